//! Recommendations and decisions: `recommend`, `decide`, `second`, `reverse`, `waive`.

use clap::Args;

use crate::cli::case::sheet;
use crate::cli::days::day;
use crate::cli::standard::Answers;
use crate::cli::{CONTENT, Counter, item, on, prompt};
use crate::desk::{Desk, Draft};
use crate::domain::case::CaseFile;
use crate::domain::case::check::CheckKind;
use crate::domain::case::decision::{Condition, DecisionBody, Reason, ReversalGround};
use crate::domain::case::flag::TextBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Outcome, Waived};
use crate::domain::gates::would_rest_on;
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::phrases;

/// `recommend CASE OUTCOME --why -`
#[derive(Debug, Args)]
pub(super) struct RecommendArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "OUTCOME")]
    outcome: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// What a decision says.
#[derive(Debug, Args)]
struct Said {
    #[arg(long, value_name = "CODE")]
    reason: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    applicant: Option<String>,
    #[arg(long, value_name = "ITEM")]
    rests_on: Vec<String>,
    #[arg(long, value_name = "TEXT|-")]
    condition: Vec<String>,
    #[arg(long, value_name = "NAME|-")]
    owner: Vec<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    due: Vec<String>,
    #[arg(long, value_name = "TEXT|-")]
    evidence: Vec<String>,
    #[command(flatten)]
    answers: Answers,
}

/// `decide CASE OUTCOME --reason CODE --why -`
#[derive(Debug, Args)]
pub(super) struct DecideArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "OUTCOME")]
    outcome: String,
    #[command(flatten)]
    said: Said,
}

/// `reverse CASE DECISION OUTCOME --ground GROUND --why -`
#[derive(Debug, Args)]
pub(super) struct ReverseArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "DECISION")]
    decision: String,
    #[arg(value_name = "OUTCOME")]
    outcome: String,
    #[arg(long, value_name = "appeal|new-facts|error")]
    ground: Option<String>,
    #[command(flatten)]
    said: Said,
}

/// `second CASE EVENT`
#[derive(Debug, Args)]
pub(super) struct SecondArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "EVENT")]
    event: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `decline CASE EVENT --why -`
#[derive(Debug, Args)]
pub(super) struct DeclineArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "EVENT")]
    event: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `waive CASE CHECK --why -`
#[derive(Debug, Args)]
pub(super) struct WaiveArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "CHECK")]
    check: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// What a recommendation or a decision can say. To set a decision aside is a reversal's alone.
fn outcome(word: &str) -> Result<Outcome, Error> {
    match Counter::word(word)? {
        Outcome::Undecided => Err(Error::Usage("outcome-undecided", Vec::new())),
        outcome => Ok(outcome),
    }
}

pub(super) fn recommend(counter: &Counter, args: RecommendArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let outcome = outcome(&args.outcome)?;
    let why = prompt::long(args.why, "--why", &counter.texts.get("label-why"))?;
    let body = DecisionBody { why: why.clone(), ..DecisionBody::default() };
    let draft = Draft::new(on(&file), Act::Recommend { outcome }, &body)?;
    counter.sign_one(&mut desk, &file, draft, "done-recommend")
}

fn conditions(said: &Said, desk: &Desk, file: &CaseFile) -> Result<Vec<Condition>, Error> {
    let wanted = said.condition.len();
    if [said.owner.len(), said.due.len(), said.evidence.len()].iter().any(|given| *given != wanted) {
        return Err(Error::Usage("condition-parts", Vec::new()));
    }
    let [texts, owners, evidence] =
        [&said.condition, &said.owner, &said.evidence].map(|given| prompt::each(given));
    let parts = texts?.into_iter().zip(owners?).zip(said.due.iter().zip(evidence?));
    parts
        .map(|((text, owner), (due, evidence))| {
            Ok(Condition { text, owner, due: day(due, When::Ahead, desk, Some(file))?, evidence })
        })
        .collect()
}

