//! What the words of providers say as verdicts, in English and French. A word that is in no list is not known, and nothing
//! good is made of it.

use crate::domain::names::fold;

/// What a word or phrase says as a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Nothing was found in a police or credit check.
    Clear,
    /// As much of anything else, as of a diploma.
    Fine,
    /// How far a search is.
    State,
    /// Somebody must look, also where it stands for itself only.
    Look,
    /// Somebody must look, wherever it is in a sentence.
    Hit,
}

const VERDICTS: &[(Sense, &[&str])] = &[
    (Sense::Clear, &["clear", "cleared", "negative", "no record", "aucun dossier"]),
    (
        Sense::Fine,
        &[
            "verified",
            "pass",
            "passed",
            "complete",
            "completed",
            "eligible",
            "meets requirements",
            "no hit",
            "no hits",
            "no file",
            "no match",
            "no matches",
            "no results",
            "no records",
            "no record found",
            "no records found",
            "not found",
            "none found",
            "nothing found",
            "ok",
            "verifie",
            "reussi",
            "termine",
            "aucun resultat",
        ],
    ),
    (
        Sense::State,
        &[
            "pending",
            "in progress",
            "suspended",
            "paused",
            "queued",
            "ordered",
            "requested",
            "submitted",
            "sent",
            "draft",
            "analyzing",
            "processing",
            "waiting on candidate",
            "case ordered",
            "applicant invited",
            "applicant opened",
            "applicant started",
            "applicant submitted",
            "applicant action required",
            "client action required",
            "action required",
            "en cours",
            "en attente",
            "active",
            "archived",
            "new",
            "superseded",
            "expired",
        ],
    ),
    (
        Sense::Look,
        &[
            "consider",
            "review",
            "not clear",
            "not cleared",
            "unclear",
            "fail",
            "record found",
            "records found",
            "possible match",
            "match found",
            "found",
            "positive",
            "a verifier",
            "a examiner",
            "dossier trouve",
        ],
    ),
    (
        Sense::Hit,
        &[
            "refer",
            "referred",
            "flagged",
            "adverse",
            "ineligible",
            "incomplete",
            "incomplet",
            "unable",
            "mismatch",
            "inconclusive",
            "discrepancy",
            "hit",
            "hits",
            "match",
            "matches",
            "conviction",
            "convictions",
            "convicted",
            "warrant",
            "charged",
            "decline",
            "declined",
            "deny",
            "denied",
            "failed",
            "concordance",
            "correspondance",
            "condamnation",
            "condamnations",
            "accusation",
            "accusations",
            "refuse",
            "refusee",
        ],
    ),
];

/// What a folded word or phrase says as a verdict; none where it is not known.
pub(super) fn sense(folded: &str) -> Option<Sense> {
    VERDICTS.iter().find(|(_, words)| words.contains(&folded)).map(|(sense, _)| *sense)
}

/// Words of fields that hold what was found. `match` and `hit` count in a credit check too: there they are the file.
pub(super) const FOUND: &[&str] = &[
    "record",
    "records",
    "conviction",
    "convictions",
    "charge",
    "charges",
    "offence",
    "offences",
    "offense",
    "offenses",
    "hit",
    "hits",
    "match",
    "matches",
    "warrant",
    "warrants",
    "arrest",
    "arrests",
    "alert",
    "alerts",
    "finding",
    "findings",
    "incident",
    "incidents",
    "condamnation",
    "condamnations",
    "accusation",
    "accusations",
    "infraction",
    "infractions",
    "mandat",
    "mandats",
    "antecedents",
    "concordance",
    "concordances",
    "flags",
    "discrepancies",
    "mismatches",
    "warning",
    "warnings",
    "avertissement",
    "avertissements",
    "error",
    "errors",
    "erreur",
    "erreurs",
    "failure",
    "failures",
    "discharge",
    "discharges",
    "prohibition",
    "prohibitions",
];

/// Words of fields that ask somebody to look where they are true.
const ASKS: &[&str] = &[
    "flag",
    "flagged",
    "review",
    "consider",
    "adverse",
    "refer",
    "referral",
    "escalated",
    "discrepancy",
    "incomplete",
    "unable",
    "mismatch",
    "ineligible",
    "unverified",
    "fingerprint",
    "fingerprints",
    "empreintes",
];

/// Whether a word of a field's name asks somebody to look where the field is true.
pub(super) fn asks_where_true(word: &str) -> bool {
    ASKS.contains(&word) || matches!(sense(word), Some(Sense::Look | Sense::Hit))
}

/// Words of fields that are good where they are true: `identity_confirmed`.
const GOOD: &[&str] = &["confirmed", "valid", "validated", "successful", "success", "resolved", "authentic"];

/// Whether a yes in a field with this word is good news, and a no is not.
pub(super) fn is_good(word: &str) -> bool {
    GOOD.contains(&word)
}

/// Words that turn what stands with them into its opposite.
const NEGATIONS: &[&str] = &[
    "no", "non", "not", "none", "nil", "n", "na", "false", "never", "without", "nothing", "0", "zero",
    "aucun", "aucune", "pas", "sans", "jamais", "rien", "neant", "nul", "nulle", "free", "exempt",
];

/// Whether a word turns what stands with it into its opposite.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

