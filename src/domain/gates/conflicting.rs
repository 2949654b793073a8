//! The gate `conflicting`: no two decisions are in effect that were made without knowledge of each other.

use crate::domain::case::view::View;
use crate::domain::refusal::{Gap, Lifter, gap};

/// No two effective decisions stand unreconciled.
pub(super) fn conflicting(view: &View<'_>) -> Vec<Gap> {
    if !view.file.is_conflicting() {
        return Vec::new();
    }
    let id = view.file.in_effect().map_or_else(String::new, |one| view.file.short(one.stamp.id));
    vec![gap(
        "conflicting",
        Lifter::TwoApprovers,
        format!("reverse CASE {id} OUTCOME --ground GROUND --why -"),
    )]
}
