//! The days on which nobody works: a table of rules, federal and by province, and whether a day is one of theirs.
//! A province's rules are its statute, and beside it the days on which its own government's offices are closed
//! province-wide by name (civic holidays, Yukon's Heritage Day, the four of Newfoundland and Labrador).
//! Days of mourning that are called once are no rule and not here.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use self::Moves::{ByTwo, Stays, SundayToMonday, ToMonday};
use self::Rule::{Date, FridayBeforeLastSunday, FromEaster, Monday, MondayBefore, NearestMonday};
use crate::domain::district::Province;

/// How a date that falls on a weekend moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moves {
    /// Not at all.
    Stays,
    /// To Monday, from Saturday and Sunday.
    ToMonday,
    /// To Monday, from Sunday only.
    SundayToMonday,
    /// By two days: Christmas and Boxing Day follow each other on Monday and Tuesday.
    ByTwo,
}

/// When a holiday is.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// A month, a day, and how it moves.
    Date(u32, u32, Moves),
    /// A Monday of a month: the first is 1.
    Monday(u32, u32),
    /// The Monday before a day of a month.
    MondayBefore(u32, u32),
    /// The Monday nearest to a day of a month.
    NearestMonday(u32, u32),
    /// The Friday before the last Sunday of a month.
    FridayBeforeLastSunday(u32),
    /// Days from Easter Sunday on, or before it.
    FromEaster(i64),
}

