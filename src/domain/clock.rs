//! Where and when: business days, time zones and local days of a riding. A moment is handed in; nothing here asks the
//! machine for the time.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::domain::district::{DistrictCode, Province};

/// A riding, as far as its clock goes: the province whose holidays count, and the time zone.
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
    #[must_use]
    pub fn of(code: DistrictCode) -> Place {
        Place { province: code.province(), zone: chrono_tz::America::Toronto }
    }

    /// The day that it is here at a moment.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// The moment at which the clocks here show an hour of a day. An hour that daylight saving skips is the moment
    /// of the change; of an hour that comes twice it is the first.
    #[must_use]
    pub fn at(self, day: NaiveDate, hour: u32) -> DateTime<Utc> {
        let wanted = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN));
        let found = self.zone.from_local_datetime(&wanted).earliest();
        found.map_or_else(|| wanted.and_utc(), |found| found.to_utc())
    }

    /// The moment at which a day ends here.
    #[must_use]
    pub fn end_of(self, day: NaiveDate) -> DateTime<Utc> {
        self.at(day.succ_opt().unwrap_or(day), 0)
    }

    /// Whether people work here on a day: no weekend, no federal holiday, none of the province.
    #[must_use]
    pub fn is_business_day(self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day that lies so many business days after another. None is the day itself.
    #[must_use]
    pub fn business_days_after(self, day: NaiveDate, count: u32) -> NaiveDate {
        let mut found = day;
        for _ in 0..count {
            found = self.next_business_day(found);
        }
        found
    }

    fn next_business_day(self, day: NaiveDate) -> NaiveDate {
        let mut next = day;
        // No holidays last two weeks; at the end of the calendar the last day stays.
        for _ in 0..14 {
            next = next.checked_add_days(Days::new(1)).unwrap_or(next);
            if self.is_business_day(next) {
                break;
            }
        }
        next
    }

    /// How many business days lie after one day up to and with another.
    #[must_use]
    pub fn business_days_between(self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_business_day(*day)).count()).unwrap_or(u32::MAX)
    }
}
