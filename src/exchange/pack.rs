//! Makes bundles of a store for some colleagues: each case whole, of the roster and of the documents only what their
//! receipts show to be missing. Who is sent a case is asked of `domain/sight.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::case::CaseFile;
use crate::domain::case::document::file_of;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId, PersonId, PublicKey, sha256};
use crate::domain::roster::Roster;
use crate::domain::sight::{self, Reader};
use crate::exchange::bundle::{self, Manifest, Parts};
use crate::exchange::mailbox::MAX_BUNDLE;
use crate::seal::identity::Identity;
use crate::store::anchor::Anchor;
use crate::store::attest::LogState;
use crate::store::colleagues::{Attested, Lack, LogNote};
use crate::store::{Store, StoreError};

/// Room that is left in a bundle for its manifest.
const ROOM_FOR_MANIFEST: usize = 4 * 1024 * 1024;

/// Somebody to whom bundles can be sent.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// Who.
    pub person: PersonId,
    /// The keys with which they hold a role now, sorted. There is at least one.
    pub keys: Vec<PublicKey>,
    /// What they may see.
    pub reader: Reader,
}

impl Addressee {
    /// Somebody on the roster; `None` where no key of theirs holds a role, so that nothing may be sent to them.
    pub fn of(roster: &Arc<Roster>, person: PersonId, now: Timestamp) -> Option<Addressee> {
        let known = roster.person(person)?;
        let keys: BTreeSet<PublicKey> = roster.held_now(known).map(|grant| grant.key).collect();
        let keys: Vec<PublicKey> = keys.into_iter().collect();
        (!keys.is_empty()).then(|| Addressee { person, keys, reader: Reader::of(roster, person, now) })
    }

    /// Whether they are sent a case.
    pub fn is_sent(&self, file: &CaseFile) -> bool {
        sight::of(&self.reader, file).is_sent()
    }

    /// What they have of a log, as the receipts of their stores say: where they have several, only what all have.
    fn lacks(&self, history: &History, attested: &BTreeMap<PublicKey, Attested>) -> BTreeSet<EventId> {
        let lacked = |key: &PublicKey| -> BTreeSet<EventId> {
            let heads = attested.get(key).map_or(&[][..], |attested| &attested.state.heads);
            let known: Vec<EventId> =
                heads.iter().copied().filter(|head| history.position(*head).is_some()).collect();
            let past = history.past_of(&known).unwrap_or_default();
            let ids = history.ids().iter().enumerate().filter(|(at, _)| !past.contains(*at));
            ids.map(|(_, id)| *id).collect()
        };
        self.keys.iter().flat_map(lacked).collect()
    }

    /// The bodies and documents that their receipts name as missing.
    fn misses(&self, attested: &BTreeMap<PublicKey, Attested>) -> BTreeSet<Lack> {
        let of_key = |key: &PublicKey| attested.get(key).map(|attested| attested.lacks.clone());
        self.keys.iter().filter_map(of_key).flatten().collect()
    }
}

/// What some colleagues lack of a log.
#[derive(Debug, Clone, Default)]
pub struct Lacking {
    /// The events.
    pub events: BTreeSet<EventId>,
    /// Bodies and documents of events that they have.
    pub more: BTreeSet<Lack>,
}

impl Lacking {
    /// What at least one of these lacks of a log.
    pub fn of(store: &Store, history: &History, to: &[Addressee]) -> Result<Lacking, StoreError> {
        let Some(log) = history.log() else { return Ok(Lacking::default()) };
        let attested = store.attested(log)?;
        let events = to.iter().flat_map(|person| person.lacks(history, &attested)).collect();
        let more = to.iter().flat_map(|person| person.misses(&attested)).collect();
        Ok(Lacking { events, more })
    }
}

/// A bundle as a file.
#[derive(Debug)]
pub struct Sealed {
    /// SHA-256 of its bytes, by which it is named.
    pub hash: Digest256,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The keys that can open it.
    pub to: Vec<PublicKey>,
    /// What it says of each log.
    pub logs: Vec<LogNote>,
    /// How many events and documents it has. Without any it is a receipt.
    pub records: usize,
}

/// Who packs, when.
#[derive(Debug, Clone, Copy)]
pub struct Packer<'a> {
    /// The store from which is sent.
    pub store: &'a Store,
    /// Whose key signs.
    pub identity: &'a Identity,
    /// When.
    pub at: Timestamp,
    /// Whether that time was set by hand.
    pub time_set: bool,
}

/// Bundles being filled for the same colleagues. Logs are added in the order of their ids.
pub struct Packing<'a, E> {
    packer: Packer<'a>,
    anchor: Anchor,
    to: &'a [Addressee],
    logs: Vec<LogNote>,
    parts: Parts,
    documents: BTreeMap<Digest256, EventId>,
    /// The states of the logs whose documents wait, for the bundles in which these come alone.
    states: BTreeMap<EventId, LogState>,
    out: &'a mut dyn FnMut(Sealed) -> Result<(), E>,
}

