//! Names of districts are data with a date: a newer list is taken in by two approvers, shown everywhere, and an old name
//! still finds its district.

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};
use crate::kit::town::filled::{bring, copy};

const HEAD: &str = "code,name_en,name_fr,province\n";

fn update(town: &Town, rows: &str, on: &str) -> crate::kit::town::Ran {
    std::fs::write(town.path("names.csv"), format!("{HEAD}{rows}")).unwrap();
    let args = ["districts", "update", "names.csv", "--on", on, "--source", "The list of the agency"];
    town.run("approver", &args, "")
}

/// Takes in a list with its second.
fn renamed(town: &Town, rows: &str, on: &str) {
    let ran = update(town, rows, on);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    ok(town, "second", &["policy", "second"]);
}

const AJAX: &str = "35001,Ajax—Duffins Creek,Ajax—Ruisseau-Duffins,ON\n";

#[test]
fn newer_names_are_shown_everywhere_once_they_are_seconded() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    let ran = update(&town, AJAX, "2026-10-01");
    let said = flat(&ran.err);
    has(&said, &["One name changes: 35001 Ajax → Ajax—Duffins Creek / Ajax—Ruisseau-Duffins"]);
    has(&said, &["342 districts are not in the list and keep their names"]);
    lacks(&reads(&town, "vetter", &["list"]), &["Duffins"]);
    has(&ok(&town, "second", &["policy", "second"]).err, &["35001 Ajax → Ajax—Duffins Creek"]);
    for args in [
        vec!["list"],
        vec!["show", &case],
        vec!["log", &case],
        vec!["brief", &case],
        vec!["districts", "35001"],
    ] {
        has(&reads(&town, "vetter", &args), &["Ajax—Duffins"]);
        let french: Vec<&str> = ["--lang", "fr"].into_iter().chain(args).collect();
        has(&reads(&town, "vetter", &french), &["Ajax—Ruisseau"]);
    }
    let district = &json(&town, "vetter", &["show", &case])["district"];
    assert_eq!(district["name_en"], "Ajax—Duffins Creek");
    assert_eq!(district["name_fr"], "Ajax—Ruisseau-Duffins");
    let listed = json(&town, "vetter", &["districts", "Ajax"]);
    assert_eq!((&listed["on"], &listed["source"]), (&"2026-10-01".into(), &"The list of the agency".into()));
    assert_eq!(listed["districts"][0]["name_en"], "Ajax—Duffins Creek");
    assert_eq!(listed["districts"][0]["formerly"][0]["until"], "2026-09-30");
    let all = ok(&town, "vetter", &["districts"]);
    assert_eq!(all.out.lines().count(), 344);
    has(
        &flat(&all.err),
        &["Open Government Licence", "a list of 1 October 2026 has them (The list of the agency)"],
    );
    has(&reads(&town, "approver", &["log", "roster"]), &["Ajax—Duffins Creek"]);
    assert_eq!(json(&town, "vetter", &["policy", "show"])["districts"]["on"], "2026-10-01");
    // A new name opens a case, and finds one where it is only looked.
    let other =
        town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "ajax - ruisseau duffins"]);
    assert_eq!(
        json(&town, "vetter", &["list", "--district", "Ajax—Duffins Creek"]).as_array().unwrap().len(),
        2
    );
    let form = "name,riding,consent\nPrudence Ashdown,Ajax—Duffins Creek,\nIgnatius Merrow,Ajax,\n";
    std::fs::write(town.path("form.csv"), form).unwrap();
    let map = "source = \"form\"\n[columns]\nname = \"name\"\ndistrict = \"riding\"\n";
    std::fs::write(town.path("map.toml"), map).unwrap();
    let preview = ok(&town, "vetter", &["import", "form.csv", "--map", "map.toml"]);
    has(&(preview.out + &preview.err), &["35001 Ajax—Duffins Creek", "“Ajax” is an earlier name"]);
    assert_ne!(case, other);
}

#[test]
fn an_old_name_still_finds_its_district() {
    let town = Town::with_people();
    renamed(&town, AJAX, "2026-10-01");
    renamed(&town, "35001,Ajax—Lakeside,Ajax—Rive-du-Lac,ON\n", "2026-11-01");
    for (old, until) in [("Ajax", "30 September 2026"), ("Ajax—Ruisseau-Duffins", "31 October 2026")] {
        let ran = ok(&town, "vetter", &["open", "--name", &format!("Quill {until}"), "--district", old]);
        has(&flat(&ran.err), &["is an earlier name", until, "35001 Ajax—Lakeside"]);
    }
    let rows = json(&town, "vetter", &["list", "--district", "Ajax—Duffins Creek"]);
    assert_eq!(rows.as_array().unwrap().len(), 2);
    // The program's own name can come back.
    renamed(&town, "35001,Ajax,Ajax,ON\n", "2026-11-20");
    let ran = ok(&town, "vetter", &["open", "--name", "Ida Brock", "--district", "Ajax"]);
    lacks(&ran.err, &["earlier name"]);
    has(&ok(&town, "vetter", &["districts", "Ajax—Lakeside"]).out, &["Ajax—Duffins Creek"]);
}

