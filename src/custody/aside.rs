//! A store that a restore renamed out of the way: where it is, and how it gets its place back after an interruption.

use std::fs;
use std::path::Path;

use crate::store::StoreError;
use crate::store::layout::vault_file;
use crate::store::private::sync;
use crate::store::work_folder::notes_left_in;

/// What a restore adds to the name of the store that was there, before the time.
pub(super) const ASIDE: &str = ".before-restore-";

pub(super) fn parent(dir: &Path) -> &Path {
    dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Why there is no store in a folder: there never was one, or it was moved aside and nothing took its place.
pub(super) fn missing(dir: &Path) -> StoreError {
    let name = dir.file_name().map(|name| format!("{}{ASIDE}", name.to_string_lossy())).unwrap_or_default();
    let siblings = fs::read_dir(parent(dir)).into_iter().flatten().filter_map(Result::ok);
    let aside = siblings.map(|entry| entry.path()).filter(|path| {
        let aside = path.file_name().is_some_and(|known| known.to_string_lossy().starts_with(&name));
        aside && !name.is_empty() && vault_file(path).is_file()
    });
    match aside.max() {
        Some(aside) if !dir.exists() => StoreError::MovedAside(aside),
        _ => StoreError::NoStore(dir.to_owned()),
    }
}

/// Gives a store that a restore moved aside its place back, where the restore was cut short there and nothing is in it.
pub(super) fn put_back(dir: &Path) {
    if dir.exists() || dir.is_symlink() {
        return;
    }
    let of_this = dir.file_name().map(|name| format!("{}{ASIDE}", name.to_string_lossy()));
    let names = notes_left_in(parent(dir)).into_iter();
    let aside = names.filter(|name| of_this.as_ref().is_some_and(|begins| name.starts_with(begins)));
    let aside = aside.filter(|name| !name.contains(std::path::is_separator));
    let aside = aside.map(|name| dir.with_file_name(name)).find(|aside| vault_file(aside).is_file());
    // If the rename fails, opening the store says where it is.
    if aside.is_some_and(|aside| fs::rename(aside, dir).is_ok()) {
        let _ = sync(parent(dir));
    }
}
