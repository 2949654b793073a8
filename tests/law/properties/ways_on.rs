//! No case reaches a state from which no act of anybody leads on: whatever was done at two machines, by whomever, and
//! no matter who was recused, somebody can still decide the case and close it, if need be the people to whom the root key
//! grants the role.

use greenlight::domain::case::CaseFile;
use greenlight::domain::event::{Act, Declared, Level, Outcome, Phase, Role, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::skeleton::DecisionState;
use greenlight::domain::words::Word;
use proptest::prelude::*;

use super::carries::PEOPLE;
use crate::kit::acts;
use crate::kit::party::{Log, Party, ROOT, Someone, who};
use crate::kit::random::Random;

/// How often somebody does something.
const STEPS: usize = 40;

/// Outside counsel, who are on no roster yet.
const COUNSEL: [&str; 3] = ["Cora Wynn", "Cyrus Dale", "Celia Hart"];

/// What waits for a second.
fn waiting(file: &CaseFile) -> Vec<EventId> {
    let decisions = file.decisions.iter().filter(|decision| decision.state == DecisionState::AwaitingSecond);
    let others = file.skeleton.waiting.iter().filter(|waiting| waiting.seconded.is_none());
    decisions.map(|decision| decision.stamp.id).chain(others.map(|waiting| waiting.id)).collect()
}

fn act(random: &mut Random, file: &CaseFile) -> Act {
    let says = *random.of(&[Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold]);
    let waits = waiting(file);
    match random.below(20) {
        0..=2 => acts::recommend(says),
        3..=6 => match file.decisions.last() {
            Some(decision) if random.once_in(2) => {
                acts::reverse(decision.stamp.id, *random.of(&[Outcome::Undecided, says]))
            }
            _ => acts::decide(says),
        },
        7..=9 if !waits.is_empty() => acts::second(*random.of(&waits)),
        10 if !waits.is_empty() => acts::decline(*random.of(&waits)),
        11 => acts::place(2023, random.of::<&str>(&["35001", "35002"])),
        12 => acts::phase(*random.of(&[Phase::Contest, Phase::Nominated, Phase::Confirmed, Phase::Vetting])),
        13..=14 => acts::declare(&who(random.of::<&str>(&PEOPLE)), Declared::Recused),
        15 => acts::declare(&who(random.of::<&str>(&PEOPLE)), Declared::Interest),
        16 => acts::flag(Level::Ordinary, *random.of(Tier::ALL)),
        17 if random.once_in(2) => Act::Close {},
        18 => Act::Reopen {},
        _ => acts::finding(),
    }
}

fn is_decided(file: &CaseFile) -> bool {
    file.decision().is_some_and(|decision| decision.outcome != Outcome::Undecided) && !file.is_conflicting()
}

/// Whether these people can decide the case as it is, and then close it: one recommends, one decides or reverses, one
/// seconds where that is needed.
fn can_end(case: &Log, party: &Party, people: &[Someone]) -> bool {
    let roster = party.roster();
    let may = |case: &mut Log, act: &Act| people.iter().any(|person| case.tries(person, act, &roster));
    let mut case = case.clone();
    if case.file(&roster).skeleton.is_closed() && !may(&mut case, &Act::Reopen {}) {
        return false;
    }
    let there = case.file(&roster);
    let reversals =
        there.decisions.iter().map(|decision| acts::reverse(decision.stamp.id, Outcome::Withhold));
    let decides = [acts::decide(Outcome::Greenlight), acts::decide(Outcome::Withhold)];
    let ways: Vec<Act> = reversals.chain(decides).collect();
    people.iter().any(|recommends| {
        let mut case = case.clone();
        // Where one is in effect, none is needed.
        let _ = case.tries(recommends, &acts::recommend(Outcome::Greenlight), &roster);
        people.iter().any(|decides| {
            ways.iter().any(|way| {
                let mut case = case.clone();
                if !case.tries(decides, way, &roster) {
                    return false;
                }
                let decision = case.tips()[0];
                is_decided(&case.file(&roster)) && may(&mut case, &Act::Close {})
                    || people.iter().any(|seconds| {
                        let mut case = case.clone();
                        case.tries(seconds, &acts::second(decision), &roster)
                            && is_decided(&case.file(&roster))
                            && may(&mut case, &Act::Close {})
                    })
            })
        })
    })
}

fn everybody() -> Vec<Someone> {
    PEOPLE.iter().map(|name| who(name)).collect()
}

/// Whether the people of the party can, else whether three can to whom the root key grants the role for it.
fn somebody_can_end(case: &Log, party: &Party) -> bool {
    if can_end(case, party, &everybody()) {
        return true;
    }
    let (mut case, mut party) = (case.clone(), party.clone());
    for name in COUNSEL {
        party.grant(&who(ROOT), &who(name), Role::Approver, "CA");
    }
    case.auth = party.roster().heads();
    can_end(&case, &party, &COUNSEL.map(who))
}

/// A story at two machines; the case as both have it in the end.
fn play(seed: u64) -> (Log, Party) {
    let mut random = Random(seed);
    let party = Party::new();
    let roster = party.roster();
    let first = party.open(&who("Vera Quill"), "35001");
    let mut machines = [first.clone(), first];
    for _ in 0..STEPS {
        let at = random.below(2);
        if random.once_in(6) {
            let other = machines[1 - at].clone();
            machines[at].takes_over(&other);
            continue;
        }
        for _ in 0..4 {
            let act = act(&mut random, &machines[at].file(&roster));
            if machines[at].tries(&who(random.of::<&str>(&PEOPLE)), &act, &roster) {
                break;
            }
        }
    }
    let [mut case, other] = machines;
    case.takes_over(&other);
    (case, party)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_case_can_be_decided_and_closed_from_every_state(seed: u64) {
        let (case, party) = play(seed);
        prop_assert!(somebody_can_end(&case, &party), "{:?}", case.file(&party.roster()).skeleton);
    }
}

#[test]
fn there_are_cases_that_only_people_of_the_root_key_can_end() {
    let party = Party::new();
    let mut case = party.open(&who("Vera Quill"), "35001");
    for name in ["Ana Birch", "Abel Crane", "Alma Frost"] {
        case.by(&who(name), acts::declare(&who(name), Declared::Recused));
    }
    assert!(!can_end(&case, &party, &everybody()));
    assert!(somebody_can_end(&case, &party));
}
