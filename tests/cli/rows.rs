//! A row of a form is known by what identifies it: nothing is opened twice, nobody is lost, nothing that somebody wrote by
//! hand is overwritten in silence. Real commands, an invented town.

use std::fs;

use serde_json::{Value, json as value};

use crate::kit::town::Town;
use crate::kit::town::ask::{has, json, lacks, reads, refuses};

pub(super) const KEYED: &str = "source = \"Form\"\n[columns]\nname = \"Name\"\nborn = \"Born\"\nemail = \"Mail\"\n\
    phone = \"Phone\"\ndistrict = \"Riding\"\nrow_key = \"Id\"\nsubmitted_at = \"Sent\"\n\
    [[consent]]\ncheck = \"police\"\ncolumn = \"Consent\"\nyes = [\"yes\"]\n";

pub(super) struct Desk {
    pub(super) town: Town,
}

impl Desk {
    /// A town with a map for forms with a key, and one for forms without.
    pub(super) fn new() -> Desk {
        let town = Town::with_people();
        fs::write(town.path("keyed.toml"), KEYED).unwrap();
        fs::write(town.path("bare.toml"), KEYED.replace("row_key = \"Id\"\n", "")).unwrap();
        Desk { town }
    }

    pub(super) fn sheet(&self, rows: &str) {
        let head = "Id,Sent,Name,Born,Mail,Phone,Riding,Consent,Why\n";
        fs::write(self.town.path("form.csv"), format!("{head}{rows}")).unwrap();
    }

    pub(super) fn run(&self, map: &str, more: &[&str]) -> crate::kit::town::Ran {
        self.town.run("vetter", &[&["import", "form.csv", "--map", map][..], more].concat(), "")
    }

    pub(super) fn preview(&self, map: &str, more: &[&str]) -> Value {
        let ran = self.run(map, &[more, &["--json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {} {}", ran.out, ran.err))
    }

    /// Applies a sheet; the answer is how many cases it opened, and how many it corrected.
    pub(super) fn applied(&self, map: &str, more: &[&str]) -> (usize, usize) {
        let ran = self.run(map, &[more, &["--apply", "--json"]].concat());
        assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
        let done: Value = serde_json::from_str(&ran.out).unwrap();
        (done["opened"].as_array().unwrap().len(), done["corrected"].as_array().unwrap().len())
    }

    pub(super) fn cases(&self) -> Vec<Value> {
        json(&self.town, "vetter", &["list", "--limit", "100"]).as_array().unwrap().clone()
    }

    pub(super) fn case(&self, name: &str) -> String {
        let all = self.cases();
        let found = all.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name}: {all:?}"));
        found["id"].as_str().unwrap().to_owned()
    }

    pub(super) fn fields(&self, map: &str) -> Vec<(String, Value, Value)> {
        let preview = self.preview(map, &[]);
        let corrections = preview["corrections"].as_array().unwrap().clone();
        let changes = corrections.iter().flat_map(|case| case["changes"].as_array().unwrap().clone());
        changes
            .map(|change| {
                (change["part"].as_str().unwrap().to_owned(), change["old"].clone(), change["new"].clone())
            })
            .collect()
    }
}

pub(super) const ANN: &str =
    "1,2026-11-01,Ann Quill,1980-01-02,ann@example.org,613-555-0101,35001,yes,Roads\n";
pub(super) const BOB: &str = "2,2026-11-01,Bob Teal,1975-03-04,bob@example.org,613-555-0102,35002,no,Rail\n";

