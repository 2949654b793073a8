//! The words of two names, each beside the one that fits it best, and what is left over.

use crate::domain::likeness::name::PersonName;
use crate::domain::likeness::sound::Sound;
use crate::domain::likeness::word::NameWord;

/// How a word fits another, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Letter for letter.
    Equal,
    /// But for accents and marks.
    Accents,
    /// But for blanks and hyphens.
    Joined,
    /// Letters of another script that look the same.
    Lookalike,
    /// One is short for the other, or both for a third.
    Nickname,
    /// The same name in another language.
    Form,
    /// Another spelling.
    Spelling,
    /// Another spelling, and other blanks or hyphens.
    JoinedSpelling,
    /// One is the first letter of the other.
    Initial,
    /// They may be one word where all else agrees.
    Resembling,
}

impl Fit {
    /// Whether it is the same word, however it is written.
    pub fn is_exact(self) -> bool {
        self <= Fit::Lookalike
    }

    /// Whether one word stands for several of the other name.
    pub fn is_joined(self) -> bool {
        matches!(self, Fit::Joined | Fit::JoinedSpelling)
    }
}

/// A pair of words that fit.
pub struct Pair<'a> {
    /// The word of the one name.
    pub one: &'a NameWord,
    /// The word of the other.
    pub other: &'a NameWord,
    /// How they fit.
    pub fit: Fit,
}

impl Pair<'_> {
    /// Whether it is of the family name in either.
    pub fn is_of_family(&self) -> bool {
        self.one.of_family || self.other.of_family
    }

    /// Whether both are whole words that are the same.
    pub fn is_exact_word(&self) -> bool {
        self.fit.is_exact() && self.one.initial().is_none()
    }
}

fn fit(one: &NameWord, other: &NameWord) -> Option<Fit> {
    if one.folded == other.folded {
        return Some(if one.written == other.written { Fit::Equal } else { Fit::Accents });
    }
    let begins = |initial: char, word: &NameWord| word.folded.starts_with(initial);
    match (one.initial(), other.initial()) {
        (Some(_), Some(_)) => return None,
        (Some(initial), None) => return begins(initial, other).then_some(Fit::Initial),
        (None, Some(initial)) => return begins(initial, one).then_some(Fit::Initial),
        (None, None) => {}
    }
    let is_joined = one.joined.is_some() || other.joined.is_some();
    if is_joined && one.spellings().any(|spelling| other.spellings().any(|other| other == spelling)) {
        return Some(Fit::Joined);
    }
    if one.looks == other.looks {
        Some(Fit::Lookalike)
    } else if stand_for_one(one, other) {
        Some(Fit::Nickname)
    } else if one.form.is_some() && one.form == other.form {
        Some(Fit::Form)
    } else {
        sound(one, other, Sound::is_near).then_some(Fit::Spelling)
    }
}

/// Whether one of the sounds of two words is to the other as asked.
fn sound(one: &NameWord, other: &NameWord, is_it: impl Fn(&Sound, &Sound) -> bool) -> bool {
    one.readings().any(|one| other.readings().any(|other| is_it(one, other)))
}

/// Whether one word is short for the other, or both for a third.
fn stand_for_one(one: &NameWord, other: &NameWord) -> bool {
    let stands_for = |short: &NameWord, long: &NameWord| short.short_for.contains(&long.folded.as_str());
    stands_for(one, other)
        || stands_for(other, one)
        || one.short_for.iter().any(|long| other.short_for.contains(long))
}

/// The words of two names that are in no pair yet.
struct Unpaired<'a> {
    ones: Vec<&'a NameWord>,
    others: Vec<&'a NameWord>,
}

