//! The cases in which somebody who leaves may have open work.

use crate::domain::ids::{EventId, PersonId};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::rows::ids;

impl Store {
    /// The cases where something may wait for a person: assigned to them, with open flags, deferrals, conditions, or a
    /// decision that waits.
    pub fn with_something_open(&self, person: PersonId) -> Result<Vec<EventId>, StoreError> {
        let sql =
            "SELECT log FROM cases WHERE assigned = ? OR open_flags > 0 OR conditions > 0 OR awaits_second
             OR came IN (SELECT came FROM agenda WHERE kind = 'deferral-review') ORDER BY log";
        ids(&self.connection, sql, [person.to_string()])
    }

    /// The districts of all cases: for telling where approvers will be too few.
    pub fn districts_of_all_cases(&self) -> Result<Vec<String>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT DISTINCT district FROM cases ORDER BY district")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
