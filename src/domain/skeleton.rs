//! What the headers of a case alone tell: district, phase, declarations, where flags stand, what is decided and
//! what waits for its second. Authority and effect are read from here, so they are the same before and after a
//! purge. Nothing here reads a body.

mod decisions;
mod flags;
mod undecided;

use chrono::NaiveDate;

use crate::domain::district::DistrictCode;
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Declared, Outcome, Phase, PurgeExtent, PurgeRule, Route, Tier, Waived};
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId, PersonId};
use crate::domain::positions::Positions;
use crate::domain::roster::Same;
use crate::domain::settled::Settled;

pub use decisions::{DecisionFrame, DecisionState, Recommendation};
pub use flags::{FlagAct, FlagFrame, FlagStep, first_tier};

/// Who signed an event and under which rule of seconds.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    /// The person.
    pub person: PersonId,
    /// Whether the policy that they relied on lets every decision wait for a second.
    pub all_seconded: bool,
    /// Whether the row of the authority table under which the event falls, as its own past has it, waits for a
    /// second. What others wrote meanwhile does not change it.
    pub waits: bool,
    /// For a decision: the recommendation that it relies on, as its own past has it. Whether that one counts is
    /// another matter.
    pub relies_on: Option<Recommendation>,
    /// The district of the case, as its own past has it.
    pub district: Option<(u16, DistrictCode)>,
}

/// A declaration about a person.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Its position in the log.
    pub at: usize,
    /// About whom.
    pub person: PersonId,
    /// By whom.
    pub by: PersonId,
    /// What is declared.
    pub state: Declared,
    /// Where it was seconded, if it needed that and was.
    pub seconded: Option<usize>,
    /// Whether it would end a recusal, and so waits for a second.
    pub ends_recusal: bool,
}

/// Another act that has no effect until it is seconded.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its position in the log.
    pub at: usize,
    /// Its id.
    pub id: EventId,
    /// By whom.
    pub by: PersonId,
    /// What it would do.
    pub act: Act,
    /// Where it was seconded.
    pub seconded: Option<usize>,
}

/// That somebody does not agree to an act that waits.
#[derive(Debug, Clone, Copy)]
pub struct Declined {
    /// Its position in the log.
    pub at: usize,
    /// The act that is declined.
    pub of: EventId,
    /// By whom.
    pub by: PersonId,
}

/// A deferral.
#[derive(Debug, Clone)]
pub struct Deferral {
    /// Its position in the log.
    pub at: usize,
    /// Its id.
    pub id: EventId,
    /// The flag that is deferred; `None` for the case.
    pub flag: Option<EventId>,
    /// Who owns it.
    pub owner: PersonId,
    /// When it is looked at again.
    pub review: NaiveDate,
    /// By whom.
    pub by: PersonId,
    /// Where it was resumed first.
    pub resumed: Option<(usize, PersonId)>,
}

/// A case as its headers leave it.
#[derive(Debug, Clone, Default)]
pub struct Skeleton {
    /// Which persons are one, for somebody who asks.
    pub same: Same,
    /// Who has signed, the opener first.
    pub signers: Vec<PersonId>,
    /// The district, with its order.
    pub district: Settled<(u16, DistrictCode)>,
    /// The phase and the day from which it holds.
    pub phase: Settled<(Phase, NaiveDate)>,
    /// Whether local members have ever chosen: the second standard holds from there on.
    pub ever_nominated: bool,
    /// Who works on it.
    pub assigned: Settled<PersonId>,
    /// Whether it is closed.
    pub closed: Settled<bool>,
    /// Every declaration.
    pub declarations: Vec<Declaration>,
    /// Every flag.
    pub flags: Vec<FlagFrame>,
    /// Every deferral.
    pub deferrals: Vec<Deferral>,
    /// Every recommendation.
    pub recommendations: Vec<Recommendation>,
    /// Every decision and reversal.
    pub decisions: Vec<DecisionFrame>,
    /// Every other act that waits, or waited, for a second.
    pub waiting: Vec<Waiting>,
    /// Flags and records that a decision has to have seen. All but reports of danger make one lapse that waits.
    pub news: Vec<usize>,
    /// What was declined.
    pub declines: Vec<Declined>,
    /// Every `phase`.
    phases: Vec<usize>,
    /// Every `phase` to `withdrawn` or `lapsed` that took effect.
    ended: Vec<usize>,
    /// Which events were adopted, and by whom.
    pub adopted: Vec<(usize, EventId, PersonId)>,
    /// Every second: where it stands and by whom.
    pub seconders: Vec<(usize, PersonId)>,
    /// Seconds of declarations that end a recusal: where the second stands, and where the declaration does.
    ended_by: Vec<(usize, usize)>,
    /// Legal holds: where, and for which matter.
    pub holds: Vec<(usize, Digest256)>,
    /// Releases of holds: where each stands, where its second does, and for which matter.
    released: Vec<(usize, usize, Digest256)>,
    /// Conditions that somebody says are met: the decision and the number there.
    pub met: Vec<(EventId, u32)>,
    /// Effective waivers.
    pub waived: Vec<(usize, Waived)>,
    /// Events whose bodies a purge that counts names.
    pub purged: Vec<EventId>,
}

