//! Ties, told from the command line: who reads what before and after they declare, what a recusal hides and leaves, who
//! has the case then. Real commands, an invented town.

use greenlight::custody;
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::{Act, RecordKind, Relation};
use greenlight::domain::sight::Page;
use serde_json::Value;

use crate::kit::town::ask::{has, json, lacks, ok};
use crate::kit::town::{NOW, Town, identity};

const NAME: &str = "Quillon Marchetti-Oduya";
const SECRET: &str = "zebrafinch";

/// A case in Ajax with a finding, a document, a check and a flag, of which only the vetter has declared.
struct Told {
    town: Town,
    case: String,
    finding: String,
    paper: String,
    flag: String,
}

fn told() -> Told {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "35001"]);
    town.does("vetter", &["conflict", &case, "none"]);
    let add = ["finding", "add", &case, "--category", "financial", "--severity", "3", "--grade", "B2"];
    let finding = town.does("vetter", &[&add[..], &["--text", SECRET]].concat());
    let read = ["--status", "read", "--result", "incomplete", "--issued", "2026-11-05"];
    town.does("vetter", &[&["check", "record", &case, "police", "--kind", "crjmc"][..], &read].concat());
    std::fs::write(town.path("paper.txt"), SECRET).unwrap();
    let paper = town.does("vetter", &["doc", "receive", &case, "paper.txt", "--title", SECRET]);
    let flag = town.does("vetter", &["flag", "raise", &case, "--question", "Does the zebrafinch matter?"]);
    Told { town, case, finding, paper, flag }
}

fn declare(told: &Told, who: &str, kind: &str) {
    ok(&told.town, who, &["conflict", &told.case, "declare", "--yes", "--kind", kind, "--text", "as said"]);
}

/// Somebody more on the roster.
fn hire(town: &Town, key: &str, name: &str, role: &str, more: &[&str]) {
    let id = identity(key);
    std::fs::write(town.path(&format!("keys/{key}")), id.to_openssh(key).unwrap().as_bytes()).unwrap();
    let line = greenlight::seal::identity::public_line(&id.public()) + "\n";
    std::fs::write(town.path(&format!("keys/{key}.pub")), line).unwrap();
    let file = format!("keys/{key}.pub");
    let add = ["person", "add", name, "--key", &file, "--role", role, "--scope", "CA"];
    town.does("admin", &[&add[..], more].concat());
}

#[test]
fn before_a_declaration_only_public_facts_are_shown() {
    let Told { town, case, paper, flag, .. } = told();
    for who in ["reviewer", "approver"] {
        let page = ok(&town, who, &["show", &case]).out;
        has(
            &page,
            &[NAME, "Ajax (35001", "phase: applied", "tier: provincial", "status: open", "holds 6 events"],
        );
        has(&page, &["greenlight conflict", "none", "declare --kind"]);
        lacks(&page, &[SECRET, "police", "financial", "not resolved"]);
        for args in [
            &["next", &case][..],
            &["brief", &case],
            &["flag", "show", &case, &flag],
            &["doc", "list", &case],
        ] {
            let ran = town.run(who, args, "");
            assert_eq!(ran.code, 5, "{args:?}: {}", ran.err);
            has(&ran.err, &["You have not said whether anything ties you", "greenlight conflict", "none"]);
            lacks(&(ran.out + &ran.err), &[SECRET]);
        }
        // Nor does a refusal tell what is in it.
        let early = town.run(who, &["decide", &case, "greenlight", "--why", "fine"], "");
        lacks(&early.err, &["police", "severity", "finding"]);
        let saved = town.run(who, &["doc", "save", &case, &paper, "--out", "stolen.txt"], "");
        assert_eq!((saved.code, town.path("stolen.txt").exists()), (5, false));
        for args in [
            &["log", &case][..],
            &["--json", "log", &case],
            &["flag", "list"],
            &["--json", "flag", "list"],
            &["refer"],
        ] {
            lacks(&ok(&town, who, args).out, &[SECRET, "financial"]);
        }
        assert_eq!(ok(&town, who, &["search", SECRET]).out, "");
        for filter in ["--check=police=incomplete", SECRET] {
            assert_eq!(ok(&town, who, &["list", filter]).out, "", "no list answers what {filter} asks");
        }
    }
    // Of the leader's office, too, before its brief.
    assert_eq!(town.run("leader", &["brief", &case], "").code, 5);
    town.does("leader", &["conflict", &case, "none"]);
    has(&ok(&town, "leader", &["brief", &case]).out, &[SECRET]);
    town.does("reviewer", &["conflict", &case, "none"]);
    has(&ok(&town, "reviewer", &["show", &case]).out, &[SECRET]);
    has(&ok(&town, "reviewer", &["search", SECRET]).out, &[&case]);
}

