//! The questions for consent to a check: a head that asks for consent to one check and says nothing else, with few answers of
//! which some are a yes and nothing else.

use super::{Consent, Guess, MOST_ANSWERS, Seen};
use crate::domain::check_kind::CheckKind;
use crate::domain::names::fold;
use crate::intake::yes_or_no::is_plain_no;

/// The one check to which a head asks for consent, where it says nothing else.
fn asks(head: &str) -> Option<CheckKind> {
    let words: Vec<&str> = head.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let mut of = CHECKS.iter().filter(|(_, named)| has(named));
    let (check, named) = of.next()?;
    let is_known = |word: &str| named.contains(&word) || AGREES.contains(&word) || AROUND.contains(&word);
    // An article that lost its vowel is joined to its word: `l’enquête`.
    let elided = |word: &str| {
        word.strip_prefix(['l', 'd']).is_some_and(|rest| rest.starts_with('e') && is_known(rest))
    };
    let nothing_else = words.iter().all(|word| is_known(word) || elided(word));
    let asks = of.next().is_none() && has(AGREES) && nothing_else;
    (asks && is_made(&words, named, *check) && !is_own_deed(&words)).then_some(*check)
}

/// Whether a head speaks of making the check, or is only its name: who agrees to report a record agrees to no check.
fn is_made(words: &[&str], named: &[&str], check: CheckKind) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if check == CheckKind::References {
        return has(SPEAKS) || has(MAKES) || is_label(words, named);
    }
    // A report is a document after its name, and elsewhere a deed.
    let is_deed = |pair: &[&str]| matches!(pair, [before, "report"] if !REPORTED.contains(before));
    !has(SPEAKS) && !words.windows(2).any(is_deed) && (has(MAKES) || is_label(words, named))
}

/// Whether a head is a name of the check and of the consent alone: `police_consent`.
fn is_label(words: &[&str], named: &[&str]) -> bool {
    words.iter().all(|word| named.contains(word) || LABELS.contains(word))
}

/// Whether the applicant agrees to do something: `I agree to obtain`.
fn is_own_deed(words: &[&str]) -> bool {
    let is_deed = |three: &[&str]| matches!(three, [agrees, "to" | "de", deed] if AGREES.contains(agrees) && DEEDS.contains(deed));
    words.windows(3).any(is_deed)
}

/// What each answer of a question for consent is.
fn read(column: &Seen<'_>, check: CheckKind) -> Consent {
    let (mut yes, mut no, mut neither) = (Vec::new(), Vec::new(), Vec::new());
    let answers = column.answers();
    // A box that was ticked or not; where there are other numbers, they may mean anything.
    let is_box = answers.iter().all(|answer| ["0", "1"].contains(answer));
    for answer in answers {
        match answer {
            "1" if is_box => yes.push(answer.to_owned()),
            "0" if is_box => no.push(answer.to_owned()),
            _ if YES.contains(&fold(answer).as_str()) => yes.push(answer.to_owned()),
            _ if is_plain_no(answer) => {}
            _ => neither.push(answer.to_owned()),
        }
    }
    Consent { check, column: column.head.to_owned(), yes, no, neither }
}

