//! One bit flipped in the bytes of a checkpointed `vault.db`, free pages among them: the store is refused, or `verify`
//! reports it; and until then every event, view, document and draft that is read is what it was, or an error.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;

use greenlight::domain::ids::{Digest256, EventId};
use greenlight::store::{Store, StoreError};

use crate::kit::town::filled::{SOMEBODY, Said, copy, look_at, open, raw_with, small_store};
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

/// Everything that the program reads, a part at a time.
struct Contents {
    logs: Vec<EventId>,
    papers: Vec<Digest256>,
    parts: Vec<String>,
}

impl Contents {
    fn of(dir: &Path) -> Contents {
        let store = open(dir).unwrap();
        let raw = raw_with(dir, store.key());
        let ids = |sql: &str| -> Vec<[u8; 32]> {
            let mut statement = raw.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let logs = ids("SELECT DISTINCT log FROM entries").into_iter().map(EventId).collect();
        let papers = ids("SELECT blob FROM documents").into_iter().map(Digest256).collect();
        let mut all = Contents { logs, papers, parts: Vec::new() };
        all.parts = (0..all.count()).map(|part| all.read(&store, part).unwrap()).collect();
        all
    }

    fn count(&self) -> usize {
        2 + self.logs.len() + self.papers.len()
    }

    fn read(&self, store: &Store, part: usize) -> Result<String, StoreError> {
        let log = part.checked_sub(2).and_then(|at| self.logs.get(at));
        match (part, log) {
            (0, _) => Ok(store.dump_views()?.join("\n")),
            (1, _) => Ok(format!("{:?}", store.drafts(SOMEBODY)?)),
            (_, Some(log)) => Ok(format!("{:?}", store.history(*log)?.entries())),
            (_, None) => Ok(format!("{:?}", store.document(self.papers[part - 2 - self.logs.len()])?)),
        }
    }

    /// Whether everything could be read; whatever could is what it was. Each byte has another part come first and last.
    fn are_read(&self, store: &Store, at: usize) -> bool {
        let mut all = true;
        for turn in 0..self.parts.len() {
            let part = (at + turn) % self.parts.len();
            match self.read(store, part) {
                Ok(read) => {
                    assert!(read == self.parts[part], "byte {at}: wrong data was read in part {part}");
                }
                Err(_) => all = false,
            }
        }
        all
    }
}

fn try_one(dir: &Path, at: usize, contents: &Contents, figures: &mut Figures) {
    figures.flips += 1;
    let opened = open(dir);
    let read = opened.as_ref().is_ok_and(|store| contents.are_read(store, at));
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
    let contents = Contents::of(&store);
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
            try_one(&dir, at, &contents, &mut figures);
            file.write_all_at(&bytes[at..=at], at as u64).unwrap();
        }
        // Nothing but our own flips has changed the file.
        assert!(std::fs::read(dir.join("vault.db")).unwrap() == bytes);
        figures
    });
    let sum = |of: fn(&Figures) -> usize| done.iter().map(of).sum::<usize>();
    format!(
        "{} flips in {} pages: {} refused, {} reported ({} only by verify: nothing else reads there)",
        sum(|figures| figures.flips),
        bytes.len() / PAGE,
        sum(|figures| figures.refused),
        sum(|figures| figures.reported),
        sum(|figures| figures.unread),
    )
}
