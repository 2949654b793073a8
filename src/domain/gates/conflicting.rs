//! The gate `conflicting`: no two decisions are in effect that were made without knowledge of each other.

use crate::domain::case::view::View;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};

pub(super) fn conflicting(view: &View<'_>) -> Vec<Gap> {
    if !view.file.is_conflicting() {
        return Vec::new();
    }
    let mut command = Suggest::on_case("reverse");
    if let Some(decision) = view.file.in_effect() {
        command = command.item(view.file.item(decision.stamp.id));
    }
    let (cause, command) = match view.file.agreed() {
        Some(outcome) => (Cause::Agreeing { outcome }, command.word(outcome)),
        None => (Cause::Conflicting, command.blank(Blank::Outcome)),
    };
    let command = command.asking("--ground", Blank::Ground).text("--why");
    vec![Gap::new(cause, Lifter::TwoApprovers, command)]
}
