//! What the headers of a case alone tell: district, phase, declarations, the state of flags, what is decided and what
//! waits for its second. Authority and effect are read from here, so they are the same before and after a purge.
//! Nothing here reads a body.

mod decisions;
mod flags;
mod hold;
mod lapse;
mod recusals;
mod uncleared;
mod undecided;

use chrono::NaiveDate;

use crate::domain::district::DistrictCode;
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Phase, PurgeExtent, PurgeRule, Waived};
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId, PersonId};
use crate::domain::positions::Positions;
use crate::domain::roster::Same;
use crate::domain::settled::Settled;

use hold::on_hold;
use lapse::lapsed_phase;
use uncleared::Exception;

pub use decisions::{DecisionFrame, DecisionState, Declined, Recommendation};
pub use flags::{FlagAct, FlagFrame, FlagStep, first_tier};
pub use recusals::Declaration;
pub use uncleared::Uncleared;

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
    /// For a decision: the recommendation that it relies on, as its own past has it. It may not count.
    pub relies_on: Option<Recommendation>,
    /// The district of the case, as its own past has it.
    pub district: Option<(u16, DistrictCode)>,
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
    /// The phase and the day from which it applies.
    pub phase: Settled<(Phase, NaiveDate)>,
    /// Whether local members have ever chosen: the second standard applies from there on.
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
    /// Flags and records that a decision has to have seen. All but reports of danger make a waiting decision lapse.
    pub news: Vec<usize>,
    /// What was declined.
    pub declines: Vec<Declined>,
    /// Every `phase`.
    phases: Vec<usize>,
    /// Every `phase` to `withdrawn` or `lapsed` that took effect.
    ended: Vec<usize>,
    /// Every phase that two approvers set without the greenlight that it asks for.
    exceptions: Vec<Exception>,
    /// Which events were adopted, and by whom.
    pub adopted: Vec<(usize, EventId, PersonId)>,
    /// Every second: its position and by whom.
    pub seconders: Vec<(usize, PersonId)>,
    /// Seconds of declarations that end a recusal: the positions of the second and of the declaration.
    ended_by: Vec<(usize, usize)>,
    /// Legal holds: where, and for which matter.
    pub holds: Vec<(usize, Digest256)>,
    /// Releases of holds: the positions of each and of its second, and for which matter.
    released: Vec<(usize, usize, Digest256)>,
    /// Conditions that somebody says are met: the decision and the number there.
    pub met: Vec<(EventId, u32)>,
    /// Effective waivers.
    pub waived: Vec<(usize, Waived)>,
    /// Events whose bodies a purge that counts names.
    pub purged: Vec<EventId>,
}

impl Skeleton {
    /// What the events at these positions show to somebody who takes these persons for one. `author` names who signed
    /// each.
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
                let waits = !agreed || author.all_seconded;
                self.decide(at, entry.id, author, *outcome, None, waits);
            }
            Act::Reverse { decision, outcome } => {
                self.decide(at, entry.id, author, *outcome, Some(*decision), true);
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

    /// A second takes effect unless its author had seen what stops the act, or makes it lapse.
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
                    if self.comes_to_stand(phase) {
                        self.exceptions.push(Exception { signed: set, seconded: at });
                    }
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

    /// Whether somebody comes to stand with `phase`: onward to one that asks for a greenlight, or back to it from an end.
    pub fn comes_to_stand(&self, phase: Phase) -> bool {
        phase.asks_for_greenlight() && (!self.is_phase_back(phase) || self.phase().ends())
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

    /// Whether a deferral is still in effect: nobody resumed it, and those who answered or moved the flag since had not
    /// seen it. Somebody who did see it has reviewed it by doing so.
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

    /// Whether the person is a candidate of the party, or has neither withdrawn nor lapsed and has no decision in
    /// effect.
    pub fn stands_or_is_undecided(&self, history: &History) -> bool {
        let phase = self.phase();
        let stands = (Phase::Contest..=Phase::Confirmed).contains(&phase);
        stands || !phase.ends() && self.in_effect(history).next().is_none()
    }

    /// Whether this person opened the case, and nobody else has signed in it.
    pub fn is_opener_alone(&self, person: PersonId) -> bool {
        !self.signers.is_empty() && self.signers.iter().all(|signer| self.same.is(*signer, person))
    }
}
