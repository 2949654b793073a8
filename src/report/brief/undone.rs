//! What a page says of a decision that was in effect and is not any more, so that somebody who had read of it learns of it.

use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::texts::Texts;
use crate::say;

/// That the decision was set aside, or that a greenlight no longer carries, where nothing was decided since.
pub(super) fn undone(sheet: &Sheet, texts: &Texts) -> Option<String> {
    set_aside(sheet, texts).or_else(|| Some(phrases::was_greenlit(sheet.was_greenlit.as_ref()?, texts)))
}

fn set_aside(sheet: &Sheet, texts: &Texts) -> Option<String> {
    let rows = || sheet.decisions.iter().rev();
    let aside = rows().find(|one| one.state == "undecided")?;
    let was = rows().find(|one| Some(one.mark.id) == aside.reverses)?;
    let (day, on) = (texts.day(was.effect().day), texts.day(aside.effect().day));
    Some(say!(texts, brief_set_aside, outcome = texts.word(was.outcome), day = day, on = on))
}
