//! Closed lists of the field's own words: one macro gives each list its spelling, parser and JSON form.
//! The spelling here is the one in commands, headers, tables and JSON; people's languages live in `locales/`.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Visitor;

/// A word that is on no list, with the list it should have been on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not one of: {allowed}")]
pub struct UnknownWord {
    /// What was given.
    pub word: String,
    /// The words that would have been accepted, separated by commas.
    pub allowed: String,
}

/// A closed list of words.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// The list's name, for messages (`tier`, `role`).
    const LIST: &'static str;
    /// Every word, in the list's own order.
    const ALL: &'static [Self];
    /// The spelling of each.
    const WORDS: &'static [&'static str];

    /// The one spelling.
    fn word(self) -> &'static str;

    /// Reads the one spelling. An error names the whole list.
    fn from_word(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .iter()
            .copied()
            .find(|known| known.word() == word)
            .ok_or_else(|| UnknownWord { word: word.to_owned(), allowed: Self::WORDS.join(", ") })
    }
}

/// Reads from JSON what is written as a text, without a copy of the text.
pub fn from_text<'de, T, D>(from: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: serde::Deserializer<'de>,
{
    struct Text<T>(PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    from.deserialize_str(Text(PhantomData))
}

/// Declares a closed list: an enum, its spelling, its parser, its JSON form.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident $list:literal { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* #[doc = concat!("`", $word, "`")] $variant),+ }

        impl $crate::domain::words::Word for $name {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WORDS: &'static [&'static str] = &[$($word),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::domain::words::Word::word(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::words::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                <Self as $crate::domain::words::Word>::from_word(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::domain::words::Word::word(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::domain::words::from_text(from)
            }
        }
    };
}
pub(crate) use words;
