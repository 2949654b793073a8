//! The agenda of everybody, asked of the views: what stands at a moment in the cases that a reader may know of.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::domain::agenda::{ItemKind, Weight};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::{EventId, PersonId};
use crate::store::visible::{Reader, Sight};
use crate::store::{Store, StoreError};

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
    pub not_by: Option<PersonId>,
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

fn damaged() -> StoreError {
    StoreError::Damaged("the agenda has a word that is none".to_owned())
}

impl Store {
    /// What stands at a moment, the earliest day first, in the cases that the reader may know of.
    ///
    /// # Errors
    /// When the views cannot be read.
    pub fn agenda(&self, at: Timestamp, reader: &Reader) -> Result<Vec<AgendaRow>, StoreError> {
        let (visible, values) = reader.condition(Sight::Agenda);
        let sql = format!(
            "SELECT a.log, c.name, c.district, a.kind, a.event, a.letters, a.tier, a.person, a.not_by,
                    a.from_at, a.due, a.due_at, a.weight, a.silent, a.drill, a.detail
             FROM agenda a JOIN cases c ON c.log = a.log
             WHERE a.from_at <= ? AND (a.until_at IS NULL OR a.until_at > ?) AND {visible}"
        );
        let at = Value::Text(at.to_string());
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter([at.clone(), at].into_iter().chain(values)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id = |column: usize| -> Result<EventId, StoreError> {
                let bytes = row.get_ref(column)?.as_blob().map_err(|_| damaged())?;
                EventId::from_slice(bytes).map_err(|bad| StoreError::Damaged(bad.to_string()))
            };
            found.push(AgendaRow {
                case: id(0)?,
                short: String::new(),
                name: row.get(1)?,
                district: row.get(2)?,
                kind: read(row, 3)?,
                event: id(4)?,
                letters: row.get(5)?,
                tier: read(row, 6)?,
                person: maybe(row, 7)?,
                not_by: maybe(row, 8)?,
                from: read(row, 9)?,
                due: read(row, 10)?,
                due_at: read(row, 11)?,
                weight: read(row, 12)?,
                silent: row.get(13)?,
                drill: row.get(14)?,
                detail: row.get(15)?,
            });
        }
        let shorts = self.shorts(found.iter().map(|row| row.case))?;
        for row in &mut found {
            row.short = shorts.get(&row.case).cloned().unwrap_or_default();
        }
        found.sort_by_key(|row| (row.due_at, row.case));
        Ok(found)
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
