//! Earlier files of the same person: what `open`, `edit`, `recommend` and `decide` find by themselves, who learns what,
//! and that a greenlight waits until everything that was found is judged.

use greenlight::seal::identity::public_line;
use serde_json::Value;

use crate::kit::town::ask::{flat, has, json, lacks, ok, refuses};
use crate::kit::town::{Ran, Town, identity};

/// A case with everything that a greenlight needs.
fn ready(town: &Town, name: &str, born: &str, district: &str) -> String {
    let case = opened(town, name, born, district);
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "2026-11-20"]);
    }
    town.clear_checks(&case);
    case
}

fn opened(town: &Town, name: &str, born: &str, district: &str) -> String {
    town.does("vetter", &["open", "--name", name, "--born", born, "--district", district])
}

fn greenlights(town: &Town, who: &str, case: &str) -> Ran {
    town.run(who, &["decide", case, "greenlight", "--why", "Everything agrees."], "")
}

fn recommends(town: &Town, case: &str) {
    town.does("vetter", &["recommend", case, "greenlight", "--why", "Everything agrees."]);
}

fn withheld(town: &Town, name: &str, born: &str) -> String {
    let case = opened(town, name, born, "Ajax");
    for who in ["vetter", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("vetter", &["check", "record", &case, "eligibility", "--status", "with-applicant"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "Papers are missing."]);
    let decide = ["decide", &case, "withhold", "--reason", "incomplete", "--asked", "2026-11-22"];
    let decide = [&decide[..], &["--why", "Papers are missing."]].concat();
    let decision = town.does("approver", &[&decide[..], &["--applicant", "The records differ."]].concat());
    town.does("second", &["second", &case, &decision]);
    case
}

/// The letters of the only file that the searches of a case found.
fn found(town: &Town, case: &str) -> String {
    found_by(town, "approver", case)
}

fn found_by(town: &Town, who: &str, case: &str) -> String {
    let list = json(town, who, &["prior", "list", case]);
    let files = list["files"].as_array().unwrap();
    assert_eq!(files.len(), 1, "{list}");
    files[0]["short"].as_str().unwrap().to_owned()
}

fn judges(town: &Town, who: &str, case: &str, file: &str, judgement: &str) -> Ran {
    town.run(who, &["prior", "judge", case, file, judgement, "--why", "I compared both files."], "")
}

#[test]
fn who_opens_a_case_is_told_of_an_earlier_one_and_why() {
    let town = Town::with_people();
    let first = opened(&town, "Élise Côté-Légaré", "1980-03-14", "Ajax");
    town.does("vetter", &["conflict", &first, "none"]);
    let ran = ok(
        &town,
        "vetter",
        &["open", "--name", "Cote Legare, E.", "--born", "1980-03-14", "--district", "Brampton East"],
    );
    has(
        &flat(&ran.err),
        &["One possible earlier file", &first, "very likely", "initial fits", "same birth date"],
    );
    // It is signed in the same go, and `next` asks for a judgment.
    let second = ran.out.lines().next().unwrap();
    town.does("vetter", &["conflict", second, "none"]);
    has(&flat(&ok(&town, "vetter", &["log", second]).out), &["searched for earlier files, or judged one"]);
    let next = ok(&town, "vetter", &["next", second]).out;
    has(&next, &["has not been judged", "greenlight prior judge"]);
    // In French, too.
    let mut french = town.command(env!("CARGO_BIN_EXE_greenlight"));
    french.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    french.args(["--lang", "fr", "prior", "list", second]);
    let french = crate::kit::town::fed(french, "");
    has(&french.out, &["Dossiers antérieurs possibles", "très probable", "l'initiale concorde"]);
}

#[test]
fn a_case_that_is_like_no_other_has_nothing_recorded() {
    let town = Town::with_people();
    opened(&town, "Élise Côté-Légaré", "1980-03-14", "Ajax");
    let ran = ok(
        &town,
        "vetter",
        &["--json", "open", "--name", "Bo Lind", "--born", "1971-01-01", "--district", "Ajax"],
    );
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["earlier"], serde_json::json!([]));
    let list = json(&town, "approver", &["show", told["short"].as_str().unwrap()]);
    assert_eq!(list["events"], 1);
}

