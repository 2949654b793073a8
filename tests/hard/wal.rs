//! The write-ahead log cut at every 64 bytes, flipped, taken away, mixed with another; old pages put back; an old folder
//! restored. What opens is exactly what some earlier commit left, or it is refused, or `verify` reports it; and where
//! an event is lost that was seen here, that is reported.

use std::path::Path;

use greenlight::domain::ids::EventId;
use greenlight::store::StoreError;
use greenlight::store::anchor::Gone;
use greenlight::store::watch::Freshness;

use crate::kit::town::Town;
use crate::kit::town::filled::{Said, State, copy, look, open};
use crate::writers::{anchors, append, desk, open_case, watched};
use crate::{Size, on_every_core, scratch};

const PAGE: usize = 8192;
const HEADER: usize = 32;
const FRAME: usize = 24 + PAGE;

/// The files of a store at a moment: the vault, and what waits beside it.
#[derive(Clone)]
struct Files {
    vault: Vec<u8>,
    wal: Vec<u8>,
}

impl Files {
    fn read(dir: &Path) -> Files {
        let wal = std::fs::read(dir.join("vault.db-wal")).unwrap_or_default();
        Files { vault: std::fs::read(dir.join("vault.db")).unwrap(), wal }
    }

    /// Puts them into a folder whose keys are there.
    fn write(&self, dir: &Path) {
        put(dir, &self.vault, &self.wal);
    }
}

fn put(dir: &Path, vault: &[u8], wal: &[u8]) {
    let _ = std::fs::remove_file(dir.join("vault.db-shm"));
    std::fs::write(dir.join("vault.db"), vault).unwrap();
    let _ = std::fs::remove_file(dir.join("vault.db-wal"));
    if !wal.is_empty() {
        std::fs::write(dir.join("vault.db-wal"), wal).unwrap();
    }
}

fn frames(wal: &[u8]) -> impl Iterator<Item = &[u8]> {
    wal.get(HEADER..).unwrap_or_default().chunks_exact(FRAME)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())
}

/// Whether a frame ends a commit.
fn commits(frame: &[u8]) -> bool {
    number(frame, 4) > 0
}

/// How many commits end within so many bytes of a log.
fn whole(wal: &[u8], bytes: usize) -> usize {
    frames(&wal[..bytes.min(wal.len())]).filter(|frame| commits(frame)).count()
}

/// Corrects the salts and checksums of a WAL, which anybody can who knows the format: no key protects them.
fn resum(wal: &mut [u8]) {
    // The words of the sums are little-endian where the magic number is even.
    let word = if number(wal, 0) & 1 == 0 { u32::from_le_bytes } else { u32::from_be_bytes };
    let add = |sums: &mut (u32, u32), bytes: &[u8]| {
        for pair in bytes.chunks_exact(8) {
            let half = |at: usize| word(pair[at..at + 4].try_into().unwrap());
            sums.0 = sums.0.wrapping_add(half(0)).wrapping_add(sums.1);
            sums.1 = sums.1.wrapping_add(half(4)).wrapping_add(sums.0);
        }
    };
    let mut sums = (0, 0);
    let (header, rest) = wal.split_at_mut(HEADER);
    add(&mut sums, &header[..24]);
    for frame in rest.chunks_exact_mut(FRAME) {
        frame[8..16].copy_from_slice(&header[16..24]);
        add(&mut sums, &frame[..8]);
        add(&mut sums, &frame[24..]);
        frame[16..20].copy_from_slice(&sums.0.to_be_bytes());
        frame[20..24].copy_from_slice(&sums.1.to_be_bytes());
    }
}

/// Two generations of commits: some wait in a log over the first vault, later ones in a log over a vault that has taken
/// those in.
struct Past {
    first: Files,
    second: Files,
    /// Everything in the vault.
    last: Vec<u8>,
    /// What the store held at first and after each commit.
    states: Vec<State>,
    /// How many commits the first log has.
    commits: usize,
}

/// Commits a few events and reads the files while the store is still open, so that nothing was taken in.
fn generation(dir: &Path, case: EventId, commits: usize, states: &mut Vec<State>) -> Files {
    let mut desk = desk(dir);
    for words in 0..commits {
        append(&mut desk, case, words * 60);
        states.push(State::of(&desk.store).unwrap());
    }
    let files = Files::read(dir);
    assert_eq!(whole(&files.wal, usize::MAX), commits);
    files
}

