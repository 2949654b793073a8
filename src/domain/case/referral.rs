//! Disclosures outside the party: what, to whom, by what authority, when, and what came back.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::Route;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Cause, Refusal, not_ahead, own_rule, said, shaped};

/// The body of `refer`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReferBody {
    /// To whom: the word of a channel, or a name.
    pub to: String,
    /// What was told.
    pub text: String,
    /// On what day.
    pub on: NaiveDate,
    /// By what authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Why it is credible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credible: Option<String>,
    /// What the receiver can do with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actionable: Option<String>,
    /// The receiver's number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// By when they are to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_due: Option<NaiveDate>,
    /// The flag or note that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
    /// Whether it is an exercise: nobody outside was told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drill: bool,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct ReferralReply {
    /// Who recorded it.
    pub stamp: Stamp,
    /// When it came.
    pub on: Option<NaiveDate>,
    /// What it said.
    pub text: String,
}

/// A disclosure outside.
#[derive(Debug, Clone)]
pub struct Referral {
    /// By whom. Its id is this event's.
    pub stamp: Stamp,
    /// Whether it went by the safety route.
    pub safety: bool,
    /// What was told; absent once purged.
    pub body: Option<Arc<ReferBody>>,
    /// What came back, in the order in which it was recorded.
    pub replies: Vec<ReferralReply>,
}

/// Before anything goes outside: is it credible, is it actionable, by what authority. To save a life, people act first
/// and write it down after.
pub(super) fn shape(route: Option<Route>, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<ReferBody>(entry)?;
    said(&body.to, Cause::ReferTo)?;
    said(&body.text, Cause::TextEmpty)?;
    not_ahead(body.on, today)?;
    if let Some(due) = body.reply_due.filter(|due| *due < body.on) {
        return Err(own_rule(Cause::ReplyBefore { day: due, told: body.on }));
    }
    if route.is_none() {
        said(body.credible.as_deref().unwrap_or_default(), Cause::ReferCredible)?;
        said(body.actionable.as_deref().unwrap_or_default(), Cause::ReferActionable)?;
        said(body.authority.as_deref().unwrap_or_default(), Cause::ReferAuthority)?;
    }
    Ok(())
}

impl CaseFile {
    /// What somebody outside was in fact told of; an exercise tells nobody.
    pub fn disclosed(&self) -> impl Iterator<Item = &Referral> {
        self.referrals.iter().filter(|referral| !referral.body.as_ref().is_some_and(|body| body.drill))
    }

    pub(super) fn take_referral(&mut self, event: &Replayed<'_>, route: Option<Route>) -> Option<()> {
        let body = body_of::<ReferBody>(event.entry);
        let read = body.is_some();
        let (stamp, safety) = (event.stamp, route.is_some());
        self.referrals.push(Referral { stamp, safety, body, replies: Vec::new() });
        read.then_some(())
    }
}
