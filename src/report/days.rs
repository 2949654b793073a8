//! Days in words: a day of the calendar, and how many are left to the next day of the election.

use chrono::{Datelike, NaiveDate};

use crate::domain::agenda::ElectionDay;
use crate::domain::event::Phase;
use crate::report::messages::{Arg, Lang};
use crate::report::sheet::Sheet;
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

/// The days left to the next day of the election; once nominations are closed, the consequence. Nothing where no day is
/// ahead of the candidacy any more.
pub fn left(sheet: &Sheet, texts: &Texts) -> Option<String> {
    let days = sheet.days;
    if sheet.phase == Phase::Polled {
        return None;
    }
    if let Some(day) = days.close.filter(|_| days.closed) {
        return Some(say!(texts, days_closed, day = texts.day(day)));
    }
    if sheet.phase.ends() {
        return None;
    }
    let Some(next) = days.next else { return Some(unknown(sheet, texts)) };
    let line = texts.say_id(
        &format!("days-to-{}", next.what),
        &[("days", next.days_left.into()), ("day", texts.day(next.day).into())],
    );
    Some(match days.close.filter(|_| next.what != ElectionDay::Close) {
        Some(close) => format!("{line} {}", say!(texts, days_close_at, day = texts.day(close))),
        None => line,
    })
}

/// That no day ahead is known. Once somebody is nominated, the meeting lies behind them.
fn unknown(sheet: &Sheet, texts: &Texts) -> String {
    if sheet.days.meeting.is_some() || sheet.phase >= Phase::Nominated {
        say!(texts, days_close_unknown)
    } else {
        say!(texts, days_unknown)
    }
}

/// As [`left`]; once nominations are closed, with the remaining options for a name on the ballot.
pub fn left_and_what_remains(sheet: &Sheet, texts: &Texts) -> Option<String> {
    let line = left(sheet, texts)?;
    Some(if sheet.days.closed { format!("{line} {}", say!(texts, days_closed_remains)) } else { line })
}

/// As [`left_and_what_remains`], and that the close is not known where only an earlier day is: a phase is where it is said.
pub fn left_and_what_is_not_known(sheet: &Sheet, texts: &Texts) -> Option<String> {
    let line = left_and_what_remains(sheet, texts)?;
    let only = sheet.days.next.is_some() && sheet.days.close.is_none();
    Some(if only { format!("{line} {}", say!(texts, days_close_unknown)) } else { line })
}
