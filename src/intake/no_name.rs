//! An answer to "other names" that says that there is none. It is kept with the other answers, and is no name.

use crate::domain::names::{fold, has_letter};

/// Words that say that there is nothing, in both languages.
const NO: &[&str] = &[
    "no", "none", "non", "nope", "nil", "nothing", "never", "not", "aucun", "aucune", "neant", "jamais",
    "rien", "nul", "pas", "sans", "idem", "same", "dont", "havent",
];
/// Words with which such an answer begins, too.
const OPENING: &[&str] = &["i", "ive", "it", "does", "je", "jai", "nai", "ne", "il"];
/// Words that people put around them: `none that I know of`, `aucun autre nom à ma connaissance`.
const AROUND: &[&str] = &[
    "a",
    "above",
    "ai",
    "alias",
    "aliases",
    "any",
    "applicable",
    "apply",
    "as",
    "at",
    "autre",
    "autres",
    "been",
    "ce",
    "ci",
    "connais",
    "connaissance",
    "connu",
    "connue",
    "d",
    "dautre",
    "dautres",
    "de",
    "dessus",
    "do",
    "else",
    "en",
    "ever",
    "eu",
    "existe",
    "former",
    "had",
    "have",
    "is",
    "jour",
    "know",
    "knowledge",
    "known",
    "legal",
    "ma",
    "maiden",
    "my",
    "n",
    "na",
    "name",
    "names",
    "nen",
    "nexiste",
    "nickname",
    "nicknames",
    "nom",
    "noms",
    "objet",
    "of",
    "only",
    "other",
    "others",
    "past",
    "porte",
    "pour",
    "previous",
    "que",
    "sache",
    "sapplique",
    "surnom",
    "surnoms",
    "that",
    "the",
    "this",
    "time",
    "to",
    "used",
    "utilise",
    "y",
];

/// Whether an answer says that there is no other name: `No`, `N/A`, `aucun`, `none that I know of`, a dash.
pub(super) fn says_none(text: &str) -> bool {
    let folded = fold(text);
    // "NA" says that nothing applies; Na is a name.
    let not_applicable = matches!(folded.as_str(), "n a" | "s o" | "x" | "xx" | "xxx");
    let in_capitals = matches!(text.trim(), "NA" | "SO");
    let mut words = folded.split(' ');
    let opens = words.clone().next().is_some_and(|word| NO.contains(&word) || OPENING.contains(&word));
    let says_no = opens && words.clone().any(|word| NO.contains(&word));
    let nothing_else =
        words.all(|word| NO.contains(&word) || OPENING.contains(&word) || AROUND.contains(&word));
    !has_letter(text) || not_applicable || in_capitals || says_no && nothing_else
}

#[cfg(test)]
mod tests {
    use super::says_none;

    #[test]
    fn people_say_in_many_ways_that_they_have_no_other_name() {
        for text in [
            "No",
            "none",
            "None.",
            "N/A",
            "n.a.",
            "NA",
            "-",
            "—",
            "0",
            "Aucun",
            "aucune",
            "Néant",
            "s.o.",
            "Sans objet",
            "Non",
            "none that I know of",
            "No, never",
            "No other names",
            "Not applicable",
            "Not to my knowledge",
            "I have never used any other name",
            "I have not",
            "I haven't",
            "Does not apply",
            "Same as above",
            "Aucun autre nom à ma connaissance",
            "Je n’ai pas d’autre nom",
            "Ne s’applique pas",
            "Pas que je sache",
            "XXX",
        ] {
            assert!(says_none(text), "{text}");
        }
    }

    #[test]
    fn a_name_that_begins_alike_is_a_name() {
        for text in [
            "Na",
            "Noël Roy",
            "Nona Strand",
            "Nil Aydın",
            "Non Thavisin",
            "Jean Aucoin",
            "No-Ra Kim",
            "Pascale",
            "Sans-Souci",
            "Xi",
            "Aucun Roy",
            "I. Je",
        ] {
            assert!(!says_none(text), "{text}");
        }
    }
}
