//! What a step of a finding says, field by field: nothing that it changes goes unnamed.

use crate::domain::case::finding::FindingBody;
use crate::report::messages::{self, Message};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

/// The most characters of a short text.
const SHORT: usize = 120;

/// The fields of a step that are no texts, each with its value in words.
pub fn values(step: &FindingBody, texts: &Texts) -> Vec<String> {
    let labelled = |label: Message, text: &str| format!("{}{text}", texts.lead(&texts.get(label)));
    let parts = [
        step.category.map(|one| texts.word(one)),
        step.kind.map(|one| labelled(messages::label_finding_kind, &texts.word(one))),
        step.severity.map(|one| say!(texts, severity_line, severity = one)),
        step.grade.map(|grade| say!(texts, grade_line, grade = grade.to_string())),
        step.disclosed.map(|one| texts.word(one)),
        step.happened.as_ref().map(|one| labelled(messages::label_happened, &shown::cut(one, SHORT))),
        step.handling.map(|one| labelled(messages::label_handling, &texts.word(one))),
        step.status.map(|one| texts.word(one)),
    ];
    parts.into_iter().flatten().collect()
}

/// What a later step changed, with the names of the texts that it said anew; empty where it only put the finding to
/// the applicant, linked it, or gave a reason.
pub fn changed(step: &FindingBody, texts: &Texts) -> String {
    let said = [
        (messages::label_claimed, &step.text),
        (messages::label_established, &step.fact),
        (messages::label_inferred, &step.inference),
        (messages::label_origin, &step.origin),
        (messages::label_mitigating, &step.mitigating),
        (messages::label_aggravating, &step.aggravating),
        (messages::label_handling_condition, &step.handling_condition),
    ];
    let anew = said.into_iter().filter(|(_, text)| text.is_some());
    let anew = anew.map(|(label, _)| say!(texts, said_anew, label = texts.get(label)));
    values(step, texts).into_iter().chain(anew).collect::<Vec<_>>().join(" · ")
}
