//! Districts and scopes, tested on the embedded list.

use super::*;
use crate::domain::words::Word;

fn code(text: &str) -> DistrictCode {
    text.parse().unwrap()
}

fn found(text: &str) -> u32 {
    find(text).unwrap_or_else(|e| panic!("{e}")).code.number()
}

#[test]
fn the_list_is_whole_and_sorted() {
    assert_eq!(all().len(), 343);
    assert_eq!(LIST.lines().count(), 344);
    assert!(!LIST.contains('"'));
    assert!(all().windows(2).all(|pair| pair[0].code < pair[1].code));
    for (line, district) in LIST.lines().skip(1).zip(all()) {
        assert!(line.ends_with(&format!(",{}", district.province)), "{line}");
        assert!(line.starts_with(&district.code.to_string()), "{line}");
    }
}

#[test]
fn every_name_finds_its_own_district() {
    for district in all() {
        for name in [district.name_en, district.name_fr] {
            assert_eq!(find(name), Ok(district), "{name}");
            assert_eq!(find(&fold(name)), Ok(district), "{name}");
            assert_eq!(find(&name.to_uppercase()), Ok(district), "{name}");
        }
        assert_eq!(find(&district.code.to_string()), Ok(district));
        assert_eq!(by_code(ORDER, district.code), Some(district));
    }
}

#[test]
fn a_code_belongs_to_its_order() {
    assert_eq!(by_code(2013, code("35001")), None);
    assert_eq!(by_code(2023, code("35999")), None);
    assert_eq!(by_code(2023, code("35001")).unwrap().name_en, "Ajax");
    for bad in ["3500", "035001", "35 01", "99001", "+5001", "", "３５００１"] {
        assert!(bad.parse::<DistrictCode>().is_err(), "{bad}");
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
    assert_eq!(found("  ajax "), 35001);
}

#[test]
fn a_part_counts_only_where_one_district_has_it() {
    assert_eq!(found("Terra Nova"), 10007);
    assert_eq!(found("Nunavik"), 24001);
    let several = find("Toronto").unwrap_err();
    assert!(several.several);
    assert!(several.suggestions.len() <= MAX_SUGGESTIONS && several.suggestions.len() > 1);
    // Half a word is no part.
    assert!(find("Nunav").is_err());
}

#[test]
fn a_misspelling_is_answered_with_did_you_mean() {
    for (typed, meant) in [("Ajxa", 35001), ("Labradore", 10004), ("Quebec Center", 24059)] {
        let missing = find(typed).unwrap_err();
        assert!(!missing.several);
        let codes: Vec<_> = missing.suggestions.iter().map(|d| d.code.number()).collect();
        assert!(codes.contains(&meant), "{typed}: {missing}");
        assert!(codes.len() <= MAX_SUGGESTIONS);
    }
    assert!(find("zzzz qqqq").unwrap_err().suggestions.is_empty());
    assert!(find(&"a".repeat(60_000)).unwrap_err().text.len() <= 80);
    assert!(find("").is_err());
    assert!(find("—").is_err());
}

#[test]
fn a_code_and_another_districts_name_are_not_reconciled() {
    let both = find("35001 Avalon").unwrap_err();
    let codes: Vec<_> = both.suggestions.iter().map(|d| d.code.number()).collect();
    assert!(both.several);
    assert_eq!(codes, [35001, 10001]);
    assert!(find("35999").is_err());
}

#[test]
fn scopes_cover_downwards_only() {
    let ajax = code("35001");
    let [canada, ontario, quebec, district] = ["CA", "ON", "QC", "35001"].map(|text| {
        let scope: Scope = text.parse().unwrap();
        assert_eq!(scope.to_string(), text);
        scope
    });
    assert!(canada.covers(ajax) && ontario.covers(ajax) && district.covers(ajax));
    assert!(!quebec.covers(ajax) && !district.covers(code("35002")));
    assert!(canada.covers_scope(canada) && canada.covers_scope(ontario));
    assert!(ontario.covers_scope(district) && ontario.covers_scope(ontario));
    assert!(!ontario.covers_scope(canada) && !ontario.covers_scope(quebec));
    assert!(!district.covers_scope(ontario));
    for bad in ["ca", "on", "Canada", "", " ON", "35001 ", "00001"] {
        assert!(bad.parse::<Scope>().is_err(), "{bad}");
    }
}

#[test]
fn every_province_has_its_own_prefix() {
    for &province in Province::ALL {
        assert_eq!(Province::from_prefix(province.prefix()), Some(province));
        assert!(all().iter().any(|d| d.province == province));
    }
    assert_eq!(Province::from_prefix(14), None);
}
