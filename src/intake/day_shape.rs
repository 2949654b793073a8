//! The day in a cell, before anybody knows which way round it is: numbers, months in English or French, the time behind
//! it. What follows a day and is no time makes the cell unreadable: `1980-03-02 or 1981` is no day.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::names::fold;

/// The content of a cell before an order and a century are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The year comes first with four digits, or the month is a word.
    Certain(NaiveDate),
    /// The month is a word; the year has two digits.
    ShortYear { day: u32, month: u32, year: u32 },
    /// Two numbers and a year of four digits.
    Long { first: u32, second: u32, year: i32 },
    /// Three numbers of at most two digits.
    Short { first: u32, second: u32, third: u32 },
}

/// A day whose year has four digits: the placeholders of programs and births of long ago are among them, and are looked
/// at elsewhere.
pub(super) fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| (1000..3000).contains(&day.year()))
}

/// Reads a cell.
pub(super) fn shape(text: &str) -> Option<Shape> {
    // Nothing that is a date is longer; do not fold a whole essay.
    if text.len() > 80 {
        return None;
    }
    numeric(text.trim()).or_else(|| in_words(text))
}

/// The digits that a text begins with, and what follows.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

/// What parts two numbers of a date, and what follows: one mark, with spaces around it, or spaces alone.
fn parted(text: &str) -> Option<(char, &str)> {
    let bare = text.trim_start();
    match bare.chars().next()? {
        mark @ ('-' | '/' | '.' | '–') => Some((mark, bare.get(mark.len_utf8()..)?.trim_start())),
        _ if bare.len() < text.len() => Some((' ', bare)),
        _ => None,
    }
}

fn numeric(text: &str) -> Option<Shape> {
    let (first, rest) = digits(text);
    if matches!(first.len(), 8 | 12 | 14) && is_time(rest) {
        return run_together(first.get(..8)?);
    }
    let (mark, rest) = parted(rest)?;
    let (second, rest) = digits(rest);
    let (again, rest) = parted(rest)?;
    let (third, rest) = digits(rest);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let fits = mark == again && !second.is_empty() && !third.is_empty();
    if !fits || !is_time(rest) || mark == ' ' && first.len() != 4 && third.len() != 4 {
        return None;
    }
    numbers(first, second, third)
}

