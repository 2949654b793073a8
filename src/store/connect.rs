//! A connection to the vault: the key is handed to the cipher, every switch is set, and what is needed beside the file is
//! made, or done without.

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

/// How long a question waits for a colleague who writes.
pub(crate) const BUSY: Duration = Duration::from_secs(10);
/// How long it waits before it asks again. `SQLite` by itself would wait longer each time, up to a tenth of a second, while
/// somebody else's command holds the lock for a few thousandths.
const AGAIN: Duration = Duration::from_micros(500);

fn wait(asked: i32) -> bool {
    std::thread::sleep(AGAIN);
    u32::try_from(asked).is_ok_and(|asked| AGAIN * asked < BUSY)
}

/// What no honest question of ours comes near: a row holds a document at most.
const LIMITS: [(Limit, i32); 5] = [
    (Limit::SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Hands a key to the cipher, to open with (`key`) or to change to (`rekey`), and leaves no copy of it behind.
pub(crate) fn hand_key(connection: &Connection, what: &str, key: &VaultKey) -> Result<(), rusqlite::Error> {
    let pragma = key.pragma();
    let parts = ["PRAGMA ", what, " = \"", &pragma, "\""];
    let mut statement = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    parts.iter().for_each(|part| statement.push_str(part));
    connection.execute_batch(&statement)
}

/// Beside a vault in use stand its log of writes and an index of that log, which all processes share. Where the index
/// cannot be made, as on a full disk, the vault is opened by one process at a time, which has the index in its memory,
/// and is only read: the lock that keeps others out goes with any other file descriptor of the vault that this process
/// closes, and somebody who writes by an index that others do not share destroys what they wrote.
pub(crate) fn connect(dir: &Path, key: &VaultKey, new: bool) -> Result<Connection, StoreError> {
    match connect_by(None, dir, key, new) {
        Err(StoreError::Sql(error)) if cfg!(unix) && lacks_a_file(&error) => {
            connect_by(Some(ALONE), dir, key, new)
        }
        other => other,
    }
}

/// `SQLite`'s way to open a file for one process alone, with as many connections as that likes.
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

/// Sets a connection up, and hands it the key.
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
    // The schema has neither triggers nor views: one that was planted does nothing even before it is found.
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        // A plan that does not hang on what is bound stays: else every cached statement is prepared again for each use.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        connection.set_db_config(switch, on)?;
    }
    for (limit, most) in LIMITS {
        connection.set_limit(limit, most)?;
    }
    connection.busy_handler(Some(wait))?;
    // The views alone are two dozen.
    connection.set_prepared_statement_cache_capacity(64);
    if !new {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    }
    Ok(connection)
}

/// What waits in the log of writes stays there when the vault is closed: only so where it is read by one process alone.
const READ_ALONE: DbConfig = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;

/// Whether a vault is only read, because nothing can be made beside it.
pub(crate) fn is_read_alone(connection: &Connection) -> bool {
    connection.db_config(READ_ALONE).unwrap_or(true)
}

/// The refusal to write there.
pub(crate) fn no_index() -> StoreError {
    StoreError::Sql(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_IOERR_SHMSIZE), None))
}

/// Refuses what was read where some page so far was not what it was. The cipher hands such a page out as zeros and only
/// notes it: a page of the tree is then none to the database, but the end of a long value, which has pages of its own,
/// would pass for read. So whoever hands out long values asks.
pub(super) fn intact(connection: &Connection) -> Result<(), StoreError> {
    // Prepared anew each time: the answer is part of the prepared question.
    let status: String = connection.pragma_query_value(None, "cipher_status", |row| row.get(0))?;
    if status == "1" { Ok(()) } else { Err(StoreError::Changed) }
}
