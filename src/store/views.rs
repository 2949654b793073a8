//! The only writer of the views. The rows of a case are worked out from the case file alone; refreshing writes the
//! difference, rebuilding writes them all, verifying compares. One definition serves the three.

use std::sync::mpsc::Receiver;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};

use crate::domain::case::CaseFile;
use crate::domain::case::check::CheckKind;
use crate::domain::event::{Act, RecordKind};
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::names::fold;
use crate::domain::roster::Roster;
use crate::domain::skeleton::{DecisionState, FlagStep};
use crate::store::{StoreError, open, read_log, replay_roster};

/// A view that holds rows of cases, clustered on the case.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns; the first is the case, except in the tables of people.
    pub columns: &'static [&'static str],
    /// How many of them tell a row from every other.
    pub key: usize,
}

const fn table(name: &'static str, columns: &'static [&'static str], key: usize) -> Table {
    Table { name, columns, key }
}

/// Every view but the text index, in the order of `schema.sql`.
pub const TABLES: &[Table] = &[
    table("people", &["person", "name", "folded"], 1),
    table("grants", &["key", "person", "role", "scope"], 4),
    table(
        "cases",
        &[
            "log",
            "name",
            "folded",
            "district",
            "province",
            "phase",
            "tier",
            "status",
            "police",
            "credit",
            "worst",
            "open_flags",
            "due",
            "decision",
            "contested",
            "assigned",
            "opened",
            "touched",
            "events",
            "heads",
            "origin_form",
            "origin_row",
        ],
        1,
    ),
    table("names", &["log", "folded"], 2),
    table("signers", &["log", "key"], 2),
    table("recusals", &["log", "person"], 2),
    table("consents", &["log", "id", "to_what", "for_check", "day", "withdrawn"], 3),
    table("papers", &["log", "id", "title", "step", "sha256"], 2),
    table("checks", &["log", "id", "kind", "status", "result", "issued", "superseded"], 2),
    table(
        "findings",
        &["log", "id", "category", "kind", "severity", "grade", "status", "disclosed", "put"],
        2,
    ),
    table("interference", &["log", "id", "indicator", "posture", "grade"], 2),
    table("flags", &["log", "id", "level", "tier", "state", "raiser", "asked_by", "raised"], 2),
    table("decisions", &["log", "id", "what", "outcome", "state", "person", "reason", "signed"], 2),
    table("conditions", &["log", "decision", "number", "owner", "due"], 3),
];

/// The tables of people; the rest belong to cases.
const OF_PEOPLE: usize = 2;

/// A row of one of [`TABLES`].
pub type Row = Vec<Value>;

fn text(value: impl ToString) -> Value {
    Value::Text(value.to_string())
}

fn blob(bytes: &[u8]) -> Value {
    Value::Blob(bytes.to_vec())
}

fn maybe(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, text)
}

fn number(value: usize) -> Value {
    Value::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

fn flag(value: bool) -> Value {
    Value::Integer(i64::from(value))
}

/// How a flag's last act is spelt in tables and JSON.
#[must_use]
pub fn step_word(step: FlagStep) -> &'static str {
    match step {
        FlagStep::Raised => "raised",
        FlagStep::Accepted => "accepted",
        FlagStep::Answered => "answered",
        FlagStep::Returned => "returned",
        FlagStep::PassedUp => "passed-up",
    }
}

/// How the state of a decision is spelt in tables and JSON.
#[must_use]
pub fn state_word(state: DecisionState) -> &'static str {
    match state {
        DecisionState::Effective => "effective",
        DecisionState::AwaitingSecond => "awaiting-second",
        DecisionState::Lapsed => "lapsed",
        DecisionState::Reversed => "reversed",
    }
}

/// What the views say of a case: for each table of cases its rows, and the texts for searching.
pub(super) struct CaseRows {
    tables: Vec<Vec<Row>>,
    texts: Vec<(EventId, String)>,
}

