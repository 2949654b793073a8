//! The events of one log: each by itself (text, hash, signature), all together (links, law, bodies), and what the views
//! say of them.

use rusqlite::Connection;

use crate::domain::case::CaseFile;
use crate::domain::entry::{EVENT_NAMESPACE, Entry, LogKind};
use crate::domain::event::{Act, RecordKind};
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::roster::{Roster, Standing, body_of};
use crate::seal::signature::Verifier;
use crate::store::verify::{Problem, Share, of_event, of_view};
use crate::store::{Store, StoreError, views, with_arrivals};

struct Raw<'a> {
    n: i64,
    id: &'a [u8],
    header: &'a [u8],
    signature: &'a [u8],
    body: Option<&'a [u8]>,
}

/// Reads, parses, re-hashes and verifies the entries of one log; what does not hold is reported and left out.
pub(super) fn check_entries(
    connection: &Connection,
    log: EventId,
    share: &mut Share,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, n, id, header, signature, body FROM entries WHERE log = ? ORDER BY n, id",
    )?;
    let mut rows = statement.query([log.as_bytes()])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let blob = |column| row.get_ref(column)?.as_blob_or_null().map_err(rusqlite::Error::from);
        let raw = Raw {
            n: row.get(1)?,
            id: blob(2)?.unwrap_or_default(),
            header: blob(3)?.unwrap_or_default(),
            signature: blob(4)?.unwrap_or_default(),
            body: blob(5)?,
        };
        let (seq, event) = (row.get(0)?, EventId::from_slice(raw.id).ok());
        share.arrived.push((seq, event));
        let verifier = (seq > share.verified).then_some(&mut share.verifier);
        match check_entry(log, &raw, verifier) {
            Ok(entry) => entries.push(entry),
            Err((what, detail)) => {
                problems.push(Problem {
                    seq: Some(seq),
                    log: Some(log),
                    event,
                    ..Problem::of_store(what, &detail)
                });
            }
        }
    }
    Ok(entries)
}

fn check_entry(
    log: EventId,
    raw: &Raw<'_>,
    verifier: Option<&mut Verifier>,
) -> Result<Entry, (&'static str, String)> {
    let none = String::new;
    let signature: [u8; 64] = raw.signature.try_into().map_err(|_| ("bad-signature", none()))?;
    let entry = Entry::read(raw.header, signature, raw.body.map(<[u8]>::to_vec))
        .map_err(|bad| ("malformed", bad.to_string()))?;
    if entry.id.as_bytes() != raw.id {
        return Err(("other-id", none()));
    }
    if entry.log() != log || i64::from(entry.header.n) != raw.n {
        return Err(("misplaced", none()));
    }
    if verifier
        .is_some_and(|verifier| !verifier.verify(&entry.header.by, EVENT_NAMESPACE, raw.header, &signature))
    {
        return Err(("bad-signature", none()));
    }
    Ok(entry)
}

pub(super) fn linked(log: EventId, entries: Vec<Entry>, problems: &mut Vec<Problem>) -> Option<History> {
    match History::of(entries) {
        Ok(history) => Some(history),
        Err(bad) => {
            // Where an event was left out for itself, what builds on it is not a second finding.
            if problems.is_empty() {
                let detail = bad.to_string();
                problems.push(Problem { log: Some(log), ..Problem::of_store("unlinked", &detail) });
            }
            None
        }
    }
}

pub(super) fn check_case(
    connection: &Connection,
    log: EventId,
    roster: &Roster,
    share: &mut Share,
) -> Result<(), StoreError> {
    let mut problems = Vec::new();
    let before = share.arrived.len();
    let entries = check_entries(connection, log, share, &mut problems)?;
    let seqs: Vec<i64> = share.arrived.iter().skip(before).map(|(seq, _)| *seq).collect();
    share.events += entries.len() + problems.len();
    if let Some(history) = linked(log, entries, &mut problems) {
        let file = with_arrivals(connection, CaseFile::replay(history, roster), &seqs)?;
        for (entry, verdict) in file.history().entries().iter().zip(file.verdicts()) {
            if verdict.standing == Standing::Void {
                let why = verdict.denied.as_ref().map(ToString::to_string).unwrap_or_default();
                problems.push(of_event(connection, entry, "void", &why));
            }
            let purged = file.skeleton.purged.contains(&entry.id);
            if entry.is_without_its_body() && !purged {
                problems.push(of_event(connection, entry, "body-missing", ""));
            }
            if entry.header.kind != LogKind::Case {
                problems.push(of_event(connection, entry, "misplaced", ""));
            }
            if let Act::Record { kind: RecordKind::Document, .. } = entry.header.act
                && !purged
            {
                let named =
                    body_of::<crate::domain::case::document::DocumentBody>(entry).and_then(|body| body.file);
                share.blobs.extend(named.map(|file| file.blob));
            }
        }
        if problems.is_empty()
            && let Some(view) = views::differs(connection, &file, &roster.policy(), roster)?
        {
            problems.push(of_view(Some(log), view));
        }
    }
    share.problems.append(&mut problems);
    Ok(())
}

impl Store {
    /// Whether every event of a case verifies, and its rows say what they amount to. The signatures up to an arrival were
    /// `verified` before.
    pub(in crate::store) fn case_holds(
        &self,
        log: EventId,
        roster: &Roster,
        verified: i64,
    ) -> Result<bool, StoreError> {
        let mut share = Share { verified, ..Share::default() };
        check_case(&self.connection, log, roster, &mut share)?;
        Ok(share.problems.is_empty())
    }

    /// The roster from the record, every signature checked; nothing where one does not hold.
    pub(in crate::store) fn sound_roster(&self) -> Result<Option<Roster>, StoreError> {
        let (mut share, mut problems) = (Share::default(), Vec::new());
        let log = self.roster_log()?;
        let entries = check_entries(&self.connection, log, &mut share, &mut problems)?;
        let history = linked(log, entries, &mut problems);
        Ok(history.filter(|_| problems.is_empty()).map(|history| Roster::replay(&history)))
    }
}
