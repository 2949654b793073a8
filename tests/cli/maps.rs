//! A map is made, not guessed; and what is wrong with one is said in sentences, with its line, its field, what is allowed,
//! and the columns of the file.

use std::fs;

use greenlight::intake::map::Map;
use serde_json::Value;

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};

/// The forms of the fixtures, with what must be said of each file on the command line.
const FORMS: [(&str, &[&str]); 11] = [
    ("form-2026-en.csv", &[]),
    ("formulaire-2026-fr.csv", &[]),
    ("meeting-sign-up.txt", &[]),
    ("google-forms.csv", &[]),
    ("microsoft-forms.csv", &[]),
    ("microsoft-forms.xlsx", &[]),
    ("surveymonkey.csv", &["--header-rows", "2"]),
    ("typeform.csv", &[]),
    ("limesurvey.csv", &[]),
    ("jotform.csv", &[]),
    ("kobotoolbox.csv", &[]),
];

#[test]
fn a_made_map_is_a_map_for_every_form_tool() {
    let town = Town::with_people();
    for (form, more) in FORMS {
        let path = format!("fixtures/applications/{form}");
        let make = [&["import", &path, "--make-map"][..], more].concat();
        for lang in ["en", "fr"] {
            let made = ok(&town, "vetter", &[&make[..], &["--lang", lang]].concat());
            let map = Map::parse(&made.out).unwrap_or_else(|bad| panic!("{form}: {bad:?}\n{}", made.out));
            assert!(!map.columns.name.as_slice().iter().any(String::is_empty), "{form}: {}", made.out);
            assert!(!map.columns.district.is_empty(), "{form}: {}", made.out);
            lacks(&made.err, &["still lacks", "manque encore"]);
        }
        let data = json(&town, "vetter", &make);
        let map = data["map"].as_str().unwrap();
        for column in data["columns"].as_array().unwrap() {
            let head = column.as_str().unwrap().replace('"', "\\\"").replace('\n', "\\n");
            assert!(map.contains(&format!("\"{head}\"")), "{form}: {head} is not in\n{map}");
        }
    }
}

#[test]
fn a_made_map_has_the_columns_of_the_map_by_hand() {
    let town = Town::with_people();
    for (form, more) in FORMS {
        let path = format!("fixtures/applications/{form}");
        let made = reads(&town, "vetter", &[&["import", &path, "--make-map"][..], more].concat());
        let made = Map::parse(&made).unwrap();
        let hand = fs::read_to_string(town.path(&path).with_extension("toml")).unwrap();
        let hand = Map::parse(&hand).unwrap();
        let folded = |column: &Option<String>| column.as_deref().map(greenlight::domain::names::fold);
        for (field, made, hand) in [
            ("born", &made.columns.born, &hand.columns.born),
            ("email", &made.columns.email, &hand.columns.email),
            ("phone", &made.columns.phone, &hand.columns.phone),
        ] {
            // Where heads have two lines, the made map gives both, and a hand may give the first.
            if let Some((made, hand)) = folded(made).zip(folded(hand)) {
                assert!(made.starts_with(&hand), "{form} {field}: {made}");
            }
        }
        // Nothing is a consent that is none by hand.
        for consent in &made.consent {
            assert!(
                hand.consent.iter().any(|other| other.check == consent.check),
                "{form} {}",
                consent.check
            );
        }
    }
}

#[test]
fn a_made_map_imports_at_once() {
    let town = Town::with_people();
    let file = "fixtures/applications/form-2026-en.csv";
    ok(&town, "vetter", &["import", file, "--make-map", "--out", "map.toml"]);
    let done = json(&town, "vetter", &["import", file, "--map", "map.toml", "--apply"]);
    assert_eq!(done["opened"].as_array().unwrap().len(), 40);
    let all: Value = json(&town, "vetter", &["list", "--limit", "100"]);
    let case = all.as_array().unwrap().iter().find(|row| row["name"] == "Margaret Ellery Quill").unwrap();
    town.does("vetter", &["conflict", case["id"].as_str().unwrap(), "none"]);
    let sheet = json(&town, "vetter", &["show", case["id"].as_str().unwrap()]);
    assert_eq!(sheet["candidate"]["born"], "1952-01-01");
    assert_eq!(sheet["consents"].as_array().unwrap().len(), 3);
    // It is not overwritten.
    assert_ne!(town.run("vetter", &["import", file, "--make-map", "--out", "map.toml"], "").code, 0);
}

