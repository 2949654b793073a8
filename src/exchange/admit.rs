//! The door: events that other machines signed are well formed, well signed, linked, and allowed by the law, or they do
//! not come in. Gates are not asked: a decision that failed one in its own past is stored and marked, so that all stores
//! agree. A bundle comes through the same door (`exchange/receive.rs`).

use std::collections::BTreeSet;

use crate::domain::authority::Denied;
use crate::domain::entry::{Entry, LogKind, Timestamp};
use crate::domain::history::{History, Unlinked};
use crate::domain::ids::EventId;
use crate::domain::judge::judge;
use crate::domain::roster::{Roster, Standing};
use crate::store::{Batch, Store, StoreError};

/// Why an event is not admitted. Then none of its batch is.
#[derive(Debug, thiserror::Error)]
pub enum NotAdmitted {
    /// The signature is not that of the key it names.
    #[error("event {0} is not signed by the key that it names")]
    BadSignature(EventId),
    /// It is an event of the roster where one of a case belongs, or the other way round.
    #[error("event {0} belongs to a log of the other kind")]
    OtherKind(EventId),
    /// It does not fit into the log.
    #[error("{0}")]
    Unlinked(#[from] Unlinked),
    /// The law never allowed it.
    #[error("event {0} was never allowed: {1}")]
    Void(EventId, Denied),
    /// The case was forgotten here, and nobody asked for it again.
    #[error("case {0} was forgotten here")]
    Forgotten(EventId),
    /// The vault.
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// A log as it will be: what is here, and what came.
pub(super) struct Merged {
    pub(super) history: History,
    /// The events that are new.
    pub(super) new: BTreeSet<EventId>,
    /// How many events were stored, those that do not verify among them.
    pub(super) stored: usize,
    /// How many stored events the true bytes that came mended.
    pub(super) mended: usize,
}

/// The history of a log that is here.
fn here(store: &Store, log: EventId) -> Result<History, StoreError> {
    let read = if log == store.roster_log()? { store.roster_history() } else { store.history(log) };
    match read {
        Err(StoreError::NoCase(_)) => Ok(History::default()),
        read => read,
    }
}

impl Merged {
    /// Checks everything about the events that came but the law. The true bytes among them take the place of what does
    /// not verify here, and a body that came later that of one that was missing.
    pub(super) fn of(
        store: &Store,
        log: EventId,
        kind: LogKind,
        came: &[Entry],
    ) -> Result<Merged, NotAdmitted> {
        let mut known = here(store, log)?;
        let brings_a_body = |entry: &Entry| {
            let here = known.get(entry.id);
            entry.body.is_some() && here.is_some_and(Entry::is_without_its_body)
        };
        let mut mended = 0;
        if !known.faults().is_empty() || came.iter().any(brings_a_body) {
            // This checks signatures and hashes, too, so that bytes without a signature repair nothing.
            mended = store.mend(came)?.len();
            known = here(store, log)?;
        }
        let is_faulty = |id: EventId| known.faults().of(id).is_some();
        let holds = |id: EventId| known.position(id).is_some() && !is_faulty(id);
        let others: Vec<&Entry> = came.iter().filter(|entry| !holds(entry.id)).collect();
        if let Some(other) = others.iter().find(|entry| entry.header.kind != kind) {
            return Err(NotAdmitted::OtherKind(other.id));
        }
        if let Some(bad) = store.unsigned(&others).first() {
            return Err(NotAdmitted::BadSignature(*bad));
        }
        let new = others.iter().map(|entry| entry.id).filter(|id| !is_faulty(*id)).collect();
        let sound = known.entries().iter().filter(|entry| holds(entry.id)).cloned();
        let history = History::of(sound.chain(others.into_iter().cloned()).collect())?;
        Ok(Merged { history, new, stored: store.length(log)?, mended })
    }

    /// The events that are new, in their order.
    pub(super) fn new_entries(&self) -> impl Iterator<Item = &Entry> {
        self.history.entries().iter().filter(|entry| self.new.contains(&entry.id))
    }

    /// The new events of a case that count too late; an error where the law never allowed one.
    pub(super) fn late(&self, roster: &Roster) -> Result<Vec<EventId>, NotAdmitted> {
        let mut late = Vec::new();
        let judged = self.history.entries().iter().zip(judge(&self.history, roster));
        for (entry, verdict) in judged.filter(|(entry, _)| self.new.contains(&entry.id)) {
            match verdict.standing {
                Standing::Ok => {}
                Standing::Late => late.push(entry.id),
                Standing::Void => {
                    return Err(NotAdmitted::Void(entry.id, verdict.denied.unwrap_or(Denied::ParentVoid)));
                }
            }
        }
        Ok(late)
    }
}

/// Stores events of one case and returns how many were new. It skips those that are stored already, and
/// repairs those whose stored bytes do not verify. The error is that of the first event that is not admitted.
pub fn admit(
    store: &mut Store,
    roster: &Roster,
    log: EventId,
    entries: &[Entry],
    now: Timestamp,
) -> Result<usize, NotAdmitted> {
    if store.forgotten(log)?.is_some() {
        return Err(NotAdmitted::Forgotten(log));
    }
    let merged = Merged::of(store, log, LogKind::Case, entries)?;
    merged.late(roster)?;
    if merged.new.is_empty() && merged.mended > 0 {
        return Ok(0);
    }
    let entries = merged.new_entries().cloned().collect();
    let batch = Batch { entries, known: [(log, merged.stored)].into(), ..Batch::default() };
    store.append(&batch, now)?;
    Ok(merged.new.len())
}
