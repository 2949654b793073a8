//! What waits for a second: what is said when it is signed, when it is declined, and on the pages afterwards.

use std::process::Command;

use serde_json::Value;

use crate::kit::town::ask::{has, lacks};
use crate::kit::town::{NOW, Town};

/// A case that an approver looks at, with no decision.
fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

fn shown(town: &Town, case: &str) -> Value {
    serde_json::from_str(&town.run("approver", &["show", case, "--json"], "").out).unwrap()
}

#[test]
fn a_phase_without_a_greenlight_waits_until_it_is_declined() {
    let (town, case) = with_case();
    let phase = ["phase", &case, "nominated", "--without-greenlight", "--why", "The list closes tonight."];
    for (lang, waits) in
        [("en", "once another approver seconds it"), ("fr", "au contreseing d'un autre approbateur")]
    {
        let ran = town.run("approver", &[&phase[..], &["--lang", lang]].concat(), "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        has(&ran.err, &[waits, &format!("greenlight second {case}")]);
        assert_ne!(shown(&town, &case)["phase"], "nominated");
        let waiting = shown(&town, &case)["waiting"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&waiting["seconded"], &waiting["declined"]), (&Value::from(false), &Value::from(false)));
        let id = waiting["short"].as_str().unwrap();
        let decline = ["decline", &case, id, "--why", "It was not nominated."];
        assert_eq!(town.run("second", &decline, "").code, 0);
        let page = town.run("approver", &["show", &case], "").out;
        lacks(&page, &["waits for a second", "Waits for a second"]);
        let declined = shown(&town, &case)["waiting"].as_array().unwrap().last().unwrap()["declined"].clone();
        assert_eq!(declined, true);
        // Once is enough.
        let again = town.run("third", &["conflict", &case, "none"], "");
        assert_eq!(again.code, 0, "{}", again.err);
        let again = town.run("third", &decline, "");
        assert_eq!(again.code, 5, "{}", again.err);
        has(&again.err, &["nothing to decline"]);
    }
}

#[test]
fn what_is_in_effect_is_not_declined() {
    let town = Town::of_the_demonstration(NOW);
    let rows: Value = serde_json::from_str(&town.run_at(NOW, "second", &["list", "--json"], "").out).unwrap();
    let greenlit = rows.as_array().unwrap().iter().find(|row| row["status"] == "greenlit").unwrap();
    let case = greenlit["short"].as_str().unwrap();
    let _ = town.run_at(NOW, "second", &["conflict", case, "none"], "");
    let page = town.run_at(NOW, "second", &["show", case, "--json"], "").out;
    let page: Value = serde_json::from_str(&page).unwrap();
    let decision =
        page["decisions"].as_array().unwrap().last().unwrap()["short"].as_str().unwrap().to_owned();
    for (lang, says) in [("en", "nothing to decline"), ("fr", "rien à refuser")] {
        let args = ["decline", case, &decision, "--why", "No.", "--lang", lang];
        let ran = town.run_at(NOW, "second", &args, "");
        assert!(ran.code == 4 || ran.code == 5, "{} {}", ran.code, ran.err);
        if ran.code == 5 {
            has(&ran.err, &[says]);
        }
    }
}

#[test]
fn a_phase_needs_no_word_by_the_clock_of_the_machine() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
        command.current_dir(folder.path()).env_remove("GREENLIGHT_NOW").env("HOME", folder.path()).args(args);
        let done = command.output().unwrap();
        assert!(done.status.success(), "{args:?} {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    run(&["demo", "--dir", "demo"]);
    let by = ["--store", "demo/store", "--identity", "demo/keys/reviewer"];
    let rows: Value = serde_json::from_str(&run(&[&by[..], &["list", "--json"]].concat())).unwrap();
    let open = rows.as_array().unwrap().iter().find(|row| row["phase"] == "applied").unwrap();
    let case = open["short"].as_str().unwrap();
    run(&[&by[..], &["conflict", case, "none"]].concat());
    run(&[&by[..], &["phase", case, "vetting"]].concat());
    let page: Value = serde_json::from_str(&run(&[&by[..], &["show", case, "--json"]].concat())).unwrap();
    assert_eq!(page["phase"], "vetting");
}
