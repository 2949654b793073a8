//! Anomalies: `finding add`, `put`, `status`, `correct`, `link`, `unlink`, `scale`.

use clap::{Args, Subcommand};

use crate::cli::application::{case, items};
use crate::cli::context::Context;
use crate::cli::days::day_or_today;
use crate::cli::lookup::{self, item};
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::cli::reminded::{About, once_more};
use crate::cli::signing::Done;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::finding::{
    Category, Disclosed, FindingBody, FindingKind, FindingStatus, Link, MAX_SEVERITY, Put,
};
use crate::domain::case::handling::Handling;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::report::page;
use crate::report::scale::Scale;
use crate::say;

/// What can be done with a finding.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum FindingCommand {
    Add(AddArgs),
    Put(PutArgs),
    Status(StatusArgs),
    Correct(CorrectArgs),
    Link(LinkArgs),
    Unlink(UnlinkArgs),
    Scale,
}

/// What is said of a finding.
#[derive(Debug, Args)]
pub(super) struct Said {
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "0-4")]
    severity: Option<String>,
    #[arg(long, value_name = "GRADE")]
    grade: Option<String>,
    #[arg(long, value_name = "HOW")]
    disclosed: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    origin: Option<String>,
    #[arg(long, value_name = "WHEN")]
    happened: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    mitigating: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    aggravating: Option<String>,
    #[arg(long, value_name = "P|C")]
    handling: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    condition: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    fact: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    inference: Option<String>,
    /// Sign it after a reminder.
    #[arg(long)]
    yes: bool,
}

/// `finding add CASE ...`
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "ITEM")]
    answers: Vec<String>,
    #[command(flatten)]
    said: Said,
}

/// `finding correct CASE FINDING ...`
#[derive(Debug, Args)]
pub(super) struct CorrectArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FINDING")]
    finding: String,
    #[command(flatten)]
    said: Said,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `finding put CASE FINDING --on DAY [--why-not -]`
#[derive(Debug, Args)]
pub(super) struct PutArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FINDING")]
    finding: String,
    #[command(flatten)]
    said: PutSaid,
}

/// `finding status CASE FINDING STATUS --why -`
#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FINDING")]
    finding: String,
    #[arg(value_name = "STATUS")]
    status: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `finding link CASE FINDING [OTHER --kind same-origin|independent] [--answers ITEM] [--why -]`
#[derive(Debug, Args)]
pub(super) struct LinkArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FINDING")]
    finding: String,
    #[arg(value_name = "OTHER", required_unless_present = "answers")]
    other: Option<String>,
    #[arg(long, value_name = "ITEM")]
    answers: Vec<String>,
    #[arg(long, value_name = "same-origin|independent")]
    kind: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `finding unlink CASE FINDING OTHER --why -`
#[derive(Debug, Args)]
pub(super) struct UnlinkArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FINDING")]
    finding: String,
    #[arg(value_name = "OTHER")]
    other: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

pub(super) fn run(context: &Context, command: FindingCommand) -> Result<(), Error> {
    match command {
        FindingCommand::Add(args) => add(context, args),
        FindingCommand::Put(args) => put(context, args),
        FindingCommand::Status(args) => status(context, args),
        FindingCommand::Correct(args) => correct(context, args),
        FindingCommand::Link(args) => link(context, args),
        FindingCommand::Unlink(args) => unlink(context, args),
        FindingCommand::Scale => {
            scale(context);
            Ok(())
        }
    }
}

/// A grade such as `C3`.
pub(super) fn grade(given: &str) -> Result<Grade, Error> {
    given.parse().map_err(|_| Error::BadGrade { grade: given.to_owned() })
}

/// Handling code `P` or `C`; `C` says under which condition.
pub(super) fn handling(
    given: Option<&String>,
    condition: Option<&String>,
) -> Result<Option<Handling>, Error> {
    let code = given.map(|given| lookup::word::<Handling>(&given.to_uppercase())).transpose()?;
    if code == Some(Handling::Conditional) && condition.is_none() {
        return Err(Error::HandlingCondition);
    }
    Ok(code)
}

fn body(said: Said) -> Result<FindingBody, Error> {
    let severity = said.severity.map(|given| {
        let level = given.parse().ok().filter(|level: &u8| *level <= MAX_SEVERITY);
        level.ok_or_else(|| Error::BadSeverity { severity: given })
    });
    Ok(FindingBody {
        category: said.category.as_ref().map(|word| lookup::word::<Category>(word)).transpose()?,
        kind: said.kind.as_ref().map(|word| lookup::word::<FindingKind>(word)).transpose()?,
        severity: severity.transpose()?,
        grade: said.grade.as_ref().map(|given| grade(given)).transpose()?,
        disclosed: said.disclosed.as_ref().map(|word| lookup::word::<Disclosed>(word)).transpose()?,
        origin: prompt::long_if_given(said.origin)?,
        happened: said.happened,
        mitigating: prompt::long_if_given(said.mitigating)?,
        aggravating: prompt::long_if_given(said.aggravating)?,
        handling: handling(said.handling.as_ref(), said.condition.as_ref())?,
        handling_condition: prompt::long_if_given(said.condition)?,
        text: said.text,
        fact: prompt::long_if_given(said.fact)?,
        inference: prompt::long_if_given(said.inference)?,
        ..FindingBody::default()
    })
}

fn named(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.findings.iter().any(|finding| finding.id() == id))
}

