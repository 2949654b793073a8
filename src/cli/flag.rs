//! Flags: `flag raise`, `accept`, `answer`, `return`, `pass-up`, `support`, `list`, `show`.

mod list;
mod raise;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::lookup;
use crate::cli::prompt;
use crate::desk::{Draft, Target};
use crate::domain::case::flag::{Flag, TOO_MANY_RETURNS, TextBody};
use crate::domain::case::note::NoteBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation, Tier};
use crate::domain::ids::EventId;
use crate::domain::route::Support;
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::say;

/// What can be done with a flag.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum FlagCommand {
    Raise(raise::RaiseArgs),
    Accept(StepArgs),
    Answer(StepArgs),
    Return(ReturnArgs),
    PassUp(StepArgs),
    Support(SupportArgs),
    List(list::ListFlags),
    Show(list::ShowArgs),
    Stats,
}

/// `flag accept|answer|pass-up CASE FLAG`
#[derive(Debug, Args)]
pub(super) struct StepArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FLAG")]
    flag: String,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// `flag return CASE FLAG --by DAY --text -`
#[derive(Debug, Args)]
pub(super) struct ReturnArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FLAG")]
    flag: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    by: Option<String>,
    #[arg(long, value_name = "TIER")]
    tier: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// `flag support CASE FLAG ITEM --text -`
#[derive(Debug, Args)]
pub(super) struct SupportArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FLAG")]
    flag: String,
    #[arg(value_name = "ITEM")]
    item: String,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

pub(super) fn run(context: &Context, command: FlagCommand) -> Result<(), Error> {
    match command {
        FlagCommand::Raise(args) => raise::raise(context, args),
        FlagCommand::Accept(args) => accept(context, &args),
        FlagCommand::Answer(args) => {
            let act = |flag| Act::Answer { flag };
            said(context, args, messages::label_answer, messages::done_flag_answered, act)
        }
        FlagCommand::PassUp(args) => {
            let act = |flag| Act::PassUp { flag };
            said(context, args, messages::label_why, messages::done_flag_passed_up, act)
        }
        FlagCommand::Return(args) => send_back(context, args),
        FlagCommand::Support(args) => support(context, args),
        FlagCommand::List(args) => list::list(context, &args),
        FlagCommand::Show(args) => list::show(context, &args),
        FlagCommand::Stats => crate::cli::stats::stats(context),
    }
}

fn accept(context: &Context, args: &StepArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let flag = lookup::flag(&file, &args.flag)?;
    let text = prompt::long_if_given(args.text.clone())?;
    let act = Act::Accept { flag };
    let draft = match text {
        Some(text) => Draft::new(Target::case(&file), act, &TextBody { text })?,
        None => Draft::bare(Target::case(&file), act),
    };
    context.sign_one(&mut desk, &file, draft, messages::done_flag_accepted)
}

fn said(
    context: &Context,
    args: StepArgs,
    label: Message,
    done: Message<messages::done_note>,
    act: impl Fn(EventId) -> Act,
) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let flag = lookup::flag(&file, &args.flag)?;
    let text = prompt::long(args.text, "--text", &context.texts.get(label))?;
    context.act(&mut desk, &file, act(flag), &TextBody { text }, done)
}

/// What was done for a candidate who is the target.
fn support(context: &Context, args: SupportArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let flag = lookup::flag(&file, &args.flag)?;
    let what: Support = lookup::word(&args.item)?;
    let text = prompt::long(args.text, "--text", &context.texts.word(what))?;
    let body = NoteBody { text, about: Some(flag), support: Some(what), ..NoteBody::default() };
    context.record(&mut desk, &file, (RecordKind::Note, Relation::New), &body, messages::done_flag_support)
}

fn send_back(context: &Context, args: ReturnArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let flag = lookup::flag(&file, &args.flag)?;
    let today = desk.clock.today;
    let known = file.flags.iter().find(|raised| raised.stamp.id == flag);
    let (below, due) = known.map_or((Tier::Local, today), |flag| flag.sent_back(today));
    let date = args.by.as_ref().map_or(Ok(due), |by| day(by, When::Ahead, &desk, Some(&file)))?;
    let returns = known.map_or(0, Flag::returns) + 1;
    if returns >= TOO_MANY_RETURNS {
        let letters = file.short(flag);
        context.output.warn(&say!(context.texts, flag_many_returns, flag = letters, count = returns));
    }
    let tier = args.tier.as_ref().map_or(Ok(below), |word| lookup::word::<Tier>(word))?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_return))?;
    let act = Act::Return { flag, tier, date };
    context.act(&mut desk, &file, act, &TextBody { text }, messages::done_flag_returned)
}
