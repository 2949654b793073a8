//! The leader's office: what it asks about a case of which it reads the brief, what it learns before it declares, what it
//! reads of referrals outside, and the copies that it was given.

use serde_json::{Value, json as data};

use crate::kit::town::Town;
use crate::kit::town::ask::{at, flat, has, json, lacks, ok, reads, refuses};

const QUESTION: &str = "Who paid for the journey?";

/// A case on which everybody but the leader's office has declared.
fn case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

fn due(town: &Town, who: &str) -> Vec<Value> {
    serde_json::from_value(json(town, who, &["due"])).unwrap()
}

#[test]
fn the_leaders_office_asks_about_a_case_that_it_may_brief() {
    let (town, case) = case();
    let raise = ["flag", "raise", &case, "--question", QUESTION];
    town.does("leader", &["conflict", &case, "none"]);
    // It reads the brief, and not the case.
    ok(&town, "leader", &["brief", &case]);
    assert_eq!(town.run("leader", &["show", &case], "").code, 3);
    let flag = town.does("leader", &raise);
    for who in ["approver", "second"] {
        let lines = due(&town, who);
        let line = lines.iter().find(|line| line["kind"] == "flag-accept").unwrap();
        assert_eq!((&line["tier"], &line["due"]), (&data!("national"), &data!("2026-11-24")));
        assert_eq!(line["command"], format!("greenlight flag accept {case} {flag}"));
    }
    assert_eq!(town.run("leader", &["show", &case], "").code, 3);
    for args in
        [vec!["flag", "list", "--mine"], vec!["flag", "list", &case], vec!["flag", "show", &case, &flag]]
    {
        has(&flat(&reads(&town, "leader", &args)), &["Margaret Quill", QUESTION]);
    }
    // Its own question is for others to answer.
    assert_ne!(town.run("leader", &["flag", "answer", &case, &flag, "--text", "He did."], "").code, 0);
    ok(&town, "approver", &["flag", "accept", &case, &flag]);
    ok(&town, "approver", &["flag", "answer", &case, &flag, "--text", "The university did."]);
    let told = due(&town, "leader");
    assert_eq!((told.len(), &told[0]["kind"]), (1, &data!("flag-answered")));
    has(&reads(&town, "leader", &["flag", "show", &case, &flag]), &["The university did."]);
    assert!(due(&town, "approver").iter().all(|line| line["kind"] != "flag-accept"));
}

#[test]
fn a_question_of_the_leaders_office_comes_back_to_it() {
    let (town, case) = case();
    town.does("leader", &["conflict", &case, "none"]);
    let flag = town.does("leader", &["flag", "raise", &case, "--question", QUESTION]);
    ok(&town, "approver", &["flag", "return", &case, &flag, "--by", "2026-11-27", "--text", "Which one?"]);
    let lines = due(&town, "leader");
    assert_eq!((lines.len(), &lines[0]["kind"]), (1, &data!("flag-returned")));
    // The flag is no longer at its tier, so it does not pass it up: it answers with a note.
    assert_eq!(lines[0]["command"], format!("greenlight note {case} --text -"));
    has(&reads(&town, "leader", &["flag", "show", &case, &flag]), &["Which one?"]);
    ok(&town, "leader", &["note", &case, "--text", "The one of 2019."]);
    has(&reads(&town, "reviewer", &["show", &case]), &["The one of 2019."]);
}

