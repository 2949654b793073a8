//! How the offices of a route are reached: settings of the party's signed policy. Offices in a policy from elsewhere
//! that this program does not know are kept. A value that is no text is read as empty, a long one is cut.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::domain::route::Channel;
use crate::domain::words::Word;

/// The emergency number of the country. It is shown first, whatever a policy says.
pub const EMERGENCY: &str = "911";

/// The most characters of a name or a line.
pub const MAX_CHARS: usize = 300;

/// An office as a party has it. For an empty field the program's own text applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its name in English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// Its name in French.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fr: String,
    /// How it is reached.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
}

/// The offices that a policy names, in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Channels(Map<String, Value>);

impl<'de> Deserialize<'de> for Channels {
    /// Any value is accepted: one that is no list of offices names none, so that the settings beside it are still read.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Channels, D::Error> {
        Ok(match Value::deserialize(from)? {
            Value::Object(offices) => Channels(offices),
            _ => Channels::default(),
        })
    }
}

impl Channels {
    /// An office.
    pub fn office(&self, channel: Channel) -> Office {
        let office = self.0.get(channel.word());
        let text = |key: &str| {
            let text = office.and_then(|office| office.get(key)).and_then(Value::as_str).unwrap_or_default();
            text.trim().chars().take(MAX_CHARS).collect()
        };
        Office { en: text("en"), fr: text("fr"), line: text("line") }
    }

    /// Changes the name of an office and keeps what else a policy said of it.
    pub fn set(&mut self, channel: Channel, office: &Office) {
        let mut fields = self.0.get(channel.word()).and_then(Value::as_object).cloned().unwrap_or_default();
        for (key, text) in [("en", &office.en), ("fr", &office.fr), ("line", &office.line)] {
            if text.is_empty() {
                fields.shift_remove(key);
            } else {
                fields.insert(key.to_owned(), Value::from(text.as_str()));
            }
        }
        self.put(channel.word(), (!fields.is_empty()).then_some(Value::Object(fields)));
    }

    /// Every office by its word, exactly as the policy has it.
    pub fn all(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter()
    }

    /// An office, exactly as another policy has it.
    pub(super) fn put(&mut self, word: &str, office: Option<Value>) {
        match office {
            Some(office) => self.0.insert(word.to_owned(), office),
            None => self.0.shift_remove(word),
        };
    }

    /// The policy's number for emergencies, where it is not the country's.
    pub fn other_emergency(&self) -> Option<String> {
        let line = self.office(Channel::Police).line;
        (!line.is_empty() && line != EMERGENCY).then_some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_office_does_no_harm() {
        for odd in ["7", "[]", "\"x\"", "null", "{\"police\": 7}", "{\"police\": {\"line\": [1]}}"] {
            let channels: Channels = serde_json::from_str(odd).unwrap();
            assert_eq!(channels.office(Channel::Police), Office::default(), "{odd}");
        }
    }

    #[test]
    fn an_office_keeps_what_this_program_does_not_know() {
        let text = r#"{"police":{"line":" 555-0100 ","hours":"always"},"lighthouse":{"line":"x"}}"#;
        let mut channels: Channels = serde_json::from_str(text).unwrap();
        assert_eq!(channels.office(Channel::Police).line, "555-0100");
        assert_eq!(channels.other_emergency().as_deref(), Some("555-0100"));
        channels.set(Channel::Police, &Office { line: EMERGENCY.to_owned(), ..Office::default() });
        assert_eq!(channels.other_emergency(), None);
        let text = serde_json::to_string(&channels).unwrap();
        assert_eq!(text, r#"{"police":{"line":"911","hours":"always"},"lighthouse":{"line":"x"}}"#);
        channels.set(Channel::PartyHelp, &Office::default());
        assert_eq!(channels.all().count(), 2);
    }

    #[test]
    fn a_line_without_an_end_is_cut() {
        let long = serde_json::json!({ "police": { "line": "9".repeat(5000) } });
        let channels: Channels = serde_json::from_value(long).unwrap();
        assert_eq!(channels.office(Channel::Police).line.len(), MAX_CHARS);
    }
}