impl Skeleton {
    /// What the events at these positions tell somebody who takes these persons for one. `author` names who signed each.
    pub fn of(
        history: &History,
        among: &Positions,
        same: Same,
        author: impl Fn(usize) -> Option<Author>,
    ) -> Skeleton {
        let mut skeleton = Skeleton { same, ..Skeleton::default() };
        for (at, entry) in history.entries().iter().enumerate().filter(|(at, _)| among.contains(*at)) {
            if let Some(author) = author(at) {
                skeleton.apply(at, entry, author, history);
            }
        }
        skeleton
    }

    /// Takes one event into account; all earlier ones of its set are in already.
    pub fn apply(&mut self, at: usize, entry: &Entry, author: Author, history: &History) {
        let knew = |earlier: usize| history.knew(at, earlier);
        let me = author.person;
        if !self.signers.contains(&me) {
            self.signers.push(me);
        }
        match &entry.header.act {
            Act::Open { order, district, .. } => {
                self.district.set(at, (*order, *district), knew);
                self.phase.set(at, (Phase::Applied, entry.header.at.utc().date_naive()), knew);
            }
            Act::Place { order, district } => self.district.set(at, (*order, *district), knew),
            Act::Phase { phase, date } => {
                self.phases.push(at);
                if author.waits {
                    self.wait(at, entry, me);
                } else {
                    self.enter(at, at, *phase, *date, history);
                }
            }
            Act::Assign { person } => self.assigned.set(at, *person, knew),
            Act::Declare { person, state } => {
                self.declarations.push(Declaration {
                    at,
                    person: *person,
                    by: me,
                    state: *state,
                    seconded: None,
                    ends_recusal: author.waits,
                });
            }
            Act::Record { kind, .. } if kind.is_news() => self.news.push(at),
            Act::Adopt { events } => self.adopted.extend(events.iter().map(|event| (at, *event, me))),
            Act::Flag { level, from, route } => {
                let tier = first_tier(*level, *from, *route);
                let raised =
                    FlagAct { at, by: me, what: FlagStep::Raised, tier, date: None, after: None, reached: 0 };
                let id = entry.id;
                self.flags.push(FlagFrame {
                    at,
                    id,
                    raiser: me,
                    level: *level,
                    route: *route,
                    acts: vec![raised],
                });
                self.news.push(at);
            }
            Act::Accept { flag } => {
                self.act_on_flag(at, *flag, me, FlagStep::Accepted, history, |tier| (tier, None));
            }
            Act::Answer { flag } => {
                self.act_on_flag(at, *flag, me, FlagStep::Answered, history, |tier| (tier, None));
            }
            Act::Return { flag, tier, date } => {
                self.act_on_flag(at, *flag, me, FlagStep::Returned, history, |_| (*tier, Some(*date)));
            }
            Act::PassUp { flag } => {
                self.act_on_flag(at, *flag, me, FlagStep::PassedUp, history, |tier| {
                    (tier.above().unwrap_or(tier), None)
                });
            }
            Act::Defer { flag, review, owner } => self.deferrals.push(Deferral {
                at,
                id: entry.id,
                flag: *flag,
                owner: *owner,
                review: *review,
                by: me,
                resumed: None,
            }),
            Act::Resume { deferral } => {
                for known in self.deferrals.iter_mut().filter(|known| known.id == *deferral) {
                    known.resumed = known.resumed.or(Some((at, me)));
                }
            }
            Act::Recommend { outcome } => {
                self.recommendations.push(Recommendation { at, by: me, outcome: *outcome });
            }
            Act::Decide { outcome } => {
                let agreed = outcome.is_greenlight()
                    && author.relies_on.is_some_and(|recommended| recommended.outcome.is_greenlight());
                let recommendation = self.counted(author.relies_on);
                self.decisions.push(DecisionFrame {
                    at,
                    id: entry.id,
                    by: me,
                    outcome: *outcome,
                    reverses: None,
                    recommendation,
                    district: author.district,
                    needs_second: !agreed || author.all_seconded,
                    seconded: None,
                    seconds: Vec::new(),
                });
            }
            Act::Reverse { decision, outcome } => {
                let recommendation = self.counted(author.relies_on);
                self.decisions.push(DecisionFrame {
                    at,
                    id: entry.id,
                    by: me,
                    outcome: *outcome,
                    reverses: Some(*decision),
                    recommendation,
                    district: author.district,
                    needs_second: true,
                    seconded: None,
                    seconds: Vec::new(),
                });
            }
            Act::Hold { matter } => self.holds.push((at, *matter)),
            Act::Waive { .. }
            | Act::Release { .. }
            | Act::Purge { rule: PurgeRule::Retention | PurgeRule::Unlawful, .. } => self.wait(at, entry, me),
            Act::Second { event } => {
                self.seconders.push((at, me));
                self.second(at, *event, history);
            }
            Act::Decline { event } => self.declines.push(Declined { at, of: *event, by: me }),
            Act::Met { decision, number } => self.met.push((*decision, *number)),
            Act::Close {} => self.closed.set(at, true, knew),
            Act::Reopen {} => self.closed.set(at, false, knew),
            // A purge by the rule `read` takes effect at once, and only documents go: hash and dates stay.
            Act::Purge { rule: PurgeRule::Read, .. }
            | Act::Record { .. }
            | Act::Refer { .. }
            | Act::Issue { .. }
            | Act::Genesis { .. }
            | Act::Grant { .. }
            | Act::Revoke { .. }
            | Act::Policy { .. }
            | Act::Same { .. } => {}
        }
    }

