//! Whose report it is: the names and birth dates of its subject, wherever a provider puts them. Names of others in it
//! (references, employers, officers of a court) are nobody's that the report is about.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::domain::names::shows;
use crate::intake::dates::{self, DateOrder};
use crate::intake::provider::keys::{join, words};

/// Whom a report is about.
#[derive(Default)]
pub(super) struct Subject {
    /// Each place that names somebody, with every spelling of the name there.
    pub(super) names: Vec<Vec<String>>,
    /// Other names that the report gives the same person.
    pub(super) aliases: Vec<String>,
    /// Each birth date, in every way in which it can be read.
    pub(super) births: Vec<Vec<NaiveDate>>,
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
];

const FIRST: &[&str] = &["first", "given", "forename", "prenom", "prénom"];
const LAST: &[&str] = &["last", "family", "surname"];
const WHOLE: &[&str] = &["full", "legal", "applicant", "candidate", "subject", "consumer", "complete"];
const PERSON: &[&str] =
    &["candidate", "applicant", "applicants", "subject", "consumer", "person", "individual", "employee"];
const ALIAS: &[&str] =
    &["alias", "aliases", "aka", "former", "previous", "maiden", "alternate", "alternative", "other"];

/// Finds the subject of a report.
pub(super) fn of(report: &Map<String, Value>) -> Subject {
    let mut subject = Subject::default();
    gather(report, false, &mut subject);
    subject
}

fn gather(map: &Map<String, Value>, is_person: bool, subject: &mut Subject) {
    let birth = map.iter().find(|(key, _)| is_birth(key));
    if let Some(days) = birth.map(|(_, value)| days(value)).filter(|days| !days.is_empty()) {
        subject.births.push(days);
    }
    let spelled = spelled(map, is_person || birth.is_some());
    if !spelled.is_empty() {
        subject.names.push(spelled);
    }
    for (key, value) in map {
        let words = words(key);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if any(OTHERS) || is_birth(key) {
            continue;
        }
        if any(ALIAS) && (words.len() == 1 || any(&["name", "names", "surname"])) {
            aliases(value, &mut subject.aliases);
        } else {
            let person = any(PERSON) || is_person && any(&["name"]);
            match value {
                Value::Object(inner) => gather(inner, person, subject),
                Value::Array(items) => {
                    items.iter().filter_map(Value::as_object).for_each(|item| gather(item, person, subject));
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

/// Every spelling of the name that an object gives a person: whole, with the middle name and without.
fn spelled(map: &Map<String, Value>, is_person: bool) -> Vec<String> {
    let part = |list: &[&str]| {
        let mut fields = map.iter().filter(|(key, _)| {
            let words = words(key);
            let named = words.len() == 1 || words.last().is_some_and(|last| last == "name");
            named && words.len() <= 2 && words.first().is_some_and(|first| list.contains(&first.as_str()))
        });
        let text = fields.find_map(|(_, value)| value.as_str().filter(|text| shows(text)));
        text.map(|text| text.trim().to_owned())
    };
    let (first, middle, last) = (part(FIRST), part(&["middle"]), part(LAST));
    let french = is_person.then(|| part(&["nom"])).flatten();
    let last = last.or(french);
    let mut spelled = Vec::new();
    let mut whole = |parts: [&Option<String>; 3]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        spelled.push(parts.join(" "));
    };
    if first.is_some() || last.is_some() {
        whole([&first, &middle, &last]);
        whole([&first, &None, &last]);
    } else if let Some(name) = whole_name(map) {
        spelled.push(name);
    } else if let Some(Value::String(name)) = map.get("name").filter(|_| is_person)
        && is_name(name)
    {
        spelled.push(name.trim().to_owned());
    }
    spelled.dedup();
    spelled
}

/// A name in one field: `full_name`, `candidate_name`.
fn whole_name(map: &Map<String, Value>) -> Option<String> {
    let mut fields = map.iter().filter(|(key, _)| match words(key).as_slice() {
        [only] => only == "fullname",
        [first, last] => last == "name" && WHOLE.contains(&first.as_str()),
        _ => false,
    });
    let text = fields.find_map(|(_, value)| value.as_str().filter(|text| is_name(text)));
    text.map(|text| text.trim().to_owned())
}

fn is_name(text: &str) -> bool {
    shows(text) && !text.chars().any(|c| c.is_ascii_digit() || c == '_' || c == '@')
}

fn aliases(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(name) if shows(name) => into.push(name.clone()),
        Value::Array(items) => items.iter().for_each(|item| aliases(item, into)),
        Value::Object(map) => into.extend(spelled(map, true)),
        _ => {}
    }
}

/// Whether a field is for a birth date.
pub(super) fn is_birth(key: &str) -> bool {
    let words = words(key);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["dob" | "birthdate" | "birthday" | "dateofbirth" | "born" | "birth" | "ddn" | "naissance"]
            | [.., "birth", "date" | "day"]
            | ["date", "of", "birth"]
            | [_, "date", "of", "birth"]
            | [_, "dob"]
            | ["born", "on"]
            | ["date", .., "naissance"]
    )
}

/// A birth date in every way in which it can be read; none where it is masked.
fn days(value: &Value) -> Vec<NaiveDate> {
    match value {
        Value::String(text) => {
            let orders = [None, Some(DateOrder::DayMonthYear), Some(DateOrder::MonthDayYear)];
            let mut days: Vec<NaiveDate> =
                orders.into_iter().filter_map(|order| dates::read(text, order)).collect();
            days.sort();
            days.dedup();
            days
        }
        Value::Object(map) => {
            let number = |key: &str| match map.get(key)? {
                Value::String(text) => text.trim().parse().ok(),
                number => number.as_i64(),
            };
            let day = || {
                let (year, month) = (number("year")?, number("month")?);
                let (month, day) = (u32::try_from(month).ok()?, u32::try_from(number("day")?).ok()?);
                NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
            };
            day().into_iter().collect()
        }
        _ => Vec::new(),
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
        ] {
            let subject = found(&report);
            assert_eq!(subject.names, [vec!["Ada Lund".to_owned()]], "{report}");
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
        assert_eq!(subject.names, [vec!["Ada May Lund".to_owned(), "Ada Lund".to_owned()]]);
        assert_eq!(subject.aliases, ["Ada Quay"]);
        assert_eq!(subject.births, Vec::<Vec<NaiveDate>>::new());
    }

    #[test]
    fn a_birth_date_is_read_both_ways_and_a_masked_one_not_at_all() {
        assert_eq!(found(&json!({"dob": "03/02/1980"})).births[0].len(), 2);
        assert!(found(&json!({"dob": "XXXX-03-02"})).births.is_empty());
        let mut report =
            json!({"candidate": {"dob": "1980-03-02", "id": "1"}, "list": [{"birth_date": "x"}]});
        assert_eq!(drop_births(report.as_object_mut().unwrap()), ["candidate.dob", "list[].birth_date"]);
        assert_eq!(report, json!({"candidate": {"id": "1"}, "list": [{}]}));
    }
}
