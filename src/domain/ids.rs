//! Names of things: events, logs, keys, persons, content. Parse, print, shortest unique form.

use std::fmt;

use data_encoding::{Encoding, HEXLOWER, Specification};
use sha2::{Digest, Sha256};

/// A text that is not the id it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not {what}")]
pub struct BadId {
    /// What was given.
    pub text: String,
    /// What it should have been.
    pub what: &'static str,
}

macro_rules! hex_id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $bytes]);

        impl $name {
            /// Reads an id from exactly its bytes.
            pub fn from_slice(bytes: &[u8]) -> Result<Self, BadId> {
                bytes.try_into().map(Self).map_err(|_| BadId { text: HEXLOWER.encode(bytes), what: $what })
            }

            /// The bytes.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut letters = [0; $bytes * 2];
                HEXLOWER.encode_mut(&self.0, &mut letters);
                // Hexadecimal digits are always text.
                f.write_str(std::str::from_utf8(&letters).unwrap_or_default())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                let bad = || BadId { text: text.chars().take(80).collect(), what: $what };
                let mut bytes = [0; $bytes];
                if text.len() != $bytes * 2 { return Err(bad()); }
                HEXLOWER.decode_mut(text.as_bytes(), &mut bytes).map_err(|_| bad())?;
                Ok(Self(bytes))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                if to.is_human_readable() { to.collect_str(self) } else { to.serialize_bytes(&self.0) }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                if from.is_human_readable() {
                    return $crate::domain::words::from_text(from);
                }
                // Borrowed, so the input must be in memory as a whole.
                let bytes = <&[u8]>::deserialize(from)?;
                Self::from_slice(bytes).map_err(serde::de::Error::custom)
            }
        }
    };
}

hex_id!(
    /// The SHA-256 of an event's header bytes. A log is named by the id of its first event.
    EventId, 32, "an event id (64 lowercase hex digits)"
);

/// The id of no event.
impl Default for EventId {
    fn default() -> Self {
        Self([0; 32])
    }
}
hex_id!(
    /// A raw Ed25519 public key.
    PublicKey, 32, "a public key (64 lowercase hex digits)"
);
hex_id!(
    /// The SHA-256 of a body, a document or a file.
    Digest256, 32, "a SHA-256 (64 lowercase hex digits)"
);
hex_id!(
    /// One human being, whatever the number of keys.
    PersonId, 8, "a person id (16 lowercase hex digits)"
);
hex_id!(
    /// What makes an `open` event unlike every other.
    Nonce, 16, "a nonce (32 lowercase hex digits)"
);

/// The SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The fewest letters in which an id is shown to a person.
pub const SHORTEST: usize = 5;

/// The fewest letters that are taken for the beginning of an id.
pub const SHORTEST_BEGINNING: usize = 3;

fn crockford() -> &'static Encoding {
    static ENCODING: std::sync::OnceLock<Encoding> = std::sync::OnceLock::new();
    ENCODING.get_or_init(|| {
        let mut specification = Specification::new();
        specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        // The alphabet is a constant, so this cannot fail; base32hex would name the same bytes.
        specification.encoding().unwrap_or(data_encoding::BASE32HEX_NOPAD)
    })
}

/// How many letters of an id a word has; dashes do not matter.
fn letters_of(word: &str) -> usize {
    word.chars().filter(|letter| *letter != '-').count()
}

impl EventId {
    /// The whole id as people see it: Crockford base32, 52 letters.
    pub fn letters(&self) -> String {
        crockford().encode(&self.0)
    }

    /// The first `length` letters.
    pub fn short(&self, length: usize) -> String {
        let mut letters = self.letters();
        letters.truncate(length.max(SHORTEST));
        letters
    }

