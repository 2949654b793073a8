//! A case that somebody forgot, or may see no more: colleagues learn it once, and nothing is sent to them day after day.

use greenlight::domain::event::Declared;
use greenlight::store::colleagues::Attested;

use crate::exchange::team::{DAY, Team, later, log};
use crate::kit::acts::{declare, finding, note};
use crate::kit::machines::Machine;
use crate::kit::party::Log;

/// A team of which everybody who may has a case of Vera's.
fn with_a_case() -> (Team, Log) {
    let mut team = Team::new();
    let case = team.opens("35001");
    for _ in 0..4 {
        team.round();
    }
    (team, case)
}

fn forgets(machine: &Machine, case: &Log, at: u32) {
    machine.store.forget(log(case), machine.who.person, later(at)).unwrap();
}

/// Remi forgets a case, and the others learn it.
fn remi_forgets(team: &mut Team, case: &Log) {
    forgets(&team.remi, case, team.clock);
    for _ in 0..2 {
        team.round();
    }
}

/// Lets a day go by between rounds, and counts what is sent in them.
fn sent_over(team: &mut Team, days: u32) -> usize {
    let mut sent = 0;
    for _ in 0..days {
        team.clock += DAY;
        for machine in [&mut team.root, &mut team.vera, &mut team.remi, &mut team.ana] {
            let (_, gone) = machine.syncs(&team.folder, later(team.clock));
            sent += gone.sent.values().map(|sent| sent.bundles).sum::<usize>();
            team.clock += 1;
        }
    }
    sent
}

/// Whether a machine knows that another forgot a case.
fn knows(machine: &Machine, case: &Log, other: &Machine) -> bool {
    let attested = machine.store.attested(log(case)).unwrap();
    attested.get(&other.identity.public()).is_some_and(Attested::is_forgotten)
}

#[test]
fn a_forgotten_case_is_told_and_sent_no_more() {
    let (mut team, mut case) = with_a_case();
    remi_forgets(&mut team, &case);
    assert!(knows(&team.vera, &case, &team.remi) && knows(&team.ana, &case, &team.remi));
    case.by(&team.vera.who, finding());
    let now = team.now();
    team.vera.signs(&case.entries, now);
    assert!(sent_over(&mut team, 1) > 0, "the others are sent what is new");
    assert_eq!(team.ana.has(log(&case)).len(), 2);
    assert_eq!(sent_over(&mut team, 5), 0, "nobody sends day after day what is refused");
    assert_eq!(team.remi.has(log(&case)).len(), 0);
}

#[test]
fn a_case_that_came_after_it_was_forgotten_is_refused_once() {
    let (mut team, mut case) = with_a_case();
    case.by(&team.vera.who, finding());
    let now = team.now();
    team.vera.signs(&case.entries, now);
    team.vera.syncs(&team.folder, now);
    forgets(&team.remi, &case, team.clock);
    sent_over(&mut team, 2);
    assert!(knows(&team.vera, &case, &team.remi));
    assert_eq!(sent_over(&mut team, 5), 0);
    assert_eq!(team.remi.has(log(&case)).len(), 0);
}

#[test]
fn who_forgot_a_case_asks_for_it_and_gets_it_whole() {
    let (mut team, mut case) = with_a_case();
    remi_forgets(&mut team, &case);
    case.by(&team.vera.who, finding());
    let now = team.now();
    team.vera.signs(&case.entries, now);
    team.remi.store.unforget(log(&case)).unwrap();
    for _ in 0..3 {
        team.round();
    }
    assert_eq!(team.remi.has(log(&case)).len(), 2);
    assert!(!knows(&team.vera, &case, &team.remi));
    // Others wait a day for its author to send what those lack who do not come.
    sent_over(&mut team, 1);
    assert_eq!(sent_over(&mut team, 5), 0);
}

#[test]
fn who_has_no_case_does_not_learn_that_it_was_forgotten() {
    let (mut team, case) = with_a_case();
    forgets(&team.vera, &case, team.clock);
    for _ in 0..3 {
        team.round();
    }
    assert!(knows(&team.ana, &case, &team.vera));
    assert!(team.root.store.attested(log(&case)).unwrap().is_empty(), "an administrator has no case");
}

#[test]
fn a_machine_that_forgot_a_case_has_it_no_more() {
    let (mut team, case) = with_a_case();
    let remi = team.remi.identity.public();
    assert_eq!(team.ana.store.on_the_machine_of(remi).unwrap().len(), 1);
    remi_forgets(&mut team, &case);
    assert_eq!(team.ana.store.on_the_machine_of(remi).unwrap().len(), 0);
}

#[test]
fn what_somebody_signed_before_their_recusal_arrives_once() {
    let (mut team, mut case) = with_a_case();
    case.by(&team.remi.who, finding());
    case.by(&team.remi.who, declare(&team.remi.who, Declared::Recused));
    let now = team.now();
    team.remi.signs(&case.entries, now);
    for _ in 0..3 {
        team.round();
    }
    assert_eq!(team.vera.has(log(&case)).len(), 3);
    let shown = team.remi.store.attested(log(&case)).unwrap();
    assert!(shown.contains_key(&team.vera.identity.public()), "a receipt says that it arrived");
    sent_over(&mut team, 1);
    assert_eq!(sent_over(&mut team, 5), 0);
    case.by(&team.vera.who, note());
    let now = team.now();
    team.vera.signs(&case.entries, now);
    sent_over(&mut team, 2);
    assert_eq!(team.ana.has(log(&case)).len(), 4);
    let told = &team.remi.store.attested(log(&case)).unwrap()[&team.vera.identity.public()];
    assert_eq!(told.state.events, 3, "of what came later they hear nothing");
    assert!(team.remi.store.not_here().unwrap().is_empty());
}
