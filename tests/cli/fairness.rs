//! What makes a decision fair, from the command line: a finding in full, the applicant heard beside it,
//! copies of the brief that are called back, and a text for the applicant that gives nobody away.

use greenlight::domain::agenda::{ItemKind, agenda};
use greenlight::domain::event::{Act, RecordKind, Relation};
use greenlight::domain::policy::Policy;
use serde_json::{Value, json};

use crate::kit::acts::{issue, record};
use crate::kit::party::who;
use crate::kit::stage::Stage;
use crate::kit::town::ask::{json, reads, refuses};
use crate::kit::town::{Ran, Town};

const REFUSED: i32 = 5;

fn case(town: &Town) -> String {
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "approver", "reviewer"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    case
}

fn add(town: &Town, case: &str, severity: &str, text: &str, more: &[&str]) -> String {
    let args = ["finding", "add", case, "--category", "financial", "--severity", severity, "--text", text];
    town.does("vetter", &[&args, more].concat())
}

/// Each of these stands in the text, the later after the earlier.
fn in_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let at = rest.find(word).unwrap_or_else(|| panic!("{word:?} is not there, or too early: {text}"));
        rest = &rest[at + word.len()..];
    }
}

/// A withholding in effect, on a finding that was put to the applicant; the case, the finding and the decision.
fn withheld(town: &Town) -> (String, String, String) {
    let case = case(town);
    for who in ["vetter", "approver", "second", "third", "reviewer"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    let more = ["--grade", "B1", "--origin", "Evening Herald"];
    let finding = add(town, &case, "3", "A loan was never paid back.", &more);
    town.does("vetter", &["finding", "put", &case, &finding, "--on", "today"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "the loan"]);
    let decide = [
        "decide",
        &case,
        "withhold",
        "--reason",
        "financial",
        "--why",
        "the loan",
        "--applicant",
        "The records differ.",
    ];
    let decision = town.does("approver", &decide);
    town.does("second", &["second", &case, &decision]);
    (case, finding, decision)
}

#[test]
fn claim_fact_and_inference_stand_apart() {
    let town = Town::with_people();
    let case = case(&town);
    let more = [
        "--fact",
        "A court file names the firm.",
        "--inference",
        "The debt may be old.",
        "--origin",
        "a clerk",
    ];
    let finding = add(&town, &case, "2", "The firm owes money.", &more);
    let brief = ["brief", &case];
    for text in [reads(&town, "vetter", &["show", &case]), reads(&town, "vetter", &brief)] {
        in_order(
            &text.replace("**", ""),
            &[
                "Claimed: The firm owes money.",
                "Established: A court file names the firm.",
                "Inferred: The debt may be old.",
                "Origin: a clerk",
            ],
        );
    }
    let row = &json(&town, "vetter", &["show", &case])["findings"][0];
    assert_eq!(row["text"], "The firm owes money.");
    assert_eq!(row["fact"], "A court file names the firm.");
    assert_eq!(row["inference"], "The debt may be old.");
    let row = &json(&town, "vetter", &brief)["cases"][0]["findings"][0];
    assert_eq!(row["fact"]["text"], "A court file names the firm.");
    assert_eq!(row["inference"]["text"], "The debt may be old.");
    // A correction from standard input; what was said before stays readable where the content is.
    let correct = ["finding", "correct", &case, &finding, "--fact", "-", "--why", "the wrong file"];
    assert_eq!(town.run("vetter", &correct, "Another file names it.").code, 0);
    let log = reads(&town, "vetter", &["log", &case]);
    in_order(&log, &["A court file names the firm.", "Another file names it.", "the wrong file"]);
    assert!(!reads(&town, "vetter", &["show", &case]).contains("A court file"));
}

#[test]
fn two_findings_are_linked_at_both() {
    let town = Town::with_people();
    let case = case(&town);
    let first = add(&town, &case, "2", "One paper says so.", &[]);
    let other = add(
        &town,
        &case,
        "2",
        "Another paper says so.",
        &["--handling", "C", "--condition", "the editor agrees"],
    );
    let link = |other: &str, kind: &str| {
        town.run(
            "vetter",
            &["finding", "link", &case, &first, other, "--kind", kind, "--why", "the same wire"],
            "",
        )
    };
    refuses(&link(&first, "same-origin"), REFUSED, "not linked to itself");
    refuses(&link(&case, "same-origin"), REFUSED, "no finding or FI note of this case");
    refuses(&link(&other, "cousin"), 2, "same-origin");
    assert_eq!(link(&other, "same-origin").code, 0);
    let findings = json(&town, "vetter", &["show", &case])["findings"].clone();
    for (at, to) in [(0, &other), (1, &first)] {
        let row = &findings[at]["links"][0];
        assert_eq!((row["kind"].as_str(), row["short"].as_str()), (Some("same-origin"), Some(to.as_str())));
        assert_eq!(row["why"], "the same wire");
    }
    let shown = reads(&town, "vetter", &["show", &case]);
    assert_eq!(shown.matches("of the same origin").count(), 2);
    let brief = reads(&town, "vetter", &["brief", &case]);
    assert_eq!(brief.matches("of the same origin").count(), 2);
    assert!(!brief.contains("the same wire"), "{brief}");
}

#[test]
fn the_scale_is_a_command_away() {
    let town = Town::new();
    let scale = town.command(env!("CARGO_BIN_EXE_greenlight")).args(["finding", "scale"]).output().unwrap();
    let text = String::from_utf8(scale.stdout).unwrap();
    in_order(
        &text,
        &[
            "if true",
            "0  information",
            "4  a legal bar",
            "A  completely",
            "F  ",
            "every new source is F",
            "1  confirmed by independent",
            "6  ",
            "P, may be",
        ],
    );
    let town = Town::with_people();
    let scale = json(&town, "vetter", &["finding", "scale"]);
    for (key, count) in [("severity", 5), ("source", 6), ("information", 6), ("handling", 2)] {
        assert_eq!(scale[key].as_array().unwrap().len(), count);
        assert!(scale[key][0]["code"].is_string() && scale[key][0]["means"].is_string());
    }
    let case = case(&town);
    let args = ["finding", "add", &case, "--category", "other", "--text", "x", "--severity"];
    refuses(&town.run("vetter", &[&args[..], &["9"]].concat(), ""), 2, "finding scale");
    refuses(&town.run("vetter", &[&args[..], &["1", "--grade", "Z9"]].concat(), ""), 2, "finding scale");
}

#[test]
fn a_reply_stands_right_under_its_finding() {
    let town = Town::with_people();
    let case = case(&town);
    let first = add(&town, &case, "2", "First claim.", &["--mitigating", "It was long ago."]);
    add(&town, &case, "2", "Second claim.", &[]);
    town.does("vetter", &["reply", &case, "--about", &first, "--text", "That is not so."]);
    for text in [reads(&town, "vetter", &["show", &case]), reads(&town, "vetter", &["brief", &case])] {
        in_order(&text, &["First claim.", "That is not so.", "It was long ago.", "Second claim."]);
    }
    // What was never put is named, before a greenlight too; it stops nothing by itself.
    let minor = add(&town, &case, "1", "Third claim.", &[]);
    let explained = add(&town, &case, "1", "Fourth claim.", &[]);
    town.does(
        "vetter",
        &["finding", "put", &case, &explained, "--on", "today", "--why-not", "it would warn others"],
    );
    add(&town, &case, "0", "Fifth claim.", &[]);
    let next = json(&town, "vetter", &["next", &case]);
    let unput = next["unput"].as_array().unwrap();
    assert_eq!(unput.len(), 2, "{unput:?}");
    assert_eq!(unput[1]["short"], minor.as_str());
    assert_eq!(unput[1]["command"], format!("greenlight finding put {case} {minor} --on DAY"));
    assert!(reads(&town, "vetter", &["next", &case]).contains("stops nothing by itself"));
    let gate = |row: &&Value| row["code"] == "finding-not-put" && row["for"] == "greenlight";
    let shown = json(&town, "vetter", &["show", &case]);
    assert_eq!(shown["gates"].as_array().unwrap().iter().filter(gate).count(), 0);
}

/// Hands out a copy of the brief.
fn to(town: &Town, case: &str, who: &str, name: &str, audience: &str) -> Ran {
    town.run(who, &["brief", case, "--to", name, "--audience", audience], "")
}

/// Makes the applicant's copy, as a file.
fn to_the_applicant(town: &Town, case: &str) -> Ran {
    let args = ["brief", case, "--to", "-", "--audience", "applicant", "--out", "copy.md"];
    town.run("reviewer", &args, "Odalys Brannigan\n")
}

/// A withholding of which three people have a copy; the case, the finding and the decision.
fn handed_out(town: &Town) -> (String, String, String) {
    let (case, finding, decision) = withheld(town);
    assert_eq!(to(town, &case, "reviewer", "Pernille Astrup", "leader").code, 0);
    assert_eq!(to(town, &case, "approver", "O'Hara & Sons", "outside").code, 0);
    assert_eq!(to_the_applicant(town, &case).code, 0);
    (case, finding, decision)
}

/// The lines of the reviewer's agenda about copies that are out of date.
fn outdated(town: &Town) -> Vec<Value> {
    let rows = json(town, "reviewer", &["due", "--all"]);
    rows.as_array().unwrap().iter().filter(|row| row["kind"] == "brief-outdated").cloned().collect()
}

/// Reverses the decision, and has the reversal seconded; what either command said.
fn reversed(town: &Town, case: &str, decision: &str) -> [Ran; 2] {
    let reverse = ["reverse", case, decision, "withhold", "--ground", "error", "--reason", "ethical"];
    let why = ["--why", "a wrong code", "--applicant", "The records differ."];
    let reversal = town.run("third", &[&reverse[..], &why].concat(), "");
    assert_eq!(reversal.code, 0, "{}", reversal.err);
    assert_eq!(outdated(town).len(), 0, "a reversal has no effect before its second");
    let second = town.run("approver", &["second", case, reversal.out.lines().next().unwrap()], "");
    assert_eq!(second.code, 0, "{}", second.err);
    [reversal, second]
}

#[test]
fn a_copy_has_a_signature_a_number_and_a_reader() {
    let town = Town::with_people();
    let (case, ..) = withheld(&town);
    let to = |who: &str, name: &str, audience: &str| to(&town, &case, who, name, audience);
    refuses(&to("vetter", "Pernille Astrup", "leader"), 4, "reviewer");
    refuses(&town.run("reviewer", &["brief", &case, "--to", "Pernille Astrup"], ""), 2, "--audience");
    refuses(
        &town.run("reviewer", &["brief", &case, &case, "--to", "P", "--audience", "leader"], ""),
        2,
        "one case",
    );
    let draft = reads(&town, "reviewer", &["brief", &case]);
    assert!(draft.contains("Not issued"), "{draft}");
    assert_eq!(json(&town, "reviewer", &["show", &case])["issued"].as_array().unwrap().len(), 0);
    let first = to("reviewer", "Pernille Astrup", "leader");
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("Copy 1") && first.out.contains("leader's office"), "{}", first.out);
    assert!(to("approver", "O'Hara & Sons", "outside").out.contains("Copy 2"));
    let issued = json(&town, "reviewer", &["show", &case])["issued"].clone();
    for key in ["copy", "to", "audience", "time", "decision", "findings", "heads", "outdated", "replaced"] {
        assert!(issued[0].get(key).is_some(), "{key}");
    }
    assert_eq!(issued[0]["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_copy_overwrites_no_file_and_is_not_signed_then() {
    let town = Town::with_people();
    let (case, ..) = withheld(&town);
    assert_eq!(to_the_applicant(&town, &case).code, 0);
    let text = std::fs::read_to_string(town.path("copy.md")).unwrap();
    assert!(!text.contains("Evening Herald") && text.contains("not for the applicant"), "{text}");
    assert!(!text.contains("the loan"), "{text}");
    assert_ne!(to_the_applicant(&town, &case).code, 0);
    assert_eq!(json(&town, "reviewer", &["show", &case])["issued"].as_array().unwrap().len(), 1);
}

#[test]
fn who_has_a_copy_of_a_reversed_decision_is_named() {
    let town = Town::with_people();
    let (case, _, decision) = handed_out(&town);
    assert_eq!(outdated(&town).len(), 0);
    let [reversal, second] = reversed(&town, &case, &decision);
    for reader in ["Pernille Astrup", "O'Hara & Sons"] {
        assert!(reversal.err.contains(reader), "{}", reversal.err);
    }
    assert!(second.err.contains("Pernille Astrup") && second.err.contains("out of date"), "{}", second.err);
    let rows = outdated(&town);
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[0]["tier"].as_str(), rows[0]["due"].as_str()), (Some("provincial"), Some("2026-11-24")));
    let commands: Vec<_> = rows.iter().filter_map(|row| row["command"].as_str()).collect();
    let command = format!("greenlight brief {case} --to 'Pernille Astrup' --audience leader");
    assert!(commands.contains(&command.as_str()), "{commands:?}");
    assert!(commands.iter().any(|command| command.contains("'O'\\''Hara & Sons'")), "{commands:?}");
    let shown = reads(&town, "reviewer", &["show", &case]);
    in_order(&shown, &["Copies of the brief", "Copy 1", "out of date", "was reversed"]);
}

