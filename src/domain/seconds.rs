//! What waits for a second beside decisions: waivers, the end of a recusal, a step back of phase, releases and purges.
//! Only what the second would still change waits.

use crate::domain::case::{CaseFile, Stamp};
use crate::domain::event::{Act, Declared, Waived};
use crate::domain::skeleton::{DecisionState, Waiting};
use crate::domain::words::words;

words! {
    /// What a second would bring about.
    SecondOf "second-of" {
        WaiveCheck = "waive-check",
        WaiveConsent = "waive-consent",
        WaiveDispute = "waive-dispute",
        WaivePrior = "waive-prior",
        WaiveFinding = "waive-finding",
        WaiveCondition = "waive-condition",
        PhaseBack = "phase-back",
        /// A phase in which the person stands without a greenlight.
        Phase = "phase",
        RecusalEnd = "recusal-end",
        Release = "release",
        Purge = "purge",
    }
}

/// An act that has no effect yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Who signed it, and when.
    pub stamp: Stamp,
    /// What it would bring about.
    pub what: SecondOf,
    /// About which check, condition or phase.
    pub about: String,
}

impl CaseFile {
    /// Every act but decisions that waits for somebody else's second, oldest first.
    pub fn seconds_awaited(&self) -> Vec<Awaited> {
        let declined = |at: usize| {
            let declines = self.skeleton.declines.iter();
            declines.filter_map(|one| self.history().position(one.of)).any(|of| of == at)
        };
        let waiting = self.skeleton.waiting.iter();
        let waiting = waiting.filter(|one| one.seconded.is_none() && !declined(one.at));
        let acts = waiting.filter_map(|one| {
            let (what, about) = self.still_changes(one)?;
            Some(Awaited { stamp: self.stamp_at(one.at, one.by)?, what, about })
        });
        let ends = self.skeleton.declarations.iter().filter(|one| {
            let ends = one.ends_recusal && one.state != Declared::Recused && one.seconded.is_none();
            ends && !declined(one.at) && self.is_recused(one.person)
        });
        let ends = ends.filter_map(|one| {
            let about = one.person.to_string();
            Some(Awaited { stamp: self.stamp_at(one.at, one.by)?, what: SecondOf::RecusalEnd, about })
        });
        let mut all: Vec<Awaited> = acts.chain(ends).collect();
        all.sort_by_key(|one| one.stamp.at);
        all
    }

    fn still_changes(&self, one: &Waiting) -> Option<(SecondOf, String)> {
        let closed = self.skeleton.is_closed();
        match &one.act {
            Act::Waive { what: Waived::Check(kind) } => {
                (!closed && !self.is_waived(*kind)).then(|| (SecondOf::WaiveCheck, kind.to_string()))
            }
            Act::Waive { what: Waived::Condition(decision, number) } => {
                let holds = self
                    .decisions
                    .iter()
                    .any(|one| one.stamp.id == *decision && one.state == DecisionState::Effective);
                let open = holds && !self.skeleton.is_settled_condition(*decision, *number);
                (!closed && open).then(|| (SecondOf::WaiveCondition, number.to_string()))
            }
            Act::Waive { what } if !closed && !self.skeleton.is_waived(*what) => match what {
                Waived::Consent(kind) => Some((SecondOf::WaiveConsent, kind.to_string())),
                Waived::Dispute(kind) => Some((SecondOf::WaiveDispute, kind.to_string())),
                Waived::Prior(event) => Some((SecondOf::WaivePrior, self.short(*event))),
                Waived::Finding(event) => Some((SecondOf::WaiveFinding, self.short(*event))),
                Waived::Check(_) | Waived::Condition(..) => None,
            },
            Act::Phase { phase, .. } => {
                let back = self.skeleton.is_phase_back(*phase);
                let what = if back { SecondOf::PhaseBack } else { SecondOf::Phase };
                let waits = !closed && !self.skeleton.is_lapsed_phase(one.at, self.history());
                waits.then(|| (what, phase.to_string()))
            }
            Act::Release { .. } => Some((SecondOf::Release, String::new())),
            Act::Purge { .. } => Some((SecondOf::Purge, String::new())),
            _ => None,
        }
    }
}
