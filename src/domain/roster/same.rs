//! Which numbers are one human being, at some roster heads: `same` says so, and every rule about persons must ask here,
//! because a person with two keys is one person.

use crate::domain::entry::Timestamp;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::positions::Positions;
use crate::domain::roster::Roster;

/// Numbers of which each belongs to the same human being as another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Same {
    /// Groups of numbers, each number in one group at most.
    groups: Vec<Vec<PersonId>>,
}

impl Same {
    /// The groups that these pairs make.
    pub fn of(pairs: impl IntoIterator<Item = (PersonId, PersonId)>) -> Same {
        let mut same = Same::default();
        for (one, other) in pairs.into_iter().filter(|(one, other)| one != other) {
            let (joined, mut groups): (Vec<_>, Vec<_>) =
                same.groups.into_iter().partition(|group| group.contains(&one) || group.contains(&other));
            let mut group: Vec<PersonId> = joined.into_iter().flatten().chain([one, other]).collect();
            group.sort_unstable();
            group.dedup();
            groups.push(group);
            same.groups = groups;
        }
        same
    }

    /// Whether two numbers are one human being.
    pub fn is(&self, one: PersonId, other: PersonId) -> bool {
        one == other || self.groups.iter().any(|group| group.contains(&one) && group.contains(&other))
    }

    /// The number by which a human being is counted: the smallest that they have.
    pub fn counted(&self, person: PersonId) -> PersonId {
        let group = self.groups.iter().find(|group| group.contains(&person));
        group.and_then(|group| group.first().copied()).unwrap_or(person)
    }

    /// Every number of a human being, this one included.
    pub fn numbers(&self, person: PersonId) -> Vec<PersonId> {
        let group = self.groups.iter().find(|group| group.contains(&person));
        group.cloned().unwrap_or_else(|| vec![person])
    }
}

impl Roster {
    /// Which numbers are one human being for an event that cites these roster events.
    pub fn same_at(&self, within: &Positions) -> Same {
        // A `same` that does not verify counts, too, because it only forbids.
        let said = self.same.iter().filter(|(at, ..)| within.contains(*at) && self.doubt.counts(*at));
        Same::of(said.map(|(_, one, other)| (*one, *other)))
    }

    /// Which numbers are one human being for an event that cites these roster heads.
    pub fn same_for(&self, heads: &[EventId]) -> Same {
        if self.same.is_empty() {
            return Same::default();
        }
        self.past_of(heads).map(|past| self.same_at(&past)).unwrap_or_default()
    }

    /// Since when two numbers are known to be one human being; nothing where they are one number, or two people.
    pub fn known_as_one(&self, one: PersonId, other: PersonId) -> Option<Timestamp> {
        if one == other {
            return None;
        }
        let said = self.same.iter().filter(|(at, ..)| self.everything.contains(*at));
        let mut before = Vec::new();
        for (at, person, another) in said {
            before.push((*person, *another));
            if Same::of(before.iter().copied()).is(one, other) {
                return self.signed.get(*at).map(|signed| signed.at);
            }
        }
        None
    }

    /// Which numbers are one human being now.
    pub fn same(&self) -> Same {
        self.same_at(&self.everything)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_join_in_any_order() {
        let of = |number: u8| PersonId([number; 8]);
        let same = Same::of([(4, 3), (1, 2), (5, 5), (2, 3)].map(|(one, other)| (of(one), of(other))));
        assert!(same.is(of(1), of(4)) && same.is(of(4), of(1)) && same.is(of(5), of(5)));
        assert!(!same.is(of(1), of(5)));
        assert_eq!((same.counted(of(4)), same.counted(of(5))), (of(1), of(5)));
        assert_eq!((same.numbers(of(3)), same.numbers(of(5))), ([1, 2, 3, 4].map(of).to_vec(), vec![of(5)]));
    }
}
