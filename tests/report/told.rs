//! Who learns what, from the command line: the content of a copy for the applicant, who gets another copy when a
//! conflict is resolved, what somebody learns who has not declared, and refusals as data. Real commands, an invented
//! town.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::kit::town::ask::{flat, has, json, lacks, ok};
use crate::kit::town::{NOW, Ran, Town};

const NAME: &str = "Odalys Brannigan";

fn open(town: &Town, declared: &[&str]) -> String {
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "Ajax"]);
    declared.iter().for_each(|who| drop(town.does(who, &["conflict", &case, "none"])));
    case
}

const ALL: [&str; 5] = ["vetter", "reviewer", "approver", "second", "third"];

fn finding(town: &Town, case: &str, text: &str, more: &[&str]) -> String {
    let add = ["finding", "add", case, "--category", "financial", "--severity", "3", "--grade", "B1"];
    town.does("vetter", &[&add[..], &["--text", text], more].concat())
}

/// The usual checks, all clear.
fn checked(town: &Town, case: &str) {
    let record = ["check", "record", case];
    let police =
        ["police", "--kind", "crjmc", "--method", "name", "--status", "read", "--result", "negative"];
    let day = ["--issued", "2026-11-01"];
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", case, check, "--on", "today"]);
    }
    town.does("vetter", &[&record[..], &police, &day].concat());
    for check in ["credit", "declaration", "eligibility"] {
        town.does("vetter", &[&record[..], &[check, "--status", "read", "--result", "clear"], &day].concat());
    }
}

#[test]
fn nobody_hands_out_a_copy_before_they_declare() {
    let town = Town::with_people();
    let case = open(&town, &["vetter", "approver", "second"]);
    let found = finding(&town, &case, "Convicted of fraud.", &["--origin", "the court register"]);
    let copy = ["brief", &case, "--to", "The committee", "--audience", "national"];
    let refused = town.run("reviewer", &copy, "");
    assert_eq!((refused.code, refused.out.as_str()), (5, ""));
    has(&refused.err, &["You have not said whether anything ties you"]);
    has(&town.run("reviewer", &[&copy[..], &["--lang", "fr"]].concat(), "").err, &["Vous n'avez pas dit"]);
    assert_eq!(json(&town, "approver", &["show", &case])["issued"], Value::Array(Vec::new()));
    // A newer copy takes the place of an older one only where it carries what came between.
    ok(&town, "approver", &copy);
    ok(&town, "second", &["finding", "status", &case, &found, "unsubstantiated", "--why", "somebody else"]);
    let owed = |wanted: usize| {
        let lines = json(&town, "approver", &["due", "--all"]);
        let lines = lines.as_array().unwrap().iter();
        assert_eq!(lines.filter(|line| line["kind"] == "brief-outdated").count(), wanted);
    };
    owed(1);
    has(&ok(&town, "second", &copy).out, &["Withdrawn"]);
    owed(0);
    let issued = json(&town, "approver", &["show", &case])["issued"].clone();
    assert_eq!((&issued[0]["replaced"], &issued[1]["outdated"]), (&true.into(), &false.into()));
}

/// A case of the demonstration with two decisions that did not know each other.
const CONFLICTING: &str = "Eudora Finchley";

#[test]
fn a_conflict_is_called_one_everywhere_and_to_everybody() {
    let town = Town::of_the_demonstration(NOW);
    let case = CONFLICTING;
    let rows = [
        json(&town, "leader", &["conflict", "list"]),
        json(&town, "approver", &["list", "--status", "conflicting"]),
    ];
    for rows in &rows {
        let row = rows.as_array().unwrap().iter().find(|row| row["name"] == case).unwrap();
        assert_eq!((&row["conflicting"], &row["status"]), (&true.into(), &"conflicting".into()));
        assert_ne!(row["phase"], "greenlit");
    }
    let page = ok(&town, "leader", &["conflict", "list"]).out;
    lacks(page.lines().find(|line| line.contains(case)).unwrap(), &["greenlit"]);
    let csv = ok(&town, "approver", &["export", "--csv"]).out;
    lacks(csv.lines().find(|line| line.contains(case)).unwrap(), &[",greenlit,"]);
    let sheet = json(&town, "approver", &["show", case]);
    let states: Vec<_> = sheet["decisions"].as_array().unwrap().iter().map(|row| &row["state"]).collect();
    assert_eq!(states, ["conflicting", "conflicting"]);
}

/// A case of the demonstration with two decisions that did not know each other, and say the same.
const AGREEING: &str = "Gaétan Lhuillier";

