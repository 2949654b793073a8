//! Who left: the keys that held a role once and hold none now.

use crate::domain::event::Role;
use crate::domain::ids::{EventId, PublicKey};
use crate::domain::positions::Positions;
use crate::domain::roster::Roster;

impl Roster {
    /// Whether a key holds no role now although these heads do not show that: it lost its last one since, or came and
    /// went since.
    pub fn somebody_left_since(&self, heads: &[EventId]) -> bool {
        let known = self.past_of(heads).unwrap_or_default();
        let holds_none = |key, within: &Positions| self.held(key, within).next().is_none();
        self.keys().any(|key| {
            let told = holds_none(key, &known) && self.grants_of(key).all(|grant| known.contains(grant.at));
            holds_none(key, &self.everything) && !told
        })
    }

    /// Whether a key decided at these heads who is on the roster: a root key, or that of an administrator then.
    pub fn was_in_charge(&self, key: PublicKey, heads: &[EventId]) -> bool {
        let known = self.past_of(heads).unwrap_or_default();
        self.roots.contains(&key) || self.held(key, &known).any(|grant| grant.role == Role::Admin)
    }
}
