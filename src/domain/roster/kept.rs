//! The roster as a text that a store keeps beside the record, so that not every command has to read and judge hundreds
//! of grants to learn who is asking. It says what a replay says, and nothing that a replay would not.

use serde::{Deserialize, Serialize};

use crate::domain::district::{DistrictCode, Scope};
use crate::domain::event::{Role, SecondRule};
use crate::domain::history::{Order, Positions};
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::policy::Policy;
use crate::domain::roster::policies::{PolicySecond, PolicySet};
use crate::domain::roster::{Grant, Person, Revocation, Roster, RosterRefusal};

/// A roster, with each key and each person written once and named by their number.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    org: String,
    roots: Vec<PublicKey>,
    keys: Vec<PublicKey>,
    people: Vec<(PersonId, String, Option<String>, Option<DistrictCode>)>,
    /// The events, each with the places of those that it builds on.
    events: Vec<(EventId, Vec<usize>)>,
    /// Place, key, person, role, scope, key of who granted it.
    grants: Vec<(usize, usize, usize, Role, Scope, usize)>,
    /// Place, key, role, key of who revoked it, covered heads.
    revocations: Vec<(usize, usize, Role, usize, Vec<EventId>)>,
    /// Place, key, author, what a policy event says of seconds, the rest of it.
    policies: Vec<(usize, usize, usize, SecondRule, Policy)>,
    /// Place, key, place of the policy.
    seconds: Vec<(usize, usize, usize)>,
    void: Vec<(usize, RosterRefusal)>,
}

/// Numbers what is written once.
struct Numbers<T> {
    list: Vec<T>,
    known: std::collections::HashMap<T, usize>,
}

impl<T: Copy + Eq + std::hash::Hash> Numbers<T> {
    fn none() -> Self {
        Numbers { list: Vec::new(), known: std::collections::HashMap::new() }
    }

    fn of(&mut self, one: T) -> usize {
        *self.known.entry(one).or_insert_with(|| {
            self.list.push(one);
            self.list.len() - 1
        })
    }
}

impl Roster {
    /// The text that [`Roster::kept`] reads. The same roster always gives the same text; one of
    /// which something does not hold gives none.
    #[must_use]
    pub fn keep(&self) -> String {
        if !self.faults().is_empty() {
            // What does not hold is read from the record every time, until it holds again.
            return String::new();
        }
        let mut keys = Numbers::none();
        let mut people = Numbers::none();
        let named = self.people.values().map(|one| {
            people.of(one.id);
            (one.id, one.name.clone(), one.firm.clone(), one.riding)
        });
        let named = named.collect();
        let grants = self.grants.iter().map(|one| {
            (one.at, keys.of(one.key), people.of(one.person), one.role, one.scope, keys.of(one.by))
        });
        let grants = grants.collect();
        let revocations = self
            .revocations
            .iter()
            .map(|one| (one.at, keys.of(one.key), one.role, keys.of(one.by), one.covered.clone()));
        let revocations = revocations.collect();
        let policies = self.policies.iter().map(|one| {
            (one.at, keys.of(one.by), people.of(one.author), one.policy.second, one.policy.clone())
        });
        let policies = policies.collect();
        let seconds = self.seconds.iter().map(|one| (one.at, keys.of(one.by), one.policy)).collect();
        let kept = Kept {
            org: self.org.clone(),
            roots: self.roots.clone(),
            people: named,
            events: self.order.with_parents(),
            grants,
            revocations,
            policies,
            seconds,
            void: self.void.iter().map(|(at, refusal)| (*at, *refusal)).collect(),
            keys: keys.list,
        };
        // Text, numbers and lists always have a JSON text.
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The roster of a kept text; `None` where it is none that this program would keep.
    #[must_use]
    pub fn kept(text: &str) -> Option<Roster> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        let key = |number: usize| kept.keys.get(number).copied();
        let person = |number: usize| kept.people.get(number).map(|one| one.0);
        let order = Order::from_parents(&kept.events)?;
        let mut roster = Roster {
            everything: Positions::all(order.len()),
            order,
            org: kept.org,
            roots: kept.roots,
            void: kept.void.into_iter().collect(),
            ..Roster::default()
        };
        for (id, name, firm, riding) in &kept.people {
            let (name, firm) = (name.clone(), firm.clone());
            roster.people.insert(*id, Person { id: *id, name, keys: Vec::new(), firm, riding: *riding });
        }
        for (at, of, who, role, scope, by) in kept.grants {
            roster.take_grant(Grant { at, key: key(of)?, person: person(who)?, role, scope, by: key(by)? });
        }
        for (at, of, role, by, covered) in kept.revocations {
            roster.take_revocation(Revocation { at, key: key(of)?, role, by: key(by)?, covered });
        }
        for (at, by, author, second, policy) in kept.policies {
            let policy = policy.with_second(second);
            roster.policies.push(PolicySet { at, by: key(by)?, author: person(author)?, policy });
        }
        for (at, by, policy) in kept.seconds {
            roster.seconds.push(PolicySecond { at, by: key(by)?, policy });
        }
        Some(roster)
    }
}
