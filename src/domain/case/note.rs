//! Notes, notices to the applicant and advice of counsel; and what a note on another item does to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::deferral::{self, Pulled};
use crate::domain::case::flag::{self, Supported};
use crate::domain::case::handling::Handling;
use crate::domain::case::referral::ReferralReply;
use crate::domain::case::replay::Replayed;
use crate::domain::case::text_for_applicant::for_applicant;
use crate::domain::case::ties::{DismissedTie, dismiss};
use crate::domain::case::view::View;
use crate::domain::case::{CaseFile, Text};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::RecordKind;
use crate::domain::ids::{Digest256, EventId, PersonId};
use crate::domain::refusal::{Cause, Refusal, said, shaped};
use crate::domain::route::Support;

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
    /// For a note on a deferral: which of its triggers occurred, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<u32>,
    /// For a note on the report of a candidate who is the target: what was done for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// For the reason of a judgement on an earlier file: the mark of that file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Digest256>,
    /// For a note on the case's first event: about whom a suggested tie is dismissed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dismissed: Option<PersonId>,
    /// Which tie of theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<DismissedTie>,
}

/// Whether the body says something.
pub(super) fn shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<NoteBody>(entry)?;
    said(&body.text, Cause::TextEmpty)
}

/// A note that dismisses a tie, reports a trigger, or says what was done for a target, names something that is there
/// for it.
pub(super) fn content(view: &View<'_>, me: PersonId, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<NoteBody>(entry).unwrap_or_default();
    if let Some(person) = body.dismissed {
        dismiss(view, me, person, body.tie.as_ref())?;
    }
    if let Some(trigger) = body.trigger {
        deferral::has_trigger(view.file, body.about, trigger)?;
    }
    if body.support.is_some() { flag::may_support(view.file, body.about) } else { Ok(()) }
}

/// A notice goes to the applicant.
pub(super) fn notice(file: &CaseFile, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<NoteBody>(entry).unwrap_or_default();
    for_applicant(file, &body.text)
}

impl CaseFile {
    /// Whether it is advice of counsel that is here without its text, because it is sent to approvers only.
    pub fn was_not_sent(&self, entry: &Entry) -> bool {
        entry.is_counsel() && entry.is_without_its_body() && !self.skeleton.purged.contains(&entry.id)
    }

    /// How many notes of counsel are here without their text.
    pub fn counsel_not_sent(&self) -> usize {
        self.history.entries().iter().filter(|entry| self.was_not_sent(entry)).count()
    }

    pub(super) fn take_note(&mut self, event: &Replayed<'_>, kind: RecordKind) -> Option<()> {
        let text = Text { stamp: event.stamp, body: body_of(event.entry)? };
        match kind {
            RecordKind::Counsel => self.counsel.push(text),
            RecordKind::Notice => self.notices.push(text),
            _ => self.notes.push(text),
        }
        Some(())
    }

    /// Notes about another item: what came back on a disclosure, a trigger that occurred, support for a target.
    pub(super) fn take_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        // A case that learned when its events arrived reads its notes again.
        self.referrals.iter_mut().for_each(|referral| referral.replies.clear());
        for Text { stamp, body } in &notes {
            let (stamp, text) = (*stamp, || body.text.clone());
            let pulled_on = self.place().day(self.since(&stamp).utc());
            let Some(about) = body.about else { continue };
            if let Some(referral) = self.referrals.iter_mut().find(|referral| referral.stamp.id == about) {
                referral.replies.push(ReferralReply { stamp, on: body.on, text: text() });
            }
            if let Some(deferral) = self.deferrals.iter_mut().find(|deferral| deferral.stamp.id == about)
                && let Some(trigger) = body.trigger
            {
                deferral.pulled.push(Pulled { stamp, trigger, text: text() });
                // The deadline that it suspended runs again from that day.
                let suspended =
                    self.flags.iter_mut().find(|flag| deferral.live && deferral.flag == Some(flag.stamp.id));
                if let Some(flag) = suspended {
                    flag.deferred_to = flag.deferred_to.map(|until| until.min(pulled_on));
                }
            }
            if let Some(flag) = self.flags.iter_mut().find(|flag| flag.stamp.id == about)
                && let Some(what) = body.support
            {
                flag.support.push(Supported { stamp, what, text: text() });
            }
        }
        self.notes = notes;
    }
}
