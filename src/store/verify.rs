//! Re-hashes and checks everything in the store, and names the problems in the order of arrival. Cases are checked in
//! parallel, each core with its own share and connection.

mod entries;
mod file;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;
use serde::Serialize;

use crate::domain::entry::Timestamp;
use crate::domain::fault::Fault;
use crate::domain::ids::{Digest256, EventId, PublicKey, sha256};
use crate::domain::roster::Roster;
use crate::seal::signature::Verifier;
use crate::store::anchor::{Gone, Stale, link};
use crate::store::error::StoreError;
use crate::store::problem::{Counts, MOST, Problem, Wrong, of_event, of_view};
use crate::store::recovery::Named;
use crate::store::roster::without_bodies;
use crate::store::seen::Seen;
use crate::store::signatures::Held;
use crate::store::verify::entries::{Share, check_case, check_entries, check_links};
use crate::store::verify::file::{check_index, check_pages, check_schema};
use crate::store::watch::Freshness;
use crate::store::{Store, tables, views};

/// What verifying found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Whether everything verifies.
    pub ok: bool,
    /// How many logs were checked.
    pub logs: usize,
    /// How many events.
    pub events: usize,
    /// How many events of cases were forgotten.
    pub forgotten: usize,
    /// The problems, in order of arrival.
    pub problems: Vec<Problem>,
    #[serde(skip)]
    pub(super) seen: Option<Seen>,
    #[serde(skip)]
    pub(super) held: Vec<(EventId, Held)>,
}

impl Store {
    /// Checks everything; `progress` gets the number of finished logs. The pages of the file, its schema and the text
    /// index are checked in parallel with the cases; where a page does not authenticate, nothing else is reported.
    /// Problems of what can be read are in the report.
    pub fn verify(&self, progress: &(dyn Fn(usize) + Sync)) -> Result<Report, StoreError> {
        let beside = self.second_reader()?;
        let workers = self.at_one_moment()?;
        let (beside, record) = std::thread::scope(|scope| {
            let beside = scope.spawn(move || -> Result<(Vec<Problem>, Vec<Problem>), StoreError> {
                let (pages, mut around) = (check_pages(&beside)?, Vec::new());
                if pages.is_empty() {
                    around = check_schema(&beside)?;
                    around.extend(check_index(&beside)?);
                }
                Ok((pages, around))
            });
            let record = self.check_record(workers, progress);
            let stopped = || StoreError::Damaged("a check stopped".to_owned());
            (beside.join().unwrap_or_else(|_| Err(stopped())), record)
        });
        self.connection.execute_batch("COMMIT")?;
        let (pages, mut around) = beside?;
        if !pages.is_empty() {
            return Ok(Report { problems: pages, ..Report::default() });
        }
        let mut report = record?;
        if let Freshness::Stale(stale) = self.freshness() {
            report.problems.push(of_stale(stale));
        }
        report.problems.append(&mut around);
        if self.named_recovery()? == Named::Unfounded {
            report
                .problems
                .push(Problem::of_store(Wrong::Unfounded, "greenlight person rekey --new-recovery"));
        }
        report.problems.sort_by_key(|problem| (problem.seq.unwrap_or(i64::MAX), problem.log, problem.what));
        report.problems.truncate(MOST);
        report.ok = report.problems.is_empty();
        Ok(report)
    }

    /// As [`Store::verify`], for a slip, a proof or a backup: a problem is an error.
    pub fn whole(&self, progress: &(dyn Fn(usize) + Sync)) -> Result<Report, StoreError> {
        let report = self.verify(progress)?;
        if report.ok { Ok(report) } else { Err(StoreError::NotWhole(report.problems)) }
    }

    /// Compares every arrival with its entry, before a signature that takes effect. An older page that was put back
    /// authenticates, and its newer rows are merely missing. Refused where an event is missing, or there without having
    /// arrived.
    pub fn arrivals_hold(&self) -> Result<(), StoreError> {
        let mut report = Report::default();
        self.connection.execute_batch("BEGIN")?;
        let held = self.entries_and_arrivals(&mut report);
        self.connection.execute_batch("COMMIT")?;
        if held? {
            return Ok(());
        }
        if report.problems.is_empty() {
            // Every entry has an arrival and every arrival an entry, yet the lists differ, so one is there twice.
            report.problems.push(Problem::of_store(Wrong::Misplaced, ""));
        }
        Err(StoreError::NotWhole(report.problems))
    }

