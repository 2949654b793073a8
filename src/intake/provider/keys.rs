//! Fields of a report: their names as words, their paths, their values as text.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::names::fold;

/// The path of a field.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A path as it is within an object: without the object's own.
pub(super) fn within<'a>(path: &'a str, object: &str) -> &'a str {
    path.strip_prefix(object).map_or(path, |rest| rest.strip_prefix('.').unwrap_or(rest))
}

/// A field's name in folded words: `socialInsuranceNumber`, `social_insurance_number` and `SIN-No` alike.
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
    words.iter().map(|word| fold(word)).collect()
}

/// A field's text.
pub(super) fn text<'a>(map: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    map.get(field).and_then(Value::as_str)
}

/// A value as a person would read it: text without quotes, all else as JSON.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every value under a path, by its own path.
pub(super) fn flatten(path: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                flatten(&join(path, key), value, into);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                flatten(&format!("{path}[{i}]"), item, into);
            }
        }
        _ => {
            into.insert(path.to_owned(), plain(value));
        }
    }
}
