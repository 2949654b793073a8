//! An invented party whose people, roles, districts and cases follow from a number, in a store as it would be on disk:
//! flags at every tier, declarations and recusals by and about anybody, two numbers of one person, tiers at which
//! everybody is recused, cases without a district, and cases of which something does not verify.

use std::sync::Arc;

use greenlight::custody;
use greenlight::domain::case::CaseFile;
use greenlight::domain::entry::{LogKind, Timestamp};
use greenlight::domain::event::{Act, Declared, Level, Role, Tier};
use greenlight::domain::ids::{EventId, Nonce, sha256};
use greenlight::domain::roster::Roster;
use greenlight::domain::sight::Reader;
use greenlight::domain::words::Word;
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Store};
use serde_json::json;

use crate::kit::acts;
use crate::kit::party::{Log, Party, ROOT, time, who};
use crate::kit::random::Random;

/// A word that stands in the name of some applicants.
pub const SAID: &str = "Quartermaine";

const NAMES: [&str; 9] = [
    "Vera Quill",
    "Vito Marsh",
    "Rita Stone",
    "Ana Birch",
    "Abel Crane",
    "Lena Brook",
    "Lou Finch",
    "Ruth Archer",
    "Otto Plain",
];
/// Vetters first: nobody else opens a case.
const ROLES: [Role; 9] = [
    Role::Vetter,
    Role::Vetter,
    Role::Reviewer,
    Role::Approver,
    Role::Leader,
    Role::Leader,
    Role::Records,
    Role::Auditor,
    Role::Admin,
];
const SCOPES: [&str; 8] = ["CA", "CA", "CA", "ON", "ON", "QC", "35001", "24077"];
const DISTRICTS: [&str; 4] = ["35001", "35002", "24077", "10007"];

/// A store, and who is on its roster.
pub struct World {
    _place: tempfile::TempDir,
    pub store: Store,
    cases: Vec<EventId>,
    now: Timestamp,
}

impl World {
    pub fn of(random: &mut Random) -> World {
        let mut party = Party::founded();
        for name in NAMES {
            for _ in 0..=random.below(2) {
                let (role, scope) = (*random.of(&ROLES), *random.of(&SCOPES));
                party.grant(&who(ROOT), &who(name), role, scope);
            }
        }
        let founding = Batch { entries: party.log.entries.clone(), ..Batch::default() };
        let (place, me) =
            (tempfile::tempdir().unwrap(), Identity::from_seed(&sha256(b"who keeps the store")));
        let (dir, key) = (place.path().join("store"), VaultKey::new(sha256(b"an invented vault")));
        custody::found(&dir, key, &me.public(), None, &founding, time(0)).unwrap();
        let mut store = custody::open(&dir, &me).unwrap();
        let mut cases = Vec::new();
        for number in 0..4 {
            let entries = case(random, &party, number).entries;
            cases.push(entries[0].id);
            store.append(&Batch { entries, ..Batch::default() }, time(600)).unwrap();
        }
        let known = party.log.entries.len();
        for _ in 0..random.below(4) {
            let (name, other) = (anybody(random), anybody(random));
            if random.once_in(2) {
                party.log.by(&who(ROOT), Act::Same { person: who(name).person, other: who(other).person });
            } else {
                party.revoke(&who(ROOT), &who(name), *random.of(Role::ALL), &[]);
            }
        }
        for entry in party.log.entries.split_off(known) {
            store.append(&Batch { entries: vec![entry], ..Batch::default() }, time(700)).unwrap();
        }
        let days = i64::try_from(random.below(30)).unwrap();
        let now = Timestamp::new(time(800).utc() + chrono::TimeDelta::days(days));
        World { _place: place, store, cases, now }
    }

    pub fn roster(&self) -> Arc<Roster> {
        self.store.roster().unwrap()
    }

    /// Every case, replayed whole.
    pub fn files(&self) -> Vec<CaseFile> {
        let roster = self.roster();
        self.cases.iter().map(|case| self.store.case(*case, &roster).unwrap()).collect()
    }

