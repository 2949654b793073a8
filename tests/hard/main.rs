//! The table of `docs/threat-model.md`: what happens to a store when somebody kills, fills, flips, tears,
//! edits, forges or floods. Each row is a module; it prints its figures and fails where a promise is broken.
//!
//! `cargo test --test hard` runs the small sizes, `cargo test --test hard -- --long` the long ones; words
//! after `--` choose the rows whose name has one of them; `--seed N` plays one world again.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and says why"
)]

mod abort;
mod abort_rekey;
mod bits;
mod disk;
mod flips;
mod hostile;
mod kill;
#[allow(dead_code, reason = "the other tests use the rest of it")]
#[path = "../kit/mod.rs"]
mod kit;
#[allow(
    clippy::type_complexity,
    clippy::explicit_auto_deref,
    reason = "written to be read beside the page of the format"
)]
mod merge;
mod rows;
mod secrets;
mod wal;
mod writers;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// How much a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// The size for every change, which takes minutes.
    Small,
    /// The size before a release, which takes hours.
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

/// A row: its name, and its function, which returns figures in words and panics where a promise is broken.
type Row = (&'static str, fn(Size) -> String);

/// The rows.
const ROWS: &[Row] = &[
    ("kill", kill::run),
    ("abort", abort::run),
    ("abort-rekey", abort_rekey::run),
    ("disk", disk::run),
    ("flips", flips::run),
    ("wal", wal::run),
    ("rows", rows::run),
    // One a line, whatever comes.
    ("bits", bits::run),
    ("merge", merge::run),
    ("secrets", secrets::run),
    ("hostile", hostile::run),
];

/// What a row starts as a process of its own, to be killed: its name, and what it does with its arguments.
type Child = (&'static str, fn(&[String]));

const CHILDREN: &[Child] = &[
    ("write-until-killed", kill::child),
    ("end-at-a-point", abort::child),
    // One a line, whatever comes.
    ("abort-rekey-child", abort_rekey::child),
    ("secrets-child", secrets::child),
];

/// Does the work on every core: each gets its number and how many there are.
fn on_every_core<T: Send>(work: impl Fn(usize, usize) -> T + Sync) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = (0..cores).map(|core| scope.spawn(move || work(core, cores))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// A folder for copies that are opened ten thousand times: in memory where the system has such a place.
fn scratch() -> tempfile::TempDir {
    let mut builder = tempfile::Builder::new();
    builder.prefix("greenlight-hard-");
    let memory = Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(dir) = builder.tempdir_in(memory)
    {
        return dir;
    }
    builder.tempdir().unwrap()
}

/// Numbers that nobody chose, the same again for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// `--seed=N`: the run of these numbers again.
fn asked_seed() -> Option<u64> {
    std::env::args().find_map(|arg| arg.strip_prefix("--seed=")?.parse().ok())
}

/// The seed of this run: the one asked for, or one of the system's.
fn seed() -> u64 {
    asked_seed().unwrap_or_else(|| {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes).unwrap();
        u32::from_le_bytes(bytes).into()
    })
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
    let words: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    let chosen = ROWS
        .iter()
        .filter(|(name, _)| words.is_empty() || words.iter().any(|word| name.contains(word.as_str())));
    let mut failed = 0;
    for (name, run) in chosen {
        let begun = Instant::now();
        let done = std::panic::catch_unwind(|| run(size));
        let took = begun.elapsed().as_secs_f64();
        if let Ok(figures) = done {
            println!("{name:<10} {took:7.1} s  {figures}");
        } else {
            failed += 1;
            println!("{name:<10} {took:7.1} s  FAILED");
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
