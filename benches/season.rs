//! An invented season of any size: 300 people, cases of fifty events each with bodies as vetters write them. The seed
//! is fixed, so the same size always makes the same events. It signs by itself and writes some hundred cases at a
//! time; what it writes passes `verify` like everything else.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use greenlight::custody::{self, keys};
use greenlight::desk::{Clock, Desk};
use greenlight::domain::district::{self, District, Scope};
use greenlight::domain::entry::{Body, Entry, Header, LogKind, Timestamp};
use greenlight::domain::event::{Act, Declared, Level, Outcome, Phase, RecordKind, Relation, Role, Tier};
use greenlight::domain::ids::{EventId, Nonce, PersonId, PublicKey, sha256};
use greenlight::seal::identity::Identity;
use greenlight::store::{Batch, Store};
use serde_json::{Value, json};

/// When the agenda is asked for.
pub const NOW: &str = "2026-10-20T15:00:00Z";
/// How many people work for the invented party.
pub const PEOPLE: usize = 300;
/// How many cases are written in one transaction.
const PORTION: usize = 250;

const GIVEN: [&str; 24] = [
    "Aldous",
    "Brielle",
    "Corwin",
    "Dahlia",
    "Emeric",
    "Fenella",
    "Gaspard",
    "Honorine",
    "Isidore",
    "Junia",
    "Killian",
    "Ludivine",
    "Merrick",
    "Nerida",
    "Osric",
    "Perpétue",
    "Quentin",
    "Rosamund",
    "Séverin",
    "Tindra",
    "Ulric",
    "Valérie-Anne",
    "Wystan",
    "Zéphirine",
];
const FAMILY: [&str; 30] = [
    "Abernant",
    "Boisvert-Lorne",
    "Caldermoor",
    "Dumontel",
    "Everglade",
    "Fairhollow",
    "Grandmaison-Po",
    "Hollowell",
    "Isleworth",
    "Jolibois",
    "Kestrelby",
    "Larkspur",
    "Montclair-Udo",
    "Netherwood",
    "Oakenshaw",
    "Pontbriant",
    "Quillain",
    "Ravensdale",
    "Sablonnière",
    "Thornquist",
    "Underwald",
    "Vertefeuille",
    "Whitcombe",
    "Yarrowgate",
    "Zellerwick",
    "Ashdown-Keita",
    "Briarcliffe",
    "Coldstream",
    "Delorme-Vyas",
    "Elmsworth",
];
const WORDS: &str = "the a of to and in that was by on for with from not no his her their this which company director \
    account payment donation riding association meeting member register court file judgment order tax return notice \
    lien property loan bank statement invoice contract tender council vote minutes letter email post video photograph \
    article newspaper interview employer position dates degree university diploma licence college complaint ruling \
    settlement campaign volunteer staff event speech travel conference sponsor foundation board lobbyist registry \
    filing disclosed omitted declared asked answered confirmed denied explained unclear consistent different earlier \
    later spring autumn january march june september november year month week paid unpaid repaid overdue signed copy \
    original certified page paragraph source witness neighbour colleague partner spouse brother cousin landlord tenant \
    shares interest percent dollars thousand amount transfer received sent bought sold resigned appointed dissolved \
    renewed expired suspended restored appealed dismissed withdrawn published deleted archived found searched matched";

/// A row of numbers that is the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    pub fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    pub fn name(&mut self) -> String {
        format!("{} {}", self.of(&GIVEN), self.of(&FAMILY))
    }

    /// Some text of at least so many letters, with a name or an amount now and then.
    pub fn text(&mut self, words: &[&str], letters: usize) -> String {
        let mut text = String::with_capacity(letters + 24);
        while text.len() < letters {
            match self.below(14) {
                0 => text.push_str(self.of(&FAMILY)),
                1 => text.push_str(&(self.below(90_000) + 100).to_string()),
                _ => text.push_str(self.of(words)),
            }
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text.push('.');
        text
    }
}

/// Somebody who works for the invented party.
struct Worker {
    identity: Identity,
    person: PersonId,
    role: Role,
    scope: Scope,
}

fn key(at: usize) -> Identity {
    Identity::from_seed(&sha256(format!("greenlight bench key {at}").as_bytes()))
}

/// Whom the measured commands run as: a vetter for the whole country, who has declared in every case.
pub fn vetter() -> Identity {
    key(1)
}

/// Somebody who may see every case: an approver for the country.
pub fn approver() -> Identity {
    key(20)
}

/// 1 admin, 11 vetters and 8 reviewers and 30 approvers for the country, 200 vetters and 50 reviewers for provinces.
fn worker(at: usize) -> Worker {
    let person =
        PersonId(sha256(format!("greenlight bench person {at}").as_bytes())[..8].try_into().unwrap());
    let all = district::all();
    let province = |nth: usize, of: usize| Scope::Province(all[nth * all.len() / of].province);
    let (role, scope) = match at {
        0 => (Role::Admin, Scope::Canada),
        1..=11 => (Role::Vetter, Scope::Canada),
        12..=19 => (Role::Reviewer, Scope::Canada),
        20..=49 => (Role::Approver, Scope::Canada),
        50..=249 => (Role::Vetter, province(at - 50, 200)),
        _ => (Role::Reviewer, province(at - 250, 50)),
    };
    Worker { identity: key(at), person, role, scope }
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

/// A log that grows, each event on the one before.
struct Log<'a> {
    kind: LogKind,
    auth: &'a [EventId],
    entries: Vec<Entry>,
    time: DateTime<Utc>,
    seed: u64,
}

