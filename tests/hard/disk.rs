//! The disk fails at the N-th write, N = 1, 2, 3 ... until a command passes: it fills up, breaks for good, or
//! stumbles once. The command ends with a documented code and a sentence; the store opens, verifies, and has
//! what it had; what the command was writing is there whole or not at all, and there where it said so.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Seek;
use std::path::{Path, PathBuf};
use std::process::Command;

use greenlight::store::StoreError;
use rusqlite::types::Value;

use crate::kit::town::filled::{Said, State, copy, decide, look, open, undecided_store};
use crate::kit::town::spelled::interference;
use crate::kit::town::{Ran, Town, identity};
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

/// A command that writes: who gives it, and what must be given before. Words of [`NAMED`] stand for ids.
struct Written {
    who: &'static str,
    args: &'static [&'static str],
    before: &'static [Given],
    /// Whether the case must not be decided yet.
    undecided: bool,
    /// A file that it makes outside the store.
    makes: Option<&'static str>,
}

/// A command that somebody gives, and how it ends.
type Given = (&'static str, &'static [&'static str], i32);

const fn by(who: &'static str, args: &'static [&'static str]) -> Written {
    after(who, args, &[])
}

const fn after(who: &'static str, args: &'static [&'static str], before: &'static [Given]) -> Written {
    Written { who, args, before, undecided: false, makes: None }
}

const fn making(who: &'static str, args: &'static [&'static str], file: &'static str) -> Written {
    Written { who, args, before: &[], undecided: false, makes: Some(file) }
}

/// Every command that writes, each given once in a store where it may be. The first two are what the small size is about.
const COMMANDS: &[Written] = &[
    by("vetter", &["finding", "add", "CASE", "--category", "other", "--severity", "1", "--text", "-"]),
    by("vetter", &["import", "form.csv", "--map", "form.toml", "--apply"]),
    by("admin", &["init", "--store", "new", "--org", "Another Party", "--name", "Imogen"]),
    by(
        "admin",
        &["person", "add", "Somebody", "--key", "keys/stranger.pub", "--role", "vetter", "--scope", "ON"],
    ),
    by("admin", &["person", "grant", "Théo Larivée", "--role", "reviewer", "--scope", "ON"]),
    by("admin", &["person", "revoke", "Nadia Okonjo-Wells", "--why", "-"]),
    by("approver", &["policy", "set", "leader_days=2", "--why", "-"]),
    after("second", &["policy", "second"], &[("approver", &["policy", "set", "leader_days=2"], 0)]),
    by("approver", &["channels", "edit", "party-help", "--line", "-"]),
    by("approver", &["channels", "import", "lines.toml", "--why", "-"]),
    by("vetter", &["open", "--name", "Sabine Marlowe", "--district", "Ajax"]),
    by("vetter", &["edit", "CASE", "--email", "odalys@example.org"]),
    by("vetter", &["phase", "CASE", "vetting"]),
    by("reviewer", &["assign", "CASE", "Nadia Okonjo-Wells"]),
    by("reviewer", &["close", "CASE", "--why", "-"]),
    after(
        "reviewer",
        &["reopen", "CASE", "--why", "-"],
        &[("reviewer", &["close", "CASE", "--why", "Done."], 0)],
    ),
    by("vetter", &["consent", "CASE", "references", "--on", "2026-11-20"]),
    by("vetter", &["doc", "receive", "CASE", "form.csv", "--title", "A form", "--text", "-"]),
    by("vetter", &["doc", "authenticate", "CASE", "PAPER", "--text", "-"]),
    by("vetter", &["doc", "read", "CASE", "PAPER", "--text", "-"]),
    making("vetter", &["doc", "save", "CASE", "PAPER", "--out", "copy.txt"], "copy.txt"),
    by("vetter", &["check", "record", "CASE", "references", "--status", "requested"]),
    by(
        "vetter",
        &["check", "import", "CASE", "fixtures/provider/checkr-consider.json", "--vendor", "checkr"],
    ),
    by("vetter", &["finding", "put", "CASE", "FINDING", "--on", "2026-11-22"]),
    after(
        "vetter",
        &["finding", "link", "CASE", "EARLIER", "FINDING", "--kind", "same-origin", "--why", "-"],
        FOUND,
    ),
    by("reviewer", &["finding", "status", "CASE", "FINDING", "resolved", "--why", "-"]),
    by("vetter", &["finding", "correct", "CASE", "FINDING", "--severity", "2", "--why", "-"]),
    by("vetter", NOTED),
    by("vetter", &["reply", "CASE", "--text", "-"]),
    by("vetter", &["notice", "CASE", "--text", "-"]),
    by("vetter", &["note", "CASE", "--text", "-"]),
    by("second", &["conflict", "CASE", "declare", "--kind", "personal", "--text", "-"]),
    by("vetter", &["flag", "raise", "CASE", "--question", "-"]),
    after("reviewer", &["conflict", "dismiss", "CASE", "Théo Larivée", "--why", "-"], TIED),
    after("reviewer", &["adopt", "CASE", "FINDING"], RECUSED),
    after("reviewer", &["flag", "accept", "CASE", "FLAG"], RAISED),
    after("reviewer", &["flag", "answer", "CASE", "FLAG", "--text", "-"], RAISED),
    after("reviewer", &["flag", "return", "CASE", "FLAG", "--by", "+2bd", "--text", "-"], RAISED),
    after("reviewer", &["flag", "pass-up", "CASE", "FLAG", "--text", "-"], RAISED),
    by("reviewer", &defer("-")),
    after("vetter", &["resume", "CASE", "DEFERRAL", "--outcome", "unchanged", "--text", "-"], DEFERRED),
    after("vetter", &["trigger", "CASE", "DEFERRAL", "1", "--text", "-"], DEFERRED),
    by("leader", &["safety", "CASE", "--text", "-"]),
    by("vetter", &["refer", "CASE", "--safety", "--text", "-"]),
    by("vetter", &["recommend", "CASE", "withhold", "--why", "-"]),
    Written {
        who: "approver",
        args: &["decide", "CASE", "greenlight", "--why", "-"],
        before: &[],
        undecided: true,
        makes: None,
    },
    after("approver", REVERSE, READ),
    after("second", &["second", "CASE", "DECISION", "--why", "-"], REVERSED),
    by("vetter", &["condition", "met", "CASE", "DECISION", "1", "--evidence", "-"]),
    by("approver", &["condition", "waive", "CASE", "DECISION", "1", "--why", "-"]),
    by("approver", &["waive", "CASE", "references", "--why", "-"]),
    by("vetter", &["draft", "drop", "1"]),
    Written {
        who: "approver",
        args: &["draft", "resume", "1", "--yes"],
        before: KEPT,
        undecided: true,
        makes: None,
    },
    making("approver", &["due", "--ics", "mine.ics"], "mine.ics"),
    making("approver", &["brief", "CASE", "--out", "brief.md"], "brief.md"),
    by("admin", &["rebuild"]),
    by("admin", &["backup", "evening.age"]),
    after("admin", &["restore", "morning.age"], &[("admin", &["backup", "morning.age"], 0)]),
    by("admin", &["person", "rekey"]),
    by("admin", &["mailbox", "add", "office", "folder", "keys"]),
    after(
        "admin",
        &["mailbox", "remove", "office"],
        &[("admin", &["mailbox", "add", "office", "folder", "keys"], 0)],
    ),
    making("approver", &["checkpoint", "--out", "slip.txt"], "slip.txt"),
    by("approver", &["proof", "CASE", "--out", "proof"]),
];

/// A note on interference.
const NOTED: &[&str] = &interference("CASE", "A holiday.", "-");

/// Another finding.
const FOUND: &[Given] = &[(
    "vetter",
    &["finding", "add", "CASE", "--category", "financial", "--severity", "1", "--text", "A paper told it."],
    0,
)];

/// Somebody who has the name of a donor.
const TIED: &[Given] = &[("vetter", &["edit", "CASE", "--related", "Gaspard Larivée", "--as", "donor"], 0)];

/// The author of a finding recuses themselves.
const RECUSED: &[Given] = &[
    FOUND[0],
    (
        "vetter",
        &["conflict", "CASE", "declare", "--yes", "--kind", "personal", "--text", "An old friend."],
        0,
    ),
];

/// A decision that was refused as long as a flag was open, and kept.
const KEPT: &[Given] = &[
    RAISED[0],
    ("approver", &["decide", "CASE", "greenlight", "--why", "-"], 5),
    ("reviewer", &["flag", "answer", "CASE", "FLAG", "--text", "It may."], 0),
];

/// A case that waits.
const DEFERRED: &[Given] = &[("reviewer", &defer("It waits."), 0)];

const fn defer(why: &str) -> [&str; 10] {
    let [owner, trigger] = ["Théo Larivée", "An answer."];
    ["defer", "CASE", "--review", "+5bd", "--owner", owner, "--trigger", trigger, "--why", why]
}

/// A document that was read, and so is evidence.
const READ: &[Given] = &[("vetter", &["doc", "read", "CASE", "PAPER", "--text", "The papers differ."], 0)];

/// A reversal that rests on it; what is typed is why.
const REVERSE: &[&str] = &[
    "reverse",
    "CASE",
    "DECISION",
    "withhold",
    "--reason",
    "financial",
    "--applicant",
    "The papers differ.",
    "--ground",
    "new-facts",
    "--rests-on",
    "PAPER",
    "--why",
    "-",
];

/// A reversal that waits for a second.
const REVERSED: &[Given] = &[READ[0], ("second", &["conflict", "CASE", "none"], 0), ("approver", REVERSE, 0)];

/// A flag that waits.
const RAISED: &[Given] = &[("vetter", &["flag", "raise", "CASE", "--question", "May it wait?"], 0)];

/// `--every=N`: only every so many writes fail, for a first look at the long list.
fn stride() -> usize {
    std::env::args().find_map(|arg| arg.strip_prefix("--every=")?.parse().ok()).unwrap_or(1)
}

/// `--given=WORD`: only the commands that have this word.
fn is_chosen(command: &Written) -> bool {
    let word = std::env::args().find_map(|arg| Some(arg.strip_prefix("--given=")?.to_owned()));
    word.is_none_or(|word| command.args.contains(&word.as_str()))
}

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
    /// What lay in the town before the first command.
    at_first: BTreeSet<PathBuf>,
}

/// What came of a command.
struct After {
    ran: Ran,
    /// The first write that failed; none where the command was done before.
    failed: Option<String>,
    /// Whether it had read what was typed.
    heard: bool,
    who: String,
}

impl Bench {
    fn new() -> Bench {
        let town = undecided_store();
        copy(&town.path("store"), &town.path("undecided"));
        decide(&town);
        std::fs::write(town.path("form.toml"), MAP).unwrap();
        std::fs::write(town.path("form.csv"), form("disk")).unwrap();
        std::fs::write(town.path("lines.toml"), "[party-help]\nline = \"613-555-0142\"\n").unwrap();
        let listed = town.run("vetter", &["--json", "list"], "");
        let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
        let case = listed[0]["id"].as_str().unwrap().to_owned();
        let outside = scratch();
        let mut bench = Bench { shim: built(outside.path()), outside, case, town, at_first: BTreeSet::new() };
        bench.at_first = bench.files();
        bench
    }

    /// Ids for the words that stand for them, from the case as a store has it.
    fn args(&self, store: &str, args: &[&str]) -> Vec<String> {
        let shown = self.town.run("approver", &["--store", store, "--json", "show", &self.case], "");
        let shown: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
        let id = |arg: &str| -> Option<String> {
            let (_, list) = NAMED.iter().find(|(word, _)| *word == arg)?;
            let list = shown[*list].as_array()?;
            let row = if arg == "EARLIER" { list.first() } else { list.last() };
            Some(row?["short"].as_str()?.to_owned())
        };
        let word = |arg: &&str| {
            if *arg == "CASE" { self.case.clone() } else { id(arg).unwrap_or((*arg).to_owned()) }
        };
        args.iter().map(word).collect()
    }

    /// Runs a command on a store that was put back on purpose, so what is remembered of it does not count.
    fn prepare(&self, store: &str, given: &[Given]) {
        let _ = std::fs::remove_dir_all(self.town.path(".local"));
        for (who, args, code) in given {
            let args = self.args(store, args);
            let args: Vec<&str> =
                ["--store", store].into_iter().chain(args.iter().map(String::as_str)).collect();
            let ran = self.town.run(who, &args, TEXT);
            assert_eq!(ran.code, *code, "{args:?}: {}{}", ran.out, ran.err);
        }
    }

    /// Gives the command on a disk whose N-th write fails.
    fn give(&self, who: &str, args: &[String], (_, error, how): (&str, i32, &str), nth: usize) -> After {
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
            .env("GREENLIGHT_IDENTITY", format!("keys/{who}"))
            .env("LD_PRELOAD", &self.shim)
            .env("FAILING_DISK", disk)
            .args(args)
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
        After { ran, failed, heard, who: who.to_owned() }
    }

    /// Lets a command be done, then fail at these of its writes, up to the last that it has; the answer is how many.
    fn fail_at(
        &self,
        writes: impl IntoIterator<Item = usize>,
        command: &Written,
        failure: (&str, i32, &str),
    ) -> usize {
        self.clear(&self.at_first);
        let (ready, work) = (self.town.path("ready"), self.town.path("at-work"));
        copy(&self.town.path(if command.undecided { "undecided" } else { "store" }), &ready);
        self.prepare("ready", command.before);
        let args = self.args("ready", command.args);
        let before = State::at(&ready);
        let lies_here = self.files();
        let fresh = |nth: usize| {
            // Whatever was made is gone, and so is what was remembered of a store that is put back on purpose.
            self.clear(&lies_here);
            let _ = std::fs::remove_dir_all(self.town.path(".local"));
            copy(&ready, &work);
            self.give(command.who, &args, failure, nth)
        };
        // Undisturbed, for what it writes.
        let done = fresh(1_000_000);
        assert_eq!(done.ran.code, 0, "{:?}: {}", command.args, done.ran.err);
        let record = State::at(&work).record;
        let new = record.get(before.record.len()..).unwrap();
        let searches = new.iter().filter(|row| is_search(&row[7])).count();
        let events = Events { all: new.len(), act: new.len() - searches };
        let made = command.makes.map(|file| std::fs::read(self.town.path(file)).unwrap());
        let mut failed_writes = 0;
        for nth in writes {
            let after = fresh(nth);
            let Some(failed) = &after.failed else { break };
            failed_writes += 1;
            let what = format!(
                "{:?}, the disk {} at write {nth} ({failed}): {}\n{}{}",
                command.args, failure.0, after.ran.code, after.ran.out, after.ran.err
            );
            hold(&where_it_lies(&work, failure), &before, events, &after, &what);
            if let (Some(file), Some(made)) = (command.makes, &made) {
                let now = std::fs::read(self.town.path(file)).ok();
                assert!(now.is_none_or(|now| now == *made), "{what}\na file by halves");
            }
            let new = self.town.path("new");
            assert!(!new.exists() || matches!(look(&new), Said::Clean), "{what}\na store by halves");
            if failure.1 == ENOSPC {
                assert_eq!(self.unfinished(), [""; 0].map(PathBuf::from), "{what}\nleft lying about");
            }
        }
        failed_writes
    }

    /// The files of the town.
    fn files(&self) -> BTreeSet<PathBuf> {
        std::fs::read_dir(self.town.path("")).unwrap().map(|file| file.unwrap().path()).collect()
    }

    /// Takes everything away that does not stand on a list.
    fn clear(&self, keep: &BTreeSet<PathBuf>) {
        for new in self.files().difference(keep) {
            let _ = std::fs::remove_dir_all(new).or_else(|_| std::fs::remove_file(new));
        }
    }

    /// What lies about unfinished.
    fn unfinished(&self) -> Vec<PathBuf> {
        let folders = ["", "at-work", "at-work/keys"].map(|folder| std::fs::read_dir(self.town.path(folder)));
        let files = folders.into_iter().flatten().flatten().map(|file| file.unwrap().path());
        let hidden = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().starts_with(".greenlight-");
        files.filter(hidden).collect()
    }
}

/// The words that stand for the last of what a case has, or the first.
const NAMED: &[(&str, &str)] = &[
    ("PAPER", "documents"),
    ("FINDING", "findings"),
    ("EARLIER", "findings"),
    ("FLAG", "flags"),
    ("DECISION", "decisions"),
    ("DEFERRAL", "deferrals"),
];

/// The codes of the README.
const CODES: [i32; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/// Where the store lies. A restore that was cut short between its two moves says where that is; it moves the store back
/// where the disk lets it.
fn where_it_lies(store: &Path, failure: (&str, i32, &str)) -> PathBuf {
    match open(store) {
        Err(StoreError::MovedAside(aside)) if failure.2 != "once" => aside,
        _ => store.to_owned(),
    }
}

/// Whether the header of an event says that it is a search for earlier files.
fn is_search(header: &Value) -> bool {
    matches!(header, Value::Blob(bytes) if String::from_utf8_lossy(bytes).contains("\nkind prior\n"))
}

/// How many events a command writes when nothing fails.
#[derive(Clone, Copy)]
struct Events {
    all: usize,
    /// Without the search for earlier files, which is recorded beside what was asked for.
    act: usize,
}

fn hold(store: &Path, before: &State, events: Events, after: &After, what: &str) {
    let ran = &after.ran;
    assert!(CODES.contains(&ran.code) && !ran.err.contains("panicked"), "{what}");
    assert!(ran.code == 0 || ran.err.contains("Error: "), "{what}\nno sentence");
    assert!(!ran.err.contains("Read only."), "{what}\na failing disk is no older copy");
    let said = look(store);
    assert!(matches!(said, Said::Clean), "{what}\n{said:?}");
    let now = State::at(store);
    assert!(now.record.starts_with(&before.record), "{what}\nearlier events are gone");
    let new = now.record.len() - before.record.len();
    // A report of danger waits outside of the record.
    let waits = ran.err.contains("not yet in the record");
    if waits {
        assert_eq!((ran.code, new), (0, 0), "{what}\nkept and there");
    } else if ran.code == 0 && ran.err.contains("Recording the search for earlier files failed") {
        let in_doubt = ran.err.contains("may or may not");
        assert!(
            new == events.act || in_doubt && new == events.all,
            "{what}\nthe search is there, and said not to be"
        );
    } else if ran.code == 0 {
        assert_eq!(new, events.all, "{what}\nacknowledged and not there");
    } else {
        // What is recorded and not done is said, with the command that does it.
        let told = ["may or may not", "is recorded", "has ended"];
        let in_doubt = told.iter().any(|words| ran.err.contains(words));
        let whole = new == events.act || new == events.all;
        assert!(new == 0 || in_doubt && whole, "{what}\n{new} events are there, refused");
    }
    if new == 0 {
        assert!(now.views == before.views, "{what}\nthe views are other ones");
    }
    if ran.code != 0 && after.heard {
        let kept = open(store).unwrap();
        let me = kept.roster().unwrap().person_of(identity(&after.who).public()).unwrap();
        let drafts = kept.drafts(me).unwrap();
        let kept = drafts.iter().any(|draft| draft.text.contains(TEXT));
        let told = [TEXT, "Your words are kept for you"].iter().any(|words| ran.err.contains(words));
        assert!(kept || new > 0 || told, "{what}\nthe text is lost");
    }
}

pub fn run(size: Size) -> String {
    // The small size fails everywhere in a few commands, and once in each of the others, so that none is forgotten.
    let whole = size.of(2, COMMANDS.len());
    let chosen = COMMANDS.iter().enumerate().filter(|(_, command)| is_chosen(command));
    let all: Vec<_> = chosen
        .flat_map(|(number, command)| {
            let ways = if number < whole { FAILURES } else { &FAILURES[number % FAILURES.len()..][..1] };
            ways.iter().map(move |failure| (number, command, *failure))
        })
        .collect();
    let done = on_every_core(|core, cores| {
        let bench = Bench::new();
        let mine = all.iter().skip(core).step_by(cores);
        mine.map(|(number, command, failure)| {
            let somewhere = 1 + number * 7 % 61;
            let last = if *number < whole { usize::MAX } else { somewhere };
            let first = if *number < whole { 1 } else { somewhere };
            bench.fail_at((first..=last).step_by(stride()), command, *failure)
        })
        .sum::<usize>()
    });
    let commands: BTreeSet<usize> = all.iter().map(|(number, ..)| *number).collect();
    format!(
        "{} commands ({} at every write) on disks that fail in {} ways: {} failed writes",
        commands.len(),
        commands.range(..whole).count(),
        FAILURES.len(),
        done.iter().sum::<usize>()
    )
}
