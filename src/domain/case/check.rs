//! Checks on a person: police, credit, declaration and the rest; what state each is in and whether it can be used.
//! Status and result are separate, and so are the provider's words (`raw`) and our reading of them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::case::Stamp;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::words::words;

words! {
    /// What is checked. `police`, `credit`, `declaration` and `eligibility` are the built-in floor of required checks.
    CheckKind "check" {
        Police = "police",
        Credit = "credit",
        /// The applicant's own signed answers.
        Declaration = "declaration",
        /// Statutory bars, kept apart from suitability.
        Eligibility = "eligibility",
        CourtRegister = "court-register",
        Online = "online",
        Interview = "interview",
        References = "references",
        /// The public registry of arrangements with foreign principals.
        InfluenceRegistry = "influence-registry",
        Sanctions = "sanctions",
        Lobbyists = "lobbyists",
        Insolvency = "insolvency",
    }
}

words! {
    /// How far a check has come. Received, authenticated and read are three different steps.
    CheckStatus "check-status" {
        NotRequested = "not-requested",
        ConsentPending = "consent-pending",
        Requested = "requested",
        WithApplicant = "with-applicant",
        InProgress = "in-progress",
        ActionNeeded = "action-needed",
        Received = "received",
        Authenticated = "authenticated",
        Read = "read",
        Disputed = "disputed",
        Cancelled = "cancelled",
        Lapsed = "lapsed",
        Superseded = "superseded",
        Waived = "waived",
    }
}

words! {
    /// Our reading of a result. Which ones fit which kind of check: [`CheckResult::fits`].
    CheckResult "check-result" {
        /// Police: nothing found under this name and birth date.
        Negative = "negative",
        /// Police: the applicant declared a record and it matches.
        ConfirmedDeclared = "confirmed-declared",
        /// Police: not resolved. It does not say that there is a record; most causes are innocent.
        Incomplete = "incomplete",
        /// Police, by fingerprints: no record.
        CertifiedNone = "certified-none",
        /// Police, by fingerprints: a record.
        CertifiedRecord = "certified-record",
        /// Nothing that needs a second look.
        Clear = "clear",
        /// Something that a person must look at.
        Review = "review",
        /// Credit: the bureau has no file (young people, newcomers). Neutral.
        NoHit = "no-hit",
        /// A value that we do not know. Never clear.
        Unknown = "unknown",
    }
}

words! {
    /// The two kinds of police check. A vulnerable sector check is unlawful for a candidacy and is not offered.
    PoliceKind "police-kind" {
        /// Criminal record check.
        Crc = "crc",
        /// Criminal record and judicial matters check.
        Crjmc = "crjmc",
    }
}

words! {
    /// How a police check was matched to the person.
    Method "method" { Name = "name", Fingerprint = "fingerprint" }
}

words! {
    /// What a credit report flags. The score is not kept.
    CreditFlag "credit-flag" {
        Collections = "collections",
        Judgments = "judgments",
        Bankruptcy = "bankruptcy",
        ConsumerProposal = "consumer-proposal",
        Liens = "liens",
        FraudWarning = "fraud-warning",
        ForeignInquiries = "foreign-inquiries",
    }
}

words! {
    /// A credit band, at most; never the score.
    CreditBand "credit-band" { Below560 = "<560", To659 = "560-659", To724 = "660-724", From725 = "725+" }
}

impl CheckResult {
    /// Whether this result can be had from this kind of check.
    pub fn fits(self, check: CheckKind) -> bool {
        use CheckResult::{
            CertifiedNone, CertifiedRecord, Clear, ConfirmedDeclared, Incomplete, Negative, NoHit, Review,
            Unknown,
        };
        match self {
            Negative | ConfirmedDeclared | Incomplete | CertifiedNone | CertifiedRecord => {
                check == CheckKind::Police
            }
            NoHit => check == CheckKind::Credit,
            Clear | Review => check != CheckKind::Police,
            Unknown => true,
        }
    }
}

/// The body of `record check`: a step says what it changes, the rest stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckBody {
    /// Which check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<CheckKind>,
    /// Police: which kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PoliceKind>,
    /// Police: matched by name or by fingerprints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// How far it has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CheckStatus>,
    /// Our reading of the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<CheckResult>,
    /// The date on the paper; the age is counted from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
    /// Credit: the bureau.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bureau: Option<String>,
    /// Credit: what the report flags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<CreditFlag>,
    /// Credit: the band, at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<CreditBand>,
    /// The paper in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<EventId>,
    /// Who made the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The provider's number for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The provider's own words: field and value.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub raw: BTreeMap<String, String>,
    /// What a reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A check with all its steps; the fields are those of the last step that gave them.
