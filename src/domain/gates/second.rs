//! The gate `second`: a decision that waits for a second, or whose wait ended, is not in effect.

use crate::domain::case::view::View;
use crate::domain::event::Outcome;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::skeleton::DecisionState;

pub(super) fn second(view: &View<'_>) -> Vec<Gap> {
    let Some(last) = view.file.decisions.last() else { return Vec::new() };
    let decision = view.file.item(last.stamp.id);
    match last.state {
        DecisionState::AwaitingSecond => {
            let command = Suggest::on_case("second").item(decision);
            vec![Gap::new(Cause::Second { decision }, Lifter::Approver, command)]
        }
        DecisionState::Lapsed => {
            let command = match (last.reverses, last.outcome) {
                (Some(reversed), outcome) => Suggest::on_case("reverse")
                    .item(view.file.item(reversed))
                    .word(outcome)
                    .asking("--ground", Blank::Ground),
                (None, Outcome::Withhold) => Suggest::on_case("decide")
                    .word(Outcome::Withhold)
                    .asking("--reason", Blank::Code)
                    .text("--applicant"),
                (None, outcome) => Suggest::on_case("decide").word(outcome),
            };
            vec![Gap::new(Cause::SecondLapsed { decision }, Lifter::Approver, command.text("--why"))]
        }
        DecisionState::Effective
        | DecisionState::Reversed
        | DecisionState::Ended
        | DecisionState::Declined
        | DecisionState::Broken => Vec::new(),
    }
}
