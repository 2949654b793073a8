//! With the key in hand: each column of each row edited, each row dropped, rows put in, things added to the schema.
//! `verify` names the event, the file or the table, or the store does not open.
//!
//! What is left out, and why:
//! - `arrivals.at`, another well-formed time: this machine's own note of when. No signature can cover it, and the
//!   format's chain of arrivals covers ids only. Where it weighs (an event that claims a later time than it came) the
//!   views follow from it, and a change of it alone shows there.
//! - `local`, but for the name of the roster and the recovery key: what only this store knows: kept texts, which are
//!   their writer's own and count for nothing.
//! - What this store notes of other stores and mailboxes ([`OF_OTHERS`]): it decides what is sent again and what is said to
//!   be on its way or forgotten, never what the record says. `tests/exchange` and `tests/store` try what it does.
//! - The last events taken out whole, with their arrivals, and the views made again: that is an older state of the store,
//!   told from it only by who remembers (`wal`).

use std::path::Path;

use data_encoding::HEXLOWER;
use greenlight::domain::words::Word;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::problem::{Problem, Wrong};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::kit::town::filled::{Said, State, copy, look_at, open, raw_with, small_store};
use crate::{Size, on_every_core, scratch};

/// Notes of other stores, of what was sent to them, and of what is not here on purpose.
const OF_OTHERS: [&str; 12] = [
    "attested",
    "awaited",
    "chains",
    "colleagues",
    "forgotten",
    "looked_at",
    "mailboxes",
    "missing",
    "outbox",
    "sent",
    "stirred",
    "told",
];

/// A column as the database describes it.
struct Column {
    name: String,
    kind: String,
    may_be_null: bool,
    key: bool,
}

/// A table with everything in it.
struct Table {
    name: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
}

impl Table {
    fn read(vault: &Connection, name: String) -> Table {
        let mut statement = vault.prepare(&format!("PRAGMA table_info ({name})")).unwrap();
        let columns = statement.query_map([], |row| {
            let key = row.get::<_, i64>(5)? > 0;
            let may_be_null = !key && row.get::<_, i64>(3)? == 0;
            Ok(Column { name: row.get(1)?, kind: row.get(2)?, may_be_null, key })
        });
        let columns: Vec<Column> = columns.unwrap().map(Result::unwrap).collect();
        let mut statement = vault.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let rows = statement.query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect());
        let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
        drop(statement);
        assert!(!rows.is_empty(), "{name} has no row");
        Table { name, columns, rows }
    }

    /// Every table, those of the text index among them.
    fn all(vault: &Connection) -> Vec<Table> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'words' ORDER BY name";
        let mut statement = vault.prepare(sql).unwrap();
        let names = statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
        let names = names.filter(|name| !OF_OTHERS.contains(&name.as_str()));
        names.map(|name| Table::read(vault, name)).collect()
    }

    /// The condition that finds a row.
    fn here(&self, row: &[Value]) -> (String, Vec<Value>) {
        let keys = || self.columns.iter().zip(row).filter(|(column, _)| column.key);
        let each: Vec<_> = keys().map(|(column, _)| format!("{} IS ?", column.name)).collect();
        (each.join(" AND "), keys().map(|(_, value)| value.clone()).collect())
    }

    fn insert(&self, row: &[Value]) -> Edit {
        let places = vec!["?"; row.len()].join(", ");
        self.edit(row, format!("INSERT INTO {} VALUES ({places})", self.name), row.to_vec())
    }

    fn edit(&self, row: &[Value], sql: String, values: Vec<Value>) -> Edit {
        Edit { table: self.name.clone(), row: row.to_vec(), sql, values }
    }
}

/// A change of one row, and which row it was.
struct Edit {
    table: String,
    row: Vec<Value>,
    sql: String,
    values: Vec<Value>,
}

/// Another value of the same type.
fn changed(value: &Value, kind: &str) -> Value {
    match value {
        Value::Blob(bytes) if !bytes.is_empty() => {
            let mut bytes = bytes.clone();
            let middle = (bytes.len() - 1) / 2;
            bytes[middle] ^= 1;
            Value::Blob(bytes)
        }
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Integer(number) => Value::Integer(number + 100_000),
        _ if kind == "BLOB" => Value::Blob(vec![1; 32]),
        _ if kind == "INTEGER" => Value::Integer(1),
        _ => Value::Text("2026-11-22".to_owned()),
    }
}

/// Each value of each row: another of its type, none where that may be, that of the next row.
fn values_edited(table: &Table) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let next = &table.rows[(number + 1) % table.rows.len()];
        for (at, column) in table.columns.iter().enumerate() {
            let mut others = vec![changed(&row[at], &column.kind), next[at].clone()];
            if column.may_be_null {
                others.push(Value::Null);
            }
            if column.kind == "BLOB" {
                others.push(Value::Blob(Vec::new()));
            }
            others.retain(|other| *other != row[at]);
            others.dedup();
            for other in others {
                let (found, mut values) = table.here(row);
                values.insert(0, other);
                let sql = format!("UPDATE {} SET {} = ? WHERE {found}", table.name, column.name);
                edits.push(table.edit(row, sql, values));
            }
        }
    }
    edits
}

