//! A form's file that comes again: what a person says of its rows is done, what was declared is not lost, and what an import
//! brought is taken back only where nothing was found out since.

use std::fs;

use serde_json::{Value, json as value};

use super::rows::{ANN, BOB, Desk, KEYED};
use crate::kit::town::ask::{flat, has, json, lacks, reads, refuses};

#[test]
fn what_is_said_of_a_known_row_is_done() {
    let desk = Desk::new();
    desk.sheet(&format!("{ANN}{BOB}"));
    assert_eq!(desk.applied("keyed.toml", &[]), (2, 0));
    let (ann, bob) = (desk.case("Ann Quill"), desk.case("Bob Teal"));
    desk.sheet(&ANN.replace("ann@", "hacked@"));
    assert_eq!(desk.applied("keyed.toml", &["--skip", "2"]), (0, 0));
    has(&desk.run("keyed.toml", &["--skip", "2"]).err, &["Left out, as you say: row 2"]);
    assert_eq!(desk.preview("keyed.toml", &["--skip", "2"])["detected"]["left_out"], value!([2]));
    refuses(&desk.run("keyed.toml", &["--apply", "--new", "2"]), 2, "known by its key");
    refuses(&desk.run("keyed.toml", &["--apply", "--same", &format!("2={bob}")]), 2, "of a case already");
    refuses(&desk.run("keyed.toml", &["--apply", "--same", "2=3"]), 2, "of a case already");
    assert_eq!(desk.cases().len(), 2);
    assert_eq!(desk.applied("keyed.toml", &["--same", &format!("2={ann}")]), (0, 1));
    // Of a row that changed in nothing, the same.
    refuses(&desk.run("keyed.toml", &["--same", &format!("2={bob}")]), 2, "of a case already");
    assert_eq!(desk.applied("keyed.toml", &["--same", &format!("2={ann}")]), (0, 0));
}

#[test]
fn a_row_that_is_not_there_is_an_error() {
    let desk = Desk::new();
    desk.sheet(ANN);
    for said in [["--skip", "99"], ["--new", "77"], ["--same", "77=2"], ["--skip", "1"]] {
        let row = said[1].split('=').next().unwrap();
        refuses(&desk.run("keyed.toml", &["--apply", said[0], said[1]]), 2, &format!("no row {row}"));
    }
    assert_eq!(desk.cases().len(), 0);
}

#[test]
fn two_of_one_name_and_address_are_two_where_a_person_says_so() {
    let desk = Desk::new();
    let father = ",2026-11-01,Ann Quill,,fam@example.org,,35001,yes,Roads\n";
    let son = ",2026-11-02,Ann Quill,2001-05-05,fam@example.org,613-555-0199,35001,yes,Rail\n";
    desk.sheet(father);
    assert_eq!(desk.applied("bare.toml", &[]), (1, 0));
    desk.sheet(son);
    assert_eq!(desk.applied("bare.toml", &["--new", "2"]), (1, 0));
    assert_eq!(desk.cases().len(), 2);
    for sheet in [son.to_owned(), father.to_owned(), format!("{father}{son}")] {
        desk.sheet(&sheet);
        assert_eq!(desk.applied("bare.toml", &[]), (0, 0));
    }
    desk.sheet(&son.replace("Rail", "Ports"));
    assert_eq!(desk.applied("bare.toml", &[]), (0, 1));
    assert_eq!(desk.cases().len(), 2);
}

#[test]
fn a_row_that_is_left_out_stops_nothing() {
    let desk = Desk::new();
    let bad = BOB.replace("35002", "99999");
    desk.sheet(&format!("{ANN}{bad}"));
    refuses(&desk.run("keyed.toml", &["--apply"]), 1, "Row 3");
    assert_eq!(desk.applied("keyed.toml", &["--skip", "3"]), (1, 0));
    let ragged = BOB.replace(",Rail", "");
    desk.sheet(&format!("{ANN}{ragged}"));
    let ran = desk.run("keyed.toml", &["--apply"]);
    refuses(&ran, 1, "One row does not have 9 columns");
    has(&ran.err, &["Row 3 has 8 columns"]);
    assert_eq!(desk.applied("keyed.toml", &["--skip", "3"]), (0, 0));
}

