//! What a colleague's machine had, as far as this store knows: for when it was lost.

use rusqlite::params;

use crate::domain::entry::Timestamp;
use crate::domain::ids::{EventId, PublicKey};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::rows::Cell;

impl Store {
    /// The cases that are on the machine at which a key signs: those of which it sent a receipt, each with when that was
    /// by its clock, and those that were sent to it.
    pub fn on_the_machine_of(&self, key: PublicKey) -> Result<Vec<(EventId, Option<Timestamp>)>, StoreError> {
        let sql = "SELECT c.log, a.at FROM cases c LEFT JOIN attested a ON a.key = ?1 AND a.log = c.log
                   WHERE a.events > 0 OR a.key IS NULL AND EXISTS (SELECT 1 FROM sent s WHERE s.log = c.log AND s.key = ?1)
                   ORDER BY c.log";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then(params![key.as_bytes()], |row| {
            Ok((EventId::read(row, 0)?, Option::read(row, 1)?))
        })?;
        rows.collect()
    }
}
