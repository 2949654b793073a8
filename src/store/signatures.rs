//! Which signatures are valid. A process checks each once. A person's commands remember, beside their anchor, up to
//! which event the signatures of a log are valid, so that showing a case again checks only those that came since;
//! `verify` checks all.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::domain::entry::{EVENT_NAMESPACE, Entry};
use crate::domain::ids::{EventId, PublicKey, sha256};
use crate::seal::signature::Verifier;
use crate::store::private::private_options;

/// An event of a log whose hashes are right, with what its signature is checked against.
pub(super) struct Signed {
    pub id: EventId,
    pub by: PublicKey,
    pub header: Vec<u8>,
    pub signature: [u8; 64],
}

impl Signed {
    /// An event whose bytes are its own.
    pub fn of(entry: &Entry) -> Signed {
        let header = entry.header.to_text().into_bytes();
        Signed { id: entry.id, by: entry.header.by, header, signature: entry.signature }
    }
}

/// The signatures that were found valid.
#[derive(Debug, Default)]
pub(super) struct Signatures {
    /// By this process: by event and bytes.
    checked: RefCell<HashSet<(EventId, [u8; 64])>>,
    /// By earlier commands of the same person.
    remembered: Option<Remembered>,
}

impl Signatures {
    /// From now on, remembers the valid signatures beside a person's anchor.
    pub(super) fn remember(&mut self, anchor: &Path) {
        self.remembered = Some(Remembered { file: anchor.with_extension("signed") });
    }

    /// The events of a log, all of them in their order, that are not signed by the key that they name.
    pub(super) fn failing(&self, log: EventId, events: &[Signed]) -> Vec<EventId> {
        let is_checked = |event: &Signed| self.checked.borrow().contains(&(event.id, event.signature));
        if events.iter().all(is_checked) {
            return Vec::new();
        }
        let chain = chain(log, events.iter().map(|event| (event.id, &event.signature)));
        let remembered = self.remembered.as_ref().and_then(|remembered| remembered.read(log));
        let held = remembered.filter(|held| chain.get(held.events) == Some(&held.chain));
        let held = held.map_or(0, |held| held.events);
        let unchecked = events.iter().skip(held).filter(|event| !is_checked(event)).collect::<Vec<_>>();
        let failing = unsigned(&unchecked);
        let holding = events.iter().filter(|event| !failing.contains(&event.id));
        self.checked.borrow_mut().extend(holding.map(|event| (event.id, event.signature)));
        if let Some((remembered, chain)) = self.remembered.as_ref().zip(chain.last())
            && failing.is_empty()
            && held < events.len()
        {
            // A signature that cannot be remembered is checked again by the next command.
            let _ = remembered.write(&[(log, Held { events: events.len(), chain: *chain })]);
        }
        failing
    }

    /// Those of some events, of any logs, that are not signed by the key that they name.
    pub(super) fn failing_among(&self, events: &[Signed]) -> Vec<EventId> {
        let is_checked = |event: &&Signed| self.checked.borrow().contains(&(event.id, event.signature));
        let unchecked: Vec<&Signed> = events.iter().filter(|event| !is_checked(event)).collect();
        let failing = unsigned(&unchecked);
        let holding = unchecked.iter().filter(|event| !failing.contains(&event.id));
        self.checked.borrow_mut().extend(holding.map(|event| (event.id, event.signature)));
        failing
    }

    /// Remembers what a check of everything found.
    pub(super) fn take(&self, held: &[(EventId, Held)]) {
        if let Some(remembered) = &self.remembered {
            let _ = remembered.write(held);
        }
    }
}

/// How many events of a log, from its first on, have valid signatures, and the hash over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    events: usize,
    chain: [u8; 32],
}

impl Held {
    /// All events of a log, each of which was checked.
    pub(super) fn all(log: EventId, entries: &[Entry]) -> Held {
        let chain = chain(log, entries.iter().map(|entry| (entry.id, &entry.signature)));
        Held { events: entries.len(), chain: chain.last().copied().unwrap_or_default() }
    }
}

/// The hashes over no event of a log, over its first, over its first two and so on: over the id, which is the hash of
/// the header with its author, and the signature. Another event or signature in their place changes the hash. If
/// `Verifier` ever becomes stricter, the label here must change, because the hash stands for what it accepted.
fn chain<'a>(log: EventId, events: impl Iterator<Item = (EventId, &'a [u8; 64])>) -> Vec<[u8; 32]> {
    let first = sha256(&[b"greenlight1 signatures that hold\0".as_slice(), &log.0].concat());
    let mut chain = vec![first];
    let mut last = first;
    for (id, signature) in events {
        last = sha256(&[last.as_slice(), id.as_bytes(), signature].concat());
        chain.push(last);
    }
    chain
}

/// How many signatures one core checks before another thread is worth starting.
const ALONE: usize = 8;

