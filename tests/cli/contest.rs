//! `contest`: what is known of a nomination contest, on the pages of the case that keeps it and of the others of its
//! district; contradictions are refused; nothing is called a verdict.

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};

fn with_two() -> (Town, [String; 2]) {
    let town = Town::with_people();
    let cases = ["Margaret Quill", "Odalys Brannigan"].map(|name| {
        let case = town.does("vetter", &["open", "--name", name, "--district", "Ajax"]);
        town.does("vetter", &["conflict", &case, "none"]);
        town.does("approver", &["conflict", &case, "none"]);
        case
    });
    (town, cases)
}

#[test]
fn a_contest_is_kept_in_one_case_and_told_in_the_others() {
    let (town, [chosen, other]) = with_two();
    has(&reads(&town, "vetter", &["contest", &chosen]), &["This case keeps no contest"]);
    let said =
        ["--selected-on", "2026-11-20", "--selected-by", "vote", "--members", "840", "--new-members", "310"];
    let ran = ok(&town, "vetter", &[&["contest", &chosen][..], &said].concat());
    has(&flat(&ran.err), &["310 of 840 members are new. That is no verdict; FI-11 asks: Who recruited"]);
    ok(&town, "vetter", &["contest", &chosen, "--margin", "12", "--notified", "2026-11-01"]);
    for page in ["contest", "show"] {
        let text = flat(&reads(&town, "approver", &[page, &chosen]));
        has(
            &text,
            &["Members on the list: 840", "Margin, in votes: 12", "due on 21 December 2026", "FI-11 asks"],
        );
        let text = flat(&reads(&town, "approver", &[page, &other]));
        has(&text, &["A contest of this district, selection on 20 November 2026", "Margaret Quill"]);
        lacks(&text, &["840"]);
    }
    let data = json(&town, "vetter", &["contest", &chosen]);
    assert_eq!(
        (&data["contest"]["known"]["members"], &data["contest"]["asks"][0]["what"]),
        (&840.into(), &"many-new".into())
    );
    assert_eq!(json(&town, "vetter", &["contest", &other])["elsewhere"][0]["name"], "Margaret Quill");
    has(&flat(&reads(&town, "vetter", &["log", &chosen])), &["Members on the list: 840"]);
    // Those who may send the report have it on the agenda until it is sent.
    has(&reads(&town, "approver", &["due", "--all"]), &["report on the contest"]);
    ok(&town, "vetter", &["contest", &chosen, "--reported", "2026-11-22"]);
    lacks(&reads(&town, "approver", &["due", "--all"]), &["report on the contest"]);
}

#[test]
fn days_and_numbers_that_contradict_each_other_are_refused() {
    let (town, [case, _]) = with_two();
    ok(
        &town,
        "vetter",
        &["contest", &case, "--members", "100", "--voters", "90", "--selected-on", "2026-11-10"],
    );
    for (said, why) in [
        (["--new-members", "101"], "More new members"),
        (["--voters", "101"], "More people voted"),
        (["--margin", "91"], "The margin is larger"),
        (["--cut-off", "2026-11-11"], "The membership cut-off is after"),
        (["--reported", "2026-11-09"], "The report is older"),
        (["--selected-on", "2026-12-01"], "2026"),
    ] {
        let ran = town.run("vetter", &[&["contest", &case][..], &said].concat(), "");
        assert_ne!(ran.code, 0, "{said:?}");
        has(&ran.err, &[why]);
    }
    let ran = town.run("vetter", &["contest", &case, "--members", "many"], "");
    refuses(&ran, 2, "--members");
    refuses(&town.run("vetter", &["contest", &case, "--selected-by", "lot"], ""), 2, "appointed");
}

#[test]
fn a_contest_is_told_in_french() {
    let (town, [case, other]) = with_two();
    let said = [
        "--selected-by",
        "désignation par le parti",
        "--cut-off",
        "2026-11-18",
        "--selected-on",
        "2026-11-20",
    ];
    let ran = ok(&town, "vetter", &[&["contest", &case][..], &said, &["--lang", "fr"]].concat());
    has(&flat(&ran.err), &["FI-12 demande", "2 jours avant le vote"]);
    let text = flat(&reads(&town, "vetter", &["contest", &other, "--lang", "fr"]));
    has(&text, &["Une course de cette circonscription, tranchée le 20 novembre 2026"]);
}

