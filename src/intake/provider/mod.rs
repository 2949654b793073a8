//! Vendors' reports as JSON: which checks they hold, in our words, beside the provider's own words.
//! A value that is not known is never clear; a provider's opinion of the person is never adopted.

mod certn;
mod checkr;
mod personal;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::case::check::{CheckKind, CheckResult, CheckStatus, CreditFlag, Method, PoliceKind};
use crate::domain::json::{JsonError, parse_strict};
use crate::domain::words::words;
use crate::intake::dates;
use personal::join;

/// The largest report, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

words! {
    /// Whose report it is.
    Provider "provider" { Checkr = "checkr", Certn = "certn" }
}

/// A provider's report, read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProviderReport {
    /// The provider's id of the report.
    pub reference: Option<String>,
    /// Police and credit checks in it; at least one.
    pub checks: Vec<VendorCheck>,
    /// Personal fields that were dropped, by path.
    pub dropped: Vec<String>,
    /// What a person should know about the reading.
    pub notes: Vec<ProviderNote>,
    /// The report without what was dropped.
    pub raw: Map<String, Value>,
}

/// One check of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VendorCheck {
    /// Police or credit.
    pub check: CheckKind,
    /// Which police check, where the report says it.
    pub police_kind: Option<PoliceKind>,
    /// How a police check was matched.
    pub method: Option<Method>,
    /// How far it has come. A provider's complete is our received: reading is a person's step.
    pub status: CheckStatus,
    /// Our reading; none while there is nothing to read.
    pub result: Option<CheckResult>,
    /// The day it was issued.
    #[serde(serialize_with = "dates::serialize_optional")]
    pub issued: Option<NaiveDate>,
    /// The credit bureau.
    pub bureau: Option<String>,
    /// What a credit report flags.
    pub flags: Vec<CreditFlag>,
    /// The provider's own words: path of the field, and its value.
    pub raw: BTreeMap<String, String>,
}

/// What a person should know about the reading of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub enum ProviderNote {
    /// Parts were cancelled: a clear report is a report with gaps.
    IncludesCancelled,
    /// The applicant disputes the report.
    Disputed,
    /// The report was completed again after a dispute.
    Revised,
    /// A value that we do not know; it was not read as clear.
    UnknownValue {
        /// Where.
        field: String,
        /// The value, cut at 80 characters.
        value: String,
    },
    /// `NONE`: nothing found, or nothing done.
    AmbiguousNone {
        /// Where.
        field: String,
    },
    /// Somebody's judgment of the person; not adopted.
    ProviderOpinionIgnored {
        /// Where.
        field: String,
    },
    /// A part of the report that is neither a Canadian police check nor a credit check.
    NotRead {
        /// Where.
        field: String,
    },
    /// The report does not say which police check it is.
    PoliceKindNotStated {
        /// Where.
        field: String,
    },
    /// A vulnerable sector check, unlawful for a candidacy; dropped.
    VulnerableSectorDropped {
        /// Where.
        field: String,
    },
}

/// Why a report is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// Not one strict JSON object.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON, but not this provider's report.
    #[error("this is not a report of {provider}")]
    NotAReport {
        /// The provider that was named.
        provider: Provider,
    },
    /// Several reports or several people in one file.
    #[error("the file holds more than one report")]
    SeveralReports {
        /// The provider that was named.
        provider: Provider,
    },
    /// A report without a police or credit check.
    #[error("the report holds no police or credit check")]
    NoCheck {
        /// The provider that was named.
        provider: Provider,
    },
}

/// Reads a provider's report.
pub fn read(provider: Provider, json: &[u8]) -> Result<ProviderReport, ProviderError> {
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    let mut raw = parse_strict(json, MAX_BYTES)?;
    let stripped = personal::strip(&mut raw);
    let mut notes = Notes(stripped.notes);
    let (reference, checks) = match provider {
        Provider::Checkr => checkr::read(&raw, &mut notes)?,
        Provider::Certn => certn::read(&raw, &mut notes)?,
    };
    if checks.is_empty() {
        return Err(ProviderError::NoCheck { provider });
    }
    Ok(ProviderReport { reference, checks, dropped: stripped.dropped, notes: each_once(notes.0), raw })
}

/// A list without what was in it before. A report can hold a hundred thousand things to note.
fn each_once<T: Ord + Clone>(list: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|one| seen.insert(one.clone())).collect()
}

/// Notes in the order they were met.
struct Notes(Vec<ProviderNote>);

impl Notes {
    fn add(&mut self, note: ProviderNote) {
        self.0.push(note);
    }

    fn unknown(&mut self, field: &str, value: &Value) {
        let value = plain(value).chars().take(80).collect();
        self.add(ProviderNote::UnknownValue { field: field.to_owned(), value });
    }

    /// Notes each opinion that stands in a map.
    fn opinions(&mut self, map: &Map<String, Value>, path: &str, fields: &[&str]) {
        for field in fields {
            if map.get(*field).is_some_and(|value| !value.is_null()) {
                let field = join(path, field);
                self.add(ProviderNote::ProviderOpinionIgnored { field });
            }
        }
    }
}

/// What a part of a report checks, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Police(Option<PoliceKind>, Method),
    Credit,
    Other,
}

