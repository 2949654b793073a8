//! Grave news, and what is grave about somebody who is not greenlit.

use greenlight::domain::case::finding::FindingStatus;

use super::*;

const KNOWN: &str = "he paid a fine";

fn corrects(stage: &mut Stage, name: &'static str, finding: EventId, fields: Value) -> EventId {
    says(stage, name, RecordKind::Finding, Relation::Corrects(finding), fields)
}

fn weighs(stage: &mut Stage, name: &'static str, item: &str) -> EventId {
    let fields = json!({"items": [item], "why": "seen; it was known in the riding"});
    says(stage, name, RecordKind::Weighing, Relation::New, fields)
}

fn named(finding: EventId) -> String {
    format!("finding:{}", finding.short(10))
}

/// A finding of severity 3 about somebody greenlit, and what is on the agenda.
fn with_news() -> (Stage, EventId, EventId) {
    let mut stage = Stage::new();
    let greenlight = stage.greenlit();
    let finding = found(&mut stage, "Vera Quill", 3);
    (stage, greenlight, finding)
}

const AT_ONCE: [Tier; 2] = [Tier::National, Tier::Leader];

#[test]
fn grave_news_after_a_greenlight_is_at_the_leader_at_once() {
    let (stage, _, finding) = with_news();
    assert_eq!(lines(&stage, ItemKind::News), AT_ONCE.map(|tier| (tier, None, today())));
    assert!(items(&stage, ItemKind::News).iter().all(|item| item.event == finding && !item.silent));
    ends_with_the_case(&stage, ItemKind::News);
    // A finding of severity 2 is none, and neither is what the greenlight had seen.
    let mut known = Stage::new();
    found(&mut known, "Vera Quill", 3);
    known.greenlit();
    found(&mut known, "Vera Quill", 2);
    assert_eq!(lines(&known, ItemKind::News), []);
}

#[test]
fn grave_news_ends_with_a_status_by_somebody_else() {
    for (status, ends) in [
        ("resolved", true),
        ("mitigated", true),
        ("unsubstantiated", true),
        ("substantiated", false),
        ("cannot-tell", false),
    ] {
        let (mut stage, _, finding) = with_news();
        corrects(&mut stage, "Vera Quill", finding, json!({"status": status, "why": "as I see it"}));
        assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE, "its author ends nothing: {status}");
        corrects(&mut stage, "Rita Stone", finding, json!({"status": status, "why": "the court says so"}));
        assert_eq!(tiers(&stage, ItemKind::News).is_empty(), ends, "{status}");
    }
}

#[test]
fn what_weighs_more_than_the_greenlight_saw_is_news() {
    let more = [json!({"severity": 4}), json!({"status": "substantiated"})];
    for step in more {
        let mut stage = Stage::new();
        let finding = found(&mut stage, "Vera Quill", 3);
        stage.greenlit();
        assert_eq!(tiers(&stage, ItemKind::News), []);
        corrects(&mut stage, "Rita Stone", finding, step);
        assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE);
    }
    // What was resolved before it, and is taken up again.
    let mut stage = Stage::new();
    let finding = found(&mut stage, "Vera Quill", 3);
    corrects(&mut stage, "Rita Stone", finding, json!({"status": "resolved", "why": "paid"}));
    stage.greenlit();
    corrects(&mut stage, "Vera Quill", finding, json!({"status": "open"}));
    assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE);
}

#[test]
fn a_claim_that_changed_since_the_greenlight_is_news() {
    for (step, news) in [
        (json!({"text": "he killed somebody and fled"}), true),
        (json!({"grade": "A1"}), true),
        (json!({"text": KNOWN}), false),
        (json!({"grade": "B2"}), false),
        (json!({"mitigating": "it is long ago"}), false),
    ] {
        let mut stage = Stage::new();
        let fields = json!({"category": "financial", "severity": 3, "grade": "B2", "text": KNOWN});
        let finding = says(&mut stage, "Vera Quill", RecordKind::Finding, Relation::New, fields);
        stage.greenlit();
        assert_eq!(tiers(&stage, ItemKind::News), []);
        corrects(&mut stage, "Vera Quill", finding, step.clone());
        assert_eq!(!tiers(&stage, ItemKind::News).is_empty(), news, "{step}");
        // A person who weighed it weighed what it said then.
        weighs(&mut stage, "Abel Crane", &named(finding));
        assert_eq!(tiers(&stage, ItemKind::News), []);
        corrects(&mut stage, "Vera Quill", finding, json!({"text": "he killed two and fled"}));
        assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE, "{step}");
    }
}

