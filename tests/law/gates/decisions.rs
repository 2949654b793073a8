//! What a decision must have before it: a recommendation that saw what the file says now, a second by somebody who wrote
//! nothing on which it rests, a file that is in fact incomplete, days of an override that the record bears out. Each at
//! the desk, and by an event that was made by hand.

use greenlight::domain::case::decision::Override;
use greenlight::domain::marks::{DecisionMark, marks};
use greenlight::domain::refusal::Lifter;

use super::*;

/// What is said of the last decision.
fn marked(case: &Case) -> Vec<&'static str> {
    let (file, roster) = (case.file(), case.stage.roster());
    let all = marks(&file, file.decisions.last().unwrap(), &roster);
    let gap = |mark: &DecisionMark| match mark {
        DecisionMark::Shut(gap) => Some(gap.code()),
        _ => None,
    };
    all.iter().filter_map(gap).collect()
}

/// The gaps of a refusal, with who lifts each.
fn shut(refused: Result<CaseFile, Refusal>) -> Vec<(&'static str, Lifter)> {
    let Err(Refusal::Gates(gates)) = refused else { panic!("{refused:?}") };
    gates.iter().flat_map(|gate| &gate.gaps).map(|gap| (gap.code(), gap.lifted_by)).collect()
}

fn codes(gates: &[Gate]) -> Vec<&'static str> {
    gates.iter().flat_map(|gate| &gate.gaps).map(Gap::code).collect()
}

/// Every gate of this page that somebody can meet shut.
pub fn all_shut() -> Vec<Gate> {
    let mut case = Case::new();
    let mut all = incomplete_gates(&Case::ready(), None);
    all.extend(incomplete_gates(&case, None));
    case.check(json!({"check": "eligibility", "status": "with-applicant"}));
    all.extend(incomplete_gates(&case, None));
    all.extend(incomplete_gates(&case, Some("2019-01-01")));
    all.extend(days_gates(Some("2026-11-22"), Some("2026-11-21"), Override::default()));
    all.extend(days_gates(Some("2026-11-27"), None, Override::default()));
    let consulted = Some("Abel Crane".to_owned());
    let replaced = Override { leader_not: Some("recused".to_owned()), consulted, ..Override::default() };
    all.extend(days_gates(Some("2026-11-23"), Some("2026-11-23"), replaced));
    let (mut case, decision) = rests_on_abels_finding();
    let seconds = |case: &Case| match case.asks("Abel Crane", second(decision), &Value::Null) {
        Err(Refusal::Gates(gates)) => gates,
        other => panic!("{other:?}"),
    };
    all.extend(seconds(&case));
    case.stage.does("Alma Frost", declare(&who("Alma Frost"), Declared::Recused));
    all.extend(seconds(&case));
    let mut case = Case::ready();
    case.finding(2, "C3", "a neighbour");
    match case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "as recommended"})) {
        Err(Refusal::Gates(gates)) => all.extend(gates),
        other => panic!("{other:?}"),
    }
    all
}

const OLD: [&str; 1] = ["recommendation-old"];

#[test]
fn a_recommendation_older_than_what_came_does_not_pass() {
    let fields = json!({"why": "nothing stands in the way"});
    for came in 0..4 {
        let mut case = Case::ready();
        assert_eq!(case.greenlight_gaps(GateId::Recommendation), NONE);
        match came {
            0 => drop(case.says(
                "Vera Quill",
                record(RecordKind::Check),
                json!({"check": "references", "status": "read", "result": "clear", "issued": "2026-11-20"}),
            )),
            1 => drop(case.finding(2, "C3", "a neighbour")),
            2 => drop(case.stage.does("Vera Quill", record(RecordKind::Interference))),
            _ => drop(case.stage.does("Vera Quill", record(RecordKind::Reply))),
        }
        assert_eq!(case.greenlight_gaps(GateId::Recommendation), OLD, "{came}");
        let mut by_hand = case;
        assert!(by_hand.asks("Ana Birch", decide(Outcome::Greenlight), &fields).is_err());
        by_hand.says("Ana Birch", decide(Outcome::Greenlight), fields.clone());
        assert!(marked(&by_hand).contains(&OLD[0]), "{came}: {:?}", marked(&by_hand));
    }
}

