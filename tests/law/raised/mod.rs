//! What raises itself: where each line is first, when it climbs, what ends it, and that it is there for those who can act.

mod grave;
mod idle;
mod renewal;

use chrono::{NaiveDate, TimeDelta};
use greenlight::domain::agenda::{Detail, ElectionDay, Item, ItemKind, Weight, agenda};
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::clock::Place;
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::{Act, Declared, Outcome, Phase, RecordKind, Relation, Role, Tier, Waived};
use greenlight::domain::ids::EventId;
use greenlight::domain::policy::Policy;
use greenlight::domain::refusal::{GateId, Lifter};
use greenlight::seal::signature::sign_event;
use serde_json::{Value, json};

use crate::kit::acts::*;
use crate::kit::party::{date, who};
use crate::kit::stage::Stage;

/// The day on which everything happens, a Sunday, and the last days in time so many business days after it.
const TODAY: &str = "2026-11-22";

fn place() -> Place {
    Place::of("35001".parse().unwrap())
}

fn items(stage: &Stage, kind: ItemKind) -> Vec<Item> {
    let mut items = agenda(&stage.file(), &Policy::default(), &stage.roster());
    items.retain(|item| item.kind == kind);
    items.sort_by_key(|item| (item.from, item.tier));
    items
}

/// The day after which a tier sees it, so many business days after another.
fn after(day: &str, days: u32) -> NaiveDate {
    place().business_days_after(date(day), days).succ_opt().unwrap()
}

/// Tier, whose turn it is, and the day from which it is there.
fn lines(stage: &Stage, kind: ItemKind) -> Vec<(Tier, Option<&'static str>, NaiveDate)> {
    let name = |item: &Item| {
        let names = ["Vera Quill", "Vito Marsh", "Rita Stone", "Ana Birch", "Abel Crane"];
        item.person.map(|person| names.into_iter().find(|name| who(name).person == person).unwrap())
    };
    items(stage, kind).iter().map(|item| (item.tier, name(item), place().day(item.from.utc()))).collect()
}

fn today() -> NaiveDate {
    date(TODAY)
}

fn says(
    stage: &mut Stage,
    name: &'static str,
    kind: RecordKind,
    relation: Relation,
    fields: Value,
) -> EventId {
    let tips = stage.case.tips();
    stage.case.saying(&tips, &who(name), Act::Record { kind, relation }, fields)
}

fn found(stage: &mut Stage, name: &'static str, severity: u8) -> EventId {
    let fields =
        json!({"category": "criminal", "text": "a charge abroad", "severity": severity, "grade": "B2"});
    says(stage, name, RecordKind::Finding, Relation::New, fields)
}

fn tiers(stage: &Stage, kind: ItemKind) -> Vec<Tier> {
    lines(stage, kind).into_iter().map(|(tier, ..)| tier).collect()
}

/// Whatever raises itself ends when the person withdraws or lapses, and when the case is closed.
fn ends_with_the_case(stage: &Stage, kind: ItemKind) {
    assert_ne!(lines(stage, kind), [], "{kind}");
    for end in [phase(Phase::Withdrawn), phase(Phase::Lapsed), Act::Close {}] {
        let mut stage = stage.clone();
        stage.does("Ana Birch", end);
        assert_eq!(lines(&stage, kind), [], "{kind}");
    }
}

#[test]
fn danger_is_at_once_with_everybody_over_the_district() {
    let mut stage = Stage::new();
    let report = stage.does("Vera Quill", danger());
    let at = |stage: &Stage, kind| {
        items(stage, kind).iter().map(|item| (item.tier, item.silent)).collect::<Vec<_>>()
    };
    let (answers, knows) = (
        vec![(Tier::National, false), (Tier::Leader, false)],
        vec![(Tier::Local, false), (Tier::Provincial, false)],
    );
    assert_eq!(at(&stage, ItemKind::FlagAccept), answers);
    assert_eq!(at(&stage, ItemKind::FlagTold), knows);
    for line in items(&stage, ItemKind::FlagAccept) {
        assert_eq!((line.weight, line.due_at, line.until), (Weight::Danger, line.from, None), "due at once");
    }
    // It does not end with the case, and no deferral keeps it away.
    stage.does("Ana Birch", defer(Some(report), &who("Ana Birch")));
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    stage.does("Rita Stone", Act::Close {});
    assert_eq!(at(&stage, ItemKind::FlagAccept), answers);
    stage.does("Ana Birch", answer(report));
    assert_eq!(at(&stage, ItemKind::FlagAccept), []);
    assert!(items(&stage, ItemKind::FlagTold).iter().all(|item| item.weight == Weight::Ordinary));
}

#[test]
fn an_exercise_of_danger_is_a_flag_like_any_other() {
    let mut stage = Stage::new();
    let tips = stage.case.tips();
    let fields = json!({"question": "An exercise.", "drill": true});
    stage.case.saying(&tips, &who("Vera Quill"), danger(), fields);
    let lines = items(&stage, ItemKind::FlagAccept);
    assert_eq!((lines[0].tier, lines[1].tier, lines[1].silent), (Tier::National, Tier::Leader, true));
    assert!(lines.iter().all(|line| line.drill && line.due_at > line.from));
}

#[test]
fn a_dispute_is_at_local_and_national_and_climbs_to_the_leader() {
    let mut stage = Stage::new();
    stage.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    let body = json!({"check": "police", "kind": "crjmc", "status": "disputed"});
    let check = says(&mut stage, "Vera Quill", RecordKind::Check, Relation::New, body);
    let expected = [
        (Tier::Local, Some("Vito Marsh"), today()),
        (Tier::National, None, today()),
        (Tier::Leader, None, after(TODAY, 5)),
    ];
    assert_eq!(lines(&stage, ItemKind::Dispute), expected);
    ends_with_the_case(&stage, ItemKind::Dispute);
    let mut waived = stage.clone();
    let waiver = waived.does("Ana Birch", Act::Waive { what: Waived::Dispute(CheckKind::Police) });
    assert_eq!(lines(&waived, ItemKind::Dispute), expected, "the waiver waits for its second");
    waived.does("Abel Crane", second(waiver));
    assert_eq!(lines(&waived, ItemKind::Dispute), []);
    let closed = json!({"dispute_closed": TODAY, "why": "the provider corrected the report"});
    says(&mut stage, "Vera Quill", RecordKind::Check, Relation::Continues(check), closed);
    assert_eq!(lines(&stage, ItemKind::Dispute), []);
}
