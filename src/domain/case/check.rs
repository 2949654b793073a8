//! Checks on a person: police, credit, declaration and the rest; what state each is in and whether it can be used.
//! Status and result are separate, and so are the provider's words (`raw`) and our reading of them.

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
