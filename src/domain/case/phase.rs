//! Phases: what a `phase` event says of the days of an election. What follows from them is `election_days.rs`; the rule
//! that nobody is a candidate of the party without a greenlight is in `authority.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::CaseFile;
use crate::domain::case::replay::Replayed;
use crate::domain::case::view::View;
use crate::domain::entry::{Entry, body_of};
use crate::domain::refusal::{Cause, Refusal, own_rule, shaped};

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

/// Whether the body has its shape; a phase may be set without a word.
pub(super) fn shape(entry: &Entry) -> Result<(), Refusal> {
    if entry.body.is_none() { Ok(()) } else { shaped::<PhaseBody>(entry).map(|_| ()) }
}

/// The list of candidates is due no later than nominations close, as this step leaves the two days.
pub(super) fn content(view: &View<'_>, entry: &Entry, after: &CaseFile) -> Result<(), Refusal> {
    let body = body_of::<PhaseBody>(entry).unwrap_or_default();
    let days = after.deadlines(view.policy);
    let own = after.days.list_due.filter(|_| body.list_due.is_some() || body.close.is_some());
    let Some((list, close)) = own.zip(days.close).filter(|(list, close)| list > close) else { return Ok(()) };
    Err(own_rule(Cause::ListAfterClose { day: list, close }))
}

impl CaseFile {
    pub(super) fn take_phase(&mut self, event: &Replayed<'_>) {
        let body = body_of::<PhaseBody>(event.entry).unwrap_or_default();
        self.days.meeting = body.meeting.or(self.days.meeting);
        self.days.close = body.close.or(self.days.close);
        self.days.list_due = body.list_due.or(self.days.list_due);
    }
}
