//! What leaves a case undecided once more: from there on somebody has to decide, and not from its recommendation.

use super::{DecisionState, Skeleton};
use crate::domain::event::{Act, Outcome};
use crate::domain::history::History;

impl Skeleton {
    /// The position of each act that took from the case a decision in effect or one that waited: a move, a return from
    /// a candidacy that had ended, a decision that sets aside, a decline, and what made a decision lapse.
    pub fn undone_at(&self, history: &History) -> Vec<usize> {
        let mut undone = Vec::new();
        for (index, decision) in self.decisions.iter().enumerate() {
            match self.decision_state(index, history) {
                Some(DecisionState::Ended) if decision.district != self.district() => {
                    undone.extend(self.district.set_at());
                }
                Some(DecisionState::Effective) if decision.outcome == Outcome::Undecided => {
                    undone.extend(decision.effective_at());
                }
                Some(DecisionState::Declined) => {
                    let decline = self.declines.iter().find(|decline| decline.of == decision.id);
                    undone.extend(decline.map(|decline| decline.at));
                }
                Some(DecisionState::Lapsed) => undone.extend(self.lapse_of(index, history, |_| true)),
                _ => {}
            }
        }
        undone.extend(self.ended.iter().filter_map(|ended| self.return_from(*ended, history)));
        undone
    }

    /// Where somebody whose candidacy had ended came back: with the second, as every step back.
    fn return_from(&self, ended: usize, history: &History) -> Option<usize> {
        let back = |act: &Act| matches!(act, Act::Phase { phase, .. } if !phase.ends());
        let seconds = self.waiting.iter().filter(|act| back(&act.act)).filter_map(|act| act.seconded);
        seconds.filter(|second| history.knew(*second, ended)).min()
    }
}
