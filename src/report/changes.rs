//! What a step of a finding says, field by field: nothing that it changes goes unnamed.

use crate::domain::case::finding::FindingBody;
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

/// The most characters of a short text.
const SHORT: usize = 120;

/// The fields of a step that are no texts, each with its value in words.
pub fn values(step: &FindingBody, texts: &Texts) -> Vec<String> {
    let labelled = |id: &str, text: &str| format!("{}{text}", texts.lead(&texts.get(id)));
    let parts = [
        step.category.map(|one| texts.word(one)),
        step.kind.map(|one| labelled("label-finding-kind", &texts.word(one))),
        step.severity.map(|one| say!(texts, "severity-line", severity = one)),
        step.grade.map(|grade| say!(texts, "grade-line", grade = grade.to_string())),
        step.disclosed.map(|one| texts.word(one)),
        step.happened.as_ref().map(|one| labelled("label-happened", &shown::cut(one, SHORT))),
        step.handling.map(|one| labelled("label-handling", &texts.word(one))),
        step.status.map(|one| texts.word(one)),
    ];
    parts.into_iter().flatten().collect()
}

/// What a later step changed, with the names of the texts that it said anew; empty where it only put the finding to
/// the applicant, linked it, or gave a reason.
pub fn changed(step: &FindingBody, texts: &Texts) -> String {
    let said = [
        ("label-claimed", &step.text),
        ("label-established", &step.fact),
        ("label-inferred", &step.inference),
        ("label-origin", &step.origin),
        ("label-mitigating", &step.mitigating),
        ("label-aggravating", &step.aggravating),
        ("label-handling-condition", &step.handling_condition),
    ];
    let anew = said.into_iter().filter(|(_, text)| text.is_some());
    let anew = anew.map(|(label, _)| say!(texts, "said-anew", label = texts.get(label)));
    values(step, texts).into_iter().chain(anew).collect::<Vec<_>>().join(" · ")
}
