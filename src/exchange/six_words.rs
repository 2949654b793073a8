//! The six words that a newcomer reads aloud and the person who invited them hears: both sides work them out, so a key
//! or an invitation that was exchanged on its way has others.

use std::sync::LazyLock;

use crate::domain::case::candidate::Language;
use crate::domain::ids::{Digest256, EventId, PublicKey, sha256};
use crate::domain::names::fold;

/// How many words: 66 bits, so nobody finds a key with the same ones.
const COUNT: usize = 6;
/// How many bits of the hash a word stands for.
const BITS: usize = 11;

/// 2,048 words each, the same in every version.
static ENGLISH: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("words-en.txt").lines().collect());
static FRENCH: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("words-fr.txt").lines().collect());

/// The words for a key that answers an invitation of a party.
pub fn of(roster: EventId, invitation: Digest256, key: PublicKey, language: Language) -> String {
    let hash =
        sha256(&[roster.as_bytes(), invitation.as_bytes(), key.as_bytes()].map(<[u8]>::to_vec).concat());
    let list = match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
    };
    let bit = |at: usize| hash.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    let number = |word: usize| {
        (word * BITS..(word + 1) * BITS).fold(0, |number, at| number << 1 | usize::from(bit(at)))
    };
    let words: Vec<&str> = (0..COUNT).filter_map(|word| list.get(number(word)).copied()).collect();
    words.join(" ")
}

/// Whether what somebody typed are these words, with accents or without.
pub fn agree(heard: &str, words: &str) -> bool {
    fold(heard) == fold(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_lists_are_what_they_were() {
        for (list, hash) in [
            (
                include_str!("words-en.txt"),
                "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
            ),
            (
                include_str!("words-fr.txt"),
                "431c1d074225d2b7e82db857d7c3ea58051df546e7c8b74c1f6dcab36351fd56",
            ),
        ] {
            assert_eq!(Digest256(sha256(list.as_bytes())).to_string(), hash);
            let folded: BTreeSet<String> = list.lines().map(fold).collect();
            assert_eq!(folded.len(), 1 << BITS);
            assert!(list.lines().all(|word| fold(word).split(' ').count() == 1));
        }
    }

    #[test]
    fn every_part_changes_the_words_in_both_languages() {
        let (roster, invitation, key) = (EventId([1; 32]), Digest256([2; 32]), PublicKey([3; 32]));
        let all = [Language::English, Language::French].map(|language| {
            [
                of(roster, invitation, key, language),
                of(EventId([9; 32]), invitation, key, language),
                of(roster, Digest256([9; 32]), key, language),
                of(roster, invitation, PublicKey([9; 32]), language),
            ]
        });
        let different: BTreeSet<&String> = all.iter().flatten().collect();
        assert_eq!(different.len(), 8);
        assert!(all.iter().flatten().all(|words| words.split(' ').count() == COUNT));
        assert_eq!(all[0][0], "mechanic inch dynamic pulse world lizard");
    }

    #[test]
    fn what_was_heard_agrees_without_accents_and_in_no_other_order() {
        let words = "académie abandon cédille drapeau étoile zoologie";
        for heard in [words, " Academie, ABANDON cedille  drapeau etoile zoologie\n"] {
            assert!(agree(heard, words), "{heard}");
        }
        for other in [
            "",
            "académie abandon cédille drapeau étoile",
            "abandon académie cédille drapeau étoile zoologie",
        ] {
            assert!(!agree(other, words), "{other}");
        }
    }
}
