//! Queries everybody's agenda from the views: the lines of a moment in the cases that a reader may know of.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::domain::agenda::{Detail, ItemKind, Weight};
use crate::domain::clock::Place;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::rows::rows;
use crate::store::visible::{ASKING, READS, rendered, visible};

rows! {
    /// A line of the agenda.
    #[derive(Debug, Clone)]
    pub struct AgendaRow {
        /// The case.
        pub case: EventId = "c.log",
        /// The case as people type it.
        pub short: String,
        /// The applicant's name.
        pub name: String = "c.name",
        /// The district's code.
        pub district: String = "c.district",
        /// What is to be done.
        pub kind: ItemKind = "a.kind",
        /// The event that it is about.
        pub event: EventId = "a.event",
        /// The event as people type it.
        pub letters: String = "a.letters",
        /// The tier whose turn it is.
        pub tier: Tier = "a.tier",
        /// Whose turn it is, where it is one person's.
        pub person: Option<PersonId> = "a.person",
        /// Whose turn it cannot be.
        pub not_by: [Option<PersonId>; 2] = "a.not_by",
        /// From when it is on the agenda.
        pub from: Timestamp = "a.from_at",
        /// The last day in time, in the riding.
        pub due: NaiveDate = "a.due",
        /// When that day ends there.
        pub due_at: Timestamp = "a.due_at",
        /// How urgent it is.
        pub weight: Weight = "a.weight",
        /// Whether silence brought it to this tier.
        pub silent: bool = "a.silent",
        /// Whether it is an exercise.
        pub drill: bool = "a.drill",
        /// What more its command needs.
        pub detail: Detail = "a.kind || ' ' || a.detail",
        /// The tier at which everybody is recused from the case, where that brought the line to this one, or left it
        /// nowhere.
        pub emptied: Option<Tier> = "a.emptied",
        /// Whether the reader declared an interest in the case, as a member of the riding.
        pub interest: bool = "instr(c.interested, me.person) > 0",
        /// The day of the meeting, as far as the case knows it.
        pub meeting: Option<NaiveDate> = "c.meeting",
        /// The day the list of endorsed candidates is due.
        pub list_due: Option<NaiveDate> = "c.list_due",
        /// The day nominations close.
        pub close: Option<NaiveDate> = "c.close",
        /// Whether the reader has not declared about the case, so that no page shows more of the line than that it
        /// waits.
        pub undeclared: bool = format!("NOT {READS}"),
        /// What waits there for the leader's office, where this line stands for all that a case has.
        pub waiting: Vec<Waiting>,
    }
}

/// What of one kind waits for somebody who has not declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Of what kind.
    pub kind: ItemKind,
    /// How many.
    pub count: usize,
    /// Since when the oldest waits.
    pub since: Timestamp,
}

rows! {
    /// A case that nobody can decide.
    #[derive(Debug, Clone)]
    pub struct Undecidable {
        /// The case.
        pub case: EventId = "c.log",
        /// The district's code.
        pub district: String = "c.district",
        /// Since when.
        pub from: Timestamp = "a.from_at",
        /// The outside counsel that the policy names.
        pub detail: Detail = "a.kind || ' ' || a.detail",
    }
}

impl AgendaRow {
    /// An ordinary line of a kind about all of a case, or of the party, which nobody has in particular: it is due on the day
    /// from which it is on the agenda.
    pub fn plain(kind: ItemKind, case: EventId, from: Timestamp, place: Place) -> AgendaRow {
        let due = place.day(from.utc());
        AgendaRow {
            case,
            short: String::new(),
            name: String::new(),
            district: String::new(),
            kind,
            event: case,
            letters: String::new(),
            tier: Tier::National,
            person: None,
            not_by: [None; 2],
            from,
            due,
            due_at: Timestamp::new(place.end_of(due)),
            weight: Weight::Ordinary,
            silent: false,
            drill: false,
            detail: Detail::None,
            emptied: None,
            interest: false,
            meeting: None,
            list_due: None,
            close: None,
            undeclared: false,
            waiting: Vec::new(),
        }
    }

    /// Where its days are counted.
    pub fn place(&self) -> Place {
        self.district.parse().map_or(Place::CAPITAL, Place::of)
    }

