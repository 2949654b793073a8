//! The keys by which an index finds who may be the same person: what is kept of a description, and what is asked for
//! another. Whatever [`likeness`](super::likeness) finds has a key that is kept of the one and asked for the other.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::likeness::Description;
use crate::domain::likeness::compare::has_whole_key;
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

/// The keys of one name.
struct Words<'a> {
    whole: Vec<(&'a NameWord, Vec<&'a str>)>,
    initials: Vec<char>,
}

impl<'a> Words<'a> {
    fn of(name: &'a PersonName) -> Words<'a> {
        let words: Vec<&NameWord> = name.telling().collect();
        let whole = words.iter().filter(|word| word.initial().is_none());
        Words {
            whole: whole.map(|word| (*word, word.sounds().collect())).collect(),
            initials: words.iter().filter_map(|word| word.initial()).collect(),
        }
    }

    /// Pairs of two words of which one is of the family name: as `word`, then the other's first letter.
    fn with_first_letters(&self) -> impl Iterator<Item = (&str, char)> {
        self.whole.iter().enumerate().flat_map(move |(at, (word, sounds))| {
            let others =
                self.whole.iter().enumerate().filter(move |(other_at, (other, _))| {
                    at != *other_at && (word.of_family || other.of_family)
                });
            let letters = others.filter_map(|(_, (other, _))| other.folded.chars().next());
            letters.flat_map(move |letter| sounds.iter().map(move |sound| (*sound, letter)))
        })
    }

    fn with_initials(&self) -> impl Iterator<Item = (&str, char)> {
        let sounds = self.whole.iter().flat_map(|(_, sounds)| sounds);
        sounds.flat_map(|sound| self.initials.iter().map(move |initial| (*sound, *initial)))
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
        let mut keys = self.beside_names();
        for name in &self.names {
            let words = Words::of(name);
            let heard: Vec<_> = words
                .whole
                .iter()
                .map(|(_, sounds)| sounds.iter().map(|sound| (*sound).to_owned()).collect())
                .collect();
            keys.extend(pairs(&heard));
            keys.extend(words.with_first_letters().map(|both| lettered('h', both)));
            keys.extend(words.with_initials().map(|both| lettered('i', both)));
            keys.extend(whole(name));
        }
        keys
    }

    /// What is asked for it.
    pub fn asked(&self) -> BTreeSet<i64> {
        let mut keys = self.beside_names();
        for name in &self.names {
            let words = Words::of(name);
            let heard: Vec<BTreeSet<String>> =
                words.whole.iter().map(|(word, own)| heard(word, own)).collect();
            keys.extend(pairs(&heard));
            // Of a name without initials only those that have some, and the other way round.
            keys.extend(words.with_first_letters().map(|both| lettered('i', both)));
            keys.extend(words.with_initials().flat_map(|both| [lettered('h', both), lettered('i', both)]));
            keys.extend(whole(name));
        }
        keys
    }

    /// The keys that are no words.
    fn beside_names(&self) -> BTreeSet<i64> {
        self.born.map(birth).into_iter().chain(self.ways()).collect()
    }

    /// The keys of the ways to reach somebody: where one of them agrees, another day of birth decides nothing.
    pub fn ways(&self) -> BTreeSet<i64> {
        let email = self.email.iter().map(|email| key('e', &[email]));
        email.chain(self.phone.iter().map(|phone| key('p', &[phone]))).collect()
    }
}

/// The sounds by which a word is asked for: its own, and those of the names that it may stand for.
fn heard(word: &NameWord, own: &[&str]) -> BTreeSet<String> {
    let relatives = relatives(&word.folded);
    relatives
        .into_iter()
        .map(|word| Sound::of(word).code)
        .chain(own.iter().map(|sound| (*sound).to_owned()))
        .collect()
}

/// The keys of any two words, by each of their sounds.
fn pairs(heard: &[BTreeSet<String>]) -> BTreeSet<i64> {
    let mut keys = BTreeSet::new();
    for (at, ones) in heard.iter().enumerate() {
        for others in heard.iter().skip(at + 1) {
            keys.extend(ones.iter().flat_map(|one| others.iter().map(move |other| pair(one, other))));
        }
    }
    keys
}

/// The key of a whole name that has no two words.
fn whole(name: &PersonName) -> Option<i64> {
    has_whole_key(name).then(|| key('m', &[&Sound::of(&name.bare()).code]))
}
