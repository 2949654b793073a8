//! The gate `override`: setting aside whom local members chose takes more (`docs/rules.md`, 8.6).

use super::evidence::{Evidence, decides, finding, link};
use super::origins::origins;
use super::proposal::Proposal;
use crate::domain::case::decision::Override;
use crate::domain::case::view::View;
use crate::domain::event::Outcome;
use crate::domain::grade::Grade;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter};

/// Once the case has ever been nominated, a withholding or a reversal overrides what local members chose: grade or
/// proof, two independent origins, what shows that there is much more than a shadow of doubt about the applicant, the
/// applicant heard or why not, the leader consulted. A reversal to a greenlight gives the members their choice back; it
/// needs the answers, not the evidence.
pub(super) fn bar(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let Proposal { outcome, rests_on, overrides: answers, .. } = *proposal;
    if !view.file.skeleton.ever_nominated {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    if outcome == Outcome::Withhold {
        let evidence = Evidence::of(view.file, rests_on);
        let (bar, least) = (view.policy.override_bar, view.policy.source_bar);
        let graded =
            |grade: Grade| finding().given("--grade", grade).asking("--origin", Blank::Name).text("--text");
        if evidence.reaching(bar).is_empty() && !evidence.proof {
            gaps.push(Gap::new(Cause::OverrideGrade { bar }, Lifter::Vetter, graded(bar)));
        }
        // A document is an origin of its own.
        let good = evidence.reaching(least);
        if origins(&good) + usize::from(evidence.proof) < 2 {
            let command = link(view, &good).unwrap_or_else(|| graded(least));
            gaps.push(Gap::new(Cause::OverrideOrigins, Lifter::Vetter, command));
        }
    }
    let none = Override::default();
    let answers = answers.unwrap_or(&none);
    // Standard input is read once: the one text comes from it, the other is typed, or asked for on a terminal.
    let command = decides(view, outcome)
        .asking("--why", Blank::Text)
        .text("--shadow-of-doubt")
        .asking("--heard", Blank::Day)
        .asking("--leader-consulted", Blank::Day);
    let mut add = |cause| gaps.push(Gap::new(cause, Lifter::Approver, command.clone()));
    // Where no members voted, nobody's choice is set against the doubt.
    let chosen = view.file.contest.as_ref().is_none_or(|contest| contest.now.members_chose());
    if chosen && answers.shadow_of_doubt.trim().is_empty() {
        add(Cause::OverrideDoubt);
    }
    if answers.heard_on.is_none() && answers.not_heard.as_deref().is_none_or(|why| why.trim().is_empty()) {
        add(Cause::OverrideHeard);
    }
    if answers.leader_on.is_none() {
        add(Cause::OverrideLeader);
    }
    gaps
}