const DEBT: &str = "[declared.debt]\ncolumn = \"Why\"\nclear = [\"0\", \"No\"]\n";

/// The declared answer of a case now, and the answers that it had before.
fn declared(desk: &Desk, case: &str) -> (Value, Value) {
    let sheet = json(&desk.town, "vetter", &["show", case]);
    let row = &sheet["application"]["declared"][0];
    (row["answer"].clone(), row["earlier"].clone())
}

#[test]
fn thousands_are_no_zeros_that_a_spreadsheet_adds() {
    let desk = Desk::new();
    fs::write(desk.town.path("debt.toml"), format!("{KEYED}{DEBT}")).unwrap();
    desk.sheet(&ANN.replace("Roads", "5"));
    desk.applied("debt.toml", &[]);
    let case = desk.case("Ann Quill");
    desk.town.does("vetter", &["conflict", &case, "none"]);
    desk.sheet(&ANN.replace("Roads", "\"5,000\""));
    assert_eq!(desk.applied("debt.toml", &[]), (0, 1));
    assert_eq!(declared(&desk, &case), (value!("5,000"), value!(["5"])));
    // As keys they are two.
    let thousand = BOB.replacen('2', "\"1,000\"", 1);
    desk.sheet(&format!("{ANN}{thousand}").replace("Roads", "\"5,000\""));
    assert_eq!(desk.applied("debt.toml", &[]), (1, 0));
}

#[test]
fn a_blank_takes_no_declared_answer_away() {
    let desk = Desk::new();
    fs::write(desk.town.path("debt.toml"), format!("{KEYED}{DEBT}")).unwrap();
    desk.sheet(&ANN.replace("Roads", "Yes: fraud 2019"));
    desk.applied("debt.toml", &[]);
    let case = desk.case("Ann Quill");
    desk.town.does("vetter", &["conflict", &case, "none"]);
    desk.sheet(&ANN.replace("Roads", ""));
    assert_eq!(desk.applied("debt.toml", &[]), (0, 0));
    desk.sheet(&ANN.replace("Roads", "").replace("ann@", "annq@"));
    assert_eq!(desk.applied("debt.toml", &[]), (0, 1));
    assert_eq!(declared(&desk, &case), (value!("Yes: fraud 2019"), value!([])));
    // Where nothing was said before, a blank is an answer that is not clear.
    desk.sheet(&BOB.replace("Rail", ""));
    assert_eq!(desk.applied("debt.toml", &[]), (1, 0));
    let bob = desk.case("Bob Teal");
    desk.town.does("vetter", &["conflict", &bob, "none"]);
    assert_eq!(declared(&desk, &bob), (value!(""), value!([])));
}

#[test]
fn undo_leaves_what_was_found_out_since() {
    let desk = Desk::new();
    desk.sheet(&format!("{ANN}{BOB}"));
    let ran = desk.run("keyed.toml", &["--apply", "--json"]);
    let batch: Value = serde_json::from_str(&ran.out).unwrap();
    let batch = batch["batch"].as_str().unwrap().to_owned();
    let ann = desk.case("Ann Quill");
    let finding = [
        "finding",
        "add",
        &ann,
        "--category",
        "financial",
        "--severity",
        "4",
        "--grade",
        "A1",
        "--text",
        "Fraud",
    ];
    desk.town.does("vetter", &["conflict", &ann, "none"]);
    let added = desk.town.run("vetter", &finding, "");
    assert_eq!(added.code, 0, "{}", added.err);
    let undone = desk.town.run("vetter", &["import", "undo", &batch, "--json"], "");
    assert_eq!(undone.code, 6, "{}", undone.err);
    has(&flat(&undone.err), &["Not closed", "Ann Quill", "something was recorded in it since"]);
    let data: Value = serde_json::from_str(&undone.out).unwrap();
    assert_eq!((data["closed"].as_array().unwrap().len(), &data["left"][0]["case"]), (1, &value!(ann)));
    // The row is still that case's, and Bob's opens a new one.
    assert_eq!(desk.applied("keyed.toml", &[]), (1, 0));
    // A case that its opener closes by hand with a finding in it is still an earlier file.
    desk.town.does("vetter", &["close", &ann, "--why", "withdrew"]);
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 0));
    fs::write(desk.town.path("other.toml"), KEYED.replace("\"Form\"", "\"Other\"")).unwrap();
    desk.sheet(&ANN.replace("35001", "35009").replace("ann@", "annq@").replace("0101", "0177"));
    let earlier = desk.preview("other.toml", &[])["earlier"].clone();
    assert_eq!(earlier[0]["files"].as_array().map(Vec::len), Some(1), "{earlier}");
}

