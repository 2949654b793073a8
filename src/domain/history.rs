//! The events of one log in their one order, (n, id), and who knew what. It judges nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::entry::{Entry, LogKind};
use crate::domain::fault::{Fault, Faults};
use crate::domain::ids::EventId;
use crate::domain::positions::{MAX_EVENTS, Positions};

/// Why entries are not one log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unlinked {
    /// No first event, or a second one.
    #[error("the log has no first event of its own")]
    NoFirst,
    /// An entry of another log, or of the other kind.
    #[error("event {0} belongs to another log")]
    Foreign(EventId),
    /// The event builds on one that is not here.
    #[error("event {event} builds on {parent}, which is not here")]
    Missing {
        /// The event.
        event: EventId,
        /// What it names in `prev`.
        parent: EventId,
    },
    /// The height is not one more than the largest of `prev`.
    #[error("event {0} does not stand at its height")]
    Height(EventId),
    /// More events than a log may hold.
    #[error("the log has more than {MAX_EVENTS} events")]
    TooMany,
}

/// The order of the events of one log, and who knew what.
#[derive(Debug, Clone, Default)]
pub struct Order {
    ids: Vec<EventId>,
    position: HashMap<EventId, usize>,
    past: Vec<Positions>,
    /// The log's id, where its first event is not here.
    headless: Option<EventId>,
}

impl Order {
    fn with_room_for(events: usize) -> Order {
        Order {
            ids: Vec::with_capacity(events),
            position: HashMap::with_capacity(events),
            past: Vec::with_capacity(events),
            headless: None,
        }
    }

    /// Adds an event that comes after all others and builds on some of them. An error is the parent that is not here.
    pub(crate) fn push(&mut self, id: EventId, parents: &[EventId]) -> Result<(), EventId> {
        let at = self.len();
        // A bitmap for [`MAX_EVENTS`] would take 2 kB an event; one for the events so far grows with them.
        let mut past = Positions::none(at + 1);
        for parent in parents {
            let place = self.position(*parent).ok_or(*parent)?;
            past.join(&self.past[place]);
            past.insert(place);
        }
        self.position.insert(id, at);
        self.past.push(past);
        self.ids.push(id);
        Ok(())
    }

    /// The events in their order, each with the places of those that it builds on, from which [`Order::from_parents`]
    /// makes the order again: of what its author had seen, the heads.
    pub fn with_parents(&self) -> Vec<(EventId, Vec<usize>)> {
        let parents = |past: &Positions| -> Vec<usize> {
            let mut behind = Positions::none(self.len());
            let mut parents = Vec::new();
            // From the last on: what an earlier place had seen is never later.
            for place in (0..self.len()).rev().filter(|place| past.contains(*place)) {
                if !behind.contains(place) {
                    parents.push(place);
                    behind.join(&self.past[place]);
                    behind.insert(place);
                    if behind.contains_all(past) {
                        break;
                    }
                }
            }
            parents
        };
        self.ids.iter().zip(&self.past).map(|(id, past)| (*id, parents(past))).collect()
    }

    /// The order of events of which each builds on earlier ones; `None` where one does not.
    pub fn from_parents(events: &[(EventId, Vec<usize>)]) -> Option<Order> {
        let mut order = Order::with_room_for(events.len());
        for (id, parents) in events {
            let parents: Option<Vec<EventId>> =
                parents.iter().map(|at| order.ids.get(*at).copied()).collect();
            order.push(*id, &parents?).ok()?;
        }
        Some(order)
    }

    /// The events in their order.
    pub fn ids(&self) -> &[EventId] {
        &self.ids
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The log's id, once it has a first event.
    pub fn log(&self) -> Option<EventId> {
        self.headless.or_else(|| self.ids.first().copied())
    }

    /// The position of an event in the order.
    pub fn position(&self, id: EventId) -> Option<usize> {
        self.position.get(&id).copied()
    }

    /// Whether the author of the event at `later` had seen the one at `earlier`.
    pub fn knew(&self, later: usize, earlier: usize) -> bool {
        self.past.get(later).is_some_and(|past| past.contains(earlier))
    }

    /// Everything that the author of the event at `at` had seen.
    pub fn past(&self, at: usize) -> Option<&Positions> {
        self.past.get(at)
    }

    /// Whether the author of the event at `at` had seen everything before it.
    pub fn saw_all_before(&self, at: usize) -> bool {
        self.past.get(at).is_some_and(|past| past.count() == at)
    }

    /// The past of these heads, the heads included; `None` if one is not here.
    pub fn past_of(&self, heads: &[EventId]) -> Option<Positions> {
        let mut past = Positions::none(self.len());
        for head in heads {
            let at = self.position(*head)?;
            past.join(self.past.get(at)?);
            past.insert(at);
        }
        Some(past)
    }

    /// The events that somebody lacks who has these heads; heads that are not here tell nothing.
    pub fn lacking<'a>(&self, heads: impl IntoIterator<Item = &'a EventId>) -> BTreeSet<EventId> {
        let here: Vec<EventId> =
            heads.into_iter().copied().filter(|head| self.position(*head).is_some()).collect();
        let past = self.past_of(&here).unwrap_or_default();
        let lacking = self.ids.iter().enumerate().filter(|(at, _)| !past.contains(*at));
        lacking.map(|(_, id)| *id).collect()
    }

