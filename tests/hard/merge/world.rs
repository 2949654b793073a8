//! A world: three machines with wrong clocks, the people at them, and what each has of the roster and two cases.

use std::collections::BTreeSet;

use greenlight::domain::district::Scope;
use greenlight::domain::entry::{Body, Entry, Header, LogKind, Timestamp};
use greenlight::domain::event::{Act, Role};
use greenlight::domain::history::History;
use greenlight::domain::ids::{EventId, Nonce};
use greenlight::domain::judge::{Verdict, judge};
use greenlight::domain::roster::{Roster, Standing};
use greenlight::seal::signature::sign_event;
use serde_json::{Value, json};

use super::{doings, plans};
use crate::kit::party::{Someone, body, who};
use crate::kit::random::Random;

/// How often somebody does something.
const STEPS: usize = 32;

/// Who holds the root key, and is admin by it.
pub const ROOT: &str = "Greta Rowan";

/// A name that no key has.
pub const NOBODY: &str = "Nobody at All";

/// Everybody with a role that they have from the beginning: the key, whose it is, the role and its scope.
pub const PEOPLE: &[(&str, &str, Role, &str)] = &[
    (ROOT, ROOT, Role::Admin, "CA"),
    ("Adam Lisle", "Adam Lisle", Role::Admin, "CA"),
    ("Ana Birch", "Ana Birch", Role::Approver, "CA"),
    ("Abel Crane", "Abel Crane", Role::Approver, "CA"),
    ("Alma Frost", "Alma Frost", Role::Approver, "ON"),
    ("Ann Dover", "Ann Dover", Role::Approver, "CA"),
    ("Rita Stone", "Rita Stone", Role::Reviewer, "CA"),
    ("Remi Vale", "Remi Vale", Role::Reviewer, "ON"),
    ("Vera Quill", "Vera Quill", Role::Vetter, "CA"),
    ("Vito Marsh", "Vito Marsh", Role::Vetter, "35001"),
    ("Lena Brook", "Lena Brook", Role::Leader, "CA"),
    ("Ruth Archer", "Ruth Archer", Role::Records, "CA"),
    ("Rex Lodge", "Rex Lodge", Role::Records, "CA"),
    ("Otto Plain", "Otto Plain", Role::Auditor, "CA"),
    ("Ana's other key", "Ana Birch", Role::Vetter, "CA"),
    ("Rita's other key", "Rita Stone", Role::Approver, "CA"),
    ("Vera's other key", "Vera Quill", Role::Reviewer, "QC"),
    // From here on nobody has the key when the world begins: two machines may give it to two persons.
    ("Nora Field", "Nora Field", Role::Approver, "CA"),
    ("Olga North", "Olga North", Role::Reviewer, "CA"),
];

/// How many of `PEOPLE` have their role from the beginning.
pub const FOUNDING: usize = PEOPLE.len() - 2;

/// A key of `PEOPLE`, by its place there.
pub fn key(at: usize) -> Someone {
    let (key, person, ..) = PEOPLE[at];
    Someone { person: who(person).person, ..who(key) }
}

/// One log as a machine has it.
#[derive(Default, Clone)]
pub struct Copy {
    pub entries: Vec<Entry>,
    /// What the program makes of each event, by its place in `entries`; empty until it is asked.
    pub verdicts: Vec<Verdict>,
}

impl Copy {
    pub fn has(&self, id: EventId) -> bool {
        self.entries.iter().any(|entry| entry.id == id)
    }

    pub fn get(&self, id: EventId) -> &Entry {
        self.entries.iter().find(|entry| entry.id == id).expect("an event of this log")
    }

    /// An event that may be built on: void ones are not, and nobody knows but who made them.
    pub fn stands(&self, at: usize) -> Option<Standing> {
        self.verdicts.get(at).map(|verdict| verdict.standing)
    }

    /// The events for which `fits` says yes and on which no other such builds.
    pub fn heads(&self, fits: impl Fn(usize) -> bool) -> Vec<EventId> {
        let fitting: Vec<&Entry> =
            self.entries.iter().enumerate().filter(|(at, _)| fits(*at)).map(|(_, entry)| entry).collect();
        let built_on: BTreeSet<EventId> =
            fitting.iter().flat_map(|entry| entry.header.prev.iter().copied()).collect();
        let heads = fitting.iter().map(|entry| entry.id).filter(|id| !built_on.contains(id));
        let heads: BTreeSet<EventId> = heads.collect();
        heads.into_iter().take(12).collect()
    }

    /// These events and all their past.
    pub fn closure(&self, of: &[EventId]) -> BTreeSet<EventId> {
        let mut all = BTreeSet::new();
        let mut open = of.to_vec();
        while let Some(id) = open.pop() {
            if all.insert(id) {
                open.extend(&self.get(id).header.prev);
            }
        }
        all
    }

    fn take(&mut self, from: &Copy, ids: &BTreeSet<EventId>) {
        let new = from.entries.iter().filter(|entry| ids.contains(&entry.id) && !self.has(entry.id));
        let new: Vec<Entry> = new.cloned().collect();
        if !new.is_empty() {
            self.entries.extend(new);
            self.verdicts.clear();
        }
    }
}

