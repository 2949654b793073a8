//! What colleagues' stores hold, as the newest bundle of each says: it is the receipt for what was sent to them, and tells
//! what exists and is not here. A key stands for the store at which it signs.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};

use crate::domain::entry::Timestamp;
use crate::domain::history::History;
use crate::domain::ids::{BadId, Digest256, EventId, PublicKey};
use crate::store::Store;
use crate::store::anchor::Anchor;
use crate::store::attest::{LogState, column_of};
use crate::store::error::StoreError;

/// What a store lacks of a log though it has the event that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The body of this event.
    Body(EventId),
    /// This document.
    Document(Digest256),
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lack::Body(event) => write!(f, "body {event}"),
            Lack::Document(blob) => write!(f, "document {blob}"),
        }
    }
}

impl FromStr for Lack {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Lack, BadId> {
        match text.split_once(' ') {
            Some(("body", event)) => event.parse().map(Lack::Body),
            Some(("document", blob)) => blob.parse().map(Lack::Document),
            _ => Err(BadId { text: text.chars().take(80).collect(), what: "a body or a document" }),
        }
    }
}

/// What a colleague's store holds of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// How many events, and the heads.
    pub state: LogState,
    /// What it lacks of them.
    pub lacks: Vec<Lack>,
}

/// What a bundle says of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogNote {
    /// What the sender's store holds of it: the part of a manifest that is a checkpoint.
    pub attested: Attested,
    /// How many of its events are in the bundle: all, some of the roster's, or none.
    pub sent: usize,
}

/// What a bundle says of its sender's store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Whose.
    pub by: PublicKey,
    /// Its arrivals and the end of their chain.
    pub store: Anchor,
    /// When it was written, by their clock.
    pub at: Timestamp,
    /// The arrivals of this store that it had heard of.
    pub knows: i64,
    /// The logs that it speaks of.
    pub logs: Vec<LogNote>,
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
    /// When it was noticed that an older copy of it was put back, or that it was split in two.
    pub back: Option<Timestamp>,
}

/// How a bundle stands to what was heard of its sender's store before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It is the newest.
    Newer,
    /// A newer one came before it.
    Older,
    /// It is the newest, and the store has fewer arrivals than it had, or as many others.
    WentBack,
}

impl Turn {
    fn of(known: Option<&Colleague>, heard: &Heard) -> Turn {
        let Some(known) = known else { return Turn::Newer };
        let (before, now) = ((known.arrivals, known.at), (heard.store.events, heard.at));
        if now.0 == before.0 && heard.store.chain != known.chain || now.0 < before.0 && now.1 > before.1 {
            Turn::WentBack
        } else if now.0 < before.0 || now.0 == before.0 && now.1 < before.1 {
            Turn::Older
        } else {
            Turn::Newer
        }
    }
}

pub(super) fn damaged() -> StoreError {
    StoreError::Damaged("what is kept of a colleague's store cannot be read".to_owned())
}

/// Reads what [`column_of`] makes.
pub(super) fn heads_of(bytes: &[u8]) -> Result<Vec<EventId>, StoreError> {
    bytes.chunks(32).map(|id| EventId::from_slice(id).map_err(|_| damaged())).collect()
}

fn colleague(connection: &Connection, key: PublicKey) -> Result<Option<Colleague>, StoreError> {
    let sql = "SELECT arrivals, chain, at, heard, back FROM colleagues WHERE key = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([key.as_bytes()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let time = |column| row.get_ref(column)?.as_str().ok().and_then(|at| at.parse().ok()).ok_or_else(damaged);
    let chain = row.get_ref(1)?.as_blob().map_err(|_| damaged())?;
    Ok(Some(Colleague {
        arrivals: row.get(0)?,
        chain: Digest256::from_slice(chain).map_err(|_| damaged())?,
        at: time(2)?,
        heard: time(3)?,
        back: (row.get_ref(4)? != ValueRef::Null).then(|| time(4)).transpose()?,
    }))
}

/// Remembers what a bundle says of its sender's store, where nothing newer is known. A store that went back may lack
/// what it once had, so only what it says now counts.
pub(super) fn hear(connection: &Connection, heard: &Heard, now: Timestamp) -> Result<(), StoreError> {
    let known = colleague(connection, heard.by)?;
    let turn = Turn::of(known.as_ref(), heard);
    let back = match turn {
        Turn::Older => return Ok(()),
        Turn::WentBack => Some(now),
        Turn::Newer => known.and_then(|known| known.back),
    };
    if turn == Turn::WentBack {
        for table in ["attested", "told"] {
            connection.execute(&format!("DELETE FROM {table} WHERE key = ?"), [heard.by.as_bytes()])?;
        }
    }
    connection
        .prepare_cached(
            "INSERT INTO colleagues (key, arrivals, chain, at, heard, knows, back)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (key) DO UPDATE SET arrivals = excluded.arrivals, chain = excluded.chain, at = excluded.at,
                 heard = excluded.heard, knows = excluded.knows, back = excluded.back",
        )?
        .execute(params![
            heard.by.as_bytes(),
            heard.store.events,
            heard.store.chain.as_bytes(),
            heard.at.to_string(),
            now.to_string(),
            heard.knows,
            back.map(|back| back.to_string()),
        ])?;
    let mut put = connection.prepare_cached(
        "INSERT OR REPLACE INTO attested (key, log, events, heads, lacks) VALUES (?, ?, ?, ?, ?)",
    )?;
    // Who sends what is here does not know that it is, and is told so again.
    let mut untold = connection.prepare_cached("DELETE FROM told WHERE key = ? AND log = ? AND sent = 0")?;
    for LogNote { attested: Attested { state, lacks }, sent } in &heard.logs {
        if *sent > 0 {
            untold.execute(params![heard.by.as_bytes(), state.log.as_bytes()])?;
        }
        let lacks: Vec<String> = lacks.iter().map(ToString::to_string).collect();
        put.execute(params![
            heard.by.as_bytes(),
            state.log.as_bytes(),
            i64::try_from(state.events).unwrap_or(i64::MAX),
            column_of(&state.heads),
            lacks.join("\n"),
        ])?;
    }
    Ok(())
}

