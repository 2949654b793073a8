//! Verdicts in a report, wherever they are and whatever the field is called. Only words that are known to be clear are
//! clear; every other word in a field for verdicts is not. What is somebody's opinion of the person is no verdict.

use serde_json::Value;

use crate::domain::names::fold;
use crate::intake::provider::keys::{join, plain, words};

/// The most characters of a provider's word that are kept beside a part.
const WORD: usize = 80;

/// How a verdict weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Clear,
    Unclear,
}

/// Whether a word says that nothing was found in a police or credit check.
pub(super) fn is_clear(folded: &str) -> bool {
    matches!(folded, "clear" | "cleared" | "negative" | "no record" | "aucun dossier")
}

/// Whether a word says as much of anything else, as of a diploma.
fn is_fine(folded: &str) -> bool {
    is_clear(folded)
        || matches!(
            folded,
            "verified"
                | "pass"
                | "passed"
                | "complete"
                | "completed"
                | "eligible"
                | "meets requirements"
                | "no hit"
                | "no hits"
                | "no file"
                | "no match"
                | "no matches"
                | "no results"
                | "nothing found"
        )
}

/// Whether a word asks a person to look, in whatever field it is.
pub(super) fn asks_to_look(folded: &str) -> bool {
    matches!(
        folded,
        "consider"
            | "review"
            | "not clear"
            | "not cleared"
            | "unclear"
            | "fail"
            | "failed"
            | "flagged"
            | "adverse"
            | "inconclusive"
            | "discrepancy"
            | "record found"
            | "records found"
            | "possible match"
    )
}

/// Whether a value is a word that verdicts are written in.
pub(super) fn is_verdict_word(value: &Value) -> bool {
    let folded = value.as_str().map(fold).unwrap_or_default();
    is_fine(&folded) || asks_to_look(&folded)
}

/// Whether a field is for a verdict, by its name: `result`, `overall_score`, `rcmp_result`, `result_label`.
pub(super) fn is_verdict_key(key: &str) -> bool {
    let words = words(key);
    let last = words.last().map(String::as_str).unwrap_or_default();
    let labels = last == "label" && words.iter().any(|word| word == "result");
    let is_one = matches!(
        last,
        "result" | "results" | "verdict" | "outcome" | "conclusion" | "determination" | "score"
    );
    (labels || is_one || key == "label") && !is_opinion(key)
}

/// Judgments by a client's own rules, or by somebody who looked: kept, and no verdict of the provider.
pub(super) fn is_opinion(key: &str) -> bool {
    words(key).iter().any(|word| word.starts_with("adjudicat") || word == "assessment")
}

/// Whether a verdict is of the whole, and not of a part that is named with it (`education_result`).
pub(super) fn is_of_whole(key: &str) -> bool {
    const WHOLE: &[&str] = &[
        "overall",
        "report",
        "final",
        "total",
        "sub",
        "application",
        "applicant",
        "case",
        "result",
        "results",
        "label",
        "score",
        "verdict",
        "outcome",
        "conclusion",
        "determination",
        "status",
    ];
    words(key).iter().all(|word| WHOLE.contains(&word.as_str()))
}

fn is_status_key(key: &str) -> bool {
    words(key).last().is_some_and(|word| word == "status")
}

/// What a field weighs as a verdict; none where it is none.
pub(super) fn weigh(key: &str, value: &Value) -> Option<Weight> {
    if is_opinion(key) {
        return None;
    }
    let folded = match value {
        Value::Null | Value::Object(_) | Value::Array(_) => return None,
        Value::String(text) => fold(text),
        // No verdict is a number; where one stands in the place of a verdict, we cannot read it.
        Value::Bool(_) | Value::Number(_) => String::new(),
    };
    if asks_to_look(&folded) {
        return Some(Weight::Unclear);
    }
    if is_verdict_key(key) {
        return Some(if is_clear(&folded) { Weight::Clear } else { Weight::Unclear });
    }
    if is_status_key(key) {
        if is_clear(&folded) {
            return Some(Weight::Clear);
        }
        let ends = ["dispute", "disputed", "in dispute"].contains(&folded.as_str()) || is_cancelled(&folded);
        return ends.then_some(Weight::Unclear);
    }
    None
}

/// Whether a status says that something was cancelled.
pub(super) fn is_cancelled(folded: &str) -> bool {
    folded.starts_with("cancel") || folded.starts_with("annul")
}

/// The first verdict at or below a value that is not clear: the path of its field.
pub(super) fn unclear_in(path: &str, key: &str, value: &Value) -> Option<String> {
    match value {
        Value::Object(map) => map.iter().find_map(|(key, value)| unclear_in(&join(path, key), key, value)),
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(i, item)| unclear_in(&format!("{path}[{i}]"), key, item))
        }
        _ => (weigh(key, value) == Some(Weight::Unclear)).then(|| path.to_owned()),
    }
}

/// A provider's word as it is kept.
pub(super) fn word(value: &Value) -> String {
    plain(value).chars().take(WORD).collect()
}

/// The first verdict of a part that we do not read which says more than that all is well.
pub(super) fn more_than_fine(value: &Value, key: &str) -> Option<String> {
    let fine = |value: &Value| value.as_str().is_some_and(|text| is_fine(&fold(text)));
    match value {
        Value::Object(map) => map.iter().find_map(|(key, value)| more_than_fine(value, key)),
        Value::Array(items) => items.iter().find_map(|item| more_than_fine(item, key)),
        _ => {
            let of_verdict = is_verdict_key(key) && !value.is_null() && !fine(value);
            let asks = value.as_str().is_some_and(|text| asks_to_look(&fold(text)));
            let says = of_verdict || asks && !is_opinion(key);
            says.then(|| word(value))
        }
    }
}

/// Whether a field makes its object a part, whatever its name: a verdict, records, or the status of a search.
pub(super) fn is_of_search(key: &str, value: &Value) -> bool {
    let search = ["complete", "completed", "pending", "in progress", "suspended", "paused", "dispute"];
    let is_state = || {
        let folded = value.as_str().map(fold).unwrap_or_default();
        search.contains(&folded.as_str())
            || is_cancelled(&folded)
            || is_fine(&folded)
            || asks_to_look(&folded)
    };
    is_verdict_key(key) || key == "records" || is_status_key(key) && is_state()
}
