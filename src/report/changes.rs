//! The changes of a step of a finding or note, field by field, so that none goes unnamed.

use crate::domain::case::finding::FindingBody;
use crate::domain::case::interference::InterferenceBody;
use crate::domain::ids::EventId;
use crate::report::messages::{self, Message};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

/// The most characters of a short text.
const SHORT: usize = 120;

/// The fields of a step other than texts, each with its value in words.
pub fn values(step: &FindingBody, texts: &Texts) -> Vec<String> {
    let labelled = |label: Message, text: &str| format!("{}{text}", texts.lead(&texts.get(label)));
    let parts = [
        step.category.map(|category| texts.word(category)),
        step.kind.map(|kind| labelled(messages::label_finding_kind, &texts.word(kind))),
        step.severity.map(|severity| say!(texts, severity_line, severity = severity)),
        step.grade.map(|grade| say!(texts, grade_line, grade = grade.to_string())),
        step.disclosed.map(|disclosed| texts.word(disclosed)),
        step.happened.as_ref().map(|text| labelled(messages::label_happened, &shown::cut(text, SHORT))),
        step.handling.map(|code| labelled(messages::label_handling, &texts.word(code))),
        step.status.map(|status| texts.word(status)),
        (!step.answers.is_empty()).then(|| say!(texts, answers_for, items = step.answers.join(", "))),
        taken_back(&step.unlinks, texts),
    ];
    parts.into_iter().flatten().collect()
}

/// The changes of a later step, with the names of the texts that it restates; empty where it only put the finding to
/// the applicant, linked it to another, or gave a reason.
pub fn changed(step: &FindingBody, texts: &Texts) -> String {
    let given = [
        (messages::label_claimed, &step.text),
        (messages::label_established, &step.fact),
        (messages::label_inferred, &step.inference),
        (messages::label_origin, &step.origin),
        (messages::label_mitigating, &step.mitigating),
        (messages::label_aggravating, &step.aggravating),
        (messages::label_handling_condition, &step.handling_condition),
    ];
    let restated = given.into_iter().filter(|(_, text)| text.is_some());
    let restated = restated.map(|(label, _)| say!(texts, said_anew, label = texts.get(label)));
    values(step, texts).into_iter().chain(restated).collect::<Vec<_>>().join(" · ")
}

/// The fields of a step of a note other than texts, each with its value in words.
pub fn note_values(step: &InterferenceBody, texts: &Texts) -> Vec<String> {
    let parts = [
        step.indicator.map(|indicator| format!("{indicator} {}", texts.word(indicator))),
        step.posture.map(|posture| say!(texts, posture_line, posture = texts.word(posture))),
        step.grade.map(|grade| say!(texts, grade_line, grade = grade.to_string())),
        step.handling.map(|code| format!("{}{}", texts.lead(&say!(texts, label_handling)), texts.word(code))),
        step.status.map(|status| texts.word(status)),
        taken_back(&step.unlinks, texts),
    ];
    parts.into_iter().flatten().collect()
}

/// The claims whose links with this one a step takes back.
fn taken_back(others: &[EventId], texts: &Texts) -> Option<String> {
    let items = others.iter().map(|id| id.short(0)).collect::<Vec<_>>().join(", ");
    (!others.is_empty()).then(|| say!(texts, links_taken_back, items = items))
}

/// The changes of a later step of a note, with the names of the texts that it restates.
pub fn of_note(step: &InterferenceBody, texts: &Texts) -> String {
    let given = [
        (messages::label_conduct, &step.text),
        (messages::label_innocent, &step.innocent),
        (messages::label_handling_condition, &step.handling_condition),
    ];
    let restated = given.into_iter().filter(|(_, text)| text.is_some());
    let restated = restated.map(|(label, _)| say!(texts, said_anew, label = texts.get(label)));
    note_values(step, texts).into_iter().chain(restated).collect::<Vec<_>>().join(" · ")
}
