//! A new vault key for those with a role now. The new key files are beside the old ones until the vault itself is under
//! the new key; after a crash, the next process tries which of the two opens it, and finishes or discards.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use crate::custody::alone::{be_alone, be_among_others};
use crate::custody::keys::recipients_by;
use crate::seal::identity::Identity;
use crate::seal::vault_key::{Recipient, VaultKey};
use crate::store::connect::{connect, hand_key};
use crate::store::layout::{KEYS, NEXT, OLD};
use crate::store::points::{Point, reach};
use crate::store::private::{io, private_dir, private_file, sync};
use crate::store::rekeyed::Rekeyed;
use crate::store::untouched::count_write;
use crate::store::{Store, StoreError};

fn remove(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(folder)(error)),
        _ => Ok(()),
    }
}

/// Finishes or undoes an interrupted re-key. `keys` finds the vault key of this person in a folder of keys.
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
            // This person can open neither, so the next one settles it.
            None => return Ok(()),
        },
    };
    // The write lock keeps two processes from settling at once, and a re-key waits for it.
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

/// Gives the vault a new key and wraps it for those who hold a role now, whatever else the folder of keys has. `by`
/// signs that it has it, and since which events of the roster. Nothing is changed where somebody else still has the
/// store open after this time, or nobody could open it afterwards.
pub fn rekey(
    store: &mut Store,
    random: [u8; 32],
    by: &Identity,
    patience: Duration,
) -> Result<(), StoreError> {
    be_alone(store, patience)?;
    reach(Point::RekeyAlone);
    let done = change_key(store, &VaultKey::new(random), by);
    // The error of the re-key comes before that of giving the lock up.
    let among = be_among_others(store);
    done.and(among)
}

fn change_key(store: &mut Store, key: &VaultKey, by: &Identity) -> Result<(), StoreError> {
    // Read under the lock, so that no grant changes meanwhile. With the vault key a grant can be written into the
    // roster, but not signed.
    let unsound = || StoreError::Damaged("the roster does not verify".to_owned());
    let roster = store.sound_roster()?.ok_or_else(unsound)?;
    let recipients = recipients_by(store, &roster)?;
    if !recipients.iter().any(|recipient| matches!(recipient, Recipient::Ssh(_))) {
        return Err(StoreError::NobodyLeft);
    }
    let rekeyed = Rekeyed::sign(&roster, key, by)?;
    let next = store.dir.join(NEXT);
    remove(&next)?;
    private_dir(&next)?;
    for recipient in &recipients {
        private_file(&next.join(recipient.file_name()), &key.wrap_for(recipient)?)?;
    }
    sync(&next)?;
    sync(&store.dir)?;
    reach(Point::RekeyNextWritten);
    let own_files = store.own_files();
    count_write(&store.connection)?;
    // SQLCipher rewrites every page in place.
    store.connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let done = hand_key(&store.connection, "rekey", key);
    reach(Point::RekeyCipherDone);
    // SQLCipher does not report whether its last step failed: the key that opens the vault tells.
    let kept = Connection::open_in_memory()?;
    drop(std::mem::replace(&mut store.connection, kept));
    let known = [(store.dir.join(KEYS), store.key.clone()), (next, key.clone())];
    settle(&store.dir, &|folder| {
        known.iter().find(|(place, _)| place == folder).map(|(_, key)| key.clone())
    })?;
    if let Ok(connection) = connect(&store.dir, key, false) {
        (store.connection, store.key) = (connection, key.clone());
        store.wrote(own_files);
    } else {
        store.connection = connect(&store.dir, &store.key, false)?;
        done?;
        return Err(StoreError::Damaged("the vault did not take its new key".to_owned()));
    }
    // If that cannot be written, the vault is re-keyed once more than necessary.
    let _ = store.keep_rekeyed(&rekeyed);
    Ok(())
}