#[test]
fn a_step_without_a_result_leaves_a_recommendation_fresh() {
    let mut case = Case::ready();
    case.check(json!({"check": "references", "status": "requested"}));
    case.finding(1, "C3", "a neighbour");
    case.stage.does("Vera Quill", record(RecordKind::Note));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), NONE);
    // A finding that is raised to severity 2 is news; one whose status alone changed is not.
    let finding = case.file().findings[0].id();
    case.step("Vera Quill", finding, json!({"severity": 2}));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), OLD);
    case.stage.does("Rita Stone", recommend(Outcome::Greenlight));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), NONE);
    case.step("Rita Stone", finding, json!({"status": "substantiated", "why": "the court says so"}));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), NONE);
}

/// A withholding that rests on a finding by Abel Crane and waits for its second.
fn rests_on_abels_finding() -> (Case, EventId) {
    let mut case = Case::new();
    for name in ["Vera Quill", "Ana Birch", "Abel Crane", "Alma Frost"] {
        case.declares(name);
    }
    let fields = json!({"category": "financial", "severity": 3, "grade": "B1", "origin": "a court",
        "text": "a lien that was not declared", "put": {"on": "2026-11-21"}});
    let finding = case.says("Abel Crane", record(RecordKind::Finding), fields);
    case.stage.does("Vera Quill", recommend(Outcome::Withhold));
    let fields =
        json!({"why": "the lien", "applicant": "A lien.", "reason": "candour", "rests_on": [finding]});
    let decision = case.says("Ana Birch", decide(Outcome::Withhold), fields);
    (case, decision)
}

#[test]
fn a_second_wrote_nothing_on_which_it_rests() {
    let (mut case, decision) = rests_on_abels_finding();
    let refused = case.asks("Abel Crane", second(decision), &Value::Null);
    assert_eq!(shut(refused), [("second-wrote", Lifter::AnotherApprover)]);
    case.asks("Alma Frost", second(decision), &Value::Null).unwrap();
    // By hand it takes effect, as the law has it, and is marked.
    case.stage.does("Abel Crane", second(decision));
    assert_eq!(case.file().status(), Status::Withheld);
    assert_eq!(marked(&case), ["second-wrote"]);
}

#[test]
fn to_correct_a_grade_is_to_write_and_a_status_is_not() {
    let (case, decision) = rests_on_abels_finding();
    let finding = case.file().findings[0].id();
    for (fields, may) in [
        (json!({"status": "substantiated", "why": "the court says so"}), true),
        (json!({"grade": "A1"}), false),
        (json!({"severity": 4}), false),
    ] {
        let mut case = Case { stage: case.stage.clone() };
        let before = case.stage.case.tips();
        let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) };
        case.stage.case.saying(&before, &who("Alma Frost"), act, fields.clone());
        let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
        let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
        let gaps = greenlight::domain::gates::independence(&view, decision, who("Alma Frost").person);
        assert_eq!(gaps.is_empty(), may, "{fields}");
    }
}

#[test]
fn where_nobody_is_left_to_second_the_root_keys_are_named() {
    let (mut case, decision) = rests_on_abels_finding();
    case.stage.does("Alma Frost", declare(&who("Alma Frost"), Declared::Recused));
    let refused = case.asks("Abel Crane", second(decision), &Value::Null);
    assert_eq!(shut(refused), [("second-nobody", Lifter::RootKeys)]);
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let page = gates(&view);
    let gap = page.iter().flat_map(|gate| &gate.gaps).find(|gap| gap.code() == "second-nobody").unwrap();
    assert_eq!(
        gap.line("CASE").unwrap(),
        "greenlight person grant NAME --role approver --scope 35001",
        "{page:?}"
    );
}

#[test]
fn who_wrote_a_finding_does_not_second_its_waiver() {
    let (mut case, _) = rests_on_abels_finding();
    let finding = case.file().findings[0].id();
    let waive = case.stage.does("Ana Birch", Act::Waive { what: Waived::Finding(finding) });
    let refused = case.asks("Abel Crane", second(waive), &Value::Null);
    assert_eq!(shut(refused), [("second-wrote", Lifter::AnotherApprover)]);
    case.asks("Alma Frost", second(waive), &Value::Null).unwrap();
}

/// What the gate `source` says of a withholding because the file is incomplete.
fn incomplete(case: &Case, asked: Option<&str>) -> Vec<&'static str> {
    codes(&incomplete_gates(case, asked))
}

