//! `brief list`: the copies of briefs that this person was given, and which of them are not the newest state any more.

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::cli::sheet::sheet;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::copies::Issued;
use crate::domain::event::{Audience, Tier};
use crate::domain::names::fold;
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;
use crate::report::phrases;
use crate::report::shown;
use crate::say;

/// Whether a copy is this person's: it was handed out to one of their names, or to the leader's office while they work
/// there over the case.
fn is_mine(desk: &Desk, file: &CaseFile, copy: &Issued) -> bool {
    let reader = desk.reader();
    let office = copy.audience == Audience::Leader && sight::of(&reader, file).tier() == Some(Tier::Leader);
    let to = copy.body.as_ref().map(|body| fold(&body.to));
    office || reader.numbers.iter().any(|number| to == Some(fold(&desk.roster.name(*number))))
}

pub(super) fn list(context: &Context) -> Result<(), Error> {
    let (desk, texts) = (context.desk()?, &context.texts);
    let reader = desk.reader();
    let (mut rows, mut data, mut unread) = (Vec::new(), Vec::new(), 0);
    for id in desk.store.with_copies(&reader)? {
        let file = desk.store.case_among_many(id, &desk.roster)?;
        let mine: Vec<_> = file.issued.iter().filter(|copy| is_mine(&desk, &file, copy)).collect();
        if mine.is_empty() {
            continue;
        }
        // What became of the case is content, so until a declaration its copies are only counted.
        if !sight::of(&reader, &file).shows(Page::Brief, Part::Words) {
            unread += mine.len();
            continue;
        }
        context.shows_ids(&desk, [id])?;
        let sheet = sheet(context, &desk, &file)?;
        for row in sheet.issued.iter().filter(|row| mine.iter().any(|copy| copy.stamp.id == row.mark.id)) {
            let day = file.place().day(row.mark.time.utc());
            data.push(json!({
                "case": id, "short": sheet.short, "name": sheet.name, "copy": row.copy, "to": row.to,
                "audience": row.audience, "on": day, "by": row.mark.by, "outdated": row.outdated,
                "replaced": row.replaced, "overtaken": row.overtaken, "acts_since": row.acts_since,
            }));
            rows.push(vec![
                sheet.short.clone(),
                shown::cut(&sheet.name, 24),
                row.copy.to_string(),
                day.to_string(),
                texts.word(row.audience),
                phrases::copy_state(row, texts),
            ]);
        }
    }
    if context.output.json {
        data.extend((unread > 0).then(|| json!({ "case": null, "unread": unread })));
        Output::json(&data);
        return Ok(());
    }
    let heads = say!(texts, [col_case, col_name, col_number, col_day, col_to, col_state]);
    context.output.table(&heads, &rows);
    if unread > 0 {
        context.output.say(&say!(texts, copies_unread, count = unread));
    } else if rows.is_empty() {
        context.output.say(&say!(texts, copies_none));
    }
    Ok(())
}
