//! The demo: the same every time, in both languages, with every state that the program knows, and a store that
//! verifies afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use greenlight::domain::case::Status;
use greenlight::domain::words::Word;

fn greenlight(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_greenlight"))
        .args(args)
        .env("COLUMNS", "80")
        .env("LC_ALL", "C")
        .env_remove("GREENLIGHT_LANG")
        .env_remove("GREENLIGHT_NOW")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn as_whom<'a>(dir: &'a Path, who: &str, rest: &[&'a str]) -> Vec<String> {
    let mut args = vec![
        "--store".to_owned(),
        dir.join("store").display().to_string(),
        "--identity".to_owned(),
        dir.join("keys").join(who).display().to_string(),
    ];
    args.extend(rest.iter().map(|word| (*word).to_owned()));
    args
}

#[test]
fn the_demo_shows_the_same_every_time() {
    for lang in ["en", "fr"] {
        let (one, other) = (greenlight(&["demo", "--lang", lang]), greenlight(&["demo", "--lang", lang]));
        let text = stdout(&one);
        assert_eq!(text, stdout(&other));
        assert!(
            text.contains("Élodie Ferland-Quist") && text.contains("greenlight demo --dir demo"),
            "{text}"
        );
        // No message shows its id, no sentence runs over the page but a command that is to be copied.
        assert!(!text.contains("demo-"), "{text}");
        let wide: Vec<_> = text
            .lines()
            .filter(|line| !line.starts_with("  |") && !line.starts_with("  greenlight"))
            .filter(|line| line.chars().count() > 80)
            .collect();
        assert_eq!(wide, Vec::<&str>::new());
    }
}

#[test]
fn the_kept_store_holds_every_state_and_verifies() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("demo");
    let text = stdout(&greenlight(&["demo", "--dir", dir.to_str().unwrap()]));
    for key in ["admin", "vetter", "reviewer", "approver", "second", "leader"] {
        assert!(
            dir.join("keys").join(key).is_file() && dir.join("keys").join(format!("{key}.pub")).is_file()
        );
    }
    let list = as_whom(&dir, "approver", &["list", "--json"]);
    let list = stdout(&greenlight(&list.iter().map(String::as_str).collect::<Vec<_>>()));
    let rows: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    assert_eq!(rows.len(), 60);
    let held: BTreeSet<&str> = rows.iter().map(|row| row["status"].as_str().unwrap()).collect();
    // But for a damaged one.
    let known = Status::ALL.iter().filter(|status| **status != Status::Broken);
    let known: BTreeSet<&str> = known.map(|status| status.word()).collect();
    assert_eq!(held, known);
    let standing: BTreeSet<&str> = rows.iter().filter_map(|row| row["standing"].as_str()).collect();
    assert_eq!(standing, BTreeSet::from(["loud", "seconded"]));
    // Each state of a note on foreign interference has a case, and somebody stands whose greenlight was for elsewhere.
    let of = |name: &str, command: &str| {
        let words = as_whom(&dir, "approver", &[command, name, "--json"]);
        let said = stdout(&greenlight(&words.iter().map(String::as_str).collect::<Vec<_>>()));
        serde_json::from_str::<serde_json::Value>(&said).unwrap()
    };
    for (name, status, shut) in [
        ("Hyacinthe Boisclair", "open", true),
        ("Sebastian Moorcroft", "substantiated", false),
        ("Agathe Vaillancourt-Ming", "substantiated", true),
        ("Delphine Underhill", "unfounded", false),
    ] {
        let case = of(name, "show");
        assert_eq!(case["interference"][0]["status"], status, "{name}");
        let fi = case["gates"].as_array().unwrap().iter().find(|gate| gate["id"] == "fi").unwrap();
        assert_eq!(fi["passes"], !shut, "{name}");
    }
    assert_eq!(of("Delphine Underhill", "show")["issued"][0]["outdated"], true);
    assert_eq!(of("Rosaire Clairval", "show")["uncleared"], "loud");
    // One of the notes is open for a year, so that its review is due while the season is played.
    let words = as_whom(&dir, "reviewer", &["due", "--json"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
    let due = stdout(&command.args(words).env("GREENLIGHT_NOW", "2026-11-21T15:00:00Z").output().unwrap());
    let due: Vec<serde_json::Value> = serde_json::from_str(&due).unwrap();
    let review: Vec<_> = due.iter().filter(|line| line["kind"] == "fi-review").collect();
    assert_eq!(review.len(), 1, "{due:?}");
    assert_eq!(
        (&review[0]["name"], &review[0]["due"]),
        (&"Hyacinthe Boisclair".into(), &"2026-11-20".into())
    );
    let districts: BTreeSet<&str> = rows.iter().map(|row| row["district"].as_str().unwrap()).collect();
    assert_eq!(districts.len(), 11);
    // The five commands that the demo names work as whom it names them.
    let commands: Vec<&str> = text.lines().filter(|line| line.starts_with("  greenlight --store")).collect();
    assert_eq!(commands.len(), 5);
    for command in commands {
        let words = command
            .trim()
            .trim_start_matches("greenlight ")
            .replace("\"Tobias Wrenfield\"", "Tobias\u{a0}Wrenfield");
        let words: Vec<String> = words.split(' ').map(|word| word.replace('\u{a0}', " ")).collect();
        stdout(&greenlight(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let verify = as_whom(&dir, "vetter", &["verify", "--json"]);
    let report: serde_json::Value =
        serde_json::from_str(&stdout(&greenlight(&verify.iter().map(String::as_str).collect::<Vec<_>>())))
            .unwrap();
    assert_eq!((report["ok"].as_bool(), report["logs"].as_u64()), (Some(true), Some(61)));
    assert_eq!(report["problems"].as_array().unwrap().len(), 0);
}

/// Plays the exercise with these answers and gives what it says.
fn drill(lang: &str, answers: &str) -> String {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_greenlight"))
        .args(["demo", "--drill", "--lang", lang])
        .env("COLUMNS", "80")
        .env_remove("GREENLIGHT_NOW")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    stdout(&child.wait_with_output().unwrap())
}

#[test]
fn the_exercise_says_what_was_met_and_what_was_missed() {
    let (right, wrong) =
        ("2\n3\n1\n2\n3\n2\n3\n1\n2\n3\n2\n2\n1\n3\n2\n", "1\n1\n2\n1\n1\n1\n1\n2\n1\n2\n1\n1\n2\n1\n1\n");
    for (lang, met, missed, refuses) in [
        ("en", "Met (15):", "Missed (15):", "The desk refuses"),
        ("fr", "Atteint (15) :", "Manqué (15) :", "Le guichet refuse"),
    ] {
        let text = drill(lang, right);
        assert!(text.contains(met) && !text.contains(missed) && !text.contains(refuses), "{text}");
        let text = drill(lang, wrong);
        assert!(text.contains(missed) && !text.contains(met) && text.matches(refuses).count() == 9, "{text}");
        let wide: Vec<_> = text.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty() && !text.contains("drill-"), "{wide:?}");
    }
}

#[test]
fn the_exercise_can_be_left_and_asks_again() {
    let text = drill("en", "7\nno\n2\nq\n");
    assert!(text.contains("Met (1):") && !text.contains("Missed ("), "{text}");
    let text = drill("en", "");
    assert!(!text.contains("Met (") && !text.contains("Missed ("), "{text}");
}

/// Plays the season between machines, with a folder of its own for what does not last.
fn between_machines(lang: &str, temp: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
    command.args(["demo", "--machines", "--lang", lang]).args(more);
    command.env("COLUMNS", "80").env("TMPDIR", temp).env_remove("GREENLIGHT_NOW").output().unwrap()
}

#[test]
fn a_season_between_machines_runs_to_its_end_and_leaves_nothing() {
    for (lang, says) in [
        (
            "en",
            [
                "its decisions are in conflict",
                "recusal recorded",
                "1 act of Théo Larivée came too late",
                "bundles of yours did not reach everybody",
                "Nothing was kept.",
            ],
        ),
        (
            "fr",
            [
                "ses décisions sont en conflit",
                "récusation inscrite",
                "1 acte de Théo Larivée",
                "de vos envois",
                "Rien n'a été gardé.",
            ],
        ),
    ] {
        let temp = tempfile::tempdir().unwrap();
        let text = stdout(&between_machines(lang, temp.path(), &[]));
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in says {
            assert!(flat.contains(words), "{words}: {text}");
        }
        let wide: Vec<_> = text.lines().filter(|line| line.chars().count() > 80).collect();
        assert_eq!(wide, Vec::<&str>::new());
        assert!(!text.contains("machines-") && !text.contains("GREENLIGHT_NOW"), "{text}");
        let left: Vec<_> = std::fs::read_dir(temp.path()).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// The logs that a slip attests, by their ids, with how far they go.
fn attested(slip: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(slip).unwrap();
    let logs = text.lines().filter_map(|line| line.strip_prefix("log ")?.split_once(' '));
    logs.map(|(log, state)| (log.to_owned(), state.to_owned())).collect()
}

#[test]
fn at_the_end_all_machines_have_what_they_may() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("machines");
    let args = ["--dir", dir.to_str().unwrap()];
    let text = stdout(&between_machines("en", place.path(), &args));
    let slip = |machine: &str| attested(&dir.join(format!("{machine}.slip")));
    let (ottawa, toronto) = (slip("ottawa"), slip("toronto"));
    assert_eq!((ottawa.len(), &ottawa), (3, &slip("montreal")));
    // Who is recused from a case has no more of it than they had then; the stolen machine has nothing that came later.
    let differs = |other: &BTreeMap<String, String>| {
        ottawa.iter().filter(|(log, state)| other.get(*log) != Some(*state)).count()
    };
    assert_eq!((differs(&toronto), differs(&slip("ajax"))), (1, 2));
    // The commands that it names work, and the folder is not played in twice.
    let commands: Vec<&str> = text.lines().filter(|line| line.starts_with("  greenlight --store")).collect();
    assert_eq!(commands.len(), 3);
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().skip(1).collect();
        assert!(stdout(&greenlight(&words)).contains("Odalys Brannigan"));
    }
    let again = between_machines("en", place.path(), &args);
    assert_eq!(again.status.code(), Some(1), "{}", String::from_utf8_lossy(&again.stderr));
    assert_eq!(slip("ottawa"), ottawa);
}
