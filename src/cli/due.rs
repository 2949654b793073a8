//! `due`: what is to be done, by whom, by when, the most urgent first; on the screen, as data or as a calendar.

use std::path::Path;

use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::output::Output;
use crate::desk::Desk;
use crate::domain::agenda::{Detail, ItemKind, Weight};
use crate::domain::clock::Place;
use crate::domain::clock::spoken::When;
use crate::domain::district::Scope;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Role, Tier};
use crate::domain::ids::EventId;
use crate::domain::sight::{self, Page, Part};
use crate::error::{Error, exit};
use crate::report::calendar;
use crate::report::due::{self, DueLine, Whose};
use crate::report::emergency::Emergency;
use crate::report::texts::Texts;
use crate::say;
use crate::store::StoreError;
use crate::store::agenda::AgendaRow;
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
    let now = Timestamp::new(desk.clock.now);
    let until = args.until.as_ref().map(|given| day(given, When::Ahead, &desk, None)).transpose()?;
    let reader = desk.reader();
    let whose = match (args.mine, args.all) {
        (true, _) => Whose::Mine,
        (_, true) => Whose::All,
        _ => Whose::Turn,
    };
    let mut rows = desk.store.agenda(now, until, &reader)?;
    rows.retain(|row| due::concerns(row, &reader, whose));
    let mut rows = due::veiled(rows, &reader, now);
    rows.extend(policies(&desk, until, whose)?);
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
    context.shows_ids(&desk, rows.iter().map(|row| row.case))?;
    // A policy belongs to no case, so its own letters are shown.
    for row in rows.iter_mut().filter(|row| row.kind == ItemKind::SecondPolicy) {
        row.short.clone_from(&row.letters);
    }
    let lines = rows.into_iter().map(|row| DueLine::of(row, now, desk.reader().person, &desk.roster));
    let mut lines: Vec<DueLine> = lines.collect();
    if let Some(to) = &args.ics {
        return calendar(context, &lines, now, to);
    }
    reasons(&desk, &mut lines, &context.texts)?;
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

/// The policies that wait for their second, for the approvers for the whole country who did not set them.
fn policies(desk: &Desk, until: Option<NaiveDate>, whose: Whose) -> Result<Vec<AgendaRow>, Error> {
    let ids: Vec<EventId> = desk.roster.policies_waiting().collect();
    let seconds = |id: &EventId| {
        let another = !desk.roster.policy_author(*id).is_some_and(|author| desk.is_me(author));
        let approver = desk.reader().roles.contains(&(Role::Approver, Scope::Canada));
        whose == Whose::All || whose == Whose::Turn && approver && another
    };
    let ids: Vec<EventId> = ids.into_iter().filter(seconds).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let history = desk.store.roster_history()?;
    let place = Place::CAPITAL;
    let rows = ids.into_iter().filter_map(|event| {
        let from = history.get(event)?.header.at;
        let due = place.business_days_after(place.day(from.utc()), desk.policy().national_days);
        Some(AgendaRow {
            case: history.log()?,
            short: String::new(),
            name: desk.roster.org().to_owned(),
            district: String::new(),
            kind: ItemKind::SecondPolicy,
            event,
            letters: event.short(0),
            tier: Tier::National,
            person: None,
            not_by: [desk.roster.policy_author(event), None],
            from,
            due,
            due_at: Timestamp::new(place.end_of(due)),
            weight: Weight::Ordinary,
            silent: false,
            drill: false,
            detail: Detail::None,
            interest: false,
            undeclared: false,
            waiting: Vec::new(),
            emptied: None,
            meeting: None,
            list_due: None,
            close: None,
        })
    });
    Ok(rows.filter(|row| until.is_none_or(|day| row.due <= day)).collect())
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
