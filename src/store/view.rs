//! The definition of a view: its name, its columns, its key, and its rows of a case.

use rusqlite::types::Value;

use crate::domain::case::CaseFile;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;

/// A row of a table of the views.
pub type Row = Vec<Value>;

/// A table of the views.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns; the first names the case, except in the tables of people.
    pub columns: &'static [&'static str],
    /// How many of them tell a row from every other.
    pub key: usize,
}

/// What the rows of a case are computed from.
pub(super) struct Facts<'a> {
    pub(super) file: &'a CaseFile,
    pub(super) policy: &'a Policy,
    pub(super) roster: &'a Roster,
    /// The places of the case's first and last event among the arrivals.
    pub(super) came: i64,
    pub(super) arrived: i64,
}

/// A table of cases, in the order in which cases came, and its rows of one, without the column that says whose they are.
pub(super) struct View {
    pub(super) table: Table,
    pub(super) rows: fn(&Facts<'_>) -> Vec<Row>,
}

impl View {
    /// The rows of a case, in the order of the table.
    pub(super) fn of(&self, facts: &Facts<'_>) -> Vec<Row> {
        let of_case = |row: Row| std::iter::once(Value::Integer(facts.came)).chain(row).collect();
        let mut rows: Vec<Row> = (self.rows)(facts).into_iter().map(of_case).collect();
        rows.sort_by(compare);
        // A body that another program wrote may yield two rows with one key; the first in the order is kept, so that
        // the choice is always the same.
        rows.dedup_by(|later, earlier| later.get(..self.table.key) == earlier.get(..self.table.key));
        rows
    }
}

/// Declares a view: of what in a case it has a row each, and the value of each column.
macro_rules! view {
    ($name:literal, $key:literal, |$facts:ident| $items:expr => |$item:pat_param| {
        $($column:ident: $value:expr),+ $(,)?
    }) => {
        $crate::store::view::View {
            table: $crate::store::view::Table {
                name: $name,
                columns: &["came", $(stringify!($column)),+],
                key: $key,
            },
            rows: |$facts| $items.into_iter().map(|$item| vec![$($value),+]).collect(),
        }
    };
}
pub(super) use view;

#[expect(
    clippy::needless_pass_by_value,
    reason = "words and ids are Copy; a reference at every call says no more"
)]
pub(super) fn text(value: impl ToString) -> Value {
    Value::Text(value.to_string())
}

pub(super) fn blob(bytes: &[u8]) -> Value {
    Value::Blob(bytes.to_vec())
}

pub(super) fn id(id: EventId) -> Value {
    blob(id.as_bytes())
}

pub(super) fn maybe(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, text)
}

pub(super) fn number(value: usize) -> Value {
    Value::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

pub(super) fn yes(value: bool) -> Value {
    Value::Integer(i64::from(value))
}

/// The order of rows as `SQLite` sorts our types: NULL, integers, text, blobs.
pub(super) fn compare(row: &Row, other: &Row) -> std::cmp::Ordering {
    fn rank(value: &Value) -> (u8, i64, &[u8]) {
        match value {
            Value::Null => (0, 0, &[]),
            Value::Integer(number) => (1, *number, &[]),
            Value::Real(_) => (2, 0, &[]),
            Value::Text(text) => (3, 0, text.as_bytes()),
            Value::Blob(bytes) => (4, 0, bytes),
        }
    }
    row.iter().map(rank).cmp(other.iter().map(rank))
}
