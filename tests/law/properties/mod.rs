//! Three writers who exchange what they have now and then: whatever they do, everybody ends with the same case, and
//! nothing takes effect with fewer people than the law asks for. Bodies may go; nothing panics.

mod carries;
mod ladder;
mod persons;
mod raised;
mod ways_on;
mod writers;

use std::collections::BTreeSet;

use greenlight::domain::case::CaseFile;
use greenlight::domain::entry::Entry;
use greenlight::domain::event::{Act, Declared, Outcome, Role};
use greenlight::domain::history::History;
use greenlight::domain::ids::{EventId, PersonId};
use greenlight::domain::roster::{Roster, Standing};
use greenlight::domain::skeleton::DecisionState;
use proptest::prelude::*;

use crate::kit::random::Random;

/// What two people who hold the same events must agree on.
fn summary(file: &CaseFile) -> String {
    let standings: Vec<_> = file.verdicts().iter().map(|verdict| (verdict.standing, verdict.role)).collect();
    let decisions: Vec<_> =
        file.decisions.iter().map(|decision| (decision.stamp.id, decision.state, &decision.unseen)).collect();
    let flags: Vec<_> = file.flags.iter().map(|flag| (flag.stamp.id, flag.tier, flag.state)).collect();
    format!(
        "{} {} {} {:?} {standings:?} {decisions:?} {flags:?} {:?} {:?}",
        file.status(),
        file.tier(),
        file.phase(),
        file.heads(),
        file.recused(),
        file.skeleton
    )
}

fn shuffled(mut entries: Vec<Entry>, random: &mut Random) -> Vec<Entry> {
    for at in (1..entries.len()).rev() {
        entries.swap(at, random.below(at + 1));
    }
    entries
}

fn author(file: &CaseFile, id: EventId) -> PersonId {
    file.author(file.history().position(id).unwrap()).unwrap()
}

fn is_approver(file: &CaseFile, id: EventId) -> bool {
    file.verdicts()[file.history().position(id).unwrap()].role == Some(Role::Approver)
}

/// Whether the author of an event had seen that they were recused, and nothing said of them since.
fn was_recused(file: &CaseFile, id: EventId) -> bool {
    let me = author(file, id);
    let seen = file.history().as_seen_by(id).unwrap();
    let about = |wanted: bool| {
        seen.entries().iter().any(|entry| match entry.header.act {
            Act::Declare { person, state } => person == me && (state == Declared::Recused) == wanted,
            _ => false,
        })
    };
    about(true) && !about(false)
}

/// Every effect that takes several people had them, each in their role and none of them recused.
fn assert_enough_people(file: &CaseFile) {
    for decision in file.decisions.iter().filter(|decision| decision.state == DecisionState::Effective) {
        let mut people = BTreeSet::from([decision.stamp.by]);
        let mut events = vec![decision.stamp.id];
        assert!(is_approver(file, decision.stamp.id));
        if let Some(second) = &decision.second {
            assert!(is_approver(file, second.id));
            people.insert(second.by);
            events.push(second.id);
        }
        if decision.reverses.is_none() {
            let recommendation = decision.recommendation.expect("a decision rests on a recommendation");
            let at = |id| file.history().position(id).unwrap();
            assert!(file.history().knew(at(decision.stamp.id), at(recommendation)));
            people.insert(author(file, recommendation));
            events.push(recommendation);
            let least = if decision.outcome == Outcome::Withhold { 3 } else { 2 };
            assert!(people.len() >= least, "{} by {} people", decision.outcome, people.len());
        } else {
            assert!(people.len() >= 2 && decision.second.is_some(), "a reversal by {} people", people.len());
        }
        for event in events {
            assert!(!was_recused(file, event));
        }
    }
    for waiting in file.skeleton.waiting.iter().filter(|waiting| matches!(waiting.act, Act::Waive { .. })) {
        if let Some(second) = waiting.seconded {
            let second = file.history().entries()[second].id;
            assert_ne!(author(file, second), waiting.by);
            assert!(is_approver(file, second) && is_approver(file, waiting.id));
        }
    }
    let effective = file.skeleton.waiting.iter().filter(|waiting| waiting.seconded.is_some());
    let waivers = effective.filter(|waiting| matches!(waiting.act, Act::Waive { .. })).count();
    assert_eq!(file.skeleton.waived.len(), waivers);
}

/// Each flag that counts is listed once, at one tier; what keeps it open was done by somebody.
fn assert_flags_stand_once(file: &CaseFile) {
    let raised: BTreeSet<EventId> = file
        .history()
        .entries()
        .iter()
        .filter(|entry| matches!(entry.header.act, Act::Flag { .. }))
        .map(|entry| entry.id)
        .collect();
    let listed: Vec<EventId> = file.flags.iter().map(|flag| flag.stamp.id).collect();
    assert_eq!(listed.len(), raised.len(), "a flag stands, late or not");
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), raised);
    for flag in &file.flags {
        let standing: Vec<_> = flag.steps.iter().filter(|step| step.tier == flag.tier).collect();
        assert!(standing.iter().any(|step| step.what == flag.state), "it stands where an act put it");
        if !flag.is_open() {
            assert!(
                flag.steps
                    .iter()
                    .all(|step| step.stamp.by != flag.stamp.by || step.stamp.id == flag.stamp.id)
            );
        }
    }
}

