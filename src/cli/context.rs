//! What every command is given: the global options, the texts of the reader's language, where the program prints, and
//! what it notes for the end of the command. It opens nothing.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::{DateTime, Local, Utc};
use clap::Args;

use crate::cli::output::Output;
use crate::custody::{alone, variables};
use crate::desk::Clock;
use crate::domain::ids::EventId;
use crate::error::{Error, exit};
use crate::report::texts::Texts;
use crate::say;
use crate::store::private::private_file;
use crate::store::watch::Anchors;

/// The options that every command takes.
#[derive(Debug, Clone, Args)]
pub(super) struct Globals {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "KEYFILE")]
    pub(super) identity: Option<PathBuf>,
    #[arg(long, global = true, value_name = "en|fr")]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(3..))]
    pub(super) passphrase_fd: Option<u32>,
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    #[arg(long, global = true)]
    pub(super) my_clock_is_right: bool,
}

/// The text that a variable of the environment is set to.
pub(super) fn variable(name: &'static str) -> Result<Option<String>, Error> {
    let text = |set: OsString| set.into_string().map_err(|_| Error::VariableNoText { name });
    variables::set(name).map(text).transpose()
}

/// What every command is given, and what it notes for its end.
pub(super) struct Context {
    pub(super) globals: Globals,
    pub(super) texts: Texts,
    pub(super) output: Output,
    /// The number of the draft in which a refused text was kept.
    pub(super) kept: Cell<Option<u32>>,
    /// A text that could not be written, and not be kept either.
    pub(super) unkept: Cell<Option<String>>,
    /// Whether the output is made to be pasted elsewhere, so that no warning may name a path or an id.
    pub(super) nameless: Cell<bool>,
    /// How many bytes the command may come to write, beside what an act takes.
    pub(super) room: Cell<u64>,
    /// The exit code of a command that did what it was asked for.
    pub(super) ends: Cell<u8>,
    /// The cases that it showed and that do not verify, with their letters.
    pub(super) broken: RefCell<Rc<RefCell<BTreeMap<EventId, String>>>>,
    /// Whether it signed something.
    pub(super) signed: Cell<bool>,
}

impl Context {
    pub(super) fn new(globals: Globals, texts: Texts) -> Context {
        Context {
            output: Output::new(globals.json, globals.quiet),
            globals,
            texts,
            kept: Cell::new(None),
            unkept: Cell::new(None),
            nameless: Cell::new(false),
            room: Cell::new(0),
            ends: Cell::new(exit::DONE),
            broken: RefCell::default(),
            signed: Cell::new(false),
        }
    }

    /// The folder of the store: `--store`, `GREENLIGHT_STORE`, or the platform's place for data.
    pub(super) fn store_dir(&self) -> Result<PathBuf, Error> {
        use etcetera::BaseStrategy;
        match self.globals.store.clone().or_else(|| variables::path("GREENLIGHT_STORE")) {
            Some(named) => Ok(named),
            None => etcetera::choose_base_strategy()
                .map(|places| places.data_dir().join("greenlight"))
                .map_err(|error| Error::NoHome { error: error.to_string() }),
        }
    }

    /// The time: the machine's, or `GREENLIGHT_NOW` for drills and tests, which every command then says.
    pub(super) fn clock(&self) -> Result<Clock, Error> {
        match variable("GREENLIGHT_NOW")? {
            Some(set) => {
                let bad = || Error::BadNow { now: set.clone() };
                let now: DateTime<Utc> = DateTime::parse_from_rfc3339(&set).map_err(|_| bad())?.to_utc();
                self.output.warn(&say!(self.texts, time_is_set, now = &set));
                Ok(Clock { now, today: now.date_naive(), set: true })
            }
            None => Ok(Clock { now: Utc::now(), today: Local::now().date_naive(), set: false }),
        }
    }

    /// Says what went wrong where the command goes on all the same.
    pub(super) fn warn_of(&self, why: impl Into<Error>) {
        self.output.warn(&why.into().tell(&self.texts).0);
    }

    /// The folder of the person's own state: the platform's state folder, else its data folder.
    /// Never inside the folder of the store, which is copied and restored.
    pub(super) fn state() -> Option<PathBuf> {
        use etcetera::BaseStrategy;
        let places = etcetera::choose_base_strategy().ok()?;
        let data = places.data_dir();
        let state = places.state_dir().filter(|state| *state != data);
        Some(state.map_or_else(|| data.join("greenlight-state"), |state| state.join("greenlight")))
    }

    /// Where the person's anchors are kept.
    pub(super) fn anchors() -> Option<Anchors> {
        Some(Anchors::in_folder(Self::state()?.join("anchors")))
    }

    /// Writes a finished text to a new file that only its owner reads, or to stdout.
    pub(super) fn hand_out(&self, out: Option<&PathBuf>, text: &str) -> Result<(), Error> {
        let Some(path) = out.filter(|path| path.as_os_str() != "-") else {
            Output::bytes(text.as_bytes());
            return Ok(());
        };
        private_file(path, text.as_bytes())?;
        self.output.say(&say!(self.texts, done_out, path = path.display().to_string()));
        Ok(())
    }

    /// Says which processes have the vault open, where the system tells.
    pub(super) fn name_holders(&self, dir: &Path) {
        for holder in alone::holders(dir).iter().filter(|_| !self.nameless.get()) {
            let process = holder.process.to_string();
            self.output.warn(&say!(self.texts, in_use_by, program = &holder.program, process = process));
        }
    }
}
