//! What is looked at before a store is opened: nothing in it may be a link to somewhere else, a pipe, another account's,
//! or open to the writing of everybody on the machine. What only a group can write is warned of, since a team may mean
//! it; what else is unusual is counted for `doctor`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::StoreError;
use crate::store::rekey::{KEYS, NEXT, OLD};

/// Most files that are looked at in one folder: a store has a few dozen.
const MOST: usize = 10_000;

/// What is wrong with a file of a store. Its words stand in `locales/` under `unsafe-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsafe {
    /// A symbolic link: the real file lies where somebody else may reach it.
    SymbolicLink,
    /// The file has a second name somewhere.
    HardLink,
    /// A pipe, a device, a folder in the place of a file.
    NoFile,
    /// Everybody on the machine can change it.
    WritableByAll,
    /// It belongs to another account, which can change it, or let others.
    AnotherOwner,
}

impl Unsafe {
    /// The code of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Unsafe::SymbolicLink => "symbolic-link",
            Unsafe::HardLink => "hard-link",
            Unsafe::NoFile => "no-file",
            Unsafe::WritableByAll => "writable-by-all",
            Unsafe::AnotherOwner => "another-owner",
        }
    }
}

/// What is unusual about the files of a store, counted without their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Loose {
    /// Files and folders that others on the machine can read or enter.
    pub open_to_others: usize,
    /// Files and folders that belong to another account.
    pub of_another_account: usize,
}

/// The folders of a store that are there, itself first.
fn folders(dir: &Path) -> Vec<PathBuf> {
    let inner = [KEYS, NEXT, OLD].map(|name| dir.join(name));
    std::iter::once(dir.to_owned())
        .chain(inner.into_iter().filter(|path| path.is_symlink() || path.exists()))
        .collect()
}

/// Looks at every file of a store before anything in it is opened.
///
/// # Errors
/// [`StoreError::Unsafe`], or when a folder cannot be read.
pub(super) fn check(dir: &Path) -> Result<(), StoreError> {
    for folder in folders(dir) {
        let unfit = |path: &Path, what| Err(StoreError::Unsafe { path: path.to_owned(), what });
        let about = fs::symlink_metadata(&folder).map_err(super::open::io(&folder))?;
        if about.is_symlink() {
            return unfit(&folder, Unsafe::SymbolicLink);
        }
        if !about.is_dir() {
            return unfit(&folder, Unsafe::NoFile);
        }
        if is_writable_by_all(&about) {
            return unfit(&folder, Unsafe::WritableByAll);
        }
        if is_a_strangers(&about) {
            return unfit(&folder, Unsafe::AnotherOwner);
        }
        for entry in
            fs::read_dir(&folder).map_err(super::open::io(&folder))?.filter_map(Result::ok).take(MOST)
        {
            let path = entry.path();
            // A colleague's program may have taken it away meanwhile: what is gone is no danger.
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            if about.is_symlink() {
                return unfit(&path, Unsafe::SymbolicLink);
            }
            if about.is_dir() {
                continue;
            }
            if !about.is_file() {
                return unfit(&path, Unsafe::NoFile);
            }
            if has_a_second_name(&about) {
                return unfit(&path, Unsafe::HardLink);
            }
            if is_writable_by_all(&about) {
                return unfit(&path, Unsafe::WritableByAll);
            }
            if is_a_strangers(&about) {
                return unfit(&path, Unsafe::AnotherOwner);
            }
        }
    }
    Ok(())
}

/// The first of a store's folders, or of the files that make or open the vault, that a whole group can change.
#[must_use]
pub fn open_to_a_group(dir: &Path) -> Option<PathBuf> {
    let files = |folder: &Path| {
        let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).take(MOST);
        files.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let of_vault = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.parent() != Some(dir) || name.starts_with("vault.db")
    };
    let all = folders(dir).into_iter().flat_map(|folder| {
        let inside = files(&folder).into_iter().filter(|path| path.is_file() && of_vault(path));
        std::iter::once(folder.clone()).chain(inside.collect::<Vec<_>>())
    });
    let mut open =
        all.filter(|path| fs::symlink_metadata(path).is_ok_and(|about| is_writable_by_group(&about)));
    open.next()
}

/// Counts what is unusual. What cannot be read is left out.
#[must_use]
pub fn loose(dir: &Path) -> Loose {
    let mut found = Loose::default();
    for folder in folders(dir) {
        let files = fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok).take(MOST);
        let files = files.map(|entry| entry.path()).filter(|path| path.is_file() && !path.is_symlink());
        for path in std::iter::once(folder.clone()).chain(files) {
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            found.open_to_others += usize::from(is_open_to_others(&about));
            found.of_another_account += usize::from(is_of_another_account(&about));
        }
    }
    found
}

#[cfg(unix)]
fn is_writable_by_all(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(about) & 0o002 != 0
}

#[cfg(unix)]
fn is_writable_by_group(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(about) & 0o020 != 0
}

/// Of an account that is neither this one nor the machine's own, which can do everything anyway.
#[cfg(unix)]
fn is_a_strangers(about: &fs::Metadata) -> bool {
    is_of_another_account(about) && std::os::unix::fs::MetadataExt::uid(about) != 0
}

#[cfg(unix)]
fn is_open_to_others(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(about) & 0o077 != 0
}

#[cfg(unix)]
fn is_of_another_account(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(about) != rustix::process::geteuid().as_raw()
}

#[cfg(unix)]
fn has_a_second_name(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

#[cfg(not(unix))]
fn is_writable_by_all(_: &fs::Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn is_writable_by_group(_: &fs::Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn is_a_strangers(_: &fs::Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn is_open_to_others(_: &fs::Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn is_of_another_account(_: &fs::Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn has_a_second_name(_: &fs::Metadata) -> bool {
    false
}
