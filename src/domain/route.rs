//! Routes by the nature of a matter: whom it goes to, who is notified, what must be answered before anything goes
//! outside (`docs/rules.md`, 7.4). How offices are reached is a setting of the party's policy, never written here.

use chrono::{Days, NaiveDate};

use crate::domain::clock::holidays::end_of_limit;
use crate::domain::event::Tier;
use crate::domain::words::words;

words! {
    /// The person's part in the interference. It decides the route: a target is helped, complicity is examined.
    Posture "posture" {
        Target = "target",
        Unwitting = "unwitting",
        SemiWitting = "semi-witting",
        Witting = "witting",
        Unknown = "unknown",
    }
}

impl Posture {
    /// How grave it is: what is not known is graver than a part that nobody noticed, and a target has none.
    pub fn gravity(self) -> u8 {
        match self {
            Posture::Target => 0,
            Posture::Unwitting => 1,
            Posture::Unknown => 2,
            Posture::SemiWitting => 3,
            Posture::Witting => 4,
        }
    }

    /// Whether it says that the person knew, in part or whole.
    pub fn is_complicit(self) -> bool {
        matches!(self, Posture::SemiWitting | Posture::Witting)
    }
}

words! {
    /// The nature of a matter.
    Matter "matter" {
        /// The local police at once, then the national tier; every tier skipped is notified afterwards.
        ThreatToLife = "threat-to-life",
        /// A foreign state meddles with an election.
        ElectionInterference = "election-interference",
        /// A candidate or a device is targeted.
        Targeted = "targeted",
        /// A candidate reports that they are the target: goes to every tier, and opens the support checklist.
        VictimReport = "victim-report",
        /// A candidate is suspected of knowing part in interference.
        Complicity = "complicity",
        /// A possible elections offence, or foreign money.
        ElectionsOffence = "elections-offence",
        /// A question for legal counsel.
        LegalQuestion = "legal-question",
        /// A member of staff is concerned.
        StaffMember = "staff-member",
        /// Anything else that is serious.
        Serious = "serious",
    }
}

words! {
    /// An office, of the party or outside, whose contact line is a setting of the policy.
    Channel "channel" {
        Police = "police",
        /// The party's person cleared for classified briefings: the contact to the election task force.
        ClearedRepresentative = "cleared-representative",
        SecurityIntelligence = "security-intelligence",
        FederalPolice = "federal-police",
        PartyHelp = "party-help",
        CyberCentre = "cyber-centre",
        /// Security services for candidates, offered below the threshold of the police.
        PrivateSecurity = "private-security",
        ElectionsCommissioner = "elections-commissioner",
        LegalCounsel = "legal-counsel",
        HumanResources = "human-resources",
        NationalDirector = "national-director",
        LeaderOffice = "leader-office",
        NationalBoard = "national-board",
    }
}

words! {
    /// What is done for a candidate who is the target.
    Support "support" {
        ContactPerson = "contact-person",
        SafetyPlan = "safety-plan",
        PoliceReport = "police-report",
        PrivateSecurity = "private-security",
        DevicesAndAccounts = "devices-and-accounts",
        FamilyAndHome = "family-and-home",
        AfterCare = "after-care",
    }
}

words! {
    /// What must be answered before anything goes outside.
    Demand "demand" { Credible = "credible", Actionable = "actionable", Authority = "authority" }
}

/// An ineligible contribution goes back within so many days of the day on which it is known (Canada Elections Act;
/// `docs/rules.md`, 7.6); where the last is a holiday, by the next day that is none (2.7).
pub const DONATION_BACK_DAYS: u32 = 30;

/// What a route suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// Whom it goes to, the first first.
    pub channels: &'static [Channel],
    /// The tier at which it must be answered, where the usual one does not do.
    pub answered_at: Option<Tier>,
    /// What must be answered before it goes outside; empty where it goes at once.
    pub demands: &'static [Demand],
    /// Whether the words stay with those who handle it.
    pub restricted: bool,
    /// Whether the file keeps no more than a pointer to where the matter is kept.
    pub pointer_only: bool,
    /// Within how many days something must be done by law.
    within_days: Option<u32>,
}

impl Advice {
    /// Within how many days something must be done, and the last of them, from the day on which the matter is known.
    pub fn last_day(&self, known: NaiveDate) -> Option<(u32, NaiveDate)> {
        let days = self.within_days?;
        Some((days, end_of_limit(known.checked_add_days(Days::new(u64::from(days)))?)))
    }
}

/// The default of every matter.
const PLAIN: Advice = Advice {
    channels: &[],
    answered_at: None,
    demands: Demand::ALL_OF_THEM,
    restricted: false,
    pointer_only: false,
    within_days: None,
};

impl Demand {
    const ALL_OF_THEM: &'static [Demand] = &[Demand::Credible, Demand::Actionable, Demand::Authority];
}

/// The route of a matter. `election` says whether an election is on, `serious` whether the matter is.
pub fn advice(matter: Matter, election: bool, serious: bool) -> Advice {
    match matter {
        Matter::ThreatToLife => Advice {
            channels: &[Channel::Police, Channel::NationalDirector],
            answered_at: Some(Tier::National),
            demands: &[],
            ..PLAIN
        },
        Matter::ElectionInterference if election => Advice {
            channels: &[
                Channel::ClearedRepresentative,
                Channel::SecurityIntelligence,
                Channel::FederalPolice,
            ],
            ..PLAIN
        },
        Matter::ElectionInterference => {
            Advice { channels: &[Channel::SecurityIntelligence, Channel::FederalPolice], ..PLAIN }
        }
        Matter::Complicity => Advice {
            channels: &[Channel::SecurityIntelligence, Channel::FederalPolice],
            // The flag says who may be told; nobody else reads it.
            restricted: true,
            ..PLAIN
        },
        Matter::Targeted | Matter::VictimReport => Advice {
            channels: if serious {
                &[Channel::PartyHelp, Channel::CyberCentre, Channel::PrivateSecurity]
            } else {
                &[Channel::PartyHelp]
            },
            answered_at: (matter == Matter::VictimReport).then_some(Tier::National),
            ..PLAIN
        },
        Matter::ElectionsOffence => Advice {
            channels: &[Channel::ElectionsCommissioner],
            within_days: Some(DONATION_BACK_DAYS),
            ..PLAIN
        },
        Matter::LegalQuestion => Advice { channels: &[Channel::LegalCounsel], restricted: true, ..PLAIN },
        Matter::StaffMember => Advice { channels: &[Channel::HumanResources], pointer_only: true, ..PLAIN },
        Matter::Serious => Advice {
            channels: &[Channel::NationalDirector, Channel::LeaderOffice, Channel::NationalBoard],
            ..PLAIN
        },
    }
}

/// The route that the posture of a foreign-interference note offers: a target is helped, suspected complicity is
/// examined. An unknown posture offers none.
pub fn offered(posture: Posture) -> Option<Matter> {
    match posture {
        Posture::Target | Posture::Unwitting => Some(Matter::Targeted),
        Posture::SemiWitting | Posture::Witting => Some(Matter::Complicity),
        Posture::Unknown => None,
    }
}
