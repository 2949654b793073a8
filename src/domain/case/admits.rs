//! What may be written: the law first (`authority.rs`), then the shape of the body, then the rules of content and
//! the gates. The desk asks before anybody signs; what comes from elsewhere is asked for the law alone.

mod blank;
mod clock;
mod corrections;
mod decision;
mod ladder;
mod ties;

use chrono::NaiveDate;

use crate::domain::authority::Denied;
use crate::domain::case::CaseFile;
use crate::domain::case::candidate::CandidateBody;
use crate::domain::case::check::{CheckBody, CheckStatus};
use crate::domain::case::conflict::DeclareBody;
use crate::domain::case::consent::{ConsentBody, ConsentFor, is_withdrawn};
use crate::domain::case::decision::DecisionBody;
use crate::domain::case::document::DocumentBody;
use crate::domain::case::finding::{FindingBody, MAX_SEVERITY};
use crate::domain::case::flag::TextBody;
use crate::domain::case::interference::InterferenceBody;
use crate::domain::case::phase::PhaseBody;
use crate::domain::case::{NoteBody, ReplyBody};
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Outcome, RecordKind, Relation, Role};
use crate::domain::gates::{Gap, Gate, Lifter, View};
use crate::domain::history::{History, Unlinked};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::{Roster, RosterRefusal, Standing, body_of};

pub use clock::clock_behind;
pub use ties::declare_first;

