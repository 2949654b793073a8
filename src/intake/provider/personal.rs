//! What a provider's report holds and a vetting file must not: numbers, addresses, health, scores. Dropped as the
//! report is read, leaf by leaf: what has a verdict is a search and stays, whatever its name sounds like. It works on
//! names of fields, so it cannot see a number that stands in a sentence.

use serde_json::{Map, Value};

use crate::intake::provider::keys::{join, words};
use crate::intake::provider::report::{ProviderNote, each_once};
use crate::intake::provider::senses::{asks_where_true, yes_or_no};
use crate::intake::provider::verdict;

/// The result of [`strip`].
#[derive(Default)]
pub(super) struct Stripped {
    /// Paths of what was dropped, in the report's order, each once.
    pub(super) dropped: Vec<String>,
    /// Vulnerable sector checks, which are unlawful for a candidacy.
    pub(super) notes: Vec<ProviderNote>,
}

/// What a field is below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    Personal,
    /// A number that is kept nowhere, also beside a verdict.
    Score,
}

/// Removes personal fields from a report, at any depth.
pub(super) fn strip(map: &mut Map<String, Value>) -> Stripped {
    let mut stripped = Stripped::default();
    strip_map(map, "", Below::Nothing, &mut stripped);
    Stripped { dropped: each_once(stripped.dropped), notes: stripped.notes }
}

fn strip_map(map: &mut Map<String, Value>, path: &str, below: Below, stripped: &mut Stripped) {
    map.retain(|key, value| {
        let field = join(path, key);
        let words = words(key);
        if says_vulnerable_sector(value) || is_vulnerable_sector(&words) && !value.is_boolean() {
            if !value.is_null() {
                note(stripped, field);
            }
            return false;
        }
        // Whatever is below a personal field is personal, until something has a verdict: that is a search, however its
        // name sounds.
        let here = match below {
            Below::Nothing if !is_personal(&words, value) => Below::Nothing,
            Below::Nothing if is_score(&words) => Below::Score,
            Below::Nothing => Below::Personal,
            below => below,
        };
        match value {
            Value::Object(_) | Value::Array(_) => strip_below(value, &field, here, stripped),
            _ if here != Below::Nothing && !is_verdict_of(&words, value) => {
                stripped.dropped.push(field);
                return false;
            }
            _ => {}
        }
        true
    });
}

