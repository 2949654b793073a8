//! Foreign-interference notes and the guidance for them: `fi add`, `put`, `status`, `review`, `correct`, `link`, `guide`.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::finding::{PutSaid, grade, handling, linked};
use crate::cli::lookup::{self, item};
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::cli::reminded::{About, once_more};
use crate::cli::signing::Done;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::interference::{Indicator, InterferenceBody, NoteStatus};
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::EventId;
use crate::domain::route::{Posture, offered};
use crate::error::Error;
use crate::report::fi_guide;
use crate::report::messages::{self, Message};
use crate::report::next::offer;
use crate::say;

/// What can be done with foreign interference.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum FiCommand {
    Add(AddArgs),
    Put(PutArgs),
    Status(StatusArgs),
    Review(ReviewArgs),
    Correct(CorrectArgs),
    Link(LinkArgs),
    Unlink(UnlinkArgs),
    Guide(GuideArgs),
}

/// What is said of a note.
#[derive(Debug, Args)]
pub(super) struct Said {
    #[arg(long, value_name = "FI-01..16")]
    indicator: Option<String>,
    #[arg(long, value_name = "POSTURE")]
    posture: Option<String>,
    #[arg(long, value_name = "GRADE")]
    grade: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    innocent: Option<String>,
    #[arg(long, value_name = "P|C")]
    handling: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    condition: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    /// Sign it after a reminder.
    #[arg(long)]
    yes: bool,
}

/// `fi add CASE --indicator FI-05 --posture target --grade B2 --innocent TEXT --text -`
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[command(flatten)]
    said: Said,
}

/// `fi put CASE NOTE --on DAY [--why-not -]`
#[derive(Debug, Args)]
pub(super) struct PutArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "NOTE")]
    note: String,
    #[command(flatten)]
    said: PutSaid,
}

/// `fi status CASE NOTE explained|substantiated|unfounded --why -`
#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "NOTE")]
    note: String,
    #[arg(value_name = "open|explained|substantiated|unfounded")]
    status: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `fi review CASE NOTE --why -`
#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "NOTE")]
    note: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `fi correct CASE NOTE ...`
#[derive(Debug, Args)]
pub(super) struct CorrectArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "NOTE")]
    note: String,
    #[command(flatten)]
    said: Said,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `fi link CASE NOTE OTHER --kind same-origin|independent [--why -]`
#[derive(Debug, Args)]
pub(super) struct LinkArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "NOTE")]
    note: String,
    #[arg(value_name = "OTHER")]
    other: String,
    #[arg(long, value_name = "same-origin|independent")]
    kind: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `fi unlink CASE NOTE OTHER --why -`
#[derive(Debug, Args)]
pub(super) struct UnlinkArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "NOTE")]
    note: String,
    #[arg(value_name = "OTHER")]
    other: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `fi guide [FI-05]`
#[derive(Debug, Args)]
pub(super) struct GuideArgs {
    #[arg(value_name = "FI-01..16")]
    indicator: Option<String>,
}

pub(super) fn run(context: &Context, command: FiCommand) -> Result<(), Error> {
    match command {
        FiCommand::Add(args) => add(context, args),
        FiCommand::Put(args) => put(context, args),
        FiCommand::Status(args) => status(context, args),
        FiCommand::Review(args) => review(context, args),
        FiCommand::Correct(args) => correct(context, args),
        FiCommand::Link(args) => link(context, args),
        FiCommand::Unlink(args) => unlink(context, args),
        FiCommand::Guide(args) => guide(context, &args),
    }
}

/// `FI-05`, `fi-05`, `fi5`, `5`.
fn indicator(given: &str) -> Result<Indicator, Error> {
    let digits: String = given.chars().filter(char::is_ascii_digit).collect();
    match digits.parse::<u8>() {
        Ok(number) => lookup::word(&format!("FI-{number:02}")),
        Err(_) => lookup::word(given),
    }
}

fn body(said: Said) -> Result<InterferenceBody, Error> {
    Ok(InterferenceBody {
        indicator: said.indicator.as_deref().map(indicator).transpose()?,
        posture: said.posture.as_deref().map(lookup::word::<Posture>).transpose()?,
        grade: said.grade.as_ref().map(|given| grade(given)).transpose()?,
        innocent: said.innocent,
        text: said.text,
        handling: handling(said.handling.as_ref(), said.condition.as_ref())?,
        handling_condition: prompt::long_if_given(said.condition)?,
        ..InterferenceBody::default()
    })
}

fn named(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.interference.iter().any(|note| note.id() == id))
}

