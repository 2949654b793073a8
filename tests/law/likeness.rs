//! Whether two descriptions may be of one person, and why: the cases of the field by their kind, and what holds of any
//! two.

use chrono::NaiveDate;
use greenlight::domain::likeness::{Chance, Description, Likeness, Reason, likeness};
use greenlight::domain::words::Word;
use proptest::prelude::*;

/// A description in one line: names parted by `=`, then a birth date, an e-mail, a telephone.
fn described(line: &str) -> Description {
    let (mut names, mut born, mut email, mut phone) = (Vec::new(), None, None, None);
    for part in line.split('|').map(str::trim) {
        if let Ok(day) = part.parse::<NaiveDate>() {
            born = Some(day);
        } else if part.contains('@') {
            email = Some(part);
        } else if part.starts_with('+') {
            phone = Some(part);
        } else {
            names.extend(part.split('=').map(str::trim));
        }
    }
    Description::new(names, born, email, phone)
}

/// What two lines have in common; the same whichever comes first.
fn of(one: &str, other: &str) -> Option<Likeness> {
    let (one, other) = (described(one), described(other));
    let found = likeness(&one, &other);
    assert_eq!(found, likeness(&other, &one));
    found
}

fn chance(one: &str, other: &str) -> Option<Chance> {
    of(one, other).map(|found| found.chance)
}

fn reasons(one: &str, other: &str) -> String {
    let found = of(one, other).unwrap_or_else(|| panic!("{one} / {other}"));
    found.reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>().join(" ")
}

const DAY: &str = "1980-03-14";

/// Pairs that are one person's where the birth date agrees.
fn one_person(kind: &str, pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        let born = |name: &str| format!("{name} | {DAY}");
        assert_eq!(chance(&born(one), &born(other)), Some(Chance::Same), "{kind}: {one} / {other}");
        // And worth a question where nobody knows the other's birth.
        assert_eq!(chance(&born(one), other), Some(Chance::Possible), "{kind}: {one} / {other}");
    }
}

#[test]
fn accents_hyphens_order_and_spaces_make_no_other_person() {
    one_person(
        "spelling",
        &[
            ("Élise Côté-Légaré", "Elise Cote Legare"),
            ("Élise Côté-Légaré", "COTE LEGARE, Elise"),
            ("Nguyen Van Anh", "Anh Van Nguyen"),
            ("Marc Le Bouthillier", "Marc Lebouthillier"),
            ("Ana de la Cruz", "Ana Cruz"),
            ("Jean-Paul St-Onge", "Jean Paul Saint-Onge"),
            ("Seán O’Dwyer", "Sean O'DWYER"),
            ("王 小明", "王小明"),
        ],
    );
}

#[test]
fn indigenous_names_are_found_with_and_without_their_marks() {
    one_person(
        "marks",
        &[
            ("Qwul’sih’yah’maht Joe", "Qwulsihyahmaht Joe"),
            ("Skwxwú7mesh Lewis", "Skwxwumesh Lewis"),
            ("Kahente Kanien’kehá:ka", "Kahente Kanienkehaka"),
            ("Wíyaka Ska Win", "Wiyaka Ska Win"),
            ("X̱ʼunei Twoeagle", "Xunei Twoeagle"),
            ("Nuka Ipeelee ᐃᐱᓕ", "Nuka Ipeelee"),
            // In the syllables of Inuktut.
            ("ᓄᑲ ᐃᐱᓕ", "Nuka Ipeelee"),
            ("ᐸᓂᒃ ᐊᕐᓇᖅ", "Arnaq, Panik"),
        ],
    );
}

#[test]
fn titles_suffixes_and_brackets_are_no_name() {
    one_person(
        "titles",
        &[
            ("Dr. Odile Marchand, Ph. D.", "Odile Marchand"),
            ("Me Odile Marchand, c.r.", "Odile Marchand"),
            ("The Hon. Odile Marchand", "L’hon. Odile Marchand"),
            ("Mme Odile Marchand", "Odile Marchand (elle)"),
            ("Robert “Bob” Ferland", "Bob Ferland"),
            ("Odile Marchand née Ferland", "Odile Ferland"),
            ("Odile Marchand (née Ferland)", "Odile Ferland"),
            ("Theo Brandt Jr.", "Theo Brandt"),
        ],
    );
    // A title that may be a name is one where it is needed as one.
    one_person("names", &[("Justice Adeyemi", "Justice ADEYEMI"), ("Major Singh", "Singh, Major")]);
}

