//! From which rows of which forms the cases came, and what came with one import.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::domain::case::origin::{Mark, Origin};
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::ids::EventId;
use crate::domain::likeness::{Description, email_of, phone_of};
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::rows::{Cell, ids};
use crate::store::view::{View, id, text, view, yes};
use crate::store::visible::visible;

/// What each row that was read into a case is known by.
pub(super) const ORIGINS: View = view!("origins", 3, |facts| known_by(facts.file) => |(origin, mark, aside)| {
    form: text(&origin.form),
    mark: text(mark),
    aside: yes(aside),
});

/// The imports that wrote into a case.
pub(super) const IMPORTS: View = view!("imports", 2, |facts| imports(facts.file) => |(batch, form, opened, aside)| {
    batch: text(batch),
    form: text(form),
    opened: yes(opened),
    aside: yes(aside),
});

/// Each import that wrote into a case, with its form, whether it opened the case, and whether the case is aside.
fn imports(file: &CaseFile) -> Vec<(String, String, bool, bool)> {
    let aside = file.is_opened_and_closed_alone();
    let mut imports: Vec<(String, String, bool, bool)> = Vec::new();
    for (stamp, origin) in origins(file) {
        let Some(batch) = origin.batch else { continue };
        if !imports.iter().any(|(known, ..)| *known == batch) {
            imports.push((batch, origin.form, stamp.at == 0, aside));
        }
    }
    imports
}

/// The rows of forms that were read into a case, in the order of its log.
fn origins(file: &CaseFile) -> impl Iterator<Item = (&Stamp, Origin)> {
    file.candidate.told.iter().filter_map(|stamp| {
        let body = file.said_of_applicant(stamp);
        Some((stamp, body.and_then(|body| body.origin.clone())?))
    })
}

fn known_by(file: &CaseFile) -> Vec<(Origin, String, bool)> {
    let aside = file.is_opened_and_closed_alone();
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    let all: Vec<Origin> = origins(file).map(|(_, origin)| origin).collect();
    for (at, origin) in all.iter().enumerate() {
        // What a row said before, it does not say now.
        let is_past = all.iter().skip(at + 1).any(|later| origin.is_same_row(later));
        for mark in origin.known_by().filter(|mark| !is_past || !Mark::Whole.is_of(mark)) {
            if seen.insert((origin.form.clone(), mark.to_owned())) {
                rows.push((origin.clone(), mark.to_owned(), aside));
            }
        }
    }
    rows
}

/// A case that is known by something that a row is known by, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The case.
    pub case: EventId,
    /// By what.
    pub mark: String,
}

/// Two ways to reach somebody that a case has, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The case.
    pub case: EventId,
    /// Whether it is the e-mail address.
    pub email: bool,
    /// Whether it is the telephone number.
    pub phone: bool,
}

/// What an import brought, as far as a reader may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The import.
    pub batch: String,
    /// The form.
    pub form: String,
    /// The cases that it opened.
    pub cases: Vec<EventId>,
    /// The cases that were here, and that it corrected.
    pub corrected: Vec<EventId>,
    /// How many of those that it opened are closed with nothing in them but what their opener signed.
    pub aside: usize,
}

