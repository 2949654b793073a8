//! What a store remembers of its last re-key: the heads of the roster then, signed by the administrator who did it.
//! Whether another re-key is due follows from the roster, and somebody who once had the vault key cannot forge that it
//! was done.

use rusqlite::OptionalExtension;

use crate::domain::ids::{Digest256, EventId, PublicKey, sha256};
use crate::domain::roster::Roster;
use crate::seal::identity::Identity;
use crate::seal::signature;
use crate::seal::vault_key::{KeyError, VaultKey};
use crate::store::Store;
use crate::store::error::StoreError;

/// The namespace of the signature.
const NAMESPACE: &str = "rekey@greenlight";
const FIRST_LINE: &str = "greenlight1 rekey";

/// A new key of the vault, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rekeyed {
    /// Of which store: the log of its roster.
    roster: EventId,
    /// The heads of the roster by which the key was wrapped.
    heads: Vec<EventId>,
    /// Which key of the vault.
    key: Digest256,
    /// Whose key signed.
    by: PublicKey,
    signature: [u8; 64],
}

/// A hash that identifies a key of the vault without revealing it.
fn digest(key: &VaultKey) -> Digest256 {
    let bytes = zeroize::Zeroizing::new([FIRST_LINE.as_bytes(), key.bytes()].concat());
    Digest256(sha256(&bytes))
}

fn text(roster: EventId, heads: &[EventId], key: Digest256, by: PublicKey) -> String {
    let heads: Vec<String> = heads.iter().map(EventId::to_string).collect();
    format!("{FIRST_LINE}\nroster {roster}\nheads {}\nkey {key}\nby {by}\n", heads.join(" "))
}

impl Rekeyed {
    /// Signs that the vault gets this key by a roster.
    pub(crate) fn sign(roster: &Roster, key: &VaultKey, identity: &Identity) -> Result<Rekeyed, StoreError> {
        let log = roster.order().log().ok_or_else(|| StoreError::Damaged("the roster is missing".into()))?;
        let (heads, key, by) = (roster.heads(), digest(key), identity.public());
        let message = text(log, &heads, key, by);
        let signature = *identity.sign(NAMESPACE, message.as_bytes()).map_err(KeyError::Agent)?;
        Ok(Rekeyed { roster: log, heads, key, by, signature })
    }

    /// Its canonical text, with its signature.
    fn to_text(&self) -> Result<String, StoreError> {
        let armored = signature::armor(&self.by, NAMESPACE, &self.signature);
        let armored = armored.map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok(text(self.roster, &self.heads, self.key, self.by) + &armored)
    }

    /// Reads what [`Rekeyed::to_text`] prints, and nothing else; the signature must fit.
    fn read(whole: &str) -> Option<Rekeyed> {
        let (told, armored) = signature::parted(whole)?;
        let mut lines = told.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?.split('\n');
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let roster = value("roster")?.parse().ok()?;
        let heads: Option<Vec<EventId>> = value("heads")?.split(' ').map(|id| id.parse().ok()).collect();
        let (heads, key, by) = (heads?, value("key")?.parse().ok()?, value("by")?.parse().ok()?);
        let signature = signature::armored_over(&by, NAMESPACE, told, armored)?;
        (told == text(roster, &heads, key, by)).then_some(Rekeyed { roster, heads, key, by, signature })
    }

    /// Whether it is of this store and this key, and signed by somebody who could say so then.
    fn counts(&self, roster: &Roster, key: &VaultKey) -> bool {
        let of_here = roster.order().log() == Some(self.roster) && self.key == digest(key);
        of_here && roster.was_in_charge(self.by, &self.heads)
    }
}

impl Store {
    /// Whether somebody left who may have the key that the vault has now.
    pub fn is_rekey_due(&self) -> Result<bool, StoreError> {
        let roster = self.roster()?;
        // Nobody but its owner ever had the key of a store that was joined.
        if self.owner(&roster)?.is_some() || !roster.somebody_left_since(&[]) {
            return Ok(false);
        }
        let mut statement = self.connection.prepare("SELECT value FROM local WHERE name = 'rekeyed'")?;
        let kept = statement.query_row([], |row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec()));
        let read = kept.optional()?.and_then(|bytes| String::from_utf8(bytes).ok());
        let read = read.and_then(|text| Rekeyed::read(&text)).filter(|read| read.counts(&roster, &self.key));
        Ok(read.is_none_or(|read| roster.somebody_left_since(&read.heads)))
    }

    pub(crate) fn keep_rekeyed(&self, rekeyed: &Rekeyed) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO local (name, value) VALUES ('rekeyed', ?)";
        self.own_statement(sql, [rekeyed.to_text()?.as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_signed_and_no_other_way() {
        let (identity, key) = (Identity::from_seed(&[7; 32]), VaultKey::new([9; 32]));
        let roster = EventId(sha256(b"a roster"));
        let heads = vec![EventId(sha256(b"a head")), EventId(sha256(b"another"))];
        let message = text(roster, &heads, digest(&key), identity.public());
        let signature = *identity.sign(NAMESPACE, message.as_bytes()).unwrap();
        let made = Rekeyed { roster, heads, key: digest(&key), by: identity.public(), signature };
        let whole = made.to_text().unwrap();
        assert_eq!(Rekeyed::read(&whole), Some(made));
        for at in 0..whole.len() {
            let mut changed = whole.clone().into_bytes();
            changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
            assert_eq!(Rekeyed::read(&String::from_utf8(changed).unwrap()), None, "byte {at}");
        }
        let other = Identity::from_seed(&[8; 32]).public().to_string();
        for changed in
            [String::new(), whole.replace(&identity.public().to_string(), &other), format!("{whole}\n")]
        {
            assert_eq!(Rekeyed::read(&changed), None, "{changed}");
        }
    }
}