impl Past {
    fn make(dir: &Path, size: Size) -> Past {
        let (case, _) = open_case(&mut desk(dir));
        let mut states = vec![State::at(dir)];
        let commits = size.of(3, 8);
        let first = generation(dir, case, commits, &mut states);
        let second = generation(dir, case, 2, &mut states);
        let last = Files::read(dir);
        assert!(first.vault != second.vault && second.vault != last.vault && last.wal.is_empty());
        Past { first, second, last: last.vault, states, commits }
    }
}

/// What a store with such files came to.
enum Came {
    /// To what it held after so many commits.
    To(usize),
    Refused,
    Reported,
}

/// Remembers the present state of a store, as opening it does.
fn remember(dir: &Path, files: &Files) {
    files.write(dir);
    watched(dir);
}

/// Opens a store that had come so far when it was seen last. What is neither a known state nor found to be none is a
/// broken promise, and so is a loss that nobody hears of.
fn came(dir: &Path, past: &Past, seen: usize, what: &dyn Fn() -> String) -> Came {
    let refused = |error: &StoreError| {
        assert!(matches!(error, StoreError::Changed | StoreError::Damaged(_)), "{}: {error}", what());
    };
    let opened = open(dir).and_then(|store| Ok((State::of(&store)?, store)));
    let (state, mut store) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            refused(&error);
            return Came::Refused;
        }
    };
    if let Some(at) = past.states.iter().position(|known| *known == state) {
        store.watch(&anchors(dir)).unwrap();
        let told = matches!(store.freshness(), Freshness::Stale(found) if found.how == Gone::RolledBack);
        assert_eq!(told, at < seen, "{}: {at} of {seen} commits: {:?}", what(), store.freshness());
        return Came::To(at);
    }
    drop(store);
    match look(dir) {
        Said::Reported(_) => Came::Reported,
        Said::Refused(_) => Came::Refused,
        said => panic!("{}: neither an earlier state nor found: {said:?}", what()),
    }
}

/// Every cut and every flip, with what must come of it: the commits whose frames are whole before that place.
fn cuts_and_flips(size: Size, wal: &[u8]) -> Vec<(usize, bool, usize)> {
    let (cut, flip) = (64, size.of(64, 8));
    let cuts = (0..=wal.len()).step_by(cut).map(|at| (at, false, whole(wal, at)));
    let flips = (0..wal.len()).step_by(flip).map(|at| (at + at / 64 % flip).min(wal.len() - 1));
    // A flip spoils its frame and whatever comes after; one in the header spoils all.
    let flips = flips.map(|at| (at, true, if at < HEADER { 0 } else { whole(wal, at) }));
    cuts.chain(flips).collect()
}

/// Files that nobody's crash leaves: pages and logs of different times, put together.
fn mixtures(past: &Past) -> Vec<(String, Files)> {
    let mut all = Vec::new();
    let mut add = |what: String, vault: &[u8], wal: &[u8]| {
        all.push((what, Files { vault: vault.to_vec(), wal: wal.to_vec() }));
    };
    // Each vault with each log, whole and up to each of its commits.
    let vaults = [("first", &past.first.vault), ("second", &past.second.vault), ("last", &past.last)];
    let logs = [("no", &Vec::new()), ("the first", &past.first.wal), ("the second", &past.second.wal)];
    for (name, vault) in vaults {
        for (of, wal) in logs {
            let ends = frames(wal).enumerate().filter(|(_, frame)| commits(frame)).map(|(at, _)| at + 1);
            for end in ends.collect::<Vec<_>>().into_iter().chain(wal.is_empty().then_some(0)) {
                let bytes = (HEADER + end * FRAME).min(wal.len());
                add(format!("the {name} vault, {of} log, {end} frames"), vault, &wal[..bytes]);
            }
        }
    }
    // Each old version of each page in a later vault.
    let mut old: Vec<(usize, &[u8])> = past.first.vault.chunks_exact(PAGE).enumerate().collect();
    for wal in [&past.first.wal, &past.second.wal] {
        old.extend(frames(wal).map(|frame| (number(frame, 0) as usize - 1, &frame[24..])));
    }
    for (at, page) in &old {
        let place = at * PAGE..(at + 1) * PAGE;
        if past.last.get(place.clone()).is_some_and(|now| now != *page) {
            let mut vault = past.last.clone();
            vault[place].copy_from_slice(page);
            add(format!("an old page {at} in the last vault"), &vault, &[]);
        }
    }
    // Each frame with an old version of its page; a commit left out; commits exchanged. The sums are set right.
    for (files, name) in [(&past.first, "first"), (&past.second, "second")] {
        let wal = &files.wal;
        for (at, frame) in frames(wal).enumerate() {
            let page = number(frame, 0) as usize - 1;
            for (_, other) in old.iter().filter(|(of, other)| *of == page && *other != &frame[24..]) {
                let mut changed = wal.clone();
                let place = HEADER + at * FRAME + 24;
                changed[place..place + PAGE].copy_from_slice(other);
                add(format!("another page in frame {at} of the {name} log"), &files.vault, &changed);
                resum(&mut changed);
                add(format!("another page in frame {at} of the {name} log, summed"), &files.vault, &changed);
            }
            let mut without = wal.clone();
            without.drain(HEADER + at * FRAME..HEADER + (at + 1) * FRAME);
            resum(&mut without);
            add(format!("the {name} log without frame {at}"), &files.vault, &without);
        }
        let mut parts: Vec<Vec<u8>> = vec![Vec::new()];
        for frame in frames(wal) {
            parts.last_mut().unwrap().extend(frame);
            if commits(frame) {
                parts.push(Vec::new());
            }
        }
        parts.pop();
        for gone in 0..parts.len() {
            let rest = parts.iter().enumerate().filter(|(at, _)| *at != gone).flat_map(|(_, part)| part);
            let mut changed: Vec<u8> = wal[..HEADER].iter().chain(rest).copied().collect();
            resum(&mut changed);
            add(format!("the {name} log without commit {gone}"), &files.vault, &changed);
        }
        parts.reverse();
        let mut changed: Vec<u8> = wal[..HEADER].iter().chain(parts.iter().flatten()).copied().collect();
        resum(&mut changed);
        add(format!("the {name} log with its commits the other way round"), &files.vault, &changed);
    }
    all
}