#[test]
fn a_new_column_and_another_order_open_nothing_again() {
    for map in ["keyed.toml", "bare.toml"] {
        let desk = Desk::new();
        desk.sheet(&format!("{ANN}{BOB}"));
        assert_eq!(desk.applied(map, &[]), (2, 0));
        assert_eq!(desk.applied(map, &[]), (0, 0));
        has(&desk.run(map, &[]).err, &["Nothing new"]);
        let turned = "Why,Riding,Seen by,Phone,Mail,Born,Name,Consent,Sent,Id\n\
            Roads,35001,,613-555-0101,ann@example.org,1980-01-02,Ann Quill,yes,2026-11-01,1.0\n\
            Rail,35002,,613-555-0102,bob@example.org,1975-03-04,Bob Teal,no,2026-11-01,02\n";
        // A number of the form is a key that a spreadsheet may write otherwise; without a key it is an answer as written.
        let turned = &if map == "bare.toml" {
            turned.replace("1.0", "1").replace("02\n", "2\n")
        } else {
            turned.into()
        };
        fs::write(desk.town.path("form.csv"), turned).unwrap();
        assert_eq!(desk.applied(map, &[]), (0, 0), "{map}");
        fs::write(desk.town.path("form.csv"), turned.replace("35001,,", "35001,Kim,")).unwrap();
        assert_eq!(desk.fields(map), [("answer".into(), Value::Null, value!("Kim"))]);
        assert_eq!(desk.cases().len(), 2);
    }
}

#[test]
fn a_changed_answer_is_a_correction_of_the_case() {
    for map in ["keyed.toml", "bare.toml"] {
        let desk = Desk::new();
        desk.sheet(&format!("{ANN}{BOB}"));
        desk.applied(map, &[]);
        let changed =
            ANN.replace("ann@", "annq@").replace("Roads", "Roads and rail").replace("Quill", "QUILL");
        let changed = if map == "bare.toml" { changed.replace("QUILL", "Quill") } else { changed };
        desk.sheet(&format!("{changed}{}", BOB.replace(",no,", ",yes,")));
        let fields = desk.fields(map);
        assert!(
            fields.contains(&("email".into(), value!("ann@example.org"), value!("annq@example.org"))),
            "{fields:?}"
        );
        assert!(fields.contains(&("answer".into(), value!("Roads"), value!("Roads and rail"))), "{fields:?}");
        assert!(
            fields.iter().any(|(part, _, new)| part == "consent" && new["on"] == "2026-11-01"),
            "{fields:?}"
        );
        let shown = desk.run(map, &[]);
        has(&shown.out, &["ann@example.org", "annq@example.org", "Roads and rail"]);
        assert_eq!(desk.cases().len(), 2);
        assert_eq!(desk.applied(map, &[]), (0, 2));
        assert_eq!(desk.applied(map, &[]), (0, 0));
        let name = if map == "keyed.toml" { "Ann QUILL" } else { "Ann Quill" };
        let case = desk.case(name);
        desk.town.does("vetter", &["conflict", &case, "none"]);
        let sheet = json(&desk.town, "vetter", &["show", &case]);
        assert_eq!(sheet["candidate"]["email"], "annq@example.org");
        assert_eq!(sheet["events"], 3);
    }
}

#[test]
fn what_was_changed_by_hand_is_shown_and_stays() {
    let desk = Desk::new();
    desk.sheet(ANN);
    desk.applied("keyed.toml", &[]);
    let case = desk.case("Ann Quill");
    desk.town.does("vetter", &["edit", &case, "--email", "by.hand@example.org"]);
    // The form says what it said: nothing is to be done, and nothing is taken back.
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 0));
    desk.sheet(&ANN.replace("ann@", "later@").replace("0101", "0199"));
    let ran = desk.run("keyed.toml", &[]);
    assert_eq!(ran.code, 0);
    has(&ran.err, &["by hand", "by.hand@example.org", "later@example.org", "greenlight edit", "--email"]);
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 1));
    desk.town.does("vetter", &["conflict", &case, "none"]);
    let sheet = json(&desk.town, "vetter", &["show", &case]);
    assert_eq!(sheet["candidate"]["email"], "by.hand@example.org");
    assert_eq!(sheet["candidate"]["phone"], "613-555-0199");
}

