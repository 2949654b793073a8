//! Whatever is done at two machines, with the law asked before each act: a greenlight carries exactly as long as its
//! district is the case's and nobody withdrew; nobody stands without one but by two approvers, and somebody who does is on a
//! line; what was declined or set aside gives nothing; a flag goes up again by its raiser only when it came back to them; a report of danger lapses nothing.

use greenlight::domain::agenda::{Item, ItemKind, agenda};
use greenlight::domain::case::{CaseFile, Status};
use greenlight::domain::event::{Act, Level, Outcome, Phase, Role, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::policy::Policy;
use greenlight::domain::roster::{Roster, Standing};
use greenlight::domain::skeleton::{DecisionFrame, DecisionState, FlagStep, Uncleared};
use greenlight::domain::words::Word;
use proptest::prelude::*;

use crate::kit::acts;
use crate::kit::party::{Log, Party, who};
use crate::kit::random::Random;

/// How often somebody does something.
const STEPS: usize = 40;

/// Who works on the case, at every tier.
pub(super) const PEOPLE: [&str; 8] = [
    "Vera Quill",
    "Vito Marsh",
    "Rita Stone",
    "Remi Vale",
    "Ana Birch",
    "Abel Crane",
    "Alma Frost",
    "Lena Brook",
];
const STANDING: [Phase; 5] =
    [Phase::Contest, Phase::Nominated, Phase::Endorsed, Phase::Confirmed, Phase::Polled];

fn waiting(random: &mut Random, file: &CaseFile) -> Option<EventId> {
    let decisions = file.decisions.iter().filter(|decision| decision.state == DecisionState::AwaitingSecond);
    let others = file.skeleton.waiting.iter().map(|waiting| waiting.id);
    let all: Vec<EventId> = decisions.map(|decision| decision.stamp.id).chain(others).collect();
    (!all.is_empty()).then(|| *random.of(&all))
}

/// What might be done next on what is there.
fn act(random: &mut Random, file: &CaseFile) -> Act {
    let says =
        *random.of(&[Outcome::Greenlight, Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold]);
    let flag = file.flags.last().map(|flag| flag.stamp.id);
    match (random.below(20), flag) {
        (0..=1, _) => acts::recommend(says),
        (2..=6, _) => match file.decision() {
            Some(decision) if !random.once_in(4) => {
                let sets = if random.once_in(4) { says } else { Outcome::Undecided };
                acts::reverse(decision.stamp.id, sets)
            }
            _ => acts::decide(says),
        },
        (7..=9, _) => waiting(random, file).map_or_else(acts::note, acts::second),
        (10, _) if random.once_in(2) => waiting(random, file).map_or_else(acts::note, acts::decline),
        (11, _) => acts::place(2023, random.of::<&str>(&["35001", "35002"])),
        (12..=13, _) => acts::phase(*random.of(&STANDING)),
        (14, _) => acts::phase(*random.of(&[Phase::Withdrawn, Phase::Vetting, Phase::Lapsed])),
        (10 | 15, _) if random.once_in(2) => acts::danger(),
        (10 | 15 | 16, _) => acts::flag(Level::Ordinary, *random.of(Tier::ALL)),
        (17, Some(flag)) => acts::send_back(flag, *random.of(&[Tier::Local, Tier::Provincial])),
        (18, Some(flag)) => acts::pass_up(flag),
        _ => acts::note(),
    }
}

/// The case as the author of an event had it before them.
fn before(file: &CaseFile, id: EventId, roster: &Roster) -> CaseFile {
    CaseFile::replay(file.history().as_seen_by(id).unwrap(), roster)
}

fn a_greenlight_carries(file: &CaseFile, roster: &Roster) {
    let withdrawn = |decision: &DecisionFrame| {
        let phases = file.history().entries().iter().enumerate();
        let mut ends = phases.filter(|(_, entry)| match entry.header.act {
            Act::Phase { phase, .. } => phase.ends(),
            _ => false,
        });
        ends.any(|(at, entry)| {
            let waits = file.skeleton.waiting.iter().find(|waits| waits.id == entry.id);
            let took_effect = waits.is_none_or(|waits| waits.seconded.is_some());
            took_effect && file.history().knew(at, decision.at)
        })
    };
    for (index, decision) in file.skeleton.decisions.iter().enumerate() {
        let state = file.skeleton.decision_state(index, file.history()).unwrap();
        let here = before(file, decision.id, roster).skeleton.district() == file.skeleton.district();
        let carries = !decision.outcome.is_greenlight() || here && !withdrawn(decision);
        assert!(state != DecisionState::Effective || carries, "{decision:?}");
        assert!(state != DecisionState::Ended || !carries, "{decision:?}");
        // What carries no more is on no page as the outcome of the case.
        if state == DecisionState::Ended {
            assert!(file.decision().is_none_or(|found| found.stamp.id != decision.id));
        }
    }
    if file.ended_greenlight().is_some() && !file.is_conflicting() {
        assert!(!matches!(file.status(), Status::Greenlit | Status::Conditional | Status::Withheld));
    }
}

/// Each phase in which a person stands had a greenlight in its own past, or two approvers behind it.
fn nobody_stands_by_mistake(file: &CaseFile, roster: &Roster) {
    for (at, entry) in file.history().entries().iter().enumerate() {
        let Act::Phase { phase, .. } = entry.header.act else { continue };
        if !phase.asks_for_greenlight() {
            continue;
        }
        let seen = before(file, entry.id, roster);
        let greenlit = seen.decision().is_some_and(|decision| decision.outcome.is_greenlight())
            && seen.decisions.iter().all(|decision| {
                decision.state != DecisionState::Effective || decision.outcome.is_greenlight()
            });
        let waits = file.skeleton.waiting.iter().find(|waits| waits.at == at);
        assert!(greenlit || waits.is_some(), "a phase without a greenlight takes effect at once");
        let seconded = waits.and_then(|waits| waits.seconded);
        if let Some(second) = seconded {
            let approver = |at: usize| file.verdicts()[at].role == Some(Role::Approver);
            assert!(approver(at) && approver(second) && file.author(at) != file.author(second));
        }
    }
}

/// Whether the person stands now and has no greenlight that carries, by no list but this one.
fn stands_uncleared(file: &CaseFile) -> bool {
    let mut carrying = file.decisions.iter().filter(|decision| decision.state == DecisionState::Effective);
    let greenlit = file.decision().is_some() && carrying.all(|decision| decision.outcome.is_greenlight());
    let over = file.phase() == Phase::Polled && file.skeleton.is_closed();
    STANDING.contains(&file.phase()) && !greenlit && !over
}

/// Whether a line says so: loud to national and leader, or quiet where two approvers answered for it.
fn is_on_a_line(file: &CaseFile, items: &[Item]) -> bool {
    let of = |tier: Tier| items.iter().any(|item| item.kind == ItemKind::Uncleared && item.tier == tier);
    let quiet = file.skeleton.uncleared(file.history()) == Some(Uncleared::Seconded);
    assert_eq!(of(Tier::National), of(Tier::Leader), "loud to both");
    assert!(!(quiet && of(Tier::National)), "either loud or quiet");
    quiet || of(Tier::National)
}

/// The line is there exactly where somebody stands without a greenlight, or is about to.
fn the_line_is_where_a_greenlight_is_missing(file: &CaseFile, roster: &Roster) {
    let said = is_on_a_line(file, &agenda(file, &Policy::default(), roster));
    let about_to = file.skeleton.open_exception(file.history()).is_some();
    assert!(said || !stands_uncleared(file), "nobody is told");
    assert!(!said || stands_uncleared(file) || about_to, "a line for nothing");
    if about_to {
        let waits = file.skeleton.waiting.iter().filter(|waiting| waiting.seconded.is_none());
        let mut phases = waits.filter_map(|waiting| match waiting.act {
            Act::Phase { phase, .. } => Some(phase),
            _ => None,
        });
        assert!(phases.any(|phase| STANDING.contains(&phase)));
    }
}

/// Nothing is in effect by a second that had seen the act declined, and what was declined alone has none.
fn what_was_declined_gives_nothing(file: &CaseFile) {
    for decline in &file.skeleton.declines {
        let target = file.history().position(decline.of).unwrap();
        let seconds = file.history().entries().iter().enumerate().filter(|(at, entry)| {
            let counts = file.verdicts()[*at].standing == Standing::Ok;
            counts && entry.header.act == Act::Second { event: decline.of }
        });
        let mut seconds = seconds.map(|(at, _)| at).peekable();
        if seconds.peek().is_none() {
            assert!(
                file.skeleton
                    .waiting
                    .iter()
                    .all(|waiting| waiting.at != target || waiting.seconded.is_none())
            );
            let decided = file.decisions.iter().find(|decision| decision.stamp.id == decline.of);
            assert!(decided.is_none_or(|decision| decision.state == DecisionState::Declined), "{decided:?}");
        }
        assert!(seconds.all(|second| !file.history().knew(second, decline.at)));
    }
}

fn nothing_is_decided_by_setting_aside(file: &CaseFile) {
    let standing = || file.decisions.iter().filter(|decision| decision.state == DecisionState::Effective);
    if standing().count() > 0 && standing().all(|decision| decision.outcome == Outcome::Undecided) {
        assert!(file.decision().is_none() && !file.is_conflicting());
        assert!(!file.skeleton.is_greenlit(file.history()));
        assert!(file.skeleton.in_effect(file.history()).next().is_none(), "it can be decided again");
    }
    let sets_aside = file.decision().is_some_and(|decision| decision.outcome == Outcome::Undecided);
    assert!(!sets_aside || file.is_conflicting(), "one that sets aside is the outcome only beside others");
    assert!(file.in_effect().is_none_or(|decision| decision.outcome != Outcome::Undecided));
}

fn a_raiser_only_sends_up_what_came_back(file: &CaseFile) {
    for flag in &file.flags {
        for (index, step) in
            flag.steps.iter().enumerate().skip(1).filter(|(_, step)| step.stamp.by == flag.stamp.by)
        {
            assert_eq!(step.what, FlagStep::PassedUp);
            let seen: Vec<_> = flag.steps[..index]
                .iter()
                .filter(|earlier| file.history().knew(step.stamp.at, earlier.stamp.at))
                .collect();
            assert!(seen.iter().any(|earlier| earlier.what == FlagStep::Returned), "{flag:?}");
        }
    }
}

/// A report of danger changes the state of no decision.
fn danger_lapses_nothing(case: &Log, roster: &Roster) {
    let states =
        |log: &Log| -> Vec<_> { log.file(roster).decisions.iter().map(|decision| decision.state).collect() };
    let mut told = case.clone();
    assert!(told.tries(&who("Vito Marsh"), &acts::danger(), roster));
    assert_eq!(states(case), states(&told));
}

fn holds(case: &Log, roster: &Roster) {
    let file = case.file(roster);
    a_greenlight_carries(&file, roster);
    nobody_stands_by_mistake(&file, roster);
    the_line_is_where_a_greenlight_is_missing(&file, roster);
    what_was_declined_gives_nothing(&file);
    nothing_is_decided_by_setting_aside(&file);
    a_raiser_only_sends_up_what_came_back(&file);
}

/// A story at two machines; its end.
fn play(seed: u64) -> CaseFile {
    watched(seed, &mut |_| {})
}

/// The same; somebody looks at the case after each step.
fn watched(seed: u64, look: &mut dyn FnMut(&CaseFile)) -> CaseFile {
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
        } else {
            for _ in 0..4 {
                let file = machines[at].file(&roster);
                let act = act(&mut random, &file);
                // Its raiser tries to send a flag up as often as everybody else together.
                let raiser =
                    |flag| file.flags.iter().find(|known| known.stamp.id == flag).map(|known| known.stamp.by);
                let tried = match act {
                    Act::PassUp { flag } if random.once_in(2) => raiser(flag),
                    _ => None,
                };
                let named = PEOPLE.iter().find(|name| Some(who(name).person) == tried);
                let name = *named.unwrap_or_else(|| random.of(&PEOPLE));
                if machines[at].tries(&who(name), &act, &roster) {
                    break;
                }
            }
        }
        holds(&machines[at], &roster);
        look(&machines[at].file(&roster));
    }
    let [mut case, other] = machines;
    case.takes_over(&other);
    holds(&case, &roster);
    danger_lapses_nothing(&case, &roster);
    case.file(&roster)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn standing_follows_the_greenlight_whatever_is_done(seed: u64) {
        play(seed);
    }
}

