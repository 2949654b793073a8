//! Reports of danger for a store that cannot be written now: it is read-only, its disk is full, it is not what was seen
//! last, another process has locked it, or its folder is not safe to open. Such a report is signed, sealed to those who
//! can open the store, and kept as a file until a command stores it through `admit` under its author's name. Where the
//! store could not even be read, the file has the author's words, which only their own next command signs.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::custody::keys;
use crate::domain::entry::{Entry, LogKind, Timestamp};
use crate::domain::event::{Act, Route};
use crate::domain::ids::{EventId, PublicKey, sha256};
use crate::domain::roster::Roster;
use crate::exchange::admit::{NotAdmitted, admit};
use crate::seal::identity::Identity;
use crate::seal::vault_key::{Recipient, VaultKey};
use crate::seal::{report, signature};
use crate::store::private::{private_dir, private_file};
use crate::store::{Store, StoreError};

/// The beginning of such a file's name.
const PREFIX: &str = "danger-";
/// Its extension.
const ENDING: &str = ".age";
/// The most bytes of a file: a header, a body, and a stanza for each recipient.
const MOST_BYTES: u64 = 1024 * 1024;
/// The most bytes of its plain text.
const MOST_TEXT: u64 = 512 * 1024;
/// The most files that are read in one folder.
const MOST: usize = 64;
/// The namespace of the signature over somebody's words.
const NAMESPACE: &str = "draft@greenlight";
/// The number of a hash's digits in a name.
const DIGITS: usize = 16;

/// A report for a store that could not be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The party's roster, where this machine remembers which store was in that folder.
    pub roster: Option<EventId>,
    /// The word that names the case.
    pub case: String,
    /// The district that tells it from another of that name.
    pub district: Option<String>,
    /// The act, as in a header.
    pub act: String,
    /// The body.
    pub body: Map<String, Value>,
    /// When.
    pub at: String,
    /// By whom.
    pub by: PublicKey,
}

/// The plain text of such a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "form", deny_unknown_fields)]
enum Form {
    #[serde(rename = "greenlight1 danger")]
    Signed { header: String, signature: String, body: Option<String> },
    #[serde(rename = "greenlight1 danger words")]
    Words { words: Words, signature: String },
}

/// A report that waits.
#[derive(Debug)]
pub enum Report {
    /// It is an event.
    Signed(Box<Entry>),
    /// It is a person's words, which nobody else may sign as an event.
    Words(Box<Words>),
}

/// Whether an act may be kept in such a file.
pub fn is_of_danger(act: &Act) -> bool {
    matches!(act, Act::Flag { route: Some(Route::Safety), .. } | Act::Refer { route: Some(Route::Safety) })
}

fn digits(hash: &[u8]) -> String {
    HEXLOWER.encode(hash).chars().take(DIGITS).collect()
}

/// The beginnings of the names of reports for a store: from its roster, or from its path where the roster could not be
/// read.
fn beginnings(roster: EventId, place: &Path) -> [String; 2] {
    let place = sha256(place.as_os_str().as_encoded_bytes());
    [&roster.0, &place].map(|hash| format!("{PREFIX}{}-", digits(hash)))
}

/// The reports in a folder whose names have one of these beginnings, sorted.
fn named(folder: &Path, begins: &[String]) -> Vec<PathBuf> {
    let fits =
        |name: &str| begins.iter().any(|begin| name.starts_with(begin.as_str())) && name.ends_with(ENDING);
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files = files.filter(|file| file.file_name().to_str().is_some_and(fits));
    let files = files.filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()));
    let mut paths: Vec<_> = files.take(MOST).map(|file| file.path()).collect();
    paths.sort();
    paths
}

/// The reports that wait for an open store: beside its vault, and in the person's own folder.
pub fn waiting(store: &Store, kept: Option<&Path>) -> Result<Vec<PathBuf>, StoreError> {
    let mut paths = named(store.dir(), &[PREFIX.to_owned()]);
    if let Some(kept) = kept.filter(|kept| kept.is_dir()) {
        paths.extend(named(kept, &beginnings(store.roster_log()?, store.dir())));
    }
    Ok(paths)
}

