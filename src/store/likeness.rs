//! The cases in this store whose applicant may be the one who is described: of each reader what they may know of them.
//! What makes two descriptions alike is `domain/likeness.rs`; here are its index and the search.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::OptionalExtension;
use rusqlite::types::Value;

use crate::domain::ids::EventId;
use crate::domain::likeness::{Description, Likeness, likeness, may_be_one_birth};
use crate::domain::sight::Reader;
use crate::store::Store;
use crate::store::columns::CaseRow;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::rows::{Cell, ids};
use crate::store::view::{View, id, maybe, text, view, yes};

/// How each applicant is told from others.
pub(super) const DESCRIPTIONS: View = view!("descriptions", 1, |facts| [facts.file] => |file| {
    log: id(file.id),
    names: text(file.candidate.names().collect::<Vec<_>>().join("\n")),
    born: maybe(file.candidate.facts.born),
    email: maybe(file.candidate.facts.email.as_ref()),
    phone: maybe(file.candidate.facts.phone.as_ref()),
    aside: yes(file.is_opened_and_closed_alone()),
    duplicate: file.duplicate_of().map_or(Value::Null, id),
});

/// The keys by which they are found.
pub(super) const LIKENESS: View = view!("likeness", 2, |facts| keys(facts.file) => |(key, born)| {
    key: Value::Integer(key),
    born: day_number(born),
});

/// The day of birth as the index keeps it: counted from the year 1.
fn day_number(born: Option<NaiveDate>) -> Value {
    born.map_or(Value::Null, |born| Value::Integer(born.num_days_from_ce().into()))
}

fn keys(file: &crate::domain::case::CaseFile) -> Vec<(i64, Option<NaiveDate>)> {
    let born = file.candidate.facts.born;
    file.candidate.description().kept().into_iter().map(|key| (key, born)).collect()
}

/// A case whose applicant may be the one who is described. It never leaves the program: [`Earlier`] is what a reader
/// learns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The case.
    pub case: EventId,
    /// How likely, and why.
    pub likeness: Likeness,
}

/// What a reader may know of such a case.
#[derive(Debug, Clone)]
pub enum Earlier {
    /// They may see it: its row, and why it is alike once they have declared about it.
    Seen(Box<CaseRow>, Option<Likeness>),
    /// That there is one.
    Hidden,
}

impl Earlier {
    /// What a reader may know of such cases, in the same order, from the rows of those that they may see; the others
    /// come last.
    pub fn of_each(alike: &[Alike], rows: &BTreeMap<EventId, CaseRow>) -> Vec<Earlier> {
        let seen = alike.iter().filter_map(|alike| {
            let row = rows.get(&alike.case)?;
            let why = Some(alike.likeness.clone()).filter(|_| !row.undeclared);
            Some(Earlier::Seen(Box::new(row.clone()), why))
        });
        let mut earlier: Vec<Earlier> = seen.collect();
        let hidden = alike.len().saturating_sub(earlier.len());
        earlier.extend(std::iter::repeat_with(|| Earlier::Hidden).take(hidden));
        earlier
    }
}

/// A description as its row keeps it.
struct Described {
    description: Description,
    aside: bool,
    duplicate: Option<EventId>,
}

impl Store {
    /// The cases whose applicant may be the one described, the likeliest first; of all cases in the store, also of those
    /// that the reader may not see. Left out are `but`, whatever is closed as a duplicate of it, and what was closed with nothing in it but
    /// its opener's own.
    pub fn alike(&self, of: &Description, but: Option<EventId>) -> Result<Vec<Alike>, StoreError> {
        let _moment = self.moment()?;
        let reached = of.ways();
        let mut found: BTreeSet<i64> = BTreeSet::new();
        let mut by_key = self.connection.prepare_cached("SELECT came, born FROM likeness WHERE key = ?")?;
        for key in of.asked() {
            let rows = by_key.query_map([key], |row| {
                let day: Option<i32> = row.get(1)?;
                Ok((row.get(0)?, day.and_then(NaiveDate::from_num_days_from_ce_opt)))
            })?;
            for row in rows {
                let (came, born) = row?;
                if reached.contains(&key) || may_be_one_birth(of.born, born) {
                    found.insert(came);
                }
            }
        }
        let mut alike = Vec::new();
        for came in found {
            let Some((case, other)) = self.described(came)?.filter(|(case, _)| Some(*case) != but) else {
                continue;
            };
            if other.aside || other.duplicate.is_some() && other.duplicate == but {
                continue;
            }
            alike.extend(likeness(of, &other.description).map(|likeness| Alike { case, likeness }));
        }
        intact(&self.connection)?;
        alike.sort_by_key(|alike| (std::cmp::Reverse(alike.likeness.chance as u8), alike.case));
        Ok(alike)
    }

    /// What a reader may know of such cases, in the same order; those that they may not see come last.
    pub fn earlier(&self, alike: &[Alike], reader: &Reader) -> Result<Vec<Earlier>, StoreError> {
        if alike.is_empty() {
            return Ok(Vec::new());
        }
        let cases: Vec<EventId> = alike.iter().map(|alike| alike.case).collect();
        let seen = self.seen_among(&cases, reader)?;
        let rows = self.rows_of(&seen, reader)?.into_iter().map(|row| (row.id, row)).collect();
        Ok(Earlier::of_each(alike, &rows))
    }

    /// What a reader may know of one case that they may have to judge.
    pub fn earlier_case(&self, case: EventId, reader: &Reader) -> Result<Option<Earlier>, StoreError> {
        let seen = self.seen_among(&[case], reader)?;
        let row = self.rows_of(&seen, reader)?.pop();
        Ok(Some(row.map_or(Earlier::Hidden, |row| Earlier::Seen(Box::new(row), None))))
    }

    /// The place of a case's first event among the arrivals.
    pub fn arrival_of(&self, case: EventId) -> Result<i64, StoreError> {
        let sql = "SELECT came FROM cases WHERE log = ?";
        Ok(self.connection.query_row(sql, [case.as_bytes()], |row| row.get(0))?)
    }

    /// Every case in the store.
    pub fn case_ids(&self) -> Result<Vec<EventId>, StoreError> {
        ids(&self.connection, "SELECT log FROM cases ORDER BY log", [])
    }

    /// The case that came there, and how its applicant is told from others.
    fn described(&self, came: i64) -> Result<Option<(EventId, Described)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT names, born, email, phone, aside, duplicate, log FROM descriptions WHERE came = ?",
        )?;
        let read = |row: &rusqlite::Row<'_>| {
            let (names, email): (String, Option<String>) = (row.get(0)?, row.get(2)?);
            let (phone, aside): (Option<String>, bool) = (row.get(3)?, row.get(4)?);
            let duplicate: Option<Vec<u8>> = row.get(5)?;
            let born: Option<String> = row.get(1)?;
            let born = born.and_then(|born| born.parse().ok());
            let description = Description::new(names.lines(), born, email.as_deref(), phone.as_deref());
            let duplicate = duplicate.and_then(|id| EventId::from_slice(&id).ok());
            Ok((EventId::read(row, 6), Described { description, aside, duplicate }))
        };
        let found = statement.query_row([came], read).optional()?;
        found.map(|(case, described)| Ok((case?, described))).transpose()
    }
}
