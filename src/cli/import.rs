//! `import FILE --map MAP.toml`: a form tool's export. What was detected is shown first, and what becomes of each row;
//! `--apply` confirms it and signs all of it in one go, or nothing. A row that is in the store already is not taken
//! again: what it changes is a correction of its case. `import list` and `import undo` are about what came so.

mod data;
mod declared;
mod make_map;
mod preview;
mod undo;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use data_encoding::BASE32_NOPAD;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::intake_words::Told as _;
use crate::cli::output::Output;
use crate::cli::{intake_words, lookup, prior, prompt};
use crate::desk::Desk;
use crate::desk::form::{Answers, Plan};
use crate::domain::case::candidate::Days;
use crate::domain::ids::EventId;
use crate::domain::words::{UnknownWord, Word};
use crate::error::Error;
use crate::intake::application::Application;
use crate::intake::dates::DateOrder;
use crate::intake::encoding::Encoding;
use crate::intake::map::{MAX_BYTES, Map, MapError};
use crate::intake::table::{self, Delimiter, Given, ceiling};
use crate::intake::{Import, IntakeError};
use crate::say;

/// `import FILE --map MAP.toml [--apply]`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct ImportArgs {
    #[command(subcommand)]
    command: Option<ImportCommand>,
    #[arg(value_name = "FILE", required = true)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "MAP.toml", required_unless_present = "make_map")]
    map: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["map", "apply", "same", "new", "skip"])]
    make_map: bool,
    #[arg(long, value_name = "MAP.toml|-", requires = "make_map")]
    out: Option<PathBuf>,
    #[arg(long)]
    apply: bool,
    #[arg(long, value_name = "ROW=CASE")]
    same: Vec<String>,
    #[arg(long, value_name = "ROW")]
    new: Vec<usize>,
    #[arg(long, value_name = "ROW")]
    skip: Vec<usize>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
    #[arg(long, value_name = "DELIMITER")]
    delimiter: Option<String>,
    #[arg(long, value_name = "ORDER")]
    date_order: Option<String>,
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    #[arg(long, value_name = "N")]
    skip_rows: Option<usize>,
    #[arg(long, value_name = "N")]
    header_rows: Option<usize>,
}

/// What can be done with what came from a form.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum ImportCommand {
    List,
    Undo(undo::UndoArgs),
}

/// How many applications a preview shows, and how many names a warning.
const SHOWN: usize = 10;

pub(super) fn run(context: &Context, args: ImportArgs) -> Result<(), Error> {
    match args.command {
        Some(ImportCommand::List) => undo::list(context),
        Some(ImportCommand::Undo(args)) => undo::undo(context, args),
        None => import(context, &args),
    }
}

fn import(context: &Context, args: &ImportArgs) -> Result<(), Error> {
    let texts = &context.texts;
    if args.make_map {
        return make_map(context, args);
    }
    let answers = answers(args)?;
    let mut desk = context.desk()?;
    let mut read = read(context, args, &desk)?;
    let is_there =
        |row: &&usize| read.detected.left_out.contains(row) || read.detected.repeated.contains(row);
    if let Some(row) = args.skip.iter().find(|row| !is_there(row)) {
        return Err(Error::NoRow { row: *row });
    }
    for line in intake_words::detected(&read.detected, &read.unplaced, texts) {
        context.output.say(&line);
    }
    for line in intake_words::unread(&read.unread, texts) {
        context.output.say(&line);
    }
    let outcome = std::mem::replace(&mut read.outcome, Ok(Vec::new()));
    let applications = outcome.map_err(|problems| {
        let first = say!(texts, intake_problems, count = problems.len());
        let each = intake_words::problems(problems.iter(), texts);
        Error::BadData(std::iter::once(first).chain(each).collect())
    })?;
    let plan = desk.plan(applications, &answers)?;
    warn_of_beyond(context, &desk, &plan);
    preview::former_names(context, &plan);
    if !args.apply {
        preview::show(context, &desk, &read, &plan)?;
    }
    let questions = preview::questions(context, &desk, &plan)?;
    if !questions.is_empty() {
        return Err(Error::RowsAsk(questions));
    }
    if args.apply { apply(context, &mut desk, &plan) } else { Ok(()) }
}

/// A word of a closed list, as everywhere or by another of its names.
fn word<W: Word>(given: Option<&str>, named: fn(&str) -> Result<W, UnknownWord>) -> Result<Option<W>, Error> {
    given.map(|given| named(given).or_else(|_| lookup::word(given))).transpose()
}

/// What the command line says of the file.
fn given(args: &ImportArgs) -> Result<Given, Error> {
    Ok(Given {
        encoding: word(args.encoding.as_deref(), Encoding::named)?,
        delimiter: word(args.delimiter.as_deref(), Delimiter::named)?,
        date_order: word(args.date_order.as_deref(), DateOrder::named)?,
        sheet: args.sheet.clone(),
        skip_rows: args.skip_rows,
        header_rows: args.header_rows,
        leave_out: args.skip.iter().copied().collect(),
    })
}

fn file(args: &ImportArgs) -> Result<&PathBuf, Error> {
    args.file.as_ref().ok_or(Error::Missing { option: "FILE" })
}

fn make_map(context: &Context, args: &ImportArgs) -> Result<(), Error> {
    let (file, said) = (file(args)?, given(args)?);
    let bytes = prompt::file(file, ceiling::FILE)?;
    let table = table::read(&bytes, &said).map_err(IntakeError::Table);
    let table = table.map_err(|bad| Error::BadData(bad.told(&context.texts)))?;
    make_map::make(context, &table, &said, file, args.out.as_ref())
}

