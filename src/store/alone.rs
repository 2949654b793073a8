//! Being alone at a vault: what a new key and a restore need. While a process waits to be alone, others that come wait
//! until it is done, so that short commands that overlap for ever do not starve it. A process that stays can be named.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::store::private::{io, remove};
use crate::store::{Store, StoreError};

/// How long somebody waits to be alone who asked for what needs it.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How long where nobody asked for it: a command that has something else to do.
pub const UNASKED: Duration = Duration::from_secs(2);
/// How long a process that opens the store waits for one that is alone: longer than that one waits for the others, so
/// that a re-key that follows is over.
const QUEUE: Duration = Duration::from_secs(30);
/// Between two attempts.
const PAUSE: Duration = Duration::from_millis(10);
/// The file whose lock others wait for. A process that is killed leaves it unlocked. A backup takes no file whose name
/// begins with a dot.
const LOCK: &str = ".alone";

/// The lock that makes others wait, until it is dropped.
#[derive(Debug)]
pub(super) struct Queue {
    path: PathBuf,
    _locked: File,
}

impl Queue {
    /// Takes the lock.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where another process has it.
    fn take(dir: &Path) -> Result<Queue, StoreError> {
        let path = dir.join(LOCK);
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(io(&path))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            // Where nothing can be locked, nobody waits: then it takes luck to be alone.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Queue { path, _locked: file }),
        }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        // Where it stays, it is unlocked.
        let _ = remove(&self.path);
    }
}

/// Waits as long as another process has the lock. Where nothing can be locked, nobody waits.
pub(super) fn wait(dir: &Path) {
    let by = Instant::now() + QUEUE;
    let Ok(lock) = File::open(dir.join(LOCK)) else { return };
    while matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)) && Instant::now() < by {
        sleep(PAUSE);
    }
}

/// A process that has a lock on the vault.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Holder {
    /// Its number.
    pub process: u32,
    /// The program, as the system names it; empty where it does not.
    pub program: String,
}

/// The processes beside this one that have a lock on the vault or on what belongs to it, where the system tells.
pub fn holders(dir: &Path) -> Vec<Holder> {
    let files = ["vault.db", "vault.db-shm"].map(|name| dir.join(name));
    let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
    let files: Vec<String> = files.iter().filter_map(|file| in_locks(file)).collect();
    let mut found: Vec<u32> = locks.lines().filter_map(|line| holder(line, &files)).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|process| *process != std::process::id());
    let program = |process: u32| fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
    found
        .into_iter()
        .map(|process| Holder { process, program: program(process).trim_end().to_owned() })
        .collect()
}

/// How the table of locks names a file: the numbers of its disk and its own.
#[cfg(unix)]
fn in_locks(file: &Path) -> Option<String> {
    let about = fs::metadata(file).ok()?;
    let (disk, inode) = {
        use std::os::unix::fs::MetadataExt;
        (about.dev(), about.ino())
    };
    let major = ((disk >> 32) & 0xffff_f000) | ((disk >> 8) & 0xfff);
    let minor = ((disk >> 12) & 0xffff_ff00) | (disk & 0xff);
    Some(format!("{major:02x}:{minor:02x}:{inode}"))
}

#[cfg(not(unix))]
fn in_locks(_: &Path) -> Option<String> {
    None
}

/// Who has the lock of a line of that table, where it is on one of these files; who waits for one has none.
fn holder(line: &str, files: &[String]) -> Option<u32> {
    let mut words = line.split_whitespace().skip(1).peekable();
    if words.peek() == Some(&"->") {
        return None;
    }
    let process = words.nth(3)?.parse().ok()?;
    let file = words.next()?;
    files.iter().any(|known| known == file).then_some(process)
}

impl Store {
    /// Keeps everybody else out until [`Store::rekey`] or [`Store::be_among_others`]. Those who come meanwhile wait.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where somebody else still has the store open after this time; nothing is changed then.
    pub fn be_alone(&self, patience: Duration) -> Result<(), StoreError> {
        self.writable()?;
        if self.queue.borrow().is_some() {
            return Ok(());
        }
        let by = Instant::now() + patience;
        let queue = Queue::take(&self.dir)?;
        // Each attempt ends at once, so that what others write meanwhile is seen between two of them.
        self.connection.busy_timeout(Duration::ZERO)?;
        let alone = loop {
            match self.try_to_be_alone() {
                Err(StoreError::InUse) if Instant::now() < by => sleep(PAUSE),
                other => break other,
            }
        };
        self.connection.busy_timeout(super::connect::BUSY)?;
        match alone {
            Ok(()) => self.queue.replace(Some(queue)),
            Err(why) => {
                self.be_among_others()?;
                return Err(why);
            }
        };
        Ok(())
    }

    fn try_to_be_alone(&self) -> Result<(), StoreError> {
        let as_found = self.as_found();
        self.connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
        // Only a connection that is alone can leave the write-ahead log.
        let mode =
            self.connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
        let alone = match mode {
            // What is written before the re-key goes through the log all the same: a torn page that was free is no part
            // of a rollback journal, and would stay torn.
            Ok(mode) if mode == "delete" => self
                .connection
                .execute_batch("BEGIN EXCLUSIVE; ROLLBACK; PRAGMA journal_mode = WAL")
                .map_err(StoreError::from),
            Ok(_) => Err(StoreError::InUse),
            Err(error) => Err(error.into()),
        };
        self.wrote(as_found);
        alone
    }

    /// Lets others in again.
    pub fn be_among_others(&self) -> Result<(), StoreError> {
        let (vault, as_found) = (&self.connection, self.as_found());
        let among = vault
            .execute_batch("PRAGMA locking_mode = NORMAL")
            .and_then(|()| vault.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())))
            // The lock goes with the next look.
            .and_then(|()| vault.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
        self.wrote(as_found);
        self.queue.take();
        Ok(among?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_for_a_lock_has_none() {
        let files = ["fe:00:77".to_owned()];
        let of = |line: &str| holder(line, &files);
        assert_eq!(of("4: POSIX  ADVISORY  READ 28422 fe:00:77 1073741826 1073742335"), Some(28422));
        assert_eq!(of("4: -> POSIX  ADVISORY  WRITE 28423 fe:00:77 0 EOF"), None);
        assert_eq!(of("4: POSIX  ADVISORY  READ 28422 fe:00:78 0 EOF"), None);
        assert_eq!(of("4: OFDLCK ADVISORY  READ -1 fe:00:77 0 EOF"), None);
        assert_eq!(of(""), None);
    }
}
