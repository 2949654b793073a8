//! The logs of which something may be due to a colleague: whatever changes what somebody lacks, may see or was told stirs
//! them, and a round of `sync` looks at no others.

use rusqlite::{Connection, Params, params};

use crate::domain::entry::Timestamp;
use crate::domain::ids::{EventId, PersonId};
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::rows::Cell;

/// A log of which something may be due to a colleague.
#[derive(Debug, Clone)]
pub struct Stirred {
    /// The log.
    pub log: EventId,
    /// Tells this change from a later one.
    change: i64,
}

/// Something may be due to a colleague of these logs: `SELECT` of their ids.
pub(super) fn stir(connection: &Connection, logs: &str, values: impl Params) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO stirred (log, change, until, who) SELECT DISTINCT log, random(), NULL, NULL FROM ({logs}) WHERE true
         ON CONFLICT (log) DO UPDATE SET change = excluded.change, until = NULL"
    );
    connection.prepare_cached(&sql)?.execute(values)?;
    Ok(())
}

/// One log, for [`stir`].
pub(super) const ONE: &str = "SELECT ? AS log";
/// Everything that is here, or was and was forgotten, for [`stir`].
pub(super) const EVERYTHING: &str = "SELECT log FROM cases UNION ALL SELECT log FROM forgotten
    UNION ALL SELECT value FROM local WHERE name = 'roster'";

impl Store {
    /// The logs of which something that somebody sends from here may be due to a colleague now.
    pub fn stirred(&self, me: PersonId, now: Timestamp) -> Result<Vec<Stirred>, StoreError> {
        let sql =
            "SELECT log, change FROM stirred WHERE until IS NULL OR until <= ? OR who IS NOT ? ORDER BY log";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then([now.to_string(), me.to_string()], |row| {
            Ok(Stirred { log: EventId::read(row, 0)?, change: row.get(1)? })
        })?;
        rows.collect()
    }

    /// What was due of these logs, as somebody sends it from here, is on its way; where something waits, they are looked at
    /// again then. What stirred them since stays.
    pub fn settled(&self, me: PersonId, logs: &[(Stirred, Option<Timestamp>)]) -> Result<(), StoreError> {
        if logs.is_empty() {
            return Ok(());
        }
        self.own(|vault| {
            let mut wait =
                vault.prepare_cached("UPDATE stirred SET until = ?, who = ? WHERE log = ? AND change = ?")?;
            let mut done = vault.prepare_cached("DELETE FROM stirred WHERE log = ? AND change = ?")?;
            for (Stirred { log, change }, until) in logs {
                match until {
                    Some(until) => {
                        wait.execute(params![until.to_string(), me.to_string(), log.as_bytes(), change])?
                    }
                    None => done.execute(params![log.as_bytes(), change])?,
                };
            }
            Ok(())
        })
    }
}
