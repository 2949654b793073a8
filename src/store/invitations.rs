//! The invitations that were made here, as they were signed. Somebody who is let in by one gets exactly its roles, whatever
//! the request says.

use rusqlite::OptionalExtension;

use crate::domain::ids::Digest256;
use crate::store::Store;
use crate::store::error::StoreError;

fn name(hash: Digest256) -> String {
    format!("invitation/{hash}")
}

impl Store {
    /// Keeps an invitation under the SHA-256 of its text.
    pub fn keep_invitation(&self, hash: Digest256, whole: &str) -> Result<(), StoreError> {
        self.writable()?;
        let sql = "INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)";
        self.own_statement(sql, rusqlite::params![name(hash), whole.as_bytes()])
    }

    /// The file of an invitation that was made here. Anybody with the vault's key can write one, so its signature has to
    /// be verified.
    pub fn invitation(&self, hash: Digest256) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.connection.prepare("SELECT value FROM local WHERE name = ?")?;
        let kept = statement
            .query_row([name(hash)], |row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec()));
        Ok(kept.optional()?)
    }
}
