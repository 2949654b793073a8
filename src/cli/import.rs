//! `import FILE --map MAP.toml`: a form tool's export. What was detected is shown first; `--apply` confirms it and
//! opens every case in one go, or none. A row that is in the store already is not taken again.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::intake_words::Told as _;
use crate::cli::lookup::{self, local_name};
use crate::cli::output::Output;
use crate::cli::{intake_words, prompt};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::candidate::Days;
use crate::domain::event::{Act, Role};
use crate::domain::ids::Nonce;
use crate::error::Error;
use crate::intake::application::Application;
use crate::intake::map::{MAX_BYTES, Map};
use crate::intake::table::{Given, ceiling};
use crate::say;

/// `import FILE --map MAP.toml [--apply]`
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "MAP.toml")]
    map: PathBuf,
    #[arg(long)]
    apply: bool,
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

/// How many applications a preview shows.
const SHOWN: usize = 10;

pub(super) fn import(context: &Context, args: &ImportArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let map = prompt::file(&args.map, MAX_BYTES)?;
    let map = String::from_utf8(map).map_err(|_| Error::BadData(vec![say!(texts, error_map_not_text)]))?;
    let map = Map::parse(&map).map_err(|bad| Error::BadData(bad.told(texts)))?;
    let bytes = prompt::file(&args.file, ceiling::FILE)?;
    let said = Given {
        encoding: args.encoding.as_ref().map(|word| lookup::word(word)).transpose()?,
        delimiter: args.delimiter.as_ref().map(|word| lookup::word(word)).transpose()?,
        date_order: args.date_order.as_ref().map(|word| lookup::word(word)).transpose()?,
        sheet: args.sheet.clone(),
        skip_rows: args.skip_rows,
        header_rows: args.header_rows,
    };
    let mut desk = context.desk()?;
    let days = Days { today: desk.clock.today, polling: desk.policy().polling_day };
    let read = crate::intake::read(&bytes, &map, said, days);
    let read = read.map_err(|bad| Error::BadData(bad.told(texts)))?;
    for line in intake_words::detected(&read.detected, &read.unplaced, texts) {
        context.output.say(&line);
    }
    for line in intake_words::unread(&read.unread, texts) {
        context.output.say(&line);
    }
    let applications = read.outcome.map_err(|problems| {
        let first = say!(texts, intake_problems, count = problems.len());
        let each = problems.iter().map(|problem| intake_words::problem(problem, texts));
        Error::BadData(std::iter::once(first).chain(each).collect())
    })?;
    let mut new = Vec::new();
    for application in applications {
        if !desk.store.has_origin(&application.source.source, &application.source.row_key)? {
            new.push(application);
        }
    }
    let reader = desk.reader();
    let works = |role: &Role| matches!(role, Role::Vetter | Role::Reviewer | Role::Approver);
    let beyond: Vec<String> = new
        .iter()
        .filter(|applicant| {
            !reader.roles.iter().any(|(role, scope)| works(role) && scope.covers(applicant.district.code))
        })
        .map(|applicant| format!("{} ({})", applicant.name, applicant.district.code))
        .collect();
    if !beyond.is_empty() {
        let names = beyond.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
        context.output.warn(&say!(texts, import_beyond, count = beyond.len(), names = names));
    }
    if !args.apply {
        preview(context, &new, read.detected.rows);
        return Ok(());
    }
    apply(context, &mut desk, &new, read.detected.rows)
}

fn preview(context: &Context, new: &[Application], rows: usize) {
    let texts = &context.texts;
    if context.output.json {
        Output::json(&json!({ "rows": rows, "new": new, "applied": false }));
    } else {
        let heads = say!(texts, [col_name, col_district, col_born, col_consents]);
        let cells: Vec<Vec<String>> = new
            .iter()
            .take(SHOWN)
            .map(|applicant| {
                let consents: Vec<_> =
                    applicant.consents.iter().map(|(check, _)| texts.word(*check)).collect();
                let place = format!("{} {}", applicant.district.code, local_name(applicant.district, texts));
                vec![
                    applicant.name.clone(),
                    place,
                    applicant.born.map_or_else(String::new, |day| day.to_string()),
                    consents.join(", "),
                ]
            })
            .collect();
        context.output.table(&heads, &cells);
    }
    if new.len() > SHOWN {
        context.output.say(&say!(texts, import_more, count = new.len() - SHOWN));
    }
    context.output.say(&say!(texts, import_count, count = new.len(), known = rows - new.len().min(rows)));
    context.output.say(&say!(texts, if new.is_empty() { intake_nothing_new } else { intake_preview }));
}

fn apply(context: &Context, desk: &mut Desk, new: &[Application], rows: usize) -> Result<(), Error> {
    let texts = &context.texts;
    let mut drafts = Vec::new();
    for application in new {
        let (order, district) = (application.district.order, application.district.code);
        let act = Act::Open { order, district, nonce: Nonce(desk.random()?) };
        drafts.push(Draft::new(Target::NewCase, act, &application.body())?);
    }
    let ids = context.sign(desk, &drafts)?;
    if new.is_empty() {
        context.output.say(&say!(texts, intake_nothing_new));
    }
    let known = rows - new.len().min(rows);
    let sentence = say!(texts, done_import, count = new.len(), known = known);
    let data = json!({ "rows": rows, "opened": ids, "applied": true });
    context.output.done(&new.len().to_string(), &sentence, &data);
    Ok(())
}
