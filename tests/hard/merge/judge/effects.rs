//! What a set of events of a case amounts to: place, phase, recusals, decisions, flags, holds.

use std::collections::BTreeSet;

use super::case::Case;
use super::{Set, TIERS, tier};

/// The phases in their order.
pub const PHASES: [&str; 10] = [
    "applied",
    "vetting",
    "greenlit",
    "contest",
    "nominated",
    "endorsed",
    "confirmed",
    "polled",
    "withdrawn",
    "lapsed",
];

/// The outcomes, from mild to strict.
pub const OUTCOMES: [&str; 3] = ["greenlight", "greenlight-with-conditions", "withhold"];

pub fn rank(words: &[&str], word: &str) -> usize {
    words.iter().position(|known| *known == word).expect("a known word")
}

impl Case<'_> {
    /// The events of a set with one of these verbs, in the order.
    pub(super) fn doing<'s>(&'s self, set: &'s Set, verbs: &'s [&str]) -> impl Iterator<Item = usize> + 's {
        set.iter().copied().filter(move |x| self.event(*x).does(verbs))
    }

    /// Whether some event of the set seconds this one.
    fn is_seconded(&self, e: usize, set: &Set) -> bool {
        self.doing(set, &["second"]).any(|s| self.named(s, "event") == Some(e))
    }

    /// Whether an event has effect as far as seconds go; decisions have their own rule.
    fn has_effect(&self, e: usize, set: &Set) -> bool {
        !self.waits[e] || self.is_seconded(e, set)
    }

    /// Representation order and district: the last in the order.
    pub fn place(&self, set: &Set) -> Option<(String, String)> {
        let last = self.doing(set, &["open", "place"]).last()?;
        Some((self.event(last).word("order").to_owned(), self.event(last).word("district").to_owned()))
    }

    /// The phase: the last in the order, where what takes a second stands at its second.
    pub fn phase(&self, set: &Set) -> &str {
        let takes_effect = |e: usize| {
            if !self.waits[e] {
                Some(e)
            } else {
                self.doing(set, &["second"]).find(|s| self.named(*s, "event") == Some(e))
            }
        };
        let last = self.doing(set, &["phase"]).filter_map(|e| Some((takes_effect(e)?, e))).max();
        last.map_or("applied", |(_, e)| self.event(e).word("phase"))
    }

    /// Whether a person is recused.
    pub fn is_recused(&self, person: &str, set: &Set) -> bool {
        let about = |d: &usize| self.event(*d).word("person") == person;
        let ends = |end: usize, begin: usize| {
            self.event(end).word("state") != "recused"
                && !self.is_by(end, person)
                && self.log.knew(end, begin)
                && self.is_seconded(end, set)
        };
        self.doing(set, &["declare"])
            .filter(about)
            .filter(|d| self.event(*d).word("state") == "recused")
            .any(|begin| !self.doing(set, &["declare"]).filter(about).any(|end| ends(end, begin)))
    }

    /// Whether a person has declared an interest.
    pub fn has_interest(&self, person: &str, set: &Set) -> bool {
        let last = self
            .doing(set, &["declare"])
            .filter(|d| self.event(*d).word("person") == person && self.has_effect(*d, set))
            .last();
        last.is_some_and(|d| self.event(d).word("state") == "interest")
    }

    /// The last recommendation in the past by another person who is not recused there, as far as these events go.
    pub(super) fn relied_on(&self, e: usize, among: &Set) -> Option<usize> {
        if !self.event(e).does(&["decide", "reverse"]) {
            return None;
        }
        let fit = |r: &usize| {
            !self.same_person(*r, e)
                && self.who[*r].as_ref().is_some_and(|person| !self.is_recused(person, among))
        };
        self.doing(among, &["recommend"]).filter(fit).last()
    }

    /// Whether an event has no effect until it is seconded.
    pub(super) fn takes_a_second(&self, e: usize) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        match event.verb.as_str() {
            "phase" => rank(&PHASES, event.word("phase")) < rank(&PHASES, self.phase(past)),
            "declare" => self.would_end_a_recusal(e),
            "waive" | "release" | "reverse" => true,
            "purge" => event.word("rule") != "read",
            "decide" => self.decision_waits(e, self.relies[e]),
            _ => false,
        }
    }

    fn decision_waits(&self, d: usize, relied_on: Option<usize>) -> bool {
        let mild = |x: usize| self.event(x).word("outcome") != "withhold";
        !(mild(d) && relied_on.is_some_and(mild) && !self.roster.second_all(&self.cited[d]))
    }

    pub(super) fn would_end_a_recusal(&self, e: usize) -> bool {
        let event = self.event(e);
        event.word("state") != "recused" && self.is_recused(event.word("person"), &self.log.past[e])
    }

    /// Whether something joins that a waiting decision had not seen, or a later decision builds on it.
    fn has_lapsed(&self, d: usize, seen: &Set) -> bool {
        let joins = |x: usize| {
            let event = self.event(x);
            let kind = event.word("kind");
            event.verb == "flag"
                || event.verb == "record" && ["finding", "interference", "check", "reply"].contains(&kind)
        };
        seen.iter().any(|x| {
            self.event(*x).does(&["decide", "reverse"]) && self.log.knew(*x, d)
                || joins(*x) && !self.log.knew(d, *x)
        })
    }

    /// The events by which a decision takes effect.
    pub fn takes_effect(&self, d: usize, set: &Set) -> Vec<usize> {
        // A reversal takes no recommendation, so it does not lapse with the one on which it relies.
        if self.event(d).verb == "decide" {
            let relied_on = self.relies[d].filter(|r| set.contains(r));
            if relied_on.is_none() {
                return Vec::new();
            }
            if !self.decision_waits(d, relied_on) {
                return vec![d];
            }
        }
        let lands = |s: &usize| {
            let seen: Set = self.log.past[*s].intersection(set).copied().collect();
            self.named(*s, "event") == Some(d) && !self.has_lapsed(d, &seen)
        };
        self.doing(set, &["second"]).filter(lands).collect()
    }

    /// The decisions and reversals that have taken effect.
    pub fn effective(&self, set: &Set) -> Vec<usize> {
        self.doing(set, &["decide", "reverse"]).filter(|d| !self.takes_effect(*d, set).is_empty()).collect()
    }

    /// Those of them that hold: no other effective one has their taking effect in its past.
    pub fn holding(&self, set: &Set) -> Vec<usize> {
        let effective = self.effective(set);
        let ended = |d: usize| {
            let by = self.takes_effect(d, set);
            effective.iter().any(|x| by.iter().any(|t| self.log.knew(*x, *t)))
        };
        effective.iter().copied().filter(|d| !ended(*d)).collect()
    }

    /// The outcome that counts: the strictest of those that hold.
    pub fn outcome(&self, set: &Set) -> Option<&'static str> {
        let of = |d: usize| rank(&OUTCOMES, self.event(d).word("outcome"));
        self.holding(set).into_iter().map(of).max().map(|strictest| OUTCOMES[strictest])
    }

    /// The tier where a flag stands, `None` once it is answered.
    pub fn stands_at(&self, flag: usize, set: &Set) -> Option<usize> {
        let acts: Vec<usize> = self
            .doing(set, &["accept", "answer", "return", "pass-up"])
            .filter(|a| self.named(*a, "flag") == Some(flag))
            .collect();
        if acts.is_empty() {
            return Some(self.first_tier(flag));
        }
        let last = acts.iter().copied().filter(|a| !acts.iter().any(|b| self.log.knew(*b, *a)));
        last.filter(|a| self.event(*a).verb != "answer").map(|a| self.tier_after(flag, a, set)).max()
    }

    /// Where an act leaves a flag: its author saw it somewhere.
    fn tier_after(&self, flag: usize, act: usize, set: &Set) -> usize {
        let seen: Set = self.log.past[act].intersection(set).copied().collect();
        let saw = self.stands_at(flag, &seen).unwrap_or_default();
        match self.event(act).verb.as_str() {
            "return" => tier(self.event(act).word("tier")),
            "pass-up" => (saw + 1).min(TIERS.len() - 1),
            _ => saw,
        }
    }

    fn first_tier(&self, flag: usize) -> usize {
        let event = self.event(flag);
        match (event.word("route"), event.word("from"), event.word("level")) {
            ("safety", ..) => tier("national"),
            (_, "national", "serious") => tier("leader"),
            (_, "national" | "leader", _) => tier("national"),
            (_, from, _) => tier(from) + 1,
        }
    }

    /// Whether a legal hold stands.
    pub fn is_held(&self, set: &Set) -> bool {
        let released = |hold: usize| {
            self.doing(set, &["release"]).any(|r| {
                self.event(r).word("matter") == self.event(hold).word("matter")
                    && self.log.knew(r, hold)
                    && self.is_seconded(r, set)
            })
        };
        self.doing(set, &["hold"]).any(|hold| !released(hold))
    }
}