#[test]
fn a_list_of_names_is_refused_whole_with_every_row() {
    let town = Town::with_people();
    let rows = "35001,Ajax—Creek,Ajax—Ruisseau,ON\n99999,Nowhere,Nulle part,ON\n35002,Algoma—Shore,Algoma—Rive,QC\n\
        35003,,Nom,ON\n35004,Bay\u{202e}yaB,Baie,ON\n35001,Ajax,Ajax,ON\n35005,Barrie South—Innisfil,Avalon,ON\n\
        35006,35007 Beaches,Plages,ON\n35008,=cmd(),=cmd(),ON\n35009,Avalon,Avalon,ON\n";
    let ran = update(&town, rows, "2026-10-01");
    refuses(&ran, 1, "Nothing of names.csv was taken");
    let said = flat(&ran.err);
    for (row, what) in [
        (3, "“99999” is not the code of a district"),
        (4, "the province is “QC”, but the code is one of ON"),
        (5, "name_en is empty"),
        (6, "“Bay<U+202E>yaB” cannot be a name"),
        (7, "code 35001 is in row 2, too"),
        (8, "district 10001 would have the name “Avalon”, too"),
        (9, "“35007 Beaches” cannot be a name"),
        (10, "“=cmd()” cannot be a name"),
        (11, "district 10001 would have the name “Avalon”, too"),
    ] {
        let line = format!("Row {row}: {what}");
        assert_eq!(
            said.matches(&line).count(),
            1,
            "a name that both languages share is told of once: {said}"
        );
    }
    lacks(&said, &["Row 2:", "\u{202e}"]);
    for (text, what) in [("code,name_en,province\n35001,Ajax,ON\n", "no column name_fr"), (HEAD, "no row")] {
        std::fs::write(town.path("names.csv"), text).unwrap();
        let args = ["districts", "update", "names.csv", "--on", "2026-10-01", "--source", "x"];
        refuses(&town.run("approver", &args, ""), 1, what);
    }
    assert_eq!(json(&town, "approver", &["districts", "Ajax"])["policies_waiting"], serde_json::json!([]));
}

#[test]
fn names_that_are_in_force_are_not_signed_again() {
    let town = Town::with_people();
    has(&update(&town, "35001,Ajax,Ajax,ON\n", "2026-10-01").err, &["nothing is signed"]);
    assert_eq!(update(&town, AJAX, "2026-10-01").code, 0);
    // The same list waits already.
    has(&update(&town, AJAX, "2026-10-01").err, &["awaits its second already"]);
    ok(&town, "second", &["policy", "second"]);
    let before = reads(&town, "admin", &["log", "roster"]);
    has(&update(&town, AJAX, "2026-10-02").err, &["nothing is signed"]);
    assert_eq!(before, reads(&town, "admin", &["log", "roster"]));
    let older = update(&town, "35001,Old Ajax,Vieil Ajax,ON\n", "2026-09-01");
    refuses(&older, 2, "the names in force are of 1 October 2026");
}

#[test]
fn newer_names_take_two_approvers() {
    let town = Town::with_people();
    std::fs::write(town.path("names.csv"), format!("{HEAD}{AJAX}")).unwrap();
    let args = ["districts", "update", "names.csv", "--on", "2026-10-01", "--source", "A list"];
    for who in ["vetter", "reviewer", "leader", "admin"] {
        assert_eq!(town.run(who, &args, "").code, 4, "{who}");
    }
    ok(&town, "approver", &args);
    assert_ne!(town.run("approver", &["policy", "second"], "").code, 0);
    lacks(&reads(&town, "vetter", &["districts", "35001"]), &["Duffins"]);
    refuses(&town.run("approver", &["policy", "set", "districts=x"], ""), 2, "not set here");
    let undated = ["districts", "update", "names.csv", "--source", "A list"];
    refuses(&town.run("approver", &undated, ""), 2, "--on");
}

#[test]
fn of_two_lists_taken_apart_the_first_name_is_told() {
    let town = Town::with_people();
    copy(&town.path("store"), &town.path("elsewhere"));
    renamed(&town, "35001,Ajax—Bay,Ajax—Baie,ON\n35002,Algoma—Shore,Algoma—Rive,ON\n", "2026-10-01");
    std::fs::write(town.path("other.csv"), format!("{HEAD}35001,Ajax—Lake,Ajax—Lac,ON\n")).unwrap();
    let list = ["districts", "update", "other.csv", "--on", "2026-11-01", "--source", "Another list"];
    for (who, args) in [("third", &list[..]), ("approver", &["policy", "second"])] {
        ok(&town, who, &[&["--store", "elsewhere"], args].concat());
    }
    bring(&town, "elsewhere");
    for (args, lang) in
        [(["policy", "show"], "en"), (["districts", "Ajax"], "en"), (["policy", "show"], "fr")]
    {
        let said = flat(&ok(&town, "vetter", &[&["--lang", lang][..], &args].concat()).err);
        let (one, both) = match lang {
            "en" => (
                "one name of that list does not: 35001 Ajax → Ajax—Lake / Ajax—Lac",
                "2 names of that list do not",
            ),
            _ => (
                "un nom de cette liste ne compte pas : 35001 Ajax → Ajax—Lake",
                "2 noms de cette liste ne comptent pas",
            ),
        };
        assert!(said.contains(one) != said.contains(both), "{said}");
        // Never the lists themselves: each names every district.
        lacks(&said, &["former", "Algoma—Shore", "Algoma—Rive"]);
    }
    let overruled = json(&town, "vetter", &["districts", "Ajax"])["overruled"].clone();
    assert_eq!(overruled[0]["setting"], "districts");
}
