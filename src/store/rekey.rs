//! A new vault key for those who still hold a role. The new key files lie beside the old ones until the vault itself is
//! under the new key; whoever opens the store next tries which of the two opens it, and finishes or throws away.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use crate::domain::ids::PublicKey;
use crate::domain::roster::Roster;
use crate::seal::identity::Identity;
use crate::seal::recovery::RECOVERY_FILE;
use crate::seal::vault_key::{Recipient, VaultKey, file_name};
use crate::store::connect::{connect, hand_key};
use crate::store::points::{Point, reach};
use crate::store::private::{io, private_dir, private_file};
use crate::store::rekeyed::Rekeyed;
use crate::store::untouched::count_write;
use crate::store::{Store, StoreError};

/// The folder of the files that open the vault.
pub(super) const KEYS: &str = "keys";
/// The same for the key that the vault is about to have.
pub(super) const NEXT: &str = "keys.next";
/// The same for the key that it had.
pub(super) const OLD: &str = "keys.old";

/// Which keys open the vault beside those that should.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Openers {
    /// Keys that hold a role.
    pub due: usize,
    /// Key files of people that are here.
    pub here: usize,
    /// Files that are here and should not be: somebody left, and the vault was not re-keyed.
    pub too_many: usize,
    /// Keys that should open it and have no file, the recovery key too: somebody came, and was not let in yet.
    pub missing: usize,
}

/// The keys that hold a role now.
pub(super) fn role_keys(roster: &Roster) -> Vec<PublicKey> {
    let mut keys: Vec<PublicKey> =
        roster.people().flat_map(|person| roster.held_now(person)).map(|grant| grant.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The names of the files in a folder of keys; an agent's file is a matter between a machine and its owner.
fn names_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "age")).collect()
}

/// Makes what was done to a folder durable.
pub(super) fn sync(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) { File::open(folder).and_then(|open| open.sync_all()).map_err(io(folder)) } else { Ok(()) }
}

fn remove(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(folder)(error)),
        _ => Ok(()),
    }
}

/// Brings a re-key that was cut short to its end, or takes it back. `keys` tells the vault key that a folder of keys
/// has for whoever opens.
pub(super) fn settle(dir: &Path, keys: &dyn Fn(&Path) -> Option<VaultKey>) -> Result<(), StoreError> {
    let [now, next, old] = [KEYS, NEXT, OLD].map(|name| dir.join(name));
    if !next.exists() && !old.exists() {
        return Ok(());
    }
    let opens = |folder: &Path| -> Result<Option<Connection>, StoreError> {
        let Some(key) = keys(folder) else { return Ok(None) };
        match connect(dir, &key, false) {
            Ok(connection) => Ok(Some(connection)),
            Err(StoreError::Changed | StoreError::Damaged(_)) => Ok(None),
            Err(other) => Err(other),
        }
    };
    let (connection, done) = match opens(&now)? {
        Some(connection) => (connection, false),
        None => match opens(&next)? {
            Some(connection) => (connection, true),
            // Neither is this person's to open: whoever opens the store next settles it.
            None => return Ok(()),
        },
    };
    // Whoever has the place of the writer is alone here, and whoever re-keys waits for it.
    connection.execute_batch("BEGIN IMMEDIATE")?;
    if done && next.exists() {
        if now.exists() {
            remove(&old)?;
            fs::rename(&now, &old).map_err(io(&now))?;
        }
        sync(dir)?;
        reach(Point::RekeyHalfSwapped);
        fs::rename(&next, &now).map_err(io(&next))?;
        sync(dir)?;
        reach(Point::RekeySwapped);
    }
    remove(&next)?;
    remove(&old)?;
    sync(dir)?;
    connection.execute_batch("ROLLBACK")?;
    Ok(())
}

impl Store {
    /// Whom the vault should open to: every key that holds a role, and the recovery key where there is one.
    pub fn recipients(&self) -> Result<Vec<Recipient>, StoreError> {
        self.recipients_by(&*self.roster()?)
    }

    fn recipients_by(&self, roster: &Roster) -> Result<Vec<Recipient>, StoreError> {
        Ok(role_keys(roster)
            .into_iter()
            .map(Recipient::Ssh)
            .chain(self.recovery()?.map(Recipient::Age))
            .collect())
    }

