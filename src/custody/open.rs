//! Opening a store: the folder, the key files, the cipher, the pragmas, the schema.

use std::fs;
use std::path::Path;

use crate::custody::aside::{missing, put_back};
use crate::custody::cipher_page::not_opened;
use crate::custody::reading_only::{can_be_written, cannot_write, open_to_read};
use crate::custody::{guard, rekey};
use crate::seal::agent::AgentError;
use crate::seal::identity::Identity;
use crate::seal::recovery::{RECOVERY_FILE, RecoveryKey};
use crate::seal::vault_key::{KeyError, MAX_WRAPPED, VaultKey, agent_file_name, file_name};
use crate::store::connect::{connect, is_read_alone};
use crate::store::layout::{KEYS, NEXT, vault_file};
use crate::store::private::io;
use crate::store::queue::wait;
use crate::store::{Store, StoreError};

/// Whether a store is in a folder. One that a restore moved aside before it was cut short is back then.
pub fn is_here(dir: &Path) -> bool {
    put_back(dir);
    vault_file(dir).exists()
}

/// Opens the vault in a folder with a person's key, or with what an agent signs where the key is in an agent.
pub fn open(dir: &Path, identity: &Identity) -> Result<Store, StoreError> {
    // A re-key makes the agent's file again; one that was interrupted needs the private key itself.
    if identity.is_in_agent() && dir.join(NEXT).exists() {
        return Err(KeyError::Agent(AgentError::Unsettled).into());
    }
    let name = if identity.is_in_agent() { agent_file_name } else { file_name };
    let name = name(&identity.public());
    open_by(dir, &|keys| Ok(VaultKey::unwrap(&wrapped(keys, &name)?, identity)?))
}

/// Opens the vault in a folder with the recovery key.
pub fn recover(dir: &Path, key: &RecoveryKey) -> Result<Store, StoreError> {
    let unwrap = |bytes: Vec<u8>| VaultKey::unwrap_with_recovery(&bytes, key);
    open_by(dir, &|keys| Ok(unwrap(wrapped(keys, RECOVERY_FILE)?)?))
}

/// `unwrap` finds the vault key of this person in a folder of keys.
fn open_by(dir: &Path, unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>) -> Result<Store, StoreError> {
    if !is_here(dir) && !vault_file(dir).is_symlink() {
        return Err(missing(dir));
    }
    // Resolved once, so that what is checked and what is opened are the same folder.
    open_as_it_can_be(&fs::canonicalize(dir).map_err(io(dir))?, unwrap)
}

/// Opens a vault for writing where that can be, else for reading. `unwrap` has the vault key of a folder of keys.
fn open_as_it_can_be(
    dir: &Path,
    unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
) -> Result<Store, StoreError> {
    if can_be_written(dir) {
        match open_to_write(dir, unwrap) {
            Err(error) if cannot_write(&error) => {
                // If reading fails, too, the first error says more.
                return open_to_read(dir, unwrap).map_err(|_| error);
            }
            done => return done,
        }
    }
    open_to_read(dir, unwrap)
}

fn open_to_write(
    dir: &Path,
    unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
) -> Result<Store, StoreError> {
    let open_to_a_group = guard::check(dir)?;
    wait(dir);
    rekey::settle(dir, &|folder| unwrap(folder).ok())?;
    let opened = || {
        let key = unwrap(&dir.join(KEYS))?;
        let connection = connect(dir, &key, false).map_err(not_opened(dir, &key))?;
        Ok((connection, key))
    };
    let (connection, key) = match opened() {
        // It may have got another key since its own was read.
        Err(StoreError::EarlierKey) => {
            wait(dir);
            opened()?
        }
        other => other?,
    };
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode != "wal" {
        // An interrupted re-key left it so. The switch needs an exclusive lock; without one the next process tries.
        let _ = connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()));
    }
    let mut store = Store::over(connection, dir, key);
    store.open_to_a_group = open_to_a_group;
    if is_read_alone(&store.connection) {
        // A write that skips the check of `writable` fails in the database.
        store.connection.pragma_update(None, "query_only", true)?;
    }
    store.check_schema()?;
    Ok(store)
}

/// The bytes of a file in a folder of keys.
fn wrapped(keys: &Path, name: &str) -> Result<Vec<u8>, StoreError> {
    let path = keys.join(name);
    match fs::metadata(&path) {
        Ok(about) if about.is_file() && about.len() <= MAX_WRAPPED as u64 => {
            fs::read(&path).map_err(io(&path))
        }
        Ok(_) | Err(_) => Err(KeyError::NotForThisKey.into()),
    }
}
