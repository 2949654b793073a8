//! A note on foreign interference has a life: who says what became of it, which posture counts, when it shuts the gate
//! `fi`, and that a target is never held against anybody.

use greenlight::domain::case::interference::NoteStatus;
use greenlight::domain::route::Posture;

use super::*;

fn continues(note: EventId) -> Act {
    Act::Record { kind: RecordKind::Interference, relation: Relation::Continues(note) }
}

impl Case {
    pub(super) fn note(&mut self, posture: &str) -> EventId {
        let fields = json!({"indicator": "FI-05", "posture": posture, "grade": "B2", "text": "a paid trip",
            "innocent": "a conference"});
        self.says("Vera Quill", record(RecordKind::Interference), fields)
    }

    pub(super) fn becomes(&mut self, note: EventId, status: &str) -> EventId {
        self.says("Rita Stone", continues(note), json!({"status": status, "why": "as the papers show"}))
    }

    fn waived(&mut self, note: EventId) {
        let waive = self.stage.does("Ana Birch", Act::Waive { what: Waived::Finding(note) });
        self.stage.does("Abel Crane", second(waive));
    }

    fn first_note(&self) -> (Posture, NoteStatus) {
        let note = &self.file().interference[0];
        (note.posture, note.status)
    }
}

#[test]
fn an_open_note_of_any_posture_but_target_shuts_the_gate_fi() {
    for (posture, shut) in [
        ("target", None),
        ("unwitting", Some("fi-open")),
        ("unknown", Some("fi-open")),
        ("semi-witting", Some("fi-open")),
        ("witting", Some("fi-open")),
    ] {
        let mut case = Case::ready();
        let note = case.note(posture);
        assert_eq!(case.greenlight_gaps(GateId::Fi), shut.as_slice(), "{posture}");
        // A substantiated one shuts it only where the person knew.
        case.becomes(note, "substantiated");
        let shut = ["semi-witting", "witting"].contains(&posture).then_some("fi-substantiated");
        assert_eq!(case.greenlight_gaps(GateId::Fi), shut.as_slice(), "{posture}");
        for status in ["explained", "unfounded"] {
            case.becomes(note, status);
            assert_eq!(case.greenlight_gaps(GateId::Fi), NONE, "{posture} {status}");
        }
    }
    // A note that names no posture counts as one whose posture is not known.
    let mut case = Case::ready();
    case.stage.does("Vera Quill", record(RecordKind::Interference));
    assert_eq!(case.greenlight_gaps(GateId::Fi), ["fi-open"]);
    let asked = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "as recommended"}));
    assert!(
        matches!(asked, Err(Refusal::Gates(gates)) if gates.iter().any(|gate| gate.id == GateId::Fi && !gate.passes()))
    );
}

#[test]
fn two_approvers_waive_a_note_as_they_saw_it() {
    let mut case = Case::ready();
    let note = case.note("witting");
    case.becomes(note, "substantiated");
    let waive = case.stage.does("Ana Birch", Act::Waive { what: Waived::Finding(note) });
    assert_eq!(case.greenlight_gaps(GateId::Fi), ["fi-substantiated"], "one approver waives nothing");
    case.stage.does("Abel Crane", second(waive));
    assert_eq!(case.greenlight_gaps(GateId::Fi), NONE);
    // An open one, too; what becomes graver afterwards was not waived.
    let other = case.note("unwitting");
    case.waived(other);
    assert_eq!(case.greenlight_gaps(GateId::Fi), NONE);
    case.says("Vito Marsh", continues(other), json!({"posture": "witting"}));
    assert_eq!(case.greenlight_gaps(GateId::Fi), ["fi-open"]);
    // Neither was what says something else afterwards, or rests on something better.
    for step in [json!({"text": "a paid trip and a monthly fee"}), json!({"grade": "A1"})] {
        case.waived(other);
        assert_eq!(case.greenlight_gaps(GateId::Fi), NONE);
        case.says("Vera Quill", continues(other), json!({"innocent": "a conference"}));
        assert_eq!(case.greenlight_gaps(GateId::Fi), NONE);
        case.says("Vera Quill", continues(other), step);
        assert_eq!(case.greenlight_gaps(GateId::Fi), ["fi-open"]);
    }
}

#[test]
fn who_did_not_write_a_note_sets_its_status_with_a_reason() {
    let mut case = Case::new();
    let note = case.note("unknown");
    let explained = json!({"status": "explained", "why": "the tickets show who paid"});
    for name in ["Vera Quill", "Vito Marsh"] {
        assert_eq!(rule_of(&case.asks(name, continues(note), &explained)), Some("fi-another"), "{name}");
        case.says(name, continues(note), explained.clone());
        assert_eq!(case.first_note().1, NoteStatus::Open, "{name}");
    }
    let asked = case.asks("Rita Stone", continues(note), &json!({"status": "explained"}));
    assert_eq!(rule_of(&asked), Some("lighten-why"));
    let after = case.asks("Rita Stone", continues(note), &explained).unwrap();
    assert_eq!(after.interference[0].status, NoteStatus::Explained);
    // A reviewer who wrote it does not, and who corrects its text has written it.
    let own = json!({"indicator": "FI-05", "posture": "witting", "text": "a paid trip", "innocent": "none"});
    let own = case.says("Rita Stone", record(RecordKind::Interference), own);
    assert_eq!(rule_of(&case.asks("Rita Stone", continues(own), &explained)), Some("fi-another"));
    case.says("Ana Birch", continues(note), json!({"text": "a trip that was paid in cash"}));
    assert_eq!(rule_of(&case.asks("Ana Birch", continues(note), &explained)), Some("fi-another"));
}

