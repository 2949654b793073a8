//! What a map makes of declared questions and of consents: the clear answer, every other one, a blank, a refusal.

use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::district::Names;
use greenlight::domain::refusal::Cause;
use greenlight::intake::application::{AnswerValue, Application, What};
use greenlight::intake::map::{Map, MapError};
use greenlight::intake::table::Given;

use super::today;

const HEAD: &str =
    "source = \"Form\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\nsubmitted_at = \"Sent\"\n";

/// One row of a form whose map has these lines besides.
fn row(map: &str, columns: &str, cells: &str) -> Application {
    let map = Map::parse(&format!("{HEAD}{map}")).unwrap_or_else(|error| panic!("{error:?}"));
    let form = format!("Name;Riding;Sent;{columns}\nOdalys Brannigan;35001;2026-03-01;{cells}\n");
    let import =
        greenlight::intake::read(form.as_bytes(), &map, Given::default(), today(), &Names::default())
            .unwrap();
    import.outcome.unwrap_or_else(|problems| panic!("{problems:?}")).remove(0)
}

const CONSENT: &str = "[[consent]]\ncheck = \"police\"\ncolumn = \"Agree\"\nyes = [\"Yes\", \"Oui\"]\n";

#[test]
fn the_clear_answer_is_named_by_the_map_in_any_language() {
    let clear = |map: &str, said: &str| {
        let row = row(
            &format!("[declared.charged]\ncolumn = \"Charged\"\n{map}"),
            "Charged;More",
            &format!("{said};x"),
        );
        let answer = &row.declared[0];
        assert_eq!((answer.key.as_str(), answer.question.as_str()), ("charged", "Charged"));
        assert_eq!(answer.answer.as_str().unwrap().trim(), said.trim());
        answer.is_clear()
    };
    let words = "clear = [\"No\", \"Non\", \"Nein, nie\", \"いいえ\"]\n";
    for said in ["No", "NON", "nein nie", "いいえ"] {
        assert!(clear(words, said), "{said}");
    }
    for said in ["Yes", "", "はい", "No, never", "-"] {
        assert!(!clear(words, said), "{said}");
    }
    assert!(clear("clear = \"Never\"\n", "never"));
    // Where a blank is clear, the map says so.
    assert!(clear("clear = [\"No\", \"\"]\n", ""));
}

#[test]
fn a_sign_may_turn_an_answer_into_another_one() {
    let clear = |clear: &str, said: &str| {
        let map = format!("[declared.debt]\ncolumn = \"Debt\"\nclear = [\"{clear}\"]\n");
        row(&map, "Debt;More", &format!("{said};x")).declared[0].is_clear()
    };
    for (named, other) in [
        ("< $10,000", "> $10,000"),
        ("< $10,000", "$10,000+"),
        ("< $10,000", "$10,000"),
        ("< $10,000", "≥ $10,000"),
        ("0", "0+"),
        ("0", "≥ 0"),
        ("5", "-5"),
        ("1.5", "1 5"),
        ("No", "No*"),
        ("No", "No?"),
        ("No", "¿No?"),
        ("No", "No ⚠"),
        ("No", "Ño"),
        ("No", "Nº"),
        ("No", "No / Yes"),
    ] {
        assert!(!clear(named, other), "{other} is taken for {named}");
    }
    for (named, same) in [
        ("< $10,000", "<$10,000"),
        ("0", " 0. "),
        ("No", "“NO”"),
        ("No, never", "no — never."),
        ("Je n'ai rien à déclarer", "je n’ai rien a declarer"),
        ("N/A", "n / a"),
        ("Non-résident", "non résident"),
        ("✔", "✔"),
    ] {
        assert!(clear(named, same), "{same} is not taken for {named}");
    }
}

