//! Whether the vault's file is as this person's last command left it, and if not, whether what was written through the
//! program since accounts for that. A page's authentication code does not tell its age, so an older page that is put
//! back verifies. Where the file changed and nothing accounts for it, everything is checked.

use std::cell::{Cell, RefCell};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::store::error::StoreError;
use crate::store::state_file::write;

/// A file's device, inode, length, ctime and mtime. Only the kernel sets the ctime, so nobody without root can put it
/// back.
pub(crate) fn mark(file: &Path) -> Option<String> {
    let about = fs::metadata(file).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (changed, written) = ((about.ctime(), about.ctime_nsec()), (about.mtime(), about.mtime_nsec()));
        // As root, SQLite calls `chown` on the WAL each time it opens it, which changes only the ctime.
        let changed = if about.uid() == 0 && file.extension().is_some_and(|end| end == "db-wal") {
            written
        } else {
            changed
        };
        Some(format!("{} {} {} {changed:?} {written:?}", about.dev(), about.ino(), about.len()))
    }
    #[cfg(not(unix))]
    Some(format!("{} {:?} {:?}", about.len(), about.created().ok(), about.modified().ok()))
}

/// The marks of a vault: of its file, and of its WAL where that is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Marks {
    file: Option<String>,
    log: Option<String>,
}

impl Marks {
    /// As they are now.
    fn of(vault: &Path) -> Marks {
        let mut log = vault.as_os_str().to_owned();
        log.push("-wal");
        let log = PathBuf::from(log);
        let waits = fs::metadata(&log).is_ok_and(|about| about.len() > 0);
        Marks { file: mark(vault), log: waits.then(|| mark(&log)).flatten() }
    }
}

/// The state of a vault at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct State {
    marks: Marks,
    /// How many events had arrived.
    arrivals: i64,
    /// How often something else was written through the program: a kept text, tables, a new key.
    writes: i64,
}

impl State {
    fn of(connection: &Connection, marks: Marks) -> Result<State, StoreError> {
        let arrivals = connection
            .prepare_cached("SELECT seq FROM arrivals ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(State { marks, arrivals: arrivals.unwrap_or(0), writes: writes(connection)? })
    }

    /// How it is now, and whether what was written through the program since accounts for what changed: there are more
    /// arrivals or writes, or a checkpoint moved the WAL into the file.
    fn after(known: &State, connection: &Connection, vault: &Path) -> Result<(State, bool), StoreError> {
        let mut state = State::of(connection, Marks::of(vault))?;
        if !state.accounts_for(known) {
            // A transaction that is not committed yet has changed the WAL, and its rows are not visible: wait for its
            // end.
            let _ = connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK");
            state = State::of(connection, Marks::of(vault))?;
        }
        let accounted = state.accounts_for(known);
        Ok((state, accounted))
    }

    fn accounts_for(&self, known: &State) -> bool {
        let log = &known.marks.log;
        let came_in = log.is_some() && (self.marks.log.is_none() || self.marks.log == *log);
        self.arrivals > known.arrivals || self.writes > known.writes || came_in
    }
}

/// What is remembered beside an anchor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Remembered {
    state: State,
    /// Everything was checked, and only this person's commands wrote since.
    whole: bool,
    /// The last day on which somebody was asked to have everything checked.
    asked: String,
}

impl Remembered {
    fn to_text(&self) -> String {
        let Remembered { state: State { marks, arrivals, writes }, whole, asked } = self;
        let mark = |mark: &Option<String>| mark.clone().unwrap_or_default();
        let (file, log) = (mark(&marks.file), mark(&marks.log));
        format!(
            "file {file}\nlog {log}\narrivals {arrivals}\nwrites {writes}\nwhole {whole}\nasked {asked}\n"
        )
    }

