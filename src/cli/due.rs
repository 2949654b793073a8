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
use crate::domain::event::Tier;
use crate::domain::ids::EventId;
use crate::domain::refusal::Blank;
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
    if whose != Whose::Mine {
        if whose != Whose::All {
            // Who cannot name counsel has no command for that line.
            rows.retain(|row| {
                row.kind != ItemKind::Undecidable || row.tier == Tier::Leader || names(&desk, row)
            });
        }
        let lines = undecidable(&desk, now, &rows)?;
        rows.extend(lines.into_iter().filter(|row| until.is_none_or(|day| row.due <= day)));
    }
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
    // What belongs to the party names no case, so its own letters are shown.
    for row in rows.iter_mut().filter(|row| Some(row.case) == desk.roster.order().log()) {
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
        let approver = desk.reader().is_national_approver();
        whose == Whose::All || whose == Whose::Turn && approver && another
    };
    let ids: Vec<EventId> = ids.into_iter().filter(seconds).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let history = desk.store.roster_history()?;
    let rows = ids.into_iter().filter_map(|event| {
        let row = of_no_case(desk, ItemKind::SecondPolicy, history.get(event)?.header.at)?;
        let due = row.place().business_days_after(row.due, desk.policy().national_days);
        Some(AgendaRow {
            event,
            letters: event.short(0),
            not_by: [desk.roster.policy_author(event), None],
            due,
            due_at: Timestamp::new(row.place().end_of(due)),
            ..row
        })
    });
    Ok(rows.filter(|row| until.is_none_or(|day| row.due <= day)).collect())
}

/// A line of the party, about no case that it names, due on the day from which it applies.
fn of_no_case(desk: &Desk, kind: ItemKind, from: Timestamp) -> Option<AgendaRow> {
    let name = desk.roster.org().to_owned();
    Some(AgendaRow { name, ..AgendaRow::plain(kind, desk.roster.order().log()?, from, Place::CAPITAL) })
}

/// Whether the reader can name the outside counsel that a line asks for: the policy names none yet, and they are an
/// approver for the whole country.
fn names(desk: &Desk, row: &AgendaRow) -> bool {
    row.detail == Detail::None && desk.reader().is_national_approver()
}

/// The cases that nobody can decide, for those who bring outside counsel in: the approvers for the whole country where the
/// policy names none, else a holder of a root key. They may be recused, and learn only that there is such a case; a case
/// that they may see has a line of its own.
fn undecidable(desk: &Desk, now: Timestamp, seen: &[AgendaRow]) -> Result<Vec<AgendaRow>, Error> {
    let (roots, me) = (desk.roster.roots(), desk.identity().public());
    let any_names_counsel = desk.roster.approvers_over(|scope| *scope == Scope::Canada) > 0;
    let tells = |row: &AgendaRow| row.undeclared || row.kind == ItemKind::Undecidable && names(desk, row);
    let mut lines: Vec<AgendaRow> = Vec::new();
    for case in desk.store.undecidable(now)? {
        let by_root = case.detail != Detail::None || !any_names_counsel;
        let concerns = if by_root { roots.contains(&me) } else { desk.reader().is_national_approver() };
        let is_seen = seen.iter().any(|row| row.case == case.case && tells(row));
        let Some(row) = of_no_case(desk, ItemKind::Undecidable, case.from).filter(|_| concerns && !is_seen)
        else {
            continue;
        };
        let (district, detail) = match case.detail {
            _ if !by_root => (String::new(), Detail::None),
            Detail::None => (case.district, Detail::Counsel(Blank::Name.to_string())),
            counsel => (case.district, counsel),
        };
        let row = AgendaRow { letters: district.clone(), district, detail, weight: Weight::Serious, ..row };
        // One command answers for several cases.
        if !lines.iter().any(|line| (&line.district, &line.detail) == (&row.district, &row.detail)) {
            lines.push(row);
        }
    }
    Ok(lines)
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
