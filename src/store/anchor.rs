//! The anchor: how far a store had come when somebody last saw it, remembered in their own folder, outside of the store.
//! Encryption authenticates pages, not versions: an old copy that is put back is sound in itself. Only a memory tells.

use std::cell::{Cell, OnceCell, RefCell};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{Digest256, EventId, sha256};
use crate::store::connect::{is_read_alone, no_index};
use crate::store::private::{io, private_dir, remove};
use crate::store::rollback::Rollback;
use crate::store::seen::{Memory, Seen};
use crate::store::untouched::{Left, Since};
use crate::store::{Store, StoreError, roster_log};

/// The first line of an anchor's file.
const FIRST_LINE: &str = "greenlight1 anchor";
/// The most bytes of such a file; one has some 180.
const MAX_FILE: u64 = 512;

/// The link of the arrival chain after `chain` for an event.
pub fn link(chain: &[u8; 32], event: &EventId) -> [u8; 32] {
    let mut bytes = [0; 64];
    let (before, id) = bytes.split_at_mut(32);
    before.copy_from_slice(chain);
    id.copy_from_slice(event.as_bytes());
    sha256(&bytes)
}

/// How many hexadecimal digits of a chain stand at the foot of a summary: too many to be met by trying.
pub const SHOWN_DIGITS: usize = 16;

/// How far a store has come: so many arrivals, and the chain over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The roster's log: which party's store it is.
    pub roster: EventId,
    /// How many events had arrived.
    pub events: i64,
    /// The chain at the last of them.
    pub chain: Digest256,
}

impl Anchor {
    /// How far the store has come now.
    pub(super) fn of(connection: &Connection) -> Result<Anchor, StoreError> {
        let damaged = || StoreError::Damaged("the arrival chain is broken".into());
        let last: Option<(i64, Vec<u8>)> = connection
            .prepare_cached("SELECT seq, chain FROM arrivals ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (events, chain) = last.ok_or_else(damaged)?;
        let chain = Digest256::from_slice(&chain).map_err(|_| damaged())?;
        Ok(Anchor { roster: roster_log(connection)?, events, chain })
    }

    /// How the chain begins, as people see it.
    pub fn digits(&self) -> String {
        self.chain.to_string().chars().take(SHOWN_DIGITS).collect()
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let Anchor { roster, events, chain } = self;
        format!("{FIRST_LINE}\nroster {roster}\narrivals {events}\nchain {chain}\n")
    }

    /// Reads a file: accepts only what [`Anchor::to_text`] prints.
    pub fn parse(text: &str) -> Option<Anchor> {
        let mut lines = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?.split('\n');
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let anchor = Anchor {
            roster: value("roster")?.parse().ok()?,
            events: value("arrivals")?.parse().ok().filter(|events| *events > 0)?,
            chain: value("chain")?.parse().ok()?,
        };
        (anchor.to_text() == text).then_some(anchor)
    }
}

/// How a store is not what was seen here last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gone {
    /// Events that had arrived are not here: an older copy, or one that was cut short.
    RolledBack,
    /// There are as many, but others: something was put in, taken out or exchanged.
    Spliced,
    /// It is another party's store, or one that was made anew.
    AnotherRoster,
}

impl Gone {
    /// The code, as a problem and in messages.
    pub fn code(self) -> &'static str {
        match self {
            Gone::RolledBack => "rolled-back",
            Gone::Spliced => "spliced",
            Gone::AnotherRoster => "another-roster",
        }
    }
}

/// A store that is not what was seen here last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// In which way.
    pub how: Gone,
    /// What was seen last.
    pub known: Anchor,
    /// What is here.
    pub found: Anchor,
    /// When the last event that is here arrived, by the clock of the machine that took it in.
    pub last: String,
}

impl Stale {
    /// How many events are known to be missing.
    pub fn missing(&self) -> i64 {
        (self.known.events - self.found.events).max(0)
    }

