//! The roster in the form in which a store keeps it beside the record, so that not every command has to read and judge
//! hundreds of grants to learn who is asking. It gives exactly the answers of a replay.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::district::{DistrictCode, Scope};
use crate::domain::event::{Role, SecondRule};
use crate::domain::history::Order;
use crate::domain::ids::{Digest256, EventId, PersonId, PublicKey};
use crate::domain::policy::Policy;
use crate::domain::positions::Positions;
use crate::domain::roster::hindsight::Signed;
use crate::domain::roster::policies::{Answer, PolicySet};
use crate::domain::roster::{Grant, Namesake, Revocation, Roster, RosterRefusal, Said};

/// A roster, with each key, each person and each name written once and referred to by number.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    org: String,
    roots: Vec<PublicKey>,
    keys: Vec<PublicKey>,
    people: Vec<PersonId>,
    names: Vec<String>,
    /// The events, each with the places of those that it builds on.
    events: Vec<(EventId, Vec<usize>)>,
    /// For each event: the key that signed it, the second that it claims, whether that was set by hand.
    signed: Vec<(usize, i64, bool)>,
    /// Place, key, person, role, scope, key of who granted it.
    grants: Vec<(usize, usize, usize, Role, Scope, usize)>,
    /// What each of them says of the person: name, firm, riding.
    said: Vec<(usize, Option<usize>, Option<DistrictCode>)>,
    /// Place, key, role, key of who revoked it, covered heads.
    revocations: Vec<(usize, usize, Role, usize, Vec<EventId>)>,
    /// Place, key, author, what a policy event says of seconds, the rest of it.
    policies: Vec<(usize, usize, usize, SecondRule, Policy)>,
    /// Place, key, place of the policy.
    seconds: Vec<(usize, usize, usize)>,
    /// The same.
    declines: Vec<(usize, usize, usize)>,
    /// Place, key.
    records: Vec<(usize, usize)>,
    /// Place, two persons by their whole numbers: they need not be on the roster.
    same: Vec<(usize, PersonId, PersonId)>,
    void: Vec<(usize, RosterRefusal)>,
    /// The grants that answer an invitation, by their number, each with the SHA-256 of its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    invited: Vec<(usize, Digest256)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    namesakes: Vec<Namesake>,
}

/// Numbers what is written once.
struct Numbers<T> {
    list: Vec<T>,
    known: std::collections::HashMap<T, usize>,
}

impl<T: Clone + Eq + std::hash::Hash> Numbers<T> {
    fn none() -> Self {
        Numbers { list: Vec::new(), known: std::collections::HashMap::new() }
    }

    fn of(&mut self, value: T) -> usize {
        *self.known.entry(value.clone()).or_insert_with(|| {
            self.list.push(value);
            self.list.len() - 1
        })
    }
}

