//! Which texts name a district, and which are questions. Reads the embedded lists only.

use std::collections::BTreeSet;

use super::former::{FORMER, read_former};
use super::*;
use crate::domain::words::Word;

fn find(text: &str) -> Result<District, NotFound> {
    Names::default().find(text)
}

fn found(text: &str) -> u32 {
    find(text).unwrap_or_else(|question| panic!("{question}")).code.number()
}

fn question(text: &str) -> (Why, Vec<u32>) {
    let question = find(text).expect_err(text);
    assert!(question.suggestions.len() <= MAX_SUGGESTIONS);
    (question.why, question.suggestions.iter().map(|district| district.code.number()).collect())
}

#[test]
fn every_name_finds_its_own_district() {
    for district in all() {
        let (province, code) = (district.province, district.code);
        for name in [&*district.name_en, &*district.name_fr] {
            for text in [
                name.to_owned(),
                fold(name),
                name.to_uppercase(),
                name.replace('—', "--"),
                name.replace('—', " - "),
                format!(" {name}\u{a0}"),
                format!("{name} ({province})"),
                format!("{name}, {province}"),
                format!("{name} - {}", first_name(province)),
                format!("{province}: {name}"),
                format!("{code} {name}"),
                format!("{name} ({code})"),
                format!("{code} – {name}, {province}"),
                format!("{} / {}", district.name_en, district.name_fr),
                format!("{}/{} ({province})", district.name_fr, district.name_en),
                format!("{} | {code}", district.name_en),
            ] {
                assert_eq!(find(&text).as_ref(), Ok(district), "{text}");
            }
        }
        for text in [
            format!("{code}"),
            format!(" {code} "),
            format!("{code}.0"),
            format!("{code},00"),
            format!("({code})"),
            format!("{} {}", code.number() / 1000, &code.to_string()[2..]),
            format!("{}\u{202f}{}", code.number() / 1000, &code.to_string()[2..]),
            format!("{},{}", code.number() / 1000, &code.to_string()[2..]),
            format!("{code}.0 {}", district.name_fr),
        ] {
            assert_eq!(find(&text).as_ref(), Ok(district), "{text}");
        }
    }
}

/// Every single word, every beginning of words, and every name of a province: none of them opens anything, unless it is a
/// whole name.
#[test]
fn a_part_of_a_name_opens_nothing() {
    let is_name = |text: &str| own_names().any(|(names, _)| names.is(text));
    let is_former = |text: &str| former().iter().any(|name| name.spelled.is(text));
    let mut seen = BTreeSet::new();
    for (names, _) in own_names() {
        for name in &names.folded {
            let words: Vec<&str> = name.split(' ').collect();
            for from in 0..words.len() {
                for to in [from + 1, words.len()].into_iter().chain((from == 0).then_some(2)) {
                    let Some(part) = words.get(from..to).map(|part| part.join(" ")) else { continue };
                    if is_name(&part) || !seen.insert(part.clone()) {
                        continue;
                    }
                    let why = question(&part).0;
                    let expected = if Province::ALL.iter().any(|province| is_province(&part, *province)) {
                        matches!(why, Why::Province(_))
                    } else if is_former(&part) {
                        matches!(why, Why::Gone(_))
                    } else {
                        // Behind the name of a province the rest may be a part, too.
                        matches!(why, Why::Part | Why::Unknown)
                    };
                    assert!(expected, "{part}: {why:?}");
                }
            }
            for length in [1, 3, name.len() - 1] {
                let beginning = name.get(..length).filter(|text| !is_name(text.trim()));
                let new = beginning.filter(|text| seen.insert((*text).to_owned()));
                assert!(new.is_none_or(|text| find(text).is_err()), "{new:?}");
            }
        }
    }
    for province in Province::ALL {
        for name in names_of(*province).filter(|name| !is_name(name)) {
            assert_eq!(question(&name).0, Why::Province(*province), "{name}");
            assert_eq!(question(&name.to_uppercase()).0, Why::Province(*province), "{name}");
        }
    }
}

#[test]
fn what_opened_the_wrong_district_is_a_question() {
    assert_eq!(question("ON"), (Why::Province(Province::ON), vec![]));
    assert_eq!(question("Saskatchewan").0, Why::Province(Province::SK));
    assert_eq!(question("Québec"), (Why::Province(Province::QC), vec![24059]));
    let (why, near) = question("Durham");
    assert_eq!(why, Why::Gone("2025-03-23".parse().unwrap()));
    assert!(near.contains(&found("York—Durham")), "{near:?}");
    assert_eq!(question("of"), (Why::Part, vec![]));
    let (why, near) = question("Toronto");
    assert_eq!((why, near.len()), (Why::Part, MAX_SUGGESTIONS));
    for text in
        ["", " ", "—", "?", "N/A", "-", "35999", "99001", "35001.5", "350010", "ON, ON", "/", "zzzz qqqq"]
    {
        let why = question(text).0;
        assert!(matches!(why, Why::Unknown | Why::Province(_) | Why::Differ), "{text}: {why:?}");
    }
    assert!(find(&"a".repeat(60_000)).unwrap_err().text.len() <= 80);
}

