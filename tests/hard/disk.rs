//! The disk fails at the N-th write, N = 1, 2, 3 ... until a command passes: it fills up, breaks for good, or stumbles
//! once. The command ends with a documented code and a sentence; the store opens, verifies, and holds what it held; what
//! the command was writing is there whole or not at all, and there where it said so.

use std::fs::File;
use std::io::Seek;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::town::filled::{State, copy, look, open, small_store};
use crate::town::{Ran, Town};
use crate::writers::{MAP, form};
use crate::{Size, on_every_core, scratch};

/// How a disk fails: in words, with which error, how.
const FAILURES: &[(&str, i32, &str)] = &[
    ("fills up within a write", ENOSPC, "half"),
    ("is full", ENOSPC, "ever"),
    ("breaks", EIO, "ever"),
    ("stumbles", EIO, "once"),
];
const EIO: i32 = 5;
const ENOSPC: i32 = 28;

/// What somebody wrote at length, to be found again.
const TEXT: &str = "A journey in the spring of 2019 that somebody paid.";

/// A command that writes: who gives it, and what must be given before. `CASE`, `FLAG` and `FINDING` stand for ids.
struct Written {
    who: &'static str,
    args: &'static [&'static str],
    before: &'static [(&'static str, &'static [&'static str])],
    /// A file that it makes outside the store.
    makes: Option<&'static str>,
}

const fn by(who: &'static str, args: &'static [&'static str]) -> Written {
    Written { who, args, before: &[], makes: None }
}

const SMALL: &[Written] = &[
    by("vetter", &["finding", "add", "CASE", "--category", "other", "--severity", "1", "--text", "-"]),
    by("vetter", &["import", "form.csv", "--map", "form.toml", "--apply"]),
];

fn built(outside: &Path) -> PathBuf {
    let shim = outside.join("failing_disk.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hard/failing_disk.c");
    let done = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o", shim.to_str().unwrap(), source.to_str().unwrap(), "-ldl"])
        .status()
        .unwrap();
    assert!(done.success());
    shim
}

/// A town where a command is given, again and again, on failing disks.
struct Bench {
    town: Town,
    /// What stands on no failing disk.
    outside: tempfile::TempDir,
    shim: PathBuf,
    case: String,
}

/// What came of a command.
struct After {
    ran: Ran,
    /// The first write that failed; none where the command was done before.
    failed: Option<String>,
    /// Whether it had read what was typed.
    heard: bool,
}

impl Bench {
    fn new() -> Bench {
        let town = small_store();
        std::fs::write(town.path("form.toml"), MAP).unwrap();
        std::fs::write(town.path("form.csv"), form("disk")).unwrap();
        let listed = town.run("vetter", &["--json", "list"], "");
        let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
        let case = listed[0]["id"].as_str().unwrap().to_owned();
        let outside = scratch();
        Bench { shim: built(outside.path()), outside, case, town }
    }

    fn args(&self, args: &[&str]) -> Vec<String> {
        args.iter().map(|arg| if *arg == "CASE" { self.case.clone() } else { (*arg).to_owned() }).collect()
    }

    /// Gives the command on a disk whose N-th write fails.
    fn give(&self, command: &Written, (_, error, how): (&str, i32, &str), nth: usize) -> After {
        let under = self.town.path("").canonicalize().unwrap();
        let mark = self.outside.path().join("mark");
        let _ = std::fs::remove_file(&mark);
        let disk = format!("{}:{nth}:{error}:{how}:{}", under.display(), mark.display());
        let typed = self.town.path("typed.txt");
        std::fs::write(&typed, TEXT).unwrap();
        let mut typed = File::open(typed).unwrap();
        let done = self
            .town
            .command(env!("CARGO_BIN_EXE_greenlight"))
            .env("GREENLIGHT_STORE", "at-work")
            .env("GREENLIGHT_IDENTITY", format!("keys/{}", command.who))
            .env("LD_PRELOAD", &self.shim)
            .env("FAILING_DISK", disk)
            .args(self.args(command.args))
            .stdin(typed.try_clone().unwrap())
            .output()
            .unwrap();
        // The program and we have one place in the file.
        let heard = typed.stream_position().unwrap() > 0;
        let failed = std::fs::read_to_string(&mark).ok();
        let ran = Ran {
            code: done.status.code().unwrap_or(-1),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        };
        After { ran, failed, heard }
    }

    /// Lets a command fail at each of its writes; the answer is how many it has.
    fn fail_everywhere(&self, command: &Written, failure: (&str, i32, &str)) -> usize {
        let (ready, work) = (self.town.path("ready"), self.town.path("at-work"));
        copy(&self.town.path("store"), &ready);
        for (who, args) in command.before {
            let args = self.args(args);
            let args: Vec<&str> = [&["--store", "ready"][..], &args.iter().map(String::as_str).collect::<Vec<_>>()].concat();
            self.town.does(who, &args);
        }
        let before = State::at(&ready);
        let fresh = |nth: usize| {
            copy(&ready, &work);
            if let Some(file) = command.makes {
                let _ = std::fs::remove_file(self.town.path(file));
            }
            self.give(command, failure, nth)
        };
        // Undisturbed, for what it writes.
        let done = fresh(usize::MAX >> 1);
        assert_eq!(done.ran.code, 0, "{:?}: {}", command.args, done.ran.err);
        let events = State::at(&work).record.len() - before.record.len();
        let made = command.makes.map(|file| std::fs::read(self.town.path(file)).unwrap());
        for nth in 1.. {
            let after = fresh(nth);
            let Some(failed) = &after.failed else { return nth - 1 };
            let what = format!(
                "{:?}, the disk {} at write {nth} ({failed}): {}\n{}{}",
                command.args, failure.0, after.ran.code, after.ran.out, after.ran.err
            );
            hold(&work, &before, events, &after, &what);
            if let (Some(file), Some(made)) = (command.makes, &made) {
                let now = std::fs::read(self.town.path(file)).ok();
                assert!(now.is_none_or(|now| now == *made), "{what}\na file by halves");
            }
            if failure.1 == ENOSPC {
                assert_eq!(self.left(), 0, "{what}\nsomething unfinished is left lying about");
            }
        }
        unreachable!()
    }

    /// How many unfinished files lie about.
    fn left(&self) -> usize {
        let unfinished = |folder: PathBuf| {
            let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name());
            files.filter(|name| name.to_string_lossy().starts_with(".greenlight-")).count()
        };
        ["", "at-work", "at-work/keys"].map(|folder| unfinished(self.town.path(folder))).iter().sum()
    }
}

