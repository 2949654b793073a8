//! Mailboxes at the counter: added, listed, looked at, removed; and the folders that are refused.

use std::fs;

use serde_json::Value;

use crate::kit::town::{Ran, Town};

fn mailbox(town: &Town, args: &[&str]) -> Ran {
    town.run("admin", &[&["mailbox"], args].concat(), "")
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {} {}", ran.out, ran.err))
}

#[test]
fn a_mailbox_is_added_listed_looked_at_and_removed() {
    let town = Town::with_people();
    assert!(mailbox(&town, &["list"]).err.contains("No mailbox yet"));
    fs::create_dir(town.path("box")).unwrap();
    fs::write(town.path("box/a.glb"), b"sealed").unwrap();
    fs::write(town.path("box/minutes.txt"), b"not ours").unwrap();
    let added = mailbox(&town, &["add", "office", "folder", "box"]);
    assert_eq!(added.code, 0, "{}", added.err);
    let listed = json(&mailbox(&town, &["list", "--json"]));
    assert_eq!(listed[0]["name"], "office");
    assert_eq!(listed[0]["kind"], "folder");
    let place = fs::canonicalize(town.path("box")).unwrap();
    let kept = fs::canonicalize(listed[0]["place"].as_str().unwrap()).unwrap();
    assert_eq!(kept, place, "a relative path is kept whole");
    assert!(std::path::Path::new(listed[0]["place"].as_str().unwrap()).is_absolute());
    // A colleague at the same store has the same mailboxes.
    assert!(town.run("vetter", &["mailbox", "list"], "").out.contains("office"));
    let looked = mailbox(&town, &["doctor", "office"]);
    assert_eq!(looked.code, 0, "{}", looked.err);
    assert!(looked.out.contains("1 bundle"), "{}", looked.out);
    assert!(looked.out.contains("It can be written"), "{}", looked.out);
    let seen = json(&mailbox(&town, &["doctor", "--json"]));
    assert_eq!(seen[0]["bundles"], 1);
    assert_eq!(seen[0]["bytes"], 6);
    assert_eq!((&seen[0]["readable"], &seen[0]["writable"]), (&Value::Bool(true), &Value::Bool(true)));
    assert_eq!(fs::read_dir(town.path("box")).unwrap().count(), 2, "the file that was tried is gone");
    assert_eq!(mailbox(&town, &["remove", "office"]).code, 0);
    assert!(town.path("box/a.glb").exists());
    assert_eq!(mailbox(&town, &["remove", "office"]).code, 3);
    assert_eq!(mailbox(&town, &["doctor", "office"]).code, 3);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
}

#[test]
fn a_folder_that_carries_the_store_is_no_mailbox() {
    let town = Town::with_people();
    fs::create_dir(town.path("store/inside")).unwrap();
    fs::create_dir(town.path("other")).unwrap();
    fs::write(town.path("other/vault.db"), b"another store").unwrap();
    for path in ["store", "store/inside", "store/../store/inside", ".", "other"] {
        let refused = mailbox(&town, &["add", "office", "folder", path]);
        assert_eq!(refused.code, 2, "{path}: {}", refused.err);
        assert!(refused.err.contains("would be carried along"), "{path}: {}", refused.err);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(town.path("store"), town.path("link")).unwrap();
        let refused = mailbox(&town, &["add", "office", "folder", "link"]);
        assert!(refused.err.contains("would be carried along"), "{}", refused.err);
    }
    assert!(mailbox(&town, &["list"]).err.contains("No mailbox yet"));
}

#[test]
fn what_is_no_folder_is_named_and_never_made() {
    let town = Town::with_people();
    let absent = mailbox(&town, &["add", "stick", "folder", "stick"]);
    assert_eq!(absent.code, 1, "{}", absent.err);
    assert!(absent.err.contains("is not there"), "{}", absent.err);
    assert!(!town.path("stick").exists());
    fs::write(town.path("file"), b"").unwrap();
    assert!(mailbox(&town, &["add", "file", "folder", "file"]).err.contains("is not a folder"));
    let unknown = mailbox(&town, &["add", "server", "postgres", "file"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("postgres"), "{}", unknown.err);
    // A stick that was pulled out later.
    fs::create_dir(town.path("stick")).unwrap();
    assert_eq!(mailbox(&town, &["add", "stick", "folder", "stick"]).code, 0);
    fs::remove_dir(town.path("stick")).unwrap();
    let looked = mailbox(&town, &["doctor"]);
    assert_eq!(looked.code, 1);
    assert!(looked.err.contains("is not there"), "{}", looked.err);
    let seen = json(&mailbox(&town, &["doctor", "--json"]));
    assert_eq!(seen[0]["readable"], false);
    assert!(!town.path("stick").exists());
}

#[test]
fn a_name_and_a_folder_are_taken_once() {
    let town = Town::with_people();
    for folder in ["box", "another"] {
        fs::create_dir(town.path(folder)).unwrap();
    }
    assert_eq!(mailbox(&town, &["add", "office", "répertoire", "box"]).code, 0);
    let known = mailbox(&town, &["add", "office", "folder", "another"]);
    assert_eq!(known.code, 2, "{}", known.err);
    let same = mailbox(&town, &["add", "second", "folder", "./box/../box"]);
    assert!(same.err.contains("is mailbox “office” already"), "{}", same.err);
    for name in ["", "  ", &"x".repeat(101)] {
        assert_eq!(mailbox(&town, &["add", name, "folder", "another"]).code, 2);
    }
    let strange = "o\u{1b}[31mff\u{202e}ice";
    assert_eq!(mailbox(&town, &["add", strange, "folder", "another"]).code, 0);
    let listed = mailbox(&town, &["list"]);
    assert!(!listed.out.contains(['\u{1b}', '\u{202e}']), "{:?}", listed.out);
}
