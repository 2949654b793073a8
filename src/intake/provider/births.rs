//! Birth dates in a report: which fields are for one, and every way in which one can be read.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use serde_json::Value;

use crate::intake::dates::{self, DateOrder};
use crate::intake::provider::keys::{plain, words};
use crate::intake::provider::lexicon::PERSON;

/// Whether a field is for a birth date, or for the year of one.
pub(super) fn is_birth(key: &str) -> bool {
    const BIRTH: &[&str] =
        &["dob", "ddn", "yob", "birth", "birthdate", "birthday", "dateofbirth", "born", "bdate", "naissance"];
    // Where somebody was born, under which name, and whether it was verified, is no date.
    const BESIDE: &[&str] = &[
        "date", "day", "year", "of", "on", "dt", "annee", "de", "jour", "legal", "full", "searched",
        "subject",
    ];
    let words = words(key);
    let is_beside = |word: &str| BESIDE.contains(&word) || PERSON.contains(&word);
    let is_birth = |word: &str| BIRTH.contains(&word);
    words.iter().any(|word| is_birth(word)) && words.iter().all(|word| is_birth(word) || is_beside(word))
        || matches!(words.as_slice(), [first, last] if first.starts_with("ne") && last == "le")
}

/// A birth date in every way in which it can be read; of a year alone, every day of it. None where it is masked.
pub(super) fn days(value: &Value) -> Vec<NaiveDate> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            let orders = [None, Some(DateOrder::DayMonthYear), Some(DateOrder::MonthDayYear)];
            let mut days: Vec<NaiveDate> =
                orders.into_iter().filter_map(|order| dates::read(text, order)).collect();
            days.sort();
            days.dedup();
            if days.is_empty() {
                days = text.parse().map_or_else(|_| masked(text), of_number);
            }
            days
        }
        Value::Number(number) => number.as_i64().map(of_number).unwrap_or_default(),
        Value::Object(map) => {
            let field = |wanted: &[&str]| {
                let is_it = |key: &str| words(key).iter().any(|word| wanted.contains(&word.as_str()));
                map.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value)
            };
            match field(&["year", "annee", "yyyy"]) {
                Some(year) => of_parts(year, field(&["month", "mois", "mm"]), field(&["day", "jour", "dd"])),
                None => field(&["value", "date", "iso", "raw", "text"]).map(days).unwrap_or_default(),
            }
        }
        Value::Array(items) => match items.as_slice() {
            [year, month, day] if year.is_number() => of_parts(year, Some(month), Some(day)),
            [only] => days(only),
            _ => Vec::new(),
        },
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// A date in its parts, the month as a number or a word; without month and day, the year.
fn of_parts(year: &Value, month: Option<&Value>, day: Option<&Value>) -> Vec<NaiveDate> {
    let year = plain(year);
    let text = |part: Option<&Value>| part.filter(|part| !part.is_null()).map(plain);
    match (text(month), text(day)) {
        (Some(month), Some(day)) => match (month.trim().parse::<u32>(), day.trim().parse::<u32>()) {
            (Ok(month), Ok(day)) => days(&Value::String(format!("{}-{month:02}-{day:02}", year.trim()))),
            (Err(_), Ok(day)) => days(&Value::String(format!("{day} {} {year}", month.trim()))),
            _ => masked(&year),
        },
        _ => masked(&year),
    }
}

/// A number in the place of a date: eight digits, a year, or seconds or thousandths of them since 1970. Midnight where
/// somebody was born may be the day before.
fn of_number(number: i64) -> Vec<NaiveDate> {
    let digits = number.to_string();
    let date = |digits: &str| NaiveDate::parse_from_str(digits, "%Y%m%d").ok();
    let is_of_birth = |day: &NaiveDate| (1900..2100).contains(&day.year());
    if let Some(day) = date(&digits).filter(|day| digits.len() == 8 && is_of_birth(day)) {
        return vec![day];
    }
    if (1900..2100).contains(&number) {
        return masked(&digits);
    }
    let seconds = if number.unsigned_abs() < 10_000_000_000 { number } else { number / 1000 };
    let time = DateTime::from_timestamp(seconds, 0);
    let days = time.into_iter().flat_map(|time| {
        let next = (time.hour() >= 12).then(|| time.date_naive().succ_opt()).flatten();
        [Some(time.date_naive()), next]
    });
    days.flatten().filter(is_of_birth).collect()
}

/// Every day of the year in a text that has nothing else: `1975`, `1975-XX-XX`.
fn masked(text: &str) -> Vec<NaiveDate> {
    let is_mask = |part: &str| part.chars().all(|c| matches!(c, 'x' | 'X' | '*' | '?' | '#' | '•' | '0'));
    let mut years = text.split(['-', '/', '.', ' ']).filter(|part| !is_mask(part));
    let (Some(year), None) = (years.next(), years.next()) else { return Vec::new() };
    let year = year.parse().ok().filter(|year| (1900..2100).contains(year));
    let first = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    let all = first.map(|first| first.iter_days().take_while(move |day| day.year() == first.year()));
    all.into_iter().flatten().collect()
}
