//! The messages of `locales/`, each an item that the compiler knows: a constant with the position of its text, and,
//! where it names variables, a struct under the same name with a field for each. `build.rs` writes them.
//!
//! A function with the variables as its parameters would be shorter to call, but two texts could be swapped unseen.

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
            Lang::En => include_str!("../../locales/en.ftl"),
            Lang::Fr => include_str!("../../locales/fr.ftl"),
        }
    }
}

/// The value of a message's variable.
#[derive(Debug, Clone)]
pub enum Arg {
    /// Text, inserted as one line without hidden characters, so that nobody can forge a line of a message.
    Text(String),
    /// A number, which may select a plural.
    Number(usize),
}

macro_rules! arg_from {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Arg { Arg::Number(usize::try_from(number).unwrap_or(usize::MAX)) }
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
    at: u16,
    values: std::marker::PhantomData<fn(V)>,
}

impl<V> Message<V> {
    const fn new(at: u16) -> Message<V> {
        Message { at, values: std::marker::PhantomData }
    }

    /// Its text in a language, from its id on.
    pub(super) fn text(self, lang: Lang) -> &'static str {
        places(lang).get(usize::from(self.at)).map(|place| text(lang, *place)).unwrap_or_default()
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

impl Values for () {
    fn named(self) -> Vec<(&'static str, Arg)> {
        Vec::new()
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
    text.split_once(" =").map_or(text, |(id, _)| id)
}

/// The text of the message that has an id, if there is one.
pub(super) fn find(lang: Lang, sought: &str) -> Option<&'static str> {
    let at = places(lang).binary_search_by(|place| id(text(lang, *place)).cmp(sought)).ok()?;
    places(lang).get(at).map(|place| text(lang, *place))
}

/// The id of every message.
pub fn ids() -> impl Iterator<Item = &'static str> {
    places(Lang::En).iter().map(|place| id(text(Lang::En, *place)))
}
