//! What raises itself: where each line is first, when it climbs, what ends it, and that it is there for whoever can act.

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
    for (status, ends) in
        [("resolved", true), ("mitigated", true), ("unsubstantiated", true), ("substantiated", false)]
    {
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
    // Whoever seconded the greenlight gave it, too.
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

/// The lines before the close of nominations, where the polls are on a Monday in January.
fn before_the_close(stage: &Stage) -> (NaiveDate, Vec<Item>) {
    let policy = Policy { polling_day: Some(date("2027-01-18")), ..Policy::default() };
    let file = stage.file();
    let close = file.deadlines(&policy).close.unwrap();
    let mut items = agenda(&file, &policy, &stage.roster());
    items.retain(|item| {
        item.kind == ItemKind::Deadline && matches!(item.detail, Detail::Before(ElectionDay::Close, ..))
    });
    items.sort_by_key(|item| item.from);
    (close, items)
}

#[test]
fn an_undecided_case_is_brought_to_whoever_its_first_gap_names() {
    let mut stage = Stage::new();
    let (close, lines) = before_the_close(&stage);
    let began = place().business_days_before(close, 10);
    let told: Vec<_> = lines.iter().map(|line| (line.tier, place().day(line.from.utc()))).collect();
    let later = |days: u32| place().business_days_after(began, days).succ_opt().unwrap();
    let expected = [
        (Tier::Local, began),
        (Tier::Provincial, later(2)),
        (Tier::National, later(4)),
        (Tier::Leader, later(6)),
    ];
    assert_eq!(told, expected);
    for line in &lines {
        assert_eq!((line.due, line.until), (close, Some(line.due_at)));
        assert_eq!(line.detail, Detail::Before(ElectionDay::Close, Some(GateId::Checks), Lifter::Vetter));
    }
    // A live deferral does not keep the deadline away.
    stage.does("Rita Stone", defer(None, &who("Rita Stone")));
    assert_eq!(before_the_close(&stage).1.len(), 4);
    for end in [phase(Phase::Withdrawn), Act::Close {}] {
        let mut stage = Stage::new();
        stage.does("Ana Birch", end);
        assert_eq!(before_the_close(&stage).1, []);
    }
    stage.greenlit();
    assert_eq!(before_the_close(&stage).1, [], "it is decided");
}

#[test]
fn a_withholding_waits_for_what_a_withholding_needs() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let (_, lines) = before_the_close(&stage);
    let Detail::Before(_, gate, _) = lines[0].detail else { panic!("{lines:?}") };
    assert_ne!(gate, Some(GateId::Checks), "a withholding needs no check");
}

#[test]
fn an_untouched_case_climbs_every_two_days() {
    let mut stage = Stage::new();
    let expected = |person| {
        let tiers = [Tier::Provincial, Tier::National, Tier::Leader];
        let above = tiers.into_iter().zip([12, 14, 16]).map(|(tier, days)| (tier, None, after(TODAY, days)));
        std::iter::once((Tier::Local, person, after(TODAY, 10))).chain(above).collect::<Vec<_>>()
    };
    assert_eq!(lines(&stage, ItemKind::Untouched), expected(None));
    stage.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    assert_eq!(lines(&stage, ItemKind::Untouched), expected(Some("Vito Marsh")));
    ends_with_the_case(&stage, ItemKind::Untouched);
    stage.does("Rita Stone", defer(None, &who("Rita Stone")));
    assert_eq!(lines(&stage, ItemKind::Untouched), [], "it is deferred");
    let mut decided = Stage::new();
    decided.greenlit();
    assert_eq!(lines(&decided, ItemKind::Untouched), []);
}

/// Does something so many days later.
fn later(stage: &mut Stage, name: &'static str, act: &Act, days: i64) {
    let tips = stage.case.tips();
    let drafted = stage.case.sign(&tips, &who(name), act.clone(), &fields_of(act));
    let mut header = drafted.header;
    header.at = Timestamp::new(header.at.utc() + TimeDelta::days(days));
    stage.case.entries.push(sign_event(&who(name).key, header, drafted.body));
}

#[test]
fn a_declaration_and_a_note_touch_nothing() {
    let first = |act: Act| {
        let mut stage = Stage::new();
        later(&mut stage, "Vera Quill", &act, 3);
        lines(&stage, ItemKind::Untouched)[0].2
    };
    assert_eq!(first(note()), after(TODAY, 10));
    assert_eq!(first(declare(&who("Vera Quill"), Declared::None)), after(TODAY, 10));
    assert_eq!(first(finding()), after("2026-11-25", 10));
}