    fn wait(&mut self, at: usize, entry: &Entry, by: PersonId) {
        self.waiting.push(Waiting { at, id: entry.id, by, act: entry.header.act.clone(), seconded: None });
    }

    /// Takes a phase, set at `set`, that takes effect at `at`.
    fn enter(&mut self, at: usize, set: usize, phase: Phase, date: NaiveDate, history: &History) {
        self.ever_nominated |= phase >= Phase::Nominated && !phase.ends();
        if phase.ends() {
            self.ended.push(set);
        }
        self.phase.set(at, (phase, date), |earlier| history.knew(at, earlier));
    }

    fn act_on_flag(
        &mut self,
        at: usize,
        flag: EventId,
        by: PersonId,
        what: FlagStep,
        history: &History,
        after: impl Fn(Tier) -> (Tier, Option<NaiveDate>),
    ) {
        let Some(frame) = self.flags.iter_mut().find(|frame| frame.id == flag) else { return };
        let seen = frame.settled_act(history, |act| history.knew(at, act));
        let seen = seen.and_then(|seen| {
            let index = frame.acts.iter().position(|act| act.at == seen.at)?;
            Some((index, seen.tier, seen.reached))
        });
        if let Some((index, stood, reached)) = seen {
            let (tier, date) = after(stood);
            let reached = if what.moves() { frame.acts.len() } else { reached };
            frame.acts.push(FlagAct { at, by, what, tier, date, after: Some(index), reached });
        }
    }

