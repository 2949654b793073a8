//! Queries cases by their flags and disclosures. One query skips the need-to-know filter: the case that a report of
//! danger means.

use std::collections::BTreeSet;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::domain::called::readings;
use crate::domain::ids::EventId;
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::columns::MISSED;
use crate::store::error::StoreError;
use crate::store::names::Fit;
use crate::store::query::ends;
use crate::store::rows::ids;
use crate::store::visible::{rendered, visible};

/// The most cases of one name that are looked at.
const MOST: usize = 64;

impl Store {
    /// The cases with a flag, by name: with an open one, or with any. A missed condition is an open one.
    pub fn with_flags(&self, any: bool, reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        let (visible, values) = visible(reader, Page::Case, Part::Facts);
        let open = if any { "1" } else { "g.state <> 'answered'" };
        let now = Value::Text(reader.now.to_string());
        self.logs(
            &format!(
                "SELECT c.log FROM cases c WHERE (EXISTS (SELECT 1 FROM flags g WHERE g.came = c.came AND {open})
                 OR EXISTS (SELECT 1 FROM {MISSED})) AND {visible} ORDER BY c.folded, c.log"
            ),
            std::iter::once(now).chain(values).collect(),
        )
    }

    /// The cases in which the reader raised a flag, seen by them or not, but for those from which they are recused.
    pub fn flagged_by(&self, reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        let (kept, values) = rendered(&Reader::condition_of_own_flags(), reader);
        let raiser = Value::Text(reader.person.to_string());
        self.logs(
            &format!(
                "SELECT c.log FROM cases c WHERE EXISTS (SELECT 1 FROM flags g WHERE g.came = c.came AND g.raiser = ?)
                 AND {kept} ORDER BY c.folded, c.log"
            ),
            std::iter::once(raiser).chain(values).collect(),
        )
    }

    /// The cases of which somebody outside was told, by name, those included about which the reader has not declared.
    pub fn with_disclosures(&self, reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        self.briefed_where("c.referred", reader)
    }

    /// The cases with a copy of the brief that was handed out, by name, those included about which the reader has not
    /// declared.
    pub fn with_copies(&self, reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        self.briefed_where("c.issued", reader)
    }

    /// The cases with this, by name, of which the reader may have the brief once they declared.
    fn briefed_where(&self, condition: &str, reader: &Reader) -> Result<Vec<EventId>, StoreError> {
        let (visible, values) = visible(reader, Page::Brief, Part::Facts);
        self.logs(
            &format!("SELECT c.log FROM cases c WHERE {condition} AND {visible} ORDER BY c.folded, c.log"),
            values,
        )
    }

    /// The case that somebody means who reports a danger: letters of its id that no other has, else every case of
    /// exactly this name. Nothing is filtered, so nothing of the answer may be shown.
    pub fn find_for_safety(&self, word: &str) -> Result<Vec<EventId>, StoreError> {
        let word = word.trim();
        if let Some(range) = EventId::range_of_word(word) {
            let between = "SELECT log FROM cases WHERE log BETWEEN ? AND ? LIMIT 2";
            let found = self.logs(between, ends(range).to_vec())?;
            if found.len() == 1 {
                return Ok(found);
            }
        }
        let mut found = BTreeSet::new();
        for reading in readings(word) {
            let (names, values) = Fit::Exact.names(&reading);
            let sql = format!(
                "SELECT DISTINCT c.log FROM ({names}) n CROSS JOIN cases c ON c.came = n.came LIMIT {MOST}"
            );
            found.extend(self.logs(&sql, values)?);
        }
        Ok(found.into_iter().take(MOST).collect())
    }

    /// The cases with an open report of danger, visible to the reader or not.
    pub fn dangerous(&self) -> Result<Vec<EventId>, StoreError> {
        self.logs("SELECT log FROM cases WHERE danger IS NOT NULL ORDER BY danger, log", Vec::new())
    }

    fn logs(&self, sql: &str, values: Vec<Value>) -> Result<Vec<EventId>, StoreError> {
        ids(&self.connection, sql, params_from_iter(values))
    }
}
