//! A case as it was known earlier: `show --as-of`, `next --as-of`. What is shown is what was in the file then; the
//! rights of today decide who may read it.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::past_day;
use crate::cli::sheet;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::hindsight::Then;
use crate::domain::ids::EventId;
use crate::domain::sight::{self, Page};
use crate::error::Error;
use crate::report::sheet::Sheet;

/// `show CASE --as-of DATE|EVENT`, `next CASE --as-of DATE|EVENT`
#[derive(Debug, Args)]
pub(super) struct AsOfArgs {
    #[arg(value_name = "CASE")]
    pub(super) case: String,
    #[arg(long, value_name = "DAY|EVENT", allow_hyphen_values = true)]
    as_of: Option<String>,
}

/// The case as it is, or as it was. Somebody who has not declared sees its public facts, and only of today; `declared` asks
/// for the declaration in any case.
pub(super) fn sheet(context: &Context, args: &AsOfArgs, declared: bool) -> Result<Sheet, Error> {
    let desk = context.desk()?;
    let file = if declared || args.as_of.is_some() {
        context.one_of(&args.case, |word| desk.declared_case(word, Page::Case))?
    } else {
        context.one_of(&args.case, |word| desk.case(word, Page::Case))?
    };
    let Some(word) = &args.as_of else { return sheet::sheet(context, &desk, &file) };
    let (Then { file: before, roster, policy, now, day }, by) = then(&desk, &file, word)?;
    let since = file.history().len() - before.history().len();
    // A case with an event that does not verify shows no decision as in effect, for no earlier day either.
    let before = if file.is_broken() {
        CaseFile::replay(before.history().clone().doubted(file.broken()), &roster)
    } else {
        before
    };
    let before = desk.store.as_it_arrived(before)?;
    let view = View { file: &before, roster: &roster, policy: &policy, today: day };
    let reader = desk.reader();
    let sight = sight::of(&reader, &file);
    let mut sheet = Sheet::of(&view, &sight, Some(now), desk.store.short(file.id)?, &context.texts);
    (sheet.seen_by, sheet.since) = (by, Some(since));
    // The reader may have joined the roster since then.
    if let Some(you) = sheet.you.as_mut() {
        (you.who.name, you.declared) = (desk.roster.name(desk.me()), file.declared(desk.me()));
    }
    Ok(sheet)
}

/// A word that is no day is read as the letters of an event, and the case is shown as its author saw it.
fn then<'r>(desk: &'r Desk, file: &CaseFile, word: &str) -> Result<(Then<'r>, Option<EventId>), Error> {
    let nothing = |word: &str| Error::AsOfNothing { word: word.to_owned() };
    if let Some(day) = past_day(word, desk, file)? {
        if day > file.place().day(desk.clock.now) && day > desk.clock.today {
            return Err(Error::AsOfAhead { day: day.to_string() });
        }
        let then = file.at_the_end_of(day, desk.clock.now, &desk.roster);
        return Ok((then.ok_or_else(|| nothing(&day.to_string()))?, None));
    }
    let found = file.starting_with(word);
    let [id] = found.as_slice() else { return Err(Error::NoItem { word: word.to_owned() }) };
    Ok((file.before(*id, &desk.roster).ok_or_else(|| nothing(word))?, Some(*id)))
}
