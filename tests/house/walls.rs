//! The house stays as it is drawn in `src/lib.rs`: who may use whom, who may speak, what never stands in the source.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::files::sources;

/// Each room with the rooms below it that it may use. `error` puts every failure into words, so it looks into every
/// room, and the desk and the counter answer with it; `lib.rs` and `main.rs` only name the rooms.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("seal", &["domain"]),
    ("store", &["domain", "seal"]),
    ("custody", &["domain", "seal", "store"]),
    ("report", &["domain", "seal", "store"]),
    ("intake", &["domain", "seal", "store"]),
    ("exchange", &["domain", "seal", "store", "custody"]),
    ("desk", &["domain", "seal", "store", "custody", "report", "intake", "exchange", "error"]),
    ("cli", &["domain", "seal", "store", "custody", "report", "intake", "exchange", "desk", "error"]),
    ("error", &["domain", "seal", "store", "exchange", "report"]),
];

/// Files that may be long, and why.
const LONG: &[(&str, &str)] = &[];

/// More lines than this want a reason.
const MOST_LINES: usize = 450;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file: its path under `src/` and its text.
pub fn files() -> Vec<(String, String)> {
    let text = |path: PathBuf| {
        let name = path.strip_prefix(source()).unwrap().to_str().unwrap().replace('\\', "/");
        (name, std::fs::read_to_string(&path).unwrap())
    };
    let all: Vec<_> = sources(&source()).into_iter().map(text).collect();
    assert!(all.len() > 50);
    all
}

/// The part of a file that is shipped: without its tests, which stand last. Comments go, too.
pub fn shipped(name: &str, text: &str) -> String {
    if name.ends_with("tests.rs") {
        return String::new();
    }
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |all, line| all + line + "\n")
}

fn room(name: &str) -> &str {
    name.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The rooms that a text uses: `crate::room` wherever it stands, in a `use` or in the middle of a line.
fn uses(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for rest in text.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').collect::<Vec<_>>(),
            None => vec![rest],
        };
        used.extend(names.iter().map(|name| -> String {
            name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
        }));
    }
    used
}

/// What is wrong with the walls between these files.
fn breaches(files: &[(String, String)]) -> Vec<String> {
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (name, text) in files {
        let room = room(name);
        let Some((_, below)) = ROOMS.iter().find(|(known, _)| *known == room) else {
            if !matches!(room, "lib" | "main") {
                wrong.push(format!("{name}: a room that is not in the drawing"));
            }
            continue;
        };
        for used in uses(text).iter().filter(|used| rooms.contains(used.as_str())) {
            if used != room && !below.contains(&used.as_str()) {
                wrong.push(format!("{name} uses {used}"));
            }
        }
    }
    wrong
}

#[test]
fn every_floor_uses_only_floors_below() {
    let files: Vec<_> =
        files().into_iter().map(|(name, text)| (shipped(&name, &text), name)).map(|(t, n)| (n, t)).collect();
    assert_eq!(breaches(&files), Vec::<String>::new());
}

#[test]
fn a_breach_of_a_wall_is_seen() {
    let file = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
    assert_eq!(breaches(&file("domain/x.rs", "use crate::store::Store;")), ["domain/x.rs uses store"]);
    assert_eq!(breaches(&file("report/x.rs", "let a = crate::intake::read();")), ["report/x.rs uses intake"]);
    assert_eq!(breaches(&file("store/x.rs", "use crate::{domain::a, desk::B};")), ["store/x.rs uses desk"]);
    assert_eq!(breaches(&file("gossip/x.rs", "")), ["gossip/x.rs: a room that is not in the drawing"]);
    assert_eq!(breaches(&file("cli/x.rs", "use crate::desk::Desk;")), Vec::<String>::new());
}

#[test]
fn only_the_store_and_custody_reach_the_database() {
    let outside = |name: &str| !matches!(room(name), "store" | "custody");
    for (name, text) in files().iter().filter(|(name, _)| outside(name)) {
        assert!(!shipped(name, text).contains(".connection"), "{name}");
    }
}

