//! The queries of the views: find, list, search. Each returns only what `domain/sight.rs` shows its reader.

use std::iter::once;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use crate::domain::case::flag::hours_between;
use crate::domain::district::ORDER;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::names::fold;
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::columns::{CaseRow, beside, due, standing};
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::names::by_public_name;
use crate::store::rows::{Cell, ids};
use crate::store::visible::{ASKING, READS, visible};

/// The conditions of a list; without any, it has all cases.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The codes of districts; without any, all of them.
    pub districts: Vec<String>,
    /// A province.
    pub province: Option<String>,
    /// A tier.
    pub tier: Option<String>,
    /// A phase.
    pub phase: Option<String>,
    /// A status.
    pub status: Option<String>,
    /// A check and its status: `police`, `incomplete` or `received`.
    pub check: Option<(String, String)>,
    /// The person who works on it.
    pub assigned: Option<PersonId>,
    /// Only where a flag asked for something before this day.
    pub overdue_on: Option<NaiveDate>,
    /// Words that stand somewhere in the case.
    pub words: Option<String>,
    /// Only where somebody stands without a greenlight.
    pub standing: bool,
    /// Only those about which the reader has not declared.
    pub undeclared: bool,
    /// How many at most.
    pub limit: Option<u32>,
}

/// The words that a person typed as an FTS5 query: all must occur, each as the beginning of a word. Quotes keep the
/// operators of FTS5 out.
pub(super) fn match_of(words: &str) -> Option<String> {
    let terms: Vec<String> = fold(words)
        .split_whitespace()
        .take(20)
        .map(|word| format!("\"{}\" *", word.replace('"', "")))
        .collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

/// The ends of a range of ids.
pub(super) fn ends((low, high): (EventId, EventId)) -> [Value; 2] {
    [low, high].map(|id| Value::Blob(id.0.to_vec()))
}

/// A nomination contest as a list of its district needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptContest {
    /// The case that keeps it.
    pub case: EventId,
    /// Its applicant.
    pub name: String,
    /// The selection date, where it is known.
    pub selected_on: Option<NaiveDate>,
}

