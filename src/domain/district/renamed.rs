//! Names of districts that a party took from a newer list than the program's own: a setting of its signed policy, so that
//! every store that has the policy shows them. What a policy from elsewhere says of it is kept; what is no name, or is
//! another district's, is not used.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use super::naming::{Former, Names, Spelled};
use super::{District, DistrictCode, ORDER, by_code};

/// The most characters of a name.
pub const MAX_NAME: usize = 120;

/// The setting, exactly as the policy has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Renamed(Map<String, Value>);

impl<'de> Deserialize<'de> for Renamed {
    /// Any value is accepted: one that is no list of names renames nothing, so that the settings beside it are still read.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Renamed, D::Error> {
        Ok(match Value::deserialize(from)? {
            Value::Object(fields) => Renamed(fields),
            _ => Renamed::default(),
        })
    }
}

/// A district as a newer list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewName {
    /// The code.
    pub code: DistrictCode,
    /// The English name.
    pub name_en: String,
    /// The French name.
    pub name_fr: String,
}

/// What a newer list changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The code.
    pub code: DistrictCode,
    /// The names until now, in English and French.
    pub before: [String; 2],
    /// The names from now on.
    pub after: [String; 2],
}

/// Whether a text can be a name: Latin letters with their marks, digits, dashes, apostrophes, full stops and blanks, and
/// never five digits, which would be a code.
pub fn can_be_name(text: &str) -> bool {
    let fits = |c: char| {
        let latin = matches!(c, '\u{c0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}') && c.is_alphabetic();
        let mark = matches!(c, '\u{300}'..='\u{36f}' | '-' | '–' | '—' | '\'' | '’' | '.' | ' ');
        c.is_ascii_alphanumeric() || latin || mark
    };
    let is_code = |word: &str| word.len() == 5 && word.bytes().all(|digit| digit.is_ascii_digit());
    text.chars().count() <= MAX_NAME
        && text.chars().all(fits)
        && text.chars().any(char::is_alphabetic)
        && !text.split(|c: char| !c.is_alphanumeric()).any(is_code)
}

impl Renamed {
    /// Whether nothing is renamed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// From which day on the names are official.
    pub fn on(&self) -> Option<NaiveDate> {
        self.0.get("on").and_then(Value::as_str).and_then(|day| day.parse().ok())
    }

    /// Where the list comes from.
    pub fn source(&self) -> &str {
        self.0.get("source").and_then(Value::as_str).unwrap_or_default()
    }

    fn listed(&self, of: &str) -> impl Iterator<Item = &Value> {
        self.0.get(of).and_then(Value::as_array).into_iter().flatten()
    }

    /// The setting as another policy has it.
    pub fn put(value: Option<Value>) -> Renamed {
        value.map(|value| serde_json::from_value(value).unwrap_or_default()).unwrap_or_default()
    }

    /// The setting as a value, where there is one.
    pub fn value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Object(self.0.clone()))
    }

    /// The names in force: the program's own, and over them those of the policy.
    pub fn names(&self) -> Names {
        let mut renamed: BTreeMap<DistrictCode, (Spelled, District)> = BTreeMap::new();
        for (known, name) in self.listed("names").filter_map(read_name) {
            let spelled = Spelled::of(&name.name_en, &name.name_fr);
            let (name_en, name_fr) = (name.name_en.into(), name.name_fr.into());
            renamed.insert(name.code, (spelled, District { name_en, name_fr, ..known.clone() }));
        }
        let taken = Names::taken(&renamed);
        renamed.retain(|code, _| !taken.contains(code));
        let mut former: Vec<Former> = self.listed("former").filter_map(read_former).collect();
        let until = self.on().and_then(|on| on.pred_opt()).unwrap_or_default();
        for known in renamed.keys().filter_map(|code| by_code(ORDER, *code)) {
            let (name_en, name_fr) = (&*known.name_en, &*known.name_fr);
            if !former.iter().any(|old| old.name_en == name_en && old.name_fr == name_fr) {
                former.push(Former::of(known, name_en, name_fr, until));
            }
        }
        Names::over(renamed, former)
    }

    /// The setting after a newer list, and what that changes. Districts that the list does not have keep their names, and a
    /// name that is official no more still finds its district.
    pub fn after(&self, list: &[NewName], on: NaiveDate, source: &str) -> (Renamed, Vec<Change>) {
        let before = self.names();
        let mut now: BTreeMap<DistrictCode, [String; 2]> = BTreeMap::new();
        for district in before.all() {
            now.insert(district.code, [district.name_en.to_string(), district.name_fr.to_string()]);
        }
        let mut changes = Vec::new();
        for name in list {
            let after = [name.name_en.clone(), name.name_fr.clone()];
            let Some(known) = now.get_mut(&name.code).filter(|known| **known != after) else { continue };
            let before = std::mem::replace(known, after.clone());
            changes.push(Change { code: name.code, before, after });
        }
        if changes.is_empty() {
            return (self.clone(), changes);
        }
        let own = |code: DistrictCode, names: &[String; 2]| {
            by_code(ORDER, code).is_some_and(|own| own.name_en == *names[0] && own.name_fr == *names[1])
        };
        let differs = now.iter().filter(|(code, names)| !own(**code, names));
        let names = differs.map(|(code, [en, fr])| json!({ "code": code, "en": en, "fr": fr }));
        let until = on.pred_opt().unwrap_or(on).to_string();
        let gone = changes.iter().map(|Change { code, before: [en, fr], .. }| {
            json!({ "code": code, "en": en, "fr": fr, "until": until })
        });
        let former: Vec<Value> = self.listed("former").cloned().chain(gone).collect();
        let mut fields = self.0.clone();
        fields.insert("on".to_owned(), json!(on));
        fields.insert("source".to_owned(), json!(source));
        fields.insert("names".to_owned(), names.collect());
        fields.insert("former".to_owned(), Value::Array(former));
        (Renamed(fields), changes)
    }

    /// What this changes about an earlier setting.
    pub fn since(&self, earlier: &Renamed) -> Vec<Change> {
        let (then, now) = (earlier.names(), self.names());
        let both = then.all().zip(now.all()).filter(|(then, now)| then != now);
        let names = |district: &District| [district.name_en.to_string(), district.name_fr.to_string()];
        both.map(|(then, now)| Change { code: now.code, before: names(then), after: names(now) }).collect()
    }
}