/// The codes of the README.
const CODES: [i32; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

fn hold(store: &Path, before: &State, events: usize, after: &After, what: &str) {
    let ran = &after.ran;
    assert!(CODES.contains(&ran.code) && !ran.err.contains("panicked"), "{what}");
    assert!(ran.code == 0 || ran.err.contains("Error: "), "{what}\nno sentence");
    let said = look(store);
    assert!(!said.is_found(), "{what}\n{said:?}");
    let now = State::at(store);
    assert!(now.record.starts_with(&before.record), "{what}\nearlier events are gone");
    let new = now.record.len() - before.record.len();
    if ran.code == 0 {
        assert_eq!(new, events, "{what}\nacknowledged and not there");
    } else {
        let in_doubt = ran.err.contains("may or may not");
        assert!(new == 0 || (in_doubt && new == events), "{what}\n{new} events are there, refused");
    }
    if new == 0 {
        assert!(now.views == before.views, "{what}\nthe views are other ones");
    }
    if ran.code != 0 && after.heard {
        let kept = open(store).unwrap();
        let me = kept.roster().unwrap().person_of(crate::town::identity("vetter").public()).unwrap();
        let drafts = kept.drafts(me).unwrap();
        let kept = drafts.iter().any(|draft| draft.text.contains(TEXT));
        assert!(kept || new > 0 || ran.err.contains(TEXT), "{what}\nthe text is lost");
    }
}

pub fn run(size: Size) -> String {
    let commands = size.of(SMALL, SMALL);
    let all: Vec<(&Written, (&str, i32, &str))> =
        commands.iter().flat_map(|command| FAILURES.iter().map(move |failure| (command, *failure))).collect();
    let done = on_every_core(|core, cores| {
        let bench = Bench::new();
        let mine = all.iter().skip(core).step_by(cores);
        mine.map(|(command, failure)| bench.fail_everywhere(command, *failure)).sum::<usize>()
    });
    format!(
        "{} commands on disks that fail in {} ways: {} failed writes",
        commands.len(),
        FAILURES.len(),
        done.iter().sum::<usize>()
    )
}