#[test]
fn the_json_of_an_undeclared_case_has_its_keys_and_no_values() {
    let Told { town, case, .. } = told();
    let before = json(&town, "reviewer", &["show", &case]);
    let row = &json(&town, "reviewer", &["list"])[0];
    assert_eq!((&row["police"], &row["credit"], &row["worst"]), (&"".into(), &"".into(), &Value::Null));
    assert_eq!((&row["undeclared"], &row["status"]), (&true.into(), &"open".into()));
    lacks(&ok(&town, "reviewer", &["export", "--csv"]).out, &["incomplete"]);
    town.does("reviewer", &["conflict", &case, "none"]);
    let after = json(&town, "reviewer", &["show", &case]);
    let keys = |sheet: &Value| sheet.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&before), keys(&after));
    assert_eq!((&before["undeclared"], &after["undeclared"]), (&true.into(), &false.into()));
    for (key, value) in before.as_object().unwrap() {
        assert!(value.as_array().is_none_or(Vec::is_empty), "{key}: {value}");
    }
    assert_eq!(json(&town, "reviewer", &["list"])[0]["police"], "incomplete");
}

#[test]
fn every_kind_of_tie_recuses_but_membership_of_the_riding() {
    for kind in ["acts-for", "personal", "business"] {
        let told = told();
        declare(&told, "reviewer", kind);
        assert_eq!(told.town.run("reviewer", &["show", &told.case], "").code, 3, "{kind}");
    }
    let told = told();
    declare(&told, "approver", "riding");
    let (town, case) = (&told.town, &told.case);
    has(&ok(town, "approver", &["show", case]).out, &[SECRET, "Marguerite Sansoucy: "]);
    let decided = town.run("approver", &["decide", case, "greenlight", "--why", "fine"], "");
    assert_eq!(decided.code, 4, "{}", decided.err);
    has(&decided.err, &["A member of the riding neither decides, seconds nor declines"]);
    // Everything else stays open to them.
    ok(town, "approver", &["flag", "answer", case, &told.flag, "--text", "it does not"]);
    ok(town, "approver", &["recommend", case, "withhold", "--why", "as found"]);
}

#[test]
fn a_recusal_hides_the_case_at_once_and_everywhere() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    town.does("reviewer", &["conflict", case, "none"]);
    let refused = town.run("reviewer", &["note", case, "--counsel", "--text", "a kept zebrafinch"], "");
    assert_eq!(refused.code, 4);
    let readers: [&[&str]; 12] = [
        &["list"],
        &["list", "--json"],
        &["search", SECRET],
        &["due", "--all"],
        &["due", "--all", "--ics", "-"],
        &["flag", "list", "--all"],
        &["flag", "stats"],
        &["export", "--csv"],
        &["draft", "list"],
        &["person", "list"],
        &["doctor"],
        &["conflict", "list"],
    ];
    let said = |args: &[&str]| {
        let ran = ok(town, "reviewer", args);
        ran.out + &ran.err
    };
    let known = [case.as_str(), "Quillon", SECRET, "35001"];
    for args in readers.iter().filter(|args| !matches!(args[0], "conflict" | "person" | "doctor")) {
        let text = said(args);
        assert!(known.iter().any(|word| text.contains(word)) || text.contains("Ontario"), "{args:?}: {text}");
    }
    declare(&told, "reviewer", "personal");
    for args in readers {
        let text = said(args);
        lacks(&text, &known);
        lacks(&text, &["Ontario"]);
    }
    has(&said(&["list"]), &["No case."]);
    for args in [
        &["show", case][..],
        &["log", case],
        &["brief", case],
        &["flag", "list", case],
        &["draft", "show", "1"],
    ] {
        assert_eq!(town.run("reviewer", args, "").code, 3, "{args:?}");
    }
    // Completions know no names at all.
    lacks(&said(&["completions", "bash"]), &["Quillon"]);
}