fn add(context: &Context, mut args: AddArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut desk, file) = case(context, &args.case, &args.answers)?;
    args.said.category = Some(prompt::value(args.said.category, "--category", &say!(texts, label_category))?);
    let scale = page::plain(&Scale::new(texts).lines(texts, context.output.width()));
    let asked = say!(texts, label_severity);
    args.said.severity = Some(prompt::scaled(args.said.severity, "--severity", &asked, &scale)?);
    if args.said.grade.is_none() && prompt::can_ask() {
        // An empty answer means F6, not judged yet.
        let given = prompt::scaled(None, "--grade", &say!(texts, label_grade), &scale);
        args.said.grade = match given {
            Err(Error::Missing { .. }) => Some("F6".to_owned()),
            given => Some(given?),
        };
    }
    let answers = items(&file, &args.answers)?;
    let yes = args.said.yes;
    let mut body = FindingBody { answers, ..body(args.said)? };
    body.text = Some(prompt::long(body.text, "--text", &say!(texts, label_finding))?);
    written(context, &mut desk, &file, Relation::New, &body, yes, messages::done_finding)
}

/// Signs what somebody wrote. Nothing classified is kept here, so its writer is reminded of that.
fn written<V: Done>(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    relation: Relation,
    body: &FindingBody,
    yes: bool,
    done: Message<V>,
) -> Result<(), Error> {
    let act = Act::Record { kind: RecordKind::Finding, relation };
    let draft = Draft::new(Target::case(file), act, body)?;
    let given = [&body.text, &body.fact, &body.inference].map(|text| (About::Anything, text));
    once_more(context, desk, &draft, given, yes)?;
    context.sign_one(desk, file, draft, done)
}

fn correct(context: &Context, args: CorrectArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let finding = named(&file, &args.finding)?;
    let yes = args.said.yes;
    let mut body = body(args.said)?;
    body.text = prompt::long_if_given(body.text)?;
    body.why = prompt::long_if_given(args.why)?;
    let (relation, done) = (Relation::Corrects(finding), messages::done_finding_corrected);
    written(context, &mut desk, &file, relation, &body, yes, done)
}

/// That a claim was put to the applicant, or why not: `--on DAY [--why-not -]`.
#[derive(Debug, Args)]
pub(super) struct PutSaid {
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why_not: Option<String>,
}

impl PutSaid {
    pub(super) fn read(self, desk: &Desk, file: &CaseFile) -> Result<Put, Error> {
        let why_not = prompt::long_if_given(self.why_not)?;
        Ok(Put { on: day_or_today(self.on.as_deref(), desk, file)?, why_not })
    }
}

fn put(context: &Context, args: PutArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let finding = named(&file, &args.finding)?;
    let put = args.said.read(&desk, &file)?;
    let done =
        if put.why_not.is_some() { messages::done_finding_not_put } else { messages::done_finding_put };
    let body = FindingBody { put: Some(put), ..FindingBody::default() };
    context.record(&mut desk, &file, (RecordKind::Finding, Relation::Continues(finding)), &body, done)
}

fn status(context: &Context, args: StatusArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let finding = named(&file, &args.finding)?;
    let status: FindingStatus = lookup::word(&args.status)?;
    let why = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let body = FindingBody { status: Some(status), why: Some(why), ..FindingBody::default() };
    context.record(
        &mut desk,
        &file,
        (RecordKind::Finding, Relation::Continues(finding)),
        &body,
        messages::done_finding_status,
    )
}

/// The link to another claim.
pub(super) fn linked(
    context: &Context,
    file: &CaseFile,
    other: &str,
    kind: Option<String>,
    why: Option<String>,
) -> Result<Link, Error> {
    // A rule refuses a link to anything but a finding or a note, so any item is accepted here.
    let to = item(file, other, |_| true)?;
    let kind = prompt::value(kind, "--kind", &say!(context.texts, label_link))?;
    Ok(Link { to, kind: lookup::word(&kind)?, why })
}

/// That two findings tell the same, from one origin or from two; or that a finding answers for something adverse.
fn link(context: &Context, args: LinkArgs) -> Result<(), Error> {
    let (mut desk, file) = case(context, &args.case, &args.answers)?;
    let finding = named(&file, &args.finding)?;
    let answers = items(&file, &args.answers)?;
    let why = prompt::long_if_given(args.why)?;
    let body = match args.other {
        Some(other) => {
            let links = vec![linked(context, &file, &other, args.kind, why)?];
            FindingBody { links, answers, ..FindingBody::default() }
        }
        None => FindingBody { answers, why, ..FindingBody::default() },
    };
    context.record(
        &mut desk,
        &file,
        (RecordKind::Finding, Relation::Continues(finding)),
        &body,
        messages::done_finding_link,
    )
}

/// That a link between a finding and another claim was a mistake. It stays in the history.
fn unlink(context: &Context, args: UnlinkArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let finding = named(&file, &args.finding)?;
    let unlinks = vec![item(&file, &args.other, |_| true)?];
    let why = Some(prompt::long(args.why, "--why", &say!(context.texts, label_why))?);
    let body = FindingBody { unlinks, why, ..FindingBody::default() };
    let of = (RecordKind::Finding, Relation::Continues(finding));
    context.record(&mut desk, &file, of, &body, messages::done_unlink)
}

/// Severity, grade and handling with what each step means.
fn scale(context: &Context) {
    let scale = Scale::new(&context.texts);
    if context.output.json {
        Output::json(&scale);
    } else {
        context.output.page(&scale.lines(&context.texts, context.output.width()));
    }
}
