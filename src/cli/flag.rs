//! Flags: `flag raise`, `accept`, `answer`, `return`, `pass-up`, `list`.

use clap::{Args, Subcommand};

use crate::cli::days::day;
use crate::cli::output::Output;
use crate::cli::{CONTENT, Counter, item, on, prompt};
use crate::desk::Draft;
use crate::domain::case::CaseFile;
use crate::domain::case::flag::{FlagBody, TextBody};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Level, Tier};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::shown;
use crate::store::query::Filter;

/// What can be done with a flag.
#[derive(Debug, Subcommand)]
pub(super) enum FlagCommand {
    Raise(RaiseArgs),
    Accept(StepArgs),
    Answer(StepArgs),
    Return(ReturnArgs),
    PassUp(StepArgs),
    List(ListFlags),
    Stats,
}

/// `flag raise CASE --question -`
#[derive(Debug, Args)]
pub(super) struct RaiseArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "TEXT|-")]
    question: Option<String>,
    #[arg(long, value_name = "ITEM")]
    about: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    by: Option<String>,
    #[arg(long)]
    serious: bool,
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

/// `flag return CASE FLAG --by DATE --text -`
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

/// `flag list [CASE]`
#[derive(Debug, Args)]
pub(super) struct ListFlags {
    #[arg(value_name = "CASE")]
    case: Option<String>,
    #[arg(long)]
    all: bool,
}

pub(super) fn run(counter: &Counter, command: FlagCommand) -> Result<(), Error> {
    match command {
        FlagCommand::Raise(args) => raise(counter, args),
        FlagCommand::Accept(args) => accept(counter, &args),
        FlagCommand::Answer(args) => {
            said(counter, args, "label-answer", "done-flag-answered", |flag| Act::Answer { flag })
        }
        FlagCommand::PassUp(args) => {
            said(counter, args, "label-why", "done-flag-passed-up", |flag| Act::PassUp { flag })
        }
        FlagCommand::Return(args) => send_back(counter, args),
        FlagCommand::List(args) => list(counter, &args),
        FlagCommand::Stats => crate::cli::stats::stats(counter),
    }
}

fn named(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.flags.iter().any(|one| one.stamp.id == id))
}

fn raise(counter: &Counter, args: RaiseArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let about = args.about.map(|letters| item(&file, &letters, |_| true)).transpose()?;
    let by = args.by.map(|by| day(&by, When::Ahead, &desk, Some(&file))).transpose()?;
    let question = prompt::long(args.question, "--question", &counter.texts.get("label-question"))?;
    // From the highest tier at which the person works: the flag goes above it.
    let from = desk.tiers(&file).last().copied().unwrap_or(Tier::Local);
    let level = if args.serious { Level::Serious } else { Level::Ordinary };
    let body = FlagBody { question: question.clone(), about, by, ..FlagBody::default() };
    let draft = Draft::new(on(&file), Act::Flag { level, from, route: None }, &body)?;
    counter.sign_one(&mut desk, &file, draft, "done-flag")
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

fn send_back(counter: &Counter, args: ReturnArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let flag = named(&file, &args.flag)?;
    let today = desk.clock.today;
    let in_a_week = || Ok(today.checked_add_days(chrono::Days::new(7)).unwrap_or(today));
    let date = args.by.as_ref().map_or_else(in_a_week, |by| day(by, When::Ahead, &desk, Some(&file)))?;
    let stands = file.flags.iter().find(|one| one.stamp.id == flag).map(|one| one.tier);
    let below = match stands {
        Some(Tier::Leader) => Tier::National,
        Some(Tier::National) => Tier::Provincial,
        _ => Tier::Local,
    };
    let tier = args.tier.as_ref().map_or(Ok(below), |word| Counter::word::<Tier>(word))?;
    let text = prompt::long(args.text, "--text", &counter.texts.get("label-return"))?;
    let draft = Draft::new(on(&file), Act::Return { flag, tier, date }, &TextBody { text: text.clone() })?;
    counter.sign_one(&mut desk, &file, draft, "done-flag-returned")
}

fn list(counter: &Counter, args: &ListFlags) -> Result<(), Error> {
    let desk = counter.desk()?;
    let texts = &counter.texts;
    let cases = if let Some(word) = &args.case {
        vec![desk.case(word, CONTENT)?]
    } else {
        let rows = desk.store.list(&Filter::default(), CONTENT, &desk.reader())?;
        let flagged = rows.into_iter().filter(|row| row.open_flags > 0 || args.all);
        flagged.map(|row| desk.store.case(row.id, &desk.roster)).collect::<Result<_, _>>()?
    };
    let mut rows = Vec::new();
    let mut data = Vec::new();
    for file in &cases {
        let case = desk.store.short(file.id)?;
        for flag in file.flags.iter().filter(|flag| flag.is_open() || args.all || args.case.is_some()) {
            let question = flag.body.as_ref().map_or("", |body| body.question.as_str());
            data.push(serde_json::json!({
                "case": file.id, "name": file.candidate.name(), "id": flag.stamp.id, "short": file.short(flag.stamp.id),
                "level": flag.level, "tier": flag.tier, "state": flag.state, "raiser": flag.stamp.by,
                "raised": flag.stamp.time.to_string(), "asked_by": flag.asked_by(), "question": question,
            }));
            rows.push(vec![
                case.clone(),
                shown::cut(file.candidate.name(), 20),
                file.short(flag.stamp.id),
                texts.word(flag.tier),
                texts.get(&format!("flag-state-{}", flag.state)),
                flag.asked_by().map_or_else(String::new, |day| day.to_string()),
                shown::cut(question, counter.output.width().saturating_sub(78).max(24)),
            ]);
        }
    }
    if counter.output.json {
        Output::json(&data);
        return Ok(());
    }
    let heads = ["col-case", "col-name", "col-flag", "col-tier", "col-state", "col-due", "col-question"];
    // `show` and `--json` have the whole question and every column.
    counter.output.ranked(&heads.map(|id| texts.get(id)), &rows, &[0, 1, 0, 5, 3, 4, 2]);
    Ok(())
}
