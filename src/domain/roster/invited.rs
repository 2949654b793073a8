//! Keys that came by an invitation, each made on another machine with a store of its own.

use super::Roster;
use crate::domain::district::Scope;
use crate::domain::event::Role;
use crate::domain::ids::{Digest256, PublicKey};
use crate::domain::roster::RosterRefusal;

impl Roster {
    /// Whether somebody with this key may grant a role now, and so invite somebody to it.
    pub fn may_invite(&self, key: PublicKey, role: Role) -> Result<(), RosterRefusal> {
        if role.is_granted_by_root() {
            return if self.roots.contains(&key) { Ok(()) } else { Err(RosterRefusal::NotRoot(role)) };
        }
        let is_admin = self.held(key, self.everything()).any(|grant| grant.role == Role::Admin);
        if is_admin { Ok(()) } else { Err(RosterRefusal::NotAdmin(role)) }
    }

    /// Whether nobody set the party's policy yet and nobody but its first approvers can: what they might set may be
    /// proposed to them.
    pub fn wants_a_policy(&self) -> bool {
        self.policies.is_empty() && self.approvers_over(|scope| *scope == Scope::Canada) == 0
    }

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
