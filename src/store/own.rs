//! Tracks what this command writes to the vault, so that the next command does not take it for somebody else's write.

use rusqlite::{Connection, Params};

use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::untouched::{OwnFiles, count_write};

/// Runs before the connection is closed; [`crate::store::watch::Watch`] runs after it.
impl Drop for Store {
    fn drop(&mut self) {
        if let Some(watch) = self.watch.as_ref().filter(|watch| watch.settled.get()) {
            watch.settled.set(watch.left.is_ours());
        }
    }
}

impl Store {
    /// Which of the vault's files nobody else wrote to while this command has them open.
    pub(crate) fn own_files(&self) -> Option<OwnFiles> {
        Some(self.watch.as_ref()?.left.own_files())
    }

    /// Writes to the vault, in one transaction; what that does to its file is this command's own.
    pub(crate) fn own<T>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let before = self.own_files();
        let transaction = self.connection.unchecked_transaction()?;
        let written = write(&transaction)?;
        count_write(&transaction)?;
        transaction.commit()?;
        self.wrote(before);
        Ok(written)
    }

    /// As [`Store::own`], for one statement.
    pub(crate) fn own_statement(&self, sql: &str, values: impl Params) -> Result<(), StoreError> {
        self.own(|vault| Ok(vault.execute(sql, values)?)).map(|_| ())
    }

    /// Takes the present marks as left by this command, which wrote.
    pub(crate) fn wrote(&self, before: Option<OwnFiles>) {
        if let Some((watch, before)) = self.watch.as_ref().zip(before) {
            watch.left.wrote(before, &self.connection);
        }
    }
}
