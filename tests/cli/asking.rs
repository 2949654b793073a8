//! Joining through a mailbox: the request lies there sealed, `sync` says who asks, and nobody is let in by what somebody
//! else left there.

use std::fs;

use serde_json::Value;

use crate::kit::town::{NOW, Ran, Town};

const TOO_LATE: &str = "2026-12-22T15:00:01Z";

/// A party whose administrator has a mailbox and invited somebody to it.
fn invited() -> Town {
    let town = Town::with_people();
    fs::create_dir(town.path("box")).unwrap();
    town.does("admin", &["mailbox", "add", "office", "folder", "box"]);
    invites(&town, "office", "i");
    town
}

fn invites(town: &Town, mailbox: &str, out: &str) {
    let who = ["person", "invite", "Ottilie Bergeron", "--role", "vetter", "--scope", "ON"];
    town.does("admin", &[&who[..], &["--mailbox", mailbox, "--out", out]].concat());
}

/// Joins on another machine, with a key and a store of one's own.
fn joins(town: &Town, who: &str, store: &str, more: &[&str]) -> Ran {
    town.run(who, &[&["--store", store, "join", "i", "--json", "--no-passphrase"], more].concat(), "")
}

fn words(ran: &Ran) -> String {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    serde_json::from_str::<Value>(&ran.out).unwrap()["words"].as_str().unwrap().to_owned()
}

fn theirs(town: &Town, args: &[&str]) -> Ran {
    town.run("stranger", &[&["--store", "theirs"], args].concat(), "")
}

