//! A waiver of one requirement: the law says who may sign it, the body says why.

use crate::domain::case::flag::TextBody;
use crate::domain::case::{CaseFile, condition, prior};
use crate::domain::check_kind::CheckKind;
use crate::domain::entry::Entry;
use crate::domain::event::Waived;
use crate::domain::refusal::{Cause, Refusal, own_rule, said, shaped};

/// Whether the body says why.
pub(super) fn shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<TextBody>(entry)?;
    said(&body.text, Cause::WhyEmpty)
}

/// Only what is open is waived: a condition, a dispute, a consent that is missing or late.
pub(super) fn content(file: &CaseFile, what: Waived) -> Result<(), Refusal> {
    match what {
        Waived::Prior(event) => prior::may_waive(file, event),
        Waived::Condition(decision, number) => condition::is_open(file, decision, number),
        Waived::Dispute(check) if !file.is_disputed(check) => Err(own_rule(Cause::DisputeNone { check })),
        Waived::Consent(check) if !file.lacks_consent(check) => {
            Err(own_rule(Cause::ConsentInOrder { check }))
        }
        Waived::Check(_) | Waived::Consent(_) | Waived::Dispute(_) | Waived::Finding(_) => Ok(()),
    }
}

impl CaseFile {
    /// Whether two approvers waived something that came at a place of the log: of a later one of that kind their waiver
    /// says nothing.
    pub(super) fn is_waived_since(&self, what: Waived, at: usize) -> bool {
        let mut waivers = self.skeleton.waived.iter().filter(|(_, waived)| *waived == what);
        waivers.any(|(waiver, _)| self.history().knew(*waiver, at))
    }

    /// Whether a check of a kind lacks a consent, or has a late one, that nobody has waived.
    pub(super) fn lacks_consent(&self, check: CheckKind) -> bool {
        self.consents_shut().iter().any(|lacking| lacking.check == check)
    }
}