/// A holiday: its English name, the first and the last year in which it is one, its rule.
#[derive(Debug)]
struct Holiday(&'static str, i32, i32, Rule);

/// The holiday is older than every record.
const OF_OLD: i32 = i32::MIN;
/// It is still a holiday.
const STILL: i32 = i32::MAX;

/// The days on which the country does not work (`docs/rules.md`, 2.1): the general holidays of the Canada Labour Code
/// (sections 166 and 193), and Easter Monday, which is a holiday of the Interpretation Act. The Code lets an employer
/// give the working day before or after a weekend; the federal government's offices take the one after, and so do we.
const FEDERAL: &[Holiday] = &[
    Holiday("New Year's Day", OF_OLD, STILL, Date(1, 1, ToMonday)),
    Holiday("Good Friday", OF_OLD, STILL, FromEaster(-2)),
    Holiday("Easter Monday", OF_OLD, STILL, FromEaster(1)),
    Holiday("Victoria Day", 1953, STILL, MondayBefore(5, 25)),
    Holiday("Canada Day", OF_OLD, STILL, Date(7, 1, ToMonday)),
    Holiday("Labour Day", OF_OLD, STILL, Monday(9, 1)),
    Holiday("National Day for Truth and Reconciliation", 2021, STILL, Date(9, 30, ToMonday)),
    Holiday("Thanksgiving Day", 1957, STILL, Monday(10, 2)),
    Holiday("Remembrance Day", 1931, STILL, Date(11, 11, ToMonday)),
    Holiday("Christmas Day", OF_OLD, STILL, Date(12, 25, ByTwo)),
    Holiday("Boxing Day", OF_OLD, STILL, Date(12, 26, ByTwo)),
];

/// What the Interpretation Act, section 35(1), calls a holiday beside Sunday; a limit in an act of Parliament that
/// ends on one moves (section 26; `docs/rules.md`, 2.7). It has no Boxing Day and no Saturday, and moves nothing but
/// Canada Day (Holidays Act, section 3): who counts on another day counts on too late a one. Thanksgiving is
/// proclaimed.
const OF_LIMITS: &[Holiday] = &[
    Holiday("New Year's Day", OF_OLD, STILL, Date(1, 1, Stays)),
    Holiday("Good Friday", OF_OLD, STILL, FromEaster(-2)),
    Holiday("Easter Monday", OF_OLD, STILL, FromEaster(1)),
    Holiday("Victoria Day", 1953, STILL, MondayBefore(5, 25)),
    Holiday("Canada Day", OF_OLD, STILL, Date(7, 1, SundayToMonday)),
    Holiday("Labour Day", OF_OLD, STILL, Monday(9, 1)),
    Holiday("National Day for Truth and Reconciliation", 2021, STILL, Date(9, 30, Stays)),
    Holiday("Thanksgiving Day", 1957, STILL, Monday(10, 2)),
    Holiday("Remembrance Day", 1931, STILL, Date(11, 11, Stays)),
    Holiday("Christmas Day", OF_OLD, STILL, Date(12, 25, Stays)),
];

/// What a province adds. Easter Monday is in no list of a province: no employment standards of one make it a holiday,
/// what public services and courts of some provinces do on it is their practice, and the country has the day already.
/// What a province shares with the federal list (Manitoba's Orange Shirt Day since 2024, British Columbia's 30
/// September since 2023, Remembrance Day, Newfoundland's Memorial Day on 1 July) is in that list.
fn of_province(province: Province) -> &'static [Holiday] {
    match province {
        // Employment Standards Code; Heritage Day is optional there, and closes the government's offices.
        Province::AB => &[
            Holiday("Family Day", 1990, STILL, Monday(2, 3)),
            Holiday("Heritage Day", 1974, STILL, Monday(8, 1)),
        ],
        // Employment Standards Act. Family Day was the second Monday until 2018.
        Province::BC => &[
            Holiday("Family Day", 2013, 2018, Monday(2, 2)),
            Holiday("Family Day", 2019, STILL, Monday(2, 3)),
            Holiday("British Columbia Day", 1974, STILL, Monday(8, 1)),
        ],
        // Employment Standards Code; Terry Fox Day closes the government's offices.
        Province::MB => &[
            Holiday("Louis Riel Day", 2008, STILL, Monday(2, 3)),
            Holiday("Terry Fox Day", 2015, STILL, Monday(8, 1)),
            Holiday("Civic Holiday", 1900, 2014, Monday(8, 1)),
        ],
        // Days of Rest Act.
        Province::NB => &[
            Holiday("Family Day", 2018, STILL, Monday(2, 3)),
            Holiday("New Brunswick Day", 1975, STILL, Monday(8, 1)),
        ],
        // The province's own list of government holidays; its statute has none of the four. Regatta Day depends on the
        // place and on the weather, and is left out.
        Province::NL => &[
            Holiday("Saint Patrick's Day", OF_OLD, STILL, NearestMonday(3, 17)),
            Holiday("Saint George's Day", OF_OLD, STILL, NearestMonday(4, 23)),
            // "June Holiday" in the government's list since 2020.
            Holiday("Discovery Day", 1997, STILL, NearestMonday(6, 24)),
            Holiday("Orangemen's Day", OF_OLD, STILL, NearestMonday(7, 12)),
        ],
        // Labour Standards Code; Natal Day closes the government's offices.
        Province::NS => &[
            Holiday("Heritage Day", 2015, STILL, Monday(2, 3)),
            Holiday("Natal Day", 1996, STILL, Monday(8, 1)),
        ],
        // Employment Standards Act. In the public service a holiday on a day of rest moves to the next working day.
        Province::NT => &[
            Holiday("National Indigenous Peoples Day", 2001, STILL, Date(6, 21, ToMonday)),
            Holiday("Civic Holiday", 1900, STILL, Monday(8, 1)),
        ],
        // Labour Standards Act; Nunavut Day was the government's own before 2020. It moves as in the Territories.
        Province::NU => &[
            Holiday("Nunavut Day", 2001, STILL, Date(7, 9, ToMonday)),
            Holiday("Civic Holiday", 1900, STILL, Monday(8, 1)),
        ],
        // Employment Standards Act; the Civic Holiday is none there, and closes the government's offices.
        Province::ON => &[
            Holiday("Family Day", 2008, STILL, Monday(2, 3)),
            Holiday("Civic Holiday", 1900, STILL, Monday(8, 1)),
        ],
        // Employment Standards Act. Gold Cup Parade Day is a holiday in one county and left out.
        Province::PE => &[
            Holiday("Islander Day", 2009, 2009, Monday(2, 2)),
            Holiday("Islander Day", 2010, STILL, Monday(2, 3)),
        ],
        // Act respecting labour standards, s. 60; National Holiday Act, s. 2: on a Sunday, the 25th for those who do
        // not work on Sundays; a Saturday stays. Section 60 lets an employer give Easter Monday instead of Good
        // Friday; the country has both. There is no holiday in February or in August.
        Province::QC => &[Holiday("Saint-Jean-Baptiste Day", 1925, STILL, Date(6, 24, SundayToMonday))],
        // Saskatchewan Employment Act.
        Province::SK => &[
            Holiday("Family Day", 2007, STILL, Monday(2, 3)),
            Holiday("Saskatchewan Day", 1900, STILL, Monday(8, 1)),
        ],
        // Employment Standards Act: what falls on a day of rest is given on the next working day. Heritage Day closes
        // the government's offices and schools.
        Province::YT => &[
            Holiday("Heritage Day", 1976, STILL, FridayBeforeLastSunday(2)),
            Holiday("National Indigenous Peoples Day", 2017, STILL, Date(6, 21, ToMonday)),
            Holiday("Discovery Day", 1912, STILL, Monday(8, 3)),
        ],
    }
}

