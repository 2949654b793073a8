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
use crate::exchange::bundle::{self, Manifest, Parts, To};
use crate::exchange::mailbox::MAX_BUNDLE;
use crate::seal::identity::Identity;
use crate::store::anchor::Anchor;
use crate::store::attest::LogState;
use crate::store::colleagues::{Attested, Lack, LogNote, Reached};
use crate::store::outbox::{Brings, OnItsWay};
use crate::store::{Blob, Store, StoreError};

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

    /// What they lack of a log: where they have several stores, what any of these lacks.
    fn lacks(&self, history: &History, known: &Known) -> BTreeSet<EventId> {
        let lacked = |key: &PublicKey| -> BTreeSet<EventId> {
            let heads = known.heads(*key);
            let heads: Vec<EventId> =
                heads.into_iter().filter(|head| history.position(*head).is_some()).collect();
            let past = history.past_of(&heads).unwrap_or_default();
            let ids = history.ids().iter().enumerate().filter(|(at, _)| !past.contains(*at));
            ids.map(|(_, id)| *id).collect()
        };
        self.keys.iter().flat_map(lacked).collect()
    }
}

/// What colleagues have of a log.
#[derive(Debug, Clone, Default)]
pub struct Known {
    attested: BTreeMap<PublicKey, Attested>,
    on_its_way: BTreeMap<PublicKey, OnItsWay>,
}

/// What counts as theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// What their receipts say.
    Receipts,
    /// What lies in a mailbox for them, too.
    OnItsWay,
}

impl Known {
    /// What they have of a log.
    pub fn of(store: &Store, log: EventId, counted: Counted) -> Result<Known, StoreError> {
        let on_its_way = match counted {
            Counted::Receipts => BTreeMap::new(),
            Counted::OnItsWay => store.on_its_way(log)?,
        };
        Ok(Known { attested: store.attested(log)?, on_its_way })
    }

    fn heads(&self, key: PublicKey) -> BTreeSet<EventId> {
        let attested = self.attested.get(&key).into_iter().flat_map(|attested| attested.state.heads.clone());
        attested.chain(self.on_its_way.get(&key).into_iter().flat_map(|way| way.heads.clone())).collect()
    }

    /// The bodies and documents that a receipt names as missing, and that are not on their way.
    fn misses(&self, key: PublicKey) -> BTreeSet<Lack> {
        let attested = self.attested.get(&key).into_iter().flat_map(|attested| attested.lacks.clone());
        let is_coming = |lack: &Lack| self.on_its_way.get(&key).is_some_and(|way| way.lacks.contains(lack));
        attested.filter(|lack| !is_coming(lack)).collect()
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
    pub fn of(known: &Known, history: &History, to: &[Addressee]) -> Lacking {
        let events = to.iter().flat_map(|person| person.lacks(history, known)).collect();
        let more = to.iter().flat_map(|person| &person.keys).flat_map(|key| known.misses(*key)).collect();
        Lacking { events, more }
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
    /// What it brings.
    pub brings: Vec<Brings>,
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
    /// The people.
    pub roster: &'a Arc<Roster>,
    /// The person whose store it is.
    pub me: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether that time was set by hand.
    pub time_set: bool,
}

/// Bundles being filled for the same colleagues. Logs are added in the order of their ids.
pub struct Packing<'a, E> {
    packer: Packer<'a>,
    reader: Reader,
    anchor: Anchor,
    to: &'a [Addressee],
    counted: Counted,
    logs: Vec<LogNote>,
    brings: BTreeMap<EventId, Brings>,
    parts: Parts,
    /// The documents that go along, each with the note of its log.
    documents: BTreeMap<Digest256, LogNote>,
    out: &'a mut dyn FnMut(Sealed) -> Result<(), E>,
}

impl<'a> Packer<'a> {
    /// Begins bundles for these colleagues, of whom there is at least one. Each goes to `out` when it is full, so that
    /// only one is in memory.
    pub fn begin<E: From<StoreError>>(
        self,
        to: &'a [Addressee],
        counted: Counted,
        out: &'a mut dyn FnMut(Sealed) -> Result<(), E>,
    ) -> Result<Packing<'a, E>, StoreError> {
        // Nothing is attested over a store that was rolled back.
        self.store.as_seen()?;
        Ok(Packing {
            packer: self,
            reader: Reader::of(self.roster, self.me, self.at),
            anchor: self.store.anchor()?,
            to,
            counted,
            logs: Vec::new(),
            brings: BTreeMap::new(),
            parts: Parts::default(),
            documents: BTreeMap::new(),
            out,
        })
    }
}

