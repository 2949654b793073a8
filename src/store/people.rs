//! The roster of a store: from the record, or as it is kept beside the record so that not every command replays it.

use std::sync::Arc;

use crate::domain::entry::Timestamp;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::roster::{current_roster, roster_log, without_bodies};

impl Store {
    /// The roster's log.
    pub fn roster_log(&self) -> Result<EventId, StoreError> {
        roster_log(&self.connection)
    }

    /// The events of the roster.
    pub fn roster_history(&self) -> Result<History, StoreError> {
        Ok(without_bodies(self.history(self.roster_log()?)?))
    }

    /// The latest time that the last event of a case claims.
    pub fn newest(&self) -> Result<Option<Timestamp>, StoreError> {
        let newest: Option<String> =
            self.connection.query_row("SELECT max(touched) FROM cases", [], |row| row.get(0))?;
        Ok(newest.and_then(|text| text.parse().ok()))
    }

    /// The people and their roles.
    pub fn roster(&self) -> Result<Arc<Roster>, StoreError> {
        current_roster(&self.connection, &self.roster, &self.signatures)
    }
}
