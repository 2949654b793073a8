//! Dates as forms write them, and the order of day and month in a column. It never guesses: `03/04/1980` alone is
//! ambiguous.

use chrono::{Datelike as _, NaiveDate};
use serde::{Serialize, Serializer};

use crate::domain::names::fold;
use crate::domain::words::words;

words! {
    /// The order of day, month and year in a date made of numbers.
    DateOrder "date-order" {
        DayMonthYear = "day-month-year",
        MonthDayYear = "month-day-year",
        YearMonthDay = "year-month-day",
    }
}

/// The content of a cell before an order is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The year comes first, or the month is a word, or day and month are the same number.
    Certain(NaiveDate),
    /// Two numbers and a year.
    Numbers { first: u32, second: u32, year: i32 },
}

/// The order of a column's dates, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum DateFinding {
    /// The map or the person said so.
    Given {
        /// What they said.
        order: DateOrder,
    },
    /// A value that is a date in one order only shows it.
    Shown {
        /// What it shows.
        order: DateOrder,
        /// The row of that value.
        row: usize,
        /// The value.
        text: String,
    },
    /// No value needs an order: the year first, months in words, or no dates at all.
    NotNeeded,
    /// Every value is a date in both orders.
    Ambiguous {
        /// The first such row.
        row: usize,
        /// Its value.
        text: String,
    },
    /// Some values can only be day first, others only month first.
    Mixed {
        /// A row that has the day first.
        day_first: usize,
        /// A row that has the month first.
        month_first: usize,
    },
}

impl DateFinding {
    /// Decides from every value of a column, given as (row, text).
    pub(super) fn of<'a>(given: Option<DateOrder>, values: impl Iterator<Item = (usize, &'a str)>) -> Self {
        if let Some(order) = given {
            return Self::Given { order };
        }
        let (mut day_first, mut month_first, mut either) = (None, None, None);
        for (row, text) in values {
            let Some(Shape::Numbers { first, second, .. }) = shape(text) else {
                continue;
            };
            let seen = match (first > 12, second > 12) {
                (true, false) => &mut day_first,
                (false, true) => &mut month_first,
                (false, false) => &mut either,
                (true, true) => continue,
            };
            seen.get_or_insert_with(|| (row, text.trim().to_owned()));
        }
        match (day_first, month_first, either) {
            (Some((day_first, _)), Some((month_first, _)), _) => Self::Mixed { day_first, month_first },
            (Some((row, text)), None, _) => Self::Shown { order: DateOrder::DayMonthYear, row, text },
            (None, Some((row, text)), _) => Self::Shown { order: DateOrder::MonthDayYear, row, text },
            (None, None, Some((row, text))) => Self::Ambiguous { row, text },
            (None, None, None) => Self::NotNeeded,
        }
    }

    /// The order to read with, where there is one.
    pub(super) fn order(&self) -> Option<DateOrder> {
        match self {
            Self::Given { order } | Self::Shown { order, .. } => Some(*order),
            Self::NotNeeded | Self::Ambiguous { .. } | Self::Mixed { .. } => None,
        }
    }
}

/// Reads a date cell. A time after the date is ignored.
pub(super) fn read(text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    match (shape(text)?, order) {
        (Shape::Certain(date), _) => Some(date),
        (Shape::Numbers { .. }, None | Some(DateOrder::YearMonthDay)) => None,
        (Shape::Numbers { first, second, year }, Some(DateOrder::DayMonthYear)) => date(year, second, first),
        (Shape::Numbers { first, second, year }, Some(DateOrder::MonthDayYear)) => date(year, first, second),
    }
}

pub(super) fn serialize_optional<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(to)
}

/// A date between 1900 and 2199: anything else in a form is a typing error.
fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|d| (1900..2200).contains(&d.year()))
}

fn shape(text: &str) -> Option<Shape> {
    // No date is longer, and folding a whole essay would be slow.
    if text.len() > 64 {
        return None;
    }
    let text = text.trim();
    let day_part = text.split_once('T').map_or(text, |(head, _)| head);
    let head = day_part.split_whitespace().next()?;
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|d| d.is_ascii_digit());
    if let [a, b, c] = head.split(['-', '/', '.']).collect::<Vec<_>>()[..]
        && [a, b, c].iter().all(is_number)
    {
        return numbers(a, b, c);
    }
    in_words(text)
}

fn numbers(a: &str, b: &str, c: &str) -> Option<Shape> {
    let short = |part: &str| part.len() <= 2;
    let number = |part: &str| part.parse::<u32>().ok();
    if a.len() == 4 && short(b) && short(c) {
        return date(a.parse().ok()?, number(b)?, number(c)?).map(Shape::Certain);
    }
    // Two-digit years are not read: the century would be a guess.
    if !(short(a) && short(b) && c.len() == 4) {
        return None;
    }
    let (first, second, year) = (number(a)?, number(b)?, c.parse().ok()?);
    if first == second {
        return date(year, first, second).map(Shape::Certain);
    }
    let readable = date(year, first, second).or_else(|| date(year, second, first));
    readable.map(|_| Shape::Numbers { first, second, year })
}

