//! Days on the command line: what a person said, reckoned from today and from what the case and the policy know.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::cli::context::Context;
use crate::cli::prompt;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::clock::Place;
use crate::domain::clock::spoken::{self, Anchors, BadDay, When};
use crate::domain::election_days::Deadlines;
use crate::domain::policy::Policy;
use crate::domain::refusal::{Cause, Gap, Lifter, Refusal};
use crate::error::Error;

/// The day that a person said. Days reckoned from a case need the case, business days its province.
pub(super) fn day(given: &str, when: When, desk: &Desk, file: Option<&CaseFile>) -> Result<NaiveDate, Error> {
    spoken::parse(given, when, &anchors(desk, file)).map_err(|bad| bad_day(bad, given))
}

/// The past day that a word says; `None` where it is no day at all.
pub(super) fn past_day(given: &str, desk: &Desk, file: &CaseFile) -> Result<Option<NaiveDate>, Error> {
    match spoken::parse(given, When::Past, &anchors(desk, Some(file))) {
        Ok(day) => Ok(Some(day)),
        Err(BadDay::NotUnderstood) => Ok(None),
        Err(bad) => Err(bad_day(bad, given)),
    }
}

/// The day that a person said of the whole party, reckoned from the policy as it is being set.
pub(super) fn day_of_policy(given: &str, desk: &Desk, policy: &Policy) -> Result<NaiveDate, Error> {
    let anchors = anchors_of(desk, policy, None);
    spoken::parse(given, When::Ahead, &anchors).map_err(|bad| bad_day(bad, given))
}

/// A moment in the past that a person said: a time with its zone, or a day and an hour of the capital, as in `yesterday
/// 14:30`. A day alone is its beginning, and an hour alone is of today.
pub(super) fn moment(given: &str, desk: &Desk) -> Result<DateTime<Utc>, Error> {
    let bad = || Error::BadMoment { time: given.to_owned() };
    let said = given.trim();
    let hour = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let at = if let Ok(at) = DateTime::parse_from_rfc3339(said) {
        at.to_utc()
    } else {
        let (of_day, time) = match said.rsplit_once([' ', 'T']).map(|(before, time)| (before, hour(time))) {
            Some((before, Some(time))) => (before, Some(time)),
            _ => hour(said).map_or((said, None), |time| ("today", Some(time))),
        };
        let day = spoken::parse(of_day.trim(), When::Past, &anchors(desk, None)).map_err(|_| bad())?;
        let (hours, minutes) = time.map_or((0, 0), |time| (time.hour(), time.minute()));
        Place::CAPITAL.at(day, hours) + TimeDelta::minutes(i64::from(minutes))
    };
    if at > desk.clock.now { Err(Error::MomentAhead { time: given.to_owned() }) } else { Ok(at) }
}

/// The day that a person said, or today.
pub(super) fn day_or_today(given: Option<&str>, desk: &Desk, file: &CaseFile) -> Result<NaiveDate, Error> {
    given.map_or(Ok(desk.clock.today), |given| day(given, When::Past, desk, Some(file)))
}

/// A day that somebody at a terminal is asked for, until they say one that can be; an empty line takes the one that is
/// offered. What is wrong with an answer is told at once, before anything else is asked.
pub(super) fn asked_day(
    context: &Context,
    label: &str,
    offered: Option<NaiveDate>,
    read: impl Fn(&str) -> Result<NaiveDate, Error>,
) -> Result<Option<NaiveDate>, Error> {
    let label = offered.map_or_else(|| label.to_owned(), |day| format!("{label} [{day}]"));
    let ask = || prompt::value_if_any(&label);
    until_day(ask, read, |error| context.output.warn(&error.tell(&context.texts).0))
        .map(|day| day.or(offered))
}

fn until_day(
    mut ask: impl FnMut() -> Result<Option<String>, Error>,
    read: impl Fn(&str) -> Result<NaiveDate, Error>,
    mut tell: impl FnMut(&Error),
) -> Result<Option<NaiveDate>, Error> {
    while let Some(said) = ask()? {
        match read(&said) {
            Ok(day) => return Ok(Some(day)),
            Err(error) => tell(&error),
        }
    }
    Ok(None)
}

/// A day that has come: no phase is of a later one.
pub(super) fn day_come(given: &str, desk: &Desk, file: &CaseFile) -> Result<NaiveDate, Error> {
    let (day, today) = (day(given, When::Past, desk, Some(file))?, file.place().day(desk.clock.now));
    if day <= today {
        return Ok(day);
    }
    Err(Refusal::Rule(Gap::new(Cause::DayAhead { day, today }, Lifter::Person, None)).into())
}

/// The meeting, the list and the close of nominations, said together: the others are reckoned from the close as it is
/// said now.
pub(super) fn days_of_election(
    said: &[Option<String>; 3],
    desk: &Desk,
    file: &CaseFile,
) -> Result<[Option<NaiveDate>; 3], Error> {
    let [meeting, list_due, close] = said;
    let mut known = anchors(desk, Some(file));
    let read = |given: &Option<String>, known: &Anchors| {
        let day = |given: &str| spoken::parse(given, When::Ahead, known).map_err(|bad| bad_day(bad, given));
        given.as_deref().map(day).transpose()
    };
    let close = read(close, &known)?;
    known.close = close.or(known.close);
    Ok([read(meeting, &known)?, read(list_due, &known)?, close])
}

/// What days are reckoned from: the clock, the case where there is one, the policy.
fn anchors(desk: &Desk, file: Option<&CaseFile>) -> Anchors {
    anchors_of(desk, &desk.policy(), file)
}

fn anchors_of(desk: &Desk, policy: &Policy, file: Option<&CaseFile>) -> Anchors {
    let of_policy = Deadlines {
        meeting: None,
        list_due: policy.list_due(),
        close: policy.close(),
        polling: policy.polling_day,
    };
    let days = file.map_or(of_policy, |file| file.deadlines(policy));
    Anchors {
        today: desk.clock.today,
        place: file.map(CaseFile::place),
        meeting: days.meeting,
        close: days.close,
        list_due: days.list_due,
        polling: days.polling,
    }
}

fn bad_day(bad: BadDay, given: &str) -> Error {
    match bad {
        BadDay::NotUnderstood => Error::BadDay { day: given.to_owned() },
        BadDay::OutOfRange => Error::DayTooFar { day: given.to_owned() },
        BadDay::NotKnown(anchor) => Error::DayNotKnown { day: given.to_owned(), anchor: anchor.word() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_day_is_told_and_asked_for_again() {
        let read = |given: &str| given.parse().map_err(|_| Error::BadDay { day: given.to_owned() });
        let asked = |said: &[&str]| {
            let (mut lines, mut told) = (said.iter().map(ToString::to_string), 0);
            let day = until_day(|| Ok(lines.next()), read, |_| told += 1).unwrap();
            (day.map(|day| day.to_string()), told)
        };
        assert_eq!(asked(&["soon", "2026-13-01", "2026-12-01"]), (Some("2026-12-01".to_owned()), 2));
        // The end of what somebody types ends the question.
        assert_eq!(asked(&["soon"]), (None, 1));
        assert_eq!(asked(&[]), (None, 0));
    }
}
