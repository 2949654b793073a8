//! The words of providers in the names of parts, in English and French, and which places are in Canada. Every word is in
//! one row. A word that is in none is not known, and nothing good is made of it.

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
    // `report_1`, `search_v2`
    let number = word.strip_prefix('v').unwrap_or(word);
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
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
