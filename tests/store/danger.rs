//! A report of danger is recorded whatever state the store is in, or kept and recorded by a later command, as its
//! author's and once; where nothing can sign it, it says so.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use greenlight::custody;
use greenlight::domain::entry::{Body, Entry, Header, LogKind};
use greenlight::domain::event::{Act, Level, Route, Tier};
use greenlight::seal::identity::Identity;
use greenlight::seal::report;
use greenlight::seal::vault_key::Recipient;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::kit::town::ask::{has, lacks};
use crate::kit::town::bare::{bare, vault_key};
use crate::kit::town::filled::copy;
use crate::kit::town::read_only::{mounted, on_a_full_disk};
use crate::kit::town::{Ran, Town, identity};

const NAME: &str = "Odalys Brannigan";
const THREAT: &str = "Somebody waits at her door with a knife.";

fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "Ajax"]);
    (town, case)
}

fn raw(town: &Town) -> Connection {
    bare(town, &vault_key(town, "admin"))
}

fn report_it(town: &Town, who: &str, case: &str) -> Ran {
    town.run(who, &["safety", case, "--text", "-"], THREAT)
}

/// The kept reports in a folder of the town.
fn kept(town: &Town, folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(town.path(folder)).into_iter().flatten().map(|file| file.unwrap().path());
    files.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("danger-")).collect()
}

const STATE: &str = ".local/state/greenlight/reports";

/// The reports of danger that are in the record, by whom each is.
fn recorded(town: &Town) -> Vec<String> {
    let store = custody::open(&town.path("store"), &identity("admin")).unwrap();
    let roster = store.roster().unwrap();
    let log = store.find_for_safety(NAME).unwrap()[0];
    let history = store.history(log).unwrap();
    let flags = history.entries().iter().filter(|entry| {
        matches!(entry.header.act, Act::Flag { route: Some(Route::Safety), level: Level::Serious, .. })
    });
    flags.map(|entry| roster.name(roster.person_of(entry.header.by).unwrap())).collect()
}

