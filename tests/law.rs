//! The law of cases and of the roster: given events, when somebody acts, then a refusal or a state. Each test bears
//! the name of its rule. `UPDATE_GOLDEN=1` writes the table of authority anew.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

#[path = "law/carrying.rs"]
mod carrying;
mod common;
#[path = "law/decisions.rs"]
mod decisions;
#[path = "law/flags.rs"]
mod flags;
#[path = "law/recusal.rs"]
mod recusal;
#[path = "law/roster.rs"]
mod roster;
#[path = "law/same.rs"]
mod same;
#[path = "law/seconds.rs"]
mod seconds;
#[path = "law/standing.rs"]
mod standing;
#[path = "law/table.rs"]
mod table;
#[path = "law/verbs.rs"]
mod verbs;
