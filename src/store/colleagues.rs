//! What colleagues' stores hold, as the newest bundle of each says: it is the receipt for what was sent to them, and tells
//! what exists and is not here. A key stands for the store at which it signs.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::case::CaseFile;
use crate::domain::entry::Timestamp;
use crate::domain::history::History;
use crate::domain::ids::{BadId, Digest256, EventId, PublicKey};
use crate::store::Store;
use crate::store::anchor::Anchor;
use crate::store::attest::{LogState, chain_at, column_of};
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
    /// The mailbox through which it came, where it came through one.
    pub mailbox: Option<String>,
    /// How far it had heard of this store.
    pub knows: Reached,
    /// Its own chain at the arrivals of which it knows that this store heard of them.
    pub claims: Reached,
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
    /// The arrivals of this store that it had heard of.
    pub knows: i64,
    /// When it first spoke as an older copy that was put back, or as one of two, by their clock.
    pub back: Option<Timestamp>,
    /// The arrivals of this store that it had heard of, where these are not here: an older copy of this store was put
    /// back.
    pub ahead: Option<i64>,
}

/// How a bundle stands to what was heard of its sender's store before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It is the newest.
    Newer,
    /// A newer one came before it.
    Older,
    /// It is the newest, and the store is not the one that it was: it has fewer arrivals, or others.
    WentBack,
    /// The store has gone back since.
    BeforeItWentBack,
}

impl Turn {
    /// `is_split` tells whether the chain of the store was another one before.
    fn of(known: Option<&Colleague>, heard: &Heard, is_split: bool) -> Turn {
        let Some(known) = known else { return Turn::Newer };
        let (arrivals, is_later) = (heard.store.events, heard.at >= known.at);
        if known.back.is_some_and(|back| heard.at < back) {
            Turn::BeforeItWentBack
        } else if is_later && (is_split || arrivals < known.arrivals) {
            Turn::WentBack
        } else if arrivals < known.arrivals || arrivals == known.arrivals && !is_later {
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
    let sql = "SELECT arrivals, chain, at, heard, back, knows, ahead FROM colleagues WHERE key = ?";
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
        knows: row.get(5)?,
        ahead: row.get(6)?,
    }))
}

/// Whether this store heard of another chain at a point of a colleague's.
fn is_another(connection: &Connection, key: PublicKey, at: Reached) -> Result<bool, StoreError> {
    let sql = "SELECT chain FROM chains WHERE key = ? AND arrivals = ? AND arrivals > 0";
    let known: Option<Vec<u8>> = connection
        .prepare_cached(sql)?
        .query_row(params![key.as_bytes(), at.arrivals], |row| row.get(0))
        .optional()?;
    Ok(known.is_some_and(|known| at.chain.is_none_or(|chain| chain.as_bytes()[..] != known)))
}

/// Remembers what a bundle says of its sender's store: of each log the newest that it said. A store that went back may lack
/// what it once had, so that only counts what it says since.
pub(super) fn hear(connection: &Connection, heard: &Heard, now: Timestamp) -> Result<(), StoreError> {
    let (key, known) = (heard.by, colleague(connection, heard.by)?);
    let here = Reached { arrivals: heard.store.events, chain: Some(heard.store.chain) };
    let is_split = is_another(connection, key, heard.claims)? || is_another(connection, key, here)?;
    let turn = Turn::of(known.as_ref(), heard, is_split);
    if turn == Turn::BeforeItWentBack {
        return Ok(());
    }
    if turn == Turn::WentBack {
        for table in ["attested", "told", "sent", "chains"] {
            connection.execute(&format!("DELETE FROM {table} WHERE key = ?"), [key.as_bytes()])?;
        }
    }
    if turn != Turn::Older {
        let back = if turn == Turn::WentBack { Some(heard.at) } else { known.and_then(|known| known.back) };
        hear_how_far(connection, heard, back, now)?;
    }
    let mut put = connection.prepare_cached(
        "INSERT INTO attested (key, log, events, heads, lacks, arrivals, at, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (key, log) DO UPDATE SET events = excluded.events, heads = excluded.heads,
             lacks = excluded.lacks, arrivals = excluded.arrivals, at = excluded.at,
             since = iif(heads = excluded.heads AND lacks = excluded.lacks, since, excluded.since)
         WHERE (excluded.arrivals, excluded.at) >= (arrivals, at)",
    )?;
    // Who sends what is here does not know that it is, and is told so again.
    let mut untold = connection.prepare_cached("DELETE FROM told WHERE key = ? AND log = ?")?;
    for LogNote { attested: Attested { state, lacks }, sent } in &heard.logs {
        if *sent > 0 {
            untold.execute(params![key.as_bytes(), state.log.as_bytes()])?;
        }
        put.execute(params![
            key.as_bytes(),
            state.log.as_bytes(),
            i64::try_from(state.events).unwrap_or(i64::MAX),
            column_of(&state.heads),
            lines_of(lacks),
            heard.store.events,
            heard.at.to_string(),
            now.to_string(),
        ])?;
    }
    Ok(())
}

