//! What an applicant said last counts, whichever form was read first; and whatever a row says is taken, kept beside, or
//! named with what to do.

use std::fs;

use serde_json::{Value, json as value};

use super::rows::{ANN, BOB, Desk, KEYED};
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads};

const CHARGED: &str = "[declared.charged]\ncolumn = \"Why\"\nclear = [\"No\"]\n";

/// A desk with a map that asks for declarations, and another form's map that asks for the same.
fn declaring() -> Desk {
    let desk = Desk::new();
    fs::write(desk.town.path("keyed.toml"), format!("{KEYED}{CHARGED}")).unwrap();
    let other = KEYED.replace("\"Form\"", "\"Second form\"").replace("row_key = \"Id\"\n", "");
    fs::write(desk.town.path("second.toml"), format!("{other}{CHARGED}")).unwrap();
    let bare = KEYED.replace("row_key = \"Id\"\n", "");
    fs::write(desk.town.path("bare.toml"), format!("{bare}{CHARGED}")).unwrap();
    desk
}

fn shown(desk: &Desk, case: &str) -> Value {
    desk.town.does("vetter", &["conflict", case, "none"]);
    json(&desk.town, "vetter", &["show", case])
}

/// The declared answer that counts, and those before it.
fn declared(sheet: &Value) -> (&str, Vec<&str>) {
    let row = &sheet["application"]["declared"][0];
    let earlier = row["earlier"].as_array().unwrap().iter().map(|old| old.as_str().unwrap());
    (row["answer"].as_str().unwrap(), earlier.collect())
}

#[test]
fn a_row_that_says_again_what_it_said_once_is_a_change() {
    let desk = declaring();
    let [yes, no] = ["Yes: fraud", "No"].map(|said| ANN.replace("Roads", said));
    for (sheet, done) in [(&yes, (1, 0)), (&no, (0, 1)), (&yes, (0, 1)), (&yes, (0, 0))] {
        desk.sheet(sheet);
        assert_eq!(desk.applied("keyed.toml", &[]), done, "{sheet}");
    }
    assert_eq!(declared(&shown(&desk, &desk.case("Ann Quill"))).0, "Yes: fraud");
    // The same of a consent.
    for (said, done) in [("no", (0, 1)), ("yes", (0, 1)), ("yes", (0, 0))] {
        desk.sheet(&yes.replace(",yes,", &format!(",{said},")));
        assert_eq!(desk.applied("keyed.toml", &[]), done, "{said}");
    }
}

#[test]
fn what_a_mended_map_reads_is_taken_in() {
    let desk = declaring();
    let poor = KEYED.replace("born = \"Born\"\n", "").split("[[consent]]").next().unwrap().to_owned();
    fs::write(desk.town.path("poor.toml"), poor).unwrap();
    desk.sheet(&ANN.replace("Roads", "Yes: fraud").replace(",yes,", ",no,"));
    assert_eq!(desk.applied("poor.toml", &[]), (1, 0));
    assert_eq!(desk.applied("poor.toml", &[]), (0, 0));
    let rich = format!("{KEYED}no = [\"no\"]\n{CHARGED}");
    fs::write(desk.town.path("rich.toml"), rich).unwrap();
    assert_eq!(desk.applied("rich.toml", &[]), (0, 1));
    assert_eq!(desk.applied("rich.toml", &[]), (0, 0));
    let sheet = shown(&desk, &desk.case("Ann Quill"));
    assert_eq!(sheet["candidate"]["born"], "1980-01-02");
    assert_eq!(declared(&sheet).0, "Yes: fraud");
    assert_eq!(sheet["application"]["refused"][0]["check"], "police");
}

#[test]
fn undo_leaves_what_was_declared_since() {
    let desk = declaring();
    desk.sheet(&format!("{}{}", ANN.replace("Roads", "No"), BOB.replace("Rail", "No")));
    let done = desk.run("keyed.toml", &["--apply", "--json"]);
    let batch = serde_json::from_str::<Value>(&done.out).unwrap()["batch"].as_str().unwrap().to_owned();
    let [ann, bob] = ["Ann Quill", "Bob Teal"].map(|name| desk.case(name));
    desk.town.does("vetter", &["conflict", &ann, "none"]);
    let by_telephone = ["--declared", "charged", "--answer", "Yes, fraud, told me by telephone"];
    ok(&desk.town, "vetter", &[&["application", &ann][..], &by_telephone].concat());
    desk.sheet(&BOB.replace("2,2026-11-01", ",2026-11-09").replace("Rail", "Yes: fraud"));
    assert_eq!(desk.applied("second.toml", &["--same", &format!("2={bob}")]), (0, 1));
    let undone = desk.town.run("vetter", &["import", "undo", &batch], "");
    assert_eq!(undone.code, 6, "{}", undone.err);
    has(&undone.err, &["Ann Quill", "Bob Teal", "something was recorded in it since"]);
    assert!(desk.cases().iter().all(|row| row["status"] == "open"));
}

