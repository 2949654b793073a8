//! A temporary folder beside the final place of a file or folder, which is moved there once it is whole. Its process
//! holds a lock in it. A folder without a lock was left by a killed process, and the next one removes it.

use std::fs::{self, File, TryLockError};
use std::io::{Error, Write};
use std::path::{Path, PathBuf};

use crate::store::private::private_options;

/// How the name of such a folder begins.
const PREFIX: &str = ".greenlight-";
/// The file in it that its process keeps locked.
const HELD: &str = "held";
/// The most bytes that are read of what is held: a name.
const MOST: u64 = 1024;

/// A folder that only its owner enters, gone when it is dropped.
#[derive(Debug)]
pub struct WorkFolder {
    held: File,
    folder: tempfile::TempDir,
}

impl WorkFolder {
    /// A new one in this folder.
    pub fn beside(folder: &Path) -> Result<WorkFolder, Error> {
        left_in(folder, PREFIX, |_| true).for_each(|(left, _)| drop(fs::remove_dir_all(left)));
        Self::named(PREFIX, folder)
    }

    /// A new one in this folder whose name begins like this.
    pub fn named(prefix: &str, folder: &Path) -> Result<WorkFolder, Error> {
        let made = private_temp(prefix, folder)?;
        let new = made.path().join("new");
        let held = private_options().read(true).write(true).create_new(true).open(&new)?;
        // The file gets its name only once it is locked. On a file system without locks nobody removes the folder.
        if held.try_lock().is_ok() {
            fs::rename(new, made.path().join(HELD))?;
        }
        Ok(WorkFolder { held, folder: made })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Sets whether child processes inherit the lock.
    pub fn share(&self, with_children: bool) -> Result<(), Error> {
        #[cfg(unix)]
        {
            use rustix::io::{FdFlags, fcntl_setfd};
            let flags = if with_children { FdFlags::empty() } else { FdFlags::CLOEXEC };
            fcntl_setfd(&self.held, flags)?;
        }
        Ok(())
    }

    /// Records what the next process must do if this one ends here.
    pub(crate) fn note(&mut self, name: &str) -> Result<(), Error> {
        self.held.write_all(name.as_bytes())?;
        self.held.sync_all()
    }
}

/// A folder under a name that nobody has, which only its owner enters; gone when it is dropped.
pub fn private_temp(prefix: &str, folder: &Path) -> Result<tempfile::TempDir, Error> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.prefix(prefix).tempdir_in(folder)
}

/// Removes the folders that this account's processes left under such names in a folder that others may use, too. The
/// answer is their number.
pub fn take_away(folder: &Path, prefix: &str) -> usize {
    // The owner is checked before anything in the folder is touched.
    let mine = left_in(folder, prefix, |left| fs::symlink_metadata(left).is_ok_and(|about| is_mine(&about)));
    // The file stays locked until the folder is removed.
    mine.filter(|(left, _)| fs::remove_dir_all(left).is_ok()).count()
}

#[cfg(unix)]
fn is_mine(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(about) == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_mine(_: &fs::Metadata) -> bool {
    true
}

/// The folders of this prefix that no process holds any more, each with its file, locked.
fn left_in(
    folder: &Path,
    prefix: &str,
    is_meant: impl Fn(&Path) -> bool,
) -> impl Iterator<Item = (PathBuf, File)> {
    let all = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let all = all.filter(move |entry| entry.file_name().to_string_lossy().starts_with(prefix));
    let all = all.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let all = all.filter(move |entry| is_meant(&entry.path()));
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

/// What was recorded in the folders that no process holds any more.
pub(crate) fn notes_left_in(folder: &Path) -> Vec<String> {
    use std::io::Read;
    let note = |(_, held): (PathBuf, File)| {
        let mut note = String::new();
        held.take(MOST).read_to_string(&mut note).ok().map(|_| note)
    };
    left_in(folder, PREFIX, |_| true).filter_map(note).filter(|note| !note.is_empty()).collect()
}
