//! The rules of a setting: how it is written, what its floor is, and which of two values is the stricter.

use chrono::NaiveDate;

use crate::domain::channels::Channels;
use crate::domain::check_kind::CheckKind;
use crate::domain::district::Renamed;
use crate::domain::event::SecondRule;
use crate::domain::grade::Grade;
use crate::domain::words::{Word, words};

words! {
    /// Whether those who keep the roster may decide, and rely on people whom they put there. By default it is marked.
    SeparateAdmin "separate-admin" { Marked = "marked", Required = "required" }
}

/// How a setting is written.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A word of a closed list: its name, and its words.
    Word(&'static str, &'static [&'static str]),
    /// A whole number.
    Number,
    /// A grade such as `C3`.
    Grade,
    /// Kinds of checks, separated by commas.
    Checks,
    /// A day.
    Day,
    /// A name, or nothing.
    Text,
    /// How offices are reached: set by commands of their own.
    Offices,
    /// Names of districts: set by a command of their own.
    Districts,
}

/// The value of a setting.
#[derive(Debug, Clone, Copy)]
pub enum Set<'a> {
    /// A word of a closed list, by the list's name.
    Word(&'static str, &'static str),
    /// A whole number.
    Number(u32),
    /// A grade.
    Grade(Grade),
    /// Kinds of checks.
    Checks(&'a [CheckKind]),
    /// A day, once it is set.
    Day(Option<NaiveDate>),
    /// A name.
    Text(Option<&'a str>),
    /// How offices are reached.
    Offices(&'a Channels),
    /// Names of districts.
    Districts(&'a Renamed),
}

/// A type that settings have.
pub(super) trait Setting {
    const KIND: Kind;
    fn set(&self) -> Set<'_>;
}

macro_rules! setting {
    ($($type:ty: $kind:expr, |$value:ident| $set:expr;)+) => {$(
        impl Setting for $type {
            const KIND: Kind = $kind;
            fn set(&self) -> Set<'_> {
                let $value = self;
                $set
            }
        }
    )+};
}

setting! {
    SecondRule: Kind::Word(Self::LIST, Self::WORDS), |word| Set::Word(Self::LIST, word.word());
    SeparateAdmin: Kind::Word(Self::LIST, Self::WORDS), |word| Set::Word(Self::LIST, word.word());
    u32: Kind::Number, |number| Set::Number(*number);
    Grade: Kind::Grade, |grade| Set::Grade(*grade);
    Vec<CheckKind>: Kind::Checks, |checks| Set::Checks(checks);
    Option<NaiveDate>: Kind::Day, |day| Set::Day(*day);
    Option<String>: Kind::Text, |text| Set::Text(text.as_deref());
    Channels: Kind::Offices, |offices| Set::Offices(offices);
    Renamed: Kind::Districts, |names| Set::Districts(names);
}

/// The rules of a setting of a type.
pub(super) trait Rule<T: Clone> {
    /// The part of a value that is below the floor, in words.
    fn below(&self, _: &T) -> Vec<String> {
        Vec::new()
    }

    /// The value, or the floor if it is below.
    fn raised(&self, value: &T) -> T {
        value.clone()
    }

    /// The stricter of two values; where neither is stricter, the later in the order of events.
    fn stricter(&self, earlier: &T, later: &T) -> T;
}

/// A number from the first to the second: the lower, the stricter.
pub(super) struct Within(pub(super) u32, pub(super) u32);

impl Rule<u32> for Within {
    fn below(&self, value: &u32) -> Vec<String> {
        if (self.0..=self.1).contains(value) { Vec::new() } else { vec![value.to_string()] }
    }
    fn raised(&self, value: &u32) -> u32 {
        *value.clamp(&self.0, &self.1)
    }
    fn stricter(&self, earlier: &u32, later: &u32) -> u32 {
        *earlier.min(later)
    }
}

/// A grade, at the worst this one.
pub(super) struct AtWorst(pub(super) Grade);

impl Rule<Grade> for AtWorst {
    fn below(&self, value: &Grade) -> Vec<String> {
        if value.reaches(self.0) { Vec::new() } else { vec![value.to_string()] }
    }
    fn raised(&self, value: &Grade) -> Grade {
        self.stricter(value, &self.0)
    }
    fn stricter(&self, earlier: &Grade, later: &Grade) -> Grade {
        Grade {
            source: earlier.source.min(later.source),
            information: earlier.information.min(later.information),
        }
    }
}

/// These checks at least: the more, the stricter.
pub(super) struct AtLeast(pub(super) fn() -> Vec<CheckKind>);

impl Rule<Vec<CheckKind>> for AtLeast {
    fn below(&self, value: &Vec<CheckKind>) -> Vec<String> {
        let missing = (self.0)().into_iter().filter(|kind| !value.contains(kind));
        missing.map(|kind| format!("without {kind}")).collect()
    }
    fn raised(&self, value: &Vec<CheckKind>) -> Vec<CheckKind> {
        self.stricter(value, &(self.0)())
    }
    fn stricter(&self, earlier: &Vec<CheckKind>, later: &Vec<CheckKind>) -> Vec<CheckKind> {
        let more = later.iter().filter(|kind| !earlier.contains(kind));
        earlier.iter().chain(more).copied().collect()
    }
}

/// One of two words, of which this one is the stricter.
pub(super) struct Strictest<W>(pub(super) W);

impl<W: Word> Rule<W> for Strictest<W> {
    fn stricter(&self, earlier: &W, later: &W) -> W {
        if *earlier == self.0 { *earlier } else { *later }
    }
}

/// A day: the earlier, the stricter.
pub(super) struct Earlier;

impl Rule<Option<NaiveDate>> for Earlier {
    fn stricter(&self, earlier: &Option<NaiveDate>, later: &Option<NaiveDate>) -> Option<NaiveDate> {
        earlier.iter().chain(later).min().copied()
    }
}

/// Nothing is stricter than anything else.
pub(super) struct Plain;

impl<T: Clone> Rule<T> for Plain {
    fn stricter(&self, _: &T, later: &T) -> T {
        later.clone()
    }
}