    /// A second takes effect where nothing has come, that it had seen, which the act it seconds had not.
    fn second(&mut self, at: usize, event: EventId, history: &History) {
        let knew = |earlier: usize| history.knew(at, earlier);
        if let Some(index) = self.decisions.iter().position(|known| known.id == event && knew(known.at)) {
            if self.decisions.get(index).is_some_and(DecisionFrame::is_founded)
                && self.lapse_of(index, history, knew).is_none()
                && let Some(decision) = self.decisions.get_mut(index)
            {
                decision.seconded = decision.seconded.or(Some(at));
                decision.seconds.push(at);
            }
        } else if let Some(act) = self.waiting.iter_mut().find(|act| act.id == event && knew(act.at)) {
            let stopped = match act.act {
                Act::Purge { rule: PurgeRule::Retention, .. } => {
                    on_hold(&self.holds, &self.released, history, knew)
                }
                Act::Phase { .. } => lapsed_phase(&self.phases, act.at, history, knew),
                _ => false,
            };
            if act.seconded.is_some() || stopped {
                return;
            }
            act.seconded = Some(at);
            match act.act.clone() {
                Act::Phase { phase, date } => {
                    let set = act.at;
                    self.enter(at, set, phase, date, history);
                }
                Act::Waive { what } => self.waived.push((at, what)),
                Act::Release { matter } => self.released.push((act.at, at, matter)),
                Act::Purge { extent: PurgeExtent::All, events, .. } => self.purged.extend(events),
                _ => {}
            }
        } else if let Some(target) = history.position(event) {
            let end =
                self.declarations.iter_mut().find(|end| end.at == target && knew(end.at) && end.ends_recusal);
            if let Some(end) = end {
                end.seconded = end.seconded.or(Some(at));
                self.ended_by.push((at, target));
            }
        }
    }

    /// What made a waiting decision lapse, among the events that `counts`: a later decision that knew it, or
    /// news that it had not seen.
    fn lapse_of(&self, index: usize, history: &History, counts: impl Fn(usize) -> bool) -> Option<usize> {
        let decision = self.decisions.get(index)?;
        let mut decisions = self.decisions.iter().map(|later| later.at);
        let later = decisions.find(|at| counts(*at) && history.knew(*at, decision.at));
        let mut news = self.news.iter().copied();
        later.or_else(|| {
            news.find(|at| counts(*at) && !self.is_of_danger(*at) && !history.knew(decision.at, *at))
        })
    }

    /// Whether the event at this place is a report of danger: it lapses nothing.
    fn is_of_danger(&self, at: usize) -> bool {
        self.flags.iter().any(|flag| flag.at == at && flag.route == Some(Route::Safety))
    }

    /// Whether a later phase, that knew it, made a waiting phase lapse.
    pub fn is_lapsed_phase(&self, at: usize, history: &History) -> bool {
        lapsed_phase(&self.phases, at, history, |_| true)
    }

    /// The recommendation on which a decision at `at` by `me` relies.
    pub fn relies_on(&self, at: usize, me: PersonId, history: &History) -> Option<&Recommendation> {
        let knew = |earlier: usize| history.knew(at, earlier);
        self.recommendations.iter().rev().find(|Recommendation { by, at, .. }| {
            !self.same.is(*by, me) && knew(*at) && !self.is_recused_among(*by, history, knew)
        })
    }

    /// Where a recommendation stands, if it counts.
    fn counted(&self, recommendation: Option<Recommendation>) -> Option<usize> {
        let at = recommendation?.at;
        self.recommendations.iter().any(|counts| counts.at == at).then_some(at)
    }

    /// Whether a legal hold stands.
    pub fn is_on_hold(&self, history: &History) -> bool {
        on_hold(&self.holds, &self.released, history, |_| true)
    }

    /// The phase now.
    pub fn phase(&self) -> Phase {
        self.phase.value().map_or(Phase::Applied, |(phase, _)| *phase)
    }

    /// The district now, with its order.
    pub fn district(&self) -> Option<(u16, DistrictCode)> {
        self.district.value().copied()
    }

