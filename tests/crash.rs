//! A process that writes is killed, again and again, at moments that nobody chose. Afterwards the vault opens, verifies,
//! and holds every event that the process had said was written. (A killed process is not a power cut: what the disk
//! promised to keep, it keeps here.)
#![cfg(unix)]

mod town;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::event::{Act, RecordKind, Relation};
use greenlight::domain::ids::{EventId, Nonce, sha256};
use greenlight::store::Store;
use serde_json::json;
use town::{Town, identity};

const KILLS: u32 = 40;
const CHILD: &str = "GREENLIGHT_CRASH_STORE";

fn desk(store: &Path) -> Desk {
    let store = Store::open(store, &identity("vetter")).unwrap();
    let now = "2026-11-22T15:00:00Z".parse().unwrap();
    let clock = Clock { now, today: now.date_naive(), set: false };
    Desk::open(store, identity("vetter"), clock, system_random()).unwrap()
}

/// Not a test by itself: the process that writes until it is killed. It says each event once it is durable.
#[test]
fn the_process_that_writes() {
    let Some(store) = std::env::var_os(CHILD) else { return };
    let mut desk = desk(Path::new(&store));
    let place = greenlight::domain::district::find("Ajax").unwrap();
    let nonce = Nonce(desk.random().unwrap());
    let act = Act::Open { order: place.order, district: place.code, nonce };
    let draft = Draft::new(Target::NewCase, act, &json!({ "name": "Odalys Brannigan" })).unwrap();
    let case = desk.record(&[draft]).unwrap()[0];
    let mut out = std::io::stdout();
    writeln!(out, "\nwritten {case} {case}").unwrap();
    for number in 0.. {
        let file = desk.store.case(case, &desk.roster).unwrap();
        let act = Act::Record { kind: RecordKind::Finding, relation: Relation::New };
        let text = format!("Finding {number}. {}", "It was read twice. ".repeat(number % 40));
        let body = json!({ "category": "other", "severity": 1, "text": text });
        let ids = desk.record(&[Draft::new(Target::case(&file), act, &body).unwrap()]).unwrap();
        writeln!(out, "written {case} {}", ids[0]).unwrap();
        out.flush().unwrap();
    }
}

fn acknowledged(line: &str) -> Option<(EventId, EventId)> {
    let mut words = line.strip_prefix("written ")?.split(' ');
    Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?))
}

#[test]
fn what_was_acknowledged_is_there_after_every_kill() {
    let town = Town::with_people();
    let store = town.path("store");
    let mut known: Vec<(EventId, EventId)> = Vec::new();
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_process_that_writes", "--nocapture", "--test-threads=1"])
            .env(CHILD, &store)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Some die before their first word, most somewhere in the middle of a later one.
        let wanted = usize::from(sha256(&kill.to_be_bytes())[0]) % 12;
        let mut heard = 0;
        while heard < wanted {
            let Some(line) = lines.next() else { break };
            if let Some(written) = acknowledged(&line.unwrap()) {
                known.push(written);
                heard += 1;
            }
        }
        let pause = u64::from(sha256(&kill.to_le_bytes())[1]) * 40;
        std::thread::sleep(Duration::from_micros(pause));
        child.kill().unwrap();
        // What was said before the blow was said after it was durable.
        known.extend(lines.map_while(Result::ok).filter_map(|line| acknowledged(&line)));
        child.wait().unwrap();

        let desk = desk(&store);
        let report = desk.store.verify(&|_| {}).unwrap();
        assert!(report.ok, "after kill {kill}: {:?}", report.problems);
    }
    assert!(known.len() > 100, "{}", known.len());
    let desk = desk(&store);
    for (case, event) in &known {
        let history = desk.store.history(*case).unwrap();
        assert!(history.get(*event).is_some(), "{event} is lost");
    }
    let before = desk.store.dump_views().unwrap();
    drop(desk);
    let mut store = Store::open(&store, &identity("vetter")).unwrap();
    store.rebuild(&mut |_, _| {}).unwrap();
    assert!(store.dump_views().unwrap() == before, "the views are those of the record");
}
