//! Disclosures outside the party: what, to whom, by what authority, when, and what came back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::Stamp;
use crate::domain::ids::EventId;

/// The body of `refer`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReferBody {
    /// To whom: the word of a channel, or a name.
    pub to: String,
    /// What was told.
    pub text: String,
    /// On what day.
    pub on: NaiveDate,
    /// By what authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Why it is credible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credible: Option<String>,
    /// What the receiver can do with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actionable: Option<String>,
    /// The receiver's number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// By when they are to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_due: Option<NaiveDate>,
    /// The flag or note that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
    /// Whether it is an exercise: nobody outside was told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drill: bool,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct ReferralReply {
    /// Who recorded it.
    pub stamp: Stamp,
    /// When it came.
    pub on: Option<NaiveDate>,
    /// What it said.
    pub text: String,
}

/// A disclosure outside.
#[derive(Debug, Clone)]
pub struct Referral {
    /// By whom. Its id is this event's.
    pub stamp: Stamp,
    /// Whether it went by the safety route.
    pub safety: bool,
    /// What was told; absent once purged.
    pub body: Option<ReferBody>,
    /// What came back, in the order in which it was recorded.
    pub replies: Vec<ReferralReply>,
}
