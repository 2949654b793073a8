//! Where and when: business days, time zones and local days of a riding. A moment is handed in; nothing here asks the
//! machine for the time.

pub mod holidays;
pub mod proved;
pub mod spoken;
mod zones;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::domain::district::{DistrictCode, Province};

/// No holidays last longer; a walk to the next business day ends there.
const MAX_CLOSED_DAYS: u32 = 14;

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

    /// The day that lies so many business days after another. None is the day itself.
    pub fn business_days_after(self, day: NaiveDate, count: u32) -> NaiveDate {
        business_days_after(day, count, Some(self.province))
    }

    /// How many business days lie after one day up to and with another.
    pub fn business_days_between(self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_business_day(*day)).count()).unwrap_or(u32::MAX)
    }
}

/// Whether people work on a day in a province; without one, only the federal holidays count.
pub fn is_business_day(day: NaiveDate, province: Option<Province>) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holidays::on(day, province).is_none()
}

/// The day that lies so many business days after another, in a province or by the federal holidays alone.
pub fn business_days_after(day: NaiveDate, count: u32, province: Option<Province>) -> NaiveDate {
    (0..count).fold(day, |from, _| next(from, province, NaiveDate::succ_opt))
}

/// The day that lies so many business days before another.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::district;

    fn place(code: u32) -> Place {
        Place::of(DistrictCode::new(code).unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_when_it_begins_there() {
        let at = utc("2026-11-22T03:45:00Z");
        let days = [10001, 10004, 35001, 46001, 47001, 48001, 59001].map(|code| place(code).day(at).day());
        assert_eq!(days, [22, 21, 21, 21, 21, 21, 21].map(|day: u32| day));
        // Half an hour past three in St. John's is half past the hour in the clock of the world, too.
        assert_eq!(place(10001).end_of(day("2026-11-21")), utc("2026-11-22T03:30:00Z"));
        assert_eq!(place(10004).end_of(day("2026-11-21")), utc("2026-11-22T04:00:00Z"));
        assert_eq!(place(35001).end_of(day("2026-11-21")), utc("2026-11-22T05:00:00Z"));
        assert_eq!(place(35045).end_of(day("2026-11-21")), utc("2026-11-22T06:00:00Z"));
        assert_eq!(place(59001).end_of(day("2026-11-21")), utc("2026-11-22T07:00:00Z"));
    }

    #[test]
    fn clocks_go_forward() {
        let toronto = place(35001);
        let spring = day("2027-03-14");
        assert_eq!(toronto.end_of(day("2027-03-13")), utc("2027-03-14T05:00:00Z"));
        assert_eq!(toronto.end_of(spring), utc("2027-03-15T04:00:00Z"));
        assert_eq!(toronto.at(spring, 1), utc("2027-03-14T06:00:00Z"));
        // There is no two o'clock; three o'clock is the same moment.
        assert_eq!(toronto.at(spring, 2), utc("2027-03-14T07:00:00Z"));
        assert_eq!(toronto.at(spring, 3), utc("2027-03-14T07:00:00Z"));
        assert_eq!(place(10001).at(spring, 2), utc("2027-03-14T05:30:00Z"));
        assert_eq!(place(10001).end_of(spring), utc("2027-03-15T02:30:00Z"));
    }

    #[test]
    fn clocks_go_back() {
        let toronto = place(35001);
        let autumn = day("2027-11-07");
        // One o'clock comes twice; the first counts.
        assert_eq!(toronto.at(autumn, 1), utc("2027-11-07T05:00:00Z"));
        assert_eq!(toronto.at(autumn, 2), utc("2027-11-07T07:00:00Z"));
        assert_eq!(toronto.end_of(autumn) - toronto.end_of(day("2027-11-06")), chrono::TimeDelta::hours(25));
        assert_eq!(place(10001).end_of(autumn), utc("2027-11-08T03:30:00Z"));
    }

    #[test]
    fn some_clocks_stand_still() {
        // Saskatchewan, Yukon; since 2026 British Columbia, Alberta and the Northwest Territories.
        for (code, hour) in [(47001, 6), (60001, 7), (59001, 7), (48001, 6), (61001, 6)] {
            for given in ["2027-01-15", "2027-03-14", "2027-07-15", "2027-11-07", "2028-01-15"] {
                let end = place(code).end_of(day(given));
                let midnight = day(given).succ_opt().unwrap().and_hms_opt(hour, 0, 0).unwrap().and_utc();
                assert_eq!(end, midnight, "{code} on {given}");
            }
        }
    }

    #[test]
    fn every_district_has_its_place() {
        assert_eq!(district::all().len(), 343);
        for district in district::all() {
            let place = Place::of(district.code);
            assert_eq!(place.province, district.province);
            assert_eq!(place.day(place.at(day("2027-03-01"), 12)), day("2027-03-01"), "{}", district.name_en);
            assert_eq!(place.day(place.end_of(day("2027-03-14"))), day("2027-03-15"), "{}", district.name_en);
        }
    }

    #[test]
    fn business_days_pass_over_weekends_and_holidays() {
        let (ontario, quebec) = (place(35001), place(24001));
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
        let ontario = place(35001);
        assert_eq!(ontario.business_days_after(NaiveDate::MAX, 3), NaiveDate::MAX);
        assert_eq!(business_days_before(NaiveDate::MIN, 3, None), NaiveDate::MIN);
        assert_eq!(ontario.business_days_between(NaiveDate::MAX, NaiveDate::MAX), 0);
    }
}
