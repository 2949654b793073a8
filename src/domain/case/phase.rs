//! The days of an election, as `phase` events and the policy tell them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The body of `phase`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PhaseBody {
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The day of the nomination meeting, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<NaiveDate>,
    /// The day nominations close in this riding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub close: Option<NaiveDate>,
    /// The day on which the party's list of endorsed candidates is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_due: Option<NaiveDate>,
}

/// The days of an election, as far as they are known: the case's own first, else the party's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadlines {
    /// The nomination meeting.
    pub meeting: Option<NaiveDate>,
    /// The list of endorsed candidates is due.
    pub list_due: Option<NaiveDate>,
    /// Nominations close, at 2 pm there.
    pub close: Option<NaiveDate>,
    /// Polling day.
    pub polling: Option<NaiveDate>,
}

impl Deadlines {
    /// The next of the days before polling: no deferral runs past it.
    pub fn next(&self, today: NaiveDate) -> Option<NaiveDate> {
        [self.meeting, self.list_due, self.close].into_iter().flatten().filter(|day| *day >= today).min()
    }
}
