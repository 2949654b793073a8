//! What of a case does not verify.

use crate::domain::case::CaseFile;
use crate::domain::fault::Fault;
use crate::domain::ids::EventId;

impl CaseFile {
    /// Whether something of it does not verify. Then no decision of it is in effect.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        !self.history.faults().is_empty()
    }

    /// The events that do not verify, those first that can be read, in their order.
    #[must_use]
    pub fn broken(&self) -> Vec<(EventId, Fault)> {
        let mut all: Vec<(EventId, Fault)> =
            self.history.faults().all().iter().map(|(id, fault)| (*id, *fault)).collect();
        all.sort_by_key(|(id, _)| (self.history.position(*id).unwrap_or(usize::MAX), *id));
        all
    }

    /// The heads of what counts, for saying what had been signed: an event that does not verify takes nothing from what
    /// was built on it.
    #[must_use]
    pub fn heads_of_signed(&self) -> Vec<EventId> {
        let signed = |at: usize| {
            let entry = self.history.entries().get(at);
            entry.is_some_and(|entry| self.history.faults().of(entry.id) != Some(Fault::Signature))
        };
        self.history.heads_among(|at| self.is_ok(at) && signed(at))
    }
}
