//! The words of closed lists as people type them: the one spelling that the record has, else the name that the program
//! itself shows, in either language, else a French word of a table, with accents or without. A word that could be
//! two of its list is none of them.

mod french;

use crate::domain::names::fold;
use crate::domain::words::Word;
use crate::report::texts::{Arg, InWords, Lang, Texts};
use french::FRENCH;

/// What the table has for a word of a list.
fn french(list: &str, word: &str) -> &'static [&'static str] {
    let words = FRENCH.iter().find(|(known, _)| *known == list).map_or(&[][..], |(_, words)| *words);
    words.iter().find(|(known, _)| *known == word).map_or(&[], |(_, typed)| *typed)
}

/// The name that the program shows, where there is one.
fn shown(list: &str, word: &str, lang: Lang) -> Option<String> {
    let id = format!("{list}-{word}");
    let texts = Texts::new(lang);
    let name = texts.find(&id);
    // A word that is never shown has no name, and its id comes back.
    (name != id).then_some(name)
}

/// Whether somebody who typed this means that word.
pub fn means<W: Word>(word: W, given: &str) -> bool {
    is_meant(W::LIST, word.word(), given)
}

fn is_meant(list: &str, word: &str, given: &str) -> bool {
    if given == word {
        return true;
    }
    let typed = fold(given);
    // Digits and signs alone are a code, which is typed as it is.
    if !typed.chars().any(char::is_alphabetic) {
        return false;
    }
    let is = |spelled: &str| fold(spelled) == typed;
    let of_table = || french(list, word).iter().any(|spelled| is(spelled));
    let of_screen = || [Lang::En, Lang::Fr].into_iter().filter_map(|lang| shown(list, word, lang));
    is(word) || of_table() || of_screen().any(|name| is(&name))
}

/// The word of a list that somebody typed.
pub fn read<W: Word>(given: &str) -> Option<W> {
    Allowed::of::<W>().read(given).and_then(|word| W::from_word(word).ok())
}

/// A word as it is typed in French where that differs from the code: what the table has first, else its name where it is
/// short.
fn usual(list: &str, word: &str) -> Option<String> {
    let first = french(list, word).first().map(|typed| (*typed).to_owned());
    let name = || shown(list, word, Lang::Fr).filter(|name| name.split(' ').count() <= 3);
    let typed = first.or_else(name)?.replace(' ', "-");
    let is_word = typed.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\''));
    (is_word && typed != word).then_some(typed)
}

/// The words that may be typed where one of a list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Allowed {
    list: &'static str,
    words: &'static [&'static str],
}

impl Allowed {
    /// The words of a list.
    pub fn of<W: Word>() -> Allowed {
        Allowed { list: W::LIST, words: W::WORDS }
    }

    /// The words of a list that is known by its name.
    pub fn named(list: &'static str, words: &'static [&'static str]) -> Allowed {
        Allowed { list, words }
    }

    /// What the list is called.
    pub fn list(&self) -> &'static str {
        self.list
    }

    /// The word that somebody typed.
    pub fn read(&self, given: &str) -> Option<&'static str> {
        let exact = self.words.iter().find(|word| **word == given);
        let mut fits = self.words.iter().filter(|word| is_meant(self.list, word, given));
        match (exact, fits.next(), fits.next()) {
            (Some(word), ..) | (None, Some(word), None) => Some(word),
            _ => None,
        }
    }

    /// Each word as it may be typed: the codes, and in French what is said instead as well.
    pub fn typed(&self, lang: Lang) -> Vec<String> {
        let codes = self.words.iter().map(|word| (*word).to_owned());
        match lang {
            Lang::En => codes.collect(),
            Lang::Fr => codes.chain(self.words.iter().filter_map(|word| usual(self.list, word))).collect(),
        }
    }
}

