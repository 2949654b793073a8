//! One case: `open`, `show`, `next`, `log`, `edit`, `assign`, `close`, `reopen`.

use clap::Args;
use serde_json::json;

use crate::cli::application::{self, DeclaredArgs};
use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::hindsight::{self, AsOfArgs};
use crate::cli::lookup::{self, district, local_name};
use crate::cli::output::Output;
use crate::cli::{conflict, prior, prompt};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::candidate::{CandidateBody, Language, Related, RelatedAs};
use crate::domain::case::closing::{self, CloseBody};
use crate::domain::case::flag::TextBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::Nonce;
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;
use crate::report::messages;
use crate::report::next::Next;
use crate::report::{show, timeline};
use crate::say;

/// What is known of an applicant.
#[derive(Debug, Args)]
struct Facts {
    #[arg(long, value_name = "NAME|-")]
    name: Option<String>,
    #[arg(long, value_name = "DISTRICT")]
    district: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    born: Option<String>,
    #[arg(long, value_name = "NAME|-")]
    also_known_as: Vec<String>,
    #[arg(long, value_name = "NAME|-")]
    related: Vec<String>,
    #[arg(id = "as", long = "as", value_name = "TIE")]
    related_as: Vec<String>,
    #[arg(long, value_name = "ADDRESS|-")]
    email: Option<String>,
    #[arg(long, value_name = "NUMBER|-")]
    phone: Option<String>,
    #[arg(long, value_name = "en|fr")]
    language: Option<String>,
    #[command(flatten)]
    declared: DeclaredArgs,
}

/// `open --name N --district D`
#[derive(Debug, Args)]
pub(super) struct OpenArgs {
    #[command(flatten)]
    facts: Facts,
}

/// `edit CASE`
#[derive(Debug, Args)]
pub(super) struct EditArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[command(flatten)]
    facts: Facts,
}

/// `assign CASE PERSON`
#[derive(Debug, Args)]
pub(super) struct AssignArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "PERSON")]
    person: String,
}

/// `close CASE [--duplicate-of CASE]`
#[derive(Debug, Args)]
pub(super) struct CloseArgs {
    #[command(flatten)]
    said: ReasonArgs,
    #[arg(long, value_name = "CASE")]
    duplicate_of: Option<String>,
}

/// `reopen CASE`
#[derive(Debug, Args)]
pub(super) struct ReasonArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `log CASE|roster`
#[derive(Debug, Args)]
pub(super) struct LogArgs {
    #[arg(value_name = "CASE|roster")]
    case: String,
}

