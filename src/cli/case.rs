//! One case: `open`, `show`, `next`, `log`, `edit`, `phase`, `assign`, `close`, `reopen`.

use clap::Args;
use serde_json::json;

use crate::cli::days::{day, day_or_today, days_of_election};
use crate::cli::hindsight::{self, AsOfArgs};
use crate::cli::list::{district, local_name};
use crate::cli::output::Output;
use crate::cli::{CONTENT, Counter, conflict, on, person, prompt};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::candidate::{CandidateBody, Language, Related, RelatedAs};
use crate::domain::case::flag::TextBody;
use crate::domain::case::phase::PhaseBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Phase, RecordKind, Relation, Role};
use crate::domain::ids::Nonce;
use crate::error::Error;
use crate::report::next::Next;
use crate::report::sheet::{Reader, Sheet};
use crate::report::{show, timeline};
use crate::say;
use crate::store::visible::{Depth, Sight, is_public};

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

/// `phase CASE PHASE`
#[derive(Debug, Args)]
pub(super) struct PhaseArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "PHASE")]
    phase: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    meeting: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    close: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    list_due: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `assign CASE PERSON`
#[derive(Debug, Args)]
pub(super) struct AssignArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "PERSON")]
    person: String,
}

/// `close CASE`, `reopen CASE`
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

/// Others on the case: each name with how they stand to the applicant.
fn related(facts: &Facts) -> Result<Vec<Related>, Error> {
    if facts.related.len() != facts.related_as.len() {
        return Err(Error::Usage("related-parts", Vec::new()));
    }
    let pairs = facts.related.iter().zip(&facts.related_as);
    let one = |(name, tie): (&String, &String)| {
        let name = prompt::value(Some(name.clone()), "--related", "")?.trim().to_owned();
        if name.is_empty() {
            return Err(Error::Usage("missing", vec![("option", "--related".to_owned())]));
        }
        Ok(Related { name, r#as: Counter::word::<RelatedAs>(tie)? })
    };
    pairs.map(one).collect()
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
        language: facts.language.as_ref().map(|word| Counter::word::<Language>(word)).transpose()?,
        ..CandidateBody::default()
    })
}

pub(super) fn open(counter: &Counter, args: &OpenArgs) -> Result<(), Error> {
    let texts = &counter.texts;
    let name = prompt::value(args.facts.name.clone(), "--name", &texts.get("label-applicant"))?;
    let given = prompt::value(args.facts.district.clone(), "--district", &texts.get("label-district"))?;
    let place = district(&given, texts)?;
    let mut desk = counter.desk()?;
    let body = body(&args.facts, Some(name.clone()), &desk, None)?;
    let act = Act::Open { order: place.order, district: place.code, nonce: Nonce(desk.random()?) };
    let ids = counter.sign(&mut desk, &[Draft::new(Target::NewCase, act, &body)?])?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    let short = desk.store.short(id)?;
    let sentence =
        say!(texts, "done-open", case = &short, name = name.trim(), district = local_name(place, texts));
    counter.output.done(&short, &sentence, &json!({ "id": id, "short": short }));
    counter.output.say(&say!(texts, "open-next", case = &short));
    Ok(())
}

pub(super) fn edit(counter: &Counter, args: &EditArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let name = args.facts.name.clone().map(|name| prompt::value(Some(name), "--name", "")).transpose()?;
    let body = body(&args.facts, name, &desk, Some(&file))?;
    let mut drafts = Vec::new();
    if body != CandidateBody::default() {
        let act = Act::Record { kind: RecordKind::Candidate, relation: Relation::New };
        drafts.push(Draft::new(on(&file), act, &body)?);
    }
    if let Some(given) = &args.facts.district {
        let place = district(given, &counter.texts)?;
        drafts.push(Draft::bare(on(&file), Act::Place { order: place.order, district: place.code }));
    }
    if drafts.is_empty() {
        return Err(Error::Usage("nothing-to-change", Vec::new()));
    }
    let ids = counter.sign(&mut desk, &drafts)?;
    let short = desk.store.short(file.id)?;
    let sentence = say!(counter.texts, "done-edit", case = &short, name = file.candidate.name());
    counter.output.done(&short, &sentence, &json!({ "id": file.id, "events": ids }));
    Ok(())
}

