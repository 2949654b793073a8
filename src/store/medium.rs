//! How a vault is read: in its place, or from a copy.

use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};

use crate::seal::vault_key::VaultKey;
use crate::store::connect::{configured, connect};
use crate::store::error::StoreError;
use crate::store::layout::vault_file;
use crate::store::work_folder::WorkFolder;

/// How a vault is read.
#[derive(Debug, Clone)]
pub(crate) enum Medium {
    /// In its place, where it can be written.
    Writable,
    /// In its place, where nothing changes it.
    Fixed,
    /// From a copy that is gone when the store is closed.
    Copied(Arc<WorkFolder>),
}

impl Medium {
    /// A connection to a vault that is read in this way.
    pub(crate) fn connect(&self, dir: &Path, key: &VaultKey) -> Result<Connection, StoreError> {
        match self {
            Medium::Writable => connect(dir, key, false),
            Medium::Copied(copy) => connect(copy.path(), key, false),
            Medium::Fixed => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
                    | OpenFlags::SQLITE_OPEN_NO_MUTEX
                    | OpenFlags::SQLITE_OPEN_NOFOLLOW
                    | OpenFlags::SQLITE_OPEN_URI;
                let connection = Connection::open_with_flags(address(&vault_file(dir)), flags)?;
                configured(connection, key, false)
            }
        }
    }
}

/// The URI with which `SQLite` reads a file without a lock and without a WAL.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_any_path() {
        let path = Path::new("/a b/é?#%/vault.db");
        assert_eq!(address(path), "file:/a%20b/%C3%A9%3F%23%25/vault.db?immutable=1");
    }
}