#[test]
fn short_forms_are_known_in_both_languages() {
    one_person(
        "short forms",
        &[
            ("Robert Ferland", "Bob Ferland"),
            ("Rob Ferland", "Bobby Ferland"),
            ("Elizabeth Whitlow", "Liz Whitlow"),
            ("Véronique Sabourin", "Véro Sabourin"),
            ("Jean-François Tessier", "J.-F. Tessier"),
            ("Frédérique Tessier", "Fred Tessier"),
        ],
    );
}

#[test]
fn spellings_of_one_sound_are_one_name() {
    one_person(
        "sound",
        &[
            ("Mohammed Rahimi", "Muhamad Rahimi"),
            ("Catherine Renaud", "Katherine Renault"),
            ("Olena Tkachenko", "Olena Tkatchenko"),
            ("Тарас Коваленко", "Taras Kovalenko"),
            ("Нұрлан Қасымов", "Nurlan Kasymov"),
            ("Milica Žižić", "Milica Zhizhich"),
            ("Milica Žižić", "Milica Zizic"),
        ],
    );
}

#[test]
fn a_name_is_known_in_another_language_and_in_other_letters() {
    one_person(
        "languages",
        &[
            ("Olha Tkachenko", "Olga Tkachenko"),
            ("Giuseppe Marinaro", "Joseph Marinaro"),
            ("Mohd Rahimi", "Muhammad Rahimi"),
            ("Ελένη Παπαδάκου", "Eleni Papadakou"),
        ],
    );
    assert_eq!(
        reasons("Olha Tkachenko | 1980-03-14", "Olga Tkachenko"),
        "surname-equal given-form born-unknown"
    );
}

#[test]
fn words_that_some_write_in_one_are_one_name_however_spelled() {
    one_person(
        "joined",
        &[
            ("Gholam Reza Daneshvar", "Gholamreza Daneshvar"),
            ("Nasr al-Din Bakkali", "Nasreddine Bakkali"),
            ("Theo Larivee", "TheoLarivee"),
        ],
    );
    assert_eq!(
        reasons("Nasr al-Din Bakkali", "Nasreddine Bakkali"),
        "surname-equal given-spelling born-unknown"
    );
}

#[test]
fn a_given_name_that_is_also_a_particle_is_a_given_name() {
    one_person("given", &[("Ben Whitlow", "Benjamin Whitlow"), ("Al Ferland", "Albert Ferland")]);
    assert_eq!(chance("Ben Whitlow", "Eva Whitlow"), None);
    assert_eq!(chance("Youssef Ben Amar", "Youssef Amar"), Some(Chance::Possible));
}

#[test]
fn two_initials_in_one_word_are_initials() {
    one_person("initials", &[("JF Tessier", "Jean-François Tessier"), ("JP TESSIER", "J.-P. Tessier")]);
    assert_eq!(chance("JF Tessier", "Marc Tessier"), None);
    // A family name in front, in capitals.
    one_person("family", &[("NG Wei Ming", "Ng Wei Ming"), ("LI Wei Ming", "Li Wei Ming")]);
}

#[test]
fn what_resembles_is_a_question_where_all_else_agrees() {
    // Twins of two names that are nearly one are not said to be very likely the same person.
    assert_eq!(chance("Marie-Lise Roy | 1990-06-01", "Marie-Lyne Roy | 1990-06-01"), Some(Chance::Likely));
    assert_eq!(
        reasons("Marie-Lise Roy", "Marie-Lyne Roy | 1990-06-01"),
        "surname-equal given-equal given-resembles born-unknown"
    );
    assert_eq!(
        reasons("Amina Sofia Haddan", "Amina Sofia Haddod"),
        "surname-resembles given-equal born-unknown"
    );
    // One word that agrees is not enough.
    assert_eq!(chance("Lise Roy", "Lyne Roy"), None);
    assert_eq!(chance("Marie-Lise Roy | 1990-06-01", "Marie-Lyne Roy | 1972-10-30"), None);
}

#[test]
fn a_parent_and_a_child_who_bear_each_others_name_are_two() {
    let (child, parent) = ("Omar bin Ali al-Harthi", "Ali bin Omar al-Harthi");
    assert_eq!(chance(child, parent), None);
    assert!(
        reasons(&format!("{child} | 1980-03-14"), &format!("{parent} | 1980-03-14"))
            .contains("parent-turned born-equal")
    );
    assert_eq!(chance(child, "AL-HARTHI, Omar ibn Ali"), Some(Chance::Possible));
}

#[test]
fn an_initial_fits_a_name_and_contradicts_another() {
    assert_eq!(
        reasons("J. Tremblay | 1980-03-14", "Josée Tremblay | 1980-03-14"),
        "surname-equal given-initial born-equal"
    );
    assert_eq!(chance("J. Tremblay", "Josée Tremblay"), Some(Chance::Possible));
    assert_eq!(chance("A. Tremblay", "Josée Tremblay"), None);
    assert_eq!(chance("Marie A. Tremblay", "Marie B. Tremblay"), None);
}