impl Part {
    /// Reads the name of a part. A search abroad is not a Canadian police check, whatever it finds.
    fn of(name: &str) -> Self {
        let words = personal::words(name);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if any(&["credit", "equifax", "transunion"]) {
            return Self::Credit;
        }
        let abroad = any(&[
            "us",
            "usa",
            "county",
            "state",
            "federal",
            "national",
            "municipal",
            "international",
            "foreign",
            "global",
            "uk",
            "australian",
        ]);
        if abroad || !any(&["criminal", "police", "rcmp", "cpic", "crc", "crjmc"]) {
            return Self::Other;
        }
        let kind = if any(&["enhanced", "judicial", "crjmc"]) {
            Some(PoliceKind::Crjmc)
        } else if any(&["basic", "crc"]) {
            Some(PoliceKind::Crc)
        } else {
            None
        };
        let method = if any(&["fingerprint", "fingerprints"]) { Method::Fingerprint } else { Method::Name };
        Self::Police(kind, method)
    }

    /// Our word for nothing found.
    fn clean(self) -> CheckResult {
        match self {
            Self::Police(_, Method::Name) => CheckResult::Negative,
            Self::Police(_, Method::Fingerprint) => CheckResult::CertifiedNone,
            Self::Credit => CheckResult::Clear,
            Self::Other => CheckResult::Unknown,
        }
    }

    /// Our word for something that a person must look at. For police by name that is "not resolved", not "a record".
    fn to_look_at(self) -> CheckResult {
        match self {
            Self::Police(_, Method::Name) => CheckResult::Incomplete,
            Self::Credit => CheckResult::Review,
            Self::Police(_, Method::Fingerprint) | Self::Other => CheckResult::Unknown,
        }
    }

    /// A check of this kind, with nothing read yet; none where we keep no such check.
    fn check(self, path: &str, notes: &mut Notes) -> Option<VendorCheck> {
        let field = if path.is_empty() { "report" } else { path };
        let (check, police_kind, method) = match self {
            Self::Police(kind, method) => (CheckKind::Police, kind, Some(method)),
            Self::Credit => (CheckKind::Credit, None, None),
            Self::Other => {
                let field = field.to_owned();
                notes.add(ProviderNote::NotRead { field });
                return None;
            }
        };
        if check == CheckKind::Police && police_kind.is_none() {
            let field = field.to_owned();
            notes.add(ProviderNote::PoliceKindNotStated { field });
        }
        Some(VendorCheck {
            check,
            police_kind,
            method,
            status: CheckStatus::ActionNeeded,
            result: None,
            issued: None,
            bureau: None,
            flags: Vec::new(),
            raw: BTreeMap::new(),
        })
    }

    /// What a reading is worth at a status. Clear holds only for what is complete and has no gaps.
    fn at(self, status: CheckStatus, reading: Option<CheckResult>, gaps: bool) -> Option<CheckResult> {
        let clean = reading == Some(self.clean());
        match status {
            CheckStatus::Received if clean && gaps => Some(self.to_look_at()),
            CheckStatus::Received => Some(reading.unwrap_or(CheckResult::Unknown)),
            CheckStatus::Disputed if clean => Some(CheckResult::Unknown),
            CheckStatus::Disputed => reading,
            // Nothing is final yet; only what we could not read stays visible.
            _ => reading.filter(|result| *result == CheckResult::Unknown),
        }
    }
}

fn text<'a>(map: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    map.get(field).and_then(Value::as_str)
}

fn day(map: &Map<String, Value>, field: &str) -> Option<NaiveDate> {
    dates::read(text(map, field)?, None)
}

/// A value as a person would read it: text without quotes, all else as JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every value under a path, by its own path.
fn flatten(path: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                flatten(&join(path, key), value, into);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                flatten(&format!("{path}[{i}]"), item, into);
            }
        }
        _ => {
            into.insert(path.to_owned(), plain(value));
        }
    }
}

/// What a credit block flags, by the names of its fields, at any depth.
fn credit_flags(block: &Map<String, Value>) -> Vec<CreditFlag> {
    let mut flags = Vec::new();
    gather_flags(block, &mut flags);
    flags.sort();
    flags.dedup();
    flags
}

fn gather_flags(block: &Map<String, Value>, flags: &mut Vec<CreditFlag>) {
    for (key, value) in block {
        if says_something(value) {
            flags.extend(credit_flag(key));
        }
        let items = value.as_array().into_iter().flatten();
        for inner in items.chain([value]).filter_map(Value::as_object) {
            gather_flags(inner, flags);
        }
    }
}

fn credit_flag(key: &str) -> Option<CreditFlag> {
    let words = personal::words(key);
    let any = |start: &str| words.iter().any(|word| word.starts_with(start));
    Some(if any("collection") {
        CreditFlag::Collections
    } else if any("judg") {
        CreditFlag::Judgments
    } else if any("bankrupt") {
        CreditFlag::Bankruptcy
    } else if any("consumer") && any("proposal") {
        CreditFlag::ConsumerProposal
    } else if any("lien") {
        CreditFlag::Liens
    } else if any("fraud") {
        CreditFlag::FraudWarning
    } else if any("foreign") && any("inquir") {
        CreditFlag::ForeignInquiries
    } else {
        return None;
    })
}

/// Whether a field says more than that there is nothing.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64().is_none_or(|n| n > 0.0),
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => map.values().any(says_something),
        Value::String(said) => {
            let said = crate::domain::names::fold(said);
            let first = said.split(' ').next().unwrap_or_default();
            !matches!(first, "" | "0" | "n" | "no" | "none" | "false" | "nil" | "aucun" | "aucune" | "non")
        }
    }
}