#[test]
fn a_newer_copy_takes_the_place_of_its_readers_older_one() {
    let town = Town::with_people();
    let (case, _, decision) = handed_out(&town);
    reversed(&town, &case, &decision);
    assert_eq!(to(&town, &case, "reviewer", "PERNILLE ASTRUP", "leader").code, 0);
    assert_eq!(outdated(&town).len(), 2);
    assert!(reads(&town, "reviewer", &["show", &case]).contains("replaced by a newer copy"));
}

#[test]
fn a_finding_that_turns_out_wrong_is_one_line_in_a_brief() {
    let town = Town::with_people();
    let (case, finding, _) = handed_out(&town);
    town.does("reviewer", &["finding", "status", &case, &finding, "unsubstantiated", "--why", "it was paid"]);
    assert_eq!(outdated(&town).len(), 3);
    // On the page of the case the withdrawal is as visible as the finding was, and stands before it.
    let page = reads(&town, "reviewer", &["show", &case]);
    in_order(
        &page,
        &["Withdrawn: this is not held", "unsubstantiated", "it was paid", "Findings of severity 3"],
    );
    let claim = json(&town, "reviewer", &["show", &case])["findings"][0]["text"].clone();
    let ask = ["flag", "raise", &case, "--about", &finding, "--question", "Did they hide the loan?"];
    town.does("vetter", &ask);
    // A brief says in one line that it is unfounded, and repeats neither the charge nor what was asked about it.
    for (lang, line) in
        [("en", "was looked into and is unfounded"), ("fr", "a été examiné et est sans fondement")]
    {
        let text = reads(&town, "reviewer", &["brief", &case, "--lang", lang]);
        assert_eq!(text.matches(line).count(), 1, "{text}");
        for charge in [claim.as_str().unwrap(), "it was paid", "Did they hide the loan?"] {
            assert!(!text.contains(charge), "{charge}: {text}");
        }
    }
    let brief = json(&town, "reviewer", &["brief", &case])["cases"][0].clone();
    assert_eq!(brief["withdrawn"][0]["short"], finding.as_str());
    assert!(brief["findings"].as_array().unwrap().iter().all(|row| row["short"] != finding.as_str()));
    // The applicant's own copy has the line, and not the charge again.
    let own = ["brief", &case, "--to", "Jordan", "--audience", "applicant"];
    let own = reads(&town, "reviewer", &own);
    assert!(own.contains("was looked into and is unfounded"), "{own}");
    assert!(!own.contains(claim.as_str().unwrap()), "{own}");
}

