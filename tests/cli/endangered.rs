//! Danger to life at the desk: in hours, first on every agenda and in the list, and whom to call for those who may not read
//! the case.

use serde_json::{Value, json as value};

use crate::kit::town::Town;
use crate::kit::town::ask::{at, flat, has, json, lacks, ok, reads};

/// A case that everybody may read but the reviewer, who has not declared, and its report of danger.
fn reported(more: &[&str]) -> (Town, String, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "approver", "second", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    let words = ["safety", &case, "--text", "They wait at her door."];
    let report = town.does("vetter", &[&words[..], more].concat());
    (town, case, report)
}

/// The first line of somebody's agenda.
fn first(town: &Town, who: &str) -> Value {
    json(town, who, &["due"])[0].clone()
}

#[test]
fn danger_is_shown_in_hours_and_first_on_every_agenda() {
    let (town, case, report) = reported(&[]);
    for who in ["approver", "second", "leader"] {
        assert_eq!(
            (&first(&town, who)["weight"], &first(&town, who)["overdue"]),
            (&value!("danger"), &value!(true))
        );
        has(&flat(&reads(&town, who, &["due"])), &["Danger", "reported within the hour"]);
    }
    let later = at(&town, "2026-11-23T20:30:00Z", "leader", &["due"]);
    assert!(later.starts_with("Danger\n"), "{later}");
    has(&flat(&later), &["reported 29 hours ago"]);
    lacks(&flat(&later), &["SILENCE"]);
    // The leader's office can answer it.
    ok(&town, "leader", &["flag", "accept", &case, &report]);
    ok(&town, "leader", &["flag", "answer", &case, &report, "--text", "The police are there."]);
    lacks(&reads(&town, "approver", &["due"]), &["Danger\n"]);
}

#[test]
fn who_may_not_read_the_case_learns_whom_to_call() {
    let (town, case, report) = reported(&[]);
    // Who has not declared sees the public facts, and the number.
    let page = flat(&reads(&town, "reviewer", &["due"]));
    has(&page, &["Danger", "Margaret Quill · Danger reported: call 911"]);
    lacks(&page, &["door"]);
    assert_eq!(first(&town, "reviewer")["call"], value!(["911"]));
    // Who is recused sees the number alone.
    ok(&town, "second", &["conflict", &case, "declare", "--kind", "personal", "--text", "my cousin"]);
    let page = reads(&town, "second", &["due"]);
    assert_eq!(flat(&page), "Danger Danger reported: call 911");
    let line = first(&town, "second");
    assert_eq!(line, value!({"case": null, "kind": "danger", "weight": "danger", "call": ["911"]}));
    assert_eq!(town.run("second", &["due", "--exit-code"], "").code, 10);
    has(&reads(&town, "second", &["--lang", "fr", "due"]), &["Danger signalé : appelez le 911"]);
    // Once it is answered, nobody is told to call.
    ok(&town, "approver", &["flag", "answer", &case, &report, "--text", "The police are there."]);
    lacks(&reads(&town, "second", &["due"]), &["911"]);
    assert_eq!(town.run("second", &["due", "--exit-code"], "").code, 0);
    // Who works nowhere near learns nothing.
    lacks(&reads(&town, "admin", &["due"]), &["911"]);
}

#[test]
fn a_case_with_danger_is_first_in_the_list() {
    let (town, case, report) = reported(&[]);
    let other = town.does("vetter", &["open", "--name", "Abel Aalto", "--district", "Ajax"]);
    for who in ["vetter", "reviewer"] {
        let rows = json(&town, who, &["list"]);
        assert_eq!((&rows[0]["short"], &rows[0]["danger"]), (&value!(case), &value!(true)));
        assert_eq!((&rows[1]["short"], &rows[1]["danger"]), (&value!(other), &value!(false)));
    }
    // A long state goes on in the next line of its column.
    has(&flat(&reads(&town, "vetter", &["list"])), &["danger, reported within the hour;", "open"]);
    ok(&town, "approver", &["flag", "answer", &case, &report, "--text", "Safe."]);
    assert_eq!(json(&town, "vetter", &["list"])[0]["name"], "Abel Aalto");
}

