//! Making and opening a vault: the folder, the key files, the cipher, the pragmas, the schema.

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use zeroize::Zeroizing;

use crate::domain::entry::Timestamp;
use crate::domain::ids::PublicKey;
use crate::seal::identity::Identity;
use crate::seal::recovery::{RECOVERY_FILE, RecoveryKey};
use crate::seal::vault_key::{KeyError, MAX_WRAPPED, VaultKey, agent_file_name, file_name};
use crate::store::{Batch, Store, StoreError, tables};

/// The text of the whole database.
pub const SCHEMA: &str = include_str!("../../schema.sql");
const SCHEMA_NUMBER: i64 = 1;
const SECOND_PART: &str = "-- Part 2: the views";

/// The statements of a part of the schema, without the comments between them: the text that `SQLite` keeps.
pub(super) fn statements(views: bool) -> impl Iterator<Item = &'static str> {
    let (record, second) = SCHEMA.split_once(SECOND_PART).unwrap_or((SCHEMA, ""));
    let part = if views { second } else { record };
    part.split(";\n").filter_map(|statement| statement.find("CREATE ").map(|start| &statement[start..]))
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |error| StoreError::Io { path, error }
}

fn is_age(name: &std::ffi::OsStr) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "age")
}

/// Removes a file, if it is there.
fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(path)(error)),
        _ => Ok(()),
    }
}

/// Creates a folder that only its owner can enter.
///
/// # Errors
/// When it cannot be made.
pub fn private_dir(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(io(path))
}

