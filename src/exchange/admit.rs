//! Admits events of a case that other machines signed: well formed, well signed, linked, allowed by the law. Gates are
//! not asked: a decision that failed one in its own past is stored and marked, so that all stores agree.

use crate::domain::authority::Denied;
use crate::domain::entry::{Entry, LogKind, Timestamp};
use crate::domain::history::{History, Unlinked};
use crate::domain::ids::EventId;
use crate::domain::judge::judge;
use crate::domain::roster::{Roster, Standing};
use crate::seal::signature;
use crate::store::{Batch, Store, StoreError};

/// Why an event is not admitted. Then none of its batch is.
#[derive(Debug, thiserror::Error)]
pub enum NotAdmitted {
    /// The signature is not that of the key it names.
    #[error("event {0} is not signed by the key that it names")]
    BadSignature(EventId),
    /// It is an event of the roster, which `admit` does not take.
    #[error("event {0} does not belong to a case")]
    NotOfACase(EventId),
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

/// Stores events of one case and returns how many were new. It skips those that are stored already, and
/// repairs those whose stored bytes do not verify. The error is that of the first event that is not admitted.
pub fn admit(
    store: &mut Store,
    roster: &Roster,
    log: EventId,
    entries: Vec<Entry>,
    now: Timestamp,
) -> Result<usize, NotAdmitted> {
    if store.forgotten(log)?.is_some() {
        return Err(NotAdmitted::Forgotten(log));
    }
    // `mend` checks signature and hashes, too, so that bytes without a signature repair nothing.
    let mended = store.mend(&entries)?;
    let here = match store.history(log) {
        Ok(history) => history,
        Err(StoreError::NoCase(_)) => History::default(),
        Err(other) => return Err(other.into()),
    };
    let holds = |entry: &&Entry| here.faults().of(entry.id).is_none();
    let here: Vec<Entry> = here.entries().iter().filter(holds).cloned().collect();
    let known = store.length(log)?;
    let mut new: Vec<Entry> =
        entries.into_iter().filter(|entry| !here.iter().any(|known| known.id == entry.id)).collect();
    new.sort_by_key(|entry| (entry.header.n, entry.id));
    new.dedup_by_key(|entry| entry.id);
    for entry in &new {
        if entry.header.kind != LogKind::Case {
            return Err(NotAdmitted::NotOfACase(entry.id));
        }
        if !entry.is_as_signed(signature::verify) {
            return Err(NotAdmitted::BadSignature(entry.id));
        }
    }
    if new.is_empty() && !mended.is_empty() {
        return Ok(0);
    }
    let history = History::of(here.into_iter().chain(new.iter().cloned()).collect())?;
    for (entry, verdict) in history.entries().iter().zip(judge(&history, roster)) {
        if verdict.standing == Standing::Void && new.iter().any(|added| added.id == entry.id) {
            return Err(NotAdmitted::Void(entry.id, verdict.denied.unwrap_or(Denied::ParentVoid)));
        }
    }
    let count = new.len();
    let batch = Batch { entries: new, known: [(log, known)].into(), ..Batch::default() };
    store.append(&batch, now)?;
    Ok(count)
}