#[test]
fn undo_leaves_what_was_changed_by_hand() {
    let desk = Desk::new();
    desk.sheet(&format!("{ANN}{BOB}"));
    let done = desk.run("keyed.toml", &["--apply", "--json"]);
    let batch = serde_json::from_str::<Value>(&done.out).unwrap()["batch"].as_str().unwrap().to_owned();
    ok(&desk.town, "vetter", &["edit", &desk.case("Ann Quill"), "--email", "right@example.org"]);
    let undone = desk.town.run("vetter", &["import", "undo", &batch, "--json"], "");
    assert_eq!(serde_json::from_str::<Value>(&undone.out).unwrap()["closed"].as_array().unwrap().len(), 1);
    has(&undone.err, &["Ann Quill"]);
}

#[test]
fn of_two_rows_of_one_person_the_later_counts() {
    let later =
        ANN.replace("1,2026-11-01", "9,2026-11-20").replace("ann@", "new@").replace("Roads", "Yes: fraud");
    let older = ANN.replace("1,2026-11-01", "1,2026-10-01").replace("ann@", "old@").replace("Roads", "No");
    for (sheet, same) in [(format!("{later}{older}"), "3=2"), (format!("{older}{later}"), "3=2")] {
        let desk_of_it = declaring();
        desk_of_it.sheet(&sheet);
        let preview = flat(&desk_of_it.run("keyed.toml", &["--same", same]).out);
        has(&preview, &["old@example.org", "new@example.org", "Yes: fraud"]);
        assert_eq!(desk_of_it.applied("keyed.toml", &["--same", same]), (1, 0));
        let sheet = shown(&desk_of_it, &desk_of_it.case("Ann Quill"));
        assert_eq!(sheet["candidate"]["email"], "new@example.org");
        assert_eq!(declared(&sheet), ("Yes: fraud", vec!["No"]));
    }
}

#[test]
fn an_older_form_that_is_read_late_hides_nothing() {
    let desk = declaring();
    desk.sheet(&ANN.replace("Roads", "Yes: fraud"));
    assert_eq!(desk.applied("keyed.toml", &[]), (1, 0));
    let case = desk.case("Ann Quill");
    desk.town.does("vetter", &["conflict", &case, "none"]);
    desk.sheet(&ANN.replace("1,2026-11-01", ",2026-03-01").replace("ann@", "old@").replace("Roads", "No"));
    let same = ["--same", &format!("2={case}")];
    let ran = desk.run("second.toml", &same);
    has(
        &flat(&ran.err),
        &["a form that was sent in later", "stays “ann@example.org”", "--email 'old@example.org'"],
    );
    lacks(&ran.err, &["by hand"]);
    assert_eq!(desk.applied("second.toml", &same), (0, 1));
    assert_eq!(desk.applied("second.toml", &[]), (0, 0));
    let sheet = shown(&desk, &case);
    assert_eq!(declared(&sheet), ("Yes: fraud", vec!["No"]));
    assert_eq!(sheet["candidate"]["email"], "ann@example.org");
    // What it says otherwise is kept.
    has(&reads(&desk.town, "vetter", &["application", &case]), &["old@example.org"]);
}

#[test]
fn a_later_form_of_another_vendor_counts() {
    let desk = declaring();
    desk.sheet(&ANN.replace("Roads", "No"));
    assert_eq!(desk.applied("keyed.toml", &[]), (1, 0));
    let case = desk.case("Ann Quill");
    desk.sheet(
        &ANN.replace("1,2026-11-01", ",2026-11-09").replace("ann@", "new@").replace("Roads", "Yes: fraud"),
    );
    assert_eq!(desk.applied("second.toml", &["--same", &format!("2={case}")]), (0, 1));
    let sheet = shown(&desk, &case);
    assert_eq!(sheet["candidate"]["email"], "new@example.org");
    assert_eq!(declared(&sheet), ("Yes: fraud", vec!["No"]));
}