#[test]
fn a_colleague_sees_old_values_after_declaring_only() {
    let desk = Desk::new();
    desk.sheet(ANN);
    desk.applied("keyed.toml", &[]);
    desk.sheet(&ANN.replace("ann@", "annq@"));
    let import = ["import", "form.csv", "--map", "keyed.toml"];
    let ran = desk.town.run("reviewer", &import, "");
    has(&ran.out, &["annq@example.org", "once you have declared"]);
    lacks(&(ran.out + &ran.err), &["ann@example.org"]);
    desk.town.does("reviewer", &["conflict", &desk.case("Ann Quill"), "none"]);
    has(&desk.town.run("reviewer", &import, "").out, &["ann@example.org", "annq@example.org"]);
}

#[test]
fn a_known_key_of_another_person_is_a_question() {
    let desk = Desk::new();
    desk.sheet(ANN);
    desk.applied("keyed.toml", &[]);
    for other in [ANN.replace("Ann Quill", "Rose Larch"), ANN.replace("1980", "1982")] {
        desk.sheet(&format!("{other}{BOB}"));
        let ran = desk.run("keyed.toml", &["--apply"]);
        refuses(&ran, 6, "This key belongs to somebody of another name or birth date");
        has(&ran.err, &["Row 2", "--same 2=", "--skip 2"]);
        lacks(&ran.err, &["--new 2"]);
        assert_eq!(desk.cases().len(), 1, "all or nothing");
        // Her key opens no second case, whatever is said.
        refuses(&desk.run("keyed.toml", &["--apply", "--new", "2"]), 6, "another name");
    }
    let case = desk.case("Ann Quill");
    desk.sheet(&ANN.replace("Ann Quill", "Ann Larch"));
    let same = format!("2={case}");
    assert_eq!(desk.applied("keyed.toml", &["--same", &same]), (0, 1));
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 0));
    assert_eq!(desk.case("Ann Larch"), case);
}

#[test]
fn what_is_near_is_a_question_with_both_shown() {
    let near = [
        (
            "name and district",
            "9,2026-11-02,Quill Ann,1991-05-06,other@example.org,613-555-0177,35001,no,x\n",
        ),
        ("same e-mail", "9,2026-11-02,Rose Larch,1991-05-06,ANN@example.org,613-555-0177,35009,no,x\n"),
        (
            "same telephone",
            "9,2026-11-02,Rose Larch,1991-05-06,other@example.org,(613) 555 0101,35009,no,x\n",
        ),
    ];
    for (how, row) in near {
        for map in ["keyed.toml", "bare.toml"] {
            let desk = Desk::new();
            desk.sheet(ANN);
            desk.applied(map, &[]);
            desk.sheet(&format!("{ANN}{row}"));
            let ran = desk.run(map, &["--apply"]);
            refuses(&ran, 6, how);
            has(&ran.err, &["Row 3", "Ann Quill", "1991-05-06", "--new 3", "--same 3="]);
            let questions = &desk.preview(map, &[])["questions"];
            assert_eq!(questions[0]["near"][0]["name"], "Ann Quill");
            assert_eq!(desk.applied(map, &["--new", "3"]), (1, 0), "{map} {how}");
            assert_eq!(desk.applied(map, &[]), (0, 0), "{map} {how}: it is known from then on");
        }
    }
}

#[test]
fn a_row_that_is_said_to_be_of_a_case_stays_with_it() {
    let desk = Desk::new();
    let case = desk.town.does("vetter", &["open", "--name", "Ann Quill", "--district", "35001"]);
    desk.sheet(&ANN.replace("Ann Quill", "Ann M. Quill-Larch").replace("ann@", "amql@"));
    assert_eq!(desk.run("keyed.toml", &[]).code, 0, "another name in one district is no question");
    desk.sheet(ANN);
    refuses(&desk.run("keyed.toml", &["--apply"]), 6, "same name and district");
    refuses(&desk.run("keyed.toml", &["--apply", "--same", "2=ZZZZZ"]), 2, "asks nothing about");
    refuses(&desk.run("keyed.toml", &["--apply", "--same", "2"]), 2, "does not say which row");
    assert_eq!(desk.applied("keyed.toml", &["--same", &format!("2={}", case.trim())]), (0, 1));
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 0));
    desk.sheet(&ANN.replace("0101", "0133"));
    assert_eq!(desk.fields("keyed.toml"), [("phone".into(), value!("613-555-0101"), value!("613-555-0133"))]);
    assert_eq!(desk.cases().len(), 1);
}

