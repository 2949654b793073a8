//! An invented party: people with seeded keys, a roster log and cases, signed in memory through the real domain and
//! seals.
#![allow(clippy::needless_pass_by_value, reason = "bodies are written at the call")]

use chrono::NaiveDate;
use ed25519_dalek::SigningKey;
use greenlight::domain::authority::Denied;
use greenlight::domain::case::CaseFile;
use greenlight::domain::district::Scope;
use greenlight::domain::entry::{Body, Entry, Header, LogKind, Timestamp};
use greenlight::domain::event::{Act, Role};
use greenlight::domain::history::History;
use greenlight::domain::ids::{EventId, Nonce, PersonId, PublicKey, sha256};
use greenlight::domain::roster::{Roster, Standing};
use greenlight::seal::signature::sign_event;
use serde_json::{Map, Value, json};

use super::acts;

/// A person of the invented party. The same name always has the same key.
#[derive(Clone)]
pub struct Someone {
    pub name: &'static str,
    pub person: PersonId,
    pub key: SigningKey,
}

impl Someone {
    pub fn named(name: &'static str) -> Someone {
        let seed = sha256(format!("greenlight test key {name}").as_bytes());
        let person = PersonId::from_slice(&sha256(name.as_bytes())[..8]).unwrap();
        Someone { name, person, key: SigningKey::from_bytes(&seed) }
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.key.verifying_key().to_bytes())
    }
}

