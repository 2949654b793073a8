//! Conditions whose day has passed and that nobody met or waived. Each counts as a flag that no event raised: the calendar
//! did. It is read and never signed, since nobody asked and whoever wrote next in the case would sign for the calendar;
//! and a signed flag would stop a greenlight and make what waits lapse, while a missed condition flips no decision. It
//! ends by meeting or waiving the condition, or by deciding anew.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::decision::{Condition, Decision};
use crate::domain::case::flag::{Rung, rungs_above};
use crate::domain::clock::Place;
use crate::domain::event::Tier;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::skeleton::DecisionState;

/// A condition that was missed, as a flag by silence.
#[derive(Debug, Clone)]
pub struct Missed<'a> {
    /// The decision that set it.
    pub decision: EventId,
    /// Its number there, counted from 1.
    pub number: u32,
    /// What was to be done.
    pub condition: &'a Condition,
    /// The tiers at which it stands, the lowest first; never empty.
    pub stands: Vec<Rung>,
}

impl Missed<'_> {
    /// The lowest tier at which it stands: the one whose turn it was first.
    pub fn first(&self) -> Option<&Rung> {
        self.stands.first()
    }
}

/// The tiers above the local one to which a missed condition climbs; the leader's office decides nothing about it.
pub fn rungs_of_condition(due: NaiveDate, policy: &Policy, place: Place) -> impl Iterator<Item = Rung> {
    rungs_above(Tier::Local, due, policy, place).into_iter().filter(|rung| rung.tier < Tier::Leader)
}

impl CaseFile {
    /// The conditions of decisions in effect that nobody met or waived: the decision, the number there, the condition.
    pub fn open_conditions(&self) -> impl Iterator<Item = (&Decision, u32, &Condition)> {
        let holding = self.decisions.iter().filter(|one| one.state == DecisionState::Effective);
        let set = holding.flat_map(|one| {
            let conditions = one.body.iter().flat_map(|body| &body.conditions);
            (1..).zip(conditions).map(move |(number, condition)| (one, number, condition))
        });
        set.filter(|(one, number, _)| !self.skeleton.is_settled_condition(one.stamp.id, *number))
    }

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
