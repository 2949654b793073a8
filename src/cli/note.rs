//! The applicant's replies, the notices to them, and notes of colleagues: `reply`, `notice`, `note`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day_or_today;
use crate::cli::finding::handling;
use crate::cli::lookup::item;
use crate::cli::prompt;
use crate::domain::case::note::NoteBody;
use crate::domain::case::reply::ReplyBody;
use crate::domain::event::{RecordKind, Relation};
use crate::error::Error;
use crate::report::messages;
use crate::say;

/// `reply CASE [--about FINDING] --text -`
#[derive(Debug, Args)]
pub(super) struct ReplyArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "ITEM")]
    about: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// `notice CASE --text -`
#[derive(Debug, Args)]
pub(super) struct NoticeArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// `note CASE --text -`
#[derive(Debug, Args)]
pub(super) struct NoteArgs {
    #[arg(value_name = "CASE")]
    case: String,
    /// Advice of counsel, which only approvers write and read.
    #[arg(long)]
    counsel: bool,
    #[arg(long, value_name = "P|C")]
    handling: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

pub(super) fn reply(context: &Context, args: ReplyArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let answers = |id| {
        file.findings.iter().any(|finding| finding.id() == id)
            || file.interference.iter().any(|note| note.stamp.id == id)
    };
    let about = args.about.map(|letters| item(&file, &letters, answers)).transpose()?;
    let day = day_or_today(args.on.as_deref(), &desk, &file)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_reply))?;
    context.record(
        &mut desk,
        &file,
        (RecordKind::Reply, Relation::New),
        &ReplyBody { about, on: day, text },
        messages::done_reply,
    )
}

pub(super) fn notice(context: &Context, args: NoticeArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let day = day_or_today(args.on.as_deref(), &desk, &file)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_notice))?;
    let body = NoteBody { text, on: Some(day), ..NoteBody::default() };
    context.record(&mut desk, &file, (RecordKind::Notice, Relation::New), &body, messages::done_notice)
}

pub(super) fn note(context: &Context, args: NoteArgs) -> Result<(), Error> {
    // The leader's office notes what it said of a case of which it read the brief.
    let (mut desk, file) = context.briefed_case(&args.case)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_note))?;
    let kind = if args.counsel { RecordKind::Counsel } else { RecordKind::Note };
    let handling = handling(args.handling.as_ref(), Some(&text))?;
    let body = NoteBody { text, handling, ..NoteBody::default() };
    context.record(&mut desk, &file, (kind, Relation::New), &body, messages::done_note)
}
