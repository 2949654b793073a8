//! What is found in a mailbox of any kind, and why a mailbox cannot be used.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::domain::ids::Digest256;
use crate::domain::words::words;

/// The most bytes of a bundle before it is sealed.
pub const MAX_BUNDLE: usize = 64 * 1024 * 1024;
/// The most bytes of a sealed one: beside the bundle, a stanza for each of some thousand recipients.
pub const MAX_SEALED: usize = MAX_BUNDLE + 1024 * 1024;

words! {
    /// Why a file of a mailbox is not here yet. None of these is an error: the carrier may still bring the rest.
    NotHere "not-here" {
        /// It was moved or removed since the listing.
        Vanished = "vanished",
        /// This account may not read it, or something else keeps it locked.
        Locked = "locked",
        /// Its content is not yet the one that its name promises, or it changed while it was read.
        Partial = "partial",
        /// The carrier reserved its place, and the content is elsewhere.
        Placeholder = "placeholder",
        /// A link, a pipe, a device or a folder, which is never opened.
        NoFile = "no-file",
        /// No bundle is that large.
        TooLarge = "too-large",
    }
}

/// A file in which a bundle may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// How many bytes it has.
    pub size: u64,
    /// When it was changed last, as far as the carrier knows.
    pub modified: Option<SystemTime>,
    /// The hash that its name promises. A carrier may have given it another name, so that only the hash of the content
    /// counts; but one that is known already need not be read again.
    pub named: Option<Digest256>,
}

/// The files of a mailbox in which bundles may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// In the order of their names.
    pub files: Vec<Found>,
    /// How many more have the name of a bundle and cannot be one: links, pipes, folders, files that are too large.
    pub passed_over: usize,
    /// Whether there are more files than are looked at.
    pub is_cut: bool,
}

/// What reading a file of a mailbox comes to.
#[derive(Debug, PartialEq, Eq)]
pub enum Read {
    /// Its bytes and their hash.
    Here(Digest256, Vec<u8>),
    /// It is not here yet.
    NotYet(NotHere),
}

/// Why a mailbox cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// Nothing is there: a stick is not plugged in, a share is not mounted.
    #[error("the mailbox {0} is not there")]
    Absent(PathBuf),
    /// Something else is there.
    #[error("{0} is not a folder")]
    NoFolder(PathBuf),
    /// This account may not list it.
    #[error("the mailbox {0} cannot be read")]
    Unreadable(PathBuf),
    /// This account, or this disk, does not take a file.
    #[error("the mailbox {0} cannot be written")]
    Unwritable(PathBuf),
    /// Something that is no file has the name of a bundle.
    #[error("{0} is not a file")]
    Taken(PathBuf),
    /// Another process is writing the same bundle.
    #[error("another process is writing {0}")]
    Busy(PathBuf),
    /// No mailbox takes a bundle that large.
    #[error("a bundle of {bytes} bytes is too large")]
    TooLarge {
        /// How large it is.
        bytes: usize,
        /// The most.
        most: usize,
    },
    /// The file system.
    #[error("{path}: {error}")]
    Io {
        /// Where.
        path: PathBuf,
        /// What.
        error: std::io::Error,
    },
}
