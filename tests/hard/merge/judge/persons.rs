//! Persons: which numbers stand for one human being, as some heads of the roster have it.

use std::collections::BTreeSet;

use super::{Roster, Set};

/// Groups of numbers that a `same` joined.
#[derive(Default)]
pub struct Persons(Vec<BTreeSet<String>>);

impl Persons {
    /// Whether two numbers are one person.
    pub fn one(&self, number: &str, other: &str) -> bool {
        number == other || self.0.iter().any(|group| group.contains(number) && group.contains(other))
    }

    /// Whether anybody has two numbers.
    pub fn is_joined(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether a number is one of several of a person.
    pub fn has(&self, number: &str) -> bool {
        self.0.iter().any(|group| group.contains(number))
    }

    fn join(&mut self, number: &str, other: &str) {
        let of_it = |group: &BTreeSet<String>| group.contains(number) || group.contains(other);
        let (joined, mut apart): (Vec<_>, Vec<_>) = std::mem::take(&mut self.0).into_iter().partition(of_it);
        let mut group: BTreeSet<String> = joined.into_iter().flatten().collect();
        group.extend([number.to_owned(), other.to_owned()]);
        apart.push(group);
        self.0 = apart;
    }
}

impl Roster {
    /// The persons as these events have them.
    pub fn persons(&self, among: &Set) -> Persons {
        let mut persons = Persons::default();
        for e in self.joining(among) {
            let numbers = self.log.events[e].words("person");
            persons.join(&numbers[0], &numbers[1]);
        }
        persons
    }

    /// Each `same` among these events.
    pub fn joining(&self, among: &Set) -> Vec<usize> {
        let joins = |e: &usize| self.log.events[*e].verb == "same" && !self.void[*e];
        among.iter().copied().filter(joins).collect()
    }
}