#[test]
fn what_was_cleared_is_open_again_once_it_says_something_else() {
    let step = json!({"text": "a new witness saw it"});
    for (status, reopened) in
        [("unsubstantiated", true), ("resolved", true), ("mitigated", true), ("substantiated", false)]
    {
        let (mut stage, _, finding) = with_news();
        corrects(&mut stage, "Rita Stone", finding, json!({"status": status, "why": "as I see it"}));
        let judged = stage.file().findings[0].status;
        corrects(&mut stage, "Vera Quill", finding, json!({"mitigating": "it is long ago"}));
        assert_eq!(stage.file().findings[0].status, judged, "{status}");
        let mut again = stage.clone();
        corrects(&mut stage, "Vera Quill", finding, step.clone());
        assert_eq!(stage.file().findings[0].status == FindingStatus::Open, reopened, "{status}");
        assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE, "{status}");
        // Somebody who may judge it says in the same step what became of it.
        let both = json!({"text": "a lien of 2009", "status": "resolved", "why": "paid"});
        corrects(&mut again, "Rita Stone", finding, both);
        assert_eq!(tiers(&again, ItemKind::News), [], "{status}");
    }
}

#[test]
fn a_note_that_says_something_else_is_news_again() {
    let mut stage = Stage::new();
    stage.greenlit();
    let fields = json!({"indicator": "FI-05", "text": "a paid trip", "innocent": "a conference",
        "posture": "witting", "grade": "B2"});
    let note = says(&mut stage, "Vera Quill", RecordKind::Interference, Relation::New, fields);
    let mut explained = stage.clone();
    weighs(&mut stage, "Abel Crane", &format!("note:{}", note.short(10)));
    let status = json!({"status": "explained", "why": "the host paid for all"});
    says(&mut explained, "Rita Stone", RecordKind::Interference, Relation::Continues(note), status);
    for mut stage in [stage, explained] {
        assert_eq!(tiers(&stage, ItemKind::News), []);
        let reworded = json!({"text": "a paid trip and a monthly fee"});
        says(&mut stage, "Vera Quill", RecordKind::Interference, Relation::Corrects(note), reworded);
        assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE);
    }
}

#[test]
fn grave_news_ends_with_a_decision_that_has_it_in_its_past() {
    let (mut stage, greenlight, _) = with_news();
    let again = stage.does("Ana Birch", reverse(greenlight, Outcome::WithConditions));
    assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE, "it waits for its second");
    stage.does("Abel Crane", second(again));
    assert_eq!(tiers(&stage, ItemKind::News), []);
    // A decision made elsewhere, without having seen it, ends nothing.
    let (mut apart, greenlight, _) = with_news();
    let reversed = apart.does_on(&[greenlight], "Ana Birch", reverse(greenlight, Outcome::WithConditions));
    apart.does_on(&[reversed], "Abel Crane", second(reversed));
    assert_eq!(tiers(&apart, ItemKind::News), AT_ONCE);
}

#[test]
fn only_an_approver_who_did_not_give_it_says_why_it_stays() {
    let (stage, _, finding) = with_news();
    for (name, ends) in
        [("Vera Quill", false), ("Rita Stone", false), ("Ana Birch", false), ("Abel Crane", true)]
    {
        let mut stage = stage.clone();
        weighs(&mut stage, name, &named(finding));
        assert_eq!(tiers(&stage, ItemKind::News).is_empty(), ends, "{name}");
        // What comes after it is news again.
        corrects(&mut stage, "Rita Stone", finding, json!({"severity": 4}));
        assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE);
    }
    // The person who seconded the greenlight gave it, too.
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Greenlight));
    stage.does("Abel Crane", second(decision));
    let finding = found(&mut stage, "Vera Quill", 3);
    weighs(&mut stage, "Abel Crane", &named(finding));
    assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE);
    weighs(&mut stage, "Alma Frost", &named(finding));
    assert_eq!(tiers(&stage, ItemKind::News), []);
}

