//! Files as people have them: titles and heads of several rows, workbooks, and files that are no table;
//! days and answers that are looked at before they count.

use greenlight::domain::case::candidate::Days;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::district::Names;
use greenlight::domain::refusal::Cause;
use greenlight::intake::application::{AnswerValue, Application, Problem, What};
use greenlight::intake::map::{Map, MapError};
use greenlight::intake::table::{Given, Table, TableError, ceiling, read};
use greenlight::intake::{self, IntakeError};

use super::today;
use crate::kit::books::{book, texts, zip};

const COLUMNS: &str = "source = \"Form\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\nborn = \"Born\"\n\
                       also_known_as = \"Other names\"\nlanguage = \"Language\"\nsubmitted_at = \"Sent\"\n";
const HEAD: &str = "Name;Riding;Born;Other names;Language;Sent;Agree;Signed\n";
const CONSENT: &str =
    "[[consent]]\ncheck = \"police\"\ncolumn = \"Agree\"\nyes = [\"yes\"]\ndate = \"Signed\"\n";

fn map(more: &str) -> Map {
    Map::parse(&format!("{COLUMNS}{more}")).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Reads rows under the usual heads, on this day.
fn form_on(more: &str, rows: &str, days: Days) -> Result<Vec<Application>, Vec<Problem>> {
    let import = intake::read(
        format!("{HEAD}{rows}").as_bytes(),
        &map(more),
        Given::default(),
        days,
        &Names::default(),
    );
    import.unwrap_or_else(|error| panic!("{error:?}")).outcome
}

fn form(more: &str, rows: &str) -> Result<Vec<Application>, Vec<Problem>> {
    form_on(more, rows, today())
}

fn whats(outcome: Result<Vec<Application>, Vec<Problem>>) -> Vec<(usize, String, What)> {
    let problems = outcome.expect_err("problems");
    problems.into_iter().map(|problem| (problem.row, problem.column, problem.what)).collect()
}

fn table(text: &str, given: &Given) -> Result<Table, TableError> {
    read(text.as_bytes(), given)
}

// Rules.

#[test]
fn rows_are_held_to_the_rules_of_the_keyboard() {
    let row = |name: &str, born: &str| format!("{name};Ajax;{born};;;2026-03-01;no;\n");
    let of = |rows: &str| whats(form("", rows));
    let seen = of(&[
        row("Ann Strand", "2027-01-01"),
        row("Bo Strand", "2020-01-01"),
        row("Cy Strand", "1896-01-01"),
        row("Dot Strand", "1084-07-02"),
        row("1234", "1980-01-01"),
        row("Di Strand", "1980-01-01"),
    ]
    .concat());
    let at: Vec<_> = seen.iter().map(|(row, column, _)| (*row, column.as_str())).collect();
    assert_eq!(at, [(2, "Born"), (3, "Born"), (4, "Born"), (5, "Born"), (6, "Name")]);
    assert!(matches!(seen[0].2, What::Rule(Cause::DayAhead { .. })));
    assert!(matches!(seen[1].2, What::Rule(Cause::BornTooLate { .. })));
    assert!(matches!(seen[2].2, What::Rule(Cause::BornLongAgo { .. })));
    assert!(matches!(seen[3].2, What::Rule(Cause::BornLongAgo { .. })));
    assert!(matches!(seen[4].2, What::Rule(Cause::NameNoLetter)));
    // Eighteen on the last day on which the next election can be held, or on the one that is known.
    let seventeen = row("Ed Strand", "2009-03-01");
    assert!(form("", &seventeen).is_ok());
    let soon = Days { polling: Some("2027-02-22".parse().unwrap()), ..today() };
    assert!(matches!(whats(form_on("", &seventeen, soon))[0].2, What::Rule(Cause::BornTooLate { .. })));
}

#[test]
fn a_consent_that_has_not_come_is_refused() {
    let seen = whats(form(CONSENT, "Ann Strand;Ajax;;;;2026-03-01;yes;2027-03-01\n"));
    assert!(matches!(seen[..], [(2, _, What::Rule(Cause::DayAhead { .. }))]), "{seen:?}");
    assert_eq!(seen[0].1, "Signed");
}

#[test]
fn a_consent_before_its_form_is_a_question() {
    let row = "Ann Strand;Ajax;;;;2026-03-05;yes;2026-02-01\n";
    let seen = whats(form(CONSENT, row));
    assert!(
        matches!(seen[..], [(2, _, What::ConsentBeforeForm { check: CheckKind::Police, .. })]),
        "{seen:?}"
    );
    let looked_at = format!("{CONSENT}days_checked = true\n");
    assert!(form(&looked_at, row).is_ok());
    assert!(form(CONSENT, "Ann Strand;Ajax;;;;2026-03-05;yes;2026-03-06\n").is_ok());
}

#[test]
fn placeholders_of_programs_are_questions() {
    for day in ["1900-01-01", "1970-01-01", "1899-12-30", "1980-01-01", "1904-01-01"] {
        let rows = format!("Ann Strand;Ajax;;;;2026-03-05;no;\nBo Strand;Ajax;;;;2026-03-06;yes;{day}\n");
        let seen = whats(form(CONSENT, &rows));
        assert!(matches!(seen[..], [(3, _, What::ConsentPlaceholder { .. })]), "{day}: {seen:?}");
    }
    // Without a column of its own, a consent has the day of the form.
    let without = CONSENT.replace("date = \"Signed\"\n", "");
    let seen = whats(form(&without, "Ann Strand;Ajax;;;;1980-01-01 00:00:00;yes;\n"));
    assert!(matches!(seen[..], [(2, _, What::SentNever { .. })]), "{seen:?}");
}

#[test]
fn one_day_for_everybody_is_a_question() {
    let rows = "Ann Strand;Ajax;;;;2026-03-05;yes;2026-03-09\nBo Strand;Ajax;;;;2026-03-07;yes;2026-03-09\n\
                Cy Strand;Ajax;;;;2026-03-08;no;\n";
    let seen = whats(form(CONSENT, rows));
    assert!(matches!(seen[..], [(2, _, What::ConsentSameDay { rows: 2, .. })]), "{seen:?}");
    // Everybody signed up at one meeting.
    assert!(form(CONSENT, &rows.replace("2026-03-05", "2026-03-07")).is_ok());
}

// Days.

#[test]
fn each_column_has_an_order_of_its_own() {
    let rows = "Ann Strand;Ajax;03/04/1980;;;3/14/2026;no;\nBo Strand;Ajax;1981-05-06;;;3/15/2026;no;\n";
    let of = |more: &str| form(more, rows);
    assert!(matches!(whats(of(""))[0].2, What::AmbiguousDate { .. }));
    for format in ["day-month-year", "dd/mm/yyyy", "jj-mm-aaaa"] {
        let all = of(&format!("[dates]\nBorn = \"{format}\"\n")).unwrap();
        let days: Vec<_> = all.iter().map(|row| row.born.unwrap().to_string()).collect();
        assert_eq!(days, ["1980-04-03", "1981-05-06"], "what shows itself stays as it is");
        assert_eq!(all[0].submitted.unwrap().to_string(), "2026-03-14");
    }
    let given = Given { date_order: Some("day-month-year".parse().unwrap()), ..Given::default() };
    let import =
        intake::read(format!("{HEAD}{rows}").as_bytes(), &map(""), given, today(), &Names::default())
            .unwrap();
    let all = import.outcome.unwrap();
    assert_eq!(all[0].born.unwrap().to_string(), "1980-04-03");
    assert_eq!(all[0].submitted.unwrap().to_string(), "2026-03-14", "the values show the order themselves");
    let bad = Map::parse(&format!("{COLUMNS}[dates]\nBorn = \"as usual\"\n"));
    assert!(matches!(bad, Err(MapError::DateFormat { .. })));
}

#[test]
fn a_short_year_is_read_only_where_no_doubt_is_left() {
    let born = |text: &str| {
        let all = form("", &format!("Ann Strand;Ajax;{text};;;2026-03-01;no;\n")).unwrap();
        all[0].born.map(|day| day.to_string())
    };
    assert_eq!(born("7/27/84").as_deref(), Some("1984-07-27"));
    assert_eq!(born("19840727").as_deref(), Some("1984-07-27"));
    assert_eq!(born("27-juil.-84").as_deref(), Some("1984-07-27"));
    // Fourteen, or a hundred and fourteen.
    assert_eq!(born("27-juil.-12"), None);
}

// Cells.

#[test]
fn an_optional_cell_that_says_something_else_stops_nothing() {
    let rows = "Ann Strand;Ajax;N/A;;Les deux;2026-03-01;no;\nBo Strand;Ajax;1970-02-31;;fr;soon;no;\n";
    let import = intake::read(
        format!("{HEAD}{rows}").as_bytes(),
        &map(""),
        Given::default(),
        today(),
        &Names::default(),
    )
    .unwrap();
    let marks: Vec<_> = import.unread.iter().map(|cell| (cell.row, cell.column.as_str())).collect();
    assert_eq!(marks, [(2, "Born"), (2, "Language"), (3, "Born"), (3, "Sent")]);
    let all = import.outcome.unwrap();
    assert_eq!((all[0].born, all[0].language), (None, None));
    let kept = |question: &str| {
        let answers = all[0].body().answers;
        answers.into_iter().find(|answer| answer.question == question).unwrap()
    };
    assert_eq!((kept("Born").answer, kept("Born").unread), ("N/A".into(), true));
    assert_eq!(kept("Language").answer, "Les deux");
    assert!(!kept("Agree").unread);
    // The day of a consent is not optional.
    let seen = whats(form(CONSENT, "Ann Strand;Ajax;;;;2026-03-01;yes;soon\n"));
    assert!(matches!(seen[..], [(2, _, What::BadDate { .. })]), "{seen:?}");
}

#[test]
fn no_is_no_other_name_and_is_kept_as_an_answer() {
    for text in ["No", "None", "Aucun", "N/A", "-", "s.o.", "none that I know of"] {
        let all = form("", &format!("Ann Strand;Ajax;;{text};;2026-03-01;no;\n")).unwrap();
        assert_eq!(all[0].also_known_as, Vec::<String>::new(), "{text}");
        assert!(all[0].answers.contains(&("Other names".into(), AnswerValue::Text(text.into()))), "{text}");
    }
    let all = form("", "Ann Strand;Ajax;;Nona Strand;;2026-03-01;no;\n").unwrap();
    assert_eq!(all[0].also_known_as, ["Nona Strand"]);
}

#[test]
fn damaged_text_is_a_problem_of_its_row() {
    let seen =
        |name: &str| whats(form("", &format!("{name};Ajax;;;;2026-03-01;no;\nBo Strand;Ajax;;;;;no;\n")));
    for (name, what) in [
        ("Andr\u{fffd} Roy", What::LostLetter { text: "Andr\u{fffd}".into() }),
        ("Th?r?se Roy", What::LostLetter { text: "Th?r?se Roy".into() }),
        ("AndrÃ© Roy", What::DecodedTwice { text: "AndrÃ©".into(), meant: "André".into() }),
        ("AndrŽ Roy", What::StrangeLetter { text: "AndrŽ".into() }),
        ("Fran‡ois Roy", What::StrangeLetter { text: "Fran‡ois".into() }),
    ] {
        assert_eq!(seen(name), [(2, "Name".to_owned(), what)], "{name}");
    }
    // An essay may well ask.
    assert!(form("", "Ann Strand;Ajax;;;;2026-03-01;why?because;\n").is_ok());
}

// Heads.

#[test]
fn titles_and_heads_of_several_rows_are_asked_about() {
    let titled = "Applications of 2026;;\n;;\nName;Riding;Sent\nAnn;Ajax;2026-03-01\n";
    assert_eq!(table(titled, &Given::default()).unwrap_err(), TableError::TitleAbove { rows: 2 });
    let bare = "Applications of 2026\n\nName;Riding;Sent\nAnn;Ajax;2026-03-01\n";
    assert_eq!(table(bare, &Given::default()).unwrap_err(), TableError::TitleAbove { rows: 2 });
    for text in [titled, bare] {
        let found = table(text, &Given { skip_rows: Some(2), ..Given::default() }).unwrap();
        assert_eq!((found.headers[0].as_str(), found.rows[0].number), ("Name", 4));
    }
    let survey = "Q1,Q2,Q3\nName?,Riding?,Sent\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",x\nAnn,Ajax,1\n";
    assert_eq!(table(survey, &Given::default()).unwrap_err(), TableError::SecondHead { row: 2, rows: 3 });
    let found = table(survey, &Given { header_rows: Some(3), ..Given::default() }).unwrap();
    assert_eq!(found.headers, ["Q1 / Name?", "Q2 / Riding?", "Q3 / Sent / x"]);
    assert_eq!(found.rows.len(), 1);
    let monkey = "Name,Riding,Why\nOpen-Ended Response,Response,Response\nAnn,Ajax,x\n";
    assert_eq!(table(monkey, &Given::default()).unwrap_err(), TableError::SecondHead { row: 2, rows: 2 });
}

#[test]
fn repeated_heads_are_left_out_and_blank_ones_numbered() {
    let text = "Name;;Riding;Sent\nAnn;x;Ajax;1\nName;;Riding;Sent\nBo;y;Ajax;2\n";
    let found = table(text, &Given::default()).unwrap();
    assert_eq!(found.headers, ["Name", "column 2", "Riding", "Sent"]);
    assert_eq!((found.repeated, found.rows.len(), found.rows[1].number), (vec![3], 2, 4));
}

// What is no table.

#[test]
fn what_is_no_table_is_named_as_what_it_is() {
    let error = |bytes: &[u8]| read(bytes, &Given::default()).unwrap_err();
    assert_eq!(error(b""), TableError::EmptyFile);
    assert_eq!(error(b"\xef\xbb\xbf \r\n"), TableError::EmptyFile);
    assert_eq!(error(b"%PDF-1.7\n%\xe2\xe3"), TableError::IsPdf);
    assert_eq!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ... Workbook"), TableError::IsXls);
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        error(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &locked].concat()),
        TableError::IsLocked
    );
    assert_eq!(error(b"<html><table><tr><td>Name</td></tr></table></html>"), TableError::IsHtml);
    assert_eq!(error(b"\n<!DOCTYPE html>\n<html>Sign in</html>"), TableError::IsHtml);
    assert_eq!(error(b"<?xml version=\"1.0\"?><Workbook/>"), TableError::IsXml);
    assert_eq!(error(br#"[{"Name": "Ann", "Riding": "Ajax"}]"#), TableError::IsJson);
    assert_eq!(error(b"\x1f\x8b\x08\x00\x00"), TableError::IsZip);
    assert_eq!(error(b"\x89PNG\r\n\x1a\n"), TableError::IsPicture);
    assert_eq!(error(b"{\\rtf1\\ansi Name}"), TableError::IsDocument);
    assert_eq!(error(&zip(&[("Index/Document.iwa", "x")])), TableError::IsNumbers);
    assert_eq!(error(&zip(&[("content.xml", "x"), ("mimetype", "x")])), TableError::IsOds);
    assert_eq!(error(&zip(&[("form.csv", "Name,Riding\nAnn,Ajax\n")])), TableError::IsZip);
    assert_eq!(error(&zip(&[("word/document.xml", "x")])), TableError::IsDocument);
    // A question may begin with a bracket.
    assert!(read(b"[1] Name,Riding\nAnn,Ajax\n", &Given::default()).is_ok());
}

// Workbooks.

#[test]
fn a_workbook_has_one_sheet_or_one_that_is_named() {
    let list = |name: &str| texts(1, &["Name", "Riding"]) + &texts(2, &[name, "Ajax"]);
    let two = book(&[("2025", &list("Ann")), ("2026 &amp; on", &list("Bo")), ("notes", "")], "");
    let error = read(&two, &Given::default()).unwrap_err();
    assert_eq!(error, TableError::SeveralSheets { sheets: "2025; 2026 & on".into() });
    let named = |name: &str| read(&two, &Given { sheet: Some(name.into()), ..Given::default() });
    assert_eq!(named("2026 & on").unwrap().rows[0].cells[0], "Bo");
    assert!(matches!(named("2024").unwrap_err(), TableError::NoSheet { .. }));
    let only = book(&[("2025", &list("Ann")), ("notes", &texts(1, &["nothing"]))], "");
    assert_eq!(read(&only, &Given::default()).unwrap().sheet.as_deref(), Some("2025"));
}

#[test]
fn a_formula_gives_the_value_that_was_computed_or_is_a_question() {
    let head = texts(1, &["Name", "Riding"]);
    let cells = "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>B1&amp;C1</f><v>Ann &amp; Co_x000D_</v></c>\
                 <c r=\"B2\" t=\"s\"><v>0</v></c></row>";
    let shared = "<si><r><t>Aj</t></r><r><t>ax</t></r><rPh><t>no</t></rPh></si>";
    let found = read(&book(&[("s", &(head.clone() + cells))], shared), &Given::default()).unwrap();
    assert_eq!(found.rows[0].cells, ["Ann & Co\r", "Ajax"]);
    let empty = "<row r=\"2\"><c r=\"A2\"><f>NOW()</f></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>";
    let error = read(&book(&[("s", &(head + empty))], shared), &Given::default()).unwrap_err();
    assert_eq!(error, TableError::FormulaWithoutValue { row: 2, column: 1 });
}

#[test]
fn a_workbook_is_bounded_by_what_is_in_it() {
    let head = texts(1, &["Name", "Riding"]);
    let error =
        |sheet: &str, shared: &str| read(&book(&[("s", sheet)], shared), &Given::default()).unwrap_err();
    // A few kilobytes that unpack to more than there may be.
    let bomb = " ".repeat(ceiling::UNPACKED + 1);
    assert!(matches!(error(&bomb, ""), TableError::WorkbookTooLarge { .. }));
    let far = format!("{head}<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>");
    assert!(matches!(error(&far, ""), TableError::TooManyColumns { row: 2, .. }));
    let wide = "<row><c r=\"SF1\"><v>1</v></c></row>".repeat(1_001);
    assert!(matches!(error(&wide, ""), TableError::TooManyCells { .. }));
    // Many cells that refer to one long text.
    let long = format!("<si><t>{}</t></si>", "y".repeat(ceiling::CELL));
    let same = (2..2_500).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>"));
    let same = head.clone() + &same.collect::<String>();
    assert!(matches!(error(&same, &long), TableError::WorkbookTooLarge { .. }));
    assert_eq!(
        error("<row r=\"9\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>", ""),
        TableError::BadWorkbook
    );
    assert_eq!(error("<row><c></row>", ""), TableError::BadWorkbook);
}

#[test]
fn a_broken_workbook_stops_nothing_else() {
    let whole =
        std::fs::read(format!("{}/fixtures/applications/microsoft-forms.xlsx", env!("CARGO_MANIFEST_DIR")))
            .unwrap();
    let map = map("");
    for cut in (0..whole.len()).step_by(7) {
        let read = intake::read(&whole[..cut], &map, Given::default(), today(), &Names::default());
        assert!(matches!(read, Err(IntakeError::Table(_))), "cut at {cut}");
    }
    for at in (0..whole.len()).step_by(3) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        let _ = intake::read(&flipped, &map, Given::default(), today(), &Names::default());
    }
}
