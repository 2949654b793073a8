//! Everything a person reads, in their language: the messages of `locales/`. Hidden characters in values are
//! made visible on insertion.
//!
//! The source names a message as an item of [`messages`], so that the compiler knows it: `say!(texts,
//! flag_raised, flag = id)`, or `texts.get(messages::label_born)` where an item was handed on. The compiler
//! looks for the words of closed lists and for the codes of errors and refusals, too. An id is looked up at
//! run time only where its end comes from a row or an option, by [`Texts::named`], [`Texts::find`] and
//! [`Texts::say_id`]; `tests/report/locales.rs` tries those.

use std::path::PathBuf;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::domain::check_kind::CheckResult;
use crate::domain::entry::Timestamp;
use crate::domain::grade::Grade;
use crate::domain::ids::PersonId;
use crate::domain::refusal::Letters;
use crate::domain::words::Word;
use crate::report::messages::{self, Message, Values};
pub use crate::report::messages::{Arg, Lang};
use crate::report::shown;

/// A value that a message can name, in the reader's words.
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

/// A check without a result yet has a word, too.
impl InWords for Option<CheckResult> {
    fn in_words(&self, texts: &Texts) -> Arg {
        let none = || texts.named(CheckResult::LIST, "none");
        Arg::Text(self.map_or_else(none, |result| texts.word(result)))
    }
}

impl InWords for Timestamp {
    fn in_words(&self, _: &Texts) -> Arg {
        Arg::Text(self.utc().format("%Y-%m-%d %H:%M UTC").to_string())
    }
}

macro_rules! as_displayed {
    ($($type:ty),+ $(,)?) => {$(
        impl InWords for $type {
            fn in_words(&self, _: &Texts) -> Arg { Arg::Text(self.to_string()) }
        }
    )+};
}
as_displayed!(str, String, Grade, Letters, PersonId, std::io::Error, rusqlite::Error);

macro_rules! as_numbers {
    ($($type:ty),+) => {$(
        impl InWords for $type {
            fn in_words(&self, _: &Texts) -> Arg { Arg::from(*self) }
        }
    )+};
}
as_numbers!(usize, u8, u32, u64);

/// The messages of one language. A command uses a few dozen of two thousand, so each is parsed on use.
#[derive(Debug)]
pub struct Texts {
    lang: Lang,
}

impl Texts {
    /// The messages of a language.
    pub fn new(lang: Lang) -> Texts {
        Texts { lang }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Says a message with its values: [`say!`](crate::say) calls this.
    pub fn say<V: Values>(&self, message: Message<V>, values: V) -> String {
        self.fill(message.text(self.lang), values.named())
    }

    /// A message without variables, where it was passed as a value.
    pub fn get(&self, message: Message) -> String {
        self.fill(message.text(self.lang), [])
    }

    /// Whether there is a message with an id that was made at run time.
    pub fn has(&self, id: &str) -> bool {
        messages::find(self.lang, id).is_some()
    }

    /// A message by an id that was made at run time. Where there is none, the id is shown, so that nothing is left out
    /// silently.
    pub fn find(&self, id: &str) -> String {
        self.say_id(id, &[])
    }

    /// As [`Texts::find`], with values.
    pub fn say_id(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let named = args.iter().map(|(name, arg)| (*name, arg.clone()));
        let plain: String = id.bytes().map(|letter| char::from(messages::plain(letter))).collect();
        messages::find(self.lang, &plain).map_or_else(|| id.to_owned(), |text| self.fill(text, named))
    }

    fn fill<'a>(&self, text: &'static str, args: impl IntoIterator<Item = (&'a str, Arg)>) -> String {
        let Some((id, words)) = text.split_once('=') else { return text.to_owned() };
        let id = id.trim_end();
        let words = words.trim_start_matches(' ').trim_end_matches([' ', '\n']);
        if !words.contains(['{', '\n']) {
            return words.to_owned();
        }
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(sound) => sound,
            Err((partly, _)) => partly,
        };
        // The locale only selects plurals; the two codes are well formed.
        let mut bundle = FluentBundle::new(self.lang.code().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut set = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(shown::line(&text)),
                Arg::Number(number) => FluentValue::from(number),
            };
            set.set(name, value);
        }
        bundle.format_pattern(pattern, Some(&set), &mut Vec::new()).into_owned()
    }

    /// The name of a word of a closed list: message `LIST-WORD`, such as `tier-national`.
    pub fn word<W: Word>(&self, word: W) -> String {
        self.word_with(word, &[])
    }

    /// As [`Texts::word`], with values.
    pub fn word_with<W: Word>(&self, word: W, args: &[(&str, Arg)]) -> String {
        const { messages::all_known(W::LIST, W::WORDS) }
        self.say_id(&format!("{}-{}", W::LIST, word.word()), args)
    }

    /// As [`Texts::word`], for a word that is a string.
    pub fn named(&self, list: &str, word: &str) -> String {
        self.find(&format!("{list}-{word}"))
    }

    /// A label before what it labels: `Born: `, `Née le : `.
    pub fn lead(&self, label: &str) -> String {
        match self.lang {
            Lang::En => format!("{label}: "),
            Lang::Fr => format!("{label} : "),
        }
    }

    /// The placeholders of values, in the reader's language: the words in capitals of `TEXT|-`, of `KIND=STATE` or of a
    /// whole command, each by its message `value-WORD`.
    pub fn placeholders(&self, name: &str) -> String {
        let placeholder = |word: &str| {
            let id = format!("value-{}", word.to_ascii_lowercase());
            let capitals = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
            if capitals && self.has(&id) { self.find(&id) } else { word.to_owned() }
        };
        let pieces = name.split_inclusive(|c: char| !c.is_alphabetic()).map(|piece| {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            placeholder(word) + piece.strip_prefix(word).unwrap_or_default()
        });
        pieces.collect()
    }
}

/// Says a message, naming its values: `say!(texts, flag_raised, flag = id, tier = tier)`. One of two messages with the
/// same variables is chosen by a condition: `say!(texts, if rung.silent { flag_rung_silent } else { flag_rung }, tier =
/// tier)`. Several without variables are said at once: `say!(texts, [col_case, col_name])`.
#[macro_export]
macro_rules! say {
    (
        $texts:expr,
        if $thing:ident $(.$part:ident $(($($arg:tt)*))?)* { $message:ident } else { $other:ident } $($values:tt)*
    ) => {
        if $thing $(.$part $(($($arg)*))?)* {
            $crate::say!($texts, $message $($values)*)
        } else {
            $crate::say!($texts, $other $($values)*)
        }
    };
    ($texts:expr, [$($message:ident),+ $(,)?]) => { [$($crate::say!($texts, $message)),+] };
    ($texts:expr, $message:ident $(,)?) => { $texts.get($crate::report::messages::$message) };
    ($texts:expr, $message:ident $(, $name:ident = $value:expr)+ $(,)?) => {
        $texts.say(
            $crate::report::messages::$message,
            $crate::report::messages::$message { $($name: $crate::report::texts::Arg::from($value)),+ },
        )
    };
}