#[test]
fn nobody_has_to_think_of_the_search() {
    let town = Town::with_people();
    let case = ready(&town, "Bo Lind", "1971-01-01", "Ajax");
    has(&ok(&town, "vetter", &["next", &case]).out, &["greenlight prior search"]);
    recommends(&town, &case);
    lacks(&ok(&town, "vetter", &["next", &case]).out, &["greenlight prior search"]);
    // Another name: what was searched for before says nothing of it.
    town.does("vetter", &["edit", &case, "--also-known-as", "Bo Lindqvist"]);
    has(&ok(&town, "vetter", &["next", &case]).out, &["greenlight prior search"]);
    assert_eq!(greenlights(&town, "approver", &case).code, 0);
    let list = json(&town, "approver", &["prior", "list", &case]);
    assert_eq!(list["searches"].as_array().unwrap().len(), 2);
    assert_eq!(list["searches"][1]["cases"], 1);
}

#[test]
fn a_greenlight_waits_until_what_was_found_is_judged() {
    let town = Town::with_people();
    let first = opened(&town, "Bo Lind", "1971-01-01", "Ajax");
    let case = ready(&town, "Bo Lind", "1971-01-01", "Brampton East");
    recommends(&town, &case);
    let shut = greenlights(&town, "approver", &case);
    assert_eq!(shut.code, 5, "{}", shut.err);
    has(&flat(&shut.err), &["has not been judged"]);
    let file = found(&town, &case);
    // The other file has to be read, and so declared about.
    assert_eq!(judges(&town, "reviewer", &case, &file, "not-same").code, 5);
    town.does("reviewer", &["conflict", &first, "none"]);
    let judged = judges(&town, "reviewer", &case, &file, "not-same");
    assert_eq!(judged.code, 0, "{}", judged.err);
    has(&ok(&town, "vetter", &["show", &case]).out, &["not the same person, by Nadia Okonjo-Wells"]);
    // It is judged once: the next search finds it again and asks nothing.
    town.does("approver", &["prior", "search", &case]);
    assert_eq!(greenlights(&town, "approver", &case).code, 0);
}

#[test]
fn the_reason_of_a_judgment_is_for_approvers_and_its_author() {
    let town = Town::with_people();
    let first = opened(&town, "Bo Lind", "1971-01-01", "Ajax");
    let case = ready(&town, "Bo Lind", "1971-01-01", "Brampton East");
    town.does("reviewer", &["conflict", &first, "none"]);
    let file = found(&town, &case);
    assert_eq!(judges(&town, "reviewer", &case, &file, "not-same").code, 0);
    has(&ok(&town, "approver", &["show", &case]).out, &["I compared both files."]);
    lacks(&ok(&town, "vetter", &["show", &case]).out, &["I compared both files."]);
    lacks(&ok(&town, "vetter", &["log", &case]).out, &["I compared both files."]);
}

#[test]
fn what_nobody_can_tell_is_waived_by_two_approvers() {
    let town = Town::with_people();
    let first = opened(&town, "Bo Lind", "1971-01-01", "Ajax");
    let case = ready(&town, "B. Lind", "1971-01-01", "Brampton East");
    recommends(&town, &case);
    town.does("approver", &["conflict", &first, "none"]);
    let file = found(&town, &case);
    let waive = ["waive", &case, "prior", &file, "--why", "Neither office has papers."];
    assert_eq!(town.run("approver", &waive, "").code, 5, "nobody has said that it cannot be told");
    assert_eq!(judges(&town, "approver", &case, &file, "unsure").code, 0);
    has(&flat(&greenlights(&town, "approver", &case).err), &["Nobody could tell", "greenlight waive"]);
    let waiver = town.does("approver", &waive);
    assert_eq!(greenlights(&town, "approver", &case).code, 5);
    town.does("second", &["second", &case, &waiver]);
    assert_eq!(greenlights(&town, "approver", &case).code, 0);
}