#[test]
fn a_row_of_a_case_that_one_may_not_see_is_named() {
    let desk = Desk::new();
    let there = BOB.replace("35002", "24059");
    desk.sheet(&format!("{ANN}{there}"));
    assert_eq!(desk.applied("keyed.toml", &[]), (2, 0));
    desk.town.does("approver", &["conflict", &desk.case("Bob Teal"), "none"]);
    // A colleague of the other province reads the form after the applicant changed the riding.
    desk.town.does(
        "approver",
        &[
            "conflict",
            "Bob Teal",
            "declare",
            "--about",
            "Théo Larivée",
            "--kind",
            "personal",
            "--text",
            "kin",
            "--yes",
        ],
    );
    desk.sheet(&format!("{ANN}{}", there.replace("Rail", "Ports").replace("bob@", "new@")));
    for more in [&[][..], &["--apply"]] {
        let ran = desk.run("keyed.toml", more);
        has(&flat(&ran.err), &["Row 3, Bob Teal", "in a case that you may not see", "ask the national tier"]);
    }
    assert_eq!(desk.preview("keyed.toml", &[])["hidden"], value!([3]));
}

#[test]
fn an_application_shows_what_was_answered_before() {
    let desk = Desk::new();
    for (day, why) in [("01", "Roads"), ("02", "Bridges"), ("03", "Rail")] {
        desk.sheet(&ANN.replace("2026-11-01", &format!("2026-11-{day}")).replace("Roads", why));
        desk.applied("keyed.toml", &[]);
    }
    let case = desk.case("Ann Quill");
    let sheet = shown(&desk, &case);
    let answers = sheet["application"]["answers"].as_array().unwrap();
    let of_why: Vec<&Value> = answers.iter().filter(|row| row["question"] == "Why").collect();
    assert_eq!(of_why.len(), 1, "{answers:?}");
    let row = of_why[0];
    assert_eq!((&row["answer"], &row["earlier"]), (&value!("Rail"), &value!(["Roads", "Bridges"])));
    has(
        &flat(&reads(&desk.town, "vetter", &["application", &case])),
        &["Rail Before: Roads Before: Bridges"],
    );
}

#[test]
fn what_is_not_taken_is_named_by_its_row() {
    let desk = Desk::new();
    let town = &desk.town;
    let key = "keys/stranger.pub";
    town.does("admin", &["person", "add", "Wilf Osgood", "--key", key, "--role", "vetter", "--scope", "ON"]);
    desk.sheet(&format!("{ANN}{}", BOB.replace("35002", "24001")));
    let ran = town.run("stranger", &["import", "form.csv", "--map", "keyed.toml"], "");
    has(&flat(&ran.err), &["One application is beyond the districts of your roles: row 3 Bob Teal (24001)"]);
    // A row of totals has no district at all.
    desk.sheet(&format!("{ANN}3,2026-11-02,Total,1980-01-02,,,,,\n"));
    let ran = desk.run("keyed.toml", &[]);
    has(&ran.err, &["No district is written there."]);
    lacks(&ran.err, &["“”"]);
    for (language, said) in [("en", "is a folder, not a file"), ("fr", "est un dossier, pas un fichier")] {
        let ran = town.run("vetter", &["--lang", language, "import", ".", "--map", "keyed.toml"], "");
        assert_eq!(ran.code, 2, "{}", ran.err);
        has(&flat(&ran.err), &[said]);
    }
    let ran = town.run("vetter", &["list", "--district", "QC"], "");
    has(&flat(&ran.err), &["greenlight list --province QC"]);
}

#[test]
fn of_two_imports_at_once_the_later_one_is_asked_for_no_draft() {
    let desk = Desk::new();
    let mut opened = 0;
    for round in 0..4 {
        let row = |at: usize| {
            let id = round * 100 + at;
            format!("{id},2026-11-01,Ann Quill{id},1980-01-02,ann{id}@example.org,,35001,yes,Roads\n")
        };
        desk.sheet(&(0..60).map(row).collect::<String>());
        opened += 60;
        let import = || desk.run("keyed.toml", &["--apply", "--new", "2"]);
        let both = std::thread::scope(|scope| {
            let other = scope.spawn(import);
            [import(), other.join().unwrap()]
        });
        assert!(both.iter().any(|ran| ran.code == 0), "{} {}", both[0].err, both[1].err);
        both.iter().for_each(|ran| lacks(&ran.err, &["draft resume"]));
    }
    assert_eq!(json(&desk.town, "vetter", &["list", "--limit", "1000"]).as_array().unwrap().len(), opened);
    assert_eq!(json(&desk.town, "vetter", &["draft", "list"]).as_array().unwrap().len(), 0);
}
