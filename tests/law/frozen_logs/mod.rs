//! The logs of `fixtures/logs/v1` mean today what they meant when they were written. They never change; neither does
//! what `expected.json` beside them says of every event, flag and decision.

mod story;

use std::fs;
use std::path::PathBuf;

use greenlight::domain::case::CaseFile;
use greenlight::domain::entry::Entry;
use greenlight::domain::history::History;
use greenlight::domain::ids::{Digest256, sha256};
use greenlight::domain::roster::Roster;
use serde_json::{Value, json};

use crate::kit::vectors::{Vector, read_stream};

/// The files and the SHA-256 of each.
const FROZEN: [(&str, &str); 4] = [
    ("roster.txt", "f3cfa706e3a8300e0a64949b1a91b614ab708fe7f3a4305a0329d90a217305ff"),
    ("case-greenlit.txt", "f651455b49dd5993e4655e1291313ca04c335a52d199876fc971a641bebb853e"),
    ("case-conflicting.txt", "6e5ecda6b34720543c75b313580f5cb4f1ce4c6539d0930c1358c640289d807e"),
    ("expected.json", "0f391980efa080ee984ab9a40b30e612e54066d1f97cf9903ac516dd75864245"),
];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/logs/v1").join(name)
}

fn entries(text: &str) -> Vec<Entry> {
    let read = |vector: Vector| {
        assert_eq!((vector.expect.as_str(), vector.verdict()), ("ok", "ok"));
        Entry::read(&vector.header, vector.signature, vector.body).unwrap()
    };
    read_stream(text).into_iter().map(read).collect()
}

/// Everything that the law makes of a case, in words.
fn told(file: &CaseFile, roster: &Roster) -> Value {
    let events = file.history().entries().iter().zip(file.verdicts()).map(|(entry, verdict)| {
        json!({
            "id": entry.id,
            "n": entry.header.n,
            "do": entry.header.act.verb(),
            "by": verdict.author.map(|author| roster.name(author.person)),
            "role": verdict.role,
            "standing": verdict.standing,
        })
    });
    let flags = file.flags.iter().map(|flag| {
        json!({"id": flag.stamp.id, "tier": flag.tier, "open": flag.is_open(), "state": format!("{:?}", flag.state)})
    });
    let decisions = file.decisions.iter().map(|decision| {
        json!({
            "id": decision.stamp.id,
            "outcome": decision.outcome,
            "state": format!("{:?}", decision.state),
            "recommendation": decision.recommendation,
            "second": decision.second.map(|second| second.id),
            "unseen": decision.unseen,
        })
    });
    json!({
        "id": file.id,
        "status": file.status(),
        "tier": file.tier(),
        "phase": file.phase(),
        "name": file.candidate.name(),
        "heads": file.heads(),
        "flags": flags.collect::<Vec<_>>(),
        "decisions": decisions.collect::<Vec<_>>(),
        "recused": file.recused().into_iter().map(|person| roster.name(person)).collect::<Vec<_>>(),
        "purged": file.skeleton.purged,
        "events": events.collect::<Vec<_>>(),
    })
}

fn told_of_roster(history: &History, roster: &Roster) -> Value {
    let events = history.entries().iter().enumerate().map(|(at, entry)| {
        json!({"id": entry.id, "n": entry.header.n, "do": entry.header.act.verb(), "standing": roster.standing(at)})
    });
    let policy = roster.policy();
    json!({
        "org": roster.org(),
        "heads": roster.heads(),
        "policy": {"second": policy.second, "check_max_age_days": policy.check_max_age_days},
        "events": events.collect::<Vec<_>>(),
    })
}

fn meaning(roster: &str, cases: [&str; 2]) -> String {
    let people = History::of(entries(roster)).unwrap();
    let roster = Roster::replay(&people);
    let file = |text: &str| CaseFile::replay(History::of(entries(text)).unwrap(), &roster);
    let all = json!({
        "roster": told_of_roster(&people, &roster),
        "case-greenlit": told(&file(cases[0]), &roster),
        "case-conflicting": told(&file(cases[1]), &roster),
    });
    format!("{}\n", serde_json::to_string_pretty(&all).unwrap())
}

#[test]
fn the_frozen_logs_mean_what_they_meant() {
    let text = |name: &str| fs::read_to_string(path(name)).unwrap();
    let meant = meaning(&text("roster.txt"), [&text("case-greenlit.txt"), &text("case-conflicting.txt")]);
    assert_eq!(meant, text("expected.json"));
}

#[test]
fn the_frozen_files_are_unchanged() {
    for (name, digest) in FROZEN {
        assert_eq!(Digest256(sha256(&fs::read(path(name)).unwrap())).to_string(), digest, "{name}");
    }
}

#[test]
fn the_frozen_logs_hold_what_is_hard() {
    let expected: Value = serde_json::from_str(&fs::read_to_string(path("expected.json")).unwrap()).unwrap();
    assert_eq!(expected["case-conflicting"]["status"], "conflicting");
    let has = |log: &str, key: &str, value: &str| {
        expected[log]["events"].as_array().unwrap().iter().any(|event| event[key] == value)
    };
    assert!(has("case-conflicting", "standing", "late") && has("case-conflicting", "do", "adopt"));
    assert!(has("roster", "standing", "late") && has("roster", "do", "policy"));
    assert!(has("roster", "do", "same") && has("roster", "do", "decline") && has("roster", "do", "record"));
    let state = |word: &str| {
        let decisions = expected["case-greenlit"]["decisions"].as_array().unwrap();
        decisions.iter().any(|decision| decision["state"] == word)
    };
    assert!(state("Reversed") && state("Effective") && has("case-greenlit", "do", "decline"));
    assert_eq!(expected["case-greenlit"]["status"], "conditional");
    assert_eq!(expected["case-greenlit"]["purged"].as_array().unwrap().len(), 1);
}

#[test]
#[ignore = "writes fixtures/logs/v1, once: it refuses where the files are there"]
fn write_once() {
    let (roster, cases) = story::told();
    let write = |name: &str, text: &str| {
        assert!(!path(name).exists(), "{name} is frozen");
        fs::write(path(name), text).unwrap();
    };
    let expected = meaning(&roster, [&cases[0], &cases[1]]);
    for (name, text) in
        [("roster.txt", &roster), ("case-greenlit.txt", &cases[0]), ("case-conflicting.txt", &cases[1])]
    {
        write(name, text);
    }
    write("expected.json", &expected);
}
