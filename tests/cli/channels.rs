//! Whom a matter goes to and how they are reached is what two approvers signed: nothing beside the vault changes it, a
//! change of one setting keeps the others, and the emergency number of the country comes first.

use std::fs;

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};
use crate::kit::town::filled::{bring, copy};

const NAME: &str = "Odalys Brannigan";

fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    (town, case)
}

/// One approver sets a line, another seconds it.
fn set(town: &Town, channel: &str, line: &str) {
    let ran = town.run("approver", &["channels", "edit", channel, "--line", "-"], line);
    assert_eq!(ran.code, 0, "{}", ran.err);
    town.does("second", &["policy", "second"]);
}

#[test]
fn a_line_counts_once_two_approvers_signed_it() {
    let (town, case) = with_case();
    let raise = ["flag", "raise", &case, "--route", "elections-offence", "--question", "-"];
    has(
        &town.run("vetter", &raise, "Cash in an envelope.").err,
        &["greenlight channels edit elections-commissioner"],
    );
    let line = "819-555-0177";
    let edit =
        ["channels", "edit", "elections-commissioner", "--line", line, "--why", "As their site has it."];
    refuses(&town.run("vetter", &edit, ""), 4, "approver for all of Canada");
    ok(&town, "approver", &edit);
    has(&reads(&town, "vetter", &["channels", "show"]), &["elections-commissioner", "not filled in"]);
    // The person who seconds it sees the change before and after.
    let waits = ok(&town, "second", &["channels", "show"]);
    has(&waits.err, &["waits for a second", line]);
    lacks(&waits.out, &[line]);
    refuses(&town.run("approver", &["policy", "second"], ""), 4, "Another approver");
    has(&ok(&town, "second", &["policy", "second"]).err, &[&format!("elections-commissioner - → {line}")]);
    let shown = || reads(&town, "vetter", &["channels", "show"]);
    has(&shown(), &[line]);
    let before = shown();
    // What earlier programs read: whatever is in it, and whatever it is.
    let file = town.path("store/channels.toml");
    for text in
        ["[elections-commissioner]\nline = \"900-555-0666\"\n[police]\nline = \"900-555-0911\"\n", "[police"]
    {
        fs::write(&file, text).unwrap();
        assert_eq!(shown(), before);
        let flag = ok(&town, "vetter", &["safety", &case, "--text", "A threat."]);
        has(&flag.err, &["911"]);
        lacks(&flag.err, &["900-555", "channels.toml"]);
        let doctor = reads(&town, "vetter", &["doctor"]);
        has(&doctor, &["channels.toml is beside the vault and is not read any more"]);
        assert_eq!(json(&town, "vetter", &["doctor"])["old_channels"], true);
    }
    let raised = town.run("vetter", &raise, "Cash in another envelope.");
    has(&raised.err, &[line]);
    lacks(&raised.err, &["900-555"]);
    // A list for the wall is written out, and is none that is read.
    reads(&town, "vetter", &["channels", "show", "--out", "wall.toml"]);
    has(
        &fs::read_to_string(town.path("wall.toml")).unwrap(),
        &["A copy for printing", line, "line = \"911\""],
    );
}

#[test]
fn a_change_of_one_setting_keeps_the_others() {
    let (town, _) = with_case();
    set(&town, "party-help", "613-555-0142");
    town.does("approver", &["policy", "set", "leader_days=2", "outside_counsel=Ottoline Prewitt"]);
    town.does("second", &["policy", "second"]);
    set(&town, "legal-counsel", "613-555-0118");
    let policy = json(&town, "vetter", &["policy", "show"]);
    assert_eq!((&policy["leader_days"], &policy["outside_counsel"]), (&2.into(), &"Ottoline Prewitt".into()));
    assert_eq!(policy["channels"]["party-help"]["line"], "613-555-0142");
    assert_eq!(policy["channels"]["legal-counsel"]["line"], "613-555-0118");
    has(&reads(&town, "vetter", &["policy", "show"]), &["channels", "2 set", "greenlight channels show"]);
    // Of a policy that waits, and of a list with some offices only.
    town.does("approver", &["policy", "set", "leader_days=1"]);
    let another =
        ok(&town, "approver", &["channels", "edit", "--text", "[national-board]\nline = \"by letter\"\n"]);
    has(&another.err, &["still waits for a second and is not part of this one"]);
    has(&another.err, &["Policy set"]);
    refuses(&town.run("approver", &["policy", "set", "channels=x"], ""), 2, "not set here");
    refuses(&town.run("approver", &["policy", "set", "templates=x"], ""), 2, "not a setting");
    let log = reads(&town, "vetter", &["log", "roster"]);
    // Wherever the page folds it.
    has(&log.split_whitespace().collect::<String>(), &["Contactlines:party-help613-555-0142"]);
}

#[test]
fn the_number_of_the_country_comes_first_whatever_a_policy_says() {
    let (town, case) = with_case();
    let edit = ok(&town, "approver", &["channels", "edit", "police", "--line", "613-555-0199"]);
    has(&edit.err, &["911 (this party also has: 613-555-0199)"]);
    town.does("second", &["policy", "second"]);
    let shown = reads(&town, "vetter", &["channels", "show"]);
    has(&flat(&shown), &["911 (this party also has: 613-555-0199)"]);
    let row = &json(&town, "vetter", &["channels", "show"])["channels"][0];
    assert_eq!((&row["built_in"], &row["line"]), (&"911".into(), &"613-555-0199".into()));
    let danger = ok(&town, "vetter", &["safety", &case, "--text", "A threat."]).err;
    let at = |part| danger.find(part).unwrap_or_else(|| panic!("{part}: {danger}"));
    assert!(at("911") < at("613-555-0199"));
    // Set back to the country's own, it is no setting at all.
    ok(&town, "approver", &["channels", "edit", "police", "--line", "911"]);
    town.does("second", &["policy", "second"]);
    lacks(&reads(&town, "vetter", &["channels", "show"]), &["also has", "0199"]);
    refuses(
        &town.run("approver", &["channels", "edit", "police", "--line", "911"], ""),
        2,
        "no contact line",
    );
}

