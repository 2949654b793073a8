//! What recommendations and decisions say; whether they count is read from headers, in `skeleton.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::Stamp;
use crate::domain::district::DistrictCode;
use crate::domain::event::Outcome;
use crate::domain::ids::EventId;
use crate::domain::skeleton::DecisionState;
use crate::domain::words::words;

words! {
    /// Why a greenlight is withheld.
    Reason "reason" {
        Legal = "legal",
        Financial = "financial",
        Ethical = "ethical",
        Candour = "candour",
        Values = "values",
        Fi = "fi",
        Ineligible = "ineligible",
        Incomplete = "incomplete",
    }
}

words! {
    /// On what ground a decision is reversed.
    ReversalGround "reversal-ground" { Appeal = "appeal", NewFacts = "new-facts", Error = "error" }
}

/// A condition of a greenlight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What must be done.
    pub text: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
    /// What will show it.
    pub evidence: String,
}

/// What an override of local members must answer, beside its evidence (`docs/rules.md`, 8.6).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Override {
    /// "More than a shadow of doubt", answered in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub shadow_of_doubt: String,
    /// When the applicant was heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard_on: Option<NaiveDate>,
    /// Why they were not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_heard: Option<String>,
    /// When the leader was consulted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader_on: Option<NaiveDate>,
}

/// The body of `met`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MetBody {
    /// What shows that the condition is met.
    pub evidence: String,
    /// The paper that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<EventId>,
}

/// The body of `recommend`, `decide` and `reverse`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionBody {
    /// The reason code of a withholding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// On what ground an earlier decision is reversed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<ReversalGround>,
    /// The reasons, for the party.
    pub why: String,
    /// A text that is safe to give to the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicant: Option<String>,
    /// The findings, notes and documents on which it rests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<EventId>,
    /// What an override of local members must answer.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub overrides: Option<Override>,
    /// The conditions of a conditional greenlight.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

/// A recommendation.
#[derive(Debug, Clone)]
pub struct Recommended {
    /// By whom.
    pub stamp: Stamp,
    /// What for.
    pub outcome: Outcome,
    /// What was said.
    pub body: Option<DecisionBody>,
}

/// A decision or a reversal.
#[derive(Debug, Clone)]
pub struct Decision {
    /// By whom. Its id is this event's.
    pub stamp: Stamp,
    /// What was decided.
    pub outcome: Outcome,
    /// How it stands.
    pub state: DecisionState,
    /// What it reverses.
    pub reverses: Option<EventId>,
    /// The recommendation on which it relied.
    pub recommendation: Option<EventId>,
    /// Who seconded it with effect.
    pub second: Option<Stamp>,
    /// Whether it takes a second.
    pub needs_second: bool,
    /// For which district, with its order.
    pub district: Option<(u16, DistrictCode)>,
    /// What was said.
    pub body: Option<DecisionBody>,
    /// Flags, findings, checks and replies that it had not seen.
    pub unseen: Vec<EventId>,
}
