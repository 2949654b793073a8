//! What a set of events of a case amounts to: place, phase, recusals, decisions, flags, holds.

use std::collections::BTreeSet;

use super::case::Case;
use super::{Persons, Set, TIERS, tier};

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
pub const OUTCOMES: [&str; 4] = ["greenlight", "greenlight-with-conditions", "undecided", "withhold"];

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

    /// Where in the order a phase takes effect: one that takes a second does so at the first second that had
    /// seen no later phase build on it.
    pub fn enters(&self, e: usize, set: &Set) -> Option<usize> {
        if !self.waits[e] {
            return Some(e);
        }
        let lapsed = |s: usize| {
            let seen: Set = self.log.past[s].intersection(set).copied().collect();
            self.doing(&seen, &["phase"]).any(|later| self.log.knew(later, e))
        };
        self.doing(set, &["second"]).find(|s| self.named(*s, "event") == Some(e) && !lapsed(*s))
    }

    /// The phase: the last in the order, each where it takes effect.
    pub fn phase(&self, set: &Set) -> &str {
        let last = self.doing(set, &["phase"]).filter_map(|e| Some((self.enters(e, set)?, e))).max();
        last.map_or("applied", |(_, e)| self.event(e).word("phase"))
    }

    /// Whether a person is recused. Whether a declaration could end a recusal is a matter of what it cites itself.
    pub fn is_recused(&self, person: &str, set: &Set, persons: &Persons) -> bool {
        let about: Vec<usize> = self
            .doing(set, &["declare"])
            .filter(|d| persons.one(self.event(*d).word("person"), person))
            .collect();
        let ends = |end: usize, begin: usize| {
            self.event(end).word("state") != "recused"
                && self.waits[end]
                && self.log.knew(end, begin)
                && self.is_seconded(end, set)
        };
        let mut begins = about.iter().filter(|d| self.event(**d).word("state") == "recused");
        begins.any(|begin| !about.iter().any(|end| ends(*end, *begin)))
    }

    /// Whether a person has declared an interest.
    pub fn has_interest(&self, person: &str, set: &Set, persons: &Persons) -> bool {
        let about = |d: &usize| persons.one(self.event(*d).word("person"), person);
        let last = self.doing(set, &["declare"]).filter(|d| about(d) && self.has_effect(*d, set)).last();
        last.is_some_and(|d| self.event(d).word("state") == "interest")
    }

    /// The last recommendation in the past by another person who is not recused there, as far as these events go.
    pub(super) fn relied_on(&self, e: usize, among: &Set) -> Option<usize> {
        if !self.event(e).does(&["decide", "reverse"]) {
            return None;
        }
        let fit = |r: &usize| {
            let who = self.who[*r].as_ref();
            who.is_some_and(|who| !self.is_me(e, who) && !self.is_recused(who, among, &self.persons[e]))
        };
        self.doing(among, &["recommend"]).filter(fit).last()
    }

    /// Whether an event has no effect until it is seconded.
    pub(super) fn takes_a_second(&self, e: usize) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        match event.verb.as_str() {
            "phase" => self.steps_back(e, past) || self.lacks_a_greenlight(e, past),
            "declare" => self.would_end_a_recusal(e),
            "waive" | "release" | "reverse" => true,
            "purge" => event.word("rule") != "read",
            "decide" => self.decision_waits(e, self.relies[e]),
            _ => false,
        }
    }

    fn decision_waits(&self, d: usize, relied_on: Option<usize>) -> bool {
        !(self.is_greenlight(d)
            && relied_on.is_some_and(|r| self.is_greenlight(r))
            && !self.roster.second_all(&self.cited[d]))
    }

    pub(super) fn would_end_a_recusal(&self, e: usize) -> bool {
        let event = self.event(e);
        let recused = || self.is_recused(event.word("person"), &self.log.past[e], &self.persons[e]);
        event.word("state") != "recused" && recused()
    }

    /// Whether a phase is an earlier one than that of the case in this past.
    pub(super) fn steps_back(&self, e: usize, past: &Set) -> bool {
        rank(&PHASES, self.event(e).word("phase")) < rank(&PHASES, self.phase(past))
    }

    /// Whether a phase asks for a greenlight that this past does not have.
    pub(super) fn lacks_a_greenlight(&self, e: usize, past: &Set) -> bool {
        let asks = ["contest", "nominated", "endorsed", "confirmed", "polled"];
        asks.contains(&self.event(e).word("phase")) && !self.is_greenlit(past)
    }

    /// Whether a recommendation or decision is for a greenlight, with conditions or without.
    fn is_greenlight(&self, e: usize) -> bool {
        ["greenlight", "greenlight-with-conditions"].contains(&self.event(e).word("outcome"))
    }

    /// Whether something joins that a waiting decision had not seen, or a later decision builds on it.
    fn has_lapsed(&self, d: usize, seen: &Set) -> bool {
        let joins = |x: usize| {
            let event = self.event(x);
            let kind = event.word("kind");
            event.verb == "flag" && event.word("route") != "safety"
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

    /// Every decision and reversal, and how it stands.
    pub fn decisions(&self, set: &Set) -> Vec<(usize, &'static str)> {
        let (effective, holding) = (self.effective(set), self.holding(set));
        let standing = self.standing_decisions(set);
        let founded =
            |d: usize| self.event(d).verb == "reverse" || self.relies[d].is_some_and(|r| set.contains(&r));
        // A decline ends the waiting of an act that had not lapsed for its author.
        let declined = |d: usize| {
            self.doing(set, &["decline"]).filter(|x| self.named(*x, "event") == Some(d)).any(|x| {
                let seen: Set = self.log.past[x].intersection(set).copied().collect();
                !self.has_lapsed(d, &seen)
            })
        };
        let state = |d: usize| match d {
            _ if standing.contains(&d) => "effective",
            _ if holding.contains(&d) => "ended",
            _ if effective.contains(&d) => "reversed",
            _ if !founded(d) => "lapsed",
            _ if declined(d) => "declined",
            _ if self.has_lapsed(d, set) => "lapsed",
            _ => "awaiting-second",
        };
        self.doing(set, &["decide", "reverse"]).map(|d| (d, state(d))).collect()
    }

    /// The decisions and reversals that have taken effect.
    pub fn effective(&self, set: &Set) -> Vec<usize> {
        self.doing(set, &["decide", "reverse"]).filter(|d| !self.takes_effect(*d, set).is_empty()).collect()
    }

    /// Those of them that are in effect: no other effective one has their taking effect in its past.
    pub fn holding(&self, set: &Set) -> Vec<usize> {
        let effective = self.effective(set);
        let ended = |d: usize| {
            let by = self.takes_effect(d, set);
            effective.iter().any(|x| by.iter().any(|t| self.log.knew(*x, *t)))
        };
        effective.iter().copied().filter(|d| !ended(*d)).collect()
    }

    /// Whether a greenlight carries: the case is where it was when that was decided, and was not withdrawn since.
    fn carries_on(&self, d: usize, set: &Set) -> bool {
        let ends = |x: usize| {
            ["withdrawn", "lapsed"].contains(&self.event(x).word("phase"))
                && self.log.knew(x, d)
                && self.enters(x, set).is_some()
        };
        self.place(&self.log.past[d]) == self.place(set) && !self.doing(set, &["phase"]).any(ends)
    }

    /// Those that took effect, are still in effect, and carry or set a decision aside.
    pub fn standing_decisions(&self, set: &Set) -> Vec<usize> {
        let stands = |d: &usize| !self.is_greenlight(*d) || self.carries_on(*d, set);
        self.holding(set).into_iter().filter(stands).collect()
    }

    /// The decisions in effect.
    pub fn in_effect(&self, set: &Set) -> Vec<usize> {
        let decides = |d: &usize| self.event(*d).word("outcome") != "undecided";
        self.standing_decisions(set).into_iter().filter(decides).collect()
    }

    /// Whether decisions were made apart that do not agree to leave the case undecided.
    pub fn is_conflicting(&self, set: &Set) -> bool {
        self.standing_decisions(set).len() > 1 && !self.in_effect(set).is_empty()
    }

    /// Whether a greenlight is in effect, as a phase asks.
    pub fn is_greenlit(&self, set: &Set) -> bool {
        let standing = self.standing_decisions(set);
        !standing.is_empty() && standing.into_iter().all(|d| self.is_greenlight(d))
    }

    /// The outcome that counts: the strictest.
    pub fn outcome(&self, set: &Set) -> Option<&'static str> {
        let of = |d: usize| rank(&OUTCOMES, self.event(d).word("outcome"));
        self.standing_decisions(set).into_iter().map(of).max().map(|strictest| OUTCOMES[strictest])
    }

    /// The tier where a flag stands, `None` once it is answered.
    pub fn stands_at(&self, flag: usize, set: &Set) -> Option<usize> {
        self.stands_by(flag, set).map(|(tier, _)| tier)
    }

    /// The tier where a flag stands, and the act by which it does: the flag itself, or of those that no later act has
    /// seen and that keep it open, that at the highest tier, the last of several.
    pub fn stands_by(&self, flag: usize, set: &Set) -> Option<(usize, usize)> {
        let acts: Vec<usize> = self
            .doing(set, &["accept", "answer", "return", "pass-up"])
            .filter(|a| self.named(*a, "flag") == Some(flag))
            .collect();
        if acts.is_empty() {
            return Some((self.first_tier(flag), flag));
        }
        let last = acts.iter().copied().filter(|a| !acts.iter().any(|b| self.log.knew(*b, *a)));
        last.filter(|a| self.event(*a).verb != "answer").map(|a| (self.tier_after(flag, a, set), a)).max()
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

    /// Whether a legal hold is in effect.
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

    /// The phases that took effect with a second: steps back, or without a greenlight.
    pub fn seconded_phases(&self, set: &Set, back: bool) -> usize {
        let seconded = |e: &usize| self.waits[*e] && self.enters(*e, set).is_some();
        let fits = |e: &usize| self.steps_back(*e, &self.log.past[*e]) == back;
        self.doing(set, &["phase"]).filter(|e| seconded(e) && fits(e)).count()
    }

    /// The phases whose every second came after a later phase.
    pub fn lapsed_phases(&self, set: &Set) -> usize {
        let lapsed = |e: &usize| self.is_seconded(*e, set) && self.enters(*e, set).is_none();
        self.doing(set, &["phase"]).filter(lapsed).count()
    }

    pub fn moves(&self, set: &Set) -> usize {
        self.doing(set, &["place"]).count()
    }

    /// The greenlights that are in effect and carry no more.
    pub fn carry_no_more(&self, set: &Set) -> usize {
        self.holding(set).len() - self.standing_decisions(set).len()
    }

    /// What was declined and took effect all the same.
    pub fn declined_in_vain(&self, set: &Set) -> usize {
        let seconded = |d: &usize| self.named(*d, "event").is_some_and(|x| self.is_seconded(x, set));
        self.doing(set, &["decline"]).filter(seconded).count()
    }

    /// Events of this verb that are not void, by somebody who signed this argument, too, or who opened the case.
    pub fn by_who_wrote(&self, verb: &str, argument: Option<&str>) -> usize {
        let mine = |e: usize| {
            let of = argument.map_or(Some(0), |argument| self.named(e, argument));
            of.is_some_and(|of| self.wrote(e, of))
        };
        (0..self.void.len()).filter(|e| self.event(*e).verb == verb && !self.void[*e] && mine(*e)).count()
    }

    /// What is not void and cites two numbers that are one person.
    pub fn cites_a_same(&self) -> usize {
        (0..self.void.len()).filter(|e| !self.void[*e] && self.persons[*e].is_joined()).count()
    }

    /// What is not void and done by a number that was joined with another.
    pub fn by_the_joined(&self) -> usize {
        let joined = |e: &usize| self.who[*e].as_deref().is_some_and(|who| self.persons[*e].has(who));
        (0..self.void.len()).filter(|e| !self.void[*e] && joined(e)).count()
    }

    /// The seconds that land although a report of danger, which the decision had not seen, is in their past.
    pub fn seconded_in_danger(&self, set: &Set) -> usize {
        let danger = |x: usize| self.event(x).verb == "flag" && self.event(x).word("route") == "safety";
        let lands = |d: usize| {
            self.takes_effect(d, set)
                .iter()
                .any(|s| self.log.past[*s].iter().any(|x| danger(*x) && !self.log.knew(d, *x)))
        };
        self.doing(set, &["decide", "reverse"]).filter(|d| lands(*d)).count()
    }
}
