//! Conditions of a greenlight, and those whose day has passed and that nobody met or waived. Each of the missed ones
//! counts as a flag that no event raised. It is computed and never signed: nobody asked for it, so the next author in
//! the case would have to sign it. Besides, a signed flag would block a greenlight and make a waiting decision lapse,
//! while a missed condition changes no decision. It ends when the condition is met or waived, or by a new decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::CaseFile;
use crate::domain::case::flag::{Rung, rungs_above};
use crate::domain::clock::Place;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::Tier;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, rule, said};
use crate::domain::skeleton::DecisionState;

/// A condition of a greenlight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What must be done.
    pub text: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
    /// What will show it.
    pub evidence: String,
}

/// The body of `met`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MetBody {
    /// What shows that the condition is met.
    pub evidence: String,
    /// The document that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<EventId>,
}

/// A condition that was missed, as a flag that no event raised.
#[derive(Debug, Clone)]
pub struct Missed<'a> {
    /// The decision that set it.
    pub decision: EventId,
    /// Its number there, counted from 1.
    pub number: u32,
    /// What was to be done.
    pub condition: &'a Condition,
    /// The tiers at which it is, the lowest first; never empty.
    pub stands: Vec<Rung>,
}

impl Missed<'_> {
    /// The lowest of these tiers: the one whose turn it was first.
    pub fn first(&self) -> Option<&Rung> {
        self.stands.first()
    }
}

/// The tiers above the local one to which a missed condition escalates; the leader's office decides nothing about it.
pub fn rungs_of_condition(due: NaiveDate, policy: &Policy, place: Place) -> impl Iterator<Item = Rung> {
    rungs_above(Tier::Local, due, policy, place).into_iter().filter(|rung| rung.tier < Tier::Leader)
}

impl CaseFile {
    /// The open conditions whose day is over on `today`, in the riding.
    pub fn missed(&self, today: NaiveDate, policy: &Policy) -> Vec<Missed<'_>> {
        let missed = self.open_conditions().filter(|(.., condition)| condition.due < today);
        let standing = missed.map(|(decision, number, condition)| {
            let rungs = rungs_of_condition(condition.due, policy, self.place());
            let stands = rungs.filter(|rung| rung.since < today).collect();
            Missed { decision: decision.stamp.id, number, condition, stands }
        });
        standing.collect()
    }
}

/// What is said to be met is an open condition, and something shows it.
pub(super) fn met(file: &CaseFile, decision: EventId, number: u32, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<MetBody>(entry).unwrap_or_default();
    said(&body.evidence, Cause::MetEvidence)?;
    is_open(file, decision, number)
}

/// A condition that is met or waived is one that a decision in effect set, and that is still open.
pub(super) fn is_open(file: &CaseFile, decision: EventId, number: u32) -> Result<(), Refusal> {
    let set = file.decisions.iter().find(|set| set.stamp.id == decision);
    let effective = set.filter(|set| set.state == DecisionState::Effective);
    let count = effective.and_then(|set| set.body.as_ref()).map_or(0, |body| body.conditions.len());
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    let refuse = |cause| Err(rule(cause, Lifter::Person, Suggest::on_case("condition list")));
    if index == 0 || index > count {
        return refuse(Cause::ConditionUnknown { number, count });
    }
    if file.skeleton.is_settled_condition(decision, number) {
        return refuse(Cause::ConditionSettled { number });
    }
    Ok(())
}
