//! An exclusive lock on the vault, which a new key and a restore need. While a process waits for it, processes that
//! start later wait too, so that short commands that overlap do not starve it. The process with a lock can be named.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::store::connect::BUSY;
use crate::store::queue::{PAUSE, Queue};
use crate::store::{Store, StoreError};

/// How long a command waits for the lock that was asked for what needs it.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How long a command waits that needs the lock beside what it was asked for.
pub const UNASKED: Duration = Duration::from_secs(2);

/// A process that has a lock on the vault.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Holder {
    /// The process id.
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

/// How `/proc/locks` names a file: device and inode.
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

/// The process that holds the lock of a line of `/proc/locks`, where it is on one of these files. A line with `->` is
/// of a process that waits.
fn holder(line: &str, files: &[String]) -> Option<u32> {
    let mut words = line.split_whitespace().skip(1).peekable();
    if words.peek() == Some(&"->") {
        return None;
    }
    let process = words.nth(3)?.parse().ok()?;
    let file = words.next()?;
    files.iter().any(|known| known == file).then_some(process)
}

/// Takes the exclusive lock, until a re-key is done or [`be_among_others`] gives it up. Processes that start meanwhile
/// wait. Where somebody else still has the store open after this time, nothing is changed.
pub fn be_alone(store: &Store, patience: Duration) -> Result<(), StoreError> {
    store.writable()?;
    if store.queue.borrow().is_some() {
        return Ok(());
    }
    let by = Instant::now() + patience;
    let queue = Queue::take(&store.dir)?;
    // Without a busy timeout: between two attempts this connection sees what others write.
    store.connection.busy_timeout(Duration::ZERO)?;
    let alone = loop {
        match try_to_be_alone(store) {
            Err(StoreError::InUse) if Instant::now() < by => sleep(PAUSE),
            other => break other,
        }
    };
    store.connection.busy_timeout(BUSY)?;
    match alone {
        Ok(()) => store.queue.replace(Some(queue)),
        Err(why) => {
            be_among_others(store)?;
            return Err(why);
        }
    };
    Ok(())
}

fn try_to_be_alone(store: &Store) -> Result<(), StoreError> {
    let own_files = store.own_files();
    store.connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    // SQLite leaves the WAL only where no other connection is open.
    let mode = store.connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
    let alone = match mode {
        // What is written before the re-key goes through the WAL all the same: a rollback journal does not hold free
        // pages, so one that is torn would stay torn.
        Ok(mode) if mode == "delete" => store
            .connection
            .execute_batch("BEGIN EXCLUSIVE; ROLLBACK; PRAGMA journal_mode = WAL")
            .map_err(StoreError::from),
        Ok(_) => Err(StoreError::InUse),
        Err(error) => Err(error.into()),
    };
    store.wrote(own_files);
    alone
}

/// Gives the exclusive lock up.
pub fn be_among_others(store: &Store) -> Result<(), StoreError> {
    let (vault, own_files) = (&store.connection, store.own_files());
    let among = vault
        .execute_batch("PRAGMA locking_mode = NORMAL")
        .and_then(|()| vault.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())))
        // SQLite gives the lock up with the next read.
        .and_then(|()| vault.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
    store.wrote(own_files);
    store.queue.take();
    Ok(among?)
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