fn body(
    counter: &Counter,
    desk: &Desk,
    file: &CaseFile,
    said: Said,
    outcome: Outcome,
    reverses: bool,
) -> Result<DecisionBody, Error> {
    let rests_on = said
        .rests_on
        .iter()
        .map(|letters| item(file, letters, |_| true))
        .collect::<Result<Vec<EventId>, _>>()?;
    // A decision names everything that it rests on: without a word, all that still weighs.
    let rests_on =
        if rests_on.is_empty() && outcome == Outcome::Withhold { would_rest_on(file) } else { rests_on };
    let ends_greenlight = file.in_effect().is_some_and(|one| one.outcome.is_greenlight());
    let overrides = match outcome {
        Outcome::Withhold => true,
        Outcome::Undecided => ends_greenlight,
        Outcome::Greenlight | Outcome::WithConditions => reverses,
    };
    Ok(DecisionBody {
        reason: said.reason.as_ref().map(|word| Counter::word::<Reason>(word)).transpose()?,
        ground: None,
        conditions: conditions(&said, desk, file)?,
        why: prompt::long(said.why, "--why", &counter.texts.get("label-why"))?,
        applicant: match said.applicant {
            None if outcome == Outcome::Withhold && prompt::can_ask() => {
                Some(prompt::long(None, "--applicant", &counter.texts.get("label-applicant-text"))?)
            }
            given => prompt::long_if_given(given)?,
        },
        rests_on,
        overrides: said.answers.take(counter, desk, file, overrides)?,
    })
}

/// What was done, by whether the decision holds at once.
fn done(after: &CaseFile, id: EventId) -> &'static str {
    let holds = after.decisions.iter().any(|one| one.stamp.id == id && !one.needs_second);
    if holds { "done-decide" } else { "done-decide-waits" }
}

fn sign(counter: &Counter, desk: &mut Desk, file: &CaseFile, draft: &Draft) -> Result<(), Error> {
    let ids = counter.sign(desk, std::slice::from_ref(draft))?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    tell(counter, desk, file.id, id, &draft.act)
}

/// Says what was signed, whichever command signed it: whether it holds, how many days are left, who has a copy of the
/// brief that rests on what it replaces.
pub(super) fn tell(
    counter: &Counter,
    desk: &Desk,
    case: EventId,
    id: EventId,
    act: &Act,
) -> Result<(), Error> {
    let after = desk.store.case(case, &desk.roster)?;
    let decides = |event: EventId| after.decisions.iter().any(|one| one.stamp.id == event);
    match act {
        Act::Decide { .. } | Act::Reverse { .. } => {
            tell_decision(counter, desk, &after, id)?;
            say_days(counter, desk, &after)?;
            say_recipients(counter, desk, &after, id)
        }
        Act::Second { event } => {
            counter.say_done(desk, &after, id, "done-second")?;
            say_recipients(counter, desk, &after, *event)?;
            if decides(*event) { say_days(counter, desk, &after) } else { Ok(()) }
        }
        Act::Decline { .. } => counter.say_done(desk, &after, id, "done-decline"),
        Act::Recommend { .. } => counter.say_done(desk, &after, id, "done-recommend"),
        Act::Waive { .. } => counter.say_done(desk, &after, id, "done-waive"),
        Act::Met { .. } => counter.say_done(desk, &after, id, "done-condition-met"),
        Act::Close {} => counter.say_done(desk, &after, id, "done-close"),
        Act::Reopen {} => counter.say_done(desk, &after, id, "done-reopen"),
        Act::Answer { .. } => counter.say_done(desk, &after, id, "done-flag-answered"),
        Act::PassUp { .. } => counter.say_done(desk, &after, id, "done-flag-passed-up"),
        Act::Return { .. } => counter.say_done(desk, &after, id, "done-flag-returned"),
        _ => counter.say_done(desk, &after, id, "done-draft-signed"),
    }
}

