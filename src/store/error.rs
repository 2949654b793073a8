//! Why the vault, or the folder around it, does not do what it was asked.

use std::path::PathBuf;

use crate::domain::ids::EventId;
use crate::domain::words::words;
use crate::seal::vault_key::KeyError;
use crate::store::anchor::Stale;
use crate::store::problem::Problem;

/// Why the vault does not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No store in this folder.
    #[error("there is no store in {0}")]
    NoStore(PathBuf),
    /// A store is there already.
    #[error("a store is in {0} already")]
    Exists(PathBuf),
    /// This key opens nothing here.
    #[error("this key does not open the store")]
    NotForThisKey(#[from] KeyError),
    /// The wrapped key that is here for this person is not the one that the vault has now.
    #[error("the file of keys/ for this key holds an earlier key of the vault")]
    EarlierKey,
    /// The file cannot be read as a vault: damaged, or another key's.
    #[error("the vault cannot be read: {0}")]
    Damaged(String),
    /// A page of it does not authenticate.
    #[error("the vault cannot be read: it was changed, or is not the one that this key opens")]
    Changed,
    /// Something is in the database that no vault has.
    #[error("the vault cannot be read: `{0}` does not belong in a vault")]
    Foreign(String),
    /// The tables of the record are other ones.
    #[error("the vault cannot be read: the tables of the record are not as they should be")]
    OtherTables,
    /// Written by a newer program.
    #[error("the store was written by a newer Greenlight")]
    Newer,
    /// The program was built without encryption and must not run.
    #[error("this program was built without SQLCipher")]
    NotEncrypted,
    /// The case moved since it was looked at.
    #[error("the case has changed since it was looked at")]
    Moved(EventId),
    /// Another process has the store open and keeps it.
    #[error("somebody else has the store open")]
    InUse,
    /// Nobody could open the store any more.
    #[error("nobody would be left who can open the store")]
    NobodyLeft,
    /// A file of the store is not one to be trusted.
    #[error("{path} is not safe to open: {what:?}")]
    Unsafe {
        /// Which.
        path: PathBuf,
        /// Why.
        what: Unsafe,
    },
    /// A restore was interrupted: the former store is there.
    #[error("the store that was here was moved to {0}")]
    MovedAside(PathBuf),
    /// A file is no backup, or not a whole one.
    #[error("this is no whole backup: {0}")]
    NoBackup(BackupFault),
    /// Part of the record does not verify, so nothing is signed over it.
    #[error("the record does not verify")]
    NotWhole(Vec<Problem>),
    /// There is no such case.
    #[error("no such case")]
    NoCase(EventId),
    /// It cannot be written where it is.
    #[error("the store in {0} can only be read")]
    ReadOnly(PathBuf),
    /// It is not what was seen here last, so nothing is written to it.
    #[error("the store is not what was seen here last")]
    Stale(Box<Stale>),
    /// Somebody else wrote to its file, and it does not verify, so nothing is written to it.
    #[error("the store was changed and does not verify: {0} problems")]
    Altered(usize),
    /// The file system.
    #[error("{path}: {error}")]
    Io {
        /// Where.
        path: PathBuf,
        /// What.
        error: std::io::Error,
    },
    /// The disk failed as a commit was being made durable: the next to open the store finds it whole, or nothing of it.
    #[error("it may or may not have been written: {0}")]
    InDoubt(rusqlite::Error),
    /// The database.
    #[error("{0}")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    /// A page that does not authenticate is damage, not a failure of the database.
    fn from(error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                StoreError::Changed
            }
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                StoreError::InUse
            }
            _ => StoreError::Sql(error),
        }
    }
}

words! {
    /// What is wrong with a file of a store.
    Unsafe "unsafe" {
        /// A symbolic link: the real file may be where somebody else can change it.
        SymbolicLink = "symbolic-link",
        /// The file has a second name somewhere.
        HardLink = "hard-link",
        /// A pipe, a device, a folder in the place of a file.
        NoFile = "no-file",
        /// Everybody on the machine can change it.
        WritableByAll = "writable-by-all",
        /// It belongs to another account, which can change it, or let others.
        AnotherOwner = "another-owner",
    }
}

words! {
    /// Why a file is no whole backup.
    BackupFault "backup" {
        /// Greenlight did not seal it.
        NoAge = "no-age",
        /// It was cut short, or changed.
        Changed = "changed",
        /// Something else than a store is in it.
        Content = "content",
        /// What was written does not verify.
        Unsound = "unsound",
        /// What was written differs from the store.
        Differs = "differs",
    }
}
