//! Grave findings that were proved, and those of which nobody can tell whether they are true: who says so, that a
//! greenlight in spite of one is never one person's, and that no withholding rests on the second sort alone.

use greenlight::domain::case::finding::FindingStatus;

use super::*;

const SAID: &str = "as the court says";

impl Case {
    fn becomes_of_finding(&mut self, finding: EventId, status: &str) -> EventId {
        self.step("Rita Stone", finding, json!({"status": status, "why": SAID}))
    }

    fn waives(&mut self, finding: EventId) -> EventId {
        self.stage.does("Ana Birch", Act::Waive { what: Waived::Finding(finding) })
    }
}

fn continues(finding: EventId) -> Act {
    Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) }
}

/// Every gate of this page that somebody can meet shut.
pub fn all_shut() -> Vec<Gate> {
    let (roster, policy) = (Case::new().stage.roster(), Policy::default());
    let mut all = Vec::new();
    for status in ["substantiated", "cannot-tell"] {
        let mut case = Case::new();
        let finding = case.finding(3, "B2", "a court");
        case.becomes_of_finding(finding, status);
        let file = case.file();
        all.extend(gates(&View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) }));
    }
    all
}

#[test]
fn a_grave_finding_proved_or_past_telling_takes_two_approvers() {
    for (severity, status, shut) in [
        (2, "substantiated", None),
        (2, "cannot-tell", None),
        (3, "substantiated", Some("finding-substantiated")),
        (3, "cannot-tell", Some("finding-cannot-tell")),
        (4, "substantiated", Some("finding-substantiated")),
        (4, "cannot-tell", Some("finding-cannot-tell")),
        (4, "resolved", None),
        (4, "mitigated", None),
        (4, "unsubstantiated", None),
    ] {
        let mut case = Case::ready();
        let finding = case.finding(severity, "B2", "a court");
        assert_eq!(case.greenlight_gaps(GateId::Findings), ["finding-open"], "{severity}");
        case.becomes_of_finding(finding, status);
        assert_eq!(case.greenlight_gaps(GateId::Findings), shut.as_slice(), "{severity} {status}");
        if shut.is_none() {
            continue;
        }
        let waiver = case.waives(finding);
        assert_eq!(case.greenlight_gaps(GateId::Findings), shut.as_slice(), "one approver waives nothing");
        case.stage.does("Abel Crane", second(waiver));
        assert_eq!(case.greenlight_gaps(GateId::Findings), NONE, "{severity} {status}");
    }
}

#[test]
fn a_greenlight_in_spite_of_a_proved_finding_is_marked() {
    let mut case = Case::ready();
    let finding = case.finding(4, "B2", "a court");
    case.becomes_of_finding(finding, "substantiated");
    case.declares("Rita Stone");
    case.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let fields = json!({"why": "it is long ago"});
    let refused = case.asks("Ana Birch", decide(Outcome::Greenlight), &fields);
    let Err(Refusal::Gates(shut)) = refused else { panic!("{refused:?}") };
    let shut: Vec<_> = shut.iter().flat_map(|gate| &gate.gaps).collect();
    assert_eq!(shut.iter().map(|gap| gap.code()).collect::<Vec<_>>(), ["finding-substantiated"]);
    let letters = case.file().short(finding);
    assert_eq!(shut[0].line("CASE").unwrap(), format!("greenlight waive CASE finding {letters} --why -"));
    // By hand it takes effect, as the law has it.
    let greenlight = case.says("Ana Birch", decide(Outcome::Greenlight), fields);
    let (file, roster) = (case.file(), case.stage.roster());
    assert_eq!(file.status(), Status::Greenlit);
    let decision = file.decisions.iter().find(|decision| decision.stamp.id == greenlight).unwrap();
    let marks = greenlight::domain::marks::marks(&file, decision, &roster);
    assert!(format!("{marks:?}").contains("FindingSubstantiated"), "{marks:?}");
}

