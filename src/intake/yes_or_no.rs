//! Whether an answer to "do you agree?" is a yes, a no, or neither.

use super::application::AnswerValue;
use super::map::LocatedConsent;
use crate::domain::names::fold;

fn texts(answer: &AnswerValue) -> &[String] {
    match answer {
        AnswerValue::Text(text) | AnswerValue::Unread(text) => std::slice::from_ref(text),
        AnswerValue::List(items) => items,
    }
}

/// Whether an answer is one of the words for a yes.
pub(super) fn is_yes(answer: &AnswerValue, consent: &LocatedConsent) -> bool {
    texts(answer).iter().any(|text| consent.yes.contains(&fold(text)))
}

/// Whether an answer that is no yes refuses: one of the map's words, else what begins as a no does.
pub(super) fn is_no(answer: &AnswerValue, consent: &LocatedConsent) -> bool {
    let refuses = |text: &String| {
        let folded = fold(text);
        if !consent.no.is_empty() {
            return consent.no.contains(&folded);
        }
        let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
        let first = folded.split(' ').next().unwrap_or_default();
        folded == "n" || (NO.contains(&first) || begins(&REFUSALS)) && !begins(&NEITHER)
    };
    texts(answer).iter().any(refuses)
}

/// The first word of an answer that refuses, in either language, folded.
const NO: [&str; 12] = [
    "no", "non", "nope", "refuse", "refuses", "refused", "refus", "decline", "declined", "declines", "never",
    "jamais",
];

/// How an answer that refuses may begin otherwise.
const REFUSALS: [&str; 8] =
    ["i do not", "i dont", "i refuse", "i decline", "je ne", "je naccepte", "je nautorise", "je refuse"];

/// What begins as a no and is none: the question was not answered.
const NEITHER: [&str; 6] =
    ["no answer", "no opinion", "no response", "non applicable", "non repondu", "non renseigne"];
