//! The ladder of a flag, whatever is done with it: anybody, at two machines, with clocks that are days ahead or behind.
//! The law is asked before each act, as the program does; what it allows must leave every flag in one place by acts,
//! its clock running forwards, and no open flag off the agenda at any moment.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{NaiveDate, TimeDelta};
use greenlight::domain::agenda::{ItemKind, agenda};
use greenlight::domain::case::CaseFile;
use greenlight::domain::case::flag::Flag;
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::{Act, Level, Role, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::policy::Policy;
use greenlight::domain::roster::{Roster, Standing};
use greenlight::domain::skeleton::FlagStep;
use greenlight::domain::words::Word;
use greenlight::seal::signature::sign_event;
use proptest::prelude::*;

use crate::kit::acts::{self, fields_of};
use crate::kit::party::{Log, PEOPLE, Party, Someone, time, who};
use crate::kit::random::Random;

/// How often somebody does something.
const STEPS: usize = 28;

fn party() -> &'static (Party, Roster) {
    static PARTY: OnceLock<(Party, Roster)> = OnceLock::new();
    PARTY.get_or_init(|| {
        let party = Party::new();
        let roster = party.roster();
        (party, roster)
    })
}

/// A machine: its case, and when each event came there.
#[derive(Clone)]
struct Machine {
    case: Log,
    arrived: BTreeMap<EventId, Timestamp>,
}

impl Machine {
    fn new(now: Timestamp) -> Machine {
        let (party, _) = party();
        let case = party.open(&who("Vera Quill"), "35001");
        let arrived = case.entries.iter().map(|entry| (entry.id, now)).collect();
        Machine { case, arrived }
    }

    /// The case as the vault hands it out.
    fn file(&self) -> CaseFile {
        let file = self.case.file(&party().1);
        let mut arrived = BTreeMap::new();
        for (at, entry) in file.history().entries().iter().enumerate() {
            let came = self.arrived[&entry.id];
            if came < entry.header.at {
                arrived.insert(at, came);
            }
        }
        file.arrived(arrived)
    }

    fn take_over(&mut self, other: &Machine, now: Timestamp) {
        for entry in &other.case.entries {
            if let Entry::Vacant(place) = self.arrived.entry(entry.id) {
                place.insert(now);
                self.case.entries.push(entry.clone());
            }
        }
    }

    /// Signs an act on what is here, if the law allows it.
    fn write(&mut self, me: &Someone, act: &Act, now: Timestamp, claimed: Timestamp) -> bool {
        let file = self.case.file(&party().1);
        let drafted = self.case.sign(&file.heads_for(act), me, act.clone(), &fields_of(act));
        let mut header = drafted.header;
        header.at = claimed;
        let entry = sign_event(&me.key, header, drafted.body);
        let id = entry.id;
        self.case.entries.push(entry);
        let after = self.case.file(&party().1);
        let ok = after.verdicts()[after.history().position(id).unwrap()].standing == Standing::Ok;
        if ok {
            self.arrived.insert(id, now);
        } else {
            self.case.entries.pop();
        }
        ok
    }
}

fn later(at: Timestamp, hours: usize) -> Timestamp {
    Timestamp::new(at.utc() + TimeDelta::hours(i64::try_from(hours).unwrap()))
}

fn day(random: &mut Random, now: Timestamp) -> NaiveDate {
    let days = i64::try_from(random.below(24)).unwrap() - 4;
    now.utc().date_naive() + TimeDelta::days(days)
}

/// What might be done with a flag.
fn act(random: &mut Random, file: &CaseFile, role: Role, now: Timestamp) -> Act {
    let tier = role.tier().unwrap_or(Tier::Local);
    if file.flags.is_empty() || random.once_in(6) {
        return if random.once_in(4) { acts::danger() } else { acts::flag(*random.of(Level::ALL), tier) };
    }
    let flag = random.of(&file.flags).stamp.id;
    match random.below(11) {
        0 | 1 => acts::accept(flag),
        2 => acts::answer(flag),
        3 | 4 => Act::Return { flag, tier: *random.of(Tier::ALL), date: day(random, now) },
        5 | 6 => acts::pass_up(flag),
        7 | 8 => {
            let owner = who(random.of(PEOPLE).0).person;
            Act::Defer { flag: Some(flag), review: day(random, now), owner }
        }
        _ => match file.deferrals.iter().rev().find(|deferral| deferral.live) {
            Some(deferral) => Act::Resume { deferral: deferral.stamp.id },
            None => acts::pass_up(flag),
        },
    }
}

