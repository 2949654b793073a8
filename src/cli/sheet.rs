//! A case as data, as the person at the keyboard may read it.

use crate::cli::context::Context;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::sight;
use crate::error::Error;
use crate::report::sheet::Sheet;

/// A case as data, as this person may read it.
pub(super) fn sheet(context: &Context, desk: &Desk, file: &CaseFile) -> Result<Sheet, Error> {
    let (policy, reader) = (desk.policy(), desk.reader());
    let (view, sight) = (desk.view(file, &policy), sight::of(&reader, file));
    let short = desk.store.short(file.id)?;
    if !sight.has_declared() {
        return Ok(Sheet::public(&view, &sight, short, &context.texts));
    }
    Ok(Sheet::of(&view, &sight, Some(desk.clock.now), short, &context.texts))
}