#[test]
fn enough_is_done_for_this_to_say_something() {
    let [mut ended, mut carried, mut aside, mut declined, mut stood, mut sent_up] = [0; 6];
    for end in (0..80).map(play) {
        let states = || end.decisions.iter().map(|decision| (decision.state, decision.outcome));
        ended += states().filter(|(state, _)| *state == DecisionState::Ended).count();
        carried += states()
            .filter(|(state, said)| *state == DecisionState::Effective && said.is_greenlight())
            .count();
        aside += states().filter(|(state, said)| state.took_effect() && *said == Outcome::Undecided).count();
        declined += end.skeleton.declines.len();
        stood += usize::from(end.skeleton.ever_nominated);
        let raisers = end.flags.iter().map(|flag| (flag.stamp.by, &flag.steps));
        sent_up += raisers
            .map(|(raiser, steps)| steps.iter().skip(1).filter(|step| step.stamp.by == raiser).count())
            .sum::<usize>();
    }
    let counts = [ended, carried, aside, declined, stood, sent_up];
    assert!(counts.iter().all(|count| *count >= 4), "{counts:?}");
}

#[test]
fn without_the_line_nobody_would_be_told_who_stands() {
    let [mut loud, mut quiet] = [0; 2];
    for seed in 0..60 {
        watched(seed, &mut |file| {
            let uncleared = file.skeleton.uncleared(file.history()).filter(|_| stands_uncleared(file));
            loud += usize::from(uncleared == Some(Uncleared::Loud) && !is_on_a_line(file, &[]));
            quiet += usize::from(uncleared == Some(Uncleared::Seconded));
        });
    }
    assert!(loud >= 10 && quiet >= 10, "{loud} {quiet}");
}
