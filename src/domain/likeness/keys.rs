//! The keys by which an index finds who may be the same person: what is kept of a description, and what is asked for
//! another. Whatever [`likeness`](super::likeness) finds has a key that is kept of the one and asked for the other.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::likeness::Description;
use crate::domain::likeness::forms::form_of;
use crate::domain::likeness::name::PersonName;
use crate::domain::likeness::nicknames::relatives;
use crate::domain::likeness::sound::Sound;
use crate::domain::likeness::word::NameWord;

/// A key: a number that stands for a text, so that the index stays small.
fn key(kind: char, parts: &[&str]) -> i64 {
    // FNV-1a. Two texts of one number cost a comparison that finds nothing.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let bytes = std::iter::once(kind as u8).chain(parts.iter().flat_map(|part| part.bytes().chain([0])));
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

/// How many words of a name are also kept as they are written without a blank between two of them.
const MOST_JOINED: usize = 5;

/// One word of a name, or two of it in one.
struct Unit<'a> {
    /// The place of its first word, and the place behind its last.
    begins: usize,
    ends: usize,
    /// The word; none where it is two.
    word: Option<&'a NameWord>,
    /// The texts by which it is kept.
    texts: BTreeSet<String>,
}

/// The words of one name.
struct Words<'a> {
    whole: Vec<&'a NameWord>,
    initials: Vec<char>,
}

impl<'a> Words<'a> {
    fn of(name: &'a PersonName) -> Words<'a> {
        let words: Vec<&NameWord> = name.telling().collect();
        let whole = words.iter().copied().filter(|word| word.initial().is_none());
        let initials = words.iter().filter(|word| word.initial().is_some());
        Words { whole: whole.collect(), initials: initials.filter_map(|word| word.sound.first).collect() }
    }

    /// Each word, and each two that follow each other.
    fn units(&self) -> Vec<Unit<'a>> {
        let single = self.whole.iter().enumerate().map(|(at, word)| {
            let joined = word.joined.iter().flat_map(|(_, sound)| sound.codes().map(str::to_owned));
            let texts = texts(&word.folded, &word.sound).into_iter().chain(joined).collect();
            Unit { begins: at, ends: at + 1, word: Some(*word), texts }
        });
        let mut units: Vec<Unit<'a>> = single.collect();
        let both = self.whole.iter().zip(self.whole.iter().skip(1)).enumerate();
        let joined = both.map(|(at, (word, next))| {
            let sound = Sound::of(&format!("{}{}", word.folded, next.folded));
            let texts = sound.codes().map(str::to_owned).collect();
            Unit { begins: at, ends: at + 2, word: None, texts }
        });
        if (3..=MOST_JOINED).contains(&self.whole.len()) {
            units.extend(joined);
        }
        units
    }

    /// Pairs of two words of which one is of the family name: as `word`, then the class of the other's first letter.
    fn with_first_letters(&self) -> impl Iterator<Item = (&str, char)> {
        self.whole.iter().enumerate().flat_map(move |(at, word)| {
            let others = self
                .whole
                .iter()
                .enumerate()
                .filter(move |(other_at, other)| at != *other_at && (word.of_family || other.of_family));
            let letters = others.filter_map(|(_, other)| other.sound.first);
            letters.flat_map(move |letter| word.sounds().map(move |sound| (sound, letter)))
        })
    }

    fn with_initials(&self) -> impl Iterator<Item = (&str, char)> {
        let sounds = self.whole.iter().flat_map(|word| word.sounds());
        sounds.flat_map(|sound| self.initials.iter().map(move |initial| (sound, *initial)))
    }
}

/// The texts by which a word is kept: one for all forms of a name in other languages, else how it sounds.
fn texts(folded: &str, sound: &Sound) -> Vec<String> {
    match form_of(folded) {
        Some(form) => vec![format!("={form}")],
        None => sound.codes().map(str::to_owned).collect(),
    }
}