impl<'a> Packer<'a> {
    /// Begins bundles for these colleagues, of whom there is at least one. Each goes to `out` when it is full, so that
    /// only one is in memory.
    pub fn begin<E: From<StoreError>>(
        self,
        to: &'a [Addressee],
        out: &'a mut dyn FnMut(Sealed) -> Result<(), E>,
    ) -> Result<Packing<'a, E>, StoreError> {
        // Nothing is attested over a store that was rolled back.
        self.store.as_seen()?;
        Ok(Packing {
            packer: self,
            anchor: self.store.anchor()?,
            to,
            logs: Vec::new(),
            parts: Parts::default(),
            documents: BTreeMap::new(),
            states: BTreeMap::new(),
            out,
        })
    }
}

impl<E: From<StoreError>> Packing<'_, E> {
    /// Adds what the recipients lack of the roster.
    pub fn add_roster(&mut self, history: &History) -> Result<(), E> {
        let lacking = Lacking::of(self.packer.store, history, self.to)?;
        let sent = history.entries().iter().filter(|entry| lacking.events.contains(&entry.id));
        let sent: Vec<(&Entry, bool)> = sent.map(|entry| (entry, true)).collect();
        self.add(history, &sent, &[])
    }

    /// Adds a case, whole, and the documents that the recipients lack.
    pub fn add_case(&mut self, file: &CaseFile) -> Result<(), E> {
        let history = file.history();
        let Lacking { events, more } = Lacking::of(self.packer.store, history, self.to)?;
        let all_read_counsel = self.to.iter().all(|person| sight::of(&person.reader, file).reads_counsel());
        let sent: Vec<(&Entry, bool)> =
            history.entries().iter().map(|entry| (entry, all_read_counsel || !entry.is_counsel())).collect();
        let lacked = |entry: &&Entry| {
            events.contains(&entry.id)
                || file_of(entry).is_some_and(|blob| more.contains(&Lack::Document(blob)))
        };
        let kept = |entry: &&Entry| !file.skeleton.purged.contains(&entry.id);
        let documents: Vec<Digest256> =
            history.entries().iter().filter(lacked).filter(kept).filter_map(file_of).collect();
        self.add(history, &sent, &documents)
    }

    /// Only says how far this store has come with a log.
    pub fn tell(&mut self, history: &History) -> Result<(), E> {
        self.add(history, &[], &[])
    }

    fn add(&mut self, history: &History, sent: &[(&Entry, bool)], documents: &[Digest256]) -> Result<(), E> {
        let Some(state) = LogState::of(history) else { return Ok(()) };
        let size = |(entry, with_body): &(&Entry, bool)| {
            let body = entry.body.as_ref().filter(|_| *with_body).map_or(0, |body| body.bytes().len());
            entry.header.to_text().len() + 72 + body
        };
        let size: usize = sent.iter().map(size).sum();
        if !self.logs.is_empty() && self.parts.size() + size + ROOM_FOR_MANIFEST > MAX_BUNDLE {
            self.close()?;
        }
        for (entry, with_body) in sent {
            self.parts.add(entry, *with_body);
        }
        let lacks = self.packer.store.lacks(state.log, history)?;
        for blob in documents {
            self.documents.insert(*blob, state.log);
            self.states.insert(state.log, state.clone());
        }
        self.logs.push(LogNote { attested: Attested { state, lacks }, sent: sent.len() });
        Ok(())
    }

    /// Closes the bundle that is being filled, with the documents for which there is room.
    fn close(&mut self) -> Result<(), E> {
        let mut waiting = Vec::new();
        for (digest, log) in std::mem::take(&mut self.documents) {
            // One that is still on its way here is sent by who has it.
            let Some(blob) = self.packer.store.document(digest)? else { continue };
            if self.parts.size() + blob.bytes.len() + ROOM_FOR_MANIFEST > MAX_BUNDLE {
                waiting.push((digest, log));
            } else {
                self.parts.add_document(&blob);
            }
        }
        self.seal()?;
        for (digest, log) in waiting {
            let (Some(blob), Some(state)) =
                (self.packer.store.document(digest)?, self.states.get(&log).cloned())
            else {
                continue;
            };
            self.parts.add_document(&blob);
            self.logs.push(LogNote { attested: Attested { state, lacks: Vec::new() }, sent: 0 });
            self.seal()?;
        }
        self.states.clear();
        Ok(())
    }

    fn seal(&mut self) -> Result<(), E> {
        let (logs, parts) = (std::mem::take(&mut self.logs), std::mem::take(&mut self.parts));
        if logs.is_empty() {
            return Ok(());
        }
        let keys: BTreeSet<PublicKey> = self.to.iter().flat_map(|person| person.keys.clone()).collect();
        let Packer { identity, at, time_set, .. } = self.packer;
        let heard_of = |key: PublicKey| -> Result<(PublicKey, i64), StoreError> {
            Ok((key, self.packer.store.colleague(key)?.map_or(0, |known| known.arrivals)))
        };
        let to: Vec<PublicKey> = keys.into_iter().collect();
        let manifest = Manifest {
            store: self.anchor,
            by: identity.public(),
            at,
            time_set,
            to: to.iter().copied().map(heard_of).collect::<Result<_, _>>()?,
            records: parts.records(),
            digest: parts.digest(),
            logs,
        };
        let bytes = bundle::seal(&manifest, &parts, identity).map_err(StoreError::from)?;
        let hash = Digest256(sha256(&bytes));
        (self.out)(Sealed { hash, bytes, to, logs: manifest.logs, records: manifest.records })
    }

    /// Closes the last bundle. Each can be taken in by itself.
    pub fn finish(mut self) -> Result<(), E> {
        self.close()
    }
}
