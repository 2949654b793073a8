//! Whether two descriptions may be of one person, and why, part by part. It decides nothing: a person judges
//! (`case/prior.rs`). It serves the search for earlier files, the preview of an import, and the warning that two people
//! on the roster may be one.

pub mod compare;
mod distance;
mod forms;
pub mod keys;
pub mod latin;
pub mod name;
mod nicknames;
mod pairs;
mod reason;
mod sound;
mod word;

use chrono::{Datelike, NaiveDate};

use crate::domain::likeness::compare::{Compared, Level, compare};
use crate::domain::likeness::name::PersonName;

pub use crate::domain::likeness::reason::{Chance, Reason};

/// What is known of a person, as far as it tells them from others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// The name first, then the others.
    names: Vec<PersonName>,
    /// How many of the names come from the first.
    own: usize,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    email: Option<String>,
    phone: Option<String>,
}

/// Two descriptions that may be of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// How likely.
    pub chance: Chance,
    /// Why, part by part: names, birth, ways to reach them.
    pub reasons: Vec<Reason>,
}

impl Description {
    /// A person by their names, the usual one first, and what else is known.
    pub fn new<'a>(
        names: impl IntoIterator<Item = &'a str>,
        born: Option<NaiveDate>,
        email: Option<&str>,
        phone: Option<&str>,
    ) -> Description {
        let mut description = Description {
            born,
            email: email.and_then(email_of),
            phone: phone.and_then(phone_of),
            ..Description::default()
        };
        for (at, name) in names.into_iter().enumerate() {
            for read in PersonName::all_of(name) {
                if !description.names.contains(&read) {
                    description.names.push(read);
                }
            }
            if at == 0 {
                description.own = description.names.len();
            }
        }
        description
    }

    /// Whether one has names in Latin letters, or in letters that are read as such, and the other has none of these.
    fn is_in_other_letters(&self, other: &Description) -> bool {
        let read = |description: &Description| description.names.iter().any(PersonName::is_read);
        let named = !self.names.is_empty() && !other.names.is_empty();
        named && read(self) != read(other)
    }

    /// Whether nothing is known by which somebody could be found.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.email.is_none() && self.phone.is_none()
    }
}

/// How two days of birth compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Born {
    Equal,
    Near(Reason),
    Unknown,
    Differs,
}

