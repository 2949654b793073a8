//! What a correction may change alone: it never takes weight off what its author wrote, nor lets it further out.

use super::{Refusal, rule, said, wrong_shape};
use crate::domain::case::CaseFile;
use crate::domain::case::finding::{Finding, FindingBody};
use crate::domain::case::interference::Interference;
use crate::domain::entry::Entry;
use crate::domain::gates::Lifter;
use crate::domain::ids::EventId;
use crate::domain::roster::body_of;

/// A finding is linked to another finding of the case.
pub(super) fn links(file: &CaseFile, finding: Option<EventId>, entry: &Entry) -> Result<(), Refusal> {
    let body: FindingBody = body_of(entry).unwrap_or_default();
    body.links.iter().map(|link| file.chain(link.to)).try_for_each(|to| {
        if finding == Some(to) {
            return Err(rule("link-self", Lifter::Person, ""));
        }
        let known = find(file, to).is_some();
        if known { Ok(()) } else { Err(rule("link-not-finding", Lifter::Person, "show CASE")) }
    })
}

fn find(file: &CaseFile, finding: EventId) -> Option<&Finding> {
    file.findings.iter().find(|one| one.id() == finding)
}

/// From severity 2 on, whoever wrote a finding takes its weight away by no field: kind, severity, grade or status.
/// Nobody lets it further out but its author, a reviewer or an approver. Who may says why.
pub(super) fn finding(
    file: &CaseFile,
    after: &CaseFile,
    finding: EventId,
    entry: &Entry,
) -> Result<(), Refusal> {
    let Some((before, after)) = find(file, finding).zip(find(after, finding)) else {
        return Err(wrong_shape(entry));
    };
    let body: FindingBody = body_of(entry).unwrap_or_default();
    let ignored = body.status.is_some_and(|asked| asked != after.status)
        || body.severity.is_some_and(|asked| asked != after.severity)
        || body.kind.is_some_and(|asked| asked != after.kind())
        || body.grade.is_some_and(|asked| Some(asked) != after.now.grade);
    if ignored {
        let command = match body.status {
            Some(_) => "finding status CASE FINDING STATUS --why -",
            None => "finding correct CASE FINDING --why -",
        };
        return Err(rule("finding-lighten-another", Lifter::SeniorOther, command));
    }
    let lets_out = before.lets_out(&body);
    let held = |one: &Finding| (one.now.handling, one.now.handling_condition.clone());
    if lets_out && held(before) == held(after) {
        return Err(handling_kept("finding correct CASE FINDING --handling P --why -"));
    }
    if lets_out || before.lightens(&body) {
        said(body.why.as_deref().unwrap_or_default(), "lighten-why")?;
    }
    Ok(())
}

/// As for a finding: nobody lets a note further out but its author, a reviewer or an approver.
pub(super) fn note(file: &CaseFile, after: &CaseFile, note: EventId, entry: &Entry) -> Result<(), Refusal> {
    let find = |file: &'_ CaseFile| file.interference.iter().find(|one| one.stamp.id == note).cloned();
    let Some((before, after)) = find(file).zip(find(after)) else { return Err(wrong_shape(entry)) };
    let held = |one: &Interference| (one.now.handling, one.now.handling_condition.clone());
    let lets_out = before.lets_out(&body_of(entry).unwrap_or_default());
    if lets_out && held(&before) == held(&after) { Err(handling_kept("")) } else { Ok(()) }
}

fn handling_kept(command: &str) -> Refusal {
    rule("handling-kept", Lifter::SeniorOther, command)
}
