//! Verdicts in a report, wherever they are and whatever the field is called. Only words that are known to be clear are
//! clear; every other word in a field for verdicts is not, and whatever looks like something that was found is none. What
//! is somebody's opinion of the person is no verdict.

use serde_json::{Map, Value};

use crate::intake::provider::keys::{join, plain, words};
use crate::intake::provider::senses::{
    FOUND, Sense, asks_where_true, exact, is_check_word, is_good, is_negation, names_what_was_found,
    says_nothing, sense, tells_of_a_hit, yes_or_no,
};

/// The most characters of a provider's word that are kept beside a part.
const WORD: usize = 80;

/// What a value is in, which tells what is plainly clear there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A police check, or what contains one: only the exact words are clear.
    Police,
    /// A credit check: what it found is flagged and clears or condemns nothing.
    Credit,
    /// Any other part.
    Other,
}

/// Whether a word says that nothing was found in a police or credit check.
pub(super) fn is_clear(word: &str) -> bool {
    sense(word) == Some(Sense::Clear)
}

/// Whether a word says as much of anything else.
fn is_fine(word: &str) -> bool {
    matches!(sense(word), Some(Sense::Clear | Sense::Fine))
}

/// Whether a word asks a person to look, in whatever field it is.
pub(super) fn asks_to_look(word: &str) -> bool {
    matches!(sense(word), Some(Sense::Look | Sense::Hit))
}

/// Whether a value is a word that verdicts are written in.
pub(super) fn is_verdict_word(value: &Value) -> bool {
    let word = value.as_str().map(exact).unwrap_or_default();
    is_fine(&word) || asks_to_look(&word)
}

/// Whether a field is for a verdict, by its name: `result`, `overall_score`, `rcmp_result`, `result_label`.
pub(super) fn is_verdict_key(key: &str) -> bool {
    const LAST: &[&str] = &[
        "result",
        "results",
        "verdict",
        "outcome",
        "conclusion",
        "determination",
        "score",
        "decision",
        "recommendation",
        "disposition",
        "resultat",
        "conclusions",
    ];
    let words = words(key);
    let last = words.last().map(String::as_str).unwrap_or_default();
    let labels = last == "label" && words.iter().any(|word| word == "result");
    (labels || LAST.contains(&last) || key == "label") && !is_opinion(key)
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
        "label",
        "status",
    ];
    let mut words = words(key).into_iter();
    words.all(|word| WHOLE.contains(&word.as_str()) || is_verdict_key(&word))
}

/// Whether a field is for a status.
pub(super) fn is_status_key(key: &str) -> bool {
    words(key).last().is_some_and(|word| matches!(word.as_str(), "status" | "state" | "etat" | "statut"))
}

/// Whether a status says that something was cancelled.
pub(super) fn is_cancelled(word: &str) -> bool {
    word.starts_with("cancel") || word.starts_with("annul")
}

fn is_disputed(word: &str) -> bool {
    matches!(word, "dispute" | "disputed" | "in dispute")
}

/// Whether a field says plainly that all is clear.
pub(super) fn says_clear(key: &str, value: &Value) -> bool {
    (is_verdict_key(key) || is_status_key(key)) && value.as_str().is_some_and(|text| is_clear(&exact(text)))
}

/// Whether a field holds what was found: `records`, `conviction_count`; not a check that is named with it.
fn holds_what_was_found(words: &[String]) -> bool {
    words.iter().any(|word| FOUND.contains(&word.as_str())) && !words.iter().any(|word| is_check_word(word))
}

/// Whether a field says which, when, where or by whom, and never what.
pub(super) fn is_detail(words: &[String]) -> bool {
    let last = words.last().map(String::as_str).unwrap_or_default();
    let first = words.first().map(String::as_str).unwrap_or_default();
    first.starts_with("request")
        || matches!(
            last,
            "id" | "ids"
                | "uuid"
                | "at"
                | "on"
                | "by"
                | "date"
                | "dates"
                | "time"
                | "url"
                | "uri"
                | "href"
                | "link"
                | "name"
                | "names"
                | "version"
                | "type"
                | "object"
                | "source"
                | "currency"
                | "of"
                | "email"
                | "key"
                | "since"
                | "until"
                | "from"
                | "to"
                | "package"
                | "slug"
        )
        || last == "number" && words.len() > 1
        || last == "timestamp"
}

/// Whether there is anything, as a value says it by its number, its items or its verdict. None where it does not say.
pub(super) fn counts(value: &Value) -> Option<bool> {
    match value {
        Value::Null => Some(false),
        Value::Bool(yes) => Some(*yes),
        Value::Number(number) => Some(number.as_f64().is_none_or(|n| n > 0.0)),
        Value::String(text) => Some(!says_nothing(text)),
        Value::Array(items) => Some(items.iter().any(is_entry)),
        Value::Object(map) => {
            let list = any_in(map, |_, value| value.is_array());
            let verdict = any_in(map, |key, value| is_verdict_key(key) && !value.is_object());
            // Any that says something counts; there is nothing where all say so.
            [any_in(map, is_number), list, verdict].into_iter().flatten().reduce(|one, other| one || other)
        }
    }
}

/// Whether an item of a list is an entry: every object is, unless it counts nothing or says that it is clear.
fn is_entry(item: &Value) -> bool {
    let Value::Object(map) = item else { return counts(item) != Some(false) };
    any_in(map, is_number) != Some(false) && !map.iter().any(|(key, value)| says_clear(key, value))
}

