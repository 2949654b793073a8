//! Application forms and provider reports, from the shipped fixtures, as a person would import them.

use chrono::NaiveDate;
use greenlight::domain::case::candidate::Language;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::clock::Place;
use greenlight::domain::district::Names;
use greenlight::domain::district::Why;
use greenlight::intake::application::{AnswerValue, Application, Problem, What};
use greenlight::intake::dates::{DateFinding, DateOrder};
use greenlight::intake::encoding::Encoding;
use greenlight::intake::map::{Map, MapError};
use greenlight::intake::provider::{self, Provider};
use greenlight::intake::table::{Delimiter, Given, TableError};
use greenlight::intake::{Import, IntakeError};

use super::today;

fn fixture(path: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn map(name: &str) -> Map {
    let text = String::from_utf8(fixture(&format!("applications/{name}.toml"))).unwrap();
    Map::parse(&text).unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

fn import(file: &str, map_name: &str) -> Import {
    let bytes = fixture(&format!("applications/{file}"));
    greenlight::intake::read(&bytes, &map(map_name), Given::default(), today(), &Names::default())
        .unwrap_or_else(|e| panic!("{file}: {e:?}"))
}

fn applications(import: Import) -> Vec<Application> {
    import.outcome.unwrap_or_else(|problems| {
        let lines: Vec<_> = problems.iter().map(|problem| format!("{problem:?}")).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn the_english_export_is_forty_applications() {
    let import = import("form-2026-en.csv", "form-2026-en");
    let detected = &import.detected;
    assert_eq!(detected.encoding, Some(Encoding::Utf8Bom));
    assert_eq!(detected.delimiter, Some(Delimiter::Comma));
    assert_eq!((detected.rows, detected.columns), (40, 20));
    assert_eq!(detected.dates.len(), 2);
    for column in &detected.dates {
        let DateFinding::Shown { order, .. } = &column.finding else {
            panic!("{column:?}");
        };
        assert_eq!(*order, DateOrder::MonthDayYear);
    }
    let heard = "How did you hear about us?".to_owned();
    assert!(import.unplaced.contains(&heard));

    let all = applications(import);
    assert_eq!(all.len(), 40);
    let provinces: std::collections::BTreeSet<_> = all.iter().map(|a| a.district.province).collect();
    let districts: std::collections::BTreeSet<_> = all.iter().map(|a| a.district.code).collect();
    assert!(provinces.len() >= 3 && districts.len() >= 10);

    let first = &all[0];
    assert_eq!(first.name, "Margaret Ellery Quill");
    assert_eq!(first.also_known_as, ["Peggy Quill"]);
    assert_eq!(first.born, day(1952, 1, 1));
    assert_eq!(first.submitted, day(2026, 3, 1));
    assert_eq!(first.language, Some(Language::English));
    assert_eq!(first.district.name_en, "Ajax");
    assert_eq!(first.source.source, "Form 2026 EN");
    assert_eq!(first.source.row_key, "R-1001");
    let checks: Vec<_> = first.consents.iter().map(|(check, _)| *check).collect();
    assert_eq!(checks, [CheckKind::Police, CheckKind::Credit, CheckKind::References]);
    let charged = first.declared.iter().find(|answer| answer.key == "charged").unwrap();
    assert!(charged.question.starts_with("Have you ever been charged with an offence, anywhere"));
    assert_eq!((charged.answer.as_str(), charged.is_clear()), (Some("No"), true));
    assert!(first.answers.contains(&(heard, AnswerValue::Text("A neighbour".into()))));
    let lists = first.answers.iter().filter(|(_, a)| matches!(a, AnswerValue::List(_)));
    assert_eq!(lists.count(), 2);
    // Line breaks inside an answer are kept.
    assert!(all.iter().any(|a| {
        a.answers.iter().any(|(_, v)| matches!(v, AnswerValue::Text(t) if t.contains("ferry matters.\nTwo")))
    }));
}

#[test]
fn only_a_yes_is_a_consent_and_a_refusal_keeps_its_words() {
    let all = applications(import("form-2026-en.csv", "form-2026-en"));
    let marcus = all.iter().find(|a| a.name == "Marcus Thistlewood").unwrap();
    let checks: Vec<_> = marcus.consents.iter().map(|(check, _)| *check).collect();
    assert_eq!(checks, [CheckKind::References]);
    let words = AnswerValue::Neither(vec![CheckKind::Police], "Not yet, I want to talk first".into());
    assert!(marcus.answers.iter().any(|(_, answer)| *answer == words));
}

#[test]
fn the_french_export_saved_by_excel_is_read() {
    let import = import("formulaire-2026-fr.csv", "formulaire-2026-fr");
    assert_eq!(import.detected.encoding, Some(Encoding::Windows1252));
    assert_eq!(import.detected.delimiter, Some(Delimiter::Semicolon));
    assert!(import.detected.sample.is_some());
    let born = import.detected.dates.iter().find(|c| c.column.starts_with("Date de naissance")).unwrap();
    assert!(matches!(born.finding, DateFinding::Shown { order: DateOrder::DayMonthYear, .. }));
    let all = applications(import);
    assert_eq!(all.len(), 12);
    assert_eq!(all[1].name, "Gaétan Œuvrard");
    assert_eq!(all[2].name, "Marie-Ève L’Heureux");
    assert_eq!(all[2].district.code.to_string(), "24046");
    assert_eq!(all[6].also_known_as, ["Thérèse Roy", "Tess Roy"]);
    assert_eq!(all[0].language, Some(Language::French));
    assert_eq!(all[11].language, Some(Language::English));
    // No consent to the police check on this row, so no date is asked for either.
    assert_eq!(all[9].consents.len(), 1);
    assert_eq!(all[1].consents[0], (CheckKind::Police, day(2026, 3, 4).unwrap()));
    // No key column: the row is known by a digest of the name and the birth date.
    assert!(all[0].source.row_key.starts_with("b:"));
}

#[test]
fn utf_16_with_tabs_and_months_in_words_is_read() {
    let import = import("meeting-sign-up.txt", "meeting-sign-up");
    assert_eq!(import.detected.encoding, Some(Encoding::Utf16Le));
    assert_eq!(import.detected.delimiter, Some(Delimiter::Tab));
    assert!(import.detected.dates.iter().all(|c| c.finding == DateFinding::NotNeeded));
    let all = applications(import);
    assert_eq!(all[1].born, day(1968, 3, 3));
    assert_eq!(all[1].language, Some(Language::French));
    assert_eq!(all[2].name, "Łucja Narrowgate");
    assert!(all[2].consents.is_empty());
}

#[test]
fn importing_again_gives_the_same_sources_and_keys() {
    for (file, map) in [
        ("form-2026-en.csv", "form-2026-en"),
        ("formulaire-2026-fr.csv", "formulaire-2026-fr"),
        ("meeting-sign-up.txt", "meeting-sign-up"),
    ] {
        let keys = || -> Vec<_> {
            let all = applications(import(file, map));
            all.into_iter().map(|a| a.source).collect()
        };
        let once = keys();
        assert_eq!(once, keys());
        let distinct: std::collections::BTreeSet<_> = once.iter().collect();
        assert_eq!(distinct.len(), once.len());
    }
}

const SMALL: &str = r#"
source = "Small"
[columns]
name = "Name"
district = "Riding"
born = "Born"
email = "Email"
[several]
delimiter = ";"
columns = ["Ticked"]
"#;

fn small(rows: &str) -> Result<Vec<Application>, Vec<Problem>> {
    let text = format!("Name,Riding,Born,Email,Ticked\n{rows}");
    small_with(&text, SMALL, Given::default())
}

fn small_with(text: &str, map: &str, said: Given) -> Result<Vec<Application>, Vec<Problem>> {
    let map = Map::parse(map).unwrap_or_else(|e| panic!("{e:?}"));
    let import = greenlight::intake::read(text.as_bytes(), &map, said, today(), &Names::default());
    import.unwrap_or_else(|e| panic!("{e:?}")).outcome
}

#[test]
fn every_problem_of_every_row_is_reported_at_once() {
    let problems = small(
        "Ann,Ajax,13/01/1980,a@example.org,x\n\
         ,Ajaxx,99/99/1980,,\n\
         Bob,Toronto,14/01/1980,,\n\
         Ann,Ajax,13/01/1980,a@example.org,x\n",
    )
    .unwrap_err();
    let seen: Vec<_> = problems.iter().map(|p| (p.row, p.column.as_str(), &p.what)).collect();
    assert!(matches!(seen[0], (3, "Name", What::NoName)), "{seen:?}");
    let (3, "Riding", What::District(missing)) = &seen[1] else {
        panic!("{seen:?}");
    };
    assert_eq!(missing.suggestions[0].name_en, "Ajax");
    assert!(matches!(seen[2], (4, "Riding", What::District(several)) if several.why == Why::Part));
    // Whether two rows are of one person is no matter of the form alone.
    assert_eq!(seen.len(), 3);
}

#[test]
fn an_ambiguous_date_order_must_be_said() {
    let rows = "Name,Riding,Born,Email,Ticked\nAnn,Ajax,03/04/1980,,\nBob,Ajax,05/06/1981,,\n";
    let problems = small_with(rows, SMALL, Given::default()).unwrap_err();
    assert_eq!(problems.len(), 1, "one problem for the column, not one for each row");
    assert!(matches!(problems[0].what, What::AmbiguousDate { .. }));
    let said = Given { date_order: Some(DateOrder::DayMonthYear), ..Given::default() };
    assert_eq!(small_with(rows, SMALL, said).unwrap()[0].born, day(1980, 4, 3));
    let in_map = format!("date_order = \"month-day-year\"\n{SMALL}");
    let all = small_with(rows, &in_map, Given::default()).unwrap();
    assert_eq!(all[0].born, day(1980, 3, 4));
    let mixed = small("Ann,Ajax,13/01/1980,,\nBob,Ajax,01/13/1980,,\n").unwrap_err();
    assert_eq!(
        mixed[0].what,
        What::MixedDates {
            row: 2,
            order: DateOrder::DayMonthYear,
            other_row: 3,
            other_order: DateOrder::MonthDayYear,
        }
    );
}

#[test]
fn hostile_cells_are_data_and_long_ones_are_reported() {
    let strange = "\u{1b}[2J\u{202e}evil@x\u{0}=cmd|' /C calc'!A0";
    let all = small(&format!("Ann {strange},35001,,\"{strange}\",{}\n", "z;".repeat(5_000))).unwrap();
    assert_eq!(all[0].name, format!("Ann {strange}"));
    assert_eq!(all[0].email.as_deref(), Some(strange));
    assert!(matches!(&all[0].answers[0].1, AnswerValue::List(items) if items.len() == 5_000));
    let long = small(&format!("{},35001,,,\n", "n".repeat(10_000))).unwrap_err();
    assert!(matches!(long[0].what, What::NameTooLong { chars: 10_000, max_chars: 200 }));
    let invisible = small("\u{200b}\u{202e},35001,,,\n").unwrap_err();
    assert_eq!(invisible[0].what, What::NoName);
    let cells = vec!["\u{1}".repeat(60_000); 2];
    let heavy = small(&format!("Ann,35001,,{},{}\n", cells[0], cells[1])).unwrap_err();
    assert!(matches!(heavy[0].what, What::TooLarge { .. }));
}

#[test]
fn a_missing_column_is_named_with_did_you_mean() {
    let map = Map::parse(SMALL).unwrap();
    let text = "name,Ridings,BORN,Email,Email,Ticked\nAnn,Ajax,,,,\n";
    let error = greenlight::intake::read(text.as_bytes(), &map, Given::default(), today(), &Names::default())
        .unwrap_err();
    let IntakeError::Map(MapError::Columns(missing)) = error else {
        panic!("{error:?}");
    };
    // `name` and `BORN` are found folded; `Riding` is not there, `Email` is there twice.
    assert_eq!(missing.len(), 2);
    let riding = missing.iter().find(|m| m.column == "Riding").unwrap();
    assert_eq!(riding.did_you_mean.as_deref(), Some("Ridings"));
    assert!(missing.iter().any(|m| m.column == "Email" && m.twice));
}

#[test]
fn a_map_says_what_is_wrong_with_it() {
    for (text, line) in [
        ("source = \"x\"\nsauce = 1\n", 2),
        ("source = \"x\"\n[columns]\nname = \"n\"\ndistrict = \"d\"\nborne = \"b\"\n", 5),
        (
            "source = \"x\"\n[columns]\nname = \"n\"\ndistrict = \"d\"\n[[consent]]\ncheck = \"polise\"\ncolumn = \"c\"\nyes = []\n",
            6,
        ),
    ] {
        let found = match Map::parse(text) {
            Err(MapError::UnknownField { line, .. } | MapError::UnknownWord { line, .. }) => line,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(found, line, "{text}");
    }
    let base = "source = \"x\"\n[columns]\nname = \"n\"\ndistrict = \"d\"\n";
    let consent = |yes: &str| format!("{base}[[consent]]\ncheck = \"police\"\ncolumn = \"c\"\n{yes}\n");
    assert!(matches!(
        Map::parse(&consent("yes = [\"\"]\ndate = \"d\"")),
        Err(MapError::Blank { field, .. }) if field == "consent.yes"
    ));
    assert!(matches!(
        Map::parse(&consent("yes = [\"y\"]")),
        Err(MapError::ConsentWithoutDate { check: CheckKind::Police, .. })
    ));
    assert!(
        matches!(Map::parse(&base.replace("\"x\"", "\" \"")), Err(MapError::Blank { field, .. }) if field == "source")
    );
    assert!(matches!(
        greenlight::intake::read(
            b"",
            &Map::parse(base).unwrap(),
            Given::default(),
            today(),
            &Names::default()
        ),
        Err(IntakeError::Table(TableError::EmptyFile))
    ));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), text in "[a-z,;\"\n\t0-9/é]{0,200}") {
        let map = Map::parse(SMALL).unwrap();
        for input in [bytes.as_slice(), text.as_bytes()] {
            let _ = greenlight::intake::read(input, &map, Given::default(), today(), &Names::default());
            for provider in [Provider::Checkr, Provider::Certn] {
                let _ = provider::read(provider, input, Place::CAPITAL);
            }
            let rows = [b"Name,Riding,Born,Email,Ticked\n", input].concat();
            let _ = greenlight::intake::read(&rows, &map, Given::default(), today(), &Names::default());
        }
    }
}
