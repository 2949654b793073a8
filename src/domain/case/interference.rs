//! Foreign-interference notes: conduct, never origin. The questions and the guidance stand in `locales/`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::case::Stamp;
use crate::domain::case::finding::{Handling, loosens};
use crate::domain::event::Role;
use crate::domain::grade::Grade;
use crate::domain::roster::Same;
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

words! {
    /// How the person stands to the interference. It decides the route: a target is helped, complicity is examined.
    Posture "posture" {
        Target = "target",
        Unwitting = "unwitting",
        SemiWitting = "semi-witting",
        Witting = "witting",
        Unknown = "unknown",
    }
}

/// The body of `record interference`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InterferenceBody {
    /// Which indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Indicator>,
    /// How the person stands to it.
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
    /// What holds now.
    pub now: InterferenceBody,
    /// Everything said, the first included.
    pub steps: Vec<(Stamp, InterferenceBody)>,
}

impl Interference {
    /// Takes a step into account; what would let the note further out counts only from its author, a reviewer or an
    /// approver.
    pub(super) fn take(&mut self, stamp: Stamp, role: Option<Role>, body: InterferenceBody, same: &Same) {
        let may_loosen =
            matches!(role, Some(Role::Reviewer | Role::Approver)) || same.is(stamp.by, self.stamp.by);
        let lets_out = self.lets_out(&body) && !may_loosen;
        let step = body.clone();
        let now = &mut self.now;
        now.indicator = body.indicator.or(now.indicator);
        now.posture = body.posture.or(now.posture);
        now.grade = body.grade.or(now.grade);
        now.innocent = body.innocent.or(now.innocent.take());
        now.text = body.text.or(now.text.take());
        if !lets_out {
            now.handling = body.handling.or(now.handling);
            now.handling_condition = body.handling_condition.or(now.handling_condition.take());
        }
        now.extra.extend(body.extra);
        self.steps.push((stamp, step));
    }

    /// Whether a step would let it be passed on where it may not be now.
    pub fn lets_out(&self, step: &InterferenceBody) -> bool {
        let now = (self.now.handling, self.now.handling_condition.as_deref());
        loosens(now, step.handling, step.handling_condition.as_deref())
    }
}
