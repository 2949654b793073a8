//! The key files, one for each key that opens the vault: adding and removing them, and comparing them with the roster.

use std::fs;
use std::path::Path;

use crate::domain::ids::PublicKey;
use crate::domain::roster::Roster;
use crate::seal::identity::Identity;
use crate::seal::recovery::RECOVERY_FILE;
use crate::seal::vault_key::{Recipient, agent_file_name, file_name};
use crate::store::layout::KEYS;
use crate::store::private::{StagedFile, private_file, remove};
use crate::store::{Store, StoreError};

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

/// Lets another key open the vault.
pub fn admit(store: &Store, key: &PublicKey) -> Result<(), StoreError> {
    ready_to_admit(store, key)?.map_or(Ok(()), StagedFile::in_place)
}

/// The file that lets another key open the vault, for a caller that must finish something before it does;
/// none where the key opens it already.
pub fn ready_to_admit(store: &Store, key: &PublicKey) -> Result<Option<StagedFile>, StoreError> {
    store.writable()?;
    let path = store.dir.join("keys").join(file_name(key));
    if path.exists() {
        return Ok(None);
    }
    StagedFile::beside(&path, &store.key.wrap(key)?).map(Some)
}

/// Lets the agent that holds a key open the vault: wraps the vault key to what it signs.
pub fn admit_agent(store: &Store, identity: &Identity) -> Result<(), StoreError> {
    store.writable()?;
    let wrapped = store.key.wrap_to_agent(identity)?;
    forget_agent(&store.dir, &identity.public())?;
    private_file(&store.dir.join("keys").join(agent_file_name(&identity.public())), &wrapped)
}

/// Whether the agent that holds a key may open the vault in a folder.
pub fn knows_agent(dir: &Path, key: &PublicKey) -> bool {
    dir.join("keys").join(agent_file_name(key)).is_file()
}

/// Removes the file with which an agent opens the vault.
pub fn forget_agent(dir: &Path, key: &PublicKey) -> Result<(), StoreError> {
    remove(&dir.join("keys").join(agent_file_name(key)))
}

/// Removes the files with which a key opens the vault. Its owner may have kept the vault key.
pub fn dismiss(store: &Store, key: &PublicKey) -> Result<(), StoreError> {
    store.writable()?;
    forget_agent(&store.dir, key)?;
    remove(&store.dir.join("keys").join(file_name(key)))
}

/// The keys that hold a role now, but for those that came by an invitation: they have stores of their own.
fn role_keys(roster: &Roster) -> Vec<PublicKey> {
    let held = roster.people().flat_map(|person| roster.held_now(person)).map(|grant| grant.key);
    let mut keys: Vec<PublicKey> = held.filter(|key| !roster.is_invited(*key)).collect();
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

/// Whom the vault should open to: every key that holds a role, or the owner of a store that was joined; and the
/// recovery key where there is one.
pub fn recipients(store: &Store) -> Result<Vec<Recipient>, StoreError> {
    recipients_by(store, &*store.roster()?)
}

pub(super) fn recipients_by(store: &Store, roster: &Roster) -> Result<Vec<Recipient>, StoreError> {
    let keys = store.owner(roster)?.map_or_else(|| role_keys(roster), |owner| vec![owner]);
    Ok(keys.into_iter().map(Recipient::Ssh).chain(store.recovery()?.map(Recipient::Age)).collect())
}

/// To whom a report is sealed that waits outside of the vault: whom the vault should open to, where the roster
/// verifies.
pub fn readers_of_reports(store: &Store) -> Result<Vec<Recipient>, StoreError> {
    store.sound_roster()?.map_or_else(|| Ok(Vec::new()), |roster| recipients_by(store, &roster))
}

/// How many people's keys open the vault; the recovery key on paper is not one.
pub fn openers(store: &Store) -> usize {
    names_in(&store.dir.join(KEYS)).iter().filter(|name| *name != RECOVERY_FILE).count()
}

/// Whether this key has a file here that lets it in.
pub fn lets_in(store: &Store, key: &PublicKey) -> bool {
    store.dir.join(KEYS).join(file_name(key)).is_file()
}

/// Who opens the vault, beside who should.
pub fn against_the_roster(store: &Store) -> Result<Openers, StoreError> {
    let due: Vec<String> = recipients(store)?.iter().map(Recipient::file_name).collect();
    let here = names_in(&store.dir.join(KEYS));
    let people = |names: &[String]| names.iter().filter(|name| *name != RECOVERY_FILE).count();
    Ok(Openers {
        due: people(&due),
        here: people(&here),
        too_many: here.iter().filter(|name| !due.contains(name)).count(),
        missing: due.iter().filter(|name| !here.contains(name)).count(),
    })
}
