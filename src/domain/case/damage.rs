//! What of a case does not verify.

use crate::domain::case::CaseFile;
use crate::domain::fault::Fault;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::judge::{Verdict, judge};
use crate::domain::roster::Roster;

impl CaseFile {
    /// Whether something of it does not verify. Then no decision of it is in effect.
    pub fn is_broken(&self) -> bool {
        !self.history.faults().is_empty()
    }

    /// The events that do not verify, those first that can be read, in their order.
    pub fn broken(&self) -> Vec<(EventId, Fault)> {
        let mut broken: Vec<(EventId, Fault)> =
            self.history.faults().all().iter().map(|(id, fault)| (*id, *fault)).collect();
        broken.sort_by_key(|(id, _)| (self.history.position(*id).unwrap_or(usize::MAX), *id));
        broken
    }

    /// The heads of the events that count, to show what had been signed: an event that does not verify does not
    /// invalidate those built on it. Only those of `among` are meant.
    pub fn heads_of_signed(&self, among: impl Fn(usize) -> bool) -> Vec<EventId> {
        let signed = |at: usize| {
            let entry = self.history.entries().get(at);
            entry.is_some_and(|entry| self.history.faults().of(entry.id) != Some(Fault::Signature))
        };
        self.history.heads_among(|at| self.is_ok(at) && signed(at) && among(at))
    }
}

/// The verdict on each event. Where the roster has invalid events, an event that would be judged otherwise without them
/// rests on them and is invalid as well; where one of them cannot be read, nobody knows what rests on it.
pub(super) fn judged(history: History, roster: &Roster) -> (History, Vec<Verdict>) {
    if roster.faults().is_empty() {
        let verdicts = judge(&history, roster);
        return (history, verdicts);
    }
    let verdicts = judge(&history, &roster.as_written());
    let without = judge(&history, &roster.without_what_fails());
    let weight = |verdict: &Verdict| {
        (verdict.standing, verdict.role, verdict.author.map(|author| (author.person, author.all_seconded)))
    };
    let differs = history.entries().iter().zip(verdicts.iter().zip(&without));
    let differs = differs.filter(|(_, (all, rest))| weight(all) != weight(rest)).map(|(entry, _)| entry.id);
    let gaps = roster.faults().all().keys().filter(|_| roster.has_gaps());
    let doubts: Vec<(EventId, Fault)> = differs.chain(gaps.copied()).map(|id| (id, Fault::Roster)).collect();
    (history.doubted(doubts), verdicts)
}
