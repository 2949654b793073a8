//! What a gate looks at: the case, the people, the policy and the day; and the decision that somebody wants to sign.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::decision::{Decision, DecisionBody, Override, Reason};
use crate::domain::event::{Outcome, Role};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;

/// What the gates look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The case.
    pub file: &'a CaseFile,
    /// The people.
    pub roster: &'a Roster,
    /// The party's numbers.
    pub policy: &'a Policy,
    /// The day.
    pub today: NaiveDate,
}

impl View<'_> {
    /// Whether somebody holds a role that fits over the case's district now.
    pub fn works(&self, person: PersonId, fits: impl Fn(Role) -> bool) -> bool {
        let district = self.file.skeleton.district().map(|(_, district)| district);
        let known = self.roster.person(person).zip(district);
        known.is_some_and(|(known, district)| self.roster.works_over(known, district, fits))
    }
}

/// A decision that somebody wants to sign.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// Who signs; nobody where a case is shown and who will decide is not known.
    pub me: Option<PersonId>,
    /// What they decide.
    pub outcome: Outcome,
    /// Whether it reverses an earlier decision.
    pub reverses: bool,
    /// The reason code.
    pub reason: Option<Reason>,
    /// On what it rests.
    pub rests_on: &'a [EventId],
    /// What it answers where it overrides local members.
    pub overrides: Option<&'a Override>,
}

impl<'a> Proposal<'a> {
    /// What a decision that was signed proposes; `me` signs it, or seconds it.
    pub fn of(decision: &'a Decision, body: &'a DecisionBody, me: PersonId) -> Proposal<'a> {
        Proposal {
            me: Some(me),
            outcome: decision.outcome,
            reverses: decision.reverses.is_some(),
            reason: body.reason,
            rests_on: &body.rests_on,
            overrides: body.overrides.as_ref(),
        }
    }
}
