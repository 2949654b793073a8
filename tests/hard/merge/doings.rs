//! What people do in a world: what honest programs sign, and what somebody signs by hand with a key.

use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::entry::Entry;
use greenlight::domain::event::{
    Act, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role, Route,
    SecondRule, Tier, Waived,
};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::Standing;
use greenlight::domain::words::Word;
use serde_json::json;

use super::world::{Copy, FOUNDING, NOBODY, PEOPLE, World, grant, key, minutes};
use crate::kit::acts;
use crate::kit::party::{Someone, who};
use crate::kit::random::Random;

/// One time in so many, what the law does not allow is kept all the same.
pub const KEEPS_VOID: usize = 6;

/// Somebody changes the roster, or tries to.
pub fn on_the_roster(world: &mut World, at: usize, random: &mut Random) {
    let mut heads = world.machines[at].cites();
    let what = random.below(15);
    let ends = what <= 4;
    // By hand: on any older state, so that what was revoked since is not in the past.
    let by_hand = random.once_in(if ends { 3 } else { 6 });
    if by_hand {
        heads = vec![random.of(&world.machines[at].roster.entries).id];
    }
    let mut of = random.below(PEOPLE.len());
    if random.once_in(8) {
        of = FOUNDING + random.below(PEOPLE.len() - FOUNDING);
    } else if ends && random.once_in(4) {
        of = 1;
    }
    let (_, _, role, scope) = PEOPLE[of];
    let role = if random.once_in(8) { *random.of(Role::ALL) } else { role };
    let admin = if role.is_granted_by_root() || random.once_in(3) { key(0) } else { key(1) };
    let by = if random.once_in(15) { key(random.below(PEOPLE.len())) } else { admin };
    let (act, says) = match what {
        0..=4 => {
            let act = Act::Revoke {
                person: key(of).person,
                key: key(of).public(),
                role,
                scope: scope.parse().unwrap(),
            };
            let covered = covered(world, at, of, random);
            (act, json!({"why": "left the party", "covered": covered}))
        }
        5..=8 => {
            let scope = if random.once_in(3) { *random.of(&["CA", "ON", "QC", "35001"]) } else { scope };
            let mut to = key(of);
            // A person who sets policies has one number in every past: two are a story of `disputed.rs`.
            if if of < FOUNDING { !by_hand && random.once_in(20) } else { random.once_in(2) } {
                to.person = key(2).person;
            }
            (grant(&to, role, scope), json!({"name": "N"}))
        }
        9 | 10 => {
            let approver = key(*random.of(APPROVERS));
            let second = *random.of(SecondRule::ALL);
            let says = json!({"review_days": 7 + random.below(7)});
            let id = keep(world, at, &heads, &approver, Act::Policy { second }, &says, random);
            // The second comes at once, mostly: a policy alone changes nothing.
            let Some(id) = id.filter(|_| !random.once_in(4)) else { return };
            let other = key(*random.of(APPROVERS));
            if random.once_in(3) {
                keep(world, at, &[id], &other, Act::Decline { event: id }, &json!(null), random);
            }
            // Mostly beside what declines it; what follows that is void.
            let on = if random.once_in(3) { world.machines[at].cites() } else { vec![id] };
            let other = key(*random.of(APPROVERS));
            keep(world, at, &on, &other, Act::Second { event: id }, &json!(null), random);
            return;
        }
        11 | 12 => {
            let policies = of_roster(&world.machines[at].roster, "policy");
            if policies.is_empty() {
                return;
            }
            let event = *random.of(&policies);
            let act = if random.once_in(3) { Act::Decline { event } } else { Act::Second { event } };
            keep(world, at, &heads, &key(*random.of(&[2, 3, 5])), act, &json!(null), random);
            return;
        }
        13 => {
            let by = if random.once_in(8) { by } else { key(0) };
            keep(world, at, &heads, &by, same(random), &json!({"why": "one human being"}), random);
            return;
        }
        _ => {
            let records = of_roster(&world.machines[at].roster, "record");
            let relation = match records.last() {
                Some(last) if random.once_in(2) => Relation::Continues(*last),
                _ if random.once_in(4) => {
                    Relation::Continues(random.of(&world.machines[at].roster.entries).id)
                }
                _ => Relation::New,
            };
            let kind = *random.of(&[RecordKind::Breach, RecordKind::Briefing]);
            let by = key(if random.once_in(6) { of } else { *random.of(APPROVERS) });
            let act = Act::Record { kind, relation };
            keep(world, at, &heads, &by, act, &json!({"text": "a laptop was left in a train"}), random);
            return;
        }
    };
    keep(world, at, &heads, &by, act, &says, random);
}

