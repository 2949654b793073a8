//! How a name on a document is to the applicant's names: the same, part of it, or another one.

use crate::domain::case::candidate::Candidate;
use crate::domain::likeness::compare::compare;
use crate::domain::likeness::latin::written_in_latin;
use crate::domain::likeness::name::PersonName;

/// How a name on a document is to one of the applicant's, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fits {
    /// Another name.
    Not,
    /// Part of the name, as the first name alone: it tells nobody from a relative.
    Half,
    /// The same name, or one that may be.
    Whole,
}

/// Words that say that a document is about somebody beside the one who is named, or about several.
const OTHERS: &[&str] = &[
    "and",
    "et",
    "or",
    "ou",
    "of",
    "for",
    "pour",
    "per",
    "estate",
    "succession",
    "heirs",
    "heritiers",
    "trust",
    "fiducie",
    "family",
    "famille",
    "daughter",
    "wife",
    "husband",
    "spouse",
    "widow",
    "widower",
    "mother",
    "father",
    "brother",
    "sister",
    "fils",
    "fille",
    "epouse",
    "epoux",
    "veuve",
    "veuf",
    "mere",
    "pere",
    "frere",
    "soeur",
    "inc",
    "ltd",
    "ltee",
    "company",
    "tuteur",
    "tutrice",
    "late",
    "deceased",
    "feu",
    "feue",
    "defunt",
    "defunte",
    "not",
    "pas",
    "non",
    "ex",
    "vs",
    "versus",
    "contre",
];

/// How a name on a document is to the applicant's names: to those in letters of which something can be said.
pub(super) fn best_fit(candidate: &Candidate, printed: &str) -> Fits {
    candidate.names().filter_map(|name| fits(printed, name)).max().unwrap_or(Fits::Half)
}

/// How a name on a document is to one name; none where one of them is in letters that nothing here reads.
fn fits(printed: &str, name: &str) -> Option<Fits> {
    let (on, own) = (PersonName::of(printed), PersonName::of(name));
    let (on_parts, own_parts) = (Parts::of(&on), Parts::of(&own));
    let is_comparable = !on_parts.is_in_other_letters_than(&own_parts);
    is_comparable.then(|| fit_of(printed, (&on, &on_parts), (&own, &own_parts)))
}

fn fit_of(
    printed: &str,
    (on_name, on): (&PersonName, &Parts),
    (own_name, own): (&PersonName, &Parts),
) -> Fits {
    let compared = compare(on_name, own_name);
    // A suffix that the applicant does not have is that of a parent or a child.
    let is_of_another_generation = compared.as_ref().is_some_and(|compared| compared.generations_differ)
        || on_name.generation.is_some() && own_name.generation.is_none();
    let is_of_others = on_name
        .plain_words()
        .any(|word| OTHERS.contains(&word.as_str()) && !own_name.plain_words().any(|own| own == word));
    if is_of_another_generation
        || is_of_others
        || printed.contains(['&', '+', '/', ';'])
        || names_a_suit(printed)
    {
        return Fits::Not;
    }
    // Fields, or a comma, say which is the family name; without them it may come first.
    let is_said = printed.contains(',') && !on.given.is_empty();
    let is_strict = compared.is_some_and(|compared| compared.is_strict);
    let may_be = || on.may_be(own, is_said) || !is_said && on.turned().may_be(own, false);
    if on.has_family_of(own, is_said) && (is_strict || may_be()) {
        return Fits::Whole;
    }
    let within = on.all().all(|word| own.all().any(|own| is_same(word, own)));
    // `Q, M` says no more than `M Q` does.
    let by_initials = on.family.iter().all(|word| is_initial(word));
    if within && (!is_said || by_initials) { Fits::Half } else { Fits::Not }
}

