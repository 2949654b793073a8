//! The rows of a sheet about flags, deferrals and disclosures outside. Plain data.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::deferral::ReviewOutcome;
use crate::domain::case::referral::ReferBody;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Level, Tier};
use crate::domain::ids::EventId;
use crate::domain::route::{Matter, Support};
use crate::domain::skeleton::FlagStep;
use crate::report::sheet::rows::{Mark, Who, marked, rfc3339};

marked! {
    /// A step of a flag.
    FlagStepRow {
        /// What was done.
        what: FlagStep,
        /// The flag's tier after it.
        tier: Tier,
        /// For a return: by when.
        date: Option<NaiveDate>,
        /// What was written; empty for a reader who may not read the flag.
        text: String,
    }
}

/// A tier that an open flag has reached.
#[derive(Debug, Clone, Serialize)]
pub struct RungRow {
    /// The tier.
    pub tier: Tier,
    /// The day on which it reached the tier.
    pub since: NaiveDate,
    /// The last day on which the tier is in time; none for danger to life, which is due at once.
    pub due: Option<NaiveDate>,
    /// Whether that day is over.
    pub overdue: bool,
    /// Whether a missed deadline below brought it there, not an act.
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

marked! {
    /// A flag.
    FlagRow {
        /// How much it matters.
        level: Level,
        /// Whether it came by the safety route.
        safety: bool,
        /// What is asked.
        question: Option<String>,
        /// The finding, note or check that it is about.
        about: Option<EventId>,
        /// Its tier.
        tier: Tier,
        /// The last act that counts.
        state: FlagStep,
        /// Whether it waits for an answer.
        open: bool,
        /// For how many hours danger to life has been reported; none for any other flag.
        hours: Option<i64>,
        /// The nature of the matter.
        matter: Option<Matter>,
        /// Whether it is an exercise.
        drill: bool,
        /// Whether the text is withheld, because the reader does not handle it.
        withheld: bool,
        /// Suspected complicity: where it comes from.
        source: Option<String>,
        /// Suspected complicity: how the local tier tested it.
        validity: Option<String>,
        /// Suspected complicity: who may know.
        may_know: Option<String>,
        /// The tiers that it has reached, the one by acts first.
        stands: Vec<RungRow>,
        /// How long it spent at each tier.
        stays: Vec<StayRow>,
        /// How often it was returned.
        returns: usize,
        /// The support of a candidate who is the target; empty for any other matter.
        support: Vec<SupportRow>,
        /// The tiers that it skipped, which are notified afterwards.
        skipped: Vec<Tier>,
        /// By when an answer was asked for.
        due: Option<NaiveDate>,
        /// The answer, once there is one.
        answer: Option<String>,
        /// Every step.
        steps: Vec<FlagStepRow>,
    }

    /// A deferral.
    DeferralRow {
        /// The flag that is deferred; none for the case.
        flag: Option<EventId>,
        /// Who owns it.
        owner: Who,
        /// When it is looked at again.
        review: NaiveDate,
        /// At which tier it was deferred.
        tier: Tier,
        /// Whether it is in effect.
        live: bool,
        /// The day on which it comes back: that of the review, or that on which a trigger occurred.
        due: NaiveDate,
        /// Whether it is in effect although that day has passed.
        overdue: bool,
        /// Whether the text is withheld from this reader.
        withheld: bool,
        /// Why.
        text: Option<String>,
        /// What brings it back before its day.
        triggers: Vec<String>,
        /// The triggers that occurred.
        pulled: Vec<PulledRow>,
        /// How it ended, where it was reviewed.
        resumed: Option<ResumedRow>,
    }

    /// A trigger that occurred.
    PulledRow {
        /// Which trigger, counted from 1.
        trigger: u32,
        /// What happened.
        text: String,
    }

    /// The review that ended a deferral.
    ResumedRow {
        /// What it found.
        outcome: Option<ReviewOutcome>,
        /// In words.
        text: Option<String>,
    }

    /// A disclosure outside.
    ReferralRow {
        /// Whether it went by the safety route.
        safety: bool,
        /// Whether it is an exercise, in which nobody outside was notified.
        drill: bool,
        /// Whether the text is withheld, because the reader does not handle it.
        withheld: bool,
        /// What was disclosed, to whom, by what authority; none once purged.
        told: Option<ReferBody>,
        /// What came back.
        replies: Vec<ReferralReplyRow>,
    }

    /// What came back on a disclosure.
    ReferralReplyRow {
        /// When it came.
        on: Option<NaiveDate>,
        /// What it said.
        text: String,
    }
}