/// Each row dropped, and a copy of each under another key.
fn rows_edited(table: &Table) -> Vec<Edit> {
    let mut edits = Vec::new();
    for row in &table.rows {
        let (found, values) = table.here(row);
        edits.push(table.edit(row, format!("DELETE FROM {} WHERE {found}", table.name), values));
        for (at, _) in table.columns.iter().enumerate().filter(|(_, column)| column.key) {
            let mut other = row.clone();
            other[at] = changed(&row[at], &table.columns[at].kind);
            edits.push(table.insert(&other));
        }
    }
    edits
}

/// Whether a change counts for nothing; see above.
fn is_innocent(edit: &Edit, bench: &Bench<'_>) -> bool {
    let counts =
        ["roster", "recovery"].map(|name| edit.row[0] == Value::Text(name.to_owned())).contains(&true);
    match edit.table.as_str() {
        "arrivals" => edit.sql.contains("SET at =") && matches!(&edit.values[0], Value::Text(_)),
        "local" => !counts || edit.sql.starts_with("INSERT"),
        shadow if shadow.starts_with("words_") => bench.finds_every_word(),
        _ => false,
    }
}

/// Whether a problem speaks of the row that was changed: as it was, or as it is now.
fn names(problem: &Problem, edit: &Edit) -> bool {
    let is = |value: &Value, bytes: &[u8]| matches!(value, Value::Blob(blob) if blob == bytes);
    let either = |at: usize| [Some(&edit.row[at]), edit.values.first()].into_iter().flatten();
    let number = |at: usize| {
        either(at).any(|value| matches!(value, Value::Integer(number) if Some(*number) == problem.seq))
    };
    let event =
        |at: usize| either(at).any(|value| problem.event.is_some_and(|event| is(value, event.as_bytes())));
    match edit.table.as_str() {
        "entries" => event(2) || number(6),
        "arrivals" => event(1) || number(0),
        "local" if edit.row[0] == Value::Text("recovery".to_owned()) => problem.what == Wrong::Unfounded,
        "local" => either(1).any(|value| problem.log.is_some_and(|log| is(value, log.as_bytes()))),
        "documents" => {
            let named =
                |value: &Value| matches!(value, Value::Blob(blob) if HEXLOWER.encode(blob) == problem.detail);
            problem.what.word().starts_with("document") && either(0).any(named)
        }
        // The texts and their index are one view.
        words if words == "texts" || words.starts_with("words_") => {
            ["texts", "words", "fts5"].iter().any(|name| problem.detail.contains(name))
        }
        view => problem.what == Wrong::View && problem.detail == view,
    }
}

fn is_named(said: &Said, edit: &Edit) -> bool {
    match said {
        Said::Reported(report) => report.problems.iter().any(|problem| names(problem, edit)),
        // Without a chain of arrivals, or the name of its roster, a store does not open, and says so.
        Said::Refused(_) => matches!(edit.table.as_str(), "local" | "arrivals"),
        Said::Clean | Said::Failed(_) => false,
    }
}

/// A store that is changed and put back, again and again.
struct Bench<'a> {
    dir: &'a Path,
    sound: &'a [u8],
    key: VaultKey,
    /// Each word of the sound store, and the texts that a search for it finds.
    found: Vec<(String, Vec<i64>)>,
    state: State,
}

impl Bench<'_> {
    fn raw(&self) -> Connection {
        std::fs::write(self.dir.join("vault.db"), self.sound).unwrap();
        raw_with(self.dir, &self.key)
    }

    fn look(&self) -> Said {
        let said = look_at(open(self.dir));
        assert!(!self.dir.join("vault.db-wal").exists());
        said
    }

    /// Whether a search for each word finds what it found.
    fn finds_every_word(&self) -> bool {
        let vault = raw_with(self.dir, &self.key);
        self.found.iter().all(|(word, texts)| search(&vault, word).as_ref() == Ok(texts))
    }

    /// Whether opening made the store what it was.
    fn is_mended(&self) -> bool {
        State::at(self.dir) == self.state
    }
}

fn search(vault: &Connection, word: &str) -> rusqlite::Result<Vec<i64>> {
    let mut statement = vault.prepare_cached("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid")?;
    let rows = statement.query_map([format!("\"{word}\"")], |row| row.get(0))?;
    rows.collect()
}

fn every_word(vault: &Connection) -> Vec<(String, Vec<i64>)> {
    vault.execute_batch("CREATE VIRTUAL TABLE temp.listed USING fts5vocab('main', 'words', 'row')").unwrap();
    let mut statement = vault.prepare("SELECT term FROM temp.listed").unwrap();
    let words = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    words.map(Result::unwrap).map(|word| (word.clone(), search(vault, &word).unwrap())).collect()
}