#[test]
fn a_yes_with_a_sign_is_no_consent() {
    for said in ["Yes?", "Yes*", "Yes ☹", "Yes?!", "Yes / No", "+Yes"] {
        let found = wrong(CONSENT, "Agree;More", &format!("{said};x"));
        assert!(matches!(found[..], [What::ConsentUnclear { .. }]), "{said}: {found:?}");
    }
    assert!(matches!(wrong(CONSENT, "Agree;More", "No?;x")[..], [What::ConsentUnclear { .. }]));
    for said in ["yes.", "“Yes”", "OUI"] {
        assert_eq!(row(CONSENT, "Agree;More", &format!("{said};x")).consents.len(), 1, "{said}");
    }
    for said in ["No!", "no.", "Non, merci"] {
        assert!(row(CONSENT, "Agree;More", &format!("{said};x")).consents.is_empty(), "{said}");
    }
}

#[test]
fn a_declared_column_alone_has_no_clear_answer() {
    let map = "[declared]\ndetails = \"If yes\"\n";
    assert!(row(map, "If yes;More", ";x").declared.is_empty());
    let said = row(map, "If yes;More", "No;x");
    assert_eq!((said.declared[0].question.as_str(), said.declared[0].is_clear()), ("If yes", false));
}

#[test]
fn several_ticked_answers_are_clear_where_each_is() {
    let map = "[several]\ndelimiter = \",\"\ncolumns = [\"Which\"]\n[declared.which]\ncolumn = \"Which\"\nclear = [\"None\", \"Other\"]\n";
    let clear = |said: &str| row(map, "Which;More", &format!("\"{said}\";x")).declared[0].is_clear();
    assert!(clear("None") && clear("None, Other"));
    assert!(!clear("None, Bankruptcy") && !clear("Bankruptcy"));
}

#[test]
fn a_declared_question_has_a_name_and_a_column() {
    let parsed = |map: &str| Map::parse(&format!("{HEAD}{map}"));
    assert!(
        matches!(parsed("[declared]\n\" \" = \"If yes\"\n"), Err(MapError::Blank { field, .. }) if field == "declared")
    );
    for bad in
        ["[declared.charged]\nclear = \"No\"\n", "[declared.charged]\ncolumn = \"A\"\nclaer = \"No\"\n"]
    {
        assert!(parsed(bad).is_err(), "{bad}");
    }
}

/// What is wrong with one row of a form whose map has these lines besides.
fn wrong(map: &str, columns: &str, cells: &str) -> Vec<What> {
    let map = Map::parse(&format!("{HEAD}{map}")).unwrap_or_else(|error| panic!("{error:?}"));
    let form = format!("Name;Riding;Sent;{columns}\nOdalys Brannigan;35001;2026-03-01;{cells}\n");
    let import =
        greenlight::intake::read(form.as_bytes(), &map, Given::default(), today(), &Names::default())
            .unwrap();
    import.outcome.unwrap_err().into_iter().map(|problem| problem.what).collect()
}

#[test]
fn a_yes_is_a_word_of_the_map_and_a_no_is_plain() {
    let said = |answer: &str| {
        let row = row(CONSENT, "Agree;More", &format!("{answer};x"));
        (row.consents.len(), row.refused.len())
    };
    for yes in ["Yes", "oui", " YES "] {
        assert_eq!(said(yes), (1, 0), "{yes}");
    }
    for no in [
        "No",
        "non",
        "N",
        "No, I do not",
        "Non merci",
        "No, thank you",
        "I don't agree",
        "I do not consent.",
        "Je n’accepte pas",
        "Non, je refuse",
        "Je refuse",
        "Refusée",
        "Disagree",
        "I disagree",
        "Do not agree",
        "Pas d'accord",
        "n'accepte pas",
        "FAUX",
        "FALSE",
        "Absolutely not",
        "Not at this time",
        "Withheld",
    ] {
        assert_eq!(said(no), (0, 1), "{no}");
    }
    assert_eq!(said(""), (0, 0));
}

