//! Which of two says the later thing: of versions of a provider's report its own clock tells, and not the order in which
//! files reach us; of checks of one kind, their dates.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::check::reported::ProviderSays;
use crate::domain::case::check::{Check, CheckBody, Method};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus};

impl Check {
    /// Whether a version of the report says anything newer than the one that counts. Where the clock does not tell,
    /// nothing gets better by it: a dispute stays open, and what was not clear stays so.
    pub fn is_newer(&self, step: &CheckBody) -> bool {
        let Some(known) = &self.reported else { return true };
        match (known.as_of, step.as_of) {
            (Some(known), Some(given)) if given != known => given > known,
            _ => known.raw != step.raw && !is_better(step, known),
        }
    }
}

impl Check {
    /// Whether the provider's report asks for a look, whatever somebody read in it.
    pub fn is_unclear(&self) -> bool {
        self.reported
            .as_ref()
            .is_some_and(|report| report.says.is_some_and(|says| says != ProviderSays::Clear))
    }

    /// Whether a version of the report says the same as the one that counts, whatever its clock says.
    pub(super) fn repeats(&self, step: &CheckBody) -> bool {
        let says = |body: &CheckBody| {
            let parts = (body.flags.clone(), body.cancelled.clone(), body.unread.clone());
            (body.status, body.result, body.says, body.kind, body.method, parts)
        };
        step.is_report() && self.reported.as_ref().is_some_and(|known| says(known) == says(step))
    }

    /// The first day on which an open dispute can have been closed: that of the report in dispute, or the one on which
    /// somebody here said that there is a dispute.
    pub(super) fn dispute_began(&self) -> Option<NaiveDate> {
        let began = self.disputed_at?;
        let (stamp, step) = self.steps.iter().find(|(stamp, _)| stamp.at == began)?;
        let said = stamp.time.utc().date_naive();
        // Said late, it began with the report that is disputed.
        let report = self.reported.as_ref().and_then(|report| report.as_of.or(step.as_of));
        Some(report.map_or(said, |report| report.date_naive().min(said)))
    }

    /// Whether a step ends a dispute that is open: the provider says that it did, or reports again after a report in
    /// dispute, or after the day on which somebody here said that the applicant disputes it.
    pub(super) fn closes_dispute(&self, step: &CheckBody) -> bool {
        let Some(began) = self.disputed_at else { return false };
        if step.dispute_closed.is_some() {
            return true;
        }
        let ends = matches!(step.status, Some(CheckStatus::Received | CheckStatus::Cancelled));
        let in_dispute = |report: &CheckBody| report.status == Some(CheckStatus::Disputed);
        let by_report = self.reported.as_deref().is_some_and(in_dispute);
        let said = self.steps.iter().find(|(stamp, _)| stamp.at == began).map(|(stamp, _)| stamp.time.utc());
        let answers = || step.as_of.zip(said).is_some_and(|(as_of, said)| as_of > said);
        step.is_report() && ends && (by_report || answers())
    }
}

/// Whether a version ends a dispute, or is clear where the other was not.
fn is_better(step: &CheckBody, known: &CheckBody) -> bool {
    let is_clean = |result: CheckResult| {
        matches!(
            result,
            CheckResult::Negative | CheckResult::CertifiedNone | CheckResult::Clear | CheckResult::NoHit
        )
    };
    let ends_dispute =
        known.status == Some(CheckStatus::Disputed) && step.status != Some(CheckStatus::Disputed);
    let unclean = known.result.is_some_and(|result| !is_clean(result));
    ends_dispute || unclean && step.result.is_some_and(is_clean)
}

impl CaseFile {
    /// Says which check of a kind counts: the last begun, but never one whose date is older than another's, nor one that
    /// was typed for the day of a report that is not plainly clear.
    pub(super) fn rank_checks(&mut self, kind: CheckKind) {
        let mut newest: Option<NaiveDate> = None;
        let mut unclear: Vec<(Option<NaiveDate>, Option<Method>)> = Vec::new();
        let mut counts = None;
        for (at, check) in self.checks.iter().enumerate().filter(|(_, check)| check.check == kind) {
            let dated = check.dated();
            let typed_over = || check.reported.is_none() && unclear.contains(&(dated, check.now.method));
            if dated.is_none_or(|dated| newest.is_none_or(|newest| dated >= newest) && !typed_over()) {
                counts = Some(at);
            }
            if check.is_unclear() {
                unclear.push((dated, check.now.method));
            }
            newest = newest.max(dated);
        }
        for (at, check) in self.checks.iter_mut().enumerate().filter(|(_, check)| check.check == kind) {
            check.superseded = counts != Some(at);
        }
    }
}