    /// To whom a report is sealed that waits outside of the vault: whom the vault should open to, where the roster
    /// verifies.
    pub fn readers_of_reports(&self) -> Result<Vec<Recipient>, StoreError> {
        self.sound_roster()?.map_or_else(|| Ok(Vec::new()), |roster| self.recipients_by(&roster))
    }

    /// Who opens the vault, beside who should.
    pub fn openers_held_against_the_roster(&self) -> Result<Openers, StoreError> {
        let due: Vec<String> = self.recipients()?.iter().map(Recipient::file_name).collect();
        let here = names_in(&self.dir.join(KEYS));
        let people = |names: &[String]| names.iter().filter(|name| *name != RECOVERY_FILE).count();
        Ok(Openers {
            due: people(&due),
            here: people(&here),
            too_many: here.iter().filter(|name| !due.contains(name)).count(),
            missing: due.iter().filter(|name| !here.contains(name)).count(),
        })
    }

    /// How many people's keys open the vault; the recovery key on paper is not one.
    pub fn openers(&self) -> usize {
        names_in(&self.dir.join(KEYS)).iter().filter(|name| *name != RECOVERY_FILE).count()
    }

    /// Whether this key has a file here that lets it in.
    pub fn lets_in(&self, key: &PublicKey) -> bool {
        self.dir.join(KEYS).join(file_name(key)).is_file()
    }

    /// Gives the vault a new key and wraps it for those who hold a role now, whatever else the folder of keys has. `by`
    /// signs that it has it, and since which events of the roster.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where somebody else still has the store open after this time; [`StoreError::NobodyLeft`]
    /// where nobody could open it afterwards. Nothing is changed then.
    pub fn rekey(&mut self, random: [u8; 32], by: &Identity, patience: Duration) -> Result<(), StoreError> {
        self.be_alone(patience)?;
        reach(Point::RekeyAlone);
        let done = self.change_key(&VaultKey::new(random), by);
        // Why the key was not changed is what there is to say.
        let among = self.be_among_others();
        done.and(among)
    }

    fn change_key(&mut self, key: &VaultKey, by: &Identity) -> Result<(), StoreError> {
        // Read now that nobody comes or goes. With the vault key a grant can be written into the roster, but not signed.
        let unsound = || StoreError::Damaged("the roster does not verify".to_owned());
        let roster = self.sound_roster()?.ok_or_else(unsound)?;
        let recipients = self.recipients_by(&roster)?;
        if !recipients.iter().any(|one| matches!(one, Recipient::Ssh(_))) {
            return Err(StoreError::NobodyLeft);
        }
        let rekeyed = Rekeyed::sign(&roster, key, by)?;
        let next = self.dir.join(NEXT);
        remove(&next)?;
        private_dir(&next)?;
        for recipient in &recipients {
            private_file(&next.join(recipient.file_name()), &key.wrap_for(recipient)?)?;
        }
        sync(&next)?;
        sync(&self.dir)?;
        reach(Point::RekeyNextWritten);
        let as_found = self.as_found();
        count_write(&self.connection)?;
        // The cipher rewrites every page in its place.
        self.connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        let done = hand_key(&self.connection, "rekey", key);
        reach(Point::RekeyCipherDone);
        // The cipher does not say whether its last step failed. Which key opens the vault, does.
        let kept = Connection::open_in_memory()?;
        drop(std::mem::replace(&mut self.connection, kept));
        let known = [(self.dir.join(KEYS), self.key.clone()), (next, key.clone())];
        settle(&self.dir, &|folder| {
            known.iter().find(|(place, _)| place == folder).map(|(_, key)| key.clone())
        })?;
        if let Ok(connection) = connect(&self.dir, key, false) {
            (self.connection, self.key) = (connection, key.clone());
            self.wrote(as_found);
        } else {
            self.connection = connect(&self.dir, &self.key, false)?;
            done?;
            return Err(StoreError::Damaged("the vault did not take its new key".to_owned()));
        }
        // Where that is not kept, the vault gets one more key than it needs.
        let _ = self.keep_rekeyed(&rekeyed);
        Ok(())
    }
}