/// Remembers how far the newest bundle says that its sender's store is.
fn hear_how_far(
    connection: &Connection,
    heard: &Heard,
    back: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (key, Reached { arrivals: knows, chain }) = (heard.by, heard.knows);
    let is_here = knows == 0 || chain.is_some() && chain_at(connection, knows)? == chain;
    connection
        .prepare_cached(
            "INSERT INTO colleagues (key, arrivals, chain, at, heard, knows, back, ahead, mailbox)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (key) DO UPDATE SET arrivals = excluded.arrivals, chain = excluded.chain, at = excluded.at,
                 heard = excluded.heard, knows = excluded.knows, back = excluded.back, ahead = excluded.ahead,
                 mailbox = coalesce(excluded.mailbox, mailbox)",
        )?
        .execute(params![
            key.as_bytes(),
            heard.store.events,
            heard.store.chain.as_bytes(),
            heard.at.to_string(),
            now.to_string(),
            knows,
            back.map(|back| back.to_string()),
            (!is_here).then_some(knows),
            heard.mailbox,
        ])?;
    connection
        .prepare_cached("DELETE FROM chains WHERE key = ? AND arrivals < ?")?
        .execute(params![key.as_bytes(), heard.claims.arrivals])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO chains (key, arrivals, chain) VALUES (?, ?, ?)")?
        .execute(params![key.as_bytes(), heard.store.events, heard.store.chain.as_bytes()])?;
    // What lay for them in a mailbox for too long is sent again where they lack it still.
    connection
        .prepare_cached(
            "DELETE FROM sent WHERE key = ? AND bundle IN (SELECT bundle FROM outbox WHERE mailbox = '')",
        )?
        .execute([key.as_bytes()])?;
    Ok(())
}

impl Store {
    /// What is known of the store at which a key signs.
    pub fn colleague(&self, key: PublicKey) -> Result<Option<Colleague>, StoreError> {
        colleague(&self.connection, key)
    }

    /// What the stores of colleagues hold of a log, by their keys.
    pub fn attested(&self, log: EventId) -> Result<BTreeMap<PublicKey, Attested>, StoreError> {
        let sql = "SELECT key, events, heads, lacks, since FROM attested WHERE log = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then([log.as_bytes()], |row| {
            let (key, events): (Vec<u8>, i64) = (row.get(0)?, row.get(1)?);
            let (heads, lacks): (Vec<u8>, String) = (row.get(2)?, row.get(3)?);
            let events = usize::try_from(events).map_err(|_| damaged())?;
            let state = LogState { log, events, heads: heads_of(&heads)? };
            let attested = Attested { state, lacks: lacks_of(&lacks)? };
            Ok((PublicKey::from_slice(&key).map_err(|_| damaged())?, attested))
        })?;
        rows.collect()
    }

    /// Since when a colleague's store has been known to hold of a log what it holds.
    pub fn attested_since(&self, key: PublicKey, log: EventId) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT since FROM attested WHERE key = ? AND log = ?";
        let since = self
            .connection
            .prepare_cached(sql)?
            .query_row(params![key.as_bytes(), log.as_bytes()], |row| row.get::<_, String>(0));
        since.optional()?.map(|since| since.parse().map_err(|_| damaged())).transpose()
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
        let awaited = statement.query_and_then([file.id.as_bytes()], |row| {
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
        // Of most logs a colleague has the very heads that are here.
        let mut statement = self.connection.prepare_cached(
            "SELECT a.key, a.log, a.heads FROM attested a LEFT JOIN cases c ON c.log = a.log
             WHERE a.heads IS NOT c.heads",
        )?;
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
        let (knows, claims) = (Reached::NOTHING, Reached::NOTHING);
        Heard { by: PublicKey([2; 32]), store, at, mailbox: None, knows, claims, logs: Vec::new() }
    }

    #[test]
    fn a_store_that_went_back_is_told_from_an_old_bundle() {
        let first = heard(10, 10, 10);
        let (at, chain) = (first.at, first.store.chain);
        let known = Colleague { arrivals: 10, chain, at, heard: at, knows: 0, back: None, ahead: None };
        for (then, is_split, turn) in [
            (heard(10, 10, 10), false, Turn::Newer),
            (heard(11, 11, 11), false, Turn::Newer),
            // More arrivals at an earlier minute: a clock that was set back.
            (heard(11, 11, 9), false, Turn::Newer),
            (heard(9, 9, 9), false, Turn::Older),
            (heard(10, 10, 9), false, Turn::Older),
            (heard(9, 9, 11), false, Turn::WentBack),
            (heard(10, 7, 11), true, Turn::WentBack),
            (heard(12, 7, 11), true, Turn::WentBack),
        ] {
            assert_eq!(Turn::of(Some(&known), &then, is_split), turn, "{then:?}");
        }
        let back = Colleague { back: Some(at), ..known };
        assert_eq!(Turn::of(Some(&back), &heard(11, 11, 9), false), Turn::BeforeItWentBack);
        assert_eq!(Turn::of(None, &first, false), Turn::Newer);
    }

    #[test]
    fn what_is_lacking_is_read_as_it_is_printed() {
        for lack in [Lack::Body(EventId([7; 32])), Lack::Document(Digest256([8; 32]))] {
            assert_eq!(lack.to_string().parse::<Lack>().unwrap(), lack);
        }
        assert!("page 07".parse::<Lack>().is_err());
    }
}
