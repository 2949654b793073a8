//! The one append: rows, and the views that they touch, in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, TransactionBehavior, params};

use crate::domain::entry::{Entry, LogKind, MAX_DOCUMENT, Timestamp};
use crate::domain::event::{Act, Role};
use crate::domain::ids::EventId;
use crate::store::anchor::link;
use crate::store::arrivals::last_arrival;
use crate::store::batch::Batch;
use crate::store::error::StoreError;
use crate::store::heard::hear;
use crate::store::latest::{Latest, State};
use crate::store::medium::Medium;
use crate::store::outbox::tell_again_of;
use crate::store::points::{Point, reach};
use crate::store::reading::{Trust, case_of, kept_length, length};
use crate::store::roster::{current_roster, replay_roster, roster_log};
use crate::store::stirred::{EVERYTHING, ONE, stir};
use crate::store::{Store, origins, query, views};

/// What colleagues attested of a log has come.
const COME: &str = "DELETE FROM missing WHERE log = ?1 AND EXISTS (SELECT 1 FROM entries e WHERE e.log = ?1 AND e.id = head)";

impl Store {
    /// Writes events, their files and the views they touch, in one transaction. When this returns, it is durable.
    /// Nothing is written where a case has other events than the author knew, nor on any other error.
    pub fn append(&mut self, batch: &Batch, now: Timestamp) -> Result<(), StoreError> {
        self.writable()?;
        let own_files = self.own_files();
        self.commit(batch, now)?;
        self.wrote(own_files);
        let mut own = BTreeMap::new();
        batch.entries.iter().for_each(|entry| *own.entry(entry.log()).or_default() += 1);
        self.saw(&own);
        self.remember();
        reach(Point::AppendAnchored);
        Ok(())
    }

