//! Why somebody may not: the rules of the law, each by the name under which it is refused.

use crate::domain::event::{Role, Tier};
use crate::domain::words::words;

words! {
    /// Why an act is not offered to anybody.
    Barred "denied-detail" {
        Greenlit = "greenlit-is-read-from-the-decision",
        OwnRecusal = "nobody-ends-their-own-recusal",
        ReportRead = "a-report-once-read-loses-its-document-only",
        Held = "a-legal-hold-stops-this-rule-of-purge",
        RosterVerb = "the-verb-belongs-to-the-roster",
    }
}

words! {
    /// What is wrong with what an act names.
    Unfit "denied-detail" {
        Flag = "no-such-flag",
        FlagAnswered = "the-flag-is-answered",
        NotLower = "a-flag-returns-to-a-lower-tier",
        NoTierAbove = "no-tier-is-above-the-leader-s",
        Continued = "what-it-continues-or-corrects",
        Adopted = "what-it-adopts",
        Deferral = "no-such-deferral",
        DecisionInEffect = "no-such-decision-in-effect",
        Decision = "no-such-decision",
        Prior = "no-such-prior",
        Finding = "no-such-finding",
        Declined = "it-was-declined",
        NoSecond = "it-needs-no-second",
        NothingWaits = "nothing-there-waits-for-a-second",
    }
}

/// Why somebody may not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The event cites roster heads that are not here, or fewer than its parents cite.
    #[error("it does not cite the roster that its parents cite")]
    RosterCitation,
    /// The event builds on one that never counted.
    #[error("it builds on an event that never counted")]
    ParentVoid,
    /// The key belongs to nobody.
    #[error("the key belongs to nobody on the roster")]
    Stranger,
    /// The author has no role that may, inside the scope.
    #[error("`{row}` takes the role {} over the district", words(.roles))]
    Role {
        /// The row of the table.
        row: &'static str,
        /// The roles that may.
        roles: &'static [Role],
    },
    /// The act is not offered to anybody.
    #[error("nobody may do this: {0}")]
    Nobody(Barred),
    /// The person is recused.
    #[error("a recused person may only declare, or report a danger")]
    Recused,
    /// The person is a member of the riding.
    #[error("a member of the riding neither decides nor seconds")]
    Interest,
    /// The person who raised a flag does not act on it.
    #[error("the person who raised a flag neither accepts nor answers it")]
    Raiser,
    /// The flag is at a tier above.
    #[error("the flag stands at the {0} tier")]
    Tier(Tier),
    /// What the act names is not in its past, or not in a state for it.
    #[error("it names something that is not there for it: {0}")]
    Target(Unfit),
    /// Nobody else, not recused, has recommended.
    #[error("nobody else, not recused, has recommended")]
    NoRecommendation,
    /// A decision is in effect.
    #[error("a decision stands; only `reverse` can follow it")]
    OnlyReverse,
    /// A second is another person's.
    #[error("a second comes from a person who wrote neither the act nor the recommendation")]
    NotAnother,
}

impl Denied {
    /// The rule's id: the same at the desk, at the border and in a history. It never changes.
    pub fn id(&self) -> &'static str {
        match self {
            Denied::RosterCitation => "roster-citation",
            Denied::ParentVoid => "parent-void",
            Denied::Stranger => "stranger",
            Denied::Role { .. } => "role",
            Denied::Nobody(_) => "nobody",
            Denied::Recused => "recused",
            Denied::Interest => "interest",
            Denied::Raiser => "raiser",
            Denied::Tier(_) => "tier",
            Denied::Target(_) => "target",
            Denied::NoRecommendation => "no-recommendation",
            Denied::OnlyReverse => "only-reverse",
            Denied::NotAnother => "not-another",
        }
    }
}

fn words(roles: &[Role]) -> String {
    roles.iter().map(|role| crate::domain::words::Word::word(*role)).collect::<Vec<_>>().join(" or ")
}
