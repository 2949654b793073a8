//! What this person last saw of each case, kept beside their anchor: how many events it had. Nothing that was signed
//! ever leaves a case, so one that has fewer now was put back to an older state. The arrivals account for what came
//! since: each belongs to a case or to the roster, and the numbers must add up. This file tells only when a check of
//! everything is needed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::domain::ids::{EventId, sha256};
use crate::store::anchor::link;
use crate::store::arrivals::{broken_chain, last_arrival};
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::rows::Cell;
use crate::store::state_file::prepare;

/// How many bytes a record of the file has: an id, a number, a kind, and zeros.
const RECORD: usize = 48;
/// The id of the first record. Its number is how many records of cases follow in the order of their ids; what was added
/// later comes after them, in the order in which it was written.
const FIRST: &[u8; 32] = b"greenlight1 seen by one person\n\0";
/// The most added records; beyond them the file is written again in order.
const MOST_ADDED: usize = 2000;

const KIND_FIRST: u8 = b'f';
const KIND_CHECKED: u8 = b'c';
const KIND_UNCHECKED: u8 = b'u';
const KIND_ROSTER: u8 = b'r';
const KIND_ARRIVALS: u8 = b'a';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Record {
    id: [u8; 32],
    number: i64,
    kind: u8,
}

impl Record {
    fn write(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.id);
        to.extend_from_slice(&self.number.to_le_bytes());
        to.extend_from_slice(&[self.kind, 0, 0, 0, 0, 0, 0, 0]);
    }

    fn read(bytes: &[u8]) -> Option<Record> {
        let (id, rest) = bytes.split_first_chunk::<32>()?;
        let (number, rest) = rest.split_first_chunk::<8>()?;
        Some(Record { id: *id, number: i64::from_le_bytes(*number), kind: *rest.first()? })
    }
}

/// What was seen of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// How many events it had.
    pub events: i64,
    /// Whether it was read as a whole and compared with its rows.
    pub checked: bool,
}

/// A count with the hash of what is counted: the chain of the arrivals, or the roster as it is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Mark {
    number: i64,
    hash: [u8; 32],
}

/// What was seen of the whole store when so many events had arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    bytes: Vec<u8>,
    sorted: usize,
    arrivals: Mark,
    roster: Mark,
}

/// What came since, where the arrivals account for it.
#[derive(Debug, Default)]
pub(super) struct News {
    arrivals: Mark,
    roster: Mark,
    /// The roster has more events than it had.
    pub roster_grew: bool,
    /// The cases that have more events than they had, and how many they have now.
    pub cases: BTreeMap<EventId, i64>,
}

impl News {
    /// How many events the roster has now.
    pub(super) fn roster_events(&self) -> i64 {
        self.roster.number
    }
}

impl Seen {
    /// Everything as it is now.
    pub(super) fn of(connection: &Connection) -> Result<Seen, StoreError> {
        let mut statement = connection.prepare("SELECT log, events FROM cases ORDER BY +log")?;
        let mut rows = statement.query([])?;
        let mut cases = BTreeMap::new();
        while let Some(row) = rows.next()? {
            cases.insert(EventId::read(row, 0)?, Known { events: row.get(1)?, checked: true });
        }
        let (number, hash) = last_arrival(connection)?.ok_or_else(broken_chain)?;
        Ok(Seen::with(&cases, Mark { number, hash }, roster_mark(connection)?))
    }

    fn with(cases: &BTreeMap<EventId, Known>, arrivals: Mark, roster: Mark) -> Seen {
        let mut bytes = Vec::with_capacity((cases.len() + 3) * RECORD);
        let sorted = i64::try_from(cases.len()).unwrap_or_default();
        Record { id: *FIRST, number: sorted, kind: KIND_FIRST }.write(&mut bytes);
        cases.iter().for_each(|(log, known)| of_case(log, *known).write(&mut bytes));
        of_mark(arrivals, KIND_ARRIVALS).write(&mut bytes);
        of_mark(roster, KIND_ROSTER).write(&mut bytes);
        Seen { bytes, sorted: cases.len(), arrivals, roster }
    }