impl InWords for Allowed {
    fn in_words(&self, texts: &Texts) -> Arg {
        let word = |word: &&str| match texts.lang() {
            Lang::En => (*word).to_owned(),
            Lang::Fr => {
                usual(self.list, word).map_or_else(|| (*word).to_owned(), |typed| format!("{typed} ({word})"))
            }
        };
        Arg::Text(self.words.iter().map(word).collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::candidate::{Language, RelatedAs};
    use crate::domain::case::check::{CreditBand, Method};
    use crate::domain::case::conflict::Tie;
    use crate::domain::case::decision::{Reason, ReversalGround};
    use crate::domain::case::deferral::ReviewOutcome;
    use crate::domain::case::finding::{Category, Disclosed, FindingKind, FindingStatus, LinkKind};
    use crate::domain::case::prior::Judgement;
    use crate::domain::case::ties::TieSign;
    use crate::domain::check_kind::{
        CheckKind, CheckResult, CheckStatus, ConsentFor, CreditFlag, PoliceKind,
    };
    use crate::domain::event::{Audience, Outcome, Phase, Role, Tier};
    use crate::domain::route::{Channel, Matter, Posture, Support};

    /// The lists of the law that are typed at the command line.
    fn lists() -> Vec<Allowed> {
        vec![
            Allowed::of::<Audience>(),
            Allowed::of::<Category>(),
            Allowed::of::<Channel>(),
            Allowed::of::<CheckKind>(),
            Allowed::of::<CheckResult>(),
            Allowed::of::<CheckStatus>(),
            Allowed::of::<ConsentFor>(),
            Allowed::of::<CreditBand>(),
            Allowed::of::<CreditFlag>(),
            Allowed::of::<Disclosed>(),
            Allowed::of::<FindingKind>(),
            Allowed::of::<FindingStatus>(),
            Allowed::of::<Judgement>(),
            Allowed::of::<Language>(),
            Allowed::of::<LinkKind>(),
            Allowed::of::<Matter>(),
            Allowed::of::<Method>(),
            Allowed::of::<Outcome>(),
            Allowed::of::<Phase>(),
            Allowed::of::<PoliceKind>(),
            Allowed::of::<Posture>(),
            Allowed::of::<Reason>(),
            Allowed::of::<RelatedAs>(),
            Allowed::of::<ReversalGround>(),
            Allowed::of::<ReviewOutcome>(),
            Allowed::of::<Role>(),
            Allowed::of::<Support>(),
            Allowed::of::<Tie>(),
            Allowed::of::<TieSign>(),
            Allowed::of::<Tier>(),
        ]
    }

    #[test]
    fn every_french_word_means_one_word_of_its_list() {
        for (list, words) in FRENCH {
            for (at, (code, spellings)) in words.iter().enumerate() {
                for spelled in *spellings {
                    let others = words.iter().enumerate().filter(|(other, _)| *other != at);
                    for (_, (other, _)) in others {
                        assert!(!is_meant(list, other, spelled), "{list}: {spelled} is {code} and {other}");
                    }
                }
            }
        }
        for allowed in lists() {
            for word in allowed.words {
                assert_eq!(allowed.read(word), Some(*word));
                for spelled in french(allowed.list, word) {
                    assert_eq!(allowed.read(spelled), Some(*word), "{}: {spelled}", allowed.list);
                    assert_eq!(allowed.read(&fold(spelled)), Some(*word), "{}: {spelled}", allowed.list);
                    assert_eq!(allowed.read(&spelled.replace('-', " ").to_uppercase()), Some(*word));
                }
            }
        }
    }

    #[test]
    fn every_word_of_the_table_is_one_of_its_list() {
        let known = lists();
        for (list, words) in FRENCH {
            let Some(allowed) = known.iter().find(|allowed| allowed.list == *list) else { continue };
            for (code, _) in *words {
                assert!(allowed.words.contains(code), "{list}: {code}");
            }
        }
    }

    /// Codes of letters have a French word each, or are one in French too.
    #[test]
    fn every_word_can_be_typed_in_french() {
        for allowed in lists() {
            for word in allowed.words {
                let Some(name) = shown(allowed.list, word, Lang::Fr) else { continue };
                assert_eq!(allowed.read(&name), Some(*word), "{}: {name}", allowed.list);
            }
        }
    }

    #[test]
    fn digits_and_what_could_be_two_words_are_no_word() {
        assert_eq!(read::<CreditBand>("560"), None);
        assert_eq!(read::<CreditBand>("660-724"), Some(CreditBand::To724));
        assert_eq!(read::<CheckResult>("attesté"), None);
        assert_eq!(read::<Judgement>(""), None);
        assert_eq!(read::<Judgement>("PAS LA MEME"), Some(Judgement::NotSame));
    }
}
