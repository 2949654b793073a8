//! How many independent origins claims have. Three outlets with one story are one origin, and so is one outlet under
//! three spellings: where two names are almost alike, a link says that they are not the same.

use crate::domain::case::finding::{Link, LinkKind};
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::domain::names::fold;

/// From this likeness on two names may be one: a letter or two apart.
const ALMOST: f64 = 0.85;

/// Only so many characters of a name are compared, so that a long one costs no time.
const COMPARED: usize = 80;

/// Words that an origin may begin with or not.
const ARTICLES: [&str; 11] = ["the", "a", "an", "le", "la", "les", "un", "une", "du", "des", "de"];

/// Words that tell the form of a firm, or join two names.
const FORMS: [&str; 15] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "ltee",
    "limitee",
    "llc",
    "llp",
    "corp",
    "corporation",
    "co",
    "company",
    "cie",
    "and",
    "et",
];

/// Something that somebody claims.
pub(super) struct Claim {
    pub(super) id: EventId,
    pub(super) grade: Option<Grade>,
    /// The source, in the form in which it is compared; empty where nobody wrote it down.
    origin: String,
    links: Vec<Link>,
    /// Whether nobody can tell that it is true: then it supports others, and carries nothing by itself.
    pub(super) untold: bool,
}

impl Claim {
    pub(super) fn new(id: EventId, grade: Option<Grade>, origin: &str, links: Vec<Link>) -> Claim {
        Claim { id, grade, origin: compared(origin), links, untold: false }
    }

    pub(super) fn untold(self, untold: bool) -> Claim {
        Claim { untold, ..self }
    }

    fn is_linked(&self, other: &Claim, kind: LinkKind) -> bool {
        let says = |claim: &Claim, other: &Claim| {
            claim.links.iter().any(|link| link.kind == kind && link.to == other.id)
        };
        says(self, other) || says(other, self)
    }

    fn is_named_almost_as(&self, other: &Claim) -> bool {
        let (name, other) = (&self.origin, &other.origin);
        if name.is_empty() || other.is_empty() || name == other {
            return false;
        }
        let [name, other] = [name, other].map(|name| name.chars().take(COMPARED).collect::<String>());
        let within =
            |name: &str, other: &str| name.split(' ').all(|word| other.split(' ').any(|known| known == word));
        within(&name, &other)
            || within(&other, &name)
            || strsim::normalized_damerau_levenshtein(&name, &other) >= ALMOST
    }

    /// Whether two claims have one origin: the same by name or by a link `same-origin`, which overrides a link
    /// `independent`; or named almost alike, if no such link distinguishes them.
    fn shares_origin(&self, other: &Claim) -> bool {
        !self.origin.is_empty() && self.origin == other.origin
            || self.is_linked(other, LinkKind::SameOrigin)
            || self.is_named_almost_as(other) && !self.is_linked(other, LinkKind::Independent)
    }
}

/// An origin without what does not tell it from another: case, accents, punctuation, an article in front, an elision, a
/// possessive, the form of a firm.
fn compared(origin: &str) -> String {
    let plain = origin.replace(['’', '‘', 'ʼ', '´', '`', '′'], "'").to_lowercase();
    let bare = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let word = ["l'", "d'"].iter().find_map(|elided| word.strip_prefix(elided)).unwrap_or(word);
        fold(word.strip_suffix("'s").unwrap_or(word))
    };
    let words: Vec<String> = plain.split_whitespace().map(bare).collect();
    let words: Vec<&str> =
        words.iter().flat_map(|word| word.split(' ')).filter(|word| !word.is_empty()).collect();
    let named = words.iter().copied().skip_while(|word| ARTICLES.contains(word));
    let named: Vec<&str> = named.filter(|word| !FORMS.contains(word)).collect();
    if named.is_empty() { words.join(" ") } else { named.join(" ") }
}

/// How many origins there are. One that nobody wrote down may be that of another claim, and counts only where a link
/// says that it is independent.
pub(super) fn origins(claims: &[&Claim]) -> usize {
    // Claims of one origin are in one group, however many links lead from one to the other.
    let mut groups: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims {
        let (of_it, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| claim.shares_origin(other)));
        let mut group: Vec<&Claim> = of_it.into_iter().flatten().collect();
        group.push(claim);
        rest.push(group);
        groups = rest;
    }
    let independent = |group: &[&Claim]| {
        let mut elsewhere = claims.iter().filter(|other| !group.iter().any(|claim| claim.id == other.id));
        elsewhere.any(|other| group.iter().any(|claim| claim.is_linked(other, LinkKind::Independent)))
    };
    let counts =
        |group: &&Vec<&Claim>| group.iter().any(|claim| !claim.origin.is_empty()) || independent(group);
    groups.iter().filter(counts).count()
}

/// The first two claims whose origins are named almost alike and that no link distinguishes or joins.
pub(super) fn near(claims: &[&Claim]) -> Option<(EventId, EventId)> {
    let pairs = claims
        .iter()
        .enumerate()
        .flat_map(|(at, claim)| claims.iter().skip(at + 1).map(move |other| (claim, other)));
    let open = |claim: &Claim, other: &Claim| {
        claim.is_named_almost_as(other)
            && ![LinkKind::SameOrigin, LinkKind::Independent].iter().any(|kind| claim.is_linked(other, *kind))
    };
    pairs.filter(|(claim, other)| open(claim, other)).map(|(claim, other)| (claim.id, other.id)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_origin_under_many_spellings_is_one() {
        for (name, other) in [
            ("Evening Herald", "The Evening Herald"),
            ("L’Étoile du Nord", "étoile du nord"),
            ("the Herald's", "Herald"),
            ("Boréal inc.", "Boreal Ltée"),
            ("Smith & Sons Ltd.", "Smith and Sons"),
        ] {
            assert_eq!(compared(name), compared(other));
        }
        assert_eq!(compared("The The"), "the the");
        assert_ne!(compared("a court"), compared("a neighbour"));
    }

    #[test]
    fn almost_alike_is_asked_about() {
        let claim = |origin| Claim::new(EventId([0; 32]), None, origin, Vec::new());
        for (name, other) in [("Evening Herald", "Evening Herold"), ("Herald", "the Evening Herald")] {
            assert!(claim(name).is_named_almost_as(&claim(other)), "{name} {other}");
        }
        for (name, other) in [("a court", "a neighbour"), ("John Smith", "Mary Smith"), ("", "a court")] {
            assert!(!claim(name).is_named_almost_as(&claim(other)), "{name} {other}");
        }
    }
}
