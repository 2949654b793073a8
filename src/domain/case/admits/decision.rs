//! When a decision, its second and its conditions may be written: the gates, and what a condition needs.

use super::{Refusal, rule, said};
use crate::domain::case::CaseFile;
use crate::domain::case::decision::{DecisionBody, MetBody};
use crate::domain::case::leak::{Leak, leaks};
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Waived};
use crate::domain::gates::{Gap, Gate, GateId, Lifter, Proposal, View, gates, gates_for, separate};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::roster::body_of;
use crate::domain::skeleton::DecisionState;

/// The rules that look at the case as it stands.
pub(super) fn content(act: &Act, entry: &Entry, view: &View<'_>, me: PersonId) -> Result<(), Refusal> {
    let file = view.file;
    match act {
        Act::Decide { outcome } | Act::Reverse { outcome, .. } => {
            let body: DecisionBody = body_of(entry).unwrap_or_default();
            for_applicant(file, body.applicant.as_deref().unwrap_or_default())?;
            let reverses = matches!(act, Act::Reverse { .. });
            let (outcome, reason, rests_on) = (*outcome, body.reason, &body.rests_on);
            let overrides = body.overrides.as_ref();
            pass(view, &Proposal { me: Some(me), outcome, reverses, reason, rests_on, overrides })
        }
        Act::Met { decision, number } => {
            let body: MetBody = body_of(entry).unwrap_or_default();
            said(&body.evidence, "met-evidence")?;
            condition(file, *decision, *number)
        }
        Act::Waive { what: Waived::Condition(decision, number) } => condition(file, *decision, *number),
        Act::Second { event } => second(view, *event, me),
        Act::Decline { event } => decline(file, *event),
        _ => Ok(()),
    }
}

/// A text for the applicant names no source and no third person, and passes on nothing that stays inside.
pub(super) fn for_applicant(file: &CaseFile, text: &str) -> Result<(), Refusal> {
    let Some(leak) = leaks(text, file).into_iter().next() else { return Ok(()) };
    let (command, lifted_by) = (String::new(), Lifter::Person);
    let (Leak::Source(words) | Leak::ThirdParty(words) | Leak::Restricted(words)) = &leak;
    let names = vec![("words", words.clone())];
    Err(Refusal::Rule(match leak {
        Leak::Source(_) => Gap { code: "applicant-source", names, lifted_by, command },
        Leak::ThirdParty(_) => Gap { code: "applicant-third-party", names, lifted_by, command },
        Leak::Restricted(_) => Gap { code: "applicant-restricted", names, lifted_by, command },
    }))
}

fn pass(view: &View<'_>, proposal: &Proposal<'_>) -> Result<(), Refusal> {
    let all = gates_for(view, proposal);
    if all.iter().all(Gate::passes) { Ok(()) } else { Err(Refusal::Gates(all)) }
}

/// A second passes the gates that the decision passed: what it agrees to must still hold.
fn second(view: &View<'_>, event: EventId, me: PersonId) -> Result<(), Refusal> {
    let Some(decision) = view.file.decisions.iter().find(|one| one.stamp.id == event) else { return Ok(()) };
    match decision.state {
        // On one that does not verify nothing is signed in the first place.
        DecisionState::AwaitingSecond | DecisionState::Broken => {}
        DecisionState::Effective
        | DecisionState::Reversed
        | DecisionState::Ended
        | DecisionState::Declined => {
            return Err(rule("second-not-needed", Lifter::Person, ""));
        }
        DecisionState::Lapsed => {
            let shut = gates(view).into_iter().filter(|gate| gate.id == GateId::Second && !gate.passes());
            let shut: Vec<_> = shut.collect();
            return Err(if shut.is_empty() {
                rule("second-lapsed", Lifter::Approver, "")
            } else {
                Refusal::Gates(shut)
            });
        }
    }
    let body = decision.body.clone().unwrap_or_default();
    let mut all = gates_for(view, &Proposal::of(decision, &body, me));
    // The recommendation is the decision's; the seconder may have made another.
    all.retain(|gate| gate.id != GateId::Recommendation);
    let recommended = decision.recommendation.and_then(|id| view.file.history().position(id));
    let recommended = recommended.and_then(|at| view.file.author(at));
    for gate in all.iter_mut().filter(|gate| gate.id == GateId::SeparateAdmin) {
        gate.gaps = separate(view, me, recommended);
    }
    if all.iter().all(Gate::passes) { Ok(()) } else { Err(Refusal::Gates(all)) }
}

/// What is declined waits for a second: nobody declines what is in effect, or has ended.
fn decline(file: &CaseFile, event: EventId) -> Result<(), Refusal> {
    let waits = match file.decisions.iter().find(|one| one.stamp.id == event) {
        Some(decision) => decision.state == DecisionState::AwaitingSecond,
        None => file.seconds_awaited().iter().any(|one| one.stamp.id == event),
    };
    if waits { Ok(()) } else { Err(rule("decline-nothing-waits", Lifter::Person, "show CASE")) }
}

/// A condition that is met or waived is one that a decision in effect set, and that is still open.
fn condition(file: &CaseFile, decision: EventId, number: u32) -> Result<(), Refusal> {
    let set = file.decisions.iter().find(|one| one.stamp.id == decision);
    let effective = set.filter(|one| one.state == DecisionState::Effective);
    let count = effective.and_then(|one| one.body.as_ref()).map_or(0, |body| body.conditions.len());
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    let names = vec![("number", number.to_string()), ("count", count.to_string())];
    let command = "condition list CASE".to_owned();
    if index == 0 || index > count {
        return Err(Refusal::Rule(Gap {
            code: "condition-unknown",
            names,
            lifted_by: Lifter::Person,
            command,
        }));
    }
    if file.skeleton.is_settled_condition(decision, number) {
        return Err(Refusal::Rule(Gap {
            code: "condition-settled",
            names,
            lifted_by: Lifter::Person,
            command,
        }));
    }
    Ok(())
}
