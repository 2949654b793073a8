//! `import list`, `import undo BATCH`: what one import opened, and closing it again where only its opener has signed.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::closing::CloseBody;
use crate::domain::event::Act;
use crate::domain::sight::{self, Page, Part};
use crate::error::{Error, exit};
use crate::report::texts::Texts;
use crate::say;
use crate::store::origins::Brought;

/// `import undo BATCH [--why TEXT|-]`
#[derive(Debug, Args)]
pub(super) struct UndoArgs {
    #[arg(value_name = "BATCH")]
    batch: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// Who signed the first case of an import, and when.
fn first(desk: &Desk, brought: &Brought, texts: &Texts) -> Result<(String, String), Error> {
    let Some(case) = brought.cases.first().or(brought.corrected.first()) else {
        return Ok(Default::default());
    };
    let file = desk.store.case(*case, &desk.roster)?;
    let by = file.author(0).and_then(|person| desk.roster.person(person)).map(|person| person.name.clone());
    let day = file.history().entries().first().map(|entry| file.place().day(entry.header.at.utc()));
    Ok((by.unwrap_or_default(), day.map(|day| texts.day(day)).unwrap_or_default()))
}

pub(super) fn list(context: &Context) -> Result<(), Error> {
    let (desk, texts) = (context.desk()?, &context.texts);
    let mut rows = Vec::new();
    let mut data = Vec::new();
    for brought in desk.store.brought(&desk.reader())? {
        let (by, day) = first(&desk, &brought, texts)?;
        data.push(json!({
            "batch": brought.batch, "form": brought.form, "by": by, "day": day,
            "cases": brought.cases, "corrected": brought.corrected, "undone": brought.aside,
        }));
        rows.push(vec![
            brought.batch.clone(),
            brought.form.clone(),
            day,
            by,
            brought.cases.len().to_string(),
            brought.corrected.len().to_string(),
            brought.aside.to_string(),
        ]);
    }
    if context.output.json {
        Output::json(&data);
        return Ok(());
    }
    context.output.table(
        &say!(texts, [col_import, col_form, col_day, col_by, col_cases, col_corrected, col_undone]),
        &rows,
    );
    if rows.is_empty() {
        context.output.say(&say!(texts, import_list_empty));
    }
    Ok(())
}

/// Why a case of an import is not closed.
fn kept_by(context: &Context, desk: &Desk, file: &CaseFile) -> Option<String> {
    let texts = &context.texts;
    let reader = desk.reader();
    let sight = sight::of(&reader, file);
    if !sight.shows(Page::Case, Part::Facts) {
        return Some(say!(texts, undo_not_yours));
    }
    let opener = file.author(0);
    if !opener.is_some_and(|opener| desk.is_me(opener)) {
        return Some(say!(texts, undo_opened_by_another));
    }
    if !file.skeleton.is_opener_alone(desk.me()) {
        return Some(say!(texts, undo_others_signed));
    }
    if file.holds_work() || file.is_changed_by_hand() {
        return Some(say!(texts, undo_holds_work));
    }
    let weighs = file.flags.iter().any(crate::domain::case::flag::Flag::weighs);
    let waits = file.awaiting().is_some() || file.deferrals.iter().any(|deferral| deferral.live);
    (weighs || waits || file.is_broken()).then(|| say!(texts, undo_something_waits))
}

pub(super) fn undo(context: &Context, args: UndoArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let mut desk = context.desk()?;
    let wanted = args.batch.trim().to_uppercase();
    let brought = desk.store.brought(&desk.reader())?.into_iter().filter(|brought| brought.batch == wanted);
    let (mut cases, mut corrected) = (Vec::new(), Vec::new());
    for brought in brought {
        cases.extend(brought.cases);
        corrected.extend(brought.corrected);
    }
    if cases.is_empty() && corrected.is_empty() {
        return Err(Error::NoBatch { batch: args.batch });
    }
    let why = prompt::long_if_given(args.why)?;
    let why = why.unwrap_or_else(|| say!(texts, undo_why, batch = &wanted));
    let (mut drafts, mut closed, mut left, mut already) = (Vec::new(), Vec::new(), Vec::new(), 0_usize);
    for case in cases {
        let file = desk.store.case(case, &desk.roster)?;
        if file.skeleton.is_closed() {
            already += 1;
        } else if let Some(reason) = kept_by(context, &desk, &file) {
            left.push((case, file.candidate.name().to_owned(), reason));
        } else {
            let body = CloseBody { text: why.clone(), ..CloseBody::default() };
            drafts.push(Draft::new(Target::case(&file), Act::Close {}, &body)?);
            closed.push(case);
        }
    }
    if !drafts.is_empty() {
        context.sign(&mut desk, &drafts)?;
    }
    let mut kept = Vec::new();
    for (case, name, why) in &left {
        let short = desk.store.short(*case)?;
        context.output.warn(&say!(texts, undo_left, case = &short, name = name, why = why));
        kept.push(json!({ "case": case, "short": short, "name": name, "why": why }));
    }
    // What it changed in cases that were here is signed, and stays.
    let mut stays = Vec::new();
    for case in &corrected {
        let (short, file) = (desk.store.short(*case)?, desk.store.case(*case, &desk.roster)?);
        let name = file.candidate.name();
        context.output.warn(&say!(texts, undo_corrected, case = &short, name = name));
        stays.push(json!({ "case": case, "short": short, "name": name }));
    }
    let sentence = say!(
        texts,
        done_undo,
        count = closed.len(),
        left = left.len(),
        already = already,
        corrected = corrected.len()
    );
    let data =
        json!({ "batch": wanted, "closed": closed, "left": kept, "already": already, "corrected": stays });
    context.output.done(&closed.len().to_string(), &sentence, &data);
    if !left.is_empty() || !corrected.is_empty() {
        context.ends.set(exit::LOOK);
    }
    Ok(())
}
