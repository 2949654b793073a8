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
    "phases without a greenlight",
    "phases lapsed",
    "moves",
    "greenlights that carry no more",
    "undecided",
    "declined",
    "declined in vain",
    "seconded in danger",
    "passed up by the raiser",
    "closed by the opener",
    "cite a same",
    "by a joined number",
    "joining sames",
    "records of the party",
    "policies declined",
    "heads named unseen",
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
        self.add("policies declined", verb("decline"));
        self.add("records of the party", verb("record"));
        self.add("joining sames", roster.joining(&roster.all()).len());
        self.add("heads named unseen", roster.named_unseen());
        self.add("keys of two persons", roster.keys_of_two());
        self.add("roster void", stands.iter().filter(|standing| **standing == Stands::Void).count());
        self.add("roster late", stands.iter().filter(|standing| **standing == Stands::Late).count());
    }

    pub fn case(&mut self, case: &Case) {
        let set = case.counting_set();
        let stands = |wanted: Stands| case.stands.iter().filter(|standing| **standing == wanted).count();
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
        self.add(
            "recusals",
            case.people().iter().filter(|person| case.is_recused(person, &set, &case.now)).count(),
        );
        self.add("recusals ended", case.recusals_ended(&set));
        self.add("steps back", case.seconded_phases(&set, true));
        self.add("phases without a greenlight", case.seconded_phases(&set, false));
        self.add("phases lapsed", case.lapsed_phases(&set));
        self.add("greenlights that carry no more", case.carry_no_more(&set));
        let undecided = |d: &&usize| case.log.events[**d].word("outcome") == "undecided";
        self.add("undecided", effective.iter().filter(undecided).count());
        self.add("declined", set.iter().filter(|e| verb(**e, "decline")).count());
        self.add("declined in vain", case.declined_in_vain(&set));
        self.add("seconded in danger", case.seconded_in_danger(&set));
        self.add("passed up by the raiser", case.by_who_wrote("pass-up", Some("flag")));
        self.add("closed by the opener", case.by_who_wrote("close", None));
        self.add("cite a same", case.cites_a_same());
        self.add("by a joined number", case.by_the_joined());
        self.add("moves", case.moves(&set));
        self.add("holds", usize::from(case.is_held(&set)));
        self.add("waivers", case.waived(&set).len());
        self.add("purged", case.purged(&set).len());
    }

    /// Asserts that each kind is met often: what never happens proves nothing.
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