    fn read(file: &Path) -> Option<Remembered> {
        let text = fs::read_to_string(file).ok()?;
        let mut lines = text.lines();
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let mark = |mark: &str| Some(mark.to_owned()).filter(|mark| !mark.is_empty());
        let marks = Marks { file: mark(value("file")?), log: mark(value("log")?) };
        let state = State {
            marks,
            arrivals: value("arrivals")?.parse().ok()?,
            writes: value("writes")?.parse().ok()?,
        };
        let whole = value("whole")?.parse().ok()?;
        Some(Remembered { state, whole, asked: value("asked")?.to_owned() })
    }
}

/// What happened to a vault since this person's last command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// Nobody wrote.
    Nothing,
    /// Somebody wrote, through the program as far as can be told.
    Written,
    /// Something changed that no write accounts for, or no state is remembered.
    Unknown,
}

/// The state of a vault that is remembered beside its anchor.
#[derive(Debug)]
pub(super) struct LastState {
    vault: PathBuf,
    file: PathBuf,
    known: Option<Remembered>,
    /// The state since this command has the file open, or after its own last commit.
    found: RefCell<State>,
    /// See [`Remembered::whole`].
    whole: Cell<bool>,
    asked: RefCell<String>,
    /// The file, once it was opened here. POSIX drops every lock of this process on the file when any descriptor of it
    /// is closed, and the database would not know. So it is closed after the connection.
    open: RefCell<Option<File>>,
}

impl LastState {
    /// What is remembered of a vault whose anchor is this file.
    pub(super) fn of(vault: PathBuf, anchor: &Path) -> LastState {
        let file = anchor.with_extension("left");
        let known = Remembered::read(&file);
        let whole = Cell::new(known.as_ref().is_some_and(|known| known.whole));
        let asked = RefCell::new(known.as_ref().map(|known| known.asked.clone()).unwrap_or_default());
        let (found, open) = (RefCell::default(), RefCell::new(None));
        LastState { vault, file, known, found, whole, asked, open }
    }

    /// What happened to the vault since the last command. Later questions compare with its present state.
    pub(super) fn since(&self, connection: &Connection) -> Result<Since, StoreError> {
        let now = Marks::of(&self.vault);
        let (state, since) = match &self.known {
            Some(known) if known.state.marks == now => (State::of(connection, now)?, Since::Nothing),
            Some(known) => match State::after(&known.state, connection, &self.vault)? {
                (state, true) => (state, Since::Written),
                (state, false) => (state, Since::Unknown),
            },
            None => (State::of(connection, now)?, Since::Unknown),
        };
        self.whole.set(self.whole.get() && since == Since::Nothing);
        self.found.replace(state);
        Ok(since)
    }

    /// What happened to it since [`LastState::since`], as while a person thinks about an answer.
    pub(super) fn meanwhile(&self, connection: &Connection) -> Result<Since, StoreError> {
        if self.is_own() {
            return Ok(Since::Nothing);
        }
        if self.is_ours() {
            return Ok(Since::Written);
        }
        let (state, accounted) = State::after(&self.found.borrow(), connection, &self.vault)?;
        self.whole.set(false);
        self.found.replace(state);
        Ok(if accounted { Since::Written } else { Since::Unknown })
    }

    /// Whether everything was checked, and only this person's commands wrote since.
    pub(super) fn is_whole(&self) -> bool {
        self.whole.get()
    }

    /// Whether the WAL is not empty. Which of its pages count is in an index that nothing authenticates.
    pub(super) fn waits(&self) -> bool {
        self.found.borrow().marks.log.is_some()
    }

    /// Notes that everything was checked in this state.
    pub(super) fn is_checked(&self) {
        self.whole.set(true);
    }

    /// Remembers the present state at once, because others who write meanwhile keep this command from recording at its
    /// end how it left the file.
    pub(super) fn remember_now(&self) {
        let _ = write(&self.file, &self.now().to_text());
    }

    fn now(&self) -> Remembered {
        let (state, asked) = (self.found.borrow().clone(), self.asked.borrow().clone());
        Remembered { state, whole: self.whole.get(), asked }
    }

    /// The day on which somebody was asked to have everything checked; whether it is another than before.
    pub(super) fn ask(&self, day: &str) -> bool {
        self.asked.replace(day.to_owned()) != day
    }