/// What a text says that is a yes or a no and nothing else.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "yes" | "y" | "oui" | "true" | "vrai" => Some(true),
        "no" | "n" | "non" | "false" | "faux" => Some(false),
        _ => says_none(text).then_some(false),
    }
}

/// Whether a text says that there is nothing of something, and nothing else.
pub(super) fn says_none(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "none" | "aucun" | "aucune" | "nil" | "neant" | "nothing" | "rien" | "n a" | "0"
    )
}

/// The clauses of a text, folded: a negation says nothing of what stands in the next one.
fn clauses(text: &str) -> impl Iterator<Item = String> {
    let ends = |c: char| matches!(c, '.' | ';' | ':' | '!' | '?' | '\n' | ',' | '–' | '—' | '(' | ')');
    // `Alerts: none` is one.
    let mut whole = String::with_capacity(text.len());
    for part in text.split(':') {
        let first = fold(part.split(ends).next().unwrap_or_default());
        let is_of_none = !first.is_empty() && first.split(' ').all(is_negation);
        whole.push_str(if whole.is_empty() || is_of_none { " " } else { ":" });
        whole.push_str(part);
    }
    let split: Vec<String> = whole.split(ends).map(fold).collect();
    let clauses = split.into_iter().flat_map(|clause| {
        let turned = clause.replace(" but ", "\n").replace(" mais ", "\n");
        turned.split('\n').map(str::to_owned).collect::<Vec<_>>()
    });
    clauses.filter(|clause| !clause.is_empty())
}

/// Whether a text says that there is nothing: nothing at all, a word for it, or a negation in every clause.
pub(super) fn says_nothing(text: &str) -> bool {
    let is_nothing = |clause: String| {
        matches!(sense(&clause), Some(Sense::Clear | Sense::Fine | Sense::State))
            || clause.split(' ').any(is_negation)
    };
    clauses(text).all(is_nothing)
}

/// Whether a text says that something was found, in any of its clauses, or that something is not clear.
pub(super) fn tells_of_a_hit(text: &str) -> bool {
    clauses(text).any(|clause| {
        let words: Vec<&str> = clause.split(' ').collect();
        if let Some(at) = words.iter().position(|word| is_negation(word)) {
            // `not clear`, `not yet clear`
            let mut turned = words.iter().skip(at + 1).take(2);
            return turned.any(|word| sense(word) == Some(Sense::Clear));
        }
        let asks = |pair: &[&str]| sense(&pair.join(" ")) == Some(Sense::Look);
        words.iter().any(|word| sense(word) == Some(Sense::Hit)) || words.windows(2).any(asks)
    })
}

/// Whether a text names something that was found, in a clause that does not turn it into its opposite: `Alerts: 2`.
pub(super) fn names_what_was_found(text: &str) -> bool {
    clauses(text).any(|clause| {
        let words: Vec<&str> = clause.split(' ').collect();
        let is_check = words.iter().any(|word| is_check_word(word));
        let found = words.iter().any(|word| FOUND.contains(word));
        found && !is_check && !words.iter().any(|word| is_negation(word))
    })
}

/// Whether a word names a check, so that what stands with it was looked for and need not be found.
pub(super) fn is_check_word(word: &str) -> bool {
    matches!(word, "check" | "checks" | "search" | "searches" | "report" | "verification")
}

/// Whether every word of a text is known, and it says that nothing was found: `No record was found.` A negation stands
/// before whatever it turns; what is unknown may turn it back.
pub(super) fn says_plainly_nothing(text: &str) -> bool {
    const BESIDE: &[&str] = &[
        "was",
        "were",
        "is",
        "are",
        "a",
        "an",
        "the",
        "any",
        "of",
        "for",
        "in",
        "on",
        "at",
        "this",
        "that",
        "found",
        "located",
        "identified",
        "reported",
        "known",
        "such",
        "criminal",
        "police",
        "outstanding",
        "file",
        "results",
        "result",
        "trouve",
        "trouvee",
        "inscrit",
        "inscrite",
        "connu",
        "connue",
        "ete",
        "de",
        "d",
        "du",
        "dossier",
        "casier",
        "judiciaire",
        "criminel",
        "criminelle",
    ];
    clauses(text).all(|clause| {
        let words: Vec<&str> = clause.split(' ').collect();
        let first = words.iter().position(|word| is_negation(word));
        let found =
            words.iter().position(|word| FOUND.contains(word) || *word == "dossier" || *word == "casier");
        let known = |word: &&str| is_negation(word) || FOUND.contains(word) || BESIDE.contains(word);
        let is_none = words.last().is_some_and(|last| is_negation(last));
        let is_turned = found.is_some_and(|found| is_none || first.is_some_and(|first| first < found));
        sense(&clause) == Some(Sense::Clear)
            || matches!(
                clause.as_str(),
                "nothing found" | "none found" | "complete" | "completed" | "aucun resultat"
            )
            || is_turned && words.iter().all(known)
    })
}

/// A provider's word as verdicts are compared: folded, where it has no mark that may turn it into its opposite
/// (`!CLEAR`, `CLEAR?`).
pub(super) fn exact(text: &str) -> String {
    let may_be =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '-' | '.' | '’' | '\'');
    if text.chars().all(may_be) { fold(text) } else { text.to_lowercase() }
}
