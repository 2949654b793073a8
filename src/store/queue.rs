//! The lock at which other processes wait while one waits to be alone at a vault.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::store::error::StoreError;
use crate::store::private::{io, private_options, remove};

/// How long a process that opens the store waits at the lock: longer than the holder waits for the others, so that its
/// re-key is over by then.
const QUEUE: Duration = Duration::from_secs(30);

/// The file that is locked. The kernel unlocks it when its process is killed. A backup takes no file whose name begins
/// with a dot.
const LOCK: &str = ".alone";

/// Between two attempts.
pub(crate) const PAUSE: Duration = Duration::from_millis(10);

/// The lock that makes others wait, until it is dropped.
#[derive(Debug)]
pub(crate) struct Queue {
    path: PathBuf,
    _locked: File,
}

impl Queue {
    /// Takes the lock.
    pub(crate) fn take(dir: &Path) -> Result<Queue, StoreError> {
        let path = dir.join(LOCK);
        let file =
            private_options().write(true).create(true).truncate(false).open(&path).map_err(io(&path))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            // On a file system without locks nobody waits, so to be alone takes luck.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Queue { path, _locked: file }),
        }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        // A file that cannot be removed is at least unlocked.
        let _ = remove(&self.path);
    }
}

/// Waits as long as another process has the lock.
pub(crate) fn wait(dir: &Path) {
    let by = Instant::now() + QUEUE;
    let Ok(lock) = File::open(dir.join(LOCK)) else { return };
    while matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)) && Instant::now() < by {
        sleep(PAUSE);
    }
}
