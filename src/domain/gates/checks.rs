//! The gate `checks`: every required check is usable, or waived, and no dispute is open.

use super::consent::{ask_for, missing_for};
use crate::domain::case::CaseFile;
use crate::domain::case::check::Method;
use crate::domain::case::check::usable::Usability;
use crate::domain::case::consent::refused;
use crate::domain::case::view::View;
use crate::domain::check_kind::{Begun, CheckKind, CheckResult, CheckStatus, ConsentFor, PoliceKind};
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::words::Word as _;

/// Every required check is usable, or waived; no dispute with a provider is open, or it is waived.
pub(super) fn checks(view: &View<'_>) -> Vec<Gap> {
    let disputed = CheckKind::ALL.iter().filter(|kind| view.file.is_disputed(**kind));
    let disputes = disputed.map(|kind| {
        let command = Suggest::on_case("waive").word("dispute").word(kind).text("--why");
        Gap::new(Cause::CheckDisputed { check: *kind }, Lifter::TwoApprovers, command)
    });
    let required = view.policy.required_checks.iter();
    let unusable = required.filter_map(|kind| {
        let gap = check_gap(*kind, view.file.usability(*kind, view.policy, view.today))?;
        Some(answers_first(view.file, *kind, consent_first(view.file, *kind, gap)))
    });
    disputes.chain(unusable).collect()
}

/// No step of a check is proposed before the consents that it needs. What the applicant refused is asked for again, or
/// waived: it accuses nobody (`docs/rules.md`, 3.2).
fn consent_first(file: &CaseFile, kind: CheckKind, gap: Gap) -> Gap {
    if !kind.of_kind().needs_consent {
        return gap;
    }
    let day = ConsentFor::ALL.iter().find_map(|to| refused(&file.consents, kind, *to));
    match (day, missing_for(file, kind)) {
        (Some(day), _) => {
            let command = Suggest::on_case("waive").word(kind).text("--why");
            Gap::new(Cause::CheckRefused { check: kind, day }, Lifter::TwoApprovers, command)
        }
        (None, missing) if missing.is_empty() => gap,
        (None, missing) => Gap { command: Some(ask_for(kind, &missing)), ..gap },
    }
}

/// A declaration cannot be clear while an answer of the applicant is open, so that is answered for first.
fn answers_first(file: &CaseFile, kind: CheckKind, gap: Gap) -> Gap {
    if kind != CheckKind::Declaration {
        return gap;
    }
    let mut open = file.unweighed().into_iter();
    match open.find(|open| matches!(open.cause, Cause::DeclaredUnweighed { .. })) {
        Some(open) => Gap { command: open.command, lifted_by: open.lifted_by, ..gap },
        None => gap,
    }
}

/// The command that begins a check.
fn begins(kind: CheckKind) -> Suggest {
    let on = |verb| Suggest::on_case(verb).word(kind);
    match kind.of_kind().begun {
        Begun::Requested if kind == CheckKind::Police => {
            on("check request").given("--kind", PoliceKind::Crjmc)
        }
        Begun::Requested => on("check request"),
        Begun::Recorded => on("check record")
            .given("--status", CheckStatus::Read)
            .given("--result", CheckResult::Clear)
            .asking("--issued", Blank::Day),
    }
}

fn check_gap(kind: CheckKind, usability: Usability) -> Option<Gap> {
    let on = |verb| Suggest::on_case(verb).word(kind);
    let request = || begins(kind);
    let read = || on("check read").asking("--result", Blank::Result).asking("--issued", Blank::Day);
    let check = kind;
    let (cause, command) = match usability {
        // What is disputed is a gap of its own.
        Usability::Usable | Usability::Waived | Usability::Disputed => return None,
        Usability::Missing => (Cause::CheckMissing { check }, request()),
        Usability::NotRead(status) => {
            let command = match status {
                CheckStatus::Received => on("check authenticate").text("--text"),
                CheckStatus::Authenticated => read(),
                CheckStatus::Cancelled | CheckStatus::Lapsed | CheckStatus::NotRequested => request(),
                _ => on("check receive"),
            };
            (Cause::CheckNotRead { check, status }, command)
        }
        Usability::Unresolved(result) => {
            let command = match kind {
                CheckKind::Police => request().given("--method", Method::Fingerprint),
                _ => read(),
            };
            (Cause::CheckUnresolved { check, result }, command)
        }
        Usability::NotClear => (Cause::CheckNotClear { check }, read()),
        Usability::TooNarrow => (Cause::CheckTooNarrow { check }, request()),
        Usability::Undated => (Cause::CheckUndated { check }, read()),
        Usability::FromTheFuture(day) => (Cause::CheckFromTheFuture { check, day }, read()),
        Usability::Stale(until) => (Cause::CheckStale { check, until }, request()),
        Usability::StaleOn(until, day) => (Cause::CheckStaleOn { check, until, day }, request()),
    };
    Some(Gap::new(cause, Lifter::Vetter, command))
}