impl CaseRows {
    pub(super) fn of(file: &CaseFile) -> CaseRows {
        let log = blob(file.id.as_bytes());
        let with_log = |rows: Vec<Row>| -> Vec<Row> {
            let mut rows: Vec<Row> =
                rows.into_iter().map(|row| std::iter::once(log.clone()).chain(row).collect()).collect();
            rows.sort_by(|one, other| compare(one, other));
            rows.dedup();
            rows
        };
        let tables = vec![
            with_log(vec![case_row(file)]),
            with_log(names(file).into_iter().map(|name| vec![text(name)]).collect()),
            with_log(
                file.history().entries().iter().map(|entry| vec![blob(entry.header.by.as_bytes())]).collect(),
            ),
            with_log(file.recused().into_iter().map(|person| vec![text(person)]).collect()),
            with_log(consents(file)),
            with_log(papers(file)),
            with_log(checks(file)),
            with_log(findings(file)),
            with_log(
                file.interference
                    .iter()
                    .map(|note| {
                        let now = &note.now;
                        vec![id(note.stamp.id), maybe(now.indicator), maybe(now.posture), maybe(now.grade)]
                    })
                    .collect(),
            ),
            with_log(flags(file)),
            with_log(decisions(file)),
            with_log(conditions(file)),
        ];
        CaseRows { tables, texts: texts(file) }
    }
}

fn id(id: EventId) -> Value {
    blob(id.as_bytes())
}

fn case_row(file: &CaseFile) -> Row {
    let (_, district) = file.skeleton.district().unzip();
    let entries = file.history().entries();
    let first = entries.first().map(|entry| entry.header.at);
    let last = entries.iter().map(|entry| entry.header.at).max();
    let origin = file.candidate.facts.origin.as_ref();
    vec![
        text(file.candidate.name()),
        text(fold(file.candidate.name())),
        text(district.map_or_else(String::new, |code| code.to_string())),
        text(district.map_or_else(String::new, |code| code.province().to_string())),
        text(file.phase()),
        text(file.tier()),
        text(file.status()),
        text(file.check_status(CheckKind::Police)),
        text(file.check_status(CheckKind::Credit)),
        file.worst().map_or(Value::Null, |worst| Value::Integer(i64::from(worst))),
        number(file.flags.iter().filter(|flag| flag.is_open()).count()),
        maybe(file.due()),
        maybe(file.decision().map(|decision| decision.outcome)),
        flag(file.is_contested()),
        maybe(file.skeleton.assigned.value()),
        maybe(first),
        maybe(last),
        number(entries.len()),
        Value::Blob(file.heads().iter().flat_map(|head| head.0).collect()),
        maybe(origin.map(|origin| origin.form.clone())),
        maybe(origin.map(|origin| origin.row.clone())),
    ]
}

