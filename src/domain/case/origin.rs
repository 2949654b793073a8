//! From which row of which form an application came, and by what that row is known again: the key that the form gives
//! it, else the name with the birth date, else the name with the e-mail or the telephone. Neither the order of the
//! columns nor a further one, nor a changed answer, makes another row of it.

use chrono::NaiveDate;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::domain::ids::sha256;
use crate::domain::likeness::{email_of, phone_of};
use crate::domain::names::fold;

/// The form and row from which an application came: the same row is never taken twice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The form, as its map names it.
    pub form: String,
    /// What distinguishes the row from every other of that form: its key, else the first of its marks.
    pub row: String,
    /// What else it is known by: [`Mark`], each a letter and a digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<String>,
    /// The import that brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
    /// The day on which the applicant sent the form in, where it says one: of two forms the later counts, whichever was
    /// read first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<NaiveDate>,
}

/// By what a row is known, beside its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The name alone, which tells whether a key is still the same person's.
    Name,
    /// The name and the day of birth.
    Birth,
    /// The name and the e-mail address.
    Email,
    /// The name and the telephone number.
    Phone,
    /// Every answer, in any order of the columns, and what the map makes of them: such a row changed in nothing.
    Whole,
}

impl Mark {
    const fn letter(self) -> &'static str {
        match self {
            Mark::Name => "n",
            Mark::Birth => "b",
            Mark::Email => "m",
            Mark::Phone => "p",
            Mark::Whole => "w",
        }
    }

    /// Whether a mark is of this kind.
    pub fn is_of(self, mark: &str) -> bool {
        mark.strip_prefix(self.letter()).is_some_and(|rest| rest.starts_with(':'))
    }

    fn of(self, parts: &[&str]) -> String {
        // No folded text has this byte, so it separates the parts without ambiguity.
        let digest = HEXLOWER.encode(&sha256(parts.join("\u{1f}").as_bytes()));
        format!("{}:{}", self.letter(), digest.get(..32).unwrap_or_default())
    }
}

/// The beginning of what stands for a row that has no key and that a person told from one like it.
const TOLD_APART: char = '+';

/// What a row says of who it is about.
#[derive(Debug, Clone, Copy)]
pub struct Described<'a> {
    /// The name.
    pub name: &'a str,
    /// The day of birth.
    pub born: Option<NaiveDate>,
    /// The e-mail address.
    pub email: Option<&'a str>,
    /// The telephone number.
    pub phone: Option<&'a str>,
}

impl Described<'_> {
    /// The marks of the name with the ways to reach them: what is asked for where the birth date is not known there.
    pub fn reached(&self) -> Vec<String> {
        let name = words_of(self.name);
        let email = self.email.and_then(email_of).map(|email| Mark::Email.of(&[&name, &email]));
        let phone = self.phone.and_then(phone_of).map(|phone| Mark::Phone.of(&[&name, &phone]));
        email.into_iter().chain(phone).collect()
    }
}

impl Origin {
    /// A row of a form. Its key, where the form has one, is as [`key_of`] reads it; `cells` are question and answer.
    pub fn of<'a>(
        form: &str,
        key: Option<String>,
        who: Described<'_>,
        cells: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Origin {
        let name = words_of(who.name);
        let mut marks = match who.born {
            Some(born) => vec![Mark::Birth.of(&[&name, &born.to_string()])],
            None => who.reached(),
        };
        marks.push(whole(cells));
        let row = match key {
            Some(key) => {
                marks.push(Mark::Name.of(&[&name]));
                key
            }
            None => marks.remove(0),
        };
        Origin { form: form.to_owned(), row, marks, ..Origin::default() }
    }

    /// The same row, as its map reads it: a text that is another one where the map has changed.
    #[must_use]
    pub fn read_as(mut self, reading: &str) -> Origin {
        let whole = |mark: &String| Mark::Whole.is_of(mark);
        if let Some(mark) = self.marks.iter_mut().find(|mark| whole(mark)) {
            *mark = Mark::Whole.of(&[mark, reading]);
        }
        self
    }

