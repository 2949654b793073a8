//! On what a decision can rest, and what nobody takes off alone: weight, proof, origins, handling.

use greenlight::domain::case::decision::Override;
use greenlight::domain::case::finding::{FindingKind, FindingStatus};
use greenlight::domain::case::handling::Handling;
use greenlight::domain::refusal::{Gap, Lifter};

use super::*;

fn corrects(finding: EventId) -> Act {
    Act::Record { kind: RecordKind::Finding, relation: Relation::Corrects(finding) }
}

/// What `show` and `next` say of a gate.
fn shown(case: &Case, id: GateId) -> Vec<Gap> {
    shown_under(case, id, &Policy::default())
}

fn shown_under(case: &Case, id: GateId, policy: &Policy) -> Vec<Gap> {
    let (file, roster) = (case.file(), case.stage.roster());
    let view = View { file: &file, roster: &roster, policy, today: date(TODAY) };
    gates(&view).into_iter().filter(|gate| gate.id == id).flat_map(|gate| gate.gaps).collect()
}

fn codes(gaps: &[Gap]) -> Vec<&'static str> {
    gaps.iter().map(Gap::code).collect()
}

#[test]
fn no_field_takes_weight_off_but_by_somebody_else() {
    for (field, lighter) in [
        ("kind", json!("positive")),
        ("kind", json!("missing")),
        ("severity", json!(1)),
        ("grade", json!("E5")),
        ("grade", json!("F6")),
        ("grade", json!("A4")),
        ("status", json!("resolved")),
    ] {
        let mut case = Case::ready();
        let finding = case.finding(4, "B2", "a court");
        let fields = json!({field: lighter, "why": "a typo"});
        // Neither the author nor another vetter: not at the desk, and not by an event that was made by hand.
        for name in ["Vera Quill", "Vito Marsh"] {
            let asked = case.asks(name, corrects(finding), &fields);
            assert_eq!(rule_of(&asked), Some("finding-lighten-another"), "{name} {field}");
            case.step(name, finding, fields.clone());
            let held = &case.file().findings[0];
            assert_eq!(
                (held.kind(), held.severity, held.status),
                (FindingKind::Adverse, 4, FindingStatus::Open)
            );
            assert_eq!(held.now.grade.unwrap().to_string(), "B2");
            assert_eq!(case.greenlight_gaps(GateId::Findings), ["finding-open"], "{name} {field}");
        }
        // A reviewer who did not write it can, and says why.
        let asked = case.asks("Rita Stone", corrects(finding), &json!({field: lighter}));
        assert_eq!(rule_of(&asked), Some("lighten-why"), "{field}");
        let after = case.asks("Rita Stone", corrects(finding), &fields).unwrap();
        let held = &after.findings[0];
        assert!(
            held.kind() != FindingKind::Adverse
                || held.severity < 4
                || held.status == FindingStatus::Resolved
                || held.now.grade.unwrap().to_string() != "B2"
        );
    }
    // Who makes it graver has written it, and does not lighten it afterwards.
    let mut case = Case::new();
    let fields = json!({"category": "other", "severity": 3, "kind": "positive", "text": "a prize"});
    let finding = case.says("Vera Quill", record(RecordKind::Finding), fields);
    case.step("Rita Stone", finding, json!({"kind": "adverse"}));
    let back = case.asks("Rita Stone", corrects(finding), &json!({"kind": "positive", "why": "no"}));
    assert_eq!(rule_of(&back), Some("finding-lighten-another"));
    // Below severity 2 an author corrects themselves.
    let minor = case.finding(1, "B2", "a court");
    case.asks("Vera Quill", corrects(minor), &json!({"kind": "positive"})).unwrap();
}

