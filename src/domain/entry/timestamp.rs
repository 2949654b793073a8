//! The time that an event claims, and its one text.

use chrono::{DateTime, NaiveDate, Utc};

use super::Malformed;

/// The positions of the digits of a time, in pairs: `2026-11-22T06:00:00Z`.
const TIME_DIGITS: [usize; 7] = [0, 2, 5, 8, 11, 14, 17];

/// A claimed time, in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// The time, cut to the second.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp(at.timestamp(), 0).unwrap_or_default())
    }

    /// The time as chrono has it.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use chrono::{Datelike, Timelike};
        let (day, time) = (self.0.date_naive(), self.0.time());
        let year = day.year();
        let Some(in_four) = u32::try_from(year).ok().filter(|year| *year <= 9999) else {
            // No header has such a year.
            return write!(f, "{year}-{:02}-{:02}T{}Z", day.month(), day.day(), time.format("%H:%M:%S"));
        };
        // Every header has one of these, and the formatter's padding is slow.
        let parts =
            [in_four / 100, in_four % 100, day.month(), day.day(), time.hour(), time.minute(), time.second()];
        let mut text = *b"0000-00-00T00:00:00Z";
        for (place, part) in TIME_DIGITS.into_iter().zip(parts) {
            if let Some([tens, ones]) = text.get_mut(place..place + 2) {
                *tens += u8::try_from(part / 10).unwrap_or_default();
                *ones += u8::try_from(part % 10).unwrap_or_default();
            }
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl std::str::FromStr for Timestamp {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let bytes = text.as_bytes();
        let two = |place: usize| match bytes.get(place..place + 2) {
            Some([tens @ b'0'..=b'9', ones @ b'0'..=b'9']) => {
                Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
            }
            _ => None,
        };
        let read = || {
            let [century, year, month, day, hour, minute, second] = TIME_DIGITS.map(two);
            let day = NaiveDate::from_ymd_opt(i32::try_from(century? * 100 + year?).ok()?, month?, day?)?;
            Some(Self(day.and_hms_opt(hour?, minute?, second?)?.and_utc()))
        };
        read().filter(|time| time.to_string() == text).ok_or(Malformed::Line(0))
    }
}