#[test]
fn two_rows_of_one_file_are_never_one() {
    for map in ["keyed.toml", "bare.toml"] {
        let desk = Desk::new();
        let later = ANN.replacen('1', "7", 1).replace("Roads", "Again");
        desk.sheet(&format!("{ANN}{BOB}{later}"));
        let ran = desk.run(map, &["--apply"]);
        refuses(&ran, 6, "May be the same person");
        has(&ran.err, &["Row 2", "Row 4", "--same 4=2", "--same 2=4"]);
        assert!(desk.cases().is_empty());
        assert_eq!(desk.applied(map, &["--same", "4=2"]), (2, 0), "{map}");
        assert_eq!(desk.applied(map, &[]), (0, 0), "{map}: both rows are known");
        let case = desk.case("Ann Quill");
        desk.town.does("vetter", &["conflict", &case, "none"]);
        has(&reads(&desk.town, "vetter", &["application", &case]), &["Again"]);
    }
    // Left out, or another person.
    for (more, opened) in [(["--skip", "4"], 2), (["--new", "4"], 3)] {
        let desk = Desk::new();
        desk.sheet(&format!("{ANN}{BOB}{}", ANN.replacen('1', "7", 1).replace("Roads", "Again")));
        assert_eq!(desk.applied("bare.toml", &more), (opened, 0));
    }
}

#[test]
fn father_and_son_of_one_name_in_one_file_are_two() {
    let desk = Desk::new();
    let son = "3,2026-11-01,Ann Quill,2001-01-02,young@example.org,613-555-0155,35001,yes,Roads\n";
    desk.sheet(&format!("{ANN}{son}"));
    assert_eq!(desk.applied("bare.toml", &[]), (2, 0));
    assert_eq!(desk.applied("bare.toml", &[]), (0, 0));
}

#[test]
fn a_row_with_a_name_only_opens_and_is_marked() {
    let desk = Desk::new();
    let row = ",2026-11-01,Ann Quill,,,,35001,no,Roads\n";
    desk.sheet(row);
    let ran = desk.run("bare.toml", &[]);
    has(&ran.err, &["cannot be recognized again"]);
    assert_eq!(desk.preview("bare.toml", &[])["unrecognizable"], value!([2]));
    assert_eq!(desk.applied("bare.toml", &[]), (1, 0));
    desk.sheet(&row.replace("Roads", "Rail"));
    refuses(&desk.run("bare.toml", &["--apply"]), 6, "same name and district");
}

#[test]
fn without_a_birth_date_the_address_tells_who_it_is() {
    let desk = Desk::new();
    desk.sheet(&ANN.replace("1980-01-02", ""));
    assert_eq!(desk.applied("bare.toml", &[]), (1, 0));
    desk.sheet(ANN);
    assert_eq!(desk.fields("bare.toml"), [("born".into(), Value::Null, value!("1980-01-02"))]);
    assert_eq!(desk.applied("bare.toml", &[]), (0, 1));
    assert_eq!(desk.applied("bare.toml", &[]), (0, 0));
    desk.sheet(&ANN.replace("ann@example.org", "elsewhere@example.org").replace("0101", "0190"));
    assert_eq!(desk.fields("bare.toml").len(), 2);
    desk.sheet(&ANN.replace("35001", "35009"));
    refuses(&desk.run("bare.toml", &["--apply"]), 6, "in another district");
}