fn strip_below(value: &mut Value, field: &str, below: Below, stripped: &mut Stripped) {
    match value {
        Value::Object(map) => {
            let is_search = below == Below::Personal && is_search(map);
            strip_map(map, field, if is_search { Below::Nothing } else { below }, stripped);
        }
        Value::Array(items) => {
            // Items of a list share one path, because a person needs the field, not its position.
            let field = format!("{field}[]");
            items.retain_mut(|item| {
                if says_vulnerable_sector(item) {
                    note(stripped, field.clone());
                    return false;
                }
                match item {
                    Value::Object(_) | Value::Array(_) => strip_below(item, &field, below, stripped),
                    _ if below != Below::Nothing && !verdict::is_verdict_word(item) => {
                        stripped.dropped.push(field.clone());
                        return false;
                    }
                    _ => {}
                }
                true
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether an object has a verdict, records or a state that stays, so that it is a search.
fn is_search(map: &Map<String, Value>) -> bool {
    map.iter().any(|(key, value)| {
        let words = words(key);
        let goes = is_vulnerable_sector(&words)
            || !value.is_object()
                && !value.is_array()
                && is_personal(&words, value)
                && !is_verdict_of(&words, value);
        !goes && verdict::is_of_search(key, value)
    })
}

/// Whether a personal field holds a verdict instead: `ssn_result: "CONSIDER"`. What is about health is not kept by that.
fn is_verdict_of(words: &[String], value: &Value) -> bool {
    let health = ["health", "medical", "medication", "disability"];
    let named = words.last().is_some_and(|last| verdict::is_verdict_key(last) && last != "score");
    let in_words = value.as_str().is_some_and(|text| text.len() <= 40) && is_verdict(value);
    // `sin_mismatch: true`
    let asks = words.iter().any(|word| asks_where_true(word) || word == "match");
    let is_yes_or_no = value.is_boolean() || value.as_str().is_some_and(|text| yes_or_no(text).is_some());
    let said = asks && is_yes_or_no && !health.iter().any(|word| has(words, word));
    verdict::is_verdict_word(value)
        || said
        || named && in_words && !health.iter().any(|word| has(words, word))
}

fn note(stripped: &mut Stripped, field: String) {
    stripped.dropped.push(field.clone());
    stripped.notes.push(ProviderNote::VulnerableSectorDropped { field });
}

fn is_vulnerable_sector(words: &[String]) -> bool {
    let any = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    any(&["vulnerable"]) && any(&["sector", "secteur", "person"])
        || ["vsc", "pvsc", "vss"].iter().any(|short| has(words, short))
}

/// Whether an object says of itself that it is a vulnerable sector check.
fn says_vulnerable_sector(value: &Value) -> bool {
    let types = ["type", "object", "check_type", "name"].into_iter().filter_map(|field| value.get(field));
    types.filter_map(Value::as_str).any(|text| is_vulnerable_sector(&words(text)))
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
        "emails",
        "phone",
        "phones",
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
    // A register of offenders is no answer to what somebody's sex is.
    let alone = |word: &str| has(words, word) && !(word == "sex" && has(words, "offender"));
    ALONE.iter().any(|word| alone(word))
        || TOGETHER.iter().any(|pair| pair.iter().all(|word| has(words, word)))
        || (licence && driver)
        || (has(words, "score") && !is_verdict(value))
}

fn is_score(words: &[String]) -> bool {
    ["beacon", "fico", "score", "scores"].iter().any(|word| has(words, word))
}

/// Certn calls its verdict `score` too (`CLEAR`, `REVIEW`). A verdict is a word; a score is a number.
fn is_verdict(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::String(text) => !text.chars().any(|c| c.is_ascii_digit()),
        Value::Number(_) | Value::Array(_) | Value::Object(_) => false,
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
                "claims.residences[].city",
                "score"
            ]
        );
        let claims = json!({"residences": [{}]});
        assert_eq!(
            left,
            json!({"id": "x", "candidate": {"name": "N"}, "tradelines": [{"balance": 2}, {}], "claims": claims})
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
    fn what_has_a_verdict_is_a_search_whatever_its_name() {
        let (left, dropped) = stripped(json!({
            "sex_offender_search": {"status": "complete", "result": "consider", "records": [{"name": "N"}]},
            "sex_offender_result": "REFER", "ssn_trace": "consider", "gender": "F", "phones": ["1", "consider"],
            "address_verification": {"result": "clear", "address": {"line": "1"}, "zip": "K"},
            "addresses": [{"line": "1", "check": {"status": "complete", "line": "2"}}],
            "health_status": "poor", "credit_score": {"value": 702, "result": "CLEAR"},
        }));
        assert_eq!(
            left,
            json!({
                "sex_offender_search": {"status": "complete", "result": "consider", "records": [{"name": "N"}]},
                "sex_offender_result": "REFER", "ssn_trace": "consider", "phones": ["consider"],
                "address_verification": {"result": "clear", "address": {}},
                "addresses": [{"check": {"status": "complete", "line": "2"}}],
                "credit_score": {"result": "CLEAR"},
            })
        );
        assert_eq!(
            dropped,
            [
                "gender",
                "phones[]",
                "address_verification.address.line",
                "address_verification.zip",
                "addresses[].line",
                "health_status",
                "credit_score.value"
            ]
        );
    }

    #[test]
    fn what_was_stripped_once_has_nothing_left_to_strip() {
        for once in [
            json!({"addresses": [{"score": 702, "line": "1"}, {"ssn_result": "x9", "line": "2"}]}),
            json!({"residence": {"vulnerable_sector_result": "CLEARED", "line": "3"}}),
            json!({"credit_score": {"result": {"value": 702}}, "phone": {"status": "pending", "number": "1"}}),
        ] {
            let (left, _) = stripped(once);
            assert_eq!(stripped(left.clone()), (left, vec![]));
        }
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
