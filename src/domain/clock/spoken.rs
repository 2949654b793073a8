//! Days as people say them on a command line, in both languages at once: `2027-03-01`, `hier`, `monday`, `+3bd`,
//! `clôture-5j`. Words become a day here; whether the day makes sense is for the gates.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Place, business_days_after, business_days_before};
use crate::domain::names::fold;

/// No day is computed farther away than this: ten years.
const MAX_DAYS: u32 = 3_660;
/// The years in which a day is accepted.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// A longer text is no day.
const MAX_CHARS: usize = 60;

/// Whether a bare weekday is in the past or in the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The last such day before today.
    Past,
    /// The next such day after today.
    Ahead,
}

/// A day that a case or the policy knows, from which others are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The nomination meeting.
    Meeting,
    /// The close of nominations.
    Close,
    /// The day the list of candidates is due.
    List,
    /// Polling day.
    Polling,
}

impl Anchor {
    /// The word for it, as messages tell them apart.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Close => "close",
            Self::List => "list",
            Self::Polling => "polling",
        }
    }
}

/// The days from which others are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchors {
    /// Today.
    pub today: NaiveDate,
    /// Where holidays are counted; without it, the federal ones alone.
    pub place: Option<Place>,
    /// The nomination meeting.
    pub meeting: Option<NaiveDate>,
    /// The close of nominations.
    pub close: Option<NaiveDate>,
    /// The day the list of candidates is due.
    pub list_due: Option<NaiveDate>,
    /// Polling day.
    pub polling: Option<NaiveDate>,
}

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadDay {
    /// No form that is known.
    #[error("not a day")]
    NotUnderstood,
    /// It is computed from a day that is not known yet.
    #[error("the day `{}` is not known", .0.word())]
    NotKnown(Anchor),
    /// Too far away.
    #[error("more than {MAX_DAYS} days away, or not between 1900 and 2100")]
    OutOfRange,
}

/// Whether a number of days counts back or forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Forward,
    Back,
}

/// Reads a day: a date, a word or the name of a weekday, any of them with days, weeks or business days added or taken
/// away, or those alone, from today.
pub fn parse(text: &str, when: When, anchors: &Anchors) -> Result<NaiveDate, BadDay> {
    let text = text.trim();
    if text.chars().count() > MAX_CHARS {
        return Err(BadDay::NotUnderstood);
    }
    let day = match date(text) {
        Some(date) => date,
        None => reckoned(text, when, anchors)?,
    };
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(BadDay::OutOfRange) }
}

/// `2027-03-01`, and nothing looser: `27-3-1` could be many days.
fn date(text: &str) -> Option<NaiveDate> {
    let is_shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_shaped.then(|| text.parse().ok()).flatten()
}

fn reckoned(text: &str, when: When, anchors: &Anchors) -> Result<NaiveDate, BadDay> {
    // Folding would lose the sign, so the text is split first.
    let Some((at, sign)) = text.char_indices().find(|(_, c)| way(*c).is_some()) else {
        return from(text, when, anchors);
    };
    let (head, tail) = (&text[..at], &text[at + sign.len_utf8()..]);
    if tail.contains(|c| way(c).is_some()) {
        return Err(BadDay::NotUnderstood);
    }
    let base = if head.trim().is_empty() { anchors.today } else { from(head, when, anchors)? };
    add(base, way(sign).unwrap_or(Way::Forward), &fold(tail), anchors)
}

/// The signs that people type, and those that word processors make of them.
fn way(sign: char) -> Option<Way> {
    match sign {
        '+' => Some(Way::Forward),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Some(Way::Back),
        _ => None,
    }
}

/// The day that a word means.
fn from(word: &str, when: When, anchors: &Anchors) -> Result<NaiveDate, BadDay> {
    let today = anchors.today;
    let known = |anchor, day: Option<NaiveDate>| day.ok_or(BadDay::NotKnown(anchor));
    let next_to = |day: Option<NaiveDate>| day.ok_or(BadDay::OutOfRange);
    match fold(word).as_str() {
        "today" | "aujourdhui" | "aujourd hui" => Ok(today),
        "yesterday" | "hier" => next_to(today.pred_opt()),
        "tomorrow" | "demain" => next_to(today.succ_opt()),
        "meeting" | "assemblee" => known(Anchor::Meeting, anchors.meeting),
        "close" | "cloture" => known(Anchor::Close, anchors.close),
        "list" | "liste" => known(Anchor::List, anchors.list_due),
        "polling" | "scrutin" => known(Anchor::Polling, anchors.polling),
        folded => match weekday(folded) {
            Some(weekday) => next_to(nearest(weekday, when, today)),
            None => Err(BadDay::NotUnderstood),
        },
    }
}

fn weekday(folded: &str) -> Option<Weekday> {
    Some(match folded {
        "monday" | "lundi" => Weekday::Mon,
        "tuesday" | "mardi" => Weekday::Tue,
        "wednesday" | "mercredi" => Weekday::Wed,
        "thursday" | "jeudi" => Weekday::Thu,
        "friday" | "vendredi" => Weekday::Fri,
        "saturday" | "samedi" => Weekday::Sat,
        "sunday" | "dimanche" => Weekday::Sun,
        _ => return None,
    })
}

/// The next such weekday, or the last; never today.
fn nearest(weekday: Weekday, when: When, today: NaiveDate) -> Option<NaiveDate> {
    let (from, to) = match when {
        When::Ahead => (today.weekday(), weekday),
        When::Past => (weekday, today.weekday()),
    };
    let days = Days::new(match to.days_since(from) {
        0 => 7,
        days => u64::from(days),
    });
    match when {
        When::Ahead => today.checked_add_days(days),
        When::Past => today.checked_sub_days(days),
    }
}

/// A day with an amount added or taken away: `14d`, `2 sem`, `3jo`.
fn add(base: NaiveDate, way: Way, amount: &str, anchors: &Anchors) -> Result<NaiveDate, BadDay> {
    let amount = amount.trim();
    let end = amount.find(|c: char| !c.is_ascii_digit()).unwrap_or(amount.len());
    let (digits, unit) = amount.split_at(end);
    if digits.is_empty() {
        return Err(BadDay::NotUnderstood);
    }
    let unit = unit.trim();
    let bounded = |each: u32| {
        let count: u32 = digits.parse().map_err(|_| BadDay::OutOfRange)?;
        count.checked_mul(each).filter(|days| *days <= MAX_DAYS).ok_or(BadDay::OutOfRange)
    };
    match unit {
        "d" | "day" | "days" | "j" | "jour" | "jours" => step(base, way, bounded(1)?),
        "w" | "week" | "weeks" | "s" | "sem" | "semaine" | "semaines" => step(base, way, bounded(7)?),
        "bd" | "jo" => {
            let province = anchors.place.map(|place| place.province);
            let count = bounded(1)?;
            Ok(match way {
                Way::Forward => business_days_after(base, count, province),
                Way::Back => business_days_before(base, count, province),
            })
        }
        _ => Err(BadDay::NotUnderstood),
    }
}

fn step(base: NaiveDate, way: Way, days: u32) -> Result<NaiveDate, BadDay> {
    let days = Days::new(days.into());
    let day = match way {
        Way::Forward => base.checked_add_days(days),
        Way::Back => base.checked_sub_days(days),
    };
    day.ok_or(BadDay::OutOfRange)
}
