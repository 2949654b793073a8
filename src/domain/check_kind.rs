//! What is checked on a person: the kinds of checks, and what is particular to each, in one table. A new kind is a line
//! of the list, a row of the table, and its name in `locales/`.

use crate::domain::words::{Word, words};

words! {
    /// What is checked. What is particular to each: [`CheckKind::of_kind`].
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
    /// Our reading of a result. Which ones fit which kind of check: [`CheckResult::fits`].
    CheckResult "check-result" {
        /// Police: nothing found under this name and birth date.
        Negative = "negative",
        /// Police: the applicant declared a record and it matches.
        ConfirmedDeclared = "confirmed-declared",
        /// Police: not resolved, never red (`docs/rules.md`, 4.3). It does not say that there is a record; most causes
        /// are innocent, so no page shows it as an alarm.
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
        /// A public registry: no entry under the names that were searched.
        Nothing = "nothing",
        /// A public registry: an entry under one of them.
        Entry = "entry",
        /// A value that we do not know. Never clear.
        Unknown = "unknown",
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
    /// What is agreed to.
    ConsentFor "consent-for" {
        /// To run the check.
        Run = "run",
        /// To our seeing its result.
        Result = "result",
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

/// How a kind of check is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// Somebody is asked for it; the police for one of two kinds.
    Requested,
    /// Nobody is asked: what is known is written down.
    Recorded,
}

/// What is particular to a kind of check.
#[derive(Debug, Clone, Copy)]
pub struct OfKind {
    /// Whether every greenlight needs it: no policy can do without.
    pub required: bool,
    /// Whether the applicant must agree to it.
    pub needs_consent: bool,
    /// How it is begun.
    pub begun: Begun,
    /// The results that it can have, besides one that we do not know.
    results: &'static [CheckResult],
}

impl CheckKind {
    /// What is particular to this kind: one row each.
    pub const fn of_kind(self) -> OfKind {
        use Begun::{Recorded, Requested};
        use CheckResult::{
            CertifiedNone, CertifiedRecord, Clear, ConfirmedDeclared, Entry, Incomplete, Negative, NoHit,
            Nothing, Review,
        };
        const OF_POLICE: &[CheckResult] =
            &[Negative, ConfirmedDeclared, Incomplete, CertifiedNone, CertifiedRecord];
        const fn row(
            required: bool,
            needs_consent: bool,
            begun: Begun,
            results: &'static [CheckResult],
        ) -> OfKind {
            OfKind { required, needs_consent, begun, results }
        }
        match self {
            CheckKind::Police => row(true, true, Requested, OF_POLICE),
            CheckKind::Credit => row(true, true, Requested, &[Clear, Review, NoHit]),
            CheckKind::Declaration | CheckKind::Eligibility => row(true, false, Recorded, &[Clear, Review]),
            CheckKind::References => row(false, true, Requested, &[Clear, Review]),
            CheckKind::InfluenceRegistry => row(false, false, Recorded, &[Nothing, Entry]),
            CheckKind::CourtRegister
            | CheckKind::Online
            | CheckKind::Interview
            | CheckKind::Sanctions
            | CheckKind::Lobbyists
            | CheckKind::Insolvency => row(false, false, Requested, &[Clear, Review]),
        }
    }

    /// The kinds of which something is so, in the order of the list.
    pub fn of_which(is_so: impl Fn(OfKind) -> bool) -> impl Iterator<Item = CheckKind> {
        CheckKind::ALL.iter().copied().filter(move |kind| is_so(kind.of_kind()))
    }
}

impl CheckResult {
    /// Whether this result can be had from this kind of check.
    pub fn fits(self, check: CheckKind) -> bool {
        self == CheckResult::Unknown || check.of_kind().results.contains(&self)
    }
}
