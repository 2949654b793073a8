//! What may be written: the law first (`authority.rs`), then the shape of the body, then that no reason is blank, then
//! the rules of content, of which each noun has its own, and the gates. The desk checks all of it before anybody signs;
//! an event from elsewhere is checked against the law alone.

mod blank;

use chrono::NaiveDate;

use crate::domain::authority::{self, Denied};
use crate::domain::case::candidate::Days;
use crate::domain::case::decision::DecisionBody;
use crate::domain::case::view::View;
use crate::domain::case::{
    CaseFile, assignment, awaiting, briefing, candidate, check, closing, condition, conflict, consent,
    contest, decision, deferral, document, finding, flag, interference, note, phase, prior, referral, reply,
    waiver, weighing,
};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, Outcome, RecordKind, Relation};
use crate::domain::gates::phase::for_phase;
use crate::domain::gates::{Proposal, gates_for};
use crate::domain::history::{History, Unlinked};
use crate::domain::ids::PersonId;
use crate::domain::policy::Policy;
use crate::domain::refusal::{Gate, Refusal};
use crate::domain::roster::{Roster, Standing};

/// Whether an event may be added to a case (`None` for the event that opens one), and if so the case with it. The event
/// needs no signature yet. A refusal is the first rule of law or content that forbids it, or every gate that is not
/// passed.
pub fn admits(
    before: Option<&CaseFile>,
    entry: Entry,
    roster: &Roster,
    policy: &Policy,
    today: NaiveDate,
) -> Result<CaseFile, Refusal> {
    let act = entry.header.act.clone();
    let (after, at) = by_law(before, entry, roster, policy, today)?;
    let Some(entry) = after.history().entries().get(at) else { return Err(Unlinked::NoFirst.into()) };
    shape(&act, entry, Days { today, polling: policy.polling_day })?;
    blank::none(entry)?;
    if let Some(before) = before {
        let view = View { file: before, roster, policy, today };
        content(&act, entry, &view, &after, at)?;
    }
    Ok(after)
}

/// Whether somebody may begin to write a text for this act: everything in its way that does not depend on the text. For a
/// recommendation or a decision that is the law, whether the case goes on, and every gate that is not passed.
pub fn may_begin(
    before: &CaseFile,
    entry: Entry,
    roster: &Roster,
    policy: &Policy,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let act = entry.header.act.clone();
    let (after, at) = by_law(Some(before), entry, roster, policy, today)?;
    closing::while_closed(before, &act)?;
    let Some((me, entry)) = after.author(at).zip(after.history().entries().get(at)) else { return Ok(()) };
    let view = View { file: before, roster, policy, today };
    let body = body_of::<DecisionBody>(entry).unwrap_or_default();
    let (outcome, reverses) = match act {
        Act::Decide { outcome } => (outcome, false),
        Act::Reverse { outcome, .. } => (outcome, true),
        Act::Recommend { .. } => return decision::while_running(before),
        _ => return Ok(()),
    };
    decision::while_running(before)?;
    pass(&view, &Proposal::new(me, outcome, reverses, &body))?;
    decision::parts(outcome, reverses, &body)
}

/// Whether the law allows an event; if so the case with it, and its place there.
fn by_law(
    before: Option<&CaseFile>,
    entry: Entry,
    roster: &Roster,
    policy: &Policy,
    today: NaiveDate,
) -> Result<(CaseFile, usize), Refusal> {
    let id = entry.id;
    let act = entry.header.act.clone();
    let body = body_of::<DecisionBody>(&entry).unwrap_or_default();
    let history = match before {
        Some(file) => file.history().with(entry)?,
        None => History::of(vec![entry])?,
    };
    let after = CaseFile::replay(history, roster);
    let at = after.history().position(id).unwrap_or_default();
    if let Some(denied) = after.verdicts().get(at).and_then(|verdict| verdict.denied.clone()) {
        // The desk tells everybody the gate, also those who may not lift it.
        let gates = match (&denied, &act, before) {
            (
                Denied::Role { row: authority::WITHOUT_GREENLIGHT, .. },
                Act::Phase { phase, .. },
                Some(file),
            ) => {
                let view = View { file, roster, policy, today };
                Some(for_phase(&view, &View { file: &after, ..view }, *phase, false))
            }
            // What else is missing is told with the recommendation.
            (Denied::NoRecommendation, Act::Decide { outcome }, Some(file)) => after.author(at).map(|me| {
                let view = View { file, roster, policy, today };
                gates_for(&view, &Proposal::new(me, *outcome, false, &body))
            }),
            _ => None,
        };
        let gates = gates.filter(|gates| !gates.iter().all(Gate::passes));
        return Err(gates.map_or_else(|| denied.into(), Refusal::Gates));
    }
    // A role that was revoked while this event was being written.
    if after.verdicts().get(at).is_none_or(|verdict| verdict.standing != Standing::Ok) {
        return Err(Denied::RosterCitation.into());
    }
    Ok((after, at))
}

