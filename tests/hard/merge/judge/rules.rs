//! The table: which role, with which reach, may do an event; and what forbids it whatever the role.

use super::case::Case;
use super::effects::{PHASES, rank};
use super::roster::Held;
use super::{Set, TIERS, tier, tier_of};

const WORKERS: &[&str] = &["vetter", "reviewer", "approver"];
const ABOVE: &[&str] = &["reviewer", "approver"];
const APPROVER: &[&str] = &["approver"];
const TIERED: &[&str] = &["vetter", "reviewer", "approver", "leader"];
const EVERY: &[&str] = &["vetter", "reviewer", "approver", "leader", "records", "auditor", "admin"];
const ANSWERERS: &[&str] = &["reviewer", "approver", "leader"];

/// Where a role must count.
enum Reach {
    District,
    Canada,
    Anywhere,
}

/// The provinces by the first two digits of their districts.
const PROVINCES: [(&str, &str); 13] = [
    ("10", "NL"),
    ("11", "PE"),
    ("12", "NS"),
    ("13", "NB"),
    ("24", "QC"),
    ("35", "ON"),
    ("46", "MB"),
    ("47", "SK"),
    ("48", "AB"),
    ("59", "BC"),
    ("60", "YT"),
    ("61", "NT"),
    ("62", "NU"),
];

fn province(district: &str) -> &'static str {
    PROVINCES.iter().find(|(digits, _)| district.starts_with(digits)).expect("a province").1
}

/// Whether a scope covers a district of an order.
fn covers(scope: &str, (order, district): &(String, String)) -> bool {
    scope == "CA" || scope == province(district) || scope == district && order == "2023"
}