#[test]
fn an_approver_recuses_somebody_who_does_not_say() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    let about = |who, kind| {
        let args =
            ["conflict", case, "declare", "--yes", "--kind", kind, "--about", "Nadia", "--text", "as heard"];
        town.run(who, &args, "")
    };
    assert_eq!(about("vetter", "business").code, 4);
    // Nobody says for another that there is no tie.
    let none = about("approver", "none");
    assert_eq!(none.code, 5);
    has(&none.err, &["only what recuses them"]);
    assert_eq!(town.run("reviewer", &["next", case], "").code, 5);
    assert_eq!(about("approver", "business").code, 0);
    assert_eq!(town.run("reviewer", &["show", case], "").code, 3);
}

#[test]
fn nobody_ends_their_own_recusal_and_two_approvers_do() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    declare(&told, "reviewer", "personal");
    assert_eq!(town.run("reviewer", &["conflict", case, "none"], "").code, 3);
    let end = ["conflict", case, "declare", "--kind", "none", "--about", "Nadia", "--text", "it is over"];
    let letters = town.does("approver", &end);
    assert_eq!(town.run("reviewer", &["show", case], "").code, 3, "one approver is not enough");
    // Nor does the same one twice; whether they may is said once they have declared.
    assert_eq!(town.run("approver", &["second", case, &letters], "").code, 5);
    town.does("approver", &["conflict", case, "none"]);
    assert_eq!(town.run("approver", &["second", case, &letters], "").code, 4);
    town.does("second", &["conflict", case, "none"]);
    ok(town, "second", &["second", case, &letters]);
    has(&ok(town, "reviewer", &["show", case]).out, &[SECRET]);
}

#[test]
fn admins_and_the_most_senior_are_bound_too() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    town.does("admin", &["person", "grant", "Imogen", "--role", "vetter", "--scope", "CA"]);
    assert_eq!(town.run("admin", &["next", case], "").code, 5);
    for who in ["admin", "leader", "approver"] {
        declare(&told, who, "personal");
        for args in [["show", case], ["brief", case], ["log", case]] {
            assert_eq!(town.run(who, &args, "").code, 3, "{who} {args:?}");
        }
    }
    let approver = town.run("approver", &["decide", case, "greenlight", "--why", "fine"], "");
    assert_eq!(approver.code, 3);
}

#[test]
fn a_recusal_that_empties_a_tier_hands_the_case_up() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    town.does("approver", &["conflict", case, "none"]);
    ok(town, "reviewer", &["flag", "accept", case, &told.flag]);
    let lines = |who: &str| -> Vec<Value> {
        let all = json(town, who, &["due"]);
        all.as_array().unwrap().iter().filter(|line| line["kind"] == "flag-accept").cloned().collect()
    };
    assert!(lines("approver").is_empty());
    declare(&told, "reviewer", "personal");
    let now = lines("approver");
    assert_eq!(
        (now.len(), &now[0]["tier"], &now[0]["emptied"]),
        (1, &"national".into(), &"provincial".into())
    );
    // What a recused person took on is taken on by nobody.
    assert_eq!(now[0]["person"], Value::Null);
    let sentence = ["everybody at this tier is recused: provincial", "turn of this one: national"];
    // A sentence may run over the end of a line.
    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    has(&flat(ok(town, "approver", &["due"]).out), &sentence);
    has(&flat(ok(town, "approver", &["show", case]).out), &sentence);
    has(
        &flat(ok(town, "approver", &["due", "--lang", "fr"]).out),
        &["à ce palier, tout le monde en fait l'objet"],
    );
    // Somebody new at the tier takes it back.
    hire(town, "colleague", "Wilhelmina Oddfellow", "reviewer", &[]);
    assert!(lines("approver").is_empty());
    assert!(lines("colleague").is_empty(), "before they declare they are asked for that alone");
    town.does("colleague", &["conflict", case, "none"]);
    assert_eq!(lines("colleague")[0]["emptied"], Value::Null);
    ok(town, "admin", &["verify"]);
}

