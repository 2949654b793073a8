//! What the applicant says, as somebody took it down.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::{Replayed, chain_start};
use crate::domain::case::{CaseFile, Text};
use crate::domain::entry::{Entry, body_of};
use crate::domain::ids::EventId;
use crate::domain::refusal::{Cause, Refusal, not_ahead, said, shaped};

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

/// Whether the body says what it must.
pub(super) fn shape(entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<ReplyBody>(entry)?;
    not_ahead(body.on, today)?;
    said(&body.text, Cause::TextEmpty)
}

impl CaseFile {
    pub(super) fn take_reply(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<ReplyBody>(event.entry)?;
        let about = body.about.map(|about| chain_start(event.history, about));
        self.findings
            .iter_mut()
            .filter(|finding| Some(finding.stamp.id) == about)
            .for_each(|finding| finding.answered(body.on));
        self.interference
            .iter_mut()
            .filter(|note| Some(note.id()) == about)
            .for_each(|note| note.answered(body.on));
        self.replies.push(Text { stamp: event.stamp, body: ReplyBody { about, ..ReplyBody::clone(&body) } });
        Some(())
    }
}
