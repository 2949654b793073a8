//! What the questions of a form say, in English and French, folded: which are declarations, which have several answers.

/// Words of which a declared question has one, by the key that we give it.
pub(super) const DECLARED: &[(&str, &[&str])] = &[
    (
        "charged",
        &[
            "been charged with",
            "been charged or",
            "been charged in",
            "been charged anywhere",
            "been arrested or charged",
            "ete accuse",
            "ete accusee",
            "fait lobjet daccusations",
        ],
    ),
    (
        "bankruptcy",
        &[
            "been bankrupt",
            "declared bankruptcy",
            "filed for bankruptcy",
            "filed bankruptcy",
            "been in bankruptcy",
            "consumer proposal",
            "fait faillite",
            "declare faillite",
            "ete en faillite",
            "proposition de consommateur",
        ],
    ),
    (
        "disciplined",
        &[
            "been disciplined",
            "disciplinary action",
            "disciplinary measure",
            "disciplinary proceeding",
            "disciplinary complaint",
            "disciplinary hearing",
            "disciplinary sanction",
            "mesure disciplinaire",
            "mesures disciplinaires",
            "sanction disciplinaire",
            "sanctions disciplinaires",
            "plainte disciplinaire",
            "procedure disciplinaire",
        ],
    ),
    ("foreign-contact", &["foreign government", "outside canada", "gouvernement etranger", "hors du canada"]),
];
/// How such a question begins that asks what the applicant did or met with: a verb of [`DEEDS`] is next.
pub(super) const EVER: &[&str] = &["have you ever", "avez vous deja"];
/// The same of what others do.
pub(super) const ANYBODY: &[&str] = &["does anybody", "has anybody", "est ce que quelquun"];
/// Verbs of what somebody answers for. Who has read a policy, or heard of a law, declares nothing.
pub(super) const DEEDS: &[&str] = &[
    "been",
    "had",
    "faced",
    "received",
    "made",
    "filed",
    "declared",
    "worked",
    "acted",
    "held",
    "lived",
    "met",
    "accepted",
    "taken",
    "ete",
    "eu",
    "fait",
    "recu",
    "declare",
    "travaille",
    "agi",
    "occupe",
    "accepte",
    "vecu",
];

/// How a question says that several answers may be ticked.
pub(super) const TICKED: &[&str] =
    &["tick", "select all", "check all", "all that apply", "cochez", "plusieurs reponses"];

/// How a question turns its answers round.
pub(super) const TURNED: &[&str] = &["answer no", "say no", "repondez non", "dites non"];
