//! What an answer to "do you agree?" says. A yes is exactly one of the map's words, and a no one of its words or a plain
//! refusal, whole. What says more than that ("No objection", "Yes, but not the result") only a person can tell.

use super::application::AnswerValue;
use super::map::LocatedConsent;
use crate::domain::names::{answer as spelled, fold, same_words};

/// What an answer says of a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Yes,
    No,
    /// One of the words that the map calls neither.
    Neither,
    /// Other things were ticked, and this one was not.
    NotTicked,
    /// None of this, or a yes and a no.
    Unclear,
}

fn has(words: &[String], text: &str) -> bool {
    words.iter().any(|word| same_words(word, text))
}

/// What one text says.
fn of_text(text: &str, consent: &LocatedConsent) -> Says {
    if has(&consent.yes, text) {
        Says::Yes
    } else if has(&consent.no, text) {
        Says::No
    } else if has(&consent.neither, text) {
        Says::Neither
    } else if is_plain_no(text) {
        Says::No
    } else {
        Says::Unclear
    }
}

/// What an answer says of a consent. Among what was ticked, `others` are answers that are about something else.
pub(super) fn says(answer: &AnswerValue, consent: &LocatedConsent, others: &[String]) -> Says {
    let AnswerValue::List(items) = answer else { return of_text(&answer.text(), consent) };
    if has(&consent.neither, &answer.text()) {
        return Says::Neither;
    }
    // "Yes, but not the result" is about this, whatever else the question has.
    let begins_as_yes = |item: &str| {
        let item = fold(item);
        consent.yes.iter().any(|yes| item.starts_with(&format!("{} ", fold(yes))))
    };
    let said: Vec<Says> = (items.iter())
        .map(|item| (of_text(item, consent), item))
        .filter(|(says, item)| *says != Says::Unclear || !has(others, item) || begins_as_yes(item))
        .map(|(says, _)| says)
        .collect();
    match said.as_slice() {
        [] => Says::NotTicked,
        [first, rest @ ..] if rest.iter().all(|says| says == first) => *first,
        _ => Says::Unclear,
    }
}

/// Whether a text is a refusal and nothing else, in either language.
pub(super) fn is_plain_no(text: &str) -> bool {
    let folded = spelled(text);
    let behind_no = |no: &str| {
        let rest = folded.strip_prefix(no)?.strip_prefix(' ')?;
        Some(NO.contains(&rest) || REFUSALS.contains(&rest) || THANKS.contains(&rest))
    };
    NO.contains(&folded.as_str())
        || REFUSALS.contains(&folded.as_str())
        || NO.iter().any(|no| behind_no(no) == Some(true))
}

/// A bare no, folded.
const NO: &[&str] = &["n", "no", "nope", "non", "never", "jamais", "false", "faux"];

/// What may follow a bare no.
const THANKS: &[&str] = &["thank you", "thanks", "merci", "i do not", "i dont"];

/// Other refusals, whole and folded.
const REFUSALS: &[&str] = &[
    "absolutely not",
    "certainly not",
    "definitely not",
    "of course not",
    "not at all",
    "not at this time",
    "not at this point",
    "not for now",
    "not now",
    "refuse",
    "refused",
    "refuses",
    "i refuse",
    "i refuse consent",
    "i refuse to consent",
    "decline",
    "declined",
    "declines",
    "i decline",
    "i decline to consent",
    "withheld",
    "i withhold consent",
    "i withhold my consent",
    "consent refused",
    "consent withheld",
    "consent declined",
    "consent denied",
    "consent not given",
    "no consent",
    "not agreed",
    "not accepted",
    "not authorized",
    "not authorised",
    "disagree",
    "strongly disagree",
    "i disagree",
    "i strongly disagree",
    "do not agree",
    "dont agree",
    "i do not agree",
    "i dont agree",
    "do not consent",
    "dont consent",
    "i do not consent",
    "i dont consent",
    "do not accept",
    "dont accept",
    "i do not accept",
    "i dont accept",
    "do not authorize",
    "do not authorise",
    "dont authorize",
    "dont authorise",
    "i do not authorize",
    "i do not authorise",
    "i dont authorize",
    "i dont authorise",
    "i do not give consent",
    "i do not give my consent",
    "i dont give consent",
    "i dont give my consent",
    "i will not consent",
    "refus",
    "refusee",
    "je refuse",
    "je refuse de consentir",
    "je decline",
    "pas du tout",
    "pas maintenant",
    "pas pour linstant",
    "pas pour le moment",
    "absolument pas",
    "certainement pas",
    "surement pas",
    "bien sur que non",
    "pas daccord",
    "pas en accord",
    "desaccord",
    "en desaccord",
    "je suis en desaccord",
    "tout a fait en desaccord",
    "ne suis pas daccord",
    "je ne suis pas daccord",
    "je suis pas daccord",
    "naccepte pas",
    "je naccepte pas",
    "jaccepte pas",
    "ne consens pas",
    "je ne consens pas",
    "je consens pas",
    "ne consent pas",
    "nautorise pas",
    "je nautorise pas",
    "ne donne pas mon consentement",
    "je ne donne pas mon consentement",
    "consentement refuse",
    "consentement non donne",
    "autorisation refusee",
    "aucun consentement",
    "non accepte",
    "non autorise",
    "non consenti",
];
