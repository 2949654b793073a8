//! The gate `weighed`: everything adverse has a finding that names it, or a reason for none by somebody who may give it.

use super::*;

const RECORD: &str = "police:certified-record";

fn police(result: &str, issued: &str) -> Value {
    json!({"check": "police", "kind": "crjmc", "method": "fingerprint", "status": "read", "result": result,
        "issued": issued})
}

fn weighs(case: &mut Case, name: &'static str, items: &[&str]) -> EventId {
    let fields = json!({"items": items, "why": "long ago, and a pardon is pending"});
    case.says(name, record(RecordKind::Weighing), fields)
}

fn gaps(case: &Case) -> Vec<&'static str> {
    case.greenlight_gaps(GateId::Weighed)
}

fn lines(case: &Case) -> Vec<String> {
    case.file().unweighed().iter().filter_map(|gap| gap.line("CASE")).collect()
}

fn refused(case: &Case, name: &'static str, items: &[&str], why: &str) -> Option<&'static str> {
    let fields = json!({"items": items, "why": why});
    rule_of(&case.asks(name, record(RecordKind::Weighing), &fields))
}

#[test]
fn each_adverse_result_and_flag_must_be_answered_for() {
    let mut case = Case::ready();
    assert_eq!(gaps(&case), NONE);
    for result in ["negative", "certified-none", "incomplete"] {
        case.check(police(result, "2026-11-01"));
        assert_eq!(gaps(&case), NONE, "{result}");
    }
    case.check(police("certified-record", "2026-11-02"));
    assert_eq!(lines(&case), ["greenlight weigh CASE certified-record --why -"]);
    case.check(json!({"check": "credit", "status": "read", "result": "review", "issued": "2026-11-02",
        "flags": ["collections", "liens"]}));
    let all = ["result-unweighed", "result-unweighed", "credit-flag-unweighed", "credit-flag-unweighed"];
    assert_eq!(gaps(&case), all);
    // A report to review of another kind is no item: its own gate has it.
    case.check(json!({"check": "online", "status": "read", "result": "review", "issued": "2026-11-02"}));
    assert_eq!(gaps(&case), all);
    case.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let asked = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "as recommended"}));
    let Err(Refusal::Gates(shut)) = asked else { panic!("{asked:?}") };
    let shut: Vec<GateId> = shut.iter().filter(|gate| !gate.passes()).map(|gate| gate.id).collect();
    assert_eq!(shut, [GateId::Weighed]);
}

#[test]
fn a_withholding_asks_for_no_weighing() {
    let mut case = Case::ready();
    case.check(police("certified-record", "2026-11-02"));
    assert_eq!(case.gaps(GateId::Weighed, Outcome::Withhold, &[]), NONE);
}

#[test]
fn a_finding_that_names_it_answers_for_it() {
    let mut case = Case::ready();
    case.check(police("confirmed-declared", "2026-11-02"));
    let found = case.finding(1, "B2", "police");
    assert_eq!(gaps(&case), ["result-unweighed"]);
    case.step("Vera Quill", found, json!({"answers": ["police:confirmed-declared"]}));
    assert_eq!(gaps(&case), NONE);
    let step = Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(found) };
    let nothing = case.asks("Vera Quill", step, &json!({"answers": ["credit:liens"]}));
    assert_eq!(rule_of(&nothing), Some("weigh-nothing"));
}

#[test]
fn who_recorded_a_check_does_not_weigh_it() {
    let mut case = Case::ready();
    case.check(police("confirmed-declared", "2026-11-02"));
    let items = ["police:confirmed-declared"];
    assert_eq!(refused(&case, "Vera Quill", &items, "fine"), Some("weigh-another"));
    // Nor does it count where it was signed elsewhere.
    weighs(&mut case, "Vera Quill", &items);
    assert_eq!(gaps(&case), ["result-unweighed"]);
    assert_eq!(case.file().unweighed()[0].lifted_by.to_string(), "another-vetter");
    assert_eq!(refused(&case, "Vito Marsh", &items, "fine"), None);
    weighs(&mut case, "Vito Marsh", &items);
    assert_eq!(gaps(&case), NONE);
}

#[test]
fn a_record_and_a_review_are_weighed_by_a_reviewer_or_approver() {
    let review = json!({"check": "credit", "status": "read", "result": "review", "issued": "2026-11-02"});
    for (fields, item) in [(police("certified-record", "2026-11-02"), RECORD), (review, "credit:review")] {
        let mut case = Case::ready();
        case.check(fields);
        assert_eq!(refused(&case, "Vito Marsh", &[item], "fine"), Some("weigh-another"), "{item}");
        weighs(&mut case, "Vito Marsh", &[item]);
        assert_eq!(gaps(&case), ["result-unweighed"]);
        assert_eq!(case.file().unweighed()[0].lifted_by.to_string(), "senior-other");
        for name in ["Rita Stone", "Ana Birch"] {
            let mut case = Case { stage: case.stage.clone() };
            weighs(&mut case, name, &[item]);
            assert_eq!(gaps(&case), NONE, "{name}");
        }
    }
}

