//! Machines of the invented party: each person has a store of their own, and what they sign elsewhere is put into it as
//! if their own program had.

use std::path::PathBuf;
use std::sync::Arc;

use greenlight::custody;
use greenlight::domain::entry::{Entry, Timestamp};
use greenlight::domain::ids::{EventId, sha256};
use greenlight::domain::roster::Roster;
use greenlight::exchange::bundle::{self, Bundle};
use greenlight::exchange::mailbox::{Carrier, CarrierKind};
use greenlight::exchange::pack::{Addressee, Counted, Packer, Sealed};
use greenlight::exchange::receive::{NotReceived, Received, receive};
use greenlight::exchange::round::{In, Mailbox, OutGone, send, take_in};
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Blob, Store, StoreError};

use super::party::{Party, Someone};
use super::scratch;
use super::town::filled::copy;

/// A person's machine.
pub struct Machine {
    place: tempfile::TempDir,
    pub who: Someone,
    pub identity: Identity,
    pub store: Store,
}

impl Machine {
    /// A machine that knows the party's first event and nothing more.
    pub fn new(who: Someone, party: &Party, now: Timestamp) -> Machine {
        let identity = Identity::from_seed(who.key.as_bytes());
        let place = scratch();
        let (dir, key) = (place.path().join("store"), VaultKey::new(sha256(who.name.as_bytes())));
        let first = Batch { entries: vec![party.log.entries[0].clone()], ..Batch::default() };
        custody::found(&dir, key, &identity.public(), None, &first, now).unwrap();
        let store = custody::open(&dir, &identity).unwrap();
        Machine { place, who, identity, store }
    }

    /// A copy of the store as it is now.
    pub fn backup(&self) -> tempfile::TempDir {
        let place = scratch();
        copy(self.store.dir(), &place.path().join("store"));
        place
    }

    /// Puts a copy in the place of the store, as `restore` does after a disk was lost.
    pub fn put_back(&mut self, backup: &tempfile::TempDir) {
        let place = scratch();
        let dir = place.path().join("store");
        copy(&backup.path().join("store"), &dir);
        self.store = custody::open(&dir, &self.identity).unwrap();
        self.store.tell_again().unwrap();
        self.place = place;
    }

    /// Puts events into the store, those that are not there yet.
    pub fn signs(&mut self, entries: &[Entry], now: Timestamp) {
        let new = entries.iter().filter(|entry| !self.store.has_event(entry.log(), entry.id).unwrap());
        let entries: Vec<Entry> = new.cloned().collect();
        self.store.append(&Batch { entries, ..Batch::default() }, now).unwrap();
    }

    /// The same, with files that they name.
    pub fn signs_with(&mut self, entries: &[Entry], blobs: Vec<Blob>, now: Timestamp) {
        let batch = Batch { entries: entries.to_vec(), blobs, ..Batch::default() };
        self.store.append(&batch, now).unwrap();
    }

    /// Who packs here, by the roster that is here.
    pub fn packer<'a>(&'a self, roster: &'a Arc<Roster>, now: Timestamp) -> Packer<'a> {
        let me = self.who.person;
        Packer { store: &self.store, identity: &self.identity, roster, me, at: now, time_set: false }
    }

    /// Bundles of these cases and of the roster for some people.
    pub fn bundles(&self, cases: &[EventId], to: &[&Someone], now: Timestamp) -> Vec<Sealed> {
        let roster = self.store.roster().unwrap();
        let to: Vec<Addressee> =
            to.iter().map(|someone| Addressee::of(&roster, someone.person, now).unwrap()).collect();
        let mut sealed = Vec::new();
        let mut put = |bundle| -> Result<(), StoreError> {
            sealed.push(bundle);
            Ok(())
        };
        let people = self.store.roster_history().unwrap();
        let mut logs: Vec<EventId> = cases.iter().copied().chain(people.log()).collect();
        logs.sort_unstable();
        let mut packing = self.packer(&roster, now).begin(&to, Counted::Receipts, &mut put).unwrap();
        for log in logs {
            if Some(log) == people.log() {
                packing.add_roster(&people).unwrap();
            } else {
                packing.add_case(&self.store.case(log, &roster).unwrap()).unwrap();
            }
        }
        packing.finish().unwrap();
        sealed
    }

    pub fn opens(&self, bytes: &[u8]) -> Result<Bundle, bundle::Unreadable> {
        bundle::open(bytes, &self.identity, self.store.roster_log().unwrap())
    }

    pub fn receives(&mut self, bytes: &[u8], now: Timestamp) -> Result<Received, NotReceived> {
        let bundle = self.opens(bytes).unwrap();
        receive(&mut self.store, bundle, self.identity.public(), None, now)
    }

    /// The ids of the events that this machine has of a log.
    pub fn has(&self, log: EventId) -> Vec<EventId> {
        match self.store.history(log) {
            Ok(history) => history.ids().to_vec(),
            Err(StoreError::NoCase(_)) => Vec::new(),
            Err(other) => panic!("{other}"),
        }
    }
}

/// A folder that something carries.
pub struct Carried {
    name: &'static str,
    place: tempfile::TempDir,
}

impl Carried {
    pub fn new() -> Carried {
        Carried::named("team")
    }

    pub fn named(name: &'static str) -> Carried {
        Carried { name, place: scratch() }
    }

    pub fn mailbox(&self) -> Mailbox {
        let carrier = Carrier::of(CarrierKind::Folder, self.place.path());
        Mailbox { name: self.name.to_owned(), carrier }
    }

    /// The bundles that lie there.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(self.place.path()).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files
    }

    /// Loses everything that lies there.
    pub fn empty(&self) {
        self.files().iter().for_each(|file| std::fs::remove_file(file).unwrap());
    }
}

impl Machine {
    /// A round of `sync`: what was taken in, and what was sent.
    pub fn syncs(&mut self, carried: &Carried, now: Timestamp) -> (In, OutGone) {
        let (taken, out) = self.syncs_through(&[carried], now);
        assert!(taken.failed.is_empty() && out.failed.is_empty());
        (taken, out)
    }

    /// A round of `sync` with several mailboxes.
    pub fn syncs_through(&mut self, carried: &[&Carried], now: Timestamp) -> (In, OutGone) {
        let mailboxes: Vec<Mailbox> = carried.iter().map(|carried| carried.mailbox()).collect();
        let taken = take_in(&mut self.store, &self.identity, &mailboxes, now).unwrap();
        let roster = self.store.roster().unwrap();
        let out = send(self.packer(&roster, now), &mailboxes).unwrap();
        (taken, out)
    }
}
