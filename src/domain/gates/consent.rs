//! The gate `consent`: no check runs without the consents that it needs, each of them given before what it is for
//! (`docs/rules.md`, 3.6).

use crate::domain::case::CaseFile;
use crate::domain::case::check::consented::{Lack, Lacking};
use crate::domain::case::consent::standing;
use crate::domain::case::view::View;
use crate::domain::check_kind::{CheckKind, ConsentFor};
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

/// The consents that checks run without, by kind.
pub fn consents_missing(file: &CaseFile) -> Vec<(CheckKind, Vec<ConsentFor>)> {
    let mut all: Vec<(CheckKind, Vec<ConsentFor>)> = Vec::new();
    for lacking in file.consents_shut().into_iter().filter(|lacking| lacking.how == Lack::Missing) {
        match all.iter_mut().find(|(kind, _)| *kind == lacking.check) {
            Some((_, missing)) => missing.push(lacking.to),
            None => all.push((lacking.check, vec![lacking.to])),
        }
    }
    all
}

/// A consent is there before what it is for, or two approvers waive that it was not.
pub(super) fn consent(view: &View<'_>) -> Vec<Gap> {
    let missing = consents_missing(view.file).into_iter().map(|(check, missing)| {
        let cause = match missing.as_slice() {
            [only] => Cause::Consent { check, to: *only },
            _ => Cause::Consents { check },
        };
        Gap::new(cause, Lifter::Vetter, ask_for(check, &missing))
    });
    let late = view.file.consents_shut().into_iter().filter_map(|lacking| {
        let Lacking { check, to, how: Lack::Late(on, day), .. } = lacking else { return None };
        let command = Suggest::on_case("waive").word("consent").word(check).text("--why");
        Some(Gap::new(Cause::ConsentLate { check, to, on, day }, Lifter::TwoApprovers, command))
    });
    missing.chain(late).collect()
}