    /// The same row, told apart by a person from one that is known by the same, and so known by more.
    #[must_use]
    pub fn told_apart(&self, batch: &str, number: usize, more: &[String]) -> Origin {
        if self.is_keyed() {
            return self.clone();
        }
        let marks = self.known_by().map(str::to_owned).chain(more.iter().cloned()).collect();
        Origin { row: format!("{TOLD_APART}{batch}-{number}"), marks, ..self.clone() }
    }

    /// Whether the form gives the row a key.
    pub fn is_keyed(&self) -> bool {
        self.has(Mark::Name).is_some()
    }

    /// Everything that the row is known by.
    pub fn known_by(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.row.as_str()).chain(self.marks.iter().map(String::as_str))
    }

    /// The mark of a kind.
    pub fn has(&self, kind: Mark) -> Option<&str> {
        self.known_by().find(|mark| kind.is_of(mark))
    }

    /// The marks by which a person is known, whatever key the row has.
    pub fn of_person(&self) -> impl Iterator<Item = &str> {
        let of_person =
            |mark: &&str| [Mark::Birth, Mark::Email, Mark::Phone].iter().any(|kind| kind.is_of(mark));
        self.known_by().filter(of_person)
    }

    /// Whether another origin is of the same row: by the key, else by what the person is known by.
    pub fn is_same_row(&self, other: &Origin) -> bool {
        if self.form != other.form {
            return false;
        }
        let apart = self.row.starts_with(TOLD_APART) || other.row.starts_with(TOLD_APART);
        self.row == other.row
            || !apart
                && !self.is_keyed()
                && !other.is_keyed()
                && self.of_person().any(|mark| other.of_person().any(|known| known == mark))
    }
}

/// The words of a name in one order, folded.
fn words_of(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Every answer with its question, in one order.
fn whole<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let pair = |(question, answer): (&str, &str)| format!("{}\u{1e}{}", plain(question), plain(answer));
    let mut pairs: Vec<String> = cells.filter(|(_, answer)| !answer.trim().is_empty()).map(pair).collect();
    pairs.sort_unstable();
    let parts: Vec<&str> = pairs.iter().map(String::as_str).collect();
    Mark::Whole.of(&parts)
}

/// A text without what a spreadsheet changes when it saves a file again: blanks, line ends, composed accents. The zeros of
/// a number stay: `5` and `5,000` are two answers.
fn plain(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two texts say the same, but for what a spreadsheet changes by itself.
pub fn same_text(text: &str, other: &str) -> bool {
    text == other || plain(text) == plain(other)
}

/// How many digits stand behind the sign of thousands.
const THOUSANDS: usize = 3;

/// A key as the form means it: a spreadsheet writes `1` as `1.0` or `01`. Three zeros after the sign are thousands.
pub fn key_of(text: &str) -> String {
    let text = text.trim();
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = !whole.is_empty()
        && whole.bytes().all(|byte| byte.is_ascii_digit())
        && rest.len() != THOUSANDS
        && rest.bytes().all(|byte| byte == b'0');
    if !is_number {
        return text.to_owned();
    }
    match whole.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_an_answer_is_what_is_written() {
        for (text, other) in [("5", "5,000"), ("1", "1.0"), ("01", "1"), ("1,000", "1.000"), ("0", "000")] {
            assert!(!same_text(text, other), "{text} {other}");
        }
        for (text, other) in
            [("Roads ", " Roads"), ("a\r\nb", "a\nb"), ("e\u{301}", "é"), ("5\u{a0}km", "5 km")]
        {
            assert!(same_text(text, other), "{text} {other}");
        }
    }

    #[test]
    fn one_number_is_one_key_however_a_spreadsheet_writes_it() {
        for written in ["1", "1.0", "01", " 1 ", "\u{a0}1", "1.", "1,00", "0001.00"] {
            assert_eq!(key_of(written), "1", "{written}");
        }
        assert_eq!(["0", "000", "0.0"].map(key_of), ["0", "0", "0"]);
        // What is no number keeps its letters.
        for written in ["R-01", "1.5", "1.0.0", "1e3", "-1", "01a", ".0", "", "1,000", "1.000", "1,000.00"] {
            assert_eq!(key_of(written), written);
        }
    }
}
