//! Days in words: a day of the calendar, and how many are left to the next day of the election.

use chrono::{Datelike, NaiveDate};

use crate::domain::agenda::ElectionDay;
use crate::report::messages::{Arg, Lang};
use crate::report::sheet::outcome_rows::Days;
use crate::report::texts::{InWords, Texts};
use crate::say;

impl InWords for NaiveDate {
    fn in_words(&self, texts: &Texts) -> Arg {
        Arg::Text(texts.day(*self))
    }
}

impl Texts {
    /// A day in words: `22 November 2026`, `22 novembre 2026`.
    pub fn day(&self, day: NaiveDate) -> String {
        let month = self.find(&format!("month-{}", day.month()));
        let first = self.lang() == Lang::Fr && day.day() == 1;
        format!("{}{} {month} {}", day.day(), if first { "er" } else { "" }, day.year())
    }
}

/// The days left to the next day of the election; once nominations are closed, the consequence.
pub fn left(days: Days, texts: &Texts) -> String {
    if let Some(day) = days.close.filter(|_| days.closed) {
        return say!(texts, days_closed, day = texts.day(day));
    }
    let Some(next) = days.next else { return say!(texts, days_unknown) };
    let line = texts.say_id(
        &format!("days-to-{}", next.what),
        &[("days", next.days_left.into()), ("day", texts.day(next.day).into())],
    );
    match days.close.filter(|_| next.what != ElectionDay::Close) {
        Some(close) => format!("{line} {}", say!(texts, days_close_at, day = texts.day(close))),
        None => line,
    }
}

/// As [`left`]; once nominations are closed, with the remaining options for a name on the ballot.
pub fn left_and_what_remains(days: Days, texts: &Texts) -> String {
    let line = left(days, texts);
    if days.closed { format!("{line} {}", say!(texts, days_closed_remains)) } else { line }
}
