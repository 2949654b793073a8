//! A check that is in order today and will be too old: before the meeting at once, before the close from 30 days before its
//! own last day, and never while no new one could reach the day.

use super::*;

/// Tier, day from which it is there, last day, and for which day the credit check is too old.
type Line = (Tier, NaiveDate, NaiveDate, Detail);

/// A check that is good until 20 May 2027, in a case with these days.
fn line(days: Value) -> Option<Line> {
    let mut stage = Stage::new();
    let read = json!({"check": "credit", "status": "read", "result": "clear", "issued": "2026-11-21"});
    says(&mut stage, "Vera Quill", RecordKind::Check, Relation::New, read);
    let tips = stage.case.tips();
    stage.case.saying(&tips, &who("Rita Stone"), phase(Phase::Vetting), days);
    let items = items(&stage, ItemKind::CheckExpires);
    assert_eq!(items.len(), 1);
    let item = items.into_iter().next()?;
    Some((item.tier, place().day(item.from.utc()), item.due, item.detail))
}

const UNTIL: &str = "2027-05-20";

#[test]
fn too_old_at_the_close_is_a_line_from_thirty_days_before() {
    let close = |day| line(json!({"close": day})).unwrap();
    let old = Detail::TooOld(CheckKind::Credit, ElectionDay::Close);
    assert_eq!(close("2027-05-30"), (Tier::Local, date("2027-04-20"), date(UNTIL), old.clone()));
    // Nobody is asked for a check that could not reach the close: the first day is 180 days before it. Where the check is
    // too old by then, another one is needed by the close itself.
    assert_eq!(close("2027-11-10"), (Tier::Local, date("2027-05-14"), date(UNTIL), old.clone()));
    assert_eq!(close("2027-12-01"), (Tier::Local, date("2027-11-01"), date("2027-12-01"), old));
    // In time for the close it is brought up once it is too old.
    let on_time = (Tier::Local, date("2027-05-21"), date(UNTIL), Detail::Check(CheckKind::Credit));
    assert_eq!(close(UNTIL), on_time);
}

#[test]
fn too_old_for_the_meeting_is_a_line_at_once() {
    let old = Detail::TooOld(CheckKind::Credit, ElectionDay::Meeting);
    let days = json!({"meeting": "2027-05-21", "close": "2027-05-30"});
    assert_eq!(line(days), Some((Tier::Local, today(), date(UNTIL), old)));
}

#[test]
fn a_line_about_the_close_ends_with_it_and_by_a_waiver() {
    let mut stage = Stage::new();
    let read = json!({"check": "police", "kind": "crjmc", "status": "read", "result": "negative",
        "issued": "2026-11-21"});
    says(&mut stage, "Vera Quill", RecordKind::Check, Relation::New, read);
    let tips = stage.case.tips();
    let days = json!({"close": "2027-05-30"});
    stage.case.saying(&tips, &who("Rita Stone"), phase(Phase::Vetting), days);
    let item = items(&stage, ItemKind::CheckExpires).swap_remove(0);
    assert_eq!(item.until, Some(Timestamp::new(place().end_of(date("2027-05-30")))));
    ends_with_the_case(&stage, ItemKind::CheckExpires);
    let waiver = stage.does("Ana Birch", waive_police());
    stage.does("Abel Crane", second(waiver));
    assert_eq!(items(&stage, ItemKind::CheckExpires), []);
}
