//! Who stands for the party without a greenlight in effect, and whether two approvers let them
//! (`docs/rules.md`, 2.8).

use super::{Skeleton, Waiting};
use crate::domain::event::{Act, Phase};
use crate::domain::history::History;
use crate::domain::words::words;

words! {
    /// How somebody stands without a greenlight.
    Uncleared "uncleared" {
        /// Nobody has answered for it, or only one approver.
        Loud = "loud",
        /// Two approvers let the person stand as things are.
        Seconded = "seconded",
    }
}

impl Skeleton {
    /// Whether the person stands without a greenlight: in a phase that asks for one, or about to be let into it by a
    /// second that is still to come. Closing the case ends nothing before the polls.
    pub fn uncleared(&self, history: &History) -> Option<Uncleared> {
        if self.is_greenlit(history) || self.phase().ends() {
            return None;
        }
        if self.open_exception(history).is_some() {
            return Some(Uncleared::Loud);
        }
        let phase = self.phase();
        if !phase.asks_for_greenlight() || phase == Phase::Polled && self.is_closed() {
            return None;
        }
        let let_stand = || self.exceptions.iter().any(|exception| self.is_let(exception, history));
        Some(if let_stand() { Uncleared::Seconded } else { Uncleared::Loud })
    }

    /// A phase without a greenlight that a second would still set, where that would let somebody stand.
    pub fn exception_waits(&self, history: &History) -> Option<&Waiting> {
        let open = self.open_exception(history).filter(|_| !self.is_greenlit(history));
        open.filter(|waiting| !self.is_lapsed_phase(waiting.at, history))
    }

    /// A phase without a greenlight that nobody has answered: neither seconded nor declined. An earlier phase that
    /// somebody set after it makes it lapse and answers nothing: only another exception or the end of the candidacy does.
    pub fn open_exception(&self, history: &History) -> Option<&Waiting> {
        self.waiting.iter().rfind(|waiting| {
            let Act::Phase { phase, .. } = waiting.act else { return false };
            phase.asks_for_greenlight()
                && waiting.seconded.is_none()
                && !self.is_declined(waiting)
                && !self.is_closed()
                && !self.is_phase_back(phase)
                && !self.is_replaced(waiting.at, history)
        })
    }

    /// Whether a later phase, whose author had seen an exception, stands in its place: one that asks for a greenlight
    /// itself and was not declined, or one that ends the candidacy.
    fn is_replaced(&self, at: usize, history: &History) -> bool {
        self.phases.iter().filter(|later| history.knew(**later, at)).any(|later| {
            let Some(entry) = history.entries().get(*later) else { return false };
            let Act::Phase { phase, .. } = entry.header.act else { return false };
            let mut waiting = self.waiting.iter().filter(|waiting| waiting.at == *later);
            let declined = waiting.any(|waiting| waiting.seconded.is_none() && self.is_declined(waiting));
            phase.ends() || phase.asks_for_greenlight() && !declined
        })
    }

    fn is_declined(&self, waiting: &Waiting) -> bool {
        self.declines.iter().any(|decline| decline.of == waiting.id)
    }

    /// Whether an exception covers how the case stands now: it set the phase, and its author knew every decision that
    /// took effect and the district.
    fn is_let(&self, exception: &Exception, history: &History) -> bool {
        let knew = |at: usize| history.knew(exception.signed, at);
        let decided = self.decisions.iter().filter_map(super::DecisionFrame::effective_at);
        self.phase.set_at() == Some(exception.seconded) && decided.chain(self.district.set_at()).all(knew)
    }

    /// Where somebody came to stand without a greenlight, as far as the headers tell: the phase, each decision that took
    /// effect, and whatever undid one.
    pub fn uncleared_by(&self, history: &History) -> Vec<usize> {
        if let Some(waiting) = self.open_exception(history) {
            return vec![waiting.at];
        }
        let decided = self.decisions.iter().filter_map(super::DecisionFrame::effective_at);
        self.phase.set_at().into_iter().chain(decided).chain(self.undone_at(history)).collect()
    }
}

/// A phase that asks for a greenlight, and that two approvers set without one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exception {
    /// Where the first of them signed it.
    pub(super) signed: usize,
    /// Where the second did.
    pub(super) seconded: usize,
}
