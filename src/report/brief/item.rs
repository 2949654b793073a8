//! One item of a brief: a finding, a note or a flag, with its texts as far as they are passed on.

use serde::Serialize;

use crate::domain::ids::EventId;
use crate::report::sheet::rows::Mark;

/// A text of the record, or the mark in its place where it is withheld.
#[derive(Debug, Clone, Serialize)]
pub struct Passage {
    /// The text; absent where it is withheld or was purged.
    pub text: Option<String>,
    /// Why it is absent, in words.
    pub withheld: Option<String>,
}

/// A reply of the applicant.
#[derive(Debug, Clone, Serialize)]
pub struct BriefReply {
    /// When they said it, in words.
    pub lead: String,
    /// What they said.
    #[serde(flatten)]
    pub passage: Passage,
}

/// A finding, a note or a flag, with the applicant's replies directly after its text.
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
    pub passage: Passage,
    /// For a finding: what is established, kept apart from what is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Passage>,
    /// For a finding: what its writer infers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inference: Option<Passage>,
    /// For a finding: its links to others that say the same, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Further words, each with a label: origin, innocent explanation, answer.
    pub more: Vec<(String, String)>,
    /// The applicant's replies.
    pub replies: Vec<BriefReply>,
    /// Where there is no reply: whether it was put to the applicant.
    pub put: Option<String>,
}

impl BriefItem {
    /// An item with this passage and nothing else.
    pub(super) fn new(mark: &Mark, head: String, passage: Passage) -> BriefItem {
        BriefItem {
            id: mark.id,
            short: mark.short.clone(),
            severity: None,
            head,
            passage,
            fact: None,
            inference: None,
            links: Vec::new(),
            more: Vec::new(),
            replies: Vec::new(),
            put: None,
        }
    }
}

/// A withdrawn finding or note.
#[derive(Debug, Clone, Serialize)]
pub struct BriefWithdrawn {
    /// The finding or note.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// Which it is, its status and who withdrew it, in words.
    pub head: String,
    /// Why.
    pub why: Option<Passage>,
}
