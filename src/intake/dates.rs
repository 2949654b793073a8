//! Days as forms write them, which way round a column of them is, and in which century. Never guesses: `03/04/1980`
//! alone is ambiguous, and so is a birth in `12`.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Serialize, Serializer};

use super::day_shape::{Shape, date, shape};
use crate::domain::names::fold;
use crate::domain::words::{UnknownWord, Word as _, words};

words! {
    /// The order of day, month and year in a date made of numbers.
    DateOrder "date-order" {
        DayMonthYear = "day-month-year",
        MonthDayYear = "month-day-year",
        YearMonthDay = "year-month-day",
    }
}

const ORDERS: [DateOrder; 3] = [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay];

impl DateOrder {
    /// As [`DateOrder::of_format`]; an error names the words that are always understood.
    pub fn named(text: &str) -> Result<DateOrder, UnknownWord> {
        DateOrder::of_format(text).map_or_else(|| DateOrder::from_word(text), Ok)
    }

    /// The order that a format gives: `day-month-year`, `dd/mm/yyyy`, `jj-mm-aa`, `yyyymmdd`.
    pub fn of_format(format: &str) -> Option<DateOrder> {
        let folded = fold(format);
        let words: Vec<&str> = folded.split(' ').collect();
        let letters: String = match words.as_slice() {
            [run] => (*run).to_owned(),
            words => words.iter().take(3).filter_map(|word| word.chars().next()).collect(),
        };
        let mut parts: Vec<char> = letters
            .chars()
            .map(|letter| match letter {
                'j' => 'd',
                'a' => 'y',
                other => other,
            })
            .collect();
        parts.dedup();
        match parts.as_slice() {
            ['d', 'm', 'y'] => Some(DateOrder::DayMonthYear),
            ['m', 'd', 'y'] => Some(DateOrder::MonthDayYear),
            ['y', 'm', 'd'] => Some(DateOrder::YearMonthDay),
            _ => None,
        }
    }
}

/// What a column's days are days of: that tells the century of a year of two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOf {
    /// When a form was sent in, or something was signed: in the last ten years, and never ahead.
    Sending,
    /// A consent's day, as its signer wrote it: the same years.
    Signing,
    /// A birth: of somebody between 16 and 100.
    Birth,
}

/// How a column is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// What its days are days of.
    pub(super) of: DayOf,
    /// Today.
    pub(super) today: NaiveDate,
}

impl Column {
    /// The day of a year of two digits, where one century alone is possible.
    fn short(self, year: u32, month: u32, day: u32) -> Option<NaiveDate> {
        let fits = |day: &NaiveDate| match self.of {
            DayOf::Sending | DayOf::Signing => self.may_be_sent(*day) && *day + Months::new(120) > self.today,
            DayOf::Birth => {
                *day + Months::new(16 * 12) <= self.today && *day + Months::new(1200) > self.today
            }
        };
        let year = i32::try_from(year).ok()?;
        let mut days =
            [1900, 2000].into_iter().filter_map(|century| date(century + year, month, day)).filter(fits);
        // Neither range has a hundred years, so at most one century fits.
        days.next()
    }

    /// Whether something can have been sent on a day: a day further west is not over yet.
    fn may_be_sent(self, day: NaiveDate) -> bool {
        self.today.checked_add_days(Days::new(1)).is_none_or(|tomorrow| day <= tomorrow)
    }

    /// The day of a cell in each order.
    fn readings(self, shape: Shape) -> [Option<NaiveDate>; 3] {
        match shape {
            Shape::Certain(day) => [Some(day); 3],
            Shape::ShortYear { day, month, year } => [self.short(year, month, day); 3],
            Shape::Long { first, second, year } => {
                [date(year, second, first), date(year, first, second), None]
            }
            Shape::Short { first, second, third } => [
                self.short(third, second, first),
                self.short(third, first, second),
                self.short(first, second, third),
            ],
        }
    }

