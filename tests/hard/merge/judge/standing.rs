//! Void, ok or late: every event of a case against all that is known of the roster.

use super::case::Case;
use super::roster::Held;
use super::{Set, Stands};

impl Case<'_> {
    /// What the author held that carries the event.
    fn carriers(&self, e: usize) -> Vec<&Held> {
        let carries = |held: &&Held| {
            let adopts =
                |id: &String| self.log.find(id).is_some_and(|x| self.may(x, &held.role, &held.scope));
            self.may(e, &held.role, &held.scope)
                && (self.event(e).verb != "adopt" || self.event(e).words("events").iter().all(adopts))
        };
        self.held[e].iter().filter(carries).collect()
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
            let known =
                |r: &usize| roster.log.knew(*r, held.grant) || roster.covers(*r, &roster.log, held.grant);
            let of_admin = roster.revocations(granter, "admin", &all);
            against.extend(of_admin.into_iter().filter(|r| !known(r)));
        }
        against.retain(|r| !self.cited[e].contains(r) && !roster.covers(*r, &self.log, e));
        against
    }

    pub(super) fn standings(&self) -> Vec<Stands> {
        let events = 0..self.log.events.len();
        // The roles by which an event is ok by itself.
        let by_itself: Vec<Vec<&Held>> = events
            .clone()
            .map(|e| {
                let carriers = if self.void[e] { Vec::new() } else { self.carriers(e) };
                carriers.into_iter().filter(|held| self.against(e, held).is_empty()).collect()
            })
            .collect();
        let built_on = |e: usize, held: &Held| {
            let against = self.against(e, held);
            events.clone().filter(|later| self.log.knew(*later, e)).any(|later| {
                against.iter().all(|r| !self.cited[later].contains(r))
                    && by_itself[later].iter().any(|role| self.may(e, &role.role, "CA"))
            })
        };
        events
            .clone()
            .map(|e| {
                if self.void[e] {
                    Stands::Void
                } else if !by_itself[e].is_empty() || self.carriers(e).iter().any(|held| built_on(e, held)) {
                    Stands::Ok
                } else {
                    Stands::Late
                }
            })
            .collect()
    }

    /// What is taken for what takes effect: ok, adopted by what counts, or late and able to stop.
    pub(super) fn counting(&self) -> Vec<bool> {
        let mut counts = vec![false; self.log.events.len()];
        for e in (0..counts.len()).rev() {
            let event = self.event(e);
            let stops = event.verb == "flag" || event.verb == "declare" && event.word("state") == "recused";
            let adopted = || {
                (e + 1..counts.len()).any(|a| {
                    counts[a]
                        && self.event(a).verb == "adopt"
                        && self.event(a).words("events").contains(&event.id)
                })
            };
            counts[e] = match self.stands[e] {
                Stands::Ok => true,
                Stands::Late => stops || adopted(),
                Stands::Void => false,
            };
        }
        counts
    }
}
