//! Takes a bundle in: the roster first, then each case as the roster then is, with one transaction, or nothing. The checks
//! do not depend on when or in which order bundles come; one that needs what has not come yet waits for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::authority::Denied;
use crate::domain::case::document::DocumentBody;
use crate::domain::entry::{Entry, LogKind, Timestamp, body_of};
use crate::domain::event::{Act, RecordKind};
use crate::domain::history::{History, Unlinked};
use crate::domain::ids::{Digest256, EventId, PublicKey};
use crate::domain::judge::judge;
use crate::domain::roster::{Roster, RosterRefusal, Standing};
use crate::exchange::bundle::{Bundle, LogNote};
use crate::store::attest::LogState;
use crate::store::colleagues::{Attested, Heard};
use crate::store::{Batch, Store, StoreError};

/// Why a bundle is not taken in. Then nothing of it is.
#[derive(Debug, thiserror::Error)]
pub enum NotReceived {
    /// Its sender never stood on the roster.
    #[error("the sender is not on the roster")]
    Stranger(PublicKey),
    /// It builds on events that have not come yet: of the roster, or of a case whose document it has.
    #[error("it builds on events that have not come yet")]
    Early,
    /// The signature of an event is not that of the key it names.
    #[error("event {0} is not signed by the key that it names")]
    BadSignature(EventId),
    /// An event does not fit into its log.
    #[error("{0}")]
    Unlinked(Unlinked),
    /// The law never allowed an event of a case.
    #[error("event {0} was never allowed: {1}")]
    Void(EventId, Denied),
    /// The law never allowed an event of the roster.
    #[error("event {0} of the roster was never allowed")]
    VoidInRoster(EventId, RosterRefusal),
    /// The vault.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<Unlinked> for NotReceived {
    fn from(unlinked: Unlinked) -> NotReceived {
        match unlinked {
            Unlinked::Missing { .. } => NotReceived::Early,
            other => NotReceived::Unlinked(other),
        }
    }
}

/// What came with a bundle.
#[derive(Debug, Clone, Default)]
pub struct Received {
    /// How many events of the roster are new.
    pub roster: usize,
    /// The cases of which something is new.
    pub cases: BTreeMap<EventId, Came>,
    /// The cases that were forgotten here, and that nobody asked for again.
    pub forgotten: Vec<EventId>,
    /// How many documents are new.
    pub documents: usize,
    /// Documents that are named and still on their way.
    pub on_their_way: usize,
    /// Events whose stored bytes did not verify, and that were mended.
    pub mended: usize,
}

/// What came of a case.
#[derive(Debug, Clone, Default)]
pub struct Came {
    /// Whether the case is new here.
    pub is_new: bool,
    /// The events that are new.
    pub events: Vec<EventId>,
    /// Those of them that came too late to count.
    pub late: Vec<EventId>,
}

impl Received {
    /// Whether everything was here already.
    pub fn is_nothing(&self) -> bool {
        self.roster == 0 && self.cases.is_empty() && self.documents == 0 && self.mended == 0
    }
}

/// The history of a log that is here; the true bytes that came take the place of what does not verify, and a body
/// that came later that of one that was missing.
fn here(store: &Store, log: EventId, came: &[Entry], mended: &mut usize) -> Result<History, StoreError> {
    let read = || match if log == store.roster_log()? { store.roster_history() } else { store.history(log) } {
        Err(StoreError::NoCase(_)) => Ok(History::default()),
        history => history,
    };
    let history = read()?;
    let brings_a_body = |entry: &Entry| {
        let here = history.get(entry.id);
        entry.body.is_some() && here.is_some_and(Entry::is_without_its_body)
    };
    if history.faults().is_empty() && !came.iter().any(brings_a_body) {
        return Ok(history);
    }
    *mended += store.mend(came)?.len();
    read()
}

/// The file that an event names.
pub(super) fn file_of(entry: &Entry) -> Option<Digest256> {
    let Act::Record { kind: RecordKind::Document, .. } = entry.header.act else { return None };
    body_of::<DocumentBody>(entry)?.file.as_ref().map(|file| file.blob)
}

/// A log as it will be: what is here, and what came.
struct Merged {
    history: History,
    /// The events that are new, in their order.
    new: BTreeSet<EventId>,
    /// How many events were stored, those that do not verify among them.
    stored: usize,
}

impl Merged {
    fn of(
        store: &Store,
        log: EventId,
        kind: LogKind,
        came: &[Entry],
        mended: &mut usize,
    ) -> Result<Merged, NotReceived> {
        let known = here(store, log, came, mended)?;
        let holds = |id: EventId| known.faults().of(id).is_none() && known.position(id).is_some();
        let is_stored = |id: EventId| known.faults().of(id).is_some() || known.position(id).is_some();
        if let Some(foreign) = came.iter().find(|entry| entry.header.kind != kind) {
            return Err(NotReceived::Unlinked(Unlinked::Foreign(foreign.id)));
        }
        let new = came.iter().map(|entry| entry.id).filter(|id| !is_stored(*id)).collect();
        let others = came.iter().filter(|entry| !holds(entry.id)).cloned();
        let sound = known.entries().iter().filter(|entry| holds(entry.id)).cloned();
        let history = History::of(sound.chain(others).collect())?;
        Ok(Merged { history, new, stored: store.length(log)? })
    }

