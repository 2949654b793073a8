//! Which version of a provider's report is the newer one: its own clock says, and not the order in which files reach us.

use crate::domain::case::check::{Check, CheckBody};
use crate::domain::check_kind::{CheckResult, CheckStatus};

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
