//! What stands in the place of a name, a birth or an address, and names that were damaged on their way.

use greenlight::domain::case::candidate::Language;
use greenlight::domain::district::Names;
use greenlight::intake;
use greenlight::intake::application::{AnswerValue, Application, Problem, What};
use greenlight::intake::map::Map;
use greenlight::intake::table::Given;

use super::today;

const MAP: &str = "source = \"Form\"\n[columns]\nname = [\"First\", \"Middle\", \"Last\"]\ndistrict = \"Riding\"\n\
                   born = \"Born\"\nalso_known_as = \"Other names\"\nemail = \"Mail\"\nphone = \"Phone\"\n";
const HEAD: &str = "First;Middle;Last;Riding;Born;Other names;Mail;Phone\n";

fn import(rows: &str) -> (Result<Vec<Application>, Vec<Problem>>, Vec<Problem>) {
    let map = Map::parse(MAP).unwrap();
    let import =
        intake::read(format!("{HEAD}{rows}").as_bytes(), &map, Given::default(), today(), &Names::default());
    let import = import.unwrap_or_else(|error| panic!("{rows}: {error:?}"));
    (import.outcome, import.unread)
}

/// The one application of a row, and what was marked in it.
fn row(cells: &str) -> (Application, Vec<(String, What)>) {
    let (outcome, unread) = import(&format!("{cells}\n"));
    let mut all = outcome.unwrap_or_else(|problems| panic!("{cells}: {problems:?}"));
    (all.remove(0), unread.into_iter().map(|cell| (cell.column, cell.what)).collect())
}

fn problems(cells: &str) -> Vec<(String, What)> {
    let problems = import(&format!("{cells}\n")).0.expect_err(cells);
    problems.into_iter().map(|problem| (problem.column, problem.what)).collect()
}

fn text(said: &str) -> AnswerValue {
    AnswerValue::Text(said.to_owned())
}

// Names.

#[test]
fn a_part_of_a_name_that_nobody_has_is_left_out_and_kept() {
    for none in ["N/A", "None", "-", "s.o.", "nil", "NMN", "No middle name", "aucun", "No"] {
        let (ann, marks) = row(&format!("Ann;{none};Quill;35001;;;;"));
        assert_eq!(ann.name, "Ann Quill", "{none}");
        assert_eq!(ann.answers, [("Middle".to_owned(), text(none))]);
        assert_eq!(marks, []);
    }
    // Of a person with one name, and of people who are called so.
    assert_eq!(row("Suharto;;N/A;35001;;;;").0.name, "Suharto");
    assert_eq!(row("Nil;;Aydin;35001;;;;").0.name, "Nil Aydin");
    assert_eq!(row("Soo-jin;;No;35001;;;;").0.name, "Soo-jin No");
    assert_eq!(problems("N/A;;-;35001;;;;"), [("First".to_owned(), What::NoName)]);
}

#[test]
fn an_error_of_a_spreadsheet_is_one_problem_of_its_row() {
    for error in ["#NAME?", "#REF!", "#N/A", "#NOM?"] {
        let seen = problems(&format!("{error};;;35001;;;;"));
        assert!(
            matches!(&seen[..], [(column, What::SheetError { .. })] if column == "First"),
            "{error}: {seen:?}"
        );
        let seen = problems(&format!("Ann;{error};Quill;35001;;;;"));
        assert!(
            matches!(&seen[..], [(column, What::SheetError { .. })] if column == "Middle"),
            "{error}: {seen:?}"
        );
    }
}

#[test]
fn what_is_no_address_is_kept_as_answered_and_marked() {
    let (ann, marks) = row("Ann;;Quill;35001;;;aucun;N/A");
    assert_eq!((&ann.email, &ann.phone), (&None, &None));
    let kept = |said: &str| AnswerValue::Unread(said.to_owned());
    assert_eq!(ann.answers, [("Mail".to_owned(), kept("aucun")), ("Phone".to_owned(), kept("N/A"))]);
    assert!(matches!(&marks[..], [(_, What::NotAnEmail { .. }), (_, What::NotAPhone { .. })]), "{marks:?}");
    let (ann, marks) = row("Ann;;Quill;35001;;;ann@example.org;613-555-0101 ext. 2");
    assert_eq!(ann.email.as_deref(), Some("ann@example.org"));
    assert_eq!(ann.phone.as_deref(), Some("613-555-0101 ext. 2"));
    assert_eq!(marks, []);
}

#[test]
fn ways_to_say_that_there_is_no_other_name_are_no_name() {
    for none in [
        "Nothing to declare",
        "Rien à déclarer",
        "Not that I am aware of",
        "I am not known by any other name",
        "Jamais changé de nom",
        "Même nom",
        "No middle name",
        "No, thanks",
        "Non merci",
        "Aucune autre identité",
        "ND",
        "R.A.S.",
        "See above",
        "ditto",
        "None to report",
        "N/A - none",
        "Only my legal name",
        "null",
        "FAUX",
        "false",
        "Ninguno",
    ] {
        let (ann, marks) = row(&format!("Ann;;Quill;35001;;{none};;"));
        assert_eq!((ann.also_known_as.len(), marks.len()), (0, 0), "{none}: {marks:?}");
        assert_eq!(ann.answers, [("Other names".to_owned(), text(none))]);
    }
}

