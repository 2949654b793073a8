//! What honest people set out to do in several steps. Each plan may stop anywhere, and others go on from there.

use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::event::{
    Act, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Role, SecondRule, Tier, Waived,
};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::Standing;
use greenlight::domain::words::Word;

use serde_json::json;

use super::doings::{DECIDED, KEEPS_VOID, add, keep};
use super::world::{FOUNDING, PEOPLE, World, grant, key};
use crate::kit::acts;
use crate::kit::random::Random;

/// Somebody at a machine, working on a case.
struct Desk<'w> {
    world: &'w mut World,
    at: usize,
    case: usize,
    random: &'w mut Random,
}

impl Desk<'_> {
    /// Signs an act on all that counts here. Nothing where it is void, which is kept now and then, or where the plan
    /// stops.
    fn does(&mut self, me: usize, act: Act) -> Option<EventId> {
        if self.random.once_in(9) { None } else { self.tries(me, act, KEEPS_VOID) }
    }

    /// Signs an act on all that counts here; what is void is kept one time in so many.
    fn tries(&mut self, me: usize, act: Act, keeps_void: usize) -> Option<EventId> {
        let machine = &mut self.world.machines[self.at];
        machine.ask(self.case);
        let copy = &machine.cases[self.case];
        let mut prev = copy.heads(|at| copy.stands(at) == Some(Standing::Ok));
        if let Act::Adopt { events } = &act {
            let seen = copy.closure(&prev);
            prev.extend(events.iter().filter(|id| !seen.contains(id)));
            prev.sort_unstable();
        }
        if prev.is_empty() {
            return None;
        }
        let auth = machine.cites();
        let entry = self.world.sign(self.at, self.case, &prev, &auth, &key(me), act, None);
        let id = entry.id;
        if !add(self.world, self.at, self.case, entry, keeps_void, self.random) {
            return None;
        }
        let copy = &self.world.machines[self.at].cases[self.case];
        (copy.verdicts.last()?.standing != Standing::Void).then_some(id)
    }

    /// The same work at another machine, which has all of this one and then goes on apart.
    fn elsewhere(&mut self) -> Desk<'_> {
        let from = self.world.machines[self.at].clone();
        let at = (self.at + 1) % self.world.machines.len();
        self.world.machines[at].take_all(&from);
        Desk { world: &mut *self.world, at, case: self.case, random: &mut *self.random }
    }

    fn somebody(&mut self, role: Role, but: &[usize]) -> usize {
        let fit =
            |at: &usize| PEOPLE[*at].2 == role && !but.iter().any(|other| PEOPLE[*other].1 == PEOPLE[*at].1);
        let known = if self.random.once_in(4) { PEOPLE.len() } else { FOUNDING };
        let fit: Vec<usize> = (0..known).filter(fit).collect();
        *self.random.of(&fit)
    }

    fn one_with(&mut self, roles: &[Role]) -> usize {
        let role = *self.random.of(roles);
        self.somebody(role, &[])
    }

    fn approvers(&mut self) -> (usize, usize) {
        let approver = self.somebody(Role::Approver, &[]);
        (approver, self.somebody(Role::Approver, &[approver]))
    }

    /// An act and its second.
    fn with_second(&mut self, act: Act) -> Option<()> {
        let (one, other) = self.approvers();
        let id = self.does(one, act)?;
        if self.random.once_in(5) {
            self.declined(id);
        }
        self.does(other, acts::second(id)).map(|_| ())
    }

    /// Recommended, decided, seconded; reversed, seconded.
    fn decision(&mut self) -> Option<()> {
        let outcome = *self.random.of(DECIDED);
        let worker = self.one_with(&[Role::Vetter, Role::Reviewer, Role::Approver]);
        let (one, other) = self.approvers();
        if self.random.once_in(3) {
            let earlier = self.one_with(&[Role::Vetter, Role::Reviewer, Role::Approver]);
            let outcome = *self.random.of(DECIDED);
            self.does(earlier, acts::recommend(outcome));
        }
        self.does(worker, acts::recommend(outcome))?;
        let decided = *self.random.of(&[outcome, Outcome::Withhold]);
        let decided = self.does(one, acts::decide(decided))?;
        match self.random.below(6) {
            0 | 1 => drop(self.danger()),
            2 => drop(self.declined(decided)),
            _ => {}
        }
        self.does(other, acts::second(decided));
        if self.random.once_in(4) {
            let who = *self.random.of(&[worker, one, other]);
            self.leaves_elsewhere(who);
        }
        match self.random.below(6) {
            0 | 1 => self.reversal(decided),
            2 => self.moves(),
            3 => self.ends_and_returns(),
            _ => Some(()),
        }
    }

    /// Declined, mostly while somebody who does not know that seconds it elsewhere.
    fn declined(&mut self, event: EventId) -> Option<()> {
        let (one, other) = self.approvers();
        if !self.random.once_in(3) {
            self.elsewhere().does(other, acts::second(event));
        }
        self.does(one, Act::Decline { event }).map(|_| ())
    }

    /// Somebody reports a danger.
    fn danger(&mut self) -> Option<EventId> {
        let who = self.random.below(FOUNDING);
        self.does(who, acts::danger())
    }

    /// The case moves, perhaps back again, and is decided where it is.
    fn moves(&mut self) -> Option<()> {
        let worker = self.somebody(Role::Approver, &[]);
        let district = *self.random.of(&["35001", "35002", "24001"]);
        self.does(worker, acts::place(2023, district))?;
        match self.random.below(4) {
            0 => self.does(worker, acts::place(2023, "35001")).map(|_| ()),
            1 => self.phases(),
            _ => self.decision(),
        }
    }

    /// The candidacy ends, and perhaps begins again.
    fn ends_and_returns(&mut self) -> Option<()> {
        let worker = self.somebody(Role::Reviewer, &[]);
        let end = *self.random.of(&[Phase::Withdrawn, Phase::Lapsed]);
        self.does(worker, acts::phase(end))?;
        let back = *self.random.of(&[Phase::Vetting, Phase::Contest, Phase::Withdrawn]);
        self.with_second(acts::phase(back))?;
        match self.random.below(3) {
            0 => self.decision(),
            1 => self.phases(),
            _ => Some(()),
        }
    }

    /// Closed and opened again.
    fn closes(&mut self) -> Option<()> {
        let role = *self.random.of(&[Role::Vetter, Role::Reviewer, Role::Reviewer, Role::Approver]);
        let who = self.somebody(role, &[]);
        self.does(who, Act::Close {})?;
        self.does(who, Act::Reopen {}).map(|_| ())
    }

    /// The root ends Adam's role as an admin where a grant of his is not known, and names among what it covers something
    /// that is signed elsewhere on that grant. Who has the role by it acts where both are cited, and the other is not.
    fn covers_what_it_has_not_seen(&mut self) -> Option<()> {
        let heads = self.world.machines[self.at].cites();
        let of = self.random.below(PEOPLE.len() - FOUNDING) + FOUNDING;
        let role = *self.random.of(&[Role::Vetter, Role::Reviewer]);
        let says = json!({"name": "N"});
        let granted =
            keep(self.world, self.at, &heads, &key(1), grant(&key(of), role, "CA"), &says, self.random)?;
        let unseen = self.root_goes_on_elsewhere(granted)?;
        self.root_ends(&heads, 1, unseen)?;
        let act = if self.random.once_in(2) { acts::note() } else { acts::recommend(Outcome::Greenlight) };
        self.tries(of, act, 1).map(|_| ())
    }

    /// The root ends the role of the person who seconded a policy, knows of that second, and covers it by an event that
    /// is signed elsewhere. Where only the revocation is cited a greenlight is decided and seconded.
    fn covers_a_policy_unseen(&mut self) -> Option<()> {
        let heads = self.world.machines[self.at].cites();
        let (one, other) = self.approvers();
        let third = self.somebody(Role::Approver, &[one, other]);
        let (policy, says) = (Act::Policy { second: SecondRule::All }, json!({"review_days": 7}));
        let policy = keep(self.world, self.at, &heads, &key(one), policy, &says, self.random)?;
        let nothing = json!(null);
        let by = acts::second(policy);
        let seconded = keep(self.world, self.at, &[policy], &key(other), by, &nothing, self.random)?;
        let unseen = self.root_goes_on_elsewhere(seconded)?;
        self.root_ends(&[seconded], other, unseen)?;
        let worker = self.somebody(Role::Vetter, &[]);
        self.tries(worker, acts::recommend(Outcome::Greenlight), 0)?;
        let decided = self.tries(third, acts::decide(Outcome::Greenlight), 0)?;
        self.tries(one, acts::second(decided), 1).map(|_| ())
    }

    /// Another machine has everything of this one, and the root signs something on an event there.
    fn root_goes_on_elsewhere(&mut self, on: EventId) -> Option<EventId> {
        let there = self.elsewhere().at;
        let act = grant(&key(4), Role::Approver, "ON");
        keep(self.world, there, &[on], &key(0), act, &json!({"name": "N"}), self.random)
    }

    /// The root ends somebody's role on these heads, and covers what this event, which is not here, has seen.
    fn root_ends(&mut self, heads: &[EventId], who: usize, covered: EventId) -> Option<EventId> {
        let (_, _, role, scope) = PEOPLE[who];
        let (of, scope) = (key(who), scope.parse().unwrap());
        let act = Act::Revoke { person: of.person, key: of.public(), role, scope };
        keep(self.world, self.at, heads, &key(0), act, &json!({"covered": [covered]}), self.random)
    }

    /// Two numbers are one person, as this machine knows, and then both work.
    fn one_person(&mut self) -> Option<()> {
        let heads = self.world.machines[self.at].cites();
        let (one, other) = self.approvers();
        let same = Act::Same { person: key(one).person, other: key(other).person };
        keep(self.world, self.at, &heads, &key(0), same, &json!({"why": "one human being"}), self.random)?;
        match self.random.below(3) {
            0 => {
                let decided = self.does(one, acts::recommend(Outcome::Withhold)).and_then(|_| {
                    let third = self.somebody(Role::Approver, &[one, other]);
                    self.does(third, acts::decide(Outcome::Withhold))
                })?;
                self.does(other, acts::second(decided)).map(|_| ())
            }
            1 => {
                self.does(one, acts::declare(&key(other), Declared::Recused))?;
                self.does(one, acts::recommend(Outcome::Greenlight)).map(|_| ())
            }
            _ => {
                let flag = self.does(one, acts::flag(Level::Ordinary, Tier::National))?;
                self.does(other, acts::answer(flag)).map(|_| ())
            }
        }
    }

    /// A role ends, at another machine, and what was done here meanwhile is not covered.
    fn leaves_elsewhere(&mut self, who: usize) {
        let at = (self.at + 1) % self.world.machines.len();
        let heads = self.world.machines[at].cites();
        let (_, _, role, scope) = PEOPLE[who];
        let (of, scope) = (key(who), scope.parse().unwrap());
        let act = Act::Revoke { person: of.person, key: of.public(), role, scope };
        keep(self.world, at, &heads, &key(0), act, &json!({"covered": []}), self.random);
    }

    fn reversal(&mut self, of: EventId) -> Option<()> {
        if self.random.once_in(2) {
            let worker = self.somebody(Role::Reviewer, &[]);
            let outcome = *self.random.of(DECIDED);
            self.does(worker, acts::recommend(outcome));
        }
        let outcome = if self.random.once_in(3) { Outcome::Undecided } else { *self.random.of(DECIDED) };
        self.with_second(acts::reverse(of, outcome))?;
        if outcome == Outcome::Undecided && !self.random.once_in(3) { self.decision() } else { Some(()) }
    }

    /// The last decision of the log, reversed.
    fn last_reversed(&mut self) -> Option<()> {
        let decides = |act: &Act| matches!(act, Act::Decide { .. } | Act::Reverse { .. });
        let entries = &self.world.machines[self.at].cases[self.case].entries;
        let decided: Vec<EventId> =
            entries.iter().filter(|entry| decides(&entry.header.act)).map(|entry| entry.id).collect();
        if decided.is_empty() {
            return self.decision();
        }
        let of = *self.random.of(&decided);
        self.reversal(of)
    }

    /// A recusal, and its end.
    fn recusal(&mut self) -> Option<()> {
        let who = self.random.below(PEOPLE.len());
        let (one, other) = self.approvers();
        let by = if self.random.once_in(2) { one } else { who };
        self.does(by, acts::declare(&key(who), Declared::Recused))?;
        if self.random.once_in(2) {
            return None;
        }
        let end = *self.random.of(&[Declared::None, Declared::Interest]);
        let end = self.does(one, acts::declare(&key(who), end))?;
        self.does(other, acts::second(end)).map(|_| ())
    }

    /// On with the candidacy, and back.
    fn phases(&mut self) -> Option<()> {
        let worker = self.somebody(Role::Reviewer, &[]);
        let on = *self.random.of(&[Phase::Contest, Phase::Nominated, Phase::Lapsed]);
        if self.does(worker, acts::phase(on)).is_none() {
            // There is no greenlight.
            self.phase_seconded(on);
        }
        let back = *self.random.of(&[Phase::Applied, Phase::Vetting, Phase::Contest]);
        self.phase_seconded(back)?;
        if self.random.once_in(3) { self.closes() } else { Some(()) }
    }

    /// A phase and its second. Now and then the next phase comes between, and the act that waits has lapsed
    /// for everybody who sees that.
    fn phase_seconded(&mut self, phase: Phase) -> Option<()> {
        let (one, other) = self.approvers();
        let waiting = self.does(one, acts::phase(phase))?;
        if self.random.once_in(2) {
            if self.random.once_in(3) {
                self.elsewhere().does(other, acts::second(waiting));
            }
            let next = *self.random.of(&[Phase::Vetting, Phase::Withdrawn, Phase::Lapsed]);
            self.does(one, acts::phase(next));
        }
        self.does(other, acts::second(waiting)).map(|_| ())
    }

    /// A flag, and what is done with it.
    fn flag(&mut self) -> Option<()> {
        let role = *self.random.of(&[Role::Vetter, Role::Reviewer, Role::Approver]);
        let raiser = self.somebody(role, &[]);
        let level = *self.random.of(Level::ALL);
        let flag = self.does(raiser, acts::flag(level, role.tier()?))?;
        for _ in 0..3 {
            let role = *self.random.of(&[Role::Reviewer, Role::Approver, Role::Approver, Role::Leader]);
            let who = self.somebody(role, &[raiser]);
            let act = match self.random.below(6) {
                0 => acts::accept(flag),
                1 => acts::answer(flag),
                2 => acts::pass_up(flag),
                3 => acts::defer(Some(flag), &key(raiser)),
                _ => acts::send_back(flag, *self.random.of(&[Tier::Local, Tier::Provincial])),
            };
            let returned = matches!(act, Act::Return { .. });
            let Some(id) = self.does(who, act.clone()) else { continue };
            if returned && !self.random.once_in(5) {
                // The raiser passes it up again.
                self.does(raiser, acts::pass_up(flag));
            }
            if matches!(act, Act::Defer { .. }) {
                let who = if self.random.once_in(2) { raiser } else { who };
                self.does(who, Act::Resume { deferral: id });
            }
        }
        Some(())
    }

    /// What came late, adopted.
    fn adoption(&mut self) -> Option<()> {
        let machine = &mut self.world.machines[self.at];
        machine.ask(self.case);
        let copy = &machine.cases[self.case];
        let late = (0..copy.entries.len()).filter(|at| copy.stands(*at) == Some(Standing::Late));
        let late: Vec<EventId> = late.map(|at| copy.entries[at].id).collect();
        if late.is_empty() {
            return None;
        }
        let who = self.one_with(&[Role::Reviewer, Role::Approver]);
        let mut events: Vec<EventId> = late.into_iter().take(1 + self.random.below(3)).collect();
        events.sort_unstable();
        self.does(who, acts::adopt(events)).map(|_| ())
    }

    /// A legal hold and its release; a purge.
    fn hold(&mut self) -> Option<()> {
        let records = self.somebody(Role::Records, &[]);
        let matter = acts::matter(*self.random.of(&["a lawsuit", "an inquiry"]));
        self.does(records, Act::Hold { matter })?;
        if self.random.once_in(3) {
            return self.purge();
        }
        let release = self.does(records, Act::Release { matter })?;
        let role = *self.random.of(&[Role::Records, Role::Approver]);
        let other = self.somebody(role, &[records]);
        self.does(other, acts::second(release)).map(|_| ())
    }

    fn purge(&mut self) -> Option<()> {
        let event = self.random.of(&self.world.machines[self.at].cases[self.case].entries).id;
        let (rule, role) =
            *self.random.of(&[(PurgeRule::Retention, Role::Records), (PurgeRule::Unlawful, Role::Approver)]);
        let author = self.somebody(role, &[]);
        let purge = self.does(author, acts::purge(rule, PurgeExtent::All, event))?;
        let role = *self.random.of(&[Role::Records, Role::Approver, role]);
        let other = self.somebody(role, &[author]);
        self.does(other, acts::second(purge)).map(|_| ())
    }

    /// Something joins that a waiting decision has not seen.
    fn news(&mut self) -> Option<()> {
        let who = self.somebody(Role::Vetter, &[]);
        let kinds = [RecordKind::Finding, RecordKind::Check, RecordKind::Reply, RecordKind::Interference];
        let kind = *self.random.of(&kinds);
        self.does(who, acts::record(kind)).map(|_| ())
    }
}

