//! Copies of a brief that were given out: to whom, on what they rested, and which of them later events have made wrong,
//! so that everybody who has such a copy can be notified.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::case::decision::Decision;
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::body_of;
use crate::domain::event::{Act, Audience};
use crate::domain::ids::EventId;
use crate::domain::names::fold;
use crate::domain::skeleton::DecisionState;

/// The body of `issue`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IssueBody {
    /// Who was given the copy.
    pub to: String,
    /// The decision in effect when it was made; of several, the strictest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<EventId>,
    /// Every decision in effect, where there were several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<EventId>,
    /// The findings and foreign-interference notes whose text was in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<EventId>,
    /// Those that it named as withdrawn or corrected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<EventId>,
    /// The heads of the log from which it was made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<EventId>,
}

impl IssueBody {
    /// Every decision on which the copy rests.
    pub fn rests_on(&self) -> Vec<EventId> {
        let mut ids: Vec<EventId> = self.decision.into_iter().chain(self.decisions.iter().copied()).collect();
        ids.dedup();
        if ids.len() > 1 {
            ids.sort_unstable();
            ids.dedup();
        }
        ids
    }

    /// Whether a copy shows the change since an earlier one; it is not enough that it was made later.
    fn tells(&self, overtaken: &Overtaken) -> bool {
        match overtaken {
            // A copy that names the decision now in effect, or says that none is, shows that the other is not.
            Overtaken::Reversed(decision, _) | Overtaken::Ended(decision, _) => {
                !self.rests_on().contains(decision)
            }
            Overtaken::Withdrawn(finding, _) => {
                self.withdrawn.contains(finding) || self.findings.contains(finding)
            }
        }
    }
}

/// A copy that was given out.
#[derive(Debug, Clone)]
pub struct Issued {
    /// By whom.
    pub stamp: Stamp,
    /// Its number.
    pub copy: u32,
    /// For whom such a copy is made.
    pub audience: Audience,
    /// What was said; absent once it is purged.
    pub body: Option<Arc<IssueBody>>,
}

/// What has changed since a copy was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overtaken {
    /// The decision on which it rested was reversed; where that took effect.
    Reversed(EventId, Stamp),
    /// It rested on a greenlight for another riding; where the case moved from there.
    Ended(EventId, Stamp),
    /// A finding or note in it was withdrawn or corrected; where that was said.
    Withdrawn(EventId, Stamp),
}

impl Overtaken {
    /// Where it was said.
    pub fn stamp(&self) -> Stamp {
        match self {
            Overtaken::Reversed(_, stamp) | Overtaken::Ended(_, stamp) | Overtaken::Withdrawn(_, stamp) => {
                *stamp
            }
        }
    }
}

impl CaseFile {
    pub(super) fn take_issue(&mut self, event: &Replayed<'_>, copy: u32, audience: Audience) -> Option<()> {
        let body = body_of::<IssueBody>(event.entry);
        let read = body.is_some();
        self.issued.push(Issued { stamp: event.stamp, copy, audience, body });
        read.then_some(())
    }

    /// How many acts of substance came after a copy: neither declarations nor other copies.
    pub fn acts_since(&self, issued: &Issued) -> usize {
        let entries = self.history().entries().iter().enumerate();
        let later = entries.filter(|(at, _)| *at != issued.stamp.at && self.is_ok(*at));
        let unseen = later.filter(|(at, _)| !self.history().knew(issued.stamp.at, *at));
        unseen.filter(|(_, e)| !matches!(e.header.act, Act::Declare { .. } | Act::Issue { .. })).count()
    }

    /// The number of the next copy.
    pub fn next_copy(&self) -> u32 {
        self.issued.iter().map(|copy| copy.copy).max().unwrap_or(0).saturating_add(1)
    }

    /// What has changed since a copy was given out, that its recipient should know.
    pub fn overtaken(&self, issued: &Issued) -> Vec<Overtaken> {
        let Some(body) = &issued.body else { return Vec::new() };
        let unknown = |stamp: &Stamp| !self.history().knew(issued.stamp.at, stamp.at);
        let reversed = body.rests_on().into_iter().filter_map(|decision| {
            let by = self.replaced_by(decision)?;
            let stamp = by.second.unwrap_or(by.stamp);
            Some(Overtaken::Reversed(decision, stamp))
        });
        let findings = self.findings.iter().map(|finding| (finding.id(), finding.withdrawn()));
        let notes = self.interference.iter().map(|note| (note.id(), note.withdrawn()));
        let carried = findings.chain(notes).filter(|(claim, _)| body.findings.contains(claim));
        let withdrawn = carried.filter_map(|(claim, stamp)| Some(Overtaken::Withdrawn(claim, stamp?)));
        let ended = body.rests_on().into_iter().filter_map(|id| {
            let decision = self.decisions.iter().find(|decision| decision.stamp.id == id)?;
            Some(Overtaken::Ended(id, self.moved_from(decision)?))
        });
        reversed.chain(ended).chain(withdrawn).filter(|overtaken| unknown(&overtaken.stamp())).collect()
    }