#[test]
fn the_leaders_office_sees_how_long_it_waits_before_it_declares() {
    let (town, case) = case();
    town.does("approver", &["flag", "raise", &case, "--serious", "--question", QUESTION]);
    town.does("vetter", &["flag", "raise", &case, "--question", "And who travelled?"]);
    let lines = due(&town, "leader");
    assert_eq!((lines.len(), &lines[0]["kind"]), (1, &data!("declare")));
    let waiting = data!([{ "kind": "flag-accept", "count": 1, "since": "2026-11-22T15:00:00Z" }]);
    assert_eq!(lines[0]["waiting"], waiting);
    let page = flat(&at(&town, "2026-11-25T15:00:00Z", "leader", &["due"]));
    has(&page, &["Margaret Quill", "Waits since 22 November 2026 (3 business days): Take on the flag"]);
    lacks(&page, &[QUESTION, "Marguerite Sansoucy"]);
    // What climbs there in silence is counted as well.
    let page = flat(&at(&town, "2026-12-04T15:00:00Z", "leader", &["due"]));
    has(&page, &["2 wait, the oldest since 22 November 2026"]);
    let french = flat(&at(&town, "2026-11-25T15:00:00Z", "leader", &["--lang", "fr", "due"]));
    has(&french, &["En attente depuis le 22 novembre 2026 (3 jours ouvrables)"]);
    // Everybody else learns that before they declare as little as ever.
    let other = due(&town, "third");
    assert!(other.iter().all(|line| line["waiting"].as_array().is_none_or(Vec::is_empty)), "{other:?}");
    town.does("leader", &["conflict", &case, "none"]);
    lacks(&reads(&town, "leader", &["due"]), &["Waits since"]);
    // Of a danger the office learns before that whom to call, and nothing else.
    let other = town.does("vetter", &["open", "--name", "Abel Aalto", "--district", "Ajax"]);
    town.does("vetter", &["safety", &other, "--text", "They wait at his door."]);
    let lines = due(&town, "leader");
    assert_eq!((&lines[0]["weight"], &lines[0]["waiting"]), (&data!("danger"), &data!([])));
    lacks(&reads(&town, "leader", &["due"]), &["Waits since", "door"]);
}

#[test]
fn the_register_says_what_it_may_not_show() {
    let (town, case) = case();
    let nothing = "No referral outside is on record in the cases that you may read.";
    has(&ok(&town, "leader", &["refer"]).err, &[nothing]);
    let told = ["refer", &case, "--to", "elections-commissioner", "--text", "Two cheques."];
    let asked = ["--credible", "Two copies.", "--actionable", "They can ask.", "--authority", "The Act."];
    ok(&town, "approver", &[&told[..], &asked].concat());
    for who in ["leader", "third"] {
        let ran = ok(&town, who, &["refer"]);
        has(&ran.err, &["One referral outside is in a case that you may not read yet"]);
        lacks(&(ran.out + &ran.err), &[nothing, "Margaret Quill", "Two cheques."]);
        assert_eq!(json(&town, who, &["refer"]), data!([{ "case": null, "unread": 1 }]));
    }
    has(
        &ok(&town, "leader", &["--lang", "fr", "refer"]).err,
        &["Une communication à l'extérieur se trouve dans un dossier"],
    );
    // A recused person learns nothing of a case, not even by a count.
    town.does("third", &["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin."]);
    has(&ok(&town, "third", &["refer"]).err, &[nothing]);
    refuses(&town.run("leader", &["refer", &case], ""), 5, "anything ties you");
    town.does("leader", &["conflict", &case, "none"]);
    for args in [vec!["refer"], vec!["refer", &case]] {
        has(&reads(&town, "leader", &args), &["Margaret Quill", "Commissioner of Canada Elections"]);
    }
    // On a page, to whom and when stands for those above; what was told does not.
    let brief = |audience: &str| {
        let issue = ["brief", &case, "--to", "Lena Brook", "--audience", audience];
        reads(&town, "reviewer", &issue)
    };
    for audience in ["leader", "national"] {
        let page = brief(audience);
        has(&page, &["Disclosures outside", "Commissioner of Canada Elections"]);
        lacks(&page, &["Two cheques."]);
    }
    for audience in ["local", "provincial", "outside", "applicant"] {
        lacks(&brief(audience), &["Disclosures outside", "Commissioner of Canada Elections"]);
    }
    assert_eq!(json(&town, "leader", &["brief", &case])["cases"][0]["outside"].as_array().unwrap().len(), 1);
}