#[test]
fn danger_is_shown_before_a_second_is_signed() {
    let (town, case, report) = reported(&[]);
    let set = town.does(
        "approver",
        &["phase", &case, "nominated", "--without-greenlight", "--why", "The members chose."],
    );
    let ran = ok(&town, "second", &["second", &case, &set]);
    has(&ran.err, &["Danger to life is reported in this case", &report]);
}

#[test]
fn danger_is_shown_before_a_decision_and_shuts_no_gate() {
    let (town, case, report) = reported(&[]);
    let open = json(&town, "approver", &["show", &case]);
    let flags = open["gates"].as_array().unwrap().iter().find(|gate| gate["id"] == "flags").unwrap();
    assert_eq!(flags["passes"], true);
    let ran = town.run("approver", &["decide", &case, "greenlight", "--why", "Nothing."], "");
    assert_eq!(ran.code, 5);
    has(&ran.err, &["Danger to life is reported in this case", &report]);
    lacks(&ran.err, &["flag answer"]);
    let next = reads(&town, "approver", &["next", &case]);
    let first = flat(&next);
    assert!(first.starts_with("Danger - Danger to life is reported"), "{next}");
    has(&first, &[&format!("greenlight flag answer {case} {report} --text -")]);
    ok(&town, "approver", &["flag", "answer", &case, &report, "--text", "Safe."]);
    lacks(&reads(&town, "approver", &["next", &case]), &["Danger"]);
}

#[test]
fn an_exercise_never_stands_under_danger() {
    let (town, ..) = reported(&["--drill"]);
    for who in ["approver", "leader", "reviewer"] {
        lacks(&reads(&town, who, &["due"]), &["Danger\n", "911"]);
    }
    assert_eq!(json(&town, "approver", &["list"])[0]["danger"], false);
    assert_eq!(town.run("approver", &["due", "--exit-code"], "").code, 0);
}

#[test]
fn danger_has_hours_and_no_day_wherever_it_is_shown() {
    let (town, case, report) = reported(&[]);
    let later = "2026-11-23T20:30:00Z";
    let data = |args: &[&str]| -> Value {
        serde_json::from_str(&at(&town, later, "approver", &[args, &["--json"]].concat())).unwrap()
    };
    for args in [vec!["flag", "list"], vec!["flag", "list", &case]] {
        let line = &data(&args)[0];
        assert_eq!(
            (&line["hours"], &line["due"], &line["overdue"]),
            (&value!(29), &Value::Null, &value!(true))
        );
        let page = flat(&at(&town, later, "approver", &args));
        has(&page, &["29 h"]);
        lacks(&page, &["2026-11-22", "overdue"]);
    }
    for args in [vec!["show", &case], vec!["flag", "show", &case, &report], vec!["brief", &case]] {
        let page = flat(&at(&town, later, "approver", &args));
        has(&page, &["reported 29 hours ago"]);
        lacks(&page, &["in time until"]);
        let french = flat(&at(&town, later, "approver", &[&["--lang", "fr"], &args[..]].concat()));
        has(&french, &["signalé il y a 29 heures"]);
    }
    has(
        &flat(&at(&town, later, "approver", &["show", &case])),
        &["At this tier: leader's office; due at once"],
    );
    let row = &data(&["list"])[0];
    assert_eq!(
        (&row["danger"], &row["danger_hours"], &row["due"]),
        (&value!(true), &value!(29), &Value::Null)
    );
    assert_eq!(data(&["due"])[0]["due"], Value::Null);
    assert_eq!(data(&["due"])[0]["hours"], 29);
    // An exercise is a flag like any other.
    let (town, case, _) = reported(&["--drill"]);
    assert_eq!(json(&town, "approver", &["flag", "list", &case])[0]["hours"], Value::Null);
}
