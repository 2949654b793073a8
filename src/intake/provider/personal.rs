//! Drops what a provider's report has and a vetting file must not: numbers, addresses, health, scores. It
//! works on names of fields, so it cannot see a number inside a sentence.

use serde_json::{Map, Value};

use crate::intake::provider::report::{ProviderNote, each_once};

/// The result of [`strip`].
#[derive(Default)]
pub(super) struct Stripped {
    /// Paths of personal fields, in the report's order, each once.
    pub(super) dropped: Vec<String>,
    /// Vulnerable sector checks, which are unlawful for a candidacy.
    pub(super) notes: Vec<ProviderNote>,
}

/// Removes personal fields from a report, at any depth.
pub(super) fn strip(map: &mut Map<String, Value>) -> Stripped {
    let mut stripped = Stripped::default();
    strip_map(map, "", &mut stripped);
    Stripped { dropped: each_once(stripped.dropped), notes: stripped.notes }
}

fn strip_map(map: &mut Map<String, Value>, path: &str, stripped: &mut Stripped) {
    map.retain(|key, value| {
        let field = join(path, key);
        let words = words(key);
        if is_vulnerable_sector(&words) && !value.is_boolean() {
            if !value.is_null() {
                note(stripped, field);
            }
            return false;
        }
        if is_personal(&words, value) {
            stripped.dropped.push(field);
            return false;
        }
        strip_value(value, &field, stripped);
        true
    });
}

fn strip_value(value: &mut Value, field: &str, stripped: &mut Stripped) {
    match value {
        Value::Object(map) => strip_map(map, field, stripped),
        Value::Array(items) => {
            // Items of a list share one path, because a person needs the field, not its position.
            let field = format!("{field}[]");
            items.retain_mut(|item| {
                let kind = item.get("type").and_then(Value::as_str).map(words);
                if kind.is_some_and(|kind| is_vulnerable_sector(&kind)) {
                    note(stripped, field.clone());
                    return false;
                }
                strip_value(item, &field, stripped);
                true
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn note(stripped: &mut Stripped, field: String) {
    stripped.notes.push(ProviderNote::VulnerableSectorDropped { field });
}

pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A field's name in lower-case words, for `socialInsuranceNumber`, `social_insurance_number` and `SIN-No` alike.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars() {
        let starts = c.is_uppercase() && after_lower;
        if starts || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase() || c.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

fn is_vulnerable_sector(words: &[String]) -> bool {
    has(words, "vulnerable") && has(words, "sector")
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|w| w == word)
}

/// Whether a field is one that a vetting file has no use for.
fn is_personal(words: &[String], value: &Value) -> bool {
    const ALONE: &[&str] = &[
        "sin",
        "ssn",
        "nas",
        "nino",
        "passport",
        "address",
        "addresses",
        "street",
        "postal",
        "postcode",
        "zip",
        "zipcode",
        "residence",
        "residences",
        "adresse",
        "health",
        "medical",
        "medication",
        "disability",
        "ethnicity",
        "race",
        "religion",
        "gender",
        "sex",
        "biometric",
        "biometrics",
        "selfie",
        "photo",
        "photos",
        "email",
        "phone",
        "telephone",
        "beacon",
        "fico",
        "scores",
    ];
    const TOGETHER: &[[&str; 2]] = &[
        ["social", "insurance"],
        ["social", "security"],
        ["assurance", "sociale"],
        ["credit", "score"],
        ["account", "number"],
        ["card", "number"],
        ["bank", "account"],
    ];
    // `request_address_references: false` is an order, not an address; the id of a provider's search is no
    // personal number either.
    let ordered = words.first().is_some_and(|w| w.starts_with("request"));
    let search_id = has(words, "trace") && words.last().is_some_and(|w| w == "id" || w == "ids");
    if (ordered && (value.is_boolean() || value.is_null())) || search_id {
        return false;
    }
    let licence = words.iter().any(|w| w.starts_with("licen") || w == "permis");
    let driver = words.iter().any(|w| w.starts_with("driv") || w == "conduire");
    ALONE.iter().any(|word| has(words, word))
        || TOGETHER.iter().any(|pair| pair.iter().all(|word| has(words, word)))
        || (licence && driver)
        || (has(words, "score") && !is_verdict(value))
}

/// Certn calls its verdict `score` too (`CLEAR`, `REVIEW`). A verdict is a word; a score is a number.
fn is_verdict(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => !text.chars().any(|c| c.is_ascii_digit()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn stripped(mut value: Value) -> (Value, Vec<String>) {
        let map = value.as_object_mut().unwrap();
        let stripped = strip(map);
        (value, stripped.dropped)
    }

    #[test]
    fn personal_fields_go_at_any_depth_and_are_named_once() {
        let (left, dropped) = stripped(json!({
            "id": "x", "SIN": "000 000 000", "candidate": {"ssn": null, "name": "N", "driverLicenseNumber": "D"},
            "tradelines": [{"account_number": "1", "balance": 2}, {"account_number": "3"}],
            "socialInsuranceNumber": "0", "claims": {"residences": [{"city": "c"}]}, "score": 702,
        }));
        assert_eq!(
            dropped,
            [
                "SIN",
                "candidate.ssn",
                "candidate.driverLicenseNumber",
                "tradelines[].account_number",
                "socialInsuranceNumber",
                "claims.residences",
                "score"
            ]
        );
        assert_eq!(
            left,
            json!({"id": "x", "candidate": {"name": "N"}, "tradelines": [{"balance": 2}, {}], "claims": {}})
        );
    }

    #[test]
    fn verdicts_orders_and_search_ids_stay() {
        let same = json!({
            "score": "CLEAR", "sub_score": null, "request_address_references": false, "ssn_trace_id": "t",
            "single": 1, "business": 2, "trace": {"addressed": 3}, "professional_license": "P",
        });
        assert_eq!(stripped(same.clone()), (same, vec![]));
        assert_eq!(stripped(json!({"score": "702"})).1, ["score"]);
        assert_eq!(stripped(json!({"request_sin": "123"})).1, ["request_sin"]);
    }

    #[test]
    fn a_vulnerable_sector_check_is_not_let_in() {
        let mut value = json!({
            "vulnerable_sector_result": {"result": "CLEARED"},
            "request_vulnerable_sector_check": false,
            "checks": [{"type": "VULNERABLE_SECTOR_1", "score": "CLEAR"}, {"type": "OTHER"}],
        });
        let out = strip(value.as_object_mut().unwrap());
        assert_eq!(out.notes.len(), 2);
        assert_eq!(value, json!({"request_vulnerable_sector_check": false, "checks": [{"type": "OTHER"}]}));
    }
}
