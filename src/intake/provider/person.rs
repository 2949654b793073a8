//! Whose report it is: the names and birth dates of its subject, wherever a provider puts them. Names of others in it
//! (references, employers, officers of a court) are nobody's that the report is about.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use crate::domain::likeness::name::PersonName;
use crate::domain::names::shows;
use crate::intake::provider::births::{self, is_age, is_birth};
use crate::intake::provider::keys::{join, plain, words};
use crate::intake::provider::lexicon::PERSON;

/// Whom a report is about.
#[derive(Default)]
pub(super) struct Subject {
    /// Each place that names somebody, with every spelling of the name there.
    pub(super) names: Vec<Vec<String>>,
    /// Other names that the report gives the same person.
    pub(super) aliases: Vec<String>,
    /// Each birth date, in every way in which it can be read; none of them where it cannot.
    pub(super) births: Vec<Vec<NaiveDate>>,
    /// The ages that the report gives the same person.
    pub(super) ages: Vec<u32>,
}

/// The most birth dates that are compared: a report has one or two, and a masked one may be any of a thousand days.
const MOST_BIRTHS: usize = 16;

impl Subject {
    /// Makes of each age the days of birth that it leaves, in a report of this time.
    pub(super) fn read_ages(&mut self, as_of: Option<DateTime<Utc>>) {
        let ages: BTreeSet<u32> = std::mem::take(&mut self.ages).into_iter().collect();
        for age in ages.into_iter().take(MOST_BIRTHS) {
            self.add_births(vec![births::of_age(age, as_of)]);
        }
    }

    fn add_births(&mut self, births: Vec<Vec<NaiveDate>>) {
        for days in births {
            // Where there are more, it is said that one could not be compared.
            let days = if self.births.len() < MOST_BIRTHS { days } else { Vec::new() };
            if !self.births.contains(&days) {
                self.births.push(days);
            }
        }
    }
}

/// Fields that hold others than the subject, or records of which nobody knows yet whose they are.
const OTHERS: &[&str] = &[
    "record",
    "records",
    "charge",
    "charges",
    "reference",
    "references",
    "employer",
    "employers",
    "employment",
    "employments",
    "supervisor",
    "manager",
    "school",
    "schools",
    "education",
    "contact",
    "contacts",
    "owner",
    "user",
    "users",
    "client",
    "account",
    "requester",
    "reviewer",
    "adjudicator",
    "investigator",
    "analyst",
    "landlord",
    "tradelines",
    "collections",
    "judgments",
    "bankruptcies",
    "court",
    "agency",
    "creditor",
    "company",
    "organization",
    "team",
    "program",
    "spouse",
    "parent",
    "mother",
    "father",
    "hits",
    "matches",
    "created",
    "ordered",
    "requested",
    "completed",
    "prepared",
    "signed",
    "issued",
    "officer",
    "agent",
    "verifier",
    "witness",
    "notary",
];

/// Words of fields that hold the subject, and are none themselves.
const AROUND: &[&str] = &["personal", "profile"];
const ALIAS: &[&str] = &[
    "alias",
    "aliases",
    "aka",
    "former",
    "previous",
    "maiden",
    "alternate",
    "alternative",
    "other",
    "autres",
];

/// Which part of a name a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    First,
    Middle,
    Last,
    Suffix,
    Whole,
    /// `name`: the whole name, of whatever has one.
    Name,
    /// `nom`: in French the family name, or the name.
    Nom,
}

/// Words beside the name of a piece that change nothing.
const BESIDE: &[&str] = &["legal", "current", "official", "searched", "primary", "de"];

