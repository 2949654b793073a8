//! People whose names are alike. A name does not show whether they are one human being or several: a grant may say that
//! they are several, and why; until somebody has said so they count as one where heads are counted.

use serde::{Deserialize, Serialize};

use crate::domain::entry::{Entry, body_of};
use crate::domain::ids::PersonId;
use crate::domain::likeness::alike;
use crate::domain::roster::{GrantBody, Person, Roster};

/// That somebody is another person than those of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Namesake {
    /// Position in the roster of the grant that says that.
    pub at: usize,
    /// Who.
    pub person: PersonId,
    /// Who else has the name.
    pub than: Vec<PersonId>,
    /// How that is known.
    pub why: String,
}

impl Namesake {
    /// What a grant to this person says.
    pub(super) fn of(at: usize, person: PersonId, entry: &Entry) -> Option<Namesake> {
        let body = body_of::<GrantBody>(entry).filter(|body| !body.another_than.is_empty())?;
        Some(Namesake {
            at,
            person,
            than: body.another_than.clone(),
            why: body.why.clone().unwrap_or_default(),
        })
    }
}

/// Two people whose names are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The one.
    pub one: Person,
    /// The other.
    pub other: Person,
    /// Where it is recorded that they are two.
    pub two: Option<Namesake>,
}

impl Roster {
    /// Everybody whose name is like this one.
    pub fn called(&self, name: &str) -> impl Iterator<Item = &Person> {
        self.people().filter(move |person| alike(&person.name, name))
    }

    /// Whether two people have names that are alike, and what was recorded of it.
    pub fn alike(&self, one: PersonId, other: PersonId) -> Option<Alike> {
        let (one, other) = (self.person(one)?, self.person(other)?);
        let namesakes = !self.same().is(one.id, other.id) && alike(&one.name, &other.name);
        let two = || self.recorded_as_two(one.id, other.id).cloned();
        namesakes.then(|| Alike { one: one.clone(), other: other.clone(), two: two() })
    }

    /// Everybody whose name is like that of somebody else, two at a time.
    pub fn all_alike(&self) -> Vec<Alike> {
        let ids: Vec<PersonId> = self.people().map(|person| person.id).collect();
        let pairs = ids.iter().enumerate().flat_map(|(at, one)| {
            let after = ids.iter().skip(at + 1);
            after.filter_map(move |other| self.alike(*one, *other))
        });
        pairs.collect()
    }

    fn recorded_as_two(&self, one: PersonId, other: PersonId) -> Option<&Namesake> {
        let within = &self.everything;
        self.namesakes.iter().find(|said| {
            let of_these = |person, than: PersonId| said.person == person && said.than.contains(&than);
            let counts = within.contains(said.at) && self.counts_within(said.at, within);
            counts && (of_these(one, other) || of_these(other, one))
        })
    }

    /// How many human beings these are for certain: those whose names are alike count as one until it is recorded that
    /// they are several.
    pub fn heads_of(&self, people: &[PersonId]) -> usize {
        let mut people = people.to_vec();
        // Whole names first: an initial may be several of them.
        people.sort_by_key(|person| std::cmp::Reverse(self.name(*person).chars().count()));
        let (same, mut counted) = (self.same(), Vec::<PersonId>::new());
        for person in people {
            let is_another = |known: &PersonId| {
                let alike = self.alike(*known, person);
                !same.is(*known, person) && alike.is_none_or(|alike| alike.two.is_some())
            };
            if counted.iter().all(is_another) {
                counted.push(person);
            }
        }
        counted.len()
    }
}
