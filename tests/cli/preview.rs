//! What the preview of an import shows of each row before anything is signed: earlier files as far as the reader may know
//! of them, districts by an earlier name, cells that are kept as answered, and what a spreadsheet spoiled.

use std::fs;

use greenlight::seal::identity::public_line;
use serde_json::{Value, json as value};

use crate::kit::town::ask::{flat, has, lacks, ok, refuses};
use crate::kit::town::{Ran, Town, fed, identity};

const MAP: &str = "source = \"Form\"\n[columns]\nname = \"Name\"\nborn = \"Born\"\nemail = \"Mail\"\nphone = \"Phone\"\n\
    district = \"Riding\"\nlanguage = \"Language\"\nsubmitted_at = \"Sent\"\n\
    [[consent]]\ncheck = \"police\"\ncolumn = \"Consent\"\nyes = [\"yes\"]\n";
const HEAD: &str = "Sent,Name,Born,Mail,Phone,Riding,Language,Consent,Why\n";

/// A town in which two vetters have a province each.
fn by_province() -> Town {
    let town = Town::with_people();
    for (name, key, scope) in [("Aurel Pike", "stranger", "AB"), ("Wren Castellan", "quebec", "QC")] {
        let theirs = identity(key);
        let file = format!("keys/{key}.pub");
        fs::write(town.path(&format!("keys/{key}")), theirs.to_openssh(key).unwrap().as_bytes()).unwrap();
        fs::write(town.path(&file), public_line(&theirs.public()) + "\n").unwrap();
        town.does("admin", &["person", "add", name, "--key", &file, "--role", "vetter", "--scope", scope]);
    }
    fs::write(town.path("map.toml"), MAP).unwrap();
    town
}

fn town() -> Town {
    let town = Town::with_people();
    fs::write(town.path("map.toml"), MAP).unwrap();
    town
}

fn sheet(town: &Town, rows: &str) {
    fs::write(town.path("form.csv"), format!("{HEAD}{rows}")).unwrap();
}

fn import(town: &Town, who: &str, more: &[&str]) -> Ran {
    town.run(who, &[&["import", "form.csv", "--map", "map.toml"], more].concat(), "")
}

fn preview(town: &Town, who: &str) -> Value {
    let ran = import(town, who, &["--json"]);
    serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {} {}", ran.out, ran.err))
}

fn in_french(town: &Town, args: &[&str]) -> Ran {
    let mut french = town.command(env!("CARGO_BIN_EXE_greenlight"));
    french.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    french.args(["--lang", "fr", "import", "form.csv", "--map", "map.toml"]).args(args);
    fed(french, "")
}

const BO: &str = "2026-11-01,Bo Lind,1971-01-01,bo@example.org,613-555-0102,24001,English,no,Rail\n";
const IDA: &str = "2026-11-01,Ida Quist,1966-02-02,ida@example.org,613-555-0103,24002,English,no,Roads\n";
const UMA: &str = "2026-11-01,Uma Teal,1990-05-05,uma@example.org,613-555-0104,24003,English,no,Buses\n";

fn opens(town: &Town, who: &str, name: &str, born: &str, district: &str) -> String {
    town.does(who, &["open", "--name", name, "--born", born, "--district", district])
}

