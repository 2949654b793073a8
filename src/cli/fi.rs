//! Foreign-interference notes and the guidance for them: `fi add`, `fi guide`.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::finding::{grade, handling};
use crate::cli::lookup;
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::desk::{Draft, Target};
use crate::domain::case::interference::{Indicator, InterferenceBody};
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::route::{Posture, offered};
use crate::error::Error;
use crate::report::fi_guide;
use crate::report::messages;
use crate::report::next::offer;
use crate::say;

/// What can be done with foreign interference.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum FiCommand {
    Add(AddArgs),
    Guide(GuideArgs),
}

/// `fi add CASE --indicator FI-05 --posture target --grade B2 --innocent TEXT --text -`
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(value_name = "CASE")]
    case: String,
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

fn add(context: &Context, args: AddArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut desk, file) = context.case(&args.case)?;
    let which = indicator(&prompt::value(args.indicator, "--indicator", &say!(texts, label_indicator))?)?;
    let posture = prompt::value(args.posture, "--posture", &say!(texts, label_posture))?;
    let posture = lookup::word::<Posture>(&posture)?;
    let innocent = prompt::long(args.innocent, "--innocent", &say!(texts, label_innocent))?;
    let text = prompt::long(args.text, "--text", &say!(texts, label_conduct))?;
    let body = InterferenceBody {
        indicator: Some(which),
        posture: Some(posture),
        grade: args.grade.as_ref().map(|given| grade(given)).transpose()?,
        innocent: Some(innocent),
        text: Some(text),
        handling: handling(args.handling.as_ref(), args.condition.as_ref())?,
        handling_condition: prompt::long_if_given(args.condition)?,
        ..InterferenceBody::default()
    };
    let act = Act::Record { kind: RecordKind::Interference, relation: Relation::New };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    let Some((id, after)) = context.sign_and_say(&mut desk, &file, draft, messages::done_fi)? else {
        return Ok(());
    };
    if let Some(matter) = offered(posture) {
        let command = offer(matter, &desk.store.short(file.id)?, &after.short(id));
        context.output.say(&say!(texts, route_offered, matter = texts.word(matter), command = command));
    }
    Ok(())
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