#[test]
fn fingerprints_under_way_keep_a_case_from_being_idle() {
    let mut stage = Stage::new();
    let asked = json!({"check": "police", "kind": "crjmc", "method": "fingerprint", "status": "requested"});
    let check = says(&mut stage, "Vera Quill", RecordKind::Check, Relation::New, asked);
    let until = today() + chrono::Days::new(120);
    let first = |stage: &Stage, kind| lines(stage, kind)[0].2;
    assert_eq!(first(&stage, ItemKind::Untouched), until.succ_opt().unwrap());
    assert_eq!(first(&stage, ItemKind::Unassigned), until.succ_opt().unwrap());
    let came = json!({"status": "received"});
    says(&mut stage, "Vera Quill", RecordKind::Check, Relation::Continues(check), came);
    assert_eq!(first(&stage, ItemKind::Untouched), after(TODAY, 10));
    assert_eq!(first(&stage, ItemKind::Unassigned), today());
}

#[test]
fn an_overtaken_recommendation_goes_to_its_author() {
    let mut stage = Stage::new();
    stage.does("Vito Marsh", recommend(Outcome::Greenlight));
    assert_eq!(lines(&stage, ItemKind::Overtaken), []);
    for news in [finding(), record(RecordKind::Interference), record(RecordKind::Reply)] {
        let mut stage = stage.clone();
        stage.does("Vera Quill", news);
        let expected =
            [(Tier::Local, Some("Vito Marsh"), today()), (Tier::Provincial, None, after(TODAY, 2))];
        assert_eq!(lines(&stage, ItemKind::Overtaken), expected);
        ends_with_the_case(&stage, ItemKind::Overtaken);
        stage.does("Vera Quill", recommend(Outcome::Greenlight));
        assert_eq!(lines(&stage, ItemKind::Overtaken), [], "another has recommended with it in view");
    }
    // What no recommendation has to have seen overtakes none.
    found(&mut stage, "Vera Quill", 1);
    stage.does("Vera Quill", note());
    assert_eq!(lines(&stage, ItemKind::Overtaken), []);
}

#[test]
fn an_applicant_not_told_is_a_line_for_who_decided() {
    let mut stage = Stage::new();
    stage.greenlit();
    let expected =
        [(Tier::National, Some("Ana Birch"), after(TODAY, 5)), (Tier::National, None, after(TODAY, 7))];
    assert_eq!(lines(&stage, ItemKind::Untold), expected);
    ends_with_the_case(&stage, ItemKind::Untold);
    stage.does("Vera Quill", record(RecordKind::Notice));
    assert_eq!(lines(&stage, ItemKind::Untold), []);
    // What the applicant was told before the decision is another matter.
    let mut stage = Stage::new();
    stage.does("Vera Quill", record(RecordKind::Notice));
    stage.withheld();
    assert_eq!(lines(&stage, ItemKind::Untold), expected);
}

#[test]
fn a_case_on_which_nobody_works_is_at_provincial() {
    let mut stage = Stage::new();
    let expected = [(Tier::Provincial, None, today()), (Tier::National, None, after(TODAY, 5))];
    assert_eq!(lines(&stage, ItemKind::Unassigned), expected);
    ends_with_the_case(&stage, ItemKind::Unassigned);
    stage.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    assert_eq!(lines(&stage, ItemKind::Unassigned), []);
    // Whoever has it is recused, or has left: it is to be assigned again.
    let mut recused = stage.clone();
    recused.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    assert_eq!(lines(&recused, ItemKind::Unassigned), expected);
    let tips = stage.case.tips();
    stage.revoke("Vito Marsh", Role::Vetter, &tips);
    assert_eq!(lines(&stage, ItemKind::Unassigned), expected);
    let mut decided = Stage::new();
    decided.greenlit();
    assert_eq!(lines(&decided, ItemKind::Unassigned), []);
}

#[test]
fn a_line_of_who_cannot_act_is_at_the_next_tier_at_once() {
    let mut recommended = Stage::new();
    recommended.does("Vito Marsh", recommend(Outcome::Greenlight));
    recommended.does("Vera Quill", finding());
    let tips = recommended.case.tips();
    recommended.revoke("Vito Marsh", Role::Vetter, &tips);
    assert_eq!(lines(&recommended, ItemKind::Overtaken), [(Tier::Provincial, None, today())]);

    let mut untold = Stage::new();
    untold.greenlit();
    untold.does("Ana Birch", declare(&who("Ana Birch"), Declared::Recused));
    assert_eq!(lines(&untold, ItemKind::Untold), [(Tier::National, None, after(TODAY, 5))]);

    let mut untouched = Stage::new();
    untouched.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    untouched.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    let days = [(Tier::Local, 10), (Tier::Provincial, 10), (Tier::National, 12), (Tier::Leader, 14)];
    assert_eq!(
        lines(&untouched, ItemKind::Untouched),
        days.map(|(tier, days)| (tier, None, after(TODAY, days)))
    );
}
