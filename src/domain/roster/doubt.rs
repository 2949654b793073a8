//! A roster of which something does not hold: what such an event gives is not given, what it ends is ended all the same.
//! Everything else counts as if it held: nobody's later act is worth less because somebody damaged the file.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::fault::Faults;
use crate::domain::history::{History, Order};
use crate::domain::ids::{EventId, PublicKey};
use crate::domain::roster::{Roster, RosterRefusal, Standing};

/// As what the events that do not hold are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Reading {
    /// A grant and a policy give nothing, a revocation ends: for what is asked and signed now.
    #[default]
    Careful,
    /// As if they held.
    AsWritten,
    /// As if they were not there.
    Without,
}

/// What of the roster does not hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Doubt {
    faults: Faults,
    /// Where the events stand that do not hold and can be read.
    places: BTreeSet<usize>,
    /// What would be refused if nothing before it were missing.
    overlooked: BTreeMap<usize, RosterRefusal>,
    reading: Reading,
}

impl Doubt {
    pub(super) fn of(history: &History, overlooked: BTreeMap<usize, RosterRefusal>) -> Doubt {
        let faults = history.faults().clone();
        let places = faults.all().keys().filter_map(|id| history.position(*id)).collect();
        Doubt { faults, places, overlooked, reading: Reading::Careful }
    }

    /// Whether it is overlooked that nothing here carries the event at a place.
    pub(super) fn passes(&self, at: usize) -> bool {
        self.reading != Reading::Without && self.faults.has_gap_before(at)
    }

    /// Whether what the event at a place gives is given.
    pub(super) fn gives(&self, at: usize) -> bool {
        self.reading == Reading::AsWritten || !self.places.contains(&at)
    }

    /// Whether the event at a place holds, whatever stands before it.
    pub(super) fn holds(&self, at: usize) -> bool {
        !self.places.contains(&at)
    }

    /// Whether an event does not hold and cannot be read.
    pub(super) fn is_gap(&self, id: EventId, order: &Order) -> bool {
        self.faults.of(id).is_some() && order.position(id).is_none()
    }

    /// Whether the event at a place counts: what it ends is ended, and what an administrator did whom it made one
    /// does not count for less.
    pub(super) fn counts(&self, at: usize) -> bool {
        self.reading != Reading::Without || !self.places.contains(&at)
    }
}

impl Roster {
    /// What of the roster does not hold; empty for nearly every roster.
    pub fn faults(&self) -> &Faults {
        &self.doubt.faults
    }

    /// Whether some event of it cannot be read at all: then nobody knows what it gave, or ended.
    pub fn has_gaps(&self) -> bool {
        self.doubt.faults.all().len() > self.doubt.places.len()
    }

    /// Why the event at a place may not be signed now: what is only overlooked because something is missing is none that
    /// anybody signs.
    pub fn refusal_to_sign(&self, at: usize) -> Option<RosterRefusal> {
        self.refusal(at).or_else(|| self.doubt.overlooked.get(&at).copied())
    }

    /// The same roster as if everything that can be read of it held.
    pub fn as_written(&self) -> Roster {
        self.read_as(Reading::AsWritten)
    }

    /// The same roster as if what does not hold were not there.
    pub fn without_what_fails(&self) -> Roster {
        self.read_as(Reading::Without)
    }

    /// The roster heads that a new event of a case cites, whose parents cite `inherited`. Where something does not hold:
    /// what holds with its whole past, and what those cite who had seen it whole; so it links wherever the true events
    /// are.
    pub fn heads_to_cite(&self, inherited: &[EventId]) -> Vec<EventId> {
        if self.faults().is_empty() {
            return self.heads();
        }
        let seen = self.past_of(inherited).unwrap_or_default();
        let cited = |at: usize| self.doubt.holds(at) && self.faults().is_firm(at) || seen.contains(at);
        let mut heads = self.order.heads_among(|at| self.standing(at) == Standing::Ok && cited(at));
        heads.extend(inherited.iter().filter(|id| self.doubt.is_gap(**id, &self.order)));
        heads.sort_unstable();
        heads.dedup();
        heads
    }

    /// The heads on which a key ends a role: a root key needs nothing but the first event, so it builds on what holds
    /// with its whole past.
    pub fn heads_to_build_on(&self, key: PublicKey) -> Vec<EventId> {
        if self.faults().is_empty() || !self.roots.contains(&key) {
            return self.heads();
        }
        let firm = |at: usize| self.doubt.holds(at) && self.faults().is_firm(at);
        self.order.heads_among(|at| self.standing(at) == Standing::Ok && firm(at))
    }

    fn read_as(&self, reading: Reading) -> Roster {
        let mut roster = self.clone();
        roster.doubt.reading = reading;
        roster
    }
}
