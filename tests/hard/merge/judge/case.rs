//! A case as the judge reads it: each event with what it cites, who wrote it, whether it is void, what it waits for.

use super::roster::Held;
use super::{Event, Log, Persons, Roster, Set, Stands, Told};

/// A case, judged.
pub struct Case<'a> {
    pub log: Log,
    pub(super) roster: &'a Roster,
    /// The roster events in the past of what each event cites.
    pub(super) cited: Vec<Set>,
    /// Who is one person, as what each event cites has it. Every comparison of persons is of the event whose rule it is.
    pub(super) persons: Vec<Persons>,
    /// Who is one person as the whole roster has it.
    pub now: Persons,
    /// The number behind each event.
    pub(super) who: Vec<Option<String>>,
    /// What its author held at what it cites.
    pub(super) held: Vec<Vec<Held>>,
    pub(super) void: Vec<bool>,
    /// Whether it has no effect until another person seconds it.
    pub(super) waits: Vec<bool>,
    /// The recommendation on which a decision or reversal relies.
    pub(super) relies: Vec<Option<usize>>,
    pub stands: Vec<Stands>,
    /// Whether it is taken for what takes effect.
    pub counts: Vec<bool>,
}

impl<'a> Case<'a> {
    pub fn of(roster: &'a Roster, told: Vec<Told>) -> Case<'a> {
        let log = Log::of(told);
        let cited: Vec<Set> = log.events.iter().map(|event| roster.past_of(&event.auth)).collect();
        let persons = cited.iter().map(|cited| roster.persons(cited)).collect();
        let key = |e: usize| &log.events[e].by;
        let held: Vec<Vec<Held>> = (0..log.events.len()).map(|e| roster.held(key(e), &cited[e])).collect();
        // A key belongs to one person. Where two machines gave it to two, its first valid grant says whose it is.
        let who = held.iter().map(|held| held.first().map(|held| held.person.clone())).collect();
        let mut case = Case {
            roster,
            cited,
            persons,
            now: roster.persons(&roster.all()),
            who,
            held,
            void: Vec::new(),
            waits: Vec::new(),
            relies: Vec::new(),
            stands: Vec::new(),
            counts: Vec::new(),
            log,
        };
        // In the order, so that everything in the past of an event is known before it.
        for e in 0..case.log.events.len() {
            let relies = case.relied_on(e, &case.log.past[e]);
            case.relies.push(relies);
            let waits = case.takes_a_second(e);
            case.waits.push(waits);
            let void = case.is_void(e);
            case.void.push(void);
        }
        case.stands = case.standings();
        case.count();
        case
    }

    pub(super) fn event(&self, e: usize) -> &Event {
        &self.log.events[e]
    }

    /// The event that an argument names, if it is in the past.
    pub(super) fn named(&self, e: usize, argument: &str) -> Option<usize> {
        let word = self.event(e).words(argument).iter().find(|word| word.len() == 64)?;
        self.log.find(word).filter(|x| self.log.knew(e, *x))
    }

    /// Whether a number is that of the author of this event, as this event has it.
    pub(super) fn is_me(&self, e: usize, number: &str) -> bool {
        self.who[e].as_deref().is_some_and(|me| self.persons[e].one(me, number))
    }

    /// Whether the author of this event, as this event has it, wrote another.
    pub(super) fn wrote(&self, e: usize, other: usize) -> bool {
        self.who[other].as_deref().is_some_and(|who| self.is_me(e, who))
    }

    /// Everything that counts.
    pub fn counting_set(&self) -> Set {
        (0..self.log.events.len()).filter(|e| self.counts[*e]).collect()
    }
}