/// What somebody may add to the schema, or change in it.
const SCHEMA: &[&str] = &[
    "CREATE TRIGGER quiet AFTER INSERT ON entries BEGIN DELETE FROM flags; END",
    "CREATE TRIGGER quiet BEFORE DELETE ON texts BEGIN SELECT 1; END",
    "CREATE TEMP TABLE x (y); CREATE VIEW everybody AS SELECT * FROM people",
    "CREATE INDEX more ON entries (seq)",
    "CREATE UNIQUE INDEX one ON cases (name)",
    "CREATE TABLE more (a)",
    "CREATE VIRTUAL TABLE more USING fts5 (text)",
    "DROP TABLE documents",
    "DROP INDEX cases_by_name",
    "DROP TABLE flags",
    "ALTER TABLE entries ADD COLUMN more TEXT",
    "ALTER TABLE cases ADD COLUMN more TEXT",
    "ALTER TABLE entries RENAME COLUMN seq TO place",
    "ANALYZE",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 2",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'entries'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'flags'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'block BLOB', 'block BLOB, more')
         WHERE name = 'words_data'",
    "PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET sql = replace(sql, 'remove_diacritics 2', 'remove_diacritics 0') WHERE name = 'words'",
    "PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'signers')
         WHERE name = 'declared'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'signers_by_key'",
    // A view whose text changed is made again; what came with it is found all the same.
    "DROP INDEX cases_by_name; CREATE TRIGGER quiet AFTER INSERT ON entries BEGIN DELETE FROM flags; END",
    "DROP TABLE flags; CREATE VIEW flags AS SELECT came, id FROM checks",
    "INSERT INTO words (words) VALUES ('delete-all')",
    "INSERT INTO words (words, rank) VALUES ('rank', 'bm25(0)')",
    "INSERT INTO words (words, rank) VALUES ('pgsz', 64)",
    "DELETE FROM entries WHERE log = (SELECT log FROM cases)",
    "DELETE FROM entries",
    "DELETE FROM arrivals",
    "UPDATE entries SET body = NULL WHERE log = (SELECT log FROM cases)",
];

pub fn run(_: Size) -> String {
    let town = small_store();
    // What came from a form has a table of its own.
    std::fs::write(
        town.path("form.csv"),
        "Name,District,Key,Why do you want to stand?\nImre Vadas,Kanata,1,To help.\n",
    )
    .unwrap();
    std::fs::write(town.path("form.toml"), crate::writers::MAP).unwrap();
    town.does("vetter", &["import", "form.csv", "--map", "form.toml", "--apply"]);
    let store = town.path("store");
    let sound = std::fs::read(store.join("vault.db")).unwrap();
    let key = open(&store).unwrap().key().clone();
    let tables = Table::all(&raw_with(&store, &key));
    let edits: Vec<Edit> =
        tables.iter().flat_map(|table| values_edited(table).into_iter().chain(rows_edited(table))).collect();
    let (found, state) = (every_word(&raw_with(&store, &key)), State::at(&store));
    let home = scratch();
    let done = on_every_core(|core, cores| {
        let dir = home.path().join(core.to_string());
        copy(&store, &dir);
        let bench =
            Bench { dir: &dir, sound: &sound, key: key.clone(), found: found.clone(), state: state.clone() };
        let (mut named, mut kept_out, mut innocent, mut mended, mut missed) = (0, 0, 0, 0, Vec::new());
        for edit in edits.iter().skip(core).step_by(cores) {
            let vault = bench.raw();
            if vault.execute(&edit.sql, params_from_iter(&edit.values)).is_ok_and(|rows| rows == 1) {
                drop(vault);
                match bench.look() {
                    said if is_named(&said, edit) => named += 1,
                    Said::Clean if is_innocent(edit, &bench) => innocent += 1,
                    said => missed.push(format!("{} {:?}: {said:?}", edit.sql, edit.values)),
                }
            } else {
                // Not even the database takes it.
                kept_out += 1;
            }
        }
        for sql in SCHEMA.iter().skip(core).step_by(cores) {
            let vault = bench.raw();
            vault.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
            drop(vault);
            match bench.look() {
                Said::Reported(_) | Said::Refused(_) => named += 1,
                Said::Clean if bench.is_mended() => mended += 1,
                said => missed.push(format!("{sql}: {said:?}")),
            }
        }
        ([named, kept_out, innocent, mended], missed)
    });
    let missed: Vec<_> = done.iter().flat_map(|(_, missed)| missed).collect();
    assert!(missed.is_empty(), "{} missed:\n{missed:#?}", missed.len());
    let sum = |at: usize| done.iter().map(|(counted, _)| counted[at]).sum::<usize>();
    format!(
        "{} tables, {} changes named, {} more that the database does not take, {} that count for nothing, {} views that \
         were made anew",
        tables.len(),
        sum(0),
        sum(1),
        sum(2),
        sum(3),
    )
}