impl Case<'_> {
    /// Every flag that counts, and where it stands.
    pub fn flags(&self, set: &Set) -> Vec<(usize, Option<usize>)> {
        self.doing(set, &["flag"]).map(|flag| (flag, self.stands_at(flag, set))).collect()
    }

    /// Everybody about whom something was declared.
    pub fn people(&self) -> BTreeSet<String> {
        let declared = self.log.events.iter().filter(|event| event.verb == "declare");
        declared.map(|event| event.word("person").to_owned()).collect()
    }

    /// The waivers that have effect.
    pub fn waived(&self, set: &Set) -> Vec<usize> {
        self.doing(set, &["waive"]).filter(|e| self.is_seconded(*e, set)).collect()
    }

    /// The events whose bodies a purge that counts removes.
    pub fn purged(&self, set: &Set) -> BTreeSet<String> {
        let lands = |purge: usize| {
            self.doing(set, &["second"]).filter(|s| self.named(*s, "event") == Some(purge)).any(|s| {
                let seen: Set = self.log.past[s].intersection(set).copied().collect();
                self.event(purge).word("rule") != "retention" || !self.is_held(&seen)
            })
        };
        let purges = self.doing(set, &["purge"]).filter(|p| self.event(*p).word("extent") == "all");
        purges.filter(|p| lands(*p)).flat_map(|p| self.event(p).words("events").to_vec()).collect()
    }
}

/// What only the figures ask.
impl Case<'_> {
    pub fn is_adopted(&self, e: usize) -> bool {
        self.stands[e] == super::Stands::Late && self.adopters(e).next().is_some()
    }

    pub fn recusals_ended(&self, set: &Set) -> usize {
        let ends = |d: &usize| self.waits[*d] && self.is_seconded(*d, set);
        self.doing(set, &["declare"]).filter(ends).count()
    }

    pub fn steps_back(&self, set: &Set) -> usize {
        self.doing(set, &["phase"]).filter(|e| self.waits[*e] && self.is_seconded(*e, set)).count()
    }

    pub fn moves(&self, set: &Set) -> usize {
        self.doing(set, &["place"]).count()
    }
}
