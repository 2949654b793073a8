//! Requests to join: those that came through a mailbox and wait for somebody to hear their six words, and one's own, while
//! it waits for its answer.

use rusqlite::{OptionalExtension, params};

use crate::domain::ids::Digest256;
use crate::store::Store;
use crate::store::error::StoreError;

const PREFIX: &str = "request/";
const OWN: &str = "asking";

impl Store {
    /// Keeps a request that came, under the SHA-256 of its file.
    pub fn keep_request(&self, hash: Digest256, whole: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO local (name, value) VALUES (?, ?)";
        self.own_statement(sql, params![format!("{PREFIX}{hash}"), whole])
    }

    /// The requests that came, as their files have them. Anybody with the vault's key can write one, so its signature
    /// has to be verified.
    pub fn requests(&self) -> Result<Vec<(Digest256, Vec<u8>)>, StoreError> {
        let sql = "SELECT name, value FROM local WHERE name > ?1 AND name < ?2 ORDER BY name";
        let mut statement = self.connection.prepare_cached(sql)?;
        // The character behind the slash ends the range.
        let rows = statement.query_map(params![PREFIX, PREFIX.replace('/', "0")], |row| {
            let value = row.get_ref(1)?.as_bytes().unwrap_or_default().to_vec();
            Ok((row.get_ref(0)?.as_str().unwrap_or_default().to_owned(), value))
        })?;
        let mut requests = Vec::new();
        for row in rows {
            let (name, value) = row?;
            if let Some(Ok(hash)) = name.strip_prefix(PREFIX).map(str::parse) {
                requests.push((hash, value));
            }
        }
        Ok(requests)
    }

    /// Lets go of a request.
    pub fn drop_request(&self, hash: Digest256) -> Result<(), StoreError> {
        self.own_statement("DELETE FROM local WHERE name = ?", [format!("{PREFIX}{hash}")])
    }

    /// Keeps one's own request as it is sealed, to leave it in every mailbox until it is answered.
    pub fn ask(&self, sealed: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)";
        self.own_statement(sql, params![OWN, sealed])
    }

    /// One's own request, sealed, while it waits.
    pub fn asking(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM local WHERE name = ?")?;
        let kept =
            statement.query_row([OWN], |row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec()));
        Ok(kept.optional()?)
    }

    /// One's own request was answered, or cannot be any more.
    pub fn ask_no_more(&self) -> Result<(), StoreError> {
        self.own_statement("DELETE FROM local WHERE name = ?", [OWN])
    }
}
