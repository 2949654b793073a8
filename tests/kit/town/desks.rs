//! The town's people at their desks, at an hour that a test chooses and that no act says was set by hand; and events that
//! no desk would sign.

use chrono::{DateTime, Utc};
use greenlight::custody::{self, keys};
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::case::CaseFile;
use greenlight::domain::district::Scope;
use greenlight::domain::entry::{Body, Entry, Header, LogKind, Timestamp};
use greenlight::domain::event::{Act, Declared, Outcome, RecordKind, Relation, Role};
use greenlight::domain::ids::{EventId, Nonce, PersonId};
use greenlight::error::Error;
use greenlight::exchange::admit::admit;
use serde_json::{Map, Value, json};

use super::{Town, identity};

/// An hour.
pub fn hour(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn fields(body: Value) -> Map<String, Value> {
    match body {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

impl Town {
    /// A store with its people, as the clocks had it.
    pub fn founded(at: &str) -> Town {
        let town = Town::with_keys();
        let clock = Clock { now: hour(at), today: hour(at).date_naive(), set: false };
        let dir = town.path("store");
        let mut admin = Desk::init(
            &dir,
            identity("admin"),
            "Example Party",
            "Imogen Ashgrove",
            None,
            clock,
            system_random(),
        )
        .unwrap();
        for (name, key, role) in [
            ("Théo Larivée", "vetter", Role::Vetter),
            ("Nadia Okonjo-Wells", "reviewer", Role::Reviewer),
            ("Marguerite Sansoucy", "approver", Role::Approver),
            ("Desmond Farquharson", "second", Role::Approver),
            ("Ingram Vale-Tremblay", "third", Role::Approver),
        ] {
            let person = PersonId(admin.random().unwrap());
            let key = identity(key).public();
            let act = Act::Grant { person, key, role, scope: Scope::Canada };
            let body = fields(json!({ "name": name }));
            admin.record(&[Draft { target: Target::Roster, act, body, blobs: Vec::new() }]).unwrap();
            keys::admit(&admin.store, &key).unwrap();
        }
        town
    }

    /// Somebody's desk at an hour.
    pub fn desk_at(&self, at: &str, who: &str) -> Desk {
        let store = custody::open(&self.path("store"), &identity(who)).unwrap();
        let clock = Clock { now: hour(at), today: hour(at).date_naive(), set: false };
        Desk::open(store, identity(who), clock, system_random()).unwrap()
    }

    /// Asks the desk to sign an act on a case.
    pub fn asks(&self, at: &str, who: &str, case: EventId, act: Act, body: Value) -> Result<EventId, Error> {
        signs(&mut self.desk_at(at, who), case, act, body)
    }

    /// Signs an act on a case.
    pub fn acts(&self, at: &str, who: &str, case: EventId, act: Act, body: Value) -> EventId {
        self.asks(at, who, case, act, body).unwrap_or_else(|error| panic!("{who}: {error:?}"))
    }

    /// Says that nothing ties somebody to a case.
    pub fn declares(&self, at: &str, who: &str, case: EventId) {
        let person = self.desk_at(at, who).me();
        self.acts(at, who, case, Act::Declare { person, state: Declared::None }, json!({ "kind": "none" }));
    }

    /// A case that wants nothing for a greenlight but the decision: the vetter recommends.
    pub fn case_ready(&self, at: &str) -> EventId {
        let mut vetter = self.desk_at(at, "vetter");
        let nonce = Nonce(vetter.random().unwrap());
        let act = Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce };
        let body = fields(json!({ "name": "Jordan Example" }));
        let case =
            vetter.record(&[Draft { target: Target::NewCase, act, body, blobs: Vec::new() }]).unwrap()[0];
        drop(vetter);
        self.declares(at, "vetter", case);
        let record = |kind| Act::Record { kind, relation: Relation::New };
        let on = (hour(at) - chrono::TimeDelta::days(20)).date_naive().to_string();
        for check in ["police", "credit"] {
            let body = json!({ "check": check, "for": ["run", "result"], "on": on });
            self.acts(at, "vetter", case, record(RecordKind::Consent), body);
        }
        let police = json!({ "check": "police", "kind": "crjmc", "method": "name", "status": "read",
            "result": "negative", "issued": on });
        self.acts(at, "vetter", case, record(RecordKind::Check), police);
        for check in ["credit", "declaration", "eligibility"] {
            let body = json!({ "check": check, "status": "read", "result": "clear", "issued": on });
            self.acts(at, "vetter", case, record(RecordKind::Check), body);
        }
        let search = json!({ "searched": on, "cases": 1 });
        self.acts(at, "vetter", case, record(RecordKind::Prior), search);
        let act = Act::Recommend { outcome: Outcome::Greenlight };
        self.acts(at, "vetter", case, act, json!({ "why": "all in order" }));
        case
    }

    /// The case as the store has it.
    pub fn file_of(&self, case: EventId) -> CaseFile {
        let desk = self.desk_at("2026-11-22T15:00:00Z", "third");
        desk.store.case(case, &desk.roster).unwrap()
    }

    /// An act on everything that the case has, at whatever hour, relying on these heads of the roster: as a program
    /// signs it that asks nobody.
    pub fn by_hand(
        &self,
        at: &str,
        who: &str,
        case: EventId,
        auth: &[EventId],
        act: Act,
        body: Value,
    ) -> Entry {
        let file = self.file_of(case);
        let heads = file.heads();
        let n = heads.iter().filter_map(|id| Some(file.history().get(*id)?.header.n)).max().unwrap() + 1;
        let body = Body::write([7; 16], &fields(body));
        let mut auth = auth.to_vec();
        auth.sort_unstable();
        let header = Header {
            kind: LogKind::Case,
            log: Some(case),
            prev: heads,
            auth,
            n,
            by: identity(who).public(),
            at: Timestamp::new(hour(at)),
            act,
            body: Some(body.reference()),
        };
        identity(who).sign_event(header, Some(body)).unwrap()
    }

    /// Takes in what comes from elsewhere, at an hour.
    pub fn takes_in(&self, at: &str, case: EventId, entries: &[Entry]) {
        let mut desk = self.desk_at(at, "third");
        let roster = desk.roster.clone();
        let count = entries.len();
        let taken = admit(&mut desk.store, &roster, case, entries, Timestamp::new(hour(at)));
        assert_eq!(taken.unwrap(), count);
    }
}

/// Asks a desk to sign an act on a case.
pub fn signs(desk: &mut Desk, case: EventId, act: Act, body: Value) -> Result<EventId, Error> {
    let file = desk.store.case(case, &desk.roster)?;
    let draft = Draft { target: Target::case(&file), act, body: fields(body), blobs: Vec::new() };
    desk.record(&[draft]).map(|ids| ids[0])
}

/// Asks a desk to sign an act of the roster.
pub fn settles(desk: &mut Desk, act: Act, body: Value) -> Result<EventId, Error> {
    let draft = Draft { target: Target::Roster, act, body: fields(body), blobs: Vec::new() };
    desk.record(&[draft]).map(|ids| ids[0])
}