fn pair(one: &str, other: &str) -> i64 {
    key('n', &if one <= other { [one, other] } else { [other, one] })
}

fn lettered(kind: char, (sound, letter): (&str, char)) -> i64 {
    key(kind, &[sound, letter.encode_utf8(&mut [0; 4])])
}

/// A day of birth, the same whichever of day and month comes first.
fn birth(born: NaiveDate) -> i64 {
    let (low, high) = (born.day().min(born.month()), born.day().max(born.month()));
    key('b', &[&format!("{} {low} {high}", born.year())])
}

impl Description {
    /// What is kept of it.
    pub fn kept(&self) -> BTreeSet<i64> {
        self.beside_names().chain(self.names_kept()).collect()
    }

    /// What is asked for it.
    pub fn asked(&self) -> BTreeSet<i64> {
        self.beside_names().chain(self.names_asked()).collect()
    }

    /// Whether an index finds each of the two by the names of the other.
    pub fn is_found_by_name(&self, other: &Description) -> bool {
        !self.names_asked().is_disjoint(&other.names_kept())
            && !other.names_asked().is_disjoint(&self.names_kept())
    }

    fn names_kept(&self) -> BTreeSet<i64> {
        let mut keys = BTreeSet::new();
        for name in &self.names {
            let words = Words::of(name);
            keys.extend(pairs(&words.units()));
            keys.extend(words.with_first_letters().map(|both| lettered('h', both)));
            keys.extend(words.with_initials().map(|both| lettered('i', both)));
            keys.extend(whole(name));
        }
        keys
    }

    fn names_asked(&self) -> BTreeSet<i64> {
        let mut keys = BTreeSet::new();
        for name in &self.names {
            let words = Words::of(name);
            let mut units = words.units();
            for unit in &mut units {
                let relatives = unit.word.map(|word| relatives(&word.folded)).unwrap_or_default();
                unit.texts.extend(relatives.into_iter().flat_map(|word| texts(word, &Sound::of(word))));
            }
            keys.extend(pairs(&units));
            // A word and a first letter find an initial, and a word with a slip in it.
            let lettered_both = |both| [lettered('h', both), lettered('i', both)];
            keys.extend(words.with_first_letters().flat_map(lettered_both));
            keys.extend(words.with_initials().flat_map(lettered_both));
            keys.extend(whole(name));
        }
        keys
    }

    /// The keys that are no words.
    fn beside_names(&self) -> impl Iterator<Item = i64> {
        self.born.map(birth).into_iter().chain(self.ways())
    }

    /// The keys of the ways to reach somebody: where one of them agrees, another day of birth decides nothing.
    pub fn ways(&self) -> BTreeSet<i64> {
        let email = self.email.iter().map(|email| key('e', &[email]));
        email.chain(self.phone.iter().map(|phone| key('p', &[phone]))).collect()
    }
}

/// The keys of any two units that have no word in common, by each of their texts.
fn pairs(units: &[Unit<'_>]) -> BTreeSet<i64> {
    let mut keys = BTreeSet::new();
    for (at, one) in units.iter().enumerate() {
        let apart = |other: &&Unit<'_>| one.ends <= other.begins || other.ends <= one.begins;
        for other in units.iter().skip(at + 1).filter(apart) {
            let texts = one.texts.iter();
            keys.extend(texts.flat_map(|text| other.texts.iter().map(move |other| pair(text, other))));
        }
    }
    keys
}

/// How many words a name has at the most that is also kept as one, as some type it without a blank.
const MOST_WHOLE: usize = 3;

/// The keys of a name as a whole: of a few words, or of signs of a script that has no small letters.
fn whole(name: &PersonName) -> Vec<i64> {
    let signs = |word: &NameWord| word.folded.chars().all(|c| !c.is_lowercase());
    if name.words.len() > MOST_WHOLE && !name.words.iter().all(signs) {
        return Vec::new();
    }
    Sound::of(&name.bare()).codes().map(|code| key('m', &[code])).collect()
}
