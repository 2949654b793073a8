//! What a police or credit check may hold beside its verdict and still be clear: fields of which every word is known, and
//! texts that plainly say nothing. A yes, a no, a list or a text that is not known makes the check unknown: whatever a
//! provider calls it tomorrow, nothing good is made of it.

use serde_json::{Map, Value};

use crate::intake::provider::births::is_birth;
use crate::intake::provider::credit::credit_flag;
use crate::intake::provider::fields::{
    ABOUT, BESIDE, CONSENT, CREDIT, FLAGS, NAMED, NUMBERS, WHOSE, holds_others,
};
use crate::intake::provider::keys::{join, words};
use crate::intake::provider::lexicon::{PERSON, is_canadian_place, role};
use crate::intake::provider::part::Part;
use crate::intake::provider::person;
use crate::intake::provider::senses::{
    FOUND, Sense, asks_where_true, exact, is_good, is_negation, names_what_was_found, says_none,
    says_plainly_nothing, sense, tells_of_a_hit, yes_or_no,
};
use crate::intake::provider::verdict;

/// Whether a yes or a no in such a field says only how a report was ordered and kept.
fn is_plain_flag(words: &[String]) -> bool {
    words.first().is_some_and(|first| first.starts_with("request"))
        || all(words, |word| FLAGS.contains(&word))
}

/// The first field of a police or credit check that is not understood: its path, and what it says.
pub(super) fn first_stranger<'a>(
    path: &str,
    map: &'a Map<String, Value>,
    kind: Part,
) -> Option<(String, &'a Value)> {
    map.iter().find_map(|(key, value)| stranger(&join(path, key), key, value, kind))
}

fn stranger<'a>(path: &str, key: &str, value: &'a Value, kind: Part) -> Option<(String, &'a Value)> {
    let words = words(key);
    // What is not clear in a field for verdicts is found as one.
    if verdict::is_opinion(key) || is_of_credit(&words, kind) {
        return None;
    }
    let here = |is_known: bool| (!is_known).then(|| (path.to_owned(), value));
    match value {
        Value::Null => None,
        Value::Object(map) => {
            let is_known = is_around(&words) || verdict::is_verdict_key(key) || is_entry_of_nothing(map);
            here(is_known).or_else(|| first_stranger(path, map, kind))
        }
        Value::Array(items) => {
            let is_known = |item: &Value| match item {
                Value::Object(map) => is_around(&words) || is_entry_of_nothing(map),
                Value::Array(_) => false,
                Value::String(text) if names_things(&words) => says_no_hit(text),
                _ => is_known_leaf(&words, key, item),
            };
            let mut items_in = items.iter().enumerate();
            here(items.iter().all(is_known)).or_else(|| {
                items_in
                    .find_map(|(at, item)| first_stranger(&format!("{path}[{at}]"), item.as_object()?, kind))
            })
        }
        leaf => here(verdict::is_verdict_key(key) || is_known_leaf(&words, key, leaf)),
    }
}