#[test]
fn the_gravest_posture_ever_signed_counts() {
    let mut case = Case::new();
    let note = case.note("unwitting");
    case.says("Vito Marsh", continues(note), json!({"posture": "witting"}));
    for lighter in ["semi-witting", "unknown", "unwitting", "target"] {
        let step = json!({"posture": lighter, "why": "it was less"});
        for name in ["Vera Quill", "Vito Marsh"] {
            assert_eq!(rule_of(&case.asks(name, continues(note), &step)), Some("fi-another"), "{name}");
            case.says(name, continues(note), step.clone());
            assert_eq!(case.first_note().0, Posture::Witting, "{name} {lighter}");
        }
    }
    let silent = case.asks("Rita Stone", continues(note), &json!({"posture": "unwitting"}));
    assert_eq!(rule_of(&silent), Some("lighten-why"));
    case.says("Rita Stone", continues(note), json!({"posture": "unwitting", "why": "nobody told them"}));
    assert_eq!(case.first_note().0, Posture::Unwitting);
}

#[test]
fn what_becomes_graver_after_it_was_explained_is_open_again() {
    let mut case = Case::new();
    let note = case.note("unwitting");
    case.becomes(note, "explained");
    case.says("Vito Marsh", continues(note), json!({"posture": "witting"}));
    assert_eq!(case.first_note(), (Posture::Witting, NoteStatus::Open));
    assert!(case.file().interference[0].is_grave());
    // Who had not seen that explains nothing of it.
    let mut case = Case::new();
    let note = case.note("unwitting");
    let seen = case.stage.case.tips();
    let graver = json!({"posture": "witting"});
    case.stage.case.saying(&seen, &who("Vito Marsh"), continues(note), graver);
    let unseen = json!({"status": "explained", "why": "harmless"});
    case.stage.case.saying(&seen, &who("Rita Stone"), continues(note), unseen);
    assert_eq!(case.file().interference[0].posture, Posture::Witting);
    assert!(case.file().interference[0].is_grave());
}

#[test]
fn a_target_is_no_material_for_a_withholding() {
    let mut case = Case::new();
    let target = case.note("target");
    let put = json!({"put": {"on": "2026-11-20"}});
    case.says("Vera Quill", continues(target), put.clone());
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[target]), ["fi-target"]);
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[target]), ["source-grade"]);
    assert_eq!(greenlight::domain::gates::would_rest_on(&case.file()), []);
    assert_eq!(case.file().gravest_posture(), None);
    // Nor is one that was explained.
    let note = case.note("witting");
    case.says("Vera Quill", continues(note), put);
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[note]), NONE);
    case.becomes(note, "explained");
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[note]), ["fi-carries-nothing"]);
}

#[test]
fn a_note_that_a_withholding_rests_on_is_put_or_why_not() {
    let mut case = Case::new();
    let note = case.note("witting");
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[note]), ["fi-not-put"]);
    let blank = json!({"put": {"on": "2026-11-20", "why_not": " "}});
    case.says("Vera Quill", continues(note), blank);
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[note]), ["fi-not-put"]);
    let answered = json!({"about": note, "on": "2026-11-21", "text": "the host paid for everybody"});
    let mut other = case.stage.clone();
    other.case.saying(&other.case.tips(), &who("Vera Quill"), record(RecordKind::Reply), answered);
    assert!(other.file().interference[0].now.put.is_some(), "an answer shows that they were asked");
    let why_not = json!({"put": {"on": "2026-11-20", "why_not": "the police asked us to wait"}});
    case.says("Vera Quill", continues(note), why_not);
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[note]), NONE);
}

#[test]
fn a_note_is_linked_like_a_finding() {
    let mut case = Case::new();
    let (court, note) = (case.finding(3, "B2", "a court"), case.note("witting"));
    let link = |to: EventId| json!({"links": [{"to": to, "kind": "independent", "why": "another witness"}]});
    assert_eq!(rule_of(&case.asks("Vera Quill", continues(note), &link(note))), Some("link-self"));
    let reply = case.stage.does("Vera Quill", record(RecordKind::Reply));
    assert_eq!(rule_of(&case.asks("Vera Quill", continues(note), &link(reply))), Some("link-not-finding"));
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, note]), ["source-one-origin"]);
    case.says("Vera Quill", continues(note), link(court));
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[court, note]), NONE);
}

#[test]
fn what_is_open_is_reviewed_every_year_and_no_longer() {
    use greenlight::domain::agenda::{Item, ItemKind, agenda};
    let mut case = Case::new();
    let note = case.note("target");
    let lines = |case: &Case| -> Vec<Item> {
        let lines = agenda(&case.file(), &Policy::default(), &case.stage.roster());
        lines.into_iter().filter(|line| line.kind == ItemKind::FiReview).collect()
    };
    let [first, above] = lines(&case).try_into().unwrap();
    let written = case.file().interference[0].stamp.time.utc().date_naive();
    let year = first.due.signed_duration_since(written).num_days();
    assert!((364..=366).contains(&year), "{year}");
    assert_eq!(
        (first.tier, above.tier),
        (Tier::Provincial, Tier::National),
        "nobody at the leader's tier signs it"
    );
    assert_eq!(first.due.signed_duration_since(first.from.utc().date_naive()).num_days(), 30);
    // A review begins the year again; what is settled is not looked at again.
    case.says("Rita Stone", continues(note), json!({"status": "open", "why": "still asking"}));
    let reviewed = case.file().interference[0].reviewed();
    assert_eq!(reviewed.by, who("Rita Stone").person);
    assert_eq!(lines(&case).len(), 2);
    case.becomes(note, "explained");
    assert_eq!(lines(&case).len(), 0);
}