fn sealed_is_not_readable(path: &Path) {
    let bytes = fs::read(path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/"));
    lacks(&String::from_utf8_lossy(&bytes), &[THREAT, NAME]);
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn on_a_read_only_disk_it_is_kept_and_taken_in_once() {
    let (town, case) = with_case();
    let Some(ran) = mounted(&town, "vetter", &["safety", &case, "--text", "-"], THREAT, &[]) else { return };
    assert_eq!(ran.code, 0, "{}", ran.err);
    has(&ran.err, &["Call first: police of the place: 911", "not yet in the record"]);
    assert!(kept(&town, "store").is_empty());
    let files = kept(&town, STATE);
    let [file] = files.as_slice() else { panic!("{files:?}") };
    sealed_is_not_readable(file);
    // On the same disk it still waits, and says so without a word of the case.
    let waits = mounted(&town, "vetter", &["list"], "", &[]).unwrap();
    has(&waits.err, &["A report of danger is kept outside the record"]);
    lacks(&waits.err, &[NAME, THREAT]);
    let again = fs::read(file).unwrap();
    // The next command at this account stores it under its author's name.
    let next = town.run("reviewer", &["list"], "");
    has(&next.err, &["A report of danger that had to wait is recorded now."]);
    assert_eq!(recorded(&town), ["Théo Larivée"]);
    assert!(kept(&town, STATE).is_empty());
    assert_eq!(town.run("vetter", &["verify"], "").code, 0);
    // The same report once more, as after a kill between the record and the file: it is there once.
    fs::write(file, again).unwrap();
    let twice = town.run("reviewer", &["list"], "");
    lacks(&twice.err, &["report"]);
    assert_eq!(recorded(&town).len(), 1);
    assert!(kept(&town, STATE).is_empty());
    // In JSON: what it is, that it is not recorded, and where it is.
    let ran = mounted(&town, "approver", &["safety", &case, "--text", "-", "--json"], THREAT, &[]).unwrap();
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((data["recorded"].as_bool(), ran.code), (Some(false), 0), "{}", ran.err);
    assert!(Path::new(data["kept"].as_str().unwrap()).is_file());
    // What somebody outside was told comes in by the same way.
    let told = mounted(&town, "approver", &["refer", &case, "--safety", "--text", "-"], "Told at noon.", &[]);
    assert_eq!(told.unwrap().code, 0);
    has(
        &town.run("approver", &["list"], "").err,
        &["2 reports of danger that had to wait are recorded now."],
    );
}

#[test]
fn in_an_older_copy_it_waits_beside_the_vault_for_anybody() {
    let (town, case) = with_case();
    copy(&town.path("store"), &town.path("older"));
    town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Ajax"]);
    copy(&town.path("older"), &town.path("store"));
    let ran = report_it(&town, "vetter", &case);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let files = kept(&town, "store");
    assert_eq!(files.len(), 1);
    sealed_is_not_readable(&files[0]);
    assert_eq!(recorded(&town).len(), 0);
    has(&town.run("vetter", &["list"], "").err, &["cannot be recorded now"]);
    // A backup has it, too: it is as much of the store as the vault.
    let accept = ["accept-rollback", "--why", "The disk was lost."];
    assert_eq!(town.run("admin", &accept, "").code, 0);
    has(&town.run("approver", &["list"], "").err, &["is recorded now"]);
    assert_eq!(recorded(&town), ["Théo Larivée"]);
    assert!(kept(&town, "store").is_empty());
}

#[test]
fn in_a_store_that_somebody_holds_it_waits_beside_the_vault() {
    let (town, case) = with_case();
    let holder = raw(&town);
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = report_it(&town, "leader", &case);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(kept(&town, "store").len(), 1);
    holder.execute_batch("ROLLBACK").unwrap();
    drop(holder);
    has(&town.run("vetter", &["list"], "").err, &["is recorded now"]);
    assert_eq!(recorded(&town), ["Pernille Astrup"]);
}

#[test]
fn on_a_full_disk_it_is_kept_elsewhere() {
    let (town, case) = with_case();
    let Some(ran) = on_a_full_disk(&town, "vetter", &["safety", &case, "--text", "-"], THREAT) else {
        return;
    };
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(kept(&town, STATE).len(), 1);
    has(&town.run("vetter", &["list"], "").err, &["is recorded now"]);
    assert_eq!(recorded(&town), ["Théo Larivée"]);
}

#[test]
fn in_an_unsafe_folder_the_words_are_kept_for_their_author() {
    for spoil in ["link", "open", "pipe", "second name", "no keys"] {
        let (town, case) = with_case();
        let mend = town.path("store/channels.toml");
        let mode = |mode| fs::set_permissions(town.path("store"), fs::Permissions::from_mode(mode)).unwrap();
        match spoil {
            "link" => symlink("/dev/zero", &mend).unwrap(),
            "open" => mode(0o777),
            "pipe" => assert!(town.command("mkfifo").arg(&mend).status().unwrap().success()),
            "second name" => fs::hard_link(town.path("store/vault.db"), &mend).unwrap(),
            _ => fs::rename(town.path("store/keys"), town.path("keys-away")).unwrap(),
        }
        let ran = report_it(&town, "vetter", &case);
        assert_ne!(ran.code, 0, "{spoil}");
        let first = ran.err.lines().find(|line| !line.contains("GREENLIGHT_NOW")).unwrap();
        has(first, &["911"]);
        has(&ran.err, &["Not recorded", "Your words are kept for you", "danger-"]);
        // Typed once more, in the same minute or later, they are there already.
        let again = town.run_at("2026-11-22T15:20:00Z", "vetter", &["safety", &case, "--text", "-"], THREAT);
        has(&again.err, &["Not recorded", "These words are already kept for you", "danger-"]);
        assert!(!again.err.contains(THREAT.trim()), "{}", again.err);
        let files = kept(&town, STATE);
        assert_eq!(files.len(), 1, "{spoil}");
        sealed_is_not_readable(&files[0]);
        match spoil {
            "open" => mode(0o700),
            "no keys" => fs::rename(town.path("keys-away"), town.path("store/keys")).unwrap(),
            _ => fs::remove_file(&mend).unwrap(),
        }
        // Nobody else signs what somebody wrote.
        has(&town.run("approver", &["list"], "").err, &["cannot be recorded now"]);
        assert_eq!(recorded(&town).len(), 0);
        let later = "2026-11-22T18:30:00Z";
        let ran = town.run_at(later, "vetter", &["list"], "");
        has(&ran.err, &["is recorded now"]);
        assert_eq!(recorded(&town), ["Théo Larivée"], "{spoil}");
        assert!(kept(&town, STATE).is_empty(), "{spoil}");
        // As of the hour at which it was reported.
        let log = town.run_at(later, "approver", &["log", &case], "").out;
        has(&log, &["2026-11-22 15:00"]);
    }
}

#[test]
fn in_a_store_that_somebody_has_alone_the_words_are_kept() {
    let (town, case) = with_case();
    // As while the vault gets a new key.
    let holder = raw(&town);
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let ran = report_it(&town, "vetter", &case);
    assert_ne!(ran.code, 0);
    has(&ran.err, &["911", "Your words are kept for you"]);
    holder.execute_batch("ROLLBACK").unwrap();
    drop(holder);
    has(&town.run("vetter", &["list"], "").err, &["is recorded now"]);
    assert_eq!(recorded(&town), ["Théo Larivée"]);
}

#[test]
fn words_of_a_case_that_there_is_not_stay_and_say_so() {
    let (town, _) = with_case();
    symlink("/dev/zero", town.path("store/channels.toml")).unwrap();
    let ran = town.run("vetter", &["safety", "Nobody Atall", "--text", "-"], THREAT);
    assert_eq!(ran.code, 1, "{}", ran.err);
    fs::remove_file(town.path("store/channels.toml")).unwrap();
    for _ in 0..2 {
        let ran = town.run("vetter", &["list"], "");
        assert_eq!(ran.code, 0);
        has(&ran.err, &["is not recorded yet", "Nobody Atall", "danger-"]);
        lacks(&ran.err, &[THREAT]);
    }
    assert_eq!(kept(&town, STATE).len(), 1);
}

#[test]
fn without_a_key_it_says_whom_to_call_and_that_none_is_recorded() {
    let (town, case) = with_case();
    fs::remove_file(town.path("keys/stranger")).unwrap();
    fs::remove_file(town.path("keys/stranger.pub")).unwrap();
    let ran = report_it(&town, "stranger", &case);
    assert_eq!(ran.code, 7, "{}", ran.err);
    has(&ran.err, &["911", "Not recorded.", THREAT]);
    assert!(kept(&town, STATE).is_empty() && kept(&town, "store").is_empty());
    // No store, and none was ever seen there.
    let nowhere = ["--store", "nowhere", "safety", &case, "--text", "-"];
    let ran = town.run("vetter", &nowhere, THREAT);
    assert_eq!(ran.code, 3, "{}", ran.err);
    has(&ran.err, &["911", "Not recorded.", THREAT]);
    // Nowhere to keep it: the same.
    symlink("/dev/zero", town.path("store/channels.toml")).unwrap();
    fs::create_dir_all(town.path(".local/state/greenlight")).unwrap();
    fs::write(town.path(STATE), "").unwrap();
    let ran = report_it(&town, "vetter", &case);
    assert_eq!(ran.code, 1, "{}", ran.err);
    has(&ran.err, &["911", "Not recorded.", THREAT]);
}

/// A report as somebody with the vault's key could make one.
fn forged(town: &Town, text: &Value) -> Vec<u8> {
    let text = serde_json::to_vec(text).unwrap();
    report::seal(&text, &[Recipient::Ssh(identity("vetter").public())], Some(&vault_key(town, "admin")))
        .unwrap()
}

fn signed(by: &Identity, header: Header, body: Body) -> Value {
    let entry = by.sign_event(header, Some(body)).unwrap();
    json!({
        "form": "greenlight1 danger", "header": entry.header.to_text(),
        "signature": data_encoding::HEXLOWER.encode(&entry.signature),
        "body": String::from_utf8(entry.body.unwrap().bytes().to_vec()).unwrap(),
    })
}

#[test]
fn nothing_else_comes_in_by_this_way() {
    let (town, case) = with_case();
    let before = town.run("approver", &["log", &case], "").out;
    let store = custody::open(&town.path("store"), &identity("admin")).unwrap();
    let (roster, log) = (store.roster().unwrap(), store.find_for_safety(NAME).unwrap()[0]);
    let history = store.history(log).unwrap();
    let last: &Entry = history.entries().last().unwrap();
    drop(store);
    let body = || Body::write([7; 16], json!({ "question": THREAT }).as_object().unwrap());
    let header = |by: &str, act: Act| Header {
        kind: LogKind::Case,
        log: Some(log),
        prev: vec![last.id],
        auth: roster.heads(),
        n: last.header.n + 1,
        by: identity(by).public(),
        at: last.header.at,
        act,
        body: Some(body().reference()),
    };
    let danger = Act::Flag { level: Level::Serious, from: Tier::Local, route: Some(Route::Safety) };
    let fine = signed(&identity("vetter"), header("vetter", danger.clone()), body());
    let with = |key: &str, value: Value| {
        let mut other = fine.clone();
        other[key] = value;
        other
    };
    let act = |act| signed(&identity("vetter"), header("vetter", act), body());
    let words = json!({
        "form": "greenlight1 danger words", "signature": "00".repeat(64),
        "words": { "roster": null, "case": NAME, "district": null, "act": "flag\nlevel serious\nfrom local\nroute safety\n",
            "body": { "question": "Planted." }, "at": "2026-11-22T15:00:00Z", "by": identity("vetter").public() },
    });
    let bad = [
        b"no report".to_vec(),
        Vec::new(),
        vec![b'a'; 2_000_000],
        forged(&town, &json!([[[[]]]])),
        // Another act; another's name under it; a stranger; another body; none; a changed signature.
        forged(&town, &act(Act::Flag { level: Level::Serious, from: Tier::Local, route: None })),
        forged(&town, &act(Act::Close {})),
        forged(&town, &signed(&identity("reviewer"), header("vetter", danger.clone()), body())),
        forged(&town, &signed(&identity("stranger"), header("stranger", danger.clone()), body())),
        forged(
            &town,
            &with("body", json!("{\"salt\":\"00000000000000000000000000000000\",\"question\":\"\"}")),
        ),
        forged(&town, &with("body", Value::Null)),
        forged(&town, &with("signature", json!("00".repeat(64)))),
        forged(&town, &words),
    ];
    for (number, bytes) in bad.iter().enumerate() {
        let path = town.path(&format!("store/danger-{number}.age"));
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let ran = town.run("vetter", &["list"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    has(&ran.err, &[&format!("{} reports of danger are kept outside", bad.len())]);
    assert_eq!(town.run("approver", &["log", &case], "").out, before);
    // Beside all of them, a true one comes in.
    fs::write(town.path("store/danger-x.age"), forged(&town, &fine)).unwrap();
    has(&town.run("vetter", &["list"], "").err, &["is recorded now", "12 reports"]);
    assert_eq!(recorded(&town), ["Théo Larivée"]);
}

#[test]
fn of_very_many_reports_only_some_are_looked_at() {
    let (town, _) = with_case();
    for number in 0..500 {
        fs::write(town.path(&format!("store/danger-flood{number}.age")), "x").unwrap();
    }
    let ran = town.run("vetter", &["list"], "");
    assert_eq!(ran.code, 0);
    has(&ran.err, &["64 reports of danger are kept outside"]);
}

#[test]
fn a_report_that_waits_survives_a_new_key_and_a_backup() {
    let (town, case) = with_case();
    copy(&town.path("store"), &town.path("older"));
    town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Ajax"]);
    fs::rename(town.path("store"), town.path("newer")).unwrap();
    fs::rename(town.path("older"), town.path("store")).unwrap();
    assert_eq!(report_it(&town, "vetter", &case).code, 0);
    let file = kept(&town, "store").remove(0);
    fs::rename(&file, town.path("newer").join(file.file_name().unwrap())).unwrap();
    fs::remove_dir_all(town.path("store")).unwrap();
    fs::rename(town.path("newer"), town.path("store")).unwrap();
    let kept_aside = town.path("aside.age");
    fs::copy(&file, &kept_aside).unwrap();
    fs::remove_file(&file).unwrap();
    town.does("admin", &["person", "rekey"]);
    fs::copy(&kept_aside, &file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    has(&town.run("reviewer", &["list"], "").err, &["is recorded now"]);
    assert_eq!(recorded(&town), ["Théo Larivée"]);
}