/// Which part of a name a field holds, by its words.
fn piece(words: &[&str]) -> Option<Piece> {
    if matches!(words, ["report", "for"] | ["name", "on", "report" | "file"]) {
        return Some(Piece::Whole);
    }
    let is_beside = |word: &str| BESIDE.contains(&word) || PERSON.contains(&word);
    let telling: Vec<&str> = words.iter().copied().filter(|word| !is_beside(word)).collect();
    Some(match telling.as_slice() {
        ["first" | "given" | "fore"] | ["first" | "given" | "fore", "name" | "names"] => Piece::First,
        [
            "firstname" | "fname" | "givenname" | "givennames" | "forename" | "forenames" | "prenom"
            | "prenoms",
        ] => Piece::First,
        ["middle" | "middlename" | "mname"] | ["middle", "name" | "names" | "initial"] => Piece::Middle,
        ["last" | "family" | "surname" | "surnames" | "lastname" | "lname" | "familyname"]
        | ["last" | "family", "name" | "names"]
        | ["nom", "famille"] => Piece::Last,
        ["suffix" | "generation" | "suffixe"] | ["name" | "generation" | "generational", "suffix"] => {
            Piece::Suffix
        }
        ["fullname"] | ["full" | "complete", "name"] | ["nom", "complet"] => Piece::Whole,
        ["name"] if words.len() > 1 => Piece::Whole,
        ["name"] => Piece::Name,
        ["nom"] => Piece::Nom,
        _ => return None,
    })
}

/// Whether a field holds a name of somebody, or a piece of one.
pub(super) fn is_part_of_name(key: &str) -> bool {
    let words = words(key);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    piece(&words).is_some() || words.iter().any(|word| ALIAS.contains(word)) && words.contains(&"name")
}

/// Finds the subject of a report.
pub(super) fn of(report: &Map<String, Value>) -> Subject {
    let mut subject = Subject::default();
    gather(report, false, &mut subject);
    subject
}

fn gather(map: &Map<String, Value>, is_person: bool, subject: &mut Subject) {
    let is_others = |key: &str| words(key).iter().any(|word| OTHERS.contains(&word.as_str()));
    let births = births::of_fields(map.iter().filter(|(key, _)| is_birth(key) && !is_others(key)));
    let spelled = spelled(map, is_person || !births.is_empty());
    subject.add_births(births);
    if !spelled.is_empty() {
        subject.names.push(spelled);
    }
    for (key, value) in map {
        let words = words(key);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if any(OTHERS) || is_birth(key) {
            continue;
        }
        if is_age(key) {
            // `46 years`
            let text = plain(value);
            let digits = text.trim().split(|c: char| !c.is_ascii_digit()).next();
            subject.ages.extend(digits.and_then(|digits| digits.parse::<u32>().ok()));
        } else if is_list_of_names(&words, value, is_person) {
            // What was searched are names of one person.
            let mut spelled = Vec::new();
            aliases(value, &mut spelled);
            subject.names.extend(Some(spelled).filter(|spelled| !spelled.is_empty()));
        } else if any(ALIAS) && (words.len() == 1 || any(&["name", "names", "surname"])) {
            aliases(value, &mut subject.aliases);
        } else {
            let person = any(PERSON) || any(AROUND) || is_person && any(&["name"]);
            match value {
                Value::Object(inner) => gather(inner, person, subject),
                Value::Array(items) => {
                    items.iter().filter_map(Value::as_object).for_each(|item| gather(item, person, subject));
                    let names = items.iter().filter_map(Value::as_str).filter(|text| is_name(text));
                    let names: Vec<String> =
                        names.filter(|_| words.len() == 1 && any(PERSON)).map(str::to_owned).collect();
                    subject.names.extend(Some(names).filter(|names| !names.is_empty()));
                }
                // `"applicant": "Margaret Quill"`
                Value::String(text) if words.len() == 1 && any(PERSON) && is_name(text) => {
                    subject.names.push(vec![text.clone()]);
                }
                _ => {}
            }
        }
    }
}

/// The name that an object gives a person: its pieces with the family name first, as it is written before a comma, or the
/// whole.
fn spelled(map: &Map<String, Value>, is_person: bool) -> Vec<String> {
    let part = |wanted: Piece| text_of(map, wanted).map(|text| text.replace(',', " ").trim().to_owned());
    let whole = |wanted: Piece| text_of(map, wanted).filter(|name| is_name(name));
    let nom = || part(Piece::Nom).filter(|_| is_person || part(Piece::First).is_some());
    let (first, last) = (part(Piece::First), part(Piece::Last).or_else(nom));
    let given: Vec<String> = first.into_iter().chain(part(Piece::Middle)).collect();
    let given = given.join(" ");
    // What is no suffix (`N/A`) would be a word of the name.
    let suffix = part(Piece::Suffix).filter(|suffix| is_suffix(suffix));
    let name = match last {
        Some(last) if given.is_empty() => Some(last),
        Some(last) => Some(format!("{last}, {given}")),
        None if given.is_empty() => whole(Piece::Whole).or_else(|| whole(Piece::Name).filter(|_| is_person)),
        None => Some(given),
    };
    let with_suffix = |name: String| match &suffix {
        Some(suffix) => format!("{name}, {suffix}"),
        None => name,
    };
    name.map(with_suffix).into_iter().collect()
}

