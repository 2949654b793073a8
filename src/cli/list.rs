//! Many cases at once: `list` and `search`.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::lookup::{self, districts, place};
use crate::cli::output::{Fit, Narrow, Output};
use crate::cli::prompt;
use crate::desk::Desk;
use crate::domain::case::Status;
use crate::domain::case::check::usable::Age;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus};
use crate::domain::district::Province;
use crate::domain::event::{Phase, Tier};
use crate::domain::route::Posture;
use crate::domain::sight::Page;
use crate::domain::skeleton::Uncleared;
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::report::phrases;
use crate::report::shown::cut;
use crate::report::texts::Texts;
use crate::report::typed;
use crate::say;
use crate::store::columns::CaseRow;
use crate::store::query::Filter;

/// What a list is asked for: `list`, and what `export` takes of it.
#[derive(Debug, Clone, Args)]
pub(super) struct FilterArgs {
    #[arg(long, value_name = "DISTRICT")]
    district: Option<String>,
    #[arg(long, value_name = "PROVINCE")]
    province: Option<String>,
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
    #[arg(long, value_name = "PHASE")]
    phase: Option<String>,
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    #[arg(long, value_name = "KIND=STATE")]
    check: Option<String>,
    #[arg(long, value_name = "PERSON")]
    assigned: Option<String>,
    #[arg(long)]
    overdue: bool,
    #[arg(long)]
    standing: bool,
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    #[arg(value_name = "WORDS|-")]
    words: Vec<String>,
}

/// `search WORDS`
#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    #[arg(value_name = "WORDS|-", required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
}

impl FilterArgs {
    pub(super) fn filter(&self, desk: &Desk, context: &Context) -> Result<Filter, Error> {
        fn known<W: Word>(given: Option<&String>) -> Result<Option<String>, Error> {
            given.map(|word| lookup::word::<W>(word).map(|word| word.word().to_owned())).transpose()
        }
        let province = self.province.as_ref().map(|given| given.to_uppercase());
        let check = self.check.as_ref().map(|given| check_state(given)).transpose()?;
        let words = prompt::each(&self.words)?.join(" ");
        let districts =
            self.district.as_ref().map(|given| districts(given, &desk.names(), context)).transpose()?;
        let districts = districts.unwrap_or_default();
        Ok(Filter {
            districts: districts.into_iter().map(|district| district.code.to_string()).collect(),
            province: known::<Province>(province.as_ref())?,
            tier: known::<Tier>(self.tier.as_ref())?,
            phase: known::<Phase>(self.phase.as_ref())?,
            status: known::<Status>(self.status.as_ref())?,
            check,
            assigned: self
                .assigned
                .as_ref()
                .map(|word| lookup::person(desk, word))
                .transpose()?
                .map(|person| desk.roster.same().counted(person)),
            overdue_on: self.overdue.then_some(desk.clock.today),
            words: (!self.words.is_empty()).then_some(words),
            standing: self.standing,
            undeclared: false,
            limit: self.limit,
        })
    }
}

/// `police=incomplete`, `credit=received`.
fn check_state(given: &str) -> Result<(String, String), Error> {
    let bad = || Error::BadCheckState { given: given.to_owned() };
    let (kind, state) = given.split_once('=').ok_or_else(bad)?;
    let kind = lookup::word::<CheckKind>(kind)?;
    let result = || typed::read::<CheckResult>(state).map(Word::word);
    let state = typed::read::<CheckStatus>(state).map(Word::word).or_else(result).ok_or_else(bad)?;
    Ok((kind.word().to_owned(), state.to_owned()))
}

/// A column of a list, for people.
#[derive(Clone, Copy)]
struct Column {
    /// The message at its head.
    head: Message,
    /// How it fits a narrow terminal.
    fit: Fit,
    cell: fn(&CaseRow, &Texts) -> String,
}

