//! People count, not keys: somebody with several roles by several keys is one person. Whatever is done, at two
//! machines, with the law asked before each act, nothing takes effect with fewer people than it needs; and what took
//! effect stays so when somebody leaves in order, gets a role again, when the case moves or its bodies are purged.

use std::collections::BTreeSet;

use greenlight::domain::case::CaseFile;
use greenlight::domain::case::decision::Decision;
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::event::{
    Act, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, Role, Tier, Waived,
};
use greenlight::domain::ids::{EventId, PersonId};
use greenlight::domain::roster::Roster;
use greenlight::domain::skeleton::DecisionState;
use greenlight::domain::words::Word;
use proptest::prelude::*;

use crate::kit::acts;
use crate::kit::party::{Log, Party, ROOT, Someone, who};
use crate::kit::random::Random;

/// How often somebody does something.
const STEPS: usize = 40;

const NAMES: [&str; 5] = ["Vera Quill", "Ana Birch", "Abel Crane", "Alma Frost", "Rita Stone"];
const SECOND_KEYS: [&str; 5] =
    ["Vera's other key", "Ana's other key", "Abel's other key", "Alma's other key", "Rita's other key"];
const ROLES: [Role; 3] = [Role::Vetter, Role::Reviewer, Role::Approver];

/// A key of a person: the first or the other one.
fn key(person: usize, other: bool) -> Someone {
    let someone = who(NAMES[person]);
    if !other {
        return someone;
    }
    Someone { key: who(SECOND_KEYS[person]).key, ..someone }
}

fn any_key(random: &mut Random) -> Someone {
    key(random.below(NAMES.len()), random.once_in(2))
}

/// A party in which everybody holds some roles by some keys.
fn party(random: &mut Random) -> Party {
    let mut party = Party::founded();
    let root = who(ROOT);
    party.grant(&root, &key(0, false), Role::Vetter, "CA");
    party.grant(&root, &who("Ruth Archer"), Role::Records, "CA");
    party.grant(&root, &who("Rex Lodge"), Role::Records, "CA");
    for person in 0..NAMES.len() {
        for other in [false, true] {
            for role in ROLES {
                if random.once_in(2) {
                    party.grant(&root, &key(person, other), role, "CA");
                }
            }
        }
    }
    party
}

/// What might be done next on what is there.
fn act(random: &mut Random, file: &CaseFile, me: &Someone) -> Act {
    let outcome = *random.of(&[Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold]);
    let sets = *random.of(Outcome::ALL);
    let somebody = any_key(random);
    match random.below(20) {
        0..=2 => acts::recommend(outcome),
        3..=5 => match file.decision() {
            Some(decision) => acts::reverse(decision.stamp.id, sets),
            None => acts::decide(outcome),
        },
        6..=10 => second_of(random, file),
        11 => Act::Waive { what: Waived::Check(CheckKind::Police) },
        12 => match file.decisions.last() {
            Some(decision) => Act::Waive { what: Waived::Condition(decision.stamp.id, 1) },
            None => acts::note(),
        },
        13 => acts::declare(me, *random.of(Declared::ALL)),
        14 => acts::declare(&somebody, *random.of(Declared::ALL)),
        15 => acts::phase(*random.of(&[Phase::Vetting, Phase::Nominated, Phase::Endorsed])),
        16 if random.once_in(3) => acts::finding(),
        17 if random.once_in(3) => acts::flag(Level::Ordinary, Tier::Local),
        18 if random.once_in(2) => Act::Adopt { events: vec![random.of(file.history().entries()).id] },
        _ => match file.decisions.last() {
            Some(decision) => acts::reverse(decision.stamp.id, outcome),
            None => acts::recommend(outcome),
        },
    }
}

fn second_of(random: &mut Random, file: &CaseFile) -> Act {
    let ends = file.skeleton.declarations.iter().filter(|declaration| declaration.ends_recusal);
    let waiting: Vec<EventId> = file
        .decisions
        .iter()
        .filter(|decision| decision.state == DecisionState::AwaitingSecond)
        .map(|decision| decision.stamp.id)
        .chain(file.skeleton.waiting.iter().map(|waiting| waiting.id))
        .chain(ends.map(|declaration| file.history().entries()[declaration.at].id))
        .collect();
    if waiting.is_empty() { acts::recommend(Outcome::Greenlight) } else { acts::second(*random.of(&waiting)) }
}

fn author(file: &CaseFile, id: EventId) -> PersonId {
    file.author(file.history().position(id).unwrap()).unwrap()
}

fn was_approver(file: &CaseFile, id: EventId) -> bool {
    file.verdicts()[file.history().position(id).unwrap()].role == Some(Role::Approver)
}

/// The author of an event, where they had not seen themselves recused.
fn free_author(file: &CaseFile, id: EventId, roster: &Roster) -> Option<PersonId> {
    let me = author(file, id);
    let seen = CaseFile::replay(file.history().as_seen_by(id).unwrap(), roster);
    (!seen.is_recused(me)).then_some(me)
}

fn took_effect(state: DecisionState) -> bool {
    state.took_effect()
}

