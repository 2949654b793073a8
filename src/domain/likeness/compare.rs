//! Two names beside each other: which word of one fits which of the other and how, and what is left over. The answer
//! has no direction.

use crate::domain::likeness::name::{Generation, PersonName};
use crate::domain::likeness::nicknames::is_given;
use crate::domain::likeness::reason::Reason;
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
    /// Another spelling.
    Spelling,
    /// One is the first letter of the other.
    Initial,
}

impl Fit {
    /// Whether it is the same word, however it is written.
    fn is_exact(self) -> bool {
        self <= Fit::Lookalike
    }
}

/// How much of two names agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A word of each.
    Partly,
    /// A word, and an initial that fits.
    ByInitial,
    /// Two words or more, and nothing that contradicts.
    Close,
    /// Every word.
    Whole,
}

/// What two names have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How much agrees.
    pub level: Level,
    /// Why, part by part.
    pub reasons: Vec<Reason>,
    /// Whether one is said to be the elder or younger and the other not, or both, but differently.
    pub generations_differ: bool,
    /// Whether the keys of an index find one by the other.
    pub is_findable: bool,
    /// Whether nothing but spelling, order and initials differs.
    pub is_strict: bool,
}

/// A pair of words that fit.
struct Pair<'a> {
    one: &'a NameWord,
    other: &'a NameWord,
    fit: Fit,
}

impl Pair<'_> {
    fn is_of_family(&self) -> bool {
        self.one.of_family || self.other.of_family
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
    } else {
        one.sound.is_near(&other.sound).then_some(Fit::Spelling)
    }
}

/// Whether one word is short for the other, or both for a third.
fn stand_for_one(one: &NameWord, other: &NameWord) -> bool {
    let stands_for = |short: &NameWord, long: &NameWord| short.short_for.contains(&long.folded.as_str());
    stands_for(one, other)
        || stands_for(other, one)
        || one.short_for.iter().any(|long| other.short_for.contains(long))
}

/// The words of one name whose blanks the other leaves out: `van Damme` and `Vandamme`.
fn joined<'a>(ones: &mut Vec<&'a NameWord>, others: &mut Vec<&'a NameWord>, pairs: &mut Vec<Pair<'a>>) {
    let mut at = 0;
    while let (Some(first), Some(second)) = (ones.get(at).copied(), ones.get(at + 1).copied()) {
        let both = format!("{}{}", first.folded, second.folded);
        match others.iter().position(|other| other.folded == both) {
            Some(place) => {
                let other = others.swap_remove(place);
                ones.drain(at..at + 2);
                pairs.push(Pair { one: second, other, fit: Fit::Joined });
            }
            None => at += 1,
        }
    }
}

/// Takes the pairs that fit, the best ones first.
fn matched<'a>(
    mut ones: Vec<&'a NameWord>,
    mut others: Vec<&'a NameWord>,
) -> (Vec<Pair<'a>>, Vec<&'a NameWord>, Vec<&'a NameWord>) {
    let mut pairs = Vec::new();
    joined(&mut ones, &mut others, &mut pairs);
    let before = pairs.len();
    joined(&mut others, &mut ones, &mut pairs);
    // The word that stands for two of the other name is put on its own side.
    for pair in pairs.iter_mut().skip(before) {
        std::mem::swap(&mut pair.one, &mut pair.other);
    }
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
        let (Some(free), Some(other_free)) = (taken.get_mut(place), others_taken.get_mut(other_place)) else {
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
        words.into_iter().zip(taken).filter(|(_, taken)| !**taken).map(|(word, _)| word).collect::<Vec<_>>()
    };
    (pairs, left(ones, &taken), left(others, &others_taken))
}

/// Compares two names; none where they have nothing in common.
pub fn compare(one: &PersonName, other: &PersonName) -> Option<Compared> {
    // In one order, so that the answer has no direction.
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    let generations_differ = differ(one.generation, other.generation);
    let (bare, other_bare) = (one.bare(), other.bare());
    if bare.is_empty() || other_bare.is_empty() {
        return None;
    }
    let (pairs, left, other_left) = matched(one.telling().collect(), other.telling().collect());
    if bare == other_bare {
        let written =
            |name: &PersonName| name.words.iter().map(|word| word.written.clone()).collect::<String>();
        let equal = written(one) == written(other);
        let mut reasons = vec![if equal { Reason::NameEqual } else { Reason::NameWithoutAccents }];
        reasons.extend(of_generations(one.generation, other.generation));
        let is_findable = is_findable(one, other, &pairs);
        return Some(Compared {
            level: Level::Whole,
            reasons,
            generations_differ,
            is_findable,
            is_strict: !generations_differ,
        });
    }
    let exact = pairs.iter().filter(|pair| pair.fit.is_exact() && pair.one.initial().is_none()).count();
    let words = pairs.iter().filter(|pair| pair.fit != Fit::Initial && pair.one.initial().is_none()).count();
    let initials = pairs.iter().any(|pair| pair.fit == Fit::Initial);
    if words == 0 {
        return None;
    }
    let (clash_of_family, clash_of_given) = clashes(&left, &other_left);
    let clash = clash_of_family || clash_of_given;
    let nothing_left = left.is_empty() && other_left.is_empty();
    let level = if clash {
        Level::Partly
    } else if nothing_left && pairs.iter().all(|pair| pair.fit.is_exact()) {
        Level::Whole
    } else if words > 1 && (exact > 0 || nothing_left) {
        Level::Close
    } else if exact > 0 && initials {
        Level::ByInitial
    } else {
        Level::Partly
    };
    let mut reasons = of_pairs(&pairs);
    if level == Level::Whole {
        let accents = pairs.iter().any(|pair| pair.fit != Fit::Equal);
        reasons = vec![if accents { Reason::NameWithoutAccents } else { Reason::NameEqual }];
    }
    let turned = level >= Level::Close
        && pairs.iter().any(|pair| pair.one.of_family != pair.other.of_family)
        && pairs.iter().all(|pair| pair.fit != Fit::Joined);
    reasons.extend(turned.then_some(Reason::OtherOrder));
    reasons.extend(clash_of_family.then_some(Reason::SurnameDiffers));
    reasons.extend(clash_of_given.then_some(Reason::GivenDiffers));
    reasons.extend((!clash && !nothing_left).then_some(Reason::WordMore));
    reasons.extend(of_generations(one.generation, other.generation));
    let is_strict = !clash
        && !generations_differ
        && pairs.iter().all(|pair| pair.fit.is_exact() || pair.fit == Fit::Initial)
        && left.iter().chain(&other_left).all(|word| word.initial().is_some());
    let is_findable = is_findable(one, other, &pairs);
    Some(Compared { level, reasons, generations_differ, is_findable, is_strict })
}

