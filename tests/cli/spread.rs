//! Danger between machines: the report is signed and said first, then its case leaves for those who may see it, and the
//! reporter is told whose store has it. A mailbox that fails is named and fails nothing.

use std::fs;

use serde_json::Value;

use crate::cli::between::{joined, opens, theirs};
use crate::kit::town::ask::{flat, has, lacks};
use crate::kit::town::{Ran, Town};

const NOBODY: &str = "no colleague's store has shown yet that it has it";

/// A newcomer on a machine of their own who has a case, and the folder that they share with the office.
fn shared() -> (Town, String) {
    let town = joined();
    fs::create_dir(town.path("box")).unwrap();
    town.does("admin", &["mailbox", "add", "team", "folder", "box"]);
    theirs(&town, &["mailbox", "add", "team", "folder", "box"]);
    let case = opens(&town, "vetter", "Jean Tremblay", "35001");
    for who in ["admin", "vetter"] {
        town.does(who, &["sync"]);
    }
    theirs(&town, &["sync"]);
    theirs(&town, &["conflict", &case, "none"]);
    (town, case)
}

fn reports(town: &Town, case: &str) -> Ran {
    theirs(town, &["safety", case, "--text", "They wait at his door."])
}

#[test]
fn a_report_leaves_at_once_and_is_followed_until_it_arrives() {
    let (town, case) = shared();
    let before = fs::read_dir(town.path("box")).unwrap().count();
    let said = reports(&town, &case);
    // The number to call comes first, then what was signed, and only then the mailbox.
    let err = flat(&said.err);
    let at = |part: &str| err.find(part).unwrap_or_else(|| panic!("{part}: {err}"));
    assert!(at("Call first: police") < at("The danger is reported"), "{err}");
    assert!(at("The danger is reported") < at("Left in the mailbox at once for"), "{err}");
    has(&err, &["Théo Larivée", "Marguerite Sansoucy", NOBODY]);
    lacks(&err, &["Imogen"]);
    assert!(fs::read_dir(town.path("box")).unwrap().count() > before);
    has(&theirs(&town, &["sync"]).err, &[NOBODY]);

    town.does("vetter", &["conflict", &case, "none"]);
    let came = town.run("vetter", &["sync"], "");
    assert_eq!(came.code, 0, "{}", came.err);
    let due: Value = serde_json::from_str(&town.run("approver", &["due", "--json"], "").out).unwrap();
    assert_eq!(due[0]["weight"], "danger", "{due}");
    let told = theirs(&town, &["sync"]);
    has(&flat(&told.err), &["is in the store of Théo Larivée"]);
    lacks(&told.err, &[NOBODY]);
    has(&theirs(&town, &["--lang", "fr", "sync"]).err, &["est dans le coffre de Théo Larivée"]);
    // What was answered is followed no more.
    let report = said.out.lines().next().unwrap();
    town.does("approver", &["conflict", &case, "none"]);
    town.does("approver", &["flag", "answer", &case, report, "--text", "The police are there."]);
    town.does("approver", &["sync"]);
    lacks(&theirs(&town, &["sync"]).err, &["is in the store of", NOBODY]);
}

#[test]
fn a_mailbox_that_fails_is_named_and_stops_no_report() {
    let (town, case) = shared();
    fs::rename(town.path("box"), town.path("away")).unwrap();
    let said = reports(&town, &case);
    has(&flat(&said.err), &["The danger is reported", "The mailbox is not there", NOBODY]);
    let report = said.out.lines().next().unwrap();
    assert!(theirs(&town, &["log", &case]).out.contains(report));
    fs::rename(town.path("away"), town.path("box")).unwrap();
    theirs(&town, &["sync"]);
    town.does("vetter", &["sync"]);
    assert!(town.run("vetter", &["list"], "").out.contains("danger"));
}

#[test]
fn without_a_mailbox_a_report_says_that_nobody_gets_it() {
    let (town, case) = shared();
    theirs(&town, &["mailbox", "remove", "team"]);
    let said = reports(&town, &case);
    has(
        &flat(&said.err),
        &["There is no mailbox, so nobody gets this report by itself", "greenlight bundle"],
    );
    // Where several work at one store, the others see it there.
    town.does("admin", &["mailbox", "remove", "team"]);
    let said = town.run("vetter", &["safety", &case, "--text", "They wait at his door."], "");
    assert_eq!(said.code, 0, "{}", said.err);
    lacks(&said.err, &["no mailbox", NOBODY]);
}

#[test]
fn who_may_not_see_the_case_learns_no_names() {
    let (town, case) = shared();
    town.does("second", &["conflict", &case, "declare", "--kind", "personal", "--text", "my cousin"]);
    let said = town.run("second", &["safety", "Jean Tremblay", "--text", "They wait at his door."], "");
    assert_eq!(said.code, 0, "{}", said.err);
    has(&flat(&said.err), &["Left in the mailbox at once for those who may see the case", NOBODY]);
    lacks(&said.err, &["Théo", "Ottilie", "Marguerite"]);
    theirs(&town, &["sync"]);
    // Her receipt is for those who may see the case; they work at the same store.
    town.does("vetter", &["sync"]);
    let told = town.run("second", &["sync"], "");
    has(&flat(&told.err), &["is in the store of 1 colleague"]);
    lacks(&told.err.lines().filter(|line| line.contains("Report")).collect::<String>(), &["Ottilie"]);
}

#[test]
fn a_referral_in_danger_leaves_at_once_as_well() {
    let (town, case) = shared();
    let refer = ["refer", &case, "--safety", "--text", "They wait at his door."];
    has(&flat(&theirs(&town, &refer).err), &["Left in the mailbox at once for", NOBODY]);
}
