//! `consent CASE KIND`: what the applicant agreed to, and its withdrawal.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::lookup;
use crate::desk::{Draft, Target};
use crate::domain::case::consent::ConsentBody;
use crate::domain::check_kind::{CheckKind, ConsentFor};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::sight::Page;
use crate::error::Error;
use crate::report::messages;

/// `consent CASE KIND --on DAY [--for run|result] [--withdrawn]`
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
}

pub(super) fn consent(context: &Context, args: &ConsentArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let file = desk.case(&args.case, Page::Case)?;
    let to = match &args.to {
        Some(to) => vec![lookup::word::<ConsentFor>(to)?],
        None => vec![ConsentFor::Run, ConsentFor::Result],
    };
    let body = ConsentBody {
        check: lookup::word::<CheckKind>(&args.kind)?,
        to,
        on: day(&args.on, When::Past, &desk, Some(&file))?,
        withdrawn: args.withdrawn,
        document: None,
    };
    let act = Act::Record { kind: RecordKind::Consent, relation: Relation::New };
    let done = if args.withdrawn { messages::done_consent_withdrawn } else { messages::done_consent };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    context.sign_one(&mut desk, &file, draft, done)
}
