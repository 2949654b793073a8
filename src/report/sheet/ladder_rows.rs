//! The rows of a sheet about flags, deferrals and disclosures outside. Plain data.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::deferral::ReviewOutcome;
use crate::domain::case::referral::ReferBody;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Level, Tier};
use crate::domain::ids::EventId;
use crate::domain::route::{Matter, Support};
use crate::report::sheet::rows::{Mark, Who, rfc3339};

/// A step of a flag.
#[derive(Debug, Clone, Serialize)]
pub struct FlagStepRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What was done: `raised`, `accepted`, `answered`, `returned`, `passed-up`.
    pub what: &'static str,
    /// The flag's tier after it.
    pub tier: Tier,
    /// For a return: by when.
    pub date: Option<NaiveDate>,
    /// What was written; empty for a reader who may not read the flag.
    pub text: String,
}

/// A tier that an open flag has reached.
#[derive(Debug, Clone, Serialize)]
pub struct RungRow {
    /// The tier.
    pub tier: Tier,
    /// The day on which it reached the tier.
    pub since: NaiveDate,
    /// The last day on which the tier is in time.
    pub due: NaiveDate,
    /// Whether that day is over.
    pub overdue: bool,
    /// Whether silence below brought it there, not an act.
    pub silent: bool,
}

/// A condition whose day has passed: it is handled as a flag, though no event raised it.
#[derive(Debug, Clone, Serialize)]
pub struct MissedRow {
    /// The decision that set it.
    pub decision: EventId,
    /// Its short form, as people type it.
    pub short: String,
    /// Its number there, counted from 1.
    pub number: u32,
    /// What was to be done.
    pub text: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
    /// The tiers that it has reached.
    pub stands: Vec<RungRow>,
    /// The commands that end it: meet it, waive it, or decide again.
    pub commands: [String; 3],
}

/// The time that a flag spent at a tier by acts.
#[derive(Debug, Clone, Serialize)]
pub struct StayRow {
    /// The tier.
    pub tier: Tier,
    /// From when.
    #[serde(serialize_with = "rfc3339")]
    pub from: Timestamp,
    /// Until when; none while it is still there.
    pub to: Option<String>,
    /// How many business days of the riding that were.
    pub business_days: u32,
}

/// One of the things to do for a candidate who is the target.
#[derive(Debug, Clone, Serialize)]
pub struct SupportRow {
    /// Which.
    pub what: Support,
    /// Whether somebody said how it was done, or why it is not needed.
    pub done: bool,
    /// In words.
    pub text: Option<String>,
}

/// A flag.
#[derive(Debug, Clone, Serialize)]
pub struct FlagRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// How much it matters.
    pub level: Level,
    /// Whether it came by the safety route.
    pub safety: bool,
    /// What is asked.
    pub question: Option<String>,
    /// The finding, note or check that it is about.
    pub about: Option<EventId>,
    /// Its tier.
    pub tier: Tier,
    /// The last act that counts.
    pub state: &'static str,
    /// Whether it waits for an answer.
    pub open: bool,
    /// The nature of the matter.
    pub matter: Option<Matter>,
    /// Whether it is an exercise.
    pub drill: bool,
    /// Whether the text is withheld, because the reader does not handle it.
    pub withheld: bool,
    /// Suspected complicity: where it comes from.
    pub source: Option<String>,
    /// Suspected complicity: how the local tier tested it.
    pub validity: Option<String>,
    /// Suspected complicity: who may know.
    pub may_know: Option<String>,
    /// The tiers that it has reached, the one by acts first.
    pub stands: Vec<RungRow>,
    /// How long it spent at each tier.
    pub stays: Vec<StayRow>,
    /// How often it was returned.
    pub returns: usize,
    /// The support of a candidate who is the target; empty for any other matter.
    pub support: Vec<SupportRow>,
    /// The tiers that it skipped, which are notified afterwards.
    pub skipped: Vec<Tier>,
    /// By when an answer was asked for.
    pub due: Option<NaiveDate>,
    /// The answer, once there is one.
    pub answer: Option<String>,
    /// Every step.
    pub steps: Vec<FlagStepRow>,
}

/// A deferral.
#[derive(Debug, Clone, Serialize)]
pub struct DeferralRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// The flag that is deferred; none for the case.
    pub flag: Option<EventId>,
    /// Who owns it.
    pub owner: Who,
    /// When it is looked at again.
    pub review: NaiveDate,
    /// At which tier it was deferred.
    pub tier: Tier,
    /// Whether it is in effect.
    pub live: bool,
    /// The day on which it comes back: that of the review, or that on which a trigger occurred.
    pub due: NaiveDate,
    /// Whether it is in effect although that day has passed.
    pub overdue: bool,
    /// Whether the text is withheld from this reader.
    pub withheld: bool,
    /// Why.
    pub text: Option<String>,
    /// What brings it back before its day.
    pub triggers: Vec<String>,
    /// The triggers that occurred.
    pub pulled: Vec<PulledRow>,
    /// How it ended, where it was reviewed.
    pub resumed: Option<ResumedRow>,
}

/// A trigger that occurred.
#[derive(Debug, Clone, Serialize)]
pub struct PulledRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// Which trigger, counted from 1.
    pub trigger: u32,
    /// What happened.
    pub text: String,
}

/// The review that ended a deferral.
#[derive(Debug, Clone, Serialize)]
pub struct ResumedRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What it found.
    pub outcome: Option<ReviewOutcome>,
    /// In words.
    pub text: Option<String>,
}

/// A disclosure outside.
#[derive(Debug, Clone, Serialize)]
pub struct ReferralRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// Whether it went by the safety route.
    pub safety: bool,
    /// Whether it is an exercise, in which nobody outside was notified.
    pub drill: bool,
    /// Whether the text is withheld, because the reader does not handle it.
    pub withheld: bool,
    /// What was disclosed, to whom, by what authority; none once purged.
    pub told: Option<ReferBody>,
    /// What came back.
    pub replies: Vec<ReferralReplyRow>,
}

/// What came back on a disclosure.
#[derive(Debug, Clone, Serialize)]
pub struct ReferralReplyRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// When it came.
    pub on: Option<NaiveDate>,
    /// What it said.
    pub text: String,
}
