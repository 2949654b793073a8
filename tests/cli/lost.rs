//! A machine is lost: what it had is said, what its key signed or what arrived since then is late, bundles that it could
//! open leave the mailboxes, and a vault that it opened gets another key.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::cli::between::{joined, opens};
use crate::kit::town::ask::{flat, has, lacks};
use crate::kit::town::{Ran, Town};

/// Until when it was in the right hands.
const LOST: &str = "2026-11-22T15:30:00Z";
const AFTER: &str = "2026-11-22T16:00:00Z";
const NEXT: &str = "2026-11-22T17:00:00Z";

fn at(town: &Town, now: &str, who: &str, args: &[&str]) -> Ran {
    let ran = town.run_at(now, who, args, "");
    assert_eq!(ran.code, 0, "{who} {args:?}\n{}{}", ran.out, ran.err);
    ran
}

fn theirs(town: &Town, now: &str, args: &[&str]) -> Ran {
    at(town, now, "stranger", &[&["--store", "theirs"], args].concat())
}

fn files(town: &Town) -> Vec<PathBuf> {
    fs::read_dir(town.path("box")).unwrap().map(|file| file.unwrap().path()).collect()
}

/// The office and a newcomer's machine share a folder and a case; each has what the other signed.
fn shared() -> (Town, String) {
    let town = joined();
    let now = "2026-11-22T15:00:00Z";
    fs::create_dir(town.path("box")).unwrap();
    at(&town, now, "admin", &["mailbox", "add", "team", "folder", "box"]);
    theirs(&town, now, &["mailbox", "add", "team", "folder", "box"]);
    let case = opens(&town, "vetter", "Jean Tremblay", "35001");
    at(&town, now, "admin", &["sync"]);
    at(&town, now, "vetter", &["sync"]);
    theirs(&town, now, &["sync"]);
    theirs(&town, now, &["conflict", &case, "none"]);
    theirs(&town, now, &["note", &case, "--text", "Honest."]);
    theirs(&town, now, &["sync"]);
    for who in ["vetter", "approver"] {
        at(&town, now, who, &["sync"]);
        at(&town, now, who, &["conflict", &case, "none"]);
    }
    (town, case)
}