    /// Whether all that was written since is this command's own.
    pub(super) fn is_own(&self) -> bool {
        Marks::of(&self.vault) == self.found.borrow().marks
    }

    /// Takes the file's present state as the one to compare with, before everything is checked. A write through `mmap`
    /// updates the mtime only at the first change after a sync, so the file is synced first.
    pub(super) fn take(&self, connection: &Connection) -> Result<(), StoreError> {
        let marks = if self.is_on_disk() { Marks::of(&self.vault) } else { Marks::default() };
        self.found.replace(State::of(connection, marks)?);
        Ok(())
    }

    /// Forgets the state, so that the next command checks everything.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(&self.file);
    }

    /// Which of the vault's files nobody else wrote to while this command has them open.
    pub(super) fn own_files(&self) -> OwnFiles {
        let (now, found) = (Marks::of(&self.vault), self.found.borrow());
        OwnFiles { file: now.file == found.marks.file, log: now.log == found.marks.log }
    }

    /// Takes the present marks as left by this command, which wrote. A file that had changed before that write was also
    /// written to by somebody else.
    pub(super) fn wrote(&self, before: OwnFiles, connection: &Connection) {
        let mut found = self.found.borrow_mut();
        let now = Marks::of(&self.vault);
        if before.file {
            found.marks.file = now.file;
        }
        if before.log {
            found.marks.log = now.log;
        }
        // Otherwise the higher counts of arrivals and writes account for what the other wrote.
        if before.file
            && before.log
            && let Ok(state) = State::of(connection, Marks::default())
        {
            (found.arrivals, found.writes) = (state.arrivals, state.writes);
        }
    }

    /// Whether all that was written since is this command's own, or another command's of the same person, which left it
    /// exactly so. It must be asked before the connection is closed, too, because closing may checkpoint the WAL.
    pub(super) fn is_ours(&self) -> bool {
        if self.is_own() {
            return true;
        }
        let now = Marks::of(&self.vault);
        let Some(other) = Remembered::read(&self.file).filter(|other| other.state.marks == now) else {
            return false;
        };
        self.whole.set(other.whole);
        self.found.replace(other.state);
        true
    }

    /// Remembers the state in which the closed file is left. Where that fails, the next command checks more. Where the
    /// WAL was empty, closing the vault checkpointed nothing.
    pub(super) fn remember(&self) {
        let (found, now) = (self.found.borrow().clone(), Marks::of(&self.vault));
        let came_in = found.marks.log.is_some() && now.log.is_none();
        if !came_in && now != found.marks {
            return;
        }
        let mut left = self.now();
        left.state.marks = now;
        if Remembered::read(&self.file).as_ref() == Some(&left) {
            return;
        }
        if self.is_on_disk() {
            left.state.marks = Marks::of(&self.vault);
            let _ = write(&self.file, &left.to_text());
        }
    }

    /// Syncs the file to the disk; the answer is whether that worked.
    fn is_on_disk(&self) -> bool {
        let mut open = self.open.borrow_mut();
        if open.is_none() {
            *open = File::open(&self.vault).ok();
        }
        open.as_ref().is_some_and(|file| file.sync_data().is_ok())
    }
}

/// How often something else than an event was written through the program.
fn writes(connection: &Connection) -> Result<i64, StoreError> {
    let kept: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM local WHERE name = 'writes'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(kept.and_then(|kept| kept.try_into().ok()).map_or(0, i64::from_le_bytes))
}

/// Counts a write that adds no event, so that others do not take it for a page that was put back.
pub(crate) fn count_write(connection: &Connection) -> Result<(), StoreError> {
    let next = writes(connection)?.saturating_add(1).to_le_bytes();
    connection.execute("INSERT OR REPLACE INTO local (name, value) VALUES ('writes', ?)", [next])?;
    Ok(())
}

/// Which of the vault's files nobody else wrote to while this command has them open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnFiles {
    file: bool,
    log: bool,
}
