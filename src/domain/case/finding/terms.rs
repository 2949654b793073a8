//! The closed lists of a finding: what it is about, of what sort it is, how far it has come.

use crate::domain::words::words;

words! {
    /// What a finding is about. Health is never collected.
    Category "category" {
        Identity = "identity",
        Eligibility = "eligibility",
        CitizenshipAndTravel = "citizenship-and-travel",
        Education = "education",
        EmploymentAndBusiness = "employment-and-business",
        ProfessionalDiscipline = "professional-discipline",
        Criminal = "criminal",
        CivilLitigation = "civil-litigation",
        Financial = "financial",
        ConflictsAndLobbying = "conflicts-and-lobbying",
        PoliticalHistory = "political-history",
        Donations = "donations",
        ForeignLinks = "foreign-links",
        PublicationsAndAccounts = "publications-and-accounts",
        RelationshipsAndConduct = "relationships-and-conduct",
        /// Hiding something is a finding of its own.
        Candour = "candour",
        Other = "other",
    }
}

words! {
    /// What sort of finding it is.
    FindingKind "finding-kind" {
        Adverse = "adverse",
        Unverifiable = "unverifiable",
        Missing = "missing",
        Inconsistent = "inconsistent",
        Positive = "positive",
    }
}

impl FindingKind {
    /// How adverse it is to the applicant: a positive finding least, an adverse one most.
    pub(super) fn weight(self) -> u8 {
        match self {
            FindingKind::Positive => 0,
            FindingKind::Unverifiable | FindingKind::Missing | FindingKind::Inconsistent => 1,
            FindingKind::Adverse => 2,
        }
    }
}

words! {
    /// Whether the applicant said so.
    Disclosed "disclosed" {
        Volunteered = "volunteered",
        WhenAsked = "when-asked",
        Denied = "denied",
        NotAsked = "not-asked",
    }
}

words! {
    /// How far a finding has come.
    FindingStatus "finding-status" {
        Open = "open",
        Put = "put",
        Resolved = "resolved",
        Mitigated = "mitigated",
        Substantiated = "substantiated",
        Unsubstantiated = "unsubstantiated",
        /// Nobody can establish whether it is true.
        CannotTell = "cannot-tell",
    }
}

impl FindingStatus {
    /// Whether it makes the finding less serious.
    pub(super) fn lightens(self) -> bool {
        matches!(self, FindingStatus::Resolved | FindingStatus::Mitigated | FindingStatus::Unsubstantiated)
    }

    /// Whether somebody else must sign it, from severity 2 on: it lightens the finding, or ends the search for its truth.
    pub(super) fn needs_another(self) -> bool {
        self.lightens() || self == FindingStatus::CannotTell
    }

    /// Whether it says that there is nothing more to it: then nothing can rest on the finding.
    pub(super) fn clears(self) -> bool {
        matches!(self, FindingStatus::Resolved | FindingStatus::Unsubstantiated)
    }

    /// Whether the finding still waits for an end.
    pub fn is_open(self) -> bool {
        matches!(self, FindingStatus::Open | FindingStatus::Put)
    }
}
