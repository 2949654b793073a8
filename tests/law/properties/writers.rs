//! Three people at three machines: each writes on what it has, with the law asked first, and takes over what the
//! others have now and then. The same number makes the same story.

use greenlight::domain::case::CaseFile;
use greenlight::domain::event::{
    Act, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Role, Tier,
};
use greenlight::domain::ids::EventId;
use greenlight::domain::words::Word;

use crate::kit::acts;
use crate::kit::party::{PEOPLE, ROOT, who};
use crate::kit::random::Random;
use crate::kit::stage::Stage;

/// How often somebody does something.
const STEPS: usize = 45;

/// A story: what the three have at its end.
pub fn play(random: &mut Random) -> Vec<Stage> {
    let mut stores = vec![Stage::new(); 3];
    for _ in 0..STEPS {
        let at = random.below(stores.len());
        match random.below(12) {
            0 | 1 => {
                let from = stores[random.below(3)].clone();
                take_over(&mut stores[at], &from);
            }
            2 if random.once_in(2) => change_the_roster(random, &mut stores[at]),
            // Somebody finds something that they may do, mostly.
            _ => drop((0..4).find(|_| write(random, &mut stores[at]))),
        }
    }
    stores
}

/// Everything that anybody has.
pub fn union(stores: &[Stage]) -> Stage {
    let mut all = stores[0].clone();
    stores[1..].iter().for_each(|store| take_over(&mut all, store));
    all
}

fn take_over(mine: &mut Stage, theirs: &Stage) {
    mine.party.log.takes_over(&theirs.party.log);
    mine.case.takes_over(&theirs.case);
}

/// The root ends a role, in order or not, or gives it again.
fn change_the_roster(random: &mut Random, store: &mut Stage) {
    let (name, role, scope) = *random.of(PEOPLE);
    if role == Role::Approver && random.once_in(2) {
        return;
    }
    let heads = store.roster().heads();
    let root = who(ROOT);
    if random.once_in(3) {
        store.party.grant_on(&heads, &root, &who(name), role, scope);
        return;
    }
    let entries = &store.case.entries;
    let covered = if random.once_in(2) { store.file().heads() } else { vec![random.of(entries).id] };
    store.party.revoke_on(&heads, &root, &who(name), role, &covered);
}

/// Somebody writes something, if the law allows it; often an approver, whose acts need several people.
fn write(random: &mut Random, store: &mut Stage) -> bool {
    let file = store.file();
    let approvers: Vec<_> = PEOPLE.iter().filter(|person| person.1 == Role::Approver).copied().collect();
    let among = if random.once_in(2) { &approvers[..] } else { PEOPLE };
    let (name, role, _) = *random.of(among);
    let act = act(random, &file, name, role);
    let roster = store.roster();
    store.case.tries(&who(name), &act, &roster)
}

/// Events on anything, by anybody, citing anything of the roster.
pub fn lawless(random: &mut Random) -> Stage {
    let mut stage = Stage::new();
    for _ in 0..12 {
        change_the_roster(random, &mut stage);
    }
    let heads: Vec<EventId> = stage.party.log.entries.iter().map(|entry| entry.id).collect();
    for _ in 0..40 {
        let file = stage.file();
        stage.case.auth = vec![*random.of(&heads)];
        let mut seen: Vec<EventId> =
            (0..=random.below(3)).map(|_| random.of(&stage.case.entries).id).collect();
        seen.sort_unstable();
        seen.dedup();
        let (name, role, _) = *random.of(PEOPLE);
        let name = if random.once_in(20) { "Nobody Known" } else { name };
        let mut act = act(random, &file, name, role);
        if random.once_in(3) {
            act = on_anything(random, &file, act);
        }
        stage.case.on(&seen, &who(name), act);
    }
    stage
}

fn any_event(random: &mut Random, file: &CaseFile) -> EventId {
    random.of(file.history().entries()).id
}

fn on_anything(random: &mut Random, file: &CaseFile, act: Act) -> Act {
    let id = any_event(random, file);
    match act {
        Act::Accept { .. } => Act::Accept { flag: id },
        Act::Answer { .. } => Act::Answer { flag: id },
        Act::Second { .. } => Act::Second { event: id },
        Act::Reverse { outcome, .. } => Act::Reverse { decision: id, outcome },
        Act::Adopt { .. } => Act::Adopt { events: vec![id] },
        other => other,
    }
}

fn outcome(random: &mut Random) -> Outcome {
    *random.of(Outcome::ALL)
}

/// What might be done next, by a person of this role, on what they have.
fn act(random: &mut Random, file: &CaseFile, name: &'static str, role: Role) -> Act {
    let me = who(name);
    let somebody = who(random.of(PEOPLE).0);
    match random.below(24) {
        0 => acts::record(*random.of(RecordKind::ALL)),
        1 => acts::finding(),
        2 => acts::flag(*random.of(Level::ALL), role.tier().unwrap_or(Tier::Local)),
        3 => acts::danger(),
        4..=6 => on_a_flag(random, file),
        7 => acts::declare(&me, *random.of(&[Declared::None, Declared::None, Declared::Interest])),
        8 if random.once_in(3) => acts::declare(&somebody, *random.of(Declared::ALL)),
        9..=11 => acts::recommend(outcome(random)),
        12..=14 => match file.decision() {
            Some(decision) => acts::reverse(decision.stamp.id, outcome(random)),
            None => acts::decide(outcome(random)),
        },
        15..=18 => second_of(random, file),
        8 | 19 => match file.decisions.last() {
            Some(decision) => acts::reverse(decision.stamp.id, outcome(random)),
            None => acts::waive_police(),
        },
        20 => acts::waive_police(),
        21 => acts::phase(*random.of(&[Phase::Vetting, Phase::Contest, Phase::Nominated, Phase::Withdrawn])),
        22 => match file.late().next() {
            Some(late) => acts::adopt(vec![late.id]),
            None => acts::adopt(vec![any_event(random, file)]),
        },
        _ => match random.below(5) {
            0 => acts::place(2023, "35002"),
            1 => acts::defer(None, &somebody),
            2 => Act::Close {},
            3 => Act::Hold { matter: acts::matter("a lawsuit") },
            _ => acts::purge(PurgeRule::Retention, PurgeExtent::All, any_event(random, file)),
        },
    }
}

fn on_a_flag(random: &mut Random, file: &CaseFile) -> Act {
    if file.flags.is_empty() {
        return acts::danger();
    }
    let flag = random.of(&file.flags).stamp.id;
    match random.below(5) {
        0 => acts::accept(flag),
        1 | 2 => acts::answer(flag),
        3 => acts::send_back(flag, *random.of(Tier::ALL)),
        _ => acts::pass_up(flag),
    }
}

fn second_of(random: &mut Random, file: &CaseFile) -> Act {
    if let Some(waits) = file.awaiting().filter(|_| !random.once_in(3)) {
        return acts::second(waits.stamp.id);
    }
    let ends = file.skeleton.declarations.iter().filter(|declaration| declaration.ends_recusal);
    let waiting: Vec<EventId> = file
        .decisions
        .iter()
        .map(|decision| decision.stamp.id)
        .chain(file.skeleton.waiting.iter().map(|waiting| waiting.id))
        .chain(ends.map(|declaration| file.history().entries()[declaration.at].id))
        .collect();
    if waiting.is_empty() { acts::recommend(outcome(random)) } else { acts::second(*random.of(&waiting)) }
}
