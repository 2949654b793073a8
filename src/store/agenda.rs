//! The agenda of everybody, asked of the views: what stands at a moment in the cases that a reader may know of.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::domain::agenda::{ItemKind, Weight};
use crate::domain::case::phase::Deadlines;
use crate::domain::clock::Place;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::visible::{DECLARED, READS, visible};

/// A line of the agenda.
#[derive(Debug, Clone)]
pub struct AgendaRow {
    /// The case.
    pub case: EventId,
    /// The case as people type it.
    pub short: String,
    /// The applicant's name.
    pub name: String,
    /// The district's code.
    pub district: String,
    /// What is to be done.
    pub kind: ItemKind,
    /// The event that it is about.
    pub event: EventId,
    /// The event as people type it.
    pub letters: String,
    /// The tier whose turn it is.
    pub tier: Tier,
    /// Whose turn it is, where it is one person's.
    pub person: Option<PersonId>,
    /// Whose turn it cannot be.
    pub not_by: [Option<PersonId>; 2],
    /// From when it stands.
    pub from: Timestamp,
    /// The last day in time, in the riding.
    pub due: NaiveDate,
    /// When that day ends there.
    pub due_at: Timestamp,
    /// How much it hurts.
    pub weight: Weight,
    /// Whether silence brought it to this tier.
    pub silent: bool,
    /// Whether it is an exercise.
    pub drill: bool,
    /// What more its command needs.
    pub detail: String,
    /// Whether the reader, as a member of the riding, may not do what it asks for.
    pub barred: bool,
    /// The tier at which everybody is recused from the case, where that brought the line to this one, or left it nowhere.
    pub emptied: Option<Tier>,
    /// The days of the election, as far as the case knows them.
    pub days: Deadlines,
    /// Whether the reader has not declared about the case: then nobody shows more of the line than that it waits.
    pub undeclared: bool,
}

impl AgendaRow {
    /// Where its days are counted.
    pub fn place(&self) -> Place {
        self.district.parse().map_or(Place::CAPITAL, Place::of)
    }
}

/// A cell that must be one of our own words: anything else was not written by us.
fn read<T: std::str::FromStr>(row: &rusqlite::Row<'_>, column: usize) -> Result<T, StoreError> {
    let text = row.get_ref(column)?.as_str().map_err(|_| damaged())?;
    text.parse().map_err(|_| damaged())
}

fn maybe<T: std::str::FromStr>(row: &rusqlite::Row<'_>, column: usize) -> Result<Option<T>, StoreError> {
    match row.get_ref(column)?.as_str_or_null().map_err(|_| damaged())? {
        Some(text) => text.parse().map(Some).map_err(|_| damaged()),
        None => Ok(None),
    }
}

/// One or two people, parted by a space.
fn people(row: &rusqlite::Row<'_>, column: usize) -> Result<[Option<PersonId>; 2], StoreError> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| damaged())?.unwrap_or_default();
    let mut ids = text.split_whitespace().map(|id| id.parse().map_err(|_| damaged()));
    Ok([ids.next().transpose()?, ids.next().transpose()?])
}

fn damaged() -> StoreError {
    StoreError::Damaged("the agenda has a word that is none".to_owned())
}

