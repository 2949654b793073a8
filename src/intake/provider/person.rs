//! Whose report it is: the names and birth dates of its subject, wherever a provider puts them. Names of others in it
//! (references, employers, officers of a court) are nobody's that the report is about.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use serde_json::{Map, Value};

use crate::domain::likeness::name::PersonName;
use crate::domain::names::{fold, shows};
use crate::intake::dates::{self, DateOrder};
use crate::intake::provider::keys::{join, plain, words};

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

/// Words of fields that are about the subject.
const PERSON: &[&str] = &[
    "candidate",
    "applicant",
    "applicants",
    "subject",
    "consumer",
    "person",
    "individual",
    "employee",
    "personal",
    "profile",
    "candidat",
    "candidats",
    "personne",
    "employe",
    "postulant",
    "demandeur",
    "requerant",
    "sujet",
];
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
const BESIDE: &[&str] =
    &["legal", "current", "official", "searched", "as", "on", "report", "primary", "input", "the", "de"];

/// Which part of a name a field holds, by its words.
fn piece(words: &[&str]) -> Option<Piece> {
    if words == ["report", "for"] {
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
        let words = folded(key);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if any(OTHERS) || is_birth(key) {
            continue;
        }
        if any(ALIAS) && (words.len() == 1 || any(&["name", "names", "surname"])) {
            aliases(value, &mut subject.aliases);
        } else {
            let person = any(PERSON) || is_person && any(&["name", "information", "details"]);
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
        let words = folded(key);
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

/// A field's name in folded words.
fn folded(key: &str) -> Vec<String> {
    words(key).iter().map(|word| fold(word)).collect()
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

/// Whether a field is for a birth date, or for the year of one.
pub(super) fn is_birth(key: &str) -> bool {
    const BIRTH: &[&str] =
        &["dob", "ddn", "yob", "birth", "birthdate", "birthday", "dateofbirth", "born", "bdate", "naissance"];
    // Where somebody was born, under which name, and whether it was verified, is no date.
    const BESIDE: &[&str] = &[
        "date", "day", "year", "of", "on", "dt", "annee", "de", "jour", "legal", "full", "searched",
        "subject",
    ];
    let words = folded(key);
    let is_beside = |word: &str| BESIDE.contains(&word) || PERSON.contains(&word);
    let is_birth = |word: &str| BIRTH.contains(&word);
    words.iter().any(|word| is_birth(word)) && words.iter().all(|word| is_birth(word) || is_beside(word))
        || matches!(words.as_slice(), [first, last] if first.starts_with("ne") && last == "le")
}

/// A birth date in every way in which it can be read; of a year alone, every day of it. None where it is masked.
fn days(value: &Value) -> Vec<NaiveDate> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            let orders = [None, Some(DateOrder::DayMonthYear), Some(DateOrder::MonthDayYear)];
            let mut days: Vec<NaiveDate> =
                orders.into_iter().filter_map(|order| dates::read(text, order)).collect();
            days.sort();
            days.dedup();
            if days.is_empty() {
                days = text.parse().map_or_else(|_| masked(text), of_number);
            }
            days
        }
        Value::Number(number) => number.as_i64().map(of_number).unwrap_or_default(),
        Value::Object(map) => {
            let field = |wanted: &[&str]| {
                let is_it = |key: &str| folded(key).iter().any(|word| wanted.contains(&word.as_str()));
                map.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value)
            };
            match field(&["year", "annee", "yyyy"]) {
                Some(year) => of_parts(year, field(&["month", "mois", "mm"]), field(&["day", "jour", "dd"])),
                None => field(&["value", "date", "iso", "raw", "text"]).map(days).unwrap_or_default(),
            }
        }
        Value::Array(items) => match items.as_slice() {
            [year, month, day] if year.is_number() => of_parts(year, Some(month), Some(day)),
            [only] => days(only),
            _ => Vec::new(),
        },
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// A date in its parts, the month as a number or a word; without month and day, the year.
fn of_parts(year: &Value, month: Option<&Value>, day: Option<&Value>) -> Vec<NaiveDate> {
    let year = plain(year);
    let text = |part: Option<&Value>| part.filter(|part| !part.is_null()).map(plain);
    match (text(month), text(day)) {
        (Some(month), Some(day)) => match (month.trim().parse::<u32>(), day.trim().parse::<u32>()) {
            (Ok(month), Ok(day)) => days(&Value::String(format!("{}-{month:02}-{day:02}", year.trim()))),
            (Err(_), Ok(day)) => days(&Value::String(format!("{day} {} {year}", month.trim()))),
            _ => masked(&year),
        },
        _ => masked(&year),
    }
}

/// A number in the place of a date: eight digits, a year, or seconds or thousandths of them since 1970. Midnight where
/// somebody was born may be the day before.
fn of_number(number: i64) -> Vec<NaiveDate> {
    let digits = number.to_string();
    let date = |digits: &str| NaiveDate::parse_from_str(digits, "%Y%m%d").ok();
    let is_of_birth = |day: &NaiveDate| (1900..2100).contains(&day.year());
    if let Some(day) = date(&digits).filter(|day| digits.len() == 8 && is_of_birth(day)) {
        return vec![day];
    }
    if (1900..2100).contains(&number) {
        return masked(&digits);
    }
    let seconds = if number.unsigned_abs() < 10_000_000_000 { number } else { number / 1000 };
    let time = DateTime::from_timestamp(seconds, 0);
    let days = time.into_iter().flat_map(|time| {
        let next = (time.hour() >= 12).then(|| time.date_naive().succ_opt()).flatten();
        [Some(time.date_naive()), next]
    });
    days.flatten().filter(is_of_birth).collect()
}

/// Every day of the year in a text that has nothing else: `1975`, `1975-XX-XX`.
fn masked(text: &str) -> Vec<NaiveDate> {
    let is_mask = |part: &str| part.chars().all(|c| matches!(c, 'x' | 'X' | '*' | '?' | '#' | '•' | '0'));
    let mut years = text.split(['-', '/', '.', ' ']).filter(|part| !is_mask(part));
    let (Some(year), None) = (years.next(), years.next()) else { return Vec::new() };
    let year = year.parse().ok().filter(|year| (1900..2100).contains(year));
    let first = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    let all = first.map(|first| first.iter_days().take_while(move |day| day.year() == first.year()));
    all.into_iter().flatten().collect()
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
    fn a_birth_date_is_read_both_ways_and_a_masked_one_not_at_all() {
        assert_eq!(found(&json!({"dob": "03/02/1980"})).births[0].len(), 2);
        assert!(
            found(&json!({"dob": "XXXX-03-02", "birth_place": "Ajax", "dob_match": true})).births.is_empty()
        );
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