#[test]
fn what_is_neither_yes_nor_plain_no_is_a_question() {
    for neither in [
        "No objection",
        "No problem",
        "No preference",
        "Non-objection",
        "I do not object",
        "Never a problem",
        "Je ne m'y oppose pas",
        "No, I agree",
        "Non, aucun problème",
        "Yes, but not the result",
        "Oui, mais pas le résultat",
        "Not yet",
        "N/A",
        "No answer",
        "Maybe",
        "Nonetheless yes",
        "-",
        "✔",
    ] {
        let said = wrong(CONSENT, "Agree;More", &format!("{neither};x"));
        assert_eq!(
            said,
            [What::ConsentUnclear { check: CheckKind::Police, text: neither.into() }],
            "{neither}"
        );
    }
}

#[test]
fn a_map_says_which_answers_refuse_and_which_do_neither() {
    let map = format!("{CONSENT}no = [\"Nein\", \"0\"]\nneither = [\"Not yet\", \"-\"]\n");
    let said = |answer: &str| row(&map, "Agree;More", &format!("{answer};x"));
    for no in ["nein", "0", "No"] {
        assert_eq!(said(no).refused.len(), 1, "{no}");
    }
    for neither in ["Not yet", "-"] {
        let row = said(neither);
        assert_eq!((row.consents.len(), row.refused.len()), (0, 0), "{neither}");
        let kept = AnswerValue::Neither(vec![CheckKind::Police], neither.into());
        assert_eq!(row.answers[0], ("Agree".into(), kept));
    }
    for field in ["yes", "no", "neither"] {
        let map = CONSENT.replace("yes = [\"Yes\", \"Oui\"]", "yes = [\"Yes\"]");
        let map =
            if field == "yes" { map.replace("Yes", " \u{200b}") } else { format!("{map}{field} = [\"\"]\n") };
        let blank = Map::parse(&format!("{HEAD}{map}"));
        assert!(
            matches!(blank, Err(MapError::Blank { field: said, .. }) if said == format!("consent.{field}"))
        );
    }
}

#[test]
fn a_tick_is_a_yes_where_the_map_says_so() {
    for (yes, ticked) in [("✔", "✔\u{fe0f}"), ("✓", " ✓ "), ("☑", "☑")] {
        let map = CONSENT.replace("\"Yes\", \"Oui\"", &format!("{yes:?}"));
        let row = row(&map, "Agree;More", &format!("{ticked};x"));
        assert_eq!(row.consents.len(), 1, "{yes}");
        let said = wrong(&map, "Agree;More", "✗;x");
        assert!(matches!(said[..], [What::ConsentUnclear { .. }]), "{said:?}");
    }
}

#[test]
fn of_several_ticked_answers_each_must_be_known() {
    let several = "[several]\ndelimiter = \",\"\ncolumns = [\"Agree\"]\noptions = [\"Police\", \"Credit\", \"Newsletter\", \"Yes\", \"No\", \"Yes, by mail\"]\n";
    let consents = "[[consent]]\ncheck = \"police\"\ncolumn = \"Agree\"\nyes = [\"Yes\", \"Police\"]\n\
        [[consent]]\ncheck = \"credit\"\ncolumn = \"Agree\"\nyes = [\"Credit\"]\n";
    let map = format!("{several}{consents}");
    let said = |answer: &str| {
        let row = row(&map, "Agree;More", &format!("\"{answer}\";x"));
        row.consents.iter().map(|(check, _)| *check).collect::<Vec<_>>()
    };
    assert_eq!(said("Police, Credit"), [CheckKind::Police, CheckKind::Credit]);
    assert_eq!(said("Newsletter, Credit"), [CheckKind::Credit]);
    assert_eq!(said("Newsletter"), []);
    for unclear in ["Police, but not the result", "Yes, No", "Yes, by mail"] {
        assert!(!wrong(&map, "Agree;More", &format!("\"{unclear}\";x")).is_empty(), "{unclear}");
    }
}

#[test]
fn a_check_has_one_question_for_consent() {
    let twice = Map::parse(&format!("{HEAD}{CONSENT}{}", CONSENT.replace("Agree", "See")));
    assert!(matches!(
        twice,
        Err(MapError::ConsentTwice { line: 10, first_line: 6, check: CheckKind::Police })
    ));
    assert!(Map::parse(&format!("{HEAD}{CONSENT}{}", CONSENT.replace("police", "credit"))).is_ok());
}

