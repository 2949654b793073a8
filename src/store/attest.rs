//! The extent of the whole store, for a signed slip: the arrivals, and for each log its number of events and its heads.
//! It is read from the record, not from the views.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::entry::Header;
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId};
use crate::store::Store;
use crate::store::anchor::Anchor;
use crate::store::error::StoreError;
use crate::store::rows::ids;

/// The extent of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogState {
    /// The log.
    pub log: EventId,
    /// How many events it has.
    pub events: usize,
    /// The events on which no other builds, sorted: everything else in the log is in their past.
    pub heads: Vec<EventId>,
}

impl LogState {
    /// The extent of a log whose events are at hand; none where there are none.
    pub fn of(history: &History) -> Option<LogState> {
        let heads = history.heads_among(|_| true);
        Some(LogState { log: history.log()?, events: history.len(), heads })
    }

    /// How a signed text has it, behind the log: the number of events, and the heads.
    pub fn extent(&self) -> String {
        let heads = self.heads.iter().map(|head| format!(" {head}"));
        std::iter::once(self.events.to_string()).chain(heads).collect()
    }

    /// Reads what [`LogState::extent`] prints, in words. Without any event there is no head.
    pub fn read<'a>(log: EventId, mut words: impl Iterator<Item = &'a str>) -> Option<LogState> {
        let events: usize = words.next()?.parse().ok()?;
        let heads = words.map(|head| head.parse().ok()).collect::<Option<Vec<EventId>>>()?;
        let sorted = heads.is_sorted_by(|head, next| head < next);
        (sorted && heads.is_empty() == (events == 0)).then_some(LogState { log, events, heads })
    }
}

/// Heads as one column holds them, so that one comparison tells whether two stores have the same.
pub(super) fn column_of(heads: &[EventId]) -> Vec<u8> {
    heads.iter().flat_map(|head| head.0).collect()
}

fn state(connection: &Connection, log: EventId) -> Result<LogState, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, header FROM entries WHERE log = ? ORDER BY n, id")?;
    let mut rows = statement.query([log.as_bytes()])?;
    let (mut events, mut heads) = (0, BTreeSet::new());
    while let Some(row) = rows.next()? {
        let damaged = || StoreError::Damaged("an entry is no event".to_owned());
        let id = row.get_ref(0)?.as_blob().ok().and_then(|id| EventId::from_slice(id).ok());
        let id = id.ok_or_else(damaged)?;
        let header = Header::parse(row.get_ref(1)?.as_blob().map_err(|_| damaged())?);
        // Parents come before their children in this order. A header that cannot be read names no parents, and such a
        // log is never attested.
        for parent in header.map(|header| header.prev).unwrap_or_default() {
            heads.remove(&parent);
        }
        heads.insert(id);
        events += 1;
    }
    Ok(LogState { log, events, heads: heads.into_iter().collect() })
}

pub(super) fn has_event(connection: &Connection, log: EventId, event: EventId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM entries WHERE log = ? AND id = ?")?;
    Ok(statement.exists([log.as_bytes(), event.as_bytes()])?)
}

pub(super) fn chain_at(connection: &Connection, seq: i64) -> Result<Option<Digest256>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT chain FROM arrivals WHERE seq = ?")?;
    let chain: Option<Vec<u8>> = statement.query_row([seq], |row| row.get(0)).optional()?;
    chain
        .map(|chain| Digest256::from_slice(&chain).map_err(|bad| StoreError::Damaged(bad.to_string())))
        .transpose()
}

impl Store {
    /// The anchor of the store and the extent of these logs, or of all, in one read transaction.
    pub fn states(&self, only: Option<&BTreeSet<EventId>>) -> Result<(Anchor, Vec<LogState>), StoreError> {
        let moment = self.moment()?;
        let anchor = self.anchor()?;
        let logs = match only {
            Some(only) => only.clone(),
            None => ids(&moment, "SELECT DISTINCT log FROM entries", [])?,
        };
        let states = logs.iter().map(|log| state(&moment, *log)).collect::<Result<Vec<_>, _>>()?;
        Ok((anchor, states))
    }

    /// Whether an event is in a log.
    pub fn has_event(&self, log: EventId, event: EventId) -> Result<bool, StoreError> {
        has_event(&self.connection, log, event)
    }

    /// The chain at an arrival; `None` where so many have not come.
    pub fn chain_at(&self, seq: i64) -> Result<Option<Digest256>, StoreError> {
        chain_at(&self.connection, seq)
    }

    /// The last arrival and the end of their chain: equal in two stores that hold the same events in the same order.
    pub fn end_of_arrivals(&self) -> Result<(i64, Vec<u8>), StoreError> {
        let last = "SELECT seq, chain FROM arrivals ORDER BY seq DESC LIMIT 1";
        Ok(self.connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// How many cases there are.
    pub fn cases(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))?)
    }

    /// How many events there are.
    pub fn events(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("SELECT count(*) FROM arrivals", [], |row| row.get(0))?)
    }
}