/// Whether the body has the shape of its verb and says what it must. It asks nothing of the case. A refusal is the
/// first rule that it breaks.
pub fn shape(act: &Act, entry: &Entry, days: Days) -> Result<(), Refusal> {
    let today = days.today;
    match act {
        Act::Open { .. } => candidate::opening_shape(entry, days),
        Act::Record { kind, relation } => record_shape(*kind, *relation, entry, days),
        Act::Declare { .. } => conflict::shape(entry),
        Act::Phase { phase, .. } => phase::shape(*phase, entry),
        Act::Flag { route, .. } => flag::shape(*route, entry, today),
        Act::Answer { .. } | Act::Return { .. } | Act::PassUp { .. } => flag::act_shape(act, entry, today),
        Act::Defer { review, .. } => deferral::shape(*review, entry, today),
        Act::Resume { .. } => deferral::resume_shape(entry),
        Act::Refer { route } => referral::shape(*route, entry, today),
        Act::Recommend { .. } => decision::recommend_shape(entry),
        Act::Decide { outcome } => decision::shape(*outcome, false, entry, today),
        Act::Reverse { outcome, .. } => decision::shape(*outcome, true, entry, today),
        Act::Waive { .. } => waiver::shape(entry),
        Act::Decline { .. } => awaiting::decline_shape(entry),
        _ => Ok(()),
    }
}

fn record_shape(kind: RecordKind, relation: Relation, entry: &Entry, days: Days) -> Result<(), Refusal> {
    let (first, today) = (relation == Relation::New, days.today);
    match kind {
        RecordKind::Candidate => candidate::shape(entry, days),
        RecordKind::Consent => consent::shape(entry, today),
        RecordKind::Document => document::shape(entry, today),
        RecordKind::Check => check::shape(first, entry, today),
        RecordKind::Finding => finding::shape(first, entry, today),
        RecordKind::Interference => interference::shape(first, entry, today),
        RecordKind::Reply => reply::shape(entry, today),
        RecordKind::Note | RecordKind::Counsel | RecordKind::Notice | RecordKind::Appeal => {
            note::shape(entry)
        }
        RecordKind::Weighing => weighing::shape(entry),
        RecordKind::Contest => contest::shape(entry, today),
        RecordKind::Briefing => briefing::shape(entry, today),
        RecordKind::Breach => Ok(()),
        RecordKind::Prior => prior::shape(relation, entry, today),
    }
}

/// The rules that need the current state of the case.
fn content(act: &Act, entry: &Entry, view: &View<'_>, after: &CaseFile, at: usize) -> Result<(), Refusal> {
    let file = view.file;
    closing::while_closed(file, act)?;
    let Some(me) = after.author(at) else { return Ok(()) };
    match act {
        Act::Assign { person } => assignment::content(view, *person),
        Act::Declare { person, state } => conflict::content(file, me, *person, *state),
        Act::Reopen {} => closing::reopen(file),
        Act::Close {} => closing::close(file),
        Act::Phase { phase, date } => phase::content(view, (*phase, *date), entry, after),
        Act::Record { kind, relation } => record_content(*kind, *relation, entry, view, after, me),
        Act::Flag { .. } => flag::content(file, entry),
        Act::Answer { flag } => flag::may_answer(file, *flag, after, at),
        Act::Return { date, .. } => deferral::within(view, *date),
        Act::Defer { flag, review, owner } => deferral::content(view, *flag, *review, *owner),
        Act::Resume { deferral } => deferral::resume_content(file, *deferral),
        Act::Recommend { .. } => decision::while_running(file),
        Act::Decide { outcome } => decide(view, me, *outcome, false, entry),
        Act::Reverse { outcome, .. } => decide(view, me, *outcome, true, entry),
        Act::Met { decision, number } => condition::met(file, *decision, *number, entry),
        Act::Waive { what } => waiver::content(file, *what),
        Act::Second { event } => awaiting::content(view, *event, me),
        Act::Decline { event } => awaiting::decline(file, *event),
        _ => Ok(()),
    }
}

fn record_content(
    kind: RecordKind,
    relation: Relation,
    entry: &Entry,
    view: &View<'_>,
    after: &CaseFile,
    me: PersonId,
) -> Result<(), Refusal> {
    let file = view.file;
    match kind {
        RecordKind::Finding => finding::content(file, after, relation, entry),
        RecordKind::Interference => interference::content(file, after, relation, entry),
        RecordKind::Notice => note::notice(file, entry),
        RecordKind::Check => {
            weighing::before_clear(file, relation, entry)?;
            check::content(file, relation, entry)
        }
        RecordKind::Document => document::content(file, relation, entry),
        RecordKind::Note => note::content(view, me, entry),
        RecordKind::Weighing => weighing::content(file, after, entry),
        RecordKind::Prior => prior::content(file, entry),
        RecordKind::Contest => contest::content(after, entry),
        _ => Ok(()),
    }
}

/// A decision is made in a case that has not ended, tells the applicant nothing confidential, and passes every gate.
fn decide(
    view: &View<'_>,
    me: PersonId,
    outcome: Outcome,
    reverses: bool,
    entry: &Entry,
) -> Result<(), Refusal> {
    decision::while_running(view.file)?;
    let body = body_of::<DecisionBody>(entry).unwrap_or_default();
    decision::content(view.file, &body)?;
    pass(view, &Proposal::new(me, outcome, reverses, &body))
}

/// Passes every gate, or is refused with all of them.
fn pass(view: &View<'_>, proposal: &Proposal<'_>) -> Result<(), Refusal> {
    let gates = gates_for(view, proposal);
    if gates.iter().all(Gate::passes) { Ok(()) } else { Err(Refusal::Gates(gates)) }
}
