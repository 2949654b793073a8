//! Birth dates in a report: which fields are for one, and every day that each may be. What is there and says no day is
//! kept as that, so that nobody takes it for a date that was compared.

use chrono::{DateTime, Datelike, Months, NaiveDate, Timelike, Utc};
use serde_json::{Map, Value};

use crate::domain::names::fold;
use crate::intake::day_shape::{Shape, date, month, shape};
use crate::intake::provider::keys::{plain, words};
use crate::intake::provider::lexicon::PERSON;

/// The years in which somebody may be born who is in a report.
const YEARS: std::ops::Range<i32> = 1900..2100;

/// Whether a field is for a birth date, or for a part of one.
pub(super) fn is_birth(key: &str) -> bool {
    const BIRTH: &[&str] = &["ddn", "yob", "bdate", "naissance", "nacimiento", "nascimento", "geburtsdatum"];
    // Where somebody was born, under which name, and whether it was verified, is no date.
    const OTHER: &[&str] = &[
        "place",
        "city",
        "town",
        "country",
        "province",
        "region",
        "state",
        "in",
        "lieu",
        "ville",
        "pays",
        "name",
        "names",
        "nom",
        "certificate",
        "certificat",
        "match",
        "matched",
        "matches",
        "verified",
        "verification",
        "verify",
        "check",
        "search",
        "status",
        "result",
        "score",
        "confirmed",
        "document",
        "proof",
        "record",
        "records",
        "registry",
        "sex",
        "gender",
        "format",
        "id",
        "source",
        "compared",
    ];
    let words = words(key);
    let is_other = |word: &String| OTHER.contains(&word.as_str());
    let is_birth = |word: &String| {
        let begins = ["dob", "birth", "born"].iter().any(|start| word.starts_with(start));
        begins || word.ends_with("birth") || BIRTH.contains(&word.as_str())
    };
    let is_spelt_out = words.windows(3).any(|three| three == ["d", "o", "b"] || three == ["d", "d", "n"]);
    (words.iter().any(is_birth) || is_spelt_out) && !words.iter().any(is_other)
        || matches!(words.as_slice(), [first, last] if first.starts_with("ne") && last == "le")
}

/// Whether a field is for the age of the report's subject.
pub(super) fn is_age(key: &str) -> bool {
    let words = words(key);
    let is_beside = |word: &str| matches!(word, "current" | "years" | "in" | "ans") || PERSON.contains(&word);
    words.iter().any(|word| word == "age") && words.iter().all(|word| word == "age" || is_beside(word))
}

/// Every birth date that some fields give, each as the days that it may be: none of them where it cannot be read.
pub(super) fn of_fields<'a>(fields: impl Iterator<Item = (&'a String, &'a Value)>) -> Vec<Vec<NaiveDate>> {
    let (mut births, mut parts) = (Vec::new(), Parts::default());
    for (key, value) in fields {
        let words = words(key);
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
        let is_small = plain(value).trim().parse::<u32>().is_ok_and(|number| number < 100);
        if has(&["month", "mois"]) {
            parts.month = Some(plain(value));
        } else if is_small && has(&["day", "jour"]) {
            parts.day = Some(plain(value));
        } else if has(&["year", "annee", "yob"]) {
            parts.year = Some(plain(value));
        } else {
            births.extend(days(value));
        }
    }
    births.extend(parts.days());
    births
}

/// The days on which somebody may be born who has an age in a report of some time; none without a time. An age may be a
/// year older than the report.
pub(super) fn of_age(age: u32, as_of: Option<DateTime<Utc>>) -> Vec<NaiveDate> {
    let Some(day) = as_of.map(|time| time.date_naive()) else { return Vec::new() };
    let years_before = |years: u32| day.checked_sub_months(Months::new(years.saturating_mul(12)));
    match (years_before(age.saturating_add(2)), years_before(age.saturating_sub(1))) {
        (Some(first), Some(last)) => first.iter_days().take_while(|day| *day <= last).collect(),
        _ => Vec::new(),
    }
}

