//! The gate `second`: a decision that waits for a second, or whose wait ended, is not in effect; and a person who
//! wrote a finding or a note on which an act rests does not second it (`docs/rules.md`, 8.1).

use crate::domain::all_recused::deciders;
use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::district::Scope;
use crate::domain::event::{Act, Outcome, Role, Waived};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::skeleton::DecisionState;

pub(super) fn second(view: &View<'_>) -> Vec<Gap> {
    let Some(last) = view.file.decisions.last() else { return Vec::new() };
    let decision = view.file.item(last.stamp.id);
    match last.state {
        DecisionState::AwaitingSecond if nobody_is_left(view, last.stamp.id) => {
            vec![nobody(view, last.stamp.id)]
        }
        DecisionState::AwaitingSecond => {
            let command = Suggest::on_case("second").item(decision);
            vec![Gap::new(Cause::Second { decision }, Lifter::Approver, command)]
        }
        DecisionState::Lapsed => {
            let command = match (last.reverses, last.outcome) {
                (Some(reversed), outcome) => Suggest::on_case("reverse")
                    .item(view.file.item(reversed))
                    .word(outcome)
                    .asking("--ground", Blank::Ground),
                (None, Outcome::Withhold) => Suggest::on_case("decide")
                    .word(Outcome::Withhold)
                    .asking("--reason", Blank::Code)
                    .text("--applicant"),
                (None, outcome) => Suggest::on_case("decide").word(outcome),
            };
            vec![Gap::new(Cause::SecondLapsed { decision }, Lifter::Approver, command.text("--why"))]
        }
        DecisionState::Effective
        | DecisionState::Reversed
        | DecisionState::Ended
        | DecisionState::Declined
        | DecisionState::Broken => Vec::new(),
    }
}

/// What keeps somebody from seconding an act: they wrote what it rests on. Where nobody is left who could, the root
/// keys grant a further approver.
pub fn independence(view: &View<'_>, event: EventId, me: PersonId) -> Vec<Gap> {
    let Some((_, item)) = writers(view.file, event).into_iter().find(|(by, _)| view.file.is_one(*by, me))
    else {
        return Vec::new();
    };
    if nobody_is_left(view, event) {
        return vec![nobody(view, event)];
    }
    let (person, item) = (view.roster.name(me), view.file.item(item));
    let command = Suggest::on_case("second").item(view.file.item(event));
    vec![Gap::new(Cause::SecondWrote { person, item }, Lifter::AnotherApprover, command)]
}

fn nobody(view: &View<'_>, event: EventId) -> Gap {
    let scope =
        view.file.skeleton.district().map_or(Scope::Canada, |(_, district)| Scope::District(district));
    let command = Suggest::new("person grant")
        .blank(Blank::Name)
        .given("--role", Role::Approver)
        .given("--scope", scope);
    Gap::new(Cause::SecondNobody { item: view.file.item(event) }, Lifter::RootKeys, command)
}

/// Who wrote the findings and notes on which an act rests: each with the item.
fn writers(file: &CaseFile, event: EventId) -> Vec<(PersonId, EventId)> {
    let decision = file.decisions.iter().find(|decision| decision.stamp.id == event);
    let on: Vec<EventId> = match (decision, file.history().get(event).map(|entry| &entry.header.act)) {
        (Some(decision), _) => decision.body.iter().flat_map(|body| body.rests_on.iter().copied()).collect(),
        (None, Some(Act::Waive { what: Waived::Finding(finding) })) => vec![*finding],
        _ => Vec::new(),
    };
    let on: Vec<EventId> = on.into_iter().map(|id| file.chain(id)).collect();
    let findings = file.findings.iter().filter(|finding| on.contains(&finding.id()));
    let notes = file.interference.iter().filter(|note| on.contains(&note.stamp.id));
    let of_findings = findings.flat_map(|finding| finding.wrote().map(|stamp| (stamp.by, finding.id())));
    let of_notes = notes.flat_map(|note| note.wrote().map(|stamp| (stamp.by, note.id())));
    of_findings.chain(of_notes).collect()
}

/// Whether no approver over the district may second: each is recused or a member of the riding, or wrote the act, its
/// recommendation, or something on which it rests.
pub fn nobody_is_left(view: &View<'_>, event: EventId) -> bool {
    let file = view.file;
    let author = |id: EventId| file.history().position(id).and_then(|at| file.author(at));
    let decision = file.decisions.iter().find(|decision| decision.stamp.id == event);
    let recommended = decision.and_then(|decision| decision.recommendation).and_then(author);
    let mut barred: Vec<PersonId> = author(event).into_iter().chain(recommended).collect();
    barred.extend(writers(file, event).into_iter().map(|(by, _)| by));
    let wrote = |person: &PersonId| barred.iter().any(|by| file.is_one(*by, *person));
    deciders(file, view.roster).iter().all(wrote)
}