#[test]
fn handling_is_made_stricter_by_anybody_and_looser_by_few() {
    let mut case = Case::new();
    let finding = case.finding(3, "B2", "a court");
    let strict = json!({"handling": "C", "handling_condition": "the court agrees"});
    case.asks("Vito Marsh", corrects(finding), &strict).unwrap();
    case.step("Vito Marsh", finding, strict);
    for loose in [
        json!({"handling": "P", "why": "it is known"}),
        json!({"handling": "C", "handling_condition": "none", "why": "it is known"}),
    ] {
        let asked = case.asks("Vito Marsh", corrects(finding), &loose);
        assert_eq!(rule_of(&asked), Some("handling-kept"));
        case.step("Vito Marsh", finding, loose.clone());
        let file = case.file();
        let now = &file.findings[0].now;
        assert_eq!(now.handling, Some(Handling::Conditional));
        assert_eq!(now.handling_condition.as_deref(), Some("the court agrees"));
        for name in ["Vera Quill", "Rita Stone"] {
            let mut silent = loose.clone();
            silent.as_object_mut().unwrap().remove("why");
            assert_eq!(rule_of(&case.asks(name, corrects(finding), &silent)), Some("lighten-why"), "{name}");
            case.asks(name, corrects(finding), &loose).unwrap();
        }
    }
    let note = json!({"indicator": "FI-05", "posture": "target", "grade": "B2", "text": "a trip", "innocent": "a wedding",
        "handling": "C", "handling_condition": "the source agrees"});
    let note = case.says("Vera Quill", record(RecordKind::Interference), note);
    let act = Act::Record { kind: RecordKind::Interference, relation: Relation::Corrects(note) };
    let asked = case.asks("Vito Marsh", act.clone(), &json!({"handling": "P"}));
    assert_eq!(rule_of(&asked), Some("handling-kept"));
    case.says("Vito Marsh", act.clone(), json!({"handling": "P"}));
    assert_eq!(case.file().interference[0].now.handling, Some(Handling::Conditional));
    case.asks("Rita Stone", act, &json!({"handling": "P", "why": "it is known"})).unwrap();
}

#[test]
fn a_check_proves_what_it_says_once_it_is_read() {
    let source = |case: &Case, on: &[EventId]| case.gaps(GateId::Source, Outcome::Withhold, on);
    let mut case = Case::new();
    let rumour = case.finding(3, "D4", "a rumour");
    for (fields, proves) in [
        (json!({"check": "credit", "status": "requested"}), false),
        (json!({"check": "credit", "status": "received", "result": "review"}), false),
        (json!({"check": "credit", "status": "read", "result": "clear"}), false),
        (json!({"check": "credit", "status": "read", "result": "no-hit"}), false),
        (json!({"check": "police", "kind": "crjmc", "status": "read", "result": "negative"}), false),
        (json!({"check": "police", "kind": "crjmc", "status": "read", "result": "incomplete"}), false),
        (json!({"check": "police", "kind": "crjmc", "status": "read", "result": "certified-record"}), true),
        (json!({"check": "credit", "status": "read", "result": "review"}), true),
    ] {
        let check = case.check(fields.clone());
        let gaps = source(&case, &[rumour, check]);
        assert_eq!(gaps.is_empty(), proves, "{fields} {gaps:?}");
    }
    // What a later check replaced proves nothing any more.
    let first = case.check(json!({"check": "online", "status": "read", "result": "review"}));
    assert_eq!(source(&case, &[first]), NONE);
    case.check(json!({"check": "online", "status": "read", "result": "clear"}));
    assert_eq!(source(&case, &[first]), ["source-grade"]);
}

#[test]
fn nothing_rests_on_what_was_withdrawn_or_is_mitigating() {
    let mut case = Case::new();
    let on = [case.finding(3, "B2", "a court"), case.finding(3, "B2", "a neighbour")];
    on.iter().for_each(|finding| {
        case.step("Vera Quill", *finding, json!({"put": {"on": "2026-11-20"}}));
    });
    let gaps = |case: &Case, id| case.gaps(id, Outcome::Withhold, &on);
    assert_eq!((gaps(&case, GateId::Findings), gaps(&case, GateId::Source)), (vec![], vec![]));
    for fields in
        [json!({"status": "unsubstantiated"}), json!({"status": "resolved"}), json!({"kind": "positive"})]
    {
        let mut case = Case { stage: case.stage.clone() };
        on.iter().for_each(|finding| {
            case.step("Rita Stone", *finding, fields.clone());
        });
        assert_eq!(gaps(&case, GateId::Findings), ["finding-carries-nothing"; 2], "{fields}");
        assert_eq!(gaps(&case, GateId::Source), ["source-grade"], "{fields}");
    }
}

#[test]
fn what_weighs_and_was_never_put_is_not_left_out() {
    let mut case = Case::new();
    let put = case.finding(3, "B1", "a court");
    case.step("Vera Quill", put, json!({"put": {"on": "2026-11-20"}}));
    let hidden = case.finding(3, "B1", "a neighbour");
    let gaps = |case: &Case| case.gaps(GateId::Findings, Outcome::Withhold, &[put]);
    assert_eq!(gaps(&case), ["finding-left-out"]);
    // A blank reason is none, however it came in.
    let blank = json!({"put": {"on": "2026-11-20", "why_not": "  "}});
    assert_eq!(rule_of(&case.asks("Vera Quill", corrects(hidden), &blank)), Some("reason-blank"));
    case.step("Vera Quill", hidden, blank);
    assert_eq!(gaps(&case), ["finding-left-out"]);
    case.step("Vera Quill", hidden, json!({"put": {"on": "2026-11-20", "why_not": "it would warn others"}}));
    assert_eq!(gaps(&case), NONE);
    // It was not put, and is not said to be.
    let file = case.file();
    let held = file.findings.iter().find(|finding| finding.id() == hidden).unwrap();
    assert_eq!((held.status, held.is_kept_from_applicant()), (FindingStatus::Open, true));
}