/// The days that a value may be; none of them where it cannot be read, and nothing where there is no date.
fn days(value: &Value) -> Option<Vec<NaiveDate>> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(of_text(text.trim())),
        Value::Number(number) => Some(number.as_i64().map(of_number).unwrap_or_default()),
        Value::Object(map) => {
            let parts = Parts::of(map);
            let inner = || {
                let is_date = |key: &str| {
                    let holds = ["value", "date", "iso", "raw", "text", "formatted"];
                    words(key).iter().any(|word| holds.contains(&word.as_str()))
                };
                map.iter().filter(|(key, _)| is_date(key)).find_map(|(_, value)| days(value))
            };
            parts.days().or_else(inner)
        }
        Value::Array(items) => match items.as_slice() {
            [year, month, day] if !year.is_object() => {
                let part = |value: &Value| Some(plain(value));
                Parts { year: part(year), month: part(month), day: part(day) }.days()
            }
            [] => None,
            [only] => days(only),
            _ => Some(Vec::new()),
        },
        Value::Null | Value::Bool(_) => None,
    }
}

/// Every day that a text may be, in any order and century that it leaves open, and in whatever it masks.
fn of_text(text: &str) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = match shape(text) {
        Some(Shape::Certain(day)) => vec![day],
        Some(Shape::ShortYear { day, month, year }) => in_centuries(year, month, day),
        Some(Shape::Long { first, second, year }) => {
            [date(year, first, second), date(year, second, first)].into_iter().flatten().collect()
        }
        Some(Shape::Short { first, second, third }) => {
            let orders = [(first, second, third), (third, second, first), (third, first, second)];
            orders.into_iter().flat_map(|(year, month, day)| in_centuries(year, month, day)).collect()
        }
        None => text.parse().map_or_else(|_| masked(text), of_number),
    };
    days.sort();
    days.dedup();
    days
}

fn in_centuries(year: u32, month: u32, day: u32) -> Vec<NaiveDate> {
    let year = i32::try_from(year).unwrap_or_default();
    [1900, 2000].into_iter().filter_map(|century| date(century + year, month, day)).collect()
}