#[test]
fn a_placeholder_that_many_share_tells_nothing() {
    let desk = Desk::new();
    let row = |at: usize| {
        format!(
            "{at},2026-11-01,Person{at} Quill{at},19{}-01-02,none@example.org,613-555-0000,3500{at},no,x\n",
            60 + at
        )
    };
    desk.sheet(&(1..7).map(row).collect::<String>());
    assert_eq!(desk.applied("keyed.toml", &[]), (6, 0));
    desk.sheet(&(1..9).map(row).collect::<String>());
    assert_eq!(desk.applied("keyed.toml", &[]), (2, 0));
}

#[test]
fn a_long_number_that_a_spreadsheet_shortened_is_no_key() {
    let desk = Desk::new();
    desk.sheet(&ANN.replacen('1', "1.23457E+11", 1));
    refuses(&desk.run("keyed.toml", &[]), 1, "shortened");
}

#[test]
fn an_import_is_undone_where_only_its_opener_signed() {
    let desk = Desk::new();
    desk.sheet(&format!("{ANN}{BOB}"));
    let ran = desk.run("keyed.toml", &["--apply", "--json"]);
    let batch: Value = serde_json::from_str(&ran.out).unwrap();
    let batch = batch["batch"].as_str().unwrap().to_owned();
    let listed = json(&desk.town, "vetter", &["import", "list"]);
    assert_eq!((&listed[0]["batch"], &listed[0]["form"]), (&value!(batch), &value!("Form")));
    has(&reads(&desk.town, "vetter", &["import", "list"]), &[&batch, "Form", "Larivée"]);
    desk.town.does("reviewer", &["conflict", &desk.case("Bob Teal"), "none"]);
    refuses(&desk.town.run("vetter", &["import", "undo", "NOSUCH22"], ""), 3, "No import");
    let undone = desk.town.run("vetter", &["import", "undo", &batch.to_lowercase(), "--json"], "");
    assert_eq!(undone.code, 6, "{}", undone.err);
    has(&undone.err, &["Not closed", "Bob Teal", "somebody else has signed"]);
    let data: Value = serde_json::from_str(&undone.out).unwrap();
    assert_eq!((data["closed"].as_array().unwrap().len(), data["left"].as_array().unwrap().len()), (1, 1));
    // The same sheet, corrected: the row whose case was closed is a new one.
    desk.sheet(&format!("{}{BOB}", ANN.replace("35001", "35007")));
    assert_eq!(desk.applied("keyed.toml", &[]), (1, 0));
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 0));
    // Nobody undoes what another opened.
    let other = desk.town.run("reviewer", &["import", "undo", &batch], "");
    has(&other.err, &["somebody else opened it"]);
}

#[test]
fn a_closed_case_is_not_corrected_in_silence() {
    let desk = Desk::new();
    desk.sheet(ANN);
    desk.applied("keyed.toml", &[]);
    let case = desk.case("Ann Quill");
    desk.town.does("reviewer", &["conflict", &case, "none"]);
    desk.town.does("approver", &["conflict", &case, "none"]);
    desk.town.does("approver", &["close", &case, "--why", "withdrew"]);
    desk.sheet(&ANN.replace("Roads", "Rail"));
    let ran = desk.run("keyed.toml", &["--apply"]);
    refuses(&ran, 6, "It is of this case, which is closed");
    has(&ran.err, &["greenlight reopen", "--skip 2"]);
    lacks(&ran.err, &["--new", "Nothing new"]);
    // Where the form gives no key, the person may have applied anew.
    desk.sheet(&ANN.replace("1,2026-11-01", ",2026-11-20").replace("Roads", "Rail"));
    assert_eq!(desk.applied("bare.toml", &["--new", "2"]), (1, 0));
    desk.sheet(ANN);
    assert_eq!(desk.applied("keyed.toml", &[]), (0, 0));
}