/// Whether a text has two parties to a suit, as courts write them: `R. v. Quill`, `R. c. Quill`.
fn names_a_suit(text: &str) -> bool {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let has_capitals = text.chars().any(char::is_uppercase);
    let is_between = |at: usize| at > 0 && at + 1 < tokens.len();
    let is_versus = |token: &str| matches!(token, "v" | "v." | "c" | "c.");
    // `R. V. QUILL`: the Crown is no family name.
    let by_crown =
        matches!(*tokens.as_slice(), ["R." | "R", versus, _, ..] if is_versus(&versus.to_lowercase()));
    let mut places = tokens.iter().enumerate();
    by_crown && text.contains(',')
        || has_capitals && places.any(|(at, token)| is_between(at) && is_versus(token))
}

/// The words of a name that tell people apart, by what they are in it.
struct Parts {
    given: Vec<String>,
    family: Vec<String>,
}

impl Parts {
    fn of(name: &PersonName) -> Parts {
        let words = |of_family: bool| {
            let words = name.telling().filter(move |word| word.of_family == of_family);
            words.map(|word| word.folded.clone()).collect()
        };
        Parts { given: words(false), family: words(true) }
    }

    /// Every word.
    fn all(&self) -> impl Iterator<Item = &String> {
        self.family.iter().chain(&self.given)
    }

    /// Whether a whole word is there for the applicant's family name, or for their only name: where a form says which it
    /// is, that one, else what is left beside the first name. The initial of a family name tells nobody from a stranger.
    fn has_family_of(&self, own: &Parts, is_said: bool) -> bool {
        let is_whole = |word: &&String| !is_initial(word);
        if is_said {
            return self.family.iter().any(|word| is_whole(&word));
        }
        let whole: Vec<&String> = self.all().filter(is_whole).collect();
        let is_first = |word: &&String| own.given.first().is_some_and(|first| is_equal(word, first));
        whole.len() > usize::from(whole.iter().any(is_first))
    }

    /// Whether one of two names is in letters that nothing here can read beside those of the other: they can be compared
    /// by a person only.
    fn is_in_other_letters_than(&self, other: &Parts) -> bool {
        let is_unread = |parts: &Parts| parts.all().any(|word| !written_in_latin(word).is_ascii());
        is_unread(self) != is_unread(other)
    }

    /// The same words, where the family name was written first.
    fn turned(&self) -> Parts {
        let mut words = self.given.iter().chain(&self.family).cloned();
        Parts { family: words.next().into_iter().collect(), given: words.collect() }
    }

    /// Whether a family name and a given name are the applicant's, and what is left over is a further name, against which
    /// nothing speaks. Where a form says which is the family name, it may be the first of two.
    fn may_be(&self, own: &Parts, is_said: bool) -> bool {
        let (mut given, mut family) = (own.given.clone(), own.family.clone());
        let mut left_family = Vec::new();
        for word in &self.family {
            if let Some(at) = family.iter().position(|own| is_equal(own, word)) {
                family.remove(at);
            } else if let Some(at) =
                given.iter().skip(1).position(|own| is_equal(own, word)).filter(|_| is_said)
            {
                given.remove(at + 1);
            } else {
                left_family.push(word);
            }
        }
        let mut left_given = Vec::new();
        let own_given = given.len();
        for word in &self.given {
            match given.iter().position(|own| is_same(word, own)) {
                Some(at) => _ = given.remove(at),
                None => left_given.push(word),
            }
        }
        let both = left_family.len() < self.family.len() && given.len() < own_given;
        let contradicts =
            !left_given.is_empty() && !given.is_empty() || !left_family.is_empty() && !family.is_empty();
        both && !contradicts
    }
}

/// Whether a word is an initial. Scripts without small letters have names of one sign.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// Whether two words are the same, also where one is in Cyrillic or Greek letters, or in syllables of Inuktut.
fn is_equal(one: &str, other: &str) -> bool {
    one == other || one.is_ascii() != other.is_ascii() && written_in_latin(one) == written_in_latin(other)
}

/// Whether two words are the same, or one is the initial of the other.
fn is_same(one: &str, other: &str) -> bool {
    let begins = |short: &str, long: &str| {
        let in_latin = short.is_ascii() != long.is_ascii();
        is_initial(short)
            && if in_latin {
                written_in_latin(long).starts_with(&written_in_latin(short))
            } else {
                long.starts_with(short)
            }
    };
    is_equal(one, other) || begins(one, other) || begins(other, one)
}