/// The file, read through its map. Where the map is wrong, the columns of the file are named, too.
fn read(context: &Context, args: &ImportArgs, desk: &Desk) -> Result<Import, Error> {
    let texts = &context.texts;
    let map = args.map.as_ref().ok_or(Error::Missing { option: "--map" })?;
    let map = prompt::file(map, MAX_BYTES)?;
    let no_text = || Error::BadData(vec![say!(texts, error_map_not_text)]);
    let map = Map::text(&map).ok_or_else(no_text)?;
    let (bytes, said) = (prompt::file(file(args)?, ceiling::FILE)?, given(args)?);
    let with_columns = |bad: &MapError, said: &Given| {
        let mut lines = bad.told(texts);
        if let Ok(table) = table::read(&bytes, said) {
            let columns = table.headers.iter().map(|head| say!(texts, intake_map_head, head = head));
            let columns = columns.collect::<Vec<_>>().join(", ");
            lines.push(say!(texts, intake_map_columns_of_file, columns = columns));
        }
        Error::BadData(lines)
    };
    let map = Map::parse(&map).map_err(|bad| with_columns(&bad, &said))?;
    let days = Days { today: desk.clock.today, polling: desk.policy().polling_day };
    let all = map.given(said.clone());
    crate::intake::read(&bytes, &map, said, days, &desk.names()).map_err(|bad| match bad {
        IntakeError::Map(bad) => with_columns(&bad, &all),
        bad @ IntakeError::Table(_) => Error::BadData(bad.told(texts)),
    })
}

/// What the person says of rows: `--same 9=7K3QX`, `--new 9`. Those of `--skip 9` are not read at all.
fn answers(args: &ImportArgs) -> Result<Answers, Error> {
    let mut answers = Answers { new: args.new.iter().copied().collect(), ..Answers::default() };
    for given in &args.same {
        let bad = || Error::BadAnswer { given: given.clone() };
        let (row, what) = given.split_once('=').ok_or_else(bad)?;
        let row = row.trim().parse().map_err(|_| bad())?;
        answers.same.insert(row, what.trim().to_owned());
    }
    Ok(answers)
}

/// Names the new applicants whom the importer could not see afterwards.
fn warn_of_beyond(context: &Context, desk: &Desk, plan: &Plan) {
    let reader = desk.reader();
    let is_beyond = |applicant: &&Application| {
        !reader.roles.iter().any(|(role, scope)| role.vets() && scope.covers(applicant.district.code))
    };
    let beyond: Vec<String> = (plan.new_rows().filter(is_beyond))
        .map(|applicant| {
            let (row, district) = (applicant.source.row, applicant.district.code);
            say!(
                context.texts,
                import_beyond_one,
                row = row,
                name = &applicant.name,
                district = district.to_string()
            )
        })
        .collect();
    if !beyond.is_empty() {
        let names = beyond.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
        context.output.warn(&say!(context.texts, import_beyond, count = beyond.len(), names = names));
    }
}

/// Letters by which an import is named.
fn batch_letters(desk: &mut Desk) -> Result<String, Error> {
    Ok(BASE32_NOPAD.encode(&desk.random::<5>()?))
}

fn apply(context: &Context, desk: &mut Desk, plan: &Plan) -> Result<(), Error> {
    let texts = &context.texts;
    let batch = batch_letters(desk)?;
    let drafts = desk.drafts_of(plan, &batch)?;
    if drafts.is_empty() {
        preview::left(context, desk, plan)?;
        preview::counts(context, plan);
        context.output.say(&say!(texts, intake_nothing_new));
        let data = json!({
            "rows": plan.rows.len(), "opened": [], "corrected": [], "declared": [], "batch": null,
            "applied": true
        });
        return finish(context, "0", "", &data);
    }
    let ids = context.sign_as_read(desk, &drafts)?;
    let opens = |draft: &&crate::desk::Draft| draft.target == crate::desk::Target::NewCase;
    let opened: Vec<EventId> =
        ids.iter().zip(&drafts).filter(|(_, draft)| opens(draft)).map(|(id, _)| *id).collect();
    let corrected: Vec<EventId> =
        plan.changed().filter(|(_, changed)| changed.is_signed()).map(|(_, changed)| changed.case).collect();
    let told = plan.each().zip(plan.cases(&opened)).filter(|((_, fate), _)| fate.tells_who());
    let searched: Vec<(EventId, &Application)> =
        told.filter_map(|((row, _), case)| Some((case?, row))).collect();
    let earlier = prior::look_at_rows(context, desk, &searched)?;
    let sentence = say!(
        texts,
        done_import,
        count = opened.len(),
        corrected = corrected.len(),
        known = plan.known(),
        batch = &batch
    );
    preview::left(context, desk, plan)?;
    preview::earlier_files(context, &earlier);
    let declared = declared::of_plan(plan, &opened);
    let data = json!({
        "rows": plan.rows.len(), "opened": opened, "corrected": corrected, "declared": declared, "batch": batch,
        "earlier": data::earlier_files(&earlier), "applied": true
    });
    finish(context, &opened.len().to_string(), &sentence, &data)?;
    declared::say_rows(context, desk, &declared)
}

fn finish(context: &Context, letters: &str, sentence: &str, data: &serde_json::Value) -> Result<(), Error> {
    if sentence.is_empty() && !context.output.json {
        Output::bytes(format!("{letters}\n").as_bytes());
        return Ok(());
    }
    context.output.done(letters, sentence, data);
    Ok(())
}
