//! Whoever changes the vault is found out: without the key by the cipher, page by page; with the key in hand by the
//! signatures, the hashes, the chain of arrivals, and the views that must follow from the record.
#![cfg(unix)]

mod town;

use std::path::Path;

use greenlight::seal::vault_key::{VaultKey, file_name};
use greenlight::store::{Store, StoreError};
use rusqlite::Connection;
use rusqlite::types::Value;
use town::{Town, identity};

/// A small store in which every table has a row.
fn small_store() -> Town {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    let vetter = |args: &[&str]| town.does("vetter", args);
    std::fs::write(town.path("paper.txt"), "A paper.\n").unwrap();
    for who in ["vetter", "reviewer", "approver"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("third", &["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin."]);
    town.does("reviewer", &["assign", &case, "Théo Larivée"]);
    vetter(&["consent", &case, "police", "--on", "2026-11-20"]);
    vetter(&["consent", &case, "credit", "--on", "2026-11-20"]);
    vetter(&["doc", "receive", &case, "paper.txt", "--title", "Certificate"]);
    for (check, result) in
        [("police", "negative"), ("credit", "clear"), ("declaration", "clear"), ("eligibility", "clear")]
    {
        let mut args = vec!["check", "record", &case, check, "--status", "read", "--result", result];
        args.extend(["--issued", "2026-11-20"]);
        if check == "police" {
            args.extend(["--kind", "crjmc"]);
        }
        vetter(&args);
    }
    let text = "A judgment of 2019, paid.";
    vetter(&[
        "finding",
        "add",
        &case,
        "--category",
        "financial",
        "--severity",
        "1",
        "--grade",
        "B2",
        "--disclosed",
        "volunteered",
        "--text",
        text,
    ]);
    vetter(&[
        "fi",
        "add",
        &case,
        "--indicator",
        "FI-05",
        "--posture",
        "unknown",
        "--grade",
        "C3",
        "--innocent",
        "A holiday.",
        "--text",
        "A journey that somebody paid.",
    ]);
    let flag = vetter(&["flag", "raise", &case, "--question", "Can it wait?", "--by", "2026-11-30"]);
    town.does("reviewer", &["flag", "answer", &case, &flag, "--text", "It can."]);
    vetter(&["refer", &case, "--safety", "--text", "The police of the place were told."]);
    vetter(&["recommend", &case, "greenlight", "--why", "It agrees."]);
    town.does(
        "approver",
        &[
            "decide",
            &case,
            "greenlight-with-conditions",
            "--why",
            "One matter.",
            "--condition",
            "Resign.",
            "--owner",
            "the applicant",
            "--due",
            "2026-12-15",
            "--evidence",
            "a letter",
        ],
    );
    let refused = town.run("vetter", &["decide", &case, "greenlight", "--why", "Kept as a draft."], "");
    assert_eq!(refused.code, 4);
    town
}

fn open(dir: &Path) -> Result<Store, StoreError> {
    Store::open(dir, &identity("admin"))
}

/// Whether the store says that something is wrong: it does not open, or it does not verify.
fn is_found(dir: &Path) -> bool {
    match open(dir).map(|store| store.verify(&|_| {})) {
        Err(StoreError::Damaged(_)) | Ok(Err(StoreError::Damaged(_))) => true,
        Err(other) | Ok(Err(other)) => matches!(other, StoreError::Unsound(..) | StoreError::Unlinked(..)),
        Ok(Ok(report)) => {
            assert_eq!(report.ok, report.problems.is_empty());
            !report.ok
        }
    }
}

/// A copy of a store in another folder.
fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to.join("keys")).unwrap();
    std::fs::copy(from.join("vault.db"), to.join("vault.db")).unwrap();
    for key in std::fs::read_dir(from.join("keys")).unwrap().map(Result::unwrap) {
        std::fs::copy(key.path(), to.join("keys").join(key.file_name())).unwrap();
    }
}