/// Names two people who are involved in a case.
fn names_the_related(town: &Town, case: &str) {
    let edit =
        ["edit", case, "--related", "Paul Underhill", "--as", "donor", "--related", "-", "--as", "rival"];
    assert_eq!(town.run("vetter", &edit, "Zita Vane").code, 0);
}

#[test]
fn who_is_involved_is_named_with_what_they_are() {
    let town = Town::with_people();
    let case = case(&town);
    names_the_related(&town, &case);
    refuses(&town.run("vetter", &["edit", &case, "--related", "Paul Underhill"], ""), 2, "--as");
    refuses(&town.run("vetter", &["edit", &case, "--related", "P", "--as", "cousin"], ""), 2, "rival");
    let shown = json(&town, "vetter", &["show", &case]);
    assert_eq!(shown["candidate"]["related"][0]["name"], "Paul Underhill");
    assert_eq!(shown["candidate"]["related"][1]["as"], "rival");
    assert!(reads(&town, "vetter", &["show", &case]).contains("Paul Underhill (donor)"));
    assert_ne!(town.run("leader", &["show", &case], "").code, 0);
}

#[test]
fn the_copy_for_the_applicant_gives_nobody_away() {
    let town = Town::with_people();
    let case = case(&town);
    names_the_related(&town, &case);
    let claim = add(&town, &case, "2", "A claim.", &["--origin", "Evening Herald", "--grade", "B2"]);
    let named = add(&town, &case, "2", "Paul Underhill lent money.", &["--inference", "They are close."]);
    let hidden = add(&town, &case, "2", "A claim that stays unknown.", &[]);
    let why_not = ["finding", "put", &case, &hidden, "--on", "today", "--why-not", "it would warn others"];
    town.does("vetter", &why_not);
    for finding in [&claim, &named] {
        town.does("vetter", &["finding", "put", &case, finding, "--on", "today"]);
    }
    town.does("vetter", &["flag", "raise", &case, "--question", "Does the loan matter?"]);
    let copy = ["brief", &case, "--to", "Odalys Brannigan", "--audience", "applicant"];
    let copy = reads(&town, "reviewer", &copy);
    for word in
        ["Underhill", "Evening Herald", "They are close", "unknown", "warn others", "Does the loan matter"]
    {
        assert!(!copy.contains(word), "{word}: {copy}");
    }
    assert!(copy.contains("A claim.") && copy.contains("not for the applicant"), "{copy}");
    let issued = json(&town, "reviewer", &["show", &case])["issued"][0].clone();
    assert_eq!(issued["findings"].as_array().unwrap().len(), 1, "{issued} {named}");
    assert!(reads(&town, "vetter", &["log", &case]).contains("Odalys Brannigan"));
}