/// Why something is not written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refusal {
    /// The law does not allow it to this person.
    #[error("{0}")]
    Law(#[from] Denied),
    /// The law of the roster does not.
    #[error("{0}")]
    Roster(#[from] RosterRefusal),
    /// A decision that cannot pass yet, with every gate that is shut.
    #[error("{} gates are shut", .0.len())]
    Gates(Vec<Gate>),
    /// A rule of content, with who can lift it and the command.
    #[error("{}", .0.code)]
    Rule(Gap),
    /// The event does not link to the log.
    #[error("{0}")]
    Unlinked(#[from] Unlinked),
}

/// Asks whether an event may be written on top of a case (`None` for the event that opens one), and if so how the
/// case stands with it. The event needs no signature yet.
///
/// # Errors
/// [`Refusal`]: the first rule of law or content that stands in the way, or every gate that is shut.
pub fn admits(
    before: Option<&CaseFile>,
    entry: Entry,
    roster: &Roster,
    policy: &Policy,
    today: NaiveDate,
) -> Result<CaseFile, Refusal> {
    let id = entry.id;
    let act = entry.header.act.clone();
    let history = match before {
        Some(file) => file.history().with(entry)?,
        None => History::of(vec![entry])?,
    };
    let after = CaseFile::replay(history, roster);
    let at = after.history().position(id).unwrap_or_default();
    if let Some(denied) = after.verdicts().get(at).and_then(|verdict| verdict.denied.clone()) {
        return Err(denied.into());
    }
    // A role that was revoked while this event was being written.
    if after.verdicts().get(at).is_none_or(|verdict| verdict.standing != Standing::Ok) {
        return Err(Denied::RosterCitation.into());
    }
    let Some(entry) = after.history().entries().get(at) else { return Err(Unlinked::NoFirst.into()) };
    shape(&act, entry, today)?;
    blank::none(entry)?;
    if let Some(before) = before {
        let view = View { file: before, roster, policy, today };
        content(&act, entry, &view, &after, at)?;
    }
    Ok(after)
}

fn rule(code: &'static str, lifted_by: Lifter, command: &str) -> Refusal {
    Refusal::Rule(Gap { code, names: Vec::new(), lifted_by, command: command.to_owned() })
}

fn wrong_shape(entry: &Entry) -> Refusal {
    let names = vec![("verb", entry.header.act.verb().to_owned())];
    Refusal::Rule(Gap { code: "body-shape", names, lifted_by: Lifter::Person, command: String::new() })
}

fn said(text: &str, code: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(rule(code, Lifter::Person, "")) } else { Ok(()) }
}

fn not_behind(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day >= today {
        return Ok(());
    }
    let names = vec![("day", day.to_string()), ("today", today.to_string())];
    Err(Refusal::Rule(Gap { code: "day-behind", names, lifted_by: Lifter::Person, command: String::new() }))
}

fn not_ahead(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day <= today {
        return Ok(());
    }
    let names = vec![("day", day.to_string()), ("today", today.to_string())];
    Err(Refusal::Rule(Gap { code: "day-ahead", names, lifted_by: Lifter::Person, command: String::new() }))
}

/// Whether the body has the shape of its verb and says what it must. It asks nothing of the case.
///
/// # Errors
/// The first rule about the body alone that it breaks.
pub fn shape(act: &Act, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let wrong = || wrong_shape(entry);
    match act {
        Act::Open { .. } => {
            let body: CandidateBody = body_of(entry).ok_or_else(wrong)?;
            body.born.map_or(Ok(()), |born| not_ahead(born, today))?;
            said(body.name.as_deref().unwrap_or_default(), "name-empty")
        }
        Act::Record { kind, relation } => record_shape(*kind, *relation, entry, today),
        Act::Declare { .. } => body_of::<DeclareBody>(entry).map(|_| ()).ok_or_else(wrong),
        // A phase may be set without a word.
        Act::Phase { .. } if entry.body.is_none() => Ok(()),
        Act::Phase { .. } => body_of::<PhaseBody>(entry).map(|_| ()).ok_or_else(wrong),
        Act::Flag { .. }
        | Act::Answer { .. }
        | Act::Return { .. }
        | Act::PassUp { .. }
        | Act::Defer { .. }
        | Act::Resume { .. }
        | Act::Refer { .. } => ladder::shape(act, entry, today),
        Act::Recommend { .. } => {
            let body: DecisionBody = body_of(entry).ok_or_else(wrong)?;
            said(&body.why, "why-empty")
        }
        Act::Decide { outcome } | Act::Reverse { outcome, .. } => {
            let body: DecisionBody = body_of(entry).ok_or_else(wrong)?;
            said(&body.why, "why-empty")?;
            for condition in &body.conditions {
                not_behind(condition.due, today)?;
                said(&condition.text, "text-empty")?;
            }
            let answers = body.overrides.iter().flat_map(|given| [given.heard_on, given.leader_on]);
            answers.flatten().try_for_each(|day| not_ahead(day, today))?;
            match outcome {
                Outcome::Withhold if body.reason.is_none() => Err(rule("reason-missing", Lifter::Person, "")),
                Outcome::Withhold => said(body.applicant.as_deref().unwrap_or_default(), "applicant-missing"),
                Outcome::WithConditions if body.conditions.is_empty() => {
                    Err(rule("condition-missing", Lifter::Person, ""))
                }
                _ => Ok(()),
            }?;
            let ground_missing = matches!(act, Act::Reverse { .. }) && body.ground.is_none();
            if ground_missing { Err(rule("ground-missing", Lifter::Person, "")) } else { Ok(()) }
        }
        Act::Waive { .. } | Act::Decline { .. } => {
            let body: TextBody = body_of(entry).ok_or_else(wrong)?;
            said(&body.text, "why-empty")
        }
        _ => Ok(()),
    }
}

fn record_shape(
    kind: RecordKind,
    relation: Relation,
    entry: &Entry,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let wrong = || wrong_shape(entry);
    let first = relation == Relation::New;
    match kind {
        RecordKind::Candidate => {
            let body: CandidateBody = body_of(entry).ok_or_else(wrong)?;
            body.born.map_or(Ok(()), |born| not_ahead(born, today))?;
            body.name.as_deref().map_or(Ok(()), |name| said(name, "name-empty"))
        }
        RecordKind::Consent => {
            let body: ConsentBody = body_of(entry).ok_or_else(wrong)?;
            if body.to.is_empty() { Err(wrong()) } else { not_ahead(body.on, today) }
        }
        RecordKind::Document => {
            let body: DocumentBody = body_of(entry).ok_or_else(wrong)?;
            not_ahead(body.on, today)
        }
        RecordKind::Check => {
            let body: CheckBody = body_of(entry).ok_or_else(wrong)?;
            let check = if first { Some(body.check.ok_or_else(wrong)?) } else { body.check };
            if matches!(body.status, Some(CheckStatus::Waived | CheckStatus::Superseded)) {
                return Err(rule("status-not-recorded", Lifter::TwoApprovers, "waive CASE CHECK --why -"));
            }
            if let Some((result, check)) = body.result.zip(check)
                && !result.fits(check)
            {
                let names = vec![("result", result.to_string()), ("check", check.to_string())];
                let gap = Gap {
                    code: "result-does-not-fit",
                    names,
                    lifted_by: Lifter::Person,
                    command: String::new(),
                };
                return Err(Refusal::Rule(gap));
            }
            if body.status == Some(CheckStatus::Read) && body.result.is_none() {
                return Err(rule("read-without-result", Lifter::Person, ""));
            }
            body.issued.map_or(Ok(()), |issued| not_ahead(issued, today))
        }
        RecordKind::Finding => {
            let body: FindingBody = body_of(entry).ok_or_else(wrong)?;
            if body.severity.is_some_and(|severity| severity > MAX_SEVERITY)
                || first && body.category.is_none()
            {
                return Err(wrong());
            }
            if let Some(put) = &body.put {
                not_ahead(put.on, today)?;
            }
            if first { said(body.text.as_deref().unwrap_or_default(), "text-empty") } else { Ok(()) }
        }
        RecordKind::Interference => {
            let body: InterferenceBody = body_of(entry).ok_or_else(wrong)?;
            if !first {
                return Ok(());
            }
            if body.indicator.is_none() {
                return Err(wrong());
            }
            said(body.text.as_deref().unwrap_or_default(), "text-empty")?;
            said(body.innocent.as_deref().unwrap_or_default(), "innocent-empty")
        }
        RecordKind::Reply => {
            let body: ReplyBody = body_of(entry).ok_or_else(wrong)?;
            not_ahead(body.on, today)?;
            said(&body.text, "text-empty")
        }
        RecordKind::Note
        | RecordKind::Counsel
        | RecordKind::Notice
        | RecordKind::Weighing
        | RecordKind::Appeal => {
            let body: NoteBody = body_of(entry).ok_or_else(wrong)?;
            said(&body.text, "text-empty")
        }
        RecordKind::Prior | RecordKind::Contest | RecordKind::Briefing | RecordKind::Breach => Ok(()),
    }
}

/// The rules that look at the case as it stands.
fn content(act: &Act, entry: &Entry, view: &View<'_>, after: &CaseFile, at: usize) -> Result<(), Refusal> {
    let file = view.file;
    let while_closed = matches!(act, Act::Reopen {} | Act::Declare { .. } | Act::Issue { .. })
            || matches!(act, Act::Second { .. } | Act::Decline { .. })
            || matches!(act, Act::Record { kind: RecordKind::Note | RecordKind::Notice, .. })
            // A flag on a closed case asks for its reopening; it is never turned away.
            || matches!(act, Act::Flag { .. } | Act::Refer { .. } | Act::Hold { .. } | Act::Release { .. })
            || matches!(act, Act::Purge { .. });
    if file.skeleton.is_closed() && !while_closed {
        return Err(rule("case-closed", Lifter::SeniorOther, "reopen CASE --why -"));
    }
    let Some(me) = after.author(at) else { return Ok(()) };
    let decides = matches!(act, Act::Recommend { .. } | Act::Decide { .. } | Act::Reverse { .. });
    if decides && file.skeleton.phase().ends() {
        return Err(rule("case-ended", Lifter::TwoApprovers, "phase CASE vetting --why -"));
    }
    match act {
        Act::Assign { person } => may_be_assigned(view, *person),
        Act::Declare { person, state } => ties::declare(file, me, *person, *state),
        Act::Reopen {} if !file.skeleton.is_closed() => Err(rule("case-not-closed", Lifter::Person, "")),
        Act::Close {} => may_close(file),
        Act::Phase { .. } => list_before_close(view, entry, after),
        Act::Record { kind: RecordKind::Finding, relation } => {
            let first = relation.target().map(|target| file.chain(target));
            corrections::links(file, first, entry)?;
            first.map_or(Ok(()), |first| corrections::finding(file, after, first, entry))
        }
        Act::Record { kind: RecordKind::Interference, relation } => {
            let first = relation.target().map(|target| file.chain(target));
            first.map_or(Ok(()), |first| corrections::note(file, after, first, entry))
        }
        Act::Record { kind: RecordKind::Notice, .. } => {
            let body: NoteBody = body_of(entry).unwrap_or_default();
            decision::for_applicant(file, &body.text)
        }
        Act::Record { kind: RecordKind::Check, relation } => {
            runs_with_consent(file, entry)?;
            relation.target().map_or(Ok(()), |target| check_step(file, file.chain(target), entry))
        }
        Act::Record { kind: RecordKind::Document, relation } => match relation.target() {
            Some(target) if !file.documents.iter().any(|one| one.id() == file.chain(target)) => {
                Err(wrong_shape(entry))
            }
            _ => Ok(()),
        },
        Act::Record { kind: RecordKind::Note, .. } => {
            ties::dismiss(view, me, &body_of(entry).unwrap_or_default())?;
            ladder::content(act, entry, view, after, at)
        }
        Act::Flag { .. }
        | Act::Answer { .. }
        | Act::Return { .. }
        | Act::Defer { .. }
        | Act::Resume { .. } => ladder::content(act, entry, view, after, at),
        Act::Recommend { .. }
        | Act::Decide { .. }
        | Act::Reverse { .. }
        | Act::Met { .. }
        | Act::Waive { .. }
        | Act::Second { .. }
        | Act::Decline { .. } => decision::content(act, entry, view, me),
        _ => Ok(()),
    }
}

fn may_close(file: &CaseFile) -> Result<(), Refusal> {
    if let Some(flag) = file.flags.iter().find(|flag| flag.weighs()) {
        let id = file.short(flag.stamp.id);
        let gap = Gap {
            code: "close-flag",
            command: format!("flag answer CASE {id} --text -"),
            names: vec![("flag", id), ("tier", flag.tier.to_string())],
            lifted_by: Lifter::SeniorOther,
        };
        return Err(Refusal::Rule(gap));
    }
    if file.awaiting().is_some() {
        return Err(rule("close-awaiting", Lifter::Approver, "second CASE DECISION"));
    }
    if let Some(one) = file.deferrals.iter().find(|one| one.live) {
        let command = format!("resume CASE {} --outcome OUTCOME --text -", file.short(one.stamp.id));
        return Err(rule("close-deferral", Lifter::at(one.tier), &command));
    }
    Ok(())
}

/// A withdrawn consent stops new work; what is here already stays.
fn runs_with_consent(file: &CaseFile, entry: &Entry) -> Result<(), Refusal> {
    let body: CheckBody = body_of(entry).unwrap_or_default();
    let runs = matches!(
        body.status,
        Some(CheckStatus::Requested | CheckStatus::WithApplicant | CheckStatus::InProgress)
    );
    let Some(check) = body.check.filter(|_| runs) else { return Ok(()) };
    if !is_withdrawn(&file.consents, check, ConsentFor::Run) {
        return Ok(());
    }
    let command = format!("consent CASE {check} --on DAY");
    let names = vec![("check", check.to_string())];
    Err(Refusal::Rule(Gap { code: "consent-withdrawn", names, lifted_by: Lifter::Vetter, command }))
}

/// The list of candidates is due no later than nominations close, as this step leaves the two days.
fn list_before_close(view: &View<'_>, entry: &Entry, after: &CaseFile) -> Result<(), Refusal> {
    let body: PhaseBody = body_of(entry).unwrap_or_default();
    let days = after.deadlines(view.policy);
    let own = after.days.list_due.filter(|_| body.list_due.is_some() || body.close.is_some());
    let Some((list, close)) = own.zip(days.close).filter(|(list, close)| list > close) else { return Ok(()) };
    let names = vec![("day", list.to_string()), ("close", close.to_string())];
    let command = String::new();
    Err(Refusal::Rule(Gap { code: "list-after-close", names, lifted_by: Lifter::Person, command }))
}

/// A case is given to somebody who may work on it.
fn may_be_assigned(view: &View<'_>, person: PersonId) -> Result<(), Refusal> {
    let works = view.works(person, |role| matches!(role, Role::Vetter | Role::Reviewer | Role::Approver));
    if works && !view.file.is_recused(person) {
        return Ok(());
    }
    let names = vec![("person", view.roster.name(person))];
    let command = "person list".to_owned();
    Err(Refusal::Rule(Gap { code: "assign-who", names, lifted_by: Lifter::SeniorOther, command }))
}

fn check_step(file: &CaseFile, check: EventId, entry: &Entry) -> Result<(), Refusal> {
    let Some(check) = file.checks.iter().find(|one| one.stamp.id == check) else {
        return Err(wrong_shape(entry));
    };
    let body: CheckBody = body_of(entry).unwrap_or_default();
    if body.result.is_some_and(|result| !result.fits(check.check)) {
        return Err(wrong_shape(entry));
    }
    Ok(())
}
