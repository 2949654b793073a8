//! The days of consents, looked at over all rows: a placeholder, one day for everybody, a day before the form was sent
//! in. Each is a question: a person looks, corrects the table, or says in the map that the days are right.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use super::application::What;
use super::map::LocatedConsent;
use crate::domain::case::consent::day_fault;

/// A consent that was given or refused in a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed {
    /// The row.
    pub(super) row: usize,
    /// The day of the consent.
    pub(super) on: NaiveDate,
    /// The day the form was sent in.
    pub(super) sent: Option<NaiveDate>,
    /// Whether it was refused. Who refuses may do so on any day, but for one that no person writes.
    pub(super) refuses: bool,
}

/// What must be asked about one consent, with the row.
pub(super) fn questions(consent: &LocatedConsent, signed: &[Signed]) -> Vec<(usize, What)> {
    if consent.days_checked {
        return Vec::new();
    }
    let check = consent.check;
    let (blank, signed): (Vec<Signed>, Vec<Signed>) =
        signed.iter().partition(|signed| is_placeholder(signed.on));
    let mut asked: Vec<(usize, What)> = (blank.first())
        .map(|first| (first.row, What::ConsentPlaceholder { check, day: first.on.to_string() }))
        .into_iter()
        .collect();
    let signed: Vec<Signed> = signed.into_iter().filter(|signed| !signed.refuses).collect();
    // Without a day of its own, a consent has the day of its form.
    if consent.date.is_none() {
        return asked;
    }
    let days: BTreeSet<NaiveDate> = signed.iter().map(|signed| signed.on).collect();
    let sent: BTreeSet<NaiveDate> = signed.iter().filter_map(|signed| signed.sent).collect();
    if let (Some(first), 1) = (signed.first(), days.len())
        && blank.is_empty()
        && sent.len() > 1
    {
        let day = first.on.to_string();
        return vec![(first.row, What::ConsentSameDay { check, day, rows: signed.len() })];
    }
    let before = |signed: &Signed| {
        let sent = signed.sent.filter(|sent| signed.on < *sent)?;
        let (day, sent) = (signed.on.to_string(), sent.to_string());
        Some((signed.row, What::ConsentBeforeForm { check, day, sent }))
    };
    asked.extend(signed.iter().filter_map(before));
    asked
}

/// Whether a form was sent in on a day: not on one that has not come anywhere, and not on one of a program.
pub(super) fn may_be_sent(day: NaiveDate, today: NaiveDate) -> bool {
    let here = today.succ_opt().is_none_or(|tomorrow| day <= tomorrow);
    here && !is_placeholder(day) && day_fault(day.min(today), today).is_none()
}

/// The days that programs write where there is none: the first of their calendars.
pub(super) fn is_placeholder(day: NaiveDate) -> bool {
    let first_of_calendar = [1900, 1904, 1970, 1980, 2000, 2001].contains(&day.year()) && day.ordinal() == 1;
    first_of_calendar || day.year() < 1900 || day.year() == 1969 && day.ordinal() == 365
}