#[test]
fn the_preview_names_possible_earlier_files_row_by_row() {
    let town = by_province();
    let seen = opens(&town, "quebec", "Bo Lind", "1971-01-01", "24005");
    town.does("quebec", &["conflict", &seen, "none"]);
    opens(&town, "stranger", "Ida Quist", "1966-02-02", "48001");
    sheet(&town, &format!("{BO}{IDA}{UMA}"));
    let ran = import(&town, "quebec", &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = flat(&ran.err);
    has(&said, &["Row 2, Bo Lind: may have an earlier file.", &seen, "same birth date"]);
    has(&said, &["Row 3, Ida Quist: may have an earlier file. A possible earlier file exists"]);
    lacks(&said, &["Uma Teal: may have"]);
    let earlier = &preview(&town, "quebec")["earlier"];
    assert_eq!(earlier.as_array().unwrap().len(), 2, "{earlier}");
    assert_eq!((&earlier[0]["row"], &earlier[0]["name"]), (&value!(2), &value!("Bo Lind")));
    assert_eq!(earlier[0]["files"][0]["short"], value!(seen));
    assert_eq!(earlier[0]["files"][0]["chance"], "same");
    assert_eq!((&earlier[1]["row"], &earlier[1]["files"][0]["hidden"]), (&value!(3), &value!(true)));
}

#[test]
fn of_a_case_out_of_scope_the_preview_tells_nothing_else() {
    let town = by_province();
    let hidden = opens(&town, "stranger", "Ida Quist", "1966-02-02", "48001");
    let whole = ok(&town, "approver", &["show", &hidden, "--json"]).out;
    let whole: Value = serde_json::from_str(&whole).unwrap();
    sheet(&town, &IDA.replace("Ida Quist", "I. Quist"));
    for more in [&[][..], &["--json"]] {
        let ran = import(&town, "quebec", more);
        let said = format!("{}{}", ran.out, ran.err);
        has(&said, &["I. Quist"]);
        lacks(&said, &[whole["id"].as_str().unwrap(), "Ida Quist", "same birth date", "initial fits"]);
        let mut words = said.split(|c: char| !c.is_ascii_alphanumeric());
        assert!(!words.any(|word| word == hidden || word == "48001"), "{said}");
    }
    let file = &preview(&town, "quebec")["earlier"][0]["files"][0];
    for field in ["id", "short", "name", "district", "status", "chance"] {
        assert_eq!(file[field], Value::Null, "{file}");
    }
    assert_eq!(file["reasons"], value!([]));
}

#[test]
fn why_a_file_is_alike_is_told_after_declaring_only() {
    let town = town();
    let first = opens(&town, "approver", "Bo Lind", "1971-01-01", "24005");
    sheet(&town, &format!("{BO}{UMA}"));
    let before = import(&town, "vetter", &[]);
    has(&flat(&before.err), &["Row 2, Bo Lind: may have an earlier file.", &first]);
    lacks(&flat(&before.err), &["same birth date"]);
    assert_eq!(preview(&town, "vetter")["earlier"][0]["files"][0]["undeclared"], value!(true));
    town.does("vetter", &["conflict", &first, "none"]);
    has(&flat(&import(&town, "vetter", &[]).err), &["same birth date"]);
    let french = in_french(&town, &[]);
    has(
        &flat(&french.err),
        &["Ligne 2, Bo Lind", "peut-être un dossier antérieur", "même date de naissance"],
    );
}

#[test]
fn what_an_import_finds_is_recorded_with_the_cases() {
    let town = town();
    let first = opens(&town, "vetter", "Bo Lind", "1971-01-01", "24005");
    sheet(&town, &format!("{BO}{UMA}"));
    let ran = import(&town, "vetter", &["--apply", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let done: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(done["earlier"][0]["files"][0]["short"], value!(first));
    has(&flat(&ran.err), &["Row 2, Bo Lind: may have an earlier file."]);
    let of = |at: usize| done["opened"][at].as_str().unwrap();
    for case in [of(0), of(1)] {
        town.does("vetter", &["conflict", case, "none"]);
    }
    has(&ok(&town, "vetter", &["next", of(0)]).out, &["has not been judged"]);
    let log = |case: &str| flat(&ok(&town, "vetter", &["log", case]).out);
    has(&log(of(0)), &["searched for earlier files"]);
    lacks(&log(of(1)), &["searched for earlier files"]);
    // Nothing stands in the way of taking it back: only the importer has signed.
    let undo = ["import", "undo", done["batch"].as_str().unwrap(), "--why", "Opened twice."];
    ok(&town, "vetter", &undo);
}

#[test]
fn a_row_that_joins_another_or_corrects_a_name_is_searched_for() {
    let town = town();
    let first = opens(&town, "vetter", "Uma Teal-Finch", "1990-05-05", "24005");
    // The other name of a second row of the same person.
    sheet(&town, &format!("{}{UMA}", UMA.replace("Uma Teal", "Della Moss")));
    let joins = ["--same", "3=2"];
    has(&flat(&import(&town, "vetter", &joins).err), &["Row 3, Uma Teal: may have an earlier file.", &first]);
    let done = import(&town, "vetter", &[&joins[..], &["--apply", "--json"]].concat());
    let done: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((&done["earlier"][0]["row"], &done["opened"][1]), (&value!(3), &Value::Null), "{done}");
    // A birth date that comes later.
    let town = self::town();
    opens(&town, "vetter", "B. Lind", "1971-01-01", "24005");
    sheet(&town, &BO.replace("1971-01-01", ""));
    assert_eq!(import(&town, "vetter", &["--apply"]).code, 0);
    sheet(&town, BO);
    has(&flat(&import(&town, "vetter", &[]).err), &["of which to correct: 1", "Row 2, Bo Lind: may have"]);
}

#[test]
fn two_rows_of_one_sheet_are_earlier_files_of_each_other() {
    let town = town();
    let liz = UMA.replace("Uma Teal", "Liz Quill").replace("uma@", "liz@");
    let elizabeth = liz.replace("Liz", "Elizabeth").replace("24003", "24009").replace("liz@", "eq@");
    sheet(&town, &format!("{liz}{}", elizabeth.replace("0104", "0199")));
    let done = import(&town, "vetter", &["--apply", "--json"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let done: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(done["earlier"].as_array().unwrap().len(), 2, "{done}");
}

#[test]
fn a_district_by_an_earlier_name_is_said_in_its_row() {
    let town = town();
    let former = BO.replace("24001", "Baie de Quinte");
    sheet(&town, &format!("{former}{IDA}"));
    let ran = import(&town, "vetter", &[]);
    has(&flat(&ran.err), &["One row names its district by a name that is official no more"]);
    has(&flat(&ran.err), &["Row 2, Bo Lind: “Baie de Quinte” is an earlier name", "35006 Bay of Quinte now"]);
    let shown = preview(&town, "vetter");
    let expected = value!([{ "row": 2, "name": "Bo Lind", "district": "35006", "former_en": "Baie de Quinte",
        "former_fr": "Baie de Quinte", "until": "2025-03-23" }]);
    assert_eq!(shown["former_names"], expected);
    assert_eq!(shown["new"][0]["formerly"]["until"], "2025-03-23");
    assert_eq!(shown["new"][1]["formerly"], Value::Null);
    let french = in_french(&town, &[]);
    has(&flat(&french.err), &["1 ligne donne à sa circonscription", "est un ancien nom", "35006"]);
    // It is said where it is signed, and no more once the row is known.
    has(&flat(&import(&town, "vetter", &["--apply"]).err), &["Row 2, Bo Lind: “Baie de Quinte”"]);
    lacks(&flat(&import(&town, "vetter", &[]).err), &["Baie de Quinte"]);
}

#[test]
fn a_case_that_is_opened_or_moved_by_an_earlier_name_says_so() {
    let town = town();
    let args = ["open", "--name", "Bo Lind", "--district", "Baie de Quinte"];
    let opened = ok(&town, "vetter", &args);
    has(&flat(&opened.err), &["“Baie de Quinte” is an earlier name", "35006 Bay of Quinte now"]);
    let case = opens(&town, "vetter", "Ida Quist", "1966-02-02", "24002");
    town.does("approver", &["conflict", &case, "none"]);
    let moved = ok(&town, "approver", &["edit", &case, "--district", "35006 Baie de Quinte"]);
    has(&flat(&moved.err), &["“Baie de Quinte” is an earlier name"]);
}

#[test]
fn cells_that_are_kept_as_answered_are_in_the_data() {
    let town = town();
    let row = BO.replace("1971-01-01", "N/A").replace("English", "Both");
    sheet(&town, &format!("{row}{IDA}"));
    let shown = preview(&town, "vetter");
    let expected = value!([
        { "row": 2, "column": "Born", "text": "N/A", "why": "bad-date" },
        { "row": 2, "column": "Language", "text": "Both", "why": "bad-language" },
    ]);
    assert_eq!(shown["unread"], expected);
    assert_eq!(shown["detected"]["delimiter"], ",");
    // A row that is known is not among the new ones, and its cells are told of all the same.
    import(&town, "vetter", &["--apply"]);
    assert_eq!(preview(&town, "vetter")["unread"], expected);
}

#[test]
fn a_telephone_that_a_spreadsheet_shortened_is_no_telephone() {
    for spoiled in ["\"4,18E+09\"", "4.18E+09", "4.185550133e+09", "#NAME?", "########"] {
        let town = town();
        sheet(&town, &format!("{IDA}{}", BO.replace("613-555-0102", spoiled)));
        let ran = import(&town, "vetter", &[]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let text = spoiled.trim_matches('"');
        has(&flat(&ran.err), &[&format!("Row 3, “Phone”: “{text}”"), "spreadsheet"]);
        let shown = preview(&town, "vetter");
        assert_eq!(shown["new"][1]["phone"], Value::Null, "{spoiled}");
        assert!(shown["new"][1]["answers"].to_string().contains(text), "{shown}");
        let why = if text.starts_with('#') { "sheet-error" } else { "number-shortened" };
        assert_eq!(shown["unread"], value!([{ "row": 3, "column": "Phone", "text": text, "why": why }]));
        has(&flat(&in_french(&town, &[]).err), &["Ligne 3, « Phone »", "tableur"]);
    }
}

#[test]
fn a_name_that_a_spreadsheet_spoiled_opens_nothing() {
    for spoiled in ["#NAME?", "#NOM?", "#REF!", "1.23E+11", "#####"] {
        let town = town();
        sheet(&town, &BO.replace("Bo Lind", spoiled));
        let ran = import(&town, "vetter", &["--apply"]);
        refuses(&ran, 1, "Row 2, “Name”");
        has(&ran.err, &[spoiled, "spreadsheet"]);
    }
}

#[test]
fn what_the_map_names_is_not_said_to_be_unnamed() {
    let town = town();
    sheet(&town, &format!("{BO}{IDA}"));
    let kept = import(&town, "vetter", &[]).err;
    let kept = kept.lines().find(|line| line.contains("the map does not name them")).unwrap();
    assert!(kept.ends_with(": Why"), "{kept}");
    assert_eq!(preview(&town, "vetter")["unplaced"], value!(["Why"]));
    // Its answer is kept all the same, because the words of a refusal matter.
    assert!(preview(&town, "vetter")["new"][0]["answers"].to_string().contains("Consent"));
}

#[test]
fn nothing_is_said_of_corrections_where_there_are_none() {
    let town = town();
    sheet(&town, &format!("{BO}{IDA}"));
    has(&import(&town, "vetter", &[]).err, &["New: 2. Here already: 0.\n"]);
    let french = in_french(&town, &[]).err;
    let counts = french.lines().find(|line| line.contains("Déjà présentes")).unwrap();
    assert!(counts.ends_with(": 0.") && !counts.contains("corriger"), "{counts}");
    let ran = import(&town, "vetter", &["--apply"]);
    has(&flat(&ran.err), &["2 cases opened; rows that were here already: 0. Import "]);
    sheet(&town, &format!("{}{IDA}", BO.replace("Rail", "Trams")));
    has(&import(&town, "vetter", &[]).err, &["Here already: 2, of which to correct: 1.\n"]);
    let ran = import(&town, "vetter", &["--apply"]);
    has(&flat(&ran.err), &["rows that were here already: 2, of which corrected: 1. Import "]);
}

#[test]
fn long_names_of_districts_break_between_words_alone() {
    let town = town();
    let long = ["Côte-Nord—Kawawachikamach—Nitassinan", "Mégantic—L’Érable—Lotbinière"];
    sheet(&town, &format!("{}{}", BO.replace("24001", long[0]), IDA.replace("24002", long[1])));
    for width in ["60", "80", "120"] {
        let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
        command
            .env("GREENLIGHT_STORE", "store")
            .env("GREENLIGHT_IDENTITY", "keys/vetter")
            .env("COLUMNS", width);
        command.args(["--lang", "fr", "import", "form.csv", "--map", "map.toml"]);
        let out = fed(command, "").out;
        has(&out, &["Kawawachikamach—", "Nitassinan", "Lotbinière", "1971-01-01"]);
        let width: usize = width.parse().unwrap();
        assert!(out.lines().all(|line| line.chars().count() <= width), "{out}");
    }
}

#[test]
fn a_sheet_with_one_person_in_every_row_is_refused() {
    let town = town();
    sheet(&town, &BO.repeat(20_000));
    let ran = import(&town, "vetter", &["--apply"]);
    refuses(&ran, 1, "20000 rows may all be of Bo Lind");
    has(&flat(&ran.err), &["Rows: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …", "Leave copies and test answers out"]);
    // So is one of a person who is here, by the key or not.
    sheet(&town, BO);
    assert_eq!(import(&town, "vetter", &["--apply"]).code, 0);
    sheet(&town, &BO.replace("Rail", "Trams").repeat(5_000));
    refuses(&import(&town, "vetter", &["--apply"]), 1, "5000 rows may all be of Bo Lind");
    // A few are questions.
    sheet(&town, &UMA.repeat(20));
    let asks = import(&town, "vetter", &["--apply"]);
    refuses(&asks, 6, "you must say who 20 rows are");
    has(&asks.err, &["--same 21=2"]);
    sheet(&town, &UMA.repeat(21));
    refuses(&import(&town, "vetter", &["--apply"]), 1, "21 rows may all be of Uma Teal");
    has(&import(&town, "vetter", &["--skip", "9"]).err, &["you must say who 20 rows are"]);
}

#[test]
fn one_name_in_every_row_tells_nobody_apart_either() {
    let town = town();
    let row =
        |at: usize| format!("2026-11-01,Bo Lind,,bo{at}@example.org,613-555-{at:04},24001,English,no,Rail\n");
    sheet(&town, &(0..3_000).map(row).collect::<String>());
    refuses(&import(&town, "vetter", &["--apply"]), 1, "3000 rows may all be of Bo Lind");
    // With a birth date each they are so many people.
    let born = |at: usize| row(at).replacen(",,", &format!(",19{:02}-01-02,", 30 + at % 70), 1);
    sheet(&town, &(0..40).map(born).collect::<String>());
    assert_eq!(import(&town, "vetter", &[]).code, 0);
    // One without is near each of them.
    sheet(&town, &(0..40).map(born).chain([row(40)]).collect::<String>());
    refuses(&import(&town, "vetter", &[]), 6, "you must say who 41 rows are");
}

#[test]
fn a_known_row_that_is_left_out_is_not_corrected() {
    let town = town();
    sheet(&town, &format!("{BO}{IDA}"));
    assert_eq!(import(&town, "vetter", &["--apply"]).code, 0);
    sheet(&town, &format!("{}{}", BO.replace("Rail", "Trams"), IDA.replace("Roads", "Paths")));
    let done = import(&town, "vetter", &["--skip", "2", "--apply", "--json"]);
    let done: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(done["corrected"].as_array().unwrap().len(), 1, "{done}");
    let left = &preview(&town, "vetter")["corrections"];
    assert_eq!((left.as_array().unwrap().len(), &left[0]["row"]), (1, &value!(2)));
}

#[test]
fn where_rows_ask_the_preview_counts_them_and_hurries_nobody() {
    let town = town();
    sheet(&town, &format!("{BO}{IDA}{BO}"));
    let ran = import(&town, "vetter", &[]);
    refuses(&ran, 6, "you must say who 2 rows are");
    has(&ran.err, &["New: 1. Here already: 0. You are asked about: 2.\n"]);
    lacks(&ran.err, &["To import, add --apply"]);
    has(&flat(&in_french(&town, &[]).err), &["En question", "2."]);
}

#[test]
fn a_file_that_a_row_asks_about_is_shown_once() {
    let town = town();
    let case = opens(&town, "vetter", "Bo Lind", "1971-01-01", "24001");
    sheet(&town, BO);
    let ran = import(&town, "vetter", &[]);
    refuses(&ran, 6, "same name and district");
    lacks(&ran.err, &["may have an earlier file"]);
    let shown = preview(&town, "vetter");
    assert_eq!(shown["earlier"][0]["files"][0]["short"], value!(case));
}

#[test]
fn what_to_do_about_spoiled_cells_is_said_once() {
    let town = town();
    let spoiled = |row: &str| row.replace("613-555-", "4.1E+09 ").replace("E+09 ", "E+0");
    sheet(&town, &[BO, IDA, UMA].map(spoiled).concat());
    let said = flat(&import(&town, "vetter", &[]).err);
    has(&said, &["Row 2, “Phone”", "Row 3, “Phone”", "Row 4, “Phone”"]);
    assert_eq!(said.matches("show the column as text").count(), 1, "{said}");
}

#[test]
fn what_is_said_of_a_row_that_is_not_there_is_refused() {
    let town = town();
    sheet(&town, &format!("{BO}{IDA}"));
    for said in [["--skip", "4"], ["--new", "1"], ["--same", "20=2"]] {
        let ran = import(&town, "vetter", &[&said[..], &["--apply"]].concat());
        refuses(&ran, 2, "The file has no row");
    }
    assert_eq!(import(&town, "vetter", &["--skip", "3", "--apply"]).code, 0);
}
