//! A connection to the vault: it sets the key and every switch, and copes with a disk on which no WAL index can be
//! made.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, ffi};
use zeroize::Zeroizing;

use crate::seal::vault_key::VaultKey;
use crate::store::error::StoreError;
use crate::store::layout::vault_file;
use crate::store::private::io;

/// How long a query waits for another process's write lock.
pub(crate) const BUSY: Duration = Duration::from_secs(10);
/// The pause between two attempts. `SQLite`'s own handler backs off up to 100 ms, while a command holds the lock for a
/// few milliseconds.
const AGAIN: Duration = Duration::from_micros(500);

fn wait(asked: i32) -> bool {
    std::thread::sleep(AGAIN);
    u32::try_from(asked).is_ok_and(|asked| AGAIN * asked < BUSY)
}

/// Limits far above what the program's own queries need; the largest row holds a document.
const LIMITS: [(Limit, i32); 5] = [
    (Limit::SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Gives a key to the cipher, to open with (`key`) or to change to (`rekey`), and leaves no copy of it in memory.
pub(crate) fn hand_key(connection: &Connection, what: &str, key: &VaultKey) -> Result<(), rusqlite::Error> {
    let pragma = key.pragma();
    let parts = ["PRAGMA ", what, " = \"", &pragma, "\""];
    let mut statement = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    parts.iter().for_each(|part| statement.push_str(part));
    connection.execute_batch(&statement)
}

/// A vault in use has a WAL and a shared-memory index of it (`-shm`). Where the index cannot be made, as on a full
/// disk, one process at a time opens the vault, with the index on its heap, and only reads. It must not write: POSIX
/// drops the lock that keeps others out when this process closes any other descriptor of the file, and a writer whose
/// index others do not share destroys what they wrote.
pub(crate) fn connect(dir: &Path, key: &VaultKey, new: bool) -> Result<Connection, StoreError> {
    match connect_by(None, dir, key, new) {
        Err(StoreError::Sql(error)) if cfg!(unix) && lacks_a_file(&error) => {
            connect_by(Some(ALONE), dir, key, new)
        }
        other => other,
    }
}

/// The VFS of `SQLite` that locks a file for one process, with any number of connections.
const ALONE: &std::ffi::CStr = c"unix-excl";

/// Whether the database stopped because a file beside it could not be made or extended.
fn lacks_a_file(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, SystemIoFailure};
    matches!(error.sqlite_error_code(), Some(CannotOpen | DiskFull | SystemIoFailure))
}

fn connect_by(
    way: Option<&std::ffi::CStr>,
    dir: &Path,
    key: &VaultKey,
    new: bool,
) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let path = vault_file(&fs::canonicalize(dir).map_err(io(dir))?);
    let connection = match way {
        None => Connection::open_with_flags(path, flags)?,
        Some(way) => Connection::open_with_flags_and_vfs(path, flags, way)?,
    };
    let connection = configured(connection, key, new)?;
    connection.set_db_config(READ_ALONE, way.is_some())?;
    Ok(connection)
}

/// Configures a connection and gives it the key.
pub(crate) fn configured(
    mut connection: Connection,
    key: &VaultKey,
    new: bool,
) -> Result<Connection, StoreError> {
    // SQLCipher prints to stderr by itself unless told not to, so this comes first.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    hand_key(&connection, "key", key)?;
    let version: Option<String> =
        connection.pragma_query_value(None, "cipher_version", |row| row.get(0)).ok();
    if version.is_none_or(|version| version.is_empty()) {
        return Err(StoreError::NotEncrypted);
    }
    connection.execute_batch(
        "PRAGMA cipher_page_size = 8192; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0; PRAGMA recursive_triggers = OFF",
    )?;
    // Up to 64 MiB of pages are kept, because to decrypt a page again costs more than to hold it: an import or a check
    // comes back to the same ones. A short command holds only those that it reads.
    connection.execute_batch("PRAGMA cache_size = -65536")?;
    // The schema has neither triggers nor SQL views, so one that somebody planted must not run before it is found.
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        // Query plans must not depend on bound values, else every cached statement is prepared again for each use.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        connection.set_db_config(switch, on)?;
    }
    for (limit, most) in LIMITS {
        connection.set_limit(limit, most)?;
    }
    connection.busy_handler(Some(wait))?;
    // The statements for the views alone are two dozen.
    connection.set_prepared_statement_cache_capacity(64);
    if !new {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    }
    Ok(connection)
}

/// No checkpoint when the vault is closed. It is set only where one process alone reads the vault, so it also marks
/// that mode.
const READ_ALONE: DbConfig = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;

/// Whether a vault is only read, because its WAL index cannot be made.
pub(crate) fn is_read_alone(connection: &Connection) -> bool {
    connection.db_config(READ_ALONE).unwrap_or(true)
}

/// The refusal to write there.
pub(crate) fn no_index() -> StoreError {
    StoreError::Sql(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_IOERR_SHMSIZE), None))
}

/// Refuses what was read where a page so far did not authenticate. SQLCipher returns such a page as zeros and only
/// notes the error. The database rejects a zeroed page of the B-tree, but a zeroed overflow page would pass as the end
/// of a long value. So code that returns long values calls this.
pub(super) fn intact(connection: &Connection) -> Result<(), StoreError> {
    // Prepared again each time, because the pragma is evaluated when it is prepared.
    let status: String = connection.pragma_query_value(None, "cipher_status", |row| row.get(0))?;
    if status == "1" { Ok(()) } else { Err(StoreError::Changed) }
}