    /// How many letters tell this id from `other`, at least [`SHORTEST`].
    pub fn letters_to_tell_from(&self, other: &EventId) -> usize {
        let same_bits = self.0.iter().zip(other.0).take_while(|(mine, theirs)| **mine == *theirs).count() * 8;
        let rest = self.0.get(same_bits / 8).zip(other.0.get(same_bits / 8));
        let more = rest.map_or(0, |(mine, theirs)| (mine ^ theirs).leading_zeros() as usize);
        ((same_bits + more) / 5 + 1).clamp(SHORTEST, 52)
    }

    /// The lowest and the highest id that begin with these letters (`O`, `I` and `L` are read as digits,
    /// case and dashes do not matter), or `None` where the text cannot be the start of an id.
    pub fn range_of(prefix: &str) -> Option<(EventId, EventId)> {
        let mut letters = String::new();
        for letter in prefix.chars().filter(|c| *c != '-') {
            letters.push(match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            });
        }
        if letters.is_empty() || letters.len() > 52 || !letters.is_ascii() {
            return None;
        }
        let fill = |with: char| {
            let mut text = letters.clone();
            while text.len() < 52 {
                text.push(with);
            }
            // The last letter has one bit of the id and four that must be zero.
            let last = text.pop()?;
            text.push(if last < 'G' { '0' } else { 'G' });
            EventId::from_slice(&crockford().decode(text.as_bytes()).ok()?).ok()
        };
        Some((fill('0')?, fill('Z')?))
    }

    /// The lowest and the highest id that a word may begin: as [`EventId::range_of_word`], from three letters on.
    pub fn range_of_beginning(word: &str) -> Option<(EventId, EventId)> {
        EventId::range_of_word(word)
            .or_else(|| EventId::range_of(word).filter(|_| letters_of(word) >= SHORTEST_BEGINNING))
    }

    /// Whether a word is surely meant as an id, and not as a name that happens to be letters of one: it is as long as an
    /// id is shown, or has a digit.
    pub fn is_meant(word: &str) -> bool {
        letters_of(word) >= SHORTEST || word.bytes().any(|letter| letter.is_ascii_digit())
    }

    /// The lowest and the highest id that a word may mean: the whole id in hexadecimal, or letters that are enough.
    pub fn range_of_word(word: &str) -> Option<(EventId, EventId)> {
        if word.len() >= 64 {
            word.parse::<EventId>().ok().map(|id| (id, id))
        } else {
            EventId::range_of(word).filter(|_| letters_of(word) >= SHORTEST)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_finds_its_id() {
        let id = EventId(sha256(b"a case"));
        for length in 1..=52 {
            let (low, high) = EventId::range_of(&id.letters()[..length]).unwrap();
            assert!(low <= id && id <= high, "{length}");
        }
        assert_eq!(EventId::range_of(&id.letters()).unwrap().0, id);
    }

    #[test]
    fn letters_that_look_like_digits_are_digits() {
        assert_eq!(EventId::range_of("oil"), EventId::range_of("011"));
        assert_eq!(EventId::range_of("U"), None);
        assert_eq!(EventId::range_of(""), None);
        assert_eq!(EventId::range_of("é"), None);
    }

    #[test]
    fn a_few_letters_are_the_beginning_of_an_id_and_may_be_a_name() {
        for (word, begins, meant) in [
            ("AB", false, false),
            ("A-B", false, false),
            ("ABC", true, false),
            ("AB3", true, true),
            ("JO-AN", true, false),
            ("A-B-C-D-E", true, true),
            ("ABCDE", true, true),
            ("Zoé", false, false),
            ("Paul", false, false),
        ] {
            assert_eq!(EventId::range_of_beginning(word).is_some(), begins, "{word}");
            assert_eq!(EventId::is_meant(word), meant, "{word}");
        }
    }

    #[test]
    fn the_shortest_form_tells_two_ids_apart() {
        let mut other = EventId([0; 32]);
        other.0[4] = 0b0010_0000;
        let length = EventId([0; 32]).letters_to_tell_from(&other);
        assert_eq!(length, 7);
        assert_ne!(EventId([0; 32]).short(length), other.short(length));
    }
}