    fn read(bytes: Vec<u8>) -> Option<Seen> {
        let first = Record::read(&bytes).filter(|first| first.id == *FIRST && first.kind == KIND_FIRST)?;
        let sorted = usize::try_from(first.number).ok()?;
        if !bytes.len().is_multiple_of(RECORD) || bytes.len() / RECORD <= sorted {
            return None;
        }
        let mut seen = Seen { bytes, sorted, ..Seen::default() };
        for added in 0..seen.added() {
            let record = seen.record(sorted + added)?;
            let mark = Mark { number: record.number, hash: record.id };
            // Two processes append without a lock, so the record with the higher count is taken.
            match record.kind {
                KIND_ARRIVALS if mark.number >= seen.arrivals.number => seen.arrivals = mark,
                KIND_ROSTER if mark.number >= seen.roster.number => seen.roster = mark,
                _ => {}
            }
        }
        (seen.arrivals.number > 0 && seen.roster.number > 0).then_some(seen)
    }

    /// The record at a place, not counting the first one.
    fn record(&self, at: usize) -> Option<Record> {
        let from = at.checked_add(1)?.checked_mul(RECORD)?;
        Record::read(self.bytes.get(from..from.checked_add(RECORD)?)?)
    }

    /// How many records come after those of the cases in their order.
    fn added(&self) -> usize {
        (self.bytes.len() / RECORD).saturating_sub(self.sorted + 1)
    }

    /// What was seen of a case.
    pub(super) fn case(&self, log: EventId) -> Option<Known> {
        let (mut low, mut high) = (0, self.sorted);
        let mut known = None;
        while low < high {
            let middle = low + (high - low) / 2;
            let record = self.record(middle)?;
            match record.id.cmp(&log.0) {
                std::cmp::Ordering::Equal => {
                    known = known_of(&record);
                    break;
                }
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        let added = self.bytes.get((self.sorted + 1) * RECORD..).unwrap_or_default().chunks_exact(RECORD);
        let of_case = added.filter(|bytes| bytes.starts_with(&log.0)).filter_map(Record::read);
        of_case.filter_map(|record| known_of(&record)).fold(known, |before, known| Some(later(before, known)))
    }

    fn cases(&self) -> BTreeMap<EventId, Known> {
        let mut cases = BTreeMap::new();
        for record in (0..self.sorted + self.added()).filter_map(|at| self.record(at)) {
            if let Some(known) = known_of(&record) {
                let before = cases.get(&EventId(record.id)).copied();
                cases.insert(EventId(record.id), later(before, known));
            }
        }
        cases
    }

    /// What was seen of these cases.
    pub(super) fn cases_of(&self, logs: impl ExactSizeIterator<Item = EventId>) -> BTreeMap<EventId, Known> {
        // For a few, single look-ups are cheaper.
        if logs.len() > 64 {
            return self.cases();
        }
        logs.filter_map(|log| Some((log, self.case(log)?))).collect()
    }

    /// What was seen of the roster.
    pub(super) fn of_roster(&self) -> Known {
        Known { events: self.roster.number, checked: true }
    }

    /// The cases with ids between two.
    pub(super) fn between(&self, low: EventId, high: EventId) -> Vec<EventId> {
        self.cases().range(low..=high).map(|(log, _)| *log).collect()
    }

    /// What came since; none where the arrivals do not account for what is here.
    pub(super) fn news(&self, connection: &Connection) -> Result<Option<News>, StoreError> {
        let roster = roster_mark(connection)?;
        let Some(arrivals) = self.linked(connection)? else { return Ok(None) };
        let mut news =
            News { arrivals, roster, roster_grew: roster.number > self.roster.number, ..News::default() };
        if !news.roster_grew && roster != self.roster {
            return Ok(None);
        }
        let mut came = roster.number - self.roster.number;
        let mut statement = connection.prepare_cached("SELECT log, events FROM cases WHERE arrived > ?")?;
        let mut rows = statement.query([self.arrivals.number])?;
        while let Some(row) = rows.next()? {
            let (log, events): (_, i64) = (EventId::read(row, 0)?, row.get(1)?);
            let more = events - self.case(log).map_or(0, |known| known.events);
            if more < 1 {
                return Ok(None);
            }
            came += more;
            news.cases.insert(log, events);
        }
        intact(connection)?;
        Ok((came == arrivals.number - self.arrivals.number).then_some(news))
    }

    /// The last arrival, where the chain leads to it from the last one that was seen.
    fn linked(&self, connection: &Connection) -> Result<Option<Mark>, StoreError> {
        let mut statement = connection
            .prepare_cached("SELECT seq, event, chain FROM arrivals WHERE seq >= ? ORDER BY seq")?;
        let mut rows = statement.query([self.arrivals.number])?;
        let mut at: Option<Mark> = None;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let kept = row.get_ref(2)?.as_bytes().unwrap_or_default();
            let hash = match at {
                None => self.arrivals.hash,
                Some(last) => {
                    let event = EventId::from_slice(row.get_ref(1)?.as_bytes().unwrap_or_default());
                    let Ok(event) = event else { return Ok(None) };
                    link(&last.hash, &event)
                }
            };
            let next = at.map_or(self.arrivals.number, |last| last.number + 1);
            if number != next || kept != hash {
                return Ok(None);
            }
            at = Some(Mark { number, hash });
        }
        Ok(at)
    }
}

fn of_case(log: &EventId, known: Known) -> Record {
    let kind = if known.checked { KIND_CHECKED } else { KIND_UNCHECKED };
    Record { id: log.0, number: known.events, kind }
}

fn of_mark(mark: Mark, kind: u8) -> Record {
    Record { id: mark.hash, number: mark.number, kind }
}

fn known_of(record: &Record) -> Option<Known> {
    match record.kind {
        KIND_CHECKED => Some(Known { events: record.number, checked: true }),
        KIND_UNCHECKED => Some(Known { events: record.number, checked: false }),
        _ => None,
    }
}

/// A case only grows: of two records the one that saw more counts, and of two that saw as much the one that checked it.
fn later(before: Option<Known>, known: Known) -> Known {
    before.filter(|before| (before.events, before.checked) > (known.events, known.checked)).unwrap_or(known)
}

/// The roster as it is kept beside the record.
fn roster_mark(connection: &Connection) -> Result<Mark, StoreError> {
    let kept = connection
        .prepare_cached("SELECT events, kept FROM roster")?
        .query_row([], |row| {
            Ok(Mark { number: row.get(0)?, hash: sha256(row.get_ref(1)?.as_bytes().unwrap_or_default()) })
        })
        .optional()?;
    intact(connection)?;
    Ok(kept.unwrap_or_default())
}

/// The file of what was seen, and what it says.
#[derive(Debug)]
pub(super) struct Memory {
    file: PathBuf,
    open: File,
    pub(super) seen: Seen,
}

impl Memory {
    /// The file that belongs to an anchor.
    pub(super) fn place(anchor: &Path) -> PathBuf {
        anchor.with_extension("seen")
    }

