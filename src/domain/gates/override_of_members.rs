//! The gate `override`: setting aside whom local members chose takes more (`docs/rules.md`, 8.6).

use super::evidence::{Evidence, decides, finding, link};
use super::origins::origins;
use super::proposal::Proposal;
use chrono::NaiveDate;

use crate::domain::case::decision::Override;
use crate::domain::case::finding::Finding;
use crate::domain::case::interference::Interference;
use crate::domain::case::view::View;
use crate::domain::event::{Outcome, Role};
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::domain::names::fold;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter};
use crate::domain::roster::Person;

/// Once the case has ever been nominated, a withholding overrides what local members chose, and so does setting a
/// greenlight aside: grade or proof, two independent origins, what shows that there is much more than a shadow of doubt
/// about the applicant, the applicant heard or why not, the leader consulted or who in the leader's place. Nobody is
/// consulted about a claim before it came, or heard before it was put. A greenlight that is set aside needs the answers,
/// not the evidence.
pub(super) fn bar(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let Proposal { outcome, rests_on, overrides: answers, .. } = *proposal;
    if !view.file.skeleton.ever_nominated || outcome.is_greenlight() {
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
    let unsaid = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    // In the leader's place somebody else is consulted: then the decision says who, and why.
    let replaced = !unsaid(&answers.leader_not) || !unsaid(&answers.consulted);
    if answers.leader_on.is_none() || replaced && (unsaid(&answers.leader_not) || unsaid(&answers.consulted))
    {
        add(Cause::OverrideLeader);
    }
    if let Some(name) = answers.consulted.as_deref().filter(|name| !may_be_consulted(view, name)) {
        add(Cause::OverrideConsulted { name: name.trim().to_owned() });
    }
    let days = Days::of(view, rests_on);
    for day in answers.heard_on.into_iter().chain(answers.leader_on).filter(|day| *day > view.today) {
        add(Cause::OverrideAhead { day });
    }
    if let Some((day, put)) = answers.heard_on.zip(days.put).filter(|(day, put)| day < put) {
        add(Cause::OverrideHeardEarly { day, put });
    }
    if let Some((day, received)) = answers.leader_on.zip(days.received).filter(|(day, came)| day < came) {
        add(Cause::OverrideLeaderEarly { day, received });
    }
    gaps
}

/// Whether somebody may be consulted in the leader's place, as far as the roster tells: of its people, somebody of the
/// leader's office over the district, or whom the policy names. Of others the decision says it by its author's word.
fn may_be_consulted(view: &View<'_>, name: &str) -> bool {
    let named = |other: &str| fold(other) == fold(name);
    let office = |person: &Person| {
        let district = view.file.skeleton.district();
        district.is_some_and(|(_, code)| view.roster.works_over(person, code, |role| role == Role::Leader))
    };
    let mut known = view.roster.people().filter(|person| named(&person.name)).peekable();
    known.peek().is_none() || known.any(office) || view.policy.outside_counsel.as_deref().is_some_and(named)
}

/// The days against which the answers are held.
struct Days {
    /// When the newest claim or document on which it rests came.
    received: Option<NaiveDate>,
    /// When the last of those claims was put to the applicant.
    put: Option<NaiveDate>,
}

impl Days {
    fn of(view: &View<'_>, rests_on: &[EventId]) -> Days {
        let file = view.file;
        let on: Vec<EventId> = rests_on.iter().map(|id| file.chain(*id)).collect();
        let findings = || file.findings.iter().filter(|finding| on.contains(&finding.id()));
        let notes = file.interference.iter().filter(|note| on.contains(&note.stamp.id));
        let written = findings().flat_map(Finding::wrote).chain(notes.flat_map(Interference::wrote));
        let claims = written.map(|stamp| file.place().day(stamp.time.utc()));
        let documents = file.documents.iter().filter(|document| on.contains(&document.id()));
        let documents = documents.filter_map(|document| document.steps.first().map(|(_, body)| body.on));
        let put = |finding: &Finding| {
            let put = finding.now.put.as_ref().filter(|put| put.why_not.is_none());
            put.map(|put| put.on)
        };
        Days { received: claims.chain(documents).max(), put: findings().filter_map(put).max() }
    }
}