#[test]
fn whom_members_chose_without_a_greenlight_is_told_at_once() {
    let (town, [chosen, other]) = with_two();
    let said = ["--selected-on", "2026-11-20", "--selected-by", "vote"];
    let ran = ok(&town, "vetter", &[&["contest", &chosen][..], &said].concat());
    has(
        &flat(&ran.err),
        &["was selected on 20 November 2026 without a greenlight", "nominated --on 2026-11-20", "--flag"],
    );
    let ran = ok(&town, "vetter", &[&["contest", &other][..], &said, &["--flag"]].concat());
    lacks(&flat(&ran.err), &["without a greenlight in effect"]);
    town.does("reviewer", &["conflict", &other, "none"]);
    let flags = json(&town, "reviewer", &["flag", "list", &other]);
    assert_eq!(
        flags[0]["question"], "Without a greenlight: nominated on 20 November 2026. What is to be done?",
        "{flags}"
    );
    // What says no day says nothing of it.
    lacks(&flat(&ok(&town, "vetter", &["contest", &chosen, "--margin", "3"]).err), &["--flag"]);
}

#[test]
fn that_members_chose_is_not_taken_back_by_a_vetter() {
    let (town, [case, _]) = with_two();
    let said = ["--selected-on", "2026-11-20", "--selected-by", "vote"];
    ok(&town, "vetter", &[&["contest", &case][..], &said].concat());
    for less in ["appointed", "acclaimed"] {
        let ran = town.run("vetter", &["contest", &case, "--selected-by", less], "");
        refuses(&ran, 5, "That members chose is on record");
    }
    has(&reads(&town, "approver", &["due", "--all"]), &["report on the contest"]);
    town.does("reviewer", &["conflict", &case, "none"]);
    ok(&town, "reviewer", &["contest", &case, "--selected-by", "appointed"]);
    lacks(&reads(&town, "approver", &["due", "--all"]), &["report on the contest"]);
    // What asks for more is anybody's to say.
    ok(&town, "vetter", &["contest", &case, "--selected-by", "vote"]);
    has(&reads(&town, "approver", &["due", "--all"]), &["report on the contest"]);
}

#[test]
fn nobody_is_said_to_have_run_alone_beside_others() {
    let (town, [case, other]) = with_two();
    let acclaimed = ["--selected-on", "2026-11-20", "--selected-by", "acclaimed"];
    let said = flat(&ok(&town, "vetter", &[&["contest", &case][..], &acclaimed].concat()).err);
    has(&said, &["Nobody else ran. That is no verdict; FI-13 asks:"]);
    let said = flat(&ok(&town, "vetter", &["contest", &case, "--contestants", "3"]).err);
    has(&said, &["3 people ran, and the only one left was acclaimed. That is no verdict; FI-13 asks:"]);
    lacks(&said, &["Nobody else"]);
    let page = flat(&reads(&town, "approver", &["show", &case]));
    has(&page, &["Contestants: 3", "Selected by: acclaimed, without a vote"]);
    lacks(&page, &["Nobody else ran"]);
    has(
        &flat(&reads(&town, "approver", &["--lang", "fr", "show", &case])),
        &["3 personnes se sont présentées, et la seule qui restait"],
    );
    // A vote on one contestant is a vote, and nobody else ran.
    let voted = ["--selected-on", "2026-11-20", "--selected-by", "vote", "--contestants", "1"];
    has(&flat(&ok(&town, "vetter", &[&["contest", &other][..], &voted].concat()).err), &["Nobody else ran."]);
    let asks = json(&town, "vetter", &["contest", &case])["contest"]["asks"].clone();
    assert_eq!(asks[0], serde_json::json!({ "what": "one-left", "contestants": 3 }));
}
