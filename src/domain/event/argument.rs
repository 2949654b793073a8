//! How the arguments of a verb are written in a header, and how many ids one of them may hold.

use chrono::NaiveDate;

use super::{
    Audience, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role, Route,
    SecondRule, Tier, Waived,
};
use crate::domain::check_kind::CheckKind;
use crate::domain::district::{DistrictCode, Scope};
use crate::domain::ids::{Digest256, EventId, Nonce, PersonId, PublicKey};

/// The most ids that one argument may hold; a longer act is several events.
pub const MAX_IDS: usize = 24;

/// How an argument is written in a header: one line, words separated by one space.
pub(super) trait Argument: Sized {
    /// The text after the argument's name.
    fn print(&self, to: &mut String);
    /// Reads what [`Argument::print`] wrote.
    fn read(text: &str) -> Option<Self>;
}

macro_rules! argument_by_display {
    ($($type:ty),+) => {$(
        impl Argument for $type {
            fn print(&self, to: &mut String) {
                use std::fmt::Write;
                // Writing into a String cannot fail.
                let _ = write!(to, "{self}");
            }
            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )+};
}

argument_by_display!(
    u16,
    u32,
    DistrictCode,
    EventId,
    PublicKey,
    PersonId,
    Nonce,
    Digest256,
    Scope,
    Role,
    Tier,
    Phase,
    Outcome,
    CheckKind,
    RecordKind,
    Declared,
    Level,
    Route,
    SecondRule,
    PurgeRule,
    PurgeExtent,
    Audience
);

impl Argument for NaiveDate {
    fn print(&self, to: &mut String) {
        to.push_str(&self.format("%Y-%m-%d").to_string());
    }
    fn read(text: &str) -> Option<Self> {
        // Four digits of the year and no sign: years beyond them have a form of their own, which no header has.
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10)
    }
}

impl<T: Argument> Argument for Option<T> {
    fn print(&self, to: &mut String) {
        match self {
            Some(value) => value.print(to),
            None => to.push('-'),
        }
    }
    fn read(text: &str) -> Option<Self> {
        if text == "-" { Some(None) } else { T::read(text).map(Some) }
    }
}

/// Ids in a row: sorted, unique, at least one, at most [`MAX_IDS`].
impl<T: Argument + Ord> Argument for Vec<T> {
    fn print(&self, to: &mut String) {
        for (i, item) in self.iter().enumerate() {
            if i > 0 {
                to.push(' ');
            }
            item.print(to);
        }
    }
    fn read(text: &str) -> Option<Self> {
        in_order(text, MAX_IDS, T::read)
    }
}

/// Reads ids in a row: sorted, unique, at least one, no more than `most`.
pub(crate) fn in_order<T: Ord>(text: &str, most: usize, read: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items: Vec<T> = text.split(' ').take(most + 1).map(read).collect::<Option<_>>()?;
    let in_order = items.iter().zip(items.iter().skip(1)).all(|(item, next)| item < next);
    (items.len() <= most && in_order).then_some(items)
}

impl Argument for Relation {
    fn print(&self, to: &mut String) {
        let (word, id) = match self {
            Relation::New => return to.push('-'),
            Relation::Continues(id) => ("continues ", id),
            Relation::Corrects(id) => ("corrects ", id),
        };
        to.push_str(word);
        id.print(to);
    }
    fn read(text: &str) -> Option<Self> {
        match text.split_once(' ') {
            None if text == "-" => Some(Relation::New),
            Some(("continues", id)) => EventId::read(id).map(Relation::Continues),
            Some(("corrects", id)) => EventId::read(id).map(Relation::Corrects),
            _ => None,
        }
    }
}

impl Argument for Waived {
    fn print(&self, to: &mut String) {
        let (word, what) = match self {
            Waived::Check(kind) => ("check ", kind.to_string()),
            Waived::Consent(kind) => ("consent ", kind.to_string()),
            Waived::Dispute(kind) => ("dispute ", kind.to_string()),
            Waived::Prior(event) => ("prior ", event.to_string()),
            Waived::Finding(event) => ("finding ", event.to_string()),
            Waived::Condition(decision, number) => ("condition ", format!("{decision} {number}")),
        };
        to.push_str(word);
        to.push_str(&what);
    }
    fn read(text: &str) -> Option<Self> {
        match text.split_once(' ')? {
            ("check", kind) => CheckKind::read(kind).map(Waived::Check),
            ("consent", kind) => CheckKind::read(kind).map(Waived::Consent),
            ("dispute", kind) => CheckKind::read(kind).map(Waived::Dispute),
            ("prior", event) => EventId::read(event).map(Waived::Prior),
            ("finding", event) => EventId::read(event).map(Waived::Finding),
            ("condition", rest) => {
                let (decision, number) = rest.split_once(' ')?;
                Some(Waived::Condition(EventId::read(decision)?, u32::read(number)?))
            }
            _ => None,
        }
    }
}
