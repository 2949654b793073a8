//! The messages of `locales/`, each an item that the compiler knows: a constant with the position of its text, and,
//! where it names variables, a struct under the same name with a field for each. `build.rs` writes them.
//!
//! A function with the variables as its parameters would be shorter to call, but two texts could be swapped unseen.

use std::cmp::Ordering;

#[allow(
    non_camel_case_types,
    non_upper_case_globals,
    unreachable_pub,
    reason = "written by build.rs: an item is called as its message is"
)]
mod written {
    use super::{Arg, Message, Values};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
pub(crate) use written::*;

/// The two languages of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// The language that a locale name asks for (`fr_CA.UTF-8`, `fr`, `en-CA`), if it is one of ours.
    pub fn of(locale: &str) -> Option<Lang> {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "fr" => Some(Lang::Fr),
            "en" | "c" | "posix" => Some(Lang::En),
            _ => None,
        }
    }

    /// `en` or `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The text of the messages.
    pub fn source(self) -> &'static str {
        match self {
            Lang::En => include_str!(concat!(env!("OUT_DIR"), "/en.ftl")),
            Lang::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.ftl")),
        }
    }
}

/// The value of a message's variable.
#[derive(Debug, Clone)]
pub enum Arg {
    /// Text, inserted as one line without hidden characters, so that nobody can forge a line of a message.
    Text(String),
    /// A number, which may select a plural.
    Number(i64),
}

macro_rules! arg_from {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Arg { Arg::Number(i64::try_from(number).unwrap_or(i64::MAX)) }
        }
    )+};
}
arg_from!(usize, u8, u32, u64, i64);

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}

/// A message that names the variables `V`.
pub struct Message<V = ()> {
    /// Its index in the order of the ids.
    at: usize,
    values: std::marker::PhantomData<fn(V)>,
}

impl<V> Message<V> {
    const fn new(at: usize) -> Message<V> {
        Message { at, values: std::marker::PhantomData }
    }

    /// Its text in a language, from its id on.
    pub(super) fn text(self, lang: Lang) -> &'static str {
        places(lang).get(self.at).map(|place| text(lang, *place)).unwrap_or_default()
    }
}

impl<V> Clone for Message<V> {
    fn clone(&self) -> Message<V> {
        *self
    }
}

impl<V> Copy for Message<V> {}

impl<V> std::fmt::Debug for Message<V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(id(self.text(Lang::En)))
    }
}

/// Values for the variables of a message.
pub trait Values {
    /// Each value with the name of its variable.
    fn named(self) -> Vec<(&'static str, Arg)>;
}

/// Values of a message that the compiler knows by its id alone.
pub type Named = Vec<(&'static str, Arg)>;

impl Values for Named {
    fn named(self) -> Named {
        self
    }
}

impl Values for () {
    fn named(self) -> Vec<(&'static str, Arg)> {
        Vec::new()
    }
}

/// The message `FAMILY-CODE`, which the compiler looks for. Codes may have marks and capitals, as `13<16` and `D2+`.
pub(crate) const fn find_known(family: &str, code: &str) -> Option<Message<Named>> {
    let (mut low, mut high) = (0, written::IDS.len());
    while low < high {
        let middle = low.midpoint(high);
        match compare(written::IDS[middle].as_bytes(), family.as_bytes(), code.as_bytes()) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(Message::new(middle)),
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// As [`find_known`], but a missing message fails the build.
#[expect(clippy::panic, reason = "it is called by the compiler alone, which stops there")]
pub(crate) const fn known(family: &str, code: &str) -> Message<Named> {
    match find_known(family, code) {
        Some(message) => message,
        None => panic!("this has no message in `locales/`"),
    }
}

/// Fails the build where a word of a list has no message.
pub(super) const fn all_known(list: &str, words: &[&str]) {
    let mut at = 0;
    while at < words.len() {
        known(list, words[at]);
        at += 1;
    }
}

/// Compares an id with `FAMILY-CODE` in the order of the ids.
const fn compare(id: &[u8], family: &[u8], code: &[u8]) -> Ordering {
    let mut at = 0;
    while at < id.len() {
        let sought = match at.checked_sub(family.len()) {
            None => family[at],
            Some(0) => b'-',
            Some(beyond) if beyond > code.len() => return Ordering::Greater,
            Some(beyond) => plain(code[beyond - 1]),
        };
        if id[at] < sought {
            return Ordering::Less;
        } else if id[at] > sought {
            return Ordering::Greater;
        }
        at += 1;
    }
    if at == family.len() + 1 + code.len() { Ordering::Equal } else { Ordering::Less }
}

/// A letter of a code as ids have it.
pub(super) const fn plain(letter: u8) -> u8 {
    match letter {
        b'<' => b'u',
        b'+' => b'p',
        other => other.to_ascii_lowercase(),
    }
}

/// The byte ranges of a language's messages in its text, in the order of their ids.
fn places(lang: Lang) -> &'static [(u32, u32)] {
    match lang {
        Lang::En => written::EN,
        Lang::Fr => written::FR,
    }
}

fn text(lang: Lang, (from, to): (u32, u32)) -> &'static str {
    lang.source().get(from as usize..to as usize).unwrap_or_default()
}

fn id(text: &str) -> &str {
    text.split_once('=').map_or(text, |(id, _)| id.trim_end())
}

/// The text of the message that has an id, if there is one.
pub(super) fn find(lang: Lang, sought: &str) -> Option<&'static str> {
    let at = places(lang).binary_search_by(|place| id(text(lang, *place)).cmp(sought)).ok()?;
    places(lang).get(at).map(|place| text(lang, *place))
}

/// The id of every message.
pub fn ids() -> impl Iterator<Item = &'static str> {
    written::IDS.iter().copied()
}