/// A name of the list, with the program's own district.
fn read_name(value: &Value) -> Option<(&'static District, NewName)> {
    let text = |key: &str| {
        let text = value.get(key)?.as_str()?;
        can_be_name(text).then(|| text.to_owned())
    };
    let code: DistrictCode = value.get("code")?.as_str()?.parse().ok()?;
    Some((by_code(ORDER, code)?, NewName { code, name_en: text("en")?, name_fr: text("fr")? }))
}

fn read_former(value: &Value) -> Option<Former> {
    let (known, name) = read_name(value)?;
    let until = value.get("until")?.as_str()?.parse().ok()?;
    Some(Former::of(known, &name.name_en, &name.name_fr, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(value: &Value) -> Renamed {
        serde_json::from_value(value.clone()).unwrap()
    }

    fn called(names: &Names, code: &str) -> String {
        names.by_code(ORDER, code.parse().unwrap()).unwrap().name_en.to_string()
    }

    #[test]
    fn what_is_no_list_of_names_renames_nothing() {
        let name = |code: &str, en: &str| json!({ "names": [{ "code": code, "en": en, "fr": "Nom" }] });
        for odd in [
            json!(7),
            json!([]),
            json!(null),
            json!({ "names": 7 }),
            json!({ "names": [7, {}, { "code": 35001 }] }),
            name("99999", "Nowhere"),
            name("35001", ""),
            name("35001", "A\u{202e}xajA"),
            name("35001", "35002"),
            name("35001", &"a".repeat(MAX_NAME + 1)),
            // Another district's name would open a case in the wrong one.
            name("35001", "Avalon"),
            json!({ "former": [{ "code": "35001", "en": "Old", "fr": "Vieux", "until": "soon" }] }),
        ] {
            let names = renamed(&odd).names();
            assert!(names.all().eq(super::super::all()), "{odd}");
            assert!(names.find("Old").is_err());
            assert_eq!(names.find("Avalon").unwrap().code.number(), 10_001, "{odd}");
        }
    }

    #[test]
    fn two_districts_never_get_one_name() {
        let both = json!({ "names": [
            { "code": "35001", "en": "Twin", "fr": "Jumeau" }, { "code": "35002", "en": "Twin", "fr": "Jumelle" },
            { "code": "35003", "en": "Single", "fr": "Seul" },
        ] });
        let names = renamed(&both).names();
        assert_eq!(["35001", "35003"].map(|code| called(&names, code)), ["Ajax", "Single"]);
        assert!(names.find("Twin").is_err());
    }

    #[test]
    fn what_this_program_does_not_know_is_kept() {
        let before = renamed(&json!({ "beacon": true }));
        let new = NewName {
            code: "35001".parse().unwrap(),
            name_en: "Ajax—Bay".to_owned(),
            name_fr: "Ajax—Baie".to_owned(),
        };
        let on = "2026-10-01".parse().unwrap();
        let (after, changes) = before.after(std::slice::from_ref(&new), on, "a list");
        assert_eq!((after.value().unwrap()["beacon"].clone(), changes.len()), (json!(true), 1));
        assert_eq!(after.since(&before), changes);
        assert_eq!(after.after(&[new], on, "again"), (after.clone(), Vec::new()));
    }
}
