//! The roster as a connection sees it: from the record, or as it is kept beside the record so that not every command
//! replays it.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::fault::Fault;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;
use crate::store::error::StoreError;
use crate::store::joined::awaits_its_first;
use crate::store::reading::{Log, Trust, read};
use crate::store::signatures::Signatures;

fn missing() -> StoreError {
    StoreError::Damaged("the roster is missing".into())
}

pub(super) fn roster_log(connection: &Connection) -> Result<EventId, StoreError> {
    let value: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM local WHERE name = 'roster'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let value = value.ok_or_else(missing)?;
    EventId::from_slice(&value).map_err(|bad| StoreError::Damaged(bad.to_string()))
}

/// The roster as this connection sees it: as it is kept beside the record, and read again only where it has grown.
pub(super) fn current_roster(
    connection: &Connection,
    kept: &RefCell<Option<Arc<Roster>>>,
    held: &Signatures,
) -> Result<Arc<Roster>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT events, kept FROM roster")?;
    let mut rows = statement.query([])?;
    let row = rows.next()?;
    let events: Option<i64> = row.map(|row| row.get(0)).transpose()?;
    if let Some(roster) = kept.borrow().as_ref()
        && events == i64::try_from(roster.order().len()).ok()
    {
        return Ok(Arc::clone(roster));
    }
    let read = row.and_then(|row| Roster::kept(row.get_ref(1).ok()?.as_blob().ok()?));
    let roster = read.map_or_else(|| replay_roster(connection, held), Ok)?;
    let roster = Arc::new(roster);
    kept.replace(Some(Arc::clone(&roster)));
    Ok(roster)
}

/// The roster as its events leave it, each checked against its hashes and its signature. Its bodies are never purged.
pub(super) fn replay_roster(connection: &Connection, held: &Signatures) -> Result<Roster, StoreError> {
    let history = match read(connection, roster_log(connection)?, Trust::Nothing(held)).map(Log::history) {
        // Somebody who joined has no roster until the first bundle comes.
        Err(StoreError::NoCase(_)) if awaits_its_first(connection)? => return Ok(Roster::default()),
        Err(StoreError::NoCase(_)) => return Err(missing()),
        other => other?,
    };
    Ok(Roster::replay(&without_bodies(history)))
}

/// The same history, with a fault for each event without its body.
pub(super) fn without_bodies(history: History) -> History {
    let gone = history.entries().iter().filter(|entry| entry.is_without_its_body());
    let gone: Vec<_> = gone.map(|entry| (entry.id, Fault::BodyMissing)).collect();
    if gone.is_empty() { history } else { history.doubted(gone) }
}
