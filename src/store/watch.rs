//! What is remembered of a store outside of it while it is open: its anchor, how its file was left, what was seen of
//! each case.

use std::cell::{Cell, OnceCell, RefCell};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::ids::{Digest256, sha256};
use crate::store::anchor::{Anchor, Stale};
use crate::store::arrivals::{broken_chain, last_arrival};
use crate::store::error::StoreError;
use crate::store::private::{io, remove};
use crate::store::roster::roster_log;
use crate::store::seen::Memory;
use crate::store::state_file::write;
use crate::store::untouched::{LastState, Since};

/// The most bytes of an anchor's file; one has some 180.
const MAX_FILE: u64 = 512;

/// How far the store has come now.
pub(super) fn anchor_of(connection: &Connection) -> Result<Anchor, StoreError> {
    let (events, chain) = last_arrival(connection)?.ok_or_else(broken_chain)?;
    Ok(Anchor { roster: roster_log(connection)?, events, chain: Digest256(chain) })
}

/// Whether a store is as new as it was seen here last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// No folder for anchors was given, so nothing is compared.
    Unwatched,
    /// It is, or it is seen here for the first time.
    Fresh,
    /// The anchor cannot be read or written: the file, and why. It is written again with the next event. An unreadable
    /// anchor protects no more than a missing one, which an attacker could also cause.
    Unknown(PathBuf, String),
    /// It is not; nothing is written to it until that is accepted with a reason.
    Stale(Box<Stale>),
    /// Somebody else wrote to its file, and it does not verify: so many problems. Nothing is written to it.
    Unsound(usize),
}

/// The folder in which somebody's anchors are kept.
#[derive(Debug, Clone)]
pub struct Anchors {
    folder: PathBuf,
}

impl Anchors {
    /// Anchors in this folder; it is made when the first one is written.
    pub fn in_folder(folder: PathBuf) -> Anchors {
        Anchors { folder }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file for a store, named by the store's path, because a path is what somebody opens.
    pub fn file(&self, store: &Path) -> std::io::Result<PathBuf> {
        // A store that is gone is remembered under the place where it was.
        let place = fs::canonicalize(store).or_else(|gone| {
            let name = store.file_name().ok_or(gone)?;
            let parent = store.parent().filter(|parent| !parent.as_os_str().is_empty());
            Ok::<_, std::io::Error>(fs::canonicalize(parent.unwrap_or(Path::new(".")))?.join(name))
        })?;
        Ok(self.folder.join(Digest256(sha256(place.as_os_str().as_encoded_bytes())).to_string()))
    }

    /// Remembers beside the anchor that somebody is about to set the store in this place back to `next`. If the command
    /// is interrupted then, the next command does not ask again.
    pub fn intend(&self, store: &Path, next: &Anchor) -> Result<(), StoreError> {
        let file = self.file(store).map_err(io(store))?;
        write(&meant(&file), &next.to_text())
    }

    /// Forgets a store that is gone from this place, because another one that has no events yet takes it.
    pub fn forget(&self, store: &Path) -> Result<(), StoreError> {
        remove(&self.file(store).map_err(io(store))?)
    }

    /// How far the store in this place had come when it was seen last; none where nobody can tell.
    pub fn known(&self, store: &Path) -> Option<Anchor> {
        self.file(store).ok().and_then(|file| read(&file).ok().flatten())
    }
}

/// The file beside an anchor that says how far somebody means the store to be.
pub(super) fn meant(anchor: &Path) -> PathBuf {
    anchor.with_extension("next")
}

/// What an open store remembers of its anchor.
#[derive(Debug)]
pub(super) struct Watch {
    pub(super) file: PathBuf,
    pub(super) freshness: Freshness,
    /// That it does not verify, once that is found.
    pub(super) unsound: OnceCell<Freshness>,
    pub(super) left: LastState,
    pub(super) since: Since,
    /// Whether everything was checked, or what is here is accounted for.
    pub(super) settled: Cell<bool>,
    /// What this person last saw of each case, where it was read.
    pub(super) memory: RefCell<Option<Memory>>,
}

/// Runs after the connection is closed, and so after the last write to the file.
impl Drop for Watch {
    fn drop(&mut self) {
        if self.may_write() && self.settled.get() {
            self.left.remember();
        }
    }
}

/// Reads an anchor; `None` where there is none.
pub(super) fn read(file: &Path) -> Result<Option<Anchor>, String> {
    let open = match fs::File::open(file) {
        Ok(open) => open,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    let mut text = String::new();
    let read = open.take(MAX_FILE + 1).read_to_string(&mut text);
    match read.map(|_| Anchor::parse(&text)) {
        Ok(Some(anchor)) => Ok(Some(anchor)),
        Ok(None) => Err(String::new()),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Err(String::new()),
        Err(error) => Err(error.to_string()),
    }
}

impl Watch {
    pub(super) fn of(file: PathBuf, left: LastState) -> Watch {
        Watch {
            file,
            freshness: Freshness::Fresh,
            unsound: OnceCell::new(),
            left,
            since: Since::Unknown,
            settled: Cell::new(false),
            memory: RefCell::new(None),
        }
    }

    pub(super) fn freshness(&self) -> &Freshness {
        self.unsound.get().unwrap_or(&self.freshness)
    }

    /// Whether nothing is known that keeps anybody from writing.
    pub(super) fn may_write(&self) -> bool {
        matches!(self.freshness(), Freshness::Fresh | Freshness::Unknown(..))
    }

    /// Remembers what is here, unless another process of the same person has seen more by now: an anchor does not go
    /// back. After a race the older anchor may remain. It is true as well, and the next command advances it.
    pub(super) fn advance(&self, connection: &Connection) -> Result<(), StoreError> {
        let here = anchor_of(connection)?;
        match read(&self.file) {
            Ok(Some(there)) if there.roster != here.roster || there.events >= here.events => Ok(()),
            _ => write(&self.file, &here.to_text()),
        }
    }

    pub(super) fn try_to_advance(&mut self, connection: &Connection) {
        if let Err(error) = self.advance(connection) {
            self.freshness = Freshness::Unknown(self.file.clone(), error.to_string());
        }
    }
}