impl Store {
    /// The cases that are known by what a row is known by, or by `more`; without those that their opener closed again.
    pub fn known_by(&self, row: &Origin, more: &[String]) -> Result<Vec<Hit>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.log FROM origins o JOIN cases c ON c.came = o.came
             WHERE o.mark = ? AND o.form = ? AND o.aside = 0 ORDER BY c.log",
        )?;
        let mut hits = Vec::new();
        for mark in row.known_by().chain(more.iter().map(String::as_str)) {
            let found = statement.query_and_then([mark, &row.form], |row| EventId::read(row, 0))?;
            for case in found {
                hits.push(Hit { case: case?, mark: mark.to_owned() });
            }
        }
        intact(&self.connection)?;
        Ok(hits)
    }

    /// What a case is known by as a row of a form.
    pub fn marks_of(&self, case: EventId, form: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT o.mark FROM cases c JOIN origins o ON o.came = c.came WHERE c.log = ? AND o.form = ?",
        )?;
        let marks = statement.query_map((case.as_bytes(), form), |row| row.get(0))?;
        Ok(marks.collect::<Result<_, _>>()?)
    }

    /// The cases of a district whose applicant has this folded name, whichever of its words stands first, that a reader
    /// may know of.
    pub fn namesakes_in(
        &self,
        folded: &str,
        district: &str,
        reader: &Reader,
    ) -> Result<Vec<EventId>, StoreError> {
        let (visible, values) = visible(reader, Page::Case, Part::Facts);
        // The plus keeps the index of districts out of it: a district has many cases, a name has few.
        let sql = format!(
            "SELECT c.log FROM cases c JOIN descriptions d ON d.came = c.came
             WHERE c.folded = ? AND +c.district = ? AND d.aside = 0 AND d.duplicate IS NULL AND {visible} ORDER BY c.log"
        );
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found = Vec::new();
        for first in 0..words.len() {
            let (later, sooner) = words.split_at(first);
            let turned = [sooner, later].concat().join(" ");
            let asked = [turned, district.to_owned()].map(Value::Text);
            let values = asked.into_iter().chain(values.clone());
            found.extend(ids::<Vec<_>>(&self.connection, &sql, params_from_iter(values))?);
        }
        Ok(found)
    }

    /// The cases whose applicant is reached at the same e-mail address or telephone number, that a reader may know of.
    pub fn reached_alike(
        &self,
        email: Option<&str>,
        phone: Option<&str>,
        reader: &Reader,
    ) -> Result<Vec<Reached>, StoreError> {
        let (visible, values) = visible(reader, Page::Case, Part::Facts);
        let sql = format!(
            "SELECT c.log, d.email, d.phone FROM likeness l JOIN cases c ON c.came = l.came
             JOIN descriptions d ON d.came = l.came
             WHERE l.key = ? AND d.aside = 0 AND d.duplicate IS NULL AND {visible} ORDER BY c.log"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let same = |one: Option<&str>, other: Option<&str>, read: fn(&str) -> Option<String>| {
            one.and_then(read).is_some_and(|one| other.and_then(read) == Some(one))
        };
        let mut reached: Vec<Reached> = Vec::new();
        for key in Description::new([], None, email, phone).ways() {
            let values = std::iter::once(Value::Integer(key)).chain(values.clone());
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                let case = EventId::read(row, 0)?;
                let (its_email, its_phone): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
                let found = Reached {
                    case,
                    email: same(email, its_email.as_deref(), email_of),
                    phone: same(phone, its_phone.as_deref(), phone_of),
                };
                // Two texts may have one key in the index.
                if (found.email || found.phone) && !reached.contains(&found) {
                    reached.push(found);
                }
            }
        }
        intact(&self.connection)?;
        Ok(reached)
    }

    /// Those of these cases that a reader may know of.
    pub fn seen_among(&self, cases: &[EventId], reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        let (visible, values) = visible(reader, Page::Case, Part::Facts);
        let each = vec!["?"; cases.len()].join(", ");
        let sql = format!("SELECT c.log FROM cases c WHERE c.log IN ({each}) AND {visible} ORDER BY c.log");
        let asked = cases.iter().map(|case| id(*case));
        ids(&self.connection, &sql, params_from_iter(asked.chain(values)))
    }

    /// What each import brought, the latest case first, of what a reader may know of.
    pub fn brought(&self, reader: &Reader) -> Result<Vec<Brought>, StoreError> {
        let (visible, values) = visible(reader, Page::Case, Part::Facts);
        let sql = format!(
            "SELECT i.batch, i.form, c.log, i.aside, i.opened FROM imports i JOIN cases c ON c.came = i.came
             WHERE {visible} ORDER BY i.batch, i.form, c.log"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut all: Vec<Brought> = Vec::new();
        while let Some(row) = rows.next()? {
            let (batch, form): (String, String) = (row.get(0)?, row.get(1)?);
            let case = EventId::read(row, 2)?;
            let (aside, opened): (bool, bool) = (row.get(3)?, row.get(4)?);
            if all.last().is_none_or(|last| last.batch != batch || last.form != form) {
                all.push(Brought { batch, form, cases: Vec::new(), corrected: Vec::new(), aside: 0 });
            }
            let Some(last) = all.last_mut() else { continue };
            if opened {
                last.cases.push(case);
                last.aside += usize::from(aside);
            } else {
                last.corrected.push(case);
            }
        }
        intact(&self.connection)?;
        Ok(all)
    }
}

/// The case that came from a row of a form.
pub(super) fn of_origin(
    connection: &Connection,
    form: &str,
    row: &str,
) -> Result<Option<EventId>, StoreError> {
    let sql = "SELECT c.log FROM origins o JOIN cases c ON c.came = o.came
         WHERE o.mark = ? AND o.form = ? AND o.aside = 0 LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([row, form])?;
    rows.next()?.map(|row| EventId::read(row, 0)).transpose()
}
