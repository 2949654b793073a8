//! The mailboxes of this store: the places where its bundles are left and looked for. What a place is, `exchange` knows.

use rusqlite::params;
use serde::Serialize;

use crate::domain::entry::Timestamp;
use crate::store::Store;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::outbox::Why;

/// A mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mailbox {
    /// What it is called here.
    pub name: String,
    /// What carries it.
    pub kind: String,
    /// Where it is.
    pub place: String,
    /// When it was added.
    pub added: String,
}

impl Store {
    /// The mailboxes, by name.
    pub fn mailboxes(&self) -> Result<Vec<Mailbox>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT name, kind, place, added FROM mailboxes ORDER BY name")?;
        let rows = statement.query_map([], |row| {
            Ok(Mailbox { name: row.get(0)?, kind: row.get(1)?, place: row.get(2)?, added: row.get(3)? })
        })?;
        let all = rows.collect::<Result<_, _>>()?;
        intact(&self.connection)?;
        Ok(all)
    }

    /// Adds a mailbox under a name that none has yet.
    pub fn add_mailbox(
        &mut self,
        name: &str,
        kind: &str,
        place: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writable()?;
        let values = params![name, kind, place, now.to_string()];
        self.own_statement("INSERT INTO mailboxes (name, kind, place, added) VALUES (?, ?, ?, ?)", values)
    }

    /// Forgets a mailbox. What lies in it stays there; what did not arrive through it is sent again through others.
    pub fn remove_mailbox(&mut self, name: &str) -> Result<(), StoreError> {
        self.writable()?;
        for own in self.in_mailbox(name)? {
            self.taken_out(&own, if own.arrived { Why::Arrived } else { Why::Lost })?;
        }
        self.own_statement("DELETE FROM mailboxes WHERE name = ?", [name])
    }
}
