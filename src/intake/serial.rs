//! Numbers of a workbook: as a spreadsheet shows them, and the days that it keeps as numbers.

use chrono::{Days as Span, NaiveDate, NaiveTime};

/// From when a workbook counts its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// As nearly all do: day 1 is the first of 1900, and 1900 had a 29 February.
    Since1900,
    /// As old ones from a Mac do.
    Since1904,
}

impl Days {
    /// A number as text: a day where its cell shows one.
    pub(super) fn shown(self, text: &str, is_day: bool) -> String {
        let Ok(number) = text.trim().parse::<f64>() else { return text.to_owned() };
        let day = if is_day { self.day(number) } else { None };
        day.unwrap_or_else(|| plain(number))
    }

    fn day(self, number: f64) -> Option<String> {
        const SECONDS: f64 = 86_400.0;
        // The end of the year 9999.
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        let (mut whole, mut seconds) = (number.trunc(), (number.fract() * SECONDS).round());
        if seconds >= SECONDS {
            (whole, seconds) = (whole + 1.0, 0.0);
        }
        let count: u32 = format!("{whole:.0}").parse().ok()?;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(format!("{seconds:.0}").parse().ok()?, 0)?;
        if count == 0 && self == Days::Since1900 {
            return Some(time.format("%H:%M:%S").to_string());
        }
        let first = match self {
            Days::Since1904 => NaiveDate::from_ymd_opt(1904, 1, 1)?,
            // The day that never was moves all that come before it.
            Days::Since1900 if count < 60 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
            Days::Since1900 if count == 60 => return None,
            Days::Since1900 => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        };
        let day = first.checked_add_days(Span::new(count.into()))?;
        Some(if time == NaiveTime::MIN { day.to_string() } else { format!("{day} {time}") })
    }
}

/// Up to here a workbook keeps every whole number.
const WHOLE: f64 = 9_007_199_254_740_991.0;

/// A number as people read it: telephone numbers without an exponent, fractions without the noise behind the 15th digit.
/// A longer number has lost its last digits, so it stays as a spreadsheet shows it, and is known as spoiled.
fn plain(number: f64) -> String {
    if number.abs() > WHOLE {
        return format!("{number:.14E}").replace('E', "E+");
    }
    if number.fract() == 0.0 {
        return format!("{number}");
    }
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    format!("{rounded}")
}

/// Whether a format shows a number as a day or a time: the built-in ones by their number, others by their letters.
pub(super) fn is_day(id: u32, format: Option<&str>) -> bool {
    match format {
        None => matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58),
        Some(format) => has_day_letters(format),
    }
}

/// Whether letters for day, month, year, hour or second are there, outside of quotations, escapes and brackets.
fn has_day_letters(format: &str) -> bool {
    let mut letters = format.chars();
    let mut found = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|end| *end == '"')),
            '[' => {
                // `[h]:mm` counts hours, which is no time of day.
                let inside: String = letters.by_ref().take_while(|end| *end != ']').collect();
                if matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return false;
                }
            }
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => break,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => found = true,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_where_their_cell_says_so() {
        let day = |text: &str| Days::Since1900.shown(text, true);
        assert_eq!(day("46230"), "2026-07-27");
        assert_eq!(day("46230.7961"), "2026-07-27 19:06:23");
        assert_eq!(day("1"), "1900-01-01");
        assert_eq!(day("59"), "1900-02-28");
        assert_eq!(day("60"), "60");
        assert_eq!(day("61"), "1900-03-01");
        assert_eq!(day("0.5"), "12:00:00");
        assert_eq!(day("-1"), "-1");
        assert_eq!(day("1e300"), "1.00000000000000E+300");
        assert_eq!(Days::Since1904.shown("44768", true), "2026-07-27");
        assert_eq!(Days::Since1900.shown("46230", false), "46230");
    }

    #[test]
    fn numbers_are_read_as_people_see_them() {
        let plain = |text: &str| Days::Since1900.shown(text, false);
        assert_eq!(plain("4.185550133E9"), "4185550133");
        assert_eq!(plain("35001"), "35001");
        assert_eq!(plain("35001.0"), "35001");
        assert_eq!(plain("0.30000000000000004"), "0.3");
        assert_eq!(plain("none"), "none");
        assert_eq!(plain("4503599627370497"), "4503599627370497");
        // The number of a response with 19 digits, kept as a number.
        assert_eq!(plain("5123456789012345678"), "5.12345678901235E+18");
    }

    #[test]
    fn formats_of_days_are_told_by_their_letters() {
        for format in ["yyyy-mm-dd", "m/d/yy h:mm:ss", "[$-F800]dddd, mmmm dd", "d\\ mmmm\\ yyyy", "h:mm"] {
            assert!(is_day(164, Some(format)), "{format}");
        }
        for format in ["General", "0.00", "#,##0 \"days\"", "[h]:mm", "[Red]0", "@", "_-* #,##0_-;dd"] {
            assert!(!is_day(164, Some(format)), "{format}");
        }
        assert!(is_day(14, None) && is_day(22, None) && !is_day(0, None) && !is_day(4, None));
    }
}