/// The questions for consent, where one alone asks for a check.
pub(super) fn find(seen: &[Seen<'_>], taken: &mut [bool], guess: &mut Guess) {
    for (check, _) in CHECKS {
        let is_asked = |(column, taken): &(&Seen<'_>, &mut bool)| {
            !**taken && column.answers().len() <= MOST_ANSWERS && asks(&column.folded) == Some(*check)
        };
        let mut all = seen.iter().zip(taken.iter_mut()).filter(is_asked);
        let (Some((column, taken)), None) = (all.next(), all.next()) else { continue };
        let consent = read(column, *check);
        if !consent.yes.is_empty() {
            *taken = true;
            guess.consents.push(consent);
        }
    }
}

/// Words of which a question for consent to a check has one.
const CHECKS: &[(CheckKind, &[&str])] = &[
    (CheckKind::Police, &["police", "criminal", "casier", "judiciaire", "judiciaires", "antecedents"]),
    (CheckKind::Credit, &["credit"]),
    (CheckKind::References, &["reference", "references"]),
];
/// Words of which it has one, too.
const AGREES: &[&str] = &[
    "agree",
    "agreement",
    "consent",
    "consents",
    "accept",
    "authorize",
    "authorise",
    "authorization",
    "may",
    "jaccepte",
    "jautorise",
    "acceptez",
    "autorisez",
    "consens",
    "consentez",
    "consentement",
    "autorisation",
];
/// Words of making a check.
const MAKES: &[&str] = &[
    "check",
    "checks",
    "search",
    "run",
    "runs",
    "running",
    "obtain",
    "obtains",
    "conduct",
    "conducts",
    "carry",
    "carries",
    "verification",
    "verifications",
    "verifier",
    "enquete",
    "lenquete",
    "denquete",
    "obtienne",
    "obtenir",
    "see",
    "sees",
    "seeing",
    "voie",
    "voir",
];
/// Words of making one of references, and of giving something away in any other.
const SPEAKS: &[&str] = &[
    "speaks",
    "speak",
    "speaking",
    "contact",
    "contacts",
    "contacting",
    "parle",
    "parler",
    "communique",
    "communiquer",
];
/// After which a report is a document.
const REPORTED: &[&str] = &["credit", "record", "records", "police", "criminal", "check", "background"];
/// Words of a head that is only a name.
const LABELS: &[&str] = &[
    "consent",
    "consents",
    "consentement",
    "authorization",
    "autorisation",
    "agreement",
    "record",
    "records",
    "report",
    "check",
    "background",
    "to",
    "a",
    "the",
    "au",
    "la",
    "le",
    "de",
    "du",
    "dossier",
    "rapport",
];
/// What somebody may agree to do, which is no consent to what the party does.
const DEEDS: &[&str] = &[
    "run",
    "obtain",
    "conduct",
    "carry",
    "do",
    "see",
    "speak",
    "contact",
    "report",
    "ask",
    "demander",
    "faire",
    "obtenir",
    "voir",
    "parler",
    "communiquer",
    "verifier",
];
/// What a question for consent to one check may say besides. Any other word may change what is agreed to.
const AROUND: &[&str] = &[
    "i",
    "we",
    "you",
    "me",
    "my",
    "your",
    "do",
    "to",
    "the",
    "a",
    "an",
    "that",
    "of",
    "on",
    "for",
    "in",
    "and",
    "its",
    "with",
    "party",
    "asks",
    "ask",
    "asking",
    "run",
    "runs",
    "running",
    "obtain",
    "obtains",
    "conduct",
    "conducts",
    "carry",
    "carries",
    "out",
    "do",
    "does",
    "doing",
    "having",
    "have",
    "sees",
    "see",
    "seeing",
    "speaks",
    "speak",
    "speaking",
    "contact",
    "contacts",
    "contacting",
    "check",
    "checks",
    "record",
    "records",
    "report",
    "search",
    "background",
    "verification",
    "verifier",
    "result",
    "results",
    "je",
    "vous",
    "que",
    "le",
    "la",
    "les",
    "un",
    "une",
    "du",
    "de",
    "des",
    "mon",
    "ma",
    "mes",
    "votre",
    "vos",
    "a",
    "au",
    "et",
    "en",
    "son",
    "parti",
    "demande",
    "demander",
    "fasse",
    "faire",
    "obtienne",
    "obtenir",
    "voie",
    "voir",
    "parle",
    "parler",
    "communique",
    "communiquer",
    "avec",
    "enquete",
    "dossier",
    "rapport",
    "verifications",
    "resultat",
    "resultats",
    "ce",
    "cette",
    "nous",
    "pouvons",
];
/// Answers that are a yes and nothing else, whole and folded.
const YES: &[&str] = &[
    "y",
    "yes",
    "o",
    "oui",
    "true",
    "vrai",
    "checked",
    "coche",
    "agree",
    "agreed",
    "accept",
    "accepted",
    "i agree",
    "i consent",
    "i accept",
    "i authorize",
    "i authorise",
    "yes i agree",
    "yes i consent",
    "yes i accept",
    "yes i do",
    "accepte",
    "jaccepte",
    "je consens",
    "jautorise",
    "oui jaccepte",
    "oui je consens",
    "oui jautorise",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_asks_for_one_check_and_nothing_else() {
        for (head, check) in [
            ("I agree to a police records check", CheckKind::Police),
            ("Do you consent to a criminal record check?", CheckKind::Police),
            ("police_consent", CheckKind::Police),
            ("J’autorise le parti à faire vérifier mes antécédents judiciaires", CheckKind::Police),
            ("Consentement à l’enquête de crédit", CheckKind::Credit),
            ("Credit check consent", CheckKind::Credit),
            ("May we speak with your references?", CheckKind::References),
        ] {
            assert_eq!(asks(&fold(head)), Some(check), "{head}");
        }
        for head in [
            "I agree to pay the nomination fee by credit card",
            "I agree to follow the police escort rules at events",
            "Tick yes if you do NOT agree to a credit check",
            "I do not consent to a credit check",
            "I consent to a credit check (1=No, 2=Yes)",
            "I agree to a police and a credit check",
            "Date of consent to the police check",
            "Je refuse de consentir à une enquête de crédit",
            "I agree that credit is given to the photographer",
            "Police check",
            "I agree to report a criminal record to the party",
            "J'accepte de communiquer mon dossier judiciaire au parti",
            "I agree to obtain a police check",
            "I agree with my criminal record",
            "I consent that my references report to the police",
        ] {
            assert_eq!(asks(&fold(head)), None, "{head}");
        }
    }
}