/// The map that is made for a sheet, without its comments.
fn made(town: &Town, sheet: &str) -> String {
    fs::write(town.path("made.csv"), sheet).unwrap();
    let map = reads(town, "vetter", &["import", "made.csv", "--make-map"]);
    Map::parse(&map).unwrap_or_else(|bad| panic!("{bad:?}\n{map}"));
    map.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_made_map_takes_only_what_is_the_applicants_own() {
    let town = Town::with_people();
    for (sheet, has_it, lacks_it) in [
        (
            "Submission ID,Submission Date,Emergency contact - First Name,Emergency contact - Last Name,\
             Legal Name - First Name,Legal Name - Last Name,Riding\n1,2026-11-01,Eve,Other,Ann,Quill,Ajax\n",
            &[
                "name = [\"Legal Name - First Name\", \"Legal Name - Last Name\"]",
                "submitted_at = \"Submission Date\"",
            ][..],
            &["Emergency"][..],
        ),
        ("Name,Last,Riding\nAnn,Quill,Ajax\nBob,Teal,Ajax\n", &["name = [\"Name\", \"Last\"]"], &[]),
        ("Name,Surname,Riding\nAnn,Quill,Ajax\nBob,Teal,Ajax\n", &["name = [\"Name\", \"Surname\"]"], &[]),
        (
            "Name,Surname,Riding\nAnn Quill,Quill,Ajax\nBob Teal,Teal,Ajax\n",
            &["name = \"Name\""],
            &["Surname"],
        ),
        ("Name,Surname,Riding\nAnn Quill,Quill,Ajax\nBob,Teal,Ajax\n", &["name = \"\""], &["Surname"]),
        (
            "Buddy First Name,Buddy Last Name,Runner First Name,Runner Last Name,Riding\nA,B,C,D,Ajax\n",
            &["name = \"\""],
            &["Buddy", "Runner"],
        ),
        (
            "Name,In which riding do you live?,Seat sought\nAnn Quill,Ajax,Avalon\nBob Teal,Ajax,Ajax\n",
            &["district = \"Seat sought\""],
            &["live"],
        ),
        (
            "Nom,Circonscription où vous habitez,Circonscription visée\nAnn Quill,Ajax,Avalon\n",
            &["district = \"Circonscription visée\""],
            &["habitez"],
        ),
        ("Name,Home,Choice\nAnn Quill,Ajax,Avalon\n", &["district = \"\""], &["Home", "Choice"]),
        (
            "Full name,Riding where you are a member,Seat you hope to win\nAnn Quill,Ajax,Whitby\n",
            &["district = \"\""],
            &["member"],
        ),
        (
            "Nom complet,Circonscription où vous avez été candidat en 2021,Siège convoité\nAnn Quill,Ajax,Whitby\n",
            &["district = \"\""],
            &["2021"],
        ),
        ("Full name,Riding where you are a member\nAnn Quill,Ajax\n", &["district = \"\""], &["member"]),
        ("Full name,Seat you hope to win\nAnn Quill,Whitby\n", &["district = \"Seat you hope to win\""], &[]),
        (
            "Name,Riding,Spouse's date of birth,Emergency contact telephone number,\
             Campaign manager: your email address for them,Agent full name,Date de naissance du conjoint\n\
             Ann Quill,Ajax,1980-01-01,613-555-0101,x@example.org,Zed Agent,1981-01-01\n",
            &["name = \"Name\""],
            &["born", "phone", "email", "Agent"],
        ),
        (
            "First names,Family,Full name of your spouse,Riding\nAnn,Quill,Zed Quill,Ajax\n",
            &["name = [\"First names\", \"Family\"]"],
            &["spouse"],
        ),
        ("Full name of your spouse,Riding\nZed Quill,Ajax\n", &["name = \"\""], &["spouse"]),
        (
            "Name,Riding,Start date,End date\nAnn Quill,Ajax,2001-01-01,2009-05-05\n",
            &["name = \"Name\""],
            &["submitted_at", "End date"],
        ),
        (
            "Respondent ID,Name,Riding,Start Date,End Date\n11,Ann Quill,Ajax,2026-11-01,2026-11-01\n",
            &["submitted_at = \"End Date\"", "row_key = \"Respondent ID\""],
            &[],
        ),
    ] {
        let map = made(&town, sheet);
        has(&map, has_it);
        lacks(&map, lacks_it);
    }
}

#[test]
fn a_made_map_has_only_consents_that_were_asked_for() {
    let town = Town::with_people();
    let sheet = |head: &str, answers: [&str; 2]| {
        let row = |answer: &str| format!("Ann Quill,Ajax,2026-11-01,\"{answer}\"\n");
        format!("Name,Riding,Timestamp,\"{head}\"\n{}", answers.map(row).concat())
    };
    for head in [
        "I agree to pay the nomination fee by credit card",
        "I agree to follow the police escort rules at events",
        "Tick yes if you do NOT agree to a credit check",
        "Cochez oui si vous ne consentez pas à une enquête de crédit",
        "I consent to a credit check (1=No, 2=Yes)",
        "I agree to a police check and a credit check",
        "I agree to report a criminal record to the party",
        "J'accepte de communiquer mon dossier judiciaire au parti",
    ] {
        for answers in [["Yes", "No"], ["1", "2"]] {
            lacks(&made(&town, &sheet(head, answers)), &["[[consent]]"]);
        }
    }
    let asked = made(&town, &sheet("Do you consent to a police check?", ["Yes, but not the result", "Yes"]));
    has(&asked, &["check = \"police\"", "yes = [\"Yes\"]", "neither = [\"Yes, but not the result\"]"]);
    let french = "Consentez-vous à une vérification du casier judiciaire ?";
    lacks(
        &made(&town, &sheet(french, ["Oui, mais pas le résultat", "Oui, mais pas le résultat"])),
        &["[[consent]]"],
    );
    let boxes = made(&town, &sheet("Credit check consent", ["1", "0"]));
    has(&boxes, &["check = \"credit\"", "yes = [\"1\"]", "no = [\"0\"]"]);
    lacks(&made(&town, &sheet("Credit check consent", ["1", "2"])), &["[[consent]]"]);
}

#[test]
fn a_made_map_declares_only_what_somebody_answers_for() {
    let town = Town::with_people();
    let sheet = |head: &str| format!("Name,Riding,\"{head}\"\nAnn Quill,Ajax,No\nBob Teal,Ajax,Yes\n");
    for head in [
        "Have you ever read our disciplinary policy?",
        "Have you ever been on our disciplinary committee?",
        "Have you ever heard of a foreign government agent?",
        "Avez-vous déjà lu notre politique disciplinaire?",
        "Have you ever studied bankruptcy law?",
    ] {
        lacks(&made(&town, &sheet(head)), &["[declared"]);
    }
    for (head, key) in [
        ("Have you ever been charged with an offence, anywhere?", "charged"),
        ("Avez-vous déjà été accusée d'une infraction?", "charged"),
        ("Have you ever declared bankruptcy?", "bankruptcy"),
        ("Have you ever faced a disciplinary hearing?", "disciplined"),
        ("Est-ce que quelqu'un hors du Canada vous paie?", "foreign-contact"),
    ] {
        has(&made(&town, &sheet(head)), &[&format!("{key} = ")]);
    }
}

#[test]
fn what_is_missing_in_a_made_map_is_named() {
    let town = Town::with_people();
    fs::write(town.path("odd.csv"), "Alpha,Beta\nx,y\nz,w\n").unwrap();
    let made = ok(&town, "vetter", &["import", "odd.csv", "--make-map"]);
    has(&made.err, &["still lacks: name, district"]);
    has(&made.out, &["# Still missing", "\"Alpha\"", "also_known_as"]);
    Map::parse(&made.out).unwrap();
    fs::write(town.path("odd.toml"), &made.out).unwrap();
    let ran = town.run("vetter", &["import", "odd.csv", "--map", "odd.toml"], "");
    refuses(&ran, 1, "“name” names no column yet");
    has(&ran.err, &["“Alpha”, “Beta”"]);
}

/// Maps with one mistake each; the line; what is said of it.
const WRONG: [(&str, usize, &str); 15] = [
    ("[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n", 1, "source"),
    ("source = \"x\"\n", 1, "columns"),
    ("source = \"x\"\nsauce = 1\n", 2, "sauce"),
    ("source = \"x\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\nnom = \"Name\"\n", 5, "columns.nom"),
    ("source = \"x\"\n[columns]\nname = \"Name\"\n", 2, "columns.district"),
    ("source = \"x\"\n[columns]\nname = Name\n", 3, "name = Name"),
    ("source = \"x\n[columns]\n", 1, "source = \"x"),
    ("source = 5\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n", 1, "source"),
    ("source = \"x\"\n[columns]\nname = 1\ndistrict = \"Riding\"\n", 3, "columns.name"),
    ("source = \"x\"\nencoding = \"latin\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n", 2, "latin"),
    (
        "source = \"x\"\nheader_rows = \"2\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n",
        2,
        "header_rows",
    ),
    (
        "source = \"x\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n[[consent]]\ncheck = \"casier\"\ncolumn = \"C\"\nyes = [\"y\"]\n",
        6,
        "casier",
    ),
    (
        "source = \"x\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n[[consent]]\ncheck = \"police\"\ncolumn = \"C\"\nyes = \"y\"\n",
        8,
        "consent.yes",
    ),
    (
        "source = \"x\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n[declared]\ncharged = { column = \"C\" }\n",
        6,
        "declared.charged.clear",
    ),
    ("source = \"x\"\nsource = \"y\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n", 2, "source"),
];

#[test]
fn what_is_wrong_with_a_map_is_said_in_sentences() {
    let town = Town::with_people();
    fs::write(town.path("form.csv"), "Name,Riding,C\nAnn Quill,35001,y\n").unwrap();
    for (map, line, what) in WRONG {
        fs::write(town.path("map.toml"), map).unwrap();
        for (lang, at, columns) in [
            ("en", format!("ine {line}"), "The columns of the file: “Name”, “Riding”, “C”"),
            ("fr", format!("igne {line}"), "Les colonnes du fichier"),
        ] {
            let ran = town.run("vetter", &["import", "form.csv", "--map", "map.toml", "--lang", lang], "");
            refuses(&ran, 1, what);
            let said = flat(&ran.err);
            has(&said, &[&at, columns]);
            // Nothing of the reader of TOML reaches a person.
            lacks(
                &said,
                &[
                    "`",
                    "expected",
                    "missing field",
                    "unknown field",
                    "unknown variant",
                    "invalid",
                    "TOML",
                    "duplicate",
                ],
            );
        }
    }
}