/// Those of some events that are not signed by the key that they name. Each core takes its share.
fn unsigned(events: &[&Signed]) -> Vec<EventId> {
    let check = |share: &[&Signed]| -> Vec<EventId> {
        let mut verifier = Verifier::default();
        let mut fits =
            |event: &Signed| verifier.verify(&event.by, EVENT_NAMESPACE, &event.header, &event.signature);
        share.iter().filter(|event| !fits(event)).map(|event| event.id).collect()
    };
    // To count the cores, the standard library reads several files of the system.
    if events.len() <= ALONE {
        return check(events);
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = events.len().div_ceil(cores).max(ALONE);
    let Some((mine, others)) = events.split_at_checked(share.min(events.len())) else { return check(events) };
    std::thread::scope(|scope| {
        let start = |share| std::thread::Builder::new().spawn_scoped(scope, move || check(share)).ok();
        let running: Vec<_> = others.chunks(share).map(|share| (share, start(share))).collect();
        let mut found = check(mine);
        for (share, thread) in running {
            // Where no thread could be started, this one checks the share.
            found.extend(thread.and_then(|thread| thread.join().ok()).unwrap_or_else(|| check(share)));
        }
        found
    })
}

/// A file with one record a log, at a place that the first two bytes of its id tell. Logs that share a place replace
/// each other's record, and a torn or foreign record fits no log: then the signatures are checked again.
#[derive(Debug)]
struct Remembered {
    file: PathBuf,
}

/// The bytes of a record: the number of events, the hash.
const RECORD: usize = 40;

impl Remembered {
    fn at(log: EventId) -> SeekFrom {
        let [first, second, ..] = log.0;
        SeekFrom::Start(u64::from(u16::from_be_bytes([first, second])) * RECORD as u64)
    }

    fn read(&self, log: EventId) -> Option<Held> {
        let mut bytes = [0; RECORD];
        let mut file = File::open(&self.file).ok()?;
        file.seek(Self::at(log)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        let (events, rest) = bytes.split_first_chunk::<8>()?;
        let chain = rest.first_chunk::<32>()?;
        Some(Held { events: usize::try_from(u64::from_le_bytes(*events)).ok()?, chain: *chain })
    }

    fn write(&self, all: &[(EventId, Held)]) -> io::Result<()> {
        let mut file = private_options().write(true).create(true).truncate(false).open(&self.file)?;
        for (log, held) in all {
            file.seek(Self::at(*log))?;
            file.write_all(&[(held.events as u64).to_le_bytes().as_slice(), &held.chain].concat())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;
    use crate::seal::signature::sign;

    const LOG: EventId = EventId([7; 32]);

    fn signed(at: u8) -> Signed {
        let key = SigningKey::from_bytes(&[at; 32]);
        let header = vec![at; 40];
        let signature = sign(&key, EVENT_NAMESPACE, &header);
        Signed {
            id: EventId(sha256(&header)),
            by: PublicKey(key.verifying_key().to_bytes()),
            header,
            signature,
        }
    }

    fn events() -> Vec<Signed> {
        (1..=30).map(signed).collect()
    }

    /// As a later command of the same person has them.
    fn later(anchor: &Path) -> Signatures {
        let mut signatures = Signatures::default();
        signatures.remember(anchor);
        signatures
    }

    #[test]
    fn what_was_changed_is_checked_again_wherever_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = folder.path().join("anchor");
        assert_eq!(later(&anchor).failing(LOG, &events()), []);
        let place = later(&anchor).remembered.unwrap();
        assert_eq!(place.read(LOG).map(|held| held.events), Some(30));
        for at in 0..30 {
            let mut changed = events();
            changed[at].signature[3] ^= 1;
            assert_eq!(later(&anchor).failing(LOG, &changed), [changed[at].id], "{at}");
        }
        // Another in its place, one less, and one that came since.
        let mut other = events();
        other[4] = Signed { by: other[5].by, ..signed(99) };
        assert_eq!(later(&anchor).failing(LOG, &other), [other[4].id]);
        other.remove(4);
        assert_eq!(later(&anchor).failing(LOG, &other), []);
        let mut more = events();
        more.push(Signed { by: more[0].by, ..signed(98) });
        assert_eq!(later(&anchor).failing(LOG, &more), [more[30].id]);
    }

    #[test]
    fn what_was_found_to_hold_is_not_checked_again() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = folder.path().join("anchor");
        let mut unsigned = events();
        unsigned[4].signature = [1; 64];
        let chain = *chain(LOG, unsigned.iter().map(|event| (event.id, &event.signature))).last().unwrap();
        later(&anchor).take(&[(LOG, Held { events: 30, chain })]);
        assert_eq!(later(&anchor).failing(LOG, &unsigned), []);
        // For another log with the same place, for a process that remembers nothing, and with a torn record, it is.
        let mut other = LOG;
        other.0[31] = 1;
        assert_eq!(later(&anchor).failing(other, &unsigned), [unsigned[4].id]);
        assert_eq!(Signatures::default().failing(LOG, &unsigned), [unsigned[4].id]);
        let length = std::fs::metadata(anchor.with_extension("signed")).unwrap().len();
        std::fs::OpenOptions::new()
            .write(true)
            .open(anchor.with_extension("signed"))
            .unwrap()
            .set_len(length - 1)
            .unwrap();
        assert_eq!(later(&anchor).failing(LOG, &unsigned), [unsigned[4].id]);
    }
}