    /// Whether going to `phase` would be a step back, which takes two approvers.
    pub fn is_phase_back(&self, phase: Phase) -> bool {
        phase < self.phase()
    }

    /// Whether a condition was met or waived.
    pub fn is_settled_condition(&self, decision: EventId, number: u32) -> bool {
        self.met.contains(&(decision, number)) || self.is_waived(Waived::Condition(decision, number))
    }

    /// Whether two approvers waived this.
    pub fn is_waived(&self, what: Waived) -> bool {
        self.waived.iter().any(|(_, waived)| *waived == what)
    }

    /// Whether the case is closed.
    pub fn is_closed(&self) -> bool {
        self.closed.value().copied().unwrap_or(false)
    }

    /// Whether a person is recused: some recusal stands that no seconded declaration ended.
    pub fn is_recused(&self, person: PersonId, history: &History) -> bool {
        self.recusal_of(person, history).is_some()
    }

    /// The recusal of a person that stands.
    pub fn recusal_of(&self, person: PersonId, history: &History) -> Option<&Declaration> {
        self.recusal_among(person, history, |_| true)
    }

    /// Whether a person is recused, as far as the events that `counts` tell.
    fn is_recused_among(
        &self,
        person: PersonId,
        history: &History,
        counts: impl Fn(usize) -> bool + Copy,
    ) -> bool {
        self.recusal_among(person, history, counts).is_some()
    }

    fn recusal_among(
        &self,
        person: PersonId,
        history: &History,
        counts: impl Fn(usize) -> bool + Copy,
    ) -> Option<&Declaration> {
        let about = || {
            let of_them = move |said: &&Declaration| self.same.is(said.person, person) && counts(said.at);
            self.declarations.iter().filter(of_them)
        };
        let seconded = |end: &Declaration| {
            self.ended_by.iter().any(|(second, declared)| *declared == end.at && counts(*second))
        };
        about().find(|recusal| {
            recusal.state == Declared::Recused
                && !about().any(|end| end.ends_recusal && seconded(end) && history.knew(end.at, recusal.at))
        })
    }

    /// What a person has declared, or somebody else about them: a recusal that stands, else the last declaration.
    pub fn declared(&self, person: PersonId, history: &History) -> Option<Declared> {
        if self.is_recused(person, history) {
            return Some(Declared::Recused);
        }
        let counting = |declared: &&Declaration| {
            self.same.is(declared.person, person) && (!declared.ends_recusal || declared.seconded.is_some())
        };
        let mut states = self.declarations.iter().rev().filter(counting).map(|declared| declared.state);
        states.find(|state| *state != Declared::Recused)
    }

    /// A flag.
    pub fn flag(&self, id: EventId) -> Option<&FlagFrame> {
        self.flags.iter().find(|flag| flag.id == id)
    }

    /// The act by which a flag stands where it stands.
    pub fn flag_stands<'a>(&self, flag: &'a FlagFrame, history: &'a History) -> Option<&'a FlagAct> {
        flag.settled_act(history, |_| true)
    }

    /// Whether a deferral still holds: nobody resumed it, and whoever answered or moved the flag since had not seen
    /// it. Whoever did see it has reviewed it by doing so.
    pub fn is_deferred_by(&self, deferral: &Deferral, history: &History) -> bool {
        if deferral.resumed.is_some() {
            return false;
        }
        let Some(flag) = deferral.flag.and_then(|flag| self.flag(flag)) else {
            return deferral.flag.is_none();
        };
        let open = self.flag_stands(flag, history).is_some_and(|act| act.what != FlagStep::Answered);
        let ends = |act: &FlagAct| act.what.moves() || act.what == FlagStep::Answered;
        open && !flag.acts.iter().any(|act| ends(act) && history.knew(act.at, deferral.at))
    }

