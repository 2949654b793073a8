//! What a text for the applicant gives away: a corpus in both languages, and names and quotations in every dress. What
//! is innocent passes, or the check would teach people to write nothing.

use std::sync::OnceLock;

use greenlight::domain::case::CaseFile;
use greenlight::domain::case::text_for_applicant::{Leak, leaks};
use greenlight::domain::event::{Act, Level, RecordKind, Tier};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::kit::acts::record;
use crate::kit::party::who;
use crate::kit::stage::Stage;

/// A case in Ajax with sources, third persons, and texts that stay inside.
fn file() -> &'static CaseFile {
    static FILE: OnceLock<CaseFile> = OnceLock::new();
    FILE.get_or_init(|| {
        let mut stage = Stage::new();
        let mut says = |act: Act, body: Value| {
            let tips = stage.case.tips();
            stage.case.saying(&tips, &who("Vera Quill"), act, body)
        };
        let related = json!([
            { "name": "Paul Underhill", "as": "rival" }, { "name": "Société Boréale", "as": "donor" },
            { "name": "Ann Lee", "as": "donor" }, { "name": "Aiyana Brannigan", "as": "rival" },
        ]);
        let applicant = json!({ "name": "Odalys Brannigan", "also_known_as": ["Dally"], "related": related });
        says(record(RecordKind::Candidate), applicant);
        let mut finding = |more: Value| {
            let mut body = json!({ "category": "financial", "severity": 2, "text": "A claim of its own kind." });
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            says(record(RecordKind::Finding), body)
        };
        let first = finding(json!({ "origin": "Margaret Thistlewood" }));
        for origin in ["The Evening Herald", "l'Agence Étoile", "a neighbour", "Ajax Liberal Riding Association", "O'Brien"] {
            finding(json!({ "origin": origin }));
        }
        finding(json!({
            "text": "He met Kovalenko twice", "inference": "He is paid", "handling": "C",
            "handling_condition": "Only with the consent of the tax office in Moncton",
            "links": [{ "to": first, "kind": "independent", "why": "the teller at the main branch heard both of them" }],
            "put": { "on": "2026-11-01", "why_not": "she would warn the teller at once" },
        }));
        let flag = Act::Flag { level: Level::Serious, from: Tier::Local, route: None };
        let body = json!({
            "question": "Did they know?", "matter": "complicity", "source": "Inspector Vasquez of the tax office",
            "validity": "seen", "may_know": "none",
        });
        says(flag, body);
        stage.file()
    })
}

fn given(text: &str) -> Vec<Leak> {
    leaks(text, file())
}

#[test]
fn the_corpus_of_what_gives_somebody_away() {
    for text in [
        "Margaret Thistlewood says so.",
        "Ms. Thistlewood says so.",
        "Margaret Thistlewood's account is false.",
        "Thistlewood’s account is false.",
        "the Thistlewoods told us",
        "The Evening Herald's story is false.",
        "an article in the Herald",
        "Le récit de l'Evening Herald est faux.",
        "Le récit de l’Evening Herald est faux.",
        "Selon l’Agence Étoile, c'est vrai.",
        "un papier d'Agence Étoile",
        "ce qu'Agence Etoile a écrit",
        "according to O'Brien",
        "according to O’Brien’s letter",
        "your neighbour, or rather a neighbour, saw it",
        "Mr. Underhill's camp says so.",
        "M. Underhill dit que vous devez",
        "le don de la Société Boréale",
        "la Boréale vous a payée",
        "Ms. Lee gave you that",
        "He met Kovalenko twice",
        "we know that he met Kovalenko twice, in May",
        "It is said that he is paid.",
        "the main branch heard both of them say so",
        "She would warn the teller at once",
        "with the consent of the tax office",
        "Inspector Vasquez reported you.",
        "M. Vasquez vous a signalée.",
    ] {
        assert!(!given(text).is_empty(), "passes: {text}");
    }
}

#[test]
fn the_corpus_of_what_gives_nobody_away() {
    for text in [
        "",
        "You owe a debt that you did not declare.",
        "Odalys Brannigan, also called Dally, was heard on Monday evening.",
        "The riding association of Ajax meets on Tuesday; the Liberal party was told.",
        "In Ontario the Court found in your favour, and the Association agreed.",
        "This evening the party will call. It is said that you were paid.",
        "You met him twice, he said, and he is not to be paid.",
        "None of this was seen before. With the consent form came a letter.",
        "Vous devez une somme que vous n'avez pas déclarée, et l'évaluation le dit.",
        "La personne candidate l'a dit elle-même; l'association de la circonscription d'Ajax le sait.",
        "Le parti vous appellera ce soir. Qu'il s'agisse d'une erreur, c'est possible.",
        "D'après le registre, aujourd'hui, rien n'est réglé.",
        "The star of the evening was a lee shore; an underhill path.",
    ] {
        assert_eq!(given(text), [], "{text}");
    }
}

#[test]
fn each_kind_is_called_by_its_name() {
    assert_eq!(given("So says Thistlewood’s son."), [Leak::Source("Thistlewood".into())]);
    assert_eq!(given("l’Underhill"), [Leak::ThirdParty("Underhill".into())]);
    assert_eq!(given("that he is paid"), [Leak::Restricted("he is paid".into())]);
}

const NAMES: [&str; 8] = [
    "Margaret Thistlewood",
    "Thistlewood",
    "Evening Herald",
    "Agence Étoile",
    "Paul Underhill",
    "Underhill",
    "Société Boréale",
    "Vasquez",
];

const PLAIN: [&str; 16] = [
    "you", "owe", "was", "the", "debt", "vous", "devez", "une", "somme", "declared", "l'avis", "d'une", "we",
    "found", "n'est", "it’s",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// No apostrophe, elision, possessive, mark or neighbour hides a name.
    #[test]
    fn a_name_is_found_in_every_dress(
        name in prop::sample::select(&NAMES[..]),
        before in prop::sample::select(&["", "l'", "l’", "d'", "qu’", "L'", "(", "«", "--", "/", "\u{200b}", "Mr. "][..]),
        after in prop::sample::select(&["", "'s", "’s", "ʼs", "'", ",", ".", "-", "/x", ")", "»", "\u{ad}"][..]),
        head in prop::collection::vec(prop::sample::select(&PLAIN[..]), 0..6),
        tail in prop::collection::vec(prop::sample::select(&PLAIN[..]), 0..6),
    ) {
        let text = format!("{} {before}{name}{after} {}", head.join(" "), tail.join(" "));
        prop_assert!(!given(&text).is_empty(), "{}", text);
    }

    /// A quotation is one whatever stands between its words.
    #[test]
    fn a_quotation_is_found_between_any_marks(
        kept in prop::sample::select(&["He met Kovalenko twice", "He is paid", "would warn the teller at"][..]),
        mark in prop::sample::select(&[" ", "  ", "\n", ", ", " - ", "/", "\u{a0}", " “"][..]),
        upper in any::<bool>(),
    ) {
        let text = kept.split(' ').collect::<Vec<_>>().join(mark);
        let text = if upper { text.to_uppercase() } else { text };
        prop_assert!(!given(&text).is_empty(), "{}", text);
    }

    /// Plain words give nobody away, in whatever order.
    #[test]
    fn plain_words_pass(words in prop::collection::vec(prop::sample::select(&PLAIN[..]), 0..12)) {
        prop_assert_eq!(given(&words.join(" ")), []);
    }

    /// Any text at all is read to its end.
    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        let _ = given(&text);
    }
}
