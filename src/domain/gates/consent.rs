//! The gate `consent`: no check runs without the consents that it needs.

use crate::domain::case::CaseFile;
use crate::domain::case::consent::standing;
use crate::domain::case::view::View;
use crate::domain::check_kind::{CheckKind, CheckStatus, ConsentFor};
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};

/// The consents that checks run without.
pub fn consents_missing(file: &CaseFile) -> Vec<(CheckKind, ConsentFor)> {
    let mut missing = Vec::new();
    for kind in CheckKind::of_which(|kind| kind.needs_consent) {
        let run = file.check(kind).is_some_and(|check| {
            !matches!(
                check.status(),
                CheckStatus::NotRequested | CheckStatus::ConsentPending | CheckStatus::Cancelled
            )
        });
        for to in [ConsentFor::Run, ConsentFor::Result] {
            if run && standing(&file.consents, kind, to).is_none() {
                missing.push((kind, to));
            }
        }
    }
    missing
}

pub(super) fn consent(view: &View<'_>) -> Vec<Gap> {
    let missing = consents_missing(view.file).into_iter();
    let gap_of = |(kind, to): (CheckKind, ConsentFor)| {
        let command = Suggest::on_case("consent").word(kind).asking("--on", Blank::Day).given("--for", to);
        Gap::new(Cause::Consent { check: kind, to }, Lifter::Vetter, command)
    };
    missing.map(gap_of).collect()
}
