//! Who is to be sent what now. A store sends what its own person signed; what others signed only to those whose receipts
//! still lack it after a day. Of a case of which somebody has acknowledged nothing, the person assigned to it sends it, else
//! its opener; of the roster, an administrator.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::domain::case::CaseFile;
use crate::domain::case::document::file_of;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::sight;
use crate::exchange::pack::{Addressee, Counted, Known, Lacking, Packer, Sealed};
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
    /// Its events, and with them the bodies of counsel's advice.
    SentWithCounsel,
    /// Its events.
    Sent,
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

/// A log of which somebody may be sent or told something.
struct Log<'a> {
    state: LogState,
    history: &'a History,
    /// `None` for the roster.
    file: Option<&'a CaseFile>,
    known: Known,
}

impl<'a> Log<'a> {
    fn of(
        packer: Packer<'_>,
        history: &'a History,
        file: Option<&'a CaseFile>,
    ) -> Result<Option<Log<'a>>, StoreError> {
        let Some(state) = LogState::of(history) else { return Ok(None) };
        let known = Known::of(packer.store, state.log, Counted::OnItsWay)?;
        Ok(Some(Log { state, history, file, known }))
    }
}

impl Packer<'_> {
    fn is_mine(&self, entry: &Entry) -> bool {
        self.roster.person_of(entry.header.by).is_some_and(|person| self.roster.same().is(person, self.me))
    }

    /// Whether it falls to this store to send a log to somebody who has acknowledged nothing of it.
    fn answers_for(&self, file: Option<&CaseFile>) -> bool {
        let Some(file) = file else { return self.roster.is_in_charge(self.identity.public()) };
        let assigned = file.skeleton.assigned.value().copied();
        let opener =
            || file.history().entries().first().and_then(|first| self.roster.person_of(first.header.by));
        assigned.or_else(opener).is_some_and(|person| self.roster.same().is(person, self.me))
    }

    fn has_waited(&self, since: Option<Timestamp>) -> bool {
        since.is_none_or(|since| since.utc() + PATIENCE <= self.at.utc())
    }

    /// Whether an event goes out now: what one signed oneself at once, and what others signed once it waited long enough.
    fn goes_out(&self, entry: &Entry) -> Result<bool, StoreError> {
        Ok(self.is_mine(entry) || self.has_waited(self.store.arrived_at(entry)?))
    }

    /// Whether a body or a document that somebody lacks is here, is for them, and goes out now.
    fn goes_out_later(&self, to: &Addressee, log: &Log<'_>, lack: Lack) -> Result<bool, StoreError> {
        let Some(file) = log.file else { return Ok(false) };
        let named_by = match lack {
            Lack::Body(event) => {
                let has_body = |entry: &&Entry| entry.is_counsel() && entry.body.is_some();
                let here = log.history.get(event).filter(has_body);
                here.filter(|_| sight::of(&to.reader, file).reads_counsel())
            }
            Lack::Document(blob) if self.store.has_document(blob)? => {
                log.history.entries().iter().find(|entry| file_of(entry) == Some(blob))
            }
            Lack::Document(_) => None,
        };
        let Some(entry) = named_by else { return Ok(false) };
        if self.is_mine(entry) {
            return Ok(true);
        }
        let since = |key: &PublicKey| self.store.attested_since(*key, log.state.log);
        let newest = to.keys.iter().map(since).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().max();
        Ok(self.has_waited(newest))
    }

    /// What somebody is to have of a log now.
    fn due(&self, to: &Addressee, log: &Log<'_>) -> Result<Option<Due>, StoreError> {
        let lacking = Lacking::of(&log.known, log.history, std::slice::from_ref(to));
        let knows_nothing = !lacking.events.is_empty() && lacking.events.len() == log.history.len();
        let mut sent = knows_nothing && self.answers_for(log.file);
        for entry in lacking.events.iter().filter_map(|event| log.history.get(*event)) {
            sent = sent || self.goes_out(entry)?;
        }
        for lack in lacking.more {
            sent = sent || self.goes_out_later(to, log, lack)?;
        }
        if sent {
            let reads = |file: &CaseFile| {
                file.history().entries().iter().any(Entry::is_counsel)
                    && sight::of(&to.reader, file).reads_counsel()
            };
            return Ok(Some(if log.file.is_some_and(reads) { Due::SentWithCounsel } else { Due::Sent }));
        }
        for key in &to.keys {
            if self.store.told(*key, log.state.log)?.as_ref() != Some(&log.state.heads) {
                return Ok(Some(Due::Told));
            }
        }
        Ok(None)
    }

    /// Finds out who is to be sent or told what now.
    pub fn plan(&self) -> Result<Plan, StoreError> {
        let mut plan = Plan::default();
        let mut candidates: BTreeMap<EventId, Vec<PersonId>> = BTreeMap::new();
        let same = self.roster.same();
        for person in self.roster.people().filter(|person| !same.is(person.id, self.me)) {
            if same.counted(person.id) != person.id {
                continue;
            }
            let Some(addressee) = Addressee::of(self.roster, person.id, self.at) else {
                plan.without_key.push(person.id);
                continue;
            };
            for key in &addressee.keys {
                for log in self.store.outstanding(&addressee.reader, *key)? {
                    let meant = candidates.entry(log).or_default();
                    if meant.last() != Some(&person.id) {
                        meant.push(person.id);
                    }
                }
            }
            plan.addressees.insert(person.id, addressee);
        }
        let people = self.store.roster_history()?;
        if let Some(log) = Log::of(*self, &people, None)? {
            self.note(&mut plan, &log, |_| true)?;
        }
        for (log, persons) in candidates {
            let file = self.store.case(log, self.roster)?;
            if let Some(log) = Log::of(*self, file.history(), Some(&file))? {
                self.note(&mut plan, &log, |person| persons.contains(&person))?;
            }
        }
        Ok(plan)
    }

    /// Notes what is due of a log to those that are meant.
    fn note(
        &self,
        plan: &mut Plan,
        log: &Log<'_>,
        is_meant: impl Fn(PersonId) -> bool,
    ) -> Result<(), StoreError> {
        let mut due: BTreeMap<Due, Vec<PersonId>> = BTreeMap::new();
        for (person, to) in plan.addressees.iter().filter(|(person, _)| is_meant(**person)) {
            if log.file.is_some_and(|file| !to.is_sent(file)) {
                continue;
            }
            if let Some(what) = self.due(to, log)? {
                due.entry(what).or_default().push(*person);
            }
        }
        for (what, persons) in due {
            plan.groups.entry(persons).or_default().insert(log.state.log, what);
        }
        Ok(())
    }

    /// Makes the bundles of a plan, one group of colleagues after the other. Each goes to `out` when it is full.
    pub fn pack<E: From<StoreError>>(&self, plan: &Plan, out: &mut Out<'_, E>) -> Result<(), E> {
        let people = self.store.roster_history()?;
        for (group, logs) in &plan.groups {
            let to: Vec<Addressee> =
                group.iter().filter_map(|person| plan.addressees.get(person)).cloned().collect();
            let mut put = |sealed: Sealed| out(&to, sealed);
            let mut packing = self.begin(&to, Counted::OnItsWay, &mut put)?;
            for (log, due) in logs {
                if Some(*log) == people.log() {
                    match due {
                        Due::Told => packing.tell_roster(&people)?,
                        Due::Sent | Due::SentWithCounsel => packing.add_roster(&people)?,
                    }
                    continue;
                }
                let file = self.store.case(*log, self.roster)?;
                match due {
                    Due::Told => packing.tell(&file)?,
                    Due::Sent | Due::SentWithCounsel => packing.add_case(&file)?,
                }
            }
            packing.finish()?;
        }
        Ok(())
    }
}
