//! The vault: one encrypted `SQLite` file that holds the record and, worked out from it, the views.
//! It knows no person at a terminal and decides nothing: the law is `domain`.

pub mod accounted;
pub mod agenda;
pub mod alone;
pub mod anchor;
pub mod attest;
pub mod backup;
mod broken;
mod cipher_page;
mod connect;
pub mod drafts;
mod flagged;
pub mod guard;
mod handover;
pub mod making;
mod medium;
pub mod open;
mod people;
pub mod points;
pub mod private;
pub mod query;
mod reading;
pub mod recovery;
pub mod rekey;
mod rekeyed;
pub mod restore;
pub mod rollback;
pub mod room;
mod search;
mod seen;
mod signatures;
pub mod surroundings;
pub mod tables;
mod untouched;
pub mod verify;
pub mod views;
pub mod visible;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::domain::case::CaseFile;
use crate::domain::entry::{Entry, LogKind, MAX_DOCUMENT, Timestamp};
use crate::domain::event::{Act, Role};
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId, sha256};
use crate::domain::roster::Roster;
use crate::seal::vault_key::{KeyError, VaultKey};
use crate::store::accounted::Teller;
use crate::store::anchor::{Stale, Watch, link};
use crate::store::medium::Medium;
use crate::store::people::{current_roster, replay_roster, roster_log};
use crate::store::points::{Point, reach};
use crate::store::reading::{Trust, case_of};
use crate::store::signatures::Signatures;

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
    /// Somebody else has the store open and does not let go.
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
        what: guard::Unsafe,
    },
    /// A restore was cut short: the store that was here lies there.
    #[error("the store that was here was moved to {0}")]
    MovedAside(PathBuf),
    /// A file is no backup, or not a whole one.
    #[error("this is no whole backup: {0}")]
    NoBackup(backup::BackupFault),
    /// Not everything that is here holds, so nothing is signed over it.
    #[error("the record does not verify")]
    NotWhole(Vec<verify::Problem>),
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
    /// A page that does not authenticate is damage wherever it is met, not a failure of the database.
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
}