/// Who approves.
const APPROVERS: &[usize] = &[2, 3, 4, 5, 15];

/// The events of the roster with this verb.
fn of_roster(roster: &Copy, verb: &str) -> Vec<EventId> {
    roster.entries.iter().filter(|entry| entry.header.act.verb() == verb).map(|entry| entry.id).collect()
}

/// Two numbers of one person: mostly of two who decide or recommend; sometimes one that nobody has.
pub fn same(random: &mut Random) -> Act {
    let person = key(random.below(PEOPLE.len())).person;
    let other = match random.below(8) {
        0 => who(NOBODY).person,
        1..=3 => key(random.below(PEOPLE.len())).person,
        _ => key(*random.of(APPROVERS)).person,
    };
    Act::Same { person, other }
}

/// Signs an event of the roster; what is void is mostly thrown away.
pub fn keep(
    world: &mut World,
    at: usize,
    prev: &[EventId],
    by: &Someone,
    act: Act,
    says: &serde_json::Value,
    random: &mut Random,
) -> Option<EventId> {
    let mut prev = prev.to_vec();
    prev.sort_unstable();
    let id = world.sign_roster(at, &prev, by, act, says);
    let roster = world.machines[at].roster_read();
    let place = roster.order().position(id).expect("it was just written");
    if roster.refusal(place).is_some() && !random.once_in(3) {
        world.machines[at].roster.entries.pop();
        world.machines[at].reread();
        return None;
    }
    Some(id)
}

/// The heads that a revocation lists: all of them in an ordinary departure, fewer or none where a key was misused.
fn covered(world: &mut World, at: usize, of: usize, random: &mut Random) -> Vec<EventId> {
    let roster_heads = world.machines[at].cites();
    // What the revocation does not have in its past, mostly: what another machine has.
    let elsewhere = random.below(world.machines.len());
    let unseen = random.of(&world.machines[elsewhere].roster.entries).id;
    let newest = world.machines[elsewhere].cites();
    let machine = &mut world.machines[at];
    let signed = |copy: &Copy| copy.entries.iter().any(|entry| entry.header.by == key(of).public());
    let mut heads = Vec::new();
    let how = random.below(5);
    for case in 0..machine.cases.len() {
        machine.ask(case);
        let copy = &machine.cases[case];
        match how {
            0..=1 if signed(copy) => heads.extend(copy.heads(|at| copy.stands(at) == Some(Standing::Ok))),
            2 => heads.push(random.of(&copy.entries).id),
            3 if random.once_in(2) => heads.push(random.of(&copy.entries).id),
            _ => {}
        }
    }
    if how < 2 {
        heads.extend(roster_heads);
    } else if random.once_in(2) {
        heads.push(random.of(&machine.roster.entries).id);
    }
    match random.below(3) {
        0 => heads.push(unseen),
        1 => heads.extend(newest),
        _ => {}
    }
    heads
}

/// Somebody does something on a case: on what counts, citing what counts; or nearly.
pub fn on_a_case(world: &mut World, at: usize, random: &mut Random) {
    let case = usize::from(random.once_in(4));
    for _ in 0..4 {
        world.machines[at].ask(case);
        let theme = world.theme;
        let copy = &world.machines[at].cases[case];
        let (me, act) = proposal(copy, theme, random);
        let mut prev = copy.heads(|at| copy.stands(at) == Some(Standing::Ok));
        if let Act::Adopt { events } = &act {
            let seen = copy.closure(&prev);
            prev.extend(events.iter().filter(|id| !seen.contains(id)));
        } else if random.once_in(25) {
            // Not as honest programs do: on late events, too.
            prev = copy.heads(|at| copy.stands(at) != Some(Standing::Void));
        } else if random.once_in(40) {
            prev.push(random.of(&copy.entries).id);
        }
        if prev.is_empty() {
            // Even the opening came late.
            prev = copy.heads(|at| copy.stands(at) != Some(Standing::Void));
        }
        prev.sort_unstable();
        prev.dedup();
        let mut auth = world.machines[at].cites();
        if random.once_in(25) {
            auth = vec![world.machines[at].any_of_roster(random)];
        }
        let entry = world.sign(at, case, &prev, &auth, &key(me), act, None);
        if add(world, at, case, entry, KEEPS_VOID, random) {
            return;
        }
    }
}