impl Store {
    /// The cases that a filter leaves: first those in which danger is reported, then by name.
    pub fn list(&self, filter: &Filter, page: Page, reader: &Reader) -> Result<Vec<CaseRow>, StoreError> {
        // A query about content must not find a case about which the reader has not declared.
        let of_another = filter.assigned.is_some_and(|person| person != reader.person);
        let asks = filter.check.is_some() || filter.overdue_on.is_some();
        let part = if asks || of_another { Part::Words } else { Part::Facts };
        let (visible, mut values) = visible(reader, page, part);
        let mut conditions = vec![visible];
        if filter.undeclared {
            conditions.push(format!("NOT {READS}"));
        }
        if filter.standing {
            conditions.push(format!("{} IS NOT NULL", standing()));
        }
        let mut add = |condition: &str, value: Option<String>| {
            if let Some(value) = value {
                conditions.push(condition.to_owned());
                values.push(Value::Text(value));
            }
        };
        add("c.province = ?", filter.province.clone());
        add("c.tier = ?", filter.tier.clone());
        add("c.phase = ?", filter.phase.clone());
        add("c.status = ?", filter.status.clone());
        add("c.assigned = ?", filter.assigned.map(|person| person.to_string()));
        add(
            &format!("(c.danger IS NOT NULL OR {} < ?)", due()),
            filter.overdue_on.map(|day| day.to_string()),
        );
        if let Some((kind, state)) = &filter.check {
            let held = "SELECT 1 FROM checks k WHERE k.came = c.came AND k.kind = ?";
            if state == "not-requested" {
                conditions.push(format!("NOT EXISTS ({held})"));
                values.push(Value::Text(kind.clone()));
            } else {
                // A waiver is no step of a check, so it is read from the row of the case.
                let waived = match kind.as_str() {
                    "police" => "c.police = ?",
                    "credit" => "c.credit = ?",
                    _ => "0 AND ''= ?",
                };
                conditions.push(format!("(EXISTS ({held} AND (k.status = ? OR k.result = ?)) OR {waived})"));
                values.extend([kind, state, state, state].map(|text| Value::Text(text.clone())));
            }
        }
        if let Some(words) = &filter.words {
            let Some(question) = match_of(words) else { return Ok(Vec::new()) };
            // A public name is a public fact; every other word is content.
            let (reads, of_reader) = self::visible(reader, page, Part::Words);
            let (named, of_name) = by_public_name(words);
            conditions.push(format!(
                "((c.came IN (SELECT t.came FROM words w JOIN texts t ON t.doc = w.rowid WHERE words MATCH ?)
                  AND {reads}) OR c.came IN ({named}))"
            ));
            values.push(Value::Text(question));
            values.extend(of_reader);
            values.extend(of_name);
        }
        if !filter.districts.is_empty() {
            let each = vec!["?"; filter.districts.len()].join(", ");
            conditions.push(format!("c.district IN ({each})"));
            values.extend(filter.districts.iter().map(|code| Value::Text(code.clone())));
        }
        values.push(Value::Integer(filter.limit.map_or(-1, i64::from)));
        let (columns, beside) = (CaseRow::columns(), beside());
        let sql = format!(
            "SELECT {columns} FROM cases c {beside} WHERE {} ORDER BY c.danger IS NULL, c.danger, c.folded, c.log LIMIT ?",
            conditions.join(" AND ")
        );
        self.rows(&sql, reader, values)
    }

    /// The rows of cases that were found for this reader, by name.
    pub fn rows_of(&self, cases: &[EventId], reader: &Reader) -> Result<Vec<CaseRow>, StoreError> {
        let (columns, beside, each) = (CaseRow::columns(), beside(), vec!["?"; cases.len()].join(", "));
        let sql = format!(
            "SELECT {columns} FROM cases c {beside} WHERE c.log IN ({each}) ORDER BY c.folded, c.log"
        );
        self.rows(&sql, reader, cases.iter().map(|id| Value::Blob(id.0.to_vec())).collect())
    }

    /// The other cases of a district that keep a nomination contest, and the selection date where it is known, of what a
    /// reader may know of.
    pub fn contests_in(
        &self,
        district: &str,
        but: EventId,
        reader: &Reader,
    ) -> Result<Vec<KeptContest>, StoreError> {
        let (visible, values) = visible(reader, Page::Case, Part::Facts);
        let sql = format!(
            "SELECT c.log, c.name, c.contest FROM cases c INDEXED BY cases_contests
             WHERE c.district = ? AND c.contest IS NOT NULL AND c.log <> ? AND {visible} ORDER BY c.contest, c.log"
        );
        let asked = [Value::Text(district.to_owned()), Value::Blob(but.0.to_vec())];
        let read = |row: &Row<'_>| {
            let on: String = row.get(2)?;
            Ok::<_, StoreError>(KeptContest {
                case: EventId::read(row, 0)?,
                name: row.get(1)?,
                selected_on: on.parse().ok(),
            })
        };
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_and_then(params_from_iter(asked.into_iter().chain(values)), read)?;
        found.collect()
    }

    /// The case and the id of the one open flag whose letters begin so, among the cases that a reader may see; none
    /// where there is none, or several.
    pub fn case_of_flag(
        &self,
        letters: &str,
        reader: &Reader,
    ) -> Result<Option<(EventId, EventId)>, StoreError> {
        let long_enough = letters.len() >= crate::domain::ids::SHORTEST;
        let Some(range) = EventId::range_of(letters).filter(|_| long_enough) else { return Ok(None) };
        let (visible, values) = visible(reader, Page::Case, Part::Words);
        let sql = format!(
            "SELECT c.log, f.id FROM flags f JOIN cases c ON c.came = f.came
             {ASKING} WHERE f.id BETWEEN ? AND ? AND f.state <> 'answered' AND {visible} LIMIT 2"
        );
        let values = once(who(reader)).chain(ends(range)).chain(values);
        let mut statement = self.connection.prepare(&sql)?;
        let both = |row: &Row<'_>| Ok::<_, StoreError>((EventId::read(row, 0)?, EventId::read(row, 1)?));
        let found = statement.query_and_then(params_from_iter(values), both)?;
        match found.collect::<Result<Vec<_>, _>>()?.as_slice() {
            [log_and_flag] => Ok(Some(*log_and_flag)),
            _ => Ok(None),
        }
    }

    fn rows(&self, sql: &str, reader: &Reader, values: Vec<Value>) -> Result<Vec<CaseRow>, StoreError> {
        let _moment = self.moment()?;
        let mut statement = self.connection.prepare(sql)?;
        let values = asking(reader).into_iter().chain(values);
        let rows = statement.query_and_then(params_from_iter(values), CaseRow::read)?;
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        intact(&self.connection)?;
        self.mark_unchecked(&mut rows);
        let names = reader.roster.policy().districts.names();
        for row in &mut rows {
            row.short = self.short(row.id)?;
            row.danger_hours = row.danger_since.map(|since| hours_between(since, reader.now));
            row.place = row.district.parse().ok().and_then(|code| names.by_code(ORDER, code).cloned());
        }
        Ok(rows)
    }

    /// The shortest letters, five or more, that tell a case from every other in the store.
    pub fn short(&self, id: EventId) -> Result<String, StoreError> {
        let mut letters = 0;
        for neighbour in [
            "SELECT log FROM cases WHERE log < ? ORDER BY log DESC LIMIT 1",
            "SELECT log FROM cases WHERE log > ? ORDER BY log LIMIT 1",
        ] {
            let mut statement = self.connection.prepare_cached(neighbour)?;
            let mut rows = statement.query([id.as_bytes()])?;
            if let Some(row) = rows.next()? {
                let other: Vec<u8> = row.get(0)?;
                let other = EventId::from_slice(&other).map(|other| id.letters_to_tell_from(&other));
                letters = letters.max(other.unwrap_or(0));
            }
        }
        Ok(id.short(letters))
    }

    /// The cases in which a key signed.
    pub fn signed_by(&self, key: &PublicKey) -> Result<Vec<EventId>, StoreError> {
        logs_signed_by(&self.connection, key)
    }

    /// The districts of the cases that a reader may know of: for telling where approvers are too few.
    pub fn districts_in_use(&self, reader: &Reader) -> Result<Vec<String>, StoreError> {
        let (visible, values) = visible(reader, Page::Log, Part::Facts);
        let sql = format!("SELECT DISTINCT c.district FROM cases c WHERE {visible} ORDER BY c.district");
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Who asks: the value of [`ASKING`].
pub(super) fn who(reader: &Reader) -> Value {
    Value::Text(reader.person.to_string())
}

/// When, and by whom: the first two values of a question about [`CaseRow`]s.
pub(super) fn asking(reader: &Reader) -> [Value; 2] {
    [Value::Text(reader.now.to_string()), who(reader)]
}

/// The cases from which somebody is recused, and those that nobody can decide.
pub(super) fn that_want_somebody(connection: &Connection) -> Result<Vec<EventId>, StoreError> {
    let sql = "SELECT log FROM cases
               WHERE recused <> '' OR came IN (SELECT came FROM agenda WHERE kind = 'undecidable')
               ORDER BY log";
    ids(connection, sql, [])
}

pub(super) fn logs_signed_by(connection: &Connection, key: &PublicKey) -> Result<Vec<EventId>, StoreError> {
    let sql = "SELECT c.log FROM signers s JOIN cases c ON c.came = s.came WHERE s.key = ? ORDER BY c.log";
    ids(connection, sql, [key.as_bytes()])
}
