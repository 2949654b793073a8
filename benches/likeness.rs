//! Who may be the same person: how long a search takes among so many cases, and how well names are told apart.
//! `cargo bench --bench likeness`. `CASES=100000` is the measure. With `NAME_PAIRS=DIR`, every CSV file there with the
//! columns `name1,name2,same` is read, and precision, recall and F1 are printed for each.
#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark stops where it fails, and its figures are far below the limits"
)]

use std::path::Path;
use std::time::Instant;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use greenlight::custody;
use greenlight::desk::{Clock, Desk, system_random};
use greenlight::domain::ids::sha256;
use greenlight::domain::likeness::{Description, likeness};
use greenlight::seal::identity::Identity;
use rusqlite::{Connection, params};

fn main() {
    if let Ok(folder) = std::env::var("NAME_PAIRS") {
        pairs(Path::new(&folder));
        return;
    }
    let cases = std::env::var("CASES").map_or(100_000, |cases| cases.parse().unwrap());
    search(cases);
}

/// The invented person of a number: names as frequent as in life, a birthday within sixty years.
fn person(number: u64) -> (String, String, String, String) {
    let dice = |what: &str, sides: u64| -> u64 {
        let bytes = sha256(format!("{what} {number}").as_bytes());
        u64::from_be_bytes(bytes[..8].try_into().unwrap()) % sides
    };
    // The square makes some names common: one in a hundred has the commonest family name.
    let common = |what: &str, most: u64| dice(what, most).min(dice(&format!("{what}'"), most));
    let syllables = ["ba", "cor", "del", "fen", "gar", "hol", "is", "jun", "kel", "lor", "mar", "nor"];
    let name = |mut number: u64, ending: &str| {
        let mut name = String::new();
        for _ in 0..3 {
            name.push_str(syllables[usize::try_from(number % 12).unwrap()]);
            number /= 12;
        }
        name + ending
    };
    let given = name(common("given", 400), "a");
    let middle =
        if dice("middle", 2) == 0 { format!(" {}", name(common("second", 400), "e")) } else { String::new() };
    let family = name(common("family", 1700) + 5, "son");
    let born = NaiveDate::from_num_days_from_ce_opt(i32::try_from(712_000 + dice("born", 22_000)).unwrap());
    let phone = format!("+1 {} {:07}", 200 + dice("area", 700), dice("phone", 9_999_999));
    (format!("{given}{middle} {family}"), born.unwrap().to_string(), format!("a{number}@example.org"), phone)
}

fn described(number: u64) -> Description {
    let (name, born, email, phone) = person(number);
    Description::new([name.as_str()], born.parse().ok(), Some(&email), Some(&phone))
}

/// Fills the two tables of an otherwise empty store, and searches for people who are in it, and for others.
fn search(cases: u64) {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("store");
    let me = Identity::from_seed(&sha256(b"greenlight bench likeness"));
    let now: DateTime<Utc> = "2026-11-22T15:00:00Z".parse().unwrap();
    let clock = Clock { now, today: now.date_naive(), set: false };
    drop(Desk::init(&dir, me, "Example Party", "Ivo Brandmere", None, clock, system_random()).unwrap());
    let me = Identity::from_seed(&sha256(b"greenlight bench likeness"));
    let store = custody::open(&dir, &me).unwrap();
    let mut raw = Connection::open(dir.join("vault.db")).unwrap();
    raw.pragma_update(None, "key", &*store.key().pragma()).unwrap();
    raw.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    let fills = Instant::now();
    let transaction = raw.transaction().unwrap();
    let mut rows = 0;
    for number in 0..cases {
        let (name, born, email, phone) = person(number);
        let came = i64::try_from(number).unwrap();
        let log = sha256(format!("case {number}").as_bytes());
        transaction
            .prepare_cached(
                "INSERT INTO descriptions (came, log, names, born, email, phone, aside) VALUES (?, ?, ?, ?, ?, ?, 0)",
            )
            .unwrap()
            .execute(params![came, log, name, born, email, phone])
            .unwrap();
        let day = born.parse::<NaiveDate>().unwrap().num_days_from_ce();
        for key in described(number).kept() {
            let mut insert = transaction
                .prepare_cached("INSERT INTO likeness (came, key, born) VALUES (?, ?, ?)")
                .unwrap();
            rows += insert.execute(params![came, key, day]).unwrap();
        }
    }
    transaction.commit().unwrap();
    println!("{cases} cases, {rows} keys, filled in {:.1} s", fills.elapsed().as_secs_f64());
    drop(store);
    for (what, offset, only_name) in
        [("who is there", 0, false), ("who is not", cases, false), ("a name and nothing else", cases, true)]
    {
        let (mut times, mut found) = (Vec::new(), 0);
        for turn in 0..200 {
            // As in a command: a connection whose pages are not in its cache yet.
            let store = custody::open(&dir, &me).unwrap();
            let number = offset + turn * 37;
            let name = person(number).0;
            let sought = if only_name {
                Description::new([name.as_str()], None, None, None)
            } else {
                described(number)
            };
            let begins = Instant::now();
            found += store.alike(&sought, None).unwrap().len();
            times.push(begins.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "a search for {what}: median {:.2} ms, of a hundred the slowest {:.2} ms; {:.2} found",
            times[100],
            times[197],
            found as f64 / 200.0
        );
    }
}

/// How well pairs of names are told apart, where nothing is known of anybody but the name.
fn pairs(folder: &Path) {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "csv")) {
        let mut reader = csv::Reader::from_path(&path).unwrap();
        if reader.headers().unwrap().iter().nth(2) != Some("same") {
            continue;
        }
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        let begins = Instant::now();
        for row in &rows {
            let [one, other] = [&row[0], &row[1]].map(|name| Description::new([name], None, None, None));
            let by_keys = !one.asked().is_disjoint(&other.kept());
            let alike = by_keys && likeness(&one, &other).is_some();
            match (alike, &row[2] == "1") {
                (true, true) => right += 1,
                (true, false) => wrong += 1,
                (false, true) => missed += 1,
                (false, false) => {}
            }
        }
        let (right, wrong, missed) = (f64::from(right), f64::from(wrong), f64::from(missed));
        let (precision, recall) = (right / (right + wrong), right / (right + missed));
        println!(
            "{}: {} pairs, precision {precision:.3}, recall {recall:.3}, F1 {:.3}, {:.0} µs a pair",
            path.file_name().unwrap().to_string_lossy(),
            rows.len(),
            2.0 * precision * recall / (precision + recall),
            begins.elapsed().as_secs_f64() * 1e6 / rows.len() as f64
        );
    }
}
