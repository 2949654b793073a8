//! The desk: an open store, who is acting, and the time. Only `record` writes to the record: it asks the law
//! and the gates, signs, and commits everything in one transaction.

mod broken;
mod clock;
mod draft;
pub mod drafts;
pub mod form;
mod founding;
pub mod handover;
pub mod lost;
mod prior;
mod reading;
mod time;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use crate::domain::case::CaseFile;
use crate::domain::case::admits::{admits, shape};
use crate::domain::case::candidate::Days;
use crate::domain::case::view::View;
use crate::domain::clock::Place;
use crate::domain::district::Names;
use crate::domain::entry::{Body, Entry, Header, LogKind, Timestamp};
use crate::domain::event::{Act, RecordKind};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::unseen;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Roster;
use crate::domain::sight::{self, Page, Part, Reader};
use crate::error::{Error, News};
use crate::seal::identity::Identity;
use crate::store::{Batch, Store, StoreError};

pub use clock::Clock;
pub use draft::{Draft, Target};

/// Refuses a name without any visible character, because readers could not tell it from a missing one.
fn must_be_seen(act: &Act, body: &Map<String, Value>) -> Result<(), Error> {
    use Act::{Grant, Issue, Open, Record};
    let names = match act {
        Record { kind, .. } => *kind == RecordKind::Candidate,
        act => matches!(act, Grant { .. } | Issue { .. } | Open { .. }),
    };
    match unseen(body).filter(|_| names) {
        Some(option) => Err(Error::NameUnseen { option }),
        None => Ok(()),
    }
}

/// The error for a key that is not on the roster. Its grant may be among the events that cannot be read.
fn stranger(roster: &Roster) -> Error {
    let count = roster.faults().all().len();
    if roster.has_gaps() { Error::BrokenRoster { count } } else { Error::Stranger }
}

/// The source of random bytes: the system, or a fixed sequence for stores that must be reproducible.
pub type Random = Box<dyn FnMut(&mut [u8]) -> Result<(), Error>>;

/// Random bytes of the system.
pub fn system_random() -> Random {
    Box::new(|bytes| getrandom::fill(bytes).map_err(|error| Error::Random { error: error.to_string() }))
}

/// An open store, who is acting, and the time.
pub struct Desk {
    /// The vault.
    pub store: Store,
    /// The people and the policy.
    pub roster: Arc<Roster>,
    /// The time.
    pub clock: Clock,
    /// Whether the person saw that their clock is behind the proved time, and says that it is right.
    pub my_clock_is_right: bool,
    identity: Identity,
    me: PersonId,
    random: Random,
    /// The cases that were shown and do not verify, with their letters.
    broken: Rc<RefCell<BTreeMap<EventId, String>>>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({})", self.me)
    }
}

impl Desk {
    /// Opens the desk for the person whose key this is.
    pub fn open(store: Store, identity: Identity, clock: Clock, random: Random) -> Result<Desk, Error> {
        if let Some(joined) = store.awaits_its_first()? {
            return Err(Error::NotYetHere { inviter: joined.inviter });
        }
        let roster = store.roster()?;
        let me = roster.person_of(identity.public()).ok_or_else(|| stranger(&roster))?;
        let (my_clock_is_right, broken) = (false, Rc::default());
        Ok(Desk { store, roster, clock, my_clock_is_right, identity, me, random, broken })
    }

    /// The person who acts.
    pub fn me(&self) -> PersonId {
        self.me
    }

    /// Their key.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The reader, for `domain/sight.rs`, which decides what they may see.
    pub fn reader(&self) -> Reader {
        Reader::of(&self.roster, self.me, Timestamp::new(self.clock.now))
    }

    /// The party's numbers.
    pub fn policy(&self) -> Policy {
        self.roster.policy()
    }

    /// The names of districts in force.
    pub fn names(&self) -> Names {
        self.policy().districts.names()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        (self.random)(&mut bytes)?;
        Ok(bytes)
    }

    /// The case that a word means to this person, who only looks: letters of its id, words of a name or the beginnings
    /// of some, a district. One that they may not see is not found.
    pub fn case(&self, word: &str, page: Page) -> Result<CaseFile, Error> {
        match self.store.find(word, page, &self.reader())?.as_slice() {
            [id] => self.case_of(*id, word, page),
            found => Err(self.not_one(word, found)?),
        }
    }

    /// The case that a word names to this person, who signs something on it or hands it out: letters of its id, or whole
    /// words of a name. What only looks like it is listed, and nothing is signed.
    pub fn case_to_sign(&self, word: &str, page: Page) -> Result<CaseFile, Error> {
        let reader = self.reader();
        let meant = self.store.named(word, page, &reader)?;
        match meant.cases.as_slice() {
            [id] if meant.sure => self.case_of(*id, word, page),
            [] => Err(self.not_one(word, &self.store.find(word, page, &reader)?)?),
            found => Err(self.not_one(word, found)?),
        }
    }