#[test]
fn from_the_top_the_case_goes_to_outside_counsel() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    for who in ["reviewer", "approver", "second", "third"] {
        declare(&told, who, "personal");
    }
    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    town.does("leader", &["conflict", case, "none"]);
    for (who, args) in [("vetter", vec!["show", case]), ("leader", vec!["due"])] {
        let text = flat(ok(town, who, &args).out);
        has(&text, &["recused: national", "the policy names none", "policy set outside_counsel=NAME"]);
    }
    let set =
        town.does("approver", &["policy", "set", "outside_counsel=Ottoline Prewitt", "--why", "agreed"]);
    ok(town, "second", &["policy", "second", &set]);
    for (who, args) in [("vetter", vec!["show", case]), ("leader", vec!["due"])] {
        has(&flat(ok(town, who, &args).out), &["that the policy names: Ottoline Prewitt"]);
    }
    assert_eq!(json(town, "leader", &["due"])[0]["outside_counsel"], "Ottoline Prewitt");
    ok(town, "admin", &["verify"]);
}

#[test]
fn one_declaration_covers_many_cases_or_none_of_them() {
    let town = Town::with_people();
    let open = |name: &str| town.does("vetter", &["open", "--name", name, "--district", "35001"]);
    let cases = [open("Odalys Brannigan"), open("Cedric Lunt"), open("Aiyana Brightwater")];
    let left = || json(&town, "reviewer", &["conflict", "list"]).as_array().unwrap().len();
    assert_eq!(left(), 3);
    let wrong = town.run("reviewer", &["conflict", "none", &cases[0], &cases[1], "ZZZZZ"], "");
    assert_eq!((wrong.code, left()), (3, 3));
    let ran = ok(&town, "reviewer", &["conflict", "none", &cases[0], &cases[1], &cases[0]]);
    has(&ran.err, &["2 cases"]);
    assert_eq!(left(), 1);
    ok(&town, "reviewer", &["conflict", &cases[2], "none"]);
    assert_eq!(left(), 0);
    has(&ok(&town, "reviewer", &["conflict", "list"]).err, &["about every case"]);
    assert_eq!(town.run("reviewer", &["conflict", "none"], "").code, 2);
}

#[test]
fn what_a_recused_person_did_before_waits_to_be_adopted() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    for who in ["reviewer", "approver"] {
        town.does(who, &["conflict", case, "none"]);
    }
    declare(&told, "vetter", "business");
    let mark = "by a recused person: adopt or redo";
    for args in [["show", case], ["brief", case]] {
        has(&ok(town, "approver", &args).out, &[SECRET, mark]);
    }
    has(&ok(town, "approver", &["next", case]).out, &["Théo Larivée is recused", "greenlight adopt"]);
    assert_eq!(json(town, "approver", &["show", case])["findings"][0]["to_adopt"], true);
    ok(town, "reviewer", &["adopt", case, &told.finding]);
    let sheet = json(town, "approver", &["show", case]);
    assert_eq!(sheet["findings"][0]["to_adopt"], Value::Null);
    assert_eq!(sheet["documents"][0]["to_adopt"], true);
}