    /// Everybody, and somebody without a role.
    pub fn readers(&self) -> Vec<Reader> {
        let roster = self.roster();
        let names = NAMES.into_iter().chain([ROOT, "Nobody Known"]);
        names.map(|name| Reader::of(&roster, who(name).person, self.now)).collect()
    }
}

fn anybody(random: &mut Random) -> &'static str {
    let name: &&str = random.of(&NAMES);
    name
}

fn district(random: &mut Random) -> &'static str {
    let code: &&str = random.of(&DISTRICTS);
    code
}

/// What counts, or everything where nothing does.
fn heads(log: &Log, roster: &Roster) -> Vec<EventId> {
    Some(log.file(roster).heads()).filter(|heads| !heads.is_empty()).unwrap_or_else(|| log.tips())
}

/// One case, signed whether the law allows it or not.
fn case(random: &mut Random, party: &Party, number: u8) -> Log {
    let roster = party.roster();
    let mut log = Log { kind: LogKind::Case, entries: Vec::new(), auth: roster.heads() };
    let district = district(random).parse().unwrap();
    let open = Act::Open { order: 2023, district, nonce: Nonce([number; 16]) };
    let opens = |name: &&'static str| {
        let vets = |role| matches!(role, Role::Vetter | Role::Reviewer | Role::Approver);
        roster.person(who(name).person).is_some_and(|person| roster.works_over(person, district, vets))
    };
    // Now and then somebody who may not: then the case has no district.
    let may = NAMES.into_iter().find(opens).filter(|_| !random.once_in(8));
    let opener = may.unwrap_or_else(|| anybody(random));
    let name = if random.once_in(2) { format!("Jordan {SAID}") } else { "Jordan Example".to_owned() };
    log.saying(&[], &who(opener), open, json!({ "name": name }));
    for _ in 0..8 + random.below(16) {
        // On what counts; now and then on anything.
        let on = if random.once_in(5) { vec![random.of(&log.entries).id] } else { heads(&log, &roster) };
        // Half of it by those who work on the case.
        let me = if random.once_in(2) { opener } else { anybody(random) };
        let act = act(random, &log, me);
        log.on(&on, &who(me), act);
    }
    // A danger is reported, and everybody at a tier is recused.
    if random.once_in(2) {
        log.on(&heads(&log, &roster), &who(opener), acts::danger());
        let tier = *random.of(&[Tier::Provincial, Tier::National, Tier::National]);
        let works = |name: &&'static str| {
            let person = roster.person(who(name).person).unwrap();
            roster.held_now(person).any(|grant| grant.role.tier() == Some(tier))
        };
        for name in NAMES.into_iter().filter(works) {
            log.on(&heads(&log, &roster), &who(name), acts::declare(&who(name), Declared::Recused));
        }
    }
    if random.once_in(6) {
        let at = random.below(log.entries.len());
        log.entries[at].signature[0] ^= 1;
    }
    log
}

fn act(random: &mut Random, log: &Log, me: &'static str) -> Act {
    let flags = log.entries.iter().filter(|entry| matches!(entry.header.act, Act::Flag { .. }));
    let flags: Vec<EventId> = flags.map(|entry| entry.id).collect();
    match random.below(12) {
        0..=3 => {
            let state = random.of(&[Declared::None, Declared::None, Declared::Interest, Declared::Recused]);
            acts::declare(&who(me), *state)
        }
        4 => acts::declare(&who(anybody(random)), Declared::Recused),
        5 => acts::second(random.of(&log.entries).id),
        6 => acts::place(2023, district(random)),
        7 if !flags.is_empty() => acts::defer(Some(*random.of(&flags)), &who(anybody(random))),
        8 | 9 if !flags.is_empty() => {
            let flag = *random.of(&flags);
            let send_back = acts::send_back(flag, *random.of(Tier::ALL));
            random.of(&[acts::accept(flag), acts::answer(flag), acts::pass_up(flag), send_back]).clone()
        }
        _ => acts::flag(*random.of(Level::ALL), *random.of(Tier::ALL)),
    }
}
