//! Deferrals: "nothing for now" as an act with an owner, a day and triggers. Whether one still holds is read from
//! headers, in `skeleton.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::Stamp;
use crate::domain::event::Tier;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::words::words;

words! {
    /// What the review of a deferral found.
    ReviewOutcome "review-outcome" { Unchanged = "unchanged", Changed = "changed" }
}

/// The body of `defer`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DeferBody {
    /// Why nothing is done for now.
    pub why: String,
    /// What would bring it back before its day.
    pub triggers: Vec<String>,
}

/// The body of `resume`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResumeBody {
    /// What the review found.
    pub outcome: ReviewOutcome,
    /// In words.
    pub text: String,
}

/// A trigger that somebody pulled: the deferral comes back at once.
#[derive(Debug, Clone)]
pub struct Pulled {
    /// By whom and when.
    pub stamp: Stamp,
    /// Which trigger, counted from 1.
    pub trigger: u32,
    /// What happened.
    pub text: String,
}

/// A deferral.
#[derive(Debug, Clone)]
pub struct Deferral {
    /// By whom. Its id is this event's.
    pub stamp: Stamp,
    /// The flag that is deferred; none for the case.
    pub flag: Option<EventId>,
    /// Who owns it.
    pub owner: PersonId,
    /// When it is looked at again.
    pub review: NaiveDate,
    /// At which tier it was deferred.
    pub tier: Tier,
    /// Why, and what brings it back; absent once purged.
    pub body: Option<DeferBody>,
    /// Whether it still holds.
    pub live: bool,
    /// By whom it was ended, and what they found.
    pub resumed: Option<(Stamp, Option<ResumeBody>)>,
    /// Which triggers were pulled.
    pub pulled: Vec<Pulled>,
}

impl Deferral {
    /// The day on which it comes back: that of the review, or the first on which a trigger was pulled.
    pub fn due(&self, day: impl Fn(&Stamp) -> NaiveDate) -> NaiveDate {
        self.pulled.iter().map(|one| day(&one.stamp)).chain([self.review]).min().unwrap_or(self.review)
    }
}
