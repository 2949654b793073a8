//! What a map makes of declared questions and of consents: the clear answer, every other one, a blank, a refusal.

use greenlight::domain::check_kind::CheckKind;
use greenlight::intake::application::Application;
use greenlight::intake::map::{Map, MapError};
use greenlight::intake::table::Given;

use super::today;

const HEAD: &str =
    "source = \"Form\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\nsubmitted_at = \"Sent\"\n";

/// One row of a form whose map has these lines besides.
fn row(map: &str, columns: &str, cells: &str) -> Application {
    let map = Map::parse(&format!("{HEAD}{map}")).unwrap_or_else(|error| panic!("{error:?}"));
    let form = format!("Name;Riding;Sent;{columns}\nOdalys Brannigan;35001;2026-03-01;{cells}\n");
    let import = greenlight::intake::read(form.as_bytes(), &map, Given::default(), today()).unwrap();
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

#[test]
fn a_no_is_a_refusal_and_neither_is_neither() {
    let said = |answer: &str| {
        let row = row(CONSENT, "Agree;More", &format!("{answer};x"));
        (row.consents.len(), row.refused.len())
    };
    for yes in ["Yes", "oui"] {
        assert_eq!(said(yes), (1, 0), "{yes}");
    }
    for no in
        ["No", "non", "N", "No, I do not", "Non merci", "I don't agree", "Je n’accepte pas", "Je refuse"]
    {
        assert_eq!(said(no), (0, 1), "{no}");
    }
    for neither in ["", "Not yet", "N/A", "No answer", "Non applicable", "Maybe", "Note", "Nonetheless yes"] {
        assert_eq!(said(neither), (0, 0), "{neither}");
    }
}

#[test]
fn a_map_can_say_which_answers_refuse() {
    let map = format!("{CONSENT}no = [\"Nein\", \"Not yet\"]\n");
    let refused = |answer: &str| row(&map, "Agree;More", &format!("{answer};x")).refused.len();
    assert_eq!((refused("nein"), refused("Not yet"), refused("No")), (1, 1, 0));
    let blank = Map::parse(&format!("{HEAD}{CONSENT}no = [\"\"]\n"));
    assert!(matches!(blank, Err(MapError::Blank { field, .. }) if field == "consent.no"));
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
    let row = row(CONSENT, "Agree;More", "No, I want to talk first;x");
    let body = serde_json::to_value(row.body()).unwrap();
    assert_eq!(body["consents"][0]["refused"], true);
    assert_eq!(body["answers"][0]["answer"], "No, I want to talk first");
}
