//! `flag list` and `flag show`: where flags stand, by acts and by silence, and what became of them.

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::lookup;
use crate::cli::output::Output;
use crate::cli::sheet::sheet;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::flag::{Flag, Rung};
use crate::domain::entry::Timestamp;
use crate::domain::event::Level;
use crate::domain::sight::{self, Part};
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::page::{Line, Page, Style};
use crate::report::show::flags as page;
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

/// `flag list [CASE]`
#[derive(Debug, Args)]
pub(crate) struct ListFlags {
    #[arg(value_name = "CASE")]
    case: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    mine: bool,
}

/// `flag show CASE FLAG`
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FLAG")]
    flag: String,
}

pub(super) fn show(context: &Context, args: &ShowArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let file = context.one_of(&args.case, |word| desk.declared_case(word, sight::Page::Brief))?;
    let flag = lookup::flag(&file, &args.flag)?;
    let sheet = sheet(context, &desk, &file)?;
    let Some(row) = sheet.flags.iter().find(|row| row.mark.id == flag) else { return Ok(()) };
    if context.output.json {
        let mut data = serde_json::to_value(row).unwrap_or_default();
        if let Value::Object(fields) = &mut data {
            fields.insert("case".to_owned(), json!(sheet.id));
            fields.insert("name".to_owned(), json!(sheet.name));
        }
        Output::json(&data);
    } else {
        context.output.page(&page::flag(&sheet, row, &context.texts, context.output.width()));
    }
    Ok(())
}

/// The state of a flag in words: whether it is an exercise, its last act, whether it is overdue, the tier to which it
/// escalated.
fn state(flag: &Flag, stands: &[Rung], today: NaiveDate, texts: &Texts) -> String {
    let mut parts = Vec::new();
    if flag.is_drill() {
        parts.push(say!(texts, drill));
    }
    parts.push(texts.find(&format!("flag-state-{}", flag.state)));
    // A row has room for the highest tier only; `flag show` has each with its days.
    if let Some(last) = stands.last().filter(|rung| rung.silent) {
        parts.push(say!(texts, flag_silent_at, tier = texts.named("tier-short", last.tier.word())));
    } else if !flag.is_danger() && stands.first().is_some_and(|rung| rung.due < today) {
        parts.push(say!(texts, overdue));
    }
    parts.join(" · ")
}

/// The case, whose reader must have declared or raised a flag on it.
fn of_case(desk: &Desk, word: &str) -> Result<CaseFile, Error> {
    let file = desk.case(word, sight::Page::Brief)?;
    let raised = file.flags.iter().any(|flag| desk.is_me(flag.stamp.by));
    if raised { Ok(file) } else { desk.declared_case(word, sight::Page::Brief) }
}

/// The cases whose flags are asked for.
fn cases(context: &Context, desk: &Desk, args: &ListFlags) -> Result<Vec<CaseFile>, Error> {
    let ids = match &args.case {
        Some(word) if !args.mine => return Ok(vec![context.one_of(word, |word| of_case(desk, word))?]),
        Some(word) => vec![context.one_of(word, |word| desk.case(word, sight::Page::Brief))?.id],
        None if args.mine => desk.store.flagged_by(&desk.reader())?,
        None => desk.store.with_flags(args.all, &desk.reader())?,
    };
    ids.into_iter().map(|id| Ok(desk.store.case_among_many(id, &desk.roster)?)).collect()
}