/// The person whose name this is, for short sentences in tests.
pub fn who(name: &'static str) -> Someone {
    Someone::named(name)
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The invented clock: one minute an event.
pub fn time(tick: u32) -> Timestamp {
    let start: Timestamp = "2026-11-22T06:00:00Z".parse().unwrap();
    Timestamp::new(start.utc() + chrono::TimeDelta::minutes(i64::from(tick)))
}

/// A body with a salt that follows from the words, so that the same test always makes the same bytes.
pub fn body(salt: &str, fields: &Value) -> Body {
    let salt: [u8; 16] = sha256(salt.as_bytes())[..16].try_into().unwrap();
    let empty = Map::new();
    Body::write(salt, fields.as_object().unwrap_or(&empty))
}

/// A log that grows. It signs every act, void ones included.
#[derive(Clone)]
pub struct Log {
    pub kind: LogKind,
    pub entries: Vec<Entry>,
    /// The roster heads that new events cite.
    pub auth: Vec<EventId>,
}

impl Log {
    /// The events that no other builds on, whatever they count for.
    pub fn tips(&self) -> Vec<EventId> {
        let built_on = |id: &EventId| self.entries.iter().any(|later| later.header.prev.contains(id));
        let mut tips: Vec<_> = self.entries.iter().map(|entry| entry.id).filter(|id| !built_on(id)).collect();
        tips.sort_unstable();
        tips
    }

    /// Signs an act on the tips.
    pub fn by(&mut self, me: &Someone, act: Act) -> EventId {
        let tips = self.tips();
        self.on(&tips, me, act)
    }

    /// Signs an act on these events, and no others.
    pub fn on(&mut self, prev: &[EventId], me: &Someone, act: Act) -> EventId {
        let fields = acts::fields_of(&act);
        self.saying(prev, me, act, fields)
    }

    /// Signs an act on these events with this body; `Null` for none.
    pub fn saying(&mut self, prev: &[EventId], me: &Someone, act: Act, fields: Value) -> EventId {
        let entry = self.sign(prev, me, act, &fields);
        let id = entry.id;
        self.entries.push(entry);
        id
    }

    /// The event, signed and not added.
    pub fn sign(&self, prev: &[EventId], me: &Someone, act: Act, fields: &Value) -> Entry {
        let mut prev = prev.to_vec();
        prev.sort_unstable();
        prev.dedup();
        let parents = self.entries.iter().filter(|entry| prev.contains(&entry.id));
        let n = parents.map(|parent| parent.header.n + 1).max().unwrap_or(0);
        let tick = u32::try_from(self.entries.len()).unwrap();
        let body = (!fields.is_null()).then(|| body(&format!("{} {tick} {n}", me.name), fields));
        let header = Header {
            kind: self.kind,
            log: self.entries.first().map(Entry::log),
            prev,
            auth: self.auth.clone(),
            n,
            by: me.public(),
            at: time(tick),
            act,
            body: body.as_ref().map(Body::reference),
        };
        sign_event(&me.key, header, body)
    }

    /// Signs an act on everything that counts, citing this roster, and keeps it if the law allows it.
    pub fn tries(&mut self, me: &Someone, act: &Act, roster: &Roster) -> bool {
        self.tries_saying(me, act, &acts::fields_of(act), roster)
    }

    /// The same, with this body.
    pub fn tries_saying(&mut self, me: &Someone, act: &Act, fields: &Value, roster: &Roster) -> bool {
        let file = self.file(roster);
        self.auth = roster.heads();
        let entry = self.sign(&file.heads_for(act), me, act.clone(), fields);
        let id = entry.id;
        if self.entries.iter().any(|known| known.id == id) {
            return false;
        }
        self.entries.push(entry);
        let ok = self.standing(id, roster) == Standing::Ok;
        if !ok {
            self.entries.pop();
        }
        ok
    }

    /// Takes what another machine has of this log.
    pub fn takes_over(&mut self, theirs: &Log) {
        for entry in &theirs.entries {
            if !self.entries.iter().any(|known| known.id == entry.id) {
                self.entries.push(entry.clone());
            }
        }
    }

    pub fn history(&self) -> History {
        History::of(self.entries.clone()).unwrap()
    }

    /// The case as these events and this roster leave it.
    pub fn file(&self, roster: &Roster) -> CaseFile {
        CaseFile::replay(self.history(), roster)
    }

    /// What an event counts for.
    pub fn standing(&self, id: EventId, roster: &Roster) -> Standing {
        let file = self.file(roster);
        file.verdicts()[file.history().position(id).unwrap()].standing
    }

    /// Why this person may not do this now; `None` where they may.
    pub fn denied(&self, me: &Someone, act: Act, roster: &Roster) -> Option<Denied> {
        let mut tried = self.clone();
        let id = tried.by(me, act);
        let file = tried.file(roster);
        file.verdicts()[file.history().position(id).unwrap()].denied.clone()
    }
}

/// The roster log and who is on it.
#[derive(Clone)]
pub struct Party {
    pub log: Log,
}

/// Everyone of the party with their role: three approvers, two of each who work below.
pub const PEOPLE: &[(&str, Role, &str)] = &[
    ("Vera Quill", Role::Vetter, "CA"),
    ("Vito Marsh", Role::Vetter, "ON"),
    ("Rita Stone", Role::Reviewer, "CA"),
    ("Remi Vale", Role::Reviewer, "ON"),
    ("Ana Birch", Role::Approver, "CA"),
    ("Abel Crane", Role::Approver, "CA"),
    ("Alma Frost", Role::Approver, "CA"),
    ("Lena Brook", Role::Leader, "CA"),
    ("Ruth Archer", Role::Records, "CA"),
    ("Otto Plain", Role::Auditor, "CA"),
];

/// Who holds the root key, and is admin by it.
pub const ROOT: &str = "Greta Rowan";

impl Party {
    /// `genesis`, and `admin` to the same key, and nobody else yet.
    pub fn founded() -> Party {
        let mut party = Party { log: Log { kind: LogKind::Roster, entries: Vec::new(), auth: Vec::new() } };
        let root = who(ROOT);
        party.log.saying(
            &[],
            &root,
            Act::Genesis { roots: vec![root.public()] },
            json!({"org": "Example Party"}),
        );
        party.grant(&root, &root, Role::Admin, "CA");
        party
    }

    /// The party with all its people.
    pub fn new() -> Party {
        let mut party = Party::founded();
        for (name, role, scope) in PEOPLE {
            party.grant(&who(ROOT), &who(name), *role, scope);
        }
        party
    }

    pub fn grant(&mut self, by: &Someone, to: &Someone, role: Role, scope: &str) -> EventId {
        let tips = self.log.tips();
        self.grant_on(&tips, by, to, role, scope)
    }

    pub fn grant_on(
        &mut self,
        on: &[EventId],
        by: &Someone,
        to: &Someone,
        role: Role,
        scope: &str,
    ) -> EventId {
        let scope: Scope = scope.parse().unwrap();
        let act = Act::Grant { person: to.person, key: to.public(), role, scope };
        self.log.saying(on, by, act, json!({"name": to.name}))
    }

    /// Ends a role; events in the past of `covered` stay valid.
    pub fn revoke(&mut self, by: &Someone, of: &Someone, role: Role, covered: &[EventId]) -> EventId {
        let tips = self.log.tips();
        self.revoke_on(&tips, by, of, role, covered)
    }

    pub fn revoke_on(
        &mut self,
        on: &[EventId],
        by: &Someone,
        of: &Someone,
        role: Role,
        covered: &[EventId],
    ) -> EventId {
        let act = Act::Revoke { person: of.person, key: of.public(), role, scope: Scope::Canada };
        self.log.saying(on, by, act, json!({"why": "left the party", "covered": covered}))
    }

    pub fn roster(&self) -> Roster {
        Roster::replay(&self.log.history())
    }

    /// A case that the person opens; it cites the roster as it stands.
    pub fn open(&self, by: &Someone, district: &str) -> Log {
        self.open_under(by, 2023, district)
    }

    pub fn open_under(&self, by: &Someone, order: u16, district: &str) -> Log {
        let auth = self.roster().heads();
        let mut log = Log { kind: LogKind::Case, entries: Vec::new(), auth };
        let nonce =
            Nonce::from_slice(&sha256(format!("{} {order} {district}", by.name).as_bytes())[..16]).unwrap();
        log.by(by, Act::Open { order, district: district.parse().unwrap(), nonce });
        log
    }
}