    /// The events in time whose whole past is in time, too.
    pub fn until(&self, in_time: impl Fn(usize) -> bool) -> Positions {
        let mut kept = Positions::none(self.len());
        for (at, past) in self.past.iter().enumerate() {
            if in_time(at) && kept.contains_all(past) {
                kept.insert(at);
            }
        }
        kept
    }

    /// The events of `among` that no other of `among` builds on.
    pub fn heads_among(&self, among: impl Fn(usize) -> bool) -> Vec<EventId> {
        let mut built_on = Positions::none(self.len());
        for (at, past) in self.past.iter().enumerate().filter(|(at, _)| among(*at)) {
            debug_assert!(at < self.len());
            built_on.join(past);
        }
        let ids = self.ids.iter().enumerate();
        let mut heads: Vec<EventId> =
            ids.filter(|(at, _)| among(*at) && !built_on.contains(*at)).map(|(_, id)| *id).collect();
        heads.sort_unstable();
        heads
    }
}

/// The events of one log, ordered and linked.
#[derive(Debug, Clone, Default)]
pub struct History {
    entries: Vec<Entry>,
    order: Order,
    faults: Faults,
}

impl std::ops::Deref for History {
    type Target = Order;

    fn deref(&self) -> &Order {
        &self.order
    }
}

impl History {
    /// Orders and links the entries of one log. They must be one whole log.
    pub fn of(mut entries: Vec<Entry>) -> Result<History, Unlinked> {
        if entries.len() > MAX_EVENTS {
            return Err(Unlinked::TooMany);
        }
        // The same event twice: the one with its body, so that what was merged first makes no difference.
        entries.sort_by_key(|entry| (entry.header.n, entry.id, entry.body.is_none(), entry.signature));
        entries.dedup_by(|later, earlier| later.id == earlier.id);
        let mut history = History {
            order: Order::with_room_for(entries.len()),
            entries: Vec::with_capacity(entries.len()),
            faults: Faults::default(),
        };
        for entry in entries {
            history.push(entry)?;
        }
        if history.entries.is_empty() { Err(Unlinked::NoFirst) } else { Ok(history) }
    }

    /// Orders what can be read of a log with invalid events. `faults` names them, each under the id by which it is
    /// known: an event that is here all the same has its place in the order, one that cannot be read has none. What
    /// turns out to be missing is named as well, so nothing is refused.
    pub fn of_what_is_here(
        log: EventId,
        mut entries: Vec<Entry>,
        faults: BTreeMap<EventId, Fault>,
    ) -> History {
        entries.sort_by_key(|entry| (entry.header.n, entry.id, entry.body.is_none(), entry.signature));
        entries.dedup_by(|later, earlier| later.id == earlier.id);
        let mut history = History {
            order: Order::with_room_for(entries.len()),
            entries: Vec::with_capacity(entries.len()),
            faults: Faults::named(faults),
        };
        for entry in entries {
            if history.entries.len() == MAX_EVENTS {
                history.faults.name(entry.id, Fault::Unlinked);
                break;
            }
            history.push_what_is_here(log, entry);
        }
        if history.order.position(log).is_none() {
            history.order.headless = Some(log);
            history.faults.name(log, Fault::Missing);
        }
        if history.faults.is_empty() {
            history.faults = Faults::default();
        }
        history
    }

