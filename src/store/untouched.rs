//! Whether the vault's file is as this person's last command left it. The seal of a page does not tell its age, so an
//! older page that is put back is sound in itself, and only a check of everything finds it. Whenever somebody else had
//! the file in hand, everything is checked at the next opening; as long as nobody had, nothing needs to be.

use std::cell::RefCell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::store::anchor::{Freshness, Watch, write};
use crate::store::{Store, StoreError};

/// What the system says of a file: which it is, how long, when it was changed. The last is set by the system alone, so
/// whoever does not rule the machine cannot put it back.
fn marks(vault: &Path) -> Option<String> {
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

/// The marks of the log of writes, where it still holds something: then the file alone says nothing.
fn marks_of_log(vault: &Path) -> Option<String> {
    let mut log = vault.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    fs::metadata(&log).is_ok_and(|about| about.len() > 0).then(|| marks(&log)).flatten()
}

/// The marks of a file before it is opened; none where its log of writes holds something.
pub(super) fn before_opening(vault: &Path) -> Option<String> {
    marks(vault).filter(|_| marks_of_log(vault).is_none())
}

/// What was as it was found: the file, and the log of writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct AsFound {
    file: bool,
    log: bool,
}

/// The marks of a vault that are remembered beside its anchor.
#[derive(Debug)]
pub(super) struct Left {
    vault: PathBuf,
    file: PathBuf,
    known: Option<String>,
    /// The marks since this command has the file in hand: from before it was opened, or after its own last commit.
    found: RefCell<Option<String>>,
    /// The same of the log of writes.
    found_log: RefCell<Option<String>>,
}

impl Left {
    /// What is remembered of a vault whose anchor is this file. `found` are its marks from before it was opened.
    pub(super) fn of(vault: PathBuf, anchor: &Path, found: Option<String>) -> Left {
        let file = anchor.with_extension("left");
        let known = fs::read_to_string(&file).ok();
        let log = marks_of_log(&vault);
        Left { vault, file, known, found: RefCell::new(found), found_log: RefCell::new(log) }
    }

    /// Whether nobody else has written to it since the last command. Where somebody has, it is taken as it is now, and
    /// everything is to be checked.
    pub(super) fn is_as_left(&self) -> bool {
        let known = self.known.is_some() && self.known == *self.found.borrow();
        let is_as_left = known && self.as_found().file && self.found_log.borrow().is_none();
        if !is_as_left {
            self.take();
        }
        is_as_left
    }

    /// What nobody has written to while this command has it in hand. What waits in the log of writes comes into the file
    /// only when that is full, or nobody has the vault open any more.
    pub(super) fn as_found(&self) -> AsFound {
        let found = self.found.borrow();
        let file = found.is_some() && marks(&self.vault) == *found;
        AsFound { file, log: marks_of_log(&self.vault) == *self.found_log.borrow() }
    }

    /// Whether all that was written since is this command's own.
    pub(super) fn is_own(&self) -> bool {
        let AsFound { file, log } = self.as_found();
        file && log
    }

    /// Takes the file as it is now for what is in hand. A program that maps it into its memory leaves a mark only with
    /// the first change after what it changed before is on the disk; so that comes first.
    pub(super) fn take(&self) {
        let still = File::open(&self.vault).and_then(|file| file.sync_data());
        self.found.replace(still.ok().and_then(|()| marks(&self.vault)));
        self.found_log.replace(marks_of_log(&self.vault));
    }

    /// Remembers how it is left now. Where that does not work, everything is checked once more. Where nothing of this
    /// command's waited in the log, closing the vault brought nothing into the file that was ours.
    pub(super) fn remember(&self) {
        let waited = self.found_log.borrow().is_some();
        let unknown = marks(&self.vault) != self.known && marks_of_log(&self.vault).is_none();
        if !unknown || !(waited || self.as_found().file) {
            return;
        }
        self.take();
        let _ = self.found.borrow().as_ref().map(|now| write(&self.file, now));
    }
}

/// Comes before the connection is closed; [`Watch`] comes after it.
impl Drop for Store {
    fn drop(&mut self) {
        if let Some(watch) = &mut self.watch {
            watch.before_closing();
        }
    }
}

impl Store {
    /// Whether nobody but this person's commands wrote to the file since everything was checked. A store that nobody
    /// watches cannot tell, and is not asked.
    #[must_use]
    pub fn is_as_left(&self) -> bool {
        self.watch.as_ref().is_none_or(|watch| !watch.may_write() || watch.sound)
    }

    /// What nobody has written to while this command has it in hand.
    pub(super) fn as_found(&self) -> Option<AsFound> {
        self.watch.as_ref().map(|watch| watch.left.as_found())
    }

    /// Writes to the vault; what that does to its file is this command's own.
    pub(super) fn own<T>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let as_found = self.as_found();
        let written = write(&self.connection)?;
        self.wrote(as_found);
        Ok(written)
    }

    /// Has the marks taken for this command's own, which wrote. What was not as it was found before that, somebody else
    /// wrote to, too.
    pub(super) fn wrote(&self, before: Option<AsFound>) {
        let Some((watch, before)) = self.watch.as_ref().zip(before) else { return };
        if before.file {
            watch.left.found.replace(marks(&watch.left.vault));
        }
        if before.log {
            watch.left.found_log.replace(marks_of_log(&watch.left.vault));
        }
    }

    /// Where somebody wrote to the file or to its log while this command has it in hand, as while a person thinks about
    /// an answer, checks everything once more before anything is signed on top: a colleague's writing and an older page
    /// look alike.
    ///
    /// # Errors
    /// [`StoreError::Altered`] where something does not hold.
    pub fn holds_still(&mut self) -> Result<(), StoreError> {
        let moved = |watch: &&Watch| watch.may_write() && watch.sound && !watch.left.is_own();
        let Some(watch) = self.watch.as_ref().filter(moved) else { return Ok(()) };
        watch.left.take();
        // By another connection: this one has some pages in memory, as they were.
        let anew = Store::over(self.second_reader()?, &self.dir, self.key.clone());
        let report = anew.verify(&|_| {})?;
        drop(anew);
        self.take_report(&report)?;
        self.writable()
    }

    /// Takes in what a check of everything said.
    ///
    /// # Errors
    /// When the vault cannot be closed to writing.
    pub(super) fn checked(&mut self, problems: usize) -> Result<(), StoreError> {
        let Some(watch) = self.watch.as_mut().filter(|watch| watch.may_write()) else {
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