fn flag_of(file: &CaseFile, id: EventId) -> &Flag {
    file.flags.iter().find(|flag| flag.stamp.id == id).unwrap()
}

/// A flag is at one tier by acts, where its last step put it, and at none once it is answered; danger is at national and
/// the leader's office as well, without delay.
fn stands_once(file: &CaseFile, flag: &Flag, policy: &Policy) {
    let rungs = flag.ladder(policy, file.place());
    let by_acts: Vec<Tier> = rungs.iter().filter(|rung| !rung.silent).map(|rung| rung.tier).collect();
    let mut expected = if flag.is_open() { vec![flag.tier] } else { Vec::new() };
    if flag.is_danger() {
        expected.extend([Tier::National, Tier::Leader].into_iter().filter(|tier| *tier != flag.tier));
    }
    assert_eq!(by_acts, expected);
    let tiers: BTreeSet<Tier> = rungs.iter().map(|rung| rung.tier).collect();
    assert_eq!(tiers.len(), rungs.len(), "a tier is on the ladder once");
    let path = flag.path();
    assert_eq!(path.last().map(|step| (step.what, step.tier)), Some((flag.state, flag.tier)));
}

/// Nothing but a return brings it down, in the order in which it was done and for any two people apart.
fn never_sinks(file: &CaseFile, flag: &Flag) {
    let path = flag.path();
    for (before, after) in path.iter().zip(path.iter().skip(1)) {
        assert!(after.tier >= before.tier || after.what == FlagStep::Returned, "{before:?} {after:?}");
    }
    let later = |up: usize, what: FlagStep| {
        flag.steps.iter().any(|step| step.what == what && file.history().knew(step.stamp.at, up))
    };
    for up in flag.steps.iter().filter(|step| step.what == FlagStep::PassedUp) {
        // An answer further up does not end what somebody below does without having seen it: by the law of the format
        // the flag is open again, there.
        let over = later(up.stamp.at, FlagStep::Returned) || later(up.stamp.at, FlagStep::Answered);
        assert!(over || flag.tier >= up.tier, "{:?}", flag.steps);
    }
}

/// Its clock runs forwards: along its path, and as time goes by.
fn runs_forwards(file: &CaseFile, flag: &Flag, policy: &Policy) {
    let path = flag.path();
    for (before, after) in path.iter().zip(path.iter().skip(1)) {
        assert!(before.since <= after.since, "{before:?} {after:?}");
    }
    let rungs = flag.ladder(policy, file.place());
    for (lower, upper) in rungs.iter().zip(rungs.iter().skip(1)) {
        assert!(lower.since <= upper.since, "{rungs:?}");
        assert!(upper.since <= upper.due, "{rungs:?}");
    }
    let first = rungs.iter().map(|rung| rung.since).min();
    let mut stood = BTreeSet::new();
    for day in first.into_iter().flat_map(|day| day.iter_days().take(60)) {
        let stands: BTreeSet<Tier> =
            flag.stands_on(day, policy, file.place()).iter().map(|rung| rung.tier).collect();
        assert!(stood.is_subset(&stands), "{stood:?} {stands:?} on {day}");
        stood = stands;
    }
}

/// From now on, some line of the agenda stands for it at every moment: its own, or that of its deferral.
fn is_on_the_agenda(file: &CaseFile, flag: &Flag, policy: &Policy, now: Timestamp) {
    // Nobody is recused here, so nobody needs to be on a roster.
    let roster = Party::founded().roster();
    let deferral = |id: EventId| {
        file.deferrals
            .iter()
            .any(|deferral| deferral.stamp.id == id && deferral.live && deferral.flag == Some(flag.stamp.id))
    };
    let items: Vec<_> = agenda(file, policy, &roster)
        .into_iter()
        .filter(|item| match item.kind {
            ItemKind::FlagAccept | ItemKind::FlagAnswer => item.event == flag.stamp.id,
            ItemKind::DeferralReview => deferral(item.event),
            _ => false,
        })
        .collect();
    let around =
        |at: Timestamp| [-1, 0, 1].map(|second| Timestamp::new(at.utc() + TimeDelta::seconds(second)));
    let edges = items.iter().flat_map(|item| [item.from, item.due_at]).flat_map(around);
    let moments = edges.filter(|at| *at >= now).chain([now, later(now, 24 * 400)]);
    for at in moments {
        let lines: Vec<_> = items.iter().filter(|item| item.applies(at)).collect();
        assert!(flag.is_open() != lines.is_empty(), "{at}: {flag:?}");
        assert!(
            lines
                .iter()
                .all(|item| item.kind == ItemKind::DeferralReview
                    || item.except == [Some(flag.stamp.by), None])
        );
    }
}