#[test]
fn two_decisions_that_agree_are_said_to_agree_everywhere() {
    let town = Town::of_the_demonstration(NOW);
    let case = AGREEING;
    for who in ["approver", "second", "leader"] {
        town.run(who, &["conflict", case, "none"], "");
    }
    // Scripts see both facts.
    let rows = json(&town, "approver", &["list", "--status", "conflicting"]);
    for (name, agreeing) in [(case, true), (CONFLICTING, false)] {
        let row = rows.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap();
        assert_eq!((&row["conflicting"], &row["agreeing"]), (&true.into(), &agreeing.into()));
        let sheet = json(&town, "approver", &["show", name]);
        assert_eq!((&sheet["conflicting"], &sheet["agreeing"]), (&true.into(), &agreeing.into()));
    }
    let csv = ok(&town, "approver", &["export", "--csv"]).out;
    let (head, row) = (csv.lines().next().unwrap(), csv.lines().find(|line| line.contains(case)).unwrap());
    let at = head.split(',').position(|column| column == "agreeing").unwrap();
    assert_eq!(row.split(',').nth(at), Some("true"));
    // No page says that they disagree, and each says what they agree on.
    let list = ok(&town, "approver", &["list"]).out;
    has(list.lines().find(|line| line.contains("Lhuillier")).unwrap(), &["two decisions that agree"]);
    let due = ok(&town, "approver", &["due", "--all"]).out;
    has(
        &due,
        &[
            "Decisions made apart that agree",
            "Two decisions made apart agree: sign one that knows both · greenlight",
        ],
    );
    let line = json(&town, "approver", &["due", "--all"]);
    let line = line
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["name"] == case && line["kind"] == "conflicting")
        .unwrap()
        .clone();
    assert_eq!(line["detail"], "greenlight");
    has(line["command"].as_str().unwrap(), &["greenlight reverse ", " greenlight --ground "]);
    for page in [&["show", case][..], &["next", case], &["brief", case]] {
        let page = ok(&town, "approver", page).out;
        has(&page, &["agree"]);
        lacks(&page.to_lowercase(), &["conflicting decisions", "conflicting"]);
    }
    has(&ok(&town, "approver", &["show", case]).out, &["they agree: greenlight."]);
    has(
        &ok(&town, "leader", &["brief", case]).out,
        &["they agree: greenlight.", "one of the two, which says: greenlight"],
    );
    let next = json(&town, "approver", &["next", case]);
    let gate = next["missing"].as_array().unwrap().iter().find(|gate| gate["gate"] == "conflicting").unwrap();
    has(gate["reason"].as_str().unwrap_or(&gate.to_string()), &["they agree: greenlight"]);
    assert_eq!(next["then"]["command"], gate["command"]);
}

#[test]
fn the_next_step_of_a_conflict_is_the_command_of_its_gate() {
    let town = Town::of_the_demonstration(NOW);
    let next = json(&town, "approver", &["next", CONFLICTING]);
    let gate = next["missing"].as_array().unwrap().iter().find(|gate| gate["gate"] == "conflicting").unwrap();
    assert_eq!(next["then"]["command"], gate["command"]);
}