    /// Whether the reader, as a member of the riding, may not do what it asks for.
    pub fn is_barred(&self) -> bool {
        self.interest && self.kind.is_barred_by_interest() && self.tier < Tier::Leader
    }
}

impl Store {
    /// The lines of a moment in the cases that the reader may know of. With a day, also the lines that begin before
    /// that day ends there, and only those due by then. [`Store::name_cases`] sets the letters of the cases afterwards,
    /// because only the lines that are shown need them.
    pub fn agenda(
        &self,
        at: Timestamp,
        until: Option<NaiveDate>,
        reader: &Reader,
    ) -> Result<Vec<AgendaRow>, StoreError> {
        let (visible, values) = visible(reader, Page::Agenda, Part::Facts);
        // Days end last in the west, so this fetches too many; each line's own zone decides below.
        let western_end = until.map(|day| Place::CAPITAL.end_of(day) + TimeDelta::hours(6));
        let from = western_end.map_or(at, |end| Timestamp::new(end).max(at));
        // A line that waits for a declaration is due today, whatever its own day.
        let by = until.map_or_else(String::new, |_| format!("AND (a.due <= ? OR NOT {READS})"));
        let columns = AgendaRow::columns();
        let sql = format!(
            "SELECT {columns}
             FROM agenda a JOIN cases c ON c.came = a.came {ASKING}
             WHERE a.from_at <= ? AND (a.until_at IS NULL OR a.until_at > ?) {by} AND {visible}"
        );
        let me = std::iter::once(reader.person.to_string());
        let first = me.chain([from, at].map(|moment| moment.to_string()));
        let first = first.chain(until.map(|day| day.to_string())).map(Value::Text);
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(first.chain(values)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let line = AgendaRow::read(row)?;
            let stands = line.from <= at
                || until.is_some_and(|day| line.from < Timestamp::new(line.place().end_of(day)));
            if stands {
                found.push(line);
            }
        }
        intact(&self.connection)?;
        Ok(found)
    }

    /// How many reports of danger are open in cases from which the reader is recused: of such a report they learn that it
    /// is there, and nothing else.
    pub fn hidden_dangers(&self, reader: &Reader) -> Result<usize, StoreError> {
        let (hidden, values) = rendered(&reader.condition_of_hidden_danger(), reader);
        let sql = format!(
            "SELECT count(DISTINCT a.event) FROM agenda a JOIN cases c ON c.came = a.came {ASKING}
             WHERE a.weight = '{}' AND a.drill = 0 AND a.from_at <= ?2
             AND (a.until_at IS NULL OR a.until_at > ?2) AND {hidden}",
            Weight::Danger
        );
        let first = [reader.person.to_string(), reader.now.to_string()].map(Value::Text);
        let mut statement = self.connection.prepare(&sql)?;
        let count: i64 =
            statement.query_row(params_from_iter(first.into_iter().chain(values)), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The cases that nobody can decide, for those who can bring somebody in: their districts, since when, and the
    /// outside counsel that the policy names. Those who can may be recused, so the answer names nothing else of a case.
    pub fn undecidable(&self, at: Timestamp) -> Result<Vec<Undecidable>, StoreError> {
        let columns = Undecidable::columns();
        let sql = format!(
            "SELECT {columns} FROM agenda a JOIN cases c ON c.came = a.came
             WHERE a.kind = '{}' AND a.from_at <= ? GROUP BY a.came ORDER BY c.district",
            ItemKind::Undecidable
        );
        let mut statement = self.connection.prepare(&sql)?;
        statement.query_and_then([at.to_string()], Undecidable::read)?.collect()
    }

    /// Sets the letters by which people type the cases of these lines.
    pub fn name_cases(&self, rows: &mut [AgendaRow]) -> Result<(), StoreError> {
        let shorts = self.shorts(rows.iter().map(|row| row.case))?;
        for row in rows {
            row.short = shorts.get(&row.case).cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// The shortest unique letters of many cases at once, each compared with its neighbours in the order of ids.
    fn shorts(&self, wanted: impl Iterator<Item = EventId>) -> Result<BTreeMap<EventId, String>, StoreError> {
        let mut shorts: BTreeMap<EventId, String> = wanted.map(|id| (id, String::new())).collect();
        if shorts.len() < 64 {
            for (id, short) in &mut shorts {
                *short = self.short(*id)?;
            }
            return Ok(shorts);
        }
        let all = self.case_ids()?;
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
