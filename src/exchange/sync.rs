//! Who is to be sent what now. A store sends what its own person signed; what others signed only to those whose receipts
//! still lack it after a day. Of a case of which somebody has acknowledged nothing, the person assigned to it sends it, else
//! its opener; of the roster, an administrator.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use crate::domain::case::CaseFile;
use crate::domain::case::document::file_of;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::sight;
use crate::exchange::pack::{Addressee, Counted, Known, Packer, Sealed};
use crate::store::StoreError;
use crate::store::attest::LogState;
use crate::store::colleagues::{Attested, Lack, LogNote};
use crate::store::stirred::Stirred;

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

/// What a group of colleagues is to have.
#[derive(Debug)]
enum What {
    Told(LogNote),
    Sent,
}

/// What is left of a log once it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looked {
    /// Nothing.
    Done,
    /// Something that goes out then.
    Until(Timestamp),
    /// Something for those who cannot be reached now.
    Away,
}

/// Where a finished bundle goes, with those for whom it is.
pub type Out<'a, E> = dyn FnMut(&[Addressee], Sealed) -> Result<(), E> + 'a;

/// What was found out before anything is packed.
#[derive(Debug, Default)]
pub struct Plan {
    groups: BTreeMap<Vec<PersonId>, BTreeMap<EventId, What>>,
    addressees: BTreeMap<PersonId, Addressee>,
    /// The keys of those who cannot be reached now.
    away: BTreeSet<PublicKey>,
    /// Those who hold a role and have no key for which anything can be sealed.
    pub without_key: Vec<PersonId>,
    /// The logs that were looked at, and until when those wait of which something is due later.
    pub settled: Vec<(Stirred, Option<Timestamp>)>,
}

impl Plan {
    fn put(&mut self, persons: Vec<PersonId>, log: EventId, what: What) {
        self.groups.entry(persons).or_default().insert(log, what);
    }

    /// Whether somebody can be reached now.
    fn reaches(&self, to: &Addressee) -> bool {
        !to.keys.iter().any(|key| self.away.contains(key))
    }
}

/// A log of which somebody may be sent or told something.
struct Log<'a> {
    history: &'a History,
    /// `None` for the roster.
    file: Option<&'a CaseFile>,
    note: LogNote,
    known: Known,
    arrived: BTreeMap<EventId, Timestamp>,
    told: BTreeMap<PublicKey, Vec<EventId>>,
    /// When the first of what waits goes out.
    until: Cell<Option<Timestamp>>,
    /// Whether events go out now to a store that has these heads: many have the same.
    goes_out: RefCell<BTreeMap<BTreeSet<EventId>, bool>>,
}

impl<'a> Log<'a> {
    fn of(
        packer: Packer<'_>,
        history: &'a History,
        file: Option<&'a CaseFile>,
        note: Option<LogNote>,
    ) -> Result<Option<Log<'a>>, StoreError> {
        let Some(note) = note else { return Ok(None) };
        let log = note.attested.state.log;
        let known = Known::of(packer.store, log, Counted::OnItsWay)?;
        let (arrived, told) = (packer.store.arrived(log)?, packer.store.told(log)?);
        let (until, goes_out) = Default::default();
        Ok(Some(Log { history, file, note, known, arrived, told, until, goes_out }))
    }

    /// Whether something that arrived then has waited long enough; where it has not, the log waits for it.
    fn has_waited(&self, since: Option<Timestamp>, now: Timestamp) -> bool {
        // What arrived under a clock that was ahead does not wait for that.
        let Some(since) = since.filter(|since| *since <= now) else { return true };
        let then = Timestamp::new(since.utc() + PATIENCE);
        if then > now {
            self.until.set(Some(self.until.get().map_or(then, |until| until.min(then))));
        }
        then <= now
    }

    /// What somebody is told who is sent nothing more of the case, as after a recusal, and whose own events of it are
    /// here: that they are, so that they need not send them again. They learn nothing that they have not signed or had.
    fn receipt_for(&self, to: &Addressee) -> Option<LogNote> {
        let attested = to.keys.iter().flat_map(|key| self.known.attested(*key));
        let heads: Vec<EventId> = attested.flat_map(|attested| attested.state.heads.clone()).collect();
        // Most were never sent it.
        if heads.is_empty() {
            return None;
        }
        let past = self.history.past_of(&heads)?;
        let heads = self.history.heads_among(|at| past.contains(at));
        let state = LogState { log: self.note.attested.state.log, events: past.count(), heads };
        let note = LogNote { attested: Attested { state, lacks: Vec::new() }, sent: 0 };
        (!was_told(&self.told, to, &note)).then_some(note)
    }
}