#[test]
fn what_is_neither_no_nor_a_name_is_marked_and_not_taken() {
    for said in [
        "No, but my friends call me Annie",
        "Aucun, sauf Mimi",
        "None except Annie",
        "Rien, on m’appelle Mimi",
        "Nil",
        "Yes",
        "Oui",
        "Unknown",
        "Inconnu",
        "I was called Annie at school",
    ] {
        let (ann, marks) = row(&format!("Ann;;Quill;35001;;{said};;"));
        assert_eq!(ann.also_known_as, Vec::<String>::new(), "{said}");
        assert_eq!(ann.answers, [("Other names".to_owned(), AnswerValue::Unread(said.to_owned()))]);
        assert!(matches!(&marks[..], [(_, What::NotAName { .. })]), "{said}: {marks:?}");
    }
    for name in ["Annie Quill", "Nil Aydin", "née Strand", "Quill, Annie", "annie quill"] {
        let (ann, marks) = row(&format!("Ann;;Quill;35001;;{name};;"));
        assert_eq!((ann.also_known_as, marks), (vec![name.to_owned()], vec![]));
    }
}

// Damage.

#[test]
fn damage_at_the_edge_of_a_name_is_a_problem_of_its_row() {
    for name in [
        "Ren?",
        "?milie",
        "Andr‚",
        "Andr©",
        "╔ric",
        "…ric",
        "Ren├⌐",
        "S·nchez",
        "RenΘ",
        "FranΓois",
        "Ren\u{82}",
    ] {
        for cells in [format!("{name};;Roy;35001;;;;"), format!("Ann;;Roy;35001;;{name} Roy;;")] {
            let seen = problems(&cells);
            assert!(
                matches!(&seen[..], [(_, What::LostLetter { .. } | What::StrangeLetter { .. })]),
                "{cells}: {seen:?}"
            );
        }
    }
    let seen = problems("Ann;;Roy;Trois-Rivi?res;;;;");
    assert!(matches!(&seen[0].1, What::LostLetter { .. }), "{seen:?}");
}

#[test]
fn codes_in_the_place_of_letters_are_a_problem_of_their_row() {
    for (last, meant) in [("Andr=C3=A9", "André"), ("Andr%C3%A9", "André"), ("Andr\\u00e9", "André")] {
        let what = What::Escaped { text: last.into(), meant: meant.into() };
        assert_eq!(problems(&format!("Ann;;{last};35001;;;;")), [("Last".to_owned(), what)]);
    }
    for (last, meant) in
        [("Andr&eacute;", "André"), ("C&ocirc;t&eacute;", "Côté"), ("O&#39;Brien", "O'Brien")]
    {
        let what = What::Escaped { text: last.into(), meant: meant.into() };
        assert_eq!(problems(&format!("Ann;;\"{last}\";35001;;;;")), [("Last".to_owned(), what)]);
    }
}

// Days.

#[test]
fn the_age_of_an_applicant_shows_no_order_of_dates() {
    let rows = "Ann;;Quill;35001;12/11/10;;;\nBo;;Lind;35002;03/04/80;;;\n";
    let seen = import(rows).0.expect_err("a question");
    assert!(matches!(&seen[..], [Problem { row: 2, what: What::AmbiguousDate { .. }, .. }]), "{seen:?}");
    let shown = import(&rows.replace("03/04/80", "25/04/80")).0.unwrap();
    assert_eq!(shown[0].born.unwrap().to_string(), "2010-11-12");
}

#[test]
fn months_are_read_as_people_and_programs_shorten_them() {
    for born in ["27 juill. 1984", "27JUL1984", "27-juil.-84", "27 JUL/JUIL 84"] {
        assert_eq!(
            row(&format!("Ann;;Quill;35001;{born};;;")).0.born.unwrap().to_string(),
            "1984-07-27",
            "{born}"
        );
    }
}

// Languages.

#[test]
fn a_language_is_taken_only_where_nothing_else_is_said() {
    let language = |said: &str| {
        let map = Map::parse(&format!("{MAP}language = \"Language\"\n")).unwrap();
        let sheet = format!("{};Language\nAnn;;Quill;35001;;;;;{said}\n", HEAD.trim_end());
        let import =
            intake::read(sheet.as_bytes(), &map, Given::default(), today(), &Names::default()).unwrap();
        import.outcome.unwrap()[0].language
    };
    for said in ["English", "en-CA", "Anglais", "English (Canada)", "in English"] {
        assert_eq!(language(said), Some(Language::English), "{said}");
    }
    for said in ["French", "fr", "Français (Canada)", "FR-ca"] {
        assert_eq!(language(said), Some(Language::French), "{said}");
    }
    for said in
        ["Anything but French", "no English", "pas anglais", "English and French", "Both", "French?? no"]
    {
        assert_eq!(language(said), None, "{said}");
    }
}
