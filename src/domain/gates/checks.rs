//! The gate `checks`: every required check is usable, or waived, and no dispute is open.

use chrono::NaiveDate;

use super::consent::{ask_for, missing_for};
use crate::domain::case::CaseFile;
use crate::domain::case::check::Method;
use crate::domain::case::check::usable::{FINGERPRINT_DAYS, Usability};
use crate::domain::case::consent::refused;
use crate::domain::case::view::View;
use crate::domain::check_kind::{Begun, CheckKind, CheckResult, CheckStatus, ConsentFor, PoliceKind};
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::words::Word as _;

/// Every required check is usable, or waived; no dispute with a provider is open, or it is waived.
pub(super) fn checks(view: &View<'_>) -> Vec<Gap> {
    let enough = |usability: &Usability| !usability.is_enough();
    gaps(view, |kind| Some(view.file.usability(kind, view.policy, view.today)).filter(enough))
}

/// The same on the day on which nominations close.
pub(super) fn checks_at_close(view: &View<'_>) -> Vec<Gap> {
    gaps(view, |kind| Some(view.file.usability_at_close(kind, view.policy, view.today)))
}

/// The same on the day of the meeting, for somebody who was endorsed before it was moved.
pub(super) fn checks_at_meeting(view: &View<'_>) -> Vec<Gap> {
    let too_old = |usability: &Usability| matches!(usability, Usability::StaleOn(..));
    gaps(view, |kind| Some(view.file.usability(kind, view.policy, view.today)).filter(too_old))
}

fn gaps(view: &View<'_>, usability: impl Fn(CheckKind) -> Option<Usability>) -> Vec<Gap> {
    let disputed = CheckKind::ALL.iter().filter(|kind| view.file.is_disputed(**kind));
    let disputes = disputed.map(|kind| {
        let command = Suggest::on_case("waive").word("dispute").word(kind).text("--why");
        Gap::new(Cause::CheckDisputed { check: *kind }, Lifter::TwoApprovers, command)
    });
    let required = view.policy.required_checks.iter();
    let unusable = required.filter_map(|kind| {
        let gap = check_gap(view, *kind, usability(*kind)?)?;
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
            Gap::new(Cause::CheckRefused { check: kind, day }, Lifter::TwoApprovers, waives(kind))
        }
        (None, missing) if missing.is_empty() => gap,
        (None, missing) => Gap { command: Some(ask_for(kind, &missing)), instead: None, ..gap },
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

fn waives(kind: CheckKind) -> Suggest {
    Suggest::on_case("waive").word(kind).text("--why")
}

/// The command that begins a check.
pub fn begins(kind: CheckKind) -> Suggest {
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

/// A police check that is not resolved has two ways out: to declare again and to repeat it, or fingerprints. These are not
/// proposed where they may come back only after nominations are closed (`docs/rules.md`, 4.16).
fn incomplete(view: &View<'_>) -> Gap {
    let (check, days) = (CheckKind::Police, FINGERPRINT_DAYS);
    let again = begins(check).given("--method", Method::Name);
    match view.file.close_before_fingerprints(view.policy, view.today) {
        Some(close) => Gap::new(Cause::CheckIncompleteLate { check, days, close }, Lifter::Vetter, again),
        None => {
            let fingerprints = begins(check).given("--method", Method::Fingerprint);
            Gap::new(Cause::CheckIncomplete { check, days }, Lifter::Vetter, fingerprints).or(again)
        }
    }
}

/// Too old when nominations close: another one, or two approvers waive it. Before one could reach that day, they alone.
fn stale_at_close(view: &View<'_>, check: CheckKind, until: NaiveDate, close: NaiveDate) -> Gap {
    let cause = Cause::CheckStaleAtClose { check, until, close };
    if view.policy.reached_from(close).is_some_and(|from| view.today < from) {
        return Gap::new(cause, Lifter::TwoApprovers, waives(check));
    }
    Gap::new(cause, Lifter::Vetter, begins(check)).or(waives(check))
}

fn check_gap(view: &View<'_>, kind: CheckKind, usability: Usability) -> Option<Gap> {
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
        Usability::Unresolved(Some(CheckResult::Incomplete)) => return Some(incomplete(view)),
        Usability::Unresolved(result) => {
            let command = match kind {
                CheckKind::Police => request().given("--method", Method::Fingerprint),
                _ => read(),
            };
            (Cause::CheckUnresolved { check, result }, command)
        }
        Usability::StaleAtClose(until, close) => return Some(stale_at_close(view, kind, until, close)),
        Usability::NotClear => (Cause::CheckNotClear { check }, read()),
        Usability::TooNarrow => (Cause::CheckTooNarrow { check }, request()),
        Usability::Undated => (Cause::CheckUndated { check }, read()),
        Usability::FromTheFuture(day) => (Cause::CheckFromTheFuture { check, day }, read()),
        Usability::Stale(until) => (Cause::CheckStale { check, until }, request()),
        Usability::StaleOn(until, day) => (Cause::CheckStaleOn { check, until, day }, request()),
    };
    Some(Gap::new(cause, Lifter::Vetter, command))
}