/// A number in the place of a date: eight digits, a year, or seconds or thousandths of them since 1970. Midnight where
/// somebody was born may be the day before.
fn of_number(number: i64) -> Vec<NaiveDate> {
    let digits = number.to_string();
    let date = |digits: &str| NaiveDate::parse_from_str(digits, "%Y%m%d").ok();
    let is_of_birth = |day: &NaiveDate| YEARS.contains(&day.year());
    if let Some(day) = date(&digits).filter(|day| digits.len() == 8 && is_of_birth(day)) {
        return vec![day];
    }
    if number.unsigned_abs() < 10_000 {
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

/// Every day that fits the known digits of a text whose others are masked or left out: `1975`, `1975-XX-XX`, `19**-11-30`,
/// `Nov 1975`, `Nov 30`. None where nothing of it is known.
fn masked(text: &str) -> Vec<NaiveDate> {
    let tokens: Vec<&str> =
        text.split(['-', '/', '.', ' ', '–', ',']).filter(|token| !token.is_empty()).collect();
    let of = |year: Option<&str>, month: Option<&str>, day: Option<&str>| {
        let text = |part: Option<&str>| part.map(str::to_owned);
        Parts { year: text(year), month: text(month), day: text(day) }.days().unwrap_or_default()
    };
    let is_long = |token: &str| token.chars().count() == 4 && !is_all_masked(token);
    match *tokens.as_slice() {
        [run] if run.is_ascii() && run.len() == 8 => {
            let part = |from: usize, to: usize| run.get(from..to);
            [of(part(0, 4), part(4, 6), part(6, 8)), of(part(4, 8), part(2, 4), part(0, 2))].concat()
        }
        [year] if is_long(year) => of(Some(year), None, None),
        [year, month] if is_long(year) => of(Some(year), Some(month), None),
        [month, year] if is_long(year) => of(Some(year), Some(month), None),
        // `Nov 30`, `30-11`, `Nov 75`
        [first, second] => [
            of(None, Some(first), Some(second)),
            of(None, Some(second), Some(first)),
            of(Some(second), Some(first), None),
        ]
        .concat(),
        [year, month, day] if is_long(year) => of(Some(year), Some(month), Some(day)),
        [first, second, third] => {
            let mut days = of(Some(third), Some(second), Some(first));
            days.extend(of(Some(third), Some(first), Some(second)));
            if !is_long(third) {
                days.extend(of(Some(first), Some(second), Some(third)));
            }
            days
        }
        _ => Vec::new(),
    }
}

fn is_mask(c: char) -> bool {
    matches!(c, 'x' | 'X' | '*' | '?' | '#' | '•' | '_')
}

/// Whether a part of a date says nothing: only masks, or the zeros that stand for them.
fn is_all_masked(part: &str) -> bool {
    part.chars().all(|c| is_mask(c) || c == '0')
}

/// A birth date in its parts, some of which may be masked or missing.
#[derive(Default)]
struct Parts {
    year: Option<String>,
    month: Option<String>,
    day: Option<String>,
}

impl Parts {
    /// The parts that an object gives.
    fn of(map: &Map<String, Value>) -> Parts {
        let part = |wanted: &[&str]| {
            let is_it = |key: &str| words(key).iter().any(|word| wanted.contains(&word.as_str()));
            let mut found = map.iter().filter(|(key, value)| is_it(key) && !value.is_null());
            found.next().map(|(_, value)| plain(value))
        };
        Parts {
            year: part(&["year", "annee", "yyyy", "yy", "y"]),
            month: part(&["month", "mois", "mm", "m"]),
            day: part(&["day", "jour", "dd", "d"]),
        }
    }

    /// Every day that fits; nothing where there are no parts, and no day where none of them can be read.
    fn days(&self) -> Option<Vec<NaiveDate>> {
        let parts = [&self.year, &self.month, &self.day];
        if parts.iter().all(|part| part.is_none()) {
            return None;
        }
        let text = |part: &Option<String>| part.clone().unwrap_or_default().trim().to_owned();
        let (year, day) = (text(&self.year), text(&self.day));
        let month_text = text(&self.month);
        let month = month(&fold(&month_text)).map_or(month_text, |number| number.to_string());
        if [&year, &month, &day].iter().all(|part| is_all_masked(part)) {
            return Some(Vec::new());
        }
        let years = YEARS.filter(|number| fits_year(&year, *number));
        let months = || (1..=12_u32).filter(|number| fits(&month, *number));
        let days = |year: i32, month: u32| {
            let days = (1..=31_u32).filter(|number| fits(&day, *number));
            days.filter_map(|day| date(year, month, day)).collect::<Vec<_>>()
        };
        Some(
            years.flat_map(|year| months().flat_map(|month| days(year, month)).collect::<Vec<_>>()).collect(),
        )
    }
}

/// Whether a year may be the one that a part of a date gives, in two digits or in four.
fn fits_year(part: &str, year: i32) -> bool {
    let written = format!("{year:04}");
    let short = written.get(2..).unwrap_or_default();
    part.is_empty() || is_all_masked(part) || is_like(part, &written) || is_like(part, short)
}

/// The same of a month or a day, with a zero before it or without.
fn fits(part: &str, number: u32) -> bool {
    let all_masked = part.is_empty() || is_all_masked(part);
    all_masked || is_like(part, &format!("{number:02}")) || is_like(part, &number.to_string())
}

/// Whether a text has a number's digits where it is not masked.
fn is_like(part: &str, number: &str) -> bool {
    let same = |(given, digit): (char, char)| is_mask(given) || given == digit;
    part.chars().count() == number.len() && part.chars().zip(number.chars()).all(same)
}