    /// Where the case left the riding for which a greenlight was given that is no longer in effect.
    fn moved_from(&self, decision: &Decision) -> Option<Stamp> {
        if decision.state != DecisionState::Ended || decision.district == self.skeleton.district() {
            return None;
        }
        let mut left = None;
        for (at, entry) in self.history().entries().iter().enumerate().filter(|(at, _)| self.is_ok(*at)) {
            if let Act::Place { order, district } = entry.header.act {
                let back = decision.district == Some((order, district));
                left = if back { None } else { left.or(Some(at).filter(|at| *at > decision.stamp.at)) };
            }
        }
        let left = left.or(self.skeleton.district.set_at())?;
        self.stamp_at(left, self.author(left)?)
    }

    /// The later copies for the same name.
    fn newer<'a>(&'a self, issued: &'a Issued) -> impl Iterator<Item = (&'a Issued, &'a IssueBody)> {
        let name = issued.body.as_ref().map(|body| fold(&body.to));
        let later = self.issued.iter().filter(move |copy| copy.stamp.at > issued.stamp.at);
        let bodies = later.filter_map(|copy| Some((copy, copy.body.as_deref()?)));
        bodies.filter(move |(_, body)| name.as_ref() == Some(&fold(&body.to)))
    }

    /// The changes since a copy that no later copy for the same name contains. A later copy contains a change if it was
    /// made after it.
    fn untold(&self, issued: &Issued) -> Vec<Overtaken> {
        let mut untold = self.overtaken(issued);
        untold.retain(|overtaken| {
            let knew = |copy: &Issued| self.history().knew(copy.stamp.at, overtaken.stamp().at);
            !self.newer(issued).any(|(copy, body)| knew(copy) && body.tells(overtaken))
        });
        untold
    }

    /// Whether a later copy replaced this one, so that no change is left to tell.
    pub fn is_replaced(&self, issued: &Issued) -> bool {
        self.newer(issued).next().is_some() && self.untold(issued).is_empty()
    }

    /// For everybody who should be notified: the last of their copies that a change made wrong, with all the changes
    /// that no later copy shows.
    pub fn outdated(&self) -> Vec<(&Issued, Vec<Overtaken>)> {
        let mut owed: BTreeMap<String, (&Issued, Vec<Overtaken>)> = BTreeMap::new();
        for issued in &self.issued {
            let (Some(body), untold) = (&issued.body, self.untold(issued)) else { continue };
            if untold.is_empty() {
                continue;
            }
            let (last, overtaken) = owed.entry(fold(&body.to)).or_insert((issued, Vec::new()));
            *last = issued;
            overtaken.extend(untold);
            overtaken.dedup();
        }
        let mut outdated: Vec<_> = owed.into_values().collect();
        outdated.sort_by_key(|(issued, _)| issued.stamp.at);
        outdated
    }

    /// The decision that replaced a decision, whether or not it names it: the first whose author had seen it in effect.
    pub fn replaced_by(&self, id: EventId) -> Option<&Decision> {
        let (index, decision) = self.decisions.iter().enumerate().find(|(_, known)| known.stamp.id == id)?;
        if decision.state != DecisionState::Reversed {
            return None;
        }
        let effective = decision.second.unwrap_or(decision.stamp).at;
        let later = self.decisions.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, later)| later);
        later
            .filter(|later| later.state.took_effect())
            .find(|later| self.history().knew(later.stamp.at, effective))
    }

    /// Every decision that a decision replaced, or will replace once seconded: all that its author had seen in effect.
    pub fn replaces(&self, id: EventId) -> Vec<EventId> {
        let Some(by) = self.decisions.iter().find(|by| by.stamp.id == id) else { return Vec::new() };
        let takes = |decision: &&Decision| match self.replaced_by(decision.stamp.id) {
            Some(by) => by.stamp.id == id,
            None => {
                decision.state == DecisionState::Effective
                    && by.state == DecisionState::AwaitingSecond
                    && self.history().knew(by.stamp.at, decision.second.unwrap_or(decision.stamp).at)
            }
        };
        self.decisions.iter().filter(takes).map(|decision| decision.stamp.id).collect()
    }
}
