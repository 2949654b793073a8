//! A link of two claims that was a mistake is taken back by a reviewer: it counts no more, and the history keeps it.

use super::*;

const WHY: &str = "two papers of one group, not one reporter";

fn link(case: &mut Case, finding: EventId, to: EventId, kind: &str) -> EventId {
    case.step("Vera Quill", finding, json!({"links": [{"to": to, "kind": kind, "why": "as it seems"}]}))
}

fn unlink(to: EventId) -> Value {
    json!({"unlinks": [to], "why": WHY})
}

fn continues(finding: EventId) -> Act {
    Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) }
}

/// Two findings that a vetter took for one story.
fn linked() -> (Case, EventId, EventId) {
    let mut case = Case::new();
    let [court, neighbour] = ["a court", "a neighbour"].map(|origin| case.finding(3, "B2", origin));
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]), NONE);
    link(&mut case, court, neighbour, "same-origin");
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]), ["source-one-origin"]);
    (case, court, neighbour)
}

#[test]
fn a_reviewer_takes_back_a_mistaken_link() {
    // From either side: the link stands in one of the two alone.
    for from_first in [true, false] {
        let (mut case, court, neighbour) = linked();
        let (of, to) = if from_first { (court, neighbour) } else { (neighbour, court) };
        for name in ["Vera Quill", "Vito Marsh"] {
            let asked = case.asks(name, continues(of), &unlink(to));
            assert_eq!(rule_of(&asked), Some("unlink-reviewer"), "{name}");
            case.step(name, of, unlink(to));
            let gaps = case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]);
            assert_eq!(gaps, ["source-one-origin"], "{name} takes nothing back by hand");
        }
        let silent = case.asks("Rita Stone", continues(of), &json!({"unlinks": [to]}));
        assert_eq!(rule_of(&silent), Some("why-empty"));
        case.asks("Rita Stone", continues(of), &unlink(to)).unwrap();
        case.step("Rita Stone", of, unlink(to));
        assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]), NONE);
        let again = case.asks("Rita Stone", continues(of), &unlink(to));
        assert_eq!(rule_of(&again), Some("unlink-nothing"));
        // The history keeps the link.
        let file = case.file();
        assert!(file.findings.iter().all(|finding| finding.now.links.is_empty()));
        assert!(file.findings[0].steps.iter().any(|(_, body)| !body.links.is_empty()));
        // It can be made anew.
        link(&mut case, court, neighbour, "same-origin");
        let gaps = case.gaps(GateId::Source, Outcome::Withhold, &[court, neighbour]);
        assert_eq!(gaps, ["source-one-origin"]);
    }
}

#[test]
fn a_mistaken_corroboration_is_taken_back_too() {
    let mut case = Case::new();
    let [herald, herold] = ["Evening Herald", "Evening Herold"].map(|origin| case.finding(3, "B2", origin));
    link(&mut case, herald, herold, "independent");
    case.stage.nominated();
    let origins = |case: &Case| {
        let gaps = case.gaps(GateId::Override, Outcome::Withhold, &[herald, herold]);
        gaps.contains(&"override-origins")
    };
    assert!(!origins(&case));
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[herald, herold]), NONE);
    case.step("Ana Birch", herald, unlink(herold));
    assert!(origins(&case));
    let gaps = case.gaps(GateId::Source, Outcome::Withhold, &[herald, herold]);
    assert_eq!(gaps, ["source-near-origins"]);
}

#[test]
fn who_takes_a_link_back_had_seen_it() {
    let (mut case, court, neighbour) = linked();
    let seen = case.stage.case.tips();
    link(&mut case, neighbour, court, "same-origin");
    case.stage.case.saying(&seen, &who("Rita Stone"), continues(court), unlink(neighbour));
    let file = case.file();
    let links: Vec<usize> = file.findings.iter().map(|finding| finding.now.links.len()).collect();
    assert_eq!(links, [0, 1], "the one that was made elsewhere stays");
}

#[test]
fn a_note_is_unlinked_from_a_finding() {
    let mut case = Case::new();
    let note = case.note("witting");
    let finding = case.finding(3, "B2", "a court");
    link(&mut case, finding, note, "same-origin");
    let act = Act::Record { kind: RecordKind::Interference, relation: Relation::Continues(note) };
    assert_eq!(rule_of(&case.asks("Vera Quill", act.clone(), &unlink(finding))), Some("unlink-reviewer"));
    let after = case.asks("Rita Stone", act, &unlink(finding)).unwrap();
    assert!(after.findings[0].now.links.is_empty());
}
