//! On what a withholding may rest: the gate `source`.

use chrono::NaiveDate;

use super::origins::{Claim, near, origins};
use super::proposal::Proposal;
use crate::domain::case::CaseFile;
use crate::domain::case::check::Check;
use crate::domain::case::check::usable::Usability;
use crate::domain::case::consent::refused;
use crate::domain::case::decision::Reason;
use crate::domain::case::document::DocumentStep;
use crate::domain::case::finding::{FindingStatus, Link, LinkKind};
use crate::domain::case::view::View;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, ConsentFor};
use crate::domain::event::Outcome;
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};
use crate::domain::words::Word as _;

/// What a decision rests on.
pub(super) struct Evidence {
    /// Whether a document or a check among it proves something; neither is a claim.
    pub(super) proof: bool,
    claims: Vec<Claim>,
    /// Whether any finding or note is among it, including one that supports nothing.
    alleges: bool,
    nothing: bool,
}

/// Whether a check proves something against the applicant: it was read, nothing replaced it, and what it says is
/// neither clear nor open.
fn proves(check: &Check) -> bool {
    let adverse = matches!(
        check.now.result,
        Some(CheckResult::ConfirmedDeclared | CheckResult::CertifiedRecord | CheckResult::Review)
    );
    adverse && check.status() == CheckStatus::Read && !check.superseded
}

impl Evidence {
    pub(super) fn of(file: &CaseFile, rests_on: &[EventId]) -> Evidence {
        let on: Vec<_> = rests_on.iter().map(|id| file.chain(*id)).collect();
        let links = |links: &[Link]| {
            links.iter().map(|link| Link { to: file.chain(link.to), ..link.clone() }).collect::<Vec<_>>()
        };
        let of_findings = file.findings.iter().filter(|finding| finding.carries()).map(|finding| {
            let origin = finding.now.origin.as_deref().unwrap_or_default();
            let claim = Claim::new(finding.id(), finding.now.grade, origin, links(&finding.now.links));
            claim.untold(finding.status == FindingStatus::CannotTell)
        });
        let of_notes = file.interference.iter().filter(|note| note.weighs().is_some());
        let of_notes = of_notes.map(|note| Claim::new(note.id(), note.now.grade, "", links(&note.now.links)));
        let mut read = file.documents.iter().filter(|document| document.step() == DocumentStep::Read);
        Evidence {
            proof: read.any(|document| on.contains(&document.id()))
                || file.checks.iter().any(|check| proves(check) && on.contains(&check.stamp.id)),
            claims: of_findings.chain(of_notes).filter(|claim| on.contains(&claim.id)).collect(),
            alleges: file.findings.iter().any(|finding| on.contains(&finding.id()))
                || file.interference.iter().any(|note| on.contains(&note.stamp.id)),
            nothing: on.is_empty(),
        }
    }

    /// The claims whose grade reaches a bar.
    pub(super) fn reaching(&self, bar: Grade) -> Vec<&Claim> {
        self.claims.iter().filter(|claim| claim.grade.is_some_and(|grade| grade.reaches(bar))).collect()
    }
}

/// The beginning of the command that decides so: only a reversal follows a decision in effect.
pub(super) fn decides(view: &View<'_>, outcome: Outcome) -> Suggest {
    let begun = match view.file.in_effect() {
        Some(decision) => Suggest::on_case("reverse")
            .item(view.file.item(decision.stamp.id))
            .word(outcome)
            .asking("--ground", Blank::Ground),
        None => Suggest::on_case("decide").word(outcome),
    };
    match outcome {
        Outcome::Withhold => begun.asking("--reason", Blank::Code).text("--applicant"),
        _ => begun,
    }
}

/// The beginning of the command that adds a finding.
pub(super) fn finding() -> Suggest {
    Suggest::on_case("finding add").asking("--category", Blank::Category).asking("--severity", Blank::N)
}

/// The command that says of two claims, whose origins are written almost alike, that each has its own.
pub(super) fn link(view: &View<'_>, claims: &[&Claim]) -> Option<Suggest> {
    let (claim, other) = near(claims)?;
    let both = Suggest::on_case("finding link").item(view.file.item(claim)).item(view.file.item(other));
    Some(both.given("--kind", LinkKind::Independent).text("--why"))
}

