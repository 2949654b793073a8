//! Keys that came by an invitation, each made on another machine with a store of its own.

use super::Roster;
use crate::domain::ids::{Digest256, PublicKey};

impl Roster {
    /// Whether a key came by an invitation. It works with a store of its own and opens no other, whatever else it was
    /// granted.
    pub fn is_invited(&self, key: PublicKey) -> bool {
        self.grants_of(key).any(|grant| grant.said.invitation.is_some())
    }

    /// Whether somebody was let in by the invitation whose text has this SHA-256.
    pub fn is_used(&self, invitation: Digest256) -> bool {
        self.grants.iter().any(|grant| grant.said.invitation == Some(invitation))
    }
}