    fn push_what_is_here(&mut self, log: EventId, entry: Entry) {
        let (id, at) = (entry.id, self.entries.len());
        let kind = self.entries.first().map_or(entry.header.kind, |first| first.header.kind);
        if entry.log() != log || entry.header.kind != kind {
            self.faults.name(id, Fault::Misplaced);
            return;
        }
        let (here, missing): (Vec<EventId>, Vec<EventId>) =
            entry.header.prev.iter().partition(|parent| self.order.position(**parent).is_some());
        let height = here.iter().filter_map(|parent| self.get(*parent)).map(|parent| parent.header.n).max();
        if missing.is_empty() && entry.header.n != height.map_or(0, |n| n.saturating_add(1)) {
            self.faults.name(id, Fault::Unlinked);
            return;
        }
        missing.iter().for_each(|parent| self.faults.name(*parent, Fault::Missing));
        // Every parent that is named from here on is in the order.
        if self.order.push(id, &here).is_err() {
            return;
        }
        let parents: Vec<usize> = here.iter().filter_map(|parent| self.order.position(*parent)).collect();
        self.faults.follow(at, id, &parents, !missing.is_empty());
        self.entries.push(entry);
    }

    /// The invalid events of the log; nearly every log has none.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The same log with more invalid events.
    pub fn doubted(self, more: impl IntoIterator<Item = (EventId, Fault)>) -> History {
        let Some(log) = self.log() else { return self };
        let mut faults = self.faults.all().clone();
        for (id, fault) in more {
            faults.entry(id).or_insert(fault);
        }
        if faults.is_empty() { self } else { History::of_what_is_here(log, self.entries, faults) }
    }

    /// The events of `kept`, and the invalid ones among them; with `gaps` also those that are not here.
    fn among(&self, kept: impl Fn(usize) -> bool, gaps: bool) -> Option<History> {
        let entries = self.entries.iter().enumerate().filter(|(at, _)| kept(*at));
        let entries: Vec<Entry> = entries.map(|(_, entry)| entry.clone()).collect();
        let stays = |id: EventId| self.position(id).map_or(gaps, &kept);
        let faults = self.faults.all().iter().filter(|(id, _)| stays(**id));
        let faults: BTreeMap<EventId, Fault> = faults.map(|(id, fault)| (*id, *fault)).collect();
        if faults.is_empty() {
            return History::of(entries).ok();
        }
        self.log().filter(|_| !entries.is_empty()).map(|log| History::of_what_is_here(log, entries, faults))
    }

    /// Adds an event that comes after all others in the order.
    fn push(&mut self, entry: Entry) -> Result<(), Unlinked> {
        let at = self.entries.len();
        let (log, kind) =
            self.entries.first().map_or((entry.id, entry.header.kind), |f| (f.id, f.header.kind));
        if at == 0 && entry.header.log.is_some() || at > 0 && entry.header.log.is_none() {
            return Err(Unlinked::NoFirst);
        }
        if entry.log() != log || entry.header.kind != kind {
            return Err(Unlinked::Foreign(entry.id));
        }
        let missing = |parent| Unlinked::Missing { event: entry.id, parent };
        self.order.push(entry.id, &entry.header.prev).map_err(missing)?;
        let parents = entry.header.prev.iter().filter_map(|parent| self.get(*parent));
        let height = parents.map(|parent| parent.header.n).max();
        if entry.header.n != height.map_or(0, |n| n.saturating_add(1)) {
            return Err(Unlinked::Height(entry.id));
        }
        self.entries.push(entry);
        Ok(())
    }

    /// This history and one more event, which must build on what is here.
    pub fn with(&self, entry: Entry) -> Result<History, Unlinked> {
        let mut entries = self.entries.clone();
        entries.push(entry);
        match self.log().filter(|_| !self.faults.is_empty()) {
            Some(log) => Ok(History::of_what_is_here(log, entries, self.faults.all().clone())),
            None => History::of(entries),
        }
    }

    /// The events in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The kind of log.
    pub fn kind(&self) -> LogKind {
        self.entries.first().map_or(LogKind::Case, |first| first.header.kind)
    }

    /// An event by its id.
    pub fn get(&self, id: EventId) -> Option<&Entry> {
        self.position(id).and_then(|at| self.entries.get(at))
    }

    /// The history as the author of an event had it before them, without that event.
    pub fn as_seen_by(&self, id: EventId) -> Option<History> {
        let past = self.past(self.position(id)?)?;
        self.among(|at| past.contains(at), self.faults.has_gap_before(self.position(id)?))
    }

    /// The history at some time: the events in time whose whole past is kept, too. `None` where nothing was.
    pub fn until(&self, in_time: impl Fn(usize) -> bool) -> Option<History> {
        let kept = self.order.until(in_time);
        self.among(|at| kept.contains(at), true)
    }
}