pub(super) fn phase(counter: &Counter, args: PhaseArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let phase: Phase = Counter::word(&args.phase)?;
    let why = prompt::long_if_given(args.why)?.unwrap_or_default();
    let said = [args.meeting, args.list_due, args.close];
    let [meeting, list_due, close] = days_of_election(&said, &desk, &file)?;
    let today = file.place().day(desk.clock.now);
    for (what, said) in
        [("due-day-meeting", meeting), ("due-day-list-due", list_due), ("due-day-close", close)]
    {
        // It may be written down late; it may also be a slip of the pen.
        if let Some(day) = said.filter(|day| *day < today) {
            let (what, day) = (counter.texts.get(what), counter.texts.day(day));
            counter.output.warn(&say!(counter.texts, "phase-day-past", what = what, day = day));
        }
    }
    let body = PhaseBody { why, meeting, close, list_due };
    let date = day_or_today(args.on.as_deref(), &desk, &file)?;
    let done = if file.skeleton.is_phase_back(phase) {
        "done-phase-back"
    } else if phase.asks_for_greenlight() && !file.skeleton.is_greenlit(file.history()) {
        "done-phase-waits"
    } else {
        "done-phase"
    };
    let draft = Draft::new(on(&file), Act::Phase { phase, date }, &body)?;
    counter.sign_one(&mut desk, &file, draft, done)
}

pub(super) fn assign(counter: &Counter, args: &AssignArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let person = person::find(&desk, &args.person)?;
    counter.sign_one(&mut desk, &file, Draft::bare(on(&file), Act::Assign { person }), "done-assign")
}

pub(super) fn close(counter: &Counter, args: ReasonArgs, act: Act) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let text = prompt::long_if_given(args.why)?.unwrap_or_default();
    let done = if matches!(act, Act::Close {}) { "done-close" } else { "done-reopen" };
    let draft = Draft::new(on(&file), act, &TextBody { text: text.clone() })?;
    counter.sign_one(&mut desk, &file, draft, done)
}

/// What this person may read in a case.
pub(super) fn reader_of(desk: &Desk, file: &CaseFile) -> Reader {
    let district = file.skeleton.district().map(|(_, district)| district);
    let counsel = desk.reader().roles.iter().any(|(role, scope)| {
        *role == Role::Approver && district.is_some_and(|district| scope.covers(district))
    });
    let tier = desk.tiers(file).last().copied();
    Reader {
        counsel,
        person: Some(desk.me()),
        numbers: desk.numbers(),
        tier,
        now: Some(desk.clock.now),
        kept_back: Vec::new(),
    }
}

/// A case as data, as this person may read it.
pub(super) fn sheet(counter: &Counter, desk: &Desk, file: &CaseFile) -> Result<Sheet, Error> {
    let policy = desk.policy();
    let short = desk.store.short(file.id)?;
    if !desk.may_read(file) {
        return Ok(Sheet::public(&desk.view(file, &policy), desk.me(), short, &counter.texts));
    }
    Ok(Sheet::of(&desk.view(file, &policy), &reader_of(desk, file), short, &counter.texts))
}

pub(super) fn show(counter: &Counter, args: &AsOfArgs) -> Result<(), Error> {
    let sheet = hindsight::sheet(counter, args, false)?;
    if counter.output.json {
        Output::json(&sheet);
        return Ok(());
    }
    counter.output.page(&show::show(&sheet, &counter.texts, counter.output.width()));
    // Somebody at a terminal can say at once what they are asked for, and read on.
    if sheet.undeclared && prompt::can_ask() && conflict::asked(counter, &sheet.short)? {
        return show(counter, args);
    }
    Ok(())
}

pub(super) fn next(counter: &Counter, args: &AsOfArgs) -> Result<(), Error> {
    let next = Next::of(&hindsight::sheet(counter, args, true)?, &counter.texts);
    if counter.output.json {
        Output::json(&next);
    } else {
        counter.output.page(&next.lines(&counter.texts, counter.output.width()));
    }
    Ok(())
}

pub(super) fn log(counter: &Counter, args: &LogArgs) -> Result<(), Error> {
    let desk = counter.desk()?;
    let texts = &counter.texts;
    let rows = if args.case == "roster" {
        let history = desk.store.roster_history()?;
        timeline::unread(&history, texts).iter().for_each(|line| counter.output.warn(line));
        timeline::of_roster(&history, &desk.roster, texts)
    } else {
        let file = desk.case(&args.case, Sight::Log)?;
        timeline::unread(file.history(), texts).iter().for_each(|line| counter.output.warn(line));
        // Whose office is the log reads who did what when, not what was said; who has not declared, the public lines.
        let (depth, reader) = (desk.reader().depth(&file), reader_of(&desk, &file));
        let content = (depth == Depth::Content).then_some(&reader);
        let mut rows = timeline::of_case(&file, &desk.roster, content, texts);
        let of_me = |act: &Act| matches!(act, Act::Declare { person, .. } if desk.is_me(*person));
        let public = |act: &Act| depth > Depth::Public || is_public(act) || of_me(act);
        rows.retain(|row| file.history().get(row.event).is_some_and(|entry| public(&entry.header.act)));
        rows
    };
    if counter.output.json {
        Output::json(&rows);
    } else {
        counter.output.page(&timeline::lines(&rows, texts, counter.output.width()));
    }
    Ok(())
}
