//! Void, ok or late: every event of a case against all that is known of the roster.

use super::case::Case;
use super::roster::Held;
use super::{Set, Stands, tier_of};

impl Case<'_> {
    /// What the author held that carries the event.
    fn carriers(&self, e: usize) -> Vec<&Held> {
        self.held[e].iter().filter(|held| self.carries(e, held)).collect()
    }

    pub(super) fn is_void(&self, e: usize) -> bool {
        let parents = || self.event(e).prev.iter().map(|parent| self.log.find(parent).expect("a parent"));
        parents().any(|parent| self.void[parent])
            || parents().any(|parent| self.leaves_out(e, parent))
            || self.is_forbidden(e)
            || self.carriers(e).is_empty()
    }

    /// Whether what it cites leaves out something that this parent cites and that counts among the two.
    fn leaves_out(&self, e: usize, parent: usize) -> bool {
        let both: Set = self.cited[e].union(&self.cited[parent]).copied().collect();
        self.cited[parent].difference(&self.cited[e]).any(|x| self.roster.counts(*x, &both))
    }

    /// The revocations outside the cited past that do not cover the event, if this role carries it.
    fn against(&self, e: usize, held: &Held) -> Vec<usize> {
        let (roster, all, by) = (self.roster, self.roster.all(), &self.event(e).by);
        let mut against = roster.revocations(by, &held.role, &all);
        let granter = &roster.log.events[held.grant].by;
        if !["admin", "approver", "records"].contains(&held.role.as_str()) {
            let of_admin = roster.revocations(granter, "admin", &all);
            against.extend(of_admin.into_iter().filter(|r| !roster.leaves(*r, held.grant)));
        }
        against.retain(|r| !self.cited[e].contains(r) && !roster.covers(*r, &self.log, e));
        against
    }

    pub(super) fn standings(&self) -> Vec<Stands> {
        let events = 0..self.log.events.len();
        // The role by which an event is ok by itself: the most senior of several.
        let by_itself: Vec<Option<&Held>> = events
            .clone()
            .map(|e| {
                let carriers = if self.void[e] { Vec::new() } else { self.carriers(e) };
                let ok = carriers.into_iter().filter(|held| self.against(e, held).is_empty());
                ok.min_by_key(|held| (std::cmp::Reverse(tier_of(&held.role)), held.grant))
            })
            .collect();
        // Somebody ok by themselves built on it who had seen none of what took it from its author.
        let built_on = |e: usize| {
            let against: Set = self.carriers(e).iter().flat_map(|held| self.against(e, held)).collect();
            events.clone().filter(|later| self.log.knew(*later, e)).any(|later| {
                against.iter().all(|r| !self.cited[later].contains(r))
                    && by_itself[later].is_some_and(|held| self.allows(e, &held.role))
            })
        };
        events
            .clone()
            .map(|e| {
                if self.void[e] {
                    Stands::Void
                } else if by_itself[e].is_some() || built_on(e) {
                    Stands::Ok
                } else {
                    Stands::Late
                }
            })
            .collect()
    }

    /// What is taken for what takes effect: ok, adopted by what counts, or late and able to stop.
    pub(super) fn count(&mut self) {
        self.counts = vec![false; self.log.events.len()];
        // From the last, since whatever adopts is later.
        for e in (0..self.counts.len()).rev() {
            let event = self.event(e);
            let stops = event.verb == "flag" || event.verb == "declare" && event.word("state") == "recused";
            self.counts[e] = match self.stands[e] {
                Stands::Ok => true,
                Stands::Late => stops || self.adopters(e).next().is_some(),
                Stands::Void => false,
            };
        }
    }

    /// The adoptions of an event that count.
    pub(super) fn adopters(&self, e: usize) -> impl Iterator<Item = usize> {
        let names = move |a: &usize| {
            let event = self.event(*a);
            event.verb == "adopt" && event.words("events").contains(&self.event(e).id)
        };
        (e + 1..self.counts.len()).filter(|a| self.counts[*a]).filter(names)
    }

    /// How many events are ok only because somebody built on them.
    pub fn carried(&self) -> usize {
        let by_itself = |e: usize| self.carriers(e).iter().any(|held| self.against(e, held).is_empty());
        (0..self.stands.len()).filter(|e| self.stands[*e] == Stands::Ok && !by_itself(*e)).count()
    }
}
