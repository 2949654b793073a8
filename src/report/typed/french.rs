//! What is typed in French for the words of closed lists, where that is not the name that the program shows, or is shorter.

/// A word of a list, and how it is typed.
type Spelled = (&'static str, &'static [&'static str]);

/// By the list and its word: what is typed in French, the usual first. A list that is not here is typed as it is shown.
pub(super) const FRENCH: &[(&str, &[Spelled])] = &[
    (
        "audience",
        &[
            ("local", &["local"]),
            ("provincial", &["provincial"]),
            ("national", &["national"]),
            ("leader", &["chef", "cheffe", "bureau-du-chef"]),
            ("applicant", &["personne-candidate", "candidat", "candidate"]),
            ("outside", &["extérieur", "externe"]),
        ],
    ),
    (
        "category",
        &[
            ("citizenship-and-travel", &["citoyenneté-et-voyages", "citoyenneté", "voyages"]),
            ("employment-and-business", &["emploi-et-affaires", "emploi"]),
            ("professional-discipline", &["discipline-professionnelle", "discipline"]),
            ("criminal", &["affaires-criminelles", "criminel", "criminelle"]),
            ("civil-litigation", &["litiges-civils", "litige"]),
            ("financial", &["finances", "financier", "financière"]),
            ("conflicts-and-lobbying", &["conflits-d'intérêts", "lobbying"]),
            ("political-history", &["parcours-politique"]),
            ("foreign-links", &["liens-avec-l'étranger", "étranger"]),
            ("publications-and-accounts", &["publications-et-comptes", "publications", "comptes"]),
            ("relationships-and-conduct", &["relations-et-conduite", "relations", "conduite"]),
        ],
    ),
    (
        "check",
        &[
            ("police", &["casier-judiciaire", "casier"]),
            ("credit", &["crédit", "enquête-de-crédit"]),
            ("court-register", &["registre-des-tribunaux", "tribunaux"]),
            ("eligibility", &["éligibilité"]),
            ("online", &["publications-en-ligne", "en-ligne"]),
            ("references", &["références"]),
            ("influence-registry", &["registre-de-l'influence", "influence-étrangère"]),
            ("sanctions", &["sanctions"]),
            ("lobbyists", &["lobbyistes", "registre-des-lobbyistes"]),
            ("insolvency", &["insolvabilité"]),
        ],
    ),
    (
        "check-result",
        &[
            ("negative", &["négatif", "négative", "aucun-casier"]),
            ("confirmed-declared", &["casier-déclaré", "déclaré-confirmé"]),
            ("incomplete", &["incomplète", "incomplet", "non-résolue"]),
            ("certified-none", &["aucun-casier-attesté", "attesté-aucun"]),
            ("certified-record", &["casier-attesté"]),
            ("clear", &["rien-à-signaler", "nette", "net"]),
            ("review", &["à-examiner"]),
            ("no-hit", &["aucun-dossier"]),
            ("nothing", &["aucune-inscription", "rien"]),
            ("entry", &["inscription"]),
            ("unknown", &["inconnu", "inconnue"]),
        ],
    ),
    (
        "check-status",
        &[
            ("not-requested", &["pas-demandée", "non-demandée"]),
            ("consent-pending", &["attend-le-consentement"]),
            ("requested", &["demandée"]),
            ("with-applicant", &["chez-la-personne-candidate"]),
            ("in-progress", &["en-cours"]),
            ("action-needed", &["action-requise"]),
            ("received", &["reçue"]),
            ("authenticated", &["authentifiée"]),
            ("read", &["lue"]),
            ("disputed", &["contestée"]),
            ("cancelled", &["annulée"]),
            ("lapsed", &["caduque"]),
            ("superseded", &["remplacée"]),
            ("waived", &["levée", "dispensée"]),
        ],
    ),
    ("consent-for", &[("run", &["effectuer", "faire"]), ("result", &["résultat", "voir-le-résultat"])]),
    (
        "credit-flag",
        &[
            ("collections", &["recouvrement", "recouvrements"]),
            ("judgments", &["jugements", "jugement"]),
            ("consumer-proposal", &["proposition-de-consommateur", "proposition"]),
            ("liens", &["privilèges", "priorités", "hypothèques-légales"]),
            ("fraud-warning", &["alerte-de-fraude", "fraude"]),
            ("foreign-inquiries", &["demandes-de-l'étranger"]),
        ],
    ),
    (
        "date-order",
        &[
            ("day-month-year", &["jour-mois-année"]),
            ("month-day-year", &["mois-jour-année"]),
            ("year-month-day", &["année-mois-jour"]),
        ],
    ),
    (
        "delimiter",
        &[(",", &["virgule"]), (";", &["point-virgule"]), ("tab", &["tabulation"]), ("|", &["barre"])],
    ),
    (
        "disclosed",
        &[
            ("volunteered", &["d'emblée", "spontanément"]),
            ("when-asked", &["sur-demande"]),
            ("denied", &["niée", "nié"]),
            ("not-asked", &["pas-demandé"]),
        ],
    ),
    (
        "fi-status",
        &[
            ("open", &["ouverte", "ouvert"]),
            ("explained", &["expliquée", "expliqué"]),
            ("substantiated", &["fondée", "fondé"]),
            ("unfounded", &["sans-fondement", "non-fondée", "non-fondé"]),
        ],
    ),
    (
        "finding-kind",
        &[("missing", &["manquante", "manquant"]), ("inconsistent", &["incohérente", "incohérent"])],
    ),
    (
        "finding-status",
        &[
            ("open", &["ouverte", "ouvert"]),
            ("put", &["soumise"]),
            ("resolved", &["réglée", "réglé"]),
            ("mitigated", &["atténuée", "atténué"]),
            ("substantiated", &["fondée", "fondé"]),
            ("unsubstantiated", &["non-fondée", "non-fondé"]),
            ("cannot-tell", &["impossible-à-établir", "indéterminée", "indéterminé"]),
        ],
    ),
    (
        "liftable",
        &[
            ("check", &["vérification"]),
            ("consent", &["consentement"]),
            ("dispute", &["contestation"]),
            ("prior", &["antérieur", "dossier-antérieur"]),
            ("finding", &["constatation", "note"]),
        ],
    ),
    ("link", &[("same-origin", &["même-origine"]), ("independent", &["indépendante", "indépendant"])]),
    (
        "matter",
        &[
            ("threat-to-life", &["menace", "menace-pour-la-vie"]),
            ("election-interference", &["ingérence"]),
            ("targeted", &["cible", "prise-pour-cible"]),
            ("victim-report", &["signalement-de-victime", "victime"]),
            ("complicity", &["complicité"]),
            ("elections-offence", &["infraction-électorale"]),
            ("legal-question", &["question-juridique"]),
            ("staff-member", &["membre-du-personnel", "personnel"]),
            ("serious", &["affaire-grave", "grave"]),
        ],
    ),
    ("method", &[("name", &["nom"]), ("fingerprint", &["empreintes", "empreintes-digitales"])]),
    (
        "outcome",
        &[
            ("greenlight", &["feu-vert"]),
            ("greenlight-with-conditions", &["feu-vert-sous-conditions", "feu-vert-conditionnel"]),
            ("undecided", &["à-décider"]),
            ("withhold", &["refus", "refuser"]),
        ],
    ),
    (
        "phase",
        &[
            ("applied", &["candidature", "candidature-déposée"]),
            ("contest", &["course", "course-à-l'investiture"]),
            ("nominated", &["investiture", "investie", "investi"]),
            ("endorsed", &["soutenue", "soutenu", "appuyée"]),
            ("confirmed", &["confirmée", "confirmé"]),
            ("polled", &["scrutin"]),
            ("withdrawn", &["retrait", "retirée", "retiré"]),
            ("lapsed", &["caduque", "caduc"]),
        ],
    ),
    (
        "police-kind",
        &[
            ("crc", &["casier-judiciaire"]),
            ("crjmc", &["affaires-judiciaires", "casier-et-affaires-judiciaires"]),
        ],
    ),
    (
        "posture",
        &[
            ("unwitting", &["à-son-insu", "inconsciente"]),
            ("semi-witting", &["complice-partielle", "à-demi-consciente", "semi-consciente"]),
            ("witting", &["complice-consciente", "consciente"]),
            ("unknown", &["inconnue", "inconnu"]),
        ],
    ),
    (
        "prior-judgement",
        &[
            ("same", &["même", "la-même", "même-personne"]),
            ("not-same", &["pas-la-même", "pas-le-même", "autre", "autre-personne"]),
            ("unsure", &["incertain", "incertaine", "impossible-à-dire"]),
        ],
    ),
    (
        "reason",
        &[
            ("financial", &["financier", "financière"]),
            ("candour", &["franchise", "manque-de-franchise"]),
            ("fi", &["ingérence", "ingérence-étrangère"]),
            ("ineligible", &["inéligible", "inéligibilité"]),
            ("incomplete", &["incomplet", "dossier-incomplet"]),
        ],
    ),
    (
        "related",
        &[
            ("rival", &["adversaire", "rivale"]),
            ("donor", &["donateur", "donatrice"]),
            ("associate", &["associé", "associée"]),
            ("relative", &["parent", "parente", "famille"]),
            ("other", &["autre"]),
        ],
    ),
    (
        "reversal-ground",
        &[
            ("appeal", &["appel"]),
            ("new-facts", &["faits-nouveaux", "nouveaux-faits"]),
            ("error", &["erreur"]),
        ],
    ),
    ("review-outcome", &[("unchanged", &["inchangé", "inchangée"]), ("changed", &["changé", "changée"])]),
    (
        "role",
        &[
            ("vetter", &["vérificateur", "vérificatrice"]),
            ("reviewer", &["réviseur", "réviseure"]),
            ("approver", &["approbateur", "approbatrice"]),
            ("leader", &["chef", "cheffe", "bureau-du-chef"]),
            ("records", &["documents"]),
            ("auditor", &["auditeur", "auditrice"]),
            ("admin", &["administrateur", "administratrice"]),
        ],
    ),
    (
        "support",
        &[
            ("contact-person", &["personne-à-appeler"]),
            ("safety-plan", &["plan-de-sécurité"]),
            ("police-report", &["police"]),
            ("private-security", &["sécurité-privée"]),
            ("devices-and-accounts", &["appareils-et-comptes", "appareils"]),
            ("family-and-home", &["famille-et-domicile", "famille"]),
            ("after-care", &["suivi"]),
        ],
    ),
    (
        "tie",
        &[
            ("acts-for", &["agit-pour"]),
            ("personal", &["personnel", "lien-personnel"]),
            ("business", &["affaires", "lien-d'affaires"]),
            ("riding", &["circonscription"]),
            ("none", &["aucun", "aucune"]),
        ],
    ),
    ("tie-sign", &[("name", &["nom"]), ("firm", &["entreprise"]), ("riding", &["circonscription"])]),
    ("tier", &[("leader", &["chef", "cheffe"])]),
];
