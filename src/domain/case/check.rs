//! Checks on a person: police, credit, declaration and the rest; what state each is in and whether it can be used.
//! Status and result are separate, and so are the provider's words (`raw`) and our reading of them. What each result
//! says, `incomplete` among them, is in `check_kind.rs`.

pub mod consented;
pub mod looked;
mod order;
pub mod reported;
pub mod usable;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::case::check::looked::Account;
use crate::domain::case::check::reported::{CancelledPart, ProviderSays, UnreadPart};
use crate::domain::case::printed::Printed;
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp, consent};
pub use crate::domain::check_kind::CreditFlag;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Relation, Waived};
use crate::domain::ids::EventId;
use crate::domain::names::{fold, shows};
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
    /// The provider's own words: field and value. A step that has them was read from its report.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub raw: BTreeMap<String, String>,
    /// When the report last changed, by the provider's own clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<DateTime<Utc>>,
    /// What the report says, in one word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<ProviderSays>,
    /// Parts of the report that were cancelled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cancelled: Vec<CancelledPart>,
    /// Parts of the report that are no check of ours and say more than that all is well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<UnreadPart>,
    /// Whether it is the applicant's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<Printed>,
    /// The day on which the provider closed a dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispute_closed: Option<NaiveDate>,
    /// Why a reading departs from the provider's, or how a dispute was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What a reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Of a registry: the names that were searched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub searched: Vec<String>,
    /// Of what is public online: the accounts that were read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
}

impl CheckBody {
    /// Whether this is what a provider's report says, and not what somebody typed.
    pub fn is_report(&self) -> bool {
        !self.raw.is_empty()
    }
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
    /// Whether another check of the same kind counts: a later one that is no older by its date.
    pub superseded: bool,
    /// What the provider's report says in its newest version, whatever somebody read in it.
    pub reported: Option<Arc<CheckBody>>,
    /// Where a dispute with the provider began that is still open.
    pub disputed_at: Option<usize>,
    /// Why the reading departs from what the provider says; empty where it does and no reason was recorded.
    pub departs: Option<String>,
}

impl Check {
    /// The status now.
    pub fn status(&self) -> CheckStatus {
        self.now.status.unwrap_or(CheckStatus::NotRequested)
    }

    /// The day by which a check is older or newer than another; none where it has no date, or one that lay ahead when it
    /// was signed. A report that is under way has no date of issue, but the provider's clock has one for it.
    fn dated(&self) -> Option<NaiveDate> {
        let signed = self.steps.last().and_then(|(stamp, _)| stamp.time.utc().date_naive().succ_opt());
        let dated = self.now.issued.or(self.now.as_of.map(|time| time.date_naive()));
        dated.filter(|day| signed.is_none_or(|signed| *day <= signed))
    }

    /// What the provider says the result is: as its report has it, or as it was typed before anybody read it.
    pub fn provider_result(&self) -> Option<CheckResult> {
        match &self.reported {
            Some(report) => report.result,
            None => {
                let typed = |(_, step): &&(Stamp, Arc<CheckBody>)| step.status != Some(CheckStatus::Read);
                self.steps.iter().rev().filter(typed).find_map(|(_, step)| step.result)
            }
        }
    }

    /// The result that was read before, where a step typed by hand reads another one. What the provider says is another
    /// question ([`Check::departs_from_provider`]).
    fn read_otherwise(&self, step: &CheckBody) -> Option<CheckResult> {
        let read = self.steps.iter().rev().find_map(|(_, step)| {
            step.result.filter(|_| step.status == Some(CheckStatus::Read) && !step.is_report())
        });
        let changes = |read: &CheckResult| step.result.is_some_and(|result| result != *read);
        read.filter(|_| !step.is_report() && self.status() == CheckStatus::Read).filter(changes)
    }

    /// Whether a step says another result than the provider, or reads what the provider cancelled or has in dispute.
    pub fn departs_from_provider(&self, step: &CheckBody) -> bool {
        let reads = step.status.or(self.now.status) == Some(CheckStatus::Read);
        let Some(result) = step.result.filter(|_| !step.is_report() && (reads || self.reported.is_some()))
        else {
            return false;
        };
        let withdrawn =
            self.reported.as_ref().is_some_and(|report| report.status == Some(CheckStatus::Cancelled));
        withdrawn || self.disputed_at.is_some() || self.provider_result().is_some_and(|said| said != result)
    }