/// The text of the first field that holds a whole name.
fn text_of(map: &Map<String, Value>, wanted: Piece) -> Option<String> {
    let mut fields = map.iter().filter(|(key, _)| {
        let words = words(key);
        piece(&words.iter().map(String::as_str).collect::<Vec<_>>()) == Some(wanted)
    });
    let text = fields.find_map(|(_, value)| value.as_str().filter(|text| shows(text)));
    text.map(|text| text.trim().to_owned())
}

/// Whether a text says which of several people of one name in one family.
fn is_suffix(text: &str) -> bool {
    let name = PersonName::of(&format!("Ab Cd, {text}"));
    name.words.len() == 2
}

fn is_name(text: &str) -> bool {
    shows(text) && !text.chars().any(|c| c.is_ascii_digit() || c == '_' || c == '@')
}

/// Whether a field holds all the names under which its subject was looked for: `searched_names`.
fn is_list_of_names(words: &[String], value: &Value, is_person: bool) -> bool {
    let is_beside = |word: &str| {
        BESIDE.contains(&word)
            || PERSON.contains(&word)
            || matches!(word, "name" | "names" | "all" | "used" | "checked")
    };
    let are_names = words.iter().any(|word| word == "names" || word == "name" && value.is_array());
    are_names && words.iter().all(|word| is_beside(word)) && (is_person || words.len() > 1)
}

fn aliases(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(name) if shows(name) => into.push(name.clone()),
        Value::Array(items) => items.iter().for_each(|item| aliases(item, into)),
        Value::Object(map) => into.extend(spelled(map, true)),
        _ => {}
    }
}

/// Takes every birth date out of a report, where it is somebody else's; the answer is the paths.
pub(super) fn drop_births(map: &mut Map<String, Value>) -> Vec<String> {
    let mut dropped = Vec::new();
    drop_below(map, "", &mut dropped);
    dropped
}

fn drop_below(map: &mut Map<String, Value>, path: &str, dropped: &mut Vec<String>) {
    map.retain(|key, value| {
        let field = join(path, key);
        let goes = is_birth(key);
        if goes {
            dropped.push(field);
        } else {
            drop_in(value, &field, dropped);
        }
        !goes
    });
}