/// An open vault.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    dir: PathBuf,
    key: VaultKey,
    /// How its file is read.
    medium: Medium,
    /// The first of its folders and files that a whole group could change when it was opened.
    open_to_a_group: Option<PathBuf>,
    /// The roster as it was last replayed. It only grows, so as many events are the same roster.
    roster: RefCell<Option<Arc<Roster>>>,
    /// Makes others wait while this is alone at the vault.
    queue: RefCell<Option<alone::Queue>>,
    /// Who hears what is found meanwhile.
    teller: Option<Teller>,
    /// The signatures that were found to hold.
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

    /// The events of one log, each held against its hashes and its signature, and what of them does not hold.
    pub fn history(&self, log: EventId) -> Result<History, StoreError> {
        let history = reading::read(&self.connection, log, Trust::Nothing(&self.signatures))?.history();
        self.compare(log, history, |history| history)
    }

    /// A case as its events leave it, each held against its hashes and its signature.
    pub fn case(&self, log: EventId, roster: &Roster) -> Result<CaseFile, StoreError> {
        let file = case_of(&self.connection, log, roster, Trust::Nothing(&self.signatures));
        self.compare(log, file, CaseFile::history)
    }

    /// One of thousands of cases that are counted together: the signatures of one that was whole when it was written
    /// last are not checked again.
    pub fn case_among_many(&self, log: EventId, roster: &Roster) -> Result<CaseFile, StoreError> {
        case_of(&self.connection, log, roster, Trust::Arrival(&self.signatures))
    }

    /// A case as it stood earlier, its clocks knowing what [`Store::case`] lets them know.
    pub fn as_it_arrived(&self, file: CaseFile) -> Result<CaseFile, StoreError> {
        let read = reading::read(&self.connection, file.id, Trust::Nothing(&self.signatures))?;
        with_arrivals(&self.connection, file, &read.seqs)
    }

    /// How many events of a log are here, those that do not verify among them.
    pub fn length(&self, log: EventId) -> Result<usize, StoreError> {
        length(&self.connection, log)
    }

    /// A kept file.
    pub fn document(&self, blob: Digest256) -> Result<Option<Blob>, StoreError> {
        let bytes: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT bytes FROM documents WHERE blob = ?")?
            .query_row([blob.as_bytes()], |row| row.get(0))
            .optional()?;
        intact(&self.connection)?;
        Ok(bytes.map(|bytes| Blob { digest: blob, bytes }))
    }

    /// Writes events, their files and the views they touch, in one transaction. When this returns, it is durable.
    ///
    /// # Errors
    /// [`StoreError::Moved`] where a case has other events than the author knew; [`StoreError::Stale`] where the store
    /// is not what was seen here last; nothing is written then, nor on any other error.
    pub fn append(&mut self, batch: &Batch, now: Timestamp) -> Result<(), StoreError> {
        self.writable()?;
        let as_found = self.as_found();
        self.commit(batch, now)?;
        self.wrote(as_found);
        let mut own = BTreeMap::new();
        batch.entries.iter().for_each(|entry| *own.entry(entry.log()).or_default() += 1);
        self.saw(&own);
        self.remember();
        reach(Point::AppendAnchored);
        Ok(())
    }

    fn commit(&mut self, batch: &Batch, now: Timestamp) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        reach(Point::AppendBegun);
        for (log, known) in &batch.known {
            if length(&transaction, *log)? != *known {
                return Err(StoreError::Moved(*log));
            }
        }
        // Asked inside the transaction, so that two imports at once do not take the same row twice.
        for (form, row) in &batch.origins {
            if let Some(case) = query::of_origin(&transaction, form, row)? {
                return Err(StoreError::Moved(case));
            }
        }
        if batch.blobs.iter().any(|blob| blob.bytes.len() > MAX_DOCUMENT + 32) {
            return Err(StoreError::Damaged("a file is larger than a vault takes".to_owned()));
        }
        for blob in &batch.blobs {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO documents (blob, bytes) VALUES (?, ?)")?
                .execute(params![blob.digest.as_bytes(), blob.bytes])?;
        }
        let of_roster = || batch.entries.iter().filter(|entry| entry.header.kind == LogKind::Roster);
        // The first event of all has no roster before it.
        let founds = of_roster().any(|entry| entry.header.log.is_none());
        let before = if founds || of_roster().next().is_none() {
            None
        } else {
            Some(current_roster(&transaction, &self.roster, &self.signatures)?.policy())
        };
        let (mut written, mut touched): (BTreeSet<EventId>, BTreeSet<EventId>) = Default::default();
        let (mut roster_touched, mut every_case) = (false, false);
        for entry in &batch.entries {
            insert(&transaction, entry, now)?;
            if entry.header.kind == LogKind::Roster {
                roster_touched = true;
                // Whose work it was, whose turn it is and who is recused is asked of the human being.
                every_case |= matches!(entry.header.act, Act::Same { .. });
                if entry.header.log.is_none() {
                    transaction.execute(
                        "INSERT INTO local (name, value) VALUES ('roster', ?)",
                        [entry.id.as_bytes()],
                    )?;
                }
                if let Act::Revoke { key, role, .. } = &entry.header.act {
                    touched.extend(query::logs_signed_by(&transaction, key)?);
                    // What an admin granted and revoked goes with them: whose cases those are, only the roster knows.
                    every_case |= *role == Role::Admin;
                }
            } else {
                written.insert(entry.log());
            }
        }
        reach(Point::AppendEntered);
        // What is not committed yet is not kept.
        let roster = if roster_touched {
            Arc::new(replay_roster(&transaction, &self.signatures)?)
        } else {
            current_roster(&transaction, &self.roster, &self.signatures)?
        };
        if roster_touched {
            views::refresh_people(&transaction, &roster)?;
        }
        let policy = roster.policy();
        // The agenda of every case follows the party's numbers.
        every_case |= before.is_some_and(|before| before != policy);
        if every_case {
            let all = views::logs(&transaction, roster_log(&transaction)?)?;
            touched.extend(all.into_iter().map(|(log, _)| log));
        }
        if roster_touched {
            // Who comes or goes may leave a tier with nobody who is not recused, or end that.
            touched.extend(query::with_recusals(&transaction)?);
        }
        for log in touched.union(&written) {
            let held = &self.signatures;
            let trust = if written.contains(log) { Trust::Nothing(held) } else { Trust::Arrival(held) };
            views::refresh(&transaction, &case_of(&transaction, *log, &roster, trust)?, &policy, &roster)?;
        }
        reach(Point::AppendViewed);
        transaction.commit().map_err(uncommitted)?;
        reach(Point::AppendCommitted);
        Ok(())
    }

    /// Throws the views away and works them out again from the record. Changes nothing that a reader could see.
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<usize, StoreError> {
        self.writable()?;
        self.remake(progress)
    }

    /// As [`Store::rebuild`], in a copy, too.
    fn remake(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<usize, StoreError> {
        if matches!(self.medium, Medium::Fixed) {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        let reader = self.second_reader()?;
        let as_found = self.as_found();
        let rebuilt = views::rebuild(&mut self.connection, reader, progress)?;
        self.wrote(as_found);
        Ok(rebuilt)
    }

    /// Every row of every view, in their order, for telling whether two states are the same.
    pub fn dump_views(&self) -> Result<Vec<String>, StoreError> {
        views::dump(&self.connection)
    }
}

/// A commit that failed. Where the disk did, its end may have reached it all the same.
fn uncommitted(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::SystemIoFailure) => StoreError::InDoubt(error),
        _ => error.into(),
    }
}

