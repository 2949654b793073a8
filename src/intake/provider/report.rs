//! A provider's report as it is read: its checks in our words, what was dropped from it, what a person should know.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::case::check::{CreditFlag, Method};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::json::JsonError;
use crate::domain::words::words;
use crate::intake::dates;

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
    pub checks: Vec<ProviderCheck>,
    /// Personal fields that were dropped, by path.
    pub dropped: Vec<String>,
    /// What a person should know about the reading.
    pub notes: Vec<ProviderNote>,
    /// The report without what was dropped.
    pub raw: Map<String, Value>,
}

/// One check of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProviderCheck {
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

/// A list without what was in it before. A report can hold a hundred thousand things to note.
pub(super) fn each_once<T: Ord + Clone>(list: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|item| seen.insert(item.clone())).collect()
}