/// Whether somebody was last told of a log what this note says.
fn was_told(told: &BTreeMap<PublicKey, Vec<EventId>>, to: &Addressee, note: &LogNote) -> bool {
    to.keys.iter().all(|key| told.get(key) == Some(&note.attested.state.heads))
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

    /// Whether events of a log go out now to a store that has these heads: what one signed oneself at once, what others
    /// signed once it waited long enough.
    fn goes_out(&self, log: &Log<'_>, heads: BTreeSet<EventId>) -> bool {
        if let Some(known) = log.goes_out.borrow().get(&heads) {
            return *known;
        }
        let lacking = log.history.lacking(&heads);
        let has_waited = |event: &EventId| log.has_waited(log.arrived.get(event).copied(), self.at);
        let is_mine = |event: &EventId| log.history.get(*event).is_some_and(|entry| self.is_mine(entry));
        let knows_nothing = !lacking.is_empty() && lacking.len() == log.history.len();
        let goes_out = knows_nothing && self.answers_for(log.file)
            || lacking.iter().any(|event| is_mine(event) || has_waited(event));
        log.goes_out.borrow_mut().insert(heads, goes_out);
        goes_out
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
            Lack::Document(_) | Lack::Everything => None,
        };
        let Some(entry) = named_by else { return Ok(false) };
        if self.is_mine(entry) {
            return Ok(true);
        }
        let since = |key: &PublicKey| self.store.attested_since(*key, log.note.attested.state.log);
        let newest = to.keys.iter().map(since).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().max();
        Ok(log.has_waited(newest, self.at))
    }

    /// What somebody is to have of a log now.
    fn due(&self, to: &Addressee, log: &Log<'_>) -> Result<Option<Due>, StoreError> {
        // Who forgot the case asks for it before anything of it comes again.
        let keys: Vec<PublicKey> =
            to.keys.iter().copied().filter(|key| !log.known.is_forgotten(*key)).collect();
        if keys.is_empty() {
            return Ok(None);
        }
        let mut sent = keys.iter().any(|key| self.goes_out(log, log.known.heads(*key)));
        for lack in keys.iter().flat_map(|key| log.known.misses(*key)) {
            sent = sent || self.goes_out_later(to, log, lack)?;
        }
        let reads = |file: &CaseFile| {
            file.history().entries().iter().any(Entry::is_counsel)
                && sight::of(&to.reader, file).reads_counsel()
        };
        Ok(match sent {
            true if log.file.is_some_and(reads) => Some(Due::SentWithCounsel),
            true => Some(Due::Sent),
            false => (!was_told(&log.told, to, &log.note)).then_some(Due::Told),
        })
    }

    /// Everybody else, and one's own other keys, and what they may be sent.
    fn everybody(&self, away: BTreeSet<PublicKey>) -> Plan {
        let mut plan = Plan { away, ..Plan::default() };
        let mine = self.identity.public();
        for person in self.roster.people() {
            let Some(mut to) = Addressee::of(self.roster, person.id, self.at) else {
                if self.roster.held_now(person).next().is_some() {
                    plan.without_key.push(person.id);
                }
                continue;
            };
            to.keys.retain(|key| *key != mine);
            if !to.keys.is_empty() {
                plan.addressees.insert(person.id, to);
            }
        }
        plan
    }

    /// Finds out who is to be sent one case now, and what they need of the roster for it. What is only news waits for a
    /// whole round.
    pub fn plan_of(&self, file: &CaseFile, away: BTreeSet<PublicKey>) -> Result<Plan, StoreError> {
        let mut plan = self.everybody(away);
        plan.addressees.retain(|_, to| to.is_sent(file));
        let note = self.note(file, &self.reader())?;
        self.look(&mut plan, Log::of(*self, file.history(), Some(file), note)?)?;
        for logs in plan.groups.values_mut() {
            logs.retain(|_, what| matches!(what, What::Sent));
        }
        plan.groups.retain(|_, logs| !logs.is_empty());
        self.with_people(&mut plan)?;
        Ok(plan)
    }

    /// Who is sent a case is sent what they lack of the roster with it, since its events cite that: nothing waits for its
    /// author then.
    fn with_people(&self, plan: &mut Plan) -> Result<(), StoreError> {
        let is_sent = |logs: &BTreeMap<EventId, What>| logs.values().any(|what| matches!(what, What::Sent));
        if !plan.groups.values().any(is_sent) {
            return Ok(());
        }
        let people = self.store.roster_history()?;
        let Some(log) = people.log() else { return Ok(()) };
        let known = Known::of(self.store, log, Counted::OnItsWay)?;
        for (group, logs) in plan.groups.iter_mut().filter(|(_, logs)| is_sent(logs)) {
            let keys = group.iter().filter_map(|person| plan.addressees.get(person)).flat_map(|to| &to.keys);
            let heads: BTreeSet<_> = keys.map(|key| known.heads(*key)).collect();
            if heads.iter().any(|heads| !people.lacking(heads).is_empty()) {
                logs.insert(log, What::Sent);
            }
        }
        Ok(())
    }

    /// Finds out who is to be sent or told what now, of the logs of which something may be due.
    pub fn plan(&self, away: BTreeSet<PublicKey>) -> Result<Plan, StoreError> {
        let mut plan = self.everybody(away);
        let (of_roster, reader) = (self.store.roster_log()?, self.reader());
        for stirred in self.store.stirred(self.me, self.at)? {
            let looked = if stirred.log == of_roster {
                let people = self.store.roster_history()?;
                self.look(&mut plan, Log::of(*self, &people, None, LogNote::of(&people, Vec::new()))?)?
            } else {
                let file = match self.store.case(stirred.log, self.roster) {
                    Err(StoreError::NoCase(_)) => None,
                    // What does not verify is not sent until it is mended.
                    file => Some(file?).filter(|file| file.history().faults().is_empty()),
                };
                match &file {
                    Some(file) => {
                        let note = self.note(file, &reader)?;
                        self.look(&mut plan, Log::of(*self, file.history(), Some(file), note)?)?
                    }
                    None => self.look_at_forgotten(&mut plan, stirred.log)?,
                }
            };
            match looked {
                Looked::Done => plan.settled.push((stirred, None)),
                Looked::Until(then) => plan.settled.push((stirred, Some(then))),
                Looked::Away => {}
            }
        }
        self.with_people(&mut plan)?;
        Ok(plan)
    }

    /// Notes what is due of a log to those that may see it.
    fn look(&self, plan: &mut Plan, log: Option<Log<'_>>) -> Result<Looked, StoreError> {
        let Some(log) = log else { return Ok(Looked::Done) };
        let mut is_away = false;
        let mut due: BTreeMap<Due, Vec<PersonId>> = BTreeMap::new();
        let mut receipts = Vec::new();
        for (person, to) in &plan.addressees {
            let is_reached = plan.reaches(to);
            if log.file.is_some_and(|file| !to.is_sent(file)) {
                let receipt = log.receipt_for(to);
                is_away |= receipt.is_some() && !is_reached;
                receipts.extend(receipt.filter(|_| is_reached).map(|note| (*person, note)));
                continue;
            }
            let what = self.due(to, &log)?;
            is_away |= what.is_some() && !is_reached;
            if let Some(what) = what.filter(|_| is_reached) {
                due.entry(what).or_default().push(*person);
            }
        }
        let id = log.note.attested.state.log;
        for (person, note) in receipts {
            plan.put(vec![person], id, What::Told(note));
        }
        for (what, persons) in due {
            let what = if what == Due::Told { What::Told(log.note.clone()) } else { What::Sent };
            plan.put(persons, id, what);
        }
        Ok(match log.until.get() {
            _ if is_away => Looked::Away,
            Some(then) => Looked::Until(then),
            None => Looked::Done,
        })
    }

    /// That a case was forgotten, or is asked for again, is told to those who spoke of it, or were told of it: nobody else
    /// learns that there is such a case.
    fn look_at_forgotten(&self, plan: &mut Plan, log: EventId) -> Result<Looked, StoreError> {
        let Some(note) = self.store.note_of_forgotten(log)? else { return Ok(Looked::Done) };
        let (known, told) = (Known::of(self.store, log, Counted::Receipts)?, self.store.told(log)?);
        let knows = |key: &PublicKey| known.attested(*key).is_some() || told.contains_key(key);
        let concerned = |to: &Addressee| to.keys.iter().any(knows) && !was_told(&told, to, &note);
        let concerned: Vec<&Addressee> = plan.addressees.values().filter(|to| concerned(to)).collect();
        let (away, reached): (Vec<&Addressee>, Vec<&Addressee>) =
            concerned.into_iter().partition(|to| !plan.reaches(to));
        let looked = if away.is_empty() { Looked::Done } else { Looked::Away };
        let reached: Vec<PersonId> = reached.into_iter().map(|to| to.person).collect();
        if !reached.is_empty() {
            plan.put(reached, log, What::Told(note));
        }
        Ok(looked)
    }

    /// Makes the bundles of a plan, one group of colleagues after the other. Each goes to `out` when it is full.
    pub fn pack<E: From<StoreError>>(&self, plan: Plan, out: &mut Out<'_, E>) -> Result<(), E> {
        if plan.groups.is_empty() {
            return Ok(());
        }
        let people = self.store.roster_history()?;
        for (group, logs) in plan.groups {
            let to: Vec<Addressee> =
                group.iter().filter_map(|person| plan.addressees.get(person)).cloned().collect();
            let mut put = |sealed: Sealed| out(&to, sealed);
            let mut packing = self.begin(&to, Counted::OnItsWay, &mut put)?;
            for (log, what) in logs {
                match what {
                    What::Told(note) => packing.tell(note)?,
                    What::Sent if Some(log) == people.log() => packing.add_roster(&people)?,
                    What::Sent => packing.add_case(&self.store.case(log, self.roster)?)?,
                }
            }
            packing.finish()?;
        }
        Ok(())
    }
}
