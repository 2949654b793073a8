//! A page names a decision that is no longer in effect, because its reader may have relied on it.

use crate::report::sheet::Sheet;
use crate::report::sheet::outcome_rows::ShownState;
use crate::report::standing;
use crate::report::texts::Texts;
use crate::say;

/// The sentence for a decision that was set aside, or for a greenlight that ended, where nothing was decided since.
pub(super) fn undone(sheet: &Sheet, texts: &Texts) -> Option<String> {
    set_aside(sheet, texts).or_else(|| Some(standing::was_greenlit(sheet.was_greenlit.as_ref()?, texts)))
}

fn set_aside(sheet: &Sheet, texts: &Texts) -> Option<String> {
    let rows = || sheet.decisions.iter().rev();
    let aside = rows().find(|decision| decision.state == ShownState::Undecided)?;
    let was = rows().find(|decision| Some(decision.mark.id) == aside.reverses)?;
    let (day, on) = (texts.day(was.effect().day), texts.day(aside.effect().day));
    Some(say!(texts, brief_set_aside, outcome = texts.word(was.outcome), day = day, on = on))
}
