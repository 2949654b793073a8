//! What colleagues' stores hold, as the newest bundle of each says: it is the receipt for what was sent to them, and tells
//! what exists and is not here. A key stands for the store at which it signs.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, Row};

use crate::domain::case::CaseFile;
use crate::domain::entry::Timestamp;
use crate::domain::history::History;
use crate::domain::ids::{BadId, Digest256, EventId, PublicKey};
use crate::store::Store;
use crate::store::attest::LogState;
use crate::store::error::StoreError;
use crate::store::rows::Cell;

/// What a store lacks of a log and is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The body of this event.
    Body(EventId),
    /// This document.
    Document(Digest256),
    /// All of it: it was forgotten, and is asked for again.
    Everything,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lack::Body(event) => write!(f, "body {event}"),
            Lack::Document(blob) => write!(f, "document {blob}"),
            Lack::Everything => f.write_str("everything"),
        }
    }
}

impl FromStr for Lack {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Lack, BadId> {
        match text.split_once(' ') {
            Some(("body", event)) => event.parse().map(Lack::Body),
            Some(("document", blob)) => blob.parse().map(Lack::Document),
            None if text == "everything" => Ok(Lack::Everything),
            _ => Err(BadId { text: text.chars().take(80).collect(), what: "a body or a document" }),
        }
    }
}

/// Reads what [`lines_of`] makes.
pub(super) fn lacks_of(lines: &str) -> Result<Vec<Lack>, StoreError> {
    lines.lines().map(str::parse).collect::<Result<_, _>>().map_err(|_| damaged())
}

/// What is lacking as one column holds it, a line each.
pub(super) fn lines_of(lacks: &[Lack]) -> String {
    lacks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// A point of a store's chain of arrivals, as somebody knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// So many arrivals.
    pub arrivals: i64,
    /// The chain at the last of them; none before the first, and where there are not so many.
    pub chain: Option<Digest256>,
}

impl Reached {
    /// Nothing is known of the store.
    pub const NOTHING: Reached = Reached { arrivals: 0, chain: None };
}

/// What a colleague's store holds of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// How many events, and the heads.
    pub state: LogState,
    /// What it lacks of them.
    pub lacks: Vec<Lack>,
}

impl Attested {
    /// Whether the store forgot the log and is not to have it again.
    pub fn is_forgotten(&self) -> bool {
        self.state.events == 0 && self.lacks.is_empty()
    }

    /// Whether a store can lack this: all of a log where there is nothing of it, and only there.
    pub fn is_sound(&self) -> bool {
        match self.state.events {
            0 => matches!(self.lacks[..], [] | [Lack::Everything]),
            _ => !self.lacks.contains(&Lack::Everything),
        }
    }
}

/// What a bundle says of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogNote {
    /// What the sender's store holds of it: the part of a manifest that is a checkpoint.
    pub attested: Attested,
    /// How many of its events are in the bundle: all, some of the roster's, or none.
    pub sent: usize,
}

impl LogNote {
    /// What a bundle without any of its events says of a log; none where nothing is here.
    pub fn of(history: &History, lacks: Vec<Lack>) -> Option<LogNote> {
        Some(LogNote { attested: Attested { state: LogState::of(history)?, lacks }, sent: 0 })
    }

    /// What a bundle says of a log that was forgotten, and may have been asked for again since.
    pub fn of_forgotten(log: EventId, is_wanted: bool) -> LogNote {
        let state = LogState { log, events: 0, heads: Vec::new() };
        let lacks = if is_wanted { vec![Lack::Everything] } else { Vec::new() };
        LogNote { attested: Attested { state, lacks }, sent: 0 }
    }
}

/// A colleague's store, as it was last heard of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Its arrivals.
    pub arrivals: i64,
    /// The end of their chain.
    pub chain: Digest256,
    /// When it said so, by their clock.
    pub at: Timestamp,
    /// When that was taken in here.
    pub heard: Timestamp,
    /// The arrivals of this store that it had heard of.
    pub knows: i64,
    /// When it first spoke as an older copy that was put back, or as one of two, by their clock.
    pub back: Option<Timestamp>,
    /// The arrivals of this store that it had heard of, where these are not here: an older copy of this store was put
    /// back.
    pub ahead: Option<i64>,
}

pub(super) fn damaged() -> StoreError {
    StoreError::Damaged("what is kept of a colleague's store cannot be read".to_owned())
}

/// Reads what [`column_of`] makes.
pub(super) fn heads_of(bytes: &[u8]) -> Result<Vec<EventId>, StoreError> {
    bytes.chunks(32).map(|id| EventId::from_slice(id).map_err(|_| damaged())).collect()
}

