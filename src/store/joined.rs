//! How a store came to be joined to a party: whose it is, and by which invitation.

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::domain::ids::PublicKey;
use crate::store::arrivals::last_arrival;
use crate::store::error::StoreError;

/// How a store came to be joined to a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The key that it was made with; the store is that person's alone.
    pub owner: PublicKey,
    /// Who invited them, by name.
    pub inviter: String,
    /// The invitation, as its file had it.
    pub invitation: String,
}

/// The row of a store that was joined. Anybody with the vault's key can write it, so one that does not parse is none.
pub(super) fn joined(connection: &Connection) -> Result<Option<Joined>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT value FROM local WHERE name = 'joined'")?;
    let kept = statement.query_row([], |row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec()));
    Ok(kept.optional()?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Whether a store was joined and nothing has come yet.
pub(super) fn awaits_its_first(connection: &Connection) -> Result<bool, StoreError> {
    Ok(last_arrival(connection)?.is_none() && joined(connection)?.is_some())
}
