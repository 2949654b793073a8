//! A case as it stood before somebody: `show --as-of`, `next --as-of`. What is shown is what was in the file then; who
//! may read it is for the rights of now.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use clap::Args;

use crate::cli::case::reader_of;
use crate::cli::days::past_day;
use crate::cli::{CONTENT, Counter};
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::gates::View;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;
use crate::error::Error;
use crate::report::sheet::{Reader, Sheet};

/// `show CASE --as-of DATE|EVENT`, `next CASE --as-of DATE|EVENT`
#[derive(Debug, Args)]
pub(super) struct AsOfArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "DAY|EVENT", allow_hyphen_values = true)]
    as_of: Option<String>,
}

/// What somebody had before them.
struct Then {
    history: History,
    roster: Arc<Roster>,
    policy: Policy,
    day: NaiveDate,
    now: DateTime<Utc>,
    by: Option<EventId>,
}

/// The case as it stands, or as it stood. Whoever has not declared sees its public facts, and only of today; `declared`
/// asks for the declaration in any case.
pub(super) fn sheet(counter: &Counter, args: &AsOfArgs, declared: bool) -> Result<Sheet, Error> {
    let desk = counter.desk()?;
    let file = if declared || args.as_of.is_some() {
        desk.declared_case(&args.case, CONTENT)?
    } else {
        desk.case(&args.case, CONTENT)?
    };
    let Some(word) = &args.as_of else { return super::case::sheet(counter, &desk, &file) };
    let Then { history, roster, policy, day, now, by } = then(&desk, &file, word)?;
    let since = file.history().len() - history.len();
    // What does not verify now is not called in effect for any earlier day either.
    let history = if file.is_broken() { history.doubted(file.broken()) } else { history };
    let before = desk.store.as_it_arrived(CaseFile::replay(history, &roster))?;
    let view = View { file: &before, roster: &roster, policy: &policy, today: day };
    let today = reader_of(&desk, &file);
    let kept_back =
        file.flags.iter().filter(|flag| !today.may_read(flag)).map(|flag| flag.stamp.id).collect();
    let reader = Reader { now: Some(now), kept_back, ..today };
    let mut sheet = Sheet::of(&view, &reader, desk.store.short(file.id)?, &counter.texts);
    (sheet.seen_by, sheet.since) = (by, Some(since));
    // Whoever reads may have joined since.
    if let Some(you) = sheet.you.as_mut() {
        (you.who.name, you.declared) = (desk.roster.name(desk.me()), file.declared(desk.me()));
    }
    Ok(sheet)
}

/// A day is a day; other words are the letters of an event.
fn then(desk: &Desk, file: &CaseFile, word: &str) -> Result<Then, Error> {
    match past_day(word, desk, file)? {
        Some(day) => at_the_end_of(day, desk, file),
        None => before_the_author(word, desk, file),
    }
}

fn nothing(word: &str) -> Error {
    Error::Usage("as-of-nothing", vec![("word", word.to_owned())])
}

/// The roster with what was in it then; the same one where nothing has come since.
fn roster_of(desk: &Desk, people: &History, then: impl Fn(usize) -> bool) -> Option<Arc<Roster>> {
    if (0..people.len()).all(&then) {
        return Some(Arc::clone(&desk.roster));
    }
    people.until(then).map(|people| Arc::new(Roster::replay(&people)))
}

/// What the author of an event had seen, under the roster and the policy that they cited, on their day.
fn before_the_author(letters: &str, desk: &Desk, file: &CaseFile) -> Result<Then, Error> {
    let found = file.starting_with(letters);
    let [id] = found.as_slice() else { return Err(Error::NoItem(letters.to_owned())) };
    let entry = file.history().get(*id).ok_or_else(|| Error::NoItem(letters.to_owned()))?;
    let history = file.history().as_seen_by(*id).ok_or_else(|| nothing(letters))?;
    let cited = desk.roster.past_of(&entry.header.auth).unwrap_or_default();
    let people = desk.store.roster_history()?;
    let roster = roster_of(desk, &people, |at| cited.contains(at)).ok_or_else(|| nothing(letters))?;
    let now = entry.header.at.utc();
    Ok(Then { history, policy: roster.policy(), roster, day: file.place().day(now), now, by: Some(*id) })
}

/// Everything that claims to be of that day in the riding or earlier.
fn at_the_end_of(day: NaiveDate, desk: &Desk, file: &CaseFile) -> Result<Then, Error> {
    if day > file.place().day(desk.clock.now) && day > desk.clock.today {
        return Err(Error::Usage("as-of-ahead", vec![("day", day.to_string())]));
    }
    let end = file.place().end_of(day);
    let in_time =
        |all: &History, at: usize| all.entries().get(at).is_some_and(|entry| entry.header.at.utc() < end);
    let all = file.history();
    let history = all.until(|at| in_time(all, at)).ok_or_else(|| nothing(&day.to_string()))?;
    // What the events of that day relied on was there, whatever its clock says.
    let mut cited = desk.roster.past_of(&[]).unwrap_or_default();
    let relied: BTreeSet<&[EventId]> =
        history.entries().iter().map(|one| one.header.auth.as_slice()).collect();
    for auth in relied {
        cited.join(&desk.roster.past_of(auth).unwrap_or_default());
    }
    let people = desk.store.roster_history()?;
    let roster = roster_of(desk, &people, |at| cited.contains(at) || in_time(&people, at));
    let roster = roster.ok_or_else(|| nothing(&day.to_string()))?;
    let now = desk.clock.now.min(end - TimeDelta::seconds(1));
    Ok(Then { history, policy: roster.policy(), roster, day, now, by: None })
}
