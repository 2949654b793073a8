//! Closing a case and opening it again, and what may be written while it is closed.

use serde::{Deserialize, Serialize};

use crate::domain::case::candidate::CandidateBody;
use crate::domain::case::flag::FlagTurn;
use crate::domain::case::grave::Matter;
use crate::domain::case::{CaseFile, Stamp, phase};
use crate::domain::entry::body_of;
use crate::domain::event::{Act, Phase, RecordKind};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::refusal::{Blank, Cause, Lifter, Refusal, Suggest, own_rule, rule};

/// The body of `close`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CloseBody {
    /// Why.
    pub text: String,
    /// The case of the same candidacy that goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<EventId>,
}

impl CaseFile {
    /// The case of the same candidacy, where this one is closed as its duplicate.
    pub fn duplicate_of(&self) -> Option<EventId> {
        let at = self.skeleton.closed.set_at().filter(|_| self.skeleton.is_closed())?;
        body_of::<CloseBody>(self.history().entries().get(at)?)?.duplicate_of
    }

    /// Whether it is closed, nobody but its opener signed in it, and nothing was found out in it: it was opened by mistake.
    pub fn is_opened_and_closed_alone(&self) -> bool {
        let alone = |opener: &PersonId| self.skeleton.is_opener_alone(*opener);
        self.skeleton.is_closed() && self.skeleton.signers.first().is_some_and(alone) && !self.holds_work()
    }

    /// Whether the applicant declared, agreed to or answered something after the case was opened, beyond what one import
    /// brought.
    fn heard_more(&self) -> bool {
        let mut told = self.candidate.told.iter();
        let batch = |body: &CandidateBody| body.origin.as_ref().and_then(|origin| origin.batch.clone());
        let first = told.next().and_then(|stamp| self.said_of_applicant(stamp)).and_then(|body| batch(&body));
        told.any(|stamp| {
            // What is gone may have been anything.
            self.said_of_applicant(stamp).is_none_or(|body| {
                let of_first = first.is_some() && batch(&body) == first;
                let says = !body.declared.is_empty() || !body.consents.is_empty() || !body.answers.is_empty();
                !of_first && (says || body.origin.is_some())
            })
        })
    }

    /// Whether somebody changed by hand what an import brought: who the applicant is, or where they stand.
    pub fn is_changed_by_hand(&self) -> bool {
        let told = self.candidate.told.iter().skip(1);
        let by_hand = |stamp: &Stamp| self.said_of_applicant(stamp).is_none_or(|body| body.origin.is_none());
        self.skeleton.district.set_at() != Some(0) || told.into_iter().any(by_hand)
    }

    /// Whether it holds more than who the applicant is, what they said when it was opened, where they stand, which earlier
    /// files were looked for, and who looks at the case: a finding, a check, a document, a note, a flag, a further
    /// declaration, no matter who recorded it.
    pub fn holds_work(&self) -> bool {
        let is_work = |act: &Act| {
            !matches!(
                act,
                Act::Open { .. }
                    | Act::Place { .. }
                    | Act::Assign { .. }
                    | Act::Declare { .. }
                    | Act::Close {}
                    | Act::Reopen {}
                    | Act::Record { kind: RecordKind::Candidate | RecordKind::Prior, .. }
            )
        };
        self.history().entries().iter().any(|entry| is_work(&entry.header.act)) || self.heard_more()
    }
}

/// On a closed case only what cannot wait is written.
pub(super) fn while_closed(file: &CaseFile, act: &Act) -> Result<(), Refusal> {
    let allowed = matches!(act, Act::Reopen {} | Act::Declare { .. } | Act::Issue { .. })
            || matches!(act, Act::Second { .. } | Act::Decline { .. })
            || matches!(act, Act::Record { kind: RecordKind::Note | RecordKind::Notice, .. })
            // A flag on a closed case asks for its reopening; it is never refused.
            || matches!(act, Act::Flag { .. } | Act::Refer { .. } | Act::Hold { .. } | Act::Release { .. })
            || matches!(act, Act::Purge { .. });
    if file.skeleton.is_closed() && !allowed {
        return Err(rule(Cause::CaseClosed, Lifter::SeniorOther, Suggest::on_case("reopen").text("--why")));
    }
    Ok(())
}

/// A case is closed as a duplicate of another that goes on, of the same district.
pub fn may_be_duplicate(file: &CaseFile, other: &CaseFile) -> Result<(), Refusal> {
    if file.id == other.id {
        return Err(own_rule(Cause::DuplicateSelf));
    }
    let goes_on = !other.skeleton.is_closed() && file.skeleton.district() == other.skeleton.district();
    if goes_on { Ok(()) } else { Err(own_rule(Cause::DuplicateElsewhere)) }
}

/// Only a closed case is reopened.
pub(super) fn reopen(file: &CaseFile) -> Result<(), Refusal> {
    if file.skeleton.is_closed() { Ok(()) } else { Err(own_rule(Cause::CaseNotClosed)) }
}

/// Nobody closes over grave news on somebody who stands: closing would end its line, and nobody would have answered.
fn no_grave_news(file: &CaseFile) -> Result<(), Refusal> {
    if !(Phase::Contest..=Phase::Confirmed).contains(&file.skeleton.phase()) {
        return Ok(());
    }
    let Some(grave) = file.unseen_grave().into_iter().next() else { return Ok(()) };
    let command = match (file.skeleton.is_greenlit(file.history()), grave.matter) {
        (false, _) => Suggest::on_case("decide").blank(Blank::Outcome),
        (true, Matter::Record(_)) => Suggest::on_case("weigh").word(grave.name()),
        (true, Matter::Finding(_) | Matter::Note) => Suggest::on_case("weigh").item(file.item(grave.id)),
    };
    let cause = Cause::CloseGrave { item: file.item(grave.id) };
    Err(rule(cause, Lifter::Approver, command.text("--why")))
}

/// A case is closed once nothing in it waits.
pub(super) fn close(file: &CaseFile) -> Result<(), Refusal> {
    if let Some(flag) = file.flags.iter().find(|flag| flag.weighs()) {
        let item = file.item(flag.stamp.id);
        let cause = Cause::CloseFlag { flag: item, tier: flag.tier };
        return Err(rule(cause, Lifter::SeniorOther, FlagTurn::Answer.suggest(item)));
    }
    phase::no_exception_waits(file)?;
    if file.awaiting().is_some() {
        return Err(rule(Cause::CloseAwaiting, Lifter::Approver, Suggest::second()));
    }
    if let Some(deferral) = file.deferrals.iter().find(|deferral| deferral.live) {
        let command = Suggest::resume(file.item(deferral.stamp.id));
        return Err(rule(Cause::CloseDeferral, Lifter::at(deferral.tier), command));
    }
    no_grave_news(file)
}