#[test]
fn what_was_found_is_explained_part_by_part() {
    assert_eq!(
        reasons("Élise Légaré | 1980-03-14", "E. Legare | 1980-03-14"),
        "surname-without-accents given-initial born-equal"
    );
    assert_eq!(
        reasons("Robert Ferland | bob@example.org", "Ferland, Bob | 1980-03-14 | Bob+vote@Example.org"),
        "surname-equal given-nickname born-unknown email-equal"
    );
    assert_eq!(
        reasons(
            "Ana Cruz | 1980-03-14 | +1 613 555 0199",
            "Ana Ruiz | 1980-03-14 | +1 (613) 555-0199 ext. 4"
        ),
        "given-equal surname-differs born-equal phone-equal"
    );
}

#[test]
fn twins_are_a_question_and_namesakes_are_none() {
    // Twins: one family, one birthday, one telephone.
    let twins =
        of("Ida Rousseau | 1990-06-01 | +1 418 555 0142", "Eva Rousseau | 1990-06-01 | +1 418 555 0142")
            .unwrap();
    assert_eq!(twins.chance, Chance::Likely);
    assert!(twins.reasons.contains(&Reason::GivenDiffers), "{twins:?}");
    // Namesakes: another birthday, and nothing else in common.
    assert_eq!(chance("John Smith | 1970-01-02", "John Smith | 1985-11-23"), None);
    assert_eq!(
        chance("John Smith | 1970-01-02 | a@example.org", "John Smith | 1985-11-23 | b@example.org"),
        None
    );
    // One telephone makes them a question.
    let at_one_phone = ("John Smith | 1970-01-02 | +16135550100", "John Smith | 1985-11-23 | +16135550100");
    assert_eq!(chance(at_one_phone.0, at_one_phone.1), Some(Chance::Possible));
}

#[test]
fn father_and_son_of_one_name_are_two_people() {
    let (father, son) =
        ("Theo Brandt Sr. | 1950-02-03 | +16135550100", "Theo Brandt, Jr. | 1981-09-08 | +16135550100");
    assert_eq!(chance(father, son), None);
    assert_eq!(chance("Théo Brandt père", "Théo Brandt fils"), None);
    assert_eq!(chance("Theo Brandt II", "Theo Brandt Jr."), Some(Chance::Possible));
    assert_eq!(chance("Theo Brandt III", "Theo Brandt Jr."), None);
    // The same birthday: somebody may have mixed up the suffixes.
    assert_eq!(
        chance("Theo Brandt Sr. | 1950-02-03", "Theo Brandt Jr. | 1950-02-03"),
        Some(Chance::Possible)
    );
}

#[test]
fn a_name_taken_at_a_marriage_is_found_by_the_birthday() {
    assert_eq!(chance("Ana Cruz | 1980-03-14", "Ana Whitlow | 1980-03-14"), Some(Chance::Possible));
    assert_eq!(chance("Ana Cruz", "Ana Whitlow"), None);
    assert_eq!(chance("Ana Cruz", "Ana Whitlow = Ana Cruz"), Some(Chance::Possible));
    assert!(reasons("Ana Cruz", "Ana Whitlow = Ana Cruz").ends_with("other-name born-unknown"));
    assert_eq!(chance("Ana Cruz-Whitlow | 1980-03-14", "Ana Cruz | 1980-03-14"), Some(Chance::Same));
}

#[test]
fn a_mononym_is_its_own_name_and_no_family() {
    assert_eq!(chance("Sukarna", "SUKARNA"), Some(Chance::Possible));
    assert_eq!(chance("Sukarna", "Dewi Sukarna"), None);
    assert_eq!(chance("Sukarna | 1980-03-14", "Dewi Sukarna | 1980-03-14"), Some(Chance::Possible));
}

#[test]
fn a_name_in_a_script_that_is_not_read_hides_nobody() {
    for (name, other) in
        [("李伟", "Wei Li"), ("محمد السيد", "Mohammed Al-Sayed"), ("ישראל כהן", "Israel Cohen")]
    {
        let [one, same, apart] = [
            format!("{name} | 1980-03-14"),
            format!("{other} | 1980-03-14"),
            format!("{other} | 1980-04-15"),
        ];
        assert_eq!(reasons(&one, &same), "other-letters born-equal", "{name}");
        assert_eq!((chance(&one, &apart), chance(name, other)), (None, None), "{name}");
    }
    // Where both can be read, or neither, a birthday says nothing.
    assert_eq!(chance("Ana Cruz | 1980-03-14", "Wei Li | 1980-03-14"), None);
    assert_eq!(chance("李伟 | 1980-03-14", "张敏 | 1980-03-14"), None);
}