#[derive(Debug, Clone)]
pub struct Check {
    /// Who recorded the first step. Its id is this event's.
    pub stamp: Stamp,
    /// Which check.
    pub check: CheckKind,
    /// What holds now.
    pub now: CheckBody,
    /// Every step, the first included.
    pub steps: Vec<(Stamp, CheckBody)>,
    /// Whether a later check of the same kind took its place.
    pub superseded: bool,
}

/// Whether a check can carry a greenlight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usability {
    /// Read, current on the date that matters, with a known result.
    Usable,
    /// Lifted by two approvers.
    Waived,
    /// Never begun.
    Missing,
    /// Not read yet.
    NotRead(CheckStatus),
    /// Read, without a result that says anything.
    Unresolved(Option<CheckResult>),
    /// A criminal record check where judicial matters are needed too.
    TooNarrow,
    /// Nobody recorded the date on the paper.
    Undated,
    /// Dated after today.
    FromTheFuture(NaiveDate),
    /// Too old today; the last day it could be used.
    Stale(NaiveDate),
    /// Valid today, too old on the date that matters: the last day it can be used, and that date.
    StaleOn(NaiveDate, NaiveDate),
}

impl Usability {
    /// Whether the check can be used.
    pub fn is_usable(self) -> bool {
        matches!(self, Usability::Usable | Usability::Waived)
    }

    /// The state in one word, for lists and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Usability::Usable => "usable",
            Usability::Waived => "waived",
            Usability::Missing => "missing",
            Usability::NotRead(_) => "not-read",
            Usability::Unresolved(_) => "unresolved",
            Usability::TooNarrow => "too-narrow",
            Usability::Undated => "undated",
            Usability::FromTheFuture(_) => "future-dated",
            Usability::Stale(_) => "stale",
            Usability::StaleOn(..) => "stale-on-the-day",
        }
    }
}

impl Check {
    /// The status now.
    pub fn status(&self) -> CheckStatus {
        self.now.status.unwrap_or(CheckStatus::NotRequested)
    }

    /// The last day on which the check is young enough.
    pub fn good_until(&self, policy: &Policy) -> Option<NaiveDate> {
        self.now.issued?.checked_add_days(Days::new(u64::from(policy.check_max_age_days)))
    }

    /// Whether the check can be used, today and on the coming date that matters.
    pub fn usability(&self, policy: &Policy, today: NaiveDate, matters_on: Option<NaiveDate>) -> Usability {
        if self.status() != CheckStatus::Read {
            return Usability::NotRead(self.status());
        }
        match self.now.result {
            None | Some(CheckResult::Incomplete | CheckResult::Unknown) => {
                return Usability::Unresolved(self.now.result);
            }
            Some(_) => {}
        }
        if self.check == CheckKind::Police && self.now.kind != Some(PoliceKind::Crjmc) {
            return Usability::TooNarrow;
        }
        // Interviews and statutory bars have a day, too: what was true last year is asked again.
        let Some((issued, until)) = self.now.issued.zip(self.good_until(policy)) else {
            return Usability::Undated;
        };
        if issued > today {
            Usability::FromTheFuture(issued)
        } else if until < today {
            Usability::Stale(until)
        } else {
            match matters_on.filter(|day| *day > until) {
                Some(day) => Usability::StaleOn(until, day),
                None => Usability::Usable,
            }
        }
    }

    pub(super) fn take(&mut self, stamp: Stamp, body: CheckBody) {
        let step = body.clone();
        let now = &mut self.now;
        now.kind = body.kind.or(now.kind);
        now.method = body.method.or(now.method);
        now.status = body.status.or(now.status);
        now.result = body.result.or(now.result);
        now.issued = body.issued.or(now.issued);
        now.bureau = body.bureau.or(now.bureau.take());
        now.band = body.band.or(now.band);
        now.document = body.document.or(now.document);
        now.provider = body.provider.or(now.provider.take());
        now.reference = body.reference.or(now.reference.take());
        now.text = body.text.or(now.text.take());
        // A report says all its flags, also that there is none any more.
        if !body.flags.is_empty() || !body.raw.is_empty() {
            now.flags = body.flags;
        }
        if !body.raw.is_empty() {
            now.raw = body.raw;
        }
        self.steps.push((stamp, step));
    }
}
