//! What is written in one go: events, and the files that they name.

use std::collections::BTreeMap;

use crate::domain::entry::Entry;
use crate::domain::ids::{Digest256, EventId, sha256};
use crate::store::heard::Heard;

/// A file that goes into the vault beside the event that names it.
#[derive(Debug, Clone)]
pub struct Blob {
    /// SHA-256 of the bytes.
    pub digest: Digest256,
    /// 32 random bytes, then the file.
    pub bytes: Vec<u8>,
}

impl Blob {
    /// Seals a file with its 32 random bytes.
    pub fn seal(random: [u8; 32], file: &[u8]) -> Blob {
        let mut bytes = Vec::with_capacity(file.len() + 32);
        bytes.extend_from_slice(&random);
        bytes.extend_from_slice(file);
        Blob { digest: Digest256(sha256(&bytes)), bytes }
    }

    /// The file without its random bytes.
    pub fn file(&self) -> &[u8] {
        self.bytes.get(32..).unwrap_or_default()
    }
}

/// What is written in one go.
#[derive(Debug, Default)]
pub struct Batch {
    /// The events, parents first.
    pub entries: Vec<Entry>,
    /// The files that they name.
    pub blobs: Vec<Blob>,
    /// Form and row of each application: none of them may be here already.
    pub origins: Vec<(String, String)>,
    /// For each log: how many events the author knew. Another number now means that it moved.
    pub known: BTreeMap<EventId, usize>,
    /// Files that the events name and that come later, each with its log.
    pub awaited: Vec<(Digest256, EventId)>,
    /// What the sender of all this says of their own store.
    pub heard: Option<Heard>,
}