#[test]
fn a_blank_is_no_reason_anywhere() {
    let mut case = Case::new();
    let waived = Act::Waive { what: Waived::Check(greenlight::domain::check_kind::CheckKind::Credit) };
    assert_eq!(rule_of(&case.asks("Ana Birch", waived, &json!({"text": " "}))), Some("why-empty"));
    for unseen in [".", "\u{200b}", "- -", "\u{3164}"] {
        let text = json!({ "text": unseen });
        assert_eq!(rule_of(&case.asks("Vera Quill", record(RecordKind::Note), &text)), Some("text-empty"));
    }
    let fields = json!({"why": "x", "applicant": "y", "reason": "candour", "override": {"not_heard": "\t"}});
    case.stage.does("Vera Quill", recommend(Outcome::Withhold));
    assert_eq!(rule_of(&case.asks("Ana Birch", decide(Outcome::Withhold), &fields)), Some("reason-blank"));
    let condition = json!({"text": "sell", "owner": " ", "due": "2026-12-01", "evidence": "a letter"});
    let fields = json!({"why": "x", "conditions": [condition]});
    let asked = case.asks("Ana Birch", decide(Outcome::WithConditions), &fields);
    assert_eq!(rule_of(&asked), Some("reason-blank"));
}

#[test]
fn an_incomplete_file_needs_no_source_for_no_allegation() {
    let mut case = Case::new();
    let check = case.check(json!({"check": "credit", "status": "requested"}));
    let rumour = case.finding(4, "F6", "a mail");
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let source = |on: &[EventId]| {
        let proposal = Proposal {
            me: Some(who("Ana Birch").person),
            outcome: Outcome::Withhold,
            reverses: false,
            reason: Some(Reason::Incomplete),
            rests_on: on,
            overrides: None,
            asked_on: Some(date(TODAY)),
        };
        let gates = gates_for(&view, &proposal);
        let gaps = gates.into_iter().filter(|gate| gate.id == GateId::Source).flat_map(|gate| gate.gaps);
        gaps.map(|gap| gap.code()).collect::<Vec<_>>()
    };
    assert_eq!((source(&[]), source(&[check])), (vec![], vec![]));
    assert_eq!(source(&[rumour]), ["source-grade"]);
    assert_eq!(source(&[check, rumour]), ["source-grade"]);
}

#[test]
fn two_spellings_are_one_origin_until_a_link_tells_them_apart() {
    let mut case = Case::new();
    let source = |case: &Case, on: &[EventId]| case.gaps(GateId::Source, Outcome::Withhold, on);
    let herald = case.finding(3, "B2", "Evening Herald");
    let same = case.finding(3, "B2", "The Evening Herald");
    assert_eq!(source(&case, &[herald, same]), ["source-one-origin"]);
    let near = case.finding(3, "B2", "Evening Heralds");
    assert_eq!(source(&case, &[herald, near]), ["source-near-origins"]);
    let gaps = shown(&case, GateId::Source);
    assert!(gaps[0].line("CASE").unwrap().starts_with("greenlight finding link CASE "), "{gaps:?}");
    case.step("Vera Quill", herald, json!({"links": [{"to": near.to_string(), "kind": "independent"}]}));
    assert_eq!(source(&case, &[herald, near]), NONE);
    // No link makes one name two.
    case.step("Vera Quill", herald, json!({"links": [{"to": same.to_string(), "kind": "independent"}]}));
    assert_eq!(source(&case, &[herald, same]), ["source-one-origin"]);
}

fn answers() -> Override {
    Override {
        shadow_of_doubt: "no other reading".to_owned(),
        heard_on: Some(date("2026-11-23")),
        not_heard: None,
        leader_on: Some(date("2026-11-23")),
        ..Override::default()
    }
}

#[test]
fn a_greenlight_that_waits_on_a_nominated_case_is_seconded() {
    let mut case = Case::ready();
    let policy = json!({"why": "two of us"});
    let act = Act::Policy { second: greenlight::domain::event::SecondRule::All };
    let tips = case.stage.party.log.tips();
    let set = case.stage.party.log.saying(&tips, &who("Ana Birch"), act, policy);
    case.stage.party.log.by(&who("Abel Crane"), second(set));
    case.stage.cites_the_roster_of_now();
    case.stage.nominated();
    let decision =
        case.says("Ana Birch", decide(Outcome::Greenlight), json!({"why": "nothing stands in the way"}));
    assert_eq!(case.file().status(), Status::AwaitingSecond);
    case.declares("Abel Crane");
    case.declares("Rita Stone");
    assert_eq!(case.asks("Abel Crane", second(decision), &Value::Null).unwrap().status(), Status::Greenlit);
}