/// Day and month exchanged, one digit another, or two neighbours exchanged.
fn born(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Born {
    let (Some(one), Some(other)) = (one, other) else { return Born::Unknown };
    if one == other {
        return Born::Equal;
    }
    if one.year() == other.year() && (one.day(), one.month()) == (other.month(), other.day()) {
        return Born::Near(Reason::BornTurned);
    }
    if is_one_slip(digits(one), digits(other)) { Born::Near(Reason::BornSlip) } else { Born::Differs }
}

/// Year, month and day as eight digits. A search asks it of every case that has a word of the name.
fn digits(day: NaiveDate) -> [u32; 8] {
    let (year, month, day) = (day.year().unsigned_abs(), day.month(), day.day());
    let (century, year) = (year / 100, year % 100);
    let both = |number: u32| [number / 10 % 10, number % 10];
    let ([a, b], [c, d], [e, f], [g, h]) = (both(century), both(year), both(month), both(day));
    [a, b, c, d, e, f, g, h]
}

/// Whether one digit is another, or two neighbours are exchanged.
fn is_one_slip(one: [u32; 8], other: [u32; 8]) -> bool {
    let mut differ = one.iter().zip(&other).enumerate().filter(|(_, (digit, other))| digit != other);
    let Some((at, (digit, its))) = differ.next() else { return false };
    match (differ.next(), differ.next()) {
        (None, _) => true,
        (Some((next, (digit_next, its_next))), None) => {
            next == at + 1 && digit == its_next && digit_next == its
        }
        _ => false,
    }
}

/// Whether one day of birth may be a slip for another, or either is unknown.
pub fn may_be_one_birth(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    born(one, other) != Born::Differs
}

/// An address as it reaches its mailbox: without what stands behind a plus, and of Gmail without periods.
pub fn email_of(text: &str) -> Option<String> {
    let small = text.trim().to_lowercase();
    let (mailbox, domain) = small.rsplit_once('@')?;
    let mailbox = mailbox.split('+').next().unwrap_or_default();
    let gmail = matches!(domain, "gmail.com" | "googlemail.com");
    let mailbox = if gmail { mailbox.replace('.', "") } else { mailbox.to_owned() };
    let known = !mailbox.is_empty() && domain.contains('.');
    known.then(|| format!("{mailbox}@{}", if gmail { "gmail.com" } else { domain }))
}

/// The last ten digits of a number, without its extension; none where there are fewer than seven.
pub fn phone_of(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    let ends = ["x", "ext", "poste", "#"].iter().filter_map(|mark| small.find(mark)).min();
    let number = small.get(..ends.unwrap_or(small.len())).unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().saturating_sub(10);
    let told = digits.get(from..).filter(|digits| digits.len() >= 7)?;
    // A row of one digit is a blank that a form wanted filled.
    told.chars().any(|digit| !told.starts_with(digit)).then(|| told.to_owned())
}

/// The two names that have most in common, and whether one of them is another name than the usual one.
fn best_names(one: &Description, other: &Description) -> Option<(Compared, bool)> {
    let mut best: Option<(Compared, bool)> = None;
    for (at, name) in one.names.iter().enumerate() {
        for (other_at, other_name) in other.names.iter().enumerate() {
            let Some(compared) = compare(name, other_name) else { continue };
            let by_other = at >= one.own.max(1) || other_at >= other.own.max(1);
            let rank = |compared: &Compared, by_other: bool| {
                (compared.level, !compared.generations_differ, !by_other, compared.reasons.clone())
            };
            let better = best
                .as_ref()
                .is_none_or(|(held, held_other)| rank(&compared, by_other) > rank(held, *held_other));
            if better {
                best = Some((compared, by_other));
            }
        }
    }
    best
}

/// Whether two descriptions may be of one person. The answer has no direction.
pub fn likeness(one: &Description, other: &Description) -> Option<Likeness> {
    let names = best_names(one, other);
    let born = born(one.born, other.born);
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    let (email, phone) = (same(&one.email, &other.email), same(&one.phone, &other.phone));
    let by_name = || one.is_found_by_name(other);
    let in_table = chance(names.as_ref().map(|(names, _)| names), born, email, phone, by_name);
    // Of a name that is written in a script that nobody here reads, the birth date is all that can be compared.
    let unread = names.is_none() && one.is_in_other_letters(other);
    let by_birth = (unread && born == Born::Equal).then_some(Chance::Possible);
    let chance = in_table.or(by_birth)?;
    let mut reasons = Vec::new();
    match names {
        Some((names, by_other)) => {
            reasons.extend(names.reasons);
            reasons.extend(by_other.then_some(Reason::OtherName));
        }
        None => reasons.push(if unread { Reason::OtherLetters } else { Reason::NoName }),
    }
    reasons.push(match born {
        Born::Equal => Reason::BornEqual,
        Born::Near(how) => how,
        Born::Unknown => Reason::BornUnknown,
        Born::Differs => Reason::BornDiffers,
    });
    reasons.extend(email.then_some(Reason::EmailEqual));
    reasons.extend(phone.then_some(Reason::PhoneEqual));
    Some(Likeness { chance, reasons })
}

/// The table: how much of the names agrees, by what is known of the birth, and whether they are reached in one way.
/// `docs/rules.md`, 8.13.
fn chance(
    names: Option<&Compared>,
    born: Born,
    email: bool,
    phone: bool,
    by_name: impl Fn() -> bool,
) -> Option<Chance> {
    use Chance::{Likely, Possible, Same};
    use Level::{ByInitial, Close, Partly, Resembling, Whole};
    let reached = email || phone;
    let level = names.map(|names| names.level);
    let generations_differ = names.is_some_and(|names| names.generations_differ);
    if generations_differ {
        // A father and his son may have one telephone, and no birthday in common.
        return (born == Born::Equal).then_some(Possible);
    }
    match (level, born) {
        (Some(Whole | Close | ByInitial), Born::Equal) => Some(Same),
        (Some(Resembling), Born::Equal) => Some(Likely),
        (Some(Partly), Born::Equal) => Some(if reached { Likely } else { Possible }),
        // What only an index of words finds is asked of the words that it keeps.
        (Some(Whole | Close), Born::Near(_)) if reached || by_name() => Some(Likely),
        (Some(Resembling | ByInitial), Born::Near(_)) if reached || by_name() => Some(Possible),
        (Some(Whole | Close | ByInitial), Born::Unknown) if reached => Some(Likely),
        (Some(Resembling), Born::Unknown) if reached => Some(Possible),
        (Some(Whole | Close | ByInitial | Resembling), Born::Unknown) if by_name() => Some(Possible),
        (Some(Whole | Close), Born::Differs) if reached => Some(Possible),
        (Some(Partly), Born::Near(_) | Born::Unknown) if reached => Some(Possible),
        (None, Born::Equal) if reached => Some(Possible),
        (None, Born::Unknown | Born::Near(_)) if email && phone => Some(Possible),
        _ => None,
    }
}

/// Whether two names may be one person's: the same words in any order, however they are accented, hyphenated or spaced.
/// An initial is any word that begins with it, and one more or less makes no other name; nor does a title.
pub fn alike(one: &str, other: &str) -> bool {
    compare(&PersonName::of(one), &PersonName::of(other)).is_some_and(|compared| compared.is_strict)
}