/// Keeps an event if it is not void, or one time in so many (0: never); says whether it is kept.
pub fn add(
    world: &mut World,
    at: usize,
    case: usize,
    entry: Entry,
    keeps_void: usize,
    random: &mut Random,
) -> bool {
    let id = entry.id;
    let machine = &mut world.machines[at];
    if machine.cases[case].has(id) {
        return false;
    }
    machine.cases[case].entries.push(entry);
    machine.cases[case].verdicts.clear();
    machine.ask(case);
    let copy = &mut machine.cases[case];
    let void = copy.verdicts.last().is_none_or(|verdict| verdict.standing == Standing::Void);
    if void && (keeps_void == 0 || !random.once_in(keeps_void)) {
        copy.entries.pop();
        copy.verdicts.pop();
        return false;
    }
    true
}

/// Somebody signs by hand on an old state, with an old time: mostly with a key whose role has ended since.
pub fn misuse(world: &mut World, at: usize, random: &mut Random) {
    let case = usize::from(random.once_in(4));
    world.machines[at].ask(case);
    let ended = world.machines[at].roster.entries.iter().filter_map(|entry| match entry.header.act {
        Act::Revoke { key, .. } => Some(key),
        _ => None,
    });
    let ended: Vec<_> = ended.collect();
    let copy = &world.machines[at].cases[case];
    let theme = world.theme;
    let base = random.of(&copy.entries).clone();
    let (mut me, mut act) = proposal(copy, theme, random);
    if !ended.is_empty() && !random.once_in(4) {
        let wanted = *random.of(&ended);
        me = (0..PEOPLE.len()).find(|at| key(*at).public() == wanted).unwrap_or(me);
        act = work_of(PEOPLE[me].2, copy, me, random);
    }
    let auth = if random.once_in(4) {
        vec![world.machines[at].any_of_roster(random)]
    } else {
        base.header.auth.clone()
    };
    let when = minutes(i64::try_from(random.below(200)).unwrap() - 100);
    let entry = world.sign(at, case, &[base.id], &auth, &key(me), act, Some(when));
    add(world, at, case, entry, KEEPS_VOID, random);
}

fn of_role(role: Role, random: &mut Random) -> usize {
    let fit: Vec<usize> = (0..PEOPLE.len()).filter(|at| PEOPLE[*at].2 == role).collect();
    *random.of(&fit)
}

/// What a world is mostly about: few verbs, so that they meet.
const THEMES: &[&[&str]] = &[
    &["recommend", "decide", "second", "decline", "reverse", "adopt"],
    &["recommend", "decide", "second", "decline", "reverse", "declare", "record"],
    &["flag", "accept", "answer", "return", "pass-up", "defer", "resume", "adopt"],
    &["phase", "place", "second", "decline", "adopt", "declare"],
    &["hold", "release", "purge", "waive", "second", "decline", "recommend", "decide", "declare"],
    &["recommend", "decide", "reverse", "second", "phase", "place", "close", "reopen", "adopt"],
];

/// Who might do what next, in a world about this.
fn proposal(copy: &Copy, theme: usize, random: &mut Random) -> (usize, Act) {
    let fits = |act: &Act| THEMES.get(theme).is_none_or(|verbs| verbs.contains(&act.verb()));
    let mut last = anything(copy, random);
    for _ in 0..12 {
        if fits(&last.1) || random.once_in(20) {
            break;
        }
        last = anything(copy, random);
    }
    last
}

