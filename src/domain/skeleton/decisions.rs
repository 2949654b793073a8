//! Recommendations and decisions, as their headers tell.

use crate::domain::event::Outcome;
use crate::domain::ids::{EventId, PersonId};

/// A recommendation.
#[derive(Debug, Clone)]
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
    /// The recommendation that it relies on: the last that its author had seen, by somebody else not recused.
    pub recommendation: Option<usize>,
    /// Whether it has no effect until somebody else agrees.
    pub needs_second: bool,
    /// Where a second took effect.
    pub seconded: Option<usize>,
}

impl DecisionFrame {
    /// Whether a recommendation that counts carries it, where it takes one. A decision whose only recommendation
    /// came late has no effect, seconded or not.
    pub(super) fn is_founded(&self) -> bool {
        self.reverses.is_some() || self.recommendation.is_some()
    }

    /// Where it took effect.
    #[must_use]
    pub fn effective_at(&self) -> Option<usize> {
        if self.needs_second { self.seconded } else { Some(self.at) }
    }
}

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionState {
    /// It holds.
    Effective,
    /// It waits for its second.
    AwaitingSecond,
    /// It waited, and something came that it had not seen; or the recommendation that it relied on does not count.
    Lapsed,
    /// A later decision that knew it took its place.
    Reversed,
}