    fn commit(&mut self, batch: &Batch, now: Timestamp) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        reach(Point::AppendBegun);
        let of_roster = |entry: &Entry| entry.header.kind == LogKind::Roster;
        let roster_touched = batch.entries.iter().any(of_roster);
        for (log, known) in &batch.known {
            // Nobody builds on an event of the roster that its tables do not know.
            let kept = if roster_touched { None } else { kept_length(&transaction, *log)? };
            if kept.map_or_else(|| length(&transaction, *log), Ok)? != *known {
                return Err(StoreError::Moved(*log));
            }
        }
        // Inside the transaction, so that two concurrent imports do not take the same row twice.
        for (form, row) in &batch.origins {
            if let Some(case) = origins::of_origin(&transaction, form, row)? {
                return Err(StoreError::Moved(case));
            }
        }
        if batch.blobs.iter().any(|blob| blob.bytes.len() > MAX_DOCUMENT + 32) {
            return Err(StoreError::Damaged("a file is larger than a vault takes".to_owned()));
        }
        for blob in &batch.blobs {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO documents (blob, bytes) VALUES (?, ?)")?
                .execute(params![blob.digest.as_bytes(), blob.bytes])?;
            // Colleagues are told that it is here.
            let blob = blob.digest.as_bytes();
            tell_again_of(&transaction, "SELECT log FROM awaited WHERE blob = ?", blob)?;
            transaction.prepare_cached("DELETE FROM awaited WHERE blob = ?")?.execute([blob])?;
        }
        for (blob, log) in &batch.awaited {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO awaited (blob, log) VALUES (?, ?)")?
                .execute(params![blob.as_bytes(), log.as_bytes()])?;
        }
        // The first event of all has no roster before it.
        let founds = batch.entries.iter().any(|entry| of_roster(entry) && entry.header.log.is_none());
        let before = if roster_touched && !founds {
            Some(current_roster(&transaction, &self.roster, &self.signatures)?.policy())
        } else {
            None
        };
        let (mut written, mut touched): (BTreeSet<EventId>, BTreeSet<EventId>) = Default::default();
        let mut every_case = false;
        for entry in &batch.entries {
            insert(&transaction, entry, now)?;
            if of_roster(entry) {
                // Authors, turns and recusals belong to the human being, so each case may change.
                every_case |= matches!(entry.header.act, Act::Same { .. });
                if entry.header.log.is_none() {
                    begin_roster(&transaction, entry.id)?;
                }
                if let Act::Revoke { key, role, .. } = &entry.header.act {
                    touched.extend(query::logs_signed_by(&transaction, key)?);
                    // The grants and revocations of an admin end with their role, and may concern any case; without an
                    // approver nobody may be left who decides one.
                    every_case |= matches!(role, Role::Admin | Role::Approver);
                }
            } else {
                written.insert(entry.log());
            }
        }
        if let Some(heard) = &batch.heard {
            hear(&transaction, heard, now)?;
        }
        reach(Point::AppendEntered);
        // A roster that is not committed yet is not cached.
        let roster = if roster_touched {
            Arc::new(replay_roster(&transaction, &self.signatures)?)
        } else {
            current_roster(&transaction, &self.roster, &self.signatures)?
        };
        if roster_touched {
            views::refresh_people(&transaction, &roster)?;
        }
        let policy = roster.policy();
        // The agenda of every case depends on the policy.
        every_case |= before.is_some_and(|before| before != policy);
        if every_case {
            let all = views::logs(&transaction, roster_log(&transaction)?)?;
            touched.extend(all.into_iter().map(|(log, _)| log));
        }
        if roster_touched {
            // Somebody who comes or goes may leave a tier with nobody who is not recused, or end that; somebody who comes
            // may decide what nobody could.
            touched.extend(query::that_want_somebody(&transaction)?);
        }
        let mut latest = None;
        for log in touched.union(&written) {
            let held = &self.signatures;
            let trust = if written.contains(log) { Trust::Nothing(held) } else { Trust::Arrival(held) };
            let file = case_of(&transaction, *log, &roster, trust)?;
            views::refresh(&transaction, &file, &policy, &roster)?;
            latest = Some(file).filter(|_| written.contains(log)).or(latest);
        }
        if roster_touched {
            // Somebody may see other cases now.
            stir(&transaction, EVERYTHING, [])?;
            transaction.prepare_cached(COME)?.execute([roster_log(&transaction)?.as_bytes()])?;
        }
        for log in &written {
            stir(&transaction, ONE, [log.as_bytes()])?;
            transaction.prepare_cached(COME)?.execute([log.as_bytes()])?;
        }
        let state = State::of(&transaction)?;
        reach(Point::AppendViewed);
        transaction.commit().map_err(uncommitted)?;
        *self.latest.get_mut() = latest.map(|file| Latest::of(file, state, &roster));
        reach(Point::AppendCommitted);
        Ok(())
    }

    /// Drops the views and rebuilds them from the record. Readers see no difference.
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<usize, StoreError> {
        self.writable()?;
        self.remake(progress)
    }

    /// As [`Store::rebuild`], in a copy, too.
    pub(super) fn remake(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<usize, StoreError> {
        if matches!(self.medium, Medium::Fixed) {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        let reader = self.second_reader()?;
        let own_files = self.own_files();
        let rebuilt = views::rebuild(&mut self.connection, reader, progress)?;
        self.wrote(own_files);
        Ok(rebuilt)
    }

    /// Every row of every view, in their order, for telling whether two states are the same.
    pub fn dump_views(&self) -> Result<Vec<String>, StoreError> {
        views::dump(&self.connection)
    }
}

/// Notes which log is the roster. A store that was joined knows it from its invitation, and takes no other party's.
fn begin_roster(connection: &Connection, first: EventId) -> Result<(), StoreError> {
    connection
        .execute("INSERT OR IGNORE INTO local (name, value) VALUES ('roster', ?)", [first.as_bytes()])?;
    if roster_log(connection)? == first {
        Ok(())
    } else {
        Err(StoreError::Damaged("the roster is another party's".to_owned()))
    }
}

/// A commit that failed. After an I/O error the WAL may have its commit frame all the same.
fn uncommitted(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::SystemIoFailure) => StoreError::InDoubt(error),
        _ => error.into(),
    }
}

fn insert(connection: &Connection, entry: &Entry, now: Timestamp) -> Result<(), StoreError> {
    let (last, chain) = last_arrival(connection)?.unwrap_or((0, [0; 32]));
    insert_entry(connection, entry, last + 1)?;
    connection
        .prepare_cached("INSERT INTO arrivals (seq, event, at, chain) VALUES (?, ?, ?, ?)")?
        .execute(params![last + 1, entry.id.as_bytes(), now.to_string(), link(&chain, &entry.id)])?;
    Ok(())
}

/// The row of an event in the record, `seq` being its place among the arrivals.
pub(super) fn insert_entry(connection: &Connection, entry: &Entry, seq: i64) -> Result<(), StoreError> {
    let header = entry.header.to_text();
    connection
        .prepare_cached(
            "INSERT INTO entries (log, n, id, header, signature, body, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            entry.log().as_bytes(),
            entry.header.n,
            entry.id.as_bytes(),
            header.as_bytes(),
            entry.signature.as_slice(),
            entry.body.as_ref().map(crate::domain::entry::Body::bytes),
            seq,
        ])?;
    Ok(())
}