#[test]
fn a_slip_in_the_birth_date_hides_nobody() {
    assert_eq!(reasons("Ana Cruz | 1980-03-05", "Ana Cruz | 1980-05-03"), "name-equal born-turned");
    assert_eq!(reasons("Ana Cruz | 1980-03-14", "Ana Cruz | 1980-03-15"), "name-equal born-slip");
    assert_eq!(reasons("Ana Cruz | 1980-03-14", "Ana Cruz | 1908-03-14"), "name-equal born-slip");
    for other in ["1981-04-14", "1980-04-15", "1808-03-14", "1089-03-14", "1980-12-30"] {
        assert_eq!(chance("Ana Cruz | 1980-03-14", &format!("Ana Cruz | {other}")), None, "{other}");
    }
}

#[test]
fn a_telephone_or_an_address_alone_says_nothing() {
    let office = "| riding@example.org | +16135550100";
    assert_eq!(
        chance(&format!("Ana Cruz | 1980-03-14 {office}"), &format!("Bo Lind | 1971-01-01 {office}")),
        None
    );
    // A number that a form wanted filled is no number.
    assert_eq!(chance("Ana Cruz | +1 000 000 0000", "Ana Lind | +1 000 000 0000"), None);
    // With the birth date it does: all of the name may have changed.
    assert_eq!(
        chance("Ana Cruz | 1980-03-14 | a@example.org", "Bo Lind | 1980-03-14 | a@example.org"),
        Some(Chance::Possible)
    );
}

#[test]
fn people_of_other_names_are_not_alike() {
    for (one, other) in [
        ("Joan Roy", "Jean Roy"),
        ("Marie Tremblay", "Marie Gagnon"),
        ("Luc Tremblay", "Marie Tremblay"),
        ("Mary Ann Smith", "Mary Jane Smith"),
        ("Ann Smith", "Ann Smithson"),
        ("Le", "Li"),
        ("", ""),
        ("—", "…"),
    ] {
        assert_eq!(chance(one, other), None, "{one} / {other}");
    }
}

/// Names as people have them, and as people write them.
fn written() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Ana",
        "Anne",
        "Ann",
        "Bob",
        "Robert",
        "Rob",
        "Chris",
        "Kristofer",
        "Christopher",
        "J.",
        "R",
        "Smith",
        "Smyth",
        "de",
        "la",
        "Cruz",
        "Côté",
        "Cote",
        "Légaré-Roy",
        "Roy",
        "St-Roy",
        "Jr.",
        "fils",
        "Dr.",
        "Nguyen",
        "王",
        "小明",
        "(Bob)",
        "née",
        "van",
        "Damme",
        "Vandamme",
        "O’Roy",
    ]);
    (prop::collection::vec(word, 1..5), prop::bool::ANY).prop_map(|(words, comma)| {
        let joined = words.join(" ");
        if comma { joined.replacen(' ', ", ", 1) } else { joined }
    })
}

fn anybody() -> impl Strategy<Value = Description> {
    let born =
        prop::option::of(prop::sample::select(vec!["1980-03-05", "1980-05-03", "1980-03-06", "1971-12-30"]));
    let email = prop::option::of(prop::sample::select(vec!["a@example.org", "b@example.org"]));
    let phone =
        prop::option::of(prop::sample::select(vec!["613 555 0100", "+1 (613) 555-0100", "418 555 0142"]));
    (prop::collection::vec(written(), 1..3), born, email, phone).prop_map(|(names, born, email, phone)| {
        let born = born.map(|day| day.parse().unwrap());
        Description::new(names.iter().map(String::as_str), born, email, phone)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn likeness_is_the_same_both_ways(one in anybody(), other in anybody()) {
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }

    #[test]
    fn an_index_finds_whatever_is_alike(one in anybody(), other in anybody()) {
        if likeness(&one, &other).is_some() {
            prop_assert!(!one.asked().is_disjoint(&other.kept()), "{:?} asks for {:?}", one, other);
            prop_assert!(!other.asked().is_disjoint(&one.kept()), "{:?} asks for {:?}", other, one);
        }
    }

    #[test]
    fn no_text_is_too_strange_to_compare(one in "\\PC{0,40}", other in "\\PC{0,40}") {
        let of = |name: &str| Description::new([name], None, None, None);
        prop_assert_eq!(likeness(&of(&one), &of(&other)), likeness(&of(&other), &of(&one)));
    }
}
