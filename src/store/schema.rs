//! The schema of the database: a new vault is made from it, and each vault is compared with it when it is opened.

use rusqlite::Connection;

use crate::store::error::StoreError;
use crate::store::{Store, tables};

/// The text of the whole database.
pub const SCHEMA: &str = include_str!("../../schema.sql");

pub(crate) const SCHEMA_NUMBER: i64 = 1;

const SECOND_PART: &str = "-- Part 2: the views";

/// The statements of a part of the schema, without the comments between them: the text that `SQLite` keeps.
pub(crate) fn statements(views: bool) -> impl Iterator<Item = &'static str> {
    let (record, second) = SCHEMA.split_once(SECOND_PART).unwrap_or((SCHEMA, ""));
    let part = if views { second } else { record };
    part.split(";\n").filter_map(|statement| statement.find("CREATE ").map(|start| &statement[start..]))
}

/// What a statement creates: `CREATE TABLE cases`, `CREATE INDEX names_by_word`, `CREATE VIRTUAL TABLE words`.
fn kind_and_name(statement: &str) -> &str {
    let ends = ["(", "\n", " ON ", " USING "].into_iter().filter_map(|end| statement.find(end));
    statement.get(..ends.min().unwrap_or(statement.len())).unwrap_or_default().trim_end()
}

fn foreign(name: &str) -> StoreError {
    StoreError::Foreign(name.to_owned())
}

/// Drops every view and creates it again, empty.
///
/// A view that is removed after a release must be dropped here by its name: a vault that has it is refused otherwise.
pub(super) fn remake_views(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS texts")?;
    for name in tables::all().map(|table| table.name) {
        connection.execute_batch(&format!("DROP TABLE IF EXISTS {name}"))?;
    }
    for statement in statements(true) {
        connection.execute_batch(statement)?;
    }
    Ok(())
}

impl Store {
    /// Compares the database's schema with the program's. The tables of the record must be the same; views with another
    /// schema are rebuilt.
    pub(crate) fn check_schema(&mut self) -> Result<(), StoreError> {
        let number: i64 = self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if number > SCHEMA_NUMBER {
            return Err(StoreError::Newer);
        }
        let mut kept = self.kept_schema()?;
        let missing = |kept: &[(String, String)], views| {
            statements(views).any(|statement| !kept.iter().any(|(_, sql)| sql == statement))
        };
        if number != SCHEMA_NUMBER || missing(&kept, false) {
            return Err(StoreError::OtherTables);
        }
        let known: Vec<&str> = statements(false).chain(statements(true)).collect();
        // Checked before anything is rebuilt, so that a planted trigger or view does not act meanwhile.
        let kinds: Vec<_> = known.iter().map(|statement| kind_and_name(statement)).collect();
        if let Some((name, _)) = kept.iter().find(|(_, sql)| !kinds.contains(&kind_and_name(sql))) {
            return Err(foreign(name));
        }
        if missing(&kept, true) {
            self.remake(&mut |_, _| {})?;
            kept = self.kept_schema()?;
        }
        match kept.iter().find(|(_, sql)| !known.contains(&sql.as_str())) {
            Some((name, _)) => Err(foreign(name)),
            None => Ok(()),
        }
    }

    /// The name and text of everything in the database, but for what `SQLite` and its text index keep for themselves.
    fn kept_schema(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'
             AND NOT (type = 'table' AND name IN
                 ('words_data', 'words_idx', 'words_docsize', 'words_config', 'words_content'))",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
