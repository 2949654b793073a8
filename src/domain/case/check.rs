//! Checks on a person: police, credit, declaration and the rest; what state each is in and whether it can be used.
//! Status and result are separate, and so are the provider's words (`raw`) and our reading of them. What each result
//! says, `incomplete` among them, is in `check_kind.rs`.

pub mod usable;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp, consent};
pub use crate::domain::check_kind::CreditFlag;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::Relation;
use crate::domain::ids::EventId;
use crate::domain::refusal::{
    Blank, Cause, Lifter, Refusal, Suggest, not_ahead, own_rule, rule, shaped, wrong_shape,
};
use crate::domain::words::words;

words! {
    /// How a police check was matched to the person.
    Method "method" { Name = "name", Fingerprint = "fingerprint" }
}

words! {
    /// A credit band, at most; never the score.
    CreditBand "credit-band" { Below560 = "<560", To659 = "560-659", To724 = "660-724", From725 = "725+" }
}

/// The body of `record check`: a step says what it changes, the rest stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckBody {
    /// Which check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<CheckKind>,
    /// Police: which kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<PoliceKind>,
    /// Police: matched by name or by fingerprints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// How far it has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CheckStatus>,
    /// Our reading of the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<CheckResult>,
    /// The date on the document; the age is counted from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<NaiveDate>,
    /// Credit: the bureau.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bureau: Option<String>,
    /// Credit: what the report flags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<CreditFlag>,
    /// Credit: the band, at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<CreditBand>,
    /// The document in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<EventId>,
    /// Who made the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The provider's number for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The provider's own words: field and value.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub raw: BTreeMap<String, String>,
    /// What a reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A check with all its steps; the fields are those of the last step that gave them.
#[derive(Debug, Clone)]
pub struct Check {
    /// Who recorded the first step. Its id is this event's.
    pub stamp: Stamp,
    /// Which check.
    pub check: CheckKind,
    /// The current state.
    pub now: CheckBody,
    /// Every step, the first included.
    pub steps: Vec<(Stamp, Arc<CheckBody>)>,
    /// Whether a later check of the same kind took its place.
    pub superseded: bool,
}

impl Check {
    /// The status now.
    pub fn status(&self) -> CheckStatus {
        self.now.status.unwrap_or(CheckStatus::NotRequested)
    }

    /// Whether a step continues this check. One of another kind, method or report begins another check, and so does a
    /// request or a document of another date once this check was read.
    pub fn goes_on_with(&self, step: &CheckBody) -> bool {
        fn differs<T: PartialEq>(given: Option<T>, now: Option<T>) -> bool {
            given.zip(now).is_some_and(|(given, now)| given != now)
        }
        let now = &self.now;
        let another = differs(step.reference.as_ref(), now.reference.as_ref())
            || differs(step.provider.as_ref(), now.provider.as_ref())
            || differs(step.kind, now.kind)
            || differs(step.method, now.method);
        let finished =
            matches!(self.status(), CheckStatus::Read | CheckStatus::Cancelled | CheckStatus::Lapsed);
        let begins = matches!(
            step.status,
            Some(CheckStatus::Requested | CheckStatus::ConsentPending | CheckStatus::WithApplicant)
        );
        !another && !(finished && (begins || differs(step.issued, now.issued)))
    }

    fn take(&mut self, stamp: Stamp, body: Arc<CheckBody>) {
        let now = &mut self.now;
        now.kind = body.kind.or(now.kind);
        now.method = body.method.or(now.method);
        now.status = body.status.or(now.status);
        now.result = body.result.or(now.result);
        now.issued = body.issued.or(now.issued);
        now.bureau = body.bureau.clone().or(now.bureau.take());
        now.band = body.band.or(now.band);
        now.document = body.document.or(now.document);
        now.provider = body.provider.clone().or(now.provider.take());
        now.reference = body.reference.clone().or(now.reference.take());
        now.text = body.text.clone().or(now.text.take());
        // A report lists all its flags, so an empty list clears them.
        if !body.flags.is_empty() || !body.raw.is_empty() {
            now.flags.clone_from(&body.flags);
        }
        if !body.raw.is_empty() {
            now.raw.clone_from(&body.raw);
        }
        self.steps.push((stamp, body));
    }
}