    fn new_entries(&self) -> impl Iterator<Item = &Entry> {
        self.history.entries().iter().filter(|entry| self.new.contains(&entry.id))
    }
}

/// The roster as it will be.
fn roster_with(
    store: &Store,
    came: &[Entry],
    mended: &mut usize,
) -> Result<(Arc<Roster>, Option<Merged>), NotReceived> {
    if came.is_empty() {
        return Ok((store.roster()?, None));
    }
    let merged = Merged::of(store, store.roster_log()?, LogKind::Roster, came, mended)?;
    let roster = Roster::replay(&merged.history);
    for (at, entry) in merged.history.entries().iter().enumerate() {
        if let Some(refusal) = roster.refusal(at).filter(|_| merged.new.contains(&entry.id)) {
            return Err(NotReceived::VoidInRoster(entry.id, refusal));
        }
    }
    Ok((Arc::new(roster), Some(merged)))
}

/// The new events of a case that count too late; an error where the law never allowed one.
fn late(merged: &Merged, roster: &Roster) -> Result<Vec<EventId>, NotReceived> {
    let mut late = Vec::new();
    for (entry, verdict) in merged.history.entries().iter().zip(judge(&merged.history, roster)) {
        if !merged.new.contains(&entry.id) {
            continue;
        }
        match verdict.standing {
            Standing::Ok => {}
            Standing::Late => late.push(entry.id),
            Standing::Void if roster.past_of(&entry.header.auth).is_none() => return Err(NotReceived::Early),
            Standing::Void => {
                return Err(NotReceived::Void(entry.id, verdict.denied.unwrap_or(Denied::ParentVoid)));
            }
        }
    }
    Ok(late)
}

/// Takes in a bundle that was opened with the key `me`. What is here already is passed over, and where its stored bytes do not verify, mended.
pub fn receive(
    store: &mut Store,
    bundle: Bundle,
    me: PublicKey,
    now: Timestamp,
) -> Result<Received, NotReceived> {
    let Bundle { manifest, logs, documents } = bundle;
    let of_roster = store.roster_log()?;
    let mut received = Received::default();
    let every: Vec<&Entry> = logs.iter().flat_map(|(_, entries)| entries).collect();
    if let Some(bad) = store.unsigned(&every)?.first() {
        return Err(NotReceived::BadSignature(*bad));
    }
    let came = logs.iter().find(|(log, _)| *log == of_roster).map_or(&[][..], |(_, entries)| entries);
    let (roster, people) = roster_with(store, came, &mut received.mended)?;
    if roster.person_of(manifest.by).is_none() {
        return Err(NotReceived::Stranger(manifest.by));
    }
    let mut batch = Batch::default();
    if let Some(people) = &people {
        received.roster = people.new.len();
        batch.known.insert(of_roster, people.stored);
        batch.entries.extend(people.new_entries().cloned());
    }
    let mut named: BTreeMap<Digest256, EventId> = BTreeMap::new();
    for (log, entries) in logs.iter().filter(|(log, _)| *log != of_roster) {
        if store.forgotten(*log)?.is_some() {
            received.forgotten.push(*log);
            continue;
        }
        let merged = Merged::of(store, *log, LogKind::Case, entries, &mut received.mended)?;
        let is_new = merged.stored == 0;
        let late = late(&merged, &roster)?;
        named.extend(merged.new_entries().filter_map(file_of).map(|blob| (blob, *log)));
        if !merged.new.is_empty() {
            let events = merged.new_entries().map(|entry| entry.id).collect();
            received.cases.insert(*log, Came { is_new, events, late });
            batch.known.insert(*log, merged.stored);
            batch.entries.extend(merged.new_entries().cloned());
        }
    }
    for blob in documents {
        if store.has_document(blob.digest)? {
            continue;
        }
        let is_awaited = named.remove(&blob.digest).is_some() || store.awaits(blob.digest)?;
        if !is_awaited {
            // It may be of events that are still under way. What no event names any more is not kept.
            for LogState { log, heads, .. } in manifest.logs.iter().map(|note| &note.state) {
                if store.forgotten(*log)?.is_some() {
                    continue;
                }
                for head in heads {
                    let came = || batch.entries.iter().any(|entry| entry.id == *head);
                    if !store.has_event(*log, *head)? && !came() {
                        return Err(NotReceived::Early);
                    }
                }
            }
            continue;
        }
        received.documents += 1;
        batch.blobs.push(blob);
    }
    for (blob, log) in named {
        if !store.has_document(blob)? {
            batch.awaited.push((blob, log));
        }
    }
    received.on_their_way = batch.awaited.len();
    let attested = manifest.logs.iter().map(|LogNote { state, sent, lacks }| {
        (Attested { state: state.clone(), lacks: lacks.clone() }, *sent > 0)
    });
    batch.heard = Some(Heard {
        by: manifest.by,
        store: manifest.store,
        at: manifest.at,
        knows: manifest.heard_of(me).unwrap_or_default(),
        logs: attested.collect(),
    });
    store.append(&batch, now)?;
    Ok(received)
}
