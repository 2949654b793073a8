//! What becomes of the rows of a form, as data for a script: the same as the preview for a person, and all of it.

use serde_json::{Value, json};

use crate::cli::import::declared;
use crate::cli::output::Output;
use crate::cli::prior::EarlierOfRow;
use crate::desk::Desk;
use crate::desk::form::{Beside, Changed, Near, Plan};
use crate::domain::district::Former;
use crate::error::Error;
use crate::intake::Import;
use crate::intake::application::{Application, Problem};

pub(super) fn show(
    desk: &Desk,
    read: &Import,
    plan: &Plan,
    earlier: &[EarlierOfRow<'_>],
) -> Result<(), Error> {
    let new: Vec<&Application> = plan.new_rows().collect();
    Output::json(&json!({
        "rows": plan.rows.len(), "detected": read.detected, "unplaced": read.unplaced,
        "unread": read.unread.iter().map(unread).collect::<Vec<_>>(),
        "new": new, "known": plan.known(), "corrections": corrections(desk, plan)?,
        "questions": questions(desk, plan)?, "earlier": earlier_files(earlier),
        "hidden": plan.hidden().map(|row| row.source.row).collect::<Vec<_>>(), "former_names": former_names(plan), "declared": declared::of_plan(plan, &[]),
        "unrecognizable": plan.unrecognizable().collect::<Vec<_>>(), "applied": false,
    }));
    Ok(())
}

/// A cell that is kept as it was answered, and why.
fn unread(cell: &Problem) -> Value {
    let mut why = String::new();
    for letter in cell.what.code().chars() {
        if letter.is_ascii_uppercase() && !why.is_empty() {
            why.push('-');
        }
        why.push(letter.to_ascii_lowercase());
    }
    json!({ "row": cell.row, "column": cell.column, "text": cell.what.text(), "why": why })
}

fn corrections(desk: &Desk, plan: &Plan) -> Result<Vec<Value>, Error> {
    let case = |changed: &Changed| desk.store.short(changed.case);
    let mut corrections = Vec::new();
    for (row, changed) in plan.changed() {
        corrections.push(json!({
            "row": row.source.row, "case": changed.case, "short": case(changed)?, "name": row.name,
            "changes": changed.correction.changes, "left": changed.correction.left,
            "district": changed.moved, "closed": changed.closed, "signed": changed.is_signed(),
        }));
    }
    Ok(corrections)
}

fn questions(desk: &Desk, plan: &Plan) -> Result<Vec<Value>, Error> {
    let cases = desk.cases_asked_about(plan)?;
    let near = |near: &Near| {
        let mut said = json!(near);
        if let (Beside::Case(case), Some(fields)) = (near.beside, said.as_object_mut()) {
            let found = cases.get(&case);
            // Of a case that the reader may not see, nothing but that it is there.
            fields.insert("case".to_owned(), json!(found.map(|found| found.id)));
            fields.insert("short".to_owned(), json!(found.map(|found| &found.short)));
            fields.insert("name".to_owned(), json!(found.map(|found| &found.name)));
            fields.insert("district".to_owned(), json!(found.map(|found| &found.district)));
        }
        said
    };
    let question = |(row, all): (&Application, &[Near])| {
        json!({
            "row": row.source.row, "name": row.name, "district": row.district.code,
            "near": all.iter().map(near).collect::<Vec<_>>(),
        })
    };
    Ok(plan.asking().map(question).collect())
}

/// The files that may be of the same person, row by row.
pub(super) fn earlier_files(earlier: &[EarlierOfRow<'_>]) -> Vec<Value> {
    let of_row =
        |(row, files): &EarlierOfRow<'_>| json!({ "row": row.source.row, "name": row.name, "files": files });
    earlier.iter().map(of_row).collect()
}

fn former_names(plan: &Plan) -> Vec<Value> {
    let of_row = |(row, former): (&Application, &Former)| {
        json!({
            "row": row.source.row, "name": row.name, "district": row.district.code,
            "former_en": former.name_en, "former_fr": former.name_fr, "until": former.until.to_string(),
        })
    };
    plan.former_names().map(of_row).collect()
}
