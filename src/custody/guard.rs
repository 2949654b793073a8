//! The files of a store are checked before it is opened: none may be a symbolic link, a pipe, another account's, or
//! writable by everybody on the machine. Write access for a group causes a warning only, since a team may want it; what
//! else is unusual is counted for `doctor`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::custody::surroundings::is_mounted_read_only;
use crate::store::layout::{KEYS, NEXT, OLD};
use crate::store::private::io;
use crate::store::{StoreError, Unsafe};

/// Most files that are looked at in one folder: a store has a few dozen.
const MOST: usize = 10_000;

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

/// What is wrong with a folder of a store, or with a file in one.
fn fault(about: &fs::Metadata, folder: bool) -> Option<Unsafe> {
    if about.is_symlink() {
        Some(Unsafe::SymbolicLink)
    } else if if folder { !about.is_dir() } else { !about.is_file() } {
        Some(Unsafe::NoFile)
    } else if !folder && has_a_second_name(about) {
        Some(Unsafe::HardLink)
    } else if is_writable_by_all(about) {
        Some(Unsafe::WritableByAll)
    } else if is_a_strangers(about) {
        Some(Unsafe::AnotherOwner)
    } else {
        None
    }
}

/// Looks at every file of a store before anything in it is opened. On a disk that is mounted read-only nobody changes a
/// file, whosever it is and whatever else it is called. The answer is the first of its folders, or of the
/// files that make or open the vault, that a whole group can change.
pub(super) fn check(dir: &Path) -> Result<Option<PathBuf>, StoreError> {
    let mut open_to_a_group = None;
    let fixed = is_mounted_read_only(dir);
    let harmless = |what| fixed && !matches!(what, Unsafe::SymbolicLink | Unsafe::NoFile);
    let mut look = |path: PathBuf, about: &fs::Metadata, folder: bool| {
        if let Some(what) = fault(about, folder).filter(|what| !harmless(*what)) {
            return Err(StoreError::Unsafe { path, what });
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let of_vault = folder || path.parent() != Some(dir) || name.starts_with("vault.db");
        if open_to_a_group.is_none() && !fixed && of_vault && is_writable_by_group(about) {
            open_to_a_group = Some(path);
        }
        Ok(())
    };
    for folder in folders(dir) {
        look(folder.clone(), &fs::symlink_metadata(&folder).map_err(io(&folder))?, true)?;
        for entry in fs::read_dir(&folder).map_err(io(&folder))?.filter_map(Result::ok).take(MOST) {
            let path = entry.path();
            // Another process may have removed it meanwhile.
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            if !about.is_dir() {
                look(path, &about, false)?;
            }
        }
    }
    Ok(open_to_a_group)
}

/// Counts what is unusual. What cannot be read is left out.
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

/// What a system that has owners says of a file.
struct Owned {
    /// The bits of who may do what.
    mode: u32,
    account: u32,
    names: u64,
}

#[cfg(unix)]
fn owned(about: &fs::Metadata) -> Owned {
    use std::os::unix::fs::MetadataExt;
    Owned { mode: about.mode(), account: about.uid(), names: about.nlink() }
}

#[cfg(not(unix))]
fn owned(_: &fs::Metadata) -> Owned {
    Owned { mode: 0, account: own_account(), names: 1 }
}

#[cfg(unix)]
fn own_account() -> u32 {
    rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn own_account() -> u32 {
    0
}

fn is_writable_by_all(about: &fs::Metadata) -> bool {
    owned(about).mode & 0o002 != 0
}

fn is_writable_by_group(about: &fs::Metadata) -> bool {
    owned(about).mode & 0o020 != 0
}

fn is_open_to_others(about: &fs::Metadata) -> bool {
    owned(about).mode & 0o077 != 0
}

fn is_of_another_account(about: &fs::Metadata) -> bool {
    owned(about).account != own_account()
}

/// Whether another account owns it. Root does not count: it can change every file anyway.
fn is_a_strangers(about: &fs::Metadata) -> bool {
    is_of_another_account(about) && owned(about).account != 0
}

fn has_a_second_name(about: &fs::Metadata) -> bool {
    owned(about).names > 1
}
