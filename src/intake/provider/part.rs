//! The parts of a report: what each checks, by its name, and what its verdict is worth.

use serde_json::{Map, Value};

use crate::domain::case::check::Method;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::intake::provider::keys::{join, plain, words};
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

/// Words that make a Canadian police check of a name.
const POLICE: &[&str] = &["criminal", "police", "rcmp", "cpic", "crc", "crjmc", "grc", "cipc", "judiciaire"];

/// Words that say where a police check was made: with one of them, the others may be a place or a product.
const CANADIAN: &[&str] = &["canada", "canadian", "canadien", "rcmp", "cpic", "crc", "crjmc", "grc", "cipc"];

/// Words that change nothing of what a name says.
const NEUTRAL: &[&str] = &[
    "record",
    "records",
    "check",
    "checks",
    "search",
    "searches",
    "report",
    "reports",
    "result",
    "results",
    "screening",
    "verification",
    "summary",
    "basic",
    "enhanced",
    "full",
    "standard",
    "judicial",
    "matter",
    "matters",
    "information",
    "name",
    "based",
    "by",
    "of",
    "and",
    "level",
    "local",
    "fingerprint",
    "fingerprints",
    "certified",
    "clearance",
    "certificate",
    "background",
    "casier",
    "antecedents",
    "empreintes",
    "digitales",
];

/// Words that make a credit check of a name, and those that may stand beside them.
const CREDIT: &[&str] = &["credit", "equifax", "transunion"];
const BESIDE_CREDIT: &[&str] = &[
    "bureau", "file", "history", "soft", "hard", "inquiry", "pull", "consumer", "canada", "canadian",
    "trans", "union",
];

/// Words of what is no such check, although its name has one of those words: a consent to a check, a search abroad.
const NO_CHECK: &[&str] = &[
    "consent",
    "consents",
    "disclosure",
    "disclosures",
    "declaration",
    "self",
    "form",
    "invoice",
    "order",
    "ordered",
    "request",
    "requested",
    "payment",
    "authorization",
    "document",
    "documents",
    "education",
    "employment",
    "identity",
    "idv",
    "agreement",
    "reference",
    "references",
    "address",
    "civil",
    "traffic",
    "motor",
    "vehicle",
    "driving",
    "vulnerable",
    "sex",
    "offender",
    "watchlist",
    "terrorist",
    "sanctions",
    "media",
    "social",
    "court",
    "us",
    "usa",
    "american",
    "county",
    "state",
    "federal",
    "national",
    "municipal",
    "international",
    "foreign",
    "abroad",
    "global",
    "uk",
    "australian",
];

impl Part {
    /// Reads the name of a part. A name with a word that we do not understand is no check of ours: a search abroad is
    /// not a Canadian police check, whatever it finds.
    pub(super) fn of(name: &str) -> Self {
        let words = words(name);
        let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let all = |lists: &[&[&str]]| {
            let known = |word: &str| lists.iter().any(|list| list.contains(&word)) || is_number(word);
            words.iter().all(|word| known(word))
        };
        if any(NO_CHECK) {
            return Self::Other;
        }
        if any(CREDIT) {
            return if all(&[CREDIT, BESIDE_CREDIT, NEUTRAL]) { Self::Credit } else { Self::Other };
        }
        if !any(POLICE) || !(any(CANADIAN) || all(&[POLICE, NEUTRAL])) {
            return Self::Other;
        }
        let kind = if any(&["enhanced", "judicial", "crjmc"]) {
            Some(PoliceKind::Crjmc)
        } else if any(&["basic", "crc"]) {
            Some(PoliceKind::Crc)
        } else {
            None
        };
        let by_fingerprint = any(&["fingerprint", "fingerprints", "empreintes"]);
        Self::Police(kind, if by_fingerprint { Method::Fingerprint } else { Method::Name })
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
        let (check, police_kind, method) = match self {
            Self::Police(kind, method) => (CheckKind::Police, kind, Some(method)),
            Self::Credit => (CheckKind::Credit, None, None),
            Self::Other => return None,
        };
        if check == CheckKind::Police && police_kind.is_none() {
            notes.add(ProviderNote::PoliceKindNotStated { field: path.to_owned() });
        }
        Some(ProviderCheck { part: path.to_owned(), police_kind, method, ..ProviderCheck::of(check) })
    }

    /// What a reading is worth at a status. Clear is right only for what is complete.
    pub(super) fn at(self, status: CheckStatus, reading: Option<CheckResult>) -> Option<CheckResult> {
        let clean = reading == Some(self.clean());
        match status {
            CheckStatus::Received => Some(reading.unwrap_or(CheckResult::Unknown)),
            CheckStatus::Disputed if clean => Some(CheckResult::Unknown),
            CheckStatus::Disputed => reading,
            // Nothing is final yet, but an unreadable value stays visible.
            _ => reading.filter(|result| *result == CheckResult::Unknown),
        }
    }
}

/// The status of a part, by its own and by that of the whole: nothing in a report is final before the report is, and a
/// dispute of either is one of both.
pub(super) fn combined(whole: Option<CheckStatus>, own: Option<CheckStatus>) -> CheckStatus {
    use CheckStatus::{ActionNeeded, Cancelled, Disputed, Received};
    match (whole, own) {
        (Some(Disputed), _) | (_, Some(Disputed)) => Disputed,
        (Some(Cancelled), _) | (_, Some(Cancelled)) => Cancelled,
        (None, own) => own.unwrap_or(ActionNeeded),
        (Some(Received), own) => own.unwrap_or(Received),
        (Some(whole), _) => whole,
    }
}
