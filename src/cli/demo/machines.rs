//! `demo --machines`: a season of four stores and a folder. Every line behind a `$` is run by this very program, at the
//! machine where it is typed, and what it says is shown as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::context::Context;
use crate::cli::demo::cast::identity;
use crate::cli::output::Output;
use crate::domain::event::Role;
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::say;
use crate::seal::identity::public_line;
use crate::store::StoreError;
use crate::store::private::{private_dir, private_file};

/// Somebody at a machine.
pub(super) struct Seat {
    /// The folder of the machine.
    pub machine: &'static str,
    /// The city in which it stands.
    city: Message,
    /// The name of the key file.
    key: &'static str,
    /// Their name.
    pub name: &'static str,
    /// What they do.
    role: Role,
}

/// Who keeps the roster, in the office.
pub(super) const IMOGEN: Seat = Seat {
    machine: "ottawa",
    city: messages::machines_ottawa,
    key: "imogen",
    name: "Imogen Ashgrove",
    role: Role::Admin,
};
/// Who shares the office's store.
pub(super) const SOLANGE: Seat = Seat {
    machine: "ottawa",
    city: messages::machines_ottawa,
    key: "solange",
    name: "Solange Delorme",
    role: Role::Approver,
};
/// Who opens the cases, and whose machine is stolen.
pub(super) const THEO: Seat = Seat {
    machine: "ajax",
    city: messages::machines_ajax,
    key: "theo",
    name: "Théo Larivée",
    role: Role::Vetter,
};
/// Who gives the greenlight, and is recused from the other case.
pub(super) const MARGUERITE: Seat = Seat {
    machine: "toronto",
    city: messages::machines_toronto,
    key: "marguerite",
    name: "Marguerite Sansoucy",
    role: Role::Approver,
};
/// Who withholds it.
pub(super) const DESMOND: Seat = Seat {
    machine: "montreal",
    city: messages::machines_montreal,
    key: "desmond",
    name: "Desmond Farquharson",
    role: Role::Approver,
};
/// Everybody.
const SEATS: [&Seat; 5] = [&IMOGEN, &SOLANGE, &THEO, &MARGUERITE, &DESMOND];

/// What a command said.
pub(super) struct Said {
    /// Its data.
    pub out: String,
    /// Its sentences.
    err: String,
}

impl Said {
    /// The letters of what was signed.
    pub(super) fn letters(&self) -> String {
        self.out.trim().to_owned()
    }

    /// What a person reads: the letters alone are for scripts.
    fn lines(&self) -> impl Iterator<Item = &str> {
        let is_letters = self.out.lines().count() == 1 && !self.out.trim().contains(' ');
        let out = if is_letters { "" } else { &self.out };
        // Each command says that its time was set; the demo says so once.
        out.lines().chain(self.err.lines()).filter(|line| !line.contains("GREENLIGHT_NOW"))
    }
}

/// The machines, and the folder between them.
pub(super) struct Machines<'a> {
    pub context: &'a Context,
    dir: PathBuf,
    program: PathBuf,
    now: &'static str,
}

