//! Making a store: the folder, the key files, the schema, and what it begins with: the party's first events, or nothing
//! at all where somebody joins a party whose events have yet to come.

use std::fs;
use std::path::Path;

use crate::custody::keys::admit;
use crate::domain::entry::Timestamp;
use crate::domain::ids::{EventId, PublicKey};
use crate::seal::recovery::RECOVERY_FILE;
use crate::seal::vault_key::VaultKey;
use crate::store::connect::connect;
use crate::store::joined::Joined;
use crate::store::layout::{KEYS, vault_file};
use crate::store::private::{io, private_dir, private_file};
use crate::store::recovery::Recovery;
use crate::store::schema::{SCHEMA_NUMBER, statements};
use crate::store::work_folder::WorkFolder;
use crate::store::{Batch, Store, StoreError};

/// Makes a new, empty vault in a folder, opened by this key.
fn create(dir: &Path, key: VaultKey, owner: &PublicKey) -> Result<Store, StoreError> {
    private_dir(&dir.join("keys"))?;
    private_file(&vault_file(dir), b"")?;
    let connection = connect(dir, &key, true)?;
    connection.execute_batch("PRAGMA journal_mode = WAL")?;
    for statement in statements(false).chain(statements(true)) {
        connection.execute_batch(statement)?;
    }
    connection.pragma_update(None, "user_version", SCHEMA_NUMBER)?;
    let store = Store::over(connection, dir, key);
    admit(&store, owner)?;
    Ok(store)
}

/// Whether no new store can be made in a folder.
pub fn is_taken(dir: &Path) -> bool {
    dir.is_file() || fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some())
}

/// Makes a new store in a folder that does not exist, or is empty. It is written beside the folder and renamed once it
/// has its first events, so that no half-made store is ever found. `recovery` is that of its recovery key.
pub fn found(
    dir: &Path,
    key: VaultKey,
    owner: &PublicKey,
    recovery: Option<&Recovery>,
    first: &Batch,
    now: Timestamp,
) -> Result<(), StoreError> {
    make(dir, key, owner, recovery, |store| store.append(first, now))
}

/// Makes the store of somebody who joins the party whose roster this is: it has no events until the first bundle
/// comes, and it is its owner's alone.
pub fn make_empty(
    dir: &Path,
    key: VaultKey,
    recovery: Option<&Recovery>,
    roster: EventId,
    joined: &Joined,
) -> Result<(), StoreError> {
    make(dir, key, &joined.owner, recovery, |store| store.join(roster, joined))
}

/// Makes a store beside its place, and renames it once `begin` has written what it begins with.
fn make(
    dir: &Path,
    key: VaultKey,
    owner: &PublicKey,
    recovery: Option<&Recovery>,
    begin: impl FnOnce(&mut Store) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    if is_taken(dir) {
        return Err(StoreError::Exists(dir.to_owned()));
    }
    let beside = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    private_dir(beside)?;
    let making = WorkFolder::beside(beside).map_err(io(dir))?;
    let mut store = create(&making.path().join("store"), key, owner)?;
    if let Some(recovery) = recovery {
        let wrapped = store.key.wrap_to_recovery(&recovery.recipient)?;
        private_file(&store.dir.join(KEYS).join(RECOVERY_FILE), &wrapped)?;
        store.name_recovery(Some(recovery))?;
    }
    begin(&mut store)?;
    let made = store.dir.clone();
    drop(store);
    fs::rename(made, dir).map_err(io(dir))
}