/// Refuses what was read where some page so far was not what it was. The cipher hands such a page out as zeros and only
/// notes it: a page of the tree is then none to the database, but the end of a long value, which has pages of its own,
/// would pass for read. So whoever hands out long values asks.
fn intact(connection: &Connection) -> Result<(), StoreError> {
    // Prepared anew each time: the answer is part of the prepared question.
    let status: String = connection.pragma_query_value(None, "cipher_status", |row| row.get(0))?;
    if status == "1" { Ok(()) } else { Err(StoreError::Changed) }
}

/// How many events a log has.
fn length(connection: &Connection, log: EventId) -> Result<usize, StoreError> {
    let stored: i64 = connection
        .prepare_cached("SELECT count(*) FROM entries WHERE log = ?")?
        .query_row([log.as_bytes()], |row| row.get(0))?;
    Ok(usize::try_from(stored).unwrap_or_default())
}

/// Tells a case when its events arrived here; `seqs` are their places among the arrivals.
fn with_arrivals(
    connection: &Connection,
    file: CaseFile,
    seqs: &BTreeMap<EventId, i64>,
) -> Result<CaseFile, StoreError> {
    let mut statement = connection.prepare_cached("SELECT at FROM arrivals WHERE seq = ?")?;
    let mut arrived = BTreeMap::new();
    for at in 0..file.history().len() {
        let Some(entry) = file.history().entries().get(at) else { continue };
        let Some(seq) = seqs.get(&entry.id) else { continue };
        let found: Option<String> = statement.query_row([seq], |row| row.get(0)).optional()?;
        let found = found.and_then(|text| text.parse::<Timestamp>().ok());
        if let Some(earlier) = found.filter(|arrival| *arrival < entry.header.at) {
            arrived.insert(at, earlier);
        }
    }
    Ok(file.arrived(arrived))
}

fn insert(connection: &Connection, entry: &Entry, now: Timestamp) -> Result<(), StoreError> {
    let last: Option<(i64, Vec<u8>)> = connection
        .prepare_cached("SELECT seq, chain FROM arrivals ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, chain) = last.unwrap_or((0, vec![0; 32]));
    let chain: [u8; 32] =
        chain.try_into().map_err(|_| StoreError::Damaged("the arrival chain is broken".into()))?;
    let header = entry.header.to_text();
    connection
        .prepare_cached(
            "INSERT INTO entries (log, n, id, header, signature, body, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            entry.log().as_bytes(),
            entry.header.n,
            entry.id.as_bytes(),
            header.as_bytes(),
            entry.signature.as_slice(),
            entry.body.as_ref().map(crate::domain::entry::Body::bytes),
            seq + 1,
        ])?;
    connection
        .prepare_cached("INSERT INTO arrivals (seq, event, at, chain) VALUES (?, ?, ?, ?)")?
        .execute(params![seq + 1, entry.id.as_bytes(), now.to_string(), link(&chain, &entry.id)])?;
    Ok(())
}
