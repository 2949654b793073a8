//! The state of a flag as its headers show it: what was done with it, by whom, and which act is in effect.

use chrono::NaiveDate;

use super::Skeleton;
use crate::domain::event::{Level, Route, Tier};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::words::words;

/// One act on a flag.
#[derive(Debug, Clone)]
pub struct FlagAct {
    /// Its position in the log.
    pub at: usize,
    /// By whom.
    pub by: PersonId,
    /// What was done.
    pub what: FlagStep,
    /// The state of the flag after it.
    pub tier: Tier,
    /// For a return: by when something is asked.
    pub date: Option<NaiveDate>,
    /// Which act it followed, counted in the flag's acts; none for the raising.
    pub after: Option<usize>,
    /// By which act the flag reached this tier, counted in the same way: its clock starts there.
    pub reached: usize,
}

words! {
    /// What can be done with a flag.
    FlagStep "flag-step" {
        Raised = "raised",
        /// Taken on.
        Accepted = "accepted",
        /// Answered, and so ended.
        Answered = "answered",
        /// Sent back down.
        Returned = "returned",
        /// Sent up.
        PassedUp = "passed-up",
    }
}

/// A flag as its headers leave it.
#[derive(Debug, Clone)]
pub struct FlagFrame {
    /// Position of the `flag` event.
    pub at: usize,
    /// The flag's id.
    pub id: EventId,
    /// Who raised it.
    pub raiser: PersonId,
    /// How much it matters.
    pub level: Level,
    /// Its route, for safety.
    pub route: Option<Route>,
    /// Everything done with it, the raising first.
    pub acts: Vec<FlagAct>,
}

impl FlagStep {
    /// Whether it brings a flag to a tier, so that the tier's clock starts.
    pub fn moves(self) -> bool {
        matches!(self, FlagStep::Raised | FlagStep::Returned | FlagStep::PassedUp)
    }
}

impl FlagFrame {
    /// The acts that no later act on this flag had seen, among those that `counts` lets count.
    fn standing<'a>(
        &'a self,
        history: &'a History,
        counts: impl Fn(usize) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = &'a FlagAct> {
        self.acts.iter().filter(move |act| {
            counts(act.at)
                && !self.acts.iter().any(|later| counts(later.at) && history.knew(later.at, act.at))
        })
    }

    /// The act that determines the flag's state, among those for which `counts` is true. Of concurrent acts, the one
    /// that keeps it open at the higher tier wins.
    fn settled_act<'a>(
        &'a self,
        history: &'a History,
        counts: impl Fn(usize) -> bool + Copy + 'a,
    ) -> Option<&'a FlagAct> {
        self.standing(history, counts).max_by_key(|act| (act.what != FlagStep::Answered, act.tier, act.at))
    }
}

impl Skeleton {
    pub(super) fn act_on_flag(
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

    /// A flag.
    pub fn flag(&self, id: EventId) -> Option<&FlagFrame> {
        self.flags.iter().find(|flag| flag.id == id)
    }

    /// The act that determines a flag's state.
    pub fn flag_stands<'a>(&self, flag: &'a FlagFrame, history: &'a History) -> Option<&'a FlagAct> {
        flag.settled_act(history, |_| true)
    }
}

/// The state of a flag that was just raised.
pub fn first_tier(level: Level, from: Tier, route: Option<Route>) -> Tier {
    match (route, from, level) {
        (Some(Route::Safety), ..) | (None, Tier::Leader, _) | (None, Tier::National, Level::Ordinary) => {
            Tier::National
        }
        (None, Tier::National, Level::Serious) => Tier::Leader,
        (None, Tier::Local, _) => Tier::Provincial,
        (None, Tier::Provincial, _) => Tier::National,
    }
}
