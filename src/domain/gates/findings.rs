//! The two gates `findings`: before a greenlight no finding that counts is open, and no grave one is proved or past
//! telling, unless two approvers waived it; before a withholding or a reversal the applicant was asked about each on
//! which it rests.

use super::evidence::decides;
use super::proposal::Proposal;
use crate::domain::case::CaseFile;
use crate::domain::case::finding::{Finding, FindingKind, FindingStatus};
use crate::domain::case::grave::GRAVE_SEVERITY;
use crate::domain::case::interference::Interference;
use crate::domain::case::view::View;
use crate::domain::event::Outcome;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Blank, Cause, Gap, Letters, Lifter, Suggest};
use crate::domain::route::Posture;

/// What a withholding rests on where nobody says otherwise: every adverse finding of severity 2 or more that was
/// not lightened, and every foreign-interference note that weighs.
pub fn would_rest_on(file: &CaseFile) -> Vec<EventId> {
    let findings = file.findings.iter().filter(|finding| weighs(finding) && !finding.status_is_light());
    let findings = findings.map(Finding::id);
    let notes = file.interference.iter().filter(|note| note.weighs().is_some());
    findings.chain(notes.map(Interference::id)).collect()
}

fn weighs(finding: &Finding) -> bool {
    finding.severity >= 2 && finding.kind() != FindingKind::Positive
}

/// The command by which two approvers let a greenlight pass in spite of a finding or a note.
pub(super) fn waive(claim: Letters) -> Suggest {
    Suggest::on_case("waive").word("finding").item(claim).text("--why")
}

/// No finding of severity 2 or more is open, and none that is grave is proved, or such that nobody can tell whether it is
/// true: a greenlight in spite of that is never one person's.
pub(super) fn open_findings(view: &View<'_>) -> Vec<Gap> {
    let file = view.file;
    let gap = |claimed: &Finding| {
        let (finding, severity) = (file.item(claimed.id()), claimed.severity);
        let cause = match claimed.status {
            FindingStatus::Open | FindingStatus::Put => {
                let command = Suggest::on_case("finding status").item(finding).blank(Blank::Status);
                let cause = Cause::FindingOpen { finding, severity };
                return Some(Gap::new(cause, Lifter::SeniorOther, command.text("--why")));
            }
            FindingStatus::Substantiated if severity >= GRAVE_SEVERITY => {
                Cause::FindingSubstantiated { finding, severity }
            }
            FindingStatus::CannotTell if severity >= GRAVE_SEVERITY => {
                Cause::FindingCannotTell { finding, severity }
            }
            FindingStatus::Substantiated
            | FindingStatus::CannotTell
            | FindingStatus::Resolved
            | FindingStatus::Mitigated
            | FindingStatus::Unsubstantiated => return None,
        };
        Some(Gap::new(cause, Lifter::TwoApprovers, waive(finding)))
    };
    let shuts =
        |finding: &&Finding| weighs(finding) && !file.is_claim_waived(finding.id(), &finding.turned());
    file.findings.iter().filter(shuts).filter_map(gap).collect()
}

/// Each finding and note that a withholding or a reversal rests on was put to the applicant, or why not is recorded. A
/// withholding rests on nothing that was withdrawn or is in the applicant's favour. It leaves out no adverse finding
/// that still counts, so that nobody avoids putting it to the applicant by not citing it.
pub(super) fn findings_put(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let on: Vec<_> = proposal.rests_on.iter().map(|id| view.file.chain(*id)).collect();
    let withholds = proposal.outcome == Outcome::Withhold;
    let gap_of = |claimed: &Finding| {
        let (rests, finding) = (on.contains(&claimed.id()), view.file.item(claimed.id()));
        let left_out = withholds
            && claimed.kind() == FindingKind::Adverse
            && weighs(claimed)
            && !claimed.status_is_light();
        let not_put = |cause| {
            let command = Suggest::on_case("finding put").item(finding).asking("--on", Blank::Day);
            Some(Gap::new(cause, Lifter::Vetter, command))
        };
        match claimed.now.put {
            _ if rests && withholds && !claimed.carries() => {
                let command = decides(view, proposal.outcome).asking("--rests-on", Blank::Item).text("--why");
                Some(Gap::new(Cause::FindingCarriesNothing { finding }, Lifter::Approver, command))
            }
            None if rests => not_put(Cause::FindingNotPut { finding }),
            None if left_out => not_put(Cause::FindingLeftOut { finding }),
            _ => None,
        }
    };
    let of_notes = view.file.interference.iter().filter(|note| on.contains(&note.id()));
    let of_notes = of_notes.filter_map(|note| note_put(view, proposal, note));
    view.file.findings.iter().filter_map(gap_of).chain(of_notes).collect()
}

/// The same of a note on which it rests. Nothing rests on a note whose person is the target.
fn note_put(view: &View<'_>, proposal: &Proposal<'_>, claimed: &Interference) -> Option<Gap> {
    let note = view.file.item(claimed.id());
    if proposal.outcome == Outcome::Withhold && claimed.weighs().is_none() {
        let target = claimed.posture == Posture::Target;
        let cause = if target { Cause::FiTarget { note } } else { Cause::FiCarriesNothing { note } };
        let command = decides(view, proposal.outcome).asking("--rests-on", Blank::Item).text("--why");
        return Some(Gap::new(cause, Lifter::Approver, command));
    }
    let command = Suggest::on_case("fi put").item(note).asking("--on", Blank::Day);
    claimed.now.put.is_none().then(|| Gap::new(Cause::FiNotPut { note }, Lifter::Vetter, command))
}