    /// The days that a cell may be in each order, whatever the column is about. A person's age chooses a century, and never
    /// an order: `12/11/10` is no month first for that one of its days makes a person of sixteen, and the other a child.
    fn possible(self, shape: Shape) -> [Option<NaiveDate>; 3] {
        let Shape::Short { first, second, third } = shape else { return self.readings(shape) };
        [(third, second, first), (third, first, second), (first, second, third)]
            .map(|(year, month, day)| self.in_some_century(year, month, day))
    }

    /// The day of a year of two digits in any century in which that year may be one of the column's.
    fn in_some_century(self, year: u32, month: u32, day: u32) -> Option<NaiveDate> {
        let this_year = self.today.year();
        let fits = |day: &NaiveDate| match self.of {
            DayOf::Sending | DayOf::Signing => (this_year - 10..=this_year + 1).contains(&day.year()),
            DayOf::Birth => true,
        };
        let year = i32::try_from(year).ok()?;
        [2000, 1900].into_iter().filter_map(|century| date(century + year, month, day)).find(fits)
    }

    /// Reads a cell. A time after the day is let go.
    pub(super) fn read(self, text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
        let found = shape(text)?;
        let readings = self.readings(found);
        if only(&self.possible(found)).is_some() {
            // A given order is no reason to read `07/27/1980` the other way round, nor to leave `07/07/1980` unread.
            let fits = |order| order == DateOrder::YearMonthDay || in_order(&readings, order).is_some();
            return only(&readings).filter(|_| order.is_none_or(fits));
        }
        in_order(&readings, order?)
    }
}

fn in_order(readings: &[Option<NaiveDate>; 3], order: DateOrder) -> Option<NaiveDate> {
    let at = ORDERS.iter().position(|known| *known == order)?;
    readings.get(at).copied().flatten()
}

/// The one day that a cell can be.
fn only(readings: &[Option<NaiveDate>; 3]) -> Option<NaiveDate> {
    let mut days = readings.iter().flatten();
    let first = days.next()?;
    days.all(|day| day == first).then_some(*first)
}

/// The order of a column's dates, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum DateFinding {
    /// The map or the person said so.
    Given {
        /// What they said.
        order: DateOrder,
    },
    /// A value that is a date in one order only shows it.
    Shown {
        /// What it shows.
        order: DateOrder,
        /// The row of that value.
        row: usize,
        /// The value.
        text: String,
    },
    /// No value needs an order: the year first, months in words, or no dates at all.
    NotNeeded,
    /// Every value is a date in both orders.
    Ambiguous {
        /// The first such row.
        row: usize,
        /// Its value.
        text: String,
    },
    /// Some values can only be in one order, others only in another.
    Mixed {
        /// A row that shows an order.
        row: usize,
        /// That order.
        order: DateOrder,
        /// A row that cannot be in it.
        other_row: usize,
        /// An order in which it can be.
        other_order: DateOrder,
    },
}

/// A value that needs an order, and the orders in which it is a day.
struct Open<'a> {
    row: usize,
    text: &'a str,
    orders: Vec<DateOrder>,
}

impl DateFinding {
    /// Decides from every value of a column, given as (row, text). An order that was said of the column itself is taken;
    /// one that was said of the file (`otherwise`) only where the values do not show it.
    pub(super) fn of<'a>(
        column: Column,
        said: Option<DateOrder>,
        otherwise: Option<DateOrder>,
        values: impl Iterator<Item = (usize, &'a str)>,
    ) -> Self {
        if let Some(order) = said {
            return Self::Given { order };
        }
        let values: Vec<(usize, &str)> = values.collect();
        // What is ahead is asked only where nothing else shows the order: the next day may show less.
        let each = |ahead: bool| {
            values
                .iter()
                .filter_map(move |(row, text)| needs_order(column, *row, text, ahead))
                .collect::<Vec<_>>()
        };
        let found = Self::shown(&each(true));
        let found = if matches!(found, Self::Ambiguous { .. }) { Self::shown(&each(false)) } else { found };
        match (found, otherwise) {
            (Self::Ambiguous { .. }, Some(order))
                if each(true).iter().all(|value| value.orders.contains(&order)) =>
            {
                Self::Given { order }
            }
            (found, _) => found,
        }
    }