/// Reads a report; none where the file is not one, or is not sealed to this person.
pub fn read(path: &Path, vault: &VaultKey, identity: &Identity) -> Option<Report> {
    let mut sealed = Vec::new();
    fs::File::open(path).ok()?.take(MOST_BYTES + 1).read_to_end(&mut sealed).ok()?;
    if sealed.len() as u64 > MOST_BYTES {
        return None;
    }
    let text = report::open(&sealed, vault, identity, MOST_TEXT)?;
    let signature = |digits: &str| HEXLOWER.decode(digits.as_bytes()).ok()?.try_into().ok();
    match serde_json::from_slice(&text).ok()? {
        Form::Signed { header, signature: digits, body } => {
            let body = body.map(String::into_bytes);
            let entry = Entry::read(header.as_bytes(), signature(&digits)?, body).ok()?;
            let whole = entry.header.kind == LogKind::Case && !entry.is_without_its_body();
            (whole && is_of_danger(&entry.header.act)).then(|| Report::Signed(Box::new(entry)))
        }
        Form::Words { words, signature: digits } => {
            let mine = words.by == identity.public();
            let text = serde_json::to_vec(&words).ok()?;
            let holds = signature::verify(&words.by, NAMESPACE, &text, &signature(&digits)?);
            (mine && holds).then(|| Report::Words(Box::new(words)))
        }
    }
}

fn sealed(form: &Form, to: &[Recipient], vault: Option<&VaultKey>) -> Result<Vec<u8>, StoreError> {
    let text = serde_json::to_vec(form).map_err(|error| StoreError::Damaged(error.to_string()))?;
    report::seal(&text, to, vault).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn of_entry(store: &Store, entry: &Entry) -> Result<Vec<u8>, StoreError> {
    let body = entry.body.as_ref().map(|body| String::from_utf8_lossy(body.bytes()).into_owned());
    let signature = HEXLOWER.encode(&entry.signature);
    let form = Form::Signed { header: entry.header.to_text(), signature, body };
    sealed(&form, &keys::readers_of_reports(store)?, Some(store.key()))
}

/// Keeps a signed report beside the vault, else in the person's own folder, and returns its path.
pub fn keep(store: &Store, entry: &Entry, kept: Option<&Path>) -> Result<PathBuf, StoreError> {
    let bytes = of_entry(store, entry)?;
    let [of_roster, _] = beginnings(store.roster_log()?, store.dir());
    let name = format!("{of_roster}{}{ENDING}", digits(entry.id.as_bytes()));
    let beside = store.dir().join(&name);
    match (private_file(&beside, &bytes), kept) {
        (Ok(()), _) => Ok(beside),
        (Err(_), Some(kept)) => lay(kept, &name, &bytes),
        (Err(error), None) => Err(error),
    }
}

fn lay(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    private_dir(folder)?;
    let path = folder.join(name);
    private_file(&path, bytes)?;
    Ok(path)
}

/// Keeps words for a store that could not be read, sealed to their author's own key. It returns the path, and
/// whether the same words were there already.
pub fn keep_words(
    words: Words,
    place: &Path,
    identity: &Identity,
    kept: &Path,
) -> Result<(PathBuf, bool), StoreError> {
    let named = Words { at: String::new(), ..words.clone() };
    let named = serde_json::to_vec(&named).map_err(|error| StoreError::Damaged(error.to_string()))?;
    let [_, of_place] = beginnings(EventId([0; 32]), place);
    let name = format!("{of_place}{}{ENDING}", digits(&sha256(&named)));
    let path = kept.join(&name);
    if fs::symlink_metadata(&path).is_ok_and(|file| file.is_file()) {
        return Ok((path, true));
    }
    let text = serde_json::to_vec(&words).map_err(|error| StoreError::Damaged(error.to_string()))?;
    let signed = identity.sign(NAMESPACE, &text).map_err(crate::seal::vault_key::KeyError::Agent)?;
    let form = Form::Words { words, signature: HEXLOWER.encode(&*signed) };
    let path = lay(kept, &name, &sealed(&form, &[Recipient::Ssh(identity.public())], None)?)?;
    Ok((path, false))
}

/// Replaces words by the signed report that was made from them, by an atomic rename, so that a crash loses
/// neither.
pub fn replace(path: &Path, store: &Store, entry: &Entry) -> Result<(), StoreError> {
    let io = |error| StoreError::Io { path: path.to_owned(), error };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".greenlight-").tempfile_in(folder).map_err(io)?;
    new.write_all(&of_entry(store, entry)?).and_then(|()| new.as_file().sync_all()).map_err(io)?;
    new.persist(path).map(|_| ()).map_err(|refused| io(refused.error))
}

/// Stores a signed report, unless it is stored already, and then removes its file.
pub fn take_in(
    path: &Path,
    store: &mut Store,
    roster: &Roster,
    entry: Entry,
    now: Timestamp,
) -> Result<usize, NotAdmitted> {
    let log = entry.log();
    let new = admit(store, roster, log, &[entry], now)?;
    // The event is durable. If the file stays, the next command finds the event and removes it.
    let _ = fs::remove_file(path);
    Ok(new)
}