#[test]
fn a_map_may_be_utf_16_as_windows_writes_it() {
    let text = format!("{HEAD}{CONSENT}").replace("Oui", "Ouï");
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    for bytes in
        [utf16(true), utf16(false), text.clone().into_bytes(), format!("\u{feff}{text}").into_bytes()]
    {
        assert_eq!(Map::text(&bytes).as_deref(), Some(text.as_str()));
    }
    for bytes in [&b"source = \"Ou\xef\""[..], &[0xff, 0xfe, 0x00, 0xd8]] {
        assert_eq!(Map::text(bytes), None);
    }
}

#[test]
fn a_consent_is_not_of_another_age() {
    let map = format!("{CONSENT}date = \"Signed\"\n");
    let said = |answer: &str, signed: &str| wrong(&map, "Agree;Signed", &format!("{answer};{signed}"));
    for answer in ["Yes", "No"] {
        for day in ["1926-11-05", "1979-05-05", "2010-02-02"] {
            let said = said(answer, day);
            assert!(
                matches!(said[..], [What::Rule(Cause::ConsentLongAgo { .. })]),
                "{answer} {day}: {said:?}"
            );
        }
        for day in ["1900-01-01", "1899-12-30", "1970-01-01", "2000-01-01"] {
            let said = said(answer, day);
            assert!(matches!(said[..], [What::ConsentPlaceholder { .. }]), "{answer} {day}: {said:?}");
        }
    }
    // What somebody looked at is still no day of a consent.
    let checked = format!("{map}days_checked = true\n");
    let said = wrong(&checked, "Agree;Signed", "Yes;1900-01-01");
    assert!(matches!(said[..], [What::Rule(Cause::ConsentLongAgo { .. })]), "{said:?}");
}

#[test]
fn a_form_was_not_sent_on_a_day_that_no_clock_had() {
    let map = Map::parse(&format!("{HEAD}{CONSENT}")).unwrap();
    let read = |sent: &str, answer: &str| {
        let form = format!("Name;Riding;Sent;Agree\nOdalys Brannigan;35001;{sent};{answer}\n");
        greenlight::intake::read(form.as_bytes(), &map, Given::default(), today(), &Names::default())
            .unwrap()
            .outcome
    };
    for sent in ["2031-01-01", "1899-12-30", "1970-01-01", "1996-03-01"] {
        let row = read(sent, "").unwrap().remove(0);
        assert_eq!(row.submitted, None, "{sent}");
        assert_eq!(row.answers[0], ("Sent".into(), AnswerValue::Unread(sent.into())));
        let said = read(sent, "Yes").unwrap_err().remove(0).what;
        assert_eq!(said, What::SentNever { text: sent.into() });
    }
    assert!(read("2026-03-01", "Yes").unwrap()[0].submitted.is_some());
}

#[test]
fn who_refuses_without_a_date_refuses_on_the_day_of_the_form() {
    let map = format!("{CONSENT}date = \"Signed\"\n");
    let refused = |signed: &str| row(&map, "Agree;Signed", &format!("No;{signed}")).refused;
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(refused(""), [(CheckKind::Police, day("2026-03-01"))]);
    assert_eq!(refused("2026-03-04"), [(CheckKind::Police, day("2026-03-04"))]);
}

#[test]
fn a_refusal_is_signed_with_the_case_and_keeps_its_words() {
    let row = row(CONSENT, "Agree;More", "No, thank you;x");
    let body = serde_json::to_value(row.body()).unwrap();
    assert_eq!(body["consents"][0]["refused"], true);
    assert_eq!(body["answers"][0]["answer"], "No, thank you");
    let neither = format!("{CONSENT}neither = [\"Not yet\"]\n");
    let row = self::row(&neither, "Agree;More", "Not yet;x");
    let body = serde_json::to_value(row.body()).unwrap();
    assert_eq!(body.get("consents"), None);
    assert_eq!(
        body["answers"][0],
        serde_json::json!({ "question": "Agree", "answer": "Not yet", "unread": true, "consents": ["police"] })
    );
}
