//! The roster of a store: from the record, or as it is kept beside the record so that not every command replays it.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::entry::Timestamp;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;
use crate::store::{Store, StoreError, read_log};

impl Store {
    /// The roster's log.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn roster_log(&self) -> Result<EventId, StoreError> {
        roster_log(&self.connection)
    }

    /// The events of the roster.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn roster_history(&self) -> Result<History, StoreError> {
        self.history(self.roster_log()?)
    }

    /// The latest time that the last event of a case claims.
    ///
    /// # Errors
    /// When the views cannot be read.
    pub fn newest(&self) -> Result<Option<Timestamp>, StoreError> {
        let newest: Option<String> =
            self.connection.query_row("SELECT max(touched) FROM cases", [], |row| row.get(0))?;
        Ok(newest.and_then(|text| text.parse().ok()))
    }

    /// The people and their roles.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn roster(&self) -> Result<Arc<Roster>, StoreError> {
        current_roster(&self.connection, &self.roster)
    }
}

pub(super) fn roster_log(connection: &Connection) -> Result<EventId, StoreError> {
    let value: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM local WHERE name = 'roster'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let value = value.ok_or_else(|| StoreError::Damaged("the roster is missing".into()))?;
    EventId::from_slice(&value).map_err(|bad| StoreError::Damaged(bad.to_string()))
}

/// The roster as this connection sees it: as it is kept beside the record, and read again only where it has grown.
pub(super) fn current_roster(
    connection: &Connection,
    kept: &RefCell<Option<Arc<Roster>>>,
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
    let read = row.and_then(|row| Roster::kept(row.get_ref(1).ok()?.as_str().ok()?));
    let roster = read.map_or_else(|| replay_roster(connection), Ok)?;
    let roster = Arc::new(roster);
    kept.replace(Some(Arc::clone(&roster)));
    Ok(roster)
}

/// The roster as its events leave it.
pub(super) fn replay_roster(connection: &Connection) -> Result<Roster, StoreError> {
    let log = roster_log(connection)?;
    let history = History::of(read_log(connection, log)?).map_err(|bad| StoreError::Unlinked(log, bad))?;
    Ok(Roster::replay(&history))
}