/// Other people of the case: each name with its relation to the applicant.
fn related(facts: &Facts) -> Result<Vec<Related>, Error> {
    if facts.related.len() != facts.related_as.len() {
        return Err(Error::RelatedParts);
    }
    let pairs = facts.related.iter().zip(&facts.related_as);
    let read = |(name, tie): (&String, &String)| {
        let name = prompt::value(Some(name.clone()), "--related", "")?.trim().to_owned();
        if name.is_empty() {
            return Err(Error::Missing { option: "--related" });
        }
        Ok(Related { name, r#as: lookup::word::<RelatedAs>(tie)? })
    };
    pairs.map(read).collect()
}

fn body(
    facts: &Facts,
    name: Option<String>,
    desk: &Desk,
    file: Option<&CaseFile>,
) -> Result<CandidateBody, Error> {
    Ok(CandidateBody {
        name: name.map(|name| name.trim().to_owned()),
        also_known_as: prompt::each(&facts.also_known_as)?,
        related: related(facts)?,
        born: facts.born.as_ref().map(|born| day(born, When::Past, desk, file)).transpose()?,
        email: prompt::long_if_given(facts.email.clone())?,
        phone: prompt::long_if_given(facts.phone.clone())?,
        declared: facts.declared.read(file)?,
        language: facts.language.as_ref().map(|word| lookup::word::<Language>(word)).transpose()?,
        ..CandidateBody::default()
    })
}

pub(super) fn open(context: &Context, args: &OpenArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let name = prompt::value(args.facts.name.clone(), "--name", &say!(texts, label_applicant))?;
    let given = prompt::value(args.facts.district.clone(), "--district", &say!(texts, label_district))?;
    let mut desk = context.desk()?;
    let place = district(&given, &desk.names(), context)?;
    let body = body(&args.facts, Some(name.clone()), &desk, None)?;
    let act = Act::Open { order: place.order, district: place.code, nonce: Nonce(desk.random()?) };
    let ids = context.sign(&mut desk, &[Draft::new(Target::NewCase, act, &body)?])?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    let short = desk.store.short(id)?;
    let sentence =
        say!(texts, done_open, case = &short, name = name.trim(), district = local_name(&place, texts));
    let earlier = prior::look(context, &mut desk, id)?;
    context.output.done(&short, &sentence, &json!({ "id": id, "short": short, "earlier": earlier }));
    prior::say_rows(context, &earlier);
    context.output.say(&say!(texts, open_next, case = &short));
    Ok(())
}

pub(super) fn edit(context: &Context, args: &EditArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let name = args.facts.name.clone().map(|name| prompt::value(Some(name), "--name", "")).transpose()?;
    let body = body(&args.facts, name, &desk, Some(&file))?;
    let mut drafts = Vec::new();
    if body != CandidateBody::default() {
        let act = Act::Record { kind: RecordKind::Candidate, relation: Relation::New };
        drafts.push(Draft::new(Target::case(&file), act, &body)?);
    }
    if let Some(given) = &args.facts.district {
        let place = district(given, &desk.names(), context)?;
        drafts
            .push(Draft::bare(Target::case(&file), Act::Place { order: place.order, district: place.code }));
    }
    if drafts.is_empty() {
        return Err(Error::NothingToChange);
    }
    let ids = context.sign(&mut desk, &drafts)?;
    let short = desk.store.short(file.id)?;
    let sentence = say!(context.texts, done_edit, case = &short, name = file.candidate.name());
    let tells = body.describes() || body.email.is_some() || body.phone.is_some();
    let earlier = if tells { prior::look(context, &mut desk, file.id)? } else { Vec::new() };
    let data = json!({ "id": file.id, "events": ids, "earlier": earlier });
    context.output.done(&short, &sentence, &data);
    prior::say_rows(context, &earlier);
    application::say_open(context, &desk, &desk.store.case(file.id, &desk.roster)?);
    Ok(())
}

pub(super) fn assign(context: &Context, args: &AssignArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let person = lookup::person(&desk, &args.person)?;
    let draft = Draft::bare(Target::case(&file), Act::Assign { person });
    context.sign_one(&mut desk, &file, draft, messages::done_assign)
}

pub(super) fn close(context: &Context, args: CloseArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.said.case)?;
    let duplicate_of = match args.duplicate_of {
        Some(word) => {
            let other = context.one_of(&word, |word| desk.case_to_sign(word, Page::Case))?;
            closing::may_be_duplicate(&file, &other)?;
            Some(other.id)
        }
        None => None,
    };
    let text = prompt::long_if_given(args.said.why)?.unwrap_or_default();
    context.act(&mut desk, &file, Act::Close {}, &CloseBody { text, duplicate_of }, messages::done_close)
}

pub(super) fn reopen(context: &Context, args: ReasonArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let text = prompt::long_if_given(args.why)?.unwrap_or_default();
    context.act(&mut desk, &file, Act::Reopen {}, &TextBody { text }, messages::done_reopen)
}

pub(super) fn show(context: &Context, args: &AsOfArgs) -> Result<(), Error> {
    let sheet = hindsight::sheet(context, args, false)?;
    if context.output.json {
        Output::json(&sheet);
        return Ok(());
    }
    context.output.page(&show::show(&sheet, &context.texts, context.output.width()));
    // At a terminal the reader can declare at once, and read on.
    if sheet.undeclared && prompt::can_ask() && conflict::asked(context, &sheet.short)? {
        return show(context, args);
    }
    Ok(())
}

pub(super) fn next(context: &Context, args: &AsOfArgs) -> Result<(), Error> {
    let next = Next::of(&hindsight::sheet(context, args, true)?, &context.texts);
    if context.output.json {
        Output::json(&next);
    } else {
        context.output.page(&next.lines(&context.texts, context.output.width()));
    }
    Ok(())
}

pub(super) fn log(context: &Context, args: &LogArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let texts = &context.texts;
    let rows = if args.case == "roster" {
        let history = desk.store.roster_history()?;
        timeline::unread(&history, texts).iter().for_each(|line| context.output.warn(line));
        timeline::of_roster(&history, &desk.roster, texts)
    } else {
        let file = context.one_of(&args.case, |word| desk.case(word, Page::Log))?;
        timeline::unread(file.history(), texts).iter().for_each(|line| context.output.warn(line));
        // An auditor reads who did what when, not the texts; a reader who has not declared, the public lines.
        let reader = desk.reader();
        let sight = sight::of(&reader, &file);
        let reads = sight.shows(Page::Log, Part::Words).then_some(&sight);
        let mut rows = timeline::of_case(&file, &desk.roster, reads, texts);
        let shown = sight.acts_shown();
        rows.retain(|row| file.history().get(row.event).is_some_and(|entry| shown(&entry.header.act)));
        rows
    };
    if context.output.json {
        Output::json(&rows);
    } else {
        context.output.page(&timeline::lines(&rows, texts, context.output.width()));
    }
    Ok(())
}