pub fn run(size: Size) -> String {
    let town = Town::with_people();
    let home = scratch();
    let dir = home.path().join("past");
    copy(&town.path("store"), &dir);
    let past = Past::make(&dir, size);
    let mut same = past.first.wal.clone();
    resum(&mut same);
    assert!(same == past.first.wal, "the sums are worked out as SQLite does");

    let (small, mixed) = (cuts_and_flips(size, &past.first.wal), mixtures(&past));
    let done = on_every_core(|core, cores| {
        let dir = home.path().join(core.to_string()).join("store");
        copy(&town.path("store"), &dir);
        let mut figures = [0usize; 4];
        remember(&dir, &past.first);
        for (at, flipped, expected) in small.iter().skip(core).step_by(cores).copied() {
            let what = || format!("the log {} at byte {at}", if flipped { "flipped" } else { "cut" });
            let mut wal = past.first.wal.clone();
            if flipped {
                wal[at] ^= 1 << (at % 8);
            } else {
                wal.truncate(at);
            }
            put(&dir, &past.first.vault, &wal);
            match came(&dir, &past, past.commits, &what) {
                Came::To(state) => {
                    assert_eq!(state, expected, "{}", what());
                    figures[3] += usize::from(state < past.commits);
                }
                Came::Refused | Came::Reported => panic!("{}: it is no damage", what()),
            }
        }
        let newest = past.states.len() - 1;
        remember(&dir, &Files { vault: past.last.clone(), wal: Vec::new() });
        for (what, files) in mixed.iter().skip(core).step_by(cores) {
            files.write(&dir);
            let came = came(&dir, &past, newest, &|| what.clone());
            // An earlier state may have something else in pages that no commit of ours reads: the index, free ones.
            figures[3] += usize::from(matches!(came, Came::To(at) if at < newest));
            let said = if let Came::To(_) = came { look(&dir) } else { Said::Clean };
            figures[match (came, said) {
                (Came::To(_), Said::Clean) => 0,
                (Came::Refused, _) | (_, Said::Refused(_)) => 1,
                (Came::Reported, _) | (_, Said::Reported(_)) => 2,
                (_, Said::Failed(error)) => panic!("{what}: {error}"),
            }] += 1;
        }
        figures
    });
    let sum = |at: usize| done.iter().map(|figures| figures[at]).sum::<usize>();
    format!(
        "{} commits in {} frames: {} cuts and flips, each to the exact commit; {} mixtures: {} an earlier state, {} \
         refused, {} reported; {} losses, all told",
        past.commits,
        frames(&past.first.wal).count(),
        small.len(),
        mixed.len(),
        sum(0),
        sum(1),
        sum(2),
        sum(3),
    )
}
