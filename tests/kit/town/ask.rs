//! What a test asks of a town: that a command succeeds, or is refused in certain words; what it answers as
//! data, and at another hour; which words are in a text and which are not.

use serde_json::Value;

use super::{Ran, Town};

/// Runs a command that must succeed.
#[track_caller]
pub fn ok(town: &Town, who: &str, args: &[&str]) -> Ran {
    let ran = town.run(who, args, "");
    assert_eq!(ran.code, 0, "{who} {args:?}\n{}{}", ran.out, ran.err);
    ran
}

/// What it prints for people.
#[track_caller]
pub fn reads(town: &Town, who: &str, args: &[&str]) -> String {
    ok(town, who, args).out
}

/// What it prints for people at another hour.
#[track_caller]
pub fn at(town: &Town, now: &str, who: &str, args: &[&str]) -> String {
    let ran = town.run_at(now, who, args, "");
    assert_eq!(ran.code, 0, "{now} {who} {args:?}\n{}{}", ran.out, ran.err);
    ran.out
}

/// What it prints as data.
#[track_caller]
pub fn json(town: &Town, who: &str, args: &[&str]) -> Value {
    serde_json::from_str(&reads(town, who, &[args, &["--json"]].concat())).unwrap()
}

/// It was refused with this exit code, in these words.
#[track_caller]
pub fn refuses(ran: &Ran, code: i32, words: &str) {
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains(words), "{words}: {}", ran.err);
}

/// Each of these stands in the text.
#[track_caller]
pub fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}

/// None of these stands in the text.
#[track_caller]
pub fn lacks(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(!text.contains(part), "{part:?} stands in:\n{text}");
    }
}

/// A sentence may run over the end of a line.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