#[test]
fn no_word_to_the_applicant_names_a_source() {
    let town = Town::with_people();
    let case = case(&town);
    names_the_related(&town, &case);
    add(&town, &case, "2", "A claim.", &["--origin", "Evening Herald", "--grade", "B2"]);
    let kept = ["--handling", "C", "--condition", "the source agrees"];
    add(&town, &case, "2", "The bookkeeper saw two sets of books in May.", &kept);
    let advice = "The limitation period ran out in the spring of that year.";
    town.does("approver", &["note", &case, "--counsel", "--text", advice]);
    let notice = |text: &str| town.run("vetter", &["notice", &case, "--text", text], "");
    refuses(&notice("According to the EVENING herald, you owe."), REFUSED, "“EVENING herald”");
    refuses(&notice("We heard of Paul  Underhill."), REFUSED, "“Paul Underhill”");
    refuses(&notice("We heard of Mr. Vane."), REFUSED, "“Vane”");
    refuses(&notice("Somebody saw two sets of books there."), REFUSED, "“saw two sets of books”");
    refuses(&notice("It ran out in the spring of 2020."), REFUSED, "“ran out in the spring of”");
    town.does("reviewer", &["recommend", &case, "withhold", "--why", "the books"]);
    let decide =
        ["decide", &case, "withhold", "--reason", "financial", "--why", "Evening Herald", "--applicant"];
    let ran = town.run("approver", &[&decide[..], &["The Evening Herald wrote it."]].concat(), "");
    refuses(&ran, REFUSED, "names a source");
    assert_eq!(notice("Your account and the records differ, Odalys Brannigan.").code, 0);
}

