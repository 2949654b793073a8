//! The parts of a report: the check of each, by its name, and the meaning of its values.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::domain::case::check::{CreditFlag, Method};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::intake::dates;
use crate::intake::provider::personal::{self, join};
use crate::intake::provider::report::{ProviderCheck, ProviderNote};

/// Notes in the order in which the report gives rise to them.
pub(super) struct Notes(pub(super) Vec<ProviderNote>);

impl Notes {
    pub(super) fn add(&mut self, note: ProviderNote) {
        self.0.push(note);
    }

    pub(super) fn unknown(&mut self, field: &str, value: &Value) {
        let value = plain(value).chars().take(80).collect();
        self.add(ProviderNote::UnknownValue { field: field.to_owned(), value });
    }

    /// Adds a note for each opinion in a map.
    pub(super) fn opinions(&mut self, map: &Map<String, Value>, path: &str, fields: &[&str]) {
        for field in fields {
            if map.get(*field).is_some_and(|value| !value.is_null()) {
                let field = join(path, field);
                self.add(ProviderNote::ProviderOpinionIgnored { field });
            }
        }
    }
}

/// The check of a part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Police(Option<PoliceKind>, Method),
    Credit,
    Other,
}

impl Part {
    /// Reads the name of a part. A search abroad is not a Canadian police check, whatever it finds.
    pub(super) fn of(name: &str) -> Self {
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

    /// Our result where nothing was found.
    pub(super) fn clean(self) -> CheckResult {
        match self {
            Self::Police(_, Method::Name) => CheckResult::Negative,
            Self::Police(_, Method::Fingerprint) => CheckResult::CertifiedNone,
            Self::Credit => CheckResult::Clear,
            Self::Other => CheckResult::Unknown,
        }
    }

    /// Our result for something that a person must look at. For a police check by name it is "not resolved", not "a
    /// record".
    pub(super) fn to_look_at(self) -> CheckResult {
        match self {
            Self::Police(_, Method::Name) => CheckResult::Incomplete,
            Self::Credit => CheckResult::Review,
            Self::Police(_, Method::Fingerprint) | Self::Other => CheckResult::Unknown,
        }
    }

    /// An empty check of this kind; none where this program has no such check.
    pub(super) fn check(self, path: &str, notes: &mut Notes) -> Option<ProviderCheck> {
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
        Some(ProviderCheck {
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

    /// The result of a reading at a status. Clear counts only where the check is complete and has no gaps.
    pub(super) fn at(
        self,
        status: CheckStatus,
        reading: Option<CheckResult>,
        gaps: bool,
    ) -> Option<CheckResult> {
        let clean = reading == Some(self.clean());
        match status {
            CheckStatus::Received if clean && gaps => Some(self.to_look_at()),
            CheckStatus::Received => Some(reading.unwrap_or(CheckResult::Unknown)),
            CheckStatus::Disputed if clean => Some(CheckResult::Unknown),
            CheckStatus::Disputed => reading,
            // Nothing is final yet, but an unreadable value stays visible.
            _ => reading.filter(|result| *result == CheckResult::Unknown),
        }
    }
}

pub(super) fn text<'a>(map: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    map.get(field).and_then(Value::as_str)
}

pub(super) fn day(map: &Map<String, Value>, field: &str) -> Option<NaiveDate> {
    dates::read(text(map, field)?, None)
}

/// A value as a person would read it: text without quotes, all else as JSON.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every value under a path, by its own path.
pub(super) fn flatten(path: &str, value: &Value, into: &mut BTreeMap<String, String>) {
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

/// The flags of a credit block, by the names of its fields, at any depth.
pub(super) fn credit_flags(block: &Map<String, Value>) -> Vec<CreditFlag> {
    let mut flags = Vec::new();
    gather_flags(block, &mut flags);
    flags.sort();
    flags.dedup();
    flags
}

pub(super) fn gather_flags(block: &Map<String, Value>, flags: &mut Vec<CreditFlag>) {
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

pub(super) fn credit_flag(key: &str) -> Option<CreditFlag> {
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

/// Whether a field reports anything.
pub(super) fn says_something(value: &Value) -> bool {
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
