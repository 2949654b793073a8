//! The days of an election, as `phase` events and the policy tell them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::case::CaseFile;
use crate::domain::case::replay::Replayed;
use crate::domain::case::view::View;
use crate::domain::entry::{Entry, body_of};
use crate::domain::policy::Policy;
use crate::domain::refusal::{Cause, Refusal, own_rule, shaped};

/// Nominations close at 2 pm, where the riding is (Canada Elections Act, section 69).
const CLOSE_HOUR: u32 = 14;

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

    /// When nominations close, in the riding.
    pub fn closes_at(&self, policy: &Policy) -> Option<DateTime<Utc>> {
        self.deadlines(policy).close.map(|day| self.place().at(day, CLOSE_HOUR))
    }

    /// Whether nominations are closed: from that hour on, or where only the day is known, from the next day on.
    pub fn is_past_close(&self, policy: &Policy, today: NaiveDate, now: Option<DateTime<Utc>>) -> bool {
        match now {
            Some(now) => self.closes_at(policy).is_some_and(|at| at <= now),
            None => self.deadlines(policy).close.is_some_and(|day| day < today),
        }
    }

    /// The next day that matters: the nomination meeting or the close of nominations, whichever comes first.
    pub fn matters_on(&self, policy: &Policy, today: NaiveDate) -> Option<NaiveDate> {
        let days = self.deadlines(policy);
        [days.meeting, days.close].into_iter().flatten().filter(|day| *day >= today).min()
    }

    /// The days of the election: the case's own, else the party's.
    pub fn deadlines(&self, policy: &Policy) -> Deadlines {
        let close = self.days.close.or(policy.close());
        let own_list = self.days.close.and_then(|close| close.pred_opt());
        Deadlines {
            meeting: self.days.meeting,
            list_due: self.days.list_due.or(own_list).or(policy.list_due()),
            close,
            polling: policy.polling_day,
        }
    }
}
