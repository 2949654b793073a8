//! `consent CASE KIND`: what the applicant agreed to, withdrew or refused.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::lookup;
use crate::domain::case::consent::ConsentBody;
use crate::domain::check_kind::{CheckKind, ConsentFor};
use crate::domain::clock::spoken::When;
use crate::domain::event::{RecordKind, Relation};
use crate::error::Error;
use crate::report::messages;

/// `consent CASE KIND --on DAY [--for run|result] [--withdrawn|--refused]`
#[derive(Debug, Args)]
pub(super) struct ConsentArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "KIND")]
    kind: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: String,
    #[arg(long = "for", value_name = "run|result")]
    to: Option<String>,
    #[arg(long)]
    withdrawn: bool,
    #[arg(long, conflicts_with = "withdrawn")]
    refused: bool,
}

pub(super) fn consent(context: &Context, args: &ConsentArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let to = match &args.to {
        Some(to) => vec![lookup::word::<ConsentFor>(to)?],
        None => vec![ConsentFor::Run, ConsentFor::Result],
    };
    let body = ConsentBody {
        check: lookup::word::<CheckKind>(&args.kind)?,
        to,
        on: day(&args.on, When::Past, &desk, Some(&file))?,
        withdrawn: args.withdrawn,
        refused: args.refused,
        document: None,
    };
    let done = match (args.refused, args.withdrawn) {
        (true, _) => messages::done_consent_refused,
        (_, true) => messages::done_consent_withdrawn,
        _ => messages::done_consent,
    };
    context.record(&mut desk, &file, (RecordKind::Consent, Relation::New), &body, done)
}
