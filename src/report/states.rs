//! One word for each state that the record works out from headers: the spelling in JSON, and the message in a
//! person's language (`flag-step-raised`, `decision-state-lapsed`, `usability-stale`).

use crate::domain::roster::Standing;
use crate::domain::skeleton::{DecisionState, FlagStep};

/// Every step of a flag.
pub const FLAG_STEPS: [&str; 5] = ["raised", "accepted", "answered", "returned", "passed-up"];
/// Every state of a decision.
pub const DECISION_STATES: [&str; 4] = ["effective", "awaiting-second", "lapsed", "reversed"];
/// Every standing of an event.
pub const STANDINGS: [&str; 3] = ["ok", "late", "void"];
/// Every state of a condition.
pub const CONDITION_STATES: [&str; 3] = ["open", "met", "waived"];
/// Every usability of a check.
pub const USABILITIES: [&str; 10] = [
    "usable",
    "waived",
    "missing",
    "not-read",
    "unresolved",
    "too-narrow",
    "undated",
    "future-dated",
    "stale",
    "stale-on-the-day",
];

/// What was done with a flag.
#[must_use]
pub fn flag_step(step: FlagStep) -> &'static str {
    match step {
        FlagStep::Raised => "raised",
        FlagStep::Accepted => "accepted",
        FlagStep::Answered => "answered",
        FlagStep::Returned => "returned",
        FlagStep::PassedUp => "passed-up",
    }
}

/// How a decision stands.
#[must_use]
pub fn decision_state(state: DecisionState) -> &'static str {
    match state {
        DecisionState::Effective => "effective",
        DecisionState::AwaitingSecond => "awaiting-second",
        DecisionState::Lapsed => "lapsed",
        DecisionState::Reversed => "reversed",
    }
}

/// What an event counts for.
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Ok => "ok",
        Standing::Late => "late",
        Standing::Void => "void",
    }
}