fn add(context: &Context, args: AddArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut desk, file) = context.case(&args.case)?;
    let mut said = args.said;
    said.indicator = Some(prompt::value(said.indicator, "--indicator", &say!(texts, label_indicator))?);
    said.posture = Some(prompt::value(said.posture, "--posture", &say!(texts, label_posture))?);
    let yes = said.yes;
    let mut body = body(said)?;
    body.innocent = Some(prompt::long(body.innocent, "--innocent", &say!(texts, label_innocent))?);
    body.text = Some(prompt::long(body.text, "--text", &say!(texts, label_conduct))?);
    let posture = body.posture;
    let act = Act::Record { kind: RecordKind::Interference, relation: Relation::New };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    once_more(context, &mut desk, &draft, read(&body), yes)?;
    let Some((id, after)) = context.sign_and_say(&mut desk, &file, draft, messages::done_fi)? else {
        return Ok(());
    };
    if let Some(matter) = posture.and_then(offered) {
        let command = offer(matter, &desk.store.short(file.id)?, &after.short(id));
        context.output.say(&say!(texts, route_offered, matter = texts.word(matter), command = command));
    }
    Ok(())
}

/// The texts of a note and what each is about: an innocent explanation may name who somebody is.
fn read(body: &InterferenceBody) -> [(About, &Option<String>); 3] {
    [(About::Conduct, &body.text), (About::Anything, &body.innocent), (About::Anything, &body.why)]
}

/// Records a step of a note.
fn step<V: Done>(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    relation: Relation,
    body: &InterferenceBody,
    done: Message<V>,
) -> Result<(), Error> {
    context.record(desk, file, (RecordKind::Interference, relation), body, done)
}

fn put(context: &Context, args: PutArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let note = Relation::Continues(named(&file, &args.note)?);
    let put = args.said.read(&desk, &file)?;
    let done = if put.why_not.is_some() { messages::done_fi_not_put } else { messages::done_fi_put };
    let body = InterferenceBody { put: Some(put), ..InterferenceBody::default() };
    step(context, &mut desk, &file, note, &body, done)
}

fn status(context: &Context, args: StatusArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let note = Relation::Continues(named(&file, &args.note)?);
    let status: NoteStatus = lookup::word(&args.status)?;
    let why = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let body = InterferenceBody { status: Some(status), why: Some(why), ..InterferenceBody::default() };
    step(context, &mut desk, &file, note, &body, messages::done_fi_status)
}

/// The same status again: somebody who did not write the note looked at it, and it stays as it is.
fn review(context: &Context, args: ReviewArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let id = named(&file, &args.note)?;
    let status = file.interference.iter().find(|note| note.id() == id).map(|note| note.status);
    let why = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let body = InterferenceBody { status, why: Some(why), ..InterferenceBody::default() };
    step(context, &mut desk, &file, Relation::Continues(id), &body, messages::done_fi_review)
}

fn correct(context: &Context, args: CorrectArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let note = Relation::Corrects(named(&file, &args.note)?);
    let yes = args.said.yes;
    let mut body = body(args.said)?;
    body.innocent = prompt::long_if_given(body.innocent)?;
    body.text = prompt::long_if_given(body.text)?;
    body.why = prompt::long_if_given(args.why)?;
    let act = Act::Record { kind: RecordKind::Interference, relation: note };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    once_more(context, &mut desk, &draft, read(&body), yes)?;
    context.sign_one(&mut desk, &file, draft, messages::done_fi_corrected)
}

/// That a note and another one, or a finding, tell the same, from one origin or from two.
fn link(context: &Context, args: LinkArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let note = Relation::Continues(named(&file, &args.note)?);
    let why = prompt::long_if_given(args.why)?;
    let links = vec![linked(context, &file, &args.other, args.kind, why)?];
    let body = InterferenceBody { links, ..InterferenceBody::default() };
    step(context, &mut desk, &file, note, &body, messages::done_fi_link)
}

/// That a link between a note and another claim was a mistake. It stays in the history.
fn unlink(context: &Context, args: UnlinkArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let note = Relation::Continues(named(&file, &args.note)?);
    let unlinks = vec![item(&file, &args.other, |_| true)?];
    let why = Some(prompt::long(args.why, "--why", &say!(context.texts, label_why))?);
    let body = InterferenceBody { unlinks, why, ..InterferenceBody::default() };
    step(context, &mut desk, &file, note, &body, messages::done_unlink)
}

fn guide(context: &Context, args: &GuideArgs) -> Result<(), Error> {
    let (texts, width) = (&context.texts, context.output.width());
    let which = args.indicator.as_deref().map(indicator).transpose()?;
    match which {
        Some(which) if context.output.json => Output::json(&fi_guide::row(which, texts)),
        None if context.output.json => Output::json(&fi_guide::rows(texts)),
        Some(which) => context.output.page(&fi_guide::page(which, texts, width)),
        None => context.output.page(&fi_guide::overview(texts, width)),
    }
    Ok(())
}
