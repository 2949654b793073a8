//! A store that cannot be written: a stick, an evidence copy, a disk that is mounted read-only or full. It is read all
//! the same, and nothing is written beside it. Where its WAL is not empty, a private copy, encrypted as
//! well, takes it in.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::ErrorCode;

use crate::custody::cipher_page::not_opened;
use crate::custody::guard;
use crate::custody::variables;
use crate::seal::vault_key::VaultKey;
use crate::store::layout::{KEYS, NEXT, OLD, vault_file};
use crate::store::medium::Medium;
use crate::store::private::private_file;
use crate::store::untouched::mark;
use crate::store::work_folder::WorkFolder;
use crate::store::{Store, StoreError};

/// What `SQLite` keeps beside a vault while it is written.
const BESIDE: [&str; 2] = ["-wal", "-journal"];
/// How often a copy is started again because the file changed meanwhile.
const TRIES: usize = 3;

fn beside(vault: &Path, ending: &str) -> PathBuf {
    let mut name = vault.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether this account may write to a file or folder, and the disk takes it.
#[cfg(unix)]
fn takes_writing(path: &Path) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    accessat(CWD, path, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
}

#[cfg(not(unix))]
fn takes_writing(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.permissions().readonly())
}

/// Whether a failed opening says that the vault cannot be opened for writing, and nothing else.
pub(super) fn cannot_write(error: &StoreError) -> bool {
    match error {
        StoreError::Sql(error) => matches!(
            error.sqlite_error_code(),
            Some(
                ErrorCode::CannotOpen
                    | ErrorCode::ReadOnly
                    | ErrorCode::DiskFull
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::PermissionDenied
            )
        ),
        StoreError::Io { error, .. } => {
            matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::ReadOnlyFilesystem)
        }
        _ => false,
    }
}

/// Whether the store in a folder can be written, as far as the system says without trying.
pub fn can_be_written(dir: &Path) -> bool {
    let vault = vault_file(dir);
    let files = BESIDE.into_iter().map(|ending| beside(&vault, ending)).filter(|file| file.exists());
    takes_writing(dir) && takes_writing(&vault) && files.into_iter().all(|file| takes_writing(&file))
}

pub(super) fn open_to_read(
    dir: &Path,
    unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
) -> Result<Store, StoreError> {
    guard::check(dir)?;
    let vault = vault_file(dir);
    let waits = |ending| fs::metadata(beside(&vault, ending)).is_ok_and(|about| about.len() > 0);
    let mut copies = BESIDE.into_iter().any(waits);
    loop {
        // A re-key that was cut short is not settled here: one of the folders of keys opens what is there.
        let mut opened = Err(StoreError::Changed);
        for keys in [KEYS, NEXT, OLD].map(|name| dir.join(name)) {
            if opened.is_ok() || (keys.ends_with(NEXT) || keys.ends_with(OLD)) && !keys.is_dir() {
                continue;
            }
            let medium = if copies { Medium::Copied(Arc::new(copy(&vault)?)) } else { Medium::Fixed };
            let tried = unwrap(&keys).and_then(|key| {
                let connection = medium.connect(dir, &key).map_err(not_opened(dir, &key))?;
                Ok((connection, key, medium))
            });
            // The error of the usual folder says most.
            opened = if keys.ends_with(KEYS) { tried } else { tried.or(opened) };
        }
        let (connection, key, medium) = opened?;
        let mut store = Store::over(connection, dir, key);
        store.medium = medium;
        match store.check_schema() {
            // Views of another text are worked out again, in a copy.
            Err(StoreError::ReadOnly(_)) if !copies => copies = true,
            checked => {
                checked?;
                store.connection.pragma_update(None, "query_only", true)?;
                return Ok(store);
            }
        }
    }
}

/// Copies a vault, with what waits beside it, into a folder that only this account enters: in memory or on a disk,
/// whichever takes it.
fn copy(vault: &Path) -> Result<WorkFolder, StoreError> {
    let places =
        [Some(variables::temp_dir()), variables::path("XDG_RUNTIME_DIR"), Some(PathBuf::from("/dev/shm"))];
    let mut failed = StoreError::ReadOnly(vault.to_owned());
    for place in places.into_iter().flatten() {
        match copy_into(vault, &place) {
            Ok(copied) => return Ok(copied),
            Err(error) => failed = StoreError::Io { path: place, error },
        }
    }
    Err(failed)
}

fn copy_into(vault: &Path, place: &Path) -> io::Result<WorkFolder> {
    let making = WorkFolder::beside(place)?;
    let target = vault_file(making.path());
    let files: Vec<_> = std::iter::once("")
        .chain(BESIDE)
        .map(|ending| (beside(vault, ending), beside(&target, ending)))
        .collect();
    let seen = || files.iter().map(|(from, _)| mark(from)).collect::<Vec<_>>();
    for _ in 0..TRIES {
        let before = seen();
        for (from, to) in &files {
            let _ = fs::remove_file(to);
            match File::open(from) {
                Ok(mut from) => {
                    private_file(to, b"").map_err(io::Error::other)?;
                    io::copy(&mut from, &mut File::options().write(true).open(to)?)?;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound && *to != target => {}
                Err(error) => return Err(error),
            }
        }
        if seen() == before {
            return Ok(making);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}