impl Log<'_> {
    fn by(&mut self, me: &Identity, act: Act, fields: &Value) -> EventId {
        let n = u32::try_from(self.entries.len()).unwrap();
        let salt =
            sha256(format!("greenlight bench salt {} {n}", self.seed).as_bytes())[..16].try_into().unwrap();
        let body = fields.as_object().map(|fields| Body::write(salt, fields));
        self.time += Duration::minutes(47);
        let header = Header {
            kind: self.kind,
            log: self.entries.first().map(Entry::log),
            prev: self.entries.last().map(|last| last.id).into_iter().collect(),
            auth: self.auth.to_vec(),
            n,
            by: me.public(),
            at: Timestamp::new(self.time),
            act,
            body: body.as_ref().map(Body::reference),
        };
        let entry = me.sign_event(header, body).unwrap();
        self.entries.push(entry);
        self.entries[n as usize].id
    }
}

fn record(kind: RecordKind) -> Act {
    Act::Record { kind, relation: Relation::New }
}

fn follow(kind: RecordKind, of: EventId) -> Act {
    Act::Record { kind, relation: Relation::Continues(of) }
}

/// One case of fifty events, from the form to the recommendation, and for two of three to the decision.
fn case(at: usize, staff: &[Worker], auth: &[EventId]) -> Vec<Entry> {
    let mut dice = Dice(u64::from_le_bytes(
        sha256(format!("greenlight bench case {at}").as_bytes())[..8].try_into().unwrap(),
    ));
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let place: District = dice.of(district::all());
    let over = |role: Role, dice: &mut Dice| -> &Worker {
        let fits: Vec<&Worker> =
            staff.iter().filter(|worker| worker.role == role && worker.scope.covers(place.code)).collect();
        fits[dice.below(fits.len())]
    };
    let [vetter, second] = [(); 2].map(|()| over(Role::Vetter, &mut dice));
    let (reviewer, approver) = (over(Role::Reviewer, &mut dice), over(Role::Approver, &mut dice));
    let mut log = Log {
        kind: LogKind::Case,
        auth,
        entries: Vec::with_capacity(50),
        time: start() + Duration::minutes(i64::try_from(at).unwrap()),
        seed: u64::try_from(at).unwrap(),
    };
    let day = |ago: i64| -> NaiveDate { start().date_naive() - Duration::days(ago) };
    let nonce = Nonce(sha256(format!("greenlight bench nonce {at}").as_bytes())[..16].try_into().unwrap());
    let (v, s, r, a) = (&vetter.identity, &second.identity, &reviewer.identity, &approver.identity);
    let name = dice.name();
    let answers: Vec<Value> = (0..3)
        .map(|_| json!({ "question": dice.text(&words, 60), "answer": dice.text(&words, 120) }))
        .collect();
    log.by(v, Act::Open { order: district::ORDER, district: place.code, nonce }, &json!({
        "name": format!("{name} {}", dice.of(&FAMILY)), "also_known_as": [name], "born": day(15_000 + i64::try_from(at % 9000).unwrap()),
        "email": format!("applicant{at}@example.org"), "phone": format!("+1 555 {:07}", at), "language": "en",
        "origin": { "form": "bench", "row": at.to_string() }, "answers": answers,
    }));
    log.by(r, Act::Assign { person: vetter.person }, &Value::Null);
    log.by(v, Act::Phase { phase: Phase::Vetting, date: day(30) }, &json!({ "why": "the file is complete" }));
    let mut told: Vec<PersonId> = Vec::new();
    for worker in [&staff[1], vetter, second, reviewer, approver] {
        if !told.contains(&worker.person) {
            log.by(
                &worker.identity,
                Act::Declare { person: worker.person, state: Declared::None },
                &json!({ "kind": "none" }),
            );
            told.push(worker.person);
        }
    }
    for check in ["police", "credit"] {
        log.by(
            v,
            record(RecordKind::Consent),
            &json!({ "check": check, "for": ["run", "result"], "on": day(29) }),
        );
    }
    for title in ["police certificate", "credit report", "degree"] {
        let id = log.by(
            v,
            record(RecordKind::Document),
            &json!({ "step": "received", "title": title, "on": day(20) }),
        );
        for step in ["authenticated", "read"] {
            let said = json!({ "step": step, "on": day(18), "text": dice.text(&words, 80) });
            log.by(s, follow(RecordKind::Document, id), &said);
        }
    }
    for (check, more) in [
        ("police", json!({ "check": "police", "kind": "crjmc", "method": "name", "status": "requested" })),
        ("credit", json!({ "check": "credit", "bureau": "Equifax", "status": "requested" })),
        ("declaration", json!({ "check": "declaration", "status": "requested" })),
        ("eligibility", json!({ "check": "eligibility", "status": "requested" })),
    ] {
        let id = log.by(v, record(RecordKind::Check), &more);
        let result = if check == "police" { dice.of(&["negative", "incomplete"]) } else { "clear" };
        let read =
            json!({ "status": "read", "result": result, "issued": day(19), "text": dice.text(&words, 120) });
        log.by(v, follow(RecordKind::Check, id), &read);
    }
    for nth in 0..5 {
        let severity = dice.below(4);
        let category =
            dice.of(&["financial", "candour", "civil-litigation", "publications-and-accounts", "education"]);
        let length = 300 + dice.below(300);
        let finding = log.by(v, record(RecordKind::Finding), &json!({
            "category": category, "kind": "adverse", "severity": severity, "grade": dice.of(&["B2", "C3", "A1"]),
            "origin": dice.text(&words, 30), "text": dice.text(&words, length), "disclosed": "when-asked",
        }));
        log.by(v, follow(RecordKind::Finding, finding), &json!({ "put": { "on": day(12) } }));
        let reply = json!({ "about": finding, "on": day(10), "text": dice.text(&words, 200) });
        log.by(v, record(RecordKind::Reply), &reply);
        if nth < 3 {
            let status = json!({ "status": "mitigated", "why": dice.text(&words, 150) });
            log.by(r, follow(RecordKind::Finding, finding), &status);
        }
    }
    let posture = dice.of(&["target", "unwitting"]);
    log.by(
        v,
        record(RecordKind::Interference),
        &json!({
            "indicator": "FI-05", "posture": posture, "grade": "C3",
            "innocent": dice.text(&words, 150), "text": dice.text(&words, 300),
        }),
    );
    let act = Act::Flag { level: Level::Ordinary, from: Tier::Local, route: None };
    let flag = log.by(v, act, &json!({ "question": dice.text(&words, 120) }));
    log.by(r, Act::Accept { flag }, &Value::Null);
    if !at.is_multiple_of(4) {
        log.by(r, Act::Answer { flag }, &json!({ "text": dice.text(&words, 200) }));
    }
    log.by(v, Act::Recommend { outcome: Outcome::Greenlight }, &json!({ "why": dice.text(&words, 250) }));
    if !at.is_multiple_of(3) {
        log.by(a, Act::Decide { outcome: Outcome::Greenlight }, &json!({ "why": dice.text(&words, 250) }));
    }
    while log.entries.len() < 50 {
        let length = 200 + dice.below(200);
        log.by(s, record(RecordKind::Note), &json!({ "text": dice.text(&words, length) }));
    }
    log.entries
}

