//! Flags: `flag raise`, `accept`, `answer`, `return`, `pass-up`, `support`, `list`, `show`.

mod list;
mod raise;

use clap::{Args, Subcommand};

use crate::cli::days::day;
use crate::cli::{CONTENT, Counter, item, on, prompt};
use crate::desk::Draft;
use crate::domain::case::flag::{Flag, TOO_MANY_RETURNS, TextBody};
use crate::domain::case::{CaseFile, NoteBody};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation, Tier};
use crate::domain::ids::EventId;
use crate::domain::route::Support;
use crate::error::Error;
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

pub(super) fn run(counter: &Counter, command: FlagCommand) -> Result<(), Error> {
    match command {
        FlagCommand::Raise(args) => raise::raise(counter, args),
        FlagCommand::Accept(args) => accept(counter, &args),
        FlagCommand::Answer(args) => {
            said(counter, args, "label-answer", "done-flag-answered", |flag| Act::Answer { flag })
        }
        FlagCommand::PassUp(args) => {
            said(counter, args, "label-why", "done-flag-passed-up", |flag| Act::PassUp { flag })
        }
        FlagCommand::Return(args) => send_back(counter, args),
        FlagCommand::Support(args) => support(counter, args),
        FlagCommand::List(args) => list::list(counter, &args),
        FlagCommand::Show(args) => list::show(counter, &args),
        FlagCommand::Stats => crate::cli::stats::stats(counter),
    }
}

fn named(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.flags.iter().any(|one| one.stamp.id == id))
}

fn accept(counter: &Counter, args: &StepArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let flag = named(&file, &args.flag)?;
    let text = prompt::long_if_given(args.text.clone())?;
    let act = Act::Accept { flag };
    let draft = match text {
        Some(text) => Draft::new(on(&file), act, &TextBody { text })?,
        None => Draft::bare(on(&file), act),
    };
    counter.sign_one(&mut desk, &file, draft, "done-flag-accepted")
}

fn said(
    counter: &Counter,
    args: StepArgs,
    label: &str,
    done: &str,
    act: impl Fn(EventId) -> Act,
) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let flag = named(&file, &args.flag)?;
    let text = prompt::long(args.text, "--text", &counter.texts.get(label))?;
    let draft = Draft::new(on(&file), act(flag), &TextBody { text: text.clone() })?;
    counter.sign_one(&mut desk, &file, draft, done)
}

/// What was done for a candidate who is the target.
fn support(counter: &Counter, args: SupportArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let flag = named(&file, &args.flag)?;
    let what: Support = Counter::word(&args.item)?;
    let text = prompt::long(args.text, "--text", &counter.texts.word(what))?;
    let act = Act::Record { kind: RecordKind::Note, relation: Relation::New };
    let body = NoteBody { text, about: Some(flag), support: Some(what), ..NoteBody::default() };
    counter.sign_one(&mut desk, &file, Draft::new(on(&file), act, &body)?, "done-flag-support")
}

fn send_back(counter: &Counter, args: ReturnArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let flag = named(&file, &args.flag)?;
    let today = desk.clock.today;
    let in_a_week = || Ok(today.checked_add_days(chrono::Days::new(7)).unwrap_or(today));
    let date = args.by.as_ref().map_or_else(in_a_week, |by| day(by, When::Ahead, &desk, Some(&file)))?;
    let known = file.flags.iter().find(|one| one.stamp.id == flag);
    let returns = known.map_or(0, Flag::returns) + 1;
    if returns >= TOO_MANY_RETURNS {
        let letters = file.short(flag);
        counter.output.warn(&say!(counter.texts, "flag-many-returns", flag = letters, count = returns));
    }
    let below = match known.map(|one| one.tier) {
        Some(Tier::Leader) => Tier::National,
        Some(Tier::National) => Tier::Provincial,
        _ => Tier::Local,
    };
    let tier = args.tier.as_ref().map_or(Ok(below), |word| Counter::word::<Tier>(word))?;
    let text = prompt::long(args.text, "--text", &counter.texts.get("label-return"))?;
    let draft = Draft::new(on(&file), Act::Return { flag, tier, date }, &TextBody { text: text.clone() })?;
    counter.sign_one(&mut desk, &file, draft, "done-flag-returned")
}
