//! The only writer of the views. The rows of a case are computed from the case file alone; refreshing writes the
//! difference, rebuilding writes them all, verifying compares. The three share one definition.

use std::sync::mpsc::Receiver;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};

use crate::domain::case::CaseFile;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::reading::{Trust, case_of};
use crate::store::roster::replay_roster;
use crate::store::schema;
use crate::store::signatures::Signatures;
use crate::store::tables::{self, CaseRows, PEOPLE, VIEWS};
use crate::store::untouched::count_write;
use crate::store::view::{Facts, Row, Table, View, compare, text};

fn select(table: &Table) -> String {
    let columns = table.columns.join(", ");
    let order = table.columns.get(..table.key).unwrap_or_default().join(", ");
    format!("SELECT {columns} FROM {} WHERE {} = ? ORDER BY {order}", table.name, table.columns[0])
}

fn insert(table: &Table) -> String {
    let places = vec!["?"; table.columns.len()].join(", ");
    let (key, rest) = table.columns.split_at(table.key);
    let update: Vec<_> = rest.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let conflict = if update.is_empty() {
        "DO NOTHING".to_owned()
    } else {
        format!("DO UPDATE SET {}", update.join(", "))
    };
    format!(
        "INSERT INTO {} ({}) VALUES ({places}) ON CONFLICT ({}) {conflict}",
        table.name,
        table.columns.join(", "),
        key.join(", ")
    )
}

/// Sets these columns of the row that the key names. Others stay untouched, and so do the indices on them.
fn update(table: &Table, columns: &[&str]) -> String {
    let key = table.columns.get(..table.key).unwrap_or_default();
    let each = |names: &[&str]| names.iter().map(|name| format!("{name} = ?")).collect::<Vec<_>>();
    format!("UPDATE {} SET {} WHERE {}", table.name, each(columns).join(", "), each(key).join(" AND "))
}

fn delete(table: &Table) -> String {
    let key = table.columns.get(..table.key).unwrap_or_default();
    let each: Vec<_> = key.iter().map(|column| format!("{column} = ?")).collect();
    format!("DELETE FROM {} WHERE {}", table.name, each.join(" AND "))
}

fn stored(connection: &Connection, table: &Table, came: i64) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(&select(table))?;
    let rows = statement
        .query_map([came], |row| (0..table.columns.len()).map(|column| row.get(column)).collect())?;
    let mut rows = rows.collect::<Result<Vec<Row>, _>>()?;
    rows.sort_by(compare);
    Ok(rows)
}

/// Writes the difference between the rows of a table and those that it should have.
fn settle(connection: &Connection, table: &Table, held: &[Row], wanted: &[Row]) -> Result<(), StoreError> {
    fn key<'a>(table: &Table, row: &'a Row) -> &'a [Value] {
        row.get(..table.key).unwrap_or_default()
    }
    let same = |row: &Row, other: &Row| key(table, row) == key(table, other);
    for gone in held.iter().filter(|row| !wanted.iter().any(|other| same(other, row))) {
        connection.prepare_cached(&delete(table))?.execute(params_from_iter(key(table, gone)))?;
    }
    for new in wanted {
        let Some(old) = held.iter().find(|old| same(old, new)) else {
            connection.prepare_cached(&insert(table))?.execute(params_from_iter(new))?;
            continue;
        };
        let cells = table.columns.iter().zip(old).zip(new).filter(|((_, old), new)| old != new);
        let (columns, values): (Vec<&str>, Vec<&Value>) = cells.map(|((name, _), new)| (*name, new)).unzip();
        if !columns.is_empty() {
            connection
                .prepare_cached(&update(table, &columns))?
                .execute(params_from_iter(values.into_iter().chain(key(table, new))))?;
        }
    }
    Ok(())
}

/// The rows that a case should have, and its place among the arrivals.
fn wanted(
    connection: &Connection,
    file: &CaseFile,
    policy: &Policy,
    roster: &Roster,
) -> Result<(i64, CaseRows), StoreError> {
    let sql = "SELECT ifnull(min(seq), 0), ifnull(max(seq), 0) FROM entries WHERE log = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let (came, arrived) = statement.query_row([file.id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((came, CaseRows::of(&Facts { file, policy, roster, came, arrived })))
}

/// Brings the views of one case up to date.
pub(super) fn refresh(
    connection: &Connection,
    file: &CaseFile,
    policy: &Policy,
    roster: &Roster,
) -> Result<(), StoreError> {
    let (came, wanted) = wanted(connection, file, policy, roster)?;
    // The true bytes of an event that was tampered with may put the case back to its place.
    let mut statement = connection.prepare_cached("SELECT came FROM cases WHERE log = ?")?;
    let elsewhere: Option<i64> = statement.query_row([file.id.as_bytes()], |row| row.get(0)).optional()?;
    if let Some(elsewhere) = elsewhere.filter(|elsewhere| *elsewhere != came) {
        settle_case(connection, elsewhere, &CaseRows::default())?;
    }
    settle_case(connection, came, &wanted)
}

