//! Who keeps the roster and who decides: not the same person, and nobody decides on the recommendation of somebody whom
//! they put there. The law does not forbid it; such a decision is marked, and the policy `separate_admin=required`
//! makes a gate of it.

use super::proposal::Proposal;
use super::recommendation::relied_on;
use crate::domain::case::Status;
use crate::domain::case::view::View;
use crate::domain::event::Role;
use crate::domain::ids::PersonId;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::roster::Roster;

/// Whether a person holds a role, under any of their numbers.
fn holds(roster: &Roster, person: PersonId, role: Role) -> bool {
    let numbers = roster.same().numbers(person);
    let known = numbers.iter().filter_map(|number| roster.person(*number));
    known.flat_map(|known| roster.held_now(known)).any(|grant| grant.role == role)
}

/// Everybody on the roster, once, by the number by which they are counted.
fn people(roster: &Roster) -> impl Iterator<Item = PersonId> {
    let same = roster.same();
    roster.people().map(|person| person.id).filter(move |person| same.counted(*person) == *person)
}

/// Everybody who is administrator, and decides or seconds.
pub fn keep_and_decide(roster: &Roster) -> Vec<PersonId> {
    let both =
        |person: &PersonId| holds(roster, *person, Role::Admin) && holds(roster, *person, Role::Approver);
    people(roster).filter(both).collect()
}

/// Everybody who recommends and was put on the roster by somebody who decides or seconds, with that one.
pub fn put_by_deciders(roster: &Roster) -> Vec<(PersonId, PersonId)> {
    let deciders: Vec<PersonId> =
        people(roster).filter(|person| holds(roster, *person, Role::Approver)).collect();
    let put = |person: PersonId| deciders.iter().map(move |by| (person, *by));
    people(roster).flat_map(put).filter(|(person, by)| roster.is_put_by(*person, *by, Role::vets)).collect()
}

/// What ties somebody who decides or seconds to the keeping of the roster, as it was when they signed.
pub fn separation(roster: &Roster, me: PersonId, recommended: Option<PersonId>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    if holds(roster, me, Role::Admin) {
        let command = Suggest::on_case("decide").blank(Blank::Outcome).text("--why");
        let cause = Cause::SeparateKeeper { person: roster.name(me) };
        gaps.push(Gap::new(cause, Lifter::Approver, command));
    }
    if let Some(recommended) = recommended.filter(|person| roster.is_put_by(*person, me, Role::vets)) {
        let command = Suggest::on_case("recommend").blank(Blank::Outcome).text("--why");
        let cause =
            Cause::SeparateRecommender { person: roster.name(me), recommender: roster.name(recommended) };
        gaps.push(Gap::new(cause, Lifter::Anyone, command));
    }
    gaps
}

/// The gate: where the policy requires it, nobody decides or seconds who keeps the roster, or on the recommendation of
/// somebody whom they put on it.
pub(in crate::domain) fn separate(view: &View<'_>, me: PersonId, recommended: Option<PersonId>) -> Vec<Gap> {
    if view.policy.requires_separate_admin() { separation(view.roster, me, recommended) } else { Vec::new() }
}

/// The same before a proposal is signed. For the case as a whole it names no gap: nobody knows who will sign, and a signed
/// decision has marks of its own.
pub(super) fn before(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let gaps_of = |me| {
        let recommended = relied_on(view.file, me).filter(|_| !proposal.reverses);
        separate(view, me, recommended)
    };
    proposal.me.map(gaps_of).unwrap_or_default()
}

/// The same, as `next` and `show` show it to somebody who would decide or second now; others see nothing of it.
pub fn separate_for(view: &View<'_>, me: PersonId) -> Vec<Gap> {
    let file = view.file;
    let decides = matches!(file.status(), Status::Open | Status::Recommended | Status::AwaitingSecond);
    if !decides || !view.works(me, |role| role == Role::Approver) {
        return Vec::new();
    }
    let recommended = match file.awaiting() {
        Some(waiting) => {
            let at = waiting.recommendation.and_then(|id| file.history().position(id));
            at.and_then(|at| file.author(at))
        }
        None => relied_on(file, me),
    };
    separate(view, me, recommended)
}
