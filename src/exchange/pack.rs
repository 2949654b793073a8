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
use crate::seal::vault_key::Recipient;
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
    /// The keys with which they hold a role now and for which something can be sealed, sorted. There is at least one.
    pub keys: Vec<PublicKey>,
    /// What they may see.
    pub reader: Reader,
}

impl Addressee {
    /// Somebody on the roster; `None` where no key of theirs holds a role, so that nothing may be sent to them.
    pub fn of(roster: &Arc<Roster>, person: PersonId, now: Timestamp) -> Option<Addressee> {
        let known = roster.person(person)?;
        let held = roster.held_now(known).map(|grant| grant.key);
        let keys: BTreeSet<PublicKey> = held.filter(|key| Recipient::Ssh(*key).is_usable()).collect();
        let keys: Vec<PublicKey> = keys.into_iter().collect();
        (!keys.is_empty()).then(|| Addressee { person, keys, reader: Reader::of(roster, person, now) })
    }

    /// Whether they are sent a case.
    pub fn is_sent(&self, file: &CaseFile) -> bool {
        sight::of(&self.reader, file).is_sent()
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

    /// The heads that a colleague's store has, or will have.
    pub fn heads(&self, key: PublicKey) -> BTreeSet<EventId> {
        let attested = self.attested.get(&key).into_iter().flat_map(|attested| attested.state.heads.clone());
        attested.chain(self.on_its_way.get(&key).into_iter().flat_map(|way| way.heads.clone())).collect()
    }

    /// Whether a colleague's store forgot the log, so that nothing of it is sent there.
    pub fn is_forgotten(&self, key: PublicKey) -> bool {
        self.attested.get(&key).is_some_and(Attested::is_forgotten)
    }

    /// What a colleague's store last said of the log.
    pub fn attested(&self, key: PublicKey) -> Option<&Attested> {
        self.attested.get(&key)
    }

    /// The bodies and documents that a receipt names as missing, and that are not on their way.
    pub fn misses(&self, key: PublicKey) -> BTreeSet<Lack> {
        let attested = self.attested.get(&key).into_iter().flat_map(|attested| attested.lacks.clone());
        let is_coming = |lack: &Lack| self.on_its_way.get(&key).is_some_and(|way| way.lacks.contains(lack));
        attested.filter(|lack| !is_coming(lack)).collect()
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
    /// How far this store has come with a case, for its person, who reads it as `reader`.
    pub fn note(&self, file: &CaseFile, reader: &Reader) -> Result<Option<LogNote>, StoreError> {
        let lacks = self.store.lacks(file, sight::of(reader, file).reads_counsel())?;
        Ok(LogNote::of(file.history(), lacks))
    }

    /// Its person, as a reader.
    pub fn reader(&self) -> Reader {
        Reader::of(self.roster, self.me, self.at)
    }

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
            reader: self.reader(),
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
    /// What at least one of the recipients' stores lacks of a log: events, and bodies and documents of others.
    fn lacking(
        &self,
        history: &History,
        counted: Counted,
    ) -> Result<(BTreeSet<EventId>, BTreeSet<Lack>), StoreError> {
        let Some(log) = history.log() else { return Ok(Default::default()) };
        let known = Known::of(self.packer.store, log, counted)?;
        let keys = || self.to.iter().flat_map(|person| &person.keys);
        let heads: BTreeSet<_> = keys().map(|key| known.heads(*key)).collect();
        let events = heads.iter().flat_map(|heads| history.lacking(heads)).collect();
        Ok((events, keys().flat_map(|key| known.misses(*key)).collect()))
    }

    /// Adds what the recipients lack of the roster.
    pub fn add_roster(&mut self, people: &History) -> Result<(), E> {
        let Some(note) = LogNote::of(people, Vec::new()) else { return Ok(()) };
        // An earlier bundle that is on its way may be lost, and nothing counts where a part of the roster is missing.
        let (events, _) = self.lacking(people, Counted::Receipts)?;
        let sent = people.entries().iter().filter(|entry| events.contains(&entry.id));
        self.add(note, &sent.map(|entry| (entry, true)).collect::<Vec<_>>())
    }

    /// Adds a case, whole, and the documents that the recipients lack.
    pub fn add_case(&mut self, file: &CaseFile) -> Result<(), E> {
        let history = file.history();
        let Some(note) = self.packer.note(file, &self.reader)? else { return Ok(()) };
        let (events, more) = self.lacking(history, self.counted)?;
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
            Lack::Document(_) | Lack::Everything => false,
        };
        let bodies: Vec<Lack> = more.iter().copied().filter(is_brought).collect();
        self.add(note.clone(), &sent)?;
        if let Some(brings) = self.brings.get_mut(&file.id) {
            brings.lacks = bodies;
        }
        self.documents.extend(documents.into_iter().map(|blob| (blob, note.clone())));
        Ok(())
    }

    /// Only says how far this store has come with a log.
    pub fn tell(&mut self, note: LogNote) -> Result<(), E> {
        self.add(note, &[])
    }

    fn add(&mut self, note: LogNote, sent: &[(&Entry, bool)]) -> Result<(), E> {
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
            let LogState { log, heads, .. } = note.attested.state.clone();
            self.brings.insert(log, Brings { log, heads, lacks: Vec::new() });
        }
        self.logs.push(LogNote { sent: sent.len(), ..note });
        Ok(())
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
            self.logs.push(note);
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
            // Where the chain here is another one, they are to see that.
            let arrivals = known.ahead.unwrap_or(known.knows);
            Ok(To { key, heard, claims: Reached { arrivals, chain: store.chain_at(arrivals)? } })
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