#[test]
fn brief_list_has_the_copies_that_one_was_given() {
    let (town, case) = case();
    let none = "No copy of a brief was handed out to you";
    has(&ok(&town, "leader", &["brief", "list"]).err, &[none]);
    ok(&town, "reviewer", &["brief", &case, "--to", "The chief of staff", "--audience", "leader"]);
    ok(&town, "reviewer", &["brief", &case, "--to", "théo larivée", "--audience", "local"]);
    let ran = ok(&town, "leader", &["brief", "list"]);
    has(&ran.err, &["One copy of yours is of a case that you may not read yet"]);
    lacks(&(ran.out + &ran.err), &["Margaret Quill"]);
    town.does("leader", &["conflict", &case, "none"]);
    let page = reads(&town, "leader", &["brief", "list"]);
    has(&page, &["Margaret Quill", "2026-11-22", "the newest state"]);
    let copies = json(&town, "leader", &["brief", "list"]);
    assert_eq!(copies.as_array().unwrap().len(), 1);
    assert_eq!((&copies[0]["copy"], &copies[0]["acts_since"]), (&data!(1), &data!(0)));
    // Each has their own.
    let own = json(&town, "vetter", &["brief", "list"]);
    assert_eq!((&own[0]["copy"], own.as_array().unwrap().len()), (&data!(2), 1));
    has(&ok(&town, "second", &["brief", "list"]).err, &[none]);
    town.does("vetter", &["note", &case, "--text", "The archive answered."]);
    has(&reads(&town, "leader", &["brief", "list"]), &["one act since"]);
    has(&reads(&town, "vetter", &["--lang", "fr", "brief", "list"]), &["un acte depuis"]);
    ok(&town, "reviewer", &["brief", &case, "--to", "the chief of staff", "--audience", "leader"]);
    let copies = json(&town, "leader", &["brief", "list"]);
    let replaced: Vec<_> = copies.as_array().unwrap().iter().map(|copy| copy["replaced"].clone()).collect();
    assert_eq!(replaced, [true, false]);
    // Somebody who is recused has no list of a case that is hidden from them.
    let cousin = ["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin.", "--yes"];
    town.does("vetter", &cousin);
    has(&ok(&town, "vetter", &["brief", "list"]).err, &[none]);
}

#[test]
fn a_copy_says_whether_a_finding_or_a_note_was_withdrawn() {
    let (town, case) = case();
    town.does("leader", &["conflict", &case, "none"]);
    let note = [
        "fi",
        "add",
        &case,
        "--indicator",
        "FI-05",
        "--posture",
        "unknown",
        "--grade",
        "B2",
        "--innocent",
        "A conference.",
        "--handling",
        "P",
        "--text",
        "A host paid for a trip.",
    ];
    let note = town.does("vetter", &note);
    let finding = [
        "finding",
        "add",
        &case,
        "--category",
        "financial",
        "--severity",
        "2",
        "--grade",
        "B2",
        "--disclosed",
        "denied",
        "--handling",
        "P",
        "--text",
        "A debt.",
    ];
    let finding = town.does("vetter", &finding);
    ok(&town, "reviewer", &["brief", &case, "--to", "The chief of staff", "--audience", "leader"]);
    ok(&town, "reviewer", &["fi", "status", &case, &note, "unfounded", "--why", "The host was his aunt."]);
    let short = |id: &str| id[..3].to_owned();
    let page = flat(&reads(&town, "leader", &["brief", "list"]));
    has(&page, &[&format!("It carries FI note {}", short(&note)), "found to be unfounded"]);
    lacks(&page, &["carries finding"]);
    ok(&town, "reviewer", &["finding", "status", &case, &finding, "unsubstantiated", "--why", "Paid."]);
    let page = flat(&reads(&town, "leader", &["--lang", "fr", "brief", "list"]));
    let said =
        [format!("la note d’ingérence {}", short(&note)), format!("la constatation {}", short(&finding))];
    has(&page, &[&said[0], &said[1]]);
}