impl Case<'_> {
    /// The roles that the table gives an event, and where they must count: as the past of its author has it,
    /// for their person. Nothing where nobody may.
    fn row(&self, e: usize, by: usize) -> Option<(&'static [&'static str], Reach)> {
        let (event, past) = (self.event(e), &self.log.past[by]);
        let row = match event.verb.as_str() {
            "place" => {
                let (_, now) = self.place(past)?;
                if province(event.word("district")) != province(&now) {
                    return Some((APPROVER, Reach::Canada));
                }
                ABOVE
            }
            "open" | "recommend" | "met" => WORKERS,
            "assign" | "adopt" | "issue" => ABOVE,
            "close" | "reopen" => {
                let phase = self.phase(past);
                let mine = |x: &usize| self.who[*x].as_deref().is_some_and(|who| self.is_me(by, who));
                if past.iter().all(mine) {
                    WORKERS
                } else if ["contest", "nominated", "endorsed", "confirmed"].contains(&phase)
                    || self.in_effect(past).is_empty() && !["withdrawn", "lapsed"].contains(&phase)
                {
                    APPROVER
                } else {
                    ABOVE
                }
            }
            "phase" => match event.word("phase") {
                "greenlit" => return None,
                _ if self.steps_back(e, past) || self.lacks_a_greenlight(e, past) => APPROVER,
                to if rank(&PHASES, to) >= rank(&PHASES, "nominated") => ABOVE,
                _ => WORKERS,
            },
            "declare" => {
                let person = event.word("person");
                let recused = || self.is_recused(person, past, &self.persons[by]);
                let ends = event.word("state") != "recused" && recused();
                match self.is_me(by, person) {
                    true if ends => return None,
                    true => return Some((EVERY, Reach::Anywhere)),
                    false => APPROVER,
                }
            }
            "record" => match event.word("kind") {
                "note" | "briefing" => TIERED,
                "appeal" => ABOVE,
                "counsel" if !self.continues_a_prior(e) => APPROVER,
                _ => WORKERS,
            },
            "flag" | "refer" if event.word("route") == "safety" => return Some((EVERY, Reach::Anywhere)),
            "flag" | "accept" | "pass-up" | "resume" => TIERED,
            "answer" | "return" => ANSWERERS,
            "defer" => {
                if event.word("flag") == "-" {
                    ABOVE
                } else {
                    TIERED
                }
            }
            "refer" | "decide" | "reverse" | "waive" => APPROVER,
            "second" | "decline" => self.seconders(e, past),
            "hold" | "release" => &["records"],
            "purge" => match event.word("rule") {
                "read" if event.word("extent") == "all" => return None,
                "read" | "retention" if self.is_held(past) => return None,
                "retention" => &["records"],
                "read" => ABOVE,
                _ => APPROVER,
            },
            _ => return None,
        };
        Some((row, Reach::District))
    }

    /// Whether a record continues one about an earlier file.
    fn continues_a_prior(&self, e: usize) -> bool {
        let is_prior = |x: usize| self.event(x).verb == "record" && self.event(x).word("kind") == "prior";
        self.event(e).word("item") == "continues" && self.named(e, "item").is_some_and(is_prior)
    }

    /// Whether the scope of a role covers the case in this past; an `open` names its place itself.
    fn is_here(&self, e: usize, held: &Held, past: &Set) -> bool {
        let event = self.event(e);
        let opened = || (event.word("order").to_owned(), event.word("district").to_owned());
        covers(&held.scope, &self.place(past).unwrap_or_else(opened))
    }

    /// Whether a role with this scope fits the row of an event, done by the author of an event on what that had seen.
    pub(super) fn fits(&self, e: usize, held: &Held, by: usize) -> bool {
        let Some((roles, reach)) = self.row(e, by) else { return false };
        let here = match reach {
            Reach::Anywhere => true,
            Reach::Canada => held.scope == "CA",
            Reach::District => self.is_here(e, held, &self.log.past[by]),
        };
        here && roles.contains(&held.role.as_str())
    }

    /// Whether the row of an event, as its own past has it, names this role.
    pub(super) fn allows(&self, e: usize, role: &str) -> bool {
        self.row(e, e).is_some_and(|(roles, _)| roles.contains(&role))
    }

    /// Whether what the author held carries the event: the row, and the tiers, and what is adopted.
    pub(super) fn carries(&self, e: usize, held: &Held) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        // A role without a tier is below every tier.
        let reaches = |flag: Option<usize>| {
            let stands = flag.and_then(|flag| self.stands_at(flag, past));
            stands.is_some() && tier_of(&held.role) >= stands
        };
        self.fits(e, held, e)
            && match event.verb.as_str() {
                "flag" if event.word("route") != "safety" => {
                    tier_of(&held.role) == Some(tier(event.word("from")))
                }
                "accept" | "answer" | "return" | "pass-up" => reaches(self.named(e, "flag")),
                "defer" => event.word("flag") == "-" || reaches(self.named(e, "flag")),
                "resume" => self.named(e, "deferral").is_some_and(|deferral| {
                    let owner = self.is_me(e, self.event(deferral).word("owner"));
                    let of_the_case = self.event(deferral).word("flag") == "-";
                    let may = match of_the_case {
                        true => ABOVE.contains(&held.role.as_str()),
                        false => reaches(self.named(deferral, "flag")),
                    };
                    owner || may
                }),
                "adopt" => event
                    .words("events")
                    .iter()
                    .all(|id| self.log.find(id).is_some_and(|x| self.fits(x, held, e))),
                _ => true,
            }
    }

    /// The roles whose second an event takes.
    fn seconders(&self, second: usize, past: &Set) -> &'static [&'static str] {
        let Some(x) = self.log.find(self.event(second).word("event")) else { return APPROVER };
        let event = self.event(x);
        match event.verb.as_str() {
            "release" => &["records", "approver"],
            "purge" if event.word("rule") == "retention" => &["records", "approver"],
            "purge" if event.word("rule") == "unlawful" && self.is_held(past) => &["records"],
            _ => APPROVER,
        }
    }

    /// What forbids an event whatever the role of its author.
    pub(super) fn is_forbidden(&self, e: usize) -> bool {
        self.by_person(e) || self.by_what_it_names(e)
    }

    fn by_person(&self, e: usize) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        let Some(me) = self.who[e].as_deref() else { return true };
        let about_me = event.verb == "declare" && self.is_me(e, event.word("person"));
        let safety = event.word("route") == "safety";
        if self.is_recused(me, past, &self.persons[e]) && !about_me && !safety {
            return true;
        }
        let has_interest = || self.has_interest(me, past, &self.persons[e]);
        match event.verb.as_str() {
            "decide" | "reverse" => has_interest(),
            "second" | "decline" => {
                let named = self.named(e, "event");
                let wrote = |x: usize| self.wrote(e, x) || self.relies[x].is_some_and(|r| self.wrote(e, r));
                has_interest() || named.is_some_and(wrote)
            }
            "accept" | "answer" | "return" => self.named(e, "flag").is_some_and(|flag| self.wrote(e, flag)),
            "pass-up" => {
                let mine = |flag: usize| self.wrote(e, flag) && !self.was_returned_to(flag, e);
                self.named(e, "flag").is_some_and(mine)
            }
            _ => false,
        }
    }

    /// Whether the last act on a flag is a return to the tier of a role that the author holds over the case.
    fn was_returned_to(&self, flag: usize, e: usize) -> bool {
        let past = &self.log.past[e];
        self.stands_by(flag, past).is_some_and(|(stands, act)| {
            let mine = |held: &Held| tier_of(&held.role) == Some(stands) && self.is_here(e, held, past);
            self.event(act).verb == "return" && self.held[e].iter().any(mine)
        })
    }

    fn by_what_it_names(&self, e: usize) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        let is = |argument: &str, verbs: &[&str]| {
            self.named(e, argument).is_some_and(|x| self.event(x).does(verbs))
        };
        match event.verb.as_str() {
            "record" => event.word("item") != "-" && self.named(e, "item").is_none(),
            "adopt" => {
                let known = |id: &String| self.log.find(id).is_some_and(|x| self.log.knew(e, x));
                !event.words("events").iter().all(known)
            }
            "accept" | "answer" | "return" | "pass-up" => {
                let stands = self.named(e, "flag").and_then(|flag| self.stands_at(flag, past));
                let moves = stands.is_some_and(|stands| match event.verb.as_str() {
                    "return" => tier(event.word("tier")) < stands,
                    "pass-up" => stands + 1 < TIERS.len(),
                    _ => true,
                });
                !is("flag", &["flag"]) || !moves
            }
            "defer" => {
                let stands = || self.named(e, "flag").and_then(|flag| self.stands_at(flag, past));
                event.word("flag") != "-" && (!is("flag", &["flag"]) || stands().is_none())
            }
            "resume" => {
                let deferral = self.named(e, "deferral");
                let flag = deferral.and_then(|deferral| self.named(deferral, "flag"));
                !is("deferral", &["defer"]) || flag.is_some_and(|flag| self.stands_at(flag, past).is_none())
            }
            "decide" => self.relies[e].is_none() || !self.in_effect(past).is_empty(),
            "reverse" => {
                !self.named(e, "decision").is_some_and(|decision| self.in_effect(past).contains(&decision))
            }
            "waive" => {
                let records = |kinds: &[&str]| {
                    let fits = |x| kinds.contains(&self.event(x).word("kind"));
                    is("what", &["record"]) && self.named(e, "what").is_some_and(fits)
                };
                match event.word("what") {
                    "condition" => !is("what", &["decide", "reverse"]),
                    "prior" => !records(&["prior"]),
                    "finding" => !records(&["finding", "interference"]),
                    _ => false,
                }
            }
            "met" => !is("decision", &["decide", "reverse"]),
            "second" | "decline" => {
                let named = self.named(e, "event");
                let declined =
                    |x: usize| self.doing(past, &["decline"]).any(|d| self.named(d, "event") == Some(x));
                named.is_none_or(|x| !self.waits[x] || event.verb == "second" && declined(x))
            }
            _ => false,
        }
    }
}
