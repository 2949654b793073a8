//! The gate `checks`: every required check is usable, or waived.

use crate::domain::case::check::{CheckKind, CheckStatus, PoliceKind, Usability};
use crate::domain::case::view::View;
use crate::domain::refusal::{Gap, Lifter, gap};

/// Every required check is usable, or waived.
pub(super) fn checks(view: &View<'_>) -> Vec<Gap> {
    let required = view.policy.required_checks.iter();
    required
        .filter_map(|kind| check_gap(*kind, view.file.usability(*kind, view.policy, view.today)))
        .collect()
}

fn check_gap(kind: CheckKind, usability: Usability) -> Option<Gap> {
    let request = kind.begin();
    let found = match usability {
        Usability::Usable | Usability::Waived => return None,
        Usability::Missing => gap("check-missing", Lifter::Vetter, request),
        Usability::NotRead(status) => {
            let command = match status {
                CheckStatus::Received => format!("check authenticate CASE {kind} --text -"),
                CheckStatus::Authenticated => format!("check read CASE {kind} --result RESULT --issued DAY"),
                CheckStatus::Cancelled | CheckStatus::Lapsed | CheckStatus::NotRequested => request,
                _ => format!("check receive CASE {kind}"),
            };
            gap("check-not-read", Lifter::Vetter, command).naming("status", &status)
        }
        Usability::Unresolved(result) => {
            let command = match kind {
                CheckKind::Police => {
                    format!("check request CASE police --kind {} --method fingerprint", PoliceKind::Crjmc)
                }
                _ => format!("check read CASE {kind} --result RESULT --issued DAY"),
            };
            let result = result.map_or_else(|| "none".to_owned(), |result| result.to_string());
            gap("check-unresolved", Lifter::Vetter, command).naming("result", &result)
        }
        Usability::TooNarrow => gap("check-too-narrow", Lifter::Vetter, request),
        Usability::Undated => gap(
            "check-undated",
            Lifter::Vetter,
            format!("check read CASE {kind} --result RESULT --issued DAY"),
        ),
        Usability::FromTheFuture(day) => {
            let command = format!("check read CASE {kind} --result RESULT --issued DAY");
            gap("check-from-the-future", Lifter::Vetter, command).naming("day", &day)
        }
        Usability::Stale(until) => gap("check-stale", Lifter::Vetter, request).naming("until", &until),
        Usability::StaleOn(until, day) => {
            gap("check-stale-on", Lifter::Vetter, request).naming("until", &until).naming("day", &day)
        }
    };
    Some(found.naming("check", &kind))
}