/// Writes a new file that only its owner can read: whole or not at all, and never over another.
///
/// # Errors
/// When a file of that name is there, or the folder cannot be written.
pub fn private_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".greenlight-").tempfile_in(folder).map_err(io(path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(io(path))?;
    file.persist_noclobber(path).map_err(|refused| io(path)(refused.error))?;
    Ok(())
}

impl Store {
    /// The vault file of a store.
    #[must_use]
    pub fn vault(dir: &Path) -> PathBuf {
        dir.join("vault.db")
    }

    /// Makes a new, empty vault in a folder, opened by this key.
    ///
    /// # Errors
    /// When something is there already, or the folder cannot be written.
    fn create(dir: &Path, key: VaultKey, owner: &PublicKey) -> Result<Store, StoreError> {
        private_dir(&dir.join("keys"))?;
        private_file(&Self::vault(dir), b"")?;
        let connection = connect(dir, &key, true)?;
        connection.execute_batch("PRAGMA journal_mode = WAL")?;
        for statement in statements(false).chain(statements(true)) {
            connection.execute_batch(statement)?;
        }
        connection.pragma_update(None, "user_version", SCHEMA_NUMBER)?;
        let store = Store { connection, dir: dir.to_owned(), key, roster: RefCell::new(None), watch: None };
        store.admit(owner)?;
        Ok(store)
    }

    /// Whether no new store can be made in a folder.
    #[must_use]
    pub fn is_taken(dir: &Path) -> bool {
        dir.is_file() || fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some())
    }

    /// Makes a new store in a folder that does not exist, or is empty: beside it first, and moved there once it holds
    /// its first events, so that no half-made store is ever found. `recovery` is the public half of a recovery key.
    ///
    /// # Errors
    /// When something is in the folder already, or it cannot be written.
    pub fn found(
        dir: &Path,
        key: VaultKey,
        owner: &PublicKey,
        recovery: Option<&str>,
        first: &Batch,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if Self::is_taken(dir) {
            return Err(StoreError::Exists(dir.to_owned()));
        }
        let beside = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        private_dir(beside)?;
        let making = tempfile::Builder::new().prefix(".greenlight-").tempdir_in(beside).map_err(io(dir))?;
        let mut store = Store::create(&making.path().join("store"), key, owner)?;
        if let Some(recipient) = recovery {
            store.admit_recovery(recipient)?;
        }
        store.append(first, now)?;
        let made = store.dir.clone();
        drop(store);
        fs::rename(made, dir).map_err(io(dir))
    }

    /// Opens the vault in a folder with a person's key, or with what an agent signs where the key is in an agent.
    ///
    /// # Errors
    /// When there is none, the key is not for it, or it is damaged or newer.
    pub fn open(dir: &Path, identity: &Identity) -> Result<Store, StoreError> {
        let name = if identity.is_in_agent() { agent_file_name } else { file_name };
        let wrapped = Self::wrapped(dir, &name(&identity.public()))?;
        Self::open_with(dir, VaultKey::unwrap(&wrapped, identity)?)
    }

    /// Opens the vault in a folder with the recovery key.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn recover(dir: &Path, key: &RecoveryKey) -> Result<Store, StoreError> {
        let wrapped = Self::wrapped(dir, RECOVERY_FILE)?;
        Self::open_with(dir, VaultKey::unwrap_with_recovery(&wrapped, key)?)
    }

    /// The bytes of a file in `keys/`.
    fn wrapped(dir: &Path, name: &str) -> Result<Vec<u8>, StoreError> {
        if !Self::vault(dir).is_file() {
            return Err(StoreError::NoStore(dir.to_owned()));
        }
        let path = dir.join("keys").join(name);
        match fs::metadata(&path) {
            Ok(about) if about.len() <= MAX_WRAPPED as u64 => fs::read(&path).map_err(io(&path)),
            Ok(_) | Err(_) => Err(KeyError::NotForThisKey.into()),
        }
    }

    fn open_with(dir: &Path, key: VaultKey) -> Result<Store, StoreError> {
        let connection = connect(dir, &key, false)?;
        let mut store =
            Store { connection, dir: dir.to_owned(), key, roster: RefCell::new(None), watch: None };
        store.check_schema()?;
        Ok(store)
    }

    /// Lets another key open the vault.
    ///
    /// # Errors
    /// When the key cannot be wrapped or written.
    pub fn admit(&self, key: &PublicKey) -> Result<(), StoreError> {
        self.writable()?;
        let path = self.dir.join("keys").join(file_name(key));
        if path.exists() {
            return Ok(());
        }
        private_file(&path, &self.key.wrap(key)?)
    }

    /// Lets the agent that holds a key open the vault: wraps the vault key to what it signs.
    ///
    /// # Errors
    /// When the agent does not sign, or the file cannot be written.
    pub fn admit_agent(&self, identity: &Identity) -> Result<(), StoreError> {
        let wrapped = self.key.wrap_to_agent(identity)?;
        Self::forget_agent(&self.dir, &identity.public())?;
        private_file(&self.dir.join("keys").join(agent_file_name(&identity.public())), &wrapped)
    }

    /// Whether the agent that holds a key may open the vault in a folder.
    #[must_use]
    pub fn knows_agent(dir: &Path, key: &PublicKey) -> bool {
        dir.join("keys").join(agent_file_name(key)).is_file()
    }

    /// Takes the way in through an agent away.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget_agent(dir: &Path, key: &PublicKey) -> Result<(), StoreError> {
        remove(&dir.join("keys").join(agent_file_name(key)))
    }

    /// Wraps the vault key to the public half of a recovery key, and keeps that half for the next time that the vault
    /// gets another key.
    fn admit_recovery(&self, recipient: &str) -> Result<(), StoreError> {
        private_file(&self.dir.join("keys").join(RECOVERY_FILE), &self.key.wrap_to_recovery(recipient)?)?;
        let keep = "INSERT OR REPLACE INTO local (name, value) VALUES ('recovery', ?)";
        self.connection.execute(keep, [recipient.as_bytes()])?;
        Ok(())
    }

    /// The public half of the recovery key, `age1…`, where there is one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn recovery(&self) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare("SELECT value FROM local WHERE name = 'recovery'")?;
        let kept: Option<Vec<u8>> = statement.query_row([], |row| row.get(0)).optional()?;
        let damaged = |_| StoreError::Damaged("the recovery key is no text".to_owned());
        kept.map(|kept| String::from_utf8(kept).map_err(damaged)).transpose()
    }

    /// Takes a key's ways in away. Whoever had the vault key may have kept it.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn dismiss(&self, key: &PublicKey) -> Result<(), StoreError> {
        self.writable()?;
        Self::forget_agent(&self.dir, key)?;
        remove(&self.dir.join("keys").join(file_name(key)))
    }

    /// Copies the vault, as it stands, and the files that open it into a new folder.
    ///
    /// # Errors
    /// When something is there already, or it cannot be written.
    pub fn copy_to(&self, dir: &Path) -> Result<(), StoreError> {
        if dir.exists() {
            return Err(StoreError::Exists(dir.to_owned()));
        }
        private_dir(&dir.join("keys"))?;
        // What still waits in the write-ahead log goes into the file first.
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        let vault = Self::vault(&self.dir);
        private_file(&Self::vault(dir), &fs::read(&vault).map_err(io(&vault))?)?;
        let keys = self.dir.join("keys");
        for key in fs::read_dir(&keys).map_err(io(&keys))?.filter_map(Result::ok) {
            // An agent's file is made again where it is needed.
            if !is_age(&key.file_name()) {
                continue;
            }
            let bytes = fs::read(key.path()).map_err(io(&key.path()))?;
            private_file(&dir.join("keys").join(key.file_name()), &bytes)?;
        }
        Ok(())
    }

    /// How many people's keys open the vault; the recovery key on paper is not one.
    #[must_use]
    pub fn openers(&self) -> usize {
        let counts = |name: &std::ffi::OsStr| is_age(name) && name != RECOVERY_FILE;
        fs::read_dir(self.dir.join("keys"))
            .map_or(0, |files| files.filter_map(Result::ok).filter(|file| counts(&file.file_name())).count())
    }

    /// Another connection to the same vault, for reading beside this one.
    pub(super) fn second_reader(&self) -> Result<Connection, StoreError> {
        connect(&self.dir, &self.key, false)
    }

    /// Holds the database's own text against the program's. The record must be the same; views of another text are
    /// worked out again.
    fn check_schema(&mut self) -> Result<(), StoreError> {
        let number: i64 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if number > SCHEMA_NUMBER {
            return Err(StoreError::Newer);
        }
        let mut kept = self.kept_schema()?;
        let missing = |kept: &[(String, String)], views| {
            statements(views).any(|statement| !kept.iter().any(|(_, sql)| sql == statement))
        };
        if number != SCHEMA_NUMBER || missing(&kept, false) {
            return Err(StoreError::Damaged("the tables of the record are not as they should be".into()));
        }
        let known: Vec<&str> = statements(false).chain(statements(true)).collect();
        // Held before anything is made anew: what does not belong here does nothing meanwhile.
        let kinds: Vec<_> = known.iter().map(|statement| kind_and_name(statement)).collect();
        if let Some((name, _)) = kept.iter().find(|(_, sql)| !kinds.contains(&kind_and_name(sql))) {
            return Err(foreign(name));
        }
        if missing(&kept, true) {
            self.rebuild(&mut |_, _| {})?;
            kept = self.kept_schema()?;
        }
        match kept.iter().find(|(_, sql)| !known.contains(&sql.as_str())) {
            Some((name, _)) => Err(foreign(name)),
            None => Ok(()),
        }
    }

    /// The name and text of everything in the database, but for what `SQLite` and its text index keep for themselves.
    fn kept_schema(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'
             AND NOT (type = 'table' AND name IN
                 ('words_data', 'words_idx', 'words_docsize', 'words_config', 'words_content'))",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What a statement creates: `CREATE TABLE cases`, `CREATE INDEX names_by_name`, `CREATE VIRTUAL TABLE words`.
fn kind_and_name(statement: &str) -> &str {
    let ends = ["(", "\n", " ON ", " USING "].into_iter().filter_map(|end| statement.find(end));
    statement.get(..ends.min().unwrap_or(statement.len())).unwrap_or_default().trim_end()
}

fn foreign(name: &str) -> StoreError {
    StoreError::Damaged(format!("`{name}` does not belong in a vault"))
}

/// Drops every view and makes it anew, empty.
pub(super) fn remake_views(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS texts")?;
    for table in tables::TABLES {
        connection.execute_batch(&format!("DROP TABLE IF EXISTS {}", table.name))?;
    }
    for statement in statements(true) {
        connection.execute_batch(statement)?;
    }
    Ok(())
}

fn connect(dir: &Path, key: &VaultKey, new: bool) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let path = Store::vault(&fs::canonicalize(dir).map_err(io(dir))?);
    let connection = Connection::open_with_flags(path, flags)?;
    // SQLCipher prints to stderr by itself unless told not to, so this comes first.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let pragma = key.pragma();
    let parts = ["PRAGMA key = \"", &pragma, "\""];
    let mut statement = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    parts.iter().for_each(|part| statement.push_str(part));
    connection.execute_batch(&statement)?;
    let version: Option<String> =
        connection.pragma_query_value(None, "cipher_version", |row| row.get(0)).ok();
    if version.is_none_or(|version| version.is_empty()) {
        return Err(StoreError::NotEncrypted);
    }
    connection.execute_batch(
        "PRAGMA cipher_page_size = 8192; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    if !new {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    }
    Ok(connection)
}
