//! Handling codes: who may pass a text on. Only its author, a reviewer or an approver loosens one.

use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, rule};
use crate::domain::words::words;

words! {
    /// Who may read it in a summary.
    Handling "handling" {
        /// May be passed on.
        Passed = "P",
        /// Only under the stated condition.
        Conditional = "C",
    }
}

/// Whether a new code or condition would let a text be passed on where it may not be now.
pub(super) fn loosens(
    now: (Option<Handling>, Option<&str>),
    code: Option<Handling>,
    condition: Option<&str>,
) -> bool {
    let (held, under) = now;
    let frees = code == Some(Handling::Passed);
    held == Some(Handling::Conditional) && (frees || condition.is_some() && condition != under)
}

pub(super) fn handling_kept(command: impl Into<Option<Suggest>>) -> Refusal {
    rule(Cause::HandlingKept, Lifter::SeniorOther, command)
}