/// Removes every row of a case. The text index is made again, because a word that is deleted stays in its older
/// segments.
pub(super) fn remove(connection: &Connection, log: EventId) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT came FROM cases WHERE log = ?")?;
    let came: Option<i64> = statement.query_row([log.as_bytes()], |row| row.get(0)).optional()?;
    if let Some(came) = came {
        settle_case(connection, came, &CaseRows::default())?;
    }
    connection.execute("INSERT INTO words (words) VALUES ('rebuild')", [])?;
    connection.execute("INSERT INTO words (words) VALUES ('optimize')", [])?;
    Ok(())
}

/// Writes the difference between the rows of a case and those that it should have.
fn settle_case(connection: &Connection, came: i64, wanted: &CaseRows) -> Result<(), StoreError> {
    for (at, View { table, .. }) in VIEWS.iter().enumerate() {
        let rows = wanted.tables.get(at).map_or(&[][..], Vec::as_slice);
        settle(connection, table, &stored(connection, table, came)?, rows)?;
    }
    let held = stored_texts(connection, came)?;
    for (doc, event, text) in &held {
        if !wanted.texts.iter().any(|(other, now)| other == event && now == text) {
            connection
                .prepare_cached("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)")?
                .execute(params![doc, text])?;
            connection.prepare_cached("DELETE FROM texts WHERE doc = ?")?.execute([doc])?;
        }
    }
    for (event, text) in &wanted.texts {
        if !held.iter().any(|(_, other, then)| other == event && then == text) {
            insert_text(connection, came, *event, text)?;
            let doc = connection.last_insert_rowid();
            connection
                .prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?
                .execute(params![doc, text])?;
        }
    }
    Ok(())
}

fn insert_text(connection: &Connection, came: i64, event: EventId, text: &str) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO texts (came, event, text) VALUES (?, ?, ?)")?.execute(params![
        came,
        event.as_bytes(),
        text
    ])?;
    Ok(())
}

