//! Who is to be sent what now. A store sends what its own person signed; what others signed only to those whose receipts
//! still lack it after a day. Of a case of which somebody has acknowledged nothing, the person assigned to it sends it, else
//! its opener; of the roster, an administrator.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::TimeDelta;

use crate::domain::case::CaseFile;
use crate::domain::entry::Entry;
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::roster::Roster;
use crate::domain::sight;
use crate::exchange::pack::{Addressee, Lacking, Packer, Sealed};
use crate::store::StoreError;
use crate::store::attest::LogState;
use crate::store::colleagues::Lack;

/// How long others wait before they send what somebody else signed: its author is likely to.
const PATIENCE: TimeDelta = TimeDelta::days(1);

/// What a colleague is to have of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    /// News of how far this store has come with it.
    Told,
    /// Its events.
    Sent,
}

/// Who sends: the store, the people, and the person whose it is.
#[derive(Debug, Clone)]
pub struct Sender<'a> {
    /// Who packs, when.
    pub packer: Packer<'a>,
    /// The people.
    pub roster: Arc<Roster>,
    /// The person whose store it is.
    pub me: PersonId,
}

/// The logs that each group of colleagues is to be sent or told of.
type Groups = BTreeMap<Vec<PersonId>, BTreeMap<EventId, Due>>;

/// Where a finished bundle goes, with those for whom it is.
pub type Out<'a, E> = dyn FnMut(&[Addressee], Sealed) -> Result<(), E> + 'a;

/// What was found out before anything is packed.
#[derive(Debug, Default)]
pub struct Plan {
    groups: Groups,
    addressees: BTreeMap<PersonId, Addressee>,
    /// Those on the roster who have no usable key any more, and may still be meant by a case.
    pub without_key: Vec<PersonId>,
}

