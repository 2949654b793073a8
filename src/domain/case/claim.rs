//! What a finding and a foreign-interference note have in common, each a claim about the applicant: who wrote it, who
//! reviews it, whether it was put to the applicant, to what it is linked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::{CaseFile, Stamp};
use crate::domain::event::{Role, Waived};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, own_rule, rule};
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

/// Those who wrote a claim: they signed its first text, or a correction that changed it or made it graver.
#[derive(Debug, Clone)]
pub(super) struct Writers(Vec<PersonId>);

impl Writers {
    pub(super) fn new(first: PersonId) -> Writers {
        Writers(vec![first])
    }

    pub(super) fn add(&mut self, writer: PersonId) {
        if !self.0.contains(&writer) {
            self.0.push(writer);
        }
    }

    /// Whether somebody reviews the claim: a reviewer or approver who did not write it.
    pub(super) fn are_reviewed_by(&self, by: PersonId, role: Option<Role>, same: &Same) -> bool {
        matches!(role, Some(Role::Reviewer | Role::Approver))
            && !self.0.iter().any(|writer| same.is(*writer, by))
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
