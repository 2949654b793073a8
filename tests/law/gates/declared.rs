//! What the applicant declared is seen: an answer that is not clear is open until somebody answers for it, and the
//! declaration is not clear before. What they refuse is said, and no check comes before its consent.

use super::*;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::ids::Nonce;

const ASKED: &str = "Have you ever been charged with an offence, anywhere, whatever the outcome?";

fn answer(said: &Value) -> Value {
    json!({"declared": [{"key": "charged", "question": ASKED, "answer": said, "clear": ["No", "Non", "None, never"]}]})
}

/// A case whose form said this, with everything else that a greenlight needs.
fn declared(said: &Value) -> Case {
    let mut case = Case::new();
    let mut fields = answer(said);
    fields["name"] = json!("Jordan Example");
    let act = Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce: Nonce([7; 16]) };
    case.stage.case.entries.clear();
    case.stage.case.saying(&[], &who("Vera Quill"), act, fields);
    case.becomes_ready();
    case
}

fn gaps(case: &Case) -> Vec<&'static str> {
    case.greenlight_gaps(GateId::Weighed)
}

#[test]
fn the_clear_answer_is_clear_in_every_wording() {
    for said in ["No", "no", " NON. ", "none, never", "None — never!"] {
        assert_eq!(gaps(&declared(&json!(said))), NONE, "{said}");
    }
    assert_eq!(gaps(&declared(&json!(["No", "Non"]))), NONE);
}

#[test]
fn every_other_answer_is_open() {
    for said in ["Yes", "No, but my firm was", "never", "", " ", "—", "N/A", "non.. oui"] {
        assert_eq!(gaps(&declared(&json!(said))), ["declared-unweighed"], "{said}");
    }
    for said in ["No?", "No*", "¿No?", "No ⚠", "Ño", "!No", "No+", "≥ No"] {
        assert_eq!(gaps(&declared(&json!(said))), ["declared-unweighed"], "{said}");
    }
    for said in [json!([]), json!(["No", "Yes, in 2019"]), json!(null), json!(false)] {
        assert_eq!(gaps(&declared(&said)), ["declared-unweighed"], "{said}");
    }
}

#[test]
fn a_question_without_a_clear_answer_opens_once_answered() {
    let mut case = Case::ready();
    let says =
        |said: &str| json!({"declared": [{"key": "details", "question": "If yes: what?", "answer": said}]});
    case.says("Vera Quill", record(RecordKind::Candidate), says(""));
    assert_eq!(gaps(&case), NONE);
    case.says("Vera Quill", record(RecordKind::Candidate), says("No"));
    assert_eq!(gaps(&case), ["declared-unweighed"]);
}

#[test]
fn a_declared_answer_is_answered_for_by_a_finding_or_a_weighing() {
    let mut case = declared(&json!("Yes, in 2019, withdrawn"));
    let asked = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "as recommended"}));
    let Err(Refusal::Gates(shut)) = asked else { panic!("{asked:?}") };
    let shut: Vec<GateId> = shut.iter().filter(|gate| !gate.passes()).map(|gate| gate.id).collect();
    assert_eq!(shut, [GateId::Checks, GateId::Weighed]);
    let mut found = Case { stage: case.stage.clone() };
    let finding = json!({"category": "criminal", "severity": 1, "text": "a charge of 2019, withdrawn",
        "answers": ["declared:charged"]});
    found.says("Vera Quill", record(RecordKind::Finding), finding);
    assert_eq!(found.greenlight_gaps(GateId::Checks), NONE);
    assert_eq!(gaps(&found), NONE);
    let why = json!({"items": ["declared:charged"], "why": "the court file agrees"});
    case.says("Vera Quill", record(RecordKind::Weighing), why);
    assert_eq!((gaps(&case), case.greenlight_gaps(GateId::Checks)), (vec![], vec![]));
}

#[test]
fn a_changed_answer_is_open_again_and_hides_nothing() {
    let mut case = declared(&json!("Yes, in 2019"));
    let why = json!({"items": ["declared:charged"], "why": "the court file agrees"});
    case.says("Rita Stone", record(RecordKind::Weighing), why.clone());
    assert_eq!(gaps(&case), NONE);
    for said in ["Yes, in 2019 and 2021", "No"] {
        case.says("Vera Quill", record(RecordKind::Candidate), answer(&json!(said)));
        assert_eq!(gaps(&case), ["declared-unweighed"], "{said}");
        // Who changed the answer does not say that there is nothing.
        let asked = case.asks("Vera Quill", record(RecordKind::Weighing), &why);
        assert_eq!(rule_of(&asked), Some("weigh-another"));
        case.says("Rita Stone", record(RecordKind::Weighing), why.clone());
        assert_eq!(gaps(&case), NONE);
    }
    // Taken down again as it is, it stays answered for.
    case.says("Vera Quill", record(RecordKind::Candidate), answer(&json!("No")));
    assert_eq!(gaps(&case), NONE);
}

