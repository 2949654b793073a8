//! What heads and questions say of a column, in English and French, folded.

use crate::domain::check_kind::CheckKind;

/// Heads of a field: whole, the surest first; and words that a question for it has.
pub(super) struct Heads {
    pub(super) field: &'static str,
    pub(super) whole: &'static [&'static str],
    pub(super) within: &'static [&'static str],
}

pub(super) const HEADS: &[Heads] = &[
    Heads {
        field: "also_known_as",
        whole: &["aliases", "alias", "other names", "autres noms", "also known as", "aka"],
        within: &[
            "other name",
            "another name",
            "former name",
            "previous name",
            "maiden name",
            "names you have used",
            "autre nom",
            "autres noms",
            "ancien nom",
            "anciens noms",
            "nom de naissance",
            "nom de jeune fille",
        ],
    },
    Heads {
        field: "born",
        whole: &[
            "date of birth",
            "birth date",
            "birthdate",
            "birthday",
            "dob",
            "born",
            "date de naissance",
            "naissance",
            "ne le",
            "nee le",
            "ne e le",
        ],
        within: &[
            "date of birth",
            "birth date",
            "when were you born",
            "date de naissance",
            "quand etes vous ne",
        ],
    },
    Heads {
        field: "email",
        whole: &[
            "email",
            "e mail",
            "email address",
            "e mail address",
            "mail",
            "courriel",
            "adresse courriel",
            "adresse electronique",
            "adresse e mail",
        ],
        within: &["email address", "e mail address", "adresse courriel", "your email", "votre courriel"],
    },
    Heads {
        field: "phone",
        whole: &[
            "telephone",
            "phone",
            "phone number",
            "telephone number",
            "mobile",
            "mobile phone",
            "cell",
            "cell phone",
            "tel",
            "numero de telephone",
            "cellulaire",
            "portable",
        ],
        within: &["phone", "telephone"],
    },
    Heads {
        field: "district",
        whole: &[
            "electoral district",
            "federal electoral district",
            "district",
            "riding",
            "constituency",
            "circonscription",
            "circonscription electorale",
            "circonscription federale",
        ],
        within: &[
            "electoral district",
            "riding",
            "circonscription",
            "where do you want to stand",
            "where do you want to run",
            "ou voulez vous vous presenter",
        ],
    },
    Heads {
        field: "language",
        whole: &[
            "preferred language",
            "language of correspondence",
            "correspondence language",
            "langue de correspondance",
            "langue preferee",
            "start language",
            "language",
            "langue",
        ],
        within: &[
            "preferred language",
            "language do you prefer",
            "language should we",
            "language of correspondence",
            "langue de correspondance",
            "langue preferez vous",
            "langue preferee",
        ],
    },
    Heads {
        field: "submitted_at",
        whole: &[
            "timestamp",
            "submit date utc",
            "submit date",
            "submission date",
            "date submitted",
            "submitted at",
            "submission time",
            "completion time",
            "recorded date",
            "recordeddate",
            "horodateur",
            "date de soumission",
            "date d envoi",
            "date denvoi",
            "soumis le",
            "heure de fin",
            "end date",
            "enddate",
            "date de fin",
            "date",
        ],
        within: &[],
    },
    Heads {
        field: "row_key",
        whole: &[
            "response id",
            "responseid",
            "respondent id",
            "submission id",
            "entry id",
            "id de la reponse",
            "identifiant de la reponse",
            "numero de reponse",
            "no de reponse",
            "uuid",
            "id",
            "token",
            "identifiant",
        ],
        within: &[],
    },
];

pub(super) const NAMES: Heads = Heads {
    field: "name",
    whole: &[
        "full legal name",
        "full name",
        "legal name",
        "your full name",
        "your name",
        "nom complet",
        "nom et prenom",
        "prenom et nom",
        "nom legal",
        "votre nom",
        "name of applicant",
        "applicant name",
        "applicant",
        "name",
        "nom",
        "candidate",
        "candidate name",
        "nom de la personne candidate",
    ],
    within: &["full legal name", "full name", "legal name", "nom complet", "nom legal"],
};

pub(super) const GIVEN: &[&str] = &["first name", "given name", "given names", "prenom", "prenoms"];
pub(super) const MIDDLE: &[&str] = &["middle name", "middle names", "deuxieme prenom"];
pub(super) const FAMILY: &[&str] = &["last name", "surname", "family name", "nom de famille"];

/// Words of which a question for consent to a check has one.
pub(super) const CHECKS: &[(CheckKind, &[&str])] = &[
    (CheckKind::Police, &["police", "criminal record", "casier"]),
    (CheckKind::Credit, &["credit"]),
    (CheckKind::References, &["reference", "references"]),
];
pub(super) const AGREES: &[&str] = &[
    "agree",
    "consent",
    "accept",
    "authoriz",
    "authoris",
    "autoris",
    "may we",
    "jaccepte",
    "jautorise",
    "je consens",
];

/// Words of which a declared question has one, by the key that we give it.
pub(super) const DECLARED: &[(&str, &[&str])] = &[
    ("charged", &["been charged", "ete accuse", "fait l objet d accusations"]),
    ("bankruptcy", &["been bankrupt", "bankruptcy", "faillite", "consumer proposal"]),
    ("disciplined", &["been disciplined", "disciplinary", "disciplinaire"]),
    ("foreign-contact", &["foreign government", "outside canada", "gouvernement etranger", "hors du canada"]),
];
pub(super) const EVER: &[&str] =
    &["have you ever", "avez vous deja", "does anybody", "has anybody", "est ce que quelqu un"];

/// How a question says that several answers may be ticked.
pub(super) const TICKED: &[&str] =
    &["tick", "select all", "check all", "all that apply", "cochez", "plusieurs reponses"];
