//! The words of states that are worked out and are no closed list of the domain: the spelling in JSON, and the end of
//! the message in a person's language (`usability-stale`, `condition-state-met`).

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
