//! What the applicant agreed to, per check: to run it, and to our seeing its result. Withdrawal stops new work and
//! erases nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::{CheckKind, CheckStatus, ConsentFor};
use crate::domain::entry::{Entry, body_of};
use crate::domain::ids::EventId;
use crate::domain::refusal::{Blank, Cause, Lifter, Refusal, Suggest, not_ahead, rule, shaped, wrong_shape};

/// The body of `record consent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentBody {
    /// Which check.
    pub check: CheckKind,
    /// To what.
    #[serde(rename = "for")]
    pub to: Vec<ConsentFor>,
    /// When the applicant signed, or withdrew.
    pub on: NaiveDate,
    /// Whether it is withdrawn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// The signed form, where it is on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<EventId>,
}

/// A consent, or its withdrawal.
#[derive(Debug, Clone)]
pub struct Consent {
    /// Who recorded it.
    pub stamp: Stamp,
    /// What it says.
    pub body: ConsentBody,
}

/// Since when a consent is in effect: the last that was signed after every withdrawal. One of an earlier day that is
/// entered later does not undo a withdrawal.
pub fn standing(consents: &[Consent], check: CheckKind, to: ConsentFor) -> Option<NaiveDate> {
    let about = || {
        let bodies = consents.iter().map(|consent| &consent.body).enumerate();
        bodies.filter(|(_, body)| body.check == check && body.to.contains(&to))
    };
    let said = |(at, body): (usize, &ConsentBody)| (body.on, at);
    let withdrawn = about().filter(|(_, body)| body.withdrawn).map(said).max();
    let given = about().filter(|(_, body)| !body.withdrawn).map(said).max();
    given.filter(|given| withdrawn.is_none_or(|withdrawn| *given > withdrawn)).map(|(day, _)| day)
}

/// Whether a consent was given once and is withdrawn now.
pub fn is_withdrawn(consents: &[Consent], check: CheckKind, to: ConsentFor) -> bool {
    let withdrawn =
        |Consent { body, .. }: &Consent| body.check == check && body.to.contains(&to) && body.withdrawn;
    standing(consents, check, to).is_none() && consents.iter().any(withdrawn)
}

/// Whether the body says what it must.
pub(super) fn shape(entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<ConsentBody>(entry)?;
    if body.to.is_empty() { Err(wrong_shape(entry)) } else { not_ahead(body.on, today) }
}

/// A withdrawn consent stops new work (`docs/rules.md`, 3.2); what is here already stays.
pub(super) fn stops_new_work(
    consents: &[Consent],
    check: Option<CheckKind>,
    step: Option<CheckStatus>,
) -> Result<(), Refusal> {
    let runs =
        matches!(step, Some(CheckStatus::Requested | CheckStatus::WithApplicant | CheckStatus::InProgress));
    let Some(check) = check.filter(|check| runs && is_withdrawn(consents, *check, ConsentFor::Run)) else {
        return Ok(());
    };
    let command = Suggest::on_case("consent").word(check).asking("--on", Blank::Day);
    Err(rule(Cause::ConsentWithdrawn { check }, Lifter::Vetter, command))
}

impl CaseFile {
    pub(super) fn take_consent(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<ConsentBody>(event.entry)?;
        self.consents.push(Consent { stamp: event.stamp, body: ConsentBody::clone(&body) });
        Some(())
    }
}