#[test]
fn two_answers_taken_down_apart_are_both_kept() {
    let mut case = declared(&json!("No"));
    let seen = case.stage.case.tips();
    for (name, said) in [("Vito Marsh", "Yes"), ("Rita Stone", "No")] {
        case.stage.case.saying(&seen, &who(name), record(RecordKind::Candidate), answer(&json!(said)));
    }
    assert_eq!(case.file().candidate.declared[0].given.len(), 3);
    assert_eq!(gaps(&case), ["declared-unweighed"]);
}

#[test]
fn a_declaration_is_not_clear_while_an_answer_is_open() {
    let mut case = declared(&json!("No"));
    assert_eq!(case.greenlight_gaps(GateId::Checks), NONE);
    case.says("Vito Marsh", record(RecordKind::Candidate), answer(&json!("Yes")));
    assert_eq!(case.greenlight_gaps(GateId::Checks), ["check-not-clear"]);
    let read = |result: &str| json!({"check": "declaration", "status": "read", "result": result, "issued": "2026-11-20"});
    let asks =
        |case: &Case, result| rule_of(&case.asks("Vera Quill", record(RecordKind::Check), &read(result)));
    assert_eq!(asks(&case, "clear"), Some("declaration-not-clear"));
    assert_eq!(asks(&case, "review"), None);
    // A further step of the check says it no more than a new one.
    let first = case.file().check(CheckKind::Declaration).unwrap().stamp.id;
    let step = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(first) };
    let asked = case.asks("Vera Quill", step, &json!({"status": "read", "result": "clear"}));
    assert_eq!(rule_of(&asked), Some("declaration-not-clear"));
    let why = json!({"items": ["declared:charged"], "why": "a mistake of the form"});
    case.says("Rita Stone", record(RecordKind::Weighing), why);
    assert_eq!((asks(&case, "clear"), case.greenlight_gaps(GateId::Checks)), (None, vec![]));
}

fn commands(case: &Case, id: GateId) -> Vec<String> {
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let gates = gates(&view).into_iter().filter(|gate| gate.id == id);
    gates.flat_map(|gate| gate.gaps).filter_map(|gap| gap.line("CASE")).collect()
}

#[test]
fn no_check_is_proposed_before_its_consent() {
    let mut case = Case::new();
    let consent = |check: &str| format!("greenlight consent CASE {check} --on DAY");
    let proposed = commands(&case, GateId::Checks);
    assert_eq!(proposed[..2], [consent("police"), consent("credit")]);
    assert!(proposed[2..].iter().all(|command| !command.contains(" consent ")), "{proposed:?}");
    case.says(
        "Vera Quill",
        record(RecordKind::Consent),
        json!({"check": "police", "for": ["run"], "on": "2026-10-01"}),
    );
    assert_eq!(commands(&case, GateId::Checks)[0], "greenlight consent CASE police --on DAY --for result");
    case.check(json!({"check": "credit", "status": "received"}));
    assert_eq!(commands(&case, GateId::Checks)[1], consent("credit"));
    assert_eq!(commands(&case, GateId::Consent), [consent("credit")]);
    case.consents();
    let proposed = commands(&case, GateId::Checks);
    assert_eq!(
        proposed[..2],
        [
            "greenlight check request CASE police --kind crjmc",
            "greenlight check authenticate CASE credit --text -"
        ]
    );
}

#[test]
fn a_refused_consent_is_no_consent_and_no_accusation() {
    let mut case = Case::ready();
    let refuses = json!({"check": "credit", "for": ["run", "result"], "on": "2026-11-01", "refused": true});
    case.says("Vera Quill", record(RecordKind::Consent), refuses.clone());
    // The check came in after the refusal; its result had been issued before.
    assert_eq!(case.greenlight_gaps(GateId::Consent), ["consent"]);
    let asks = json!({"check": "credit", "status": "requested"});
    assert_eq!(rule_of(&case.asks("Vera Quill", record(RecordKind::Check), &asks)), Some("consent-refused"));
    let mut fresh = Case::new();
    fresh.says("Vera Quill", record(RecordKind::Consent), refuses.clone());
    let gaps = fresh.greenlight_gaps(GateId::Checks);
    assert_eq!(gaps, ["check-missing", "check-refused", "check-missing", "check-missing"]);
    assert_eq!(commands(&fresh, GateId::Checks)[1], "greenlight waive CASE credit --why -");
    // One that is given later counts; one of an earlier day that is entered later does not.
    let given = |on: &str| json!({"check": "credit", "for": ["run", "result"], "on": on});
    fresh.says("Vera Quill", record(RecordKind::Consent), given("2026-10-01"));
    assert_eq!(fresh.greenlight_gaps(GateId::Checks)[1], "check-refused");
    fresh.says("Vera Quill", record(RecordKind::Consent), given("2026-11-02"));
    assert_eq!(fresh.greenlight_gaps(GateId::Checks)[1], "check-missing");
    let mut both = refuses;
    both["withdrawn"] = json!(true);
    assert_eq!(rule_of(&case.asks("Vera Quill", record(RecordKind::Consent), &both)), Some("body-shape"));
}
