//! What the applicant agreed to, per check: to run it, and to our seeing its result. Withdrawal stops new work and
//! erases nothing. Whether a consent came before what it is for is in `check/consented.rs`.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::{CheckKind, CheckStatus, ConsentFor};
use crate::domain::entry::{Entry, body_of};
use crate::domain::ids::EventId;
use crate::domain::refusal::{Blank, Cause, Lifter, Refusal, Suggest, own_rule, rule, shaped, wrong_shape};
use crate::domain::words::Word as _;

/// The body of `record consent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentBody {
    /// Which check.
    pub check: CheckKind,
    /// To what.
    #[serde(rename = "for")]
    pub to: Vec<ConsentFor>,
    /// When the applicant signed, withdrew or refused.
    pub on: NaiveDate,
    /// Whether it is withdrawn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// Whether the applicant refused it. That accuses nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
    /// The signed form, where it is on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<EventId>,
}

impl ConsentBody {
    /// Whether it ends what was agreed to before: a withdrawal, or a refusal.
    pub(super) fn ends(&self) -> bool {
        self.withdrawn || self.refused
    }
}

/// A consent, its withdrawal or its refusal.
#[derive(Debug, Clone)]
pub struct Consent {
    /// Who recorded it.
    pub stamp: Stamp,
    /// What it says.
    pub body: ConsentBody,
}

/// Everything that was said of one use of a check.
pub(super) fn about(
    consents: &[Consent],
    check: CheckKind,
    to: ConsentFor,
) -> impl Iterator<Item = &Consent> {
    consents.iter().filter(move |consent| consent.body.check == check && consent.body.to.contains(&to))
}

/// What was said last of a consent: the last day counts, and of one day what was entered last. One of an earlier day that
/// is entered later does not undo a withdrawal or a refusal.
fn last(consents: &[Consent], check: CheckKind, to: ConsentFor) -> Option<&ConsentBody> {
    latest(about(consents, check, to))
}

pub(super) fn latest<'a>(said: impl Iterator<Item = &'a Consent>) -> Option<&'a ConsentBody> {
    said.enumerate().max_by_key(|(at, consent)| (consent.body.on, *at)).map(|(_, consent)| &consent.body)
}

/// Since when a consent is in effect: the last that was signed after every withdrawal and refusal.
pub fn standing(consents: &[Consent], check: CheckKind, to: ConsentFor) -> Option<NaiveDate> {
    last(consents, check, to).filter(|body| !body.ends()).map(|body| body.on)
}

/// Since when the applicant refuses a consent.
pub fn refused(consents: &[Consent], check: CheckKind, to: ConsentFor) -> Option<NaiveDate> {
    last(consents, check, to).filter(|body| body.refused).map(|body| body.on)
}

/// A consent that was signed longer ago is to something else, or its century is a slip.
const LONGEST_YEARS: u32 = 10;

/// Why a consent, its withdrawal or its refusal cannot be of a day.
pub fn day_fault(on: NaiveDate, today: NaiveDate) -> Option<Cause> {
    let last = on.checked_add_months(Months::new(LONGEST_YEARS * 12));
    if on > today {
        Some(Cause::DayAhead { day: on, today })
    } else {
        last.is_some_and(|last| last < today).then_some(Cause::ConsentLongAgo { on })
    }
}

/// Whether the body says what it must.
pub(super) fn shape(entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<ConsentBody>(entry)?;
    let says_nothing = body.to.is_empty() || body.withdrawn && body.refused;
    if says_nothing {
        return Err(wrong_shape(entry));
    }
    day_fault(body.on, today).map_or(Ok(()), |cause| Err(own_rule(cause)))
}

/// A withdrawn or refused consent stops new work (`docs/rules.md`, 3.2): a request, and a result that was issued
/// afterwards. What is here already stays.
pub(super) fn stops_new_work(
    consents: &[Consent],
    check: CheckKind,
    step: Option<CheckStatus>,
    result_issued: Option<NaiveDate>,
) -> Result<(), Refusal> {
    let ended = |to| last(consents, check, to).filter(|body| body.ends());
    let command = Suggest::on_case("consent").word(check).asking("--on", Blank::Day);
    if step.is_some_and(runs)
        && let Some(ended) = ended(ConsentFor::Run)
    {
        let refused = Cause::ConsentRefused { check, day: ended.on };
        let cause = if ended.refused { refused } else { Cause::ConsentWithdrawn { check } };
        return Err(rule(cause, Lifter::Vetter, command));
    }
    let Some(issued) = result_issued else { return Ok(()) };
    let mut ends = ConsentFor::ALL.iter().filter_map(|to| ended(*to));
    match ends.find(|ended| ended.on < issued) {
        Some(ended) => {
            Err(rule(Cause::ConsentEnded { check, day: ended.on, issued }, Lifter::Vetter, command))
        }
        None => Ok(()),
    }
}

/// Whether a step asks somebody for the check.
pub(super) fn runs(status: CheckStatus) -> bool {
    matches!(status, CheckStatus::Requested | CheckStatus::WithApplicant | CheckStatus::InProgress)
}

impl CaseFile {
    pub(super) fn take_consent(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<ConsentBody>(event.entry)?;
        self.consents.push(Consent { stamp: event.stamp, body: ConsentBody::clone(&body) });
        Some(())
    }
}
