//! The order of the agenda, and for whom its lines are.

use std::sync::Arc;

use chrono::NaiveDate;
use greenlight::domain::agenda::{ItemKind, Weight};
use greenlight::domain::clock::Place;
use greenlight::domain::district::Scope;
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::{Role, Tier};
use greenlight::domain::ids::{EventId, PersonId};
use greenlight::domain::roster::Roster;
use greenlight::domain::sight::Reader;
use greenlight::report::due::{Whose, concerns, group, is_due, order};
use greenlight::store::agenda::AgendaRow;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A line that is due at the end of a day in Ontario.
fn row(kind: ItemKind, due: &str) -> AgendaRow {
    let due: NaiveDate = due.parse().unwrap();
    let place = Place::of("35001".parse().unwrap());
    AgendaRow {
        short: "CASE0".to_owned(),
        name: "Jordan Example".to_owned(),
        district: "35001".to_owned(),
        event: EventId([9; 32]),
        letters: "ITEM0".to_owned(),
        tier: Tier::Provincial,
        due,
        due_at: Timestamp::new(place.end_of(due)),
        ..AgendaRow::plain(kind, EventId([7; 32]), at("2026-11-02T15:00:00Z"), place)
    }
}

fn reader(person: u8, role: Role, scope: &str) -> Reader {
    let scope: Scope = scope.parse().unwrap();
    let now = at("2026-11-18T15:00:00Z");
    let roster = Arc::new(Roster::default());
    Reader { roles: vec![(role, scope)], ..Reader::of(&roster, PersonId([person; 8]), now) }
}

#[test]
fn what_hurts_most_stands_first() {
    let now = at("2026-11-18T15:00:00Z");
    let weighing = |weight, row: AgendaRow| AgendaRow { weight, ..row };
    let expected = vec![
        weighing(Weight::Danger, row(ItemKind::FlagAccept, "2026-11-20")),
        weighing(Weight::Serious, row(ItemKind::Conflicting, "2026-11-18")),
        AgendaRow { drill: true, ..weighing(Weight::Danger, row(ItemKind::FlagAccept, "2026-11-17")) },
        weighing(Weight::Serious, row(ItemKind::FlagAccept, "2026-11-16")),
        weighing(Weight::Serious, row(ItemKind::FlagAnswer, "2026-11-17")),
        row(ItemKind::SecondAwaited, "2026-11-12"),
        row(ItemKind::FlagAccept, "2026-11-17"),
        row(ItemKind::Untouched, "2026-11-17"),
        row(ItemKind::Condition, "2026-11-18"),
        weighing(Weight::Serious, row(ItemKind::FlagAccept, "2026-11-19")),
        row(ItemKind::FlagAccept, "2026-11-20"),
        row(ItemKind::FlagAnswered, "2026-11-10"),
    ];
    let told = |rows: &[AgendaRow]| -> Vec<_> {
        rows.iter().map(|row| (group(row, now), row.kind, row.due, row.weight)).collect()
    };
    let mut rows: Vec<_> = expected.iter().rev().cloned().collect();
    order(&mut rows, now);
    assert_eq!(told(&rows), told(&expected));
}

#[test]
fn a_line_is_for_those_whom_it_concerns() {
    let (me, colleague) = (PersonId([1; 8]), PersonId([2; 8]));
    let vetter = reader(1, Role::Vetter, "ON");
    let reviewer = reader(1, Role::Reviewer, "ON");
    let tier = |row: &AgendaRow, reader: &Reader| concerns(row, reader, Whose::Turn);
    let flag = row(ItemKind::FlagAccept, "2026-11-18");
    assert!(tier(&flag, &reviewer) && !tier(&flag, &vetter));
    assert!(!tier(&flag, &reader(1, Role::Reviewer, "QC")) && !tier(&flag, &reader(1, Role::Auditor, "CA")));
    assert!(!tier(&AgendaRow { interest: true, kind: ItemKind::DecisionAwaited, ..flag.clone() }, &reviewer));
    assert!(!tier(&AgendaRow { not_by: [Some(me), None], ..flag.clone() }, &reviewer));
    assert!(concerns(&flag, &vetter, Whose::All) && !concerns(&flag, &reviewer, Whose::Mine));
    let taken = AgendaRow { person: Some(me), ..row(ItemKind::FlagAnswer, "2026-11-18") };
    assert!(concerns(&taken, &vetter, Whose::Mine) && tier(&taken, &vetter));
    let theirs = AgendaRow { person: Some(colleague), ..taken };
    assert!(tier(&theirs, &reviewer) && !concerns(&theirs, &reviewer, Whose::Mine));
    let local = AgendaRow { tier: Tier::Local, ..theirs };
    assert!(!tier(&local, &vetter) && tier(&AgendaRow { person: None, ..local }, &vetter));
    let told = AgendaRow { person: Some(colleague), ..row(ItemKind::FlagAnswered, "2026-11-18") };
    assert!(!tier(&told, &reviewer));
    assert!(tier(&AgendaRow { person: Some(me), ..told }, &reviewer));
}

#[test]
fn news_is_never_late() {
    let now = at("2026-11-18T15:00:00Z");
    assert!(!is_due(&row(ItemKind::FlagAnswered, "2026-11-10"), now, true));
    assert!(is_due(&row(ItemKind::FlagAccept, "2026-11-18"), now, false));
    assert!(!is_due(&row(ItemKind::FlagAccept, "2026-11-19"), now, false));
    assert!(is_due(&row(ItemKind::FlagAccept, "2026-11-19"), now, true));
}
