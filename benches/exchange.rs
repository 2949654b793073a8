//! A season's cases on their way from one store to another, through a folder: the first `sync` of somebody who joined, one
//! that brings something new of a hundred cases, and one that brings nothing. Beside the bare program, which reads the same
//! events from a plain file, hashes and strictly verifies them, and inserts them with as many rows as the views have.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use greenlight::custody;
use greenlight::domain::entry::Timestamp;
use greenlight::domain::ids::{EventId, sha256};
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::Batch;
use greenlight::store::private::private_file;

use crate::{Event, Line, Place, at_most, events, median, season};

/// How many cases get something new.
const CHANGED: usize = 100;

/// Somebody's own store, key and memory.
struct Machine {
    store: PathBuf,
    key: PathBuf,
    state: PathBuf,
}

impl Machine {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
        command.env("XDG_STATE_HOME", &self.state);
        command.arg("--store").arg(&self.store).arg("--identity").arg(&self.key).args(args);
        command
    }

    fn does(&self, args: &[&str]) -> Duration {
        crate::time(&mut self.command(args), "")
    }

    /// Somebody who joined: a store that knows the party's first event.
    fn joined(dir: &Path, place: &Place, identity: &Identity) -> Machine {
        let (store, key, state) = (dir.join("theirs"), dir.join("their-key"), dir.join("their-state"));
        let first = season::open(&place.store).roster_history().unwrap().entries()[0].clone();
        let at: Timestamp = season::NOW.parse().unwrap();
        let vault = VaultKey::new(sha256(b"greenlight bench vault of a newcomer"));
        let batch = Batch { entries: vec![first], ..Batch::default() };
        custody::found(&store, vault, &identity.public(), None, &batch, at).unwrap();
        private_file(&key, identity.to_openssh("approver").unwrap().as_bytes()).unwrap();
        Machine { store, key, state }
    }
}

/// Events as the bare program reads them: the key, the log, then header, signature and body, each behind its length.
fn plain(events: &[Event], file: &Path) {
    let mut out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
    for (by, header, signature, body) in events {
        let text = std::str::from_utf8(header).unwrap();
        let named = text.split("\nlog ").nth(1).and_then(|rest| rest.get(..64)?.parse::<EventId>().ok());
        let log = named.map_or_else(|| sha256(header), |log| log.0);
        for bytes in [&by.0[..], &log, header, signature, body] {
            out.write_all(&u32::try_from(bytes.len()).unwrap().to_be_bytes()).unwrap();
            out.write_all(bytes).unwrap();
        }
    }
    out.flush().unwrap();
}

/// The rows of the table.
pub fn lines(place: &Place, bare: &Path) -> Vec<Line> {
    let dir = place.store.parent().unwrap().join("exchange");
    let _ = std::fs::remove_dir_all(&dir);
    let carried = dir.join("box");
    std::fs::create_dir_all(&carried).unwrap();
    let _ = std::fs::remove_dir_all(place.store.with_file_name("sender"));
    let sender = place.copy("sender");
    let ours = Machine { store: sender.store.clone(), key: place.key.clone(), state: dir.join("state") };
    let theirs = Machine::joined(&dir, place, &season::approver());
    // What the first command checks of a copy is not what this is about.
    ours.does(&["verify"]);
    let folder = carried.to_str().unwrap();
    for machine in [&ours, &theirs] {
        machine.does(&["mailbox", "add", "team", "folder", folder]);
    }
    let sent = ours.does(&["sync"]);
    let all = events(place);
    let (file, vault) = (dir.join("events"), dir.join("bare.db"));
    plain(&all, &file);
    let (rows, bytes) = place.rows();
    let per_event = rows / i64::try_from(all.len()).unwrap();
    let bare_takes = |from: usize| {
        let args = [from.to_string(), per_event.to_string(), bytes.to_string()];
        crate::time(Command::new(bare).arg("take").arg(&vault).arg(&file).args(args), &place.raw)
    };
    let first = theirs.does(&["sync"]);
    let bare_first = bare_takes(0);
    let cases = place.cases.len();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut lines = vec![
        at_most(
            format!("`sync`, the first of {cases} cases, {} events", all.len()),
            ms(first),
            ms(bare_first),
            2.5,
        ),
        at_most("the same, beside the `sync` that sent it".to_owned(), ms(first), ms(sent), f64::INFINITY),
    ];
    // Until both have said what they have.
    for _ in 0..2 {
        ours.does(&["sync"]);
        theirs.does(&["sync"]);
    }
    let case = |nth: usize| place.cases[(nth * 7919) % cases].short(12);
    let (mut news, mut bares, mut shows) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..3 {
        for nth in 0..CHANGED.min(cases) {
            let text = "Asked again; the answer is still to come, and the file says when.";
            ours.does(&["note", &case(run * CHANGED + nth), "--text", text]);
        }
        ours.does(&["sync"]);
        news.push(theirs.does(&["sync"]));
        shows.push(theirs.does(&["show", &case(run * CHANGED)]));
        plain(&all[..CHANGED.min(all.len())], &file);
        bares.push(bare_takes((run + 1) * all.len()));
        ours.does(&["sync"]);
    }
    lines.push(at_most(
        format!("`sync` that brings an event each of {CHANGED} cases of {cases}"),
        median(news),
        median(bares),
        2.5,
    ));
    theirs.does(&["sync"]);
    let quiet: Vec<_> = (0..9).map(|nth| theirs.does(&["show", &case(nth)])).collect();
    lines.push(at_most(
        format!("`show` after a `sync` that brought {CHANGED} cases, beside a quiet one"),
        median(shows),
        median(quiet),
        1.5,
    ));
    let opening = || {
        let start = Instant::now();
        let files = std::fs::read_dir(&carried).unwrap().map(|file| file.unwrap().metadata().unwrap().len());
        std::hint::black_box(files.sum::<u64>());
        theirs.does(&["mailbox", "list"]) + start.elapsed()
    };
    let (quiet, opens) = (0..9).map(|_| (theirs.does(&["sync"]), opening())).unzip();
    let what =
        format!("`sync` with nothing new, {cases} cases, beside opening the vault and listing the folder");
    lines.push(at_most(what, median(quiet), median(opens), 1.5));
    lines.push(one_event(&ours, &dir, &case(3)));
    lines
}

/// How many bytes one new event in one case takes on its way to people who have everything else.
fn one_event(ours: &Machine, dir: &Path, case: &str) -> Line {
    ours.does(&["note", case, "--text", "One more."]);
    let said = ours.command(&["sync", "--json"]).output().unwrap().stdout;
    let said: serde_json::Value = serde_json::from_slice(&said).unwrap();
    let (mut bytes, mut people) = (0, 0);
    for sent in said["sent"].as_array().unwrap() {
        bytes += sent["bytes"].as_u64().unwrap();
        people += u64::try_from(sent["to"].as_array().unwrap().len()).unwrap();
    }
    let out = dir.join("case.glb");
    let somebody = said["sent"][0]["to"][0].as_str().unwrap();
    ours.does(&["bundle", case, "--for", somebody, "--out", out.to_str().unwrap()]);
    let whole = std::fs::metadata(&out).unwrap().len();
    let most = whole + 2000 * people;
    Line {
        what: format!("one event, sent to {people} people"),
        ours: format!("{bytes} B"),
        bare: format!("{whole} B, the case"),
        ratio: bytes as f64 / whole as f64,
        bar: format!("≤ {most} B"),
        holds: bytes <= most,
    }
}
