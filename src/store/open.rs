//! Making and opening a vault: the folder, the key files, the cipher, the pragmas, the schema.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::entry::Timestamp;
use crate::domain::ids::PublicKey;
use crate::seal::identity::Identity;
use crate::seal::recovery::{RECOVERY_FILE, RecoveryKey};
use crate::seal::vault_key::{KeyError, MAX_WRAPPED, VaultKey, agent_file_name, file_name};
use crate::store::connect::{connect, is_read_alone};
use crate::store::making::Making;
use crate::store::medium::Medium;
use crate::store::private::{Laid, io, private_dir, private_file, remove};
use crate::store::recovery::Recovery;
use crate::store::signatures::Signatures;
use crate::store::{Batch, Store, StoreError, alone, cipher_page, guard, rekey, tables};

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

fn is_age(name: &std::ffi::OsStr) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "age")
}

impl Store {
    /// The vault file of a store.
    pub fn vault(dir: &Path) -> PathBuf {
        dir.join("vault.db")
    }

    /// Whether a store is in a folder. One that a restore moved aside before it was cut short is back then.
    pub fn is_here(dir: &Path) -> bool {
        crate::store::restore::put_back(dir);
        Self::vault(dir).exists()
    }

    /// Makes a new, empty vault in a folder, opened by this key.
    fn create(dir: &Path, key: VaultKey, owner: &PublicKey) -> Result<Store, StoreError> {
        private_dir(&dir.join("keys"))?;
        private_file(&Self::vault(dir), b"")?;
        let connection = connect(dir, &key, true)?;
        connection.execute_batch("PRAGMA journal_mode = WAL")?;
        for statement in statements(false).chain(statements(true)) {
            connection.execute_batch(statement)?;
        }
        connection.pragma_update(None, "user_version", SCHEMA_NUMBER)?;
        let store = Store::over(connection, dir, key);
        store.admit(owner)?;
        Ok(store)
    }

