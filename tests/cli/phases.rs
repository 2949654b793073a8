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

#[test]
fn a_phase_says_which_day_is_not_known() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    town.does("approver", &["conflict", &case, "none"]);
    let neither = "The day of the meeting and the close of nominations are not known yet.";
    let close = "The close of nominations is not known yet.";
    has(&ok(&town, "approver", &["phase", &case, "vetting"]).err, &[neither]);
    let said = ok(&town, "approver", &["phase", &case, "vetting", "--meeting", "2026-12-15"]).err;
    has(&said, &["23 days left to the nomination meeting", close]);
    // Who has not declared is not told the days of the case, and not that they are not known either.
    let said = ok(&town, "vetter", &["phase", &case, "vetting"]).err;
    lacks(&said, &["not known", "meeting on"]);
    // Behind somebody who is nominated lies the meeting, whether or not anybody wrote down its day.
    let other = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("approver", &["conflict", &other, "none"]);
    town.does("second", &["conflict", &other, "none"]);
    let without = ["phase", &other, "nominated", "--without-greenlight", "--why", "They chose."];
    let waits = town.does("approver", &without);
    // What waits has set nothing yet, so nothing follows.
    lacks(
        &ok(&town, "approver", &["phase", &other, "contest", "--without-greenlight", "--why", "x"]).err,
        &["Next"],
    );
    let waits = if town.run("second", &["second", &other, &waits], "").code == 0 {
        waits
    } else {
        let again = town.does("approver", &without);
        ok(&town, "second", &["second", &other, &again]);
        again
    };
    assert!(!waits.is_empty());
    for (lang, said, never) in [
        ("en", close, "of the meeting"),
        ("fr", "La clôture des candidatures n’est pas encore connue.", "de l'assemblée"),
    ] {
        let page = flat(&reads(&town, "approver", &["--lang", lang, "show", &other]));
        has(&page, &[said]);
        lacks(&page, &[never]);
    }
    // Where nothing is ahead, no day is missing.
    ok(&town, "approver", &["phase", &other, "withdrawn", "--how", "by letter"]);
    lacks(&flat(&reads(&town, "approver", &["show", &other])), &["not known yet"]);
}

#[test]
fn who_comes_back_after_an_end_is_told_of_the_greenlight() {
    let (town, case) = greenlit();
    let ended = "That greenlight no longer counts: the case has moved since, or the candidacy ended.";
    let withdraws = ["phase", &case, "withdrawn", "--how", "by letter"];
    has(&flat(&ok(&town, "reviewer", &withdraws).err), &["Was greenlit on 22 November 2026", ended]);
    // To stand again is to stand without a greenlight, whichever way the phase goes.
    for (who, code) in [("reviewer", 4), ("approver", 5)] {
        let ran = town.run(who, &["phase", &case, "nominated", "--why", "She came back."], "");
        assert_eq!(ran.code, code, "{}", ran.err);
        has(&flat(&ran.err), &[ended]);
    }
    let ran = town.run("approver", &["phase", &case, "nominated", "--why", "She came back."], "");
    has(&flat(&ran.err), &["greenlit", "No greenlight is in effect", "--without-greenlight --why -"]);
    // Back to work on the case takes two, and the greenlight stays ended.
    let back = ok(&town, "approver", &["phase", &case, "vetting", "--why", "She came back."]);
    has(&flat(&back.err), &["the step back takes effect once another approver seconds it", ended]);
    lacks(&back.err, &["can be closed"]);
    ok(&town, "second", &["second", &case, back.out.trim()]);
    refuses(&town.run("approver", &["phase", &case, "contest"], ""), 5, "No greenlight is in effect");
}

#[test]
fn who_is_let_back_to_stand_has_two_approvers_for_it() {
    let (town, case) = greenlit();
    ok(&town, "reviewer", &["phase", &case, "withdrawn", "--how", "by letter"]);
    let back = ["phase", &case, "nominated", "--without-greenlight", "--why", "The members insist."];
    let set = town.does("approver", &back);
    ok(&town, "second", &["second", &case, &set]);
    let rows = json(&town, "approver", &["list", "--standing"]);
    assert_eq!((&rows[0]["phase"], &rows[0]["standing"]), (&"nominated".into(), &"seconded".into()));
}