    /// Reads it; none where there is none, or it is not as it was written. Later records are appended to the file that
    /// was read. Where another process replaced it meanwhile, they are lost, and the next command accounts for them
    /// again.
    pub(super) fn read(anchor: &Path) -> Option<Memory> {
        let file = Memory::place(anchor);
        let mut open = OpenOptions::new().read(true).append(true).open(&file).ok()?;
        let mut bytes = Vec::with_capacity(usize::try_from(open.metadata().ok()?.len()).ok()? + RECORD);
        open.read_to_end(&mut bytes).ok()?;
        Some(Memory { file, open, seen: Seen::read(bytes)? })
    }

    /// Puts a new file in its place.
    pub(super) fn replace(anchor: &Path, seen: &Seen) -> Result<(), StoreError> {
        let file = Memory::place(anchor);
        let placed = prepare(&file, &seen.bytes)?.persist(&file);
        placed.map(|_| ()).map_err(|error| StoreError::Io { path: file, error: error.error })
    }

    /// Records what came as seen, in one write, so that a concurrent reader has all of it or nothing.
    pub(super) fn take(&mut self, news: &News, checked: &BTreeSet<EventId>) -> Result<(), StoreError> {
        let mut added = Vec::new();
        for (log, events) in &news.cases {
            let known = Known { events: *events, checked: checked.contains(log) };
            of_case(log, known).write(&mut added);
        }
        let before = (self.seen.arrivals, self.seen.roster);
        if news.roster != before.1 {
            of_mark(news.roster, KIND_ROSTER).write(&mut added);
        }
        if news.arrivals != before.0 {
            of_mark(news.arrivals, KIND_ARRIVALS).write(&mut added);
        }
        (self.seen.arrivals, self.seen.roster) = (news.arrivals, news.roster);
        self.add(&added)
    }