#[test]
fn when_a_conflict_ends_all_who_have_a_copy_are_named() {
    let town = Town::of_the_demonstration(NOW);
    let case = CONFLICTING;
    let sheet = json(&town, "approver", &["show", case]);
    for who in ["reviewer", "approver", "second", "third"] {
        town.run(who, &["conflict", case, "none"], "");
    }
    for (to, audience) in [("The committee", "national"), (case, "applicant")] {
        ok(&town, "approver", &["brief", case, "--to", to, "--audience", audience]);
    }
    let short: Vec<String> = sheet["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["short"].as_str().unwrap().to_owned())
        .collect();
    let issued = json(&town, "approver", &["show", case])["issued"].clone();
    let copy = issued.as_array().unwrap().iter().find(|copy| copy["to"] == "The committee").unwrap();
    assert_eq!(copy["decisions"].as_array().unwrap().len(), 2);
    // A withholding that rests on two findings of two origins, each put to the applicant.
    let mut on = Vec::new();
    for origin in ["one clerk", "another clerk"] {
        let more = ["--origin", origin];
        let found = finding(&town, case, "A loan was never paid back.", &more);
        town.does("vetter", &["finding", "put", case, &found, "--on", "today"]);
        on.push(found);
    }
    let reverse = ["reverse", case, &short[0], "withhold", "--ground", "new-facts", "--reason", "financial"];
    let more =
        ["--why", "the loans", "--applicant", "Two loans.", "--rests-on", &on[0], "--rests-on", &on[1]];
    let ran = ok(&town, "approver", &[&reverse[..], &more].concat());
    for letters in &short {
        has(&ran.err, &[&format!("Once in effect, this takes the place of decision {letters}.")]);
    }
    let reversal = ran.out.lines().next().unwrap().to_owned();
    let ran = ok(&town, "second", &["second", case, &reversal]);
    for letters in &short {
        has(&ran.err, &[&format!("This takes the place of decision {letters}."), "The committee"]);
        has(&ran.err, &[&format!("rests on decision {letters}")]);
    }
    let after = json(&town, "approver", &["show", case]);
    for letters in &short {
        let rows = after["decisions"].as_array().unwrap();
        let row = rows.iter().find(|decision| decision["short"] == letters.as_str()).unwrap();
        assert_eq!(row["state"], "reversed");
        assert_eq!(row["reversed_by"].as_array().unwrap().len(), 1, "{row}");
    }
    let lines = json(&town, "approver", &["due", "--all"]);
    let owed: Vec<_> =
        lines.as_array().unwrap().iter().filter(|line| line["kind"] == "brief-outdated").collect();
    assert!(owed.iter().any(|line| line["detail"] == "national The committee"), "{owed:?}");
}

/// A case of a nominated applicant, and two findings that a decision to withhold may rest on.
struct WithClaims {
    case: String,
    on: [String; 2],
    /// A finding that the applicant was not told of.
    kept: String,
}

fn with_claims(town: &Town) -> WithClaims {
    let case = open(town, &ALL);
    let more = [
        "--origin",
        "Margaret Thistlewood",
        "--mitigating",
        "Only Thistlewood says so.",
        "--fact",
        "A ledger.",
    ];
    let claim = finding(town, &case, "A loan was never paid back.", &more);
    let other = finding(town, &case, "The firm was not named.", &["--origin", "Evening Herald"]);
    for finding in [&claim, &other] {
        town.does("vetter", &["finding", "put", &case, finding, "--on", "today"]);
    }
    let kept = ["--handling", "C", "--condition", "the police agree", "--origin", "RCMP"];
    let kept = finding(town, &case, "A handler was met.", &kept);
    let why_not = ["--on", "today", "--why-not", "it would warn others"];
    town.does("vetter", &[&["finding", "put", &case, &kept][..], &why_not].concat());
    town.does("vetter", &["reply", &case, "--about", &claim, "--text", "That is not so."]);
    // Members chose somebody who is not greenlit yet: two approvers let it be.
    let chosen =
        ["phase", &case, "nominated", "--without-greenlight", "--why", "They chose on short notice."];
    let phase = town.does("approver", &chosen);
    town.does("second", &["second", &case, phase.trim()]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "inner words"]);
    WithClaims { case, on: [claim, other], kept }
}

impl WithClaims {
    /// Withholds, with what members who chose somebody are owed. The text is said as `why` says it.
    fn withholds(&self, town: &Town, why: &[&str], stdin: &str) -> Ran {
        let decide = ["decide", &self.case, "withhold", "--reason", "ethical"];
        let on = ["--rests-on", &self.on[0], "--rests-on", &self.on[1], "--leader-consulted", "today"];
        let doubt = ["--shadow-of-doubt", "Margaret Thistlewood and the police agree."];
        let not_heard = ["--not-heard", "She would warn Paul Underhill."];
        town.run("approver", &[&decide[..], why, &on, &doubt, &not_heard].concat(), stdin)
    }

    /// As [`WithClaims::withholds`]; two texts come in on standard input, so that neither is among the arguments.
    fn withheld(&self, town: &Town) -> String {
        let texts = ["--why", "-", "--applicant", "-"];
        let decided = self.withholds(town, &texts, "inner words\0The records differ.\n");
        assert_eq!(decided.code, 0, "{}", decided.err);
        decided.out.lines().next().unwrap().to_owned()
    }

    /// The command that makes the applicant's copy.
    fn copy(&self) -> [&str; 6] {
        ["brief", &self.case, "--to", NAME, "--audience", "applicant"]
    }
}

#[test]
fn the_applicant_reads_of_no_decision_before_its_second() {
    let town = Town::with_people();
    let claims = with_claims(&town);
    let undecided = ok(&town, "reviewer", &claims.copy()).out;
    has(&undecided, &["No decision yet", "What was put to the applicant", "A loan was never paid back."]);
    claims.withheld(&town);
    let waits = ok(&town, "reviewer", &claims.copy()).out;
    has(&waits, &["No decision yet"]);
    lacks(&waits, &["withhold the greenlight", "awaits"]);
}

