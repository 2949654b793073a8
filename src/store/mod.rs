//! The vault: one encrypted `SQLite` file that holds the record and, worked out from it, the views. It decides nothing:
//! the law is in `domain`.

mod accounted;
pub mod agenda;
pub mod anchor;
mod anchored;
mod append;
mod arrivals;
pub mod attest;
mod batch;
mod broken;
pub mod colleagues;
pub mod columns;
pub mod connect;
pub mod drafts;
mod error;
mod flagged;
pub mod forget;
mod handover;
pub mod heard;
mod invitations;
pub mod joined;
mod latest;
pub mod layout;
pub mod likeness;
mod logs;
mod machine;
pub mod mailboxes;
pub mod medium;
mod names;
pub mod naming;
pub mod origins;
pub mod outbox;
mod own;
mod owner;
mod people;
pub mod points;
pub mod private;
pub mod problem;
pub mod query;
pub mod queue;
mod reading;
pub mod recovery;
pub mod rekeyed;
mod requests;
pub mod rollback;
mod roster;
mod rows;
pub mod schema;
mod search;
mod seen;
mod signatures;
mod state_file;
pub mod stirred;
pub mod tables;
pub mod teller;
pub mod untouched;
pub mod verify;
mod view;
pub mod views;
mod visible;
pub mod watch;
pub mod work_folder;

pub use batch::{Batch, Blob};
pub use error::{BackupFault, StoreError, Unsafe};

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, Transaction};

use crate::domain::roster::Roster;
use crate::seal::vault_key::VaultKey;
use crate::store::latest::Latest;
use crate::store::medium::Medium;
use crate::store::queue::Queue;
use crate::store::signatures::Signatures;
use crate::store::teller::Teller;
use crate::store::watch::Watch;

/// An open vault.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) dir: PathBuf,
    pub(crate) key: VaultKey,
    /// How its file is read.
    pub(crate) medium: Medium,
    /// The first of its folders and files that a whole group could change when it was opened.
    pub(crate) open_to_a_group: Option<PathBuf>,
    /// The roster as it was last replayed. A roster only grows, so the number of events identifies it; a repair, which
    /// can change an event, clears this.
    roster: RefCell<Option<Arc<Roster>>>,
    /// The case that was read last.
    latest: RefCell<Option<Latest>>,
    /// The lock at which others wait while this process is alone at the vault.
    pub(crate) queue: RefCell<Option<Queue>>,
    /// Whom the store notifies of what it finds meanwhile.
    teller: Option<Teller>,
    /// The signatures that were found valid.
    signatures: Signatures,
    /// What is remembered of it outside; none where nobody asked. It comes last, so that it is dropped when the
    /// connection is closed.
    watch: Option<Watch>,
}

impl Store {
    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The first of its folders, or of the files that make or open the vault, that a whole group could change when it
    /// was opened.
    pub fn open_to_a_group(&self) -> Option<&Path> {
        self.open_to_a_group.as_deref()
    }

    /// The key that opens the vault, for wrapping it to another person.
    pub fn key(&self) -> &VaultKey {
        &self.key
    }

    pub(crate) fn over(connection: Connection, dir: &Path, key: VaultKey) -> Store {
        Store {
            connection,
            dir: dir.to_owned(),
            key,
            medium: Medium::Writable,
            open_to_a_group: None,
            roster: RefCell::new(None),
            queue: RefCell::new(None),
            signatures: Signatures::default(),
            latest: RefCell::new(None),
            teller: None,
            watch: None,
        }
    }

    /// What is read until this is dropped is of one moment, whatever others write meanwhile, and the locks are taken
    /// once.
    pub(crate) fn moment(&self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.unchecked_transaction()?)
    }

    /// Another connection to the same vault, for reading beside this one.
    pub(crate) fn second_reader(&self) -> Result<Connection, StoreError> {
        self.medium.connect(&self.dir, &self.key)
    }

    /// The version of the cipher, and the library behind it with its version.
    pub fn cipher_versions(&self) -> Result<(String, String), StoreError> {
        let ask =
            |pragma: &str| self.connection.pragma_query_value(None, pragma, |row| row.get::<_, String>(0));
        let library = format!("{} {}", ask("cipher_provider")?, ask("cipher_provider_version")?);
        Ok((ask("cipher_version")?, library))
    }

    /// Whether this store is only read, because it cannot be written where it is.
    pub fn is_read_only(&self) -> bool {
        !matches!(self.medium, Medium::Writable)
    }
}
