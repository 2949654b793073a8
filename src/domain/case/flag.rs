//! What flags say; where they stand is read from headers, in `skeleton.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::Stamp;
use crate::domain::event::{Level, Tier};
use crate::domain::ids::EventId;
use crate::domain::skeleton::FlagStep;

/// The body of `flag`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FlagBody {
    /// What is asked.
    pub question: String,
    /// What it is about: a finding, a note, a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
    /// By when the raiser needs an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
}

/// The body of every later act on a flag, and of other acts that give a reason or a text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TextBody {
    /// What is said.
    #[serde(default)]
    pub text: String,
}

/// A step of a flag, in words.
#[derive(Debug, Clone)]
pub struct FlagWords {
    /// By whom and when.
    pub stamp: Stamp,
    /// What was done.
    pub what: FlagStep,
    /// Where the flag stood after it.
    pub tier: Tier,
    /// For a return: by when.
    pub date: Option<NaiveDate>,
    /// What was said.
    pub text: String,
}

/// A flag: where it stands and what was said.
#[derive(Debug, Clone)]
pub struct Flag {
    /// Who raised it. Its id is this event's.
    pub stamp: Stamp,
    /// How much it matters.
    pub level: Level,
    /// Whether it came by the safety route.
    pub safety: bool,
    /// What is asked; absent once purged.
    pub body: Option<FlagBody>,
    /// Where it stands by acts.
    pub tier: Tier,
    /// The last act that counts.
    pub state: FlagStep,
    /// Everything done, the raising first.
    pub steps: Vec<FlagWords>,
}

impl Flag {
    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != FlagStep::Answered
    }

    /// By when something was asked: the date of the return that stands, else what the raiser asked for.
    #[must_use]
    pub fn asked_by(&self) -> Option<NaiveDate> {
        let returned =
            self.steps.last().filter(|step| step.what == FlagStep::Returned).and_then(|step| step.date);
        returned.or_else(|| self.body.as_ref().and_then(|body| body.by))
    }
}
