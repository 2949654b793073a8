//! Days on the command line: what a person said, reckoned from today and from what the case and the policy know.

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::clock::spoken::{self, Anchors, BadDay, When};
use crate::domain::election_days::Deadlines;
use crate::domain::policy::Policy;
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

/// The day that a person said, or today.
pub(super) fn day_or_today(given: Option<&str>, desk: &Desk, file: &CaseFile) -> Result<NaiveDate, Error> {
    given.map_or(Ok(desk.clock.today), |given| day(given, When::Past, desk, Some(file)))
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