    /// What the values show that need an order.
    fn shown(open: &[Open<'_>]) -> Self {
        let Some(first) = open.first() else { return Self::NotNeeded };
        let mut possible = ORDERS.to_vec();
        let mut shown = None;
        for value in open {
            let before = possible.len();
            let left: Vec<DateOrder> =
                possible.iter().copied().filter(|order| value.orders.contains(order)).collect();
            if left.is_empty() {
                return mixed(open, &possible, value);
            }
            possible = left;
            if possible.len() == 1 && before > 1 {
                shown = Some(value);
            }
        }
        match (possible.as_slice(), shown) {
            (&[order], Some(value)) => {
                Self::Shown { order, row: value.row, text: value.text.trim().to_owned() }
            }
            _ => Self::Ambiguous { row: first.row, text: first.text.trim().to_owned() },
        }
    }

    /// The order to read with, where there is one.
    pub(super) fn order(&self) -> Option<DateOrder> {
        match self {
            Self::Given { order } | Self::Shown { order, .. } => Some(*order),
            Self::NotNeeded | Self::Ambiguous { .. } | Self::Mixed { .. } => None,
        }
    }
}

/// A value that can be several days, or that is one in some orders only; days of sending that are ahead count as days
/// where they may.
fn needs_order(column: Column, row: usize, text: &str, ahead: bool) -> Option<Open<'_>> {
    let found = shape(text)?;
    if matches!(found, Shape::Certain(_) | Shape::ShortYear { .. }) {
        return None;
    }
    let possible = column.possible(found);
    let fitting = |fits: &dyn Fn(NaiveDate) -> bool| -> Vec<DateOrder> {
        let each = ORDERS.iter().zip(possible);
        each.filter(|(_, day)| day.is_some_and(fits)).map(|(order, _)| *order).collect()
    };
    // No form was sent in on a day that has not come.
    let sent = fitting(&|day| ahead || column.of != DayOf::Sending || column.may_be_sent(day));
    let orders = if sent.is_empty() { fitting(&|_| true) } else { sent };
    let same_day_in_all = orders.len() > 1 && only(&possible).is_some();
    // A day that is read in no order asks for none.
    let is_read = orders.len() == 1 || column.readings(found).iter().any(Option::is_some);
    (!orders.is_empty() && !same_day_in_all && is_read).then_some(Open { row, text, orders })
}

/// The value that cannot be in the order that the others show, and one of those.
fn mixed(open: &[Open<'_>], possible: &[DateOrder], value: &Open<'_>) -> DateFinding {
    let order = possible.first().copied().unwrap_or(DateOrder::DayMonthYear);
    let narrow = open.iter().min_by_key(|other| (other.orders.len(), other.row));
    let shows = open.iter().find(|other| other.orders == [order]).or(narrow).unwrap_or(value);
    DateFinding::Mixed {
        row: shows.row,
        order,
        other_row: value.row,
        other_order: value.orders.first().copied().unwrap_or(order),
    }
}

/// Reads a day of which nothing else is known: it must be readable in one way only.
pub(super) fn read(text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    match (shape(text)?, order) {
        (Shape::Certain(day), _) => Some(day),
        (Shape::Long { first, second, year }, Some(DateOrder::DayMonthYear)) => date(year, second, first),
        (Shape::Long { first, second, year }, Some(DateOrder::MonthDayYear)) => date(year, first, second),
        (Shape::Long { first, second, year }, None) if first == second => date(year, first, second),
        _ => None,
    }
}

/// Whether a cell looks like a day, whichever of its numbers stands first.
pub(super) fn looks_like_a_day(text: &str) -> bool {
    shape(text).is_some()
}

pub(super) fn serialize_optional<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(to)
}

#[cfg(test)]
mod tests;
