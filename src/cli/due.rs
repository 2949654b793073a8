//! `due`: what is to be done, by whom, by when, the most urgent first; on the screen, as data or as a calendar.

use std::path::Path;

use clap::Args;
use serde_json::json;

use crate::cli::agenda::agenda;
use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::notify::notify;
use crate::cli::output::Output;
use crate::desk::Desk;
use crate::domain::agenda::ItemKind;
use crate::domain::clock::spoken::When;
use crate::domain::entry::Timestamp;
use crate::domain::sight::{self, Page, Part};
use crate::error::{Error, exit};
use crate::report::calendar;
use crate::report::due::{self, DueLine, Whose};
use crate::report::emergency::Emergency;
use crate::report::texts::Texts;
use crate::say;
use crate::store::StoreError;
use crate::store::private::private_file;

/// `due [--mine|--all] [--until DAY] [--exit-code] [--ics FILE]`
#[derive(Debug, Args)]
pub(super) struct DueArgs {
    #[arg(long)]
    mine: bool,
    #[arg(long, conflicts_with = "mine")]
    all: bool,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    until: Option<String>,
    #[arg(long)]
    exit_code: bool,
    #[arg(long, value_name = "FILE|-")]
    ics: Option<String>,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(super) fn due(context: &Context, args: &DueArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    show(context, &desk, args)?;
    if args.exit_code {
        notify(context, &desk);
    }
    Ok(())
}

fn show(context: &Context, desk: &Desk, args: &DueArgs) -> Result<(), Error> {
    let now = Timestamp::new(desk.clock.now);
    let until = args.until.as_ref().map(|given| day(given, When::Ahead, desk, None)).transpose()?;
    let reader = desk.reader();
    let whose = match (args.mine, args.all) {
        (true, _) => Whose::Mine,
        (_, true) => Whose::All,
        _ => Whose::Turn,
    };
    let mut rows = agenda(desk, until, whose)?;
    due::order(&mut rows, now);
    let hidden = desk.store.hidden_dangers(&reader)?;
    let call = Emergency::of(&desk.policy().channels);
    let urgent = hidden > 0 || rows.iter().any(|row| due::is_due(row, now, until.is_some()));
    if args.exit_code && urgent {
        context.ends.set(exit::DUE);
    }
    let total = rows.len();
    rows.truncate(args.limit.unwrap_or(total));
    desk.store.name_cases(&mut rows)?;
    context.shows_ids(desk, rows.iter().map(|row| row.case))?;
    // What belongs to the party names no case, so its own letters are shown.
    for row in rows.iter_mut().filter(|row| Some(row.case) == desk.roster.order().log()) {
        row.short.clone_from(&row.letters);
    }
    let lines = rows.into_iter().map(|row| DueLine::of(row, now, desk.reader().person, &desk.roster));
    let mut lines: Vec<DueLine> = lines.collect();
    if let Some(to) = &args.ics {
        return calendar(context, &lines, now, to);
    }
    reasons(desk, &mut lines, &context.texts)?;
    if context.output.json {
        let hidden = (0..hidden).map(|_| due::hidden_json(&call));
        Output::json(&hidden.chain(lines.iter().map(DueLine::json)).collect::<Vec<_>>());
        return Ok(());
    }
    let texts = &context.texts;
    context.output.page(&due::page(&lines, hidden, &call, texts, context.output.width()));
    if total == 0 && hidden == 0 {
        context.output.say(&say!(texts, due_nothing));
    } else if lines.len() < total {
        context.output.say(&say!(texts, due_more, count = total - lines.len()));
    }
    Ok(())
}

/// A deferral under review, and what waits for a second, are shown with the reason, for those who may read the case.
fn reasons(desk: &Desk, lines: &mut [DueLine], texts: &Texts) -> Result<(), Error> {
    let reader = desk.reader();
    let has_reason = |kind| matches!(kind, ItemKind::DeferralReview | ItemKind::SecondAct);
    for line in lines.iter_mut().filter(|line| has_reason(line.row.kind) && !line.row.undeclared) {
        let file = desk.store.case_among_many(line.row.case, &desk.roster)?;
        let sight = sight::of(&reader, &file);
        if sight.shows(Page::Case, Part::Words) {
            line.why = match line.row.kind {
                ItemKind::SecondAct => file.why_awaited(line.row.event),
                _ => due::reason(&file, line.row.event, &sight, texts),
            };
        }
    }
    Ok(())
}

fn calendar(context: &Context, lines: &[DueLine], now: Timestamp, to: &str) -> Result<(), Error> {
    let text = calendar::ics(lines, now, &context.texts);
    if to == "-" {
        Output::bytes(text.as_bytes());
        return Ok(());
    }
    private_file(Path::new(to), text.as_bytes()).map_err(|error| match error {
        StoreError::Io { error, .. } if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Error::FileExists { path: to.into() }
        }
        other => other.into(),
    })?;
    let sentence = say!(context.texts, done_ics, count = lines.len(), path = to);
    context.output.done(to, &sentence, &json!({ "path": to, "entries": lines.len() }));
    Ok(())
}