fn requests(town: &Town) -> Vec<Value> {
    let ran = town.run("admin", &["sync", "--json"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str::<Value>(&ran.out).unwrap()["requests"].as_array().unwrap().clone()
}

fn in_the_box(town: &Town) -> Vec<std::path::PathBuf> {
    fs::read_dir(town.path("box")).unwrap().map(|file| file.unwrap().path()).collect()
}

#[test]
fn a_request_goes_through_the_mailbox_and_fills_a_store() {
    let town = invited();
    let said = theirs(&town, &["join", "i"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.err.contains("The request is in the mailbox"), "{}", said.err);
    assert!(!town.path("i.request").exists(), "no file is needed");
    let [sealed] = in_the_box(&town).try_into().unwrap();
    assert!(!String::from_utf8_lossy(&fs::read(sealed).unwrap()).contains("Ottilie"));

    let found = town.run("admin", &["sync"], "");
    let asks = "Ottilie Bergeron asks to join: vetter for ON";
    assert!(found.err.contains(asks), "{}", found.err);
    // Colleagues who may not let anybody in are not asked to.
    assert!(!town.run("vetter", &["sync"], "").err.contains("asks to join"));
    assert_eq!(town.run("vetter", &["person", "add", "--from", "Ottilie", "--words", "x"], "").code, 4);
    let waits = theirs(&town, &["sync"]);
    assert_eq!(waits.code, 0, "{}", waits.err);
    let heard = waits.err.split("you know: ").nth(1).unwrap().lines().next().unwrap().to_owned();
    assert!(said.err.contains(&heard), "{heard}: {}", said.err);

    let add = ["person", "add", "--from", "Ottilie Bergeron"];
    let (code, asked) = town.types("admin", &add, b"y\n");
    assert_eq!(code, 0, "{asked}");
    assert!(asked.contains(&heard), "{asked}");
    assert_eq!(requests(&town), Vec::<Value>::new());
    let came = theirs(&town, &["sync"]);
    assert_eq!(came.code, 0, "{}", came.err);
    assert!(!came.err.contains("six words"), "{}", came.err);
    assert!(theirs(&town, &["person", "list"]).out.contains("Imogen Ashgrove"));
    let open = ["open", "--name", "Jean Tremblay", "--district", "35001"];
    town.does("vetter", &open);
    town.does("vetter", &["sync"]);
    assert!(theirs(&town, &["sync"]).out.contains("Jean Tremblay"));
    assert!(theirs(&town, &["verify"]).err.is_empty());
    assert!(theirs(&town, &["mailbox", "list"]).out.contains("box"));
}

#[test]
fn a_request_is_put_back_and_taken_away_once_answered() {
    let town = invited();
    let heard = words(&joins(&town, "stranger", "theirs", &["--out", "also"]));
    assert!(town.path("also").exists());
    let [request] = in_the_box(&town).try_into().unwrap();
    fs::remove_file(&request).unwrap();
    assert_eq!(theirs(&town, &["sync"]).code, 0);
    assert!(request.exists(), "it was lost before anybody saw it");
    // Joining again leaves one request, not two.
    let again = words(&joins(&town, "stranger", "theirs", &[]));
    assert_eq!(again, heard);
    let [request] = in_the_box(&town).try_into().unwrap();
    assert_eq!(requests(&town)[0]["name"], "Ottilie Bergeron");
    town.does("admin", &["person", "add", "--from", "ottilie bergeron", "--words", &again]);
    town.does("admin", &["sync"]);
    assert!(request.exists());
    theirs(&town, &["sync"]);
    assert!(!request.exists());
}

#[test]
fn an_old_request_is_taken_away_and_answered_by_nobody() {
    let town = invited();
    let heard = words(&joins(&town, "stranger", "theirs", &[]));
    let [request] = in_the_box(&town).try_into().unwrap();
    assert_eq!(requests(&town).len(), 1);
    let add = ["person", "add", "--from", "Ottilie Bergeron", "--words", &heard];
    let late = town.run_at(TOO_LATE, "admin", &add, "");
    assert_eq!(late.code, 3, "{}", late.err);
    let told = town.run_at(TOO_LATE, "stranger", &["--store", "theirs", "sync"], "");
    assert!(told.err.contains("too old to be answered"), "{}", told.err);
    assert!(!request.exists());
    assert_eq!(town.run_at(NOW, "admin", &add, "").code, 0);
}

#[test]
fn nobody_is_let_in_by_what_others_leave_there() {
    let town = invited();
    let heard = words(&joins(&town, "stranger", "theirs", &[]));
    // Somebody who saw the invitation asks under the same name, with a key of their own.
    let forged = words(&joins(&town, "forger", "forged", &[]));
    assert_ne!(heard, forged);
    // Under another name, and for a party of their own that names the same mailbox.
    assert_eq!(joins(&town, "other", "others", &["--name", "Wendel Harrow"]).code, 0);
    town.does("second", &["--store", "party", "init", "--org", "Another Party", "--name", "Hedda Ferrers"]);
    fs::write(town.path("box/x.glb"), b"nothing of ours").unwrap();
    let asking = requests(&town);
    assert_eq!(asking.len(), 2, "{asking:?}");
    assert!(asking.iter().all(|asks| asks["name"] == "Ottilie Bergeron"));
    let said = town.run("admin", &["sync"], "");
    assert!(said.err.contains("2 requests came under the name Ottilie Bergeron"), "{}", said.err);
    let add = |more: &[&str]| {
        town.run("admin", &[&["person", "add", "--from", "Ottilie Bergeron"], more].concat(), "")
    };
    let unsure = add(&[]);
    assert_eq!(unsure.code, 6, "{}", unsure.err);
    assert_eq!(add(&["--words", "one two three four five six"]).code, 4);
    let right = add(&["--words", &heard, "--json"]);
    assert_eq!(right.code, 0, "{}", right.err);
    // The invitation is used up, so the other request is none any more.
    assert_eq!(requests(&town), Vec::<Value>::new());
    assert_eq!(add(&["--words", &forged]).code, 3);
    let added: Value = serde_json::from_str(&right.out).unwrap();
    let public = fs::read_to_string(town.path("keys/stranger.pub")).unwrap();
    let fingerprint =
        ssh_key::PublicKey::from_openssh(&public).unwrap().fingerprint(ssh_key::HashAlg::Sha256);
    assert_eq!(added["fingerprint"], fingerprint.to_string());
}

#[test]
fn few_requests_are_kept_for_one_invitation() {
    let town = invited();
    for number in 0..10 {
        assert_eq!(joins(&town, &format!("k{number}"), &format!("s{number}"), &[]).code, 0);
    }
    assert_eq!(in_the_box(&town).len(), 10);
    assert_eq!(requests(&town).len(), 8);
    // The file that somebody sends another way lets them in all the same.
    let heard = words(&joins(&town, "stranger", "theirs", &["--out", "theirs.request"]));
    assert_eq!(requests(&town).len(), 8);
    town.does("admin", &["person", "add", "--from", "theirs.request", "--words", &heard]);
    assert_eq!(requests(&town), Vec::<Value>::new());
}

#[test]
fn the_folder_is_where_the_newcomer_says() {
    let town = invited();
    let absent = ["theirs", "i.request", "keys/new", "keys/new.pub"];
    for (folder, code) in [("nowhere", 1), (".", 2), ("theirs/inside", 2)] {
        let ran = joins(&town, "new", "theirs", &["--mailbox", folder]);
        assert_eq!(ran.code, code, "{folder}: {}", ran.err);
        for path in absent {
            assert!(!town.path(path).exists(), "{folder}: {path}");
        }
    }
    fs::create_dir(town.path("mine")).unwrap();
    assert_eq!(joins(&town, "new", "theirs", &["--mailbox", "mine"]).code, 0);
    assert_eq!(fs::read_dir(town.path("mine")).unwrap().count(), 1);
    assert_eq!((in_the_box(&town).len(), town.path("i.request").exists()), (0, false));
}

#[test]
fn a_folder_that_is_not_here_is_named_and_not_made() {
    let town = invited();
    for place in ["folder /nowhere/box", "folder box", "folder //server/share", "carrier pigeon"] {
        fs::remove_file(town.path("i")).unwrap();
        invites(&town, place, "i");
        let ran = theirs(&town, &["join", "i"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains(&format!("Mailbox of the team: {place}")), "{}", ran.err);
        fs::remove_file(town.path("i.request")).unwrap();
    }
    assert!(in_the_box(&town).is_empty());
    // A mailbox that is added later takes the request at the next sync.
    assert_eq!(theirs(&town, &["mailbox", "add", "team", "folder", "box"]).code, 0);
    assert_eq!(theirs(&town, &["sync"]).code, 0);
    assert_eq!(requests(&town).len(), 1);
}

#[test]
fn a_request_is_no_bundle_and_says_so() {
    let town = invited();
    joins(&town, "stranger", "theirs", &[]);
    let [request] = in_the_box(&town).try_into().unwrap();
    let file = request.to_str().unwrap();
    let ran = town.run("admin", &["receive", file], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("a request to join, and no bundle"), "{}", ran.err);
    let french = town.run("admin", &["--lang", "fr", "sync"], "");
    assert!(french.err.contains("Ottilie Bergeron demande à se joindre"), "{}", french.err);
}
