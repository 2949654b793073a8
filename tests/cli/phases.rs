//! `phase` at a terminal asks for the day where one is needed, and tells at once what is wrong with an answer; without a
//! terminal the error names the option.

use super::coming::greenlit;
use crate::kit::town::Town;
use crate::kit::town::ask::{at, flat, has, json, lacks, ok, reads, refuses};

/// What somebody at a terminal sees who types this.
fn typed(town: &Town, args: &[&str], typed: &str) -> String {
    let (code, said) = town.types("reviewer", args, typed.as_bytes());
    assert_eq!(code, 0, "{said}");
    flat(&said)
}

#[test]
fn a_terminal_asks_for_the_day_of_the_selection() {
    let (town, case) = greenlit();
    let said = typed(&town, &["phase", &case, "nominated"], "soon\n2026-12-01\n2026-11-20\n");
    has(&said, &["Day of the selection [2026-11-22]", "soon", "1 December 2026"]);
    assert_eq!(said.matches("Day of the selection").count(), 3, "a wrong day is asked for again: {said}");
    has(&flat(&reads(&town, "reviewer", &["log", &case])), &["nominated", "20 November 2026"]);
    // An empty line takes what is offered; without a terminal it is today, and nothing is asked.
    let (town, case) = greenlit();
    typed(&town, &["phase", &case, "nominated"], "\n");
    has(&flat(&reads(&town, "reviewer", &["log", &case])), &["22 November 2026"]);
    let (town, case) = greenlit();
    lacks(&ok(&town, "reviewer", &["phase", &case, "nominated"]).err, &["Day of the selection"]);
}

#[test]
fn a_terminal_asks_for_the_meeting_of_a_contest() {
    let (town, case) = greenlit();
    let meeting = || json(&town, "reviewer", &["show", &case])["days"]["meeting"].clone();
    typed(&town, &["phase", &case, "contest"], "\n");
    assert!(meeting().is_null(), "it is not known yet");
    let said = typed(&town, &["phase", &case, "contest"], "the day\n2026-12-15\n");
    has(&said, &["Day of the nomination meeting", "the day"]);
    assert_eq!(meeting(), "2026-12-15");
    // Once it is known nobody is asked.
    lacks(&typed(&town, &["phase", &case, "contest"], ""), &["Day of the nomination meeting"]);
}

#[test]
fn the_polls_need_a_day_that_has_come() {
    let (town, case) = greenlit();
    let polled = ["phase", &case, "polled"];
    refuses(&town.run("reviewer", &polled, ""), 2, "--on is missing");
    let ahead = town.types("reviewer", &polled, b"2026-12-14\n\n");
    assert_eq!(ahead.0, 2, "{}", ahead.1);
    has(&flat(&ahead.1), &["Polling day:", "14 December 2026", "--on is missing"]);
    ok(&town, "approver", &["policy", "set", "polling_day=2027-06-14", "--why", "the writ"]);
    ok(&town, "second", &["policy", "second"]);
    refuses(&town.run("reviewer", &polled, ""), 2, "--on is missing");
    // Once the polls are over it is the party's day, not the one on which it is written down.
    at(&town, "2027-06-20T15:00:00Z", "reviewer", &polled);
    has(&flat(&at(&town, "2027-06-20T15:00:00Z", "reviewer", &["log", &case])), &["14 June 2027"]);
}

#[test]
fn nobody_closes_over_grave_news_on_who_stands() {
    let (town, case) = greenlit();
    ok(&town, "reviewer", &["phase", &case, "nominated"]);
    let claim = ["--category", "criminal", "--kind", "adverse", "--text", "Fled a scene.", "--severity", "4"];
    let claim = [&["finding", "add", &case][..], &claim, &["--grade", "B2"]].concat();
    let finding = town.does("vetter", &claim);
    let close = ["close", &case, "--why", "It is over."];
    let refused = town.run("approver", &close, "");
    refuses(&refused, 5, "Grave news is unanswered, and the person stands");
    has(&flat(&refused.err), &[&format!("greenlight weigh {case} {}", &finding[..3])]);
    ok(&town, "second", &["weigh", &case, &finding, "--why", "Known, and the greenlight stays."]);
    ok(&town, "approver", &close);
}

#[test]
fn nobody_is_polled_before_polling_day() {
    let (town, case) = greenlit();
    ok(&town, "approver", &["policy", "set", "polling_day=2027-06-14", "--why", "the writ"]);
    ok(&town, "second", &["policy", "second"]);
    ok(&town, "reviewer", &["phase", &case, "nominated"]);
    let polled = ["phase", &case, "polled", "--on", "today"];
    refuses(&town.run("reviewer", &polled, ""), 5, "Polls cannot have been held before 14 June 2027");
    assert_eq!(json(&town, "reviewer", &["show", &case])["phase"], "nominated");
    at(&town, "2027-06-15T15:00:00Z", "reviewer", &polled);
}
