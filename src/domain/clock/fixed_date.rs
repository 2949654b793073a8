//! The fixed date of general elections (`docs/rules.md`, 1.6): the latest that the next one can be held.

use chrono::{Datelike as _, NaiveDate, Weekday};

/// The last day on which the next general election can be held, where nobody has said an earlier one: the third Monday
/// of October in the fourth calendar year after the last (Canada Elections Act, section 56.1). The last was in 2025.
pub fn last_polling_day(today: NaiveDate) -> NaiveDate {
    let years = today.year()..=today.year().saturating_add(4);
    let third_mondays = years
        .filter(|year| year.rem_euclid(4) == 1)
        .filter_map(|year| NaiveDate::from_weekday_of_month_opt(year, 10, Weekday::Mon, 3));
    third_mondays.into_iter().find(|day| *day >= today).unwrap_or(today)
}