#[test]
fn a_weighing_names_something_adverse_and_says_why() {
    let mut case = Case::ready();
    case.check(police("certified-record", "2026-11-02"));
    assert_eq!(refused(&case, "Rita Stone", &["credit:liens"], "fine"), Some("weigh-nothing"));
    assert_eq!(refused(&case, "Rita Stone", &[RECORD], ""), Some("why-empty"));
    assert_eq!(refused(&case, "Rita Stone", &[], "fine"), Some("body-shape"));
    assert_eq!(refused(&case, "Rita Stone", &[RECORD, "credit:liens"], "fine"), Some("weigh-nothing"));
}

#[test]
fn what_comes_after_a_weighing_opens_it_again() {
    let mut case = Case::ready();
    let first = case.check(police("certified-record", "2026-11-02"));
    weighs(&mut case, "Rita Stone", &[RECORD]);
    assert_eq!(gaps(&case), NONE);
    // The same result again, with its day or its document, is no news.
    let step = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(first) };
    let again = json!({"status": "read", "result": "certified-record", "issued": "2026-11-03"});
    case.says("Vera Quill", step.clone(), again);
    assert_eq!(gaps(&case), NONE);
    case.says("Vera Quill", step, json!({"status": "read", "result": "confirmed-declared"}));
    assert_eq!(gaps(&case), ["result-unweighed"]);
    weighs(&mut case, "Rita Stone", &["police:confirmed-declared"]);
    assert_eq!(gaps(&case), NONE);
    // Another report says it once more, although it says the same.
    case.check(police("certified-record", "2026-11-10"));
    assert_eq!(lines(&case), ["greenlight weigh CASE certified-record --why -"]);
}

#[test]
fn a_clean_result_afterwards_hides_no_adverse_one() {
    let mut case = Case::ready();
    case.check(police("certified-record", "2026-11-02"));
    case.check(police("negative", "2026-11-10"));
    assert_eq!(gaps(&case), ["result-unweighed"]);
    let credit = json!({"check": "credit", "status": "read", "result": "clear", "flags": ["liens"], "issued": "2026-11-02"});
    let first = case.check(credit);
    let step = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(first) };
    case.says("Vera Quill", step, json!({"result": "clear", "raw": {"result": "clear"}}));
    assert_eq!(
        case.file().check(greenlight::domain::check_kind::CheckKind::Credit).unwrap().now.flags.len(),
        0
    );
    assert_eq!(gaps(&case), ["result-unweighed", "credit-flag-unweighed"]);
}

#[test]
fn a_weighing_covers_what_its_signer_had_seen() {
    let mut case = Case::ready();
    case.check(police("certified-record", "2026-11-02"));
    let seen = case.stage.case.tips();
    case.check(json!({"check": "credit", "status": "read", "result": "clear", "flags": ["liens"], "issued": "2026-11-02"}));
    let blind = json!({"items": [RECORD, "credit:liens"], "why": "both are old"});
    case.stage.case.saying(&seen, &who("Rita Stone"), record(RecordKind::Weighing), blind);
    assert_eq!(gaps(&case), ["credit-flag-unweighed"]);
}

#[test]
fn a_greenlight_from_elsewhere_is_marked_unweighed() {
    let mut case = Case::ready();
    case.check(police("certified-record", "2026-11-02"));
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    let (file, roster) = (case.file(), case.stage.roster());
    let shut = shut_in_its_past(&file, &file.decisions[0], &roster);
    assert!(shut.iter().any(|gate| gate.id == GateId::Weighed), "{shut:?}");
}

#[test]
fn two_items_of_one_name_are_told_apart_by_their_group() {
    let mut case = Case::ready();
    case.check(
        json!({"check": "credit", "status": "read", "result": "review", "flags": ["bankruptcy", "liens"],
        "issued": "2026-11-02"}),
    );
    let said = json!({"key": "bankruptcy", "question": "Ever bankrupt?", "answer": "Yes", "clear": ["No"]});
    case.says("Vera Quill", record(RecordKind::Candidate), json!({"declared": [said]}));
    let file = case.file();
    let named = |word: &str| file.adverse_named(word).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(named("bankruptcy"), [""; 0]);
    assert_eq!(named("declared:bankruptcy"), ["declared:bankruptcy"]);
    assert_eq!(named("liens"), ["credit:liens"]);
    assert_eq!(named("credit"), ["credit:review", "credit:bankruptcy", "credit:liens"]);
    assert_eq!(named("declared"), ["declared:bankruptcy"]);
    assert_eq!(named("police"), [""; 0]);
    let commands = ["review", "credit:bankruptcy", "liens", "declared:bankruptcy"];
    assert_eq!(lines(&case), commands.map(|item| format!("greenlight weigh CASE {item} --why -")));
}