#[test]
fn a_certified_record_after_a_greenlight_is_news() {
    let mut stage = Stage::new();
    stage.greenlit();
    let check = json!({
        "check": "police", "kind": "crjmc", "method": "fingerprint", "status": "read",
        "result": "certified-record", "issued": "2026-11-20",
    });
    says(&mut stage, "Vera Quill", RecordKind::Check, Relation::New, check);
    assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE);
    assert!(items(&stage, ItemKind::News).iter().all(|item| item.detail == Detail::Check(CheckKind::Police)));
    weighs(&mut stage, "Rita Stone", "police:certified-record");
    assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE, "a reviewer weighs it for the gate alone");
    weighs(&mut stage, "Abel Crane", "police:certified-record");
    assert_eq!(tiers(&stage, ItemKind::News), []);
}

#[test]
fn grave_news_on_who_stands_is_at_the_leader_at_once() {
    let mut stage = Stage::new();
    stage.nominated();
    found(&mut stage, "Vera Quill", 3);
    assert_eq!(lines(&stage, ItemKind::Grave), AT_ONCE.map(|tier| (tier, None, today())));
    stage.withheld();
    assert_eq!(lines(&stage, ItemKind::Grave), [], "the withholding has seen it");
    found(&mut stage, "Vera Quill", 3);
    assert_eq!(tiers(&stage, ItemKind::Grave), AT_ONCE);
}

#[test]
fn severity_4_elsewhere_is_at_national_and_climbs_to_the_leader() {
    let mut stage = Stage::new();
    found(&mut stage, "Vera Quill", 3);
    assert_eq!(lines(&stage, ItemKind::Grave), [], "severity 3 comes up by itself where somebody stands");
    let finding = found(&mut stage, "Vera Quill", 4);
    let climbing = [(Tier::National, None, today()), (Tier::Leader, None, after(TODAY, 2))];
    assert_eq!(lines(&stage, ItemKind::Grave), climbing);
    assert_eq!(
        items(&stage, ItemKind::Grave).iter().map(|item| item.silent).collect::<Vec<_>>(),
        [false, true]
    );
    ends_with_the_case(&stage, ItemKind::Grave);
    let mut decided = stage.clone();
    decided.withheld();
    assert_eq!(lines(&decided, ItemKind::Grave), []);
    corrects(&mut stage, "Rita Stone", finding, json!({"status": "unsubstantiated", "why": "somebody else"}));
    assert_eq!(lines(&stage, ItemKind::Grave), []);
}

#[test]
fn a_note_of_complicity_is_grave_news_and_of_a_target_is_none() {
    let noted = |stage: &mut Stage, posture: &str| {
        let fields = json!({
            "indicator": "FI-05", "text": "a paid trip", "innocent": "a conference", "posture": posture,
            "grade": "B2",
        });
        says(stage, "Vera Quill", RecordKind::Interference, Relation::New, fields)
    };
    let turned = |stage: &mut Stage, name, note, status: &str| {
        let fields = json!({"status": status, "why": "as the host says"});
        says(stage, name, RecordKind::Interference, Relation::Continues(note), fields)
    };
    let mut stage = Stage::new();
    stage.greenlit();
    noted(&mut stage, "target");
    noted(&mut stage, "unwitting");
    assert_eq!(lines(&stage, ItemKind::News), []);
    let note = noted(&mut stage, "semi-witting");
    assert_eq!(lines(&stage, ItemKind::News), AT_ONCE.map(|tier| (tier, None, today())));
    turned(&mut stage, "Vera Quill", note, "explained");
    turned(&mut stage, "Rita Stone", note, "substantiated");
    assert_eq!(tiers(&stage, ItemKind::News), AT_ONCE, "its author ends nothing, and proof ends nothing");
    let mut weighed = stage.clone();
    weighs(&mut weighed, "Abel Crane", &format!("note:{}", note.short(10)));
    assert_eq!(lines(&weighed, ItemKind::News), []);
    for status in ["explained", "unfounded"] {
        let mut stage = stage.clone();
        turned(&mut stage, "Rita Stone", note, status);
        assert_eq!(lines(&stage, ItemKind::News), [], "{status}");
    }
    // About anybody else it is at national, and climbs.
    let mut other = Stage::new();
    noted(&mut other, "witting");
    let climbing = [(Tier::National, None, today()), (Tier::Leader, None, after(TODAY, 2))];
    assert_eq!(lines(&other, ItemKind::Grave), climbing);
}
