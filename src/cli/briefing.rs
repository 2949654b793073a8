//! Who was briefed by somebody who is cleared: `briefing CASE|-`. What was said is never recorded.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::{day, day_or_today};
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::desk::{Draft, Target};
use crate::domain::case::briefing::BriefingBody;
use crate::domain::clock::spoken::When;
use crate::domain::entry::body_of;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::refusal::Refusal;
use crate::domain::roster::RosterRefusal;
use crate::error::Error;
use crate::report::messages;
use crate::report::phrases;
use crate::say;

/// `briefing CASE|- --by NAME --to NAME [--on DAY]`, `briefing CASE|- --list`
#[derive(Debug, Args)]
pub(super) struct BriefingArgs {
    #[arg(value_name = "CASE|-")]
    case: String,
    #[arg(long, value_name = "NAME|-")]
    by: Option<String>,
    #[arg(long, value_name = "NAME|-")]
    to: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, conflicts_with_all = ["by", "to", "on"])]
    list: bool,
}

/// The word for the party itself, where a briefing was about no case.
const PARTY: &str = "-";

pub(super) fn briefing(context: &Context, args: BriefingArgs) -> Result<(), Error> {
    if args.list {
        return list(context, &args.case);
    }
    if args.case == PARTY { of_party(context, args) } else { of_case(context, args) }
}

fn names(context: &Context, by: Option<String>, to: Option<String>) -> Result<(String, String), Error> {
    let by = prompt::each(&by.into_iter().collect::<Vec<_>>())?.pop();
    let to = prompt::each(&to.into_iter().collect::<Vec<_>>())?.pop();
    let by = prompt::value(by, "--by", &say!(context.texts, label_briefed_by))?;
    let to = prompt::value(to, "--to", &say!(context.texts, label_briefed))?;
    Ok((by.trim().to_owned(), to.trim().to_owned()))
}

fn of_case(context: &Context, args: BriefingArgs) -> Result<(), Error> {
    // Somebody of the leader's office may be briefed on a case of which it reads the brief.
    let (mut desk, file) = context.briefed_case(&args.case)?;
    let (by, to) = names(context, args.by, args.to)?;
    let on = Some(day_or_today(args.on.as_deref(), &desk, &file)?);
    let body = BriefingBody { on, by, to };
    let kind = (RecordKind::Briefing, Relation::New);
    context.record(&mut desk, &file, kind, &body, messages::done_briefing)
}

fn of_party(context: &Context, args: BriefingArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    if !desk.reader().is_national_approver() {
        return Err(Refusal::from(RosterRefusal::RecordNotByNational).into());
    }
    let (by, to) = names(context, args.by, args.to)?;
    let on = match args.on.as_deref() {
        Some(given) => day(given, When::Past, &desk, None)?,
        None => desk.clock.today,
    };
    let act = Act::Record { kind: RecordKind::Briefing, relation: Relation::New };
    let body = BriefingBody { on: Some(on), by, to };
    let ids = context.sign(&mut desk, &[Draft::new(Target::Roster, act, &body)?])?;
    let short = ids.first().map_or_else(String::new, |id| id.short(0));
    let sentence = say!(context.texts, done_briefing_party, item = &short);
    context.output.done(&short, &sentence, &json!({ "id": ids.first(), "short": short }));
    Ok(())
}

/// The briefings of a case, or of the party.
fn list(context: &Context, case: &str) -> Result<(), Error> {
    let bodies: Vec<BriefingBody> = if case == PARTY {
        let desk = context.desk()?;
        let history = desk.store.roster_history()?;
        let briefings = history
            .entries()
            .iter()
            .filter(|entry| matches!(entry.header.act, Act::Record { kind: RecordKind::Briefing, .. }));
        briefings.filter_map(body_of::<BriefingBody>).map(|body| BriefingBody::clone(&body)).collect()
    } else {
        let (_, file) = context.declared_case(case)?;
        file.briefings.iter().map(|briefing| BriefingBody::clone(&briefing.body)).collect()
    };
    if context.output.json {
        Output::json(&bodies);
        return Ok(());
    }
    let texts = &context.texts;
    let line = |body: &BriefingBody| vec![phrases::briefing(body.on, &body.by, &body.to, texts)];
    let rows: Vec<Vec<String>> = bodies.iter().map(line).collect();
    context.output.table(&[say!(texts, heading_briefings)], &rows);
    Ok(())
}