pub(super) fn list(context: &Context, args: &ListFlags) -> Result<(), Error> {
    let desk = context.desk()?;
    let (texts, policy, reader) = (&context.texts, desk.policy(), desk.reader());
    // The raiser of a flag keeps seeing it, answered or not.
    let wanted = |file: &CaseFile, flag: &Flag| {
        // Before a declaration a case has no flags but one's own.
        if !sight::of(&reader, file).has_declared() && !desk.is_me(flag.stamp.by) {
            return false;
        }
        let mine = !args.mine || desk.is_me(flag.stamp.by);
        mine && (flag.is_open() || args.all || args.mine || args.case.is_some())
    };
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    let files = cases(context, &desk, args)?;
    context.shows_ids(&desk, files.iter().map(|file| file.id))?;
    for file in &files {
        // Who raised a flag on a case that they may not see learns what became of it, and nothing of the case.
        let sight = sight::of(&reader, file);
        let name = if sight.shows(sight::Page::Brief, Part::Facts) { file.candidate.name() } else { "" };
        let (case, place) = (desk.store.short(file.id)?, file.place());
        let today = place.day(desk.clock.now);
        for flag in file.flags.iter().filter(|flag| wanted(file, flag)) {
            let withheld = !sight.reads_flag(flag);
            let said = flag.body.as_ref().filter(|_| !withheld);
            let question = said.map_or("", |body| body.question.as_str());
            let answer = flag.steps.get(flag.stands).filter(|_| !flag.is_open() && !withheld);
            let answer = answer.map(|step| step.text.as_str());
            let stands = flag.stands_on(today, &policy, place);
            let hours = flag.danger_hours(Timestamp::new(desk.clock.now));
            let due = stands.first().map(|rung| rung.due).filter(|_| hours.is_none());
            let overdue = hours.is_some() || due.is_some_and(|due| due < today);
            let silent: Vec<_> = stands.iter().filter(|rung| rung.silent).map(|rung| rung.tier).collect();
            data.push(json!({
                "case": file.id, "name": name, "id": flag.stamp.id, "short": file.short(flag.stamp.id),
                "level": flag.level, "tier": flag.tier, "state": flag.state, "raiser": flag.stamp.by,
                "raised": flag.stamp.time.to_string(), "asked_by": flag.asked_by(), "question": question,
                "due": due, "hours": hours, "overdue": overdue, "silent": silent,
                "matter": flag.matter().filter(|_| !withheld), "drill": flag.is_drill(), "withheld": withheld, "answer": answer,
                "condition": null,
            }));
            let question = if withheld { say!(texts, flag_withheld) } else { question.to_owned() };
            rows.push(vec![
                case.clone(),
                shown::cut(name, 20),
                file.short(flag.stamp.id),
                texts.named("tier-short", flag.tier.word()),
                state(flag, &stands, today, texts),
                match hours {
                    Some(hours) => say!(texts, flag_hours, hours = hours),
                    None => due.map_or_else(String::new, |day| day.to_string()),
                },
                question,
                answer.unwrap_or_default().to_owned(),
            ]);
        }
        // Nobody raised a missed condition, so `--mine` has none.
        for missed in file.missed(today, &policy).iter().filter(|_| !args.mine) {
            let withheld = !sight.has_declared();
            let text = if withheld { "" } else { &missed.condition.text };
            let (first, last) = (missed.first(), missed.stands.last());
            let silent: Vec<_> = missed.stands.iter().map(|rung| rung.tier).collect();
            let (due, tier) = (first.map(|rung| rung.due), last.map(|rung| rung.tier));
            data.push(json!({
                "case": file.id, "name": name, "id": missed.decision, "short": file.short(missed.decision),
                "level": Level::Ordinary, "tier": tier, "state": "missed-condition", "raiser": null,
                "raised": first.map(|rung| rung.since), "asked_by": null, "question": text,
                "due": due, "overdue": due.is_some_and(|due| due < today), "silent": silent,
                "matter": null, "drill": false, "withheld": withheld, "answer": null,
                "condition": missed.number,
            }));
            rows.push(vec![
                case.clone(),
                shown::cut(name, 20),
                file.short(missed.decision),
                tier.map(|tier| texts.named("tier-short", tier.word())).unwrap_or_default(),
                say!(texts, flag_state_missed, number = missed.number),
                due.map_or_else(String::new, |day| day.to_string()),
                if withheld { say!(texts, flag_withheld) } else { text.to_owned() },
                String::new(),
            ]);
        }
    }
    if context.output.json {
        Output::json(&data);
        return Ok(());
    }
    if rows.is_empty() {
        let any = args.all || args.mine || args.case.is_some();
        context.output.say(&say!(texts, if any { flag_none } else { flag_none_open }));
        return Ok(());
    }
    if args.mine {
        context.output.page(&blocks(&rows, texts, context.output.width()));
        return Ok(());
    }
    let heads = say!(texts, [col_case, col_name, col_flag, col_tier, col_state, col_due, col_question]);
    let heads: Vec<_> = heads.to_vec();
    rows.iter_mut().for_each(|row| row.truncate(heads.len()));
    let others = widths(&heads, &rows).iter().rev().skip(1).sum::<usize>();
    // `show` and `--json` have the whole question and every column.
    let room = context.output.width().saturating_sub(others + GAP).max(SHORTEST);
    rows.iter_mut()
        .filter_map(|row| row.last_mut())
        .for_each(|question| *question = shown::cut(question, room));
    context.output.ranked(&heads, &rows, &[0, 1, 0, 4, 2, 3, 5]);
    Ok(())
}

/// Flags one below another, so that the answer, which the reader asks for, is shown whole.
fn blocks(rows: &[Vec<String>], texts: &Texts, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    for row in rows {
        let [case, name, flag, tier, state, due, question, answer] = row.as_slice() else { continue };
        page.blank();
        let due = if due.is_empty() { String::new() } else { texts.lead(&say!(texts, col_due)) + due };
        let head: Vec<_> =
            [name, tier, state, &due].into_iter().filter(|part| !part.is_empty()).cloned().collect();
        page.item(Style::Heading, 0, &format!("{case}  {flag}  "), &head.join(" · "));
        page.text(Style::Plain, 2, question);
        if !answer.is_empty() {
            page.item(Style::Plain, 2, &texts.lead(&say!(texts, col_answer)), answer);
        }
    }
    page.into_lines()
}

/// What stands between two columns.
const GAP: usize = 2;

/// A question is not cut shorter than this; other columns go first.
const SHORTEST: usize = 16;

/// How wide each column is, with the gap behind it.
fn widths(heads: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(heads.get(column));
        cells.map(|cell| textwrap::core::display_width(cell)).max().unwrap_or(0) + GAP
    };
    (0..heads.len()).map(width).collect()
}
