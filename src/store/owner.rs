//! A store that somebody made to join a party: it is its owner's alone, and until the party's first events have come
//! there is nothing to show.

use crate::domain::ids::{EventId, PublicKey};
use crate::domain::roster::Roster;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::joined::{Joined, awaits_its_first, joined};

impl Store {
    /// Begins as the store of somebody who joins the party with this roster; or, while it waits, by another invitation.
    pub(crate) fn join(&self, roster: EventId, joined: &Joined) -> Result<(), StoreError> {
        let bytes = serde_json::to_vec(joined).map_err(|error| StoreError::Damaged(error.to_string()))?;
        self.own(|vault| {
            let sql = "INSERT OR REPLACE INTO local (name, value) VALUES ('roster', ?), ('joined', ?)";
            Ok(vault.execute(sql, rusqlite::params![roster.as_bytes(), bytes])?)
        })
        .map(|_| ())
    }

    /// How this store was joined to its party; none for one that began with the party, or is an office's.
    pub fn joined(&self) -> Result<Option<Joined>, StoreError> {
        joined(&self.connection)
    }

    /// The same, while the store has no events because the first bundle has not come.
    pub fn awaits_its_first(&self) -> Result<Option<Joined>, StoreError> {
        if awaits_its_first(&self.connection)? { self.joined() } else { Ok(None) }
    }

    /// The one key that this store is for, where it was joined. Once the roster is here it must say that this key came
    /// by an invitation, so that nobody who once had the key of a shared vault can name themselves its owner.
    pub(crate) fn owner(&self, roster: &Roster) -> Result<Option<PublicKey>, StoreError> {
        let named = self.joined()?.map(|joined| joined.owner);
        Ok(named.filter(|key| roster.order().is_empty() || roster.is_invited(*key)))
    }
}