fn drop_in(value: &mut Value, field: &str, dropped: &mut Vec<String>) {
    match value {
        Value::Object(map) => drop_below(map, field, dropped),
        Value::Array(items) => {
            let field = format!("{field}[]");
            items.iter_mut().for_each(|item| drop_in(item, &field, dropped));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(value: &Value) -> Subject {
        of(value.as_object().unwrap())
    }

    #[test]
    fn the_subject_is_found_wherever_a_provider_puts_it() {
        let born = NaiveDate::from_ymd_opt(1980, 3, 2);
        for report in [
            json!({"candidate": {"first_name": "Ada", "middle_name": null, "last_name": "Lund", "dob": "1980-03-02"}}),
            json!({"applicants": [{"firstName": "Ada", "lastName": "Lund", "dateOfBirth": "1980-03-02"}]}),
            json!({"application": {"information": {"given_name": "Ada", "family_name": "Lund",
                "date_of_birth": "1980-03-02T00:00:00Z"}}}),
            json!({"input_claims": {"name": {"given_name": "Ada", "family_name": "Lund"},
                "birth_date": {"year": 1980, "month": 3, "day": 2}}}),
            json!({"data": {"object": {"candidate": {"full_name": "Ada Lund", "birthdate": "2 March 1980"}}}}),
            json!({"subject": {"name": "Ada Lund"}, "date_naissance": "1980/03/02"}),
            json!({"personne": {"prenom": "Ada", "nom": "Lund", "date_de_naissance": "1980-03-02"}}),
            json!({"applicant": "Ada Lund", "applicant_dob": "1980-03-02"}),
            json!({"firstname": "Ada", "lastname": "Lund", "dob": 19_800_302}),
            json!({"fname": "Ada", "lname": "Lund", "birth_date": {"value": "1980-03-02"}}),
            json!({"candidate_first_name": "Ada", "candidate_last_name": "Lund", "dob": 320_803_200}),
            json!({"legal_first_name": "Ada", "legal_last_name": "Lund", "dob": 320_803_200_000_i64}),
            json!({"nom_complet": "Ada Lund", "dob": {"year": 1980, "month": "March", "day": 2}}),
            json!({"candidat": {"prénoms": "Ada", "nom": "Lund", "naissance": "2 mars 1980"}}),
            json!({"profile": {"personal": {"name": "Ada Lund", "dob": [1980, 3, 2]}}}),
            json!({"name_searched": "Ada Lund", "dob": ["1980-03-02"]}),
            json!({"report_for": "Ada Lund", "date_of_birth": "19800302"}),
            json!({"given_names": "Ada", "surname": "Lund", "candidate_birthdate": "1980-03-02"}),
        ] {
            let subject = found(&report);
            let is_whole = report.to_string().contains("Ada Lund");
            assert_eq!(
                subject.names,
                [vec![if is_whole { "Ada Lund" } else { "Lund, Ada" }.to_owned()]],
                "{report}"
            );
            assert_eq!(subject.births, [vec![born.unwrap()]], "{report}");
        }
    }

    #[test]
    fn others_in_a_report_are_not_its_subject() {
        let subject = found(&json!({
            "name": "Canada package", "package": {"name": "Basic"},
            "candidate": {"first_name": "Ada", "middle_name": "May", "last_name": "Lund", "aliases": ["Ada Quay"]},
            "references": [{"first_name": "Bo", "last_name": "Rask", "dob": "1970-01-01"}],
            "criminal_search": {"records": [{"full_name": "Cy Dorn", "dob": "1960-01-01"}]},
            "mother_maiden_name": "Holm", "owner": {"name": "Dee Fane", "born": "1950-01-01"},
        }));
        assert_eq!(subject.names, [vec!["Lund, Ada May".to_owned()]]);
        assert_eq!(subject.aliases, ["Ada Quay"]);
        assert_eq!(subject.births, Vec::<Vec<NaiveDate>>::new());
    }

    #[test]
    fn a_birth_date_is_every_day_that_it_may_be() {
        assert_eq!(found(&json!({"dob": "03/02/1980"})).births[0].len(), 2);
        assert!(found(&json!({"birth_place": "Ajax", "dob_match": true, "dob": null})).births.is_empty());
        assert_eq!(found(&json!({"dob": "XX-XX-XXXX"})).births, [vec![]]);
        assert_eq!(found(&json!({"dob": "sealed"})).births, [vec![]]);
        let of_many: Vec<Value> = (1..=20).map(|day| json!({"dob": format!("1980-03-{day:02}")})).collect();
        assert_eq!(found(&json!({"list": of_many})).births.len(), MOST_BIRTHS + 1);
        for year in [json!({"dob": "1975-XX-XX"}), json!({"year_of_birth": 1975}), json!({"yob": "1975"})] {
            assert_eq!(found(&year).births[0].len(), 365, "{year}");
        }
        assert_eq!(
            found(&json!({"suffix": "Sr.", "first_name": "Bo", "last_name": "Rask"})).names,
            [["Rask, Bo, Sr."]]
        );
        let mut report =
            json!({"candidate": {"dob": "1980-03-02", "id": "1"}, "list": [{"birth_date": "x"}]});
        assert_eq!(drop_births(report.as_object_mut().unwrap()), ["candidate.dob", "list[].birth_date"]);
        assert_eq!(report, json!({"candidate": {"id": "1"}, "list": [{}]}));
    }
}
