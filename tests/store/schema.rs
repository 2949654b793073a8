//! The database is what `schema.sql` says, rebuilding the views changes nothing, and nobody puts anything else in.

use greenlight::custody;
use greenlight::seal::vault_key::{VaultKey, file_name};
use greenlight::store::schema::SCHEMA;
use greenlight::store::{Store, StoreError};
use rusqlite::Connection;

use crate::kit::town::{Town, identity};

/// The same words with one space between them and no comments.
fn plain(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The vault of a town, opened with the key in hand and nothing of the program in between.
fn raw(town: &Town) -> Connection {
    let me = identity("admin");
    let wrapped = std::fs::read(town.path("store/keys").join(file_name(&me.public()))).unwrap();
    let key = VaultKey::unwrap(&wrapped, &me).unwrap();
    let connection = Connection::open(town.path("store/vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    connection
}

fn open(town: &Town) -> Result<Store, StoreError> {
    custody::open(&town.path("store"), &identity("admin"))
}

#[test]
fn a_fresh_store_is_what_schema_sql_says() {
    let town = Town::with_people();
    let connection = raw(&town);
    let mut statement = connection
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'words_*' ORDER BY rowid",
        )
        .unwrap();
    let kept = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let kept: Vec<String> = kept.map(|sql| plain(&sql.unwrap())).collect();
    let said: Vec<String> =
        SCHEMA.split(";\n").map(plain).filter(|statement| !statement.is_empty()).collect();
    assert!(said.len() > 20);
    assert_eq!(kept, said);
    assert_eq!(std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql")).unwrap(), SCHEMA);
}

#[test]
fn a_rebuild_of_the_demo_changes_nothing() {
    let town = Town::new();
    let dir = town.path("demo");
    let done = town.command("greenlight").args(["demo", "--dir", "demo", "--quiet"]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let key = std::fs::read(dir.join("keys/admin")).unwrap();
    let me = greenlight::seal::identity::Identity::read(&key, || None).unwrap();
    let mut store = custody::open(&dir.join("store"), &me).unwrap();
    let before = store.dump_views().unwrap();
    assert!(before.len() > 1000);
    store.rebuild(&mut |_, _| {}).unwrap();
    let after = store.dump_views().unwrap();
    let differs = before.iter().zip(&after).find(|(one, other)| one != other);
    assert!(before == after, "{differs:?}");
    assert!(store.verify(&|_| {}).unwrap().ok);
}

#[test]
fn whatever_is_planted_is_refused() {
    for planted in [
        "CREATE TRIGGER quiet AFTER INSERT ON entries BEGIN DELETE FROM flags; END",
        "CREATE VIEW cases2 AS SELECT * FROM cases",
        "CREATE INDEX more ON flags (raiser)",
        "CREATE TABLE notes (text TEXT)",
        "CREATE VIRTUAL TABLE words2 USING fts5 (text)",
    ] {
        let town = Town::with_people();
        open(&town).unwrap();
        raw(&town).execute_batch(planted).unwrap();
        assert!(matches!(open(&town), Err(StoreError::Foreign(_))), "{planted}");
    }
}

#[test]
fn a_record_of_another_shape_is_refused() {
    for changed in
        ["DROP TABLE arrivals", "ALTER TABLE entries ADD COLUMN more TEXT", "PRAGMA user_version = 0"]
    {
        let town = Town::with_people();
        raw(&town).execute_batch(changed).unwrap();
        assert!(matches!(open(&town), Err(StoreError::Foreign(_) | StoreError::OtherTables)), "{changed}");
    }
}

#[test]
fn views_of_another_shape_are_made_anew() {
    let town = Town::with_people();
    town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    let before = open(&town).unwrap().dump_views().unwrap();
    raw(&town)
        .execute_batch("DROP TABLE flags; CREATE TABLE flags (of_old TEXT); DROP INDEX cases_by_name")
        .unwrap();
    let store = open(&town).unwrap();
    assert_eq!(store.dump_views().unwrap(), before);
    assert!(store.verify(&|_| {}).unwrap().ok);
}

#[test]
fn a_newer_store_is_left_alone() {
    let town = Town::with_people();
    raw(&town).execute_batch("PRAGMA user_version = 2").unwrap();
    assert!(matches!(open(&town), Err(StoreError::Newer)));
    let ran = town.run("admin", &["list"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("newer Greenlight"), "{}", ran.err);
}
