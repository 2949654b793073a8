//! To whom a case is assigned.

use crate::domain::case::view::View;
use crate::domain::event::Role;
use crate::domain::ids::PersonId;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, rule};

/// Only somebody who may work on a case is assigned to it.
pub(super) fn content(view: &View<'_>, person: PersonId) -> Result<(), Refusal> {
    let works = view.works(person, Role::vets);
    if works && !view.file.is_recused(person) {
        return Ok(());
    }
    let cause = Cause::AssignWho { person: view.roster.name(person) };
    Err(rule(cause, Lifter::SeniorOther, Suggest::new("person list")))
}