    /// Whether a step continues this check. One of another kind, method or report begins another check, and so does a
    /// request or a document of another date once this check was read.
    pub fn goes_on_with(&self, step: &CheckBody) -> bool {
        fn differs<T: PartialEq>(given: Option<T>, now: Option<T>) -> bool {
            given.zip(now).is_some_and(|(given, now)| given != now)
        }
        let now = &self.now;
        // A name that is spelled otherwise is no other provider, and nor is one that is typed for the same day.
        let names = |given: &Option<String>, now: &Option<String>| {
            differs(given.as_deref().map(fold), now.as_deref().map(fold))
        };
        let same_day = step.issued.is_some() && step.issued == now.issued;
        let another = differs(step.reference.as_ref(), now.reference.as_ref())
            || names(&step.provider, &now.provider) && (step.is_report() || !same_day)
            || names(&step.bureau, &now.bureau)
            || differs(step.kind, now.kind)
            || differs(step.method, now.method);
        let finished =
            matches!(self.status(), CheckStatus::Read | CheckStatus::Cancelled | CheckStatus::Lapsed);
        let begins = matches!(
            step.status,
            Some(
                CheckStatus::NotRequested
                    | CheckStatus::ConsentPending
                    | CheckStatus::Requested
                    | CheckStatus::WithApplicant
                    | CheckStatus::InProgress
                    | CheckStatus::ActionNeeded
            )
        );
        // An older document beside a report, or handed in beside one that is not read yet, is another document.
        let older = step.issued.zip(now.issued).is_some_and(|(given, now)| given < now);
        let beside = older && (self.reported.is_some() || step.status == Some(CheckStatus::Received));
        !another && !beside && !(finished && (begins || differs(step.issued, now.issued)))
    }

    fn take(&mut self, stamp: Stamp, body: Arc<CheckBody>) {
        if body.is_report() && !self.is_newer(&body) {
            // Order of events, not of arrival: what is older by the provider's clock is here, and changes nothing.
            self.steps.push((stamp, body));
            return;
        }
        let closed = self.closes_dispute(&body);
        if !closed && self.repeats(&body) {
            // The same again, of a later time: nothing of the check changes, and no reading is undone.
            self.now.as_of = body.as_of;
            self.reported = Some(Arc::clone(&body));
            self.steps.push((stamp, body));
            return;
        }
        let departs = self.departs_from_provider(&body);
        let now = &mut self.now;
        let was_read = now.status == Some(CheckStatus::Read);
        let undoes = matches!(body.status, Some(CheckStatus::Received | CheckStatus::Authenticated));
        now.kind = body.kind.or(now.kind);
        now.method = body.method.or(now.method);
        // Receiving or authenticating what was read already does not undo the reading.
        if body.is_report() || !(was_read && undoes) {
            now.status = body.status.or(now.status);
        }
        // What the provider closed is there to be read again.
        if body.dispute_closed.is_some() && now.status == Some(CheckStatus::Disputed) {
            now.status = Some(CheckStatus::Received);
        }
        now.issued = body.issued.or(now.issued);
        now.bureau = body.bureau.clone().or(now.bureau.take());
        now.band = body.band.or(now.band);
        now.document = body.document.or(now.document);
        now.provider = body.provider.clone().or(now.provider.take());
        now.reference = body.reference.clone().or(now.reference.take());
        now.printed = body.printed.clone().or(now.printed.take());
        now.text = body.text.clone().or(now.text.take());
        now.searched.extend_from_slice(&body.searched);
        now.accounts.extend_from_slice(&body.accounts);
        if body.is_report() {
            // A report says all that it flags, also that there is nothing any more.
            now.result = body.result;
            now.says = body.says;
            now.as_of = body.as_of;
            now.raw.clone_from(&body.raw);
            now.cancelled.clone_from(&body.cancelled);
            now.unread.clone_from(&body.unread);
            now.flags.clone_from(&body.flags);
            self.departs = None;
            self.reported = Some(Arc::clone(&body));
        } else {
            now.result = body.result.or(now.result);
            // What a report flags stays beside what somebody reads in it.
            if self.reported.is_none() && !body.flags.is_empty() {
                now.flags.clear();
            }
            now.flags.extend(&body.flags);
            if body.result.is_some() {
                self.departs = departs.then(|| body.why.clone().unwrap_or_default());
            }
        }
        now.flags.sort();
        now.flags.dedup();
        self.disputed_at = match body.status {
            Some(CheckStatus::Disputed) => self.disputed_at.or(Some(stamp.at)),
            _ => self.disputed_at.filter(|_| !closed),
        };
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
    looked::shape(&body.searched, &body.accounts, check, today)?;
    if body.status == Some(CheckStatus::Read) && body.result.is_none() {
        return Err(own_rule(Cause::ReadWithoutResult));
    }
    if body.dispute_closed.is_some() && !body.why.as_deref().is_some_and(shows) {
        return Err(own_rule(Cause::DisputeClosedWhy));
    }
    body.dispute_closed.map_or(Ok(()), |closed| not_ahead(closed, today))?;
    body.issued.map_or(Ok(()), |issued| not_ahead(issued, today))
}

/// A withdrawn or refused consent stops new work, what carries another's name or birth date has a reason, a further step fits the
/// check that it continues, and a reading that departs from the provider's has a reason, too.
pub(super) fn content(file: &CaseFile, relation: Relation, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<CheckBody>(entry).unwrap_or_default();
    let first = relation.target().map(|target| file.chain(target));
    let check = file.checks.iter().find(|check| Some(check.stamp.id) == first);
    let kind = body.check.or(check.map(|check| check.check));
    if let Some(kind) = kind {
        let issued = body.issued.filter(|_| body.result.is_some());
        consent::stops_new_work(&file.consents, kind, body.status, issued)?;
    }
    body.printed.as_ref().map_or(Ok(()), |printed| printed.may_stand(&file.candidate))?;
    if first.is_none() {
        return fits_method(body.result, body.method);
    }
    let Some(check) = check.filter(|check| body.result.is_none_or(|result| result.fits(check.check))) else {
        return Err(wrong_shape(entry));
    };
    if let Some(closed) = body.dispute_closed {
        let began =
            check.dispute_began().ok_or_else(|| own_rule(Cause::DisputeNone { check: check.check }))?;
        if closed < began {
            return Err(own_rule(Cause::DisputeClosedBefore { day: closed, began }));
        }
    }
    if !body.is_report() {
        fits_method(body.result, body.method.or(check.now.method))?;
    }
    if check.departs_from_provider(&body) && !body.why.as_deref().is_some_and(shows) {
        let kind = check.check;
        let command =
            Suggest::on_case("check read").word(kind).asking("--result", Blank::Result).text("--why");
        return Err(rule(Cause::ReadingDeparts { check: kind }, Lifter::Person, command));
    }
    if let Some(before) = check.read_otherwise(&body)
        && !body.why.as_deref().is_some_and(shows)
    {
        return Err(own_rule(Cause::ReadingChanges { check: check.check, before }));
    }
    Ok(())
}

/// Fingerprints say for certain whether there is a record; what only a search by name says is no result of theirs.
fn fits_method(result: Option<CheckResult>, method: Option<Method>) -> Result<(), Refusal> {
    let by_name =
        |result: &CheckResult| matches!(result, CheckResult::Negative | CheckResult::ConfirmedDeclared);
    match result.filter(by_name) {
        Some(result) if method == Some(Method::Fingerprint) => Err(own_rule(Cause::ResultOfNames { result })),
        _ => Ok(()),
    }
}

impl CaseFile {
    pub(super) fn take_check(&mut self, event: &Replayed<'_>) -> Option<()> {
        let (stamp, body) = (event.stamp, body_of::<CheckBody>(event.entry)?);
        let kind = match event.chain() {
            None => {
                let check = body.check?;
                let now = CheckBody { check: Some(check), ..CheckBody::default() };
                let mut first = Check {
                    stamp,
                    check,
                    now,
                    steps: Vec::new(),
                    superseded: false,
                    reported: None,
                    disputed_at: None,
                    departs: None,
                };
                first.take(stamp, body);
                self.checks.push(first);
                check
            }
            Some(first) => {
                let check = self.checks.iter_mut().find(|check| check.stamp.id == first)?;
                check.take(stamp, body);
                check.check
            }
        };
        self.rank_checks(kind);
        Some(())
    }

