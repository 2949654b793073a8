//! Where and when: business days, time zones and local days of a riding. A moment is handed in; nothing here asks the
//! machine for the time.

pub mod fixed_date;
pub mod holidays;
pub mod proved;
pub mod spoken;
mod zones;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::domain::district::{DistrictCode, Province};

/// No run of holidays is longer, so the search for the next business day ends there.
const MAX_CLOSED_DAYS: u32 = 14;

/// What the clock needs of a riding: the province whose holidays count, and the time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The province whose holidays count beside the federal ones.
    pub province: Province,
    /// The riding's time zone.
    pub zone: Tz,
}

impl Place {
    /// Where a case without a district keeps its time.
    pub const CAPITAL: Place = Place { province: Province::ON, zone: chrono_tz::America::Toronto };

    /// The place of a district.
    pub fn of(code: DistrictCode) -> Place {
        Place { province: code.province(), zone: zones::zone(code) }
    }

    /// The day that it is here at a moment.
    pub fn day(self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// The moment at which the clocks here show an hour of a day. An hour that daylight saving skips is the moment
    /// of the change; of an hour that comes twice it is the first.
    pub fn at(self, day: NaiveDate, hour: u32) -> DateTime<Utc> {
        let wanted = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN));
        if let Some(found) = self.zone.from_local_datetime(&wanted).earliest() {
            return found.to_utc();
        }
        // Skipped: read with the offset from before the change it is the same moment that the clocks show as an hour
        // later; all of our changes are at a full hour, so that is the change.
        let before = wanted.checked_sub_days(Days::new(1)).unwrap_or(wanted);
        let offset = |found: DateTime<Tz>| found.naive_local() - found.naive_utc();
        let offset = self.zone.from_local_datetime(&before).earliest().map(offset).unwrap_or_default();
        wanted.checked_sub_signed(offset).unwrap_or(wanted).and_utc()
    }

    /// The moment at which a day ends here.
    pub fn end_of(self, day: NaiveDate) -> DateTime<Utc> {
        self.at(day.succ_opt().unwrap_or(day), 0)
    }

    /// Whether people work here on a day: no weekend, no federal holiday, none of the province.
    pub fn is_business_day(self, day: NaiveDate) -> bool {
        is_business_day(day, Some(self.province))
    }

    /// The day so many business days after another; with a count of 0, the day itself.
    pub fn business_days_after(self, day: NaiveDate, count: u32) -> NaiveDate {
        business_days_after(day, count, Some(self.province))
    }

    /// The day so many business days before another.
    pub fn business_days_before(self, day: NaiveDate, count: u32) -> NaiveDate {
        business_days_before(day, count, Some(self.province))
    }

    /// How many business days there are after one day, up to and including another.
    pub fn business_days_between(self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_business_day(*day)).count()).unwrap_or(u32::MAX)
    }
}

/// Whether people work on a day in a province; without one, only the federal holidays count.
pub fn is_business_day(day: NaiveDate, province: Option<Province>) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holidays::on(day, province).is_none()
}

/// The day so many business days after another, in a province or by the federal holidays alone.
pub fn business_days_after(day: NaiveDate, count: u32, province: Option<Province>) -> NaiveDate {
    (0..count).fold(day, |from, _| next(from, province, NaiveDate::succ_opt))
}

/// The day so many business days before another.
pub fn business_days_before(day: NaiveDate, count: u32, province: Option<Province>) -> NaiveDate {
    (0..count).fold(day, |from, _| next(from, province, NaiveDate::pred_opt))
}

/// The next business day in one direction; at the end of the calendar the last day stays.
fn next(
    from: NaiveDate,
    province: Option<Province>,
    step: impl Fn(&NaiveDate) -> Option<NaiveDate>,
) -> NaiveDate {
    let mut day = from;
    for _ in 0..MAX_CLOSED_DAYS {
        day = step(&day).unwrap_or(day);
        if is_business_day(day, province) {
            break;
        }
    }
    day
}
