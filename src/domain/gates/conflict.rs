//! The gate `conflict`: everyone who contributed or decides has said whether anything ties them to the case, or
//! somebody else answers for what they did.

use super::proposal::Proposal;
use crate::domain::authority::{Ground, row_of};
use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::event::{Act, MAX_IDS, RecordKind, Relation, Role};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::refusal::{Cause, Gap, Lifter, Suggest};

/// Opening, importing, assigning and declaring are not contributing; nor is a search that the program makes.
fn contributes(act: &Act) -> bool {
    !matches!(
        act,
        Act::Open { .. }
            | Act::Record { kind: RecordKind::Prior, relation: Relation::New }
            | Act::Declare { .. }
            | Act::Assign { .. }
            | Act::Place { .. }
            | Act::Phase { .. }
            | Act::Close {}
            | Act::Reopen {}
            | Act::Issue { .. }
            | Act::Flag { route: Some(_), .. }
            | Act::Refer { route: Some(_) }
    )
}

/// Whether the event at `at` is the work of somebody who is recused now, and nobody else has answered for it yet.
pub fn is_to_adopt(file: &CaseFile, at: usize) -> bool {
    let Some((entry, by)) = file.history().entries().get(at).zip(file.author(at)) else { return false };
    file.is_recused(by) && contributes(&entry.header.act) && !is_adopted(file, entry.id, by)
}

/// Whether somebody else than its author answers for an event.
fn is_adopted(file: &CaseFile, id: EventId, by: PersonId) -> bool {
    file.skeleton.adopted.iter().any(|(_, event, adopter)| *event == id && !file.is_one(*adopter, by))
}

/// Everyone who contributed or decides has declared, or their items were adopted by another; a recused person's
/// earlier items were adopted.
pub(super) fn conflict(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let file = view.file;
    // The authors whose items neither a declaration of theirs nor an adoption covers, and the items, in the order in
    // which they first contributed.
    let mut items: Vec<(PersonId, Vec<EventId>)> = Vec::new();
    for (at, entry) in file.history().entries().iter().enumerate() {
        let Some(person) = file.author(at) else { continue };
        let answered_for = !file.is_recused(person) && file.declared(person).is_some();
        if answered_for || !contributes(&entry.header.act) || is_adopted(file, entry.id, person) {
            continue;
        }
        match items.iter_mut().find(|(known, _)| file.is_one(*known, person)) {
            Some((_, ids)) => ids.push(entry.id),
            None => items.push((person, vec![entry.id])),
        }
    }
    let decides = proposal.me.filter(|me| {
        file.declared(*me).is_none() && !items.iter().any(|(known, _)| file.is_one(*known, *me))
    });
    items.extend(decides.map(|me| (me, Vec::new())));
    let gaps_of = |(person, ids): (PersonId, Vec<EventId>)| {
        let mut numbers = file.skeleton.same.numbers(person).into_iter();
        let works = numbers.any(|number| {
            view.roster.person(number).is_some_and(|known| view.roster.held_now(known).next().is_some())
        });
        let left = !ids.is_empty() && !works;
        let (recused, person) = (file.is_recused(person), view.roster.name(person));
        if recused {
            adoptions(&Cause::ConflictRecused { person }, file, &ids)
        } else if left {
            adoptions(&Cause::ConflictLeft { person }, file, &ids)
        } else {
            vec![Gap::new(Cause::ConflictUndeclared { person }, Lifter::Person, Suggest::declare_none())]
        }
    };
    items.into_iter().flat_map(gaps_of).collect()
}

/// The adoptions that somebody else must sign, in commands small enough for one event each. Only somebody who may do an
/// act adopts it: a reviewer answers for no decision.
fn adoptions(cause: &Cause, file: &CaseFile, ids: &[EventId]) -> Vec<Gap> {
    let ground = Ground {
        history: file.history(),
        skeleton: &file.skeleton,
        at: file.history().len(),
        me: PersonId([0; 8]),
    };
    let by_reviewer = |id: &&EventId| {
        let row = file.history().get(**id).map(|entry| row_of(&entry.header.act, &ground));
        matches!(row, Some(Ok(row)) if row.roles.contains(&Role::Reviewer))
    };
    let (reviewers, approvers): (Vec<EventId>, Vec<EventId>) = ids.iter().partition(by_reviewer);
    let both = [(reviewers, Lifter::SeniorOther), (approvers, Lifter::Approver)];
    let commands = both.iter().flat_map(|(ids, by)| ids.chunks(MAX_IDS).map(move |some| (some, *by)));
    let adoption = |(some, by): (&[EventId], Lifter)| {
        let items = some.iter().map(|id| file.item(*id));
        Gap::new(cause.clone(), by, items.fold(Suggest::on_case("adopt"), Suggest::item))
    };
    commands.map(adoption).collect()
}
