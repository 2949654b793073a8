//! The events of one log: each by itself (text, hash, signature), all together (links, law, bodies), and compares the
//! views with them.

use rusqlite::Connection;

use crate::domain::case::CaseFile;
use crate::domain::case::document::file_of;
use crate::domain::entry::LogKind;
use crate::domain::fault::Fault;
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId};
use crate::domain::roster::{Roster, Standing};
use crate::seal::signature::Verifier;
use crate::store::error::StoreError;
use crate::store::joined::awaits_its_first;
use crate::store::problem::{Problem, Wrong, of_event, of_view};
use crate::store::reading::{Failed, Log, Trust, case_of, replay, verifies, with_arrivals};
use crate::store::signatures::Held;
use crate::store::{Store, views};

/// What one worker of a check found.
#[derive(Default)]
pub(super) struct Share {
    pub(super) events: usize,
    pub(super) problems: Vec<Problem>,
    /// The files that events name and no purge took.
    pub(super) blobs: Vec<Digest256>,
    /// The signatures of the cases in which every event verifies.
    pub(super) held: Vec<(EventId, Held)>,
    /// Every entry: its place among the arrivals, and its id.
    pub(super) arrived: Vec<(i64, Option<EventId>)>,
    pub(super) verifier: Verifier,
}

/// The problem that a fault is.
fn wrong(fault: Fault) -> Wrong {
    match fault {
        Fault::Signature => Wrong::BadSignature,
        Fault::Malformed | Fault::Newer | Fault::OtherBody => Wrong::Malformed,
        Fault::OtherId => Wrong::OtherId,
        Fault::Misplaced => Wrong::Misplaced,
        Fault::BodyMissing => Wrong::BodyMissing,
        Fault::Missing | Fault::Unlinked | Fault::Roster => Wrong::Unlinked,
    }
}

/// Reads, parses, re-hashes and verifies the entries of one log, and reports the faults.
pub(super) fn check_entries(
    connection: &Connection,
    log: EventId,
    share: &mut Share,
    problems: &mut Vec<Problem>,
) -> Result<Log, StoreError> {
    Log::of(connection, log, |raw, entry, failed| {
        let event = EventId::from_slice(raw.id).ok();
        share.arrived.push((raw.seq, event));
        if entry.is_some_and(|entry| !verifies(entry, raw.header, &mut share.verifier)) {
            failed.get_or_insert_with(|| Fault::Signature.into());
        }
        if let Some(Failed { fault, detail }) = failed {
            let problem = Problem::of_store(wrong(*fault), detail);
            problems.push(Problem { seq: Some(raw.seq), log: Some(log), event, ..problem });
        }
    })
}

/// Whether the events of a log link, all of them; after another problem, an unlinked event is its consequence and is
/// not reported.
pub(super) fn check_links(log: EventId, history: &History, problems: &mut Vec<Problem>) {
    let unlinked = history.faults().all().iter().filter(|(id, _)| problems.is_empty() && **id != log);
    let unlinked = unlinked.map(|(id, _)| Problem {
        log: Some(log),
        event: Some(*id),
        ..Problem::of_store(Wrong::Unlinked, "")
    });
    let unlinked: Vec<Problem> = unlinked.collect();
    problems.extend(unlinked);
}

pub(super) fn check_case(
    connection: &Connection,
    log: EventId,
    roster: &Roster,
    share: &mut Share,
) -> Result<(), StoreError> {
    let mut problems = Vec::new();
    let before = share.arrived.len();
    let mut found = check_entries(connection, log, share, &mut problems)?;
    let early = std::mem::take(&mut found.early);
    if problems.is_empty() {
        share.held.push((log, Held::all(log, &found.entries)));
    }
    let history = found.history();
    share.events += share.arrived.len() - before;
    check_links(log, &history, &mut problems);
    let file = with_arrivals(replay(history, roster), &early);
    check_file(connection, &file, roster, share, &mut problems)?;
    share.problems.append(&mut problems);
    Ok(())
}

/// Whether every event of a case has effect and its body, and the views have the rows that the case amounts to.
fn check_file(
    connection: &Connection,
    file: &CaseFile,
    roster: &Roster,
    share: &mut Share,
    problems: &mut Vec<Problem>,
) -> Result<(), StoreError> {
    for (entry, verdict) in file.history().entries().iter().zip(file.verdicts()) {
        if verdict.standing == Standing::Void {
            let why = verdict.denied.as_ref().map(ToString::to_string).unwrap_or_default();
            problems.push(of_event(connection, entry, Wrong::Void, &why));
        }
        let purged = file.skeleton.purged.contains(&entry.id);
        if file.history().faults().of(entry.id) == Some(Fault::BodyMissing) {
            problems.push(of_event(connection, entry, Wrong::BodyMissing, ""));
        }
        if entry.header.kind != LogKind::Case {
            problems.push(of_event(connection, entry, Wrong::Misplaced, ""));
        }
        share.blobs.extend(file_of(entry).filter(|_| !purged));
    }
    if problems.is_empty()
        && !file.is_broken()
        && let Some(view) = views::differs(connection, file, &roster.policy(), roster)?
    {
        problems.push(of_view(Some(file.id), view));
    }
    Ok(())
}

impl Store {
    /// Whether every event of a case verifies, and its rows in the views are right. Signatures that this person's commands
    /// have checked before are not checked again.
    pub(in crate::store) fn case_holds(&self, log: EventId, roster: &Roster) -> Result<bool, StoreError> {
        let file = match case_of(&self.connection, log, roster, Trust::Nothing(&self.signatures)) {
            Err(StoreError::NoCase(_)) => return Ok(false),
            other => other?,
        };
        let mut problems = Vec::new();
        check_file(&self.connection, &file, roster, &mut Share::default(), &mut problems)?;
        Ok(problems.is_empty() && file.history().faults().is_empty())
    }

    /// The roster from the record, every signature checked; none where one is invalid.
    pub(crate) fn sound_roster(&self) -> Result<Option<Roster>, StoreError> {
        if awaits_its_first(&self.connection)? {
            return Ok(Some(Roster::default()));
        }
        let (mut share, mut problems) = (Share::default(), Vec::new());
        let log = self.roster_log()?;
        let history = check_entries(&self.connection, log, &mut share, &mut problems)?.history();
        let sound = problems.is_empty() && history.faults().is_empty();
        Ok(sound.then(|| Roster::replay(&history)))
    }
}
