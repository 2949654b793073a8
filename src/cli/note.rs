//! What the applicant says and is told, and what colleagues note: `reply`, `notice`, `note`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day_or_today;
use crate::cli::finding::handling;
use crate::cli::lookup::item;
use crate::cli::prompt;
use crate::desk::{Draft, Target};
use crate::domain::case::note::NoteBody;
use crate::domain::case::reply::ReplyBody;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::sight::Page;
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
    let mut desk = context.desk()?;
    let file = desk.case(&args.case, Page::Case)?;
    let answers = |id| {
        file.findings.iter().any(|finding| finding.id() == id)
            || file.interference.iter().any(|note| note.stamp.id == id)
    };
    let about = args.about.map(|letters| item(&file, &letters, answers)).transpose()?;
    let day = day_or_today(args.on.as_deref(), &desk, &file)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_reply))?;
    let act = Act::Record { kind: RecordKind::Reply, relation: Relation::New };
    let draft = Draft::new(Target::case(&file), act, &ReplyBody { about, on: day, text: text.clone() })?;
    context.sign_one(&mut desk, &file, draft, messages::done_reply)
}

pub(super) fn notice(context: &Context, args: NoticeArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let file = desk.case(&args.case, Page::Case)?;
    let day = day_or_today(args.on.as_deref(), &desk, &file)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_notice))?;
    let act = Act::Record { kind: RecordKind::Notice, relation: Relation::New };
    let body = NoteBody { text: text.clone(), on: Some(day), ..NoteBody::default() };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    context.sign_one(&mut desk, &file, draft, messages::done_notice)
}

pub(super) fn note(context: &Context, args: NoteArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let file = desk.case(&args.case, Page::Case)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_note))?;
    let kind = if args.counsel { RecordKind::Counsel } else { RecordKind::Note };
    let act = Act::Record { kind, relation: Relation::New };
    let code = handling(args.handling.as_ref(), Some(&text))?;
    let draft = Draft::new(
        Target::case(&file),
        act,
        &NoteBody { text: text.clone(), handling: code, ..NoteBody::default() },
    )?;
    context.sign_one(&mut desk, &file, draft, messages::done_note)
}