/// Whether both say which generation, and not the same; a second is as a junior.
fn differ(one: Option<Generation>, other: Option<Generation>) -> bool {
    let counted = |generation| match generation {
        Generation::Elder => 1,
        Generation::Younger => 2,
        Generation::Number(number) => number,
    };
    one.zip(other).is_some_and(|(one, other)| counted(one) != counted(other))
}

fn of_generations(one: Option<Generation>, other: Option<Generation>) -> Option<Reason> {
    match (one, other) {
        (Some(_), Some(_)) if differ(one, other) => Some(Reason::GenerationDiffers),
        (Some(_), None) | (None, Some(_)) => Some(Reason::GenerationOfOne),
        _ => None,
    }
}

/// Whether what is left over on both sides is of the same part of the name, so that it cannot be a word more.
fn clashes(left: &[&NameWord], other_left: &[&NameWord]) -> (bool, bool) {
    let has = |words: &[&NameWord], of_family: bool| words.iter().any(|word| word.of_family == of_family);
    let both = |of_family: bool| has(left, of_family) && has(other_left, of_family);
    (both(true), both(false))
}

/// The reasons that pairs of words give, each once, the family name first.
fn of_pairs(pairs: &[Pair<'_>]) -> Vec<Reason> {
    let reason = |pair: &Pair<'_>| match (pair.is_of_family(), pair.fit) {
        (true, Fit::Equal) => Reason::SurnameEqual,
        (true, Fit::Accents | Fit::Lookalike) => Reason::SurnameWithoutAccents,
        (true, Fit::Joined) => Reason::SurnameJoined,
        (true, Fit::Nickname | Fit::Spelling) => Reason::SurnameSpelling,
        (true, Fit::Initial) => Reason::SurnameInitial,
        (false, Fit::Equal) => Reason::GivenEqual,
        (false, Fit::Accents | Fit::Lookalike) => Reason::GivenWithoutAccents,
        (false, Fit::Joined) => Reason::GivenJoined,
        (false, Fit::Nickname) => Reason::GivenNickname,
        (false, Fit::Spelling) => Reason::GivenSpelling,
        (false, Fit::Initial) => Reason::GivenInitial,
    };
    let mut reasons: Vec<Reason> = pairs.iter().map(reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// Whether a name has a key of its own as a whole: one word, or signs of a script that has no small letters.
pub fn has_whole_key(name: &PersonName) -> bool {
    let signs = |word: &NameWord| word.folded.chars().all(|c| !c.is_lowercase());
    name.words.len() == 1 || name.words.iter().all(signs)
}

/// Whether a key that is kept of the one is asked for the other: of two words, of a word and an initial of which one
/// is of the family name, or of the whole.
fn is_findable(one: &PersonName, other: &PersonName, pairs: &[Pair<'_>]) -> bool {
    let is_word = |pair: &&Pair<'_>| pair.one.initial().is_none() && pair.other.initial().is_none();
    let heard =
        |pair: &&Pair<'_>| pair.one.sounds().any(|sound| pair.other.sounds().any(|other| other == sound));
    let kept = |pair: &&Pair<'_>| pair.fit == Fit::Nickname || heard(pair);
    let words: Vec<&Pair<'_>> = pairs.iter().filter(is_word).filter(kept).collect();
    let of_family = |initial: &Pair<'_>, pair: &Pair<'_>| match initial.one.initial() {
        Some(_) => initial.other.of_family || pair.other.of_family,
        None => initial.one.of_family || pair.one.of_family,
    };
    let beside = |initial: &Pair<'_>| words.iter().any(|pair| heard(pair) && of_family(initial, pair));
    let whole = || {
        let both = has_whole_key(one) && has_whole_key(other);
        both && Sound::of(&one.bare()).code == Sound::of(&other.bare()).code
    };
    words.len() > 1 || pairs.iter().any(|pair| pair.fit == Fit::Initial && beside(pair)) || whole()
}

/// Whether two names share a word by which their bearers may be related: a whole word, of the family name in either of
/// them, or one that is not known as a given name. Which word is the family name, not every writing tells.
pub fn share_a_name(one: &PersonName, other: &PersonName) -> bool {
    let related = |word: &NameWord, same: &NameWord| {
        word.initial().is_none()
            && word.spellings().any(|spelling| same.spellings().any(|other| other == spelling))
            && (word.of_family || same.of_family || !is_given(&word.folded))
    };
    one.telling().any(|word| other.telling().any(|same| related(word, same)))
}
