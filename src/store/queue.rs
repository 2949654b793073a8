//! The lock that makes those wait who come while a process waits to be alone at a vault.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::store::error::StoreError;
use crate::store::private::{io, private_options, remove};

/// How long a process that opens the store waits for one that is alone: longer than that one waits for the others, so
/// that a re-key that follows is over.
const QUEUE: Duration = Duration::from_secs(30);

/// The file whose lock others wait for. A process that is killed leaves it unlocked. A backup takes no file whose name
/// begins with a dot.
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
pub(crate) fn wait(dir: &Path) {
    let by = Instant::now() + QUEUE;
    let Ok(lock) = File::open(dir.join(LOCK)) else { return };
    while matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)) && Instant::now() < by {
        sleep(PAUSE);
    }
}
