//! Decisions at the desk: everything in the way is told at the first refusal, before anybody writes a text; a second that
//! comes too late offers the same text; who consulted the leader's office, and what it wrote of that.

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, refuses};
use crate::kit::town::spelled::finding;

/// A case about which these people have declared.
fn case_of(people: &[&str]) -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in people {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

#[test]
fn everything_in_the_way_is_told_before_an_editor_opens() {
    let (town, case) = case_of(&["vetter", "approver"]);
    // No text was given, and none is asked for.
    let refused = town.run("approver", &["decide", &case, "greenlight"], "");
    refuses(&refused, 5, "Nobody else, not recused, has recommended");
    has(&refused.err, &["checks", "recommendation"]);
    lacks(&refused.err, &["--why is missing"]);
    let withhold = ["decide", &case, "withhold", "--reason", "incomplete"];
    let refused = town.run("approver", &withhold, "");
    refuses(&refused, 5, "Nobody asked the applicant for what is missing");
    // A role that may not decide learns that alone.
    refuses(&town.run("vetter", &["decide", &case, "greenlight"], ""), 4, "approver");
    // Once nothing is in the way the text is what is missing.
    refuses(&town.run("vetter", &["recommend", &case, "greenlight"], ""), 2, "--why");
}

#[test]
fn the_undeclared_are_told_to_declare_and_what_is_public() {
    let (town, case) = case_of(&["vetter"]);
    town.does("vetter", &finding(&case, "3", "A lien that was not declared."));
    let refused = town.run("approver", &["decide", &case, "greenlight"], "");
    refuses(&refused, 5, "recommendation");
    has(&refused.err, &["conflict"]);
    lacks(&flat(&refused.err), &["lien", "finding", "checks"]);
    // The rest comes with the next.
    town.does("approver", &["conflict", &case, "none"]);
    has(&town.run("approver", &["decide", &case, "greenlight"], "").err, &["findings", "checks"]);
}

#[test]
fn a_closed_case_is_told_before_a_recommendation_is_written() {
    let (town, case) = case_of(&["vetter", "approver"]);
    town.does("approver", &["close", &case, "--why", "opened by mistake"]);
    refuses(&town.run("vetter", &["recommend", &case, "greenlight"], ""), 5, "closed");
}

#[test]
fn a_recommendation_older_than_what_came_is_told_at_the_desk() {
    let (town, case) = case_of(&["vetter", "approver"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "It cannot stand."]);
    town.does("vetter", &finding(&case, "2", "A lien that was not declared."));
    let decide = ["decide", &case, "withhold", "--reason", "candour", "--why", "So."];
    let refused = town.run("approver", &[&decide[..], &["--applicant", "A lien."]].concat(), "");
    refuses(&refused, 5, "older than something that the file says now");
    let gates = json(&town, "approver", &["show", &case])["gates"].clone();
    let old = gates.as_array().unwrap().iter().find(|gate| gate["code"] == "recommendation-old");
    assert!(old.is_some_and(|gate| gate["id"] == "recommendation"), "{gates}");
}

#[test]
fn incomplete_names_the_day_on_which_the_applicant_was_asked() {
    let (town, case) = case_of(&["vetter", "approver"]);
    town.does("vetter", &["check", "record", &case, "eligibility", "--status", "with-applicant"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "Nothing came."]);
    let decide = ["decide", &case, "withhold", "--reason", "incomplete", "--why", "Nothing came."];
    let decide = [&decide[..], &["--applicant", "We asked and had no answer."]].concat();
    refuses(&town.run("approver", &decide, ""), 5, "on which day the applicant was asked");
    let ahead = [&decide[..], &["--asked", "2026-11-30"]].concat();
    refuses(&town.run("approver", &ahead, ""), 5, "30 November 2026");
    ok(&town, "approver", &[&decide[..], &["--asked", "2026-11-22"]].concat());
    for page in ["show", "brief"] {
        let shown = town.run("approver", &[page, &case], "").out;
        has(&flat(&shown), &["Applicant asked for what is missing on:", "22 November 2026"]);
    }
    let last = json(&town, "approver", &["show", &case])["decisions"][0].clone();
    assert_eq!(last["asked_on"], "2026-11-22");
}

#[test]
fn a_second_that_comes_too_late_offers_the_same_text() {
    let (town, case) = case_of(&["vetter", "reviewer", "approver", "second"]);
    town.does("vetter", &["check", "record", &case, "eligibility", "--status", "with-applicant"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "Nothing came."]);
    let decide = ["decide", &case, "withhold", "--reason", "incomplete", "--asked", "2026-11-22"];
    let said = ["--why", "Nothing came at all.", "--applicant", "We asked and had no answer."];
    let decision = town.does("approver", &[&decide[..], &said].concat());
    town.does("vetter", &["reply", &case, "--text", "I was ill."]);
    let late = town.run("second", &["second", &case, &decision], "");
    refuses(&late, 5, "lapsed");
    has(&late.err, &["too late", "greenlight draft resume 1"]);
    has(&town.run("second", &["draft", "show", "1"], "").out, &["Nothing came at all."]);
    town.does("reviewer", &["recommend", &case, "withhold", "--why", "Still nothing."]);
    let again = town.run("second", &["draft", "resume", "1", "--yes"], "");
    assert_eq!(again.code, 0, "{}", again.err);
    let decisions = json(&town, "second", &["show", &case])["decisions"].clone();
    assert_eq!(
        (&decisions[1]["why"], &decisions[1]["state"]),
        (&"Nothing came at all.".into(), &"awaiting-second".into())
    );
}

#[test]
fn closing_an_undecided_case_is_an_approvers_act() {
    let (town, case) = case_of(&["vetter", "reviewer", "approver"]);
    town.does("vetter", &["note", &case, "--text", "A first look."]);
    town.does("reviewer", &["note", &case, "--text", "A second look."]);
    let close = ["close", &case, "--why", "it went nowhere"];
    refuses(&town.run("reviewer", &close, ""), 4, "approver");
    ok(&town, "approver", &close);
    // Somebody who opened one by mistake, and is alone in it, closes it.
    let alone = town.does("vetter", &["open", "--name", "Ann Oak", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &alone, "none"]);
    ok(&town, "vetter", &["close", &alone, "--why", "opened by mistake"]);
}

#[test]
fn a_flag_below_their_tier_is_deferred_by_those_above() {
    let (town, case) = case_of(&["vetter", "reviewer", "approver"]);
    let raise = ["flag", "raise", &case, "--question", "Who paid?"];
    let later =
        ["--owner", "Marguerite Sansoucy", "--review", "+3d", "--trigger", "a reply", "--why", "Soon."];
    let flag = town.does("vetter", &raise);
    ok(&town, "approver", &[&["defer", &case, &flag][..], &later].concat());
    let flag = town.does("vetter", &raise);
    town.does("reviewer", &["flag", "return", &case, &flag, "--text", "Ask."]);
    ok(&town, "reviewer", &[&["defer", &case, &flag][..], &later].concat());
}