fn replayed(entries: Vec<Entry>, roster: &Roster) -> CaseFile {
    CaseFile::replay(History::of(entries).unwrap(), roster)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn everybody_ends_with_the_same_case(seed: u64) {
        let mut random = Random(seed);
        let mut stores = writers::play(&mut random);
        let all = writers::union(&stores);
        let (file, roster) = (all.file(), all.roster());
        let expected = summary(&file);
        for store in &mut stores {
            let mut entries = store.case.entries.clone();
            entries.extend(shuffled(all.case.entries.clone(), &mut random));
            let mut people = store.party.log.entries.clone();
            people.extend(shuffled(all.party.log.entries.clone(), &mut random));
            let other_roster = Roster::replay(&History::of(people).unwrap());
            prop_assert_eq!(summary(&replayed(entries, &other_roster)), expected.clone());
        }
        // Admitted once is admitted by all: what counted or came late for its author is void for nobody.
        prop_assert!(file.verdicts().iter().all(|verdict| verdict.standing != Standing::Void));
        for at in 0..roster.order().len() {
            prop_assert_ne!(roster.standing(at), Standing::Void);
        }
    }

    #[test]
    fn no_sequence_takes_effect_with_too_few_people(seed: u64) {
        let stores = writers::play(&mut Random(seed));
        for store in stores.iter().chain([&writers::union(&stores)]) {
            let file = store.file();
            assert_enough_people(&file);
            assert_flags_stand_once(&file);
        }
    }

    #[test]
    fn a_body_gone_breaks_nothing(seed: u64) {
        let mut random = Random(seed);
        let all = writers::union(&writers::play(&mut random));
        let (whole, roster) = (all.file(), all.roster());
        let mut entries = all.case.entries.clone();
        let every = random.once_in(3);
        for entry in &mut entries {
            if every || random.once_in(2) {
                entry.body = None;
            }
        }
        prop_assert_eq!(summary(&replayed(entries, &roster)), summary(&whole));
    }

    #[test]
    fn a_kept_roster_says_what_a_replay_says(seed: u64) {
        let all = writers::union(&writers::play(&mut Random(seed)));
        let roster = all.roster();
        let kept = Roster::kept(&roster.keep()).unwrap();
        prop_assert_eq!(kept.keep(), roster.keep());
        prop_assert_eq!(kept.org(), roster.org());
        prop_assert_eq!(kept.roots(), roster.roots());
        prop_assert_eq!(kept.heads(), roster.heads());
        prop_assert_eq!(kept.policy(), roster.policy());
        prop_assert!(kept.policies_waiting().eq(roster.policies_waiting()));
        prop_assert_eq!(format!("{:?}", kept.people().collect::<Vec<_>>()), format!("{:?}", roster.people().collect::<Vec<_>>()));
        for at in 0..roster.order().len() {
            prop_assert_eq!(kept.standing(at), roster.standing(at));
            prop_assert_eq!(kept.refusal(at), roster.refusal(at));
            prop_assert_eq!(kept.order().past(at), roster.order().past(at));
        }
        prop_assert_eq!(summary(&replayed(all.case.entries.clone(), &kept)), summary(&all.file()));
    }

    #[test]
    fn whatever_is_signed_replay_does_not_panic(seed: u64) {
        // Nobody asks the law here: void events, strangers, acts on things of another sort.
        let stage = writers::lawless(&mut Random(seed));
        let file = stage.file();
        assert_enough_people(&file);
        prop_assert_eq!(file.verdicts().len(), stage.case.entries.len());
    }
}

#[test]
fn the_writers_do_enough_for_these_properties_to_say_something() {
    let (mut decided, mut conflicting, mut late, mut forked, mut recused, mut reversed) = (0, 0, 0, 0, 0, 0);
    for seed in 0..60 {
        let file = writers::union(&writers::play(&mut Random(seed))).file();
        let effective = |decision: &&greenlight::domain::case::decision::Decision| {
            decision.state == DecisionState::Effective
        };
        decided += file.decisions.iter().filter(effective).count();
        reversed +=
            file.decisions.iter().filter(effective).filter(|decision| decision.reverses.is_some()).count();
        conflicting += usize::from(file.is_conflicting());
        late += file.verdicts().iter().filter(|verdict| verdict.standing == Standing::Late).count();
        forked += usize::from((0..file.history().len()).any(|at| !file.history().saw_all_before(at)));
        recused += file.recused().len();
    }
    let counts = [decided, conflicting, late, forked, recused, reversed];
    assert!(counts.iter().all(|count| *count >= 3), "{counts:?}");
}
