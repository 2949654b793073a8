//! The lines of the agenda that a person is shown: of the cases, and of the party as a whole.

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::domain::agenda::{Detail, ItemKind, Weight};
use crate::domain::clock::Place;
use crate::domain::district::Scope;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::EventId;
use crate::domain::refusal::Blank;
use crate::error::Error;
use crate::report::due::{self, Whose};
use crate::store::agenda::AgendaRow;

/// The lines that somebody asks for, in no order.
pub(super) fn agenda(desk: &Desk, until: Option<NaiveDate>, whose: Whose) -> Result<Vec<AgendaRow>, Error> {
    let (now, reader) = (Timestamp::new(desk.clock.now), desk.reader());
    let mut rows = desk.store.agenda(now, until, &reader)?;
    rows.retain(|row| due::concerns(row, &reader, whose));
    let mut rows = due::veiled(rows, &reader, now);
    rows.extend(policies(desk, until, whose)?);
    if whose != Whose::Mine {
        if whose != Whose::All {
            // Who cannot name counsel has no command for that line.
            rows.retain(|row| {
                row.kind != ItemKind::Undecidable || row.tier == Tier::Leader || names(desk, row)
            });
        }
        let lines = undecidable(desk, now, &rows)?;
        rows.extend(lines.into_iter().filter(|row| until.is_none_or(|day| row.due <= day)));
    }
    Ok(rows)
}

/// The policies that wait for their second, for the approvers for the whole country who did not set them.
fn policies(desk: &Desk, until: Option<NaiveDate>, whose: Whose) -> Result<Vec<AgendaRow>, Error> {
    let ids: Vec<EventId> = desk.roster.policies_waiting().collect();
    let seconds = |id: &EventId| {
        let another = !desk.roster.policy_author(*id).is_some_and(|author| desk.is_me(author));
        let approver = desk.reader().is_national_approver();
        whose == Whose::All || whose == Whose::Turn && approver && another
    };
    let ids: Vec<EventId> = ids.into_iter().filter(seconds).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let history = desk.store.roster_history()?;
    let rows = ids.into_iter().filter_map(|event| {
        let row = of_no_case(desk, ItemKind::SecondPolicy, history.get(event)?.header.at)?;
        let due = row.place().business_days_after(row.due, desk.policy().national_days);
        Some(AgendaRow {
            event,
            letters: event.short(0),
            not_by: [desk.roster.policy_author(event), None],
            due,
            due_at: Timestamp::new(row.place().end_of(due)),
            ..row
        })
    });
    Ok(rows.filter(|row| until.is_none_or(|day| row.due <= day)).collect())
}

/// A line of the party, about no case that it names, due on the day from which it applies.
fn of_no_case(desk: &Desk, kind: ItemKind, from: Timestamp) -> Option<AgendaRow> {
    let name = desk.roster.org().to_owned();
    Some(AgendaRow { name, ..AgendaRow::plain(kind, desk.roster.order().log()?, from, Place::CAPITAL) })
}

/// Whether the reader can name the outside counsel that a line asks for: the policy names none yet, and they are an
/// approver for the whole country.
fn names(desk: &Desk, row: &AgendaRow) -> bool {
    row.detail == Detail::None && desk.reader().is_national_approver()
}

/// The cases that nobody can decide, for those who bring outside counsel in: the approvers for the whole country where the
/// policy names none, else a holder of a root key. They may be recused, and learn only that there is such a case; a case
/// that they may see has a line of its own.
fn undecidable(desk: &Desk, now: Timestamp, seen: &[AgendaRow]) -> Result<Vec<AgendaRow>, Error> {
    let (roots, me) = (desk.roster.roots(), desk.identity().public());
    let any_names_counsel = desk.roster.approvers_over(|scope| *scope == Scope::Canada) > 0;
    let tells = |row: &AgendaRow| row.undeclared || row.kind == ItemKind::Undecidable && names(desk, row);
    let mut lines: Vec<AgendaRow> = Vec::new();
    for case in desk.store.undecidable(now)? {
        let by_root = case.detail != Detail::None || !any_names_counsel;
        let concerns = if by_root { roots.contains(&me) } else { desk.reader().is_national_approver() };
        let is_seen = seen.iter().any(|row| row.case == case.case && tells(row));
        let Some(row) = of_no_case(desk, ItemKind::Undecidable, case.from).filter(|_| concerns && !is_seen)
        else {
            continue;
        };
        let (district, detail) = match case.detail {
            _ if !by_root => (String::new(), Detail::None),
            Detail::None => (case.district, Detail::Counsel(Blank::Name.to_string())),
            counsel => (case.district, counsel),
        };
        let row = AgendaRow { letters: district.clone(), district, detail, weight: Weight::Serious, ..row };
        // One command answers for several cases.
        if !lines.iter().any(|line| (&line.district, &line.detail) == (&row.district, &row.detail)) {
            lines.push(row);
        }
    }
    Ok(lines)
}
