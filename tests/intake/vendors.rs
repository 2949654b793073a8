//! Forms in the shape of each tool's export: every one is read through its map, whatever the tool does to days, heads,
//! lists and letters.

use chrono::NaiveDate;
use greenlight::domain::case::candidate::Language;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::district::Names;
use greenlight::intake::application::{AnswerValue, Application, What};
use greenlight::intake::encoding::Encoding;
use greenlight::intake::map::Map;
use greenlight::intake::table::Given;
use greenlight::intake::{self, Import};

use super::today;

/// Reads a fixture through its map.
fn import(file: &str) -> Import {
    let folder = format!("{}/fixtures/applications", env!("CARGO_MANIFEST_DIR"));
    let (stem, _) = file.split_once('.').unwrap();
    let map = std::fs::read_to_string(format!("{folder}/{stem}.toml")).unwrap();
    let bytes = std::fs::read(format!("{folder}/{file}")).unwrap();
    let map = Map::parse(&map).unwrap_or_else(|error| panic!("{file}: {error:?}"));
    intake::read(&bytes, &map, Given::default(), today(), &Names::default())
        .unwrap_or_else(|error| panic!("{file}: {error:?}"))
}

fn applications(file: &str) -> Vec<Application> {
    import(file).outcome.unwrap_or_else(|problems| panic!("{file}: {problems:#?}"))
}

fn names(all: &[Application]) -> Vec<&str> {
    all.iter().map(|application| application.name.as_str()).collect()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn agreed(application: &Application) -> Vec<(CheckKind, String)> {
    application.consents.iter().map(|(check, on)| (*check, on.to_string())).collect()
}

fn answer<'a>(application: &'a Application, question: &str) -> Option<&'a AnswerValue> {
    application.answers.iter().find(|(asked, _)| asked == question).map(|(_, answer)| answer)
}

fn list(items: &[&str]) -> AnswerValue {
    AnswerValue::List(items.iter().map(|item| (*item).to_owned()).collect())
}

#[test]
fn google_forms() {
    let import = import("google-forms.csv");
    let unread: Vec<_> = import.unread.iter().map(|cell| (cell.row, cell.what.clone())).collect();
    assert_eq!(unread, [(3, What::BadLanguage { text: "Both".into() })]);
    let all = import.outcome.unwrap();
    assert_eq!(names(&all), ["Odile Brandy-Fontaine", "Bram Holloway", "Sunniva Kettle"]);
    let [odile, bram, sunniva] = &all[..] else { panic!("three") };
    assert_eq!((odile.born, odile.submitted), (day("1984-07-02"), day("2026-07-27")));
    assert_eq!(odile.also_known_as, Vec::<String>::new());
    assert_eq!(
        answer(odile, "Which accounts do you use? (tick all)"),
        Some(&list(&["Facebook", "X (formerly Twitter; now X)", "Other: a choir's page; a club's page"]))
    );
    assert_eq!(bram.also_known_as, ["Bram Hollow", "Abraham Holloway"]);
    assert_eq!(bram.language, None);
    assert_eq!(answer(bram, "Preferred language"), Some(&AnswerValue::Unread("Both".into())));
    assert_eq!(agreed(bram), [(CheckKind::Police, "2026-08-03".to_owned())]);
    assert_eq!(sunniva.also_known_as, Vec::<String>::new());
    assert_eq!(sunniva.language, Some(Language::French));
    assert_eq!(sunniva.district.code.to_string(), "12008");
}

#[test]
fn microsoft_forms_as_a_workbook_and_as_csv() {
    let book = import("microsoft-forms.xlsx");
    assert_eq!((book.detected.sheet.as_deref(), book.detected.encoding), (Some("Sheet1"), None));
    let csv = import("microsoft-forms.csv");
    assert_eq!((csv.detected.sheet.as_deref(), csv.detected.encoding), (None, Some(Encoding::Utf8Bom)));
    let (book, csv) = (book.outcome.unwrap(), csv.outcome.unwrap());
    for all in [&book, &csv] {
        assert_eq!(names(all), ["Perpetua Lindqvist", "Idris Calloway-Bey", "Marjolaine Tessier-Gough"]);
        let born: Vec<_> = all.iter().map(|application| application.born).collect();
        assert_eq!(born, [day("1984-03-09"), day("1971-11-23"), day("2002-06-14")]);
        let sent: Vec<_> = all.iter().map(|application| application.submitted).collect();
        assert_eq!(sent, [day("2026-07-27"), day("2026-08-01"), day("2026-08-02")]);
        assert_eq!(all[0].also_known_as, Vec::<String>::new());
        assert_eq!(all[1].also_known_as, ["Idris Bey"]);
        assert_eq!(answer(&all[0], "Accounts"), Some(&list(&["Facebook", "Instagram"])));
        assert_eq!(all[1].district.code.to_string(), "35109");
        assert_eq!(agreed(&all[0]), [(CheckKind::Police, "2026-07-27".to_owned())]);
        assert!(all[2].consents.is_empty());
    }
    // The same answers, whichever of the two came first.
    let sources =
        |all: &[Application]| -> Vec<_> { all.iter().map(|row| row.source.row_key.clone()).collect() };
    assert_eq!(sources(&book), sources(&csv));
}