/// A file is incomplete only while a required check is missing that was asked for, and the decision says when the
/// applicant was asked, not before the case was opened (`docs/rules.md`, 8.5). A check that was read counts as missing where its result is unknown or
/// not resolved, or where it is too old; one in dispute is there.
fn incomplete(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let is_missing = |kind: &CheckKind| {
        let usability = view.file.usability(*kind, view.policy, view.today);
        !usability.is_enough() && !matches!(usability, Usability::Disputed | Usability::NotClear)
    };
    let asked = |kind: &CheckKind| {
        let begun = view.file.check(*kind).is_some_and(|check| check.status() != CheckStatus::NotRequested);
        begun || ConsentFor::ALL.iter().any(|to| refused(&view.file.consents, *kind, *to).is_some())
    };
    let missing: Vec<CheckKind> =
        view.policy.required_checks.iter().copied().filter(|kind| is_missing(kind)).collect();
    let reconsider = |cause| {
        let command = decides(view, Outcome::Withhold).text("--why");
        vec![Gap::new(cause, Lifter::Approver, command)]
    };
    match (missing.first(), missing.iter().any(asked)) {
        (None, _) => reconsider(Cause::IncompleteNothingMissing),
        (Some(check), false) => {
            let command =
                Suggest::on_case("check record").word(check).given("--status", CheckStatus::WithApplicant);
            vec![Gap::new(Cause::IncompleteNotAsked { check: *check }, Lifter::Vetter, command)]
        }
        (Some(_), true) => {
            let cause = match (proposal.asked_on, asked_from(view.file, &missing)) {
                (None, _) => Cause::IncompleteNoDay,
                (Some(day), Some(opened)) if day < opened => Cause::IncompleteTooEarly { day, opened },
                (Some(_), _) => return Vec::new(),
            };
            let command = Suggest::on_case("decide")
                .word(Outcome::Withhold)
                .given("--reason", Reason::Incomplete)
                .asking("--asked", Blank::Day)
                .text("--why");
            vec![Gap::new(cause, Lifter::Approver, command)]
        }
    }
}

/// From when the applicant can have been asked for what is missing: the day on which the case was opened, or an earlier
/// one on which they refused, as on the form. A check is often recorded only after they were asked for it.
fn asked_from(file: &CaseFile, missing: &[CheckKind]) -> Option<NaiveDate> {
    let opened = file.history().entries().first()?.header.at.utc();
    let refusals = missing
        .iter()
        .flat_map(|kind| ConsentFor::ALL.iter().filter_map(|to| refused(&file.consents, *kind, *to)));
    refusals.chain([file.place_at(0).day(opened)]).min()
}

/// A withholding does not rest only on claims of one origin, on claims graded worse than the bar, or on those of which
/// nobody can tell whether they are true. A document or
/// a check that was read is no claim; information graded 1 is confirmed by independent sources. A file that is
/// incomplete needs no source for that, as long as nothing is alleged beside it.
pub(super) fn source(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    if proposal.outcome != Outcome::Withhold {
        return Vec::new();
    }
    let evidence = Evidence::of(view.file, proposal.rests_on);
    if proposal.reason == Some(Reason::Incomplete) {
        let gaps = incomplete(view, proposal);
        if !gaps.is_empty() || !evidence.alleges {
            return gaps;
        }
    }
    if evidence.nothing {
        return vec![Gap::new(Cause::SourceNothing, Lifter::Vetter, finding().text("--text"))];
    }
    if evidence.proof {
        return Vec::new();
    }
    let bar = view.policy.source_bar;
    let good = evidence.reaching(bar);
    let command = decides(view, Outcome::Withhold).asking("--rests-on", Blank::Document).text("--why");
    if good.is_empty() {
        return vec![Gap::new(Cause::SourceGrade { bar }, Lifter::Vetter, command)];
    }
    if good.iter().all(|claim| claim.untold) {
        return vec![Gap::new(Cause::SourceCannotTell, Lifter::Vetter, command)];
    }
    let confirmed = good.iter().any(|claim| claim.grade.is_some_and(|grade| grade.information == 1));
    if confirmed || origins(&good) > 1 {
        return Vec::new();
    }
    match link(view, &good) {
        Some(link) => vec![Gap::new(Cause::SourceNearOrigins, Lifter::Vetter, link)],
        None => vec![Gap::new(Cause::SourceOneOrigin, Lifter::Vetter, command)],
    }
}
