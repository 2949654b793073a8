//! The words of providers, in English and French: what each says in the name of a part, and what each says as a verdict.
//! Every word is in one row. A word that is in none is not known, and nothing good is made of it.

use crate::domain::names::fold;

/// What a word says in the name of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Makes a police check.
    Police,
    /// Makes one, but stands for other things too, so that fewer words may be beside it.
    Short,
    /// Makes a police check of judicial matters.
    Matters,
    /// Says where it was made.
    Canada,
    /// Says which police check it is.
    Enhanced,
    Basic,
    Fingerprint,
    /// May be in the name of a police check, and changes nothing.
    OfPolice,
    /// Makes a credit check.
    Credit,
    /// May be in the name of a credit check, and changes nothing.
    OfCredit,
    /// May be in the name of either.
    Neutral,
}

/// Words of names of parts. What is not here is another kind of part: a licence, a training, a place abroad.
const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Police,
        &["criminal", "police", "rcmp", "judiciaire", "judiciaires", "policiere", "policieres", "criminel"],
    ),
    (Role::Short, &["cpic", "cipc", "crc"]),
    (Role::Matters, &["crjmc"]),
    (Role::Canada, &["canada", "canadian", "canadien", "canadienne"]),
    (Role::Enhanced, &["enhanced", "judicial", "affaires"]),
    (Role::Basic, &["basic"]),
    (Role::Fingerprint, &["fingerprint", "fingerprints", "empreintes", "digitales"]),
    (
        Role::OfPolice,
        &[
            "background",
            "clearance",
            "certificate",
            "certified",
            "local",
            "matter",
            "matters",
            "name",
            "based",
            "level",
            "information",
            "casier",
            "antecedents",
            "certificat",
            "nom",
            "attestation",
            "grc",
            "gendarmerie",
            "royale",
        ],
    ),
    (Role::Credit, &["credit", "equifax", "transunion"]),
    (
        Role::OfCredit,
        &["bureau", "file", "history", "soft", "hard", "inquiry", "pull", "consumer", "enquete", "trans"],
    ),
    (
        Role::Neutral,
        &[
            "record",
            "records",
            "check",
            "checks",
            "search",
            "searches",
            "report",
            "reports",
            "result",
            "results",
            "summary",
            "full",
            "standard",
            "by",
            "of",
            "and",
            "item",
            "items",
            "list",
            "component",
            "components",
            "product",
            "products",
            "service",
            "services",
            "part",
            "parts",
            "data",
            "dossier",
            "dossiers",
            "rapport",
            "rapports",
            "recherche",
            "recherches",
            "verif",
            "resultat",
            "resultats",
            "screening",
            "screenings",
            "verification",
            "verifications",
            "object",
            "de",
            "du",
            "des",
            "d",
            "la",
            "le",
            "les",
            "et",
            "par",
            "sur",
        ],
    ),
];

/// What a word of a part's name says; none where it is not known.
pub(super) fn role(word: &str) -> Option<Role> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Role::Neutral);
    }
    NAMES.iter().find(|(_, words)| words.contains(&word)).map(|(role, _)| *role)
}

/// Places in Canada, as a field for a country or a province has them.
const CANADIAN_PLACES: &[&str] = &[
    "can",
    "canada",
    "ab",
    "alberta",
    "bc",
    "british columbia",
    "colombie britannique",
    "mb",
    "manitoba",
    "nb",
    "new brunswick",
    "nouveau brunswick",
    "nl",
    "newfoundland and labrador",
    "terre neuve et labrador",
    "ns",
    "nova scotia",
    "nouvelle ecosse",
    "nt",
    "northwest territories",
    "territoires du nord ouest",
    "nu",
    "nunavut",
    "on",
    "ontario",
    "pe",
    "prince edward island",
    "ile du prince edouard",
    "qc",
    "quebec",
    "sk",
    "saskatchewan",
    "yt",
    "yukon",
];

/// Whether a field's text names a place in Canada. `CA` is Canada where a country stands, and California in a state.
pub(super) fn is_canadian_place(text: &str, of_country: bool) -> bool {
    let place = fold(text);
    of_country && place == "ca" || CANADIAN_PLACES.contains(&place.as_str())
}

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
];

/// Words of fields that ask somebody to look where they are true.
pub(super) const ASKS: &[&str] =
    &["flag", "flagged", "review", "consider", "adverse", "refer", "referral", "escalated", "discrepancy"];

/// Words that turn what stands with them into its opposite.
const NEGATIONS: &[&str] = &[
    "no", "non", "not", "none", "nil", "n", "na", "false", "never", "without", "nothing", "0", "zero",
    "aucun", "aucune", "pas", "sans", "jamais", "rien", "neant", "nul", "nulle", "free", "exempt",
];

/// Whether a word turns what stands with it into its opposite.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

/// The clauses of a text, folded: a negation says nothing of what stands in the next one.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = String> + '_ {
    let ends = |c: char| matches!(c, '.' | ';' | ':' | '!' | '?' | '\n' | ',' | '–' | '—' | '(' | ')');
    let clauses = text.split(ends).map(fold).flat_map(|clause| {
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

/// A provider's word as verdicts are compared: folded, where it has no mark that may turn it into its opposite
/// (`!CLEAR`, `CLEAR?`).
pub(super) fn exact(text: &str) -> String {
    let may_be =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '-' | '.' | '’' | '\'');
    if text.chars().all(may_be) { fold(text) } else { text.to_lowercase() }
}

/// Words of fields that are about the subject of a report.
pub(super) const PERSON: &[&str] = &[
    "candidate",
    "applicant",
    "applicants",
    "subject",
    "consumer",
    "person",
    "individual",
    "employee",
    "candidat",
    "candidats",
    "personne",
    "employe",
    "postulant",
    "demandeur",
    "requerant",
    "sujet",
];
