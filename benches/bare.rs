//! The bare program that `speed` measures Greenlight beside: `SQLCipher` and nothing else. It works on a copy of the same
//! vault, so file, page and row sizes, clustering and indices are equal. The raw key comes on stdin.
//! `insert`: one durable row of 1.2 kB under a case; `hold`: the same, and says for how many microseconds it had the write
//! lock. `select`: a case's entries. `list`: 50 rows of `cases` by name.
//! `due`: every line of the agenda that stands, with its case, by due moment.
//! `take`: reads events from a plain file, hashes and strictly verifies each, and inserts it with ROWS rows of BYTES bytes,
//! all in one transaction, into a vault that has FROM events.
//! `rebuild`: drops the rows of the last run, reads all entries, inserts ROWS rows of BYTES bytes in the order of the key
//! into one table, all in one transaction. No second index, no text index: the least that any rebuild must do.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark stops where it fails"
)]

use std::io::Write;

use ed25519_dalek::{Signature, VerifyingKey};
use greenlight::domain::entry::{EVENT_NAMESPACE, pre_image};
use greenlight::domain::ids::sha256;
use rusqlite::{Connection, params, params_from_iter};

const SETTINGS: &str = "PRAGMA cipher_page_size = 8192; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";
const INSERT: &str = "INSERT INTO entries VALUES (unhex(?), 1000, randomblob(32), ?, randomblob(64), ?, 1)";
const CASE: &str = "SELECT * FROM entries WHERE log = unhex(?) ORDER BY n, id";
const LIST: &str = "SELECT * FROM cases ORDER BY folded, log LIMIT 50";
// Sorted after the read: by the index on the day, each line would be looked up by itself, and that takes five times as
// long.
const DUE: &str =
    "SELECT c.log, c.name, c.district, a.kind, a.event, a.letters, a.tier, a.person, a.not_by, a.from_at,
    a.due, a.due_at, a.weight, a.silent, a.drill, a.detail, c.meeting, c.list_due, c.close
    FROM agenda a JOIN cases c ON c.came = a.came
    WHERE a.from_at <= ?1 AND (a.until_at IS NULL OR a.until_at > ?1) ORDER BY +a.due_at";
const ALL: &str = "SELECT log, header, signature, body FROM entries ORDER BY log, n, id";
const ROW: &str = "INSERT INTO fresh VALUES (?, ?, zeroblob(?))";
const FRESH: &str = "BEGIN; DROP TABLE IF EXISTS fresh;
    CREATE TABLE fresh (log BLOB, n INTEGER, row BLOB, PRIMARY KEY (log, n)) WITHOUT ROWID";

fn select(
    vault: &Connection,
    sql: &str,
    args: &[String],
    columns: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    let (mut statement, mut out) = (vault.prepare(sql)?, std::io::BufWriter::new(std::io::stdout()));
    let mut rows = statement.query(params_from_iter(args))?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            out.write_all(row.get_ref(column)?.as_bytes().unwrap_or_default())?;
        }
    }
    Ok(())
}

fn rebuild(vault: &Connection, entries: i64, rows: i64, bytes: i64) -> rusqlite::Result<()> {
    vault.execute_batch(FRESH)?;
    let (mut all, mut insert) = (vault.prepare(ALL)?, vault.prepare(ROW)?);
    let (mut all, mut read, mut written) = (all.query([])?, 0, 0);
    while let Some(entry) = all.next()? {
        let (log, ..) =
            (entry.get::<_, [u8; 32]>(0)?, entry.get_ref(1)?, entry.get_ref(2)?, entry.get_ref(3)?);
        read += 1;
        while written * entries < read * rows {
            written += 1;
            insert.execute(params![log, written, bytes])?;
        }
    }
    vault.execute_batch("COMMIT")
}

const NEW: &str = "CREATE TABLE IF NOT EXISTS entries (log BLOB, n INTEGER, id BLOB, header TEXT, signature BLOB, body BLOB,
    seq INTEGER, PRIMARY KEY (log, n, id)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS fresh (log BLOB, n INTEGER, row BLOB, PRIMARY KEY (log, n)) WITHOUT ROWID; BEGIN";

/// Takes the next bytes, which stand behind their length.
fn next<'a>(from: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = from.split_first_chunk::<4>()?;
    let (bytes, rest) = rest.split_at(u32::from_be_bytes(*length) as usize);
    *from = rest;
    Some(bytes)
}

fn take(
    vault: &Connection,
    file: &str,
    from: i64,
    rows: i64,
    bytes: i64,
) -> Result<(), Box<dyn std::error::Error>> {
    let all = std::fs::read(file)?;
    let (mut rest, mut at) = (&all[..], from);
    vault.execute_batch(NEW)?;
    let mut put = vault.prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    let mut insert = vault.prepare(ROW)?;
    while let Some(by) = next(&mut rest) {
        let [log, header, signature, body] = std::array::from_fn(|_| next(&mut rest).unwrap());
        let id = sha256(header);
        std::hint::black_box(sha256(body));
        let signature = Signature::from_slice(signature)?;
        VerifyingKey::from_bytes(by.try_into()?)?
            .verify_strict(&pre_image(EVENT_NAMESPACE, header), &signature)?;
        put.execute(params![log, at, id, header, signature.to_bytes(), body, at])?;
        for row in 0..rows {
            insert.execute(params![log, at * rows + row, bytes])?;
        }
        at += 1;
    }
    vault.execute_batch("COMMIT")?;
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, file, rest @ ..] = args.as_slice() else { return Err("bare WHAT VAULT ARGS".into()) };
    let (vault, mut key) = (Connection::open(file)?, String::new());
    std::io::stdin().read_line(&mut key)?;
    vault.pragma_update(None, "key", key.trim())?;
    vault.execute_batch(SETTINGS)?;
    match (what.as_str(), rest) {
        ("insert", [case]) => drop(vault.execute(INSERT, params![case, [b'h'; 550], [b'b'; 600]])?),
        ("hold", [case]) => {
            vault.execute_batch("BEGIN IMMEDIATE")?;
            let start = std::time::Instant::now();
            vault.execute(INSERT, params![case, [b'h'; 550], [b'b'; 600]])?;
            vault.execute_batch("COMMIT")?;
            println!("{}", start.elapsed().as_micros());
        }
        ("take", [file, from, rows, bytes]) => {
            take(&vault, file, from.parse()?, rows.parse()?, bytes.parse()?)?;
        }
        ("rebuild", [a, b, c]) => rebuild(&vault, a.parse()?, b.parse()?, c.parse()?)?,
        ("due", now) => select(&vault, DUE, now, 19)?,
        ("list", none) => select(&vault, LIST, none, 7)?,
        (_, case) => select(&vault, CASE, case, 7)?,
    }
    Ok(())
}