/// An edit that relates people and firms to the case, as another program would write it.
fn relate(town: &Town, case: &str, related: &Value) {
    let me = identity("vetter");
    let store = custody::open(&town.path("store"), &me).unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    let clock = Clock { now: now.utc(), today: now.utc().date_naive(), set: true };
    let mut desk = Desk::open(store, me, clock, system_random()).unwrap();
    let file = desk.case(case, Page::Case).unwrap();
    let act = Act::Record { kind: RecordKind::Candidate, relation: Relation::New };
    let body = serde_json::json!({ "related": related });
    desk.record(&[Draft::new(Target::case(&file), act, &body).unwrap()]).unwrap();
}

/// Hires people who may have a tie to the case, and one who has none.
fn hire_the_tied(town: &Town, case: &str) {
    for (key, name, more) in [
        ("cousin", "Basil Oduya", &[][..]),
        ("rival", "Zelda Brightwater", &[]),
        ("partner", "Ulric Fenn", &["--firm", "Lund Works Ltd."]),
        ("neighbour", "Petra Ives", &["--riding", "Ajax"]),
        ("nobody", "Hanne Quist", &["--firm", "Other Works", "--riding", "35002"]),
    ] {
        hire(town, key, name, "vetter", more);
    }
    let related = serde_json::json!([
        { "name": "Aiyana Brightwater", "as": "rival" }, { "name": "Lund Works Ltd", "as": "donor" },
    ]);
    relate(town, case, &related);
    town.does("approver", &["conflict", case, "none"]);
}

#[test]
fn a_possible_tie_is_suggested_to_the_person_and_to_who_may_act() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    hire_the_tied(town, case);
    // To the person concerned before they declare; to nobody else below a reviewer.
    has(&ok(town, "cousin", &["show", case]).out, &["name in common (Quillon Marchetti-Oduya)"]);
    has(&ok(town, "partner", &["show", case]).out, &["same firm (Lund Works Ltd)"]);
    for who in ["nobody", "vetter"] {
        lacks(&ok(town, who, &["show", case]).out, &["name in common", "same firm", "same riding"]);
    }
    let all = [
        "Basil Oduya: name in common (Quillon Marchetti-Oduya)",
        "Zelda Brightwater: name in common (Aiyana Brightwater)",
        "Ulric Fenn: same firm (Lund Works Ltd)",
        "Petra Ives: same riding (35001)",
    ];
    for args in [["show", case], ["next", case]] {
        let text = ok(town, "approver", &args).out;
        has(&text, &all);
        has(&text, &["greenlight conflict dismiss"]);
        lacks(&text, &["Hanne Quist"]);
    }
}

#[test]
fn a_tie_that_was_declared_is_suggested_no_more() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    hire_the_tied(town, case);
    // A member of the riding who says so, and somebody who is recused.
    declare(&told, "neighbour", "riding");
    declare(&told, "partner", "business");
    lacks(&ok(town, "approver", &["next", case]).out, &["Petra Ives", "Ulric Fenn"]);
}

#[test]
fn a_possible_tie_is_dismissed_once_and_with_a_reason() {
    let told = told();
    let (town, case) = (&told.town, &told.case);
    hire_the_tied(town, case);
    let dismiss = |who: &str, person: &str, more: &[&str]| {
        town.run(who, &[&["conflict", "dismiss", case, person], more].concat(), "")
    };
    let why = ["--why", "They have never met."];
    assert_eq!(dismiss("approver", "Basil", &[]).code, 2, "a reason is needed");
    assert_eq!(dismiss("vetter", "Basil", &why).code, 5);
    let done = dismiss("approver", "Basil", &why);
    assert_eq!(done.code, 0, "{}", done.err);
    lacks(&ok(town, "approver", &["next", case]).out, &["Basil Oduya"]);
    lacks(&ok(town, "cousin", &["show", case]).out, &["name in common"]);
    has(&ok(town, "approver", &["log", case]).out, &["They have never met."]);
    let again = dismiss("approver", "Basil", &why);
    assert_eq!(again.code, 5);
    has(&again.err, &["dismissed already"]);
    // It is said about one person and one case.
    has(&ok(town, "approver", &["next", case]).out, &["Zelda Brightwater"]);
}
