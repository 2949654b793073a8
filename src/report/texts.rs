//! Everything a person reads, in their language: the messages of `locales/`, by id. Values from a record are made
//! harmless on their way in, so no sentence can carry a hidden character.

use std::collections::HashMap;
use std::path::PathBuf;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::domain::ids::PersonId;
use crate::domain::words::Word;
use crate::report::shown;

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

/// A value that a message names.
#[derive(Debug, Clone)]
pub enum Arg {
    /// Text, set in as one line and harmless: no line of a message is somebody else's.
    Text(String),
    /// A number, which may choose a plural.
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

/// A value that a message can name, in the reader's words. A number is a text here: only `Arg::from` chooses a plural.
pub trait InWords {
    /// The value as the message has it.
    fn in_words(&self, texts: &Texts) -> Arg;
}

impl<W: Word> InWords for W {
    fn in_words(&self, texts: &Texts) -> Arg {
        Arg::Text(texts.word(*self))
    }
}

impl InWords for PathBuf {
    fn in_words(&self, _: &Texts) -> Arg {
        Arg::Text(self.display().to_string())
    }
}

macro_rules! as_displayed {
    ($($type:ty),+ $(,)?) => {$(
        impl InWords for $type {
            fn in_words(&self, _: &Texts) -> Arg { Arg::Text(self.to_string()) }
        }
    )+};
}
as_displayed!(str, String, usize, u32, u64, PersonId, std::io::Error, rusqlite::Error);

/// The messages of one language. A command says a few dozen of eight hundred, so each is parsed when it is said.
pub struct Texts {
    lang: Lang,
    /// The text of each message, by its id.
    messages: HashMap<&'static str, &'static str>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.lang.code())
    }
}

impl Texts {
    /// Reads the messages of a language. A test holds that both files are sound and say the same ids.
    pub fn new(lang: Lang) -> Texts {
        Texts { lang, messages: messages(lang.source()) }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    /// A message. One that does not exist shows its id, so that nothing is ever silently left out.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let Some(message) = self.messages.get(id) else { return id.to_owned() };
        let resource = match FluentResource::try_new((*message).to_owned()) {
            Ok(sound) => sound,
            Err((partly, _)) => partly,
        };
        // The locale only chooses plurals; ours are always well formed.
        let mut bundle = FluentBundle::new(self.lang.code().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut set = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(shown::line(text)),
                Arg::Number(number) => FluentValue::from(*number),
            };
            set.set(*name, value);
        }
        bundle.format_pattern(pattern, Some(&set), &mut Vec::new()).into_owned()
    }

    /// A message that names nothing.
    pub fn get(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The name of a word of a closed list: message `LIST-WORD`, such as `tier-national`.
    pub fn word<W: Word>(&self, word: W) -> String {
        self.named(W::LIST, word.word())
    }

    /// As [`Texts::word`], where the word is at hand as text.
    pub fn named(&self, list: &str, word: &str) -> String {
        let plain: String = word
            .chars()
            .map(|c| match c {
                '<' => 'u',
                '+' => 'p',
                other => other.to_ascii_lowercase(),
            })
            .collect();
        self.say(&format!("{list}-{plain}"), &[])
    }

    /// A label before what it labels: `Born: `, `Née le : `.
    pub fn lead(&self, label: &str) -> String {
        match self.lang {
            Lang::En => format!("{label}: "),
            Lang::Fr => format!("{label} : "),
        }
    }

    /// What stands for a value, in the reader's language: the words in capitals of `TEXT|-`, of `KIND=STATE` or of a whole
    /// command, each by its message `value-WORD`.
    pub fn placeholders(&self, name: &str) -> String {
        let told = |word: &str| {
            let id = format!("value-{}", word.to_ascii_lowercase());
            let capitals = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
            if capitals && self.has(&id) { self.get(&id) } else { word.to_owned() }
        };
        let pieces = name.split_inclusive(|c: char| !c.is_alphabetic()).map(|piece| {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            told(word) + piece.strip_prefix(word).unwrap_or_default()
        });
        pieces.collect()
    }

    /// A day in words: `22 November 2026`, `22 novembre 2026`.
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        use chrono::Datelike;
        let month = self.get(&format!("month-{}", day.month()));
        let first = self.lang == Lang::Fr && day.day() == 1;
        format!("{}{} {month} {}", day.day(), if first { "er" } else { "" }, day.year())
    }
}

/// Where each message stands in the text of a locale: from a line that begins with its id to the next such line. No
/// message of ours names another.
fn messages(source: &'static str) -> HashMap<&'static str, &'static str> {
    // A message is some 75 letters long: room for all of them, made once.
    let mut messages = HashMap::with_capacity(source.len() / 60);
    let mut add = |text: &'static str| {
        if let Some((id, _)) = text.split_once(" =") {
            messages.insert(id, text);
        }
    };
    let (mut at, mut start) = (0, 0);
    for line in source.split_inclusive('\n') {
        if !line.starts_with([' ', '\n', '}']) {
            add(&source[start..at]);
            start = at;
        }
        at += line.len();
    }
    add(&source[start..]);
    messages
}

/// Says a message, naming values: `say!(texts, "flag-raised", flag = id, tier = tier)`.
#[macro_export]
macro_rules! say {
    ($texts:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $texts.say($id, &[$((stringify!($name), $crate::report::texts::Arg::from($value))),*])
    };
}
