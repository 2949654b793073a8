//! Conflicts of interest: what people declare before they look.

use serde::{Deserialize, Serialize};

use crate::domain::words::words;

words! {
    /// What ties a person to a case. A tie recuses; membership of the riding is an interest.
    Tie "tie" {
        /// Acts for or against the applicant, a rival or a donor.
        ActsFor = "acts-for",
        Personal = "personal",
        Business = "business",
        /// Member of that riding: shown, and bars only deciding and seconding.
        Riding = "riding",
        None = "none",
    }
}

words! {
    /// What suggests a tie that nobody declared.
    TieSign "tie-sign" {
        /// The family name of the applicant, or of somebody related to the case.
        Name = "name",
        /// A firm that is related to the case.
        Firm = "firm",
        /// The riding of the case.
        Riding = "riding",
    }
}

/// A suggested tie that somebody dismisses: what suggested it, and with whom or what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DismissedTie {
    /// What suggested it.
    pub sign: TieSign,
    /// A name, a firm, the code of the riding.
    pub with: String,
}

/// The body of `declare`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeclareBody {
    /// What ties the person to the case.
    pub kind: Tie,
    /// In their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