#[test]
fn nobody_withholds_without_a_word_for_the_applicant() {
    let town = Town::with_people();
    let silent = with_claims(&town).withholds(&town, &["--why", "inner words"], "");
    assert_eq!(silent.code, 5);
    // What was typed is kept.
    has(&silent.err, &["safe to give to the applicant", "--applicant -", "draft show"]);
}

#[test]
fn the_copy_for_the_applicant_is_made_of_what_may_be_on_it() {
    let town = Town::with_people();
    let claims = with_claims(&town);
    let (case, kept) = (&claims.case, &claims.kept);
    ok(&town, "second", &["second", case, &claims.withheld(&town)]);
    finding(&town, case, "Never asked about.", &["--origin", "a clerk"]);
    for (lang, told) in [
        ("en", &["withhold the greenlight", "reason: ethical", "The records differ."]),
        ("fr", &["refus du feu vert", "motif : éthique", "The records differ."]),
    ] {
        for format in ["md", "json"] {
            let args = [&claims.copy()[..], &["--lang", lang, "--format", format]].concat();
            let page = ok(&town, "reviewer", &args).out;
            has(&page, told);
            has(&page, &["A loan was never paid back.", "The firm was not named.", "That is not so."]);
            lacks(
                &page,
                &[
                    "Thistlewood",
                    "Herald",
                    "Underhill",
                    "inner words",
                    "handler",
                    "RCMP",
                    "warn",
                    "ledger",
                    "Never asked",
                    "Sansoucy",
                    "Farquharson",
                    kept,
                    "national",
                    "awaiting",
                ],
            );
            // A grade is a word of its own; the letters of an event may have it within.
            assert!(!page.split(|c: char| !c.is_alphanumeric()).any(|word| word == "B1"), "{page}");
        }
    }
    // What colleagues read is as it was.
    has(&ok(&town, "reviewer", &["brief", case]).out, &["Thistlewood", "inner words", "Underhill"]);
}

/// A case that was greenlit with a condition.
fn conditional(town: &Town) -> String {
    let case = open(town, &["vetter", "reviewer", "approver"]);
    checked(town, &case);
    town.does("vetter", &["recommend", &case, "greenlight-with-conditions", "--why", "one thing is left"]);
    let decide = ["decide", &case, "greenlight-with-conditions", "--why", "one thing is left"];
    let condition = ["--condition", "Sell the shares.", "--owner", "Ursula Quince", "--due", "2026-11-30"];
    let evidence = ["--evidence", "a letter of the broker"];
    town.does("approver", &[&decide[..], &condition, &evidence].concat());
    case
}

#[test]
fn conditions_of_a_closed_case_are_for_those_who_declared() {
    let town = Town::with_people();
    let case = conditional(&town);
    town.does("approver", &["close", &case, "--why", "settled"]);
    for (who, told) in [("third", false), ("approver", true)] {
        assert_eq!(json(&town, who, &["list"])[0]["status"], "closed");
        assert_eq!(json(&town, who, &["list"])[0]["conditional"], told);
        assert_eq!(json(&town, who, &["show", &case])["conditional"], told);
    }
}

#[test]
fn conditions_are_not_denied_before_a_declaration() {
    let town = Town::with_people();
    let case = conditional(&town);
    for json in [&[][..], &["--json"]] {
        let asked = town.run("third", &[&["condition", "list", &case][..], json].concat(), "");
        assert_eq!(asked.code, 5, "{}", asked.out);
        lacks(&(asked.out + &asked.err), &["No conditions", "shares"]);
    }
}

#[test]
fn the_applicant_reads_a_condition_without_owner_or_evidence() {
    let town = Town::with_people();
    let case = conditional(&town);
    town.does("vetter", &["condition", "met", &case, "1", "--evidence", "Ursula Quince rang the bank."]);
    let copy = ["brief", &case, "--to", NAME, "--audience", "applicant"];
    for format in ["md", "json"] {
        let page = ok(&town, "reviewer", &[&copy[..], &["--format", format]].concat()).out;
        has(&page, &["Sell the shares.", "a letter of the broker", "met"]);
        lacks(&page, &["Ursula", "Quince", "rang the bank"]);
    }
}

