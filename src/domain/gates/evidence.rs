//! On what a withholding may rest: the gate `source`, and once local members have chosen, the gate `override`.

use super::{Gap, Lifter, View, gap};
use crate::domain::case::CaseFile;
use crate::domain::case::decision::{Override, Reason};
use crate::domain::case::finding::{Link, LinkKind};
use crate::domain::event::Outcome;
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::domain::names::fold;

/// Something that somebody claims.
struct Claim {
    id: EventId,
    grade: Option<Grade>,
    /// Who says so; empty where nobody wrote it down.
    origin: String,
    links: Vec<Link>,
}

/// What a decision rests on.
struct Evidence {
    /// Whether a paper or a check is among it: that is no claim.
    proof: bool,
    claims: Vec<Claim>,
    nothing: bool,
}

impl Evidence {
    fn of(file: &CaseFile, rests_on: &[EventId]) -> Evidence {
        let on: Vec<_> = rests_on.iter().map(|id| file.chain(*id)).collect();
        let of_findings = file.findings.iter().map(|one| Claim {
            id: one.id(),
            grade: one.now.grade,
            origin: one.now.origin.as_deref().map(fold).unwrap_or_default(),
            links: one
                .now
                .links
                .iter()
                .map(|link| Link { to: file.chain(link.to), ..link.clone() })
                .collect(),
        });
        let of_notes = file.interference.iter().map(|note| Claim {
            id: note.stamp.id,
            grade: note.now.grade,
            origin: String::new(),
            links: Vec::new(),
        });
        Evidence {
            proof: file.documents.iter().any(|document| on.contains(&document.id()))
                || file.checks.iter().any(|check| on.contains(&check.stamp.id)),
            claims: of_findings.chain(of_notes).filter(|claim| on.contains(&claim.id)).collect(),
            nothing: on.is_empty(),
        }
    }

    /// The claims whose grade reaches a bar.
    fn reaching(&self, bar: Grade) -> Vec<&Claim> {
        self.claims.iter().filter(|claim| claim.grade.is_some_and(|grade| grade.reaches(bar))).collect()
    }
}

/// How many independent origins claims have. One story in three outlets is one: the same origin by name or by a link
/// `same-origin`, which weighs more than a link `independent`. An origin that nobody wrote down may be that of another
/// claim, and counts only where a link says that it is independent.
fn origins(claims: &[&Claim]) -> usize {
    let linked = |one: &Claim, other: &Claim, kind: LinkKind| {
        let says = |one: &Claim, other: &Claim| {
            one.links.iter().any(|link| link.kind == kind && link.to == other.id)
        };
        says(one, other) || says(other, one)
    };
    let same = |one: &Claim, other: &Claim| {
        !one.origin.is_empty() && one.origin == other.origin || linked(one, other, LinkKind::SameOrigin)
    };
    // Claims of one origin lie in one group, however many links lead from one to the other.
    let mut groups: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims {
        let (of_it, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| same(claim, other)));
        let mut group: Vec<&Claim> = of_it.into_iter().flatten().collect();
        group.push(claim);
        rest.push(group);
        groups = rest;
    }
    let independent = |group: &[&Claim]| {
        let elsewhere = claims.iter().filter(|other| !group.iter().any(|claim| claim.id == other.id));
        elsewhere
            .into_iter()
            .any(|other| group.iter().any(|claim| linked(claim, other, LinkKind::Independent)))
    };
    let counts =
        |group: &&Vec<&Claim>| group.iter().any(|claim| !claim.origin.is_empty()) || independent(group);
    groups.iter().filter(counts).count()
}

/// A withholding does not rest only on claims of one origin, or on claims graded worse than the bar. A document or
/// a check is no claim; information graded 1 is confirmed by independent sources.
pub(super) fn source(view: &View<'_>, rests_on: &[EventId], reason: Option<Reason>) -> Vec<Gap> {
    if reason == Some(Reason::Incomplete) {
        return Vec::new();
    }
    let evidence = Evidence::of(view.file, rests_on);
    if evidence.nothing {
        let command = "finding add CASE --category CATEGORY --severity N --text -";
        return vec![gap("source-nothing", Lifter::Vetter, command)];
    }
    if evidence.proof {
        return Vec::new();
    }
    let bar = view.policy.source_bar;
    let good = evidence.reaching(bar);
    let command = "decide CASE withhold --rests-on DOCUMENT --reason CODE --why -";
    if good.is_empty() {
        return vec![gap("source-grade", Lifter::Vetter, command).naming("bar", &bar)];
    }
    let confirmed = good.iter().any(|claim| claim.grade.is_some_and(|grade| grade.information == 1));
    if confirmed || origins(&good) > 1 {
        return Vec::new();
    }
    vec![gap("source-one-origin", Lifter::Vetter, command)]
}

/// Once the case has ever been nominated, a withholding or a reversal overrides what local members chose: grade or
/// proof, two independent origins, "more than a shadow of doubt" answered in words, the applicant heard or why not, the
/// leader consulted. A reversal to a greenlight gives the members their choice back; it needs the answers, not the
/// evidence.
pub(super) fn bar(
    view: &View<'_>,
    outcome: Outcome,
    rests_on: &[EventId],
    answers: Option<&Override>,
) -> Vec<Gap> {
    if !view.file.skeleton.ever_nominated {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    if outcome == Outcome::Withhold {
        let evidence = Evidence::of(view.file, rests_on);
        let (bar, least) = (view.policy.override_bar, view.policy.source_bar);
        let finding = |grade: Grade| {
            format!(
                "finding add CASE --category CATEGORY --severity N --grade {grade} --origin NAME --text -"
            )
        };
        if evidence.reaching(bar).is_empty() && !evidence.proof {
            gaps.push(gap("override-grade", Lifter::Vetter, finding(bar)).naming("bar", &bar));
        }
        // A paper is an origin of its own.
        if origins(&evidence.reaching(least)) + usize::from(evidence.proof) < 2 {
            gaps.push(gap("override-origins", Lifter::Vetter, finding(least)));
        }
    }
    let none = Override::default();
    let answers = answers.unwrap_or(&none);
    // A decision in effect is answered by a reversal, and only by one.
    let reason = if outcome == Outcome::Withhold { " --reason CODE" } else { "" };
    let decides = match view.file.decision() {
        Some(one) => {
            format!("reverse CASE {} {outcome} --ground GROUND{reason}", view.file.short(one.stamp.id))
        }
        None => format!("decide CASE {outcome}{reason}"),
    };
    // Standard input is read once: the one text comes from it, the other is typed, or asked for on a terminal.
    let command = format!("{decides} --why TEXT --shadow-of-doubt - --heard DAY --leader-consulted DAY");
    let mut add = |code, lifted_by| gaps.push(gap(code, lifted_by, command.clone()));
    if answers.shadow_of_doubt.trim().is_empty() {
        add("override-doubt", Lifter::Approver);
    }
    if answers.heard_on.is_none() && answers.not_heard.as_deref().is_none_or(|why| why.trim().is_empty()) {
        add("override-heard", Lifter::Approver);
    }
    if answers.leader_on.is_none() {
        add("override-leader", Lifter::Approver);
    }
    gaps
}
