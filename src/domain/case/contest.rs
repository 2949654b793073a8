//! The record of a nomination contest: days and numbers, as far as they are known. None of them is a verdict; some are a
//! reason to ask what an indicator asks (`docs/rules.md`, 2.9).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::case::interference::Indicator;
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::clock::holidays::end_of_limit;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::Role;
use crate::domain::refusal::{Cause, Lifter, Refusal, Suggest, not_ahead, own_rule, rule, shaped};
use crate::domain::words::words;

words! {
    /// How somebody came to be the party's choice.
    Selected "selected" {
        /// The members voted.
        Vote = "vote",
        /// Only one person ran, or was left.
        Acclaimed = "acclaimed",
        /// The party named somebody; there was no contest.
        Appointed = "appointed",
    }
}

/// The party reports on a contest within so many days of the selection (Canada Elections Act, section 476.1).
const REPORT_DAYS: u64 = 30;
/// From so many in a hundred of the members on, the new ones are many.
const MANY_NEW: u32 = 20;
/// A list that closed fewer days than this before the vote closed late.
const LATE_DAYS: i64 = 14;
/// Up to so many in a hundred of the votes, a margin is narrow.
const NARROW: u32 = 5;

/// The body of `record contest`: what is known now; what it leaves out stays as it was said before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContestBody {
    /// When Elections Canada was notified of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notified: Option<NaiveDate>,
    /// The last day on which somebody could become a member and vote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_off: Option<NaiveDate>,
    /// How many members the list has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<u32>,
    /// How many of them became members in the last 30 days before the cut-off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_members: Option<u32>,
    /// How many voted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voters: Option<u32>,
    /// By how many votes it was won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<u32>,
    /// How many ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contestants: Option<u32>,
    /// The selection date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_on: Option<NaiveDate>,
    /// How the person was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_by: Option<Selected>,
    /// When the party sent its report to Elections Canada.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<NaiveDate>,
}

/// A number of a contest beside which an indicator's question is asked. It says nothing about anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Fact {
    /// So many of so many members are new.
    ManyNew {
        /// The new ones.
        new: u32,
        /// All of them.
        members: u32,
    },
    /// The list closed so many days before the vote.
    LateList {
        /// How many.
        days: i64,
    },
    /// Won by so few votes.
    Narrow {
        /// By how many.
        margin: u32,
    },
    /// Nobody else ran.
    Alone,
    /// So many ran, and one was left without a vote.
    OneLeft {
        /// How many.
        contestants: u32,
    },
}

impl Fact {
    /// The indicator whose question is asked.
    pub fn asks(self) -> Indicator {
        match self {
            Fact::ManyNew { .. } | Fact::Narrow { .. } => Indicator::Fi11,
            Fact::LateList { .. } => Indicator::Fi12,
            Fact::Alone | Fact::OneLeft { .. } => Indicator::Fi13,
        }
    }
}

impl ContestBody {
    /// What is known after one more was said.
    fn and(&self, later: &ContestBody, role: Option<Role>) -> ContestBody {
        ContestBody {
            notified: later.notified.or(self.notified),
            cut_off: later.cut_off.or(self.cut_off),
            members: later.members.or(self.members),
            new_members: later.new_members.or(self.new_members),
            voters: later.voters.or(self.voters),
            margin: later.margin.or(self.margin),
            contestants: later.contestants.or(self.contestants),
            selected_on: later.selected_on.or(self.selected_on),
            selected_by: self.chosen(later.selected_by, role),
            reported: later.reported.or(self.reported),
        }
    }

    /// The last day for the report, where one is owed: also where one person ran, and not where the party appointed
    /// somebody.
    pub fn report_due(&self) -> Option<NaiveDate> {
        let on = self.selected_on.filter(|_| self.selected_by != Some(Selected::Appointed))?;
        Some(end_of_limit(on.checked_add_days(Days::new(REPORT_DAYS))?))
    }

    /// How the person was chosen, after somebody says otherwise. What asks for less, no report or no vote of members,
    /// counts only where a reviewer or an approver says it.
    fn chosen(&self, says: Option<Selected>, role: Option<Role>) -> Option<Selected> {
        let senior = matches!(role, Some(Role::Reviewer | Role::Approver));
        let known = self.selected_by.filter(|known| !senior && says.is_some_and(|says| says > *known));
        known.or(says).or(self.selected_by)
    }

