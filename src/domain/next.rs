//! What comes next in a case: the one step towards its end, given its state and what is missing.

use crate::domain::case::Status;
use crate::domain::event::Outcome;
use crate::domain::refusal::{GateId, Lifter, Purpose};

/// The next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Resolve conflicting decisions.
    Reverse,
    /// Second the decision that waits.
    Second,
    /// Close a case that ended.
    Close,
    /// Recommend.
    Recommend,
    /// Decide so.
    Decide(Outcome),
    /// Meet the condition of this number.
    Condition(u32),
    /// Tell the applicant.
    Notice,
    /// Hand out the brief.
    Brief,
}

impl Step {
    /// The step in one word, for JSON.
    pub fn word(self) -> &'static str {
        match self {
            Step::Reverse => "reverse",
            Step::Second => "second",
            Step::Close => "close",
            Step::Recommend => "recommend",
            Step::Decide(_) => "decide",
            Step::Condition(_) => "condition",
            Step::Notice => "notice",
            Step::Brief => "brief",
        }
    }

    /// Who can take it.
    pub fn who(self) -> Lifter {
        match self {
            Step::Reverse => Lifter::TwoApprovers,
            Step::Second | Step::Decide(_) => Lifter::Approver,
            Step::Close | Step::Brief => Lifter::SeniorOther,
            Step::Recommend | Step::Condition(_) | Step::Notice => Lifter::Vetter,
        }
    }

    /// Whether a member of the riding, who neither decides nor seconds, leaves it to others.
    pub fn is_barred_by_interest(self) -> bool {
        matches!(self, Step::Decide(_) | Step::Second | Step::Reverse)
    }
}

/// The state of a case, as far as the next step depends on it.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// Its state.
    pub status: Status,
    /// The gates that are not passed.
    pub shut: &'a [(GateId, Purpose)],
    /// The last recommendation of somebody who is not recused.
    pub recommended: Option<Outcome>,
    /// The first condition of the decision in effect that nobody met or waived.
    pub open_condition: Option<u32>,
    /// Whether the applicant was told since the decision.
    pub told: bool,
}

/// The next step, where one can be taken now.
pub fn next(state: &State<'_>) -> Option<Step> {
    let shut = |wanted: GateId| state.shut.iter().any(|(gate, _)| *gate == wanted);
    // Somebody who keeps the roster neither decides nor seconds, where the policy has it so.
    let kept_apart = shut(GateId::SeparateAdmin);
    match state.status {
        Status::Conflicting => Some(Step::Reverse),
        Status::AwaitingSecond => Some(Step::Second).filter(|_| !kept_apart),
        Status::Closed | Status::Broken => None,
        Status::Withdrawn | Status::Lapsed => Some(Step::Close),
        // Its conditions, then telling the applicant, then the brief.
        Status::Greenlit | Status::Conditional | Status::Withheld => {
            let told = if state.told { Step::Brief } else { Step::Notice };
            Some(state.open_condition.map_or(told, Step::Condition))
        }
        Status::Open | Status::Recommended => {
            let waits = |gate: GateId| matches!(gate, GateId::Recommendation | GateId::SeparateAdmin);
            let ready =
                state.shut.iter().all(|(gate, purpose)| *purpose == Purpose::Withhold || waits(*gate));
            if !ready {
                None
            } else if shut(GateId::Recommendation) {
                Some(Step::Recommend)
            } else {
                let outcome = state.recommended.unwrap_or(Outcome::Greenlight);
                Some(Step::Decide(outcome)).filter(|_| !kept_apart)
            }
        }
    }
}
