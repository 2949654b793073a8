//! Which cases somebody means by a word, among those that `domain/sight.rs` shows them. What signs takes letters of an id
//! or whole words of a name ([`Store::named`]); what only looks takes the beginnings of words, and a district, too
//! ([`Store::find`]).

use std::collections::BTreeSet;
use std::iter::once;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::domain::called::readings;
use crate::domain::ids::{EventId, SHORTEST};
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::names::Fit;
use crate::store::query::{ends, who};
use crate::store::rows::ids;
use crate::store::visible::{ASKING, READS, visible};

/// How many cases a word finds at most.
const MOST_FOUND: usize = 20;

/// The cases that a word names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// By name.
    pub cases: Vec<EventId>,
    /// Whether the word was meant so: a few letters without a digit may be a name that nobody here has, and begin an id
    /// by chance.
    pub sure: bool,
}

impl Store {
    /// The cases that a word names where something is signed: by letters of the id, or by whole words of one name, of
    /// which somebody who has not declared knows the public one.
    pub fn named(&self, word: &str, page: Page, reader: &Reader) -> Result<Meant, StoreError> {
        let mut cases = Vec::new();
        if let Some(range) = EventId::range_of_beginning(word) {
            cases = self.shown(
                ("cases c", Vec::new()),
                ("c.log BETWEEN ? AND ?", ends(range).to_vec()),
                page,
                reader,
            )?;
            if cases.is_empty() && word.len() >= SHORTEST {
                self.hold_between(range, page, reader)?;
            }
        }
        let by_letters = cases.len();
        for reading in readings(word) {
            self.add(&mut cases, Fit::Whole, &reading, page, reader)?;
        }
        Ok(Meant { sure: by_letters == 0 || EventId::is_meant(word), cases })
    }

    /// The cases that somebody may mean who only looks: as [`Store::named`]; where that names none, by the beginnings of
    /// words of a name, else by the district.
    pub fn find(&self, word: &str, page: Page, reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        let mut cases = self.named(word, page, reader)?.cases;
        if let (true, Some(typed)) = (cases.is_empty(), readings(word).first()) {
            self.add(&mut cases, Fit::Beginning, typed, page, reader)?;
        }
        match reader.roster.policy().districts.names().find(word) {
            Ok(district) if cases.is_empty() => {
                let code = vec![Value::Text(district.code.to_string())];
                self.shown(("cases c", Vec::new()), ("c.district = ?", code), page, reader)
            }
            _ => Ok(cases),
        }
    }

    /// Adds the cases of which one name has all these words.
    fn add(
        &self,
        cases: &mut Vec<EventId>,
        fit: Fit,
        words: &BTreeSet<String>,
        page: Page,
        reader: &Reader,
    ) -> Result<(), StoreError> {
        let (names, values) = fit.names(words);
        let from = format!("({names}) n CROSS JOIN cases c ON c.came = n.came");
        let condition = format!("(n.which = 0 OR {READS})");
        for case in self.shown((&from, values), (&condition, Vec::new()), page, reader)? {
            if cases.len() < MOST_FOUND && !cases.contains(&case) {
                cases.push(case);
            }
        }
        Ok(())
    }

    /// The cases that a condition leaves of those that the reader may know of, by name.
    fn shown(
        &self,
        (from, of_from): (&str, Vec<Value>),
        (condition, of_condition): (&str, Vec<Value>),
        page: Page,
        reader: &Reader,
    ) -> Result<Vec<EventId>, StoreError> {
        let (visible, of_reader) = visible(reader, page, Part::Facts);
        let sql = format!(
            "SELECT c.log FROM {from} {ASKING} WHERE {condition} AND {visible}
             GROUP BY c.log ORDER BY c.folded, c.log LIMIT {MOST_FOUND}"
        );
        let values = of_from.into_iter().chain(once(who(reader))).chain(of_condition).chain(of_reader);
        let found = ids(&self.connection, &sql, params_from_iter(values))?;
        intact(&self.connection)?;
        Ok(found)
    }
}