    /// Whether members voted, as far as is known: where nothing is said, they did.
    pub fn members_chose(&self) -> bool {
        matches!(self.selected_by, None | Some(Selected::Vote))
    }

    /// What is a reason to ask.
    pub fn facts(&self) -> Vec<Fact> {
        let part =
            |some: u32, all: u32, percent: u32| (u64::from(some) * 100, u64::from(all) * u64::from(percent));
        let new = self.new_members.zip(self.members).filter(|(new, members)| {
            let (is, bar) = part(*new, *members, MANY_NEW);
            *new > 0 && is >= bar
        });
        let late = self.cut_off.zip(self.selected_on).map(|(cut_off, on)| (on - cut_off).num_days());
        let narrow = self.margin.filter(|margin| {
            let of_votes = self.voters.is_some_and(|voters| {
                let (is, bar) = part(*margin, voters, NARROW);
                is <= bar
            });
            of_votes || self.new_members.is_some_and(|new| new >= *margin && new > 0)
        });
        let acclaimed = self.selected_by == Some(Selected::Acclaimed);
        let alone = match self.contestants {
            Some(1) => Some(Fact::Alone),
            None if acclaimed => Some(Fact::Alone),
            Some(contestants) if acclaimed && contestants > 1 => Some(Fact::OneLeft { contestants }),
            _ => None,
        };
        let facts = [
            new.map(|(new, members)| Fact::ManyNew { new, members }),
            late.filter(|days| *days < LATE_DAYS).map(|days| Fact::LateList { days }),
            narrow.map(|margin| Fact::Narrow { margin }),
            alone.filter(|_| self.selected_by != Some(Selected::Appointed)),
        ];
        facts.into_iter().flatten().collect()
    }

    /// What cannot be, as the whole record stands after it.
    fn fault(&self) -> Option<Cause> {
        let more = |some: Option<u32>, all: Option<u32>| some.zip(all).is_some_and(|(some, all)| some > all);
        let after = |day: Option<NaiveDate>| day.zip(self.selected_on).is_some_and(|(day, on)| day > on);
        if more(self.new_members, self.members) {
            Some(Cause::ContestNewMembers)
        } else if more(self.voters, self.members) {
            Some(Cause::ContestVoters)
        } else if more(self.margin, self.voters) {
            Some(Cause::ContestMargin)
        } else if after(self.cut_off) {
            Some(Cause::ContestCutOff)
        } else if self.reported.zip(self.selected_on).is_some_and(|(reported, on)| reported < on) {
            Some(Cause::ContestReported)
        } else {
            None
        }
    }
}

/// The contest that a case keeps.
#[derive(Debug, Clone)]
pub struct Contest {
    /// Who said the last of it, and when.
    pub stamp: Stamp,
    /// Who said on which day somebody was selected.
    pub selected: Option<Stamp>,
    /// All that is known.
    pub now: ContestBody,
}

/// Whether the body says something, and nothing that is still to come.
pub(super) fn shape(entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<ContestBody>(entry)?;
    if *body == ContestBody::default() {
        return Err(own_rule(Cause::ContestEmpty));
    }
    [body.notified, body.selected_on, body.reported]
        .into_iter()
        .flatten()
        .try_for_each(|day| not_ahead(day, today))
}

/// Numbers and days that contradict each other are a slip of the keyboard; a choice that asks for less is for a
/// reviewer or an approver to record. `after` is the case with the entry.
pub(super) fn content(after: &CaseFile, entry: &Entry) -> Result<(), Refusal> {
    let Some(now) = after.contest.as_ref().map(|contest| &contest.now) else { return Ok(()) };
    let says = body_of::<ContestBody>(entry).and_then(|body| body.selected_by);
    if let Some(says) = says.filter(|says| now.selected_by != Some(*says)) {
        let command = Suggest::on_case("contest").given("--selected-by", says);
        return Err(rule(Cause::ContestChosen, Lifter::Provincial, command));
    }
    now.fault().map_or(Ok(()), |cause| Err(own_rule(cause)))
}

impl CaseFile {
    pub(super) fn take_contest(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<ContestBody>(event.entry)?;
        let known = self.contest.take();
        let selected = body.selected_on.map(|_| event.stamp);
        self.contest = Some(match known {
            Some(known) => Contest {
                stamp: event.stamp,
                selected: selected.or(known.selected),
                now: known.now.and(&body, event.role),
            },
            None => Contest { stamp: event.stamp, selected, now: ContestBody::clone(&body) },
        });
        Some(())
    }
}
