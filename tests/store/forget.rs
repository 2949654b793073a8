//! A case that was forgotten: nothing of it is left but the ids of its events, everything else verifies, and it comes
//! again only when it is asked for.

use greenlight::exchange::admit::{NotAdmitted, admit};
use rusqlite::types::ValueRef;
use serde_json::Value;

use crate::kit::town::Town;
use crate::kit::town::filled::{copy, open, raw};

const WORD: &str = "Quasimodo";

/// A store with two cases and a paper in each. The one to be forgotten is first.
fn two_cases() -> (Town, String, String) {
    let town = Town::with_people();
    let mut cases = Vec::new();
    for (name, word) in [("Odalys Brannigan", WORD), ("Basil Cromarty", "Esmeralda")] {
        let case = town.does("vetter", &["open", "--name", name, "--district", "Ajax"]);
        town.does("vetter", &["conflict", &case, "none"]);
        town.does("approver", &["conflict", &case, "none"]);
        town.does("vetter", &["note", &case, "--text", &format!("{word} called.")]);
        let shown: Value =
            serde_json::from_str(&town.run("vetter", &["--json", "show", &case], "").out).unwrap();
        cases.push(shown["id"].as_str().unwrap().to_owned());
    }
    // A refused text is kept as a draft.
    let why = format!("{WORD} again.");
    let refused = town.run("approver", &["decide", &cases[0], "greenlight", "--why", &why], "");
    assert_ne!(refused.code, 0, "{}", refused.err);
    assert!(town.run("approver", &["draft", "list"], "").out.contains(WORD));
    (town, cases[0].clone(), cases[1].clone())
}

/// Everything that the tables of the vault hold, decrypted.
fn dump(town: &Town) -> Vec<u8> {
    let vault = raw(&town.path("store"));
    let mut names = vault.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for name in names.iter().filter(|name| *name != "words") {
        let mut statement = vault.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column).unwrap() {
                    all.extend_from_slice(bytes);
                }
            }
        }
    }
    all.make_ascii_lowercase();
    all
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn nothing_of_a_forgotten_case_is_left_and_all_verifies() {
    let (town, case, other) = two_cases();
    let words = ["quasimodo", "odalys", "brannigan"];
    let before = dump(&town);
    assert!(words.iter().all(|word| holds(&before, word)));
    let slip = town.path("slip");
    assert_eq!(town.run("vetter", &["checkpoint", "--out", slip.to_str().unwrap()], "").code, 0);
    // Nobody said that they have it, and nobody is asked off a terminal.
    assert_eq!(town.run("vetter", &["forget", &case, "--yes"], "").code, 4);
    assert_eq!(town.run("vetter", &["forget", &case, "--although"], "").code, 2);
    let forgot = town.run("vetter", &["forget", &case, "--although", "--yes"], "");
    assert_eq!(forgot.code, 0, "{}", forgot.err);
    let after = dump(&town);
    for word in words {
        assert!(!holds(&after, word), "{word} is left");
    }
    assert!(holds(&after, "esmeralda"));
    let verified = town.run("admin", &["verify"], "");
    assert_eq!(verified.code, 0, "{} {}", verified.out, verified.err);
    let told = verified.out + &verified.err;
    assert!(told.contains("forgotten here"), "{told}");
    let against = town.run("admin", &["verify", "--against", slip.to_str().unwrap()], "");
    assert_eq!(against.code, 0, "{} {}", against.out, against.err);
    assert_eq!(town.run("vetter", &["show", &case], "").code, 3);
    assert_eq!(town.run("vetter", &["show", &other], "").code, 0);
    assert!(town.run("vetter", &["search", WORD], "").err.contains("nowhere"));
    // The other case is signed on, and the views are what a rebuild makes.
    town.does("vetter", &["note", &other, "--text", "It goes on."]);
    let views = open(&town.path("store")).unwrap().dump_views().unwrap();
    assert_eq!(town.run("admin", &["rebuild"], "").code, 0);
    assert!(open(&town.path("store")).unwrap().dump_views().unwrap() == views);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
}

#[test]
fn a_mark_on_an_event_that_is_here_is_found() {
    let (town, _, _) = two_cases();
    let vault = raw(&town.path("store"));
    let mark = "INSERT INTO forgotten SELECT max(seq), log, 'nobody', '2026-11-22T15:00:00Z', 0 FROM entries";
    assert_eq!(vault.execute(mark, []).unwrap(), 1);
    drop(vault);
    assert_eq!(town.run("admin", &["verify"], "").code, 8);
}

#[test]
fn a_backup_keeps_a_case_forgotten() {
    let (town, case, _) = two_cases();
    assert_eq!(town.run("vetter", &["forget", &case, "--although", "--yes"], "").code, 0);
    assert_eq!(town.run("admin", &["backup", "evening.age"], "").code, 0);
    let restored = town.run("admin", &["restore", "evening.age"], "");
    assert_eq!(restored.code, 0, "{}", restored.err);
    let verified = town.run("admin", &["verify", "--json"], "");
    let verified: Value = serde_json::from_str(&verified.out).unwrap();
    assert_eq!(verified["ok"], true);
    assert!(verified["forgotten"].as_u64().unwrap() > 0);
    assert_eq!(town.run("vetter", &["show", &case], "").code, 3);
}

#[test]
fn a_forgotten_case_comes_again_only_when_it_is_asked_for() {
    let (town, case, _) = two_cases();
    copy(&town.path("store"), &town.path("elsewhere"));
    let id = case.parse().unwrap();
    let entries = open(&town.path("elsewhere")).unwrap().history(id).unwrap().entries().to_vec();
    assert_eq!(town.run("vetter", &["forget", &case, "--although", "--yes"], "").code, 0);
    let now = "2026-11-22T16:00:00Z".parse().unwrap();
    let take_in = || {
        let mut store = open(&town.path("store")).unwrap();
        let roster = store.roster().unwrap();
        admit(&mut store, &roster, id, &entries, now)
    };
    assert!(matches!(take_in(), Err(NotAdmitted::Forgotten(_))));
    assert_eq!(town.run("vetter", &["forget", "ZZZZZ", "--undo"], "").code, 3);
    let undone = town.run("vetter", &["forget", &case, "--undo"], "");
    assert_eq!(undone.code, 0, "{}", undone.err);
    assert_eq!(take_in().unwrap(), entries.len());
    let verified = town.run("admin", &["verify"], "");
    assert_eq!(verified.code, 0, "{} {}", verified.out, verified.err);
    assert_eq!(town.run("vetter", &["show", &case], "").code, 0);
    // And it can be forgotten once more.
    assert_eq!(town.run("vetter", &["forget", &case, "--although", "--yes"], "").code, 0);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
    assert!(matches!(take_in(), Err(NotAdmitted::Forgotten(_))));
}
