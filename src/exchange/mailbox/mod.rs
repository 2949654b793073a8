//! Mailboxes: places in which sealed bundles wait for their recipients. A carrier brings what lies there from machine
//! to machine. It sees only sealed bytes, and nothing that it says of them, a name or a time, is believed.

pub mod folder;
mod found;

pub use found::{Found, Listing, MAX_BUNDLE, MAX_SEALED, MailboxError, NotHere, Read};

use std::path::Path;

use crate::domain::ids::Digest256;
use crate::domain::words::words;
use crate::exchange::mailbox::folder::Folder;

words! {
    /// What carries a mailbox.
    CarrierKind "carrier" {
        /// A folder that something else carries: a cloud folder, a share, a stick.
        Folder = "folder",
    }
}

/// What carries a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carrier {
    /// A folder that something else carries.
    Folder(Folder),
}

impl Carrier {
    /// The carrier of a mailbox, by its kind and place. Nothing is looked at yet.
    pub fn of(kind: CarrierKind, place: &Path) -> Carrier {
        match kind {
            CarrierKind::Folder => Carrier::Folder(Folder::at(place)),
        }
    }

    /// Whether the mailbox is where it should be, and can be read and written as far as the system says.
    pub fn is_here(&self) -> Result<(), MailboxError> {
        match self {
            Carrier::Folder(folder) => folder.is_here(),
        }
    }

    /// Whether a file can be written there: tried, not asked.
    pub fn try_writing(&self) -> Result<(), MailboxError> {
        match self {
            Carrier::Folder(folder) => folder.try_writing(),
        }
    }

    /// The files in which bundles may be.
    pub fn list(&self) -> Result<Listing, MailboxError> {
        match self {
            Carrier::Folder(folder) => folder.list(),
        }
    }

    /// Reads a file of the listing.
    pub fn read(&self, found: &Found) -> Read {
        match self {
            Carrier::Folder(_) => folder::read(&found.path),
        }
    }

    /// Puts a sealed bundle there, durably, and returns its hash. One that is there already stays as it is.
    pub fn put(&self, sealed: &[u8]) -> Result<Digest256, MailboxError> {
        match self {
            Carrier::Folder(folder) => folder.put(sealed),
        }
    }

    /// Removes a bundle that is there under its own name, and answers whether it was.
    pub fn remove(&self, bundle: Digest256) -> Result<bool, MailboxError> {
        match self {
            Carrier::Folder(folder) => folder.remove(bundle),
        }
    }
}
