//! Days on the command line: what a person said, reckoned from today and from what the case and the policy know.

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::clock::Place;
use crate::domain::clock::spoken::{self, Anchor, Anchors, BadDay, When};
use crate::error::Error;

/// The day that a person said. Days reckoned from a case need the case, business days its province.
pub(super) fn day(given: &str, when: When, desk: &Desk, file: Option<&CaseFile>) -> Result<NaiveDate, Error> {
    spoken::parse(given, when, &anchors(desk, file)).map_err(|bad| bad_day(bad, given))
}

/// The day that a person said, or today.
pub(super) fn day_or_today(given: Option<&str>, desk: &Desk, file: &CaseFile) -> Result<NaiveDate, Error> {
    given.map_or(Ok(desk.clock.today), |given| day(given, When::Past, desk, Some(file)))
}

/// The meeting and the close of nominations, said together: each may be reckoned from the other, as it is said now.
pub(super) fn meeting_and_close(
    meeting: Option<&str>,
    close: Option<&str>,
    desk: &Desk,
    file: &CaseFile,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Error> {
    let known = anchors(desk, Some(file));
    let mut now = Anchors {
        meeting: known.meeting.filter(|_| meeting.is_none()),
        close: known.close.filter(|_| close.is_none()),
        ..known
    };
    let reckoned_from_close = meeting
        .is_some_and(|given| spoken::parse(given, When::Ahead, &now) == Err(BadDay::NotKnown(Anchor::Close)));
    let read = |given: Option<&str>, now: &Anchors| {
        let day = |given| spoken::parse(given, When::Ahead, now).map_err(|bad| bad_day(bad, given));
        given.map(day).transpose()
    };
    if reckoned_from_close && close.is_some() {
        now.close = read(close, &now)?;
        return Ok((read(meeting, &now)?, now.close));
    }
    let meeting = read(meeting, &now)?;
    now.meeting = meeting.or(now.meeting);
    Ok((meeting, read(close, &now)?))
}

/// What days are reckoned from: the clock, the case where there is one, the policy.
fn anchors(desk: &Desk, file: Option<&CaseFile>) -> Anchors {
    let district = file.and_then(|file| file.skeleton.district()).map(|(_, district)| district);
    let days = file.map(|file| &file.days);
    Anchors {
        today: desk.clock.today,
        place: district.map(Place::of),
        meeting: days.and_then(|days| days.meeting),
        close: days.and_then(|days| days.close).or(desk.policy().close_of_nominations),
        list_due: None,
        polling: None,
    }
}

fn bad_day(bad: BadDay, given: &str) -> Error {
    match bad {
        BadDay::NotUnderstood => Error::Usage("bad-day", vec![("day", given.to_owned())]),
        BadDay::OutOfRange => Error::Usage("day-too-far", vec![("day", given.to_owned())]),
        BadDay::NotKnown(anchor) => Error::Usage(
            "day-not-known",
            vec![("day", given.to_owned()), ("anchor", anchor.word().to_owned())],
        ),
    }
}