/// A machine: its copies, and how wrong its clock is.
#[derive(Clone)]
pub struct Machine {
    pub roster: Copy,
    pub cases: Vec<Copy>,
    /// The roster as the program reads it.
    read: Option<Roster>,
    minutes_off: i64,
}

impl Machine {
    pub fn roster_read(&mut self) -> &Roster {
        let entries = &self.roster.entries;
        self.read.get_or_insert_with(|| Roster::replay(&History::of(entries.clone()).expect("a roster")))
    }

    /// Has the program say how every event of a case stands.
    pub fn ask(&mut self, case: usize) {
        if self.cases[case].verdicts.is_empty() {
            self.roster_read();
            let roster = self.read.as_ref().expect("just read");
            let copy = &mut self.cases[case];
            copy.verdicts = verdicts(&copy.entries, roster);
        }
    }

    /// The roster heads that an honest program cites.
    pub fn cites(&mut self) -> Vec<EventId> {
        let heads = self.roster_read().heads();
        heads.into_iter().take(16).collect()
    }

    /// A roster event that is not void: what is, no store has.
    pub fn any_of_roster(&mut self, random: &mut Random) -> EventId {
        let roster = self.roster_read();
        loop {
            let at = random.below(roster.order().len());
            if roster.refusal(at).is_none() {
                return roster.order().ids()[at];
            }
        }
    }

    /// Reads the roster again after it lost its last event.
    pub fn reread(&mut self) {
        self.forget();
    }

    fn forget(&mut self) {
        self.read = None;
        for case in &mut self.cases {
            case.verdicts.clear();
        }
    }

    /// Takes over everything that another machine has.
    pub fn take_all(&mut self, from: &Machine) {
        let all = |copy: &Copy| copy.entries.iter().map(|entry| entry.id).collect();
        self.roster.take(&from.roster, &all(&from.roster));
        for (to, from) in self.cases.iter_mut().zip(&from.cases) {
            to.take(from, &all(from));
        }
        self.forget();
    }

    /// Takes over part of what another machine has.
    fn take_over(&mut self, from: &Machine, random: &mut Random) {
        let known = self.roster.entries.len();
        if random.once_in(3) {
            let every = from.roster.entries.iter().map(|entry| entry.id).collect();
            self.roster.take(&from.roster, &every);
        }
        for case in 0..from.cases.len() {
            let theirs = &from.cases[case];
            let some: Vec<EventId> = if random.once_in(3) {
                theirs.entries.iter().map(|entry| entry.id).collect()
            } else {
                (0..3).map(|_| random.of(&theirs.entries).id).collect()
            };
            let events = theirs.closure(&some);
            let cited: Vec<EventId> =
                events.iter().flat_map(|id| theirs.get(*id).header.auth.iter().copied()).collect();
            self.roster.take(&from.roster, &from.roster.closure(&cited));
            self.cases[case].take(theirs, &events);
        }
        if self.roster.entries.len() != known {
            self.forget();
        }
    }
}

/// What the program makes of each event, in the order given.
pub fn verdicts(entries: &[Entry], roster: &Roster) -> Vec<Verdict> {
    let history = History::of(entries.to_vec()).expect("a log");
    let judged = judge(&history, roster);
    entries.iter().map(|entry| judged[history.position(entry.id).expect("an event")].clone()).collect()
}

/// Everything that three machines made.
pub struct World {
    pub machines: Vec<Machine>,
    /// What it is mostly about.
    pub theme: usize,
    tick: u32,
}

impl World {
    /// Plays one. The same number makes the same world.
    pub fn of(seed: u64) -> World {
        let mut random = Random(seed.wrapping_mul(0xd129_0e4b_3f0f_7f2d));
        let mut world = World::founded(&mut random);
        for _ in 0..STEPS {
            let at = random.below(world.machines.len());
            match random.below(20) {
                0..=2 => {
                    let from = world.machines[random.below(3)].clone();
                    world.machines[at].take_over(&from, &mut random);
                }
                3..=6 => doings::on_the_roster(&mut world, at, &mut random),
                7..=10 => plans::one(&mut world, at, &mut random),
                11..=12 => doings::misuse(&mut world, at, &mut random),
                _ => doings::on_a_case(&mut world, at, &mut random),
            }
        }
        world.come_together(&mut random);
        world
    }

    /// Somebody gets everything from everybody, and clears up.
    fn come_together(&mut self, random: &mut Random) {
        for from in 1..self.machines.len() {
            let from = self.machines[from].clone();
            self.machines[0].take_all(&from);
        }
        plans::clear_up(self, 0, random);
    }

