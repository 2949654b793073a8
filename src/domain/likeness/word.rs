//! One word of a name: as it is written, folded, and as it sounds, without the marks that some people write and others
//! leave out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::likeness::forms::form_of;
use crate::domain::likeness::nicknames::long_forms;
use crate::domain::likeness::sound::Sound;
use crate::domain::names::{fold, in_latin, is_apostrophe, is_invisible};

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameWord {
    /// Folded, and without the marks that some people write and others leave out.
    pub folded: String,
    /// In small letters, with its accents.
    pub written: String,
    /// Folded, after letters of other scripts were read as the Latin ones that look the same.
    pub looks: String,
    /// Whether it is of the family name, as far as the writing tells.
    pub of_family: bool,
    /// The same with the particles before it, as some write them in one word: `lebouthillier`.
    pub joined: Option<(String, Sound)>,
    /// Whether it is a particle, which people leave out: `de`, `van der`.
    pub is_particle: bool,
    /// How it sounds, in the letters in which it is compared.
    pub sound: Sound,
    /// The names for which it is short.
    pub short_for: Vec<&'static str>,
    /// What all forms of one name have in common.
    pub form: Option<usize>,
    /// Whether it is said to be a parent's name: what stands after `bin`.
    pub of_parent: bool,
}

impl NameWord {
    fn new(folded: String, written: &str, of_family: bool) -> NameWord {
        let is_particle = PARTICLES.contains(&folded.as_str()) && folded.len() > 1;
        let looks = if written.is_ascii() { folded.clone() } else { looks(written) };
        NameWord {
            sound: Sound::of_written(&folded, &written.to_lowercase()),
            short_for: long_forms(&folded).collect(),
            form: form_of(&folded),
            of_parent: false,
            written: written.to_lowercase(),
            joined: None,
            folded,
            looks,
            of_family,
            is_particle,
        }
    }

    /// How it is written, by itself and with the particles before it.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let joined = self.joined.as_ref().map(|(joined, _)| joined.as_str());
        std::iter::once(self.folded.as_str()).chain(joined)
    }

    /// What an index keeps of it, by itself and with the particles before it.
    pub fn sounds(&self) -> impl Iterator<Item = &str> {
        self.readings().flat_map(Sound::codes)
    }

    /// How it sounds, by itself and with the particles before it, letter by letter.
    pub fn readings(&self) -> impl Iterator<Item = &Sound> {
        std::iter::once(&self.sound).chain(self.joined.as_ref().map(|(_, sound)| sound))
    }

    /// The letter of an initial. Scripts without small letters have names of one sign.
    pub fn initial(&self) -> Option<char> {
        let mut letters = self.folded.chars();
        letters.next().filter(|letter| letters.next().is_none() && letter.is_lowercase())
    }
}

/// Words that belong to the family name after them, and that people leave out.
pub const PARTICLES: &[&str] = &[
    "de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "ter", "da", "dos", "das", "di", "del",
    "della", "bin", "ibn", "ben", "bint", "al", "el", "ul", "y", "e", "zu", "af", "av",
];

/// The words between the hyphens of one that stands between blanks: folded, and as they are written.
pub fn pieces(token: &str) -> Vec<(String, String)> {
    let is_seen = |c: &char| !is_mark(*c) && !is_apostrophe(*c) && !is_invisible(*c);
    let joined: String = token.chars().filter(is_seen).flat_map(respelt).nfc().collect();
    let pieces = joined.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    let both = pieces.map(|piece| (without_digits(&fold(piece)), piece.to_owned()));
    both.filter(|(folded, _)| !folded.is_empty()).collect()
}

/// The same as words of a name.
pub fn words_of(token: &str, of_family: bool, last: bool) -> Vec<NameWord> {
    let both = pieces(token).into_iter();
    let mut words: Vec<NameWord> =
        both.map(|(folded, piece)| NameWord::new(folded, &piece, of_family)).collect();
    let count = words.len();
    for (at, word) in words.iter_mut().enumerate() {
        let more_follows = !last || at + 1 < count;
        // `St-Pierre` is `Saint-Pierre`.
        match word.folded.as_str() {
            "st" if more_follows => *word = NameWord::new("saint".to_owned(), &word.written, of_family),
            "ste" if more_follows => *word = NameWord::new("sainte".to_owned(), &word.written, of_family),
            _ => {}
        }
    }
    words
}

/// The word, folded, as somebody reads it who takes each letter for the Latin one.
fn looks(written: &str) -> String {
    without_digits(&fold(&written.nfd().map(in_latin).collect::<String>()))
}

/// Marks of glottal stops and of length, which some people write and others leave out.
fn is_mark(c: char) -> bool {
    matches!(c, 'ʔ' | 'ɂ' | 'Ɂ' | 'ʕ' | 'ˀ' | 'ꞌ' | 'Ꞌ' | ':' | '꞉' | 'ː' | '·' | '‧')
}

/// Letters of Indigenous and other alphabets that have no decomposition, as people type them.
fn respelt(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ə' | 'Ə' => ('e', None),
        'ɬ' | 'Ɬ' => ('l', None),
        'ƛ' => ('t', Some('l')),
        'θ' => ('t', Some('h')),
        'ŧ' | 'Ŧ' => ('t', None),
        'ɣ' | 'ǥ' | 'Ǥ' => ('g', None),
        'χ' => ('x', None),
        'ħ' | 'Ħ' => ('h', None),
        'þ' | 'Þ' => ('t', Some('h')),
        'ŋ' | 'Ŋ' => ('n', Some('g')),
        c => (c, None),
    };
    std::iter::once(first).chain(second)
}

/// The word without digits, where letters are left: `7` is how some type a glottal stop.
fn without_digits(word: &str) -> String {
    let letters: String = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    if letters.is_empty() { word.to_owned() } else { letters }
}