/// Whether any of some fields counts something; none where there are none of them.
fn any_in(map: &Map<String, Value>, is_it: impl Fn(&str, &Value) -> bool) -> Option<bool> {
    let said =
        map.iter().filter(|(key, value)| is_it(key, value)).map(|(_, value)| counts(value) == Some(true));
    said.reduce(|one, other| one || other)
}

/// Whether a field holds how many there are.
fn is_number(key: &str, _: &Value) -> bool {
    let words = words(key);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["count" | "total" | "number" | "nombre" | "quantity" | "size" | "found" | "present"]
            | [.., "count"]
            | ["number", "of", ..]
            | ["nombre", "de", ..]
    )
}

/// The first field at or below a value that is not plainly clear: its path, and what it says. What is in a field for
/// verdicts comes before all else.
pub(super) fn not_clear(path: &str, key: &str, value: &Value, of: Of) -> Option<(String, String)> {
    if is_opinion(key) {
        return None;
    }
    let found = || found_in(path, key, value).filter(|_| of != Of::Credit);
    match value {
        Value::Object(map) => {
            // `"decision": {"value": "DECLINED"}`
            let is_word = |inner: &str| matches!(inner, "value" | "code" | "text" | "name");
            let below = |of_verdicts: bool| {
                let mut fields = map
                    .iter()
                    .filter(move |(inner, _)| (is_verdict_key(inner) || is_status_key(inner)) == of_verdicts);
                fields.find_map(|(inner, value)| {
                    let name = if is_verdict_key(key) && is_word(inner) { key } else { inner };
                    not_clear(&join(path, inner), name, value, of)
                })
            };
            below(true).or_else(found).or_else(|| below(false))
        }
        Value::Array(items) => found().or_else(|| {
            let mut items = items.iter().enumerate();
            items.find_map(|(i, item)| not_clear(&format!("{path}[{i}]"), key, item, of))
        }),
        _ => says_more(key, value, of).then(|| (path.to_owned(), said(key, value))),
    }
}

/// What a list or an object itself holds of what was found: its path, and how many.
pub(super) fn found_in(path: &str, key: &str, value: &Value) -> Option<(String, String)> {
    let words = words(key);
    let many = value.as_array().map_or(1, Vec::len);
    let any = holds_what_was_found(&words) && !is_detail(&words) && counts(value) == Some(true);
    any.then(|| (path.to_owned(), format!("{key}: {many}")))
}

/// What a field says, in one word: of a number or a yes, which field it is.
fn said(key: &str, value: &Value) -> String {
    if value.is_string() { word(value) } else { format!("{key}: {}", word(value)) }
}

/// Whether a value without parts says more than that all is clear.
fn says_more(key: &str, value: &Value, of: Of) -> bool {
    let words = words(key);
    if is_verdict_key(key) {
        // No verdict is a number or a yes; where one is in the place of a verdict, we cannot read it.
        let word = value.as_str().map(exact).unwrap_or_default();
        return !value.is_null() && !is_clear(&word) && (of != Of::Other || !is_fine(&word));
    }
    let found = of != Of::Credit && holds_what_was_found(&words);
    match value {
        Value::String(text) if is_status_key(key) => {
            let word = exact(text);
            let is_known = is_cancelled(&word) || sense(&word).is_some();
            let is_own = words.len() == 1 && of == Of::Other;
            let ends = is_disputed(&word) || of != Of::Other && is_cancelled(&word);
            asks_to_look(&word) || ends || !is_known && (is_own || found)
        }
        _ if is_detail(&words) => false,
        Value::String(text) => match yes_or_no(text) {
            Some(yes) => is_bad(&words, found, yes),
            None => {
                let names_it = of == Of::Police && names_what_was_found(text);
                asks_to_look(&exact(text)) || found && !says_nothing(text) || tells_of_a_hit(text) || names_it
            }
        },
        Value::Number(_) => {
            let asks = || of == Of::Police && words.iter().any(|word| asks_where_true(word));
            (found || asks()) && counts(value) == Some(true)
        }
        Value::Bool(yes) => is_bad(&words, found, *yes),
        Value::Null | Value::Object(_) | Value::Array(_) => false,
    }
}

/// Whether a yes or a no says that somebody must look: `flagged: true`, `no_record: false`, `cleared: false`.
fn is_bad(words: &[String], found: bool, yes: bool) -> bool {
    let any = |is_it: &dyn Fn(&str) -> bool| words.iter().any(|word| is_it(word));
    let is_turned = any(&is_negation);
    if found || any(&asks_where_true) {
        return yes != is_turned;
    }
    (any(&is_fine) || any(&is_good)) && yes == is_turned
}

/// A provider's word as it is kept; of a list, its items.
pub(super) fn word(value: &Value) -> String {
    fn leaves(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Null => {}
            Value::Array(items) => items.iter().for_each(|item| leaves(item, into)),
            Value::Object(map) => map.values().for_each(|value| leaves(value, into)),
            leaf => into.push(plain(leaf)),
        }
    }
    let mut words = Vec::new();
    leaves(value, &mut words);
    words.join("; ").chars().take(WORD).collect()
}

/// Whether a field makes its object a part, whatever its name: a verdict, records, or the status of a search.
pub(super) fn is_of_search(key: &str, value: &Value) -> bool {
    let is_state = || {
        let word = value.as_str().map(exact).unwrap_or_default();
        sense(&word).is_some() || is_cancelled(&word) || is_disputed(&word)
    };
    is_verdict_key(key) || key.eq_ignore_ascii_case("records") || is_status_key(key) && is_state()
}
