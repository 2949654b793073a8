//! What a credit block flags, by the names of its fields, at any depth: only what the report says is there.

use serde_json::{Map, Value};

use crate::domain::case::check::CreditFlag;
use crate::intake::provider::keys;
use crate::intake::provider::senses::is_negation;
use crate::intake::provider::verdict::{counts, is_detail};

/// The flags of a block, each once.
pub(super) fn credit_flags(block: &Map<String, Value>) -> Vec<CreditFlag> {
    let mut flags = Vec::new();
    gather_flags(block, &mut flags);
    flags.sort();
    flags.dedup();
    flags
}

fn gather_flags(block: &Map<String, Value>, flags: &mut Vec<CreditFlag>) {
    for (key, value) in block {
        let words = keys::words(key);
        if let Some(flag) = credit_flag(&words) {
            let is_turned = words.iter().any(|word| is_negation(word));
            // `no_bankruptcy: false` says that there is one.
            let says = if is_turned { value == &Value::Bool(false) } else { says_something(&words, value) };
            flags.extend(says.then_some(flag));
        }
        let items = value.as_array().into_iter().flatten();
        for inner in items.chain([value]).filter_map(Value::as_object) {
            gather_flags(inner, flags);
        }
    }
}

/// The flag that the words of a field's name stand for, in English and French.
pub(super) fn credit_flag(words: &[String]) -> Option<CreditFlag> {
    let any = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    let is = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    // The collection of data is none of a debt, and neither is the consent to it.
    if any(&["consent", "data", "privacy", "notice", "polic"]) {
        return None;
    }
    Some(if is(&["collection", "collections", "recouvrement", "recouvrements"]) {
        CreditFlag::Collections
    } else if any(&["judgment", "judgement", "jugement"]) {
        CreditFlag::Judgments
    } else if any(&["bankrupt", "faillite"]) {
        CreditFlag::Bankruptcy
    } else if any(&["proposal", "proposition"]) && any(&["consumer", "consommateur"]) {
        CreditFlag::ConsumerProposal
    } else if is(&["lien", "liens", "hypotheque", "hypotheques", "privilege", "privileges"]) {
        CreditFlag::Liens
    } else if any(&["fraud"]) {
        CreditFlag::FraudWarning
    } else if any(&["foreign", "etranger"]) && any(&["inquir", "demande", "enquete"]) {
        CreditFlag::ForeignInquiries
    } else {
        return None;
    })
}

/// Whether a field says more than that there is nothing.
fn says_something(words: &[String], value: &Value) -> bool {
    // In French a link is a `lien`.
    let is_address = |text: &str| text.contains("://") || text.starts_with('/');
    match value {
        Value::String(text) if is_address(text) => false,
        Value::Object(map) => {
            counts(value).unwrap_or_else(|| map.iter().any(|(key, value)| says_in(key, value)))
        }
        // A date is one of something that there is, unless it is the day of the search.
        _ => {
            !words
                .iter()
                .any(|word| matches!(word.as_str(), "as" | "checked" | "searched" | "id" | "ids" | "url"))
                && counts(value) == Some(true)
        }
    }
}

/// Whether a field of an entry tells of it.
fn says_in(key: &str, value: &Value) -> bool {
    let words = keys::words(key);
    let is_about = words.last().is_some_and(|last| matches!(last.as_str(), "status" | "bureau" | "provider"));
    let of_search =
        words.iter().any(|word| matches!(word.as_str(), "as" | "checked" | "searched" | "updated"));
    let is_about =
        is_about || of_search || is_detail(&words) && words.last().is_none_or(|last| last != "date");
    !is_about && counts(value) != Some(false)
}
