//! Recommendations and decisions, as their headers tell.

use crate::domain::district::DistrictCode;
use crate::domain::event::Outcome;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::words::words;

/// A recommendation.
#[derive(Debug, Clone, Copy)]
pub struct Recommendation {
    /// Its position in the log.
    pub at: usize,
    /// By whom.
    pub by: PersonId,
    /// What for.
    pub outcome: Outcome,
}

/// A decision or a reversal.
#[derive(Debug, Clone)]
pub struct DecisionFrame {
    /// Its position in the log.
    pub at: usize,
    /// Its id.
    pub id: EventId,
    /// By whom.
    pub by: PersonId,
    /// What was decided.
    pub outcome: Outcome,
    /// For a reversal: what it reverses.
    pub reverses: Option<EventId>,
    /// The recommendation that it relies on: the last that its author had seen, by somebody else not recused. `None`
    /// where that one does not count.
    pub recommendation: Option<usize>,
    /// The district of the case, as its own past has it.
    pub district: Option<(u16, DistrictCode)>,
    /// Whether it has no effect until somebody else agrees.
    pub needs_second: bool,
    /// Where a second took effect first.
    pub seconded: Option<usize>,
    /// Every second that took effect, on its own machine as the first.
    pub(super) seconds: Vec<usize>,
}

impl DecisionFrame {
    /// Whether a recommendation that counts carries it, where it takes one. A decision whose only recommendation
    /// came late has no effect, seconded or not.
    pub(super) fn is_founded(&self) -> bool {
        self.reverses.is_some() || self.recommendation.is_some()
    }

    /// Where it took effect.
    pub fn effective_at(&self) -> Option<usize> {
        let at = if self.needs_second { self.seconded } else { Some(self.at) };
        at.filter(|_| self.is_founded())
    }

    /// Whether somebody had seen it in effect, by whichever of its seconds.
    pub(super) fn was_seen_in_effect(&self, knew: impl Fn(usize) -> bool) -> bool {
        let seconds = self.seconds.iter().any(|second| knew(*second));
        self.is_founded() && if self.needs_second { seconds } else { knew(self.at) }
    }
}

impl DecisionState {
    /// Whether it took effect, whatever came of it.
    pub fn took_effect(self) -> bool {
        matches!(self, DecisionState::Effective | DecisionState::Reversed | DecisionState::Ended)
    }
}

words! {
    /// How a decision stands.
    DecisionState "decision-state" {
        /// It holds.
        Effective = "effective",
        /// It waits for its second.
        AwaitingSecond = "awaiting-second",
        /// It waited, and something came that it had not seen; or the recommendation on which it relied does not count.
        Lapsed = "lapsed",
        /// It waited, and somebody declined.
        Declined = "declined",
        /// A later decision that knew it took its place.
        Reversed = "reversed",
        /// A greenlight that no longer carries: the case moved to another district, or the person withdrew.
        Ended = "ended",
        /// Something of its case does not verify, so nobody can say how it stands.
        Broken = "broken",
    }
}