/// Whether a value without parts is understood, and says nothing against the person.
fn is_known_leaf(words: &[String], key: &str, value: &Value) -> bool {
    match value {
        Value::Bool(yes) => is_known_flag(words, *yes),
        Value::Number(number) => is_known_number(words, number.as_f64()),
        Value::String(text) if text.trim().is_empty() => true,
        Value::String(text) if says_none(text) => is_known_number(words, Some(0.0)),
        Value::String(text) => match (yes_or_no(text), text.trim().parse::<f64>()) {
            (Some(yes), _) => is_known_flag(words, yes),
            (None, Ok(number)) if !is_about(words, key) => is_known_number(words, Some(number)),
            _ => is_known_text(words, key, text),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => true,
    }
}

fn is_known_flag(words: &[String], yes: bool) -> bool {
    let any = |is_it: &dyn Fn(&str) -> bool| words.iter().any(|word| is_it(word));
    let is_concern = |word: &str| FOUND.contains(&word) || asks_where_true(word);
    let is_fine = |word: &str| {
        is_good(word) || CONSENT.contains(&word) || matches!(sense(word), Some(Sense::Clear | Sense::Fine))
    };
    let is_turned = any(&is_negation);
    let is_beside = |word: &str| BESIDE.contains(&word) || is_negation(word);
    if any(&is_concern) {
        return yes == is_turned && all(words, |word| is_concern(word) || is_fine(word) || is_beside(word));
    }
    if any(&is_fine) {
        let is_whose = |word: &str| WHOSE.contains(&word) || role(word).is_some();
        return yes != is_turned && all(words, |word| is_fine(word) || is_beside(word) || is_whose(word));
    }
    is_plain_flag(words)
}

/// Whether a number counts nothing that was found. Nothing of anything is none, but for what is good.
fn is_known_number(words: &[String], number: Option<f64>) -> bool {
    let is_good = |word: &str| {
        is_good(word)
            || matches!(word, "match" | "matched")
            || matches!(sense(word), Some(Sense::Clear | Sense::Fine))
    };
    match number {
        Some(0.0) if words.iter().any(|word| is_good(word)) => is_known_flag(words, false),
        Some(0.0) => true,
        _ => {
            // `count` alone may count anything.
            let is_counted = words.iter().any(|word| NUMBERS.contains(&word.as_str()));
            is_counted && all(words, |word| NUMBERS.contains(&word) || word == "count") || is_about(words, "")
        }
    }
}

fn is_known_text(words: &[String], key: &str, text: &str) -> bool {
    if verdict::is_status_key(key) {
        let word = exact(text);
        return matches!(sense(&word), Some(Sense::Clear | Sense::Fine)) || is_canadian_place(text, false);
    }
    let is_address = text.contains("://") || text.starts_with('/');
    let is_concern = |word: &String| FOUND.contains(&word.as_str()) || asks_where_true(word);
    let is_of_person = is_birth(key) || person::is_part_of_name(key);
    if is_of_sort(words) {
        return is_name_of_sort(text);
    }
    (is_about(words, key) || is_of_person) && says_no_hit(text)
        || is_address && !words.iter().any(is_concern)
        || says_plainly_nothing(text)
}

/// Whether a text that names something has no word for what is found.
fn says_no_hit(text: &str) -> bool {
    !verdict::asks_to_look(&exact(text)) && !tells_of_a_hit(text) && !names_what_was_found(text)
}

/// Whether a field says of what sort something is.
fn is_of_sort(words: &[String]) -> bool {
    matches!(words.last().map(String::as_str), Some("type" | "object" | "kind" | "category" | "class"))
}

/// Whether every word of a sort is one of a check or of a file.
fn is_name_of_sort(text: &str) -> bool {
    let is_known = |word: &str| role(word).is_some() || ABOUT.contains(&word) || holds_others(word);
    all(&words(text), is_known)
}

/// Whether a field says which, when, where or by whom, with every word of its name known; an id may be of anything.
fn is_about(words: &[String], key: &str) -> bool {
    const WHICH: &[&str] =
        &["id", "ids", "uuid", "type", "object", "url", "uri", "href", "link", "key", "source", "version"];
    // `reviewed_at`: a detail, where no other word stands in it.
    const WHEN: &[&str] = &[
        "reviewed",
        "verified",
        "processed",
        "searched",
        "checked",
        "run",
        "closed",
        "opened",
        "delivered",
        "released",
        "signed",
        "sent",
        "finished",
        "ended",
        "start",
        "end",
        "expiry",
        "expiration",
    ];
    let last = words.last().map(String::as_str).unwrap_or_default();
    let is_which = WHICH.contains(&last);
    let is_concern = |word: &str| {
        let is_name = is_which && matches!(word, "record" | "records" | "match" | "matches" | "review");
        !is_name && (FOUND.contains(&word) || asks_where_true(word)) && !ABOUT.contains(&word)
    };
    let is_known = |word: &str| {
        [ABOUT, PERSON, BESIDE, WHEN].iter().any(|known| known.contains(&word)) || role(word).is_some()
    };
    let is_detail = verdict::is_detail(words);
    let before = words.split_last().map(|(_, before)| before).unwrap_or_default();
    if words.iter().any(|word| is_concern(word)) {
        return false;
    }
    is_which
        || is_detail && all(before, is_known)
        || !words.is_empty()
            && !key.is_empty()
            && all(words, |word| ABOUT.contains(&word) || PERSON.contains(&word))
}

/// Whether a field only holds others.
fn is_around(words: &[String]) -> bool {
    let last = words.last().map(String::as_str).unwrap_or_default();
    let is_person = |word: &str| PERSON.contains(&word);
    (holds_others(last) || is_person(last) || matches!(last, "data" | "summary" | "information"))
        && all(words, |word| {
            holds_others(word)
                || ABOUT.contains(&word)
                || is_person(word)
                || role(word).is_some()
                || word == "searched"
        })
}

/// Whether the texts of a list are names: of files, of places, of people.
fn names_things(words: &[String]) -> bool {
    is_around(words) && words.last().is_some_and(|last| NAMED.contains(&last.as_str()))
}

/// Whether an entry says of itself that it is clear, or counts nothing.
fn is_entry_of_nothing(map: &Map<String, Value>) -> bool {
    map.is_empty()
        || map.iter().any(|(key, value)| verdict::says_clear(key, value))
        || verdict::counts(&Value::Object(map.clone())) == Some(false)
}

/// Whether a field is of a credit report, whose findings are flagged and clear or condemn nothing.
fn is_of_credit(words: &[String], kind: Part) -> bool {
    kind == Part::Credit
        && (credit_flag(words).is_some()
            || all(words, |word| {
                CREDIT.contains(&word)
                    || ABOUT.contains(&word)
                    || NUMBERS.contains(&word)
                    || role(word).is_some()
            }) && !words.iter().any(|word| asks_where_true(word) && word != "hit"))
}

fn all(words: &[String], is_it: impl Fn(&str) -> bool) -> bool {
    words.iter().all(|word| is_it(word))
}