/// Every name by which a case is found: whole, and by the family name in front.
fn names(file: &CaseFile) -> Vec<String> {
    let spelt = file.candidate.name.apart().map(|(_, name)| name.as_str());
    let known = file.candidate.facts.also_known_as.iter().map(String::as_str);
    let whole = std::iter::once(file.candidate.name()).chain(spelt).chain(known).map(fold);
    let mut names: Vec<String> = whole
        .flat_map(|name| {
            let turned = name.rsplit_once(' ').map(|(given, family)| format!("{family} {given}"));
            std::iter::once(name).chain(turned)
        })
        .filter(|name| !name.is_empty())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn consents(file: &CaseFile) -> Vec<Row> {
    let rows = file.consents.iter().flat_map(|consent| {
        consent.body.to.iter().map(|to| {
            let body = &consent.body;
            vec![id(consent.stamp.id), text(to), text(body.check), text(body.on), flag(body.withdrawn)]
        })
    });
    rows.collect()
}

fn papers(file: &CaseFile) -> Vec<Row> {
    let row = |paper: &crate::domain::case::document::Document| {
        let sha256 = paper.file.as_ref().map_or(Value::Null, |file| blob(file.sha256.as_bytes()));
        vec![id(paper.id()), text(&paper.title), text(paper.step()), sha256]
    };
    file.documents.iter().map(row).collect()
}

fn checks(file: &CaseFile) -> Vec<Row> {
    let row = |check: &crate::domain::case::check::Check| {
        let now = &check.now;
        vec![
            id(check.stamp.id),
            text(check.check),
            text(check.status()),
            maybe(now.result),
            maybe(now.issued),
            flag(check.superseded),
        ]
    };
    file.checks.iter().map(row).collect()
}

fn findings(file: &CaseFile) -> Vec<Row> {
    let row = |one: &crate::domain::case::finding::Finding| {
        let category = one.now.category.unwrap_or(crate::domain::case::finding::Category::Other);
        vec![
            id(one.id()),
            text(category),
            text(one.kind()),
            Value::Integer(i64::from(one.severity)),
            maybe(one.now.grade),
            text(one.status),
            maybe(one.now.disclosed),
            maybe(one.now.put.as_ref().map(|put| put.on)),
        ]
    };
    file.findings.iter().map(row).collect()
}

fn flags(file: &CaseFile) -> Vec<Row> {
    let row = |flag: &crate::domain::case::flag::Flag| {
        vec![
            id(flag.stamp.id),
            text(flag.level),
            text(flag.tier),
            text(step_word(flag.state)),
            text(flag.stamp.by),
            maybe(flag.asked_by()),
            text(flag.stamp.time),
        ]
    };
    file.flags.iter().map(row).collect()
}

fn decisions(file: &CaseFile) -> Vec<Row> {
    let recommended = file.recommendations.iter().map(|one| {
        vec![
            id(one.stamp.id),
            text("recommend"),
            text(one.outcome),
            text("recommended"),
            text(one.stamp.by),
            maybe(one.body.as_ref().and_then(|body| body.reason)),
            text(one.stamp.time),
        ]
    });
    let decided = file.decisions.iter().map(|one| {
        let what = if one.reverses.is_some() { "reverse" } else { "decide" };
        vec![
            id(one.stamp.id),
            text(what),
            text(one.outcome),
            text(state_word(one.state)),
            text(one.stamp.by),
            maybe(one.body.as_ref().and_then(|body| body.reason)),
            text(one.stamp.time),
        ]
    });
    recommended.chain(decided).collect()
}

fn conditions(file: &CaseFile) -> Vec<Row> {
    let rows = file.decisions.iter().flat_map(|decision| {
        let conditions = decision.body.iter().flat_map(|body| &body.conditions).enumerate();
        conditions.map(|(index, condition)| {
            vec![id(decision.stamp.id), number(index + 1), text(&condition.owner), text(condition.due)]
        })
    });
    rows.collect()
}

/// The texts of a case for searching: every string in the body of every event but counsel's advice, which only
/// approvers may read.
fn texts(file: &CaseFile) -> Vec<(EventId, String)> {
    let mut texts: Vec<(EventId, String)> = Vec::new();
    for (at, entry) in file.history().entries().iter().enumerate() {
        let counsel = matches!(entry.header.act, Act::Record { kind: RecordKind::Counsel, .. });
        let counts = file.author(at).is_some();
        let Some(body) = entry.body.as_ref().filter(|_| !counsel && counts) else { continue };
        let mut words = String::new();
        body.fields().values().for_each(|value| gather(value, &mut words));
        if !words.is_empty() {
            texts.push((entry.id, words));
        }
    }
    texts.sort();
    texts
}

fn gather(value: &serde_json::Value, words: &mut String) {
    match value {
        // Ids and hashes are no words.
        serde_json::Value::String(one) if one.len() == 64 && one.bytes().all(|c| c.is_ascii_hexdigit()) => {}
        serde_json::Value::String(one) => {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(one);
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| gather(field, words)),
        _ => {}
    }
}

/// An order of rows that is SQLite's own for our types: nothing, numbers, text, bytes.
fn compare(one: &Row, other: &Row) -> std::cmp::Ordering {
    fn rank(value: &Value) -> (u8, i64, &[u8]) {
        match value {
            Value::Null => (0, 0, &[]),
            Value::Integer(number) => (1, *number, &[]),
            Value::Real(_) => (2, 0, &[]),
            Value::Text(text) => (3, 0, text.as_bytes()),
            Value::Blob(bytes) => (4, 0, bytes),
        }
    }
    one.iter().map(rank).cmp(other.iter().map(rank))
}

fn case_tables() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().skip(OF_PEOPLE)
}

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

