//! The same events, arriving in any order: what builds on something, or cites it, never comes before it.

use std::collections::{BTreeMap, BTreeSet};

use greenlight::domain::entry::Entry;
use greenlight::domain::event::Act;
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::Standing;

use super::compare;
use super::figures::Figures;
use super::shrink::Logs;
use crate::kit::random::Random;

/// What arrives at once: events of the roster and then of a case, parents first.
#[derive(Default, Clone)]
pub struct Delivery {
    pub roster: Vec<Entry>,
    pub case: Vec<Entry>,
}

/// All events of these logs in some order, a few at a time.
pub fn deliveries((people, cases): &Logs, random: &mut Random) -> Vec<Delivery> {
    let all: BTreeMap<EventId, &Entry> =
        people.iter().chain(cases.iter().flatten()).map(|entry| (entry.id, entry)).collect();
    let mut ids: Vec<EventId> = all.keys().copied().collect();
    for at in (1..ids.len()).rev() {
        ids.swap(at, random.below(at + 1));
    }
    if random.once_in(2) {
        // What a revocation names comes late, so that much is here before it.
        let named: BTreeSet<EventId> = people.iter().flat_map(compare::covered).collect();
        ids.sort_by_key(|id| named.contains(id));
    }
    let mut here = BTreeSet::new();
    let mut deliveries = Vec::new();
    for wanted in ids {
        let mut with = vec![all[&wanted]];
        let mut missing: BTreeMap<(u32, EventId), &Entry> = BTreeMap::new();
        while let Some(entry) = with.pop() {
            if here.insert(entry.id) {
                missing.insert((entry.header.n, entry.id), entry);
                with.extend(entry.header.prev.iter().chain(&entry.header.auth).map(|id| all[id]));
            }
        }
        if missing.is_empty() {
            continue;
        }
        let (case, roster) = missing.into_values().cloned().partition(|entry| !entry.header.auth.is_empty());
        deliveries.push(Delivery { roster, case });
    }
    deliveries
}

/// What has arrived after so many deliveries.
fn after(deliveries: &[Delivery]) -> Logs {
    let people = deliveries.iter().flat_map(|delivery| delivery.roster.clone()).collect();
    let mut cases: BTreeMap<EventId, Vec<Entry>> = BTreeMap::new();
    for entry in deliveries.iter().flat_map(|delivery| &delivery.case) {
        cases.entry(entry.log()).or_default().push(entry.clone());
    }
    (people, cases.into_values().collect())
}

/// The past of an event, and itself.
fn past((people, cases): &Logs, of: &Entry) -> BTreeSet<EventId> {
    let all: BTreeMap<EventId, &Entry> =
        people.iter().chain(cases.iter().flatten()).map(|entry| (entry.id, entry)).collect();
    let (mut past, mut open) = (BTreeSet::new(), vec![of]);
    while let Some(entry) = open.pop() {
        if past.insert(entry.id) {
            open.extend(entry.header.prev.iter().map(|id| all[id]));
        }
    }
    past
}

/// How every event stands, as the program has it.
fn standings((people, cases): &Logs) -> BTreeMap<EventId, Standing> {
    let roster = compare::roster(people);
    let mut all: BTreeMap<EventId, Standing> = BTreeMap::new();
    for (at, id) in roster.order().ids().iter().enumerate() {
        all.insert(*id, roster.standing(at));
    }
    for entries in cases {
        let verdicts = super::world::verdicts(entries, &roster);
        all.extend(entries.iter().zip(verdicts).map(|(entry, verdict)| (entry.id, verdict.standing)));
    }
    all
}

/// How often it is looked at what has arrived; the last time everything has.
const CUTS: usize = 4;

/// The broken rules of events as they arrive: void is void for ever; what was ok comes late only after a
/// revocation, and is ok again only where a revocation arrived, what one covers, or somebody who built on it.
pub fn wrongs(logs: &Logs, random: &mut Random, figures: &mut Figures) -> Vec<String> {
    let deliveries = deliveries(logs, random);
    let mut cuts = [deliveries.len(); CUTS];
    for cut in &mut cuts[1..] {
        *cut = 1 + random.below(deliveries.len());
    }
    // And around each of the first arrivals of what a revocation names that is here already.
    let mut named = BTreeSet::new();
    let mut awaited = Vec::new();
    for (at, delivery) in deliveries.iter().enumerate() {
        if delivery.roster.iter().any(|entry| named.contains(&entry.id)) {
            awaited.extend([at, at + 1]);
        }
        named.extend(delivery.roster.iter().flat_map(compare::covered));
    }
    let mut cuts: Vec<usize> =
        cuts.into_iter().chain(awaited.into_iter().take(4)).filter(|cut| *cut > 0).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut wrong = Vec::new();
    let mut known = 0;
    let mut before = BTreeMap::new();
    for cut in cuts {
        let here = after(&deliveries[..cut]);
        let now = standings(&here);
        // The judge is slow, and looks at what has come so far in every other world.
        if known == 0 && random.once_in(2) {
            wrong.extend(compare::all(&here, &mut Figures::default()));
        }
        let new: Vec<&Entry> = deliveries[known..cut]
            .iter()
            .flat_map(|delivery| delivery.roster.iter().chain(&delivery.case))
            .collect();
        let revoked = new.iter().any(|entry| matches!(entry.header.act, Act::Revoke { .. }));
        for (id, (then, now)) in before.iter().filter_map(|(id, then)| Some((id, (then, now.get(id)?)))) {
            let listed = || {
                let listed = |id| here.0.iter().any(|entry| compare::covered(entry).contains(&id));
                new.iter().any(|entry| listed(entry.id))
            };
            let built_on = |id: &EventId| new.iter().any(|entry| past(&here, entry).contains(id));
            let may = match (then, now) {
                (Standing::Void, now) => *now == Standing::Void,
                (_, Standing::Void) => false,
                (Standing::Ok, Standing::Late) => revoked,
                (Standing::Late, Standing::Ok) => revoked || built_on(id) || listed(),
                _ => true,
            };
            if !may {
                wrong.push(format!("{id} was {then} and became {now}"));
            }
            figures.add("became late", usize::from((then, now) == (&Standing::Ok, &Standing::Late)));
            figures.add("became ok again", usize::from((then, now) == (&Standing::Late, &Standing::Ok)));
        }
        before = now;
        known = cut;
    }
    wrong
}