/// Grants everybody their role: one event after the other, by the admin.
fn hire(desk: &mut Desk, staff: &[Worker]) {
    let mut dice = Dice(0x5eed);
    let history = desk.store.roster_history().unwrap();
    let mut log =
        Log { kind: LogKind::Roster, auth: &[], entries: history.entries().to_vec(), time: start(), seed: 0 };
    let old = log.entries.len();
    for worker in staff.iter().skip(1) {
        let key: PublicKey = worker.identity.public();
        let act = Act::Grant { person: worker.person, key, role: worker.role, scope: worker.scope };
        log.by(desk.identity(), act, &json!({ "name": dice.name() }));
    }
    let entries = log.entries.split_off(old);
    desk.store.append(&Batch { entries, ..Batch::default() }, Timestamp::new(start())).unwrap();
    keys::admit(&desk.store, &vetter().public()).unwrap();
}

/// The store of a season with so many cases, in a folder. Answers with the ids of its cases.
pub fn make(dir: &Path, cases: usize) -> PathBuf {
    let store = dir.join("store");
    let mut drawn = 0u32;
    let random = Box::new(move |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(32) {
            drawn += 1;
            let block = sha256(format!("greenlight bench random {drawn}").as_bytes());
            chunk.iter_mut().zip(block).for_each(|(to, from)| *to = from);
        }
        Ok(())
    });
    let clock = Clock { now: start(), today: start().date_naive(), set: false };
    let mut desk = Desk::init(&store, key(0), "Example Party", "Ivo Brandmere", None, clock, random).unwrap();
    let staff: Vec<Worker> = (0..PEOPLE).map(worker).collect();
    hire(&mut desk, &staff);
    let roster = desk.store.roster().unwrap();
    let auth = roster.heads();
    for from in (0..cases).step_by(PORTION) {
        let portion = from..cases.min(from + PORTION);
        let entries = portion.flat_map(|at| case(at, &staff, &auth)).collect();
        desk.store.append(&Batch { entries, ..Batch::default() }, Timestamp::new(start())).unwrap();
        eprint!("\rmaking a store: {} of {cases} cases ", from + PORTION.min(cases - from));
    }
    eprintln!();
    let text = vetter().to_openssh("vetter").unwrap();
    greenlight::store::private::private_file(&dir.join("key"), text.as_bytes()).unwrap();
    store
}

/// Opens a made store as the vetter.
pub fn open(store: &Path) -> Store {
    custody::open(store, &vetter()).unwrap()
}