fn tell_decision(counter: &Counter, desk: &Desk, after: &CaseFile, id: EventId) -> Result<(), Error> {
    let (letters, case) = (after.short(id), desk.store.short(after.id)?);
    let outcome =
        after.decisions.iter().find(|one| one.stamp.id == id).map(|one| counter.texts.word(one.outcome));
    let sentence = crate::say!(
        counter.texts,
        done(after, id),
        item = &letters,
        case = &case,
        name = after.candidate.name(),
        outcome = outcome.unwrap_or_default()
    );
    counter.output.done(&letters, &sentence, &super::Written { id, short: letters.clone(), case: after.id });
    Ok(())
}

/// How many days are left to the next day of the election; once nominations are closed, what that means.
fn say_days(counter: &Counter, desk: &Desk, file: &CaseFile) -> Result<(), Error> {
    let days = sheet(counter, desk, file)?.days;
    counter.output.say(&phrases::days_and_what_remains(days, &counter.texts));
    Ok(())
}

/// Everybody who was given a copy of the brief that rests on a decision whose place this one takes, named or not.
fn say_recipients(counter: &Counter, desk: &Desk, file: &CaseFile, reversal: EventId) -> Result<(), Error> {
    let texts = &counter.texts;
    let rows = sheet(counter, desk, file)?.issued;
    let waits = file.awaiting().is_some_and(|one| one.stamp.id == reversal);
    for replaced in file.replaces(reversal) {
        let letters = file.short(replaced);
        let id = if waits { "reversed-decision-waits" } else { "reversed-decision" };
        counter.output.say(&crate::say!(texts, id, decision = &letters));
        for row in rows.iter().filter(|row| row.decisions.contains(&replaced)) {
            let copy = phrases::issued(row, texts);
            counter.output.say(&crate::say!(texts, "reversed-copy", copy = copy, decision = &letters));
        }
    }
    Ok(())
}

pub(super) fn decide(counter: &Counter, args: DecideArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let outcome = outcome(&args.outcome)?;
    let body = body(counter, &desk, &file, args.said, outcome, false)?;
    let draft = Draft::new(on(&file), Act::Decide { outcome }, &body)?;
    sign(counter, &mut desk, &file, &draft)
}

pub(super) fn reverse(counter: &Counter, args: ReverseArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let outcome: Outcome = Counter::word(&args.outcome)?;
    let decision = item(&file, &args.decision, |id| file.decisions.iter().any(|one| one.stamp.id == id))?;
    let mut body = body(counter, &desk, &file, args.said, outcome, true)?;
    body.ground = args.ground.as_ref().map(|word| Counter::word::<ReversalGround>(word)).transpose()?;
    let draft = Draft::new(on(&file), Act::Reverse { decision, outcome }, &body)?;
    sign(counter, &mut desk, &file, &draft)
}

/// The event of a case that letters name, as it is: a second is of the very event, not of its chain.
fn waiting(file: &CaseFile, letters: String) -> Result<EventId, Error> {
    match file.starting_with(&letters).as_slice() {
        [event] => Ok(*event),
        _ => Err(Error::NoItem(letters)),
    }
}

pub(super) fn decline(counter: &Counter, args: DeclineArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let event = waiting(&file, args.event)?;
    let text = prompt::long(args.why, "--why", &counter.texts.get("label-why"))?;
    let draft = Draft::new(on(&file), Act::Decline { event }, &TextBody { text })?;
    sign(counter, &mut desk, &file, &draft)
}

pub(super) fn second(counter: &Counter, args: SecondArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let act = Act::Second { event: waiting(&file, args.event)? };
    let why = prompt::long_if_given(args.why)?;
    let draft = match why {
        Some(text) => Draft::new(on(&file), act, &TextBody { text })?,
        None => Draft::bare(on(&file), act),
    };
    sign(counter, &mut desk, &file, &draft)
}

pub(super) fn waive(counter: &Counter, args: WaiveArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let check: CheckKind = Counter::word(&args.check)?;
    let text = prompt::long(args.why, "--why", &counter.texts.get("label-why"))?;
    let act = Act::Waive { what: Waived::Check(check) };
    let draft = Draft::new(on(&file), act, &TextBody { text: text.clone() })?;
    counter.sign_one(&mut desk, &file, draft, "done-waive")
}
