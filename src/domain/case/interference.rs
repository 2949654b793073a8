//! Foreign-interference notes: conduct, never origin. The questions and the guidance are in `locales/`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::case::handling::{Handling, handling_kept, loosens};
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Relation, Role};
use crate::domain::grade::Grade;
use crate::domain::refusal::{Cause, Refusal, said, shaped, wrong_shape};
use crate::domain::roster::Same;
use crate::domain::route::Posture;
use crate::domain::words::words;

words! {
    /// The sixteen indicators of conduct (`docs/rules.md`, 6.1).
    Indicator "indicator" {
        Fi01 = "FI-01", Fi02 = "FI-02", Fi03 = "FI-03", Fi04 = "FI-04",
        Fi05 = "FI-05", Fi06 = "FI-06", Fi07 = "FI-07", Fi08 = "FI-08",
        Fi09 = "FI-09", Fi10 = "FI-10", Fi11 = "FI-11", Fi12 = "FI-12",
        Fi13 = "FI-13", Fi14 = "FI-14", Fi15 = "FI-15", Fi16 = "FI-16",
    }
}

/// The body of `record interference`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InterferenceBody {
    /// Which indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Indicator>,
    /// The person's part in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posture: Option<Posture>,
    /// The grade of the source and of the information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The innocent explanation that was tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innocent: Option<String>,
    /// The conduct.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// The condition of handling code `C`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling_condition: Option<String>,
    /// Fields that this program does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A note with all that was ever said of it.
#[derive(Debug, Clone)]
pub struct Interference {
    /// Who wrote it. Its id is this event's.
    pub stamp: Stamp,
    /// The current state.
    pub now: InterferenceBody,
    /// Everything said, the first included.
    pub steps: Vec<(Stamp, Arc<InterferenceBody>)>,
}

impl Interference {
    /// Takes a step into account; what would loosen the note's handling counts only from its author, a reviewer or an
    /// approver.
    fn take(&mut self, stamp: Stamp, role: Option<Role>, body: Arc<InterferenceBody>, same: &Same) {
        let may_loosen =
            matches!(role, Some(Role::Reviewer | Role::Approver)) || same.is(stamp.by, self.stamp.by);
        let lets_out = self.lets_out(&body) && !may_loosen;
        let now = &mut self.now;
        now.indicator = body.indicator.or(now.indicator);
        now.posture = body.posture.or(now.posture);
        now.grade = body.grade.or(now.grade);
        now.innocent = body.innocent.clone().or(now.innocent.take());
        now.text = body.text.clone().or(now.text.take());
        if !lets_out {
            now.handling = body.handling.or(now.handling);
            now.handling_condition = body.handling_condition.clone().or(now.handling_condition.take());
        }
        now.extra.extend(body.extra.clone());
        self.steps.push((stamp, body));
    }

    /// Whether a step would let it be passed on where it may not be now.
    pub fn lets_out(&self, step: &InterferenceBody) -> bool {
        let now = (self.now.handling, self.now.handling_condition.as_deref());
        loosens(now, step.handling, step.handling_condition.as_deref())
    }
}

/// Whether the body says what it must.
pub(super) fn shape(first: bool, entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<InterferenceBody>(entry)?;
    if !first {
        return Ok(());
    }
    if body.indicator.is_none() {
        return Err(wrong_shape(entry));
    }
    said(body.text.as_deref().unwrap_or_default(), Cause::TextEmpty)?;
    said(body.innocent.as_deref().unwrap_or_default(), Cause::InnocentEmpty)
}

/// As for a finding, only its author, a reviewer or an approver loosens a note's handling.
pub(super) fn content(
    file: &CaseFile,
    after: &CaseFile,
    relation: Relation,
    entry: &Entry,
) -> Result<(), Refusal> {
    let Some(first) = relation.target().map(|target| file.chain(target)) else { return Ok(()) };
    let find = |file: &'_ CaseFile| file.interference.iter().find(|note| note.stamp.id == first).cloned();
    let Some((before, after)) = find(file).zip(find(after)) else { return Err(wrong_shape(entry)) };
    let held = |note: &Interference| (note.now.handling, note.now.handling_condition.clone());
    let lets_out = before.lets_out(&body_of::<InterferenceBody>(entry).unwrap_or_default());
    if lets_out && held(&before) == held(&after) { Err(handling_kept(None)) } else { Ok(()) }
}

impl CaseFile {
    pub(super) fn take_interference(&mut self, event: &Replayed<'_>) -> Option<()> {
        let (stamp, body) = (event.stamp, body_of::<InterferenceBody>(event.entry)?);
        match event.chain() {
            None => {
                self.interference.push(Interference {
                    stamp,
                    now: InterferenceBody::clone(&body),
                    steps: vec![(stamp, body)],
                });
            }
            Some(first) => {
                let note = self.interference.iter_mut().find(|note| note.stamp.id == first)?;
                note.take(stamp, event.role, body, event.same);
            }
        }
        Some(())
    }
}