    fn entries_and_arrivals(&self, report: &mut Report) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare("SELECT seq, id FROM entries")?;
        let here = statement.query_map([], |row| {
            let id = row.get_ref(1)?.as_blob().ok().and_then(|id| EventId::from_slice(id).ok());
            Ok((row.get(0)?, id))
        })?;
        self.check_arrivals(here.collect::<Result<_, _>>()?, report)
    }

    /// A connection for each core, all with the same snapshot as this one. The write lock is held while their read
    /// transactions begin, so that a colleague's write does not look like a problem.
    fn at_one_moment(&self) -> Result<Vec<Connection>, StoreError> {
        let look = |connection: &Connection| -> Result<(), StoreError> {
            connection.execute_batch("BEGIN")?;
            Ok(connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?)
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let workers = (0..cores).map(|_| self.second_reader()).collect::<Result<Vec<_>, _>>()?;
        let gate = self.second_reader()?;
        // A read-only vault has no writers, so it needs no lock.
        let gate = (!gate.is_readonly("main")?).then_some(gate);
        gate.iter().try_for_each(|gate| gate.execute_batch("BEGIN IMMEDIATE"))?;
        look(&self.connection)?;
        for worker in &workers {
            look(worker)?;
        }
        gate.iter().try_for_each(|gate| gate.execute_batch("ROLLBACK"))?;
        Ok(workers)
    }

    /// The events, one by one and together, and the views that are computed from them.
    fn check_record(
        &self,
        workers: Vec<Connection>,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Result<Report, StoreError> {
        let mut report = Report::default();
        let roster_log = self.roster_log()?;
        let (mut of_roster, mut roster_problems) = (Share::default(), Vec::new());
        let history = check_entries(&self.connection, roster_log, &mut of_roster, &mut roster_problems)?;
        let history = history.history();
        report.logs += 1;
        report.events += of_roster.arrived.len();
        check_links(roster_log, &history, &mut roster_problems);
        report.problems.append(&mut roster_problems);
        let history = without_bodies(history);
        let logs = views::logs(&self.connection, roster_log)?;
        let headless: Vec<_> = logs.iter().copied().filter(|(_, whole)| !whole).collect();
        self.check_headless(&headless, &mut report)?;
        let roster = Roster::replay(&history);
        for (at, entry) in history.entries().iter().enumerate() {
            if let Some(refusal) = roster.refusal(at) {
                report.problems.push(of_event(&self.connection, entry, Wrong::Void, &refusal.to_string()));
            }
            if history.faults().of(entry.id) == Some(Fault::BodyMissing) {
                report.problems.push(of_event(&self.connection, entry, Wrong::BodyMissing, ""));
            }
        }
        if history.faults().is_empty()
            && let Some(view) = views::people_differ(&self.connection, &roster)?
        {
            report.problems.push(of_view(None, view));
        }
        let logs: Vec<EventId> = logs.into_iter().map(|(log, _)| log).collect();
        let verifier = self.verifier(&roster)?;
        let mut share = check_cases(workers, &logs, &roster, &verifier, progress)?;
        share.arrived.append(&mut of_roster.arrived);
        report.logs += logs.len();
        report.events += share.events;
        report.problems.append(&mut share.problems);
        report.held = share.held;
        self.check_arrivals(share.arrived, &mut report)?;
        self.check_strays(&logs, share.blobs, &mut report)?;
        report.seen = Seen::of(&self.connection).ok();
        Ok(report)
    }

    /// A verifier with precomputed tables for the keys of the roster, where there are enough events.
    fn verifier(&self, roster: &Roster) -> Result<Verifier, StoreError> {
        let keys: Vec<PublicKey> = roster.keys().collect();
        let many = usize::try_from(self.events()?).is_ok_and(|events| events > keys.len() * Verifier::OFTEN);
        Ok(if many { Verifier::expecting(keys) } else { Verifier::default() })
    }

    /// The events of logs without their first event, and those that are in no log at all.
    fn check_headless(&self, headless: &[(EventId, bool)], report: &mut Report) -> Result<(), StoreError> {
        for (log, _) in headless.iter().take(MOST) {
            let mut statement = self
                .connection
                .prepare_cached("SELECT seq, log, id FROM entries WHERE log = ? ORDER BY n, id LIMIT 100")?;
            let found = statement.query_map([log.as_bytes()], problem_row(Wrong::NoFirst))?;
            report.problems.extend(found.collect::<Result<Vec<_>, _>>()?);
        }
        let mut statement =
            self.connection.prepare("SELECT seq, log, id FROM entries WHERE length(log) <> 32 LIMIT 100")?;
        let found = statement.query_map([], problem_row(Wrong::Misplaced))?;
        report.problems.extend(found.collect::<Result<Vec<_>, _>>()?);
        Ok(())
    }

    /// The chain of arrivals, and whether it and the record (`here`) name the same events.
    fn check_arrivals(
        &self,
        mut here: Vec<(i64, Option<EventId>)>,
        report: &mut Report,
    ) -> Result<bool, StoreError> {
        let mut forgotten = BTreeSet::new();
        let mut marked = self.connection.prepare("SELECT seq FROM forgotten")?;
        for seq in marked.query_map([], |row| row.get::<_, i64>(0))? {
            forgotten.insert(seq?);
        }
        report.forgotten = forgotten.len();
        here.sort_unstable();
        let mut here = here.into_iter();
        let mut same = true;
        let mut statement =
            self.connection.prepare("SELECT seq, event, chain, at FROM arrivals ORDER BY seq")?;
        let mut rows = statement.query([])?;
        let (mut chain, mut expected) = ([0; 32], 1i64);
        while let Some(row) = rows.next()? {
            let (seq, event, kept): (i64, Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let timed = row.get_ref(3)?.as_str().is_ok_and(|at| at.parse::<Timestamp>().is_ok());
            let event = EventId::from_slice(&event).ok();
            chain = event.map_or(chain, |event| link(&chain, &event));
            same &= event.is_some() && (forgotten.contains(&seq) || here.next() == Some((seq, event)));
            if seq != expected || kept != chain || !timed {
                let broken = Problem::of_store(Wrong::ArrivalChain, "");
                report.problems.push(Problem { seq: Some(seq), event, ..broken });
                same = false;
                break;
            }
            expected += 1;
        }
        if same && here.next().is_none() {
            return Ok(true);
        }
        self.name_unmatched(report)?;
        Ok(false)
    }

    /// Events without their arrival, and arrivals without their event.
    fn name_unmatched(&self, report: &mut Report) -> Result<(), StoreError> {
        for (what, sql) in [
            (
                Wrong::ArrivalMissing,
                "SELECT e.seq, e.log, e.id FROM entries e LEFT JOIN arrivals a ON a.seq = e.seq
                 WHERE a.event IS NOT e.id OR e.seq IN (SELECT seq FROM forgotten) LIMIT 100",
            ),
            (
                Wrong::EventMissing,
                "SELECT a.seq, x'', a.event FROM arrivals a LEFT JOIN entries e ON e.seq = a.seq AND e.id = a.event
                 WHERE e.id IS NULL AND a.seq NOT IN (SELECT seq FROM forgotten) ORDER BY a.seq LIMIT 100",
            ),
        ] {
            let mut statement = self.connection.prepare(sql)?;
            let found = statement.query_map([], problem_row(what))?;
            report.problems.extend(found.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(())
    }

    /// Files that no event names, files that differ from their hash, rows of views that belong to no case.
    fn check_strays(
        &self,
        cases: &[EventId],
        mut named: Vec<Digest256>,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare("SELECT blob, bytes FROM documents ORDER BY blob")?;
        let mut rows = statement.query([])?;
        named.sort_unstable();
        named.dedup();
        let mut here = Vec::new();
        let mut of_blob = |what, blob: &str| report.problems.push(Problem::of_store(what, blob));
        while let Some(row) = rows.next()? {
            let (blob, bytes) = (row.get::<_, Vec<u8>>(0)?, row.get_ref(1)?.as_blob().unwrap_or_default());
            let digest = Digest256(sha256(bytes));
            if digest.as_bytes() != blob {
                of_blob(Wrong::DocumentDiffers, &data_encoding::HEXLOWER.encode(&blob));
            } else if named.binary_search(&digest).is_err() {
                of_blob(Wrong::DocumentUnnamed, &digest.to_string());
            }
            here.push(digest);
        }
        // A document may come after the event that names it.
        let awaited = "SELECT 1 FROM awaited WHERE blob = ?";
        for missing in named.iter().filter(|digest| !here.contains(digest)) {
            if !self.connection.prepare_cached(awaited)?.exists([missing.as_bytes()])? {
                of_blob(Wrong::DocumentMissing, &missing.to_string());
            }
        }
        match self.case_ids() {
            Ok(here) if here.iter().all(|log| cases.binary_search(log).is_ok()) => {}
            Ok(_) | Err(StoreError::Damaged(_)) => {
                report.problems.push(of_view(None, tables::VIEWS[0].table.name));
            }
            Err(other) => return Err(other),
        }
        let others = tables::VIEWS.iter().map(|view| view.table.name).skip(1);
        for table in others.chain(["texts"]) {
            let stray = format!("SELECT 1 FROM {table} WHERE came NOT IN (SELECT came FROM cases) LIMIT 1");
            if self.connection.prepare(&stray)?.exists([])? {
                report.problems.push(of_view(None, table));
            }
        }
        Ok(())
    }
}

fn check_cases(
    connections: Vec<Connection>,
    logs: &[EventId],
    roster: &Roster,
    verifier: &Verifier,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Share, StoreError> {
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = |connection: Connection| -> Result<Share, StoreError> {
        let mut share = Share { verifier: verifier.clone(), ..Share::default() };
        loop {
            // Small portions, so that all cores finish at about the same time.
            let from = next.fetch_add(16, Ordering::Relaxed);
            let Some(portion) = logs.get(from..logs.len().min(from + 16)).filter(|logs| !logs.is_empty())
            else {
                return Ok(share);
            };
            for log in portion {
                check_case(&connection, *log, roster, &mut share)?;
                progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            }
        }
    };
    let shares = std::thread::scope(|scope| {
        let running: Vec<_> =
            connections.into_iter().map(|connection| scope.spawn(|| work(connection))).collect();
        let joined = running.into_iter().map(|worker| {
            worker.join().unwrap_or_else(|_| Err(StoreError::Damaged("a check stopped".to_owned())))
        });
        joined.collect::<Result<Vec<Share>, StoreError>>()
    })?;
    let mut all = Share::default();
    for share in shares {
        all.events += share.events;
        all.problems.extend(share.problems);
        all.blobs.extend(share.blobs);
        all.held.extend(share.held);
        all.arrived.extend(share.arrived);
    }
    Ok(all)
}

fn problem_row(what: Wrong) -> impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<Problem> {
    move |row| {
        let id = |bytes: Vec<u8>| EventId::from_slice(&bytes).ok();
        Ok(Problem {
            seq: row.get(0)?,
            log: id(row.get(1)?),
            event: id(row.get(2)?),
            ..Problem::of_store(what, "")
        })
    }
}

/// A store that is not what was seen here last: the first event that is known to be missing or another.
fn of_stale(stale: &Stale) -> Problem {
    let (here, known) = (stale.found.events, stale.known.events);
    let seq = (here < known).then_some(here + 1);
    let detail = format!("{known} known, {here} here");
    let what = match stale.how {
        Gone::RolledBack => Wrong::RolledBack,
        Gone::Spliced => Wrong::Spliced,
        Gone::AnotherRoster => Wrong::AnotherRoster,
    };
    Problem { seq, counts: Some((Counts::Known, known, here)), ..Problem::of_store(what, &detail) }
}