    /// Whether no new store can be made in a folder.
    pub fn is_taken(dir: &Path) -> bool {
        dir.is_file() || fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some())
    }

    /// Makes a new store in a folder that does not exist, or is empty: beside it first, and moved there once it holds
    /// its first events, so that no half-made store is ever found. `recovery` is that of its recovery key.
    pub fn found(
        dir: &Path,
        key: VaultKey,
        owner: &PublicKey,
        recovery: Option<&Recovery>,
        first: &Batch,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if Self::is_taken(dir) {
            return Err(StoreError::Exists(dir.to_owned()));
        }
        let beside = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        private_dir(beside)?;
        let making = Making::beside(beside).map_err(io(dir))?;
        let mut store = Store::create(&making.path().join("store"), key, owner)?;
        if let Some(recovery) = recovery {
            let wrapped = store.key.wrap_to_recovery(&recovery.recipient)?;
            private_file(&store.dir.join(rekey::KEYS).join(RECOVERY_FILE), &wrapped)?;
            store.name_recovery(Some(recovery))?;
        }
        store.append(first, now)?;
        let made = store.dir.clone();
        drop(store);
        fs::rename(made, dir).map_err(io(dir))
    }

    /// Opens the vault in a folder with a person's key, or with what an agent signs where the key is in an agent.
    pub fn open(dir: &Path, identity: &Identity) -> Result<Store, StoreError> {
        // What an agent opens is made anew after a re-key; one that was cut short is settled with the key itself.
        if identity.is_in_agent() && dir.join(rekey::NEXT).exists() {
            return Err(KeyError::NotForThisKey.into());
        }
        let name = if identity.is_in_agent() { agent_file_name } else { file_name };
        let name = name(&identity.public());
        Self::open_by(dir, &|keys| Ok(VaultKey::unwrap(&wrapped(keys, &name)?, identity)?))
    }

    /// Opens the vault in a folder with the recovery key.
    pub fn recover(dir: &Path, key: &RecoveryKey) -> Result<Store, StoreError> {
        let unwrap = |bytes: Vec<u8>| VaultKey::unwrap_with_recovery(&bytes, key);
        Self::open_by(dir, &|keys| Ok(unwrap(wrapped(keys, RECOVERY_FILE)?)?))
    }

    /// `unwrap` tells the vault key that a folder of keys has for whoever opens.
    fn open_by(
        dir: &Path,
        unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
    ) -> Result<Store, StoreError> {
        if !Self::is_here(dir) && !Self::vault(dir).is_symlink() {
            return Err(crate::store::restore::missing(dir));
        }
        // From here on the folder that was looked at, wherever its name may lead later.
        Self::open_as_it_can_be(&fs::canonicalize(dir).map_err(io(dir))?, unwrap)
    }

    pub(super) fn open_to_write(
        dir: &Path,
        unwrap: &dyn Fn(&Path) -> Result<VaultKey, StoreError>,
    ) -> Result<Store, StoreError> {
        let open_to_a_group = guard::check(dir)?;
        alone::wait(dir);
        rekey::settle(dir, &|folder| unwrap(folder).ok())?;
        let opened = || {
            let key = unwrap(&dir.join(rekey::KEYS))?;
            let connection = connect(dir, &key, false).map_err(not_opened(dir, &key))?;
            Ok((connection, key))
        };
        let (connection, key) = match opened() {
            // It may have got another key since its own was read.
            Err(StoreError::EarlierKey) => {
                alone::wait(dir);
                opened()?
            }
            other => other?,
        };
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "wal" {
            // A re-key that was cut short left it so; whoever is not alone leaves it to the next.
            let _ = connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()));
        }
        let mut store = Store::over(connection, dir, key);
        store.open_to_a_group = open_to_a_group;
        if is_read_alone(&store.connection) {
            // What forgets to ask whether it may write is stopped by the database.
            store.connection.pragma_update(None, "query_only", true)?;
        }
        store.check_schema()?;
        Ok(store)
    }

    /// Opens a vault that is nobody's own store: a copy that is only looked at. What a person's own machine remembers
    /// of their store is not asked.
    pub fn open_copy(dir: &Path, identity: &Identity) -> Result<Store, StoreError> {
        Store::open(dir, identity)
    }

    pub(super) fn over(connection: Connection, dir: &Path, key: VaultKey) -> Store {
        let (dir, roster, queue) = (dir.to_owned(), RefCell::new(None), RefCell::new(None));
        let (medium, open_to_a_group) = (Medium::Writable, None);
        let signatures = Signatures::default();
        Store {
            connection,
            dir,
            key,
            medium,
            open_to_a_group,
            roster,
            queue,
            signatures,
            teller: None,
            watch: None,
        }
    }

    /// Lets another key open the vault.
    pub fn admit(&self, key: &PublicKey) -> Result<(), StoreError> {
        self.ready_to_admit(key)?.map_or(Ok(()), Laid::in_place)
    }

    /// The file that lets another key open the vault, for whoever has something else to do before it opens; none where
    /// the key opens it already.
    pub fn ready_to_admit(&self, key: &PublicKey) -> Result<Option<Laid>, StoreError> {
        self.writable()?;
        let path = self.dir.join("keys").join(file_name(key));
        if path.exists() {
            return Ok(None);
        }
        Laid::beside(&path, &self.key.wrap(key)?).map(Some)
    }

    /// Lets the agent that holds a key open the vault: wraps the vault key to what it signs.
    pub fn admit_agent(&self, identity: &Identity) -> Result<(), StoreError> {
        self.writable()?;
        let wrapped = self.key.wrap_to_agent(identity)?;
        Self::forget_agent(&self.dir, &identity.public())?;
        private_file(&self.dir.join("keys").join(agent_file_name(&identity.public())), &wrapped)
    }

    /// Whether the agent that holds a key may open the vault in a folder.
    pub fn knows_agent(dir: &Path, key: &PublicKey) -> bool {
        dir.join("keys").join(agent_file_name(key)).is_file()
    }

    /// Takes the way in through an agent away.
    pub fn forget_agent(dir: &Path, key: &PublicKey) -> Result<(), StoreError> {
        remove(&dir.join("keys").join(agent_file_name(key)))
    }

    /// Takes a key's ways in away. Whoever had the vault key may have kept it.
    pub fn dismiss(&self, key: &PublicKey) -> Result<(), StoreError> {
        self.writable()?;
        Self::forget_agent(&self.dir, key)?;
        remove(&self.dir.join("keys").join(file_name(key)))
    }

    /// Copies the vault, as it stands, and the files that open it into a new folder.
    pub fn copy_to(&self, dir: &Path) -> Result<(), StoreError> {
        if dir.exists() {
            return Err(StoreError::Exists(dir.to_owned()));
        }
        private_dir(&dir.join(rekey::KEYS))?;
        self.copy_vault(dir, &|_, _| {})?;
        let keys = self.dir.join(rekey::KEYS);
        for key in fs::read_dir(&keys).map_err(io(&keys))?.filter_map(Result::ok) {
            // An agent's file is made again where it is needed.
            if !is_age(&key.file_name()) {
                continue;
            }
            let bytes = fs::read(key.path()).map_err(io(&key.path()))?;
            private_file(&dir.join(rekey::KEYS).join(key.file_name()), &bytes)?;
        }
        Ok(())
    }

    /// The version of the cipher, and the library behind it with its version.
    pub fn cipher_versions(&self) -> Result<(String, String), StoreError> {
        let ask =
            |pragma: &str| self.connection.pragma_query_value(None, pragma, |row| row.get::<_, String>(0));
        let library = format!("{} {}", ask("cipher_provider")?, ask("cipher_provider_version")?);
        Ok((ask("cipher_version")?, library))
    }

    /// Another connection to the same vault, for reading beside this one.
    pub(super) fn second_reader(&self) -> Result<Connection, StoreError> {
        self.medium.connect(&self.dir, &self.key)
    }

    /// Holds the database's own text against the program's. The record must be the same; views of another text are
    /// worked out again.
    pub(super) fn check_schema(&mut self) -> Result<(), StoreError> {
        let number: i64 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if number > SCHEMA_NUMBER {
            return Err(StoreError::Newer);
        }
        let mut kept = self.kept_schema()?;
        let missing = |kept: &[(String, String)], views| {
            statements(views).any(|statement| !kept.iter().any(|(_, sql)| sql == statement))
        };
        if number != SCHEMA_NUMBER || missing(&kept, false) {
            return Err(StoreError::OtherTables);
        }
        let known: Vec<&str> = statements(false).chain(statements(true)).collect();
        // Held before anything is made anew: what does not belong here does nothing meanwhile.
        let kinds: Vec<_> = known.iter().map(|statement| kind_and_name(statement)).collect();
        if let Some((name, _)) = kept.iter().find(|(_, sql)| !kinds.contains(&kind_and_name(sql))) {
            return Err(foreign(name));
        }
        if missing(&kept, true) {
            self.remake(&mut |_, _| {})?;
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
    StoreError::Foreign(name.to_owned())
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

/// Why a key does not open a vault: it is an earlier one, or the vault is damaged.
pub(super) fn not_opened(dir: &Path, key: &VaultKey) -> impl FnOnce(StoreError) -> StoreError {
    move |error| match error {
        StoreError::Changed | StoreError::Damaged(_)
            if !cipher_page::is_the_key_of(&Store::vault(dir), key) =>
        {
            StoreError::EarlierKey
        }
        other => other,
    }
}

/// The bytes of a file in a folder of keys.
fn wrapped(keys: &Path, name: &str) -> Result<Vec<u8>, StoreError> {
    let path = keys.join(name);
    match fs::metadata(&path) {
        Ok(about) if about.is_file() && about.len() <= MAX_WRAPPED as u64 => {
            fs::read(&path).map_err(io(&path))
        }
        Ok(_) | Err(_) => Err(KeyError::NotForThisKey.into()),
    }
}