#[test]
fn a_file_that_was_withheld_is_not_waved_away_by_the_opener() {
    let town = Town::with_people();
    let first = withheld(&town, "Bo Lind", "1971-01-01");
    let case = ready(&town, "Bo Lind", "1971-01-01", "Brampton East");
    let file = found(&town, &case);
    town.does("reviewer", &["conflict", &first, "none"]);
    let refused = judges(&town, "vetter", &case, &file, "not-same");
    assert_eq!(refused.code, 5, "{}", refused.err);
    has(&flat(&refused.err), &["who did not open this case"]);
    assert_eq!(judges(&town, "reviewer", &case, &file, "not-same").code, 0);
    // That it is the same person, anybody may say, and how that file ended is then said here.
    assert_eq!(judges(&town, "vetter", &case, &file, "same").code, 0);
    has(&ok(&town, "approver", &["prior", "list", &case]).out, &["the same person: withheld"]);
    let list = json(&town, "approver", &["prior", "list", &case]);
    assert_eq!(
        (&list["files"][0]["was"], &list["files"][0]["judgement"]),
        (&"withheld".into(), &"same".into())
    );
}

/// A party whose vetters have a province each.
fn by_province() -> Town {
    let town = Town::with_people();
    for (name, key, scope) in [("Aurel Pike", "stranger", "AB"), ("Wren Castellan", "quebec", "QC")] {
        let theirs = identity(key);
        std::fs::write(town.path(&format!("keys/{key}")), theirs.to_openssh(key).unwrap().as_bytes())
            .unwrap();
        std::fs::write(town.path(&format!("keys/{key}.pub")), public_line(&theirs.public()) + "\n").unwrap();
        let file = format!("keys/{key}.pub");
        town.does("admin", &["person", "add", name, "--key", &file, "--role", "vetter", "--scope", scope]);
    }
    town
}

#[test]
fn a_file_out_of_sight_is_told_of_and_not_shown() {
    let town = by_province();
    let args =
        ["open", "--name", "Bo Lind", "--born", "1971-01-01", "--email", "bo@example.org", "--district"];
    let hidden = town.does("stranger", &[&args[..], &["48001"]].concat());
    let ran = ok(&town, "quebec", &[&args[..], &["24001"]].concat());
    has(&flat(&ran.err), &["A possible earlier file exists; ask the national tier."]);
    let case = ran.out.lines().next().unwrap();
    town.does("quebec", &["conflict", case, "none"]);
    let whole = json(&town, "approver", &["show", &hidden])["id"].as_str().unwrap().to_owned();
    for args in [
        &["prior", "list", case][..],
        &["--json", "prior", "list", case],
        &["--json", "prior", "search", case],
        &["show", case],
        &["--json", "show", case],
        &["next", case],
        &["--json", "log", case],
    ] {
        let ran = ok(&town, "quebec", args);
        let said = format!("{}{}", ran.out, ran.err);
        lacks(&said, &[&whole, "Castle", "same birth date", "same e-mail"]);
        // As words, because a digest may have the digits or the letters within it.
        let mut words = said.split(|c: char| !c.is_ascii_alphanumeric());
        assert!(!words.any(|word| word == hidden || word == "48001"), "{said}");
    }
    let file = found_by(&town, "quebec", case);
    let refused = judges(&town, "quebec", case, &file, "same");
    assert_eq!(refused.code, 4);
    has(&flat(&refused.err), &["may not see", "national tier"]);
    lacks(&flat(&refused.err), &[&hidden]);
    // A vetter of a province searched; that opens nothing.
    has(&ok(&town, "quebec", &["next", case]).out, &["nobody with a role over all of Canada"]);
    refuses(&town.run("quebec", &["show", &hidden], ""), 3, "");
}

#[test]
fn what_only_its_opener_signed_and_closed_is_no_earlier_file() {
    let town = Town::with_people();
    let mistake = opened(&town, "Bo Lind", "1971-01-01", "Ajax");
    town.does("vetter", &["close", &mistake, "--why", "Opened twice."]);
    let ran =
        ok(&town, "vetter", &["open", "--name", "Bo Lind", "--born", "1971-01-01", "--district", "Ajax"]);
    lacks(&flat(&ran.err), &["earlier file"]);
}

