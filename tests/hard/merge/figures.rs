//! How often each kind of thing happened in the worlds: a kind that is rare proves nothing.

use std::collections::BTreeMap;

use super::judge::case::Case;
use super::judge::{Roster, Stands};

/// Kinds, and how often each was met.
#[derive(Default, Clone)]
pub struct Figures(pub BTreeMap<&'static str, u64>);

/// What has to be met some 150 times at least, however few the worlds.
const OFTEN: &[&str] = &[
    "void",
    "late",
    "adopted",
    "carried by a builder",
    "became late",
    "became ok again",
    "effective decisions",
    "effective reversals",
    "conflicting",
    "flags open",
    "flags answered",
    "recusals",
    "recusals ended",
    "steps back",
    "moves",
    "holds",
    "waivers",
    "purged",
    "revocations",
    "policies",
    "seconded policies",
    "roster void",
    "roster late",
];

impl Figures {
    pub fn add(&mut self, kind: &'static str, count: usize) {
        *self.0.entry(kind).or_default() += count as u64;
    }

    pub fn join(&mut self, other: &Figures) {
        for (kind, count) in &other.0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    pub fn roster(&mut self, roster: &Roster) {
        let verb = |verb: &str| roster.log.events.iter().filter(|event| event.verb == verb).count();
        let stands = roster.standings();
        self.add("events", roster.log.events.len());
        self.add("revocations", verb("revoke"));
        self.add("policies", verb("policy"));
        self.add("seconded policies", roster.policies(&roster.all()).len());
        self.add("keys of two persons", roster.keys_of_two());
        self.add("roster void", stands.iter().filter(|one| **one == Stands::Void).count());
        self.add("roster late", stands.iter().filter(|one| **one == Stands::Late).count());
    }

    pub fn case(&mut self, case: &Case) {
        let set = case.counting_set();
        let stands = |wanted: Stands| case.stands.iter().filter(|one| **one == wanted).count();
        let effective = case.effective(&set);
        let verb = |e: usize, verb: &str| case.log.events[e].verb == verb;
        self.add("events", case.log.events.len());
        self.add("void", stands(Stands::Void));
        self.add("late", stands(Stands::Late));
        self.add("adopted", (0..case.counts.len()).filter(|e| case.is_adopted(*e)).count());
        self.add("carried by a builder", case.carried());
        self.add("effective decisions", effective.iter().filter(|d| verb(**d, "decide")).count());
        self.add("effective reversals", effective.iter().filter(|d| verb(**d, "reverse")).count());
        self.add("conflicting", usize::from(case.holding(&set).len() > 1));
        let flags = case.flags(&set);
        self.add("flags open", flags.iter().filter(|(_, tier)| tier.is_some()).count());
        self.add("flags answered", flags.iter().filter(|(_, tier)| tier.is_none()).count());
        self.add("recusals", case.people().iter().filter(|person| case.is_recused(person, &set)).count());
        self.add("recusals ended", case.recusals_ended(&set));
        self.add("steps back", case.steps_back(&set));
        self.add("moves", case.moves(&set));
        self.add("holds", usize::from(case.is_held(&set)));
        self.add("waivers", case.waived(&set).len());
        self.add("purged", case.purged(&set).len());
    }

    /// Holds that each kind is met often: what never happens proves nothing.
    pub fn assert_nothing_is_rare(&self) {
        for kind in OFTEN {
            let count = self.0.get(kind).copied().unwrap_or_default();
            assert!(count >= 150, "only {count} {kind}");
        }
    }

    pub fn said(&self) -> String {
        self.0.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ")
    }
}
