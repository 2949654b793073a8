//! Conflicts of interest: what people declare before they read a case.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::case::CaseFile;
use crate::domain::entry::Entry;
use crate::domain::event::Declared;
use crate::domain::ids::PersonId;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, rule, shaped};
use crate::domain::words::words;

words! {
    /// What ties a person to a case. A tie recuses; membership of the riding is an interest.
    Tie "tie" {
        /// Acts for or against the applicant, a rival or a donor.
        ActsFor = "acts-for",
        Personal = "personal",
        Business = "business",
        /// Member of that riding: shown, and bars only deciding and seconding.
        Riding = "riding",
        None = "none",
    }
}

/// The body of `declare`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeclareBody {
    /// What ties the person to the case.
    pub kind: Tie,
    /// In their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Whether the body has its shape.
pub(super) fn shape(entry: &Entry) -> Result<(), Refusal> {
    shaped::<DeclareBody>(entry).map(|_| ())
}

/// Only the person says that they have no tie; about somebody else a declaration only recuses, or ends a recusal.
pub(super) fn content(
    file: &CaseFile,
    me: PersonId,
    person: PersonId,
    state: Declared,
) -> Result<(), Refusal> {
    if file.is_one(person, me) || state == Declared::Recused || file.is_recused(person) {
        return Ok(());
    }
    Err(rule(Cause::DeclareForAnother, Lifter::Person, Suggest::declare_none()))
}

impl CaseFile {
    /// What a person declared about the case.
    pub fn declared(&self, person: PersonId) -> Option<Declared> {
        self.skeleton.declared(person, &self.history)
    }

    /// Whether a person is recused.
    pub fn is_recused(&self, person: PersonId) -> bool {
        self.skeleton.is_recused(person, &self.history)
    }

    /// Everyone who is recused, by each number that they have.
    pub fn recused(&self) -> BTreeSet<PersonId> {
        let people: BTreeSet<_> = self.skeleton.declarations.iter().map(|declared| declared.person).collect();
        let recused = people.into_iter().filter(|person| self.is_recused(*person));
        recused.flat_map(|person| self.skeleton.same.numbers(person)).collect()
    }

    /// Whether two numbers are one person.
    pub fn is_one(&self, one: PersonId, other: PersonId) -> bool {
        self.skeleton.same.is(one, other)
    }
}

/// Somebody wants to read a case about which they have not declared.
pub fn declare_first(name: &str) -> Refusal {
    rule(Cause::DeclareFirst { name: name.to_owned() }, Lifter::Person, Suggest::declare_none())
}