/// The vault with the key in hand, and nothing of the program in between.
fn raw(dir: &Path) -> Connection {
    let me = identity("admin");
    let wrapped = std::fs::read(dir.join("keys").join(file_name(&me.public()))).unwrap();
    let key = VaultKey::unwrap(&wrapped, &me).unwrap();
    let connection = Connection::open(dir.join("vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    connection
}

#[test]
fn a_changed_byte_is_found_wherever_it_stands() {
    let town = small_store();
    assert!(!is_found(&town.path("store")));
    assert!(!town.path("store/vault.db-wal").exists(), "everything is in the one file");
    let bytes = std::fs::read(town.path("store/vault.db")).unwrap();
    let places: Vec<usize> = (0..bytes.len()).step_by(64).collect();
    assert!(places.len() > 1000);
    // Two workers, each with its own copy.
    std::thread::scope(|scope| {
        for worker in 0..2 {
            let (town, bytes, places) = (&town, &bytes, &places);
            scope.spawn(move || {
                let dir = town.path(&format!("copy{worker}"));
                copy(&town.path("store"), &dir);
                let mut changed = bytes.clone();
                for at in places.iter().skip(worker).step_by(2).copied() {
                    // Not always the same bit, and not always the first of the 64.
                    let at = (at + at / 64 % 64).min(bytes.len() - 1);
                    changed[at] ^= 1 << (at % 8);
                    std::fs::write(dir.join("vault.db"), &changed).unwrap();
                    changed[at] = bytes[at];
                    assert!(is_found(&dir), "byte {at}");
                }
            });
        }
    });
}

#[test]
fn a_cut_or_swapped_file_is_found() {
    let town = small_store();
    let (store, dir) = (town.path("store"), town.path("copy"));
    let bytes = std::fs::read(store.join("vault.db")).unwrap();
    let page = 8192;
    let last = bytes.len() - page;
    let mut swapped = bytes.clone();
    swapped[page..2 * page].copy_from_slice(&bytes[2 * page..3 * page]);
    let mut exchanged = bytes.clone();
    exchanged[page..2 * page].copy_from_slice(&bytes[last..]);
    exchanged[last..].copy_from_slice(&bytes[page..2 * page]);
    let cases: [(&str, Vec<u8>); 6] = [
        ("the last page is gone", bytes[..last].to_vec()),
        ("half of the last page is gone", bytes[..last + page / 2].to_vec()),
        ("one page stands twice", swapped),
        ("two pages changed places", exchanged),
        ("only the first page is left", bytes[..page].to_vec()),
        ("nothing but zeros", vec![0; bytes.len()]),
    ];
    for (what, changed) in cases {
        copy(&store, &dir);
        std::fs::write(dir.join("vault.db"), changed).unwrap();
        assert!(is_found(&dir), "{what}");
    }
    // The program says so with its exit code.
    copy(&store, &dir);
    std::fs::write(dir.join("vault.db"), &bytes[..last]).unwrap();
    let ran = town.run("admin", &["--store", "copy", "verify"], "");
    assert_eq!(ran.code, 8, "{}{}", ran.out, ran.err);
}

#[test]
fn a_changed_key_file_opens_nothing() {
    let town = small_store();
    let (store, dir) = (town.path("store"), town.path("copy"));
    copy(&store, &dir);
    let file = dir.join("keys").join(file_name(&identity("admin").public()));
    let wrapped = std::fs::read(&file).unwrap();
    for at in (0..wrapped.len()).step_by(7) {
        let mut changed = wrapped.clone();
        changed[at] ^= 1;
        std::fs::write(&file, changed).unwrap();
        assert!(matches!(open(&dir), Err(StoreError::NotForThisKey(_))), "byte {at}");
    }
    // Somebody else's wrapped key under my name is no way in either.
    let other = std::fs::read(dir.join("keys").join(file_name(&identity("vetter").public()))).unwrap();
    std::fs::write(&file, other).unwrap();
    assert!(matches!(open(&dir), Err(StoreError::NotForThisKey(_))));
}

/// What nobody can find out by looking at one store, and why.
const LOCAL: &[(&str, &str, &str)] = &[
    ("arrivals", "at", "this machine's own note of when; no signature can cover it"),
    ("local", "value", "a kept draft is its writer's, unsigned; the roster's name is checked apart"),
    ("local", "name", "as above"),
];

fn tables(connection: &Connection) -> Vec<String> {
    let mut statement = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
             AND name NOT GLOB 'words*' ORDER BY name",
        )
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

struct Column {
    name: String,
    kind: String,
    key: bool,
}

fn columns(connection: &Connection, table: &str) -> Vec<Column> {
    let mut statement = connection.prepare(&format!("PRAGMA table_info ({table})")).unwrap();
    let rows = statement.query_map([], |row| {
        Ok(Column { name: row.get(1)?, kind: row.get(2)?, key: row.get::<_, i64>(5)? > 0 })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn changed(value: &Value, kind: &str) -> Value {
    match value {
        Value::Blob(bytes) if !bytes.is_empty() => {
            let mut bytes = bytes.clone();
            let last = bytes.len() - 1;
            bytes[last / 2] ^= 1;
            Value::Blob(bytes)
        }
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Integer(number) => Value::Integer(number + 100_000),
        _ if kind == "BLOB" => Value::Blob(vec![1; 32]),
        _ if kind == "INTEGER" => Value::Integer(1),
        _ => Value::Text("2026-11-22".to_owned()),
    }
}

#[test]
fn with_the_key_in_hand_every_changed_value_is_found() {
    let town = small_store();
    let (store, dir) = (town.path("store"), town.path("copy"));
    copy(&store, &dir);
    let connection = raw(&dir);
    let plan: Vec<(String, Vec<Column>)> =
        tables(&connection).into_iter().map(|table| (table.clone(), columns(&connection, &table))).collect();
    drop(connection);
    let (mut tried, mut missed) = (0, Vec::new());
    for (table, all) in &plan {
        for column in all {
            if LOCAL.iter().any(|(known, name, _)| known == table && *name == column.name) {
                continue;
            }
            copy(&store, &dir);
            let connection = raw(&dir);
            let keys: Vec<&str> = all.iter().filter(|one| one.key).map(|one| one.name.as_str()).collect();
            let asked = format!("SELECT {}, {} FROM {table} LIMIT 1", column.name, keys.join(", "));
            let row = connection.query_row(&asked, [], |row| {
                (0..=keys.len()).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()
            });
            let mut row = row.unwrap_or_else(|error| panic!("{table} has no row: {error}"));
            row[0] = changed(&row[0], &column.kind);
            let wheres: Vec<String> = keys.iter().map(|key| format!("{key} = ?")).collect();
            let sql = format!("UPDATE {table} SET {} = ? WHERE {}", column.name, wheres.join(" AND "));
            assert_eq!(connection.execute(&sql, rusqlite::params_from_iter(row)).unwrap(), 1, "{sql}");
            drop(connection);
            tried += 1;
            if !is_found(&dir) {
                missed.push(format!("{table}.{}", column.name));
            }
        }
    }
    assert!(tried > 90, "{tried}");
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn with_the_key_in_hand_every_lost_or_doubled_row_is_found() {
    let town = small_store();
    let (store, dir) = (town.path("store"), town.path("copy"));
    copy(&store, &dir);
    let names = tables(&raw(&dir));
    let mut missed = Vec::new();
    for table in names.iter().filter(|table| *table != "local") {
        copy(&store, &dir);
        let connection = raw(&dir);
        let keys: Vec<String> =
            columns(&connection, table).into_iter().filter(|one| one.key).map(|one| one.name).collect();
        let keys = keys.join(", ");
        let sql = format!("DELETE FROM {table} WHERE ({keys}) IN (SELECT {keys} FROM {table} LIMIT 1)");
        assert_eq!(connection.execute(&sql, []).unwrap(), 1, "{sql}");
        drop(connection);
        if !is_found(&dir) {
            missed.push(table.clone());
        }
    }
    for more in [
        "DELETE FROM local WHERE name = 'roster'",
        "UPDATE local SET value = (SELECT log FROM cases LIMIT 1) WHERE name = 'roster'",
        "DELETE FROM entries WHERE log = (SELECT log FROM cases LIMIT 1)",
        "UPDATE entries SET body = NULL WHERE log = (SELECT log FROM cases LIMIT 1)",
        "INSERT INTO documents VALUES (x'00', x'01')",
        "INSERT INTO recusals SELECT log, (SELECT person FROM people WHERE person NOT IN (SELECT person FROM recusals)
             LIMIT 1) FROM cases",
        "INSERT INTO cases SELECT x'01', name, folded, district, province, phase, tier, status, police, credit, worst,
             open_flags, due, meeting, list_due, close, decision, contested, assigned, opened, touched, events, heads, NULL, NULL FROM cases",
        "INSERT INTO texts (log, event, text) SELECT log, event, 'planted' FROM texts LIMIT 1",
        "INSERT INTO words (words) VALUES ('delete-all')",
    ] {
        copy(&store, &dir);
        raw(&dir).execute_batch(more).unwrap();
        if !is_found(&dir) {
            missed.push(more.to_owned());
        }
    }
    assert_eq!(missed, Vec::<String>::new());
}
