//! The escalation of a flag whose tier does not answer: each tier has a number of days, after which the flag is at the
//! next tier as well. No event records this; it is computed from the clock, because nobody acted who could sign it.

use chrono::NaiveDate;

use crate::domain::case::flag::{Flag, FlagWords};
use crate::domain::clock::Place;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::policy::Policy;
use crate::domain::skeleton::FlagStep;

/// A tier that an open flag has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// The tier.
    pub tier: Tier,
    /// The day on which it reached the tier.
    pub since: NaiveDate,
    /// The last day on which the tier is in time.
    pub due: NaiveDate,
    /// Whether a missed deadline brought it there, not an act. It is there once the day of [`Rung::since`] is over.
    pub silent: bool,
}

/// The tiers to which a matter escalates after a tier misses its deadline, each once the one before has missed its own.
pub fn rungs_above(tier: Tier, due: NaiveDate, policy: &Policy, place: Place) -> Vec<Rung> {
    let mut rungs = Vec::new();
    let (mut tier, mut since) = (tier, due);
    while let Some(above) = tier.above() {
        let due = policy.days_at(above).map_or(since, |days| place.business_days_after(since, days));
        rungs.push(Rung { tier: above, since, due, silent: true });
        (tier, since) = (above, due);
    }
    rungs
}

/// A stretch of time that a flag spent at a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The tier.
    pub tier: Tier,
    /// From when.
    pub from: Timestamp,
    /// Until when; none while it is there.
    pub to: Option<Timestamp>,
}

impl Flag {
    /// The tiers that an open flag has reached: first the one to which an act brought it, then those to which missed
    /// deadlines bring it. At the end of the ladder it is overdue at leader and national. An answered flag is at none.
    pub fn ladder(&self, policy: &Policy, place: Place) -> Vec<Rung> {
        let Some(reached) = self.steps.get(self.reached).filter(|_| self.is_open()) else {
            return Vec::new();
        };
        if self.is_danger() {
            return self.danger_rungs(place);
        }
        let since = place.day(reached.since.max(self.restarted.unwrap_or(reached.since)).utc());
        let due = self.deferred_to.unwrap_or_else(|| self.due_after(reached, since, policy, place));
        // A day that was already past when the flag arrived is over at once, whichever clock set it: no deadline moves
        // back.
        let due = due.max(since);
        let mut rungs = vec![Rung { tier: self.tier, since, due, silent: false }];
        rungs.extend(rungs_above(self.tier, due, policy, place));
        if self.tier == Tier::Leader {
            rungs.push(Rung { tier: Tier::National, since: due, due, silent: true });
        }
        rungs
    }

    /// An open report of danger knows no business days: it is due at once, at the tier to which an act brought it, at
    /// national and at the leader's office.
    fn danger_rungs(&self, place: Place) -> Vec<Rung> {
        let day = place.day(self.made().utc());
        let mut tiers = vec![self.tier];
        tiers.extend([Tier::National, Tier::Leader].into_iter().filter(|tier| *tier != self.tier));
        tiers.into_iter().map(|tier| Rung { tier, since: day, due: day, silent: false }).collect()
    }

    /// The last day in time for the tier that a step brought it to, counted from a day, where nothing was put off.
    pub fn due_after(&self, step: &FlagWords, since: NaiveDate, policy: &Policy, place: Place) -> NaiveDate {
        let counted = || policy.days_at(step.tier).map(|days| place.business_days_after(since, days));
        let by_clock = step.date.or_else(counted).unwrap_or(since);
        // The raiser may ask for an answer before the tier's deadline, never after it.
        let by = self.body.as_ref().and_then(|body| body.by);
        let asked = by.filter(|asked| step.what == FlagStep::Raised && *asked >= since);
        asked.map_or(by_clock, |asked| asked.min(by_clock))
    }

    /// The tiers at which it is on a day in the riding.
    pub fn stands_on(&self, day: NaiveDate, policy: &Policy, place: Place) -> Vec<Rung> {
        let mut rungs = self.ladder(policy, place);
        rungs.retain(|rung| !rung.silent || rung.since < day);
        rungs
    }

    /// How long it spent at each tier by acts, one stretch after the other.
    pub fn stays(&self) -> Vec<Stay> {
        let path = self.path();
        let mut stays: Vec<Stay> = Vec::new();
        for step in &path {
            let ends = step.what.moves() || step.what == FlagStep::Answered;
            if let Some(last) = stays.last_mut().filter(|_| ends) {
                last.to = Some(step.since);
            }
            if step.what.moves() {
                stays.push(Stay { tier: step.tier, from: step.since, to: None });
            }
        }
        stays
    }
}
