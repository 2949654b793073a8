//! Recommendations and decisions: `recommend`, `decide`, `reverse`, `waive`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::danger;
use crate::cli::days::day;
use crate::cli::lookup::{self, item};
use crate::cli::override_answers::Answers;
use crate::cli::prior;
use crate::cli::prompt;
use crate::cli::sheet::sheet;
use crate::cli::signing::Written;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::condition::Condition;
use crate::domain::case::decision::{DecisionBody, Reason, ReversalGround};
use crate::domain::case::flag::TextBody;
use crate::domain::check_kind::CheckKind;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Outcome, Waived};
use crate::domain::gates::{Proposal, would_rest_on};
use crate::domain::ids::EventId;
use crate::domain::words::words;
use crate::error::Error;
use crate::report::days;
use crate::report::messages;
use crate::report::phrases;
use crate::report::typed::{self, Allowed};
use crate::say;

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
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    asked: Option<String>,
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

words! {
    /// What two approvers can lift: of a check itself, what its consents lack, or a dispute about it; and an earlier file.
    Liftable "liftable" {
        Check = "check",
        Consent = "consent",
        Dispute = "dispute",
        Prior = "prior",
        Finding = "finding",
    }
}

/// `waive CASE CHECK --why -`, `waive CASE check|consent|dispute CHECK --why -`, `waive CASE prior
/// PRIOR --why -`, `waive CASE finding FINDING|NOTE --why -`
#[derive(Debug, Args)]
pub(super) struct WaiveArgs {
    #[arg(value_name = "CASE")]
    case: String,
    /// A check, or what of it is waived, which comes before it.
    #[arg(value_name = "WHAT")]
    what: String,
    #[arg(value_name = "CHECK")]
    check: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// What a recommendation or a decision can say. Only a reversal can set a decision aside.
fn outcome(word: &str) -> Result<Outcome, Error> {
    match lookup::word(word)? {
        Outcome::Undecided => Err(Error::OutcomeUndecided),
        outcome => Ok(outcome),
    }
}

pub(super) fn recommend(context: &Context, args: RecommendArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    danger::say_open(context, &desk, &file);
    let outcome = outcome(&args.outcome)?;
    if args.why.is_none() {
        let body = DecisionBody::default();
        desk.may_begin(&file, &Draft::new(Target::case(&file), Act::Recommend { outcome }, &body)?)?;
    }
    let why = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let body = DecisionBody { why, ..DecisionBody::default() };
    let file = prior::before(context, &mut desk, file, outcome)?;
    context.act(&mut desk, &file, Act::Recommend { outcome }, &body, messages::done_recommend)
}

fn conditions(said: &Said, desk: &Desk, file: &CaseFile) -> Result<Vec<Condition>, Error> {
    let wanted = said.condition.len();
    if [said.owner.len(), said.due.len(), said.evidence.len()].iter().any(|given| *given != wanted) {
        return Err(Error::ConditionParts);
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

/// What a decision says before anybody writes a text for it. At a terminal what is asked for later counts as answered.
fn begun(
    desk: &Desk,
    file: &CaseFile,
    said: &Said,
    outcome: Outcome,
    reverses: bool,
    ground: Option<&String>,
) -> Result<DecisionBody, Error> {
    let rests_on = said
        .rests_on
        .iter()
        .map(|letters| item(file, letters, |_| true))
        .collect::<Result<Vec<EventId>, _>>()?;
    // A withholding names everything that it rests on: by default, all that still weighs.
    let rests_on =
        if rests_on.is_empty() && outcome == Outcome::Withhold { would_rest_on(file) } else { rests_on };
    let reason = said.reason.as_ref().map(|word| lookup::word::<Reason>(word)).transpose()?;
    let asked_on = said.asked.as_ref().map(|given| day(given, When::Past, desk, Some(file))).transpose()?;
    let will_be_asked =
        || (reason == Some(Reason::Incomplete) && prompt::can_ask()).then(|| desk.today(file));
    let body = DecisionBody::default();
    let asks = Proposal::new(desk.me(), outcome, reverses, &body).overrides_members(file);
    let answers = asks.then(|| said.answers.foreseen(desk, file)).transpose()?;
    Ok(DecisionBody {
        reason,
        asked_on: asked_on.or_else(will_be_asked),
        ground: ground.map(|word| lookup::word::<ReversalGround>(word)).transpose()?,
        rests_on,
        overrides: answers,
        ..DecisionBody::default()
    })
}

/// What a decision says, and the case with the search for earlier files that comes before it. Everything in the way is
/// told before an editor opens, and what was given with the command is kept.
fn body(
    context: &Context,
    desk: &mut Desk,
    file: CaseFile,
    said: Said,
    act: &Act,
    ground: Option<&String>,
) -> Result<(CaseFile, DecisionBody), Error> {
    let (outcome, reverses) = match *act {
        Act::Reverse { outcome, .. } => (outcome, true),
        Act::Decide { outcome } => (outcome, false),
        _ => return Err(Error::Body),
    };
    let conditions = conditions(&said, desk, &file)?;
    let begun = DecisionBody { conditions, ..begun(desk, &file, &said, outcome, reverses, ground)? };
    let asks_applicant = outcome == Outcome::Withhold && said.applicant.is_none() && prompt::can_ask();
    let file = if said.why.is_none() || asks_applicant {
        let file = prior::before(context, desk, file, outcome)?;
        let draft = Draft::new(Target::case(&file), act.clone(), &begun)?;
        if let Err(refused) = desk.may_begin(&file, &draft) {
            let why = said.why.filter(|why| why != "-").unwrap_or_default();
            let given = DecisionBody { why, ..begun };
            context.keep(desk, &[Draft::new(Target::case(&file), act.clone(), &given)?]);
            return Err(refused);
        }
        file
    } else {
        file
    };
    let texts = &context.texts;
    let asked = match (said.asked, begun.reason) {
        (None, Some(Reason::Incomplete)) if prompt::can_ask() => {
            Some(prompt::value(None, "--asked", &say!(texts, ask_asked))?)
        }
        (given, _) => given,
    };
    let body = DecisionBody {
        asked_on: asked.map(|given| day(&given, When::Past, desk, Some(&file))).transpose()?,
        why: prompt::long(said.why, "--why", &say!(texts, label_why))?,
        applicant: if asks_applicant {
            Some(prompt::long(None, "--applicant", &say!(texts, label_applicant_text))?)
        } else {
            prompt::long_if_given(said.applicant)?
        },
        overrides: said.answers.take(context, desk, &file, begun.overrides.is_some())?,
        ..begun
    };
    Ok((prior::before(context, desk, file, outcome)?, body))
}

pub(super) fn sign(context: &Context, desk: &mut Desk, file: &CaseFile, draft: &Draft) -> Result<(), Error> {
    let ids = context.sign(desk, std::slice::from_ref(draft))?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    tell(context, desk, file.id, id, &draft.act)
}

/// Prints what was signed, whichever command signed it: whether it is in effect, how many days are left, who has a copy
/// of the brief that rests on what it replaces.
pub(super) fn tell(
    context: &Context,
    desk: &Desk,
    case: EventId,
    id: EventId,
    act: &Act,
) -> Result<(), Error> {
    let after = desk.store.case(case, &desk.roster)?;
    let decides = |event: EventId| after.decisions.iter().any(|decision| decision.stamp.id == event);
    match act {
        Act::Decide { .. } | Act::Reverse { .. } => {
            tell_decision(context, desk, &after, id)?;
            say_days(context, desk, &after)?;
            say_recipients(context, desk, &after, id)
        }
        Act::Second { event } => {
            context.say_done(desk, &after, id, messages::done_second)?;
            say_recipients(context, desk, &after, *event)?;
            if decides(*event) { say_days(context, desk, &after) } else { Ok(()) }
        }
        Act::Decline { .. } => context.say_done(desk, &after, id, messages::done_decline),
        Act::Recommend { .. } => context.say_done(desk, &after, id, messages::done_recommend),
        Act::Waive { .. } => context.say_done(desk, &after, id, messages::done_waive),
        Act::Met { .. } => context.say_done(desk, &after, id, messages::done_condition_met),
        Act::Close {} => context.say_done(desk, &after, id, messages::done_close),
        Act::Reopen {} => context.say_done(desk, &after, id, messages::done_reopen),
        Act::Answer { .. } => context.say_done(desk, &after, id, messages::done_flag_answered),
        Act::PassUp { .. } => context.say_done(desk, &after, id, messages::done_flag_passed_up),
        Act::Return { .. } => context.say_done(desk, &after, id, messages::done_flag_returned),
        _ => context.say_done(desk, &after, id, messages::done_draft_signed),
    }
}

fn tell_decision(context: &Context, desk: &Desk, after: &CaseFile, id: EventId) -> Result<(), Error> {
    let (letters, case) = (after.short(id), desk.store.short(after.id)?);
    let outcome = after
        .decisions
        .iter()
        .find(|decision| decision.stamp.id == id)
        .map(|decision| context.texts.word(decision.outcome));
    let holds = after.decisions.iter().any(|decision| decision.stamp.id == id && !decision.needs_second);
    let sentence = say!(
        context.texts,
        if holds { done_decide } else { done_decide_waits },
        item = &letters,
        case = &case,
        name = after.candidate.name(),
        outcome = outcome.unwrap_or_default()
    );
    context.output.done(&letters, &sentence, &Written { id, short: letters.clone(), case: after.id });
    Ok(())
}

/// How many days are left to the next day of the election; once nominations are closed, what that means.
fn say_days(context: &Context, desk: &Desk, file: &CaseFile) -> Result<(), Error> {
    if let Some(line) = days::left_and_what_remains(&sheet(context, desk, file)?, &context.texts) {
        context.output.say(&line);
    }
    Ok(())
}

/// Everybody who was given a copy of the brief that rests on a decision whose place this one takes, named or not.
fn say_recipients(context: &Context, desk: &Desk, file: &CaseFile, reversal: EventId) -> Result<(), Error> {
    let texts = &context.texts;
    let rows = sheet(context, desk, file)?.issued;
    let waits = file.awaiting().is_some_and(|decision| decision.stamp.id == reversal);
    for replaced in file.replaces(reversal) {
        let letters = file.short(replaced);
        let sentence =
            say!(texts, if waits { reversed_decision_waits } else { reversed_decision }, decision = &letters);
        context.output.say(&sentence);
        for row in rows.iter().filter(|row| row.decisions.contains(&replaced)) {
            let copy = phrases::issued(row, texts);
            context.output.say(&say!(texts, reversed_copy, copy = copy, decision = &letters));
        }
    }
    Ok(())
}

pub(super) fn decide(context: &Context, args: DecideArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    danger::say_open(context, &desk, &file);
    let outcome = outcome(&args.outcome)?;
    let act = Act::Decide { outcome };
    let (file, body) = body(context, &mut desk, file, args.said, &act, None)?;
    let draft = Draft::new(Target::case(&file), act, &body)?;
    sign(context, &mut desk, &file, &draft)
}

pub(super) fn reverse(context: &Context, args: ReverseArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    danger::say_open(context, &desk, &file);
    let outcome: Outcome = lookup::word(&args.outcome)?;
    let decision =
        item(&file, &args.decision, |id| file.decisions.iter().any(|decision| decision.stamp.id == id))?;
    let act = Act::Reverse { decision, outcome };
    let (file, body) = body(context, &mut desk, file, args.said, &act, args.ground.as_ref())?;
    let draft = Draft::new(Target::case(&file), act, &body)?;
    sign(context, &mut desk, &file, &draft)
}

pub(super) fn waive(context: &Context, args: WaiveArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let check = |word: &String| lookup::word::<CheckKind>(word);
    let what = match (typed::read(&args.what), &args.check) {
        (Some(Liftable::Prior), None) => return Err(Error::Missing { option: "PRIOR" }),
        (Some(Liftable::Prior), Some(letters)) => Waived::Prior(prior::waived(&file, letters)?),
        (Some(Liftable::Finding), None) => return Err(Error::Missing { option: "FINDING" }),
        (Some(Liftable::Finding), Some(letters)) => {
            Waived::Finding(item(&file, letters, |id| file.is_claim(id))?)
        }
        (_, None) => Waived::Check(check(&args.what)?),
        (Some(Liftable::Check), Some(word)) => Waived::Check(check(word)?),
        (Some(Liftable::Consent), Some(word)) => Waived::Consent(check(word)?),
        (Some(Liftable::Dispute), Some(word)) => Waived::Dispute(check(word)?),
        (None, Some(_)) => return Err(lookup::not_on(Allowed::of::<Liftable>(), &args.what)),
    };
    let text = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let act = Act::Waive { what };
    context.act(&mut desk, &file, act, &TextBody { text }, messages::done_waive)
}
