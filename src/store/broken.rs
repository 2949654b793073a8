//! Cases with an event that does not verify: the views mark them, and the true bytes of the event repair them.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use crate::domain::entry::Entry;
use crate::domain::fault::Fault;
use crate::domain::ids::EventId;
use crate::seal::signature;
use crate::store::append::insert_entry;
use crate::store::error::StoreError;
use crate::store::outbox::tell_again_of;
use crate::store::problem::{Problem, Wrong};
use crate::store::reading::{Trust, case_of};
use crate::store::roster::{replay_roster, roster_log};
use crate::store::rows::ids;
use crate::store::signatures::Signatures;
use crate::store::stirred::ONE;
use crate::store::untouched::count_write;
use crate::store::verify::Report;
use crate::store::{Store, views};

impl Problem {
    /// Whether it is of one log alone, and shuts no other.
    fn is_of_a_log(&self) -> bool {
        use Wrong::{BadSignature, BodyMissing, Malformed, Misplaced, OtherId, Unlinked, Void};
        let what = self.what;
        self.log.is_some()
            && matches!(what, BadSignature | BodyMissing | Malformed | Misplaced | OtherId | Unlinked | Void)
    }
}

impl Report {
    /// How many problems there are with the store as a whole: with these nothing more is written to it.
    pub fn that_stop_writing(&self) -> usize {
        let of_store = |problem: &&Problem| problem.what != Wrong::Unfounded && !problem.is_of_a_log();
        self.problems.iter().filter(of_store).count()
    }

    /// The logs with an event that does not verify.
    pub fn broken(&self) -> BTreeSet<EventId> {
        self.problems
            .iter()
            .filter(|problem| problem.is_of_a_log())
            .filter_map(|problem| problem.log)
            .collect()
    }
}

/// Brings the views of these logs up to date: all of them where the roster is among them, on which every case rests.
fn refresh(
    transaction: &Transaction<'_>,
    logs: &BTreeSet<EventId>,
    held: &Signatures,
) -> Result<(), StoreError> {
    let roster = replay_roster(transaction, held)?;
    let of_roster = roster_log(transaction)?;
    let policy = roster.policy();
    let mut touched: BTreeSet<EventId> = logs.iter().copied().filter(|log| *log != of_roster).collect();
    if logs.contains(&of_roster) {
        views::refresh_people(transaction, &roster)?;
        touched.extend(views::logs(transaction, of_roster)?.into_iter().map(|(log, _)| log));
    }
    for log in &touched {
        let trust = if logs.contains(log) { Trust::Nothing(held) } else { Trust::Arrival(held) };
        views::refresh(transaction, &case_of(transaction, *log, &roster, trust)?, &policy, &roster)?;
    }
    Ok(())
}

/// Replaces the row of an event that arrived here by the event as it was signed. The answer is whether it had arrived.
fn put(transaction: &Transaction<'_>, entry: &Entry) -> Result<bool, StoreError> {
    let mut arrival = transaction.prepare_cached(
        "SELECT seq FROM arrivals WHERE event = ? AND seq NOT IN (SELECT seq FROM forgotten)",
    )?;
    let seq: Option<i64> = arrival.query_row([entry.id.as_bytes()], |row| row.get(0)).optional()?;
    let Some(seq) = seq else { return Ok(false) };
    let log = entry.log();
    let mut entry = entry.clone();
    if entry.is_without_its_body() {
        // A copy from which the body was purged must not remove it here.
        let body = "SELECT body FROM entries WHERE log = ? AND id = ?";
        let named = params![log.as_bytes(), entry.id.as_bytes()];
        let body: Option<Option<Vec<u8>>> =
            transaction.query_row(body, named, |row| row.get(0)).optional()?;
        let header = entry.header.to_text();
        let whole = Entry::read(header.as_bytes(), entry.signature, body.flatten());
        entry = whole.unwrap_or(entry);
    }
    let here = "DELETE FROM entries WHERE log = ? AND id = ?";
    if transaction.execute(here, params![log.as_bytes(), entry.id.as_bytes()])? == 0 {
        transaction.execute("DELETE FROM entries WHERE seq = ?", [seq])?;
    }
    insert_entry(transaction, &entry, seq)?;
    Ok(true)
}

