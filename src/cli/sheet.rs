//! A case as data, as the person at the keyboard may read it.

use crate::cli::context::Context;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::sight;
use crate::error::Error;
use crate::report::sheet::Sheet;
use crate::report::sheet::contest_rows::ElsewhereRow;

/// A case as data, as this person may read it.
pub(super) fn sheet(context: &Context, desk: &Desk, file: &CaseFile) -> Result<Sheet, Error> {
    let (policy, reader) = (desk.policy(), desk.reader());
    let (view, sight) = (desk.view(file, &policy), sight::of(&reader, file));
    let short = desk.store.short(file.id)?;
    if !sight.has_declared() {
        return Ok(Sheet::public(&view, &sight, short, &context.texts));
    }
    let mut sheet = Sheet::of(&view, &sight, Some(desk.clock.now), short, &context.texts);
    // A contest is the riding's, so each case of it says which one keeps the record.
    if let Some((_, district)) = file.skeleton.district() {
        for kept in desk.store.contests_in(&district.to_string(), file.id, &reader)? {
            let case = desk.store.short(kept.case)?;
            let row = ElsewhereRow { case, name: kept.name, selected_on: kept.selected_on };
            sheet.contests_elsewhere.push(row);
        }
    }
    Ok(sheet)
}
