//! The conditions of a greenlight: `condition list`, `met`, `waive`.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::lookup::item;
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::cli::sheet::sheet;
use crate::domain::case::CaseFile;
use crate::domain::case::condition::MetBody;
use crate::domain::case::flag::TextBody;
use crate::domain::event::{Act, Waived};
use crate::domain::ids::EventId;
use crate::domain::sight::Page;
use crate::domain::skeleton::DecisionState;
use crate::error::Error;
use crate::report::messages;
use crate::report::phrases;
use crate::report::shown;
use crate::say;

/// What can be done with a condition.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum ConditionCommand {
    List(ListArgs),
    Met(MetArgs),
    Waive(WaiveArgs),
}

/// `condition list CASE`
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    #[arg(value_name = "CASE")]
    case: String,
}

/// Which condition: its number, after the letters of its decision where there are several.
#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "DECISION|NUMBER")]
    decision: String,
    #[arg(value_name = "NUMBER")]
    number: Option<String>,
}

/// `condition met CASE [DECISION] NUMBER --evidence - [--document DOC]`
#[derive(Debug, Args)]
pub(super) struct MetArgs {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "TEXT|-")]
    evidence: Option<String>,
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<String>,
}

/// `condition waive CASE [DECISION] NUMBER --why -`
#[derive(Debug, Args)]
pub(super) struct WaiveArgs {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

pub(super) fn run(context: &Context, command: ConditionCommand) -> Result<(), Error> {
    match command {
        ConditionCommand::List(args) => list(context, &args),
        ConditionCommand::Met(args) => met(context, args),
        ConditionCommand::Waive(args) => waive(context, args),
    }
}

/// The decision and the number; without letters it is the decision in effect that sets conditions.
fn named(file: &CaseFile, which: &Which) -> Result<(EventId, u32), Error> {
    let bad = |given: &str| Error::BadConditionNumber { given: given.to_owned() };
    let sets = |id: EventId| {
        let set = file.decisions.iter().find(|decision| decision.stamp.id == id);
        set.and_then(|decision| decision.body.as_ref()).is_some_and(|body| !body.conditions.is_empty())
    };
    if let Some(number) = &which.number {
        let decision = item(file, &which.decision, sets)?;
        return Ok((decision, number.parse().map_err(|_| bad(number))?));
    }
    let number = which.decision.parse().map_err(|_| bad(&which.decision))?;
    let effective = file.decisions.iter().filter(|decision| decision.state == DecisionState::Effective);
    let mut setting = effective.map(|decision| decision.stamp.id).filter(|id| sets(*id));
    match (setting.next(), setting.next()) {
        (Some(decision), None) => Ok((decision, number)),
        (Some(_), Some(_)) => Err(Error::ConditionWhich),
        (None, _) => Err(Error::NoCondition),
    }
}

fn list(context: &Context, args: &ListArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let texts = &context.texts;
    let file = context.one_of(&args.case, |word| desk.declared_case(word, Page::Case))?;
    let sheet = sheet(context, &desk, &file)?;
    if context.output.json {
        Output::json(&sheet.conditions);
        return Ok(());
    }
    let ids = say!(texts, [col_decision, col_number, col_text, col_owner, col_due, col_state]);
    let rows = sheet.conditions.iter().map(|condition| {
        vec![
            file.short(condition.decision),
            condition.number.to_string(),
            shown::cut(&condition.text, 80),
            shown::cut(&condition.owner, 40),
            condition.due.to_string(),
            phrases::condition_state(condition, texts),
        ]
    });
    context.output.table(&ids, &rows.collect::<Vec<_>>());
    context.output.say(&say!(texts, condition_count, count = sheet.conditions.len()));
    Ok(())
}

fn met(context: &Context, args: MetArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.which.case)?;
    let (decision, number) = named(&file, &args.which)?;
    let is_document = |id: EventId| file.documents.iter().any(|document| document.id() == id);
    let document = args.document.map(|letters| item(&file, &letters, is_document)).transpose()?;
    let evidence = prompt::long(args.evidence, "--evidence", &say!(context.texts, label_met_evidence))?;
    let body = MetBody { evidence, document };
    context.act(&mut desk, &file, Act::Met { decision, number }, &body, messages::done_condition_met)
}

fn waive(context: &Context, args: WaiveArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.which.case)?;
    let (decision, number) = named(&file, &args.which)?;
    let text = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let act = Act::Waive { what: Waived::Condition(decision, number) };
    context.act(&mut desk, &file, act, &TextBody { text }, messages::done_waive_condition)
}