impl<E: From<StoreError>> Packing<'_, E> {
    fn lacking(&self, history: &History) -> Result<Lacking, StoreError> {
        let Some(log) = history.log() else { return Ok(Lacking::default()) };
        Ok(Lacking::of(&Known::of(self.packer.store, log, self.counted)?, history, self.to))
    }

    /// Adds what the recipients lack of the roster.
    pub fn add_roster(&mut self, people: &History) -> Result<(), E> {
        let lacking = self.lacking(people)?;
        let sent = people.entries().iter().filter(|entry| lacking.events.contains(&entry.id));
        let sent: Vec<(&Entry, bool)> = sent.map(|entry| (entry, true)).collect();
        self.add(people, Vec::new(), &sent)?;
        Ok(())
    }

    /// Adds a case, whole, and the documents that the recipients lack.
    pub fn add_case(&mut self, file: &CaseFile) -> Result<(), E> {
        let history = file.history();
        let Lacking { events, more } = self.lacking(history)?;
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
        let is_brought = |lack: &Lack| match lack {
            Lack::Body(event) => {
                all_read_counsel && history.get(*event).is_some_and(|entry| entry.body.is_some())
            }
            Lack::Document(_) => false,
        };
        let bodies: Vec<Lack> = more.iter().copied().filter(is_brought).collect();
        let note = self.add(history, self.own_lacks(file)?, &sent)?;
        if let Some(brings) = self.brings.get_mut(&file.id) {
            brings.lacks = bodies;
        }
        if let Some(note) = note {
            self.documents.extend(documents.into_iter().map(|blob| (blob, note.clone())));
        }
        Ok(())
    }

    /// Only says how far this store has come with the roster.
    pub fn tell_roster(&mut self, people: &History) -> Result<(), E> {
        self.add(people, Vec::new(), &[]).map(|_| ())
    }

    /// Only says how far this store has come with a case.
    pub fn tell(&mut self, file: &CaseFile) -> Result<(), E> {
        self.add(file.history(), self.own_lacks(file)?, &[]).map(|_| ())
    }

    fn own_lacks(&self, file: &CaseFile) -> Result<Vec<Lack>, StoreError> {
        self.packer.store.lacks(file, sight::of(&self.reader, file).reads_counsel())
    }

    fn add(
        &mut self,
        history: &History,
        lacks: Vec<Lack>,
        sent: &[(&Entry, bool)],
    ) -> Result<Option<LogNote>, E> {
        let Some(state) = LogState::of(history) else { return Ok(None) };
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
        if !sent.is_empty() {
            let brings = Brings { log: state.log, heads: state.heads.clone(), lacks: Vec::new() };
            self.brings.insert(state.log, brings);
        }
        let note = LogNote { attested: Attested { state, lacks }, sent: sent.len() };
        self.logs.push(note.clone());
        Ok(Some(note))
    }

    /// Closes the bundle that is being filled, with the documents for which there is room. Others come alone.
    fn close(&mut self) -> Result<(), E> {
        let mut waiting = Vec::new();
        for (digest, note) in std::mem::take(&mut self.documents) {
            // One that is still on its way here is sent by who has it.
            let Some(blob) = self.packer.store.document(digest)? else { continue };
            if self.parts.size() + blob.bytes.len() + ROOM_FOR_MANIFEST > MAX_BUNDLE {
                waiting.push((digest, note));
            } else {
                self.add_document(&blob, note.attested.state.log);
            }
        }
        self.seal()?;
        for (digest, note) in waiting {
            let Some(blob) = self.packer.store.document(digest)? else { continue };
            self.add_document(&blob, note.attested.state.log);
            self.logs.push(LogNote { sent: 0, ..note });
            self.seal()?;
        }
        Ok(())
    }

    fn add_document(&mut self, blob: &Blob, log: EventId) {
        self.parts.add_document(blob);
        let nothing = || Brings { log, heads: Vec::new(), lacks: Vec::new() };
        self.brings.entry(log).or_insert_with(nothing).lacks.push(Lack::Document(blob.digest));
    }

    fn seal(&mut self) -> Result<(), E> {
        let (logs, parts) = (std::mem::take(&mut self.logs), std::mem::take(&mut self.parts));
        if logs.is_empty() {
            return Ok(());
        }
        let keys: BTreeSet<PublicKey> = self.to.iter().flat_map(|person| person.keys.clone()).collect();
        let Packer { store, identity, at, time_set, .. } = self.packer;
        let brings = std::mem::take(&mut self.brings).into_values().collect();
        let said = |key: PublicKey| -> Result<To, StoreError> {
            let Some(known) = store.colleague(key)? else {
                return Ok(To { key, heard: Reached::NOTHING, claims: Reached::NOTHING });
            };
            let heard = Reached { arrivals: known.arrivals, chain: Some(known.chain) };
            Ok(To {
                key,
                heard,
                claims: Reached { arrivals: known.knows, chain: store.chain_at(known.knows)? },
            })
        };
        let manifest = Manifest {
            store: self.anchor,
            by: identity.public(),
            at,
            time_set,
            to: keys.iter().copied().map(said).collect::<Result<_, _>>()?,
            records: parts.records(),
            digest: parts.digest(),
            logs,
        };
        let bytes = bundle::seal(&manifest, &parts, identity).map_err(StoreError::from)?;
        let hash = Digest256(sha256(&bytes));
        let Manifest { logs, records, .. } = manifest;
        (self.out)(Sealed { hash, bytes, to: keys.into_iter().collect(), logs, brings, records })
    }

    /// Closes the last bundle. Each can be taken in by itself.
    pub fn finish(mut self) -> Result<(), E> {
        self.close()
    }
}
