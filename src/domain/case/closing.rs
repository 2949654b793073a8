//! Closing a case and opening it again, and what may be written while it is closed.

use crate::domain::case::CaseFile;
use crate::domain::event::{Act, RecordKind};
use crate::domain::refusal::{Gap, Lifter, Refusal, rule};

/// On a closed case only what cannot wait is written.
pub(super) fn while_closed(file: &CaseFile, act: &Act) -> Result<(), Refusal> {
    let allowed = matches!(act, Act::Reopen {} | Act::Declare { .. } | Act::Issue { .. })
            || matches!(act, Act::Second { .. } | Act::Decline { .. })
            || matches!(act, Act::Record { kind: RecordKind::Note | RecordKind::Notice, .. })
            // A flag on a closed case asks for its reopening; it is never turned away.
            || matches!(act, Act::Flag { .. } | Act::Refer { .. } | Act::Hold { .. } | Act::Release { .. })
            || matches!(act, Act::Purge { .. });
    if file.skeleton.is_closed() && !allowed {
        return Err(rule("case-closed", Lifter::SeniorOther, "reopen CASE --why -"));
    }
    Ok(())
}

/// Only what is closed is opened again.
pub(super) fn reopen(file: &CaseFile) -> Result<(), Refusal> {
    if file.skeleton.is_closed() { Ok(()) } else { Err(rule("case-not-closed", Lifter::Person, "")) }
}

/// A case is closed once nothing in it waits.
pub(super) fn close(file: &CaseFile) -> Result<(), Refusal> {
    if let Some(flag) = file.flags.iter().find(|flag| flag.weighs()) {
        let id = file.short(flag.stamp.id);
        let gap = Gap {
            code: "close-flag",
            command: format!("flag answer CASE {id} --text -"),
            names: vec![("flag", id), ("tier", flag.tier.to_string())],
            lifted_by: Lifter::SeniorOther,
        };
        return Err(Refusal::Rule(gap));
    }
    if file.awaiting().is_some() {
        return Err(rule("close-awaiting", Lifter::Approver, "second CASE DECISION"));
    }
    if let Some(one) = file.deferrals.iter().find(|one| one.live) {
        let command = format!("resume CASE {} --outcome OUTCOME --text -", file.short(one.stamp.id));
        return Err(rule("close-deferral", Lifter::at(one.tier), &command));
    }
    Ok(())
}