fn anything(copy: &Copy, random: &mut Random) -> (usize, Act) {
    if random.once_in(12) {
        let (me, role) = (random.below(PEOPLE.len()), *random.of(Role::ALL));
        return (me, work_of(role, copy, me, random));
    }
    let role = *random.of(&[
        Role::Approver,
        Role::Approver,
        Role::Approver,
        Role::Approver,
        Role::Approver,
        Role::Reviewer,
        Role::Reviewer,
        Role::Vetter,
        Role::Vetter,
        Role::Leader,
        Role::Records,
        Role::Auditor,
    ]);
    let me = of_role(role, random);
    (me, work_of(role, copy, me, random))
}

/// The events of a copy that do one of these verbs and are not known to be void.
fn doing(copy: &Copy, verbs: &[&str]) -> Vec<EventId> {
    let fits = |(at, entry): &(usize, &Entry)| {
        verbs.contains(&entry.header.act.verb()) && copy.stands(*at) != Some(Standing::Void)
    };
    copy.entries.iter().enumerate().filter(fits).map(|(_, entry)| entry.id).collect()
}

/// Something of those, rather the last than the first; anything at all where there is none.
fn one_of(ids: &[EventId], copy: &Copy, random: &mut Random) -> EventId {
    match ids.last() {
        None => random.of(&copy.entries).id,
        Some(last) if random.once_in(2) => *last,
        Some(_) => *random.of(ids),
    }
}

/// What a decision may say: to leave a case undecided is for reversals.
pub const DECIDED: &[Outcome] = &[Outcome::Greenlight, Outcome::WithConditions, Outcome::Withhold];

/// What somebody with this role might do.
fn work_of(role: Role, copy: &Copy, me: usize, random: &mut Random) -> Act {
    let anybody = key(random.below(PEOPLE.len()));
    let outcome = *random.of(DECIDED);
    match (role, random.below(20)) {
        (_, 0) => {
            Act::Flag { level: Level::Serious, from: *random.of(Tier::ALL), route: Some(Route::Safety) }
        }
        (_, 1) => acts::declare(&key(me), *random.of(Declared::ALL)),
        (Role::Vetter | Role::Reviewer | Role::Approver | Role::Leader, 2) => {
            acts::flag(*random.of(Level::ALL), role.tier().unwrap_or(Tier::Local))
        }
        (Role::Vetter | Role::Reviewer | Role::Approver | Role::Leader, 3..=6) => on_a_flag(copy, random),
        (Role::Vetter | Role::Reviewer, 7..=10) => acts::recommend(outcome),
        (Role::Vetter, 11..=16) | (_, 11) => recorded(copy, random),
        (Role::Vetter | Role::Reviewer, 17) => {
            acts::phase(*random.of(&[Phase::Vetting, Phase::Contest, Phase::Nominated, Phase::Withdrawn]))
        }
        (Role::Vetter | Role::Approver, 18) => {
            if random.once_in(3) {
                Act::Reopen {}
            } else {
                Act::Close {}
            }
        }
        (Role::Vetter, _) => match random.below(3) {
            0 => Act::Met { decision: one_of(&doing(copy, &["decide", "reverse"]), copy, random), number: 1 },
            _ => acts::recommend(outcome),
        },
        (Role::Reviewer | Role::Approver, 12) => {
            let late: Vec<EventId> = (0..copy.entries.len())
                .filter(|at| copy.stands(*at) == Some(Standing::Late))
                .map(|at| copy.entries[at].id)
                .collect();
            if late.is_empty() && !random.once_in(10) {
                return acts::recommend(outcome);
            }
            let mut events = vec![one_of(&late, copy, random)];
            if random.once_in(2) {
                events.push(one_of(&late, copy, random));
                events.sort_unstable();
                events.dedup();
            }
            acts::adopt(events)
        }
        (Role::Reviewer, _) => match random.below(7) {
            0 => acts::place(if random.once_in(4) { 2013 } else { 2023 }, district(random)),
            1 => Act::Assign { person: anybody.person },
            2 => Act::Close {},
            3 => Act::Reopen {},
            4 => acts::defer(None, &anybody),
            5 => Act::Resume { deferral: one_of(&doing(copy, &["defer"]), copy, random) },
            _ => acts::purge(PurgeRule::Read, PurgeExtent::Document, random.of(&copy.entries).id),
        },
        (Role::Approver, 7..=9) => match doing(copy, &["decide", "reverse"]).last() {
            Some(last) if !random.once_in(4) => acts::reverse(*last, *random.of(Outcome::ALL)),
            _ => acts::decide(outcome),
        },
        (Role::Approver, 10 | 13..=16) => agreed_or_not(copy, random),
        (Role::Approver, _) => match random.below(9) {
            0 | 1 => acts::declare(&anybody, *random.of(Declared::ALL)),
            2 | 3 => Act::Waive { what: waived(copy, random) },
            4 => acts::phase(*random.of(Phase::ALL)),
            5 => acts::place(2023, district(random)),
            6 => acts::record(RecordKind::Counsel),
            7 => acts::purge(PurgeRule::Unlawful, PurgeExtent::All, random.of(&copy.entries).id),
            _ => Act::Refer { route: None },
        },
        (Role::Leader, _) => acts::record(*random.of(&[RecordKind::Note, RecordKind::Briefing])),
        (Role::Records, 2..=5) => Act::Hold { matter: acts::matter("a lawsuit") },
        (Role::Records, 6..=10) => Act::Release { matter: acts::matter("a lawsuit") },
        (Role::Records, 12..=14) => {
            let extent = *random.of(PurgeExtent::ALL);
            acts::purge(PurgeRule::Retention, extent, random.of(&copy.entries).id)
        }
        (Role::Records, _) => agreed_or_not(copy, random),
        (Role::Auditor | Role::Admin, _) => Act::Refer { route: Some(Route::Safety) },
    }
}