    /// How a decision stands now.
    pub fn decision_state(&self, index: usize, history: &History) -> Option<DecisionState> {
        let decision = self.decisions.get(index)?;
        if decision.effective_at().is_none() {
            let declined = |decline: &Declined| {
                let lapsed = || self.lapse_of(index, history, |at| history.knew(decline.at, at)).is_some();
                decline.of == decision.id && decision.is_founded() && !lapsed()
            };
            return Some(if self.declines.iter().any(declined) {
                DecisionState::Declined
            } else if !decision.is_founded() || self.lapse_of(index, history, |_| true).is_some() {
                DecisionState::Lapsed
            } else {
                DecisionState::AwaitingSecond
            });
        }
        // Whoever had not seen it take effect had seen a text that waited, and replaced nothing: both hold.
        let replaced = self.decisions.iter().any(|later| {
            later.effective_at().is_some() && decision.was_seen_in_effect(|at| history.knew(later.at, at))
        });
        Some(if replaced {
            DecisionState::Reversed
        } else if self.carries(decision, history) {
            DecisionState::Effective
        } else {
            DecisionState::Ended
        })
    }

    /// Whether a decision still says something of this case: a greenlight only while the case is in the district for which
    /// it was given, and until the person withdraws or the candidacy lapses.
    fn carries(&self, decision: &DecisionFrame, history: &History) -> bool {
        !decision.outcome.is_greenlight()
            || decision.district == self.district()
                && !self.ended.iter().any(|ended| history.knew(*ended, decision.at))
    }

    /// The decisions that took effect, that no later one replaced, and that carry; one that sets aside among them.
    fn standing<'a>(&'a self, history: &'a History) -> impl Iterator<Item = &'a DecisionFrame> {
        self.decisions
            .iter()
            .enumerate()
            .filter(|(index, _)| self.decision_state(*index, history) == Some(DecisionState::Effective))
            .map(|(_, decision)| decision)
    }

    /// The decisions in effect now. More than one: they are conflicting.
    pub fn in_effect<'a>(&'a self, history: &'a History) -> impl Iterator<Item = &'a DecisionFrame> {
        self.standing(history).filter(|decision| decision.outcome != Outcome::Undecided)
    }

    /// Whether a greenlight is in effect, and nothing else: what a phase in which a person stands asks for.
    pub fn is_greenlit(&self, history: &History) -> bool {
        let mut standing = self.standing(history).peekable();
        standing.peek().is_some() && standing.all(|decision| decision.outcome.is_greenlight())
    }

    /// Whether somebody stands for the party, or no decision is in effect on somebody who did not withdraw or lapse.
    pub fn stands_or_is_undecided(&self, history: &History) -> bool {
        let phase = self.phase();
        let stands = (Phase::Contest..=Phase::Confirmed).contains(&phase);
        stands || !phase.ends() && self.in_effect(history).next().is_none()
    }

    /// Whether this person opened the case, and nobody else has signed in it.
    pub fn is_opener_alone(&self, person: PersonId) -> bool {
        !self.signers.is_empty() && self.signers.iter().all(|signer| self.same.is(*signer, person))
    }

    /// Flags, findings, checks and replies that a decision had not seen.
    pub fn unseen_by<'a>(
        &'a self,
        decision: &'a DecisionFrame,
        history: &'a History,
    ) -> impl Iterator<Item = usize> + 'a {
        self.news.iter().copied().filter(|news| !history.knew(decision.at, *news))
    }
}

/// Whether a later phase, among those that `counts`, knew the one that waits at `at`.
fn lapsed_phase(phases: &[usize], at: usize, history: &History, counts: impl Fn(usize) -> bool) -> bool {
    phases.iter().any(|later| counts(*later) && history.knew(*later, at))
}

/// Whether some hold stands, among the events that `counts`, that no seconded release which had seen it ended.
fn on_hold(
    holds: &[(usize, Digest256)],
    released: &[(usize, usize, Digest256)],
    history: &History,
    counts: impl Fn(usize) -> bool,
) -> bool {
    let ends = |(hold, matter): &(usize, Digest256)| {
        released
            .iter()
            .any(|(release, second, of)| of == matter && counts(*second) && history.knew(*release, *hold))
    };
    holds.iter().filter(|(at, _)| counts(*at)).any(|hold| !ends(hold))
}