/// `20260727`, `27072026`: never both, because no month is 19, 20 or 21.
fn run_together(text: &str) -> Option<Shape> {
    let part = |from: usize, to: usize| text.get(from..to);
    let year_first = numbers(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    year_first.or_else(|| numbers(part(0, 2)?, part(2, 4)?, part(4, 8)?))
}

fn numbers(first: &str, second: &str, third: &str) -> Option<Shape> {
    let short = |part: &str| matches!(part.len(), 1 | 2);
    let number = |part: &str| part.parse::<u32>().ok();
    if first.len() == 4 && short(second) && short(third) {
        return date(first.parse().ok()?, number(second)?, number(third)?).map(Shape::Certain);
    }
    if !(short(first) && short(second)) {
        return None;
    }
    let (first, second) = (number(first)?, number(second)?);
    if third.len() == 4 {
        let year = third.parse().ok()?;
        let readable = date(year, first, second).or_else(|| date(year, second, first));
        return readable.map(|_| Shape::Long { first, second, year });
    }
    (third.len() == 2).then(|| number(third)).flatten().map(|third| Shape::Short { first, second, third })
}

/// `3 March 1980`, `March 3rd, 1980`, `1er mars 1980`, `3-mars-80`, `mardi 3 mars 1980`, `3MAR1980`.
fn in_words(text: &str) -> Option<Shape> {
    let folded = words_apart(&fold(text));
    let is_year = |word: &str| word.len() == 4 && word.parse().is_ok_and(|year| (1800..2200).contains(&year));
    let has_whole_year = folded.split(' ').any(is_year);
    let (mut day, mut found_month, mut year) = (None, None, None);
    let mut may_be_tuesday = false;
    for word in folded.split(' ') {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = word.get(digits.len()..).unwrap_or_default();
        if day.is_some() && found_month.is_some() && year.is_some() {
            // What follows a whole date is its time.
            if !is_time_word(word) {
                return None;
            }
        } else if digits.is_empty() {
            match month(word) {
                // `27 JUL/JUIL 1984`, as passports have it.
                Some(n) if found_month == Some(n) => {}
                // `mar. 28 juil. 2026` is a Tuesday.
                Some(n) if found_month.is_none() || may_be_tuesday => {
                    (found_month, may_be_tuesday) = (Some(n), word == "mar" && found_month.is_none());
                }
                None if is_filler(word) || has_whole_year && is_time_word(word) => {}
                Some(_) | None => return None,
            }
        } else if is_year(word) {
            year = word.parse().ok();
        } else if digits.len() <= 2
            && matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er" | "e")
            && day.is_none()
        {
            day = digits.parse::<u32>().ok();
        } else if !has_whole_year && found_month.is_some() && digits.len() == 2 && tail.is_empty() {
            year = digits.parse::<i32>().ok();
        } else if !(has_whole_year && day.is_some() && is_time_word(word)) {
            return None;
        }
    }
    let (day, month, year) = (day?, found_month?, year?);
    if has_whole_year {
        return date(year, month, day).map(Shape::Certain);
    }
    Some(Shape::ShortYear { day, month, year: u32::try_from(year).ok()? })
}

/// The words of a day that is written in one: `27jul1984`, `3mars80`.
fn words_apart(folded: &str) -> String {
    let mut apart = Vec::new();
    for word in folded.split(' ') {
        let is_letter = |c: char| c.is_ascii_alphabetic();
        let begin = word.find(is_letter).unwrap_or(word.len());
        let (before, rest) = word.split_at(begin);
        let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let (letters, after) = rest.split_at(end);
        if month(letters).is_some() {
            apart.extend([before, letters, after].into_iter().filter(|part| !part.is_empty()));
        } else {
            apart.push(word);
        }
    }
    apart.join(" ")
}

/// Whether what follows a day is a time of day, or nothing.
fn is_time(rest: &str) -> bool {
    let starts = rest.chars().next().is_none_or(|c| matches!(c, 'T' | ',') || c.is_whitespace());
    let folded = fold(rest);
    starts && (folded.is_empty() || folded.split(' ').all(is_time_word))
}

/// A word of a time of day: `19`, `06h30`, `t10`, `pm`, `utc`, `0400`, and never a year.
fn is_time_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "at",
        "a",
        "am",
        "pm",
        "m",
        "p",
        "h",
        "hr",
        "hrs",
        "min",
        "s",
        "sec",
        "t",
        "z",
        "utc",
        "gmt",
        "est",
        "edt",
        "cst",
        "cdt",
        "mst",
        "mdt",
        "pst",
        "pdt",
        "ast",
        "adt",
        "nst",
        "ndt",
        "hne",
        "hae",
        "hnc",
        "hac",
        "hnr",
        "har",
        "hnp",
        "hap",
        "hna",
        "haa",
        "hnt",
        "hat",
        "et",
        "ct",
        "mt",
        "pt",
        "eastern",
        "central",
        "mountain",
        "pacific",
        "atlantic",
        "newfoundland",
        "yukon",
        "daylight",
        "standard",
        "saving",
        "savings",
        "time",
        "coordinated",
        "universal",
        "heure",
        "heures",
        "normale",
        "avancee",
        "d",
        "de",
        "du",
        "ete",
        "l",
        "la",
        "est",
        "nord",
        "centre",
        "rocheuses",
        "pacifique",
        "latlantique",
        "terre",
        "neuve",
        "dete",
    ];
    let numbers = word.strip_prefix('t').unwrap_or(word);
    if !numbers.starts_with(|c: char| c.is_ascii_digit()) {
        return WORDS.contains(&word);
    }
    let is_year = word.len() == 4 && word.parse().is_ok_and(|year: u32| (1800..2200).contains(&year));
    !is_year && word.len() <= 12 && word.bytes().all(|b| b.is_ascii_digit() || b"thzmsap".contains(&b))
}

/// A month's English or French name, folded, whole or short.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" | "janvier" | "janv" => 1,
        "february" | "febr" | "feb" | "fevrier" | "fevr" | "fev" => 2,
        "march" | "mar" | "mars" => 3,
        "april" | "apr" | "avril" | "avr" => 4,
        "may" | "mai" => 5,
        "june" | "jun" | "juin" => 6,
        "july" | "jul" | "juillet" | "juill" | "juil" => 7,
        "august" | "aug" | "aout" | "aou" => 8,
        "september" | "sept" | "sep" | "septembre" => 9,
        "october" | "oct" | "octobre" => 10,
        "november" | "nov" | "novembre" => 11,
        "december" | "dec" | "decembre" | "decem" => 12,
        _ => return None,
    })
}

/// Words that may be part of a date and carry no meaning.
fn is_filler(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lun",
        "mer",
        "jeu",
        "ven",
        "sam",
        "dim",
    ];
    matches!(word, "of" | "the" | "le" | "at" | "a" | "am" | "pm") || DAYS.contains(&word)
}
