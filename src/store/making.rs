//! The folder in which something is made beside its place, before it is moved there whole. Whoever makes it holds it;
//! one that nobody holds any more was left by a process that was killed, and the next to make something takes it away.

use std::fs::{self, File, TryLockError};
use std::io::{Error, Write};
use std::path::{Path, PathBuf};

/// How the name of such a folder begins.
const PREFIX: &str = ".greenlight-";
/// The file in it that is locked as long as it is used.
const HELD: &str = "held";
/// The most bytes that are read of what is held: a name.
const MOST: u64 = 1024;

/// A folder that only its owner enters, gone when it is dropped.
#[derive(Debug)]
pub struct Making {
    held: File,
    folder: tempfile::TempDir,
}

impl Making {
    /// A new one in this folder.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(folder: &Path) -> Result<Making, Error> {
        left_in(folder).for_each(|(left, _)| drop(fs::remove_dir_all(left)));
        let made = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
        let new = made.path().join("new");
        let held = File::options().read(true).write(true).create_new(true).open(&new)?;
        // It has its name only once it is locked. Where nothing can be locked, nobody takes it away.
        if held.try_lock().is_ok() {
            fs::rename(new, made.path().join(HELD))?;
        }
        Ok(Making { held, folder: made })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes down what is to be done if this process ends here.
    pub(super) fn note(&mut self, name: &str) -> Result<(), Error> {
        self.held.write_all(name.as_bytes())?;
        self.held.sync_all()
    }
}

/// The folders that nobody holds any more, each with the file that held it, locked.
fn left_in(folder: &Path) -> impl Iterator<Item = (PathBuf, File)> {
    let all = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let all = all.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    let all = all.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    all.filter_map(|entry| {
        let held = entry.path().join(HELD);
        let is_file = fs::symlink_metadata(&held).is_ok_and(|about| about.is_file());
        let held = File::open(held).ok().filter(|_| is_file)?;
        match held.try_lock() {
            Ok(()) => Some((entry.path(), held)),
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => None,
        }
    })
}

/// What was written down in the folders that nobody holds any more.
pub(super) fn notes_left_in(folder: &Path) -> Vec<String> {
    use std::io::Read;
    let note = |(_, held): (PathBuf, File)| {
        let mut note = String::new();
        held.take(MOST).read_to_string(&mut note).ok().map(|_| note)
    };
    left_in(folder).filter_map(note).filter(|note| !note.is_empty()).collect()
}
