//! A backup takes the place of a store, which is renamed and never deleted. What would be lost is said before.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::custody::alone::{PATIENCE, be_alone};
use crate::custody::aside::{ASIDE, parent, put_back};
use crate::custody::backup::{Progress, unpack};
use crate::custody::open::open;
use crate::domain::ids::EventId;
use crate::seal::identity::Identity;
use crate::store::connect::connect;
use crate::store::points::{Point, reach};
use crate::store::private::{io, private_dir, sync};
use crate::store::verify::Report;
use crate::store::work_folder::WorkFolder;
use crate::store::{Store, StoreError};

/// A backup that was opened beside the place of a store.
#[derive(Debug)]
pub struct Restored {
    /// The store that was in it.
    pub store: Store,
    /// What verifying it found.
    pub report: Report,
    folder: WorkFolder,
}

/// The events of a log that a backup has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostLog {
    /// The log.
    pub log: EventId,
    /// How many of its events.
    pub events: usize,
    /// When the last of them arrived here.
    pub last: String,
}

/// A kept text that a backup has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostDraft {
    /// Whose it is, as the vault names them.
    pub person: String,
    /// Its number among theirs.
    pub number: u32,
}

/// What going back to a backup loses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// Whether the store is a prefix of the backup, so that nothing is lost.
    pub forward: bool,
    /// The logs that lose events, the one with the newest first.
    pub logs: Vec<LostLog>,
    /// The kept texts that are not in the backup as they are here.
    pub drafts: Vec<LostDraft>,
}

impl Lost {
    /// How many events are lost.
    pub fn events(&self) -> usize {
        self.logs.iter().map(|log| log.events).sum()
    }
}

/// Opens a backup beside the place of a store, and verifies it whole.
pub fn open_beside(
    file: &Path,
    dir: &Path,
    identity: &Identity,
    progress: Progress<'_>,
) -> Result<Restored, StoreError> {
    let beside = parent(dir);
    private_dir(beside)?;
    // Before what was left is taken away.
    put_back(dir);
    let folder = WorkFolder::beside(beside).map_err(io(beside))?;
    let place = folder.path().join("store");
    unpack(file, &place, identity)?;
    let store = open(&place, identity)?;
    let total = usize::try_from(store.cases()?).unwrap_or_default();
    let report = store.verify(&|done| progress(done, total))?;
    store.tell_again()?;
    Ok(Restored { store, report, folder })
}

/// Every event in the order of arrival, with its time here.
fn arrived(store: &Store) -> Result<Vec<(EventId, String)>, StoreError> {
    let mut statement = store.connection.prepare("SELECT event, at FROM arrivals ORDER BY seq")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?)))?;
    let mut all = Vec::new();
    for row in rows {
        let (event, at) = row?;
        all.push((EventId::from_slice(&event).map_err(|bad| StoreError::Damaged(bad.to_string()))?, at));
    }
    Ok(all)
}

fn kept_texts(store: &Store) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let mut statement =
        store.connection.prepare("SELECT name, value FROM local WHERE name GLOB 'draft/*'")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The texts that are kept here and not, as they are, in `other`.
fn kept_only_here(store: &Store, other: &Store) -> Result<Vec<LostDraft>, StoreError> {
    let theirs = kept_texts(other)?;
    let mine = kept_texts(store)?.into_iter();
    let lost = mine.filter(|(name, value)| theirs.get(name) != Some(value)).map(|(name, _)| {
        let (person, number) = name.trim_start_matches("draft/").split_once('/').unwrap_or_default();
        LostDraft { person: person.to_owned(), number: number.parse().unwrap_or_default() }
    });
    Ok(lost.collect())
}

/// What this store loses if `other` takes its place.
pub fn loses_to(store: &Store, other: &Store) -> Result<Lost, StoreError> {
    let (mine, theirs) = (arrived(store)?, arrived(other)?);
    let forward = mine.len() <= theirs.len() && mine.iter().zip(&theirs).all(|(here, two)| here.0 == two.0);
    let known: HashSet<EventId> = theirs.into_iter().map(|(event, _)| event).collect();
    let mut log_of = store.connection.prepare("SELECT log FROM entries WHERE id = ?")?;
    let mut logs: BTreeMap<EventId, LostLog> = BTreeMap::new();
    for (event, at) in mine.into_iter().filter(|(event, _)| !known.contains(event)) {
        let log: Vec<u8> = log_of.query_row([event.as_bytes()], |row| row.get(0))?;
        let log = EventId::from_slice(&log).map_err(|bad| StoreError::Damaged(bad.to_string()))?;
        let lost = logs.entry(log).or_insert_with(|| LostLog { log, events: 0, last: String::new() });
        lost.events += 1;
        lost.last = at;
    }
    let mut logs: Vec<LostLog> = logs.into_values().collect();
    logs.sort_by(|log, other| other.last.cmp(&log.last).then(log.log.cmp(&other.log)));
    Ok(Lost { forward, logs, drafts: kept_only_here(store, other)? })
}

impl Restored {
    /// Gives the restored store the place of the one in `dir`, if there is one; `here` is that one, opened. The answer
    /// is the store in its place, and where the old one lies now.
    pub fn move_in(
        mut self,
        dir: &Path,
        here: Option<&Store>,
        at: &str,
    ) -> Result<(Store, Option<PathBuf>), StoreError> {
        if let Some(here) = here {
            be_alone(here, PATIENCE)?;
        }
        let (from, key, beside) = (self.store.dir.clone(), self.store.key.clone(), parent(dir));
        drop(self.store);
        reach(Point::RestoreUnpacked);
        let mut aside = None;
        if fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some()) {
            let to = free_name(dir, at);
            let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.folder.note(&name).map_err(io(beside))?;
            fs::rename(dir, &to).map_err(io(dir))?;
            aside = Some(to);
        }
        let move_in = || {
            sync(beside)?;
            reach(Point::RestoreMovedAside);
            fs::rename(&from, dir).map_err(io(dir))
        };
        if let Err(error) = move_in() {
            // The old store is renamed back where the disk allows it; else opening it says where it is.
            let _ = aside.map(|aside| fs::rename(aside, dir));
            return Err(error);
        }
        sync(beside)?;
        reach(Point::RestoreMovedIn);
        drop(self.folder);
        let place = fs::canonicalize(dir).map_err(io(dir))?;
        Ok((Store::over(connect(&place, &key, false)?, &place, key), aside))
    }
}

/// A name beside the store that nobody has: with the time, and a number where somebody restored twice in a second.
fn free_name(dir: &Path, at: &str) -> PathBuf {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let time: String = at.chars().filter(char::is_ascii_alphanumeric).collect();
    let numbered = |number: usize| match number {
        1 => dir.with_file_name(format!("{name}{ASIDE}{time}")),
        more => dir.with_file_name(format!("{name}{ASIDE}{time}-{more}")),
    };
    (1..1000).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}
