//! Days as people and programs write them.

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

const fn column(of: DayOf) -> Column {
    Column { of, today: NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day") }
}

const BIRTH: Column = column(DayOf::Birth);
const SENDING: Column = column(DayOf::Sending);

fn read(text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    BIRTH.read(text, order)
}

fn finding(column: Column, values: &[&str]) -> DateFinding {
    DateFinding::of(column, None, None, values.iter().enumerate().map(|(i, v)| (i + 2, *v)))
}

#[test]
fn year_first_and_month_names_need_no_order() {
    for text in [
        "1980-03-02",
        "1980/3/2",
        "19800302",
        "1980 03 02",
        "1980. 3. 2.",
        "1980-03-02T10:11:12Z",
        "1980-03-02T10:11:12.123-04:00",
        "1980/03/02 7:06:23 PM EST",
        " 1980-03-02 23:59 ",
        "1980-03-02 23 h 59",
        "19800302101112",
        "2 March 1980",
        "March 2nd, 1980",
        "2 mars 1980",
        "Sunday, March 2, 1980 10:22:33 AM",
        "dimanche le 2 mars 1980",
        "2-Mar-1980",
        "2-mars-80",
        "02-Mar-80",
        "Mar 2, 80",
        "Sun Mar 02 1980 19:06:23 GMT-0500 (Eastern Standard Time)",
        "Sun Mar 02 19:06:23 EST 1980",
    ] {
        assert_eq!(read(text, None), ymd(1980, 3, 2), "{text}");
    }
    assert_eq!(read("1er août 1975", None), ymd(1975, 8, 1));
    assert_eq!(read("5 févr. 1975", None), ymd(1975, 2, 5));
    assert_eq!(read("mar. 28 juil. 1981", None), ymd(1981, 7, 28));
    assert_eq!(read("07/07/1980", None), ymd(1980, 7, 7));
    for text in [
        "27 juill. 1984",
        "27JUL1984",
        "27jul84",
        "27juil.1984",
        "27-JUIL-84",
        "Jul27,1984",
        "27JUL1984:10:11:12",
        "27 JUL /JUIL 84",
        "27 juillet1984",
        "1984JUL27",
    ] {
        assert_eq!(read(text, None), ymd(1984, 7, 27), "{text}");
    }
    assert_eq!(SENDING.read("27 juill. 2026 à 10 h 05", None), ymd(2026, 7, 27));
    assert_eq!(read("12 MAR/MARS 1980", None), ymd(1980, 3, 12));
}

#[test]
fn numbers_are_read_only_with_an_order() {
    assert_eq!(read("03/04/1980", None), None);
    let day_first = Some(DateOrder::DayMonthYear);
    assert_eq!(read("03/04/1980 10:00:01", day_first), ymd(1980, 4, 3));
    assert_eq!(read("03.04.1980", Some(DateOrder::MonthDayYear)), ymd(1980, 3, 4));
    assert_eq!(read("02031980", day_first), ymd(1980, 3, 2));
    assert_eq!(read("12/25/1980", day_first), None);
    assert_eq!(read("1980-12-25", day_first), ymd(1980, 12, 25));
}

#[test]
fn what_is_no_date_is_not_read() {
    let day_first = Some(DateOrder::DayMonthYear);
    for text in [
        "",
        "soon",
        "N/A",
        "31/02/1980",
        "1980",
        "March 1980",
        "0000-01-01",
        "1/1/1",
        "99/99/9999",
        "2 mars avril 1980",
        "--",
        "1980-13-01",
        "0780-01-01",
        "3/٤/1980",
        "1980-03-02 or 1981",
        "1980-03-02 (approx)",
        "2 March 1980 or 1981",
        "12 345 67",
    ] {
        assert_eq!(read(text, day_first), None, "{text}");
    }
    assert_eq!(read(&"1".repeat(100_000), day_first), None);
}

#[test]
fn a_short_year_is_read_where_one_century_is_possible() {
    let month_first = Some(DateOrder::MonthDayYear);
    assert_eq!(SENDING.read("7/27/26 19:06:23", month_first), ymd(2026, 7, 27));
    assert_eq!(SENDING.read("7/27/97", month_first), None);
    assert_eq!(SENDING.read("27-juil.-26", None), ymd(2026, 7, 27));
    assert_eq!(read("7/27/84", month_first), ymd(1984, 7, 27));
    assert_eq!(read("7/27/04", month_first), ymd(2004, 7, 27));
    // A child, or somebody of a hundred and fourteen.
    assert_eq!(read("7/27/12", month_first), None);
    assert_eq!(read("27-Jul-12", None), None);
}

#[test]
fn a_column_shows_its_order_or_says_that_it_does_not() {
    let DateFinding::Shown { order, row, .. } = finding(BIRTH, &["03/04/1980", "25/12/1981"]) else {
        panic!("shown");
    };
    assert_eq!((order, row), (DateOrder::DayMonthYear, 3));
    assert_eq!(finding(BIRTH, &["12/25/1981"]).order(), Some(DateOrder::MonthDayYear));
    assert!(matches!(finding(BIRTH, &["1980-01-01", "03/04/1980"]), DateFinding::Ambiguous { row: 3, .. }));
    assert_eq!(
        finding(BIRTH, &["13/01/1980", "01/13/1980"]),
        DateFinding::Mixed {
            row: 2,
            order: DateOrder::DayMonthYear,
            other_row: 3,
            other_order: DateOrder::MonthDayYear
        }
    );
    assert_eq!(finding(BIRTH, &["1980-01-01", "05/05/1980", ""]), DateFinding::NotNeeded);
}

#[test]
fn the_age_of_a_person_shows_no_order() {
    // Only one of the two days of the first makes a person of sixteen.
    assert!(matches!(finding(BIRTH, &["12/11/10", "03/04/80"]), DateFinding::Ambiguous { row: 2, .. }));
    assert!(matches!(finding(BIRTH, &["12/11/10"]), DateFinding::Ambiguous { .. }));
    assert!(matches!(finding(BIRTH, &["01/12/26", "03/04/80"]), DateFinding::Ambiguous { .. }));
    assert_eq!(finding(BIRTH, &["12/11/10", "25/12/80"]).order(), Some(DateOrder::DayMonthYear));
    // A child's day shows an order where only one can be, and asks for none where it is read in none.
    assert_eq!(finding(BIRTH, &["12/25/12", "03/04/80"]).order(), Some(DateOrder::MonthDayYear));
    assert_eq!(finding(BIRTH, &["12/11/13", "1980-01-01"]), DateFinding::NotNeeded);
    assert_eq!(read("12/11/10", None), None);
    assert_eq!(read("12/11/10", Some(DateOrder::DayMonthYear)), ymd(2010, 11, 12));
    assert_eq!(read("12/11/10", Some(DateOrder::MonthDayYear)), None);
    // Nor do the ten years of a form.
    assert_eq!(finding(SENDING, &["12/11/16 10:00"]).order(), None);
    assert_eq!(finding(SENDING, &["12/14/16 10:00"]).order(), Some(DateOrder::MonthDayYear));
}

#[test]
fn no_form_was_sent_in_on_a_day_that_has_not_come() {
    assert_eq!(finding(SENDING, &["11/10/2026 10:00"]).order(), None);
    assert_eq!(finding(SENDING, &["03/12/2026 10:00"]).order(), Some(DateOrder::MonthDayYear));
    assert_eq!(finding(SENDING, &["7/11/26 19:06:23"]).order(), None);
    assert_eq!(finding(SENDING, &["7/12/26 19:06:23"]).order(), Some(DateOrder::MonthDayYear));
    assert_eq!(finding(SENDING, &["7/27/26 19:06:23", "7/12/26"]).order(), Some(DateOrder::MonthDayYear));
}

#[test]
fn what_is_said_of_the_file_yields_to_what_values_show() {
    let said = Some(DateOrder::DayMonthYear);
    let of = |values: &[&'static str]| {
        let values = values.iter().copied().enumerate();
        DateFinding::of(SENDING, None, said, values)
    };
    assert_eq!(of(&["03/04/2026"]), DateFinding::Given { order: DateOrder::DayMonthYear });
    assert_eq!(of(&["03/14/2026", "03/04/2026"]).order(), Some(DateOrder::MonthDayYear));
    assert_eq!(of(&["2026-04-03"]), DateFinding::NotNeeded);
}

#[test]
fn a_format_is_understood_in_both_languages() {
    for (format, order) in [
        ("dd/mm/yyyy", DateOrder::DayMonthYear),
        ("jj-mm-aa", DateOrder::DayMonthYear),
        ("jour-mois-année", DateOrder::DayMonthYear),
        ("M/d/yy", DateOrder::MonthDayYear),
        ("yyyymmdd", DateOrder::YearMonthDay),
        ("AAAA-MM-JJ", DateOrder::YearMonthDay),
        ("year-month-day", DateOrder::YearMonthDay),
    ] {
        assert_eq!(DateOrder::of_format(format), Some(order), "{format}");
    }
    assert_eq!(DateOrder::of_format("as usual"), None);
}