/// Every effect that takes several people had them.
fn enough_people(file: &CaseFile, roster: &Roster) {
    for decision in file.decisions.iter().filter(|decision| took_effect(decision.state)) {
        let second = decision.second.as_ref().map(|second| second.id);
        let approvers: BTreeSet<PersonId> = [Some(decision.stamp.id), second]
            .into_iter()
            .flatten()
            .inspect(|id| assert!(was_approver(file, *id)))
            .filter_map(|id| free_author(file, id, roster))
            .collect();
        let mut people = approvers.clone();
        people.extend(decision.recommendation.and_then(|id| free_author(file, id, roster)));
        if decision.reverses.is_some() {
            assert!(approvers.len() >= 2, "a reversal by {approvers:?}");
        } else {
            let least = if decision.outcome == Outcome::Withhold { 3 } else { 2 };
            assert!(people.len() >= least, "{} by {people:?}", decision.outcome);
        }
        // What sets aside what members chose is a withholding or a reversal.
        let overrides = file.skeleton.ever_nominated
            && (decision.outcome == Outcome::Withhold || decision.reverses.is_some());
        assert!(!overrides || approvers.len() >= 2, "an override by {approvers:?}");
    }
    for (second, what) in &file.skeleton.waived {
        let asked = file.skeleton.waiting.iter().find(|waiting| waiting.seconded == Some(*second)).unwrap();
        let second = file.history().entries()[*second].id;
        assert!(was_approver(file, asked.id) && was_approver(file, second), "{what:?}");
        assert_ne!(author(file, asked.id), author(file, second), "{what:?}");
    }
}

/// Decisions, whether another took the place of each, and waivers. Whether one carries is another matter: a case moves.
type Effects = (Vec<(EventId, bool)>, Vec<(EventId, Waived)>);

/// What took effect.
fn effects(file: &CaseFile) -> Effects {
    let effective = file.decisions.iter().filter(|decision| took_effect(decision.state));
    let waivers =
        file.skeleton.waived.iter().map(|(at, what)| (file.history().entries()[*at].id, *what)).collect();
    let replaced = |decision: &Decision| (decision.stamp.id, decision.state == DecisionState::Reversed);
    (effective.map(replaced).collect(), waivers)
}

/// Departures in order, roles given again, a move, a purge: one after the other, in any order.
fn life_goes_on(random: &mut Random, party: &mut Party, case: &mut Log) {
    let before = effects(&case.file(&party.roster()));
    let root = who(ROOT);
    for _ in 0..4 {
        let roster = party.roster();
        match random.below(4) {
            0 => {
                let covered = case.file(&roster).heads();
                party.revoke(&root, &any_key(random), *random.of(&ROLES), &covered);
            }
            1 => {
                party.grant(&root, &any_key(random), *random.of(&ROLES), "CA");
            }
            2 => {
                let to = if random.once_in(2) { "35002" } else { "24001" };
                case.tries(&any_key(random), &acts::place(2023, to), &roster);
            }
            _ => {
                let event = random.of(&case.entries).id;
                let purge = acts::purge(PurgeRule::Retention, PurgeExtent::All, event);
                if case.tries(&who("Ruth Archer"), &purge, &roster) {
                    let purge = case.entries.last().unwrap().id;
                    assert!(case.tries(&who("Rex Lodge"), &acts::second(purge), &roster));
                }
                let gone = case.file(&roster).skeleton.purged.clone();
                let purged = case.entries.iter_mut().filter(|entry| gone.contains(&entry.id));
                purged.for_each(|entry| entry.body = None);
            }
        }
        let roster = party.roster();
        let file = case.file(&roster);
        assert_eq!(effects(&file), before);
        enough_people(&file, &roster);
    }
}

/// A story at two machines; its end.
fn play(seed: u64) -> CaseFile {
    let mut random = Random(seed);
    let mut party = party(&mut random);
    let roster = party.roster();
    let first = party.open(&key(0, false), "35001");
    let mut machines = [first.clone(), first];
    for _ in 0..STEPS {
        let at = random.below(2);
        if random.once_in(6) {
            let other = machines[1 - at].clone();
            machines[at].takes_over(&other);
            enough_people(&machines[at].file(&roster), &roster);
            continue;
        }
        for _ in 0..4 {
            let me = any_key(&mut random);
            let act = act(&mut random, &machines[at].file(&roster), &me);
            if machines[at].tries(&me, &act, &roster) {
                break;
            }
        }
    }
    let [mut case, other] = machines;
    case.takes_over(&other);
    let end = case.file(&roster);
    enough_people(&end, &roster);
    life_goes_on(&mut random, &mut party, &mut case);
    end
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn nothing_takes_effect_with_too_few_people_and_what_did_stays(seed: u64) {
        play(seed);
    }
}

#[test]
fn enough_is_done_for_this_to_say_something() {
    let [mut withheld, mut greenlit, mut reversed, mut waived, mut nominated, mut recused] = [0; 6];
    for end in (0..60).map(play) {
        let effective = || end.decisions.iter().filter(|decision| took_effect(decision.state));
        withheld += effective().filter(|decision| decision.outcome == Outcome::Withhold).count();
        greenlit += effective().filter(|decision| decision.outcome != Outcome::Withhold).count();
        reversed += effective().filter(|decision| decision.reverses.is_some()).count();
        waived += end.skeleton.waived.len();
        nominated += usize::from(end.skeleton.ever_nominated);
        recused += end.recused().len();
    }
    let counts = [withheld, greenlit, reversed, waived, nominated, recused];
    assert!(counts.iter().all(|count| *count >= 10), "{counts:?}");
}