#[test]
fn a_list_is_read_in_whole_or_not_at_all() {
    let (town, _) = with_case();
    set(&town, "party-help", "613-555-0142");
    for (text, words) in [
        ("[polcie]\nline = \"1\"\n", "there is no office"),
        ("[police]\nphone = \"1\"\n", "not understood"),
        ("[police]\nline = 911\n", "in quotation marks"),
        ("[police\n", "line 1 is not TOML"),
        (&format!("[police]\nline = \"{}\"\n", "9".repeat(301)), "at most 300"),
        (&format!("[police]\nline = \"1\"\n{}", "#".repeat(70_000)), "65536 bytes"),
    ] {
        fs::write(town.path("list.toml"), text).unwrap();
        let ran = town.run("approver", &["channels", "import", "list.toml"], "");
        assert_eq!(ran.code, 1, "{words}: {}", ran.err);
        has(&ran.err, &[words]);
    }
    lacks(&ok(&town, "approver", &["policy", "show"]).err, &["waits"]);
    // What `show --out` writes is read in; so is a file of an earlier program; what it leaves out stays.
    reads(&town, "vetter", &["--lang", "fr", "channels", "show", "--out", "copy.toml"]);
    refuses(&town.run("approver", &["channels", "import", "copy.toml"], ""), 2, "no contact line");
    let old = "# comment\n[police]\nen = \"police of the place\"\nfr = \"police de l'endroit\"\nline = \"911\"\n\
               [cyber-centre]\nen = \"the cyber line\"\nline = \" 613-555-0161 \"\n";
    let ran = town.run("approver", &["channels", "import", "-"], old);
    assert_eq!(ran.code, 0, "{}", ran.err);
    town.does("second", &["policy", "second"]);
    let shown = reads(&town, "vetter", &["channels", "show"]);
    has(&shown, &["613-555-0161", "the cyber line", "613-555-0142"]);
    lacks(&shown, &["also has"]);
    has(
        &reads(&town, "vetter", &["--lang", "fr", "channels", "show"]),
        &["ligne du centre pour la cybersécurité"],
    );
}

#[test]
fn of_two_lines_set_apart_one_counts_and_both_are_shown() {
    let (town, _) = with_case();
    copy(&town.path("store"), &town.path("elsewhere"));
    set(&town, "party-help", "613-555-0101");
    for (who, args) in [
        ("third", &["channels", "edit", "party-help", "--line", "613-555-0202"][..]),
        ("approver", &["policy", "second"]),
    ] {
        ok(&town, who, &[&["--store", "elsewhere"], args].concat());
    }
    bring(&town, "elsewhere");
    for args in [["channels", "show"], ["policy", "show"]] {
        let shown = ok(&town, "vetter", &args);
        let by_one = shown.err.contains("Marguerite Sansoucy set channels.party-help to 613-555-0101");
        let by_other = shown.err.contains("Ingram Vale-Tremblay set channels.party-help to 613-555-0202");
        assert!(by_one != by_other, "{}", shown.err);
        has(&shown.err, &["the later policy counts, this one does not"]);
        let counts = if by_one { "613-555-0202" } else { "613-555-0101" };
        assert!(args[0] == "policy" || shown.out.contains(counts), "{}", shown.out);
        assert_eq!(json(&town, "vetter", &args)["overruled"].as_array().unwrap().len(), 1);
    }
    // Somebody who saw both settles it.
    set(&town, "party-help", "613-555-0303");
    lacks(&ok(&town, "vetter", &["channels", "show"]).err, &["at the same time"]);
    assert_eq!(town.run("vetter", &["verify"], "").code, 0);
}

#[test]
fn a_line_cannot_command_a_terminal_and_hides_nothing() {
    let (town, _) = with_case();
    set(&town, "party-help", "613\u{202e}2410-555\u{1b}[2J\u{200b}");
    for args in [&["channels", "show"][..], &["log", "roster"], &["channels", "show", "--json"]] {
        let ran = ok(&town, "vetter", args);
        for text in [&ran.out, &ran.err] {
            assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{200b}']), "{args:?}: {text:?}");
        }
    }
    reads(&town, "vetter", &["channels", "show", "--out", "copy.toml"]);
    let copy = fs::read_to_string(town.path("copy.toml")).unwrap();
    assert!(!copy.contains(['\u{202e}', '\u{1b}', '\u{200b}']), "{copy:?}");
}

#[test]
fn the_party_of_the_demo_has_its_lines_by_policy() {
    let town = Town::of_the_demonstration("2026-11-22T15:00:00Z");
    assert!(!town.path("store/channels.toml").exists());
    has(&reads(&town, "vetter", &["channels", "show"]), &["Candidates' desk, 613-555-0142", "911"]);
    assert_eq!(json(&town, "vetter", &["policy", "show"])["leader_days"], 3);
}