impl Roster {
    /// The bytes (MessagePack) that [`Roster::kept`] reads. The same roster always gives the same; one with an invalid
    /// event gives none.
    pub fn keep(&self) -> Vec<u8> {
        if !self.faults().is_empty() {
            // A roster with an invalid event is read from the record every time, until it is mended.
            return Vec::new();
        }
        let mut keys = Numbers::none();
        let mut people = Numbers::none();
        let mut names = Numbers::none();
        let said = self.grants.iter().map(|Grant { said, .. }| {
            let firm = said.firm.clone().map(|firm| names.of(firm));
            (names.of(said.name.clone()), firm, said.riding)
        });
        let said = said.collect();
        let invited = self.grants.iter().enumerate();
        let invited =
            invited.filter_map(|(at, grant)| grant.said.invitation.map(|hash| (at, hash))).collect();
        let signed =
            self.signed.iter().map(|signed| (keys.of(signed.by), signed.at.utc().timestamp(), signed.set));
        let signed = signed.collect();
        let grants = self.grants.iter().map(|Grant { at, key, person, role, scope, by, .. }| {
            (*at, keys.of(*key), people.of(*person), *role, *scope, keys.of(*by))
        });
        let grants = grants.collect();
        let revocations = self.revocations.iter().map(|revoked| {
            (revoked.at, keys.of(revoked.key), revoked.role, keys.of(revoked.by), revoked.covered.clone())
        });
        let revocations = revocations.collect();
        let policies = self.policies.iter().map(|set| {
            (set.at, keys.of(set.by), people.of(set.author), set.policy.second, set.policy.clone())
        });
        let policies = policies.collect();
        let mut answers = |list: &[Answer]| -> Vec<_> {
            list.iter().map(|answer| (answer.at, keys.of(answer.by), answer.policy)).collect()
        };
        let (seconds, declines) = (answers(&self.seconds), answers(&self.declines));
        let records = self.records.iter().map(|(at, by)| (*at, keys.of(*by))).collect();
        let kept = Kept {
            org: self.org.clone(),
            roots: self.roots.clone(),
            signed,
            said,
            events: self.order.with_parents(),
            grants,
            revocations,
            policies,
            seconds,
            namesakes: self.namesakes.clone(),
            declines,
            records,
            same: self.same.clone(),
            invited,
            void: self.void.iter().map(|(at, refusal)| (*at, *refusal)).collect(),
            keys: keys.list,
            people: people.list,
            names: names.list,
        };
        // Texts, numbers and lists can always be written.
        rmp_serde::to_vec_named(&kept).unwrap_or_default()
    }

    /// The roster of such bytes; `None` where they are none that this program would keep.
    pub fn kept(bytes: &[u8]) -> Option<Roster> {
        let kept: Kept = rmp_serde::from_slice(bytes).ok()?;
        let key = |number: usize| kept.keys.get(number).copied();
        let person = |number: usize| kept.people.get(number).copied();
        let name = |number: usize| kept.names.get(number).cloned();
        let signed = |(by, at, set): &(usize, i64, bool)| Some(Signed::at_second(key(*by)?, *at, *set));
        let signed: Option<Vec<Signed>> = kept.signed.iter().map(signed).collect();
        let order = Order::from_parents(&kept.events)?;
        let mut roster = Roster {
            everything: Positions::all(order.len()),
            signed: Arc::new(signed.filter(|signed| signed.len() == order.len())?),
            order: Arc::new(order),
            org: kept.org,
            roots: kept.roots,
            namesakes: kept.namesakes,
            void: kept.void.into_iter().collect(),
            ..Roster::default()
        };
        if kept.said.len() != kept.grants.len() {
            return None;
        }
        let invited: BTreeMap<usize, Digest256> = kept.invited.into_iter().collect();
        let said = kept.said.iter().enumerate();
        for ((at, of, who, role, scope, by), (number, (named, firm, riding))) in
            kept.grants.into_iter().zip(said)
        {
            let firm = firm.map(name).map_or(Some(None), |firm| firm.map(Some))?;
            let invitation = invited.get(&number).copied();
            let said = Said { name: name(*named)?, firm, riding: *riding, invitation };
            let (key, person, by) = (key(of)?, person(who)?, key(by)?);
            roster.take_grant(Grant { at, key, person, role, scope, by, said });
        }
        for (at, of, role, by, covered) in kept.revocations {
            roster.take_revocation(Revocation { at, key: key(of)?, role, by: key(by)?, covered });
        }
        for (at, by, author, second, policy) in kept.policies {
            let policy = policy.with_second(second);
            roster.policies.push(PolicySet { at, by: key(by)?, author: person(author)?, policy });
        }
        let answer = |(at, by, policy): (usize, usize, usize)| Some(Answer { at, by: key(by)?, policy });
        roster.seconds = kept.seconds.into_iter().map(answer).collect::<Option<_>>()?;
        roster.declines = kept.declines.into_iter().map(answer).collect::<Option<_>>()?;
        roster.records =
            kept.records.into_iter().map(|(at, by)| Some((at, key(by)?))).collect::<Option<_>>()?;
        roster.same = kept.same;
        Some(roster)
    }
}