#[test]
fn a_copy_from_a_machine_that_had_not_heard_is_out_of_date() {
    let mut stage = Stage::new();
    let says = |stage: &mut Stage, name: &'static str, seen: &[_], act: Act, body: Value| {
        stage.case.saying(seen, &who(name), act, body)
    };
    let tips = stage.case.tips();
    let body = json!({"category": "financial", "severity": 3, "text": "a debt"});
    let finding = says(&mut stage, "Vera Quill", &tips, record(RecordKind::Finding), body);
    let step = Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) };
    let settled =
        says(&mut stage, "Rita Stone", &[finding], step.clone(), json!({"status": "unsubstantiated"}));
    let to = json!({"to": "Lena Brook", "findings": [finding]});
    says(&mut stage, "Remi Vale", &[finding], issue(1), to.clone());
    let owed = |stage: &Stage| {
        let mut items = agenda(&stage.file(), &Policy::default(), &stage.roster());
        items.retain(|item| item.kind == ItemKind::BriefOutdated);
        items
    };
    assert_eq!(stage.file().outdated().len(), 1);
    assert_eq!(owed(&stage)[0].detail.to_string(), "leader Lena Brook");
    // Its author knew of the event and put it into the copy.
    says(&mut stage, "Remi Vale", &[settled], issue(1), json!({"to": "Ana Birch", "findings": [finding]}));
    assert_eq!(owed(&stage).len(), 1);
    // A page with nothing on it, by somebody who read nothing, tells nobody anything.
    let tips = stage.case.tips();
    says(&mut stage, "Remi Vale", &tips, issue(2), json!({"to": "Lena Brook"}));
    assert_eq!((owed(&stage).len(), owed(&stage)[0].detail.to_string()), (1, "leader Lena Brook".to_owned()));
    let tips = stage.case.tips();
    says(&mut stage, "Remi Vale", &tips, issue(3), to);
    assert_eq!(owed(&stage), Vec::new());
    assert_eq!(stage.file().next_copy(), 4);
    // Once it is substantiated again nobody is owed a copy; withdrawn again, both know only the earlier withdrawal.
    let tips = stage.case.tips();
    says(&mut stage, "Rita Stone", &tips, step.clone(), json!({"status": "substantiated"}));
    assert_eq!(owed(&stage), Vec::new());
    let tips = stage.case.tips();
    says(&mut stage, "Rita Stone", &tips, step, json!({"status": "unsubstantiated"}));
    assert_eq!(owed(&stage).len(), 2);
}
