//! A waiver of one requirement: the law says who may sign it, the body says why.

use crate::domain::case::flag::TextBody;
use crate::domain::case::{CaseFile, condition, prior};
use crate::domain::entry::Entry;
use crate::domain::event::Waived;
use crate::domain::refusal::{Cause, Refusal, own_rule, said, shaped};

/// Whether the body says why.
pub(super) fn shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<TextBody>(entry)?;
    said(&body.text, Cause::WhyEmpty)
}

/// Only an open condition or dispute is waived.
pub(super) fn content(file: &CaseFile, what: Waived) -> Result<(), Refusal> {
    match what {
        Waived::Prior(event) => prior::may_waive(file, event),
        Waived::Condition(decision, number) => condition::is_open(file, decision, number),
        Waived::Dispute(check) if !file.is_disputed(check) => Err(own_rule(Cause::DisputeNone { check })),
        Waived::Check(_) | Waived::Consent(_) | Waived::Dispute(_) | Waived::Finding(_) => Ok(()),
    }
}
