//! How a candidacy stands, in words: its phase, tier and state, and whether a greenlight carries it.

use crate::domain::case::Status;
use crate::domain::skeleton::Uncleared;
use crate::report::phrases::{district, join, phase};
use crate::report::sheet::Sheet;
use crate::report::sheet::rows::WasGreenlitRow;
use crate::report::texts::Texts;
use crate::say;

/// Phase, tier and status in words.
pub fn line(sheet: &Sheet, texts: &Texts) -> String {
    let live = || sheet.deferrals.iter().filter(|deferral| deferral.live);
    let deferred = live().map(|deferral| deferral.due).min().map(|day| {
        // A trigger brings it back before the day of its review.
        let back = live().any(|deferral| deferral.due == day && !deferral.pulled.is_empty());
        say!(texts, if back { standing_deferred_back } else { standing_deferred }, day = texts.day(day))
    });
    join([
        Some(say!(texts, standing_phase, phase = phase(sheet.phase, sheet.conditional, texts))),
        Some(say!(texts, standing_tier, tier = texts.word(sheet.tier))),
        Some(say!(texts, standing_status, status = status(sheet.status, sheet.agreeing, texts))),
        // Neither a case whose checks are too old nor a deferred one must look like a clear one.
        sheet.stale.map(|age| texts.word(age)),
        deferred,
    ])
}

/// The line of a greenlight that has ended.
pub fn was_greenlit(row: &WasGreenlitRow, texts: &Texts) -> String {
    let district = row.district.as_ref().map(|row| district(row, texts)).unwrap_or_default();
    say!(texts, was_greenlit, district = district, day = texts.day(row.day))
}

/// That somebody stands without a greenlight.
pub fn uncleared(how: Uncleared, texts: &Texts) -> String {
    match how {
        Uncleared::Loud => say!(texts, uncleared_loud_line),
        Uncleared::Seconded => say!(texts, uncleared_seconded_line),
    }
}

/// The status in a word; two decisions that agree are not said to conflict.
pub fn status(status: Status, agreeing: bool, texts: &Texts) -> String {
    if agreeing { say!(texts, status_agreeing) } else { texts.word(status) }
}

/// That two decisions are in effect of which neither knew the other, and whether they agree.
pub fn made_apart(sheet: &Sheet, texts: &Texts) -> Option<String> {
    sheet.conflicting.then(|| match sheet.agreed() {
        Some(decision) => say!(texts, agreeing_line, outcome = texts.word(decision.outcome)),
        None => say!(texts, conflicting_line),
    })
}

/// What was missing when the phases of a case were set.
pub fn phase_marks<'a>(sheet: &'a Sheet, texts: &'a Texts) -> impl Iterator<Item = String> + 'a {
    sheet.phase_marks.iter().flat_map(move |row| {
        let (phase, day) = (texts.word(row.phase), texts.day(row.mark.day));
        row.gaps.iter().map(move |gap| say!(texts, phase_mark, phase = &phase, day = &day, gap = gap))
    })
}
