//! The table of `docs/threat-model.md`: what happens to a store when somebody kills, fills, flips, tears, edits, forges
//! or floods. Each row is a module; it prints its figures and fails where a promise does not hold.
//!
//! `cargo test --test hard` runs the small sizes, `cargo test --test hard -- --long` the long ones; words after `--`
//! choose the rows whose name has one of them; `--seed N` plays one world again.
#![cfg(unix)]

#[path = "../common/mod.rs"]
mod common;
mod merge;
#[path = "../town/mod.rs"]
mod town;

use std::process::ExitCode;
use std::time::Instant;

/// How much a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// What every change is held against, in minutes.
    Small,
    /// What is run before a release, in hours.
    Long,
}

impl Size {
    fn of<T>(self, small: T, long: T) -> T {
        match self {
            Size::Small => small,
            Size::Long => long,
        }
    }
}

/// A row: its name, and what it does. The answer are its figures in words; a promise that does not hold is a panic.
type Row = (&'static str, fn(Size) -> String);

/// The rows.
const ROWS: &[Row] = &[("merge", merge::run)];

/// What a row starts as a process of its own, to be killed: its name, and what it does with its arguments.
type Child = (&'static str, fn(&[String]));

const CHILDREN: &[Child] = &[];

/// `--seed N`: what makes worlds from numbers makes that one alone.
fn seed() -> Option<u64> {
    let mut args = std::env::args().skip_while(|arg| arg != "--seed").skip(1);
    args.next()?.parse().ok()
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some((name, rest)) = args.split_first()
        && let Some((_, child)) = CHILDREN.iter().find(|(known, _)| known == name)
    {
        child(rest);
        return ExitCode::SUCCESS;
    }
    let size = if args.iter().any(|arg| arg == "--long") { Size::Long } else { Size::Small };
    let words: Vec<&String> =
        args.iter().filter(|arg| !arg.starts_with('-') && arg.parse::<u64>().is_err()).collect();
    let chosen = ROWS
        .iter()
        .filter(|(name, _)| words.is_empty() || words.iter().any(|word| name.contains(word.as_str())));
    let mut failed = 0;
    for (name, run) in chosen {
        let begun = Instant::now();
        let done = std::panic::catch_unwind(|| run(size));
        let took = begun.elapsed().as_secs_f64();
        match done {
            Ok(figures) => println!("{name:<10} {took:7.1} s  {figures}"),
            Err(_) => {
                failed += 1;
                println!("{name:<10} {took:7.1} s  FAILED");
            }
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
