//! Who is to be sent what now. A store sends what its own person signed; what others signed only to those whose receipts
//! still lack it after a day. To whoever has acknowledged nothing of a case, the person assigned to it sends it, else its
//! opener; of the roster, an administrator.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::TimeDelta;

use crate::domain::case::CaseFile;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, RecordKind};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::roster::Roster;
use crate::domain::sight;
use crate::exchange::pack::{Addressee, Lacking, Packer, Sealed, state_of};
use crate::store::StoreError;
use crate::store::attest::LogState;
use crate::store::colleagues::Lack;
use crate::store::outbox::Told;

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
    /// When something is next due that waits for its author now.
    pub next: Option<Timestamp>,
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

    /// The moment from which others send an event.
    fn patience_ends(&self, event: EventId) -> Result<Option<Timestamp>, StoreError> {
        let arrived = self.packer.store.arrived_at(event)?;
        Ok(arrived.map(|arrived| Timestamp::new(arrived.utc() + PATIENCE)))
    }

    /// What somebody is to have of a log now, and from when more.
    fn due(
        &self,
        to: &Addressee,
        log: &LogState,
        history: &History,
        file: Option<&CaseFile>,
    ) -> Result<(Option<Due>, Option<Timestamp>), StoreError> {
        let store = self.packer.store;
        let lacking = Lacking::of(store, history, std::slice::from_ref(to))?;
        let mut told = Vec::new();
        for key in &to.keys {
            told.push(store.told(*key, log.log)?);
        }
        let is_current = |told: &Option<Told>| told.as_ref().is_some_and(|told| told.heads == log.heads);
        let was_told = told.iter().all(is_current);
        let was_sent = was_told && told.iter().flatten().all(|told| told.sent);
        let wanted = self.may_send(to, file, &lacking.more)?;
        if was_sent && !wanted {
            return Ok((None, None));
        }
        if wanted {
            return Ok((Some(Due::Sent), None));
        }
        let (mut sent, mut next) = (false, None);
        let knows_nothing = !lacking.events.is_empty() && lacking.events.len() == history.len();
        sent |= knows_nothing && self.answers_for(file);
        for event in &lacking.events {
            let by_me = history.get(*event).is_some_and(|entry| self.is_mine(entry.header.by));
            let ends = self.patience_ends(*event)?.filter(|ends| !by_me && *ends > self.packer.at);
            match ends {
                // What one signed oneself goes out at once, and what waited long enough.
                None => sent = true,
                Some(ends) => next = [next, Some(ends)].into_iter().flatten().min(),
            }
        }
        Ok((if sent { Some(Due::Sent) } else { (!was_told).then_some(Due::Told) }, next.filter(|_| !sent)))
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
                    reads_counsel
                        && file.history().get(*event).is_some_and(|entry| {
                            let counsel =
                                matches!(entry.header.act, Act::Record { kind: RecordKind::Counsel, .. });
                            counsel && entry.body.is_some()
                        })
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
        let mut note = |person: PersonId, log: EventId, found: (Option<Due>, Option<Timestamp>)| {
            if let (Some(what), _) = found {
                due.entry(log).or_default().insert(person, what);
            }
            plan.next = [plan.next, found.1].into_iter().flatten().min();
        };
        if let Some(state) = state_of(&people) {
            for (person, addressee) in &plan.addressees {
                note(*person, state.log, self.due(addressee, &state, &people, None)?);
            }
        }
        for (log, persons) in candidates {
            let file = store.case(log, &self.roster)?;
            let Some(state) = state_of(file.history()) else { continue };
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