impl<'a> Unpaired<'a> {
    fn turned(self) -> Unpaired<'a> {
        Unpaired { ones: self.others, others: self.ones }
    }

    /// Takes out two or three words of the one name whose blanks the other leaves out: `van Damme` and `Vandamme`.
    fn take_joined(&mut self, is_it: impl Fn(&str, &NameWord) -> bool) -> Vec<(&'a NameWord, &'a NameWord)> {
        let mut taken = Vec::new();
        let mut at = 0;
        while at + 1 < self.ones.len() {
            let found = [3, 2].into_iter().find_map(|count| {
                let words = self.ones.get(at..at + count)?;
                let both: String = words.iter().map(|word| word.folded.as_str()).collect();
                let place = self.others.iter().position(|other| is_it(&both, other))?;
                Some((words.last().copied()?, count, place))
            });
            match found {
                Some((last, count, place)) => {
                    taken.push((last, self.others.remove(place)));
                    self.ones.drain(at..at + count);
                }
                None => at += 1,
            }
        }
        taken
    }

    /// The same in both directions.
    fn take_joined_of_either(
        mut self,
        fit: Fit,
        pairs: &mut Vec<Pair<'a>>,
        is_it: impl Fn(&str, &NameWord) -> bool,
    ) -> Unpaired<'a> {
        pairs.extend(self.take_joined(&is_it).into_iter().map(|(one, other)| Pair { one, other, fit }));
        let mut turned = self.turned();
        pairs.extend(turned.take_joined(&is_it).into_iter().map(|(other, one)| Pair { one, other, fit }));
        turned.turned()
    }

    /// Takes out the pairs that fit, the best ones first.
    fn take_fitting(self, pairs: &mut Vec<Pair<'a>>) -> Unpaired<'a> {
        let Unpaired { ones, others } = self;
        let mut all = Vec::new();
        for (place, one) in ones.iter().enumerate() {
            for (other_place, other) in others.iter().enumerate() {
                if let Some(fit) = fit(one, other) {
                    let apart = one.of_family != other.of_family;
                    all.push((fit, apart, place, other_place));
                }
            }
        }
        all.sort_unstable();
        let (mut taken, mut others_taken) = (vec![false; ones.len()], vec![false; others.len()]);
        for (fit, _, place, other_place) in all {
            let (Some(free), Some(other_free)) = (taken.get_mut(place), others_taken.get_mut(other_place))
            else {
                continue;
            };
            if *free || *other_free {
                continue;
            }
            (*free, *other_free) = (true, true);
            if let (Some(one), Some(other)) = (ones.get(place), others.get(other_place)) {
                pairs.push(Pair { one, other, fit });
            }
        }
        let left = |words: Vec<&'a NameWord>, taken: &[bool]| {
            words.into_iter().zip(taken).filter(|(_, taken)| !**taken).map(|(word, _)| word).collect()
        };
        Unpaired { ones: left(ones, &taken), others: left(others, &others_taken) }
    }

    /// Takes out the one word that is left over of each name, where it is of the same part and they resemble each
    /// other.
    fn take_resembling(self, pairs: &mut Vec<Pair<'a>>) -> Unpaired<'a> {
        let exact = pairs.iter().filter(|pair| pair.is_exact_word()).count();
        let (&[one], &[other]) = (self.ones.as_slice(), self.others.as_slice()) else { return self };
        let whole = one.initial().is_none() && other.initial().is_none();
        let may_be = exact > 1 && whole && one.of_family == other.of_family;
        if !may_be || !sound(one, other, Sound::resembles) {
            return self;
        }
        pairs.push(Pair { one, other, fit: Fit::Resembling });
        Unpaired { ones: Vec::new(), others: Vec::new() }
    }
}

/// The pairs of two names, and what is left over of each.
pub fn matched<'a>(
    one: &'a PersonName,
    other: &'a PersonName,
) -> (Vec<Pair<'a>>, Vec<&'a NameWord>, Vec<&'a NameWord>) {
    let mut pairs = Vec::new();
    let unpaired = Unpaired { ones: one.telling().collect(), others: other.telling().collect() };
    let same = |both: &str, other: &NameWord| other.folded == both;
    let unpaired = unpaired.take_joined_of_either(Fit::Joined, &mut pairs, same);
    let unpaired = unpaired.take_fitting(&mut pairs);
    let spelled = |both: &str, other: &NameWord| {
        let length = other.spellings().map(str::len).max().unwrap_or_default();
        // The lengths are asked first, because a reading costs more.
        both.len() > 5 && both.len().abs_diff(length) < 5 && {
            let both = Sound::of(both);
            other.readings().any(|other| both.is_near(other))
        }
    };
    let unpaired = unpaired.take_joined_of_either(Fit::JoinedSpelling, &mut pairs, spelled);
    let left = unpaired.take_resembling(&mut pairs);
    (pairs, left.ones, left.others)
}
