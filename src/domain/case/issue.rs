//! Copies of a brief that were handed out: to whom, on what they rested, and which of them what came later has
//! overtaken. Nobody who was told something is left alone with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::case::decision::Decision;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::event::Audience;
use crate::domain::ids::EventId;
use crate::domain::names::fold;
use crate::domain::skeleton::DecisionState;

/// The body of `issue`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IssueBody {
    /// Who was given the copy.
    pub to: String,
    /// The decision that held when it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<EventId>,
    /// The findings whose text was in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<EventId>,
    /// The heads of the log from which it was made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<EventId>,
}

/// A copy that was handed out.
#[derive(Debug, Clone)]
pub struct Issued {
    /// By whom.
    pub stamp: Stamp,
    /// Its number.
    pub copy: u32,
    /// For whom such a copy is made.
    pub audience: Audience,
    /// What was said; absent once it is purged.
    pub body: Option<IssueBody>,
}

/// What has changed since a copy was handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overtaken {
    /// The decision on which it rested was reversed; where that took effect.
    Reversed(EventId, Stamp),
    /// A finding that it carried does not hold any more; where that was said.
    Withdrawn(EventId, Stamp),
}

impl Overtaken {
    /// Where it was said.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        match self {
            Overtaken::Reversed(_, stamp) | Overtaken::Withdrawn(_, stamp) => *stamp,
        }
    }
}

impl CaseFile {
    /// The number of the next copy.
    #[must_use]
    pub fn next_copy(&self) -> u32 {
        self.issued.iter().map(|one| one.copy).max().unwrap_or(0).saturating_add(1)
    }

    /// What has changed since a copy was handed out, that whoever has it should know.
    #[must_use]
    pub fn overtaken(&self, issued: &Issued) -> Vec<Overtaken> {
        let Some(body) = &issued.body else { return Vec::new() };
        let unknown = |stamp: &Stamp| !self.history().knew(issued.stamp.at, stamp.at);
        let reversed = body.decision.and_then(|decision| {
            let by = self.reversal_of(decision)?;
            let stamp = by.second.unwrap_or(by.stamp);
            Some(Overtaken::Reversed(decision, stamp))
        });
        let carried = self.findings.iter().filter(|one| body.findings.contains(&one.id()));
        let withdrawn = carried.filter_map(|one| Some(Overtaken::Withdrawn(one.id(), one.withdrawn()?)));
        reversed.into_iter().chain(withdrawn).filter(|one| unknown(&one.stamp())).collect()
    }

    /// The last copy of everybody who has one that was overtaken, with what overtook it. A newer copy to the same name
    /// takes its place.
    #[must_use]
    pub fn outdated(&self) -> Vec<(&Issued, Vec<Overtaken>)> {
        let mut last: BTreeMap<String, &Issued> = BTreeMap::new();
        for one in &self.issued {
            if let Some(body) = &one.body {
                last.insert(fold(&body.to), one);
            }
        }
        let mut outdated: Vec<_> = last.into_values().map(|one| (one, self.overtaken(one))).collect();
        outdated.retain(|(_, overtaken)| !overtaken.is_empty());
        outdated.sort_by_key(|(one, _)| one.stamp.at);
        outdated
    }

    /// The decision that reversed a decision, with effect.
    fn reversal_of(&self, decision: EventId) -> Option<&Decision> {
        let reversed =
            self.decisions.iter().any(|one| one.stamp.id == decision && one.state == DecisionState::Reversed);
        self.decisions.iter().filter(|_| reversed).rev().find(|one| {
            one.reverses == Some(decision)
                && matches!(one.state, DecisionState::Effective | DecisionState::Reversed)
        })
    }
}
