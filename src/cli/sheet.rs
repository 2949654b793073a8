//! A case as data, as the person at the keyboard may read it.

use crate::cli::context::Context;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::event::Role;
use crate::error::Error;
use crate::report::sheet::{Reader, Sheet};

/// What this person may read in a case.
pub(super) fn reader_of(desk: &Desk, file: &CaseFile) -> Reader {
    let district = file.skeleton.district().map(|(_, district)| district);
    let counsel = desk.reader().roles.iter().any(|(role, scope)| {
        *role == Role::Approver && district.is_some_and(|district| scope.covers(district))
    });
    let tier = desk.tiers(file).last().copied();
    Reader {
        counsel,
        person: Some(desk.me()),
        numbers: desk.numbers(),
        tier,
        now: Some(desk.clock.now),
        kept_back: Vec::new(),
    }
}

/// A case as data, as this person may read it.
pub(super) fn sheet(context: &Context, desk: &Desk, file: &CaseFile) -> Result<Sheet, Error> {
    let policy = desk.policy();
    let short = desk.store.short(file.id)?;
    if !desk.may_read(file) {
        return Ok(Sheet::public(&desk.view(file, &policy), desk.me(), short, &context.texts));
    }
    Ok(Sheet::of(&desk.view(file, &policy), &reader_of(desk, file), short, &context.texts))
}
