//! A blank or invisible text is no reason, wherever one is given; a field that nobody filled in is left out.

use serde_json::{Map, Value};

use crate::domain::entry::Entry;
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Refusal, own_rule};

/// The fields in which somebody says why, by whom, on what or under which condition, with the option that gives each.
const REASONS: [(&str, &str); 9] = [
    ("why", "--why"),
    ("why_not", "--why-not"),
    ("shadow_of_doubt", "--shadow-of-doubt"),
    ("not_heard", "--not-heard"),
    ("leader_not", "--leader-not-consulted"),
    ("consulted", "--consulted"),
    ("evidence", "--evidence"),
    ("owner", "--owner"),
    ("handling_condition", "--condition"),
];

/// That none of these fields, however deep, was given and says nothing.
pub(super) fn none(entry: &Entry) -> Result<(), Refusal> {
    let Some(option) = entry.body.as_ref().and_then(|body| first(body.fields())) else { return Ok(()) };
    Err(own_rule(Cause::ReasonBlank { option }))
}

fn first(fields: &Map<String, Value>) -> Option<&'static str> {
    let says_nothing = |name: &str| fields.get(name).and_then(Value::as_str).is_some_and(|text| !shows(text));
    let here = REASONS.iter().find(|(name, _)| says_nothing(name)).map(|(_, option)| *option);
    here.or_else(|| fields.values().find_map(within))
}

fn within(value: &Value) -> Option<&'static str> {
    match value {
        Value::Object(fields) => first(fields),
        Value::Array(items) => items.iter().find_map(within),
        _ => None,
    }
}