#[test]
fn what_does_not_belong_together_is_a_question() {
    assert_eq!(question("35001 Avalon"), (Why::Differ, vec![35001, 10001]));
    assert_eq!(question("Ajax / Avalon"), (Why::Differ, vec![35001, 10001]));
    assert_eq!(question("Ajax, Quebec"), (Why::Differ, vec![35001]));
    assert_eq!(question("Ajax (ON) / QC").0, Why::Differ);
    assert_eq!(question("35999 Ajax"), (Why::Differ, vec![35001]));
    assert_eq!(question("35001 / 35002").0, Why::Differ);
    let (why, near) = question("35001 Ajxa");
    assert_eq!((why, near[0]), (Why::Differ, 35001));
    // Nothing is dropped because the rest is enough.
    assert_eq!(question("Ajax or Whitby").0, Why::Unknown);
    assert_eq!(question("Ajax / to be confirmed").0, Why::Differ);
}

#[test]
fn an_earlier_name_is_known_as_one() {
    let named = Names::default().named("Baie de Quinte").unwrap();
    assert_eq!(named.district.name_en, "Bay of Quinte");
    assert_eq!(named.formerly.unwrap().until.to_string(), "2025-03-23");
    assert_eq!(Names::default().named("Bay of Quinte").unwrap().formerly, None);
    assert_eq!(found("Bay of Quinte / Baie de Quinte"), 35006);
    // A list that is read in later may say of any district how it was called.
    let list = "name_en,name_fr,province,until,code\n# renamed\nOld Ajax,Vieux-Ajax,ON,2026-06-30,35001\n";
    let former = read_former(list);
    let names = Names { former: former.clone(), ..Names::default() };
    for text in ["Old Ajax", "vieux ajax", "35001 Old Ajax", "Old Ajax (ON)", "Old Ajax / Ajax"] {
        let named = names.named(text).unwrap();
        assert_eq!(
            (named.district.code.number(), named.formerly),
            (35001, Some(former[0].clone())),
            "{text}"
        );
    }
    assert_eq!(names.named("35002 Old Ajax").unwrap_err().why, Why::Differ);
    assert_eq!(names.named("Old Ajax, QC").unwrap_err().why, Why::Differ);
    assert_eq!(names.named("Old").unwrap_err().why, Why::Unknown);
}

#[test]
fn a_name_that_is_gone_is_a_question_that_says_so() {
    assert_eq!(former().len(), FORMER.lines().filter(|line| !line.starts_with('#')).count() - 1);
    assert!(former().len() > 100);
    for name in former().iter().filter(|name| name.now.is_none()) {
        for text in [&name.name_en, &name.name_fr] {
            let question = find(text).unwrap_err();
            if Province::ALL.iter().any(|province| is_province(&fold(text), *province)) {
                assert!(matches!(question.why, Why::Province(_)), "{question}");
            } else {
                assert_eq!(question.why, Why::Gone(name.until), "{text}");
                assert_eq!(
                    find(&format!("{text} ({})", name.province)).unwrap_err().why,
                    Why::Gone(name.until)
                );
            }
            let near = &question.suggestions;
            assert!(near.iter().all(|district| district.province == name.province), "{question}");
        }
    }
}

#[test]
fn accents_dashes_and_spelling_apart_are_forgiven() {
    assert_eq!(found("megantic l erable lotbiniere"), 24046);
    assert_eq!(found("Mégantic-L'Érable-Lotbinière"), 24046);
    assert_eq!(found("st johns east"), 10006);
    assert_eq!(found("St. John’s-Est"), 10006);
    assert_eq!(found("35001 - Ajax"), 35001);
    assert_eq!(found("Ajax (35001)"), 35001);
    assert_eq!(found("Yukon"), 60001);
    assert_eq!(found("Nunavut, NU"), 62001);
    assert_eq!(found("Northwest Territories (N.W.T.)"), 61001);
    assert_eq!(found("Territoires du Nord-Ouest"), 61001);
}

#[test]
fn a_misspelling_is_answered_with_did_you_mean() {
    for (typed, meant) in [
        ("Ajxa", 35001),
        ("Labradore", 10004),
        ("Quebec Center", 24059),
        ("Terra Nova", 10007),
        ("Nunavik", 24001),
        ("Riding of Ajax", 35001),
    ] {
        let near = question(typed).1;
        assert!(near.contains(&meant), "{typed}: {near:?}");
    }
    // With a province, only of that one.
    let near = find("Center, Quebec").unwrap_err().suggestions;
    assert!(near.iter().all(|district| district.province == Province::QC), "{near:?}");
}

#[test]
fn what_only_looks_knows_parts_of_names() {
    let codes = |text: &str| {
        Names::default()
            .search(text)
            .unwrap()
            .iter()
            .map(|district| district.code.number())
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("Ajax"), [35001]);
    assert_eq!(codes("Terra Nova"), [10007]);
    assert_eq!(codes("Nunav"), [24001, 62001]);
    assert_eq!(codes("Durham"), [found("York—Durham")]);
    assert_eq!(codes("Toronto").len(), 3);
    assert!(codes("Toronto").iter().all(|code| code / 1000 == 35));
    for text in ["ON", "Ontario", "35001 Avalon", "", "—", "zzzz", "onto"] {
        assert!(Names::default().search(text).is_err(), "{text}");
    }
}
