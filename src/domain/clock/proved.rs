//! What acts prove about the time: the latest moment that acts of two different persons claim. One person's clock alone
//! proves nothing, so nobody can block a case for everybody else with a date far in the future.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::domain::entry::Timestamp;
use crate::domain::ids::PersonId;
use crate::domain::words::words;

/// Honest clocks differ by some minutes.
pub const GRACE: TimeDelta = TimeDelta::minutes(10);

words! {
    /// What is to be said of the time that an act claims.
    ClockMark "clock-mark" {
        /// Earlier than acts of two persons that it builds on.
        Behind = "behind",
        /// Its author was warned of it, and said that their clock is right.
        Insisted = "insisted",
        /// Later than it arrived here.
        Ahead = "ahead",
    }
}

/// The latest time that each of several persons claims.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    latest: BTreeMap<PersonId, Timestamp>,
}

impl Claims {
    /// Adds what an act claims.
    pub fn add(&mut self, person: PersonId, at: Timestamp) {
        let latest = self.latest.entry(person).or_insert(at);
        *latest = at.max(*latest);
    }

    /// These claims and those of others.
    pub fn and(mut self, other: &Claims) -> Claims {
        other.latest.iter().for_each(|(person, at)| self.add(*person, *at));
        self
    }

    /// The same, of people rather than of numbers: `counted` says by which number a human being is counted.
    pub fn of_people(self, counted: impl Fn(PersonId) -> PersonId) -> Claims {
        let mut claims = Claims::default();
        self.latest.into_iter().for_each(|(person, at)| claims.add(counted(person), at));
        claims
    }

    /// The latest time that two different persons reach.
    pub fn proved(&self) -> Option<Timestamp> {
        let mut times: Vec<Timestamp> = self.latest.values().copied().collect();
        times.sort_unstable_by(|earlier, later| later.cmp(earlier));
        times.get(1).copied()
    }
}

/// Whether a claimed time is earlier than what was proved before it, by more than clocks differ.
pub fn is_behind(claimed: Timestamp, proved: Option<Timestamp>) -> bool {
    proved.is_some_and(|proved| proved.utc().signed_duration_since(claimed.utc()) > GRACE)
}

/// Whether a claimed time is later than the arrival, by more than clocks differ.
pub fn is_ahead(claimed: Timestamp, arrived: Timestamp) -> bool {
    is_behind(arrived, Some(claimed))
}

/// The time by which ages are judged: the claimed one, or what was proved where that is later.
pub fn reckoned(claimed: Timestamp, proved: Option<Timestamp>) -> Timestamp {
    proved.filter(|_| is_behind(claimed, proved)).unwrap_or(claimed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn one_person_proves_nothing_and_two_prove_what_both_reach() {
        let [one, other, third] = [1, 2, 3].map(|digit| PersonId([digit; 8]));
        let mut claims = Claims::default();
        assert_eq!(claims.proved(), None);
        claims.add(one, at("2040-01-01T00:00:00Z"));
        claims.add(one, at("2039-01-01T00:00:00Z"));
        assert_eq!(claims.proved(), None);
        claims.add(other, at("2026-11-22T06:00:00Z"));
        assert_eq!(claims.proved(), Some(at("2026-11-22T06:00:00Z")));
        claims.add(third, at("2026-11-23T06:00:00Z"));
        assert_eq!(claims.proved(), Some(at("2026-11-23T06:00:00Z")));
    }

    #[test]
    fn ten_minutes_are_no_difference() {
        let proved = Some(at("2026-11-22T06:00:00Z"));
        assert!(!is_behind(at("2026-11-22T05:50:00Z"), proved));
        assert!(is_behind(at("2026-11-22T05:49:59Z"), proved));
        assert!(!is_behind(at("2020-01-01T00:00:00Z"), None));
        assert_eq!(reckoned(at("2026-11-22T05:55:00Z"), proved), at("2026-11-22T05:55:00Z"));
        assert_eq!(reckoned(at("2025-11-22T05:55:00Z"), proved), at("2026-11-22T06:00:00Z"));
        assert!(is_ahead(at("2026-11-22T06:10:01Z"), at("2026-11-22T06:00:00Z")));
    }
}
