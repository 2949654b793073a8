//! Forgetting a whole case that is none of this store's business any more. Its events, files, rows and kept texts are
//! removed; the ids of its events stay among the arrivals, marked, so that their chain still verifies.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use crate::domain::case::document::file_of;
use crate::domain::entry::Timestamp;
use crate::domain::ids::{EventId, PersonId};
use crate::store::colleagues::LogNote;
use crate::store::drafts::KeptDraft;
use crate::store::error::StoreError;
use crate::store::outbox::tell_again_of;
use crate::store::rows::ids;
use crate::store::stirred::{ONE, stir};
use crate::store::{Store, views};

/// A case that was forgotten.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Forgotten {
    /// Its id.
    pub log: EventId,
    /// Who had it forgotten.
    pub by: String,
    /// When.
    pub at: String,
    /// How many of its events had arrived.
    pub events: i64,
}

impl Store {
    /// Forgets a case: all of it, in one transaction. Answers how many events it had.
    pub fn forget(&self, log: EventId, by: PersonId, now: Timestamp) -> Result<usize, StoreError> {
        if log == self.roster_log()? {
            return Err(StoreError::NoCase(log));
        }
        let history = self.history(log)?;
        let blobs: BTreeSet<_> = history.entries().iter().filter_map(file_of).collect();
        let count = self.write_own(|vault, _| {
            vault.execute("UPDATE forgotten SET wanted = 0 WHERE log = ?", [log.as_bytes()])?;
            vault.execute(
                "INSERT INTO forgotten (seq, log, person, at, wanted)
                 SELECT seq, log, ?, ?, 0 FROM entries WHERE log = ?",
                params![by.to_string(), now.to_string(), log.as_bytes()],
            )?;
            views::remove(vault, log)?;
            let count = vault.execute("DELETE FROM entries WHERE log = ?", [log.as_bytes()])?;
            for notes in ["awaited", "missing"] {
                vault.execute(&format!("DELETE FROM {notes} WHERE log = ?"), [log.as_bytes()])?;
            }
            stir(vault, ONE, [log.as_bytes()])?;
            for blob in &blobs {
                // Another case may name the same file.
                let text = blob.to_string();
                let mut other = vault.prepare_cached("SELECT 1 FROM entries WHERE instr(body, ?)")?;
                if !other.exists([text.as_bytes()])? {
                    vault.execute("DELETE FROM documents WHERE blob = ?", [blob.as_bytes()])?;
                }
            }
            let mut kept = vault.prepare("SELECT name, value FROM local WHERE name GLOB 'draft/*'")?;
            let mut rows = kept.query([])?;
            while let Some(row) = rows.next()? {
                let draft: Option<KeptDraft> =
                    serde_json::from_slice(row.get_ref(1)?.as_bytes().unwrap_or_default()).ok();
                if draft.is_some_and(|draft| draft.case == Some(log)) {
                    vault.execute("DELETE FROM local WHERE name = ?", [row.get::<_, String>(0)?])?;
                }
            }
            Ok(count)
        })?;
        self.saw_less();
        // Older versions of its pages wait in the WAL until the next checkpoint.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(count)
    }

    /// Whether a case was forgotten, and nobody asked for it again.
    pub fn forgotten(&self, log: EventId) -> Result<Option<Forgotten>, StoreError> {
        let sql = "SELECT person, at, count(*) FROM forgotten WHERE log = ? AND wanted = 0
                   GROUP BY log, person, at ORDER BY at DESC LIMIT 1";
        let found = self.connection.prepare_cached(sql)?.query_row([log.as_bytes()], |row| {
            Ok(Forgotten { log, by: row.get(0)?, at: row.get(1)?, events: row.get(2)? })
        });
        Ok(found.optional()?)
    }

    /// The cases that were forgotten.
    pub fn all_forgotten(&self) -> Result<Vec<Forgotten>, StoreError> {
        let logs: Vec<EventId> =
            ids(&self.connection, "SELECT DISTINCT log FROM forgotten WHERE wanted = 0 ORDER BY log", [])?;
        let found = logs.into_iter().map(|log| self.forgotten(log)).collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    /// What colleagues are told of a case that was forgotten; none of any other.
    pub fn note_of_forgotten(&self, log: EventId) -> Result<Option<LogNote>, StoreError> {
        let sql = "SELECT min(wanted) FROM forgotten WHERE log = ? HAVING count(*) > 0";
        let found = self.connection.prepare_cached(sql)?.query_row([log.as_bytes()], |row| row.get(0));
        Ok(found.optional()?.map(|is_wanted| LogNote::of_forgotten(log, is_wanted)))
    }

    /// Lets a forgotten case be taken in again, when a bundle brings it, and asks colleagues for it.
    pub fn unforget(&self, log: EventId) -> Result<(), StoreError> {
        self.writable()?;
        self.own(|vault| {
            vault.execute("UPDATE forgotten SET wanted = 1 WHERE log = ?", [log.as_bytes()])?;
            tell_again_of(vault, ONE, log.as_bytes())
        })
    }
}
