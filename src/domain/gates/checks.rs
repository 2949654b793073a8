//! The gate `checks`: every required check is usable, or waived.

use crate::domain::case::check::Method;
use crate::domain::case::check::usable::Usability;
use crate::domain::case::view::View;
use crate::domain::check_kind::{Begun, CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};

pub(super) fn checks(view: &View<'_>) -> Vec<Gap> {
    let required = view.policy.required_checks.iter();
    required
        .filter_map(|kind| check_gap(*kind, view.file.usability(*kind, view.policy, view.today)))
        .collect()
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
        Usability::Usable | Usability::Waived => return None,
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
        Usability::TooNarrow => (Cause::CheckTooNarrow { check }, request()),
        Usability::Undated => (Cause::CheckUndated { check }, read()),
        Usability::FromTheFuture(day) => (Cause::CheckFromTheFuture { check, day }, read()),
        Usability::Stale(until) => (Cause::CheckStale { check, until }, request()),
        Usability::StaleOn(until, day) => (Cause::CheckStaleOn { check, until, day }, request()),
    };
    Some(Gap::new(cause, Lifter::Vetter, command))
}
