//! The build script, tried: what it takes for a message; and a word that is in none, nor anywhere else.

#[allow(dead_code, reason = "its `main` is for cargo")]
#[path = "../../build.rs"]
mod build;

use std::path::Path;

fn ids(text: &str) -> Result<Vec<String>, String> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("some.ftl");
    std::fs::write(&path, text).unwrap();
    let messages = build::messages("some.ftl", &build::read(&path).unwrap())?;
    Ok(messages.into_keys().collect())
}

#[test]
fn lines_may_end_as_on_windows() {
    let text =
        "# a comment\n\none = One\n\ntwo =\n    { $count ->\n        [one] a\n       *[other] b\n    }\n";
    let plain = ids(text);
    assert_eq!(plain, Ok(vec!["one".to_owned(), "two".to_owned()]));
    assert_eq!(ids(&text.replace('\n', "\r\n")), plain);
}

#[test]
fn a_message_that_no_lookup_finds_stops_the_build() {
    for text in ["one= One\n", "one=One\n", "one  = One\n"] {
        assert!(ids(text).is_err(), "{text}");
    }
}

#[test]
fn a_checkout_has_the_bytes_that_were_committed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let attributes = std::fs::read_to_string(root.join(".gitattributes")).unwrap();
    assert!(attributes.lines().any(|line| line == "* text=auto eol=lf"));
}

/// Words that nobody says aloud, in halves so that this page does not have them either. Each is at 0 everywhere.
const NEVER: [[&str; 2]; 1] = [["who", "ever"]];

#[test]
fn a_word_that_nobody_says_aloud_is_nowhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> = ["src", "tests", "docs", "locales"].map(|folder| root.join(folder)).into();
    let mut pages: Vec<_> =
        ["README.md", "SECURITY.md", "CONTRIBUTING.md"].map(|page| root.join(page)).into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() { &mut folders } else { &mut pages }.push(entry.path());
        }
    }
    for page in pages {
        // What is not text has no words.
        let Ok(text) = std::fs::read_to_string(&page) else { continue };
        let text = text.to_lowercase();
        for word in NEVER.map(|halves| halves.concat()) {
            assert!(!text.contains(&word), "{} has {word}", page.display());
        }
    }
}
