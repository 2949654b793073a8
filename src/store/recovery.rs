//! The recovery key that a store names: its public half, signed by its maker. The vault is wrapped to it only
//! where that is an administrator or holds a root key, so that somebody who once had the vault key cannot plant one.

use rusqlite::OptionalExtension;

use crate::domain::ids::{EventId, PublicKey};
use crate::domain::roster::Roster;
use crate::seal::identity::Identity;
use crate::seal::recovery::RECOVERY_FILE;
use crate::seal::signature;
use crate::seal::vault_key::KeyError;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::layout::KEYS;

/// The namespace of the signature.
pub const NAMESPACE: &str = "recovery@greenlight";
const FIRST_LINE: &str = "greenlight1 recovery";

/// The public half of a recovery key, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Of which store: the log of its roster.
    pub roster: EventId,
    /// `age1…`.
    pub recipient: String,
    /// Whose key signed.
    pub by: PublicKey,
    signature: [u8; 64],
}

fn text(roster: EventId, recipient: &str, by: PublicKey) -> String {
    format!("{FIRST_LINE}\nroster {roster}\nrecipient {recipient}\nby {by}\n")
}

/// What a store says of its recovery key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// There is none.
    None,
    /// There is one, made by somebody who may.
    Made(Recovery),
    /// One is named, or has a file, and nobody who may has signed for it.
    Unfounded,
}

impl Recovery {
    /// Signs for a recovery key.
    pub fn make(roster: EventId, recipient: &str, identity: &Identity) -> Result<Recovery, StoreError> {
        let by = identity.public();
        let message = text(roster, recipient, by);
        let signature = *identity.sign(NAMESPACE, message.as_bytes()).map_err(KeyError::Agent)?;
        Ok(Recovery { roster, recipient: recipient.to_owned(), by, signature })
    }

    /// Its canonical text, with its signature.
    fn to_text(&self) -> Result<String, StoreError> {
        let armored = signature::armor(&self.by, NAMESPACE, &self.signature);
        let armored = armored.map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok(text(self.roster, &self.recipient, self.by) + &armored)
    }

    /// Reads what [`Recovery::to_text`] prints, and nothing else; the signature must fit.
    fn read(whole: &str) -> Option<Recovery> {
        let (told, armored) = signature::parted(whole)?;
        let mut lines = told.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?.split('\n');
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let roster = value("roster")?.parse().ok()?;
        let recipient = value("recipient")?.to_owned();
        let by = value("by")?.parse().ok()?;
        let signature = signature::armored_over(&by, NAMESPACE, told, armored)?;
        (told == text(roster, &recipient, by)).then_some(Recovery { roster, recipient, by, signature })
    }

    /// Whether it is for this store and its signer may name one now.
    fn counts(&self, roster: &Roster) -> bool {
        roster.order().log() == Some(self.roster) && roster.is_in_charge(self.by)
    }
}

impl Store {
    /// What the store says of its recovery key, judged by the roster as it verifies now.
    pub fn named_recovery(&self) -> Result<Named, StoreError> {
        let mut statement = self.connection.prepare("SELECT value FROM local WHERE name = 'recovery'")?;
        // It is read as bytes of any type, because a planted value must not keep the vault from being re-keyed.
        let kept = statement.query_row([], |row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec()));
        let Some(kept) = kept.optional()? else {
            let planted = self.dir.join(KEYS).join(RECOVERY_FILE).exists();
            return Ok(if planted { Named::Unfounded } else { Named::None });
        };
        let read = String::from_utf8(kept).ok().and_then(|text| Recovery::read(&text));
        let Some((read, roster)) = read.zip(self.sound_roster()?) else { return Ok(Named::Unfounded) };
        // A store of one person has the recovery key that they made.
        let own = read.roster == self.roster_log()? && self.owner(&roster)? == Some(read.by);
        let counts = Some(read).filter(|read| own || read.counts(&roster));
        Ok(counts.map_or(Named::Unfounded, Named::Made))
    }

    /// The public half of the recovery key, `age1…`, where there is one that counts.
    pub fn recovery(&self) -> Result<Option<String>, StoreError> {
        Ok(match self.named_recovery()? {
            Named::Made(made) => Some(made.recipient),
            Named::None | Named::Unfounded => None,
        })
    }

    /// Names another recovery key, or none. Which one opens the vault changes with the next re-key, and until
    /// [`Store::recovery_told`] nobody has it on paper.
    pub fn name_recovery(&self, recovery: Option<&Recovery>) -> Result<(), StoreError> {
        self.writable()?;
        match recovery.map(Recovery::to_text).transpose()? {
            Some(made) => self.own_statement(
                "INSERT OR REPLACE INTO local (name, value) VALUES ('recovery', ?), ('recovery-untold', x'')",
                [made.as_bytes()],
            ),
            None => self.own_statement("DELETE FROM local WHERE name IN ('recovery', 'recovery-untold')", []),
        }
    }

    /// The recovery key was shown to its maker. Where that cannot be written, it counts as untold.
    pub fn recovery_told(&self) -> Result<(), StoreError> {
        self.own_statement("DELETE FROM local WHERE name = 'recovery-untold'", [])
    }

    /// Whether a recovery key was named and the command ended before it was shown.
    pub fn is_recovery_untold(&self) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare("SELECT 1 FROM local WHERE name = 'recovery-untold'")?;
        Ok(statement.exists([])?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::sha256;

    #[test]
    fn it_is_read_as_it_was_signed_and_no_other_way() {
        let key = Identity::from_seed(&[7; 32]);
        let roster = EventId(sha256(b"a roster"));
        let made = Recovery::make(roster, "age1example", &key).unwrap();
        let whole = made.to_text().unwrap();
        assert_eq!(Recovery::read(&whole), Some(made));
        for at in 0..whole.len() {
            let mut changed = whole.clone().into_bytes();
            changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
            assert_eq!(Recovery::read(&String::from_utf8(changed).unwrap()), None, "byte {at}");
        }
        let other = Identity::from_seed(&[8; 32]).public().to_string();
        for changed in [
            "age1example".to_owned(),
            String::new(),
            whole.replace("age1example", "age1other"),
            whole.replace(&key.public().to_string(), &other),
            format!("{whole}\n"),
        ] {
            assert_eq!(Recovery::read(&changed), None, "{changed}");
        }
        let message = text(roster, "age1example", key.public());
        let signed = key.sign("event@greenlight", message.as_bytes()).unwrap();
        let event = signature::armor(&key.public(), "event@greenlight", &signed).unwrap();
        assert_eq!(Recovery::read(&format!("{message}{event}")), None);
    }
}
