//! That somebody was briefed: when, by whom, to whom, and never what was said (`docs/rules.md`, 6.4).

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Text};
use crate::domain::entry::{Entry, body_of};
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Refusal, not_ahead, own_rule, shaped, wrong_shape};

/// The most letters of a name: whatever is longer says more than who it was.
pub const MOST: usize = 120;

/// The body of `record briefing`. It has no field for what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BriefingBody {
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Who briefed.
    pub by: String,
    /// Who was briefed.
    pub to: String,
}

/// Whether the body says when, by whom and to whom, and no more.
pub(in crate::domain) fn shape(entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<BriefingBody>(entry)?;
    not_ahead(body.on.ok_or_else(|| wrong_shape(entry))?, today)?;
    let is_name = |text: &String| shows(text) && text.chars().count() <= MOST && !text.contains('\n');
    if [&body.by, &body.to].into_iter().all(is_name) {
        Ok(())
    } else {
        Err(own_rule(Cause::BriefingNames { most: MOST }))
    }
}

impl CaseFile {
    pub(super) fn take_briefing(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body: Arc<BriefingBody> = body_of(event.entry)?;
        self.briefings.push(Text { stamp: event.stamp, body });
        Some(())
    }
}