const COLLEAGUES: &str = "SELECT key, arrivals, chain, at, heard, back, knows, ahead FROM colleagues";

/// Reads a row of [`COLLEAGUES`].
fn read_colleague(row: &Row<'_>) -> Result<(PublicKey, Colleague), StoreError> {
    let colleague = Colleague {
        arrivals: row.get(1)?,
        chain: Digest256::read(row, 2)?,
        at: Timestamp::read(row, 3)?,
        heard: Timestamp::read(row, 4)?,
        back: Option::read(row, 5)?,
        knows: row.get(6)?,
        ahead: row.get(7)?,
    };
    Ok((PublicKey::read(row, 0)?, colleague))
}

pub(super) fn colleague(connection: &Connection, key: PublicKey) -> Result<Option<Colleague>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLLEAGUES} WHERE key = ?"))?;
    let mut rows = statement.query([key.as_bytes()])?;
    Ok(rows.next()?.map(read_colleague).transpose()?.map(|(_, colleague)| colleague))
}

impl Store {
    /// What is known of the store at which a key signs.
    pub fn colleague(&self, key: PublicKey) -> Result<Option<Colleague>, StoreError> {
        colleague(&self.connection, key)
    }

    /// What is known of the stores of all colleagues, by their keys.
    pub fn colleagues(&self) -> Result<BTreeMap<PublicKey, Colleague>, StoreError> {
        self.connection.prepare_cached(COLLEAGUES)?.query_and_then([], read_colleague)?.collect()
    }

    /// What the stores of colleagues hold of a log, by their keys.
    pub fn attested(&self, log: EventId) -> Result<BTreeMap<PublicKey, Attested>, StoreError> {
        let sql = "SELECT key, events, heads, lacks FROM attested WHERE log = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then([log.as_bytes()], |row| {
            let (heads, lacks): (Vec<u8>, String) = (row.get(2)?, row.get(3)?);
            let events = usize::try_from(row.get::<_, i64>(1)?).map_err(|_| damaged())?;
            let state = LogState { log, events, heads: heads_of(&heads)? };
            let attested = Attested { state, lacks: lacks_of(&lacks)? };
            Ok((PublicKey::read(row, 0)?, attested))
        })?;
        rows.collect()
    }

    /// Since when a colleague's store has been known to hold of a log what it holds.
    pub fn attested_since(&self, key: PublicKey, log: EventId) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT since FROM attested WHERE key = ? AND log = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([key.as_bytes(), log.as_bytes()])?;
        rows.next()?.map(|row| Timestamp::read(row, 0)).transpose()
    }

    /// What is not here of a case, though the events that name it are, and its person is to have it: bodies that come
    /// later, and documents on their way.
    pub fn lacks(&self, file: &CaseFile, reads_counsel: bool) -> Result<Vec<Lack>, StoreError> {
        let is_awaited = |id: &EventId| reads_counsel && !file.skeleton.purged.contains(id);
        let bodies = file.history().entries().iter();
        let bodies = bodies.filter(|entry| entry.is_counsel() && entry.is_without_its_body());
        let bodies = bodies.map(|entry| entry.id).filter(is_awaited);
        let mut lacks: Vec<Lack> = bodies.map(Lack::Body).collect();
        let mut statement = self.connection.prepare_cached("SELECT blob FROM awaited WHERE log = ?")?;
        for blob in statement.query_and_then([file.id.as_bytes()], |row| Digest256::read(row, 0))? {
            lacks.push(Lack::Document(blob?));
        }
        lacks.sort_unstable();
        Ok(lacks)
    }

    /// What colleagues attested and is not here: for each log, the heads that have not come, with the keys of those who
    /// have them.
    pub fn not_here(&self) -> Result<BTreeMap<EventId, BTreeMap<EventId, Vec<PublicKey>>>, StoreError> {
        let mut missing: BTreeMap<EventId, BTreeMap<EventId, Vec<PublicKey>>> = BTreeMap::new();
        let mut statement = self.connection.prepare_cached("SELECT log, head, key FROM missing")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (log, head) = (EventId::read(row, 0)?, EventId::read(row, 1)?);
            if self.forgotten(log)?.is_none() && !self.has_event(log, head)? {
                missing.entry(log).or_default().entry(head).or_default().push(PublicKey::read(row, 2)?);
            }
        }
        Ok(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_is_read_as_it_is_printed() {
        for lack in [Lack::Body(EventId([7; 32])), Lack::Document(Digest256([8; 32])), Lack::Everything] {
            assert_eq!(lack.to_string().parse::<Lack>().unwrap(), lack);
        }
        assert!("page 07".parse::<Lack>().is_err());
        assert!("everything 07".parse::<Lack>().is_err());
    }
}
