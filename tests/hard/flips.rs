//! One bit flipped in the bytes of a checkpointed `vault.db`, free pages among them: the store is refused, or `verify`
//! reports it; and until then every view that is read is what it was, or an error.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::town::filled::{Said, copy, look_at, open, small_store};
use crate::{Size, on_every_core, scratch};

const PAGE: usize = 8192;

/// What the flips of one worker came to.
#[derive(Default)]
struct Figures {
    flips: usize,
    refused: usize,
    reported: usize,
    /// Opened, and read as if nothing were wrong, before `verify` said so: the byte stands where nobody reads.
    unread: usize,
}

/// Changes one bit of a file in place.
fn flip(file: &File, at: usize, byte: u8) {
    file.write_all_at(&[byte ^ (1 << (at % 8))], at as u64).unwrap();
}

fn try_one(dir: &Path, at: usize, views: &[String], figures: &mut Figures) {
    figures.flips += 1;
    let opened = open(dir);
    let read = opened.as_ref().is_ok_and(|store| match store.dump_views() {
        Ok(read) => {
            assert!(read == views, "byte {at}: wrong data was read");
            true
        }
        Err(_) => false,
    });
    match look_at(opened) {
        Said::Refused(_) => figures.refused += 1,
        Said::Reported(_) => figures.reported += 1,
        other => panic!("byte {at}: {other:?}"),
    }
    figures.unread += usize::from(read);
}

pub fn run(size: Size) -> String {
    let town = small_store();
    let store = town.path("store");
    assert!(!store.join("vault.db-wal").exists(), "everything is in the one file");
    let bytes = std::fs::read(store.join("vault.db")).unwrap();
    let views = open(&store).unwrap().dump_views().unwrap();
    let step = size.of(64, 1);
    let places: Vec<usize> = (0..bytes.len())
        .step_by(step)
        // Not always the first of the 64.
        .map(|at| (at + at / 64 % step).min(bytes.len() - 1))
        .collect();
    let home = scratch();
    let done = on_every_core(|core, cores| {
        let dir = home.path().join(core.to_string());
        copy(&store, &dir);
        let file = OpenOptions::new().write(true).open(dir.join("vault.db")).unwrap();
        let mut figures = Figures::default();
        for at in places.iter().skip(core).step_by(cores).copied() {
            flip(&file, at, bytes[at]);
            try_one(&dir, at, &views, &mut figures);
            file.write_all_at(&bytes[at..=at], at as u64).unwrap();
        }
        // Nothing but our own flips has changed the file.
        assert!(std::fs::read(dir.join("vault.db")).unwrap() == bytes);
        figures
    });
    let sum = |of: fn(&Figures) -> usize| done.iter().map(of).sum::<usize>();
    format!(
        "{} flips in {} pages: {} refused, {} reported ({} only by verify: nothing else reads there)",
        sum(|one| one.flips),
        bytes.len() / PAGE,
        sum(|one| one.refused),
        sum(|one| one.reported),
        sum(|one| one.unread),
    )
}
