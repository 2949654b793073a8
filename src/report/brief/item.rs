//! One item of a brief: a finding, a note or a flag, with its texts as far as they are passed on.

use serde::Serialize;

use crate::domain::ids::EventId;

/// A text of the record, or the mark of the place from which it was taken out.
#[derive(Debug, Clone, Serialize)]
pub struct Passage {
    /// The text; absent where it is withheld or was purged.
    pub text: Option<String>,
    /// Why it is not here, in words.
    pub withheld: Option<String>,
}

/// What the applicant says.
#[derive(Debug, Clone, Serialize)]
pub struct BriefReply {
    /// When they said it, in words.
    pub lead: String,
    /// What they said.
    #[serde(flatten)]
    pub said: Passage,
}

/// A finding, a note or a flag: its head in words, its text, what the applicant says right beside it.
#[derive(Debug, Clone, Serialize)]
pub struct BriefItem {
    /// The event's id.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// For a finding: its severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<u8>,
    /// Category, grade, posture, state: in words.
    pub head: String,
    /// What it says.
    #[serde(flatten)]
    pub said: Passage,
    /// For a finding: what is established, kept apart from what is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Passage>,
    /// For a finding: what its writer infers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inference: Option<Passage>,
    /// For a finding: how it stands to others that tell the same, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Further words: origin, innocent explanation, answer. Label and text.
    pub more: Vec<(String, String)>,
    /// What the applicant says about it.
    pub replies: Vec<BriefReply>,
    /// Where the applicant says nothing: whether it was put to them.
    pub put: Option<String>,
}

/// A finding that does not hold any more.
#[derive(Debug, Clone, Serialize)]
pub struct BriefWithdrawn {
    /// The finding.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// Which finding, what it is now, who said so: in words.
    pub head: String,
    /// Why.
    pub why: Option<Passage>,
}
