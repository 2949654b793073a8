//! What anybody meets at the counter, whatever they ask for: help in a sensible order, files that are there or not, an
//! answer that gets out whole or says so, and a first step that asks for little.

use crate::kit::town::{Ran, Town};

/// What the program says in French.
fn in_french(town: &Town, who: &str, args: &[&str]) -> Ran {
    town.run(who, &[&["--lang", "fr"], args].concat(), "")
}

#[test]
fn a_command_tells_what_is_its_own_first() {
    let town = Town::new();
    for (lang, own, all) in
        [("en", "  --key", "Options of every command:"), ("fr", "  --key", "Options de toutes")]
    {
        let help = town.run("admin", &["person", "add", "--help", "--lang", lang], "").out;
        let (own, all) = (help.find(own).unwrap(), help.find(all).unwrap());
        assert!(own < all, "{help}");
        assert!(help.contains("greenlight person add "), "{help}");
    }
    assert!(town.run("admin", &["--version"], "").out.starts_with("greenlight "));
    assert_eq!(town.run("admin", &["policy"], "").code, 2);
}

#[test]
fn the_party_is_never_asked_for_and_the_whole_command_is_told() {
    let town = Town::with_keys();
    let ran = town.run("admin", &["init"], "");
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--org <PARTY|->"), "{}", ran.err);
    assert!(ran.err.contains("greenlight init --org PARTY --name NAME"), "{}", ran.err);
    let ran = in_french(&town, "admin", &["init"]);
    assert!(ran.err.contains("greenlight init --org PARTI --name NOM"), "{}", ran.err);
    assert!(!town.path("store").exists());
}

#[test]
fn an_answer_that_does_not_get_out_is_a_failure() {
    let town = Town::with_people();
    let ends = |line: &str| {
        let mut command = town.command("bash");
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/approver");
        let done = command.args(["-c", line]).output().unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    if std::path::Path::new("/dev/full").exists() {
        for command in ["person list", "--json person list", "checkpoint", "export --csv -"] {
            let (code, said) = ends(&format!("greenlight {command} > /dev/full"));
            assert_eq!(code, 1, "{command}: {said}");
            assert!(said.contains("Not all of the answer"), "{command}: {said}");
        }
    }
    let (code, said) = ends("greenlight checkpoint | true; exit ${PIPESTATUS[0]}");
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_the_file_system_says_is_said_in_the_readers_language() {
    let town = Town::with_people();
    let says = |args: &[&str], en: &str, fr: &str| {
        let (english, french) = (town.run("approver", args, ""), in_french(&town, "approver", args));
        assert_eq!((english.code, french.code), (1, 1), "{args:?} {} {}", english.err, french.err);
        assert!(english.err.contains(en), "{}", english.err);
        assert!(french.err.contains(fr) && !french.err.contains("os error"), "{}", french.err);
    };
    town.does("approver", &["checkpoint", "--out", "slip"]);
    says(&["checkpoint", "--out", "slip"], "There is a file slip already", "Il y a déjà un fichier slip");
    says(
        &["verify", "--against", "none"],
        "No file or folder is there: none",
        "ni fichier ni répertoire : none",
    );
    let case = town.does("approver", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("approver", &["conflict", &case, "none"]);
    town.does("approver", &["proof", &case, "--out", "proof"]);
    says(
        &["proof", &case, "--out", "proof"],
        "Something is in the folder proof",
        "quelque chose dans le répertoire proof",
    );
}

#[test]
fn placeholders_and_empty_lists_are_in_the_readers_language() {
    let town = Town::with_people();
    assert!(town.run("vetter", &["draft", "list"], "").err.contains("No text is kept."));
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    let page = in_french(&town, "vetter", &["next", &case]).out;
    assert!(page.contains("--issued JOUR") && page.contains(" ISSUE --why -"), "{page}");
    let page = town.run("vetter", &["next", &case], "").out;
    assert!(page.contains("--issued DAY"), "{page}");
    // The command is one line on the narrowest page, too.
    let mut narrow = town.command("greenlight");
    narrow.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter").env("COLUMNS", "50");
    let page = String::from_utf8(narrow.args(["next", &case]).output().unwrap().stdout).unwrap();
    assert!(page.lines().any(|line| line.ends_with("--status read --result clear --issued DAY")), "{page}");
}

#[test]
fn french_questions_end_as_french_does() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    let mut command = town.command("script");
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/reviewer");
    command.args(["-qec", &format!("greenlight --lang fr show {case} < /dev/tty"), "/dev/null"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    // A machine without `script` has no terminal to lend.
    let Ok(mut child) = command.spawn() else { return };
    std::thread::sleep(std::time::Duration::from_secs(1));
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"\n").unwrap();
    let shown = String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned();
    assert!(shown.contains("s'arrêter ici\u{a0}: "), "{shown}");
}

#[test]
fn a_page_tells_the_day_that_it_was_in_the_riding() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    // Half past eight in the evening in Ajax; past midnight where days are counted for machines.
    let mut late = town.command("greenlight");
    late.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    late.env("GREENLIGHT_NOW", "2026-11-24T01:30:00Z");
    let late = late.args(["recommend", &case, "greenlight", "--why", "Everything agrees."]).output().unwrap();
    assert!(late.status.success(), "{late:?}");
    let page = town.run("vetter", &["show", &case], "").out;
    assert!(page.contains("Théo Larivée, 23 November 2026"), "{page}");
}

#[test]
fn who_holds_no_role_is_listed_as_such() {
    let town = Town::with_people();
    town.does("admin", &["person", "revoke", "Pernille", "--why", "She moved."]);
    let list = town.run("admin", &["person", "list"], "").out;
    assert!(list.lines().any(|line| line.starts_with("Pernille") && line.contains("no role")), "{list}");
}

#[test]
fn a_command_that_stands_within_another_is_named() {
    let town = Town::new();
    let ran = town.run("admin", &["revoke", "Pernille"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("person revoke"), "{}", ran.err);
    let ran = town.run("admin", &["shwo"], "");
    assert!(ran.err.contains("“show”"), "{}", ran.err);
}

#[test]
fn what_a_handover_says_to_run_runs() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("reviewer", &["conflict", &case, "none"]);
    town.does("reviewer", &["assign", &case, "Théo"]);
    let told = town.run("reviewer", &["person", "revoke", "Théo", "--handover"], "").out;
    assert!(told.contains("(Odalys Brannigan)"), "{told}");
    assert!(told.contains(&format!("greenlight assign {case} PERSON")), "{told}");
}