impl Store {
    /// What is known of the store at which a key signs.
    pub fn colleague(&self, key: PublicKey) -> Result<Option<Colleague>, StoreError> {
        colleague(&self.connection, key)
    }

    /// What the stores of colleagues hold of a log, by their keys.
    pub fn attested(&self, log: EventId) -> Result<BTreeMap<PublicKey, Attested>, StoreError> {
        let sql = "SELECT key, events, heads, lacks FROM attested WHERE log = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then([log.as_bytes()], |row| {
            let (key, events): (Vec<u8>, i64) = (row.get(0)?, row.get(1)?);
            let (heads, lacks): (Vec<u8>, String) = (row.get(2)?, row.get(3)?);
            let lacks = lacks.lines().map(str::parse).collect::<Result<_, _>>().map_err(|_| damaged())?;
            let events = usize::try_from(events).map_err(|_| damaged())?;
            let state = LogState { log, events, heads: heads_of(&heads)? };
            Ok((PublicKey::from_slice(&key).map_err(|_| damaged())?, Attested { state, lacks }))
        })?;
        rows.collect()
    }

    /// What is not here of a log, though the events that name it are: bodies that were not sent to us, and documents on
    /// their way.
    pub fn lacks(&self, log: EventId, history: &History) -> Result<Vec<Lack>, StoreError> {
        let bodies =
            history.entries().iter().filter(|entry| entry.is_counsel() && entry.is_without_its_body());
        let mut lacks: Vec<Lack> = bodies.map(|entry| Lack::Body(entry.id)).collect();
        let mut statement = self.connection.prepare_cached("SELECT blob FROM awaited WHERE log = ?")?;
        let awaited = statement.query_and_then([log.as_bytes()], |row| {
            Digest256::from_slice(&row.get::<_, Vec<u8>>(0)?).map_err(|_| damaged())
        })?;
        for blob in awaited {
            lacks.push(Lack::Document(blob?));
        }
        lacks.sort_unstable();
        Ok(lacks)
    }

    /// What colleagues attested and is not here: for each log, the heads that have not come, with the keys of those who
    /// have them.
    pub fn not_here(&self) -> Result<BTreeMap<EventId, BTreeMap<EventId, Vec<PublicKey>>>, StoreError> {
        let mut missing: BTreeMap<EventId, BTreeMap<EventId, Vec<PublicKey>>> = BTreeMap::new();
        let mut statement = self.connection.prepare_cached("SELECT key, log, heads FROM attested")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (key, log, heads): (Vec<u8>, Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let log = EventId::from_slice(&log).map_err(|_| damaged())?;
            if self.forgotten(log)?.is_some() {
                continue;
            }
            for head in heads_of(&heads)? {
                if !self.has_event(log, head)? {
                    let key = PublicKey::from_slice(&key).map_err(|_| damaged())?;
                    missing.entry(log).or_default().entry(head).or_default().push(key);
                }
            }
        }
        Ok(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(events: i64, chain: u8, minute: u8) -> Heard {
        let store = Anchor { roster: EventId([1; 32]), events, chain: Digest256([chain; 32]) };
        let at = format!("2026-11-30T06:{minute:02}:00Z").parse().unwrap();
        Heard { by: PublicKey([2; 32]), store, at, knows: 0, logs: Vec::new() }
    }

    #[test]
    fn a_store_that_went_back_is_told_from_an_old_bundle() {
        let first = heard(10, 10, 10);
        let at = first.at;
        let known = Colleague { arrivals: 10, chain: first.store.chain, at, heard: at, back: None };
        for (then, turn) in [
            (heard(10, 10, 10), Turn::Newer),
            (heard(11, 11, 11), Turn::Newer),
            // More arrivals at an earlier minute: a clock that was set back.
            (heard(11, 11, 9), Turn::Newer),
            (heard(9, 9, 9), Turn::Older),
            (heard(10, 10, 9), Turn::Older),
            (heard(9, 9, 11), Turn::WentBack),
            (heard(10, 7, 11), Turn::WentBack),
        ] {
            assert_eq!(Turn::of(Some(&known), &then), turn, "{then:?}");
        }
        assert_eq!(Turn::of(None, &first), Turn::Newer);
    }

    #[test]
    fn what_is_lacking_is_read_as_it_is_printed() {
        for lack in [Lack::Body(EventId([7; 32])), Lack::Document(Digest256([8; 32]))] {
            assert_eq!(lack.to_string().parse::<Lack>().unwrap(), lack);
        }
        assert!("page 07".parse::<Lack>().is_err());
    }
}
