//! A world through real vaults: three stores take the same events in three orders, by the program's own door.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use greenlight::custody;
use greenlight::domain::entry::Entry;
use greenlight::domain::history::Unlinked;
use greenlight::domain::ids::{EventId, sha256};
use greenlight::domain::roster::{Roster, Standing};
use greenlight::exchange::admit::{NotAdmitted, admit};
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Store};

use super::arrive::{Delivery, deliveries};
use super::compare;
use super::figures::Figures;
use super::shrink::Logs;
use super::world::minutes;
use crate::kit::random::Random;

/// A vault in a folder that goes with it.
struct Vault {
    _place: tempfile::TempDir,
    store: Store,
}

/// Everything arrives at one hour: from when a clock runs may depend on the arrival, and nothing else may.
fn hour() -> greenlight::domain::entry::Timestamp {
    minutes(600)
}

impl Vault {
    fn with(genesis: &Entry) -> Vault {
        let (place, me) =
            (tempfile::tempdir().unwrap(), Identity::from_seed(&sha256(b"who keeps the store")));
        let (dir, key) = (place.path().join("store"), VaultKey::new(sha256(b"an invented vault")));
        let first = Batch { entries: vec![genesis.clone()], ..Batch::default() };
        custody::found(&dir, key, &me.public(), None, &first, hour()).unwrap();
        let store = custody::open(&dir, &me).unwrap();
        Vault { _place: place, store }
    }

    /// Takes in what arrives: the roster's as it comes, what never counted left out; a case's by the door. Says what
    /// the door should not have done.
    fn take(&mut self, delivery: &Delivery, void: &[EventId], figures: &mut Figures) -> Option<String> {
        let roster: Vec<Entry> = delivery
            .roster
            .iter()
            .filter(|entry| entry.header.log.is_some() && !void.contains(&entry.id))
            .cloned()
            .collect();
        if !roster.is_empty() {
            self.store.append(&Batch { entries: roster, ..Batch::default() }, hour()).unwrap();
        }
        let log = delivery.case.first()?.log();
        let roster: Arc<Roster> = self.store.roster().unwrap();
        let (bad, good): (Vec<Entry>, Vec<Entry>) =
            delivery.case.iter().cloned().partition(|entry| void.contains(&entry.id));
        if !bad.is_empty() {
            figures.add("refused at the door", 1);
            // The events of the void one's past come with it, and nothing of all that is let in.
            match admit(&mut self.store, &roster, log, &delivery.case, hour()) {
                Err(NotAdmitted::Void(id, _)) if void.contains(&id) => {}
                // What it builds on was turned away before.
                Err(NotAdmitted::Unlinked(Unlinked::Missing { event, parent }))
                    if void.contains(&event) && void.contains(&parent) => {}
                other => return Some(format!("the door does not name a void event of its batch: {other:?}")),
            }
        }
        if good.is_empty() {
            return None;
        }
        match admit(&mut self.store, &roster, log, &good, hour()) {
            Ok(count) if count == good.len() => None,
            other => Some(format!("the door does not let in what counts: {other:?}")),
        }
    }
}

/// A row without the place of a case's last event among the arrivals of its store: the last number in the row of a case.
fn without_arrival(row: &str) -> String {
    let cut = || {
        let arrived = row.starts_with("cases ").then(|| row.rfind(", Integer(")).flatten()?;
        let end = arrived + row[arrived..].find(')')?;
        Some(row[..arrived].to_owned() + &row[end..])
    };
    cut().unwrap_or_else(|| row.to_owned())
}

/// The ids of the cases by their places among the arrivals, which each store has its own.
fn cases_by_place(dump: &[String]) -> BTreeMap<String, String> {
    let cases = dump.iter().filter_map(|row| row.strip_prefix("cases [Integer("));
    let named = cases.filter_map(|row| row.split_once("), Blob("));
    named.filter_map(|(place, rest)| Some((place.to_owned(), rest.split_once(']')?.0.to_owned()))).collect()
}

/// A row of a case that names it by its id.
fn by_its_id(row: &str, cases: &BTreeMap<String, String>) -> String {
    let (table, rest) = row.split_once(' ').expect("a table and its row");
    if matches!(table, "people" | "roster") {
        return row.to_owned();
    }
    let rest = rest.trim_start_matches("[Integer(");
    let digits = rest.find(|c: char| !c.is_ascii_digit()).expect("more than a place");
    format!("{table} {}{}", cases[&rest[..digits]], &rest[digits..])
}

/// The broken rules of three stores that took the same events in.
pub fn wrongs(logs: &Logs, random: &mut Random, figures: &mut Figures) -> Vec<String> {
    let void = void_of(logs);
    let genesis = logs.0.iter().find(|entry| entry.header.log.is_none()).expect("a genesis");
    let mut wrong = Vec::new();
    let mut dumps = Vec::new();
    for _ in 0..3 {
        let mut vault = Vault::with(genesis);
        for delivery in deliveries(logs, random) {
            wrong.extend(vault.take(&delivery, &void, figures));
        }
        let people = vault.store.roster_history().unwrap().entries().to_vec();
        let firsts = logs.1.iter().flatten().filter(|entry| entry.header.log.is_none());
        let cases = firsts.map(|first| vault.store.history(first.id).unwrap().entries().to_vec()).collect();
        wrong.extend(compare::all(&(people, cases), &mut Figures::default()));
        let report = vault.store.verify(&|_| ()).unwrap();
        wrong.extend(report.problems.iter().map(|problem| format!("the store does not verify: {problem:?}")));
        let dump = vault.store.dump_views().unwrap();
        vault.store.rebuild(&mut |_, _| ()).unwrap();
        if vault.store.dump_views().unwrap() != dump {
            wrong.push("the views are not those that the record makes".to_owned());
        }
        dumps.push(dump);
        figures.add("stores", 1);
    }
    for dump in &dumps[1..] {
        let rows = |dump: &[String]| {
            let cases = cases_by_place(dump);
            let named = dump.iter().map(|row| without_arrival(&by_its_id(row, &cases)));
            named.collect::<BTreeSet<_>>()
        };
        let (one, other) = (rows(&dumps[0]), rows(dump));
        let rows = one.symmetric_difference(&other);
        wrong.extend(rows.map(|row| format!("the stores have the same events and other views: {row}")));
    }
    wrong
}

/// The events that never count.
fn void_of((people, cases): &Logs) -> Vec<EventId> {
    let roster = compare::roster(people);
    let refused = |at: &usize| roster.refusal(*at).is_some();
    let mut void: Vec<EventId> =
        (0..roster.order().len()).filter(refused).map(|at| roster.order().ids()[at]).collect();
    for entries in cases {
        let verdicts = super::world::verdicts(entries, &roster);
        let bad = entries.iter().zip(verdicts).filter(|(_, verdict)| verdict.standing == Standing::Void);
        void.extend(bad.map(|(entry, _)| entry.id));
    }
    void
}