    /// Holds a store against what is known of it: looks at one row, not at the whole chain, which is `verify`'s work.
    pub(super) fn look(connection: &Connection, known: Anchor) -> Result<Option<Stale>, StoreError> {
        let found = Anchor::of(connection)?;
        let row = |column: &str, seq: i64| {
            connection
                .prepare_cached(&format!("SELECT {column} FROM arrivals WHERE seq = ?"))?
                .query_row([seq], |row| row.get::<_, rusqlite::types::Value>(0))
        };
        let how = if found.roster != known.roster {
            Gone::AnotherRoster
        } else if found.events < known.events {
            Gone::RolledBack
        } else {
            match row("chain", known.events).optional()? {
                Some(rusqlite::types::Value::Blob(chain)) if chain == known.chain.as_bytes() => {
                    return Ok(None);
                }
                _ => Gone::Spliced,
            }
        };
        let last = match row("at", found.events).optional()? {
            Some(rusqlite::types::Value::Text(at)) => at,
            _ => String::new(),
        };
        Ok(Some(Stale { how, known, found, last }))
    }
}

/// Whether a store is as new as it was seen here last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// Nobody asked: no folder for anchors was handed in.
    Unwatched,
    /// It is, or it is seen here for the first time.
    Fresh,
    /// What was remembered cannot be read, or nothing can be written down: the file, and why. It is written anew with
    /// the next event, since a memory that nobody can read stops nobody who could as well have removed it.
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

    /// The file for a store: named by the place where the store lies, since that is what somebody opens.
    pub fn file(&self, store: &Path) -> std::io::Result<PathBuf> {
        // A store that is gone is remembered under the place where it was.
        let place = fs::canonicalize(store).or_else(|gone| {
            let name = store.file_name().ok_or(gone)?;
            let parent = store.parent().filter(|parent| !parent.as_os_str().is_empty());
            Ok::<_, std::io::Error>(fs::canonicalize(parent.unwrap_or(Path::new(".")))?.join(name))
        })?;
        Ok(self.folder.join(Digest256(sha256(place.as_os_str().as_encoded_bytes())).to_string()))
    }

    /// Remembers beside the anchor that somebody means the store in this place to be as far as `next` from now on, who
    /// is about to make it so. If they are cut short there, the next command asks nobody again.
    pub fn intend(&self, store: &Path, next: &Anchor) -> Result<(), StoreError> {
        let file = self.file(store).map_err(io(store))?;
        write(&meant(&file), &next.to_text())
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

/// What a store knows of its own anchor.
#[derive(Debug)]
pub(super) struct Watch {
    pub(super) file: PathBuf,
    pub(super) freshness: Freshness,
    /// That it does not verify, once that is found.
    pub(super) unsound: OnceCell<Freshness>,
    pub(super) left: Left,
    pub(super) since: Since,
    /// Whether everything was checked, or what is here is accounted for.
    pub(super) settled: Cell<bool>,
    /// What this person last saw of each case, where it was read.
    pub(super) memory: RefCell<Option<Memory>>,
}

/// Comes after the connection is closed, and so after the last write to the file.
impl Drop for Watch {
    fn drop(&mut self) {
        if self.may_write() && self.settled.get() {
            self.left.remember();
        }
    }
}

/// Reads an anchor; `None` where there is none.
fn read(file: &Path) -> Result<Option<Anchor>, String> {
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

/// A file of what is remembered, written beside its place.
pub(super) fn prepare(file: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, StoreError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    private_dir(folder)?;
    let mut new = tempfile::Builder::new().prefix(".anchor-").tempfile_in(folder).map_err(io(file))?;
    // Not forced to the disk: after a power cut an older one may stand here. An older anchor is still a true one, and
    // older marks only make everything be checked.
    new.write_all(bytes).map_err(io(file))?;
    Ok(new)
}

/// Writes a file of what is remembered, whole or not at all.
pub(super) fn write(file: &Path, text: &str) -> Result<(), StoreError> {
    let placed = prepare(file, text.as_bytes())?.persist(file);
    placed.map(|_| ()).map_err(|refused| io(file)(refused.error))
}

impl Watch {
    pub(super) fn of(file: PathBuf, left: Left) -> Watch {
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
    /// back. Two that race leave the older one, which is true as well, and the next to open the store mends it.
    fn advance(&self, connection: &Connection) -> Result<(), StoreError> {
        let here = Anchor::of(connection)?;
        match read(&self.file) {
            Ok(Some(there)) if there.roster != here.roster || there.events >= here.events => Ok(()),
            _ => write(&self.file, &here.to_text()),
        }
    }
}

impl Store {
    /// How far the store has come.
    pub fn anchor(&self) -> Result<Anchor, StoreError> {
        Anchor::of(&self.connection)
    }

    /// Holds the store against what is remembered of it, and remembers it from now on. A store that is not what was
    /// seen last is only read from then on: see [`Store::freshness`].
    pub fn watch(&mut self, anchors: &Anchors) -> Result<(), StoreError> {
        let named = anchors.file(&self.dir);
        let file = named.as_ref().cloned().unwrap_or_else(|_| anchors.folder.clone());
        // The file first: who looked at the store first could miss what a colleague commits and remembers meanwhile.
        let known = named.map_err(|error| error.to_string()).and_then(|file| read(&file));
        let mut watch = Watch::of(file.clone(), Left::of(Store::vault(&self.dir), &file));
        match known {
            Err(why) => watch.freshness = Freshness::Unknown(watch.file.clone(), why),
            Ok(None) => watch.try_to_advance(&self.connection),
            Ok(Some(known)) => match Stale::look(&self.connection, known)? {
                Some(stale) if self.is_meant(&watch.file, &stale)? => {
                    if let Err(error) = write(&watch.file, &stale.found.to_text()) {
                        watch.freshness = Freshness::Unknown(watch.file.clone(), error.to_string());
                    }
                }
                Some(stale) => {
                    watch.freshness = Freshness::Stale(Box::new(stale));
                    // What forgets to ask whether it may write is stopped by the database.
                    self.connection.pragma_update(None, "query_only", true)?;
                }
                None => watch.try_to_advance(&self.connection),
            },
        }
        if watch.freshness == Freshness::Fresh {
            let _ = remove(&meant(&watch.file));
        }
        watch.since = watch.left.since(&self.connection)?;
        self.signatures.remember(&watch.file);
        self.watch = Some(watch);
        Ok(())
    }

    /// Watches a store that was made just now in a place where there was none: whatever is remembered of that place
    /// is of a store that is gone.
    pub fn watch_new(&mut self, anchors: &Anchors) -> Result<(), StoreError> {
        let path = self.dir.clone();
        let file = anchors.file(&self.dir).map_err(|error| StoreError::Io { path, error })?;
        write(&file, &self.anchor()?.to_text())?;
        let watch = Watch::of(file.clone(), Left::of(Store::vault(&self.dir), &file));
        watch.left.take(&self.connection)?;
        Memory::replace(&file, &Seen::of(&self.connection)?)?;
        watch.left.is_checked();
        watch.settled.set(true);
        self.watch = Some(watch);
        Ok(())
    }

    /// Whether this person was about to take the store as it is and was cut short: they said so here, and their reason
    /// stands in the store.
    fn is_meant(&self, anchor: &Path, stale: &Stale) -> Result<bool, StoreError> {
        let said = read(&meant(anchor)).ok().flatten();
        let is_noted = |noted: Rollback| noted.stale.found == stale.found;
        Ok(said == Some(stale.found) && self.rollbacks()?.into_iter().any(is_noted))
    }

    /// Whether the store is as new as it was seen here last.
    pub fn freshness(&self) -> &Freshness {
        self.watch.as_ref().map_or(&Freshness::Unwatched, Watch::freshness)
    }

    /// The refusal to write to a store that cannot be written, or is not what was seen last.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Sql`] where nothing can be made beside the vault; [`StoreError::Stale`],
    /// [`StoreError::Altered`].
    pub fn writable(&self) -> Result<(), StoreError> {
        if self.is_read_only() {
            Err(StoreError::ReadOnly(self.dir.clone()))
        } else if is_read_alone(&self.connection) {
            Err(no_index())
        } else {
            self.as_seen()
        }
    }

    /// The refusal to attest to anybody what is in a store that is not what was seen last.
    ///
    /// # Errors
    /// [`StoreError::Stale`], [`StoreError::Altered`].
    pub fn as_seen(&self) -> Result<(), StoreError> {
        match self.freshness() {
            Freshness::Stale(stale) => Err(StoreError::Stale(stale.clone())),
            Freshness::Unsound(problems) => Err(StoreError::Altered(*problems)),
            Freshness::Unwatched | Freshness::Fresh | Freshness::Unknown(..) => Ok(()),
        }
    }

    /// Remembers what was committed. It is durable whether or not this works; where it does not, the next to open the
    /// store tries again and says so.
    pub(super) fn remember(&self) {
        if let Some(watch) = &self.watch {
            let _ = watch.advance(&self.connection);
        }
    }
}

impl Watch {
    fn try_to_advance(&mut self, connection: &Connection) {
        if let Err(error) = self.advance(connection) {
            self.freshness = Freshness::Unknown(self.file.clone(), error.to_string());
        }
    }
}
