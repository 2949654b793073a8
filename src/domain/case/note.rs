//! What replies, notes, notices and advice of counsel say.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::conflict::DismissedTie;
use crate::domain::case::finding::Handling;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::route::Support;

/// The body of `record reply`: what the applicant says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReplyBody {
    /// The finding or note it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
    /// When they said it.
    pub on: NaiveDate,
    /// What they said.
    pub text: String,
}

/// The body of `record note`, `counsel` and `notice`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NoteBody {
    /// The text.
    pub text: String,
    /// Who may read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// For a notice: when the applicant was told. For what came back on a disclosure: when it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// For a note on another item: which. On a disclosure it is what came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
    /// For a note on a deferral: which of its triggers was pulled, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<u32>,
    /// For a note on the report of a candidate who is the target: what was done for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// For a note on the case's first event: about whom a suggested tie is dismissed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dismissed: Option<PersonId>,
    /// Which tie of theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<DismissedTie>,
}