#[test]
fn two_approvers_waive_a_finding_as_they_saw_it() {
    let mut case = Case::ready();
    let finding = case.finding(3, "B2", "a court");
    // An open one, too.
    let waiver = case.waives(finding);
    case.stage.does("Abel Crane", second(waiver));
    assert_eq!(case.greenlight_gaps(GateId::Findings), NONE);
    // What is proved afterwards was not waived, and neither is what becomes graver after that.
    case.becomes_of_finding(finding, "substantiated");
    assert_eq!(case.greenlight_gaps(GateId::Findings), ["finding-substantiated"]);
    let waiver = case.waives(finding);
    case.stage.does("Abel Crane", second(waiver));
    assert_eq!(case.greenlight_gaps(GateId::Findings), NONE);
    case.step("Vera Quill", finding, json!({"severity": 4}));
    assert_eq!(case.greenlight_gaps(GateId::Findings), ["finding-substantiated"]);
}

#[test]
fn nobody_waived_a_finding_that_says_something_else_since() {
    for (step, shut) in [
        (json!({"text": "he killed somebody and fled"}), true),
        (json!({"grade": "A1"}), true),
        (json!({"put": {"on": "2026-11-23"}}), false),
    ] {
        let mut case = Case::ready();
        let finding = case.finding(3, "B2", "a court");
        case.becomes_of_finding(finding, "substantiated");
        let waiver = case.waives(finding);
        case.stage.does("Abel Crane", second(waiver));
        assert_eq!(case.greenlight_gaps(GateId::Findings), NONE);
        case.step("Vera Quill", finding, step.clone());
        let gaps = case.greenlight_gaps(GateId::Findings);
        assert_eq!(gaps == ["finding-substantiated"], shut, "{step}");
        assert_eq!(gaps.is_empty(), !shut, "{step}");
    }
}

#[test]
fn cannot_tell_is_said_by_another_with_a_reason() {
    let mut case = Case::new();
    let finding = case.finding(2, "B2", "a court");
    let fields = json!({"status": "cannot-tell", "why": SAID});
    for name in ["Vera Quill", "Vito Marsh"] {
        let asked = case.asks(name, continues(finding), &fields);
        assert_eq!(rule_of(&asked), Some("finding-lighten-another"), "{name}");
        case.step(name, finding, fields.clone());
        assert_eq!(case.file().findings[0].status, FindingStatus::Open, "{name}");
    }
    let silent = case.asks("Rita Stone", continues(finding), &json!({"status": "cannot-tell"}));
    assert_eq!(rule_of(&silent), Some("lighten-why"));
    let after = case.asks("Rita Stone", continues(finding), &fields).unwrap();
    assert_eq!(after.findings[0].status, FindingStatus::CannotTell);
    // It weighs as much as before: it is no lighter.
    assert_eq!(after.worst(), Some(2));
    // Nobody records a finding of weight in that state at once.
    let at_once = json!({"category": "other", "severity": 3, "text": "a rumour", "status": "cannot-tell"});
    case.says("Vera Quill", record(RecordKind::Finding), at_once);
    assert_eq!(case.file().findings[1].status, FindingStatus::Open);
}

#[test]
fn no_withholding_rests_alone_on_what_nobody_can_tell() {
    let mut case = Case::new();
    let [court, neighbour] = ["a court", "a neighbour"].map(|origin| case.finding(3, "B2", origin));
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]), NONE);
    case.becomes_of_finding(court, "cannot-tell");
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]), NONE, "beside another");
    case.becomes_of_finding(neighbour, "cannot-tell");
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]), ["source-cannot-tell"]);
    // Information graded 1 makes no difference, a document that was read does.
    case.step("Rita Stone", court, json!({"grade": "A1"}));
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court]), ["source-cannot-tell"]);
    let paper = case.paper("read");
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, paper]), NONE);
}
