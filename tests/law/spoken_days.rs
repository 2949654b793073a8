//! Days as people write them: dates, words of both languages, weekdays, and distances from today or from a day of the case.

use chrono::{Datelike, NaiveDate};
use greenlight::domain::clock::Place;
use greenlight::domain::clock::spoken::{Anchor, Anchors, BadDay, When, parse};
use greenlight::domain::district::DistrictCode;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Sunday; the meeting is on a Tuesday after Family Day.
fn anchors() -> Anchors {
    Anchors {
        today: day("2026-11-22"),
        place: Some(Place::of(DistrictCode::new(35001).unwrap())),
        meeting: Some(day("2027-02-16")),
        close: Some(day("2027-03-01")),
        list_due: None,
        polling: None,
    }
}

fn read(text: &str, when: When) -> Result<String, BadDay> {
    parse(text, when, &anchors()).map(|day| day.to_string())
}

#[track_caller]
fn ahead(text: &str, expected: &str) {
    assert_eq!(read(text, When::Ahead).as_deref(), Ok(expected), "{text}");
}

#[track_caller]
fn bad(text: &str, expected: BadDay) {
    assert_eq!(read(text, When::Ahead), Err(expected), "{text}");
}

#[test]
fn dates_and_words_of_both_languages() {
    ahead("2027-03-01", "2027-03-01");
    ahead(" 2028-02-29 ", "2028-02-29");
    for word in ["today", "aujourd'hui", "Aujourd’hui", "AUJOURDHUI"] {
        ahead(word, "2026-11-22");
    }
    ahead("yesterday", "2026-11-21");
    ahead("hier", "2026-11-21");
    ahead("tomorrow", "2026-11-23");
    ahead("Demain", "2026-11-23");
}

#[test]
fn weekdays_look_ahead_or_back_and_never_mean_today() {
    for (english, french, next, last) in [
        ("monday", "lundi", "2026-11-23", "2026-11-16"),
        ("tuesday", "mardi", "2026-11-24", "2026-11-17"),
        ("wednesday", "mercredi", "2026-11-25", "2026-11-18"),
        ("thursday", "jeudi", "2026-11-26", "2026-11-19"),
        ("friday", "vendredi", "2026-11-27", "2026-11-20"),
        ("saturday", "samedi", "2026-11-28", "2026-11-21"),
        ("Sunday", "DIMANCHE", "2026-11-29", "2026-11-15"),
    ] {
        for word in [english, french] {
            assert_eq!(read(word, When::Ahead).as_deref(), Ok(next), "{word}");
            assert_eq!(read(word, When::Past).as_deref(), Ok(last), "{word}");
        }
    }
}

#[test]
fn days_and_weeks_from_today() {
    for text in ["+14d", "+14j", "+2w", "+2s", "+2sem", "+ 14 days", "+14 jours", "today+2w"] {
        ahead(text, "2026-12-06");
    }
    ahead("-3d", "2026-11-19");
    ahead("−3j", "2026-11-19");
    ahead("+0d", "2026-11-22");
    ahead("lundi+1sem", "2026-11-30");
}

#[test]
fn business_days_count_the_holidays_of_the_place() {
    ahead("+3bd", "2026-11-25");
    ahead("+3jo", "2026-11-25");
    ahead("-1bd", "2026-11-20");
    ahead("+0jo", "2026-11-22");
    // Family Day is between in Ontario; by the federal holidays alone it is not.
    ahead("meeting-1bd", "2027-02-12");
    let nowhere = Anchors { place: None, ..anchors() };
    assert_eq!(parse("meeting-1bd", When::Ahead, &nowhere), Ok(day("2027-02-15")));
}

#[test]
fn days_of_the_case() {
    ahead("close", "2027-03-01");
    for text in ["close-5d", "clôture-5j", "cloture - 5 j", "CLÔTURE–5J"] {
        ahead(text, "2027-02-24");
    }
    ahead("close-2bd", "2027-02-25");
    ahead("assemblée", "2027-02-16");
    ahead("assemblee+1j", "2027-02-17");
    bad("list-2bd", BadDay::NotKnown(Anchor::List));
    bad("scrutin", BadDay::NotKnown(Anchor::Polling));
    let all = Anchors { list_due: Some(day("2027-02-01")), polling: Some(day("2027-04-05")), ..anchors() };
    assert_eq!(parse("liste", When::Ahead, &all), Ok(day("2027-02-01")));
    assert_eq!(parse("polling-1w", When::Ahead, &all), Ok(day("2027-03-29")));
}

#[test]
fn what_is_no_day() {
    for text in [
        "",
        " ",
        "+",
        "-",
        "+d",
        "+3",
        "+3x",
        "3d",
        "someday",
        "27-03-01",
        "2027-3-1",
        "2027-02-29",
        "01/03/2027",
        "+3d+2d",
        "after-tomorrow",
        "+1.5d",
        "++3d",
        "lundi prochain",
    ] {
        bad(text, BadDay::NotUnderstood);
    }
    bad(&"9".repeat(100), BadDay::NotUnderstood);
}

#[test]
fn what_is_too_far() {
    ahead("+3660d", "2036-11-29");
    for text in
        ["+3661d", "+523w", "+99999999999999999999d", "+4294967295w", "+3661jo", "1899-12-31", "2101-01-01"]
    {
        bad(text, BadDay::OutOfRange);
    }
    let late = Anchors { today: NaiveDate::MAX, ..anchors() };
    for text in ["tomorrow", "+1d", "+1bd", "monday"] {
        assert_eq!(parse(text, When::Ahead, &late), Err(BadDay::OutOfRange), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), past in any::<bool>()) {
        let when = if past { When::Past } else { When::Ahead };
        let _ = parse(&text, when, &anchors());
    }

    #[test]
    fn nothing_like_a_day_panics(text in "[a-zé' ]{0,9}[+−–-]{0,2}[0-9]{0,22} ?[a-z]{0,4}") {
        if let Ok(day) = parse(&text, When::Ahead, &anchors()) {
            prop_assert!((1900..=2100).contains(&day.year()));
        }
    }
}