/// The columns of a list, from left to right; what they show is a field of [`CaseRow`]. What may keep somebody from
/// standing stays longest: the state, and beside it the posture of a note.
const COLUMNS: [Column; 12] = {
    const fn column(head: Message, rank: u8, cell: fn(&CaseRow, &Texts) -> String) -> Column {
        Column { head, fit: Fit { rank, narrow: Narrow::Never }, cell }
    }
    const fn narrower(column: Column, narrow: Narrow) -> Column {
        Column { fit: Fit { narrow, ..column.fit }, ..column }
    }
    [
        column(messages::col_case, 0, |row, _| row.short.clone() + if row.unchecked { " *" } else { "" }),
        narrower(column(messages::col_name, 0, |row, _| cut(&row.name, 28)), Narrow::Cut(16)),
        column(messages::col_district, 5, |row, texts| cut(&place(row, texts), 24)),
        column(messages::col_phase, 10, phase),
        column(messages::col_tier, 7, |row, texts| texts.named("tier", &row.tier)),
        narrower(column(messages::col_status, 1, status), Narrow::Fold(24)),
        column(messages::col_police, 8, |row, texts| check_words(&row.police, texts)),
        column(messages::col_credit, 9, |row, texts| check_words(&row.credit, texts)),
        column(messages::col_worst, 6, |row, _| or_blank(row.worst)),
        column(messages::col_fi, 2, posture),
        column(messages::col_flags, 4, |row, _| or_blank(row.open_flags.filter(|count| *count > 0))),
        column(messages::col_due, 3, |row, _| or_blank(row.due)),
    ]
};

pub(super) fn or_blank(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The state of a check: its result once it is read, else how far it has come.
fn check_words(word: &str, texts: &Texts) -> String {
    if word.is_empty() {
        return String::new();
    }
    let list = if CheckResult::from_word(word).is_ok() { CheckResult::LIST } else { CheckStatus::LIST };
    cut(&texts.named(list, word), 24)
}

/// The gravest posture of a note that weighs.
fn posture(row: &CaseRow, texts: &Texts) -> String {
    row.fi.as_deref().map_or_else(String::new, |posture| texts.named(Posture::LIST, posture))
}

/// The phase of a case: a greenlight with conditions is never shown as one without.
pub(super) fn phase(row: &CaseRow, texts: &Texts) -> String {
    let known = Phase::from_word(&row.phase);
    known.map_or_else(|_| row.phase.clone(), |phase| phrases::phase(phase, row.conditional, texts))
}

/// The state of a case, after what nobody may overlook: that danger is reported; and with that its checks
/// are too old, or somebody stands without a greenlight.
fn status(row: &CaseRow, texts: &Texts) -> String {
    let danger =
        row.danger_hours.map(|hours| say!(texts, list_danger, when = say!(texts, due_hours, hours = hours)));
    let status = match (row.agreeing, row.conflicting) {
        (true, _) => say!(texts, status_agreeing),
        (false, true) => texts.named("status", "conflicting"),
        (false, false) => texts.named("status", &row.status),
    };
    let standing = row.standing.as_deref().and_then(|word| Uncleared::from_word(word).ok());
    let stale = row.stale.as_deref().and_then(|word| Age::from_word(word).ok());
    let stale = stale.map(|age| texts.word(age));
    let parts = [danger, Some(status), stale, standing.map(|standing| texts.word(standing))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

pub(super) fn list(context: &Context, args: &FilterArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let filter = args.filter(&desk, context)?;
    let rows = desk.store.list(&filter, Page::Case, &desk.reader())?;
    context.shows(&rows);
    if context.output.json {
        Output::json(&rows);
        return Ok(());
    }
    let heads = COLUMNS.map(|column| context.texts.get(column.head));
    let cells = |row: &CaseRow| COLUMNS.iter().map(|column| (column.cell)(row, &context.texts)).collect();
    let cells: Vec<Vec<String>> = rows.iter().map(cells).collect();
    context.output.fitted(&heads, &cells, &COLUMNS.map(|column| column.fit));
    context.output.say(&say!(context.texts, list_count, count = rows.len()));
    let unchecked = rows.iter().filter(|row| row.unchecked).count();
    if unchecked > 0 {
        context.output.say(&say!(context.texts, list_unchecked, count = unchecked));
    }
    Ok(())
}

pub(super) fn search(context: &Context, args: &SearchArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let texts = &context.texts;
    let hits = desk.store.search(&prompt::each(&args.words)?.join(" "), args.limit, &desk.reader())?;
    context.shows(hits.iter().map(|hit| &hit.case));
    if context.output.json {
        let rows: Vec<_> = hits
            .iter()
            .map(|hit| json!({ "case": hit.case.id, "name": hit.case.name, "event": hit.event, "excerpt": hit.excerpt }))
            .collect();
        Output::json(&rows);
        return Ok(());
    }
    let heads = say!(texts, [col_case, col_name, col_event, col_excerpt]);
    let rows: Vec<Vec<String>> = hits
        .iter()
        .map(|hit| {
            vec![hit.case.short.clone(), hit.case.name.clone(), hit.event.short(0), hit.excerpt.clone()]
        })
        .collect();
    context.output.table(&heads, &rows);
    context.output.say(&say!(texts, search_count, count = hits.len()));
    Ok(())
}
