//! Application forms, from the bytes of a map and of an export to the bodies of the events that would open the cases.
#![no_main]

use std::collections::HashSet;
use std::sync::LazyLock;

use greenlight::domain::case::candidate::{CandidateBody, Days};
use greenlight::domain::district::Names;
use greenlight::domain::entry::{Body, LogKind};
use greenlight::intake::application::{Application, MAX_KEY, MAX_NAME};
use greenlight::intake::encoding::Encoding;
use greenlight::intake::map::Map;
use greenlight::intake::table::{Given, Table, ceiling, read};
use libfuzzer_sys::fuzz_target;

/// What is taken for a map where the input has none that can be read.
static SIGN_UP: LazyLock<Map> =
    LazyLock::new(|| Map::parse(include_str!("../../fixtures/applications/meeting-sign-up.toml")).unwrap());

fuzz_target!(|bytes: &[u8]| {
    // A map, a zero byte, an export.
    let cut = bytes.iter().position(|byte| *byte == 0);
    let (map, export) = cut.map_or((&[][..], bytes), |cut| (&bytes[..cut], &bytes[cut + 1..]));
    let map = std::str::from_utf8(map).ok().and_then(|map| Map::parse(map).ok());
    let map = map.unwrap_or_else(|| SIGN_UP.clone());
    let said = Given::default();
    // The largest are read once: they are there to be timed.
    if bytes.len() <= 64 * 1024
        && let Ok(table) = read(export, &map.given(said.clone()))
    {
        is_a_table(&table);
        // The other reader knows of one row of heads only.
        if table.encoding == Some(Encoding::Utf8) && map.skip_rows.is_none() && map.header_rows.is_none() {
            as_another_reader_has_it(&table, export);
        }
    }
    let days = Days { today: "2026-11-30".parse().unwrap(), polling: None };
    let Ok(import) = greenlight::intake::read(export, &map, said, days, &Names::default()) else { return };
    assert!(import.detected.rows <= ceiling::ROWS && import.detected.columns <= ceiling::COLUMNS);
    match &import.outcome {
        Ok(applications) => {
            assert_eq!(applications.len(), import.detected.rows, "all or nothing");
            let keys: HashSet<&str> =
                applications.iter().map(|application| application.source.row_key.as_str()).collect();
            // Without a column of keys, rows may look like one person; whether they are is asked where they are planned.
            let are_told_apart = map.columns.row_key.is_none() || keys.len() == applications.len();
            assert!(are_told_apart, "a key twice");
            applications.iter().take(1_000).for_each(becomes_a_case);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.is_sorted_by_key(|problem| problem.row));
            assert!(problems.iter().all(|problem| problem.row >= 1));
        }
    }
});

fn is_a_table(table: &Table) {
    assert!(!table.rows.is_empty() && table.rows.len() <= ceiling::ROWS);
    assert!(table.headers.iter().all(|header| !header.is_empty()));
    for row in &table.rows {
        assert_eq!(row.cells.len(), table.headers.len());
        assert!(row.cells.iter().all(|cell| cell.len() <= ceiling::CELL));
    }
    assert!(table.rows.is_sorted_by(|row, next| row.number < next.number));
}

/// Where a plain reader of CSV sees as many columns, it sees the same cells.
fn as_another_reader_has_it(table: &Table, export: &[u8]) {
    let Some(delimiter) = table.delimiter else { return };
    let delimiter = match delimiter.to_string().as_str() {
        "tab" => b'\t',
        other => other.as_bytes()[0],
    };
    // Excel's hint is no row, and a space behind a closing quote is let go by ours only.
    if export.starts_with(b"sep=") || export.windows(2).any(|two| two == b"\" ") {
        return;
    }
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(export);
    let width = table.headers.len();
    let blank = |row: &csv::StringRecord| row.iter().all(|cell| cell.trim().is_empty());
    let rows: Vec<csv::StringRecord> = reader.records().flatten().filter(|row| !blank(row)).collect();
    assert_eq!(rows.len(), table.rows.len() + table.repeated.len() + 1);
    if !table.repeated.is_empty() {
        return;
    }
    for (ours, theirs) in table.rows.iter().zip(rows.iter().skip(1)) {
        let theirs: Vec<&str> = theirs.iter().take(width).collect();
        assert_eq!(ours.cells, theirs);
    }
}

fn becomes_a_case(application: &Application) {
    for name in application.also_known_as.iter().chain([&application.name]) {
        assert!(name.chars().count() <= MAX_NAME);
    }
    assert!(application.name.chars().any(char::is_alphanumeric), "a case without a name");
    let key = application.source.row_key.chars().count();
    assert!((1..=MAX_KEY).contains(&key));
    let body = application.body();
    let fields = serde_json::to_value(&body).unwrap();
    let written = Body::write([7; 16], fields.as_object().unwrap());
    let read =
        Body::parse(LogKind::Case, written.bytes().to_vec()).expect("an application fits into an event");
    let again: CandidateBody =
        serde_json::from_value(serde_json::Value::Object(read.fields().clone())).unwrap();
    assert_eq!(again, body);
}
