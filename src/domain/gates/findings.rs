//! The two gates `findings`: before a greenlight no finding that weighs is open; before a withholding or a reversal the
//! applicant was asked about each on which it rests.

use super::evidence::decides;
use super::proposal::Proposal;
use crate::domain::case::CaseFile;
use crate::domain::case::finding::{Finding, FindingKind};
use crate::domain::case::view::View;
use crate::domain::event::Outcome;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Gap, Lifter, gap};

/// What a withholding rests on where nobody says otherwise: every adverse finding of severity 2 or more that was
/// not lightened, and every foreign-interference note.
pub fn would_rest_on(file: &CaseFile) -> Vec<EventId> {
    let findings = file.findings.iter().filter(|one| weighs(one) && !one.status_is_light()).map(Finding::id);
    findings.chain(file.interference.iter().map(|note| note.stamp.id)).collect()
}

fn weighs(finding: &Finding) -> bool {
    finding.severity >= 2 && finding.kind() != FindingKind::Positive
}

/// No finding of severity 2 or more is open.
pub(super) fn open_findings(view: &View<'_>) -> Vec<Gap> {
    let open = view.file.findings.iter().filter(|one| weighs(one) && one.status.is_open());
    open.map(|one| {
        let id = view.file.short(one.id());
        let command = format!("finding status CASE {id} STATUS --why -");
        gap("finding-open", Lifter::SeniorOther, command)
            .naming("finding", &id)
            .naming("severity", &one.severity)
    })
    .collect()
}

/// Each finding that a withholding or a reversal rests on was put to the applicant, or why not is recorded. A withholding
/// rests on nothing that was taken back or speaks for the applicant, and leaves out no adverse finding that still weighs
/// to spare itself the asking.
pub(super) fn findings_put(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let on: Vec<_> = proposal.rests_on.iter().map(|id| view.file.chain(*id)).collect();
    let withholds = proposal.outcome == Outcome::Withhold;
    let gap_of = |one: &Finding| {
        let (rests, id) = (on.contains(&one.id()), view.file.short(one.id()));
        let left_out =
            withholds && one.kind() == FindingKind::Adverse && weighs(one) && !one.status_is_light();
        let put = || format!("finding put CASE {id} --on DAY");
        match one.now.put {
            _ if rests && withholds && !one.carries() => {
                let command = format!("{} --rests-on ITEM --why -", decides(view, proposal.outcome));
                Some(gap("finding-carries-nothing", Lifter::Approver, command).naming("finding", &id))
            }
            None if rests => Some(gap("finding-not-put", Lifter::Vetter, put()).naming("finding", &id)),
            None if left_out => Some(gap("finding-left-out", Lifter::Vetter, put()).naming("finding", &id)),
            _ => None,
        }
    };
    view.file.findings.iter().filter_map(gap_of).collect()
}