impl<'a> Machines<'a> {
    /// Makes the folders and everybody's key.
    pub(super) fn set_up(context: &'a Context, dir: &Path) -> Result<Machines<'a>, Error> {
        let dir = std::path::absolute(dir).map_err(|error| Error::io(dir, &error))?;
        let program = std::env::current_exe().map_err(|error| Error::io(Path::new("greenlight"), &error))?;
        let folder = dir.join("box");
        if folder.exists() {
            return Err(StoreError::Exists(dir).into());
        }
        private_dir(&folder)?;
        for seat in SEATS {
            let (keys, identity) = (dir.join(seat.machine).join("keys"), identity(seat.key));
            private_dir(&keys)?;
            let text = identity.to_openssh(seat.key).map_err(|bad| Error::Key(bad, seat.key.to_owned()))?;
            private_file(&keys.join(seat.key), text.as_bytes())?;
            let line = public_line(&identity.public()) + "\n";
            private_file(&keys.join(format!("{}.pub", seat.key)), line.as_bytes())?;
            let role = format!("{} · {}", context.texts.word(seat.role), context.texts.get(seat.city));
            Output::text(&format!("  {:<22} {role}", seat.name));
        }
        Ok(Machines { context, dir, program, now: "2026-11-16T14:00:00Z" })
    }

    /// Lets it be this hour, and tells what happens then.
    pub(super) fn at(&mut self, now: &'static str, what: Message) {
        self.now_it_is(now);
        self.tells(what);
    }

    /// Lets it be this hour.
    pub(super) fn now_it_is(&mut self, now: &'static str) {
        self.now = now;
    }

    /// Tells what happens.
    pub(super) fn tells(&self, what: Message) {
        Output::text("");
        self.context.output.paragraph("", &self.context.texts.get(what));
    }

    /// A text that somebody types.
    pub(super) fn text(&self, text: Message) -> String {
        self.context.texts.get(text)
    }

    /// The command as it is typed at somebody's machine. It knows nothing of the person who watches.
    fn command(&self, seat: &Seat, args: &[&str]) -> Command {
        let machine = self.dir.join(seat.machine);
        let mut command = Command::new(&self.program);
        command.args(args).current_dir(&self.dir).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            let ours = name.to_string_lossy();
            if ours.starts_with("GREENLIGHT_") || ours.starts_with("XDG_") || ours == "SSH_AUTH_SOCK" {
                command.env_remove(&name);
            }
        }
        for home in ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] {
            command.env(home, &machine);
        }
        command
            .env("GREENLIGHT_STORE", format!("{}/store", seat.machine))
            .env("GREENLIGHT_IDENTITY", format!("{}/keys/{}", seat.machine, seat.key))
            .env("GREENLIGHT_NOW", self.now)
            .env("GREENLIGHT_LANG", self.context.texts.lang().code())
            .env("COLUMNS", self.context.output.width().saturating_sub(6).to_string());
        command
    }

    /// Runs a command at somebody's machine, without showing it. One that fails ends the demo with what it said.
    pub(super) fn does(&self, seat: &Seat, args: &[&str]) -> Result<Said, Error> {
        let done = self.command(seat, args).output().map_err(|error| Error::io(&self.program, &error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said = Said { out: text(&done.stdout), err: text(&done.stderr) };
        if done.status.success() {
            return Ok(said);
        }
        let why = format!("{}: greenlight {}: {}", seat.name, args.join(" "), said.err);
        Err(Error::io(&self.program, &io::Error::other(why)))
    }

    /// Runs a command at somebody's machine and shows both, the command and what it said.
    pub(super) fn shows(&self, seat: &Seat, args: &[&str]) -> Result<Said, Error> {
        let said = self.does(seat, args)?;
        let output = &self.context.output;
        Output::text(&format!("\n{} · {}", seat.name, self.context.texts.get(seat.city)));
        let typed: Vec<String> = args.iter().map(|arg| quoted(arg)).collect();
        output.paragraph("  ", &format!("$ greenlight {}", typed.join(" ")));
        said.lines().for_each(|line| output.paragraph("    ", line));
        Ok(said)
    }

    /// Lets some people sync, one after the other.
    pub(super) fn sync(&self, seats: &[&Seat]) -> Result<(), Error> {
        seats.iter().try_for_each(|seat| self.does(seat, &["sync"]).map(|_| ()))
    }

    /// The six words that somebody reads aloud after joining.
    pub(super) fn words(&self, said: &Said) -> String {
        let before = say!(self.context.texts, join_words, inviter = IMOGEN.name, words = "");
        let line = said.err.lines().find_map(|line| line.strip_prefix(before.trim_end()));
        line.unwrap_or_default().trim().to_owned()
    }

    /// Invites an approver, lets them join and lets them in, without showing it.
    pub(super) fn lets_in(&self, seat: &Seat) -> Result<(), Error> {
        let file = format!("{}.invitation", seat.key);
        self.does(&IMOGEN, &invite(seat, "approver", "CA", &file))?;
        let joined = self.does(seat, &["join", &file, "--no-recovery"])?;
        self.sync(&[&IMOGEN])?;
        self.does(&IMOGEN, &["person", "add", "--from", seat.name, "--words", &self.words(&joined)])?;
        self.sync(&[&IMOGEN, seat])
    }

    /// Keeps a copy of the folder as it is.
    pub(super) fn copy_of_the_folder(&self) -> Result<(), Error> {
        let (from, to) = (self.dir.join("box"), self.dir.join("box-before"));
        private_dir(&to)?;
        let all = fs::read_dir(&from).map_err(|error| Error::io(&from, &error))?;
        for file in all {
            let file = file.map_err(|error| Error::io(&from, &error))?;
            fs::copy(file.path(), to.join(file.file_name())).map_err(|error| Error::io(&to, &error))?;
        }
        Ok(())
    }

    /// Puts that copy in the place of the folder.
    pub(super) fn put_the_folder_back(&self) -> Result<(), Error> {
        let (from, to) = (self.dir.join("box-before"), self.dir.join("box"));
        fs::remove_dir_all(&to).and_then(|()| fs::rename(&from, &to)).map_err(|error| Error::io(&to, &error))
    }
}

/// The command that invites somebody.
pub(super) fn invite<'a>(seat: &Seat, role: &'a str, scope: &'a str, file: &'a str) -> [&'a str; 11] {
    let name = seat.name;
    ["person", "invite", name, "--role", role, "--scope", scope, "--mailbox", "team", "--out", file]
}

/// An argument as it is typed in a shell.
fn quoted(arg: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=+".contains(c);
    if !arg.is_empty() && arg.chars().all(plain) { arg.to_owned() } else { format!("\"{arg}\"") }
}
