//! What flags, deferrals and disclosures must say before they are written, and what the case must have for them.

use chrono::{Days, NaiveDate};

use super::{Refusal, not_ahead, not_behind, rule, said, wrong_shape};
use crate::domain::case::deferral::{DeferBody, ResumeBody};
use crate::domain::case::flag::{FlagBody, FlagTurn, TextBody};
use crate::domain::case::referral::ReferBody;
use crate::domain::case::{CaseFile, NoteBody};
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Role, Route, Tier};
use crate::domain::gates::{Gap, Lifter, View};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::roster::body_of;
use crate::domain::route::{Matter, advice, offered};

/// A pointer to where a matter is kept says so much and no more.
const POINTER_CHARS: usize = 160;

/// Whether the body says what it must.
pub(super) fn shape(act: &Act, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let wrong = || wrong_shape(entry);
    match act {
        Act::Flag { route, .. } => flag_shape(&body_of(entry).ok_or_else(wrong)?, *route, today),
        Act::Answer { .. } | Act::Return { .. } | Act::PassUp { .. } => {
            let body: TextBody = body_of(entry).ok_or_else(wrong)?;
            if let Act::Return { date, .. } = act {
                not_behind(*date, today)?;
            }
            said(&body.text, "text-empty")
        }
        Act::Defer { review, .. } => {
            let body: DeferBody = body_of(entry).ok_or_else(wrong)?;
            not_behind(*review, today)?;
            said(&body.why, "why-empty")?;
            said(&body.triggers.concat(), "trigger-empty")
        }
        Act::Resume { .. } => {
            let body: ResumeBody = body_of(entry).ok_or_else(wrong)?;
            said(&body.text, "text-empty")
        }
        Act::Refer { route } => refer_shape(&body_of(entry).ok_or_else(wrong)?, *route, today),
        _ => Ok(()),
    }
}

fn flag_shape(body: &FlagBody, route: Option<Route>, today: NaiveDate) -> Result<(), Refusal> {
    body.by.map_or(Ok(()), |by| not_behind(by, today))?;
    said(&body.question, "question-empty")?;
    if body.drill && route.is_none() {
        return Err(rule("drill-safety-only", Lifter::Person, "safety CASE --drill"));
    }
    let matter = body.matter.filter(|_| route.is_none());
    match matter {
        Some(Matter::ThreatToLife) => Err(rule("life-by-safety", Lifter::Person, "safety CASE")),
        Some(Matter::Complicity) => complicity(body),
        Some(matter) if advice(matter, false, false).pointer_only => {
            let short = body.question.chars().count() <= POINTER_CHARS && !body.question.contains('\n');
            if short { Ok(()) } else { Err(rule("pointer-only", Lifter::Person, "")) }
        }
        _ => Ok(()),
    }
}

/// Suspected complicity demands its source, the validity step before it leaves the local tier, and who may be told.
fn complicity(body: &FlagBody) -> Result<(), Refusal> {
    said(body.source.as_deref().unwrap_or_default(), "complicity-source")?;
    said(body.validity.as_deref().unwrap_or_default(), "complicity-validity")?;
    said(body.may_know.as_deref().unwrap_or_default(), "complicity-may-know")
}

/// Before anything goes outside: is it credible, is it actionable, by what authority. Whoever saves a life writes it
/// down after.
fn refer_shape(body: &ReferBody, route: Option<Route>, today: NaiveDate) -> Result<(), Refusal> {
    said(&body.to, "refer-to")?;
    said(&body.text, "text-empty")?;
    not_ahead(body.on, today)?;
    if let Some(due) = body.reply_due.filter(|due| *due < body.on) {
        let names = vec![("day", due.to_string()), ("told", body.on.to_string())];
        let command = String::new();
        return Err(Refusal::Rule(Gap { code: "reply-before", names, lifted_by: Lifter::Person, command }));
    }
    if route.is_none() {
        said(body.credible.as_deref().unwrap_or_default(), "refer-credible")?;
        said(body.actionable.as_deref().unwrap_or_default(), "refer-actionable")?;
        said(body.authority.as_deref().unwrap_or_default(), "refer-authority")?;
    }
    Ok(())
}

/// The rules that look at the case as it stands.
pub(super) fn content(
    act: &Act,
    entry: &Entry,
    view: &View<'_>,
    after: &CaseFile,
    at: usize,
) -> Result<(), Refusal> {
    let file = view.file;
    match act {
        Act::Flag { .. } => {
            let body: FlagBody = body_of(entry).unwrap_or_default();
            if body.drill && file.awaiting().is_some() {
                // By its header the exercise is a flag like any other, and the decision would lapse.
                return Err(rule("drill-while-waiting", Lifter::Approver, "second CASE DECISION"));
            }
            let about = body.about.map(|about| file.chain(about));
            let note = file.interference.iter().find(|note| Some(note.stamp.id) == about);
            let suspected = note.and_then(|note| note.now.posture).and_then(offered);
            if suspected == Some(Matter::Complicity) { complicity(&body) } else { Ok(()) }
        }
        Act::Answer { flag } => may_answer(file, *flag, after, at),
        Act::Return { date, .. } => within(view, *date),
        Act::Defer { flag, review, owner } => may_defer(view, *flag, *review, *owner),
        Act::Resume { deferral } => {
            let live = file.deferrals.iter().any(|one| one.stamp.id == *deferral && one.live);
            if live { Ok(()) } else { Err(rule("deferral-ended", Lifter::Person, "")) }
        }
        _ => note(file, &body_of(entry).unwrap_or_default()),
    }
}