/// In the list of those who have not declared, on pages, in data and CSV.
#[test]
fn a_greenlight_with_conditions_is_called_one_everywhere() {
    let town = Town::with_people();
    let case = conditional(&town);
    let row = json(&town, "third", &["conflict", "list"])[0].clone();
    assert_eq!((&row["phase"], &row["conditional"]), (&"greenlit".into(), &true.into()));
    for (lang, words) in [("en", "greenlit with conditions"), ("fr", "feu vert sous conditions")] {
        has(&ok(&town, "third", &["conflict", "list", "--lang", lang]).out, &[words]);
        for who in ["third", "approver"] {
            has(&ok(&town, who, &["show", &case, "--lang", lang]).out, &[words]);
        }
    }
    assert_eq!(json(&town, "approver", &["list"])[0]["conditional"], true);
    assert_eq!(json(&town, "approver", &["show", &case])["conditional"], true);
    let csv = ok(&town, "approver", &["export", "--csv"]).out;
    let mut lines = csv.lines();
    let at = lines.next().unwrap().split(',').position(|head| head == "conditional").unwrap();
    assert_eq!(lines.next().unwrap().split(',').nth(at), Some("true"));
}

/// A case with much in it, of which `third` has not said anything; the case, a finding and a flag.
fn full(town: &Town) -> (String, String, String) {
    let case = open(town, &["vetter", "reviewer", "approver"]);
    checked(town, &case);
    let tie = ["--related", "Paul Underhill", "--as", "rival", "--also-known-as", "Secretalias"];
    town.does("vetter", &[&["edit", &case][..], &tie].concat());
    let found = finding(town, &case, "zebrafinch money", &["--origin", "Margaret Thistlewood"]);
    let flag = town.does("vetter", &["flag", "raise", &case, "--question", "Is it so?", "--about", &found]);
    town.does("reviewer", &["flag", "accept", &case, &flag]);
    let more = ["--review", "+5d", "--trigger", "the court sits", "--why", "we wait"];
    town.does("reviewer", &[&["defer", &case, "--owner", "Nadia"][..], &more].concat());
    town.does("reviewer", &["assign", &case, "Théo"]);
    (case, found, flag)
}

#[test]
fn who_has_not_declared_learns_the_public_facts_only() {
    let town = Town::with_people();
    let (case, ..) = full(&town);
    let row = json(&town, "third", &["list"])[0].clone();
    for key in ["open_flags", "due", "decision", "assigned", "worst"] {
        assert_eq!(row[key], Value::Null, "{key}");
    }
    let public = json(&town, "third", &["show", &case]);
    for key in ["name", "phase", "tier", "status", "conflicting", "conditional"] {
        assert_eq!(row[key], public[key], "{key}");
    }
    let csv = ok(&town, "third", &["export", "--csv"]).out;
    lacks(&csv, &["2026-11-24", "Larivée", "negative"]);
    has(&csv, &[",true"]);
    assert_eq!(ok(&town, "third", &["flag", "stats"]).out, "");
    for args in [&["flag", "list"][..], &["flag", "list", "--all"]] {
        assert_eq!(ok(&town, "third", args).out, "");
        assert_eq!(json(&town, "third", args), Value::Array(Vec::new()));
    }
    assert_eq!(town.run("third", &["flag", "list", &case], "").code, 5);
    for filter in [&["--overdue"][..], &["--assigned", "Théo"]] {
        assert_eq!(json(&town, "third", &[&["list"], filter].concat()), Value::Array(Vec::new()));
    }
}

#[test]
fn the_agenda_asks_for_a_declaration_and_says_nothing_else() {
    let town = Town::with_people();
    let (case, _, flag) = full(&town);
    let lines = json(&town, "third", &["due", "--all"]);
    assert_eq!(lines.as_array().unwrap().len(), 1, "{lines}");
    let line = &lines[0];
    assert_eq!(line["kind"], "declare");
    assert_eq!(line["command"], format!("greenlight conflict {case} none"));
    for key in ["due", "tier", "event", "from", "person", "why"] {
        assert_eq!(line[key], Value::Null, "{key}");
    }
    for (lang, words) in [("en", "Say first whether"), ("fr", "Dites d'abord si")] {
        let page = ok(&town, "third", &["due", "--all", "--lang", lang]).out;
        has(&page, &[words, NAME]);
        lacks(&page, &["2026", &flag, "Nadia"]);
    }
    lacks(&ok(&town, "third", &["due", "--all", "--ics", "-"]).out, &["VEVENT"]);
}