/// Sets these columns of the row that the key names. Others are left alone, and so are the indices on them.
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

fn stored(connection: &Connection, table: &Table, first: &Value) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(&select(table))?;
    let rows = statement
        .query_map([first], |row| (0..table.columns.len()).map(|column| row.get(column)).collect())?;
    let mut rows = rows.collect::<Result<Vec<Row>, _>>()?;
    rows.sort_by(compare);
    Ok(rows)
}

/// Writes the difference between what a table holds and what it should hold.
fn settle(connection: &Connection, table: &Table, held: &[Row], wanted: &[Row]) -> Result<(), StoreError> {
    fn key<'a>(table: &Table, row: &'a Row) -> &'a [Value] {
        row.get(..table.key).unwrap_or_default()
    }
    let same = |one: &Row, other: &Row| key(table, one) == key(table, other);
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

/// Brings the views of one case up to date.
pub(super) fn refresh(connection: &Connection, file: &CaseFile) -> Result<(), StoreError> {
    let wanted = CaseRows::of(file);
    let log = blob(file.id.as_bytes());
    for (table, rows) in case_tables().zip(&wanted.tables) {
        settle(connection, table, &stored(connection, table, &log)?, rows)?;
    }
    let held = stored_texts(connection, file.id)?;
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
            insert_text(connection, file.id, *event, text)?;
            let doc = connection.last_insert_rowid();
            connection
                .prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?
                .execute(params![doc, text])?;
        }
    }
    Ok(())
}

fn insert_text(connection: &Connection, log: EventId, event: EventId, text: &str) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO texts (log, event, text) VALUES (?, ?, ?)")?.execute(params![
        log.as_bytes(),
        event.as_bytes(),
        text
    ])?;
    Ok(())
}