fn incomplete_gates(case: &Case, asked: Option<&str>) -> Vec<Gate> {
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let proposal = Proposal {
        me: Some(who("Ana Birch").person),
        outcome: Outcome::Withhold,
        reverses: false,
        reason: Some(Reason::Incomplete),
        asked_on: asked.map(date),
        rests_on: &[],
        overrides: None,
    };
    gates_for(&view, &proposal).into_iter().filter(|gate| gate.id == GateId::Source).collect()
}

#[test]
fn incomplete_is_no_reason_where_nothing_required_is_missing() {
    let case = Case::ready();
    assert_eq!(incomplete(&case, Some(TODAY)), ["incomplete-nothing-missing"]);
}

#[test]
fn incomplete_needs_a_check_that_was_asked_for_and_the_day() {
    let mut case = Case::new();
    assert_eq!(incomplete(&case, Some(TODAY)), ["incomplete-not-asked"]);
    case.consents();
    case.check(json!({"check": "credit", "status": "with-applicant"}));
    assert_eq!(incomplete(&case, None), ["incomplete-no-day"]);
    assert_eq!(incomplete(&case, Some(TODAY)), NONE);
    // A check that is not resolved counts as missing; one that two approvers waived does not.
    let mut case = Case::ready();
    case.check(json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read",
        "result": "incomplete", "issued": "2026-11-20"}));
    assert_eq!(incomplete(&case, Some(TODAY)), NONE);
    let waive = case.stage.does("Ana Birch", crate::kit::acts::waive_police());
    case.stage.does("Abel Crane", second(waive));
    assert_eq!(incomplete(&case, Some(TODAY)), ["incomplete-nothing-missing"]);
}

#[test]
fn nobody_was_asked_before_the_case_was_opened() {
    let mut case = Case::new();
    case.consents();
    case.check(json!({"check": "credit", "status": "with-applicant"}));
    let opened = case.file().place().day(case.file().history().entries()[0].header.at.utc());
    let before = opened.pred_opt().unwrap().to_string();
    assert_eq!(incomplete(&case, Some(&before)), ["incomplete-too-early"]);
    assert_eq!(incomplete(&case, Some(&opened.to_string())), NONE);
    // A consent that was refused on the form shows that they were asked then.
    let refused = json!({"check": "credit", "for": ["run"], "on": before, "refused": true});
    case.says("Vera Quill", record(RecordKind::Consent), refused);
    assert_eq!(incomplete(&case, Some(&before)), NONE);
    let earlier = opened - chrono::Days::new(2);
    assert_eq!(incomplete(&case, Some(&earlier.to_string())), ["incomplete-too-early"]);
}

#[test]
fn a_withholding_as_incomplete_made_by_hand_is_marked() {
    let mut case = Case::ready();
    let fields = json!({"why": "it is", "applicant": "It is.", "reason": "incomplete"});
    case.says("Ana Birch", decide(Outcome::Withhold), fields);
    assert!(marked(&case).contains(&"incomplete-nothing-missing"), "{:?}", marked(&case));
}

/// What the gate `override` says of a withholding that rests on a finding put on 23 November and received on the 22nd.
fn days(heard: Option<&str>, leader: Option<&str>, more: Override) -> Vec<&'static str> {
    codes(&days_gates(heard, leader, more))
}

fn days_gates(heard: Option<&str>, leader: Option<&str>, more: Override) -> Vec<Gate> {
    let mut case = Case::new();
    case.stage.nominated();
    let on = [case.finding(3, "B2", "a court"), case.finding(3, "C3", "a neighbour")];
    case.step("Vera Quill", on[0], json!({"put": {"on": "2026-11-23"}}));
    let answers = Override {
        shadow_of_doubt: "the court's own words leave no other reading".to_owned(),
        heard_on: heard.map(date),
        leader_on: leader.map(date),
        ..more
    };
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let proposal = Proposal {
        me: Some(who("Ana Birch").person),
        outcome: Outcome::Withhold,
        reverses: false,
        reason: Some(Reason::Candour),
        asked_on: None,
        rests_on: &on,
        overrides: Some(&answers),
    };
    gates_for(&view, &proposal).into_iter().filter(|gate| gate.id == GateId::Override).collect()
}

#[test]
fn the_leader_is_consulted_after_the_newest_claim_came() {
    let none = Override::default;
    assert_eq!(days(Some("2026-11-23"), Some("2026-11-22"), none()), NONE);
    assert_eq!(days(Some("2026-11-23"), Some("2026-11-21"), none()), ["override-leader-early"]);
}