#[test]
fn surveymonkey_with_heads_of_two_rows() {
    let all = applications("surveymonkey.csv");
    assert_eq!(names(&all), ["Hester Vandermolen", "Obadiah Ferncastle", "Anneke St. Croix"]);
    let born: Vec<_> = all.iter().map(|application| application.born).collect();
    assert_eq!(born, [day("1968-04-19"), day("1990-12-05"), None]);
    assert_eq!(all[0].submitted, day("2026-07-27"));
    assert_eq!(agreed(&all[0]), [(CheckKind::Police, "2026-07-27".to_owned())]);
    let accounts = "Which accounts do you use? (Select all that apply.)";
    let text = |text: &str| AnswerValue::Text(text.to_owned());
    assert_eq!(answer(&all[0], &format!("{accounts} / Facebook")), Some(&text("Facebook")));
    assert_eq!(
        answer(&all[0], &format!("{accounts} / Other (please specify)")),
        Some(&text("a choir, a club"))
    );
}

#[test]
fn typeform() {
    let import = import("typeform.csv");
    assert_eq!(import.unread.len(), 1, "{:?}", import.unread);
    let all = import.outcome.unwrap();
    assert_eq!(names(&all), ["Leocadia Winterbourne", "Tobias Nkemelu"]);
    assert_eq!((all[0].born, all[0].submitted), (day("1979-03-01"), day("2026-07-27")));
    assert_eq!(all[0].also_known_as, Vec::<String>::new());
    assert_eq!(
        answer(&all[0], "Have you ever gone by another name?"),
        Some(&AnswerValue::Text("none that I know of".into()))
    );
    assert_eq!(all[1].also_known_as, ["Toby Nkemelu"]);
    assert_eq!(
        answer(&all[1], "Which language do you prefer?"),
        Some(&AnswerValue::Unread("Les deux".into()))
    );
    assert_eq!((all[0].consents.len(), all[1].consents.len()), (1, 0));
}

#[test]
fn limesurvey() {
    let all = applications("limesurvey.csv");
    assert_eq!(names(&all), ["Apolline Desruisseaux", "Euloge Kabongo-Lavertu", "Ulric Montpetit"]);
    assert_eq!((all[0].born, all[0].submitted), (day("1975-05-17"), day("2026-07-27")));
    let other: Vec<_> = all.iter().map(|application| application.also_known_as.clone()).collect();
    assert_eq!(other, [vec![], vec!["Euloge Kabongo".to_owned()], vec![]]);
    assert_eq!((all[2].submitted, all[2].language), (None, Some(Language::English)));
    assert_eq!(all[1].district.code.to_string(), "24046");
}

#[test]
fn jotform_with_days_in_words_and_in_numbers() {
    let all = applications("jotform.csv");
    assert_eq!(names(&all), ["Cornelius J. Abernathy-Koh", "Philippa Ravenscroft"]);
    let born: Vec<_> = all.iter().map(|application| application.born).collect();
    assert_eq!(born, [day("1984-07-27"), day("1990-03-04")]);
    assert_eq!(all[0].submitted, day("2026-07-27"));
    assert_eq!(all[0].also_known_as, Vec::<String>::new());
    assert_eq!(all[1].also_known_as, ["Pip Ravenscroft", "Philippa Hale"]);
    assert_eq!(
        answer(&all[0], "Which accounts do you use?"),
        Some(&list(&["Facebook", "Instagram", "Other: a choir, a club"]))
    );
}

#[test]
fn kobotoolbox() {
    let all = applications("kobotoolbox.csv");
    assert_eq!(names(&all), ["Ernestine Okafor-Blum", "Gideon Peckford"]);
    assert_eq!((all[0].born, all[0].submitted), (day("1962-08-30"), day("2026-07-27")));
    assert_eq!(answer(&all[0], "accounts"), Some(&list(&["facebook", "other"])));
    assert_eq!(answer(&all[0], "accounts_other"), Some(&AnswerValue::Text("a choir, a club".into())));
    assert_eq!((all[0].consents.len(), all[1].consents.len()), (1, 0));
}

#[test]
fn a_workbook_saved_again_by_excel_in_french() {
    let import = import("excel-francais.csv");
    assert_eq!(import.detected.encoding, Some(Encoding::Windows1252));
    assert_eq!(import.detected.repeated, [6]);
    let all = import.outcome.unwrap();
    assert_eq!(names(&all), ["Célestine Bourque-Ouellet", "Fidèle Arseneault", "Zénaïde L’Italien"]);
    let born: Vec<_> = all.iter().map(|application| application.born).collect();
    assert_eq!(born, [day("1981-02-14"), day("1972-08-03"), day("1999-11-30")]);
    let sent: Vec<_> = all.iter().map(|application| application.submitted).collect();
    assert_eq!(sent, [day("2026-07-27"), day("2026-07-28"), day("2026-08-03")]);
    assert_eq!(all[1].also_known_as, ["Fidel Arsenault", "Ti-Fid"]);
    assert_eq!(all[2].also_known_as, Vec::<String>::new());
    assert_eq!(agreed(&all[0]), [(CheckKind::Police, "2026-07-27".to_owned())]);
}
