//! Takes a bundle in: the roster first, then each case as the roster then is, with one transaction, or nothing. The checks
//! do not depend on when or in which order bundles come; one that needs what has not come yet waits for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::authority::Denied;
use crate::domain::case::document::file_of;
use crate::domain::entry::{Entry, LogKind, Timestamp};
use crate::domain::history::Unlinked;
use crate::domain::ids::{Digest256, EventId, PublicKey};
use crate::domain::roster::{Roster, RosterRefusal};
use crate::exchange::admit::{Merged, NotAdmitted};
use crate::exchange::bundle::Bundle;
use crate::store::attest::LogState;
use crate::store::colleagues::{LogNote, Reached};
use crate::store::heard::Heard;
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
    /// The law never allowed an event of a case.
    #[error("event {0} was never allowed: {1}")]
    Void(EventId, Denied),
    /// The law never allowed an event of the roster.
    #[error("event {0} of the roster was never allowed")]
    VoidInRoster(EventId, RosterRefusal),
    /// An event is not admitted for another reason.
    #[error("{0}")]
    NotAdmitted(NotAdmitted),
    /// The vault.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<NotAdmitted> for NotReceived {
    fn from(why: NotAdmitted) -> NotReceived {
        match why {
            NotAdmitted::Unlinked(Unlinked::Missing { .. }) => NotReceived::Early,
            NotAdmitted::Void(event, denied) => NotReceived::Void(event, denied),
            NotAdmitted::Store(error) => NotReceived::Store(error),
            other => NotReceived::NotAdmitted(other),
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

/// The roster as it will be.
fn roster_with(store: &Store, came: &[Entry]) -> Result<(Arc<Roster>, Option<Merged>), NotReceived> {
    if came.is_empty() {
        return Ok((store.roster()?, None));
    }
    let merged = Merged::of(store, store.roster_log()?, LogKind::Roster, came)?;
    let roster = Roster::replay(&merged.history);
    for (at, entry) in merged.history.entries().iter().enumerate() {
        if let Some(refusal) = roster.refusal(at).filter(|_| merged.new.contains(&entry.id)) {
            return Err(NotReceived::VoidInRoster(entry.id, refusal));
        }
    }
    Ok((Arc::new(roster), Some(merged)))
}

/// The new events of a case that count too late. One whose roster has not come yet was not refused by the law.
fn late(merged: &Merged, roster: &Roster) -> Result<Vec<EventId>, NotReceived> {
    merged.late(roster).map_err(|why| match why {
        NotAdmitted::Void(event, _) if cites_what_is_not_here(merged, roster, event) => NotReceived::Early,
        other => other.into(),
    })
}

fn cites_what_is_not_here(merged: &Merged, roster: &Roster, event: EventId) -> bool {
    merged.history.get(event).is_some_and(|entry| roster.past_of(&entry.header.auth).is_none())
}

/// Whether the heads of these logs are here, those of forgotten cases apart.
fn are_all_here(store: &Store, logs: &[LogNote]) -> Result<bool, StoreError> {
    for LogState { log, heads, .. } in logs.iter().map(|note| &note.attested.state) {
        if store.forgotten(*log)?.is_some() {
            continue;
        }
        for head in heads {
            if !store.has_event(*log, *head)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Takes in a bundle that was opened with the key `me` and that came `through` a mailbox, or by hand. What is here already
/// is passed over, and where its stored bytes do not verify, mended.
pub fn receive(
    store: &mut Store,
    bundle: Bundle,
    me: PublicKey,
    through: Option<&str>,
    now: Timestamp,
) -> Result<Received, NotReceived> {
    let Bundle { manifest, logs, documents } = bundle;
    let of_roster = store.roster_log()?;
    let mut received = Received::default();
    let came = logs.iter().find(|(log, _)| *log == of_roster).map_or(&[][..], |(_, entries)| entries);
    let (roster, people) = roster_with(store, came)?;
    if roster.person_of(manifest.by).is_none() {
        return Err(NotReceived::Stranger(manifest.by));
    }
    let mut batch = Batch::default();
    if let Some(people) = &people {
        received.roster = people.new.len();
        received.mended += people.mended;
        batch.known.insert(of_roster, people.stored);
        batch.entries.extend(people.new_entries().cloned());
    }
    let mut named: BTreeMap<Digest256, EventId> = BTreeMap::new();
    for (log, entries) in logs.iter().filter(|(log, _)| *log != of_roster) {
        if store.forgotten(*log)?.is_some() {
            received.forgotten.push(*log);
            continue;
        }
        let merged = Merged::of(store, *log, LogKind::Case, entries)?;
        received.mended += merged.mended;
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
            // One that comes alone may be of events that are still under way. What no event names is not kept.
            if logs.is_empty() && !are_all_here(store, &manifest.logs)? {
                return Err(NotReceived::Early);
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
    let said = manifest.said_to(me);
    batch.heard = Some(Heard {
        by: manifest.by,
        store: manifest.store,
        at: manifest.at,
        mailbox: through.map(str::to_owned),
        knows: said.map_or(Reached::NOTHING, |to| to.heard),
        claims: said.map_or(Reached::NOTHING, |to| to.claims),
        logs: manifest.logs,
    });
    store.append(&batch, now)?;
    Ok(received)
}
