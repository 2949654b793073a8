//! What waits for a second beside decisions: waivers, the end of a recusal, a step back of phase, releases and purges.
//! Only what the second would still change waits.

use crate::domain::case::flag::TextBody;
use crate::domain::case::view::View;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Declared, Waived};
use crate::domain::gates::{Proposal, gates, gates_for, separate};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::refusal::{Cause, Gate, GateId, Lifter, Refusal, Suggest, own_rule, rule, said, shaped};
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
        /// A phase in which the person is a candidate of the party without a greenlight.
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
            declines.filter_map(|decline| self.history().position(decline.of)).any(|of| of == at)
        };
        let waiting = self.skeleton.waiting.iter().filter(|act| act.seconded.is_none() && !declined(act.at));
        let acts = waiting.filter_map(|act| {
            let (what, about) = self.still_changes(act)?;
            Some(Awaited { stamp: self.stamp_at(act.at, act.by)?, what, about })
        });
        let ends = self.skeleton.declarations.iter().filter(|end| {
            let ends = end.ends_recusal && end.state != Declared::Recused && end.seconded.is_none();
            ends && !declined(end.at) && self.is_recused(end.person)
        });
        let ends = ends.filter_map(|end| {
            let about = end.person.to_string();
            Some(Awaited { stamp: self.stamp_at(end.at, end.by)?, what: SecondOf::RecusalEnd, about })
        });
        let mut awaited: Vec<Awaited> = acts.chain(ends).collect();
        awaited.sort_by_key(|act| act.stamp.at);
        awaited
    }

    fn still_changes(&self, waiting: &Waiting) -> Option<(SecondOf, String)> {
        let closed = self.skeleton.is_closed();
        match &waiting.act {
            Act::Waive { what: Waived::Check(kind) } => {
                (!closed && !self.is_waived(*kind)).then(|| (SecondOf::WaiveCheck, kind.to_string()))
            }
            Act::Waive { what: Waived::Condition(decision, number) } => {
                let holds = self
                    .decisions
                    .iter()
                    .any(|set| set.stamp.id == *decision && set.state == DecisionState::Effective);
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
                let waits = !closed && !self.skeleton.is_lapsed_phase(waiting.at, self.history());
                waits.then(|| (what, phase.to_string()))
            }
            Act::Release { .. } => Some((SecondOf::Release, String::new())),
            Act::Purge { .. } => Some((SecondOf::Purge, String::new())),
            _ => None,
        }
    }
}

/// A second passes the gates that the decision passed: what it agrees to must still hold.
pub(super) fn content(view: &View<'_>, event: EventId, me: PersonId) -> Result<(), Refusal> {
    let decision = view.file.decisions.iter().find(|decision| decision.stamp.id == event);
    let Some(decision) = decision else { return Ok(()) };
    match decision.state {
        // On one that does not verify nothing is signed in the first place.
        DecisionState::AwaitingSecond | DecisionState::Broken => {}
        DecisionState::Effective
        | DecisionState::Reversed
        | DecisionState::Ended
        | DecisionState::Declined => {
            return Err(own_rule(Cause::SecondNotNeeded));
        }
        DecisionState::Lapsed => {
            let shut = gates(view).into_iter().filter(|gate| gate.id == GateId::Second && !gate.passes());
            let shut: Vec<_> = shut.collect();
            return Err(if shut.is_empty() {
                rule(Cause::DecisionLapsed, Lifter::Approver, None)
            } else {
                Refusal::Gates(shut)
            });
        }
    }
    let body = decision.body.clone().unwrap_or_default();
    let mut gates = gates_for(view, &Proposal::of(decision, &body, me));
    // The recommendation is the decision's; the seconder may have made another.
    gates.retain(|gate| gate.id != GateId::Recommendation);
    let recommended = decision.recommendation.and_then(|id| view.file.history().position(id));
    let recommended = recommended.and_then(|at| view.file.author(at));
    for gate in gates.iter_mut().filter(|gate| gate.id == GateId::SeparateAdmin) {
        gate.gaps = separate(view, me, recommended);
    }
    if gates.iter().all(Gate::passes) { Ok(()) } else { Err(Refusal::Gates(gates)) }
}

/// Whether declining says why.
pub(super) fn decline_shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<TextBody>(entry)?;
    said(&body.text, Cause::WhyEmpty)
}

/// What is declined waits for a second: nobody declines what is in effect, or has ended.
pub(super) fn decline(file: &CaseFile, event: EventId) -> Result<(), Refusal> {
    let waits = match file.decisions.iter().find(|decision| decision.stamp.id == event) {
        Some(decision) => decision.state == DecisionState::AwaitingSecond,
        None => file.seconds_awaited().iter().any(|awaited| awaited.stamp.id == event),
    };
    if waits { Ok(()) } else { Err(rule(Cause::DeclineNothingWaits, Lifter::Person, Suggest::show())) }
}