fn holds(file: &CaseFile, now: Timestamp) {
    let policy = Policy::default();
    let raised = file.history().entries().iter().filter(|entry| matches!(entry.header.act, Act::Flag { .. }));
    assert_eq!(raised.count(), file.flags.len());
    for flag in &file.flags {
        stands_once(file, flag, &policy);
        never_sinks(file, flag);
        runs_forwards(file, flag, &policy);
        is_on_the_agenda(file, flag, &policy, now);
        let own = flag.steps.iter().skip(1).filter(|step| step.stamp.by == flag.stamp.by);
        assert!(
            own.clone().all(|step| step.what == FlagStep::PassedUp),
            "its raiser neither accepts nor answers"
        );
    }
}

/// How often things happened that these properties are about.
#[derive(Debug, Default)]
struct Seen {
    answered: usize,
    returned: usize,
    passed_up: usize,
    deferred: usize,
    resumed: usize,
    apart: usize,
}

/// A story at two machines; every rule is checked after each act.
fn play(seed: u64) -> Seen {
    let mut random = Random(seed);
    let mut now = time(0);
    let first = Machine::new(now);
    let mut machines = [first.clone(), first];
    for _ in 0..STEPS {
        now = later(now, random.below(60));
        let at = random.below(2);
        if random.once_in(5) {
            let other = machines[1 - at].clone();
            machines[at].take_over(&other, now);
        } else {
            // A clock may be wrong by days in either direction.
            let wrong = i64::try_from(random.below(20 * 24)).unwrap() - 10 * 24;
            let wrong = if random.once_in(2) { 0 } else { wrong };
            let claimed = Timestamp::new(now.utc() + TimeDelta::hours(wrong));
            for _ in 0..4 {
                let (name, role, _) = *random.of(PEOPLE);
                let act = act(&mut random, &machines[at].file(), role, now);
                if machines[at].write(&who(name), &act, now, claimed) {
                    break;
                }
            }
        }
        holds(&machines[at].file(), now);
    }
    let other = machines[1].clone();
    machines[0].take_over(&other, now);
    let file = machines[0].file();
    holds(&file, now);
    let mut counts = Seen::default();
    for flag in &file.flags {
        let count = |what: FlagStep| flag.steps.iter().filter(|step| step.what == what).count();
        counts.answered += count(FlagStep::Answered);
        counts.returned += count(FlagStep::Returned);
        counts.passed_up += count(FlagStep::PassedUp);
        counts.apart += flag.steps.len() - flag.path().len();
    }
    counts.deferred = file.deferrals.len();
    counts.resumed = file.deferrals.iter().filter(|deferral| deferral.resumed.is_some()).count();
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn the_ladder_holds_whatever_is_done(seed: u64) {
        play(seed);
    }
}

#[test]
fn enough_is_done_for_this_to_say_something() {
    let mut all = Seen::default();
    for seen in (0..60).map(play) {
        all.answered += seen.answered;
        all.returned += seen.returned;
        all.passed_up += seen.passed_up;
        all.deferred += seen.deferred;
        all.resumed += seen.resumed;
        all.apart += seen.apart;
    }
    let counts = [all.answered, all.returned, all.passed_up, all.deferred, all.resumed, all.apart];
    assert!(counts.iter().all(|count| *count >= 10), "{all:?}");
}

#[test]
fn a_clock_that_is_ahead_hides_nothing() {
    // The flag is deferred by somebody whose clock is ten days ahead; it is on the agenda here at once.
    let now = time(0);
    let mut machine = Machine::new(now);
    assert!(machine.write(&who("Vera Quill"), &acts::flag(Level::Ordinary, Tier::Local), now, now));
    let flag = machine.file().flags[0].stamp.id;
    let ahead = later(now, 240);
    let defer = acts::defer(Some(flag), &who("Rita Stone"));
    assert!(machine.write(&who("Rita Stone"), &defer, later(now, 1), ahead));
    assert!(machine.write(&who("Vera Quill"), &acts::note(), later(now, 1), now));
    let file = machine.file();
    is_on_the_agenda(&file, flag_of(&file, flag), &Policy::default(), later(now, 1));
}
