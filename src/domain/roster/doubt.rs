//! A roster with invalid events: what such an event grants is not granted, what it ends is ended all the same, so that
//! damage never adds a power. Everything else counts as if it were valid: no later act loses effect because somebody
//! damaged the file.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::fault::Faults;
use crate::domain::history::{History, Order};
use crate::domain::ids::{EventId, PublicKey};
use crate::domain::roster::{Roster, RosterRefusal, Standing};

/// How the invalid events are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Reading {
    /// A grant and a policy give nothing, a revocation ends: for what is asked and signed now.
    #[default]
    Careful,
    /// As if they were valid.
    AsWritten,
    /// As if they were not there.
    Without,
}

/// The invalid events of the roster.
#[derive(Debug, Clone, Default)]
pub(super) struct Doubt {
    faults: Faults,
    /// The positions of the events that are not valid and can be read.
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

    /// Whether to ignore that no grant here allows the event at a position.
    pub(super) fn passes(&self, at: usize) -> bool {
        self.reading != Reading::Without && self.faults.has_gap_before(at)
    }

    /// Whether what the event at a position grants is granted.
    pub(super) fn gives(&self, at: usize) -> bool {
        self.reading == Reading::AsWritten || !self.places.contains(&at)
    }

    /// Whether the event at a position is valid, whatever comes before it.
    pub(super) fn is_valid(&self, at: usize) -> bool {
        !self.places.contains(&at)
    }

    /// Whether an event is invalid and cannot be read.
    pub(super) fn is_gap(&self, id: EventId, order: &Order) -> bool {
        self.faults.of(id).is_some() && order.position(id).is_none()
    }

    /// Whether the event at a position counts: what it ends is ended, and the acts of an administrator whom it
    /// appointed are not void for it.
    pub(super) fn counts(&self, at: usize) -> bool {
        self.reading != Reading::Without || !self.places.contains(&at)
    }
}

impl Roster {
    /// The invalid events of the roster; none in nearly every one.
    pub fn faults(&self) -> &Faults {
        &self.doubt.faults
    }

    /// Whether some event of it cannot be read at all: then nobody knows what it granted or ended.
    pub fn has_gaps(&self) -> bool {
        self.doubt.faults.all().len() > self.doubt.places.len()
    }

    /// Why the event at a place may not be signed now: an event that is not void only because something is missing is
    /// one that nobody signs.
    pub fn refusal_to_sign(&self, at: usize) -> Option<RosterRefusal> {
        self.refusal(at).or_else(|| self.doubt.overlooked.get(&at).copied())
    }

    /// The same roster as if everything that can be read of it were valid.
    pub fn as_written(&self) -> Roster {
        self.read_as(Reading::AsWritten)
    }

    /// The same roster as if its invalid events were not there.
    pub fn without_what_fails(&self) -> Roster {
        self.read_as(Reading::Without)
    }

    /// The roster heads that a new event of a case cites, whose parents cite `inherited`. Where an event is invalid:
    /// those that are valid with their whole past, and those that authors who had seen them whole cite; so it links
    /// wherever the true events are.
    pub fn heads_to_cite(&self, inherited: &[EventId]) -> Vec<EventId> {
        if self.faults().is_empty() {
            return self.heads();
        }
        let seen = self.past_of(inherited).unwrap_or_default();
        let cited = |at: usize| self.doubt.is_valid(at) && self.faults().is_firm(at) || seen.contains(at);
        let mut heads = self.order.heads_among(|at| self.standing(at) == Standing::Ok && cited(at));
        heads.extend(inherited.iter().filter(|id| self.doubt.is_gap(**id, &self.order)));
        heads.sort_unstable();
        heads.dedup();
        heads
    }

    /// The heads on which a key ends a role: a root key needs nothing but the first event, so it builds on events that
    /// are valid with their whole past.
    pub fn heads_to_build_on(&self, key: PublicKey) -> Vec<EventId> {
        if self.faults().is_empty() || !self.roots.contains(&key) {
            return self.heads();
        }
        let firm = |at: usize| self.doubt.is_valid(at) && self.faults().is_firm(at);
        self.order.heads_among(|at| self.standing(at) == Standing::Ok && firm(at))
    }

    fn read_as(&self, reading: Reading) -> Roster {
        let mut roster = self.clone();
        roster.doubt.reading = reading;
        roster
    }
}
