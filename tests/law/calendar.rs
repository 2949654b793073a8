//! The calendar against what is published: holidays of 2024 to 2030 in both directions, the dates of Easter,
//! what Quebec does otherwise, the years in which holidays began, when a day begins in a riding, and what is
//! true of business days on every day.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};
use greenlight::domain::clock::{Place, business_days_before, holidays, is_business_day};
use greenlight::domain::district::{self, DistrictCode, Province};
use greenlight::domain::route::{Matter, advice};
use greenlight::domain::words::Word;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place(province: Province) -> Place {
    Place::of(district::all().iter().find(|district| district.province == province).unwrap().code)
}

fn riding(code: u32) -> Place {
    Place::of(DistrictCode::new(code).unwrap())
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The published days: jurisdiction and day, with the name.
fn published() -> BTreeMap<(String, NaiveDate), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/calendar/holidays-2024-2030.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
    let mut days = BTreeMap::new();
    for row in reader.records() {
        let row = row.unwrap();
        let [year, jurisdiction, date, name] = [0, 1, 2, 3].map(|at| row.get(at).unwrap().to_owned());
        let date = day(&date);
        assert_eq!(year, date.year().to_string());
        assert!(jurisdiction == "CA" || Province::from_word(&jurisdiction).is_ok(), "{jurisdiction}");
        assert!(!is_weekend(date), "{date}");
        assert_eq!(days.insert((jurisdiction, date), name), None, "{date} stands twice");
    }
    assert!(days.len() > 250, "{}", days.len());
    days
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn working_week_days() -> impl Iterator<Item = NaiveDate> {
    day("2024-01-01").iter_days().take_while(|day| day.year() <= 2030).filter(|day| !is_weekend(*day))
}

#[test]
fn our_holidays_are_the_published_ones() {
    let published = published();
    let name = |jurisdiction: &str, day| published.get(&(jurisdiction.to_owned(), day)).map(String::as_str);
    for day in working_week_days() {
        let federal = name("CA", day);
        assert_eq!(holidays::on(day, None), federal, "CA on {day}");
        assert_eq!(is_business_day(day, None), federal.is_none());
        for province in Province::ALL {
            let expected = federal.or_else(|| name(province.word(), day));
            assert_eq!(holidays::on(day, Some(*province)), expected, "{province} on {day}");
            assert_eq!(place(*province).is_business_day(day), expected.is_none());
        }
    }
}

#[test]
fn easter_is_when_it_is() {
    let dates =
        ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21"];
    for date in dates.map(day) {
        assert_eq!(holidays::easter(date.year()), Some(date));
    }
    // The earliest and the latest, and two years in which shorter formulas go wrong.
    for date in ["1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2038-04-25", "2285-03-22"].map(day)
    {
        assert_eq!(holidays::easter(date.year()), Some(date));
    }
}

/// Interpretation Act, section 35(1): of the country, and so in each province; none of a province's own.
#[test]
fn easter_monday_is_a_holiday_everywhere() {
    for date in ["1999-04-05", "2024-04-01", "2026-04-06", "2027-03-29", "2038-04-26"].map(day) {
        assert_eq!(holidays::on(date, None), Some("Easter Monday"), "{date}");
        for province in Province::ALL {
            assert!(!place(*province).is_business_day(date), "{province} on {date}");
        }
        assert!(is_business_day(date.succ_opt().unwrap(), None));
    }
    // A flag that came on Maundy Thursday of 2027 has its second business day on Wednesday.
    assert_eq!(riding(35001).business_days_after(day("2027-03-25"), 2), day("2027-03-31"));
    assert_eq!(riding(24001).business_days_after(day("2027-03-25"), 2), day("2027-03-31"));
    assert_eq!(business_days_before(day("2027-03-30"), 1, None), day("2027-03-25"));
}

/// Interpretation Act, section 26: the next day that is no holiday. Saturdays, Boxing Day and what only a province keeps
/// are none.
#[test]
fn a_limit_that_ends_on_a_holiday_moves() {
    for (last, moved) in [
        ("2027-03-26", "2027-03-27"), // Good Friday, to the Saturday
        ("2027-03-28", "2027-03-30"), // Easter Sunday and Monday
        ("2027-03-29", "2027-03-30"),
        ("2027-03-27", "2027-03-27"), // a Saturday
        ("2027-02-14", "2027-02-15"), // Family Day is Ontario's
        ("2027-02-15", "2027-02-15"),
        ("2027-12-25", "2027-12-27"), // Christmas, then a Sunday
        ("2028-12-25", "2028-12-26"), // Boxing Day is none
        ("2028-01-01", "2028-01-03"), // New Year's Day on a Saturday, then a Sunday
        ("2029-07-01", "2029-07-03"), // Canada Day on a Sunday is kept on the Monday
        ("2028-07-03", "2028-07-03"), // and on a Saturday on no other day
        ("2027-09-30", "2027-10-01"),
        ("2020-09-30", "2020-09-30"), // before there was such a day
        ("2027-05-24", "2027-05-25"),
        ("2027-10-11", "2027-10-12"),
        ("2027-11-11", "2027-11-12"),
        ("2027-04-21", "2027-04-21"),
    ] {
        assert_eq!(holidays::end_of_limit(day(last)), day(moved), "{last}");
    }
    assert_eq!(holidays::end_of_limit(NaiveDate::MAX), NaiveDate::MAX);
    // Known on 27 February: the thirtieth day is Easter Monday.
    let back = advice(Matter::ElectionsOffence, false, false).last_day(day("2027-02-27"));
    assert_eq!(back, Some((30, day("2027-03-30"))));
    let back = advice(Matter::ElectionsOffence, false, false).last_day(day("2027-03-01"));
    assert_eq!(back, Some((30, day("2027-03-31"))));
}

#[test]
fn quebec_differs() {
    let (quebec, ontario) = (place(Province::QC), place(Province::ON));
    let works = |place: Place, text: &str| place.is_business_day(day(text));
    // No holiday in February or on the first Monday of August.
    assert!(works(quebec, "2027-02-15") && !works(ontario, "2027-02-15"));
    assert!(works(quebec, "2027-08-02") && !works(ontario, "2027-08-02"));
    // The National Holiday: its own day, Monday after a Sunday, nothing after a Saturday.
    assert!(!works(quebec, "2027-06-24") && works(ontario, "2027-06-24"));
    assert!(!works(quebec, "2029-06-25") && works(ontario, "2029-06-25"));
    assert!(works(quebec, "2028-06-23") && works(quebec, "2028-06-26"));
    // An employer there may give Easter Monday instead of Good Friday; the country has both.
    assert!(!works(quebec, "2027-03-26") && !works(quebec, "2027-03-29"));
    // Remembrance Day is no holiday of the province's own; it is one of the country's.
    assert_eq!(holidays::on(day("2027-11-11"), None), Some("Remembrance Day"));
    assert!(!works(quebec, "2027-11-11"));
}

#[test]
fn holidays_begin_in_their_year() {
    for (text, province, expected) in [
        ("2020-09-30", None, None),
        ("2021-09-30", None, Some("National Day for Truth and Reconciliation")),
        ("2007-02-19", Some(Province::ON), None),
        ("2008-02-18", Some(Province::ON), Some("Family Day")),
        ("2018-02-12", Some(Province::BC), Some("Family Day")),
        ("2018-02-19", Some(Province::BC), None),
        ("2019-02-18", Some(Province::BC), Some("Family Day")),
        ("2009-02-09", Some(Province::PE), Some("Islander Day")),
        ("2010-02-15", Some(Province::PE), Some("Islander Day")),
        ("2016-06-21", Some(Province::YT), None),
        ("2017-06-21", Some(Province::YT), Some("National Indigenous Peoples Day")),
        ("2014-08-04", Some(Province::MB), Some("Civic Holiday")),
    ] {
        assert_eq!(holidays::on(day(text), province), expected, "{text}");
    }
}

#[test]
fn christmas_and_boxing_day_keep_apart() {
    let off = |texts: [&str; 2]| texts.map(day).iter().all(|day| !is_business_day(*day, None));
    // Saturday and Sunday; Sunday and Monday; Friday and Saturday.
    assert!(off(["2021-12-27", "2021-12-28"]) && is_business_day(day("2021-12-29"), None));
    assert!(off(["2022-12-26", "2022-12-27"]) && is_business_day(day("2022-12-28"), None));
    assert!(off(["2026-12-25", "2026-12-28"]) && is_business_day(day("2026-12-29"), None));
    assert!(is_business_day(day("2026-12-24"), None));
}

/// What the government of Newfoundland and Labrador printed for 2020 and 2023.
#[test]
fn newfoundland_takes_the_nearest_monday() {
    for text in [
        "2020-03-16",
        "2020-04-20",
        "2020-06-22",
        "2020-07-13",
        "2023-03-20",
        "2023-04-24",
        "2023-06-26",
        "2023-07-10",
    ] {
        assert!(holidays::on(day(text), Some(Province::NL)).is_some(), "{text}");
        assert!(is_business_day(day(text), None), "{text}");
    }
}

#[test]
fn a_day_begins_when_it_begins_there() {
    let at = utc("2026-11-22T03:45:00Z");
    let days = [10001, 10004, 35001, 46001, 47001, 48001, 59001].map(|code| riding(code).day(at).day());
    assert_eq!(days, [22, 21, 21, 21, 21, 21, 21].map(|day: u32| day));
    // Half an hour past three in St. John's is half past the hour in the clock of the world, too.
    assert_eq!(riding(10001).end_of(day("2026-11-21")), utc("2026-11-22T03:30:00Z"));
    assert_eq!(riding(10004).end_of(day("2026-11-21")), utc("2026-11-22T04:00:00Z"));
    assert_eq!(riding(35001).end_of(day("2026-11-21")), utc("2026-11-22T05:00:00Z"));
    assert_eq!(riding(35045).end_of(day("2026-11-21")), utc("2026-11-22T06:00:00Z"));
    assert_eq!(riding(59001).end_of(day("2026-11-21")), utc("2026-11-22T07:00:00Z"));
}

#[test]
fn clocks_go_forward() {
    let toronto = riding(35001);
    let spring = day("2027-03-14");
    assert_eq!(toronto.end_of(day("2027-03-13")), utc("2027-03-14T05:00:00Z"));
    assert_eq!(toronto.end_of(spring), utc("2027-03-15T04:00:00Z"));
    assert_eq!(toronto.at(spring, 1), utc("2027-03-14T06:00:00Z"));
    // There is no two o'clock; three o'clock is the same moment.
    assert_eq!(toronto.at(spring, 2), utc("2027-03-14T07:00:00Z"));
    assert_eq!(toronto.at(spring, 3), utc("2027-03-14T07:00:00Z"));
    assert_eq!(riding(10001).at(spring, 2), utc("2027-03-14T05:30:00Z"));
    assert_eq!(riding(10001).end_of(spring), utc("2027-03-15T02:30:00Z"));
}

#[test]
fn clocks_go_back() {
    let toronto = riding(35001);
    let autumn = day("2027-11-07");
    // One o'clock comes twice; the first counts.
    assert_eq!(toronto.at(autumn, 1), utc("2027-11-07T05:00:00Z"));
    assert_eq!(toronto.at(autumn, 2), utc("2027-11-07T07:00:00Z"));
    assert_eq!(toronto.end_of(autumn) - toronto.end_of(day("2027-11-06")), TimeDelta::hours(25));
    assert_eq!(riding(10001).end_of(autumn), utc("2027-11-08T03:30:00Z"));
}

#[test]
fn some_clocks_stand_still() {
    // Saskatchewan, Yukon; since 2026 British Columbia, Alberta and the Northwest Territories.
    for (code, hour) in [(47001, 6), (60001, 7), (59001, 7), (48001, 6), (61001, 6)] {
        for given in ["2027-01-15", "2027-03-14", "2027-07-15", "2027-11-07", "2028-01-15"] {
            let end = riding(code).end_of(day(given));
            let midnight = day(given).succ_opt().unwrap().and_hms_opt(hour, 0, 0).unwrap().and_utc();
            assert_eq!(end, midnight, "{code} on {given}");
        }
    }
}

#[test]
fn business_days_pass_over_weekends_and_holidays() {
    let (ontario, quebec) = (riding(35001), riding(24001));
    // From the Friday before Family Day.
    assert_eq!(ontario.business_days_after(day("2027-02-12"), 1), day("2027-02-16"));
    assert_eq!(quebec.business_days_after(day("2027-02-12"), 1), day("2027-02-15"));
    assert_eq!(ontario.business_days_after(day("2027-02-13"), 0), day("2027-02-13"));
    assert_eq!(ontario.business_days_between(day("2026-12-24"), day("2027-01-04")), 4);
    assert_eq!(ontario.business_days_between(day("2027-01-04"), day("2026-12-24")), 0);
    assert_eq!(business_days_before(day("2027-02-16"), 1, Some(Province::ON)), day("2027-02-12"));
    assert_eq!(business_days_before(day("2027-02-16"), 1, None), day("2027-02-15"));
}

#[test]
fn the_ends_of_the_calendar_hold() {
    let ontario = riding(35001);
    assert_eq!(ontario.business_days_after(NaiveDate::MAX, 3), NaiveDate::MAX);
    assert_eq!(business_days_before(NaiveDate::MIN, 3, None), NaiveDate::MIN);
    assert_eq!(ontario.business_days_between(NaiveDate::MAX, NaiveDate::MAX), 0);
}

fn any_place() -> impl Strategy<Value = Place> {
    (0..district::all().len()).prop_map(|at| Place::of(district::all()[at].code))
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..73_000_u64).prop_map(|days| day("1900-01-01") + chrono::Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn business_days_there_and_back(place in any_place(), from in any_day(), count in 0_u32..400) {
        let to = place.business_days_after(from, count);
        prop_assert_eq!(place.business_days_between(from, to), count);
        prop_assert!(count == 0 || place.is_business_day(to));
        if place.is_business_day(from) {
            prop_assert_eq!(business_days_before(to, count, Some(place.province)), from);
        }
    }

    #[test]
    fn later_never_comes_sooner(place in any_place(), from in any_day(), count in 0_u32..200, more in 0_u32..50, days in 0_u64..50) {
        let to = place.business_days_after(from, count);
        prop_assert!(to >= from);
        prop_assert!(place.business_days_after(from, count + more) >= to);
        prop_assert!(place.business_days_after(from + chrono::Days::new(days), count) >= to);
    }

    #[test]
    fn no_holidays_last_a_week(place in any_place(), from in any_day()) {
        let next = place.business_days_after(from, 1);
        prop_assert!((next - from).num_days() <= 7);
    }

    #[test]
    fn a_day_is_the_day_there(place in any_place(), on in any_day(), hour in 0_u32..24) {
        prop_assume!(on.year() >= 2026);
        // An hour that is skipped is the moment of the change, on the same day.
        prop_assert_eq!(place.day(place.at(on, hour)), on);
        prop_assert_eq!(place.day(place.end_of(on)), on.succ_opt().unwrap());
        prop_assert_eq!(place.day(place.end_of(on) - TimeDelta::seconds(1)), on);
    }
}
