//! A provider's report after reading: its checks in our words, the dropped fields, the notes for a person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::case::check::{CreditFlag, Method};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::json::JsonError;
use crate::domain::words::words;
use crate::intake::dates;
use crate::intake::findings::make_finding;

words! {
    /// The provider of a report.
    Provider "provider" { Checkr = "checkr", Certn = "certn" }
}

/// A provider's report after reading.
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
    /// The status. A provider's complete is our received, because reading is a person's step.
    pub status: CheckStatus,
    /// Our reading; none while there is nothing to read.
    pub result: Option<CheckResult>,
    /// The day it was issued.
    #[serde(serialize_with = "dates::serialize_optional")]
    pub issued: Option<NaiveDate>,
    /// The credit bureau.
    pub bureau: Option<String>,
    /// The flags of a credit report.
    pub flags: Vec<CreditFlag>,
    /// The provider's own words: path of the field, and its value.
    pub raw: BTreeMap<String, String>,
}

crate::every_finding!(ProviderNote, make_finding);
crate::every_finding!(ProviderError, make_finding);

/// A list without duplicates, in its order. A report can give rise to a hundred thousand notes, so the search must not
/// be quadratic.
pub(super) fn each_once<T: Ord + Clone>(list: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|item| seen.insert(item.clone())).collect()
}
