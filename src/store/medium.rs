//! A store that cannot be written: a stick, an evidence copy, a disk that is mounted read-only or full. It is read all
//! the same, and nothing is written beside it. What waits in its log of writes is taken in by a private copy, encrypted
//! as it is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::seal::vault_key::VaultKey;
use crate::store::connect::{configured, connect};
use crate::store::making::Making;
use crate::store::open::not_opened;
use crate::store::private::private_file;
use crate::store::rekey::{KEYS, NEXT, OLD};
use crate::store::untouched::mark;
use crate::store::{Store, StoreError, guard};

/// How a vault is read.
#[derive(Debug, Clone)]
pub(super) enum Medium {
    /// In its place, where it can be written.
    Writable,
    /// In its place, where nothing changes it.
    Fixed,
    /// From a copy that is gone when the store is closed.
    Copied(Arc<Making>),
}

/// What `SQLite` keeps beside a vault while it is written.
const BESIDE: [&str; 2] = ["-wal", "-journal"];
/// How often a copy is begun again because the file changed meanwhile.
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

/// Whether a place is on a disk that is mounted read-only: then nobody changes what is there.
#[cfg(unix)]
pub(super) fn is_mounted_read_only(path: &Path) -> bool {
    use rustix::fs::{StatVfsMountFlags, statvfs};
    statvfs(path).is_ok_and(|about| about.f_flag.contains(StatVfsMountFlags::RDONLY))
}

#[cfg(not(unix))]
pub(super) fn is_mounted_read_only(_: &Path) -> bool {
    false
}

/// Whether a failed opening says that the vault cannot be opened for writing, and nothing else.
fn cannot_write(error: &StoreError) -> bool {
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

impl Store {
    /// Whether the store in a folder can be written, as far as the system says without trying.
    pub fn can_be_written(dir: &Path) -> bool {
        let vault = Store::vault(dir);
        let files = BESIDE.into_iter().map(|ending| beside(&vault, ending)).filter(|file| file.exists());
        takes_writing(dir) && takes_writing(&vault) && files.into_iter().all(|file| takes_writing(&file))
    }

    /// Whether this store is only read, because it cannot be written where it is.
    pub fn is_read_only(&self) -> bool {
        !matches!(self.medium, Medium::Writable)
    }

    /// Opens a vault for writing where that can be, else for reading. `unwrap` has the vault key of a folder of keys.
    pub(super) fn open_as_it_can_be(
        dir: &Path,
        unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
    ) -> Result<Store, StoreError> {
        if Store::can_be_written(dir) {
            match Store::open_to_write(dir, unwrap) {
                Err(error) if cannot_write(&error) => {
                    // Where reading does not work either, the first says more.
                    return Store::open_to_read(dir, unwrap).map_err(|_| error);
                }
                done => return done,
            }
        }
        Store::open_to_read(dir, unwrap)
    }

    fn open_to_read(
        dir: &Path,
        unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
    ) -> Result<Store, StoreError> {
        guard::check(dir)?;
        let vault = Store::vault(dir);
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
                // Why the usual folder does not open it says most.
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
}

impl Medium {
    /// A connection to a vault that is read in this way.
    pub(super) fn connect(&self, dir: &Path, key: &VaultKey) -> Result<Connection, StoreError> {
        match self {
            Medium::Writable => connect(dir, key, false),
            Medium::Copied(copy) => connect(copy.path(), key, false),
            Medium::Fixed => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
                    | OpenFlags::SQLITE_OPEN_NO_MUTEX
                    | OpenFlags::SQLITE_OPEN_NOFOLLOW
                    | OpenFlags::SQLITE_OPEN_URI;
                let connection = Connection::open_with_flags(address(&Store::vault(dir)), flags)?;
                configured(connection, key, false)
            }
        }
    }
}

/// The address of a file that `SQLite` reads without a lock and without a file beside it.
fn address(vault: &Path) -> String {
    let mut address = String::from("file:");
    for byte in vault.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address + "?immutable=1"
}

/// Copies a vault, with what waits beside it, into a folder that only this account enters: in memory or on a disk,
/// whichever takes it.
fn copy(vault: &Path) -> Result<Making, StoreError> {
    let memory = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let places = [Some(std::env::temp_dir()), memory, Some(PathBuf::from("/dev/shm"))];
    let mut failed = StoreError::ReadOnly(vault.to_owned());
    for place in places.into_iter().flatten() {
        match copy_into(vault, &place) {
            Ok(copied) => return Ok(copied),
            Err(error) => failed = StoreError::Io { path: place, error },
        }
    }
    Err(failed)
}

fn copy_into(vault: &Path, place: &Path) -> io::Result<Making> {
    let making = Making::beside(place)?;
    let target = Store::vault(making.path());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_any_path() {
        let path = Path::new("/a b/é?#%/vault.db");
        assert_eq!(address(path), "file:/a%20b/%C3%A9%3F%23%25/vault.db?immutable=1");
    }
}