    /// That a word names no case, or not surely one: those that it may mean are listed.
    fn not_one(&self, word: &str, found: &[EventId]) -> Result<Error, Error> {
        let word = word.to_owned();
        Ok(match found {
            [] => Error::NotFound { word },
            several => Error::Ambiguous { word, cases: self.store.rows_of(several, &self.reader())? },
        })
    }

    /// A case that was found.
    fn case_of(&self, id: EventId, word: &str, page: Page) -> Result<CaseFile, Error> {
        let (reader, not_found) = (self.reader(), || Error::NotFound { word: word.to_owned() });
        let file = self.store.case(id, &self.roster)?;
        if !sight::of(&reader, &file).shows(page, Part::Facts) {
            return Err(not_found());
        }
        if file.is_broken() {
            self.broken.borrow_mut().insert(file.id, self.store.short(file.id)?);
        }
        Ok(file)
    }

    /// The view of a case on which the gates are judged.
    pub fn view<'a>(&'a self, file: &'a CaseFile, policy: &'a Policy) -> View<'a> {
        View { file, roster: &self.roster, policy, today: self.today(file) }
    }

    /// Signs drafts and writes them in one transaction, which is durable on return. It refuses a draft that
    /// settles something where its author had not seen the whole case.
    pub fn record(&mut self, drafts: &[Draft]) -> Result<Vec<EventId>, Error> {
        // A signature that cannot be stored should not exist.
        self.store.writable()?;
        let patient = drafts.iter().all(Draft::may_follow_unseen);
        let of_roster = drafts.iter().any(|draft| draft.target == Target::Roster);
        // Colleagues may write between reading and commit again and again.
        let mut again = 0..9;
        loop {
            if patient || !of_roster {
                // The roster and the policy may have changed since the command began, and the newest ones apply.
                self.roster = self.store.roster()?;
            }
            let batch = self.sign(drafts, patient)?;
            let ids = batch.entries.iter().map(|entry| entry.id).collect();
            match self.store.append(&batch, Timestamp::new(self.clock.now)) {
                Ok(()) => {
                    if of_roster {
                        self.roster = self.store.roster()?;
                    }
                    return Ok(ids);
                }
                // The author of a grant judged it by the roster that they saw.
                Err(StoreError::Moved(log)) if of_roster && Some(log) == self.roster.order().log() => {
                    return Err(Error::PeopleMoved);
                }
                // An act that only adds may follow events that its author has not seen; a new roster does not change
                // the case.
                Err(StoreError::Moved(log))
                    if (patient || Some(log) == self.roster.order().log()) && again.next().is_some() => {}
                Err(other) => return Err(other.into()),
            }
        }
    }

    fn sign(&mut self, drafts: &[Draft], patient: bool) -> Result<Batch, Error> {
        self.store.holds_still()?;
        if drafts.iter().any(Draft::takes_effect) {
            self.store.arrivals_hold()?;
        }
        self.signed(drafts, patient)
    }

    /// Signs an act on the present heads for a store that cannot be written now, dated by the clock or
    /// earlier. The law applies as always.
    pub fn sign_aside(&mut self, draft: &Draft, at: Option<DateTime<Utc>>) -> Result<Entry, Error> {
        let now = self.clock.now;
        self.clock.now = at.unwrap_or(now).min(now);
        let signed = self.signed(std::slice::from_ref(draft), true);
        self.clock.now = now;
        signed?.entries.pop().ok_or(Error::Body)
    }

    fn signed(&mut self, drafts: &[Draft], patient: bool) -> Result<Batch, Error> {
        let mut files: BTreeMap<EventId, CaseFile> = BTreeMap::new();
        let mut roster = Arc::clone(&self.roster);
        let of_roster = drafts.iter().any(|draft| draft.target == Target::Roster);
        let mut people = of_roster.then(|| self.store.roster_history()).transpose()?;
        let mut batch = Batch::default();
        if let Some(people) = roster.order().log() {
            // An event that cannot be read has no place in the order, but the store counts it.
            let whole = roster.faults().is_empty();
            let known = if whole { roster.order().len() } else { self.store.length(people)? };
            batch.known.insert(people, known);
        }
        let policy = roster.policy();
        let mut opened = None;
        for draft in drafts {
            Self::may_be_signed(draft, &roster)?;
            let (kind, log) = match draft.target {
                Target::Roster => (LogKind::Roster, roster.order().log()),
                Target::NewCase => (LogKind::Case, None),
                Target::Opened => (LogKind::Case, Some(opened.ok_or(Error::Body)?)),
                Target::Case(log, seen) => {
                    if let std::collections::btree_map::Entry::Vacant(place) = files.entry(log) {
                        // The length is read before the case, so that the commit notices an event that arrives in
                        // between.
                        let stored = self.store.length(log)?;
                        let file = self.store.case(log, &roster)?;
                        self.may_be_signed_on(&file, &draft.act)?;
                        if !patient && file.history().len() != seen {
                            return Err(self
                                .before_content(&file, &draft.act)
                                .unwrap_or_else(|| Error::Moved { what: Box::new(self.news(&file, seen)) }));
                        }
                        batch.known.insert(log, stored);
                        place.insert(file);
                    }
                    (LogKind::Case, Some(log))
                }
            };
            let before = log.and_then(|log| files.get(&log));
            let (history, prev) = match kind {
                LogKind::Roster => (people.as_ref(), roster.heads_to_build_on(self.identity.public())),
                LogKind::Case => (
                    before.map(CaseFile::history),
                    before.map_or_else(Vec::new, |file| file.heads_for(&draft.act)),
                ),
            };
            let proved = clock::proved(kind, before, &prev, &roster);
            let entry = self.draft_entry(draft, log, history, prev, &roster, proved)?;
            let (header, body) = (entry.header.clone(), entry.body.clone());
            match kind {
                LogKind::Roster => {
                    let (before, id) = (people.take().unwrap_or_default(), entry.id);
                    let after = before.with(entry).map_err(Refusal::from)?;
                    roster = Arc::new(Roster::replay(&after));
                    let place = after.position(id).unwrap_or_default();
                    people = Some(after);
                    if let Some(refusal) = roster.refusal_to_sign(place) {
                        return Err(Refusal::from(refusal).into());
                    }
                }
                LogKind::Case => {
                    let today = self.day_by(proved, before.map_or(Place::CAPITAL, CaseFile::place));
                    let misshapen =
                        shape(&draft.act, &entry, Days { today, polling: policy.polling_day }).is_err();
                    match admits(before, entry, &roster, &policy, today) {
                        Ok(after) => {
                            opened = if draft.target == Target::NewCase { Some(after.id) } else { opened };
                            files.insert(after.id, after)
                        }
                        Err(refusal @ Refusal::Rule(_)) if misshapen => return Err(refusal.into()),
                        Err(refusal) => return Err(self.told(before, &draft.act, refusal)),
                    };
                }
            }
            self.in_time(&draft.act, proved)?;
            let origin = |name: &str| draft.body.get("origin")?.get(name)?.as_str().map(str::to_owned);
            if let (Target::NewCase, Some(form), Some(row)) = (draft.target, origin("form"), origin("row")) {
                batch.origins.push((form, row));
            }
            batch.entries.push(self.identity.sign_event(header, body)?);
            batch.blobs.extend(draft.blobs.iter().cloned());
        }
        Ok(batch)
    }

    fn draft_entry(
        &mut self,
        draft: &Draft,
        log: Option<EventId>,
        history: Option<&History>,
        mut prev: Vec<EventId>,
        roster: &Roster,
        proved: Option<Timestamp>,
    ) -> Result<Entry, Error> {
        must_be_seen(&draft.act, &draft.body)?;
        let mut salt = [0; 16];
        (self.random)(&mut salt)?;
        let kind = if draft.target == Target::Roster { LogKind::Roster } else { LogKind::Case };
        let fields = self.told_of_time(draft.body.clone(), proved);
        let body = (!fields.is_empty()).then(|| Body::write(salt, &fields));
        if let Some(body) = body.as_ref().filter(|body| body.bytes().len() > kind.max_body()) {
            return Err(Error::TextTooLong { bytes: body.bytes().len() as u64, most: kind.max_body() });
        }
        prev.truncate(crate::domain::entry::MAX_HEADS);
        let seen = |id: &EventId| history.and_then(|history| history.get(*id));
        let inherited: Vec<EventId> =
            prev.iter().filter_map(seen).flat_map(|entry| entry.header.auth.iter().copied()).collect();
        let mut auth = if kind == LogKind::Roster { Vec::new() } else { roster.heads_to_cite(&inherited) };
        auth.truncate(crate::domain::entry::MAX_HEADS);
        // An id in `prev` that is not in the history is the first event of the log.
        let height = |id: &EventId| seen(id).map_or(0, |entry| entry.header.n);
        let header = Header {
            kind,
            log,
            n: prev.iter().map(height).max().map_or(0, |n| n.saturating_add(1)),
            prev,
            auth,
            by: self.identity.public(),
            at: Timestamp::new(self.clock.now),
            act: draft.act.clone(),
            body: body.as_ref().map(Body::reference),
        };
        Ok(Entry::new(header, [0; 64], body))
    }

    fn news(&self, file: &CaseFile, seen: usize) -> News {
        News { file: file.clone(), roster: Arc::clone(&self.roster), seen }
    }
}
