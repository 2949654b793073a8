//! Rows of answers: one list declares the fields, the `SELECT` and the reading of a row, so that no column is read by a
//! hand-counted index.

use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Params, Row};

use crate::domain::agenda::{Detail, ItemKind, Weight};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::{Digest256, EventId, PersonId, PublicKey};
use crate::store::error::StoreError;

/// A value that a column holds.
pub(super) trait Cell: Sized {
    fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError>;
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl Cell for $type {
            fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
                Ok(row.get(column)?)
            }
        }
    )*};
}
plain!(String, Option<String>, bool, i64, Option<i64>);

/// Values of 32 bytes.
macro_rules! bytes {
    ($($type:ty),*) => {$(
        impl Cell for $type {
            fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
                let bytes = row.get_ref(column)?.as_blob().map_err(|_| damaged())?;
                <$type>::from_slice(bytes).map_err(|bad| StoreError::Damaged(bad.to_string()))
            }
        }
    )*};
}
bytes!(EventId, PublicKey, Digest256);

/// The ids in the first column of a query.
pub(super) fn ids<T: FromIterator<EventId>>(
    connection: &Connection,
    sql: &str,
    values: impl Params,
) -> Result<T, StoreError> {
    connection.prepare_cached(sql)?.query_and_then(values, |row| EventId::read(row, 0))?.collect()
}

/// Values that are stored as text; one that does not parse is damage.
macro_rules! parsed {
    ($($type:ty),*) => {$(
        impl Cell for $type {
            fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
                row.get_ref(column)?.as_str().ok().and_then(|text| text.parse().ok()).ok_or_else(damaged)
            }
        }
        impl Cell for Option<$type> {
            fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
                match row.get_ref(column)? {
                    ValueRef::Null => Ok(None),
                    _ => <$type>::read(row, column).map(Some),
                }
            }
        }
    )*};
}
parsed!(NaiveDate, Timestamp, PersonId, Tier, ItemKind, Weight);

/// One or two people, separated by a space.
impl Cell for [Option<PersonId>; 2] {
    fn read(row: &Row<'_>, column: usize) -> Result<Self, StoreError> {
        let text = row.get_ref(column)?.as_str_or_null().map_err(|_| damaged())?.unwrap_or_default();
        let mut ids = text.split_whitespace().map(|id| id.parse().map_err(|_| damaged()));
        Ok([ids.next().transpose()?, ids.next().transpose()?])
    }
}

/// The kind of a line and its detail, separated by a space.
impl Cell for Detail {
    fn read(row: &Row<'_>, column: usize) -> Result<Detail, StoreError> {
        let both = row.get_ref(column)?.as_str().ok().and_then(|text| text.split_once(' '));
        let detail = both.and_then(|(kind, detail)| Detail::read(kind.parse().ok()?, detail));
        detail.ok_or_else(damaged)
    }
}

fn damaged() -> StoreError {
    StoreError::Damaged("a table has a word that is none".to_owned())
}

/// Declares a row: each field with its SQL expression, or without one, where the caller sets it afterwards.
macro_rules! rows {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$of_field:meta])* $see:vis $field:ident : $type:ty $(= $sql:expr)?),* $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$of_field])* $see $field: $type),* }

        impl $name {
            /// The columns that a query of these rows selects, in the order of the fields.
            pub(in crate::store) fn columns() -> String {
                let columns: Vec<String> = vec![$($($sql.to_string(),)?)*];
                columns.join(", ")
            }

            /// Reads a row of a query that begins with [`Self::columns`].
            pub(in crate::store) fn read(row: &rusqlite::Row<'_>) -> Result<Self, $crate::store::error::StoreError> {
                let mut column = 0..;
                Ok($name { $($field: $crate::store::rows::rows!(@cell row, column $(, $sql)?)),* })
            }
        }
    };
    (@cell $row:ident, $column:ident) => { Default::default() };
    (@cell $row:ident, $column:ident, $sql:expr) => {
        $crate::store::rows::Cell::read($row, $column.next().unwrap_or_default())?
    };
}
pub(super) use rows;