/// `3 March 1980`, `March 3rd, 1980`, `1er mars 1980`, `3-mars-1980`, `mardi 3 mars 1980`.
fn in_words(text: &str) -> Option<Shape> {
    let folded = fold(text);
    let (mut day, mut found_month, mut year) = (None, None, None);
    for word in folded.split(' ') {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = word.get(digits.len()..).unwrap_or_default();
        if digits.is_empty() {
            match month(word) {
                Some(n) if found_month.is_none() => found_month = Some(n),
                None if is_filler(word) => {}
                Some(_) | None => return None,
            }
        } else if digits.len() == 4 && tail.is_empty() && year.is_none() {
            year = digits.parse().ok();
        } else if digits.len() <= 2
            && matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er" | "e")
            && day.is_none()
        {
            day = digits.parse().ok();
        } else if day.is_some() && found_month.is_some() && year.is_some() {
            // The text after a whole date is its time.
            break;
        } else {
            return None;
        }
    }
    date(year?, found_month?, day?).map(Shape::Certain)
}

/// A month's English or French name, folded, whole or short.
fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" | "janvier" | "janv" => 1,
        "february" | "feb" | "fevrier" | "fevr" | "fev" => 2,
        "march" | "mar" | "mars" => 3,
        "april" | "apr" | "avril" | "avr" => 4,
        "may" | "mai" => 5,
        "june" | "jun" | "juin" => 6,
        "july" | "jul" | "juillet" | "juil" => 7,
        "august" | "aug" | "aout" => 8,
        "september" | "sept" | "sep" | "septembre" => 9,
        "october" | "oct" | "octobre" => 10,
        "november" | "nov" | "novembre" => 11,
        "december" | "dec" | "decembre" => 12,
        _ => return None,
    })
}

/// Words that may be part of a date and carry no meaning.
fn is_filler(word: &str) -> bool {
    const DAYS: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ];
    matches!(word, "of" | "the" | "le" | "at" | "a" | "am" | "pm") || DAYS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    fn finding(values: &[&str]) -> DateFinding {
        DateFinding::of(None, values.iter().enumerate().map(|(i, v)| (i + 2, *v)))
    }

    #[test]
    fn year_first_and_month_names_need_no_order() {
        for text in [
            "1980-03-02",
            "1980/3/2",
            "1980-03-02T10:11:12Z",
            " 1980-03-02 23:59 ",
            "2 March 1980",
            "March 2nd, 1980",
            "2 mars 1980",
            "Sunday, March 2, 1980 10:22:33 AM",
            "dimanche le 2 mars 1980",
            "2-Mar-1980",
        ] {
            assert_eq!(read(text, None), ymd(1980, 3, 2), "{text}");
        }
        assert_eq!(read("1er août 1975", None), ymd(1975, 8, 1));
        assert_eq!(read("5 févr. 1975", None), ymd(1975, 2, 5));
        assert_eq!(read("07/07/1980", None), ymd(1980, 7, 7));
    }

    #[test]
    fn numbers_are_read_only_with_an_order() {
        assert_eq!(read("03/04/1980", None), None);
        let day_first = Some(DateOrder::DayMonthYear);
        assert_eq!(read("03/04/1980 10:00:01", day_first), ymd(1980, 4, 3));
        assert_eq!(read("03.04.1980", Some(DateOrder::MonthDayYear)), ymd(1980, 3, 4));
        assert_eq!(read("12/25/1980", day_first), None);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        let day_first = Some(DateOrder::DayMonthYear);
        for text in [
            "",
            "soon",
            "31/02/1980",
            "3/4/80",
            "1980",
            "March 1980",
            "0000-01-01",
            "1/1/1",
            "99/99/9999",
            "2 mars avril 1980",
            "--",
            "1980-13-01",
            "1780-01-01",
            "3/٤/1980",
        ] {
            assert_eq!(read(text, day_first), None, "{text}");
        }
        assert_eq!(read(&"1".repeat(100_000), day_first), None);
    }

    #[test]
    fn a_column_shows_its_order_or_says_that_it_does_not() {
        let DateFinding::Shown { order, row, .. } = finding(&["03/04/1980", "25/12/1981"]) else {
            panic!("shown");
        };
        assert_eq!((order, row), (DateOrder::DayMonthYear, 3));
        assert_eq!(finding(&["12/25/1981"]).order(), Some(DateOrder::MonthDayYear));
        assert!(matches!(finding(&["1980-01-01", "03/04/1980"]), DateFinding::Ambiguous { row: 3, .. }));
        assert_eq!(
            finding(&["13/01/1980", "01/13/1980"]),
            DateFinding::Mixed { day_first: 2, month_first: 3 }
        );
        assert_eq!(finding(&["1980-01-01", "05/05/1980", ""]), DateFinding::NotNeeded);
    }
}