    /// The relation of a step to record: it continues the check of its kind that counts, or begins another.
    pub fn step_of_check(&self, kind: CheckKind, step: &CheckBody) -> Relation {
        let check = self.check(kind).filter(|check| check.goes_on_with(step));
        check.map_or(Relation::New, |check| Relation::Continues(check.stamp.id))
    }

    /// The same for what a provider reports: the same report again goes on with what it said. None where it says
    /// nothing new, by the provider's own clock.
    pub fn step_of_report(&self, kind: CheckKind, step: &CheckBody) -> Option<Relation> {
        let same = |check: &&Check| {
            let now = &check.now;
            let of_provider = now.provider.is_none() || now.provider == step.provider;
            check.check == kind && step.reference.is_some() && now.reference == step.reference && of_provider
        };
        match self.checks.iter().rev().find(same) {
            Some(check) => check.is_newer(step).then_some(Relation::Continues(check.stamp.id)),
            None => Some(self.step_of_check(kind, step)),
        }
    }

    /// The disputes with providers that are open, and not waived: the check, and where its dispute began.
    pub fn disputes(&self) -> impl Iterator<Item = (&Check, usize)> {
        let disputed = self.checks.iter().filter_map(|check| Some((check, check.disputed_at?)));
        disputed.filter(|(check, at)| !self.is_waived_since(Waived::Dispute(check.check), *at))
    }

    /// Whether a dispute with the provider of a check of a kind is open, and not waived.
    pub fn is_disputed(&self, kind: CheckKind) -> bool {
        self.disputes().any(|(check, _)| check.check == kind)
    }

    /// The check of a kind that counts.
    pub fn check(&self, kind: CheckKind) -> Option<&Check> {
        self.checks.iter().find(|check| check.check == kind && !check.superseded)
    }

    /// The status of a check as a list shows it.
    pub fn check_status(&self, kind: CheckKind) -> CheckStatus {
        if self.is_waived(kind) {
            return CheckStatus::Waived;
        }
        self.check(kind).map_or(CheckStatus::NotRequested, Check::status)
    }
}
