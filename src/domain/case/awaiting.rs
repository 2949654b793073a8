//! What waits for a second beside decisions: waivers, the end of a recusal, a step back of phase, releases and purges.
//! Only what the second would still change waits.

use std::fmt::{self, Display};

use serde::{Serialize, Serializer};

use crate::domain::case::flag::TextBody;
use crate::domain::case::view::View;
use crate::domain::case::{CaseFile, Stamp, phase};
use crate::domain::check_kind::CheckKind;
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Declared, Phase, Waived};
use crate::domain::gates::{Proposal, gates, gates_for, independence, separate};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::shows;
use crate::domain::refusal::{
    Cause, Gate, GateId, Lifter, Purpose, Refusal, Suggest, own_rule, rule, said, shaped,
};
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

/// On what a second would have its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The case itself.
    Case,
    /// A check, its consent, its dispute.
    Check(CheckKind),
    /// The number of a condition.
    Condition(u32),
    /// The phase that the case would have.
    Phase(Phase),
    /// Whose recusal it would end.
    Person(PersonId),
    /// Something by its letters, or somebody by name.
    Named(String),
}

impl About {
    /// Reads what [`About`] prints.
    pub fn read(what: SecondOf, word: &str) -> Option<About> {
        Some(match what {
            SecondOf::WaiveCheck | SecondOf::WaiveConsent | SecondOf::WaiveDispute => {
                About::Check(word.parse().ok()?)
            }
            SecondOf::WaiveCondition => About::Condition(word.parse().ok()?),
            SecondOf::PhaseBack | SecondOf::Phase => About::Phase(word.parse().ok()?),
            SecondOf::RecusalEnd => About::Person(word.parse().ok()?),
            SecondOf::WaivePrior | SecondOf::WaiveFinding => About::Named(word.to_owned()),
            SecondOf::Release | SecondOf::Purge => About::Case,
        })
    }
}

impl Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Case => Ok(()),
            About::Check(check) => write!(f, "{check}"),
            About::Condition(number) => write!(f, "{number}"),
            About::Phase(phase) => write!(f, "{phase}"),
            About::Person(person) => write!(f, "{person}"),
            About::Named(name) => f.write_str(name),
        }
    }
}

impl Serialize for About {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// An act that has no effect yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Who signed it, and when.
    pub stamp: Stamp,
    /// What it would bring about.
    pub what: SecondOf,
    /// On what.
    pub about: About,
    /// Why, in its author's words, where they gave a reason: nobody seconds what they have not read.
    pub why: Option<String>,
}

impl CaseFile {
    fn awaited(&self, (at, by): (usize, PersonId), what: SecondOf, about: About) -> Option<Awaited> {
        let (stamp, entry) = self.stamped(at, by)?;
        let said = ["text", "why"].into_iter().map(|field| entry.text(field)).find(|text| shows(text));
        Some(Awaited { stamp, what, about, why: said.map(str::to_owned) })
    }

    /// Every act but decisions that waits for somebody else's second, oldest first.
    pub fn seconds_awaited(&self) -> Vec<Awaited> {
        let declined = |at: usize| {
            let declines = self.skeleton.declines.iter();
            declines.filter_map(|decline| self.history().position(decline.of)).any(|of| of == at)
        };
        let waiting = self.skeleton.waiting.iter().filter(|act| act.seconded.is_none() && !declined(act.at));
        let acts = waiting.filter_map(|act| {
            let (what, about) = self.still_changes(act)?;
            self.awaited((act.at, act.by), what, about)
        });
        let ends = self.skeleton.declarations.iter().filter(|end| {
            let ends = end.ends_recusal && end.state != Declared::Recused && end.seconded.is_none();
            ends && !declined(end.at) && self.is_recused(end.person)
        });
        let ends = ends.filter_map(|end| {
            self.awaited((end.at, end.by), SecondOf::RecusalEnd, About::Person(end.person))
        });
        let mut awaited: Vec<Awaited> = acts.chain(ends).collect();
        awaited.sort_by_key(|act| act.stamp.at);
        awaited
    }

    /// Why somebody asks for the second of an act, in their own words.
    pub fn why_awaited(&self, act: EventId) -> Option<String> {
        self.seconds_awaited().into_iter().find(|awaited| awaited.stamp.id == act)?.why
    }

