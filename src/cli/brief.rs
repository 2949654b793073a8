//! What leaves: `brief` for an office, `export` for a spreadsheet.

use std::path::PathBuf;

use clap::Args;

use crate::cli::case::sheet;
use crate::cli::list::FilterArgs;
use crate::cli::output::{Output, json_text};
use crate::cli::{CONTENT, Counter};
use crate::domain::entry::Timestamp;
use crate::error::Error;
use crate::report::brief::{Brief, Made};
use crate::report::sheet::rows::Who;
use crate::report::{csv, markdown};
use crate::say;
use crate::store::open::private_file;
use crate::store::visible::Sight;

/// `brief CASE... --format md|json [--out FILE]`
#[derive(Debug, Args)]
pub(super) struct BriefArgs {
    #[arg(value_name = "CASE", required = true)]
    case: Vec<String>,
    #[arg(long, value_name = "md|json", default_value = "md")]
    format: String,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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

/// Hands a finished text out: to a new file that only its owner reads, or to stdout.
fn hand_out(counter: &Counter, out: Option<&PathBuf>, text: &str) -> Result<(), Error> {
    let Some(path) = out.filter(|path| path.as_os_str() != "-") else {
        Output::bytes(text.as_bytes());
        return Ok(());
    };
    private_file(path, text.as_bytes())?;
    counter.output.say(&say!(counter.texts, "done-out", path = path.display().to_string()));
    Ok(())
}

pub(super) fn brief(counter: &Counter, args: &BriefArgs) -> Result<(), Error> {
    let json = match args.format.as_str() {
        "md" => counter.output.json,
        "json" => true,
        other => return Err(Error::Usage("bad-format", vec![("format", other.to_owned())])),
    };
    let desk = counter.desk()?;
    let mut sheets = Vec::new();
    for word in &args.case {
        let file = desk.declared_case(word, Sight::Brief)?;
        sheets.push(sheet(counter, &desk, &file)?);
    }
    let by = Who { name: desk.roster.name(desk.me()), person: desk.me() };
    let made = Made { by, at: Timestamp::new(desk.clock.now), copy: None, audience: None };
    let brief = Brief::of(&sheets, made, &counter.texts);
    let text = if json { json_text(&brief) + "\n" } else { markdown::brief(&brief, &counter.texts) };
    hand_out(counter, args.out.as_ref(), &text)
}

pub(super) fn export(counter: &Counter, args: &ExportArgs) -> Result<(), Error> {
    if !args.csv {
        return Err(Error::Usage("missing", vec![("option", "--csv".to_owned())]));
    }
    let desk = counter.desk()?;
    let filter = args.filter.filter(&desk, &counter.texts)?;
    let rows = desk.store.list(&filter, CONTENT, &desk.reader())?;
    let heads = [
        "id",
        "name",
        "district",
        "phase",
        "tier",
        "status",
        "police",
        "credit",
        "worst",
        "open_flags",
        "due",
        "decision",
        "contested",
        "assigned",
    ];
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.id.to_string(),
                row.name.clone(),
                row.district.clone(),
                row.phase.clone(),
                row.tier.clone(),
                row.status.clone(),
                row.police.clone(),
                row.credit.clone(),
                row.worst.map_or_else(String::new, |worst| worst.to_string()),
                row.open_flags.to_string(),
                row.due.map_or_else(String::new, |due| due.to_string()),
                row.decision.clone().unwrap_or_default(),
                row.contested.to_string(),
                row.assigned.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let text = csv::table(&heads, cells);
    hand_out(counter, args.out.as_ref(), &text)
}
