//! Reads a log: every event is checked against its own hash, its body against the hash in its header, its signature
//! against the key that it names. Faults are returned with the events, so that one damaged event shuts only its own
//! case.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::case::CaseFile;
use crate::domain::entry::{EVENT_NAMESPACE, Entry, Malformed, Timestamp};
use crate::domain::fault::Fault;
use crate::domain::history::History;
use crate::domain::ids::{EventId, sha256};
use crate::domain::roster::Roster;
use crate::seal::signature::Verifier;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::signatures::{Signatures, Signed};

/// Which signatures are checked when a log is read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trust<'a> {
    /// Every one that was not found valid yet: for a single case, and for the roster.
    Nothing(&'a Signatures),
    /// Only those of cases that the views call broken, because checking thousands of cases takes too long; their
    /// signatures were checked on arrival.
    Arrival(&'a Signatures),
}

/// A row of the record.
pub(super) struct Raw<'a> {
    pub seq: i64,
    pub n: i64,
    pub id: &'a [u8],
    pub header: &'a [u8],
    pub signature: &'a [u8],
    pub body: Option<&'a [u8]>,
    pub arrived: Option<&'a str>,
}

impl<'a> Raw<'a> {
    /// Selects the rows of one log in their order.
    pub(super) const OF_LOG: &'static str =
        "SELECT seq, n, id, header, signature, body, (SELECT at FROM arrivals WHERE arrivals.seq = entries.seq)
         FROM entries WHERE log = ? ORDER BY n, id";

    /// Reads a row of [`Self::OF_LOG`].
    pub(super) fn read(row: &'a Row<'_>) -> rusqlite::Result<Raw<'a>> {
        let blob = |column| row.get_ref(column)?.as_blob_or_null().map_err(rusqlite::Error::from);
        Ok(Raw {
            seq: row.get(0)?,
            n: row.get(1)?,
            id: blob(2)?.unwrap_or_default(),
            header: blob(3)?.unwrap_or_default(),
            signature: blob(4)?.unwrap_or_default(),
            body: blob(5)?,
            arrived: row.get_ref(6)?.as_str().ok(),
        })
    }

    /// When it arrived here, where its event claims a later time.
    pub(super) fn early(&self, entry: &Entry) -> Option<Timestamp> {
        self.arrived?.parse().ok().filter(|arrived| *arrived < entry.header.at)
    }
}

/// The fault of a row, and its details.
#[derive(Debug)]
pub(super) struct Failed {
    pub fault: Fault,
    pub detail: String,
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Failed {
        Failed { fault, detail: String::new() }
    }
}

/// The event of a row, and its fault; [`verifies`] checks the signature.
pub(super) fn look_at(log: EventId, raw: &Raw<'_>) -> (Option<Entry>, Option<Failed>) {
    // A signature that is not 64 bytes long is read as zeros, which verify under no key.
    let signature: [u8; 64] = raw.signature.try_into().unwrap_or([0; 64]);
    let malformed =
        |bad: &dyn std::fmt::Display| Some(Failed { fault: Fault::Malformed, detail: bad.to_string() });
    let (entry, failed) = match Entry::read(raw.header, signature, raw.body.map(<[u8]>::to_vec)) {
        Ok(entry) => (entry, None),
        Err(bad) => match Entry::read(raw.header, signature, None) {
            // The header is valid without its body.
            Ok(entry) => (entry, Some(Failed { fault: Fault::OtherBody, detail: bad.to_string() })),
            Err(bad @ Malformed::Newer(_)) => {
                return (None, Some(Failed { fault: Fault::Newer, detail: bad.to_string() }));
            }
            Err(bad) => return (None, malformed(&bad)),
        },
    };
    if entry.log() != log {
        return (None, Some(Fault::Misplaced.into()));
    }
    if entry.id.as_bytes() != raw.id {
        // It counts under its own hash if its signature is valid.
        let own = verifies(&entry, raw.header, &mut Verifier::default());
        return (own.then_some(entry), Some(Fault::OtherId.into()));
    }
    if i64::from(entry.header.n) != raw.n {
        return (Some(entry), Some(Fault::Misplaced.into()));
    }
    (Some(entry), failed)
}

/// Whether an event is signed by the key that it names.
pub(super) fn verifies(entry: &Entry, header: &[u8], verifier: &mut Verifier) -> bool {
    verifier.verify(&entry.header.by, EVENT_NAMESPACE, header, &entry.signature)
}

/// A log as it is stored.
pub(super) struct Log {
    id: EventId,
    pub entries: Vec<Entry>,
    faults: BTreeMap<EventId, Fault>,
    /// When those arrived here that claim a later time.
    pub early: BTreeMap<EventId, Timestamp>,
}

