//! The decision that somebody wants to sign, as the gates read it.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::decision::{Decision, DecisionBody, Override, Reason};
use crate::domain::event::Outcome;
use crate::domain::ids::{EventId, PersonId};

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
    /// When the applicant was asked for what is missing.
    pub asked_on: Option<NaiveDate>,
    /// On what it rests.
    pub rests_on: &'a [EventId],
    /// What it answers where it overrides local members.
    pub overrides: Option<&'a Override>,
}

impl<'a> Proposal<'a> {
    /// What `me` would sign.
    pub fn new(me: PersonId, outcome: Outcome, reverses: bool, body: &'a DecisionBody) -> Proposal<'a> {
        Proposal {
            me: Some(me),
            outcome,
            reverses,
            reason: body.reason,
            asked_on: body.asked_on,
            rests_on: &body.rests_on,
            overrides: body.overrides.as_ref(),
        }
    }

    /// Whether it may go against whom local members chose.
    pub fn overrides_members(&self, file: &CaseFile) -> bool {
        match self.outcome {
            Outcome::Withhold => true,
            Outcome::Undecided => file.in_effect().is_some_and(|decision| decision.outcome.is_greenlight()),
            Outcome::Greenlight | Outcome::WithConditions => false,
        }
    }

    /// What a decision that was signed proposes; `me` signs it, or seconds it.
    pub fn of(decision: &'a Decision, body: &'a DecisionBody, me: PersonId) -> Proposal<'a> {
        Proposal::new(me, decision.outcome, decision.reverses.is_some(), body)
    }
}