/// The standing of each note in the log of a case.
fn standings(town: &Town, case: &str) -> Vec<String> {
    let ran = at(town, NEXT, "approver", &["log", case, "--json"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let notes = log.as_array().unwrap().iter().filter(|row| row["words"].to_string().contains("note"));
    notes.map(|row| row["standing"].as_str().unwrap_or("ok").to_owned()).collect()
}

const REVOKE: [&str; 6] = ["person", "revoke", "Ottilie Bergeron", "--lost-at", LOST, "--json"];

#[test]
fn what_was_on_it_is_said_before_and_after() {
    let (town, case) = shared();
    let asked = at(&town, NEXT, "approver", &[&REVOKE[..], &["--handover"]].concat());
    let asked: Value = serde_json::from_str(&asked.out).unwrap();
    let machine = &asked["machines"][0];
    assert_eq!(machine["had"][0]["name"], "Jean Tremblay", "{asked}");
    let letters = machine["had"][0]["case"].as_str().unwrap();
    assert!(at(&town, NEXT, "approver", &["show", letters, "--json"]).out.contains(&case));
    assert_eq!((&machine["heard"], &machine["opens"]), (&Value::from("2026-11-22T15:00:00Z"), &false.into()));
    assert!(machine["had"][0]["receipt"].is_string());
    // An administrator learns the letters alone.
    let said = at(&town, NEXT, "admin", &REVOKE[..5]);
    let err = flat(&said.err);
    has(&err, &["was last heard of here", "it had 1 case", "its receipt of", "greenlight sync"]);
    lacks(&err, &["Tremblay", "What they signed so far stands"]);
}

#[test]
fn what_its_key_signed_or_sent_later_is_late() {
    let (town, case) = shared();
    // One is dated back before the loss, and arrives after it.
    theirs(&town, "2026-11-22T15:10:00Z", &["note", &case, "--text", "Dated back."]);
    theirs(&town, AFTER, &["note", &case, "--text", "Forged."]);
    theirs(&town, AFTER, &["sync"]);
    at(&town, AFTER, "vetter", &["sync"]);
    assert_eq!(standings(&town, &case), ["ok", "ok", "ok"]);
    let revoked: Value = serde_json::from_str(&at(&town, NEXT, "admin", &REVOKE).out).unwrap();
    assert_eq!((&revoked["later"], &revoked["lost_at"]), (&2.into(), &LOST.into()));
    assert_eq!(standings(&town, &case), ["ok", "late", "late"]);
    // What comes later still is late as well, and said to be.
    theirs(&town, NEXT, &["note", &case, "--text", "Forged again."]);
    theirs(&town, NEXT, &["sync"]);
    let came = at(&town, "2026-11-22T17:05:00Z", "vetter", &["sync"]);
    has(&flat(&came.out), &["1 act of Ottilie Bergeron came too late to count"]);
    assert_eq!(standings(&town, &case), ["ok", "late", "late", "late"]);
    assert_eq!(at(&town, NEXT, "admin", &["verify", "--json"]).code, 0);
}

#[test]
fn bundles_that_it_could_open_leave_the_mailbox() {
    let (town, case) = shared();
    at(&town, AFTER, "vetter", &["note", &case, "--text", "For all who may see it."]);
    let before = files(&town);
    at(&town, AFTER, "vetter", &["sync"]);
    let new: Vec<PathBuf> = files(&town).into_iter().filter(|file| !before.contains(file)).collect();
    assert_eq!(new.len(), 1);
    let said = at(&town, NEXT, "admin", &["--lang", "fr", "person", "revoke", "Ottilie", "--lost-at", LOST]);
    has(&flat(&said.err), &["ont été retirés", "Retirez à l'appareil l'accès au répertoire partagé"]);
    assert!(!new[0].exists());
    // The others are sent the same, which the lost machine cannot open.
    at(&town, NEXT, "vetter", &["sync"]);
    let came = theirs(&town, NEXT, &["sync", "--json"]);
    let came: Value = serde_json::from_str(&came.out).unwrap();
    assert_eq!(came["received"]["cases"], serde_json::json!([]));
    assert!(!theirs(&town, NEXT, &["show", &case]).out.contains("For all who may see it."));
}

#[test]
fn a_store_that_learns_it_from_others_clears_its_own_bundles() {
    let (town, case) = shared();
    // A store of its own, which sent something to the lost machine.
    at(&town, AFTER, "vetter", &["note", &case, "--text", "For all who may see it."]);
    at(&town, AFTER, "vetter", &["sync"]);
    let mine = files(&town);
    fs::rename(town.path("box"), town.path("away")).unwrap();
    let said = at(&town, NEXT, "admin", &REVOKE);
    has(&flat(&said.err), &["The mailbox is not there"]);
    fs::rename(town.path("away"), town.path("box")).unwrap();
    assert_eq!(files(&town), mine);
    let synced = at(&town, NEXT, "vetter", &["sync"]);
    has(&flat(&synced.err), &["taken out of the mailboxes"]);
    lacks(&flat(&at(&town, NEXT, "vetter", &["sync"]).err), &["taken out"]);
}

#[test]
fn a_key_of_the_office_takes_its_vault_along() {
    let (town, _) = shared();
    let args = ["person", "revoke", "Théo Larivée", "--lost-at", LOST];
    let said = at(&town, NEXT, "admin", &args);
    has(&flat(&said.err), &["Its key opens this store", "The vault has a new key"]);
    assert_eq!(town.run_at(NEXT, "vetter", &["list"], "").code, 7);
}

#[test]
fn one_of_two_machines_is_lost_and_another_takes_its_place() {
    let (town, _) = shared();
    // Another key of theirs, from a join that led nowhere.
    let elsewhere = ["--store", "x", "join", "i", "--no-passphrase", "--out", "x.request"];
    at(&town, AFTER, "second-machine", &elsewhere);
    at(
        &town,
        AFTER,
        "admin",
        &[
            "person",
            "grant",
            "Ottilie Bergeron",
            "--key",
            "keys/second-machine.pub",
            "--role",
            "vetter",
            "--scope",
            "ON",
        ],
    );
    let shown = at(&town, NEXT, "approver", &[&REVOKE[..], &["--handover"]].concat());
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["machines"].as_array().unwrap().len(), 2);
    let lost = shown["machines"].as_array().unwrap().iter().find(|machine| machine["heard"].is_string());
    let key = lost.unwrap()["fingerprint"].as_str().unwrap().to_owned();
    let only = [&REVOKE[..], &["--key", &key[7..17]]].concat();
    let revoked: Value = serde_json::from_str(&at(&town, NEXT, "admin", &only).out).unwrap();
    assert_eq!((&revoked["revoked"], &revoked["rekeyed"]), (&1.into(), &true.into()));
    assert_eq!(town.run_at(NEXT, "second-machine", &["list"], "").code, 0);
    // They join again with a new key, under their old number.
    let invite =
        ["person", "invite", "Ottilie Bergeron", "--role", "vetter", "--scope", "ON", "--out", "again"];
    at(&town, NEXT, "admin", &invite);
    let ran = at(&town, NEXT, "new", &["--store", "new", "join", "again", "--no-passphrase", "--json"]);
    let words: Value = serde_json::from_str(&ran.out).unwrap();
    let add = ["person", "add", "--from", "again.request", "--words", words["words"].as_str().unwrap()];
    let refused = town.run_at(NEXT, "admin", &add, "");
    assert_eq!(refused.code, 2, "{}", refused.err);
    has(&refused.err, &["--same-person"]);
    at(&town, NEXT, "admin", &[&add[..], &["--same-person"]].concat());
    let people = at(&town, NEXT, "admin", &["person", "list"]).out;
    assert_eq!(people.matches("Ottilie Bergeron").count(), 1, "{people}");
}

#[test]
fn a_moment_is_said_in_many_ways_and_never_to_come() {
    let (town, _) = shared();
    let lost = |time: &str| {
        let args = ["person", "revoke", "Ottilie Bergeron", "--lost-at", time, "--handover", "--json"];
        town.run_at(NEXT, "approver", &args, "").code
    };
    for time in
        ["yesterday 14:30", "hier", "2026-11-22 09:15", "2026-11-22T14:00:00-05:00", "10:30", "lundi 7:05"]
    {
        // 14:00 in Ottawa is 19:00 in UTC, which is still to come.
        let code = if time.contains("-05:00") { 2 } else { 0 };
        assert_eq!(lost(time), code, "{time}");
    }
    for time in ["", "soon", "25:00", "yesterday 9", "2026-11-22T17:00:01Z", "tomorrow 09:00", "today 23:59"]
    {
        assert_eq!(lost(time), 2, "{time}");
    }
    let both = ["person", "revoke", "Ottilie Bergeron", "--lost-at", LOST, "--role", "vetter"];
    assert_eq!(town.run_at(NEXT, "admin", &both, "").code, 2);
}
