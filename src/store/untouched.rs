//! Whether the vault's file is as this person's last command left it. The seal of a page does not tell its age, so an
//! older page that is put back is sound in itself, and only a check of everything finds it. Whenever somebody else had
//! the file in hand, everything is checked at the next opening; as long as nobody had, nothing needs to be.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::anchor::{Freshness, write};
use crate::store::{Store, StoreError};

/// What the system says of a file: which it is, how long, when it was changed. The last is set by the system alone, so
/// whoever does not rule the machine cannot put it back. `None` where the log of writes still holds something: then the
/// file alone says nothing.
fn marks(vault: &Path) -> Option<String> {
    let mut log = vault.as_os_str().to_owned();
    log.push("-wal");
    if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        return None;
    }
    let about = fs::metadata(vault).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (changed, written) = ((about.ctime(), about.ctime_nsec()), (about.mtime(), about.mtime_nsec()));
        Some(format!("{} {} {} {changed:?} {written:?}", about.dev(), about.ino(), about.len()))
    }
    #[cfg(not(unix))]
    Some(format!("{} {:?} {:?}", about.len(), about.created().ok(), about.modified().ok()))
}

/// The marks of a vault that are remembered beside its anchor.
#[derive(Debug)]
pub(super) struct Left {
    vault: PathBuf,
    file: PathBuf,
    known: Option<String>,
}

impl Left {
    /// What is remembered of a vault whose anchor is this file.
    pub(super) fn of(vault: PathBuf, anchor: &Path) -> Left {
        let file = anchor.with_extension("left");
        let known = fs::read_to_string(&file).ok();
        Left { vault, file, known }
    }

    /// Whether nobody else has written to it since.
    pub(super) fn is_as_left(&self) -> bool {
        self.known.is_some() && marks(&self.vault) == self.known
    }

    /// Remembers how it is left now. Where that does not work, everything is checked once more.
    pub(super) fn remember(&self) {
        let now = marks(&self.vault).filter(|now| Some(now) != self.known.as_ref());
        let _ = now.map(|now| write(&self.file, &now));
    }
}

impl Store {
    /// Whether nobody but this person's commands wrote to the file since everything was checked. A store that nobody
    /// watches cannot tell, and is not asked.
    #[must_use]
    pub fn is_as_left(&self) -> bool {
        self.watch.as_ref().is_none_or(|watch| watch.freshness != Freshness::Fresh || watch.sound)
    }

    /// Takes in what a check of everything said.
    ///
    /// # Errors
    /// When the vault cannot be closed to writing.
    pub fn checked(&mut self, problems: usize) -> Result<(), StoreError> {
        let Some(watch) = self.watch.as_mut().filter(|watch| watch.freshness == Freshness::Fresh) else {
            return Ok(());
        };
        watch.sound = problems == 0;
        if problems > 0 {
            watch.freshness = Freshness::Unsound(problems);
            self.connection.pragma_update(None, "query_only", true)?;
        }
        Ok(())
    }
}