impl Log {
    /// Reads the rows of one log in their order. `look` sees each with its event and its fault, and may add a fault.
    pub(super) fn of(
        connection: &Connection,
        id: EventId,
        mut look: impl FnMut(&Raw<'_>, Option<&Entry>, &mut Option<Failed>),
    ) -> Result<Log, StoreError> {
        let mut statement = connection.prepare_cached(Raw::OF_LOG)?;
        let mut rows = statement.query([id.as_bytes()])?;
        let mut log = Log { id, entries: Vec::new(), faults: BTreeMap::new(), early: BTreeMap::new() };
        while let Some(row) = rows.next()? {
            let raw = Raw::read(row)?;
            let (entry, mut failed) = look_at(id, &raw);
            look(&raw, entry.as_ref(), &mut failed);
            if let Some(failed) = failed {
                let event = EventId::from_slice(raw.id).unwrap_or_else(|_| EventId(sha256(raw.header)));
                log.faults.insert(event, failed.fault);
            }
            if let Some(entry) = entry {
                log.early.extend(raw.early(&entry).map(|arrived| (entry.id, arrived)));
                log.entries.push(entry);
            }
        }
        Ok(log)
    }

    /// Its events in their order, with their faults.
    pub(super) fn history(self) -> History {
        History::of_what_is_here(self.id, self.entries, self.faults)
    }
}

/// Reads the entries of one log in their order.
pub(super) fn read(connection: &Connection, log: EventId, trust: Trust<'_>) -> Result<Log, StoreError> {
    let (signatures, all) = match trust {
        Trust::Nothing(signatures) => (signatures, true),
        Trust::Arrival(signatures) => (signatures, is_known_broken(connection, log)?),
    };
    let mut signed = Vec::new();
    let mut read = Log::of(connection, log, |raw, entry, _| {
        signed.extend(entry.filter(|_| all).map(|entry| Signed {
            id: entry.id,
            by: entry.header.by,
            header: raw.header.to_vec(),
            signature: entry.signature,
        }));
    })?;
    intact(connection)?;
    if read.entries.is_empty() && read.faults.is_empty() {
        return Err(StoreError::NoCase(log));
    }
    // A bad signature is the gravest fault, so it replaces any other.
    read.faults.extend(signatures.failing(log, &signed).into_iter().map(|id| (id, Fault::Signature)));
    Ok(read)
}

/// Whether the views call a case broken; without views, every case is checked.
fn is_known_broken(connection: &Connection, log: EventId) -> Result<bool, StoreError> {
    let statement = connection.prepare_cached("SELECT 1 FROM cases WHERE log = ? AND status = 'broken'");
    let Ok(mut statement) = statement else { return Ok(true) };
    Ok(statement.exists([log.as_bytes()])?)
}

/// A case as its events leave it, with the arrival times of the events that claim a later time.
pub(super) fn case_of(
    connection: &Connection,
    log: EventId,
    roster: &Roster,
    trust: Trust<'_>,
) -> Result<CaseFile, StoreError> {
    let mut read = read(connection, log, trust)?;
    let early = std::mem::take(&mut read.early);
    Ok(with_arrivals(replay(read.history(), roster), &early))
}

/// A case whose clocks know when those of its events arrived here that claim a later time.
pub(super) fn with_arrivals(file: CaseFile, early: &BTreeMap<EventId, Timestamp>) -> CaseFile {
    let places = early.iter().filter_map(|(id, at)| Some((file.history().position(*id)?, *at)));
    let places = places.collect();
    file.arrived(places)
}

/// A case as its events leave it. A missing body that no purge removed is a fault, too, but for advice of counsel, which
/// is sent to approvers only.
pub(super) fn replay(history: History, roster: &Roster) -> CaseFile {
    let file = CaseFile::replay(history, roster);
    let purged = &file.skeleton.purged;
    let gone = file.history().entries().iter();
    let gone = gone
        .filter(|entry| entry.is_without_its_body() && !entry.is_counsel() && !purged.contains(&entry.id));
    let gone: Vec<_> = gone.map(|entry| (entry.id, Fault::BodyMissing)).collect();
    if gone.iter().all(|(id, _)| file.history().faults().of(*id).is_some()) {
        return file;
    }
    CaseFile::replay(file.history().clone().doubted(gone), roster)
}

/// How many events a log has.
pub(super) fn length(connection: &Connection, log: EventId) -> Result<usize, StoreError> {
    let stored: i64 = connection
        .prepare_cached("SELECT count(*) FROM entries WHERE log = ?")?
        .query_row([log.as_bytes()], |row| row.get(0))?;
    Ok(usize::try_from(stored).unwrap_or_default())
}

/// How many events of the roster the tables are made from; nothing where one of them has a fault, and for another log.
/// Counting its entries would read them all.
pub(super) fn kept_length(connection: &Connection, log: EventId) -> Result<Option<usize>, StoreError> {
    let kept: Option<i64> = connection
        .prepare_cached(
            "SELECT events FROM roster WHERE octet_length(kept) > 0
             AND (SELECT value FROM local WHERE name = 'roster') = ?",
        )?
        .query_row([log.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(kept.and_then(|events| usize::try_from(events).ok()))
}
