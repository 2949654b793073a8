//! What leaves: `brief` for an office, `export` for a spreadsheet.

mod copies;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::list::{FilterArgs, or_blank};
use crate::cli::lookup;
use crate::cli::output::json_text;
use crate::cli::prompt;
use crate::cli::sheet::sheet;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::copies::IssueBody;
use crate::domain::case::text_for_applicant::leaks;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, Audience};
use crate::domain::ids::EventId;
use crate::domain::sight::Page;
use crate::error::Error;
use crate::report::brief::{Brief, BriefCase, Made};
use crate::report::sheet::rows::Who;
use crate::report::{csv, markdown};
use crate::say;
use crate::store::columns::CaseRow;

/// `brief CASE... [--to NAME --audience AUDIENCE] --format md|json [--out FILE]`, `brief list`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct BriefArgs {
    #[command(subcommand)]
    what: Option<BriefCommand>,
    #[arg(value_name = "CASE", required = true)]
    case: Vec<String>,
    #[arg(long, value_name = "md|json", default_value = "md")]
    format: String,
    #[arg(long, value_name = "NAME|-")]
    to: Option<String>,
    #[arg(long, value_name = "AUDIENCE")]
    audience: Option<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What more there is of briefs.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum BriefCommand {
    List,
}

/// `export --csv [--out FILE]`
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[arg(long)]
    csv: bool,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    filter: FilterArgs,
}

/// The head and the cell of a column.
type CsvColumn = (&'static str, fn(&CaseRow) -> String);

/// The columns of a spreadsheet, from left to right.
const CSV: [CsvColumn; 18] = [
    ("id", |row| row.id.to_string()),
    ("name", |row| row.name.clone()),
    ("district", |row| row.district.clone()),
    ("phase", |row| row.phase.clone()),
    ("tier", |row| row.tier.clone()),
    ("status", |row| row.status.clone()),
    ("police", |row| row.police.clone()),
    ("credit", |row| row.credit.clone()),
    ("worst", |row| or_blank(row.worst)),
    ("fi", |row| or_blank(row.fi.as_ref())),
    ("open_flags", |row| or_blank(row.open_flags)),
    ("due", |row| or_blank(row.due)),
    ("decision", |row| or_blank(row.decision.as_ref())),
    ("conflicting", |row| row.conflicting.to_string()),
    ("agreeing", |row| row.agreeing.to_string()),
    ("assigned", |row| or_blank(row.assigned.as_ref())),
    ("conditional", |row| row.conditional.to_string()),
    ("undeclared", |row| row.undeclared.to_string()),
];

pub(super) fn brief(context: &Context, args: &BriefArgs) -> Result<(), Error> {
    if let Some(BriefCommand::List) = args.what {
        return copies::list(context);
    }
    let json = match args.format.as_str() {
        "md" => context.output.json,
        "json" => true,
        other => return Err(Error::BadFormat { format: other.to_owned() }),
    };
    if args.to.is_some() || args.audience.is_some() {
        return issue(context, args, json);
    }
    let desk = context.desk()?;
    let mut sheets = Vec::new();
    for word in &args.case {
        let file = context.one_of(word, |word| desk.declared_case(word, Page::Brief))?;
        sheets.push(sheet(context, &desk, &file)?);
    }
    let brief = Brief::of(&sheets, made_by(&desk), &context.texts).of_store(desk.store.anchor()?);
    context.hand_out(args.out.as_ref(), &written(context, &brief, json))
}

/// A page that this person makes now and that is given to nobody in particular.
pub(super) fn made_by(desk: &Desk) -> Made {
    let by = Who { name: desk.roster.name(desk.me()), person: desk.me() };
    Made { by, at: Timestamp::new(desk.clock.now), copy: None, to: None, audience: None }
}

fn written(context: &Context, brief: &Brief, json: bool) -> String {
    if json { json_text(brief) + "\n" } else { markdown::brief(brief, &context.texts) }
}

/// Hands out a copy: who has it, and what was in it, is signed before it leaves.
fn issue(context: &Context, args: &BriefArgs, json: bool) -> Result<(), Error> {
    let [word] = args.case.as_slice() else { return Err(Error::BriefOneCase) };
    let audience = args.audience.as_ref().ok_or(Error::Missing { option: "--audience" })?;
    let audience: Audience = lookup::word(audience)?;
    let to = prompt::value(args.to.clone(), "--to", &say!(context.texts, label_to))?.trim().to_owned();
    if to.is_empty() {
        return Err(Error::Missing { option: "--to" });
    }
    if let Some(path) = args.out.as_ref().filter(|path| path.as_os_str() != "-" && path.exists()) {
        // Nothing is signed for a file that cannot be written.
        return Err(Error::io(path, &std::io::ErrorKind::AlreadyExists.into()));
    }
    let mut desk = context.desk()?;
    let file = context.one_of(word, |word| desk.declared_case_to_sign(word, Page::Brief))?;
    let copy = file.next_copy();
    let (issued, receiver) = (Some(copy), Some(to.clone()));
    let made = Made { copy: issued, to: receiver, audience: Some(audience), ..made_by(&desk) };
    let sheet = sheet(context, &desk, &file)?;
    let brief = if audience == Audience::Applicant {
        Brief::for_applicant(&sheet, made, |text| !leaks(text, &file).is_empty(), &context.texts)
    } else {
        Brief::of(&[sheet], made, &context.texts)
    };
    let brief = brief.of_store(desk.store.anchor()?);
    // What is signed is what stands on the page.
    let told = brief.cases.first();
    let decisions: Vec<EventId> = told.map(BriefCase::holding).unwrap_or_default();
    let body = IssueBody {
        to: to.clone(),
        decision: file.decision().map(|decision| decision.stamp.id).filter(|id| decisions.contains(id)),
        decisions: if decisions.len() > 1 { decisions } else { Vec::new() },
        findings: told.map(BriefCase::carried).unwrap_or_default(),
        withdrawn: told
            .map(|case| case.withdrawn.iter().map(|finding| finding.id).collect())
            .unwrap_or_default(),
        heads: file.heads(),
    };
    let draft = Draft::new(Target::case(&file), Act::Issue { copy, audience }, &body)?;
    context.sign(&mut desk, &[draft])?;
    context.hand_out(args.out.as_ref(), &written(context, &brief, json))?;
    let audience = context.texts.word(audience);
    context.output.say(&say!(context.texts, done_issue, copy = copy, name = to, audience = audience));
    Ok(())
}

pub(super) fn export(context: &Context, args: &ExportArgs) -> Result<(), Error> {
    if !args.csv {
        return Err(Error::Missing { option: "--csv" });
    }
    let desk = context.desk()?;
    let filter = args.filter.filter(&desk, context)?;
    let rows = desk.store.list(&filter, Page::Case, &desk.reader())?;
    context.shows(&rows);
    let cells = |row| CSV.iter().map(|(_, cell)| cell(row)).collect();
    let text = csv::table(&CSV.map(|(head, _)| head), rows.iter().map(cells));
    context.hand_out(args.out.as_ref(), &text)
}