#[test]
fn the_log_before_a_declaration_is_how_far_the_case_has_come() {
    let town = Town::with_people();
    let (case, ..) = full(&town);
    town.does("reviewer", &["phase", &case, "vetting", "--on", "today"]);
    let log = json(&town, "third", &["log", &case]);
    let verbs: Vec<_> = log.as_array().unwrap().iter().map(|row| row["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["open", "phase"]);
    assert!(json(&town, "reviewer", &["log", &case]).as_array().unwrap().len() > 10);
}

#[test]
fn an_alias_finds_nothing_for_who_has_not_declared() {
    let town = Town::with_people();
    full(&town);
    for args in [["next", "secretalias"], ["show", "Secretal"]] {
        assert_eq!(town.run("third", &args, "").code, 3, "{args:?}");
    }
    for word in ["Odalys Brannigan", "Brannigan", "odal"] {
        has(&ok(&town, "third", &["show", word]).out, &[NAME]);
    }
    has(&ok(&town, "vetter", &["show", "secretalias"]).out, &[NAME]);
}

/// The same words, whatever is asked.
#[test]
fn no_refusal_answers_a_question_about_what_is_in_a_case() {
    let town = Town::with_people();
    let (case, found, _) = full(&town);
    let asks: [&[&str]; 9] = [
        &["notice", &case, "--text", "We heard of Underhill."],
        &["notice", &case, "--text", "Thistlewood said so, Margaret Thistlewood."],
        &["close", &case, "--why", "over"],
        &["reopen", &case, "--why", "again"],
        &["defer", &case, "--owner", "Nadia", "--review", "+3d", "--trigger", "x", "--why", "y"],
        &["decide", &case, "greenlight", "--why", "fine"],
        &["second", &case, &found],
        &["finding", "status", &case, &found, "fine", "--why", "x"],
        &["reverse", &case, &found, "greenlight", "--ground", "error", "--why", "y"],
    ];
    let before = json(&town, "approver", &["show", &case])["events"].clone();
    for args in asks {
        let ran = town.run("third", args, "");
        if matches!(args[0], "finding" | "reverse") {
            assert!(ran.code != 0 && !ran.err.contains("Underhill"), "{args:?}");
            continue;
        }
        assert_eq!(ran.code, 5, "{args:?}: {}", ran.err);
        if args[0] == "decide" {
            // That nobody has recommended is the status of the case, which is a public fact.
            has(&ran.err, &["has not declared", "has recommended"]);
            lacks(&ran.err, &["checks", "findings", "flags", "consent", "prior"]);
            continue;
        }
        has(&ran.err, &["You have not said whether anything ties you"]);
        lacks(&ran.err, &["names", "deferred", "open", "Flag", "recommended", "second"]);
    }
    assert_eq!(json(&town, "approver", &["show", &case])["events"], before);
}

#[test]
fn what_a_flag_is_about_stays_with_those_who_handle_it() {
    let town = Town::with_people();
    let case = open(&town, &["vetter", "reviewer"]);
    let raise = ["flag", "raise", &case, "--route", "complicity", "--question", "Did they know?"];
    let more = ["--source", "Inspector Vasquez", "--validity", "seen", "--may-know", "national only"];
    town.does("reviewer", &[&raise[..], &more].concat());
    let row = json(&town, "vetter", &["flag", "list", &case])[0].clone();
    assert_eq!((&row["withheld"], &row["matter"]), (&true.into(), &Value::Null));
    assert_eq!(json(&town, "vetter", &["show", &case])["flags"][0]["matter"], Value::Null);
    let notice = town.run("vetter", &["notice", &case, "--text", "Mr. Vasquez's report says so."], "");
    assert_eq!(notice.code, 5);
    has(&notice.err, &["“Vasquez”"]);
}

#[test]
fn who_is_recused_meanwhile_hears_that_and_nothing_else() {
    let town = Town::with_people();
    let case = open(&town, &["vetter", "reviewer", "approver"]);
    // The reason is still being typed when they are recused.
    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/reviewer");
    command.args(["recommend", &case, "withhold", "--why", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    let recuse = [
        "conflict", &case, "declare", "--yes", "--kind", "personal", "--about", "Nadia", "--text", "as heard",
    ];
    town.does("approver", &recuse);
    town.does("approver", &["note", &case, "--text", "a kept word"]);
    child.stdin.take().unwrap().write_all(b"my reasons").unwrap();
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(4), "{said}");
    has(&said, &["recused person"]);
    lacks(&said, &["changed", "note", "Sansoucy"]);
}

#[test]
fn a_refusal_is_data_where_data_was_asked_for() {
    let town = Town::with_people();
    let case = open(&town, &["vetter", "approver"]);
    let refused = |who: &str, args: &[&str]| {
        let ran = town.run(who, &[args, &["--json"]].concat(), "");
        let data: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{args:?}: {}", ran.out));
        let data = data["refused"].clone();
        assert_eq!(data["exit"], ran.code, "{data}");
        assert!(!data["what"].as_str().unwrap().is_empty() && !ran.err.is_empty());
        data
    };
    let law = refused("vetter", &["decide", &case, "greenlight", "--why", "fine"]);
    assert_eq!((&law["code"], &law["exit"], &law["draft"]), (&"role".into(), &4.into(), &1.into()));
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "fine"]);
    let gates = refused("approver", &["decide", &case, "greenlight", "--why", "fine"]);
    assert_eq!((&gates["code"], &gates["exit"]), (&"gates".into(), &5.into()));
    let gaps = gates["gaps"].as_array().unwrap();
    assert!(gaps.len() >= 4, "{gates}");
    for gap in gaps {
        for key in ["gate", "id", "reason", "lifted_by", "command"] {
            assert!(gap[key].is_string(), "{key}: {gap}");
        }
    }
    assert!(gaps.iter().any(|gap| gap["gate"] == "checks" && gap["id"] == "check-missing"), "{gates}");
    let rule = refused("reviewer", &["next", &case]);
    assert_eq!((&rule["code"], &rule["gaps"][0]["id"]), (&"declare-first".into(), &"declare-first".into()));
    assert_eq!(rule["gaps"][0]["command"], format!("greenlight conflict {case} none"));
    assert_eq!(refused("vetter", &["show", "Nobody"])["code"], "not-found");
    assert_eq!(refused("vetter", &["flag", "accept", &case, "00000"])["code"], "no-item");
    // Without it, nothing is on stdout.
    assert_eq!(town.run("vetter", &["decide", &case, "greenlight", "--why", "fine"], "").out, "");
}

#[test]
fn a_kept_text_is_signed_as_its_command_would_have() {
    let town = Town::with_people();
    let case = open(&town, &ALL);
    let mut on = Vec::new();
    for origin in ["one clerk", "another clerk"] {
        let found = finding(&town, &case, "A loan was never paid back.", &["--origin", origin]);
        town.does("vetter", &["finding", "put", &case, &found, "--on", "today"]);
        on.push(found);
    }
    // Refused, for nobody has recommended; kept, and signed once somebody has.
    let decide =
        ["decide", &case, "withhold", "--reason", "financial", "--why", "the loans", "--applicant", "Loans."];
    assert_eq!(town.run("approver", &decide, "").code, 5);
    has(&ok(&town, "approver", &["draft", "list"]).out, &["decide"]);
    has(&ok(&town, "approver", &["draft", "list", "--lang", "fr"]).out, &["décider"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "the loans"]);
    let ran = ok(&town, "approver", &["draft", "resume", "1", "--yes", "--lang", "fr"]);
    has(&ran.err, &["Théo Larivée a recommandé", "encore sans effet", "greenlight second", "texte gardé 1"]);
    let decision = ran.out.lines().next().unwrap().to_owned();
    ok(&town, "second", &["second", &case, &decision]);
    ok(&town, "reviewer", &["brief", &case, "--to", "The committee", "--audience", "national"]);
    // A reversal names who has a copy, signed late as well.
    let reverse = ["reverse", &case, &decision, "withhold", "--ground", "error", "--reason", "ethical"];
    let blank =
        town.run("third", &[&reverse[..], &["--why", "the code", "--applicant", "one clerk"]].concat(), "");
    assert_eq!(blank.code, 5);
    let file = [&reverse[..], &["--why", "the code", "--applicant", "A wrong code."]].concat();
    town.does(
        "reviewer",
        &["phase", &case, "withdrawn", "--on", "today", "--how", "a call", "--why", "for a day"],
    );
    assert_eq!(town.run("third", &file, "").code, 5);
    let back = town.does("approver", &["phase", &case, "applied", "--on", "today", "--why", "no"]);
    town.does("second", &["second", &case, &back]);
    let ran = ok(&town, "third", &["draft", "resume", "2", "--yes"]);
    has(
        &ran.err,
        &["no effect yet", "Once in effect, this takes the place", "The committee", "are not known yet"],
    );
}

#[test]
fn a_pulled_trigger_is_back_and_said_so_at_the_head() {
    let town = Town::with_people();
    let case = open(&town, &["vetter", "reviewer"]);
    let more = ["--review", "2026-12-01", "--trigger", "the court sits", "--why", "we wait"];
    let deferral = town.does("reviewer", &[&["defer", &case, "--owner", "Nadia"][..], &more].concat());
    let heads = |words: &str| {
        for page in [["show", &case], ["brief", &case]] {
            has(&flat(&ok(&town, "reviewer", &page).out), &[words]);
        }
    };
    heads("deferred until 1 December 2026");
    let missing = town.run("vetter", &["trigger", &case, &deferral, "7", "--text", "it did"], "");
    has(&missing.err, &["The deferral has one trigger; there is no number 7."]);
    town.does("vetter", &["trigger", &case, &deferral, "1", "--text", "it did"]);
    heads("a trigger was pulled, so it is back since 22 November 2026");
    lacks(&flat(&ok(&town, "reviewer", &["brief", &case]).out), &["deferred until"]);
}

#[test]
fn a_narrow_list_of_flags_keeps_the_name() {
    let town = Town::with_people();
    let case = open(&town, &["vetter", "reviewer"]);
    town.does(
        "vetter",
        &["flag", "raise", &case, "--question", "Who paid for the hotel in the capital city?"],
    );
    for lang in ["en", "fr"] {
        let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
        command
            .env("GREENLIGHT_STORE", "store")
            .env("GREENLIGHT_IDENTITY", "keys/reviewer")
            .env("COLUMNS", "80");
        let done = command.args(["flag", "list", "--lang", lang]).output().unwrap();
        let page = String::from_utf8(done.stdout).unwrap();
        has(&page, &["Odalys"]);
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    }
}

#[test]
fn at_a_terminal_the_declaration_is_asked_for_first() {
    let town = Town::with_people();
    let case = open(&town, &["vetter"]);
    finding(&town, &case, "zebrafinch money", &[]);
    let types = |typed: &str| {
        let line = format!("greenlight show {case}");
        let mut command = town.command("script");
        command
            .env("GREENLIGHT_STORE", "store")
            .env("GREENLIGHT_IDENTITY", "keys/reviewer")
            .env("GREENLIGHT_NOW", NOW);
        command.args(["-qec", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().ok()?;
        std::thread::sleep(std::time::Duration::from_secs(1));
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
    };
    // A machine without `script` has no terminal to lend.
    let Some(stopped) = types("\n") else { return };
    has(&stopped, &["Before you read on", "none, declare"]);
    lacks(&stopped, &["zebrafinch"]);
    // What is neither of the words is no answer.
    let read = types("oui\nnone\n").unwrap();
    has(&read, &["Type the word none"]);
    has(&read, &["zebrafinch", "no conflict of interest"]);
    // Off a terminal nobody is asked.
    lacks(&ok(&town, "approver", &["show", &case]).err, &["none, declare"]);
}

#[test]
fn who_read_of_a_greenlight_is_told_that_it_ended() {
    let town = Town::with_people();
    let case = open(&town, &ALL);
    checked(&town, &case);
    let why = ["greenlight", "--why", "everything is in"];
    town.does("vetter", &[&["recommend", &case][..], &why].concat());
    let readers = [("The committee", "national"), (NAME, "applicant")];
    let brief = |to: &str, audience: &str| {
        ok(&town, "approver", &["brief", &case, "--to", to, "--audience", audience]).out
    };
    let owed = || -> Vec<Value> {
        let lines = json(&town, "reviewer", &["due", "--all"]);
        let of_brief = |line: &&Value| line["kind"] == "brief-outdated";
        lines.as_array().unwrap().iter().filter(of_brief).map(|line| line["command"].clone()).collect()
    };
    let set_aside = |decision: &str| {
        let reverse = ["reverse", &case, decision, "undecided", "--ground", "error", "--why", "too early"];
        let reversal = town.does("third", &reverse);
        town.does("second", &["second", &case, &reversal]);
    };
    for (moves, says, because) in [
        (false, "That decision was set aside on", "which was reversed on"),
        (true, "That greenlight no longer counts", "the case moved to another riding on"),
    ] {
        let decision = town.does("approver", &[&["decide", &case][..], &why].concat());
        for (to, audience) in readers {
            lacks(&flat(&brief(to, audience)), &[says]);
        }
        assert_eq!(owed(), Vec::<Value>::new(), "{says}");
        if moves {
            town.does("reviewer", &["edit", &case, "--district", "35002"]);
        } else {
            set_aside(&decision);
        }
        let before = owed();
        assert_eq!(before.len(), 2, "{before:?}");
        has(&flat(&ok(&town, "reviewer", &["show", &case]).out), &[because]);
        // The command that the agenda prints is the one that ends the duty, one reader after the other.
        for (left, (to, audience)) in [1, 0].into_iter().zip(readers) {
            let page = flat(&brief(to, audience));
            has(&page, &[says]);
            lacks(&page, &["No decision yet"]);
            assert_eq!(owed().len(), left, "{to}");
        }
    }
}
