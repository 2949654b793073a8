//! Recommendations and decisions, as their headers tell: which took effect, which waits, which a later one replaced.

use super::{Author, Skeleton};
use crate::domain::district::DistrictCode;
use crate::domain::event::Outcome;
use crate::domain::history::History;
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
    /// Every second that took effect: each of several stores may have had one as its first.
    pub(super) seconds: Vec<usize>,
}

impl DecisionFrame {
    /// Whether a recommendation that counts supports it, if it needs one. A decision whose only recommendation came
    /// late has no effect, seconded or not.
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

/// That somebody does not agree to an act that waits.
#[derive(Debug, Clone, Copy)]
pub struct Declined {
    /// Its position in the log.
    pub at: usize,
    /// The act that is declined.
    pub of: EventId,
    /// By whom.
    pub by: PersonId,
}

impl DecisionState {
    /// Whether it took effect, even if it has ended since.
    pub fn took_effect(self) -> bool {
        matches!(self, DecisionState::Effective | DecisionState::Reversed | DecisionState::Ended)
    }
}

words! {
    /// The state of a decision.
    DecisionState "decision-state" {
        /// It is in effect.
        Effective = "effective",
        /// It waits for its second.
        AwaitingSecond = "awaiting-second",
        /// It waited, and something came that it had not seen; or the recommendation on which it relied does not count.
        Lapsed = "lapsed",
        /// It waited, and somebody declined.
        Declined = "declined",
        /// A later decision whose author had seen it replaced it.
        Reversed = "reversed",
        /// A greenlight that is no longer in effect: the case moved to another district, or the person withdrew.
        Ended = "ended",
        /// Something of its case does not verify, so nobody can tell its state.
        Broken = "broken",
    }
}

impl Skeleton {
    /// Takes a decision or a reversal.
    pub(super) fn decide(
        &mut self,
        at: usize,
        id: EventId,
        author: Author,
        outcome: Outcome,
        reverses: Option<EventId>,
        needs_second: bool,
    ) {
        self.decisions.push(DecisionFrame {
            at,
            id,
            by: author.person,
            outcome,
            reverses,
            recommendation: self.counted(author.relies_on),
            district: author.district,
            needs_second,
            seconded: None,
            seconds: Vec::new(),
        });
    }

    /// The recommendation on which a decision at `at` by `me` relies.
    pub fn relies_on(&self, at: usize, me: PersonId, history: &History) -> Option<&Recommendation> {
        let knew = |earlier: usize| history.knew(at, earlier);
        self.recommendations.iter().rev().find(|Recommendation { by, at, .. }| {
            !self.same.is(*by, me) && knew(*at) && self.recusal_among(*by, history, knew).is_none()
        })
    }

    /// The position of a recommendation, if it counts.
    fn counted(&self, recommendation: Option<Recommendation>) -> Option<usize> {
        let at = recommendation?.at;
        self.recommendations.iter().any(|counts| counts.at == at).then_some(at)
    }

    /// The state of a decision now.
    pub fn decision_state(&self, index: usize, history: &History) -> Option<DecisionState> {
        let decision = self.decisions.get(index)?;
        if decision.effective_at().is_none() {
            let declined = |decline: &Declined| {
                let lapsed = || self.lapse_of(index, history, |at| history.knew(decline.at, at)).is_some();
                decline.of == decision.id && decision.is_founded() && !lapsed()
            };
            return Some(if self.declines.iter().any(declined) {
                DecisionState::Declined
            } else if !decision.is_founded() || self.lapse_of(index, history, |_| true).is_some() {
                DecisionState::Lapsed
            } else {
                DecisionState::AwaitingSecond
            });
        }
        // An author who had not seen it in effect had seen a waiting text, and replaced nothing: both count.
        let replaced = self.decisions.iter().any(|later| {
            later.effective_at().is_some() && decision.was_seen_in_effect(|at| history.knew(later.at, at))
        });
        Some(if replaced {
            DecisionState::Reversed
        } else if self.carries(decision, history) {
            DecisionState::Effective
        } else {
            DecisionState::Ended
        })
    }

    /// Whether a decision still applies to this case: a greenlight only while the case is in the district for which it
    /// was given, and until the person withdraws or the candidacy lapses.
    fn carries(&self, decision: &DecisionFrame, history: &History) -> bool {
        !decision.outcome.is_greenlight()
            || decision.district == self.district()
                && !self.ended.iter().any(|ended| history.knew(*ended, decision.at))
    }

    /// The decisions that took effect, that no later one replaced, and that apply to this case still, including one
    /// that sets aside.
    fn standing<'a>(&'a self, history: &'a History) -> impl Iterator<Item = &'a DecisionFrame> {
        self.decisions
            .iter()
            .enumerate()
            .filter(|(index, _)| self.decision_state(*index, history) == Some(DecisionState::Effective))
            .map(|(_, decision)| decision)
    }

    /// The decisions in effect now. More than one: they are conflicting.
    pub fn in_effect<'a>(&'a self, history: &'a History) -> impl Iterator<Item = &'a DecisionFrame> {
        self.standing(history).filter(|decision| decision.outcome != Outcome::Undecided)
    }

    /// Whether a greenlight is in effect, and nothing else: the condition of a phase in which the person is a candidate
    /// of the party.
    pub fn is_greenlit(&self, history: &History) -> bool {
        let mut standing = self.standing(history).peekable();
        standing.peek().is_some() && standing.all(|decision| decision.outcome.is_greenlight())
    }

    /// Flags, findings, checks and replies that a decision had not seen.
    pub fn unseen_by<'a>(
        &'a self,
        decision: &'a DecisionFrame,
        history: &'a History,
    ) -> impl Iterator<Item = usize> + 'a {
        self.news.iter().copied().filter(|news| !history.knew(decision.at, *news))
    }
}
