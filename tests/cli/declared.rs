//! What a form declares is said where the form comes in: who declared something open or refused a consent, row by row,
//! in the preview and once it is imported, in words and as data. Real commands, an invented town.

use std::fs;

use serde_json::{Value, json as value};

use crate::kit::town::ask::{has, json, lacks};
use crate::kit::town::{Ran, Town};

const MAP: &str = "source = \"Form\"\n[columns]\nname = \"Name\"\nborn = \"Born\"\nemail = \"Mail\"\n\
    district = \"Riding\"\nrow_key = \"Id\"\nsubmitted_at = \"Sent\"\n\
    [declared.charged]\ncolumn = \"Charged\"\nclear = [\"No\", \"Non\"]\n\
    [declared]\ndetails = \"Details\"\n\
    [[consent]]\ncheck = \"police\"\ncolumn = \"Police\"\nyes = [\"yes\"]\n\
    [[consent]]\ncheck = \"credit\"\ncolumn = \"Credit\"\nyes = [\"yes\"]\n";
const HEAD: &str = "Id,Sent,Name,Born,Mail,Riding,Charged,Details,Police,Credit\n";

const CLEAR: &str = "1,2026-11-01,Ann Quill,1980-01-02,ann@example.org,35001,No,,yes,yes\n";
const CHARGED: &str = "2,2026-11-01,Bob Teal,1975-03-04,bob@example.org,35002,Yes,Mischief 1998,yes,no\n";
const BLANK: &str = "3,2026-11-01,Cléo Roy,1979-05-06,cleo@example.org,24001,,,yes,yes\n";
const REFUSES: &str = "4,2026-11-01,Dag Orr,1981-07-08,dag@example.org,35003,Non,,no,no\n";

fn town(rows: &[&str]) -> Town {
    let town = Town::with_people();
    fs::write(town.path("map.toml"), MAP).unwrap();
    sheet(&town, rows);
    town
}

fn sheet(town: &Town, rows: &[&str]) {
    fs::write(town.path("form.csv"), [HEAD, &rows.concat()].concat()).unwrap();
}

fn import(town: &Town, more: &[&str]) -> Ran {
    town.run("vetter", &[&["import", "form.csv", "--map", "map.toml"][..], more].concat(), "")
}

fn data(town: &Town, more: &[&str]) -> Value {
    let ran = import(town, &[more, &["--json"]].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {} {}", ran.out, ran.err))
}

/// The rows that say something, without their cases.
fn said(data: &Value) -> Vec<Value> {
    let mut rows = data["declared"].as_array().unwrap().clone();
    rows.iter_mut().for_each(|row| row["case"] = Value::Null);
    rows
}

fn row(number: usize, name: &str, open: &[&str], refused: &[&str]) -> Value {
    value!({"row": number, "name": name, "case": null, "open": open, "refused": refused})
}

#[test]
fn an_import_says_who_declared_something_or_refused() {
    let town = town(&[CLEAR, CHARGED, BLANK, REFUSES]);
    let lines = [
        "3 rows have an open answer or a refused consent:",
        "Row 3, Bob Teal: open answers: charged, details; consent refused: credit check",
        "Row 4, Cléo Roy: open answers: charged",
        "Row 5, Dag Orr: consent refused: police check, credit check",
    ];
    let preview = import(&town, &[]);
    has(&preview.err, &lines);
    lacks(&preview.err, &["Ann Quill", "Mischief"]);
    let rows = [
        row(3, "Bob Teal", &["charged", "details"], &["credit"]),
        row(4, "Cléo Roy", &["charged"], &[]),
        row(5, "Dag Orr", &[], &["police", "credit"]),
    ];
    assert_eq!(said(&data(&town, &[])), rows);
    let french = import(&town, &["--lang", "fr"]).err.replace('\u{a0}', " ");
    has(&french, &["3 lignes comportent une réponse ouverte ou un consentement refusé :"]);
    has(&french, &["Ligne 3, Bob Teal : réponses ouvertes : charged, details; consentement refusé : "]);
    let done = data(&town, &["--apply"]);
    assert_eq!(said(&done), rows);
    // Each row names the case that it opened.
    for said in done["declared"].as_array().unwrap() {
        let case = said["case"].as_str().unwrap();
        assert_eq!(json(&town, "vetter", &["show", case])["name"], said["name"]);
    }
    assert_eq!(said(&data(&town, &["--apply"])), Vec::<Value>::new());
}

#[test]
fn an_applied_import_names_the_case_of_each_such_row() {
    let town = town(&[CLEAR, CHARGED]);
    let applied = import(&town, &["--apply"]);
    assert_eq!(applied.code, 0, "{}", applied.err);
    let all = json(&town, "vetter", &["list"]);
    let bob = all.as_array().unwrap().iter().find(|row| row["name"] == "Bob Teal").unwrap();
    let short = bob["short"].as_str().unwrap();
    let line = format!("Row 3, case {short}, Bob Teal: open answers: charged, details; consent refused");
    has(&applied.err, &["One row has an open answer or a refused consent:", &line]);
    lacks(&applied.err, &["Ann Quill"]);
}

#[test]
fn a_corrected_row_says_what_it_declares_now() {
    let town = town(&[CLEAR, CHARGED]);
    import(&town, &["--apply"]);
    // A new e-mail declares nothing anew; another answer and a taken back consent do.
    let changed = CHARGED.replace("bob@", "bobby@");
    let admits = CLEAR.replace(",No,,yes,yes", ",Yes,Theft 2001,yes,no");
    sheet(&town, &[&admits, &changed]);
    let rows = [row(2, "Ann Quill", &["charged", "details"], &["credit"])];
    assert_eq!(said(&data(&town, &[])), rows);
    has(&import(&town, &["--apply"]).err, &["Row 2, case ", "Ann Quill: open answers: charged, details"]);
}

#[test]
fn a_row_that_is_asked_about_says_it_before_the_answer() {
    let town = town(&[CLEAR]);
    import(&town, &["--apply"]);
    // The key is Ann's, the name and the birth date are another's.
    let other = CHARGED.replace("2,2026", "1,2026");
    sheet(&town, &[&other]);
    let asked = import(&town, &[]);
    assert_eq!(asked.code, 6, "{}", asked.err);
    has(&asked.err, &["Row 2, Bob Teal: open answers: charged, details"]);
    // Left out, it says nothing.
    lacks(&import(&town, &["--skip", "2"]).err, &["open answers"]);
}
