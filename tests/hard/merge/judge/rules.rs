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
    /// The roles that the table gives an event, and where they must count: as this past has it, for this person.
    /// Nothing where nobody may.
    fn row(&self, e: usize, past: &Set, me: &str) -> Option<(&'static [&'static str], Reach)> {
        let event = self.event(e);
        let row = match event.verb.as_str() {
            "place" => {
                let (_, now) = self.place(past)?;
                if province(event.word("district")) != province(&now) {
                    return Some((APPROVER, Reach::Canada));
                }
                ABOVE
            }
            "open" | "recommend" | "met" => WORKERS,
            "assign" | "adopt" | "close" | "reopen" | "issue" => ABOVE,
            "phase" => {
                let (to, now) = (rank(&PHASES, event.word("phase")), rank(&PHASES, self.phase(past)));
                match event.word("phase") {
                    "greenlit" => return None,
                    _ if to < now => APPROVER,
                    _ if to >= rank(&PHASES, "nominated") => ABOVE,
                    _ => WORKERS,
                }
            }
            "declare" => {
                let person = event.word("person");
                let ends = event.word("state") != "recused" && self.is_recused(person, past);
                match person == me {
                    true if ends => return None,
                    true => return Some((EVERY, Reach::Anywhere)),
                    false => APPROVER,
                }
            }
            "record" if event.word("kind") == "note" => TIERED,
            "record" if event.word("kind") == "counsel" => APPROVER,
            "record" => WORKERS,
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
            "second" => self.seconders(e, past),
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

    /// Whether a role with this scope fits the row of an event, as this past has it.
    pub(super) fn fits(&self, e: usize, held: &Held, past: &Set, me: &str) -> bool {
        let event = self.event(e);
        let opened = || (event.word("order").to_owned(), event.word("district").to_owned());
        let Some((roles, reach)) = self.row(e, past, me) else { return false };
        let here = match reach {
            Reach::Anywhere => true,
            Reach::Canada => held.scope == "CA",
            Reach::District => covers(&held.scope, &self.place(past).unwrap_or_else(opened)),
        };
        here && roles.contains(&held.role.as_str())
    }

    /// Whether the row of an event, as its own past has it, names this role.
    pub(super) fn allows(&self, e: usize, role: &str) -> bool {
        let me = self.who[e].as_deref().unwrap_or_default();
        self.row(e, &self.log.past[e], me).is_some_and(|(roles, _)| roles.contains(&role))
    }

    /// Whether what the author held carries the event: the row, and the tiers, and what is adopted.
    pub(super) fn carries(&self, e: usize, held: &Held) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        let me = self.who[e].as_deref().unwrap_or_default();
        let works_at = |stands: Option<usize>| stands.is_some() && tier_of(&held.role) == stands;
        self.fits(e, held, past, me)
            && match event.verb.as_str() {
                "flag" if event.word("route") != "safety" => works_at(Some(tier(event.word("from")))),
                "accept" | "answer" | "return" | "pass-up" => {
                    let stands = self.named(e, "flag").and_then(|flag| self.stands_at(flag, past));
                    stands.is_some_and(|stands| tier_of(&held.role).is_some_and(|tier| tier >= stands))
                }
                "defer" => match self.named(e, "flag") {
                    Some(flag) => works_at(self.stands_at(flag, past)),
                    None => true,
                },
                "resume" => self.named(e, "deferral").is_some_and(|deferral| {
                    let flag = self.named(deferral, "flag");
                    self.is_by(e, self.event(deferral).word("owner"))
                        || flag.map_or(ABOVE.contains(&held.role.as_str()), |flag| {
                            works_at(self.stands_at(flag, past))
                        })
                }),
                "adopt" => event
                    .words("events")
                    .iter()
                    .all(|id| self.log.find(id).is_some_and(|x| self.fits(x, held, past, me))),
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
        let about_me = event.verb == "declare" && event.word("person") == me;
        let safety = event.word("route") == "safety";
        if self.is_recused(me, past) && !about_me && !safety {
            return true;
        }
        match event.verb.as_str() {
            "decide" | "reverse" => self.has_interest(me, past),
            "second" => {
                let named = self.named(e, "event");
                let wrote = |x: usize| {
                    self.same_person(x, e) || self.relies[x].is_some_and(|r| self.same_person(r, e))
                };
                self.has_interest(me, past) || named.is_some_and(wrote)
            }
            "accept" | "answer" | "return" | "pass-up" => {
                self.named(e, "flag").is_some_and(|flag| self.same_person(flag, e))
            }
            _ => false,
        }
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
            "decide" => self.relies[e].is_none() || !self.effective(past).is_empty(),
            "reverse" => {
                !self.named(e, "decision").is_some_and(|decision| self.holding(past).contains(&decision))
            }
            "waive" if event.word("what") == "condition" => !is("what", &["decide", "reverse"]),
            "met" => !is("decision", &["decide", "reverse"]),
            "second" => self.named(e, "event").is_none_or(|x| !self.waits[x]),
            _ => false,
        }
    }
}