impl Store {
    /// What stands at a moment in the cases that the reader may know of. With a day, also what comes to stand before
    /// that day ends there, and only what is due by then. The letters of the cases are left for
    /// [`Store::name_cases`]: who shows fifty lines needs fifty.
    pub fn agenda(
        &self,
        at: Timestamp,
        until: Option<NaiveDate>,
        reader: &Reader,
    ) -> Result<Vec<AgendaRow>, StoreError> {
        let (visible, values) = visible(reader, Page::Agenda, Part::Facts);
        // Days end in the west last; which end there before the moment is asked of each line's place below.
        let western_end = until.map(|day| Place::CAPITAL.end_of(day) + TimeDelta::hours(6));
        let from = western_end.map_or(at, |end| Timestamp::new(end).max(at));
        // What waits for a declaration waits today, whatever its own day.
        let by = until.map_or_else(String::new, |_| format!("AND (a.due <= ? OR NOT {READS})"));
        let sql = format!(
            "SELECT a.log, c.name, c.district, a.kind, a.event, a.letters, a.tier, a.person, a.not_by,
                    a.from_at, a.due, a.due_at, a.weight, a.silent, a.drill, a.detail,
                    c.meeting, c.list_due, c.close, a.emptied, NOT {READS},
                    ifnull(d.state = 'interest', 0)
             FROM agenda a JOIN cases c ON c.log = a.log {DECLARED}
             WHERE a.from_at <= ? AND (a.until_at IS NULL OR a.until_at > ?) {by} AND {visible}"
        );
        let me = std::iter::once(reader.person.to_string());
        let first = me.chain([from, at].map(|moment| moment.to_string()));
        let first = first.chain(until.map(|day| day.to_string())).map(Value::Text);
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(first.chain(values)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id = |column: usize| -> Result<EventId, StoreError> {
                let bytes = row.get_ref(column)?.as_blob().map_err(|_| damaged())?;
                EventId::from_slice(bytes).map_err(|bad| StoreError::Damaged(bad.to_string()))
            };
            let (kind, tier): (ItemKind, Tier) = (read(row, 3)?, read(row, 6)?);
            let interest: bool = row.get(21)?;
            let line = AgendaRow {
                case: id(0)?,
                short: String::new(),
                name: row.get(1)?,
                district: row.get(2)?,
                kind,
                event: id(4)?,
                letters: row.get(5)?,
                tier,
                person: maybe(row, 7)?,
                not_by: people(row, 8)?,
                from: read(row, 9)?,
                due: read(row, 10)?,
                due_at: read(row, 11)?,
                weight: read(row, 12)?,
                silent: row.get(13)?,
                drill: row.get(14)?,
                detail: row.get(15)?,
                emptied: maybe(row, 19)?,
                undeclared: row.get(20)?,
                barred: interest && kind.is_barred_by_interest() && tier < Tier::Leader,
                days: Deadlines {
                    meeting: maybe(row, 16)?,
                    list_due: maybe(row, 17)?,
                    close: maybe(row, 18)?,
                    polling: None,
                },
            };
            let stands = line.from <= at
                || until.is_some_and(|day| line.from < Timestamp::new(line.place().end_of(day)));
            if stands {
                found.push(line);
            }
        }
        intact(&self.connection)?;
        Ok(found)
    }

    /// Sets the letters by which people type the cases of these lines.
    pub fn name_cases(&self, rows: &mut [AgendaRow]) -> Result<(), StoreError> {
        let shorts = self.shorts(rows.iter().map(|row| row.case))?;
        for row in rows {
            row.short = shorts.get(&row.case).cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// The shortest letters of many cases at once: each is told from its neighbours among all.
    fn shorts(&self, wanted: impl Iterator<Item = EventId>) -> Result<BTreeMap<EventId, String>, StoreError> {
        let mut shorts: BTreeMap<EventId, String> = wanted.map(|id| (id, String::new())).collect();
        if shorts.len() < 64 {
            for (id, short) in &mut shorts {
                *short = self.short(*id)?;
            }
            return Ok(shorts);
        }
        let mut statement = self.connection.prepare("SELECT log FROM cases INDEXED BY cases_by_district")?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_blob().map_err(|_| damaged())?;
            all.push(EventId::from_slice(bytes).map_err(|bad| StoreError::Damaged(bad.to_string()))?);
        }
        all.sort_unstable();
        for (at, id) in all.iter().enumerate() {
            if let Some(short) = shorts.get_mut(id) {
                let neighbours = [at.checked_sub(1).and_then(|before| all.get(before)), all.get(at + 1)];
                let letters = neighbours.into_iter().flatten().map(|other| id.letters_to_tell_from(other));
                *short = id.short(letters.max().unwrap_or(0));
            }
        }
        Ok(shorts)
    }
}
