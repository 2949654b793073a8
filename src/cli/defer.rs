//! "Nothing for now" and how it ends: `defer`, `resume`, `trigger`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::lookup::{self, item};
use crate::cli::prompt;
use crate::cli::signing::Written;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::deferral::{DeferBody, Deferral, ResumeBody, ReviewOutcome, TOO_MANY_DEFERRALS};
use crate::domain::case::note::NoteBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::EventId;
use crate::domain::sight::Page;
use crate::error::Error;
use crate::report::messages;
use crate::say;

/// `defer CASE|FLAG [FLAG] --owner PERSON --review DAY --trigger TEXT... --why -`
#[derive(Debug, Args)]
pub(super) struct DeferArgs {
    #[arg(value_name = "CASE|FLAG")]
    case: String,
    #[arg(value_name = "FLAG")]
    flag: Option<String>,
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    review: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    trigger: Vec<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `resume CASE DEFERRAL --outcome OUTCOME --text -`
#[derive(Debug, Args)]
pub(super) struct ResumeArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "DEFERRAL")]
    deferral: String,
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// `trigger CASE DEFERRAL [N] --text -`
#[derive(Debug, Args)]
pub(super) struct TriggerArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "DEFERRAL")]
    deferral: String,
    #[arg(value_name = "NUMBER")]
    number: Option<u32>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// The case, and the flag where one is named: the first word is a case, or the letters of an open flag alone.
fn what(
    context: &Context,
    desk: &Desk,
    case: &str,
    flag: Option<&str>,
) -> Result<(CaseFile, Option<EventId>), Error> {
    let file = match context.one_of(case, |word| desk.case_to_sign(word, Page::Case)) {
        Err(Error::NotFound { word }) if flag.is_none() => {
            let Some((log, flag)) = desk.store.case_of_flag(case, &desk.reader())? else {
                return Err(Error::NotFound { word });
            };
            return Ok((desk.store.case(log, &desk.roster)?, Some(flag)));
        }
        other => other?,
    };
    let is_flag = |id| file.flags.iter().any(|flag| flag.stamp.id == id);
    let flag = flag.map(|letters| item(&file, letters, is_flag)).transpose()?;
    Ok((file, flag))
}

pub(super) fn defer(context: &Context, args: DeferArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let mut desk = context.desk()?;
    let (file, flag) = what(context, &desk, &args.case, args.flag.as_deref())?;
    let owner = prompt::value(args.owner, "--owner", &say!(texts, label_owner))?;
    let owner = lookup::person(&desk, &owner)?;
    let latest = file.put_off_until(&desk.policy(), desk.clock.today).to_string();
    let review = prompt::value_or(args.review, "--review", &say!(texts, label_review), &latest)?;
    let review = day(&review, When::Ahead, &desk, Some(&file))?;
    let triggers = match args.trigger.as_slice() {
        [] => vec![prompt::value(None, "--trigger", &say!(texts, label_trigger))?],
        given => given
            .iter()
            .map(|trigger| prompt::value(Some(trigger.clone()), "--trigger", ""))
            .collect::<Result<_, _>>()?,
    };
    let why = prompt::long(args.why, "--why", &say!(texts, label_why))?;
    let act = Act::Defer { flag, review, owner };
    let draft = Draft::new(Target::case(&file), act, &DeferBody { why, triggers })?;
    let ids = context.sign(&mut desk, &[draft])?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    let after = desk.store.case(file.id, &desk.roster)?;
    let Some(made) = after.deferrals.iter().find(|deferral| deferral.stamp.id == id) else { return Ok(()) };
    let (letters, case) = (after.short(id), desk.store.short(file.id)?);
    let sentence = say!(
        texts,
        if flag.is_some() { done_defer_flag } else { done_defer },
        case = &case,
        name = after.candidate.name(),
        item = &letters,
        day = texts.day(review),
        owner = desk.roster.name(owner),
        tier = texts.word(above(&after, made))
    );
    context.output.done(&letters, &sentence, &Written { id, short: letters.clone(), case: file.id });
    let times = after.deferrals.iter().filter(|deferral| deferral.flag == flag).count();
    if times >= TOO_MANY_DEFERRALS {
        context.output.warn(&say!(texts, deferred_often, count = times));
    }
    Ok(())
}

/// The tier to which it goes once it is overdue.
fn above(file: &CaseFile, deferral: &Deferral) -> crate::domain::event::Tier {
    let flag = deferral.flag.and_then(|flag| file.flags.iter().find(|known| known.stamp.id == flag));
    let tier = flag.map_or(deferral.tier, |flag| flag.tier);
    // Above the leader's tier there is none, so it shows at national, too.
    tier.above().unwrap_or(crate::domain::event::Tier::National)
}

fn named<'a>(file: &'a CaseFile, letters: &str) -> Result<&'a Deferral, Error> {
    let id = item(file, letters, |id| file.deferrals.iter().any(|deferral| deferral.stamp.id == id))?;
    let found = file.deferrals.iter().find(|deferral| deferral.stamp.id == id);
    found.ok_or_else(|| Error::NoItem { word: letters.to_owned() })
}

pub(super) fn resume(context: &Context, args: ResumeArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut desk, file) = context.case(&args.case)?;
    let deferral = named(&file, &args.deferral)?.stamp.id;
    let outcome = prompt::value(args.outcome, "--outcome", &say!(texts, label_review_outcome))?;
    let outcome: ReviewOutcome = lookup::word(&outcome)?;
    let text = prompt::long(args.text, "--text", &say!(texts, label_review_text))?;
    let done = match outcome {
        ReviewOutcome::Unchanged => messages::done_resume_unchanged,
        ReviewOutcome::Changed => messages::done_resume_changed,
    };
    context.act(&mut desk, &file, Act::Resume { deferral }, &ResumeBody { outcome, text }, done)
}

pub(super) fn trigger(context: &Context, args: TriggerArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let deferral = named(&file, &args.deferral)?;
    let known = deferral.body.as_ref().map_or(0, |body| body.triggers.len());
    let number = match (args.number, known) {
        (Some(number), _) => number,
        (None, 0 | 1) => 1,
        (None, _) => return Err(Error::Missing { option: "NUMBER" }),
    };
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_trigger_text))?;
    let about = deferral.stamp.id;
    let body = NoteBody { text, about: Some(about), trigger: Some(number), ..NoteBody::default() };
    context.record(&mut desk, &file, (RecordKind::Note, Relation::New), &body, messages::done_trigger)
}
