//! The gate `second`: a decision that waits for a second, or whose wait ended, is not in effect.

use crate::domain::case::view::View;
use crate::domain::event::Outcome;
use crate::domain::refusal::{Gap, Lifter, gap};
use crate::domain::skeleton::DecisionState;

/// A decision waits for its second, or it lapsed.
pub(super) fn second(view: &View<'_>) -> Vec<Gap> {
    let Some(last) = view.file.decisions.last() else { return Vec::new() };
    let id = view.file.short(last.stamp.id);
    match last.state {
        DecisionState::AwaitingSecond => {
            vec![gap("second", Lifter::Approver, format!("second CASE {id}")).naming("decision", &id)]
        }
        DecisionState::Lapsed => {
            let command = match (last.reverses, last.outcome) {
                (Some(reversed), outcome) => {
                    let reversed = view.file.short(reversed);
                    format!("reverse CASE {reversed} {outcome} --ground GROUND --why -")
                }
                (None, Outcome::Withhold) => {
                    "decide CASE withhold --reason CODE --applicant - --why -".to_owned()
                }
                (None, outcome) => format!("decide CASE {outcome} --why -"),
            };
            vec![gap("second-lapsed", Lifter::Approver, command).naming("decision", &id)]
        }
        DecisionState::Effective
        | DecisionState::Reversed
        | DecisionState::Ended
        | DecisionState::Declined
        | DecisionState::Broken => Vec::new(),
    }
}