impl Sender<'_> {
    fn is_mine(&self, key: PublicKey) -> bool {
        self.roster.person_of(key).is_some_and(|person| self.roster.same().is(person, self.me))
    }

    /// Whether it falls to this store to send a log to somebody who has acknowledged nothing of it.
    fn answers_for(&self, file: Option<&CaseFile>) -> bool {
        let Some(file) = file else { return self.roster.is_in_charge(self.packer.identity.public()) };
        let assigned = file.skeleton.assigned.value().copied();
        let opener =
            || file.history().entries().first().and_then(|first| self.roster.person_of(first.header.by));
        assigned.or_else(opener).is_some_and(|person| self.roster.same().is(person, self.me))
    }

    /// Whether an event goes out now: what one signed oneself at once, and what others signed once it waited long enough.
    fn goes_out(&self, entry: &Entry) -> Result<bool, StoreError> {
        if self.is_mine(entry.header.by) {
            return Ok(true);
        }
        let arrived = self.packer.store.arrived_at(entry)?;
        Ok(arrived.is_none_or(|arrived| arrived.utc() + PATIENCE <= self.packer.at.utc()))
    }

    /// What somebody is to have of a log now.
    fn due(
        &self,
        to: &Addressee,
        log: &LogState,
        history: &History,
        file: Option<&CaseFile>,
    ) -> Result<Option<Due>, StoreError> {
        let store = self.packer.store;
        let lacking = Lacking::of(store, history, std::slice::from_ref(to))?;
        if self.may_send(to, file, &lacking.more)? {
            return Ok(Some(Due::Sent));
        }
        let (mut was_told, mut was_sent) = (true, true);
        for key in &to.keys {
            let told = store.told(*key, log.log)?.filter(|told| told.heads == log.heads);
            was_told &= told.is_some();
            was_sent &= told.is_some_and(|told| told.sent);
        }
        if was_sent {
            return Ok(None);
        }
        let knows_nothing = !lacking.events.is_empty() && lacking.events.len() == history.len();
        let mut sent = knows_nothing && self.answers_for(file);
        for entry in lacking.events.iter().filter_map(|event| history.get(*event)) {
            sent = sent || self.goes_out(entry)?;
        }
        Ok(if sent { Some(Due::Sent) } else { (!was_told).then_some(Due::Told) })
    }

    /// Whether there is a body or a document here that somebody lacks and is sent.
    fn may_send(
        &self,
        to: &Addressee,
        file: Option<&CaseFile>,
        lacks: &BTreeSet<Lack>,
    ) -> Result<bool, StoreError> {
        let Some(file) = file else { return Ok(false) };
        let reads_counsel = sight::of(&to.reader, file).reads_counsel();
        for lack in lacks {
            let is_here = match lack {
                Lack::Document(blob) => self.packer.store.has_document(*blob)?,
                Lack::Body(event) => {
                    let brings = |entry: &Entry| entry.is_counsel() && entry.body.is_some();
                    reads_counsel && file.history().get(*event).is_some_and(brings)
                }
            };
            if is_here {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Finds out who is to be sent or told what now.
    pub fn plan(&self) -> Result<Plan, StoreError> {
        let store = self.packer.store;
        let mut plan = Plan::default();
        let people = store.roster_history()?;
        let mut due: BTreeMap<EventId, BTreeMap<PersonId, Due>> = BTreeMap::new();
        let mut candidates: BTreeMap<EventId, Vec<PersonId>> = BTreeMap::new();
        let same = self.roster.same();
        for person in self.roster.people().filter(|person| !same.is(person.id, self.me)) {
            if same.counted(person.id) != person.id {
                continue;
            }
            let Some(addressee) = Addressee::of(&self.roster, person.id, self.packer.at) else {
                plan.without_key.push(person.id);
                continue;
            };
            for key in &addressee.keys {
                for log in store.outstanding(&addressee.reader, *key)? {
                    let meant = candidates.entry(log).or_default();
                    if meant.last() != Some(&person.id) {
                        meant.push(person.id);
                    }
                }
            }
            plan.addressees.insert(person.id, addressee);
        }
        let mut note = |person: PersonId, log: EventId, what: Option<Due>| {
            if let Some(what) = what {
                due.entry(log).or_default().insert(person, what);
            }
        };
        if let Some(state) = LogState::of(&people) {
            for (person, addressee) in &plan.addressees {
                note(*person, state.log, self.due(addressee, &state, &people, None)?);
            }
        }
        for (log, persons) in candidates {
            let file = store.case(log, &self.roster)?;
            let Some(state) = LogState::of(file.history()) else { continue };
            for person in persons {
                let addressee = plan.addressees.get(&person).filter(|addressee| addressee.is_sent(&file));
                let Some(addressee) = addressee else { continue };
                note(person, log, self.due(addressee, &state, file.history(), Some(&file))?);
            }
        }
        for (log, persons) in due {
            for what in [Due::Sent, Due::Told] {
                let meant: Vec<PersonId> =
                    persons.iter().filter(|(_, due)| **due == what).map(|(person, _)| *person).collect();
                if !meant.is_empty() {
                    plan.groups.entry(meant).or_default().insert(log, what);
                }
            }
        }
        Ok(plan)
    }

    /// Makes the bundles of a plan, one group of colleagues after the other. Each goes to `out` when it is full.
    pub fn pack<E: From<StoreError>>(&self, plan: &Plan, out: &mut Out<'_, E>) -> Result<(), E> {
        let store = self.packer.store;
        let people = store.roster_history()?;
        for (group, logs) in &plan.groups {
            let to: Vec<Addressee> =
                group.iter().filter_map(|person| plan.addressees.get(person)).cloned().collect();
            let mut put = |sealed: Sealed| out(&to, sealed);
            let mut packing = self.packer.begin(&to, &mut put)?;
            for (log, due) in logs {
                if Some(*log) == people.log() {
                    match due {
                        Due::Sent => packing.add_roster(&people)?,
                        Due::Told => packing.tell(&people)?,
                    }
                    continue;
                }
                let file = store.case(*log, &self.roster)?;
                match due {
                    Due::Sent => packing.add_case(&file)?,
                    Due::Told => packing.tell(file.history())?,
                }
            }
            packing.finish()?;
        }
        Ok(())
    }
}