#[test]
fn what_waits_is_shown_as_it_will_be_asked() {
    let mut case = Case::new();
    ["Vera Quill", "Ana Birch", "Abel Crane", "Rita Stone"].iter().for_each(|name| case.declares(name));
    let court = case.finding(3, "B2", "a court");
    case.finding(3, "E5", "a rumour");
    let paper = case.paper("read");
    for finding in
        case.file().findings.iter().map(greenlight::domain::case::finding::Finding::id).collect::<Vec<_>>()
    {
        case.step("Vera Quill", finding, json!({"put": {"on": "2026-11-20"}}));
    }
    case.stage.does("Vera Quill", recommend(Outcome::Withhold));
    assert_eq!(codes(&shown(&case, GateId::Source)), ["source-one-origin"]);
    let fields =
        json!({"why": "the paper", "applicant": "A paper.", "reason": "candour", "rests_on": [court, paper]});
    let decision = case.says("Ana Birch", decide(Outcome::Withhold), fields);
    // The person who seconds it is asked the same: it names a document.
    assert_eq!(codes(&shown(&case, GateId::Source)), NONE);
    case.asks("Abel Crane", second(decision), &Value::Null).unwrap();
    case.stage.does("Abel Crane", second(decision));
    assert_eq!(codes(&shown(&case, GateId::Source)), NONE);
}

#[test]
fn where_a_decision_stands_the_command_reverses_it() {
    let mut case = Case::ready();
    let decision = case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    case.finding(3, "E5", "a rumour");
    let gaps = shown(&case, GateId::Source);
    let letters = case.file().short(decision);
    let begins = format!("greenlight reverse CASE {letters} withhold --ground GROUND");
    assert!(gaps[0].line("CASE").unwrap().starts_with(&begins), "{gaps:?}");
}

#[test]
fn a_reversal_to_a_greenlight_rests_on_what_was_put() {
    let mut case = Case::ready();
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    drop(file);
    let finding = case.finding(1, "B1", "a court");
    let asked = |case: &Case| {
        let file = case.file();
        let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
        let answers = answers();
        let proposal = Proposal {
            me: Some(who("Ana Birch").person),
            outcome: Outcome::Greenlight,
            reverses: true,
            reason: None,
            rests_on: &[finding],
            overrides: Some(&answers),
            asked_on: None,
        };
        let gates = gates_for(&view, &proposal).into_iter().flat_map(|gate| gate.gaps);
        gates.map(|gap| gap.code()).collect::<Vec<_>>()
    };
    assert_eq!(asked(&case), ["finding-not-put"]);
    case.step("Vera Quill", finding, json!({"put": {"on": "2026-11-20"}}));
    assert_eq!(asked(&case), NONE);
}

#[test]
fn much_work_is_adopted_in_commands_that_one_event_can_carry() {
    let mut case = Case::new();
    for _ in 0..30 {
        case.stage.does("Alma Frost", record(RecordKind::Note));
    }
    case.stage.does("Alma Frost", Act::Refer { route: None });
    case.stage.does("Ana Birch", declare(&who("Alma Frost"), Declared::Recused));
    let gaps = shown(&case, GateId::Conflict);
    let gaps: Vec<_> = gaps.iter().filter(|gap| gap.code() == "conflict-recused").collect();
    let counts: Vec<_> = gaps.iter().map(|gap| gap.line("CASE").unwrap().split(' ').count() - 3).collect();
    assert_eq!(counts, [24, 6, 1]);
    let who: Vec<_> = gaps.iter().map(|gap| gap.lifted_by).collect();
    assert_eq!(
        who,
        [Lifter::SeniorOther, Lifter::SeniorOther, Lifter::Approver],
        "a reviewer adopts no disclosure"
    );
}

#[test]
fn a_gap_names_who_is_left() {
    let mut case = Case::new();
    case.stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    let lifter = |case: &Case| shown(case, GateId::Flags)[0].lifted_by;
    assert_eq!(lifter(&case), Lifter::Provincial);
    for name in ["Rita Stone", "Remi Vale"] {
        case.stage.does("Ana Birch", declare(&who(name), Declared::Recused));
    }
    assert_eq!(lifter(&case), Lifter::National);
    for name in ["Abel Crane", "Alma Frost", "Ana Birch"] {
        case.stage.does("Ana Birch", declare(&who(name), Declared::Recused));
    }
    assert_eq!(lifter(&case), Lifter::OutsideCounsel);
}
