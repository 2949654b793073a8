//! What a credit block flags, by the names of its fields, at any depth.

use serde_json::{Map, Value};

use crate::domain::case::check::CreditFlag;
use crate::intake::provider::keys;

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
        if says_something(value) {
            flags.extend(credit_flag(key));
        }
        let items = value.as_array().into_iter().flatten();
        for inner in items.chain([value]).filter_map(Value::as_object) {
            gather_flags(inner, flags);
        }
    }
}

fn credit_flag(key: &str) -> Option<CreditFlag> {
    let words = keys::words(key);
    let any = |start: &str| words.iter().any(|word| word.starts_with(start));
    Some(if any("collection") {
        CreditFlag::Collections
    } else if any("judg") {
        CreditFlag::Judgments
    } else if any("bankrupt") {
        CreditFlag::Bankruptcy
    } else if any("consumer") && any("proposal") {
        CreditFlag::ConsumerProposal
    } else if any("lien") {
        CreditFlag::Liens
    } else if any("fraud") {
        CreditFlag::FraudWarning
    } else if any("foreign") && any("inquir") {
        CreditFlag::ForeignInquiries
    } else {
        return None;
    })
}

/// Whether a field says more than that there is nothing.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64().is_none_or(|n| n > 0.0),
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => map.values().any(says_something),
        Value::String(said) => {
            let said = crate::domain::names::fold(said);
            let first = said.split(' ').next().unwrap_or_default();
            !matches!(first, "" | "0" | "n" | "no" | "none" | "false" | "nil" | "aucun" | "aucune" | "non")
        }
    }
}