fn stored_texts(connection: &Connection, log: EventId) -> Result<Vec<(i64, EventId, String)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT doc, event, text FROM texts WHERE log = ?")?;
    let rows = statement.query_map([log.as_bytes()], |row| {
        let event: Vec<u8> = row.get(1)?;
        Ok((row.get(0)?, EventId::from_slice(&event).unwrap_or(EventId([0; 32])), row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The first view that does not hold what the case file says, if any.
pub(super) fn differs(connection: &Connection, file: &CaseFile) -> Result<Option<&'static str>, StoreError> {
    let wanted = CaseRows::of(file);
    let log = blob(file.id.as_bytes());
    for (table, rows) in case_tables().zip(&wanted.tables) {
        if stored(connection, table, &log)? != *rows {
            return Ok(Some(table.name));
        }
    }
    let mut held: Vec<_> =
        stored_texts(connection, file.id)?.into_iter().map(|(_, event, text)| (event, text)).collect();
    held.sort();
    Ok((held != wanted.texts).then_some("texts"))
}

fn people_rows(roster: &Roster) -> [Vec<Row>; OF_PEOPLE] {
    let people =
        roster.people().map(|person| vec![text(person.id), text(&person.name), text(fold(&person.name))]);
    let grants = roster.people().flat_map(|person| {
        roster.held_now(person).map(|grant| {
            vec![blob(grant.key.as_bytes()), text(grant.person), text(grant.role), text(grant.scope)]
        })
    });
    let mut both = [people.collect::<Vec<Row>>(), grants.collect()];
    for rows in &mut both {
        rows.sort_by(compare);
        rows.dedup();
    }
    both
}

fn stored_people(connection: &Connection, table: &Table) -> Result<Vec<Row>, StoreError> {
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
    for (table, rows) in TABLES.iter().zip(people_rows(roster)) {
        settle(connection, table, &stored_people(connection, table)?, &rows)?;
    }
    Ok(())
}

/// The first view of people that does not hold what the roster says, if any.
pub(super) fn people_differ(
    connection: &Connection,
    roster: &Roster,
) -> Result<Option<&'static str>, StoreError> {
    for (table, rows) in TABLES.iter().zip(people_rows(roster)) {
        if stored_people(connection, table)? != rows {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

/// The logs in the record in their order, but for the roster's, and whether each has its first event.
pub(super) fn logs(connection: &Connection, roster: EventId) -> Result<Vec<(EventId, bool)>, StoreError> {
    // From one log to the next: the entries between are not read.
    let mut next = connection.prepare(
        "SELECT log, EXISTS (SELECT 1 FROM entries f WHERE f.log = e.log AND f.n = 0 AND f.id = e.log)
         FROM entries e WHERE log > ? ORDER BY log LIMIT 1",
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

/// How many cases may be worked out ahead of the writer.
const AHEAD: usize = 64;

/// Works the views out again. `reader` sees the record as it stands; a thread works the rows out there while this one
/// writes them.
pub(super) fn rebuild(
    connection: &mut Connection,
    reader: Connection,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<usize, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    open::remake_views(&transaction)?;
    let roster = replay_roster(&transaction)?;
    refresh_people(&transaction, &roster)?;
    let logs = logs(&transaction, roster.history().log().unwrap_or(EventId([0; 32])))?;
    let logs: Vec<EventId> = logs.into_iter().filter(|(_, whole)| *whole).map(|(log, _)| log).collect();
    std::thread::scope(|scope| {
        let (to, from) = std::sync::mpsc::sync_channel(AHEAD);
        let (logs, roster) = (&logs, &roster);
        scope.spawn(move || {
            for log in logs {
                let rows = read_log(&reader, *log)
                    .and_then(|entries| History::of(entries).map_err(|bad| StoreError::Unlinked(*log, bad)))
                    .map(|history| CaseRows::of(&CaseFile::replay(history, roster)));
                // Nobody listens any more where the writer failed.
                if to.send((*log, rows)).is_err() {
                    return;
                }
            }
        });
        write_all(&transaction, from, logs.len(), progress)
    })?;
    transaction.execute("INSERT INTO words (words) VALUES ('rebuild')", [])?;
    transaction.commit()?;
    Ok(logs.len())
}

/// Writes the rows of cases, as they come, into empty views.
fn write_all(
    connection: &Connection,
    cases: Receiver<(EventId, Result<CaseRows, StoreError>)>,
    total: usize,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    let inserts = case_tables().map(|table| connection.prepare(&insert(table)));
    let mut inserts = inserts.collect::<Result<Vec<_>, _>>()?;
    for (done, (log, rows)) in cases.into_iter().enumerate() {
        let rows = rows?;
        for (insert, rows) in inserts.iter_mut().zip(&rows.tables) {
            for row in rows {
                insert.execute(params_from_iter(row))?;
            }
        }
        for (event, text) in &rows.texts {
            insert_text(connection, log, *event, text)?;
        }
        progress(done + 1, total);
    }
    Ok(())
}

/// Every row of every view as text, in the order of its key.
pub(super) fn dump(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut all = Vec::new();
    for table in TABLES {
        let rows = stored_people(connection, table)?;
        all.extend(rows.into_iter().map(|row| format!("{} {row:?}", table.name)));
    }
    let mut statement = connection.prepare("SELECT log, event, text FROM texts ORDER BY log, event")?;
    let rows = statement.query_map([], |row| {
        Ok(format!(
            "texts {:?} {:?} {}",
            row.get::<_, Vec<u8>>(0)?,
            row.get::<_, Vec<u8>>(1)?,
            row.get::<_, String>(2)?
        ))
    })?;
    for row in rows {
        all.push(row?);
    }
    Ok(all)
}