/// Whether the body says what it must.
pub(super) fn shape(first: bool, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<CheckBody>(entry)?;
    let check = if first { Some(body.check.ok_or_else(|| wrong_shape(entry))?) } else { body.check };
    if matches!(body.status, Some(CheckStatus::Waived | CheckStatus::Superseded)) {
        let command = Suggest::on_case("waive").blank(Blank::Check).text("--why");
        return Err(rule(Cause::StatusNotRecorded, Lifter::TwoApprovers, command));
    }
    if let Some((result, check)) = body.result.zip(check)
        && !result.fits(check)
    {
        return Err(own_rule(Cause::ResultDoesNotFit { result, check }));
    }
    if body.status == Some(CheckStatus::Read) && body.result.is_none() {
        return Err(own_rule(Cause::ReadWithoutResult));
    }
    body.issued.map_or(Ok(()), |issued| not_ahead(issued, today))
}

/// A withdrawn or refused consent stops new work, and a further step fits the check that it continues.
pub(super) fn content(file: &CaseFile, relation: Relation, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<CheckBody>(entry).unwrap_or_default();
    consent::stops_new_work(&file.consents, body.check, body.status)?;
    let Some(target) = relation.target() else { return Ok(()) };
    let first = file.chain(target);
    let check = file.checks.iter().find(|check| check.stamp.id == first);
    let fits = check.is_some_and(|check| body.result.is_none_or(|result| result.fits(check.check)));
    if fits { Ok(()) } else { Err(wrong_shape(entry)) }
}

impl CaseFile {
    pub(super) fn take_check(&mut self, event: &Replayed<'_>) -> Option<()> {
        let (stamp, body) = (event.stamp, body_of::<CheckBody>(event.entry)?);
        match event.chain() {
            None => {
                let check = body.check?;
                let known = self.checks.iter_mut().filter(|known| known.check == check);
                known.for_each(|known| known.superseded = true);
                let now = CheckBody { check: Some(check), ..CheckBody::default() };
                let mut first = Check { stamp, check, now, steps: Vec::new(), superseded: false };
                first.take(stamp, body);
                self.checks.push(first);
            }
            Some(first) => self.checks.iter_mut().find(|check| check.stamp.id == first)?.take(stamp, body),
        }
        Some(())
    }

    /// The relation of a step to record: it continues the check of its kind that counts, or begins another.
    pub fn step_of_check(&self, kind: CheckKind, step: &CheckBody) -> Relation {
        let check = self.check(kind).filter(|check| check.goes_on_with(step));
        check.map_or(Relation::New, |check| Relation::Continues(check.stamp.id))
    }

    /// The same for a provider's report: a report that came before continues its check, even if it says something else.
    pub fn step_of_report(&self, kind: CheckKind, step: &CheckBody) -> Relation {
        let known = self.check(kind);
        let same = known.filter(|check| step.reference.is_some() && check.now.reference == step.reference);
        same.map_or_else(|| self.step_of_check(kind, step), |check| Relation::Continues(check.stamp.id))
    }

    /// The check of a kind that counts: the last begun.
    pub fn check(&self, kind: CheckKind) -> Option<&Check> {
        self.checks.iter().rev().find(|check| check.check == kind)
    }

    /// The status of a check as a list shows it.
    pub fn check_status(&self, kind: CheckKind) -> CheckStatus {
        if self.is_waived(kind) {
            return CheckStatus::Waived;
        }
        self.check(kind).map_or(CheckStatus::NotRequested, Check::status)
    }
}
