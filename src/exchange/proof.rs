//! The proof: one case and the roster that it relies on, as plain files that a stranger checks with `sha256sum` and
//! `ssh-keygen`. It is the whole record of the case, so the caller has checked who may take it out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::domain::entry::{Body, EVENT_NAMESPACE, Entry, Timestamp};
use crate::domain::history::History;
use crate::domain::ids::{Digest256, sha256};
use crate::exchange::checkpoint::{NAMESPACE, Slip};
use crate::seal::identity::{Identity, public_line};
use crate::seal::signature;
use crate::store::attest::LogState;
use crate::store::private::{private_dir, private_options};
use crate::store::work_folder::WorkFolder;
use crate::store::{Store, StoreError};

/// The script that checks the folder.
const CHECK: &str = include_str!("check.sh");
/// The list of the files and their hashes.
const LIST: &str = "SHA256SUMS";

/// The files of a proof, by their names in the folder.
type Files = BTreeMap<String, Vec<u8>>;

/// The SHA-256 of the script, for a reader who gets it by another channel than the folder.
pub fn check_hash() -> Digest256 {
    Digest256(sha256(CHECK.as_bytes()))
}

/// The maker of the proof, and the time.
#[derive(Debug)]
pub struct Maker<'a> {
    /// The maker's key.
    pub identity: &'a Identity,
    /// When.
    pub at: Timestamp,
    /// Whether that time was set by hand.
    pub time_set: bool,
}

/// Writes a proof of a case into a folder that does not exist or is empty, all of it or nothing, and returns
/// the number of its events.
pub fn write(
    dir: &Path,
    store: &Store,
    (case, roster): (&History, &History),
    maker: &Maker<'_>,
    readme: &str,
) -> Result<usize, StoreError> {
    store.as_seen()?;
    let taken = fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some());
    if taken || dir.is_file() {
        return Err(StoreError::Exists(dir.to_owned()));
    }
    let mut files = Files::new();
    let mut keys = BTreeSet::from([maker.identity.public()]);
    for (folder, history) in [("case", case), ("roster", roster)] {
        for entry in history.entries() {
            keys.insert(entry.header.by);
            of_event(folder, entry, &mut files)?;
        }
    }
    let line =
        |key| format!("{key} namespaces=\"{EVENT_NAMESPACE},{NAMESPACE}\" {}\n", public_line(key).trim());
    files.insert("allowed_signers".to_owned(), keys.iter().map(line).collect::<String>().into_bytes());
    let (text, armored) = slip(store, [case, roster], maker)?.sign(maker.identity)?;
    files.insert("checkpoint".to_owned(), text.into_bytes());
    files.insert("checkpoint.sig".to_owned(), armored.into_bytes());
    files.insert("README".to_owned(), readme.as_bytes().to_vec());
    files.insert("check.sh".to_owned(), CHECK.as_bytes().to_vec());
    let sums = files.iter().map(|(name, bytes)| format!("{}  {name}\n", Digest256(sha256(bytes))));
    let sums: String = sums.collect();
    files.insert(LIST.to_owned(), sums.into_bytes());
    lay(dir, &files)?;
    Ok(case.len() + roster.len())
}

/// The header, the signature and, unless it was purged, the body of an event, each as a file named by its id.
fn of_event(folder: &str, entry: &Entry, files: &mut Files) -> Result<(), StoreError> {
    let name = |what: &str| format!("{folder}/{}.{what}", entry.id);
    let armored = signature::armor(&entry.header.by, EVENT_NAMESPACE, &entry.signature)
        .map_err(|error| StoreError::Damaged(error.to_string()))?;
    files.insert(name("header"), entry.header.to_text().into_bytes());
    files.insert(name("sig"), armored.into_bytes());
    if let Some(body) = entry.body.as_ref().map(Body::bytes) {
        files.insert(name("body"), body.to_vec());
    }
    Ok(())
}

/// The slip that the maker signs: how many events each of the two logs has, and its heads.
fn slip(store: &Store, logs: [&History; 2], maker: &Maker<'_>) -> Result<Slip, StoreError> {
    let state = |history: &History| {
        let heads = history.heads_among(|_| true);
        Some(LogState { log: history.log()?, events: history.len(), heads })
    };
    let mut logs: Vec<LogState> = logs.into_iter().filter_map(state).collect();
    logs.sort_by_key(|state| state.log);
    let Maker { identity, at, time_set } = maker;
    Ok(Slip { store: store.anchor()?, by: identity.public(), at: *at, time_set: *time_set, logs })
}

/// Writes the files beside the folder and then renames, so that a crash leaves no half proof.
fn lay(dir: &Path, files: &Files) -> Result<(), StoreError> {
    let io = |path: &Path, error| StoreError::Io { path: path.to_owned(), error };
    let beside = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let making = WorkFolder::beside(beside).map_err(|error| io(dir, error))?;
    let folder = making.path().join("proof");
    for inside in ["case", "roster"] {
        private_dir(&folder.join(inside))?;
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        let file = private_options().write(true).create_new(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| io(&path, error))?;
    }
    fs::rename(&folder, dir).map_err(|error| io(dir, error))
}