fn recorded(copy: &Copy, random: &mut Random) -> Act {
    let id = random.of(&copy.entries).id;
    if random.once_in(5) {
        // Counsel about an earlier file, or nearly.
        let about = |entry: &&Entry| matches!(entry.header.act, Act::Record { kind: RecordKind::Prior, .. });
        let prior = copy.entries.iter().find(about).map_or(id, |entry| entry.id);
        let relation = *random.of(&[Relation::Continues(prior), Relation::Corrects(prior)]);
        return Act::Record { kind: RecordKind::Counsel, relation };
    }
    let relation =
        *random.of(&[Relation::New, Relation::New, Relation::Continues(id), Relation::Corrects(id)]);
    let kinds: Vec<RecordKind> =
        RecordKind::ALL.iter().copied().filter(|kind| *kind != RecordKind::Breach).collect();
    Act::Record { kind: *random.of(&kinds), relation }
}

/// Any of the things that a waiver lifts.
fn waived(copy: &Copy, random: &mut Random) -> Waived {
    let check = *random.of(CheckKind::ALL);
    let record = one_of(&doing(copy, &["record"]), copy, random);
    let decision = one_of(&doing(copy, &["decide", "reverse"]), copy, random);
    *random.of(&[
        Waived::Check(check),
        Waived::Consent(check),
        Waived::Dispute(check),
        Waived::Prior(record),
        Waived::Finding(record),
        Waived::Condition(decision, 1),
    ])
}

/// A second of what waits, or seems to; one time in four the contrary.
fn agreed_or_not(copy: &Copy, random: &mut Random) -> Act {
    let event = second_of(copy, random);
    if random.once_in(4) { Act::Decline { event } } else { acts::second(event) }
}

fn district(random: &mut Random) -> &'static str {
    *random.of(&["35001", "35002", "24001"])
}

fn on_a_flag(copy: &Copy, random: &mut Random) -> Act {
    let flags = doing(copy, &["flag"]);
    if flags.is_empty() {
        return acts::flag(*random.of(Level::ALL), *random.of(Tier::ALL));
    }
    let flag = *random.of(&flags);
    match random.below(9) {
        0 => acts::accept(flag),
        1..=3 => acts::answer(flag),
        4 => acts::send_back(flag, *random.of(Tier::ALL)),
        5 | 6 => acts::pass_up(flag),
        7 => acts::defer(Some(flag), &key(random.below(PEOPLE.len()))),
        _ => Act::Resume { deferral: one_of(&doing(copy, &["defer"]), copy, random) },
    }
}

/// Something that waits for a second, or seems to.
fn second_of(copy: &Copy, random: &mut Random) -> EventId {
    let decisions = doing(copy, &["decide", "reverse"]);
    let others = doing(copy, &["waive", "release", "purge", "phase", "declare"]);
    let among = if random.once_in(3) { others } else { decisions };
    one_of(&among, copy, random)
}
