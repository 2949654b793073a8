//! Districts and scopes, tested on the embedded list.

use super::*;
use crate::domain::words::Word;

fn code(text: &str) -> DistrictCode {
    text.parse().unwrap()
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
fn a_code_belongs_to_its_order() {
    assert_eq!(by_code(2013, code("35001")), None);
    assert_eq!(by_code(2023, code("35999")), None);
    assert_eq!(by_code(2023, code("35001")).unwrap().name_en, "Ajax");
    for bad in ["3500", "035001", "35 01", "99001", "+5001", "", "３５００１"] {
        assert!(bad.parse::<DistrictCode>().is_err(), "{bad}");
    }
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