/// Some matters are answered no lower than at a tier; a candidate who is the target is helped first.
fn may_answer(file: &CaseFile, flag: EventId, after: &CaseFile, at: usize) -> Result<(), Refusal> {
    let Some(flag) = file.flags.iter().find(|one| one.stamp.id == flag) else { return Ok(()) };
    let id = file.short(flag.stamp.id);
    let mine = after.verdicts().get(at).and_then(|verdict| verdict.role).and_then(Role::tier);
    let turn = flag.turn_of(mine.unwrap_or(Tier::Local));
    let command = turn.command("CASE", &id);
    if turn == FlagTurn::PassUp {
        let lowest = flag.matter().and_then(|matter| advice(matter, false, false).answered_at);
        let lowest = lowest.unwrap_or(Tier::Provincial);
        let names = vec![("flag", id.clone()), ("tier", lowest.to_string())];
        return Err(Refusal::Rule(Gap {
            code: "answer-higher",
            names,
            lifted_by: Lifter::at(lowest),
            command,
        }));
    }
    if let FlagTurn::Support(_) = turn {
        let names = vec![("flag", id.clone()), ("count", flag.support_left().len().to_string())];
        return Err(Refusal::Rule(Gap { code: "support-left", names, lifted_by: Lifter::National, command }));
    }
    Ok(())
}

/// Nothing is put off for longer than the policy allows, nor past the next deadline of the election.
fn within(view: &View<'_>, day: NaiveDate) -> Result<(), Refusal> {
    let last = view.today.checked_add_days(Days::new(u64::from(view.policy.review_days)));
    if let Some(last) = last.filter(|last| day > *last) {
        let names = vec![("day", day.to_string()), ("last", last.to_string())];
        let command = String::new();
        return Err(Refusal::Rule(Gap {
            code: "put-off-too-long",
            names,
            lifted_by: Lifter::Person,
            command,
        }));
    }
    let deadline = view.file.deadlines(view.policy).next(view.today);
    if let Some(last) = deadline.filter(|deadline| day > *deadline) {
        let names = vec![("day", day.to_string()), ("last", last.to_string())];
        let command = String::new();
        return Err(Refusal::Rule(Gap {
            code: "put-off-past-deadline",
            names,
            lifted_by: Lifter::Person,
            command,
        }));
    }
    Ok(())
}

fn may_defer(
    view: &View<'_>,
    flag: Option<EventId>,
    review: NaiveDate,
    owner: PersonId,
) -> Result<(), Refusal> {
    let file = view.file;
    within(view, review)?;
    if let Some(one) = file.deferrals.iter().find(|one| one.live && one.flag == flag) {
        let id = file.short(one.stamp.id);
        let command = format!("resume CASE {id} --outcome OUTCOME --text -");
        let names = vec![("deferral", id), ("day", one.review.to_string())];
        return Err(Refusal::Rule(Gap {
            code: "deferral-stands",
            names,
            lifted_by: Lifter::at(one.tier),
            command,
        }));
    }
    if view.works(owner, |role| role.tier().is_some()) && !file.is_recused(owner) {
        return Ok(());
    }
    let names = vec![("person", view.roster.name(owner))];
    let command = "person list".to_owned();
    Err(Refusal::Rule(Gap { code: "defer-owner", names, lifted_by: Lifter::SeniorOther, command }))
}

/// A note that pulls a trigger, or says what was done for a target, names something that is there for it.
fn note(file: &CaseFile, body: &NoteBody) -> Result<(), Refusal> {
    let about = |id: EventId| body.about == Some(id);
    if let Some(trigger) = body.trigger {
        let deferral = file.deferrals.iter().find(|one| about(one.stamp.id) && one.live);
        let known = deferral.and_then(|one| one.body.as_ref()).map_or(0, |body| body.triggers.len());
        if deferral.is_none() {
            return Err(rule("deferral-ended", Lifter::Person, ""));
        }
        if trigger == 0 || usize::try_from(trigger).is_ok_and(|trigger| trigger > known) {
            let names = vec![("trigger", trigger.to_string()), ("count", known.to_string())];
            let command = String::new();
            return Err(Refusal::Rule(Gap {
                code: "trigger-unknown",
                names,
                lifted_by: Lifter::Person,
                command,
            }));
        }
    }
    let report = |flag: &&crate::domain::case::flag::Flag| {
        about(flag.stamp.id) && flag.matter() == Some(Matter::VictimReport)
    };
    if body.support.is_some() && !file.flags.iter().any(|flag| report(&flag)) {
        return Err(rule("support-no-report", Lifter::Person, "flag raise CASE --route victim-report"));
    }
    Ok(())
}
