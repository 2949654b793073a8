//! What a text should not be about: who somebody is, where it counts what they did; and what is classified. A reminder and
//! never a rule: a word may be innocent, and its writer says so (`docs/rules.md`, 6.1 and 6.4).

use crate::domain::names::fold;

/// What its writer is reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// Origin, birthplace, faith, language, a second nationality: never indicators.
    Origin,
    /// It says that it is classified.
    Classified,
}

/// Phrases that name who somebody is, folded; `*` stands for any word.
const ORIGIN: [&str; 66] = [
    "ethnic",
    "ethnicity",
    "ethnie",
    "ethnique",
    "racial",
    "raciale",
    "of * origin",
    "of * descent",
    "national origin",
    "d origine",
    "originaire",
    "native of",
    "born in",
    "born abroad",
    "birthplace",
    "place of birth",
    "country of birth",
    "ne a",
    "ne en",
    "ne au",
    "nee a",
    "nee en",
    "nee au",
    "lieu de naissance",
    "pays de naissance",
    "immigrant",
    "immigrante",
    "immigrated",
    "immigre",
    "immigree",
    "nationality",
    "nationalite",
    "dual citizen",
    "dual citizenship",
    "dual national",
    "second citizenship",
    "second passport",
    "double citoyennete",
    "deuxieme passeport",
    "second passeport",
    "religion",
    "religious",
    "religieux",
    "religieuse",
    "his faith",
    "her faith",
    "their faith",
    "muslim",
    "musulman",
    "musulmane",
    "islam",
    "catholic",
    "catholique",
    "jewish",
    "juif",
    "juive",
    "hindu",
    "hindou",
    "sikh",
    "buddhist",
    "bouddhiste",
    "mosque",
    "mosquee",
    "synagogue",
    "mother tongue",
    "langue maternelle",
];

/// Phrases by which a text says that it is classified, folded.
const CLASSIFIED: [&str; 12] = [
    "top secret",
    "tres secret",
    "canadian eyes only",
    "reserve aux canadiens",
    "noforn",
    "classified",
    "classifie",
    "classifiee",
    "sigint",
    "signals intelligence",
    "protected c",
    "protege c",
];

/// The mark of a classified page: in capitals, because people tell each other secrets, too.
const MARK: &str = "SECRET";

/// What somebody who wrote this should be reminded of.
pub fn reminders(text: &str) -> Vec<Reminder> {
    let plain = fold(&text.replace(['\'', '’'], " "));
    let words: Vec<&str> = plain.split_whitespace().collect();
    let named = |phrases: &[&str]| phrases.iter().any(|phrase| has(&words, phrase));
    let marked = || text.split(|c: char| !c.is_alphanumeric()).any(|word| word == MARK);
    let mut reminders = Vec::new();
    if named(&ORIGIN) {
        reminders.push(Reminder::Origin);
    }
    if named(&CLASSIFIED) || marked() {
        reminders.push(Reminder::Classified);
    }
    reminders
}

fn has(words: &[&str], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let fits = |window: &[&str]| window.iter().zip(&phrase).all(|(word, part)| *part == "*" || word == part);
    words.windows(phrase.len()).any(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_somebody_is_is_reminded_of_in_both_languages() {
        for text in [
            "She is of Ruritanian origin.",
            "He was born in another country",
            "their faith",
            "a second passport",
            "dual citizenship",
            "Sa langue maternelle",
            "Il est d’origine ruritanienne.",
            "née à l'étranger",
            "de nationalité étrangère",
            "double citoyenneté",
        ] {
            assert_eq!(reminders(text), [Reminder::Origin], "{text}");
        }
        for text in
            ["a paid trip to a conference", "in good faith", "the origin of the funds", "de bonne foi", ""]
        {
            assert_eq!(reminders(text), [], "{text}");
        }
    }

    #[test]
    fn what_says_that_it_is_classified_is_reminded_of() {
        for text in [
            "TOP SECRET",
            "(SECRET) the cable",
            "Très secret",
            "This is classified.",
            "Réservé aux Canadiens",
        ] {
            assert_eq!(reminders(text), [Reminder::Classified], "{text}");
        }
        for text in ["they kept it secret", "an unclassified summary", "declassified"] {
            assert_eq!(reminders(text), [], "{text}");
        }
    }

    #[test]
    fn every_phrase_is_folded() {
        for phrase in ORIGIN.iter().chain(&CLASSIFIED) {
            assert_eq!(fold(&phrase.replace('*', "x")), phrase.replace('*', "x"));
        }
    }
}