    /// A case was read as a whole, and its rows say the same.
    pub(super) fn take_checked(&mut self, log: EventId, events: i64) -> Result<(), StoreError> {
        let mut added = Vec::new();
        of_case(&log, Known { events, checked: true }).write(&mut added);
        self.add(&added)
    }

    fn add(&mut self, records: &[u8]) -> Result<(), StoreError> {
        let failed = |error| StoreError::Io { path: self.file.clone(), error };
        self.seen.bytes.extend_from_slice(records);
        if self.seen.added() > MOST_ADDED {
            let Seen { arrivals, roster, .. } = self.seen;
            let all = Seen::with(&self.seen.cases(), arrivals, roster);
            let placed = prepare(&self.file, &all.bytes)?.persist(&self.file);
            placed.map_err(|error| failed(error.error))?;
            self.seen = all;
            self.open = OpenOptions::new().append(true).open(&self.file).map_err(failed)?;
            return Ok(());
        }
        if records.is_empty() { Ok(()) } else { self.open.write_all(records).map_err(failed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(at: u8) -> EventId {
        EventId([at; 32])
    }

    fn mark(number: i64) -> Mark {
        Mark { number, hash: [7; 32] }
    }

    fn seen(cases: u8) -> Seen {
        let known = |at| (case(at), Known { events: i64::from(at), checked: true });
        Seen::with(&(1..=cases).map(known).collect(), mark(1000), mark(3))
    }

    fn news(arrivals: i64, cases: &[(u8, i64)]) -> News {
        let cases = cases.iter().map(|(at, events)| (case(*at), *events)).collect();
        News { arrivals: mark(arrivals), roster: mark(3), roster_grew: false, cases }
    }

    #[test]
    fn it_is_read_as_it_was_written_and_a_torn_one_is_not_read() {
        let whole = seen(5);
        assert_eq!(Seen::read(whole.bytes.clone()), Some(whole.clone()));
        for length in 0..whole.bytes.len() {
            let read = Seen::read(whole.bytes[..length].to_vec());
            assert_eq!(read, None, "{length}");
        }
        assert_eq!(whole.case(case(3)), Some(Known { events: 3, checked: true }));
        assert_eq!(whole.case(case(9)), None);
        assert_eq!(whole.between(case(2), case(4)), [case(2), case(3), case(4)]);
    }

    #[test]
    fn what_two_processes_add_in_any_order_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = folder.path().join("anchor");
        for first in [0, 1] {
            Memory::replace(&anchor, &seen(5)).unwrap();
            let mut both = [Memory::read(&anchor).unwrap(), Memory::read(&anchor).unwrap()];
            let came = [news(1001, &[(2, 3)]), news(1002, &[(2, 3), (6, 1)])];
            for at in [first, 1 - first] {
                both[at].take(&came[at], &BTreeSet::from([case(6)])).unwrap();
            }
            let seen = Memory::read(&anchor).unwrap().seen;
            assert_eq!(seen.arrivals, mark(1002));
            assert_eq!(seen.case(case(2)), Some(Known { events: 3, checked: false }));
            assert_eq!(seen.case(case(6)), Some(Known { events: 1, checked: true }));
            assert_eq!(seen.case(case(5)), Some(Known { events: 5, checked: true }));
        }
    }

    #[test]
    fn a_long_file_is_written_again_and_says_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = folder.path().join("anchor");
        Memory::replace(&anchor, &seen(5)).unwrap();
        let most = i64::try_from(MOST_ADDED).unwrap();
        for at in 1..most {
            let mut memory = Memory::read(&anchor).unwrap();
            memory.take(&news(1000 + at, &[(4, 4 + at)]), &BTreeSet::new()).unwrap();
            memory.take_checked(case(4), 4 + at).unwrap();
        }
        let memory = Memory::read(&anchor).unwrap();
        assert_eq!(memory.seen.arrivals, mark(1000 + most - 1));
        assert_eq!(memory.seen.case(case(4)), Some(Known { events: 4 + most - 1, checked: true }));
        assert_eq!(memory.seen.cases().len(), 5);
        assert!(memory.seen.added() <= MOST_ADDED, "{}", memory.seen.added());
    }
}
