//! What a brief says in one line each: what two approvers waived, and what was told outside.

use crate::report::brief::withheld::Sieve;
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::ladder_rows::ReferralRow;
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
