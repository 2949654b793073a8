//! Notification by a command of one's own: one line with numbers and no name, once for each line of the agenda, from
//! `sync` and `due --exit-code`; a command that fails is named, and fails nothing.

use std::fs;

use crate::kit::town::Town;
use crate::kit::town::ask::{has, lacks, ok};

const LATER: &str = "2026-12-22T15:00:00Z";

/// A town whose people are told into a file, and a case.
fn told_into_a_file() -> (Town, String) {
    let town = Town::with_people();
    town.does(
        "vetter",
        &["notify", "set", "--", "sh", "-c", "cat >> said; echo \"$1\" >> argument", "sh", "<{}>"],
    );
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

/// What was said since, and asked at this hour.
fn asks(town: &Town, now: &str, who: &str, args: &[&str]) -> (i32, String, String) {
    let _ = fs::remove_file(town.path("said"));
    let ran = town.run_at(now, who, args, "");
    (ran.code, fs::read_to_string(town.path("said")).unwrap_or_default(), ran.err)
}

const DUE: [&str; 2] = ["due", "--exit-code"];

#[test]
fn each_line_is_told_once_and_without_a_name() {
    let (town, case) = told_into_a_file();
    town.does("reviewer", &["flag", "raise", &case, "--question", "May she wait?"]);
    assert_eq!(asks(&town, LATER, "approver", &["due"]).1, "", "a look is no reason");
    let (code, said, _) = asks(&town, LATER, "approver", &DUE);
    assert_eq!(code, 10);
    assert!(said.ends_with(" is overdue; open Greenlight.\n") || said.contains(" are overdue;"), "{said}");
    let argument = fs::read_to_string(town.path("argument")).unwrap();
    assert_eq!(argument, format!("<{}>\n", said.trim_end()));
    lacks(&said, &["Quill", "Margaret", "wait", &case]);
    // The same lines are not told again, by either command, nor on another day.
    assert_eq!(asks(&town, LATER, "approver", &DUE).1, "");
    assert_eq!(
        asks(&town, "2026-12-23T15:00:00Z", "approver", &[&DUE[..], &["--all", "--json"]].concat()).1,
        ""
    );
    // A colleague on the same machine has an agenda of their own.
    assert!(!asks(&town, LATER, "reviewer", &DUE).1.is_empty());
    // What is new is told, and no more.
    town.does("vetter", &["safety", &case, "--text", "They wait at her door."]);
    assert_eq!(asks(&town, LATER, "approver", &DUE).1, "1 danger; open Greenlight.\n");
    assert_eq!(asks(&town, LATER, "approver", &DUE).1, "");
}

#[test]
fn sync_tells_as_well_and_in_french() {
    let (town, case) = told_into_a_file();
    fs::create_dir(town.path("box")).unwrap();
    town.does("admin", &["mailbox", "add", "team", "folder", "box"]);
    town.does("vetter", &["safety", &case, "--text", "They wait at her door."]);
    let (code, said, _) = asks(&town, "2026-11-22T15:00:00Z", "approver", &["--lang", "fr", "sync"]);
    assert_eq!((code, said.as_str()), (0, "1 danger; ouvrez Greenlight.\n"));
    assert_eq!(asks(&town, "2026-11-22T15:00:00Z", "approver", &["sync"]).1, "");
    // Nobody is told at a desk where nothing is due.
    assert_eq!(asks(&town, "2026-11-22T15:00:00Z", "admin", &["sync"]).1, "");
}

#[test]
fn a_danger_that_is_hidden_from_its_reader_is_told_too() {
    let (town, case) = told_into_a_file();
    let other = town.does("vetter", &["open", "--name", "Abel Aalto", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &other, "none"]);
    for case in [&case, &other] {
        ok(&town, "second", &["conflict", case, "declare", "--kind", "personal", "--text", "my cousin"]);
    }
    let now = "2026-11-22T15:00:00Z";
    town.does("vetter", &["safety", &case, "--text", "They wait."]);
    assert_eq!(asks(&town, now, "second", &DUE).1, "1 danger; open Greenlight.\n");
    assert_eq!(asks(&town, now, "second", &DUE).1, "");
    town.does("vetter", &["safety", &other, "--text", "They wait."]);
    assert_eq!(asks(&town, now, "second", &DUE).1, "1 danger; open Greenlight.\n");
}

#[test]
fn a_line_that_comes_back_is_told_again() {
    let (town, case) = told_into_a_file();
    let now = "2026-11-22T15:00:00Z";
    let report = town.does("vetter", &["safety", &case, "--text", "They wait."]);
    assert_eq!(asks(&town, now, "approver", &DUE).1, "1 danger; open Greenlight.\n");
    town.does("approver", &["flag", "answer", &case, &report, "--text", "The police are there."]);
    assert_eq!(asks(&town, now, "approver", &DUE).1, "");
    town.does("vetter", &["safety", &case, "--text", "They are back."]);
    assert_eq!(asks(&town, now, "approver", &DUE).1, "1 danger; open Greenlight.\n");
}

#[test]
fn a_command_that_fails_is_named_and_tried_again() {
    let (town, case) = told_into_a_file();
    town.does("vetter", &["safety", &case, "--text", "They wait."]);
    let now = "2026-11-22T15:00:00Z";
    for (command, says) in [
        (&["sh", "-c", "exit 3"][..], "failed: sh (exit code 3)"),
        (&["/nowhere/pager"][..], "is not there: /nowhere/pager"),
    ] {
        town.does("vetter", &[&["notify", "set", "--"], command].concat());
        let (code, _, err) = asks(&town, now, "approver", &DUE);
        assert_eq!(code, 10, "{err}");
        has(&err, &[says]);
        assert_eq!(town.run("vetter", &["notify", "try"], "").code, 1);
    }
    town.does("vetter", &["notify", "set", "--", "sh", "-c", "cat >> said"]);
    assert_eq!(asks(&town, now, "approver", &DUE).1, "1 danger; open Greenlight.\n");
    let (_, said, _) = asks(&town, now, "vetter", &["notify", "try"]);
    has(&said, &["This is a trial"]);
}

#[test]
fn a_command_is_set_shown_and_taken_away() {
    let town = Town::with_people();
    has(&town.run("vetter", &["notify", "show"], "").err, &["No command is set"]);
    assert_eq!(town.run("vetter", &["notify", "off"], "").code, 3);
    assert_eq!(town.run("vetter", &["notify", "set"], "").code, 2);
    town.does("vetter", &["notify", "set", "--", "mail", "-s", "Greenlight: look", "alex@example.org"]);
    has(&town.run("vetter", &["notify", "show"], "").out, &["mail -s \"Greenlight: look\" alex@example.org"]);
    let data = town.run("vetter", &["notify", "show", "--json"], "").out;
    has(&data, &["\"program\":", "\"-s\""]);
    // A colleague at the same store sets their own: it is in no store.
    let apart = town.path("apart").display().to_string();
    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
    let shown = command.env("XDG_STATE_HOME", &apart).args(["notify", "show"]).output().unwrap();
    assert!(String::from_utf8_lossy(&shown.stderr).contains("No command is set"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = town.path(".local/state/greenlight/notify.json");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
        has(&town.run("vetter", &["notify", "show"], "").err, &["Another account can write the file"]);
    }
    assert_eq!(town.run("vetter", &["notify", "off"], "").code, 0);
}
