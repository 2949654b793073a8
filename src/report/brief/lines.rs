//! What a brief says in one line each: what is grave and unseen, what two approvers waived, what was told outside,
//! and documents on which another name stands.

use crate::report::brief::withheld::Sieve;
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::ladder_rows::ReferralRow;
use crate::report::sheet::rows::DocumentRow;
use crate::report::texts::Texts;
use crate::say;

/// What two approvers waived, and why.
pub(super) fn waivers(sheet: &Sheet, texts: &Texts) -> Vec<String> {
    let sieve = Sieve::of(sheet, texts);
    sheet.waivers.iter().map(|row| sieve.waiver(row)).collect()
}

/// To whom something was told, and when: not what.
pub(super) fn outside(sheet: &Sheet, texts: &Texts) -> Vec<String> {
    let line = |row: &ReferralRow| match (&row.told, row.withheld) {
        (None, true) => say!(texts, flag_withheld),
        _ => phrases::referral_head(row, texts),
    };
    sheet.referrals.iter().map(line).collect()
}

/// What is grave and no decision in effect has seen: since when, who has it, what ends it.
pub(super) fn grave(sheet: &Sheet, texts: &Texts) -> Vec<String> {
    sheet.grave.iter().map(|row| format!("{} {}", row.line(texts), row.ends(texts))).collect()
}

/// Documents with another name or birth date than the applicant's, besides those that a check names already.
pub(super) fn other_names<'a>(
    sheet: &'a Sheet,
    texts: &'a Texts,
) -> impl Iterator<Item = (String, String)> + 'a {
    let told = |document: &&DocumentRow| sheet.checks.iter().any(|check| check.printed == document.printed);
    sheet.documents.iter().filter(move |document| !told(document)).filter_map(|document| {
        let state = phrases::printed_line(document.printed.as_ref()?, texts)?;
        Some((document.title.clone(), state))
    })
}
