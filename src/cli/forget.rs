//! `forget`: removes a whole case from one's own store, or lets one that was removed come again.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::prompt;
use crate::desk::Desk;
use crate::domain::entry::Timestamp;
use crate::domain::ids::EventId;
use crate::domain::sight::Page;
use crate::error::Error;
use crate::say;

/// `forget CASE [--although] [--yes]`, `forget CASE --undo`
#[derive(Debug, Args)]
pub(super) struct ForgetArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long)]
    although: bool,
    #[arg(long)]
    yes: bool,
    #[arg(long, conflicts_with_all = ["although", "yes"])]
    undo: bool,
}

pub(super) fn forget(context: &Context, args: &ForgetArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    if args.undo {
        return undo(context, &desk, &args.case);
    }
    let log = find(&desk, &args.case)?;
    let letters = log.short(0);
    if !args.although && !is_elsewhere(&desk, log)? {
        return Err(Error::ForgetOnly);
    }
    if !args.yes && !prompt::can_ask() {
        return Err(Error::Missing { option: "--yes" });
    }
    if !args.yes && !prompt::yes(&say!(context.texts, forget_sure, case = &letters), context.texts.lang())? {
        return Err(Error::NotConfirmed);
    }
    let events = desk.store.forget(log, desk.me(), Timestamp::new(desk.clock.now))?;
    let sentence = say!(context.texts, done_forget, case = &letters, count = events);
    context.output.done(&log.letters(), &sentence, &json!({ "case": log, "events": events }));
    Ok(())
}

/// The case that a word names. Somebody who may not see it any more, as after a recusal, names it by its whole id.
fn find(desk: &Desk, word: &str) -> Result<EventId, Error> {
    if let Ok(log) = word.parse::<EventId>()
        && log != desk.store.roster_log()?
        && desk.store.length(log)? > 0
    {
        return Ok(log);
    }
    Ok(desk.case_to_sign(word, Page::Case)?.id)
}

/// Whether a colleague's store said that it has everything that is here of the case, bodies and documents included.
fn is_elsewhere(desk: &Desk, log: EventId) -> Result<bool, Error> {
    let (_, here) = desk.store.states(Some(&[log].into()))?;
    let attested = desk.store.attested(log)?;
    let has_all = |there: &crate::store::colleagues::Attested| {
        there.lacks.is_empty() && here.iter().all(|here| there.state == *here)
    };
    Ok(attested.values().any(has_all))
}

fn undo(context: &Context, desk: &Desk, word: &str) -> Result<(), Error> {
    let typed = word.to_ascii_uppercase();
    let known = desk.store.all_forgotten()?;
    let is_meant =
        |log: EventId| word.parse() == Ok(log) || typed.len() >= 5 && log.letters().starts_with(&typed);
    let mut found = known.iter().filter(|forgotten| is_meant(forgotten.log));
    let (Some(forgotten), None) = (found.next(), found.next()) else {
        return Err(Error::NotFound { word: word.to_owned() });
    };
    desk.store.unforget(forgotten.log)?;
    let letters = forgotten.log.short(0);
    let sentence = say!(context.texts, done_forget_undo, case = &letters);
    context.output.done(&letters, &sentence, &json!({ "case": forgotten.log }));
    Ok(())
}