    /// One roster and two cases, on three machines.
    fn founded(random: &mut Random) -> World {
        let machine = Machine { roster: Copy::default(), cases: Vec::new(), read: None, minutes_off: 0 };
        let mut world = World { machines: vec![machine], theme: random.below(9), tick: 0 };
        let root = who(ROOT);
        world.sign_roster(0, &[], &root, Act::Genesis { roots: vec![root.public()] }, &json!({"org": "X"}));
        for (at, (_, _, role, scope)) in PEOPLE.iter().enumerate().take(FOUNDING) {
            let by = if role.is_granted_by_root() || random.once_in(3) { key(0) } else { key(1) };
            let prev = world.machines[0].roster.heads(|_| true);
            world.sign_roster(0, &prev, &by, grant(&key(at), *role, scope), &json!({"name": "N"}));
        }
        for (by, district) in [(8, "35001"), (6, "35002")] {
            let auth = world.machines[0].cites();
            let nonce = Nonce(random.bytes());
            let act = Act::Open { order: 2023, district: district.parse().unwrap(), nonce };
            world.machines[0].cases.push(Copy::default());
            let case = world.machines[0].cases.len() - 1;
            let entry = world.sign(0, case, &[], &auth, &key(by), act, None);
            world.machines[0].cases[case].entries.push(entry);
        }
        if random.once_in(3) {
            plans::begun_in_vain(&mut world, random);
        }
        world.machines = vec![world.machines[0].clone(); 3];
        if random.once_in(4) {
            // The same key, given to one person here and to another there.
            for (at, to) in [(1, key(FOUNDING)), (2, Someone { person: key(2).person, ..key(FOUNDING) })] {
                let heads = world.machines[at].cites();
                let role = *random.of(&[Role::Approver, Role::Vetter]);
                let by = if role == Role::Vetter { key(1) } else { key(0) };
                world.sign_roster(at, &heads, &by, grant(&to, role, "CA"), &json!({"name": "N"}));
            }
        }
        for machine in &mut world.machines {
            machine.minutes_off = [-700_000, -50, 0, 50, 700_000][random.below(5)];
        }
        world
    }

    /// Signs an event of the roster and keeps it on this machine.
    pub fn sign_roster(
        &mut self,
        at: usize,
        prev: &[EventId],
        me: &Someone,
        act: Act,
        says: &Value,
    ) -> EventId {
        let when = self.now(at);
        let roster = &mut self.machines[at].roster;
        let header = Header {
            kind: LogKind::Roster,
            log: roster.entries.first().map(Entry::log),
            prev: prev.to_vec(),
            auth: Vec::new(),
            n: height(roster, prev),
            by: me.public(),
            at: when,
            act,
            body: None,
        };
        let entry = signed(me, header, says, self.tick);
        let id = entry.id;
        self.machines[at].roster.entries.push(entry);
        self.machines[at].forget();
        id
    }

    /// Signs an event of a case; the caller keeps it.
    #[allow(clippy::too_many_arguments, reason = "a header has as many parts")]
    pub fn sign(
        &mut self,
        at: usize,
        case: usize,
        prev: &[EventId],
        auth: &[EventId],
        me: &Someone,
        act: Act,
        when: Option<Timestamp>,
    ) -> Entry {
        let when = when.unwrap_or(self.now(at));
        let copy = &self.machines[at].cases[case];
        let header = Header {
            kind: LogKind::Case,
            log: copy.entries.first().map(Entry::log),
            prev: prev.to_vec(),
            auth: auth.to_vec(),
            n: height(copy, prev),
            by: me.public(),
            at: when,
            act,
            body: None,
        };
        let says = crate::kit::acts::fields_of(&header.act);
        signed(me, header, &says, self.tick)
    }

    /// The hour as this machine has it.
    fn now(&mut self, at: usize) -> Timestamp {
        self.tick += 1;
        minutes(i64::from(self.tick) + self.machines[at].minutes_off)
    }

    /// Everything that anybody has: the roster, and each case.
    pub fn union(&self) -> (Vec<Entry>, Vec<Vec<Entry>>) {
        let all = |of: &dyn Fn(&Machine) -> &Copy| {
            let mut copy = Copy::default();
            for machine in &self.machines {
                let theirs = of(machine);
                copy.take(theirs, &theirs.entries.iter().map(|entry| entry.id).collect());
            }
            copy.entries
        };
        let cases = (0..self.machines[0].cases.len()).map(|case| all(&|machine| &machine.cases[case]));
        (all(&|machine| &machine.roster), cases.collect())
    }
}

/// The invented clock.
pub fn minutes(count: i64) -> Timestamp {
    let start: Timestamp = "2026-11-22T06:00:00Z".parse().unwrap();
    Timestamp::new(start.utc() + chrono::TimeDelta::minutes(count))
}

pub fn grant(to: &Someone, role: Role, scope: &str) -> Act {
    let scope: Scope = scope.parse().unwrap();
    Act::Grant { person: to.person, key: to.public(), role, scope }
}

fn height(copy: &Copy, prev: &[EventId]) -> u32 {
    prev.iter().map(|id| copy.get(*id).header.n + 1).max().unwrap_or(0)
}

fn signed(me: &Someone, mut header: Header, says: &Value, tick: u32) -> Entry {
    let says: Option<Body> = (!says.is_null()).then(|| body(&format!("{} {tick}", me.name), says));
    header.body = says.as_ref().map(Body::reference);
    sign_event(&me.key, header, says)
}
