//! What leaves a case undecided once more: from there on somebody has to decide, and not from its recommendation.

use super::{DecisionState, Skeleton};
use crate::domain::event::{Act, Outcome};
use crate::domain::history::History;

impl Skeleton {
    /// Where each act stands that took a decision from the case, or one that waited: a move, a return from a candidacy
    /// that had ended, a decision that sets aside, a decline, and what made a decision lapse.
    pub fn undone_at(&self, history: &History) -> Vec<usize> {
        let mut all = Vec::new();
        for (index, one) in self.decisions.iter().enumerate() {
            match self.decision_state(index, history) {
                Some(DecisionState::Ended) if one.district != self.district() => {
                    all.extend(self.district.set_at());
                }
                Some(DecisionState::Effective) if one.outcome == Outcome::Undecided => {
                    all.extend(one.effective_at());
                }
                Some(DecisionState::Declined) => {
                    all.extend(self.declines.iter().find(|decline| decline.of == one.id).map(|one| one.at));
                }
                Some(DecisionState::Lapsed) => all.extend(self.lapse_of(index, history, |_| true)),
                _ => {}
            }
        }
        all.extend(self.ended.iter().filter_map(|ended| self.return_from(*ended, history)));
        all
    }

    /// Where somebody whose candidacy had ended came back: with the second, as every step back.
    fn return_from(&self, ended: usize, history: &History) -> Option<usize> {
        let back = |act: &Act| matches!(act, Act::Phase { phase, .. } if !phase.ends());
        let seconds = self.waiting.iter().filter(|one| back(&one.act)).filter_map(|one| one.seconded);
        seconds.filter(|second| history.knew(*second, ended)).min()
    }
}