#[test]
fn the_applicant_is_heard_after_the_claim_was_put() {
    assert_eq!(days(Some("2026-11-22"), Some("2026-11-22"), Override::default()), ["override-heard-early"]);
}

#[test]
fn no_answer_of_an_override_is_dated_after_the_decision() {
    let ahead = days(Some("2026-11-26"), Some("2026-11-27"), Override::default());
    assert_eq!(ahead, ["override-ahead", "override-ahead"]);
}

#[test]
fn where_the_leader_is_out_of_reach_somebody_is_named() {
    let why = || Some("recused".to_owned());
    let who = || Some("Deputy of the leader's office".to_owned());
    let said = |leader_not, consulted| Override { leader_not, consulted, ..Override::default() };
    let asked = |day, more| days(Some("2026-11-23"), day, more);
    assert_eq!(asked(None, said(why(), who())), ["override-leader"]);
    assert_eq!(asked(Some("2026-11-23"), said(why(), None)), ["override-leader"]);
    assert_eq!(asked(Some("2026-11-23"), said(None, who())), ["override-leader"]);
    assert_eq!(asked(Some("2026-11-23"), said(why(), who())), NONE);
}

#[test]
fn nobody_of_another_office_is_consulted_in_the_leaders_place() {
    let asked = |name: &str| {
        let said = Override {
            leader_not: Some("recused".to_owned()),
            consulted: Some(name.to_owned()),
            ..Override::default()
        };
        days(Some("2026-11-23"), Some("2026-11-23"), said)
    };
    // Who decides, and a colleague of theirs; a vetter.
    for name in ["Ana Birch", "ABEL CRANE", "Vera Quill"] {
        assert_eq!(asked(name), ["override-consulted"], "{name}");
    }
    assert_eq!(asked("Lena Brook"), NONE);
    assert_eq!(asked("Somebody who is on no roster"), NONE);
}

#[test]
fn a_decision_without_its_recommendation_is_told_every_gap() {
    let mut case = Case::new();
    case.declares("Ana Birch");
    let refused = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "too early"}));
    let codes: Vec<_> = shut(refused).into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        [
            "check-missing",
            "check-missing",
            "check-missing",
            "check-missing",
            "prior-unsearched",
            "recommendation"
        ]
    );
    // A role that may not decide is told that alone.
    let refused = case.asks("Vera Quill", decide(Outcome::Greenlight), &json!({"why": "too early"}));
    assert!(matches!(refused, Err(Refusal::Law(_))), "{refused:?}");
}

#[test]
fn a_day_that_the_leaders_office_wrote_on_is_no_approvers_word() {
    let mut case = Case::new();
    let fields = json!({"why": "x", "applicant": "y", "reason": "candour",
        "override": {"shadow_of_doubt": "no other reading", "leader_on": "2026-11-22"}});
    case.stage.nominated();
    case.stage.does("Vera Quill", recommend(Outcome::Withhold));
    case.says("Ana Birch", decide(Outcome::Withhold), fields);
    let by_word = |case: &Case| {
        let file = case.file();
        file.is_by_approvers_word(file.decisions.last().unwrap())
    };
    assert!(by_word(&case));
    // A note by somebody else on that day says nothing of it.
    case.stage.does("Rita Stone", record(RecordKind::Note));
    assert!(by_word(&case));
    case.stage.does("Lena Brook", record(RecordKind::Note));
    assert!(!by_word(&case));
}

#[test]
fn to_set_a_decision_aside_passes_few_gates_and_names_a_ground() {
    let mut case = Case::ready();
    case.finding(3, "E5", "a rumour");
    let greenlight = case.says("Ana Birch", decide(Outcome::Greenlight), json!({"why": "fine"}));
    case.declares("Abel Crane");
    let act = reverse(greenlight, Outcome::Undecided);
    let refused = case.asks("Abel Crane", act.clone(), &json!({"why": "it was hasty"}));
    assert_eq!(rule_of(&refused), Some("ground-missing"));
    let fields = json!({"why": "it was hasty", "ground": "error"});
    case.asks("Abel Crane", act.clone(), &fields).unwrap();
    // Where members have chosen, it ends their choice: only then the gate `override` is asked.
    case.stage.does("Rita Stone", crate::kit::acts::phase(greenlight::domain::event::Phase::Nominated));
    let codes: Vec<_> =
        shut(case.asks("Abel Crane", act, &fields)).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["override-doubt", "override-heard", "override-leader"]);
}
