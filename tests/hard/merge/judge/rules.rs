//! The table: which role, with which reach, may do an event; and what forbids it whatever the role.

use super::case::Case;
use super::effects::{PHASES, rank};
use super::{Set, TIERS, tier, tier_of};

const WORKERS: &[&str] = &["vetter", "reviewer", "approver"];
const ABOVE: &[&str] = &["reviewer", "approver"];
const ANSWERERS: &[&str] = &["reviewer", "approver", "leader"];

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
    /// Whether a role with this scope may do the event, where the event stands.
    pub(super) fn may(&self, e: usize, role: &str, scope: &str) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        let opened = || (event.word("order").to_owned(), event.word("district").to_owned());
        let place = if event.verb == "open" { opened() } else { self.place(past).expect("an opened case") };
        let here = covers(scope, &place);
        let one_of = |roles: &[&str]| here && roles.contains(&role);
        match event.verb.as_str() {
            "open" | "recommend" | "met" => one_of(WORKERS),
            "place" if province(event.word("district")) != province(&place.1) => {
                role == "approver" && scope == "CA"
            }
            "place" | "assign" | "adopt" | "close" | "reopen" | "issue" => one_of(ABOVE),
            "phase" => {
                let to = rank(&PHASES, event.word("phase"));
                match event.word("phase") {
                    "greenlit" => false,
                    _ if self.waits[e] => one_of(&["approver"]),
                    _ if to >= rank(&PHASES, "nominated") => one_of(ABOVE),
                    _ => one_of(WORKERS),
                }
            }
            "declare" if self.is_by(e, event.word("person")) => true,
            "declare" | "decide" | "reverse" | "waive" => one_of(&["approver"]),
            "record" => match event.word("kind") {
                "note" => one_of(&["vetter", "reviewer", "approver", "leader"]),
                "counsel" => one_of(&["approver"]),
                _ => one_of(WORKERS),
            },
            "flag" | "refer" if event.word("route") == "safety" => true,
            "flag" => here && tier_of(role) == Some(tier(event.word("from"))),
            "refer" => one_of(&["approver"]),
            "accept" | "pass-up" => here && self.reaches_flag(e, role),
            "answer" | "return" => one_of(ANSWERERS) && self.reaches_flag(e, role),
            "defer" => match self.named(e, "flag") {
                Some(flag) => here && self.works_where(flag, past, role),
                None => one_of(ABOVE),
            },
            "resume" => self.named(e, "deferral").is_some_and(|deferral| {
                let owner = self.is_by(e, self.event(deferral).word("owner"));
                here && owner
                    || match self.named(deferral, "flag") {
                        Some(flag) => here && self.works_where(flag, past, role),
                        None => one_of(ABOVE),
                    }
            }),
            "second" => self.named(e, "event").is_some_and(|x| one_of(self.seconders(e, x))),
            "hold" | "release" => one_of(&["records"]),
            "purge" => match event.word("rule") {
                "retention" => one_of(&["records"]),
                "read" => one_of(ABOVE),
                _ => one_of(&["approver"]),
            },
            _ => false,
        }
    }

    /// Whether a role works at the tier where a flag stands, or at a higher one.
    fn reaches_flag(&self, e: usize, role: &str) -> bool {
        let stands = self.named(e, "flag").and_then(|flag| self.stands_at(flag, &self.log.past[e]));
        stands.is_some_and(|stands| tier_of(role).is_some_and(|tier| tier >= stands))
    }

    /// Whether a role works at the very tier where a flag stands.
    fn works_where(&self, flag: usize, set: &Set, role: &str) -> bool {
        self.stands_at(flag, set).is_some_and(|stands| tier_of(role) == Some(stands))
    }

    /// The roles whose second an event needs; nobody seconds what needs none.
    fn seconders(&self, second: usize, x: usize) -> &'static [&'static str] {
        let event = self.event(x);
        if !self.waits[x] {
            return &[];
        }
        match event.verb.as_str() {
            "release" => &["records", "approver"],
            "purge" if event.word("rule") == "retention" => &["records", "approver"],
            "purge" if self.is_held(&self.log.past[second]) => &["records"],
            _ => &["approver"],
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
            "declare" => about_me && self.would_end_a_recusal(e),
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
            "adopt" | "purge" => {
                let known = |id: &String| self.log.find(id).is_some_and(|x| self.log.knew(e, x));
                let limited = event.word("rule") == "read" && event.word("extent") != "document"
                    || ["retention", "read"].contains(&event.word("rule")) && self.is_held(past);
                !event.words("events").iter().all(known) || event.verb == "purge" && limited
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
            "resume" => !is("deferral", &["defer"]),
            "decide" => self.relies[e].is_none() || !self.effective(past).is_empty(),
            "reverse" => {
                !self.named(e, "decision").is_some_and(|decision| self.holding(past).contains(&decision))
            }
            "waive" if event.word("what") == "condition" => !is("what", &["decide", "reverse"]),
            "met" => !is("decision", &["decide", "reverse"]),
            "second" => self.named(e, "event").is_none(),
            _ => false,
        }
    }
}
