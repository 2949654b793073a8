//! Between machines, as people type it: a newcomer's store fills from a file or from a folder, what one of them signs
//! reaches the other, and nobody is sent what they may not see.

use serde_json::Value;

use crate::kit::town::{Ran, Town};

/// A party with its people, and a newcomer who joined from a machine of their own.
pub fn joined() -> Town {
    let town = Town::with_people();
    town.does(
        "admin",
        &["person", "invite", "Ottilie Bergeron", "--role", "vetter", "--scope", "ON", "--out", "i"],
    );
    let ran = theirs(&town, &["join", "i", "--json"]);
    let words: Value = serde_json::from_str(&ran.out).unwrap();
    town.does(
        "admin",
        &["person", "add", "--from", "i.request", "--words", words["words"].as_str().unwrap()],
    );
    town
}

pub fn theirs(town: &Town, args: &[&str]) -> Ran {
    let ran = town.run("stranger", &[&["--store", "theirs"], args].concat(), "");
    assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.out, ran.err);
    ran
}

pub fn opens(town: &Town, who: &str, name: &str, district: &str) -> String {
    let open = ["open", "--name", name, "--district", district, "--json"];
    let ran = town.run(who, &open, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    data["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_newcomers_store_fills_from_a_file() {
    let town = joined();
    let case = opens(&town, "vetter", "Jean Tremblay", "35001");
    let made = town.does("vetter", &["bundle", &case, "--for", "Ottilie Bergeron", "--out", "first.glb"]);
    assert!(made.contains("first.glb"), "{made}");
    let ran = theirs(&town, &["receive", "first.glb"]);
    assert!(ran.out.contains("Jean Tremblay") && ran.out.contains("new case"), "{}", ran.out);
    assert!(theirs(&town, &["list"]).out.contains("Jean Tremblay"));
    assert!(theirs(&town, &["verify"]).err.is_empty());
    let again = theirs(&town, &["receive", "first.glb"]);
    assert!(again.err.contains("Nothing new"), "{}", again.err);
}

#[test]
fn a_folder_carries_what_each_of_two_signs() {
    let town = joined();
    std::fs::create_dir(town.path("box")).unwrap();
    let case = opens(&town, "vetter", "Jean Tremblay", "35001");
    for who in ["admin", "vetter"] {
        let known = town.run(who, &["mailbox", "add", "team", "folder", "box"], "");
        assert!(known.code == 0 || known.err.contains("already"), "{}", known.err);
    }
    theirs(&town, &["mailbox", "add", "team", "folder", "box"]);
    let sent = town.run("admin", &["sync", "--json"], "");
    assert!(sent.code == 0 && sent.out.contains("Ottilie Bergeron"), "{}", sent.out);
    theirs(&town, &["sync"]);
    town.does("vetter", &["sync"]);
    let came = theirs(&town, &["sync"]);
    assert!(came.out.contains("Jean Tremblay"), "{}{}", came.out, came.err);
    theirs(&town, &["conflict", &case, "none"]);
    theirs(&town, &["note", &case, "--text", "The applicant answers in the evening."]);
    let sent: Value = serde_json::from_str(&theirs(&town, &["sync", "--json"]).out).unwrap();
    assert!(!sent["sent"].as_array().unwrap().is_empty(), "{sent}");
    let back = town.run("vetter", &["sync"], "");
    assert!(back.out.contains("2 new events"), "{}{}", back.out, back.err);
    town.does("vetter", &["conflict", &case, "none"]);
    let log = town.run("vetter", &["log", &case], "");
    assert!(log.out.contains("Ottilie Bergeron"), "{}", log.out);
}

#[test]
fn a_case_is_not_bundled_for_who_may_not_see_it() {
    let town = joined();
    let case = opens(&town, "vetter", "Jean Tremblay", "24001");
    let ran = town.run("vetter", &["bundle", &case, "--for", "Ottilie Bergeron", "--out", "no.glb"], "");
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("Ottilie Bergeron may not see case"), "{}", ran.err);
    assert!(!town.path("no.glb").exists());
}

#[test]
fn a_bundle_that_is_none_is_refused_in_words() {
    let town = joined();
    std::fs::write(town.path("photo.glb"), b"nothing of ours").unwrap();
    let ran = town.run("stranger", &["--store", "theirs", "receive", "photo.glb"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("not for your key, or was changed"), "{}", ran.err);
    // One that is for somebody else says the same: its reader cannot tell.
    town.does("vetter", &["bundle", "--for", "Imogen Ashgrove", "--out", "other.glb"]);
    let ran = town.run("stranger", &["--store", "theirs", "receive", "other.glb"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    let none = town.run("stranger", &["--store", "theirs", "sync"], "");
    assert_eq!(none.code, 2, "{}", none.err);
    assert!(none.err.contains("no mailbox"), "{}", none.err);
}

#[test]
fn what_came_is_said_in_french_as_well() {
    let town = joined();
    let case = opens(&town, "vetter", "Jean Tremblay", "35001");
    town.does("vetter", &["bundle", &case, "--for", "Ottilie Bergeron", "--out", "first.glb"]);
    let ran = theirs(&town, &["--lang", "fr", "receive", "first.glb"]);
    assert!(ran.out.contains("nouveau dossier"), "{}", ran.out);
    assert!(ran.err.contains("Personnes et règles"), "{}", ran.err);
}

#[test]
fn a_store_that_was_put_back_hears_what_it_lost() {
    let town = joined();
    std::fs::create_dir(town.path("box")).unwrap();
    let case = opens(&town, "vetter", "Jean Tremblay", "35001");
    town.does("vetter", &["mailbox", "add", "team", "folder", "box"]);
    theirs(&town, &["mailbox", "add", "team", "folder", "box"]);
    town.does("admin", &["sync"]);
    theirs(&town, &["sync"]);
    town.does("vetter", &["sync"]);
    theirs(&town, &["sync"]);
    theirs(&town, &["conflict", &case, "none"]);
    crate::kit::town::filled::copy(&town.path("theirs"), &town.path("copy"));
    theirs(&town, &["note", &case, "--text", "The applicant answers in the evening."]);
    theirs(&town, &["sync"]);
    town.does("vetter", &["sync"]);
    std::fs::rename(town.path("theirs"), town.path("lost")).unwrap();
    std::fs::rename(town.path("copy"), town.path("theirs")).unwrap();
    let ran = town.run("stranger", &["--store", "theirs", "sync"], "");
    assert_eq!(ran.code, 8, "{}", ran.err);
    assert!(ran.err.contains("greenlight accept-rollback"), "{}", ran.err);
    theirs(&town, &["accept-rollback", "--why", "The disk died; this is the backup of the morning."]);
    let ran = theirs(&town, &["sync"]);
    assert!(ran.err.contains("had heard of events of this store that are not in it"), "{}", ran.err);
    let ran = theirs(&town, &["verify"]);
    assert!(ran.out.contains(": Théo Larivée had what has not come here"), "{}", ran.out);
    let ran = theirs(&town, &["doctor", "--lang", "fr"]);
    assert!(ran.out.contains("qui n'est pas arrivé ici : 1"), "{}", ran.out);
    // The office hears that it went back, and sends what it has.
    let ran = town.run("vetter", &["sync"], "");
    assert!(ran.err.contains("The store of Ottilie Bergeron went back to an older copy"), "{}", ran.err);
    let tomorrow = "2026-11-24T15:00:00Z";
    assert_eq!(town.run_at(tomorrow, "vetter", &["sync"], "").code, 0);
    let ran = town.run_at(tomorrow, "stranger", &["--store", "theirs", "sync"], "");
    assert!(ran.out.contains("1 new event"), "{}{}", ran.out, ran.err);
    let told: Value = serde_json::from_str(&theirs(&town, &["verify", "--json"]).out).unwrap();
    assert_eq!(told["not_here"].as_array().map(Vec::len), Some(0), "{told}");
}
