//! What somebody learns of the lines of a case before they declare whether anything ties them to it.

use std::collections::BTreeMap;

use crate::domain::agenda::{ItemKind, Weight};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::EventId;
use crate::domain::sight::Reader;
use crate::report::due::{is_danger, works_at};
use crate::store::agenda::{AgendaRow, Waiting};

/// Replaces the lines of a case about which the reader has not declared by one that asks for the declaration. The
/// raiser of a flag keeps its answer. A danger keeps its weight, which reveals nothing and asks for haste. The leader's
/// office works on no case, so it would not hurry: it learns how much of what kind waits for it, and since when.
pub fn veiled(rows: Vec<AgendaRow>, reader: &Reader, now: Timestamp) -> Vec<AgendaRow> {
    let (waiting, mut seen): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.undeclared && !reader.keeps(row.kind, row.person));
    seen.iter_mut().for_each(|row| row.undeclared = false);
    let mut one_each: BTreeMap<EventId, AgendaRow> = BTreeMap::new();
    for row in waiting {
        let (danger, kind, since) = (is_danger(&row), row.kind, row.from);
        let office = row.tier == Tier::Leader && works_at(&row, reader);
        // Of a danger nobody learns more than whom to call.
        let counts = office && !danger && since <= now && !kind.is_news();
        let line = one_each.entry(row.case).or_insert_with(|| veil(row, now));
        if danger {
            line.weight = Weight::Danger;
        }
        if counts {
            wait(&mut line.waiting, kind, since);
        }
    }
    seen.extend(one_each.into_values());
    seen
}

/// Counts one more line among those that wait.
fn wait(waiting: &mut Vec<Waiting>, kind: ItemKind, since: Timestamp) {
    match waiting.iter_mut().find(|known| known.kind == kind) {
        Some(known) => *known = Waiting { count: known.count + 1, since: known.since.min(since), ..*known },
        None => waiting.push(Waiting { kind, count: 1, since }),
    }
    waiting.sort_by_key(|known| (known.since, known.kind));
}

/// A line reduced to the public facts of its case.
fn veil(row: AgendaRow, now: Timestamp) -> AgendaRow {
    let place = row.place();
    let AgendaRow { case, name, district, tier, interest, undeclared, .. } = row;
    let plain = AgendaRow::plain(ItemKind::Untouched, case, now, place);
    AgendaRow { name, district, tier, interest, undeclared, ..plain }
}
