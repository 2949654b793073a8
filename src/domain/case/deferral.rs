//! Deferrals: "nothing for now" as an act with an owner, a day and triggers, never past the next deadline of the
//! election (`docs/rules.md`, 7.8). Whether one is still in effect is read from headers, in `skeleton.rs`.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::case::view::View;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Role, Tier};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, not_behind, own_rule, rule, said, shaped};
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

/// A trigger that occurred: the deferral comes back at once.
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
    pub body: Option<Arc<DeferBody>>,
    /// Whether it is still in effect.
    pub live: bool,
    /// By whom it was ended, and what they found.
    pub resumed: Option<(Stamp, Option<Arc<ResumeBody>>)>,
    /// Which triggers occurred.
    pub pulled: Vec<Pulled>,
}

impl Deferral {
    /// The day on which it comes back: that of the review, or the first on which a trigger occurred.
    pub fn due(&self, day: impl Fn(&Stamp) -> NaiveDate) -> NaiveDate {
        self.pulled.iter().map(|pulled| day(&pulled.stamp)).chain([self.review]).min().unwrap_or(self.review)
    }
}

/// Whether the body of `defer` says what it must.
pub(super) fn shape(review: NaiveDate, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<DeferBody>(entry)?;
    not_behind(review, today)?;
    said(&body.why, Cause::WhyEmpty)?;
    said(&body.triggers.concat(), Cause::TriggerEmpty)
}

/// Whether the body of `resume` says what it must.
pub(super) fn resume_shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<ResumeBody>(entry)?;
    said(&body.text, Cause::TextEmpty)
}

/// From this many deferrals of the same thing on, the author is warned.
pub const TOO_MANY_DEFERRALS: usize = 3;

fn last_by_policy(policy: &Policy, today: NaiveDate) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(u64::from(policy.review_days)))
}

/// Nothing is put off for longer than the policy allows, nor past the next deadline of the election.
pub(super) fn within(view: &View<'_>, day: NaiveDate) -> Result<(), Refusal> {
    if let Some(last) = last_by_policy(view.policy, view.today).filter(|last| day > *last) {
        return Err(own_rule(Cause::PutOffTooLong { day, last }));
    }
    let deadline = view.file.deadlines(view.policy).next(view.today);
    if let Some(last) = deadline.filter(|deadline| day > *deadline) {
        return Err(own_rule(Cause::PutOffPastDeadline { day, last }));
    }
    Ok(())
}

/// Nothing is put off twice at once, and its owner works on the case.
pub(super) fn content(
    view: &View<'_>,
    flag: Option<EventId>,
    review: NaiveDate,
    owner: PersonId,
) -> Result<(), Refusal> {
    let file = view.file;
    within(view, review)?;
    if let Some(known) = file.deferrals.iter().find(|known| known.live && known.flag == flag) {
        let deferral = file.item(known.stamp.id);
        let cause = Cause::DeferralStands { deferral, day: known.review };
        return Err(rule(cause, Lifter::at(known.tier), Suggest::resume(deferral)));
    }
    if view.works(owner, |role| role.tier().is_some()) && !file.is_recused(owner) {
        return Ok(());
    }
    let cause = Cause::DeferOwner { person: view.roster.name(owner) };
    Err(rule(cause, Lifter::SeniorOther, Suggest::new("person list")))
}

/// What is resumed is still put off.
pub(super) fn resume_content(file: &CaseFile, deferral: EventId) -> Result<(), Refusal> {
    let live = file.deferrals.iter().any(|known| known.stamp.id == deferral && known.live);
    if live { Ok(()) } else { Err(own_rule(Cause::DeferralEnded)) }
}

/// A trigger that occurred belongs to a deferral that is still in effect.
pub(super) fn has_trigger(file: &CaseFile, about: Option<EventId>, trigger: u32) -> Result<(), Refusal> {
    let deferral = file.deferrals.iter().find(|deferral| Some(deferral.stamp.id) == about && deferral.live);
    let known = deferral.and_then(|deferral| deferral.body.as_ref()).map_or(0, |body| body.triggers.len());
    if deferral.is_none() {
        return Err(own_rule(Cause::DeferralEnded));
    }
    if trigger == 0 || usize::try_from(trigger).is_ok_and(|trigger| trigger > known) {
        return Err(own_rule(Cause::TriggerUnknown { trigger, count: known }));
    }
    Ok(())
}

impl CaseFile {
    /// The last day until which something may be put off: as late as the policy has it, and not past the next deadline
    /// of the election.
    pub fn put_off_until(&self, policy: &Policy, today: NaiveDate) -> NaiveDate {
        let by_policy = last_by_policy(policy, today).unwrap_or(today);
        self.deadlines(policy).next(today).map_or(by_policy, |last| last.min(by_policy))
    }

    /// Reads the deferrals from their headers and bodies.
    pub(super) fn deferrals_of(&self) -> Vec<Deferral> {
        let deferrals = self.skeleton.deferrals.iter().filter_map(|deferral| {
            let (stamp, entry) = self.stamped(deferral.at, deferral.by)?;
            let resumed = deferral.resumed.and_then(|(at, by)| self.stamped(at, by));
            let tier = self.verdicts.get(deferral.at).and_then(|verdict| verdict.role).and_then(Role::tier);
            Some(Deferral {
                stamp,
                flag: deferral.flag,
                owner: deferral.owner,
                review: deferral.review,
                tier: tier.unwrap_or(Tier::National),
                body: body_of::<DeferBody>(entry),
                live: self.skeleton.is_deferred_by(deferral, &self.history),
                resumed: resumed.map(|(stamp, entry)| (stamp, body_of::<ResumeBody>(entry))),
                pulled: Vec::new(),
            })
        });
        deferrals.collect()
    }
}