#[test]
fn undo_names_what_an_import_corrected() {
    let desk = Desk::new();
    desk.sheet(ANN);
    desk.applied("keyed.toml", &[]);
    desk.sheet(&ANN.replace("ann@", "annq@"));
    let ran = desk.run("keyed.toml", &["--apply"]);
    lacks(&ran.err, &["import undo"]);
    has(&flat(&ran.err), &["No case opened", "of which corrected: 1"]);
    let listed = json(&desk.town, "vetter", &["import", "list"]);
    let listed = listed.as_array().unwrap();
    let only = listed.iter().find(|import| import["cases"] == value!([])).unwrap();
    assert_eq!(only["corrected"], value!([desk.case("Ann Quill")]));
    let batch = only["batch"].as_str().unwrap();
    let undone = desk.town.run("vetter", &["import", "undo", batch, "--json"], "");
    assert_eq!(undone.code, 6, "{}", undone.err);
    has(&flat(&undone.err), &["Corrected by this import, and left so", "Ann Quill", "greenlight log"]);
    // One that opened and corrected says both.
    desk.sheet(&format!("{}{BOB}", ANN.replace("ann@", "quill@")));
    let ran = desk.run("keyed.toml", &["--apply", "--json"]);
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    let undone = desk.town.run("vetter", &["import", "undo", data["batch"].as_str().unwrap(), "--json"], "");
    let data: Value = serde_json::from_str(&undone.out).unwrap();
    assert_eq!(
        (data["closed"].as_array().unwrap().len(), &data["corrected"][0]["name"]),
        (1, &value!("Ann Quill"))
    );
}

#[test]
fn next_shows_an_answer_that_is_neither_yes_nor_no() {
    let desk = Desk::new();
    let map = KEYED.replace("yes = [\"yes\"]", "yes = [\"yes\"]\nneither = [\"Yes, but not the result\"]");
    fs::write(desk.town.path("words.toml"), map).unwrap();
    let sheet = ANN.replace(",yes,", ",\"Yes, but not the result\",");
    desk.sheet(&sheet);
    let ran = desk.run("keyed.toml", &[]);
    refuses(&ran, 1, "neither a yes nor a plain no");
    has(&flat(&ran.err), &["neither = [", "greenlight next CASE"]);
    has(&flat(&desk.run("words.toml", &[]).err), &["neither a yes nor a no", "nothing is recorded"]);
    assert_eq!(desk.applied("words.toml", &[]), (1, 0));
    let case = desk.case("Ann Quill");
    desk.town.does("vetter", &["conflict", &case, "none"]);
    let next = ["next", case.as_str()];
    has(
        &flat(&reads(&desk.town, "vetter", &next)),
        &["answered neither yes nor no", "“Yes, but not the result”"],
    );
    let sheet = json(&desk.town, "vetter", &["show", &case]);
    assert_eq!(
        (&sheet["consents"], &sheet["application"]["unclear"][0]["check"]),
        (&value!([]), &value!("police"))
    );
    desk.town.does("vetter", &["consent", &case, "police", "--on", "2026-11-05", "--for", "run"]);
    lacks(&flat(&reads(&desk.town, "vetter", &next)), &["but not the result"]);
}

#[test]
fn a_consent_of_another_age_is_refused_at_the_keyboard() {
    let desk = Desk::new();
    desk.sheet(ANN);
    desk.applied("keyed.toml", &[]);
    let case = desk.case("Ann Quill");
    desk.town.does("vetter", &["conflict", &case, "none"]);
    for more in [&[][..], &["--refused"], &["--withdrawn"]] {
        for day in ["1926-11-05", "1900-01-01", "1979-12-31"] {
            let said = [&["consent", &case, "credit", "--on", day][..], more].concat();
            refuses(&desk.town.run("vetter", &said, ""), 5, "too old");
        }
    }
    desk.town.does("vetter", &["consent", &case, "credit", "--on", "2025-11-05"]);
}
