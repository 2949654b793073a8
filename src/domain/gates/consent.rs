//! The gate `consent`: no check runs without the consents that it needs.

use crate::domain::case::CaseFile;
use crate::domain::case::consent::standing;
use crate::domain::case::view::View;
use crate::domain::check_kind::{CheckKind, CheckStatus, ConsentFor};
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::words::Word;

/// The consents that a kind of check needs and that are not there.
pub(super) fn missing_for(file: &CaseFile, kind: CheckKind) -> Vec<ConsentFor> {
    let missing = |to: &ConsentFor| standing(&file.consents, kind, *to).is_none();
    ConsentFor::ALL.iter().copied().filter(missing).collect()
}

/// The command that records the consents that are missing: one for both.
pub(super) fn ask_for(kind: CheckKind, missing: &[ConsentFor]) -> Suggest {
    let command = Suggest::on_case("consent").word(kind).asking("--on", Blank::Day);
    match missing {
        [only] => command.given("--for", only),
        _ => command,
    }
}

/// The consents that checks run without.
pub fn consents_missing(file: &CaseFile) -> Vec<(CheckKind, Vec<ConsentFor>)> {
    let runs = |kind: &CheckKind| {
        file.check(*kind).is_some_and(|check| {
            !matches!(
                check.status(),
                CheckStatus::NotRequested | CheckStatus::ConsentPending | CheckStatus::Cancelled
            )
        })
    };
    let kinds = CheckKind::of_which(|kind| kind.needs_consent).filter(runs);
    let missing = kinds.map(|kind| (kind, missing_for(file, kind)));
    missing.filter(|(_, missing)| !missing.is_empty()).collect()
}

pub(super) fn consent(view: &View<'_>) -> Vec<Gap> {
    let gap_of = |(check, missing): (CheckKind, Vec<ConsentFor>)| {
        let cause = match missing.as_slice() {
            [only] => Cause::Consent { check, to: *only },
            _ => Cause::Consents { check },
        };
        Gap::new(cause, Lifter::Vetter, ask_for(check, &missing))
    };
    consents_missing(view.file).into_iter().map(gap_of).collect()
}