#[test]
fn the_law_knows_no_machine() {
    for (name, text) in files().iter().filter(|(name, _)| name.starts_with("domain/")) {
        let code = shipped(name, text);
        for word in [
            "std::fs",
            "std::io",
            "std::net",
            "std::env",
            "std::process",
            "std::time",
            "Utc::now",
            "Local::now",
            "rusqlite",
            "getrandom",
            "clap::",
            "SystemTime",
        ] {
            assert!(!code.contains(word), "{name} knows {word}");
        }
    }
}

/// What else stops a program on purpose, the lints of `Cargo.toml` find.
#[test]
fn nothing_that_is_shipped_asserts() {
    for (name, text) in files() {
        let code = shipped(&name, &text).replace("debug_assert", "");
        for word in ["assert!(", "assert_eq!(", "assert_ne!("] {
            assert!(!code.contains(word), "{name} has {word}");
        }
    }
}

#[test]
fn no_name_and_no_text_has_to_stand_in_a_command_line() {
    let mut told = 0;
    for (name, text) in files().iter().filter(|(name, _)| name.starts_with("cli/")) {
        for value in text.split("value_name = \"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let parts: Vec<&str> = value.split('|').collect();
            if parts.iter().any(|part| ["TEXT", "NAME", "WORDS", "ADDRESS"].contains(part)) {
                assert!(parts.contains(&"-"), "{name} takes {value} from the command line only");
                told += 1;
            }
        }
    }
    assert!(told > 60, "{told}");
}

#[test]
fn a_long_file_has_a_reason() {
    let files = files();
    let lines = |text: &str| text.lines().count();
    for (name, text) in &files {
        let known = LONG.iter().any(|(long, _)| long == name);
        assert!(lines(text) <= MOST_LINES || known, "{name} has {} lines", lines(text));
    }
    for (long, _) in LONG {
        let found = files.iter().find(|(name, _)| name == long);
        assert!(found.is_some_and(|(_, text)| lines(text) > MOST_LINES), "{long} needs no reason any more");
    }
}

#[test]
fn every_file_says_what_it_owns() {
    for (name, text) in files().iter().filter(|(name, _)| !name.ends_with("tests.rs")) {
        assert!(text.starts_with("//! "), "{name} opens without a word on itself");
    }
}

#[test]
fn no_page_names_a_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md"), root.join("schema.sql"), root.join(".ci/run")];
    for folder in ["docs", "locales", "tests/transcripts"] {
        pages.extend(std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()));
    }
    for page in pages.iter().filter(|page| page.is_file()) {
        let text = std::fs::read_to_string(page).unwrap();
        // In halves, so that this page does not name one either.
        for halves in [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["/tm", "p/"]] {
            let word = halves.concat();
            let word = word.as_str();
            assert!(!text.contains(word), "{} has {word}", page.display());
        }
    }
}

/// The longest name of a test that is still read at a glance.
const LONGEST_NAME: usize = 60;

#[test]
fn the_name_of_a_test_is_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for file in sources(&root.join("src")).into_iter().chain(sources(&root.join("tests"))) {
        let text = std::fs::read_to_string(&file).unwrap();
        for after in text.split("#[test]").skip(1) {
            let Some((_, rest)) = after.split_once("fn ") else { continue };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(name.len() <= LONGEST_NAME, "{}: {name} has {} letters", file.display(), name.len());
            seen += 1;
        }
    }
    assert!(seen > 600, "{seen}");
}

/// Lines with which a command that signs finds its case as one that only looks may: by the beginning of a name.
fn signs_on_a_guess(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.contains("(mut desk") && line.contains("declared_case(")).collect()
}

#[test]
fn what_signs_finds_its_case_by_a_whole_name() {
    for (name, text) in files() {
        assert_eq!(signs_on_a_guess(&text), Vec::<&str>::new(), "{name}");
    }
    let line = "let (mut desk, file) = context.declared_case(&args.case)?;";
    assert_eq!(signs_on_a_guess(line), [line]);
}
