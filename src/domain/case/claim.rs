//! What a finding and a foreign-interference note have in common, each a claim about the applicant: who wrote it, who
//! reviews it, whether it was put to the applicant, to what it is linked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::{Replayed, chain_start};
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::event::{Role, Waived};
use crate::domain::grade::Grade;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, own_rule, rule, said};
use crate::domain::roster::Same;
use crate::domain::words::words;

words! {
    /// The relation of one claim to another with the same content.
    LinkKind "link" {
        /// Both come from one origin: one story in three outlets.
        SameOrigin = "same-origin",
        /// Each has its own origin.
        Independent = "independent",
    }
}

/// That a claim was put to the applicant, or why it was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// When.
    pub on: NaiveDate,
    /// Why it was not put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
}

impl Put {
    /// Whether it says what it must: a blank is no reason why not.
    pub(super) fn says(&self) -> bool {
        self.why_not.as_deref().is_none_or(shows)
    }
}

/// A link to another claim that corroborates it, or seems to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The other claim.
    pub to: EventId,
    /// Their relation.
    pub kind: LinkKind,
    /// How that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The links that a claim makes, each with the position of the step that made it, so that somebody who takes one back takes
/// back what they had seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Links(Vec<(usize, Link)>);

impl Links {
    pub(super) fn add(&mut self, at: usize, links: &[Link]) {
        self.0.extend(links.iter().map(|link| (at, link.clone())));
    }

    fn take_back(&mut self, knew: impl Fn(usize) -> bool, is_other: impl Fn(EventId) -> bool) {
        self.0.retain(|(at, link)| !(knew(*at) && is_other(link.to)));
    }

    /// The links that nobody took back.
    pub(super) fn now(&self) -> Vec<Link> {
        self.0.iter().map(|(_, link)| link.clone()).collect()
    }
}

/// Whether a step says something else than what is claimed now.
pub(super) fn is_reworded(now: Option<&String>, said: Option<&String>) -> bool {
    said.is_some_and(|said| now.is_none_or(|now| now.trim() != said.trim()))
}

/// Whether a step grades the source or the information better than they are graded now.
pub(super) fn is_better_grade(now: Option<Grade>, given: Option<Grade>) -> bool {
    given.is_some_and(|given| now.is_none_or(|now| !now.reaches(given)))
}

/// What somebody did with the claim and the weight of a finding or note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// They claimed it, or gave it more weight.
    Claims,
    /// A reviewer or approver who did not claim it only took weight from it.
    Lightens,
}

/// Those who wrote a claim: they signed its first text, or a correction of its claim, severity, grade or posture.
#[derive(Debug, Clone)]
pub(super) struct Writers(Vec<(Stamp, Hand)>);

impl Writers {
    pub(super) fn new(first: Stamp) -> Writers {
        Writers(vec![(first, Hand::Claims)])
    }

    pub(super) fn add(&mut self, wrote: Stamp, hand: Hand) {
        self.0.push((wrote, hand));
    }

    /// All of them, and where: nobody seconds what rests on their own words, whether these made it heavier or lighter.
    pub(super) fn all(&self) -> impl Iterator<Item = &Stamp> {
        self.0.iter().map(|(wrote, _)| wrote)
    }

    /// Whether somebody reviews the claim: a reviewer or approver who did not claim it. To take weight from it is
    /// already a review.
    pub(super) fn are_reviewed_by(&self, by: PersonId, role: Option<Role>, same: &Same) -> bool {
        let claims = |(wrote, hand): &(Stamp, Hand)| *hand == Hand::Claims && same.is(wrote.by, by);
        matches!(role, Some(Role::Reviewer | Role::Approver)) && !self.0.iter().any(claims)
    }
}

impl CaseFile {
    /// Whether an event begins a finding or a foreign-interference note of this case.
    pub fn is_claim(&self, id: EventId) -> bool {
        self.findings.iter().any(|finding| finding.id() == id)
            || self.interference.iter().any(|note| note.id() == id)
    }

    /// Whether two approvers waived a finding or note as it is since it `turned` so, which the second of them had seen:
    /// nobody waives what they do not know.
    pub fn is_claim_waived(&self, claim: EventId, turned: &[Stamp]) -> bool {
        let names = |what: Waived| matches!(what, Waived::Finding(event) if self.chain(event) == claim);
        let mut waivers = self.skeleton.waived.iter().filter(|(_, what)| names(*what));
        waivers.any(|(at, _)| turned.iter().all(|turn| self.history().knew(*at, turn.at)))
    }
}

impl CaseFile {
    /// Takes back the links between a claim and others, whichever of the two made them. A link may count against the
    /// applicant or in their favour, so only a reviewer or an approver does.
    pub(super) fn take_back_links(&mut self, event: &Replayed<'_>, claim: EventId, others: &[EventId]) {
        if !matches!(event.role, Some(Role::Reviewer | Role::Approver)) {
            return;
        }
        let chain = |id: EventId| chain_start(event.history, id);
        for other in others.iter().map(|other| chain(*other)) {
            for (one, to) in [(claim, other), (other, claim)] {
                let take = |links: &mut Links| links.take_back(|at| event.knew(at), |id| chain(id) == to);
                self.findings.iter_mut().filter(|finding| finding.id() == one).for_each(|finding| {
                    finding.change_links(take);
                });
                self.interference.iter_mut().filter(|note| note.id() == one).for_each(|note| {
                    note.change_links(take);
                });
            }
        }
    }

    /// Whether a link joins two claims, whichever of them made it.
    fn are_linked(&self, claim: EventId, other: EventId) -> bool {
        let of_findings = self.findings.iter().map(|finding| (finding.id(), &finding.now.links));
        let of_notes = self.interference.iter().map(|note| (note.id(), &note.now.links));
        let joins = |(id, links): (EventId, &Vec<Link>)| {
            let leads = |one, to| id == one && links.iter().any(|link| self.chain(link.to) == to);
            leads(claim, other) || leads(other, claim)
        };
        of_findings.chain(of_notes).any(joins)
    }
}

/// A reviewer or an approver takes back a link that is there, and says why; `after` is the case with the step.
pub(super) fn unlinks(
    (file, after): (&CaseFile, &CaseFile),
    claim: EventId,
    others: &[EventId],
    why: Option<&String>,
) -> Result<(), Refusal> {
    for other in others.iter().map(|other| file.chain(*other)) {
        let letters = file.item(other);
        if !file.are_linked(claim, other) {
            return Err(rule(Cause::UnlinkNothing { item: letters }, Lifter::Person, Suggest::show()));
        }
        if after.are_linked(claim, other) {
            let verb = if file.findings.iter().any(|finding| finding.id() == claim) {
                "finding unlink"
            } else {
                "fi unlink"
            };
            let command = Suggest::on_case(verb).item(file.item(claim)).item(letters).text("--why");
            return Err(rule(Cause::UnlinkReviewer, Lifter::Provincial, command));
        }
    }
    if others.is_empty() { Ok(()) } else { said(why.map_or("", String::as_str), Cause::WhyEmpty) }
}

/// A finding or note is linked to another one of the case.
pub(super) fn links(file: &CaseFile, claim: Option<EventId>, links: &[Link]) -> Result<(), Refusal> {
    links.iter().map(|link| file.chain(link.to)).try_for_each(|to| {
        if claim == Some(to) {
            return Err(own_rule(Cause::LinkSelf));
        }
        let known = file.is_claim(to);
        if known { Ok(()) } else { Err(rule(Cause::LinkNotFinding, Lifter::Person, Suggest::show())) }
    })
}
