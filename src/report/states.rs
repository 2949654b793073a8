//! The codes of derived states, which no enum of the domain lists: their JSON spelling, and the end of their message's id
//! (`usability-stale`, `condition-state-met`).

/// Every state of a condition.
pub const CONDITION_STATES: [&str; 4] = ["open", "missed", "met", "waived"];
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
