//! Two names beside each other: how much of them agrees, what contradicts, and why. The answer has no direction.

use crate::domain::likeness::name::{Generation, PersonName};
use crate::domain::likeness::nicknames::is_given;
use crate::domain::likeness::pairs::{Fit, Pair, matched};
use crate::domain::likeness::reason::Reason;
use crate::domain::likeness::word::NameWord;

/// How much of two names agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A word of each.
    Partly,
    /// Two words, and two more that resemble each other.
    Resembling,
    /// A word, and an initial that fits.
    ByInitial,
    /// Two words or more, and nothing that contradicts; or the only word of each, in two spellings.
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
    /// Whether nothing but spelling, order and initials differs.
    pub is_strict: bool,
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
    if bare == other_bare {
        let written =
            |name: &PersonName| name.words.iter().map(|word| word.written.clone()).collect::<String>();
        let equal = written(one) == written(other);
        let mut reasons = vec![if equal { Reason::NameEqual } else { Reason::NameWithoutAccents }];
        reasons.extend(of_generations(one.generation, other.generation));
        return Some(Compared {
            level: Level::Whole,
            reasons,
            generations_differ,
            is_strict: !generations_differ,
        });
    }
    let (pairs, left, other_left) = matched(one, other);
    let words = pairs.iter().filter(|pair| pair.fit != Fit::Initial && pair.one.initial().is_none()).count();
    if words == 0 {
        return None;
    }
    let (clash_of_family, clash_of_given) = clashes(&left, &other_left);
    let turned_parent = is_parent_turned(one, other, &pairs);
    let clash = clash_of_family || clash_of_given || turned_parent;
    let nothing_left = left.is_empty() && other_left.is_empty();
    let level = if clash { Level::Partly } else { level(&pairs, words, nothing_left) };
    let mut reasons = of_pairs(&pairs);
    if level == Level::Whole {
        let accents = pairs.iter().any(|pair| pair.fit != Fit::Equal);
        reasons = vec![if accents { Reason::NameWithoutAccents } else { Reason::NameEqual }];
    }
    let turned = level >= Level::Close
        && pairs.iter().any(|pair| pair.one.of_family != pair.other.of_family)
        && pairs.iter().all(|pair| !pair.fit.is_joined());
    reasons.extend(turned.then_some(Reason::OtherOrder));
    reasons.extend(clash_of_family.then_some(Reason::SurnameDiffers));
    reasons.extend(clash_of_given.then_some(Reason::GivenDiffers));
    reasons.extend(turned_parent.then_some(Reason::ParentTurned));
    reasons.extend((!clash && !nothing_left).then_some(Reason::WordMore));
    reasons.extend(of_generations(one.generation, other.generation));
    let is_strict = !clash
        && !generations_differ
        && pairs.iter().all(|pair| pair.fit.is_exact() || pair.fit == Fit::Initial)
        && left.iter().chain(&other_left).all(|word| word.initial().is_some());
    Some(Compared { level, reasons, generations_differ, is_strict })
}

/// How much agrees of two names in which nothing contradicts.
fn level(pairs: &[Pair<'_>], words: usize, nothing_left: bool) -> Level {
    let has = |fit: Fit| pairs.iter().any(|pair| pair.fit == fit);
    if nothing_left && pairs.iter().all(|pair| pair.fit.is_exact()) {
        Level::Whole
    } else if has(Fit::Resembling) {
        Level::Resembling
    } else if words > 1 || nothing_left && pairs.len() == 1 {
        Level::Close
    } else if pairs.iter().any(Pair::is_exact_word) && has(Fit::Initial) {
        Level::ByInitial
    } else {
        Level::Partly
    }
}

/// Whether both names say who is the parent, and it is the child of the other: `Omar bin Ali` and `Ali bin Omar`.
fn is_parent_turned(one: &PersonName, other: &PersonName, pairs: &[Pair<'_>]) -> bool {
    let says = |name: &PersonName| name.words.iter().any(|word| word.of_parent);
    let turned = |pair: &Pair<'_>| !pair.fit.is_joined() && pair.one.of_parent != pair.other.of_parent;
    says(one) && says(other) && pairs.iter().any(turned)
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
        (true, Fit::Nickname | Fit::Form | Fit::Spelling | Fit::JoinedSpelling) => Reason::SurnameSpelling,
        (true, Fit::Resembling) => Reason::SurnameResembles,
        (true, Fit::Initial) => Reason::SurnameInitial,
        (false, Fit::Equal) => Reason::GivenEqual,
        (false, Fit::Accents | Fit::Lookalike) => Reason::GivenWithoutAccents,
        (false, Fit::Joined) => Reason::GivenJoined,
        (false, Fit::Nickname) => Reason::GivenNickname,
        (false, Fit::Form) => Reason::GivenForm,
        (false, Fit::Spelling | Fit::JoinedSpelling) => Reason::GivenSpelling,
        (false, Fit::Resembling) => Reason::GivenResembles,
        (false, Fit::Initial) => Reason::GivenInitial,
    };
    let mut reasons: Vec<Reason> = pairs.iter().map(reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
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