    /// What a waiver lifts, and of what.
    pub fn waiver_of(&self, what: Waived) -> (SecondOf, About) {
        match what {
            Waived::Check(check) => (SecondOf::WaiveCheck, About::Check(check)),
            Waived::Consent(check) => (SecondOf::WaiveConsent, About::Check(check)),
            Waived::Dispute(check) => (SecondOf::WaiveDispute, About::Check(check)),
            Waived::Prior(event) => (SecondOf::WaivePrior, About::Named(self.short(event))),
            Waived::Finding(event) => (SecondOf::WaiveFinding, About::Named(self.short(event))),
            Waived::Condition(_, number) => (SecondOf::WaiveCondition, About::Condition(number)),
        }
    }

    fn still_changes(&self, waiting: &Waiting) -> Option<(SecondOf, About)> {
        let closed = self.skeleton.is_closed();
        match &waiting.act {
            Act::Waive { what: Waived::Condition(decision, number) } => {
                let holds = self
                    .decisions
                    .iter()
                    .any(|set| set.stamp.id == *decision && set.state == DecisionState::Effective);
                let open = holds && !self.skeleton.is_settled_condition(*decision, *number);
                (!closed && open).then(|| self.waiver_of(Waived::Condition(*decision, *number)))
            }
            Act::Waive { what: Waived::Dispute(kind) } => {
                let open = !closed && self.is_disputed(*kind);
                open.then(|| self.waiver_of(Waived::Dispute(*kind)))
            }
            Act::Waive { what: Waived::Consent(kind) } => {
                let open = !closed && self.lacks_consent(*kind);
                open.then(|| self.waiver_of(Waived::Consent(*kind)))
            }
            Act::Waive { what } => {
                (!closed && !self.skeleton.is_waived(*what)).then(|| self.waiver_of(*what))
            }
            Act::Phase { phase, .. } => {
                let back = self.skeleton.is_phase_back(*phase);
                let what = if back { SecondOf::PhaseBack } else { SecondOf::Phase };
                let waits = !closed && !self.skeleton.is_lapsed_phase(waiting.at, self.history());
                waits.then_some((what, About::Phase(*phase)))
            }
            Act::Release { .. } => Some((SecondOf::Release, About::Case)),
            Act::Purge { .. } => Some((SecondOf::Purge, About::Case)),
            _ => None,
        }
    }
}

/// A second passes the gates that the decision passed: what it agrees to must still be valid.
pub(super) fn content(view: &View<'_>, event: EventId, me: PersonId) -> Result<(), Refusal> {
    phase::still_waits(view.file, event)?;
    let independence =
        Gate { id: GateId::Second, purpose: Purpose::Every, gaps: independence(view, event, me) };
    let decision = view.file.decisions.iter().find(|decision| decision.stamp.id == event);
    let Some(decision) = decision else {
        return if independence.passes() { Ok(()) } else { Err(Refusal::Gates(vec![independence])) };
    };
    match decision.state {
        // Nobody signs in a case that does not verify, so this is refused earlier.
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
                rule(Cause::SecondLapsed { decision: view.file.item(event) }, Lifter::Approver, None)
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
    gates.push(independence);
    if gates.iter().all(Gate::passes) { Ok(()) } else { Err(Refusal::Gates(gates)) }
}

/// Whether declining says why.
pub(super) fn decline_shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<TextBody>(entry)?;
    said(&body.text, Cause::WhyEmpty)
}

/// What is declined waits for a second: nobody declines what is in effect, or has ended. A phase without a greenlight that
/// a later one overtook is declined all the same: that ends its line.
pub(super) fn decline(file: &CaseFile, event: EventId) -> Result<(), Refusal> {
    let waits = match file.decisions.iter().find(|decision| decision.stamp.id == event) {
        Some(decision) => decision.state == DecisionState::AwaitingSecond,
        None => {
            let open = file.skeleton.open_exception(file.history()).is_some_and(|open| open.id == event);
            open || file.seconds_awaited().iter().any(|awaited| awaited.stamp.id == event)
        }
    };
    if waits { Ok(()) } else { Err(rule(Cause::DeclineNothingWaits, Lifter::Person, Suggest::show())) }
}