impl Store {
    /// Puts the true bytes of events that arrived here in the place of what does not verify, and bodies where an event
    /// came without its own. Others, and those that are not as their author signed them, are passed over. Answers which
    /// were put.
    pub fn mend(&self, entries: &[Entry]) -> Result<Vec<EventId>, StoreError> {
        let mut wanted = Vec::new();
        let roster = self.roster()?;
        for log in entries.iter().map(Entry::log).collect::<BTreeSet<_>>() {
            let (here, purged) = if log == self.roster_log()? {
                (self.roster_history(), Vec::new())
            } else {
                match self.case(log, &roster) {
                    Ok(file) => (Ok(file.history().clone()), file.skeleton.purged),
                    Err(other) => (Err(other), Vec::new()),
                }
            };
            let here = match here {
                Err(StoreError::NoCase(_)) => continue,
                here => here?,
            };
            for entry in entries.iter().filter(|entry| entry.log() == log) {
                // A purged body must not come back.
                let body = entry.body.clone().filter(|_| !purged.contains(&entry.id));
                let entry = Entry { body, ..entry.clone() };
                let mends = match here.faults().of(entry.id) {
                    // Advice of counsel may come before its body.
                    None => match here.get(entry.id) {
                        Some(known) => known.is_without_its_body() && entry.body.is_some(),
                        None => !here.faults().is_empty(),
                    },
                    Some(Fault::BodyMissing) => entry.body.is_some(),
                    Some(_) => true,
                };
                if mends && entry.is_as_signed(signature::verify) {
                    wanted.push(entry);
                }
            }
        }
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let logs: BTreeSet<EventId> = wanted.iter().map(Entry::log).collect();
        self.write_own(|transaction, held| {
            let mut put_here = Vec::new();
            for entry in &wanted {
                if put(transaction, entry)? {
                    put_here.push(entry.id);
                }
            }
            for log in &logs {
                // Colleagues are told that its body is here.
                tell_again_of(transaction, ONE, log.as_bytes())?;
            }
            refresh(transaction, &logs, held)?;
            Ok(put_here)
        })
    }

    /// Takes the true bytes of everything here that does not verify from another copy of the store. Answers how many
    /// events were put.
    pub fn mend_from(&self, copy: &Store, report: &Report) -> Result<usize, StoreError> {
        let mut count = 0;
        let of_roster = self.roster_log()?;
        // The roster first, because cases may verify once it does.
        let mut logs: Vec<EventId> = report.broken().into_iter().collect();
        logs.sort_by_key(|log| *log != of_roster);
        for log in logs {
            match copy.history(log) {
                Ok(there) => count += self.mend(there.entries())?.len(),
                Err(StoreError::NoCase(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(count)
    }

    /// Marks these logs in the views as not verifying, where they are not marked yet.
    pub(super) fn show_broken(&self, logs: &BTreeSet<EventId>) -> Result<(), StoreError> {
        let of_roster = roster_log(&self.connection)?;
        let unsaid = |log: &EventId| -> Result<bool, StoreError> {
            let sql = if *log == of_roster {
                "SELECT 1 FROM roster WHERE kept <> ''"
            } else {
                "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM cases WHERE log = ?1 AND status = 'broken')"
            };
            let mut statement = self.connection.prepare(sql)?;
            Ok(if *log == of_roster { statement.exists([]) } else { statement.exists([log.as_bytes()]) }?)
        };
        let mut untold = BTreeSet::new();
        for log in logs {
            if unsaid(log)? {
                untold.insert(*log);
            }
        }
        if untold.is_empty() {
            return Ok(());
        }
        self.write_own(|transaction, held| refresh(transaction, &untold, held))
    }

    /// One transaction that is this command's own.
    pub(super) fn write_own<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>, &Signatures) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.writable()?;
        let own_files = self.own_files();
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let written = write(&transaction, &self.signatures)?;
        count_write(&transaction)?;
        transaction.commit()?;
        // The cached roster may be another with as many events.
        self.roster.replace(None);
        self.wrote(own_files);
        Ok(written)
    }

    /// The cases of which something does not verify, as the views have it.
    pub fn broken_cases(&self) -> Result<BTreeSet<EventId>, StoreError> {
        ids(&self.connection, "SELECT log FROM cases WHERE status = 'broken'", [])
    }
}
