//! The roster as it was: what a person had of it who relied on some of its heads, when its events were signed, and
//! which policy an act passed over.

use std::borrow::Cow;

use crate::domain::clock::proved::Claims;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::event::SecondRule;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::positions::Positions;
use crate::domain::roster::Roster;

/// Who signed an event of the roster, and when they say they did.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed {
    pub(super) by: PublicKey,
    pub(super) at: Timestamp,
    /// Whether the time was set by hand.
    pub(super) set: bool,
}

impl Signed {
    pub(super) fn of(entry: &Entry) -> Signed {
        Signed { by: entry.header.by, at: entry.header.at, set: entry.is_time_set() }
    }

    pub(super) fn at_second(by: PublicKey, second: i64, set: bool) -> Signed {
        let at = Timestamp::new(chrono::DateTime::from_timestamp(second, 0).unwrap_or_default());
        Signed { by, at, set }
    }
}

impl Roster {
    /// The same roster with no more in it than `then`: roles, names and the policy in force are answered as they were.
    /// What events judged under it cite is found all the same.
    pub fn as_of(&self, then: &Positions) -> Cow<'_, Roster> {
        if then.contains_all(&self.everything) {
            return Cow::Borrowed(self);
        }
        let mut roster = Roster { everything: then.clone(), ..self.clone() };
        (roster.people, roster.person_of) = Default::default();
        for grant in self.grants.iter().filter(|grant| then.contains(grant.at)) {
            roster.note_person(grant);
        }
        Cow::Owned(roster)
    }

    /// The roster at the heads that an event cites.
    pub fn cited_by(&self, entry: &Entry) -> Cow<'_, Roster> {
        self.as_of(&self.past_of(&entry.header.auth).unwrap_or_default())
    }

    /// Whether an event of the roster claims to be earlier than a moment.
    pub fn is_before(&self, at: usize, moment: chrono::DateTime<chrono::Utc>) -> bool {
        self.signed.get(at).is_some_and(|signed| signed.at.utc() < moment)
    }

    /// The latest time that an event claims.
    pub fn newest(&self) -> Option<Timestamp> {
        self.signed.iter().map(|signed| signed.at).max()
    }

    /// What the events `within` claim of the time, person by person.
    pub fn claims(&self, within: &Positions) -> Claims {
        let mut claims = Claims::default();
        let counting = self
            .signed
            .iter()
            .enumerate()
            .filter(|(at, signed)| within.contains(*at) && !signed.set && self.refusal(*at).is_none());
        for (_, signed) in counting {
            if let Some(person) = self.owner(signed.by) {
                claims.add(person, signed.at);
            }
        }
        claims
    }

    /// Whose key it is, whatever the roster had then.
    fn owner(&self, key: PublicKey) -> Option<PersonId> {
        self.grants_of(key).next().map(|grant| grant.person)
    }

    /// Whether somebody put somebody else on the roster, under any of their numbers, by a grant that counts here and
    /// that `fits`.
    pub fn is_put_by(
        &self,
        person: PersonId,
        by: PersonId,
        fits: impl Fn(crate::domain::event::Role) -> bool,
    ) -> bool {
        let same = self.same();
        let numbers = same.numbers(person);
        let mut held =
            numbers.iter().filter_map(|id| self.people.get(id)).flat_map(|person| self.held_now(person));
        let is_theirs = |grant: &crate::domain::roster::Grant| {
            self.owner(grant.by).is_some_and(|owner| same.is(owner, by))
        };
        !same.is(person, by) && held.any(|grant| fits(grant.role) && is_theirs(grant))
    }

    /// Since when every decision waits for a second, where that is so among what claims to be no later than `moment`
    /// and is not so at the heads of which `cited` is the past.
    pub fn all_seconded_since(&self, cited: &Positions, moment: Timestamp) -> Option<Timestamp> {
        if self.all_seconded(cited) {
            return None;
        }
        let in_time = |at: usize| {
            cited.contains(at)
                || self.everything.contains(at) && self.signed.get(at).is_some_and(|claim| claim.at <= moment)
        };
        let within = self.order.until(in_time);
        if !self.all_seconded(&within) {
            return None;
        }
        let asks =
            |at: usize| self.policies.iter().any(|set| set.at == at && set.policy.second == SecondRule::All);
        let seconds = self.seconds.iter().filter(|second| asks(second.policy)).map(|second| second.at);
        let uncited = seconds.filter(|at| within.contains(*at) && !cited.contains(*at));
        uncited.filter_map(|at| self.signed.get(at)).map(|signed| signed.at).min()
    }

    /// What the past of an event of the roster claims of the time; of one that is not here, nothing.
    pub fn claims_before(&self, event: EventId) -> Claims {
        let past = self.order.position(event).and_then(|at| self.order.past(at));
        past.map_or_else(Claims::default, |past| self.claims(past))
    }
}
