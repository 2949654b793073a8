//! A machine that was lost: what it had, when it was last heard of, and what its revocation covers. What its key signed
//! later, or what arrived later, counts as little as what a thief signs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::desk::Desk;
use crate::domain::entry::Timestamp;
use crate::domain::history::History;
use crate::domain::ids::{EventId, PublicKey};
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;

/// A case that was on a lost machine, as far as is known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Had {
    /// Its letters.
    pub case: String,
    /// The applicant, where the person who asks may see it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// When the machine said that it has it; none where that was only sent to it.
    pub receipt: Option<String>,
}

/// What is known of a machine that was lost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// When its newest bundle was taken in here.
    pub heard: Option<String>,
    /// The cases that it had.
    pub had: Vec<Had>,
    /// Whether its key opens this store, so that it may have all of it.
    pub opens: bool,
}

/// What a revocation covers.
#[derive(Debug, Clone, Default)]
pub struct Covered {
    /// The heads of everything that stands.
    pub heads: Vec<EventId>,
    /// How many events the key signed, or how many of them arrived, after the machine was lost.
    pub later: usize,
}

/// The events of a log that a key signed or that arrived after a moment, and all that builds on them: whether each place
/// has one, and how many are of that key.
fn later(
    history: &History,
    key: PublicKey,
    arrived: &BTreeMap<EventId, Timestamp>,
    lost: Timestamp,
) -> (BTreeSet<usize>, usize) {
    let (mut places, mut count) = (BTreeSet::new(), 0);
    for (at, entry) in history.entries().iter().enumerate() {
        let came = arrived.get(&entry.id).is_none_or(|came| came.utc() > lost.utc());
        let is_theirs = entry.header.by == key && (came || entry.header.at.utc() > lost.utc());
        let mut built_on = entry.header.prev.iter().filter_map(|parent| history.position(*parent));
        if is_theirs || built_on.any(|parent| places.contains(&parent)) {
            places.insert(at);
            count += usize::from(is_theirs);
        }
    }
    (places, count)
}

impl Desk {
    /// The heads of everything that a key signed, which its revocation must cover; of a machine that was lost, only up to
    /// that moment.
    pub fn heads_signed_by(&self, key: &PublicKey, lost: Option<Timestamp>) -> Result<Covered, Error> {
        let mut covered = Covered::default();
        let people = self.store.roster_history()?;
        match (lost, people.log()) {
            (Some(lost), Some(log)) => {
                let (later, count) = later(&people, *key, &self.store.arrived(log)?, lost);
                covered.heads.extend(self.roster.heads_among(|at| !later.contains(&at)));
                covered.later += count;
            }
            _ => covered.heads.extend(self.roster.heads()),
        }
        for log in self.store.signed_by(key)? {
            let file = self.store.case(log, &self.roster)?;
            let (later, count) = match lost {
                Some(lost) => later(file.history(), *key, &self.store.arrived(log)?, lost),
                None => (BTreeSet::new(), 0),
            };
            covered.heads.extend(file.heads_of_signed(|at| !later.contains(&at)));
            covered.later += count;
        }
        Ok(covered)
    }

    /// What the machine of a key had, as far as its receipts and what was sent to it tell. An administrator sees the
    /// letters of every case, anybody else those of the cases whose log they see.
    pub fn machine_of(&self, key: PublicKey, opens: bool) -> Result<Lost, Error> {
        let heard = self.store.colleague(key)?.map(|colleague| colleague.heard.to_string());
        let (reader, in_charge) = (self.reader(), self.roster.is_in_charge(self.identity.public()));
        let mut had = Vec::new();
        for (log, receipt) in self.store.on_the_machine_of(key)? {
            let file = self.store.case_among_many(log, &self.roster)?;
            let sight = sight::of(&reader, &file);
            let sees = sight.shows(Page::Log, Part::Facts);
            if sight.is_recused() || !(sees || in_charge) {
                continue;
            }
            let name = if sees { file.candidate.name().to_owned() } else { String::new() };
            had.push(Had { case: self.store.short(log)?, name, receipt: receipt.map(|at| at.to_string()) });
        }
        had.sort_by(|one, other| one.name.cmp(&other.name).then(one.case.cmp(&other.case)));
        Ok(Lost { heard, had, opens })
    }
}
