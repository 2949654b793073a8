//! Whatever is done at two machines, with the law asked before each act: nothing grave about somebody who stands or is
//! greenlit, and no danger, is on nobody's agenda above local while no decision in effect has it in its past. Where a
//! line is switched off, the property says so.

use std::collections::BTreeSet;

use greenlight::domain::agenda::{Item, ItemKind, agenda};
use greenlight::domain::case::CaseFile;
use greenlight::domain::case::finding::{Finding, FindingStatus};
use greenlight::domain::case::interference::Interference;
use greenlight::domain::event::{Act, Outcome, Phase, RecordKind, Relation, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::policy::Policy;
use greenlight::domain::roster::Roster;
use greenlight::domain::skeleton::DecisionState;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::kit::acts::{self, fields_of};
use crate::kit::party::{Log, Party, who};
use crate::kit::random::Random;

/// How often somebody does something.
const STEPS: usize = 40;

const PEOPLE: [&str; 7] =
    ["Vera Quill", "Vito Marsh", "Rita Stone", "Ana Birch", "Abel Crane", "Alma Frost", "Lena Brook"];

fn waiting(random: &mut Random, file: &CaseFile) -> Option<EventId> {
    let decisions = file.decisions.iter().filter(|decision| decision.state == DecisionState::AwaitingSecond);
    let others = file.skeleton.waiting.iter().filter(|waiting| waiting.seconded.is_none());
    let all: Vec<EventId> =
        decisions.map(|decision| decision.stamp.id).chain(others.map(|waiting| waiting.id)).collect();
    (!all.is_empty()).then(|| *random.of(&all))
}

/// What might be done next, and what it says.
fn act(random: &mut Random, file: &CaseFile) -> (Act, Value) {
    let record = |kind, relation| Act::Record { kind, relation };
    let finding = file.findings.last().map(Finding::id);
    let act = match (random.below(20), finding) {
        (0..=2, _) => {
            let severity = 2 + random.below(3);
            let says =
                json!({"category": "criminal", "text": "a charge", "severity": severity, "grade": "B2"});
            return (record(RecordKind::Finding, Relation::New), says);
        }
        (3, Some(finding)) => {
            let status = *random.of(&["resolved", "mitigated", "substantiated", "cannot-tell", "open"]);
            let says = json!({"status": status, "why": "as the court says"});
            return (record(RecordKind::Finding, Relation::Corrects(finding)), says);
        }
        (4, _) => {
            let posture = *random.of(&["target", "unwitting", "semi-witting", "witting"]);
            let says =
                json!({"indicator": "FI-05", "text": "a trip", "innocent": "none", "posture": posture});
            return (record(RecordKind::Interference, Relation::New), says);
        }
        (5, Some(finding)) => {
            let says = json!({"items": [format!("finding:{}", finding.short(10))], "why": "it was known"});
            return (record(RecordKind::Weighing, Relation::New), says);
        }
        (6..=8, _) => acts::recommend(Outcome::Greenlight),
        (9..=11, _) => match file.decision() {
            Some(decision) => {
                let outcome = *random.of(&[Outcome::WithConditions, Outcome::Withhold, Outcome::Undecided]);
                acts::reverse(decision.stamp.id, outcome)
            }
            None => acts::decide(Outcome::Greenlight),
        },
        (12..=14, _) => waiting(random, file).map_or_else(acts::note, acts::second),
        (15, _) => acts::phase(*random.of(&[Phase::Contest, Phase::Nominated, Phase::Endorsed])),
        (16, _) if random.once_in(3) => acts::phase(Phase::Withdrawn),
        (17, _) => acts::danger(),
        (18, _) => match file.flags.last() {
            Some(flag) => acts::answer(flag.stamp.id),
            None => acts::note(),
        },
        (19, _) if random.once_in(3) => Act::Close {},
        _ => acts::note(),
    };
    let fields = fields_of(&act);
    (act, fields)
}

/// Whether a finding is grave as it is, by nobody's list but this one.
fn is_grave(finding: &Finding) -> bool {
    use FindingStatus::{CannotTell, Open, Put, Substantiated};
    finding.severity >= 3 && [Open, Put, Substantiated, CannotTell].contains(&finding.status)
}

/// What nobody above local has on the agenda, though somebody must: of what is grave, and of what is reported.
fn overlooked(file: &CaseFile, items: &[Item]) -> BTreeSet<EventId> {
    let above = |event: EventId, kinds: &[ItemKind]| {
        let lines = items.iter().filter(|item| item.event == event && kinds.contains(&item.kind));
        let tiers: BTreeSet<Tier> = lines.map(|item| item.tier).collect();
        [Tier::National, Tier::Leader].iter().all(|tier| tiers.contains(tier))
    };
    let danger = file.flags.iter().filter(|flag| flag.safety && flag.is_open()).map(|flag| flag.stamp.id);
    let danger = danger.filter(|flag| !above(*flag, &[ItemKind::FlagAccept, ItemKind::FlagAnswer]));
    let phase = file.skeleton.phase();
    let stands = phase.asks_for_greenlight() || file.skeleton.is_greenlit(file.history());
    let over = file.skeleton.is_closed() || phase.ends();
    let in_past = |at: usize| {
        let mut decided = file.decisions.iter().filter(|decision| {
            decision.state == DecisionState::Effective && decision.outcome != Outcome::Undecided
        });
        decided.any(|decision| file.history().knew(decision.stamp.at, at))
    };
    let weighed = |finding: &Finding| {
        let name = format!("finding:{}", finding.id().short(10));
        file.weighings.iter().any(|weighing| weighing.body.items.contains(&name))
    };
    let grave = file.findings.iter().filter(|finding| is_grave(finding) && stands && !over);
    let grave = grave.filter(|finding| !in_past(finding.stamp.at) && !weighed(finding)).map(Finding::id);
    let grave = grave.filter(|finding| !above(*finding, &[ItemKind::News, ItemKind::Grave]));
    let notes = file.interference.iter().filter(|note| note.is_grave() && stands && !over);
    let notes = notes.filter(|note| !in_past(note.stamp.at)).map(Interference::id);
    let notes = notes.filter(|note| !above(*note, &[ItemKind::News, ItemKind::Grave]));
    danger.chain(grave).chain(notes).collect()
}

/// What is overlooked in a world without the lines of one kind.
fn without(file: &CaseFile, roster: &Roster, kind: Option<ItemKind>) -> usize {
    let mut items = agenda(file, &Policy::default(), roster);
    items.retain(|item| Some(item.kind) != kind);
    overlooked(file, &items).len()
}

/// A story at two machines: how often something would be overlooked without each of these lines.
fn play(seed: u64) -> [usize; 3] {
    let mut random = Random(seed);
    let party = Party::new();
    let roster = party.roster();
    let first = party.open(&who("Vera Quill"), "35001");
    let mut machines: [Log; 2] = [first.clone(), first];
    let mut counts = [0; 3];
    for _ in 0..STEPS {
        let at = random.below(2);
        if random.once_in(6) {
            let other = machines[1 - at].clone();
            machines[at].takes_over(&other);
        } else {
            let file = machines[at].file(&roster);
            let tried = (0..4).any(|_| {
                let (act, fields) = act(&mut random, &file);
                let name = *random.of(&PEOPLE);
                machines[at].tries_saying(&who(name), &act, &fields, &roster)
            });
            if !tried {
                continue;
            }
        }
        let file = machines[at].file(&roster);
        assert_eq!(without(&file, &roster, None), 0, "{:?}", file.skeleton);
        for (count, kind) in counts.iter_mut().zip([ItemKind::News, ItemKind::Grave, ItemKind::FlagAccept]) {
            *count += without(&file, &roster, Some(kind));
        }
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn nothing_grave_about_somebody_who_stands_is_overlooked(seed: u64) {
        play(seed);
    }
}

#[test]
fn without_a_line_something_would_be_overlooked() {
    let mut all = [0; 3];
    for counts in (0..60).map(play) {
        all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    assert!(all.iter().all(|count| *count >= 10), "{all:?}");
}