fn stored_texts(connection: &Connection, came: i64) -> Result<Vec<(i64, EventId, String)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT doc, event, text FROM texts WHERE came = ?")?;
    let rows = statement.query_map([came], |row| {
        let event: Vec<u8> = row.get(1)?;
        Ok((row.get(0)?, EventId::from_slice(&event).unwrap_or_default(), row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The first view whose rows differ from the case file, if any.
pub(super) fn differs(
    connection: &Connection,
    file: &CaseFile,
    policy: &Policy,
    roster: &Roster,
) -> Result<Option<&'static str>, StoreError> {
    let (came, wanted) = wanted(connection, file, policy, roster)?;
    for (View { table, .. }, rows) in VIEWS.iter().zip(&wanted.tables) {
        if stored(connection, table, came)? != *rows {
            return Ok(Some(table.name));
        }
    }
    let mut held: Vec<_> =
        stored_texts(connection, came)?.into_iter().map(|(_, event, text)| (event, text)).collect();
    held.sort();
    Ok((held != wanted.texts).then_some("texts"))
}

/// The rows of each of [`PEOPLE`].
fn people_rows(roster: &Roster) -> [Vec<Row>; 2] {
    let people = roster.people().map(|person| vec![text(person.id), text(&person.name)]);
    let events = i64::try_from(roster.order().len()).unwrap_or(i64::MAX);
    let kept = vec![Value::Integer(events), Value::Blob(roster.keep())];
    let mut all = [people.collect::<Vec<Row>>(), vec![kept]];
    for rows in &mut all {
        rows.sort_by(compare);
        rows.dedup();
    }
    all
}

fn stored_all(connection: &Connection, table: &Table) -> Result<Vec<Row>, StoreError> {
    let mut statement =
        connection.prepare(&format!("SELECT {} FROM {}", table.columns.join(", "), table.name))?;
    let rows =
        statement.query_map([], |row| (0..table.columns.len()).map(|column| row.get(column)).collect())?;
    let mut rows = rows.collect::<Result<Vec<Row>, _>>()?;
    rows.sort_by(compare);
    Ok(rows)
}

/// Brings the views of people up to date.
pub(super) fn refresh_people(connection: &Connection, roster: &Roster) -> Result<(), StoreError> {
    for (table, rows) in PEOPLE.iter().zip(people_rows(roster)) {
        settle(connection, table, &stored_all(connection, table)?, &rows)?;
    }
    Ok(())
}

/// The first view of people whose rows differ from the roster, if any.
pub(super) fn people_differ(
    connection: &Connection,
    roster: &Roster,
) -> Result<Option<&'static str>, StoreError> {
    for (table, rows) in PEOPLE.iter().zip(people_rows(roster)) {
        if stored_all(connection, table)? != rows {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

/// The logs in the record in their order, but for the roster's, and whether each has its first event.
pub(super) fn logs(connection: &Connection, roster: EventId) -> Result<Vec<(EventId, bool)>, StoreError> {
    // A skip scan of the primary key: the entries between two logs are not read.
    let mut next = connection.prepare(
        "SELECT log, EXISTS (SELECT 1 FROM entries f WHERE f.log = e.log AND f.n = 0 AND f.id = e.log)
         FROM entries e WHERE log > ? AND length(log) = 32 ORDER BY log LIMIT 1",
    )?;
    let mut logs = Vec::new();
    let mut last: Vec<u8> = Vec::new();
    while let Some((log, whole)) = next.query_row([&last], |row| Ok((row.get(0)?, row.get(1)?))).optional()? {
        last = log;
        let log = EventId::from_slice(&last).map_err(|bad| StoreError::Damaged(bad.to_string()))?;
        if log != roster {
            logs.push((log, whole));
        }
    }
    Ok(logs)
}

/// These logs by the place of their first event among the arrivals, which is the order of the views.
fn in_order_of_arrival(
    connection: &Connection,
    logs: Vec<(EventId, bool)>,
) -> Result<Vec<EventId>, StoreError> {
    let mut first = connection.prepare("SELECT min(seq) FROM entries WHERE log = ?")?;
    let mut placed = Vec::new();
    for (log, _) in logs {
        placed.push((first.query_row([log.as_bytes()], |row| row.get::<_, Option<i64>>(0))?, log));
    }
    placed.sort_unstable();
    Ok(placed.into_iter().map(|(_, log)| log).collect())
}

/// How many cases may be computed ahead of the writer.
const AHEAD: usize = 64;

/// Rebuilds the views. A thread computes the rows with `reader`, which sees the record as it is, while this one writes
/// them.
pub(super) fn rebuild(
    connection: &mut Connection,
    reader: Connection,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<usize, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::remake_views(&transaction)?;
    let held = Signatures::default();
    let roster = replay_roster(&transaction, &held)?;
    refresh_people(&transaction, &roster)?;
    let policy = roster.policy();
    let logs = logs(&transaction, roster.order().log().unwrap_or_default())?;
    let logs = in_order_of_arrival(&transaction, logs)?;
    std::thread::scope(|scope| {
        let (to, from) = std::sync::mpsc::sync_channel(AHEAD);
        let (logs, roster, policy) = (&logs, &roster, &policy);
        scope.spawn(move || {
            for log in logs {
                let rows = case_of(&reader, *log, roster, Trust::Arrival(&held))
                    .and_then(|file| wanted(&reader, &file, policy, roster));
                // The writer failed and dropped its end of the channel.
                if to.send(rows).is_err() {
                    return;
                }
            }
        });
        write_all(&transaction, from, logs.len(), progress)
    })?;
    count_write(&transaction)?;
    transaction.execute("INSERT INTO words (words) VALUES ('rebuild')", [])?;
    // Merged into one b-tree segment, so that a search reads one instead of a dozen.
    transaction.execute("INSERT INTO words (words) VALUES ('optimize')", [])?;
    transaction.commit()?;
    Ok(logs.len())
}

/// Writes the rows of cases, as they come, into empty views.
fn write_all(
    connection: &Connection,
    cases: Receiver<Result<(i64, CaseRows), StoreError>>,
    total: usize,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    let inserts = VIEWS.iter().map(|view| connection.prepare(&insert(&view.table)));
    let mut inserts = inserts.collect::<Result<Vec<_>, _>>()?;
    for (done, rows) in cases.into_iter().enumerate() {
        let (came, rows) = rows?;
        for (insert, rows) in inserts.iter_mut().zip(&rows.tables) {
            for row in rows {
                insert.execute(params_from_iter(row))?;
            }
        }
        for (event, text) in &rows.texts {
            insert_text(connection, came, *event, text)?;
        }
        progress(done + 1, total);
    }
    Ok(())
}

/// Every row of every view as text, in the order of its key.
pub(super) fn dump(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut all = Vec::new();
    for table in tables::all() {
        let rows = stored_all(connection, table)?;
        all.extend(rows.into_iter().map(|row| format!("{} {row:?}", table.name)));
    }
    let mut statement = connection.prepare("SELECT came, event, text FROM texts ORDER BY came, event")?;
    let rows = statement.query_map([], |row| {
        Ok(format!(
            "texts {:?} {:?} {}",
            row.get::<_, i64>(0)?,
            row.get::<_, Vec<u8>>(1)?,
            row.get::<_, String>(2)?
        ))
    })?;
    for row in rows {
        all.push(row?);
    }
    intact(connection)?;
    Ok(all)
}
