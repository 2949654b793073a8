//! Whom to call where somebody's life is in danger: the number of the country, and what the party has beside it.

use crate::domain::channels::{Channels, EMERGENCY};
use crate::report::texts::Texts;
use crate::say;

/// The numbers to call.
#[derive(Debug, Clone)]
pub struct Emergency {
    other: Option<String>,
}

impl Emergency {
    /// Those of a party.
    pub fn of(channels: &Channels) -> Emergency {
        Emergency { other: channels.other_emergency() }
    }

    /// The numbers as data, the country's first.
    pub fn numbers(&self) -> Vec<&str> {
        std::iter::once(EMERGENCY).chain(self.other.as_deref()).collect()
    }

    /// The numbers in words.
    pub fn line(&self, texts: &Texts) -> String {
        match &self.other {
            None => EMERGENCY.to_owned(),
            Some(other) => say!(texts, channel_beside, line = EMERGENCY, other = other),
        }
    }

    /// That danger is reported, and whom to call: all that somebody learns who may not read the case.
    pub fn call(&self, texts: &Texts) -> String {
        say!(texts, due_danger_call, line = self.line(texts))
    }
}