/// The English name of the holiday that a day is: a federal one, or one of the province.
pub fn on(day: NaiveDate, province: Option<Province>) -> Option<&'static str> {
    let provincial = province.map_or(&[] as &[Holiday], of_province);
    FEDERAL.iter().chain(provincial).find(|holiday| holiday.is(day)).map(|holiday| holiday.0)
}

/// The last day of a limit that an act of Parliament sets: where it ends on a holiday of the Interpretation Act, the
/// next day that is none (`docs/rules.md`, 2.7). A day that only a province or a town keeps moves nothing here: the
/// earlier day is in time everywhere.
pub fn end_of_limit(day: NaiveDate) -> NaiveDate {
    let is_holiday =
        |day: &NaiveDate| day.weekday() == Weekday::Sun || OF_LIMITS.iter().any(|holiday| holiday.is(*day));
    day.iter_days().find(|day| !is_holiday(day)).unwrap_or(day)
}

impl Holiday {
    fn is(&self, day: NaiveDate) -> bool {
        let &Holiday(_, first, last, rule) = self;
        (first..=last).contains(&day.year()) && rule.fits(day)
    }
}

impl Rule {
    fn fits(self, day: NaiveDate) -> bool {
        let weekday = day.weekday();
        let is_on = |month, number| day.month() == month && day.day() == number;
        match self {
            Date(month, number, moves) => {
                is_on(month, number)
                    || came_from(day, moves, |was| was.month() == month && was.day() == number)
            }
            Monday(month, nth) => {
                weekday == Weekday::Mon && day.month() == month && day.day0() / 7 + 1 == nth
            }
            MondayBefore(month, number) => {
                weekday == Weekday::Mon
                    && day.month() == month
                    && (1..=7).any(|days| day.day() + days == number)
            }
            NearestMonday(month, number) => {
                weekday == Weekday::Mon && day.month() == month && day.day().abs_diff(number) <= 3
            }
            // The Sunday is the last where a week later is another month.
            FridayBeforeLastSunday(month) => {
                let later = |days| day.checked_add_days(Days::new(days)).map(|then| then.month());
                weekday == Weekday::Fri && later(2) == Some(month) && later(9) != Some(month)
            }
            FromEaster(days) => {
                matches!(day.month(), 3 | 4)
                    && easter(day.year()).is_some_and(|easter| (day - easter).num_days() == days)
            }
        }
    }
}

/// Whether a day is the one to which a weekend date moved.
fn came_from(day: NaiveDate, moves: Moves, is_it: impl Fn(NaiveDate) -> bool) -> bool {
    let back = |days| day.checked_sub_days(Days::new(days)).is_some_and(&is_it);
    match (moves, day.weekday()) {
        (ToMonday, Weekday::Mon) => back(1) || back(2),
        (SundayToMonday, Weekday::Mon) => back(1),
        (ByTwo, Weekday::Mon | Weekday::Tue) => back(2),
        _ => false,
    }
}

/// Easter Sunday of the Gregorian calendar: the computation that *Nature* printed in 1876, as Meeus gives it.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let skipped = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let moon = (19 * golden + century - century.div_euclid(4) - skipped + 15).rem_euclid(30);
    let leaps = 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4);
    let to_sunday = (32 + leaps - moon - in_century.rem_euclid(4)).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * to_sunday).div_euclid(451);
    let days = moon + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}