#[test]
fn two_open_cases_of_one_district_are_one_candidacy() {
    let town = Town::with_people();
    let first = opened(&town, "Bo Lind", "1971-01-01", "Ajax");
    let case = ready(&town, "Bo Lind", "1971-01-01", "Ajax");
    town.does("vetter", &["conflict", &first, "none"]);
    let file = found(&town, &case);
    let judged = judges(&town, "vetter", &case, &file, "same");
    has(&flat(&judged.err), &["one candidacy", &format!("greenlight close {case} --duplicate-of {first}")]);
    let close = |case: &str, of: &str| {
        town.run("approver", &["close", case, "--duplicate-of", of, "--why", "One candidacy."], "")
    };
    assert_eq!(close(&case, &case).code, 5);
    let elsewhere = opened(&town, "Ida Quist", "1966-02-02", "Brampton East");
    assert_eq!(close(&case, &elsewhere).code, 5);
    let closed = close(&case, &first);
    assert_eq!(closed.code, 0, "{}", closed.err);
    // From the case that goes on, what was closed as its duplicate is no earlier file.
    let ran = ok(&town, "approver", &["prior", "search", &first]);
    has(&flat(&ran.err), &["No earlier file"]);
}

#[test]
fn a_change_of_name_is_searched_for() {
    let town = Town::with_people();
    let first = opened(&town, "Ana Whitlow", "1980-03-14", "Ajax");
    let case = opened(&town, "Ana Cruz", "1979-07-01", "Brampton East");
    let ran = ok(&town, "vetter", &["edit", &case, "--also-known-as", "Ana Whitlow", "--born", "1980-03-14"]);
    has(&flat(&ran.err), &["One possible earlier file", &first]);
    let ran = ok(&town, "vetter", &["edit", &case, "--language", "fr"]);
    lacks(&flat(&ran.err), &["earlier file"]);
}

/// Somebody who looks for people by opening cases, or by looking at a form, learns that somebody has a file, and no more; what
/// they open stays, with their name.
#[test]
fn probing_tells_that_a_file_exists_and_who_probed() {
    let town = by_province();
    let born = "1971-01-01";
    let open = ["open", "--name", "Bo Lind", "--born", born, "--email", "bo@example.org", "--district"];
    let hidden = town.does("stranger", &[&open[..], &["48001"]].concat());
    let map = "source = \"Form\"\n[columns]\nname = \"Name\"\nborn = \"Born\"\nemail = \"Mail\"\n\
        district = \"Riding\"\n";
    std::fs::write(town.path("map.toml"), map).unwrap();
    let rows = "Name,Born,Mail,Riding\nBo Lind,1971-01-01,bo@example.org,24001\nAda Moss,1980-02-02,,24001\n";
    std::fs::write(town.path("form.csv"), rows).unwrap();
    for more in [&[][..], &["--json"]] {
        let ran = ok(&town, "quebec", &[&["import", "form.csv", "--map", "map.toml"][..], more].concat());
        let said = ran.out + &ran.err;
        let told = if more.is_empty() { "A possible earlier file exists" } else { "\"hidden\":true" };
        has(&flat(&said).replace("\": ", "\":"), &[told]);
        lacks(&said, &["Castle", "same birth date", "same e-mail", "48001", &hidden]);
    }
    // Nobody has a file: nothing is said.
    let ran =
        ok(&town, "quebec", &["open", "--name", "Ada Moss", "--born", "1980-02-02", "--district", "24001"]);
    lacks(&ran.err, &["earlier file"]);
    let probe = town.does("quebec", &[&open[..], &["24001"]].concat());
    town.does("quebec", &["close", &probe, "--why", "Opened by mistake."]);
    town.does("approver", &["conflict", &probe, "none"]);
    let log = ok(&town, "approver", &["log", &probe]).out;
    has(&flat(&log), &["Wren Castellan", "opened the case", "searched for earlier files", "closed the case"]);
}