/// The person who opened a case goes on alone, and closes it.
pub fn begun_in_vain(world: &mut World, random: &mut Random) {
    let (case, opener) = *random.of(&[(0, 8), (1, 6)]);
    // Another key, or somebody of whom the root says that they are the opener.
    let other = if case == 0 { 16 } else { 15 };
    let mut desk = Desk { world, at: 0, case, random };
    match desk.random.below(3) {
        0 => drop(desk.does(other, acts::note())),
        1 => {
            let heads = desk.world.machines[0].cites();
            let same = Act::Same { person: key(opener).person, other: key(9).person };
            keep(desk.world, 0, &heads, &key(0), same, &json!({"why": "one human being"}), desk.random);
            desk.does(9, acts::note());
        }
        _ => {}
    }
    desk.does(opener, Act::Close {});
    if desk.random.once_in(2) {
        desk.does(opener, Act::Reopen {});
    }
}

/// What came late is adopted, what was settled apart is settled again, and work goes on.
pub fn clear_up(world: &mut World, at: usize, random: &mut Random) {
    for _ in 0..4 {
        let case = usize::from(random.once_in(4));
        let what = random.below(6);
        let mut desk = Desk { world, at, case, random };
        let _ = match what {
            0..=2 => desk.adoption(),
            3 => desk.last_reversed(),
            4 => desk.decision(),
            _ => desk.flag(),
        };
    }
}

/// Somebody sets out to do something.
pub fn one(world: &mut World, at: usize, random: &mut Random) {
    let case = usize::from(random.once_in(5));
    let what = if world.theme < 2 { random.below(6) } else { random.below(20) };
    let mut desk = Desk { world, at, case, random };
    if desk.random.once_in(12) {
        let _ = if desk.random.once_in(2) {
            desk.covers_what_it_has_not_seen()
        } else {
            desk.covers_a_policy_unseen()
        };
        return;
    }
    let _ = match what {
        0..=2 => desk.decision(),
        3 => desk.last_reversed(),
        4 | 5 => desk.adoption(),
        6 | 7 => desk.recusal(),
        8 => desk.phases(),
        9..=11 => desk.flag(),
        12 => desk.hold(),
        13 => desk.purge(),
        14 | 15 => desk.moves(),
        16 => desk.ends_and_returns(),
        17 => desk.closes(),
        18 => desk.one_person(),
        _ => match desk.random.below(3) {
            0 => desk.news(),
            _ => desk.with_second(Act::Waive { what: Waived::Check(CheckKind::Police) }),
        },
    };
}
