//! A provider's report after reading: its checks in our words, the dropped fields, the notes for a person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::case::check::reported::{CancelledPart, ProviderSays, UnreadPart};
use crate::domain::case::check::{CreditFlag, Method};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::json::JsonError;
use crate::domain::words::words;
use crate::intake::dates;
use crate::intake::findings::make_finding;
use crate::intake::provider::{births, person};

words! {
    /// The provider of a report.
    Provider "provider" { Checkr = "checkr", Certn = "certn" }
}

/// A provider's report after reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProviderReport {
    /// The provider's id of the report.
    pub reference: Option<String>,
    /// The newest time in it, by the provider's own clock: it tells a later version of the report from an earlier one.
    pub as_of: Option<DateTime<Utc>>,
    /// Police and credit checks in it; at least one.
    pub checks: Vec<ProviderCheck>,
    /// Each place in it that names its subject, with every spelling of the name there.
    #[serde(skip)]
    pub names: Vec<Vec<String>>,
    /// Its subject's birth dates, each in every way in which it can be read; none of them where it cannot.
    #[serde(skip)]
    pub births: Vec<Vec<NaiveDate>>,
    /// What was dropped, by path.
    pub dropped: Vec<String>,
    /// Parts that are no check of ours, and say more than that all is well.
    pub unread: Vec<UnreadPart>,
    /// Parts that were cancelled.
    pub cancelled: Vec<CancelledPart>,
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
    /// The path of the part that it is.
    pub part: String,
    /// What the provider says, in one word; none while there is nothing to read.
    pub says: Option<ProviderSays>,
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

impl ProviderCheck {
    /// A check of which nothing is known yet.
    pub(super) fn of(check: CheckKind) -> ProviderCheck {
        ProviderCheck {
            check,
            part: String::new(),
            says: None,
            police_kind: None,
            method: None,
            status: CheckStatus::ActionNeeded,
            result: None,
            issued: None,
            bureau: None,
            flags: Vec::new(),
            raw: BTreeMap::new(),
        }
    }
}

impl ProviderReport {
    /// Takes birth dates out of what is kept: they are somebody else's.
    pub fn leave_out_births(&mut self) {
        self.dropped.extend(person::drop_births(&mut self.raw));
        for check in &mut self.checks {
            let is_birth = |path: &String| path.rsplit('.').any(births::is_birth);
            check.raw.retain(|path, _| !is_birth(path));
        }
    }
}

crate::every_finding!(ProviderNote, make_finding);
crate::every_finding!(ProviderError, make_finding);

/// A list without duplicates, in its order. A report can give rise to a hundred thousand notes, so the search must not
/// be quadratic.
pub(super) fn each_once<T: Ord + Clone>(list: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|item| seen.insert(item.clone())).collect()
}
