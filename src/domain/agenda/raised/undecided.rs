//! An undecided case before a deadline of the election, with what it waits for.

use chrono::NaiveDate;

use crate::domain::agenda::{Desk, Detail, ElectionDay, Item, ItemKind};
use crate::domain::entry::Timestamp;
use crate::domain::event::{Outcome, Tier};
use crate::domain::gates::gates;
use crate::domain::refusal::{GateId, Lifter, Purpose};

/// Business days before a deadline of the election from which an undecided case is brought up.
pub const DEADLINE_DAYS: u32 = 10;
/// Business days after which each next tier sees it, too.
const EACH: u32 = 2;

impl Desk<'_> {
    pub(super) fn deadlines(&self) -> Vec<Item> {
        let days = self.file.deadlines(self.policy);
        let each = [
            (ElectionDay::Meeting, days.meeting),
            (ElectionDay::ListDue, days.list_due),
            (ElectionDay::Close, days.close),
        ];
        let coming = each.into_iter().filter_map(|(what, day)| Some((what, day?)));
        coming.flat_map(|(what, day)| self.deadline(what, day)).collect()
    }

    fn deadline(&self, what: ElectionDay, day: NaiveDate) -> Vec<Item> {
        let began = self.place.business_days_before(day, DEADLINE_DAYS);
        let (gate, lifter) = self.first_gap(began).unzip();
        // Where nothing is missing, an approver decides.
        let lifter = lifter.unwrap_or(Lifter::Approver);
        let tier = lifter.tier();
        let from = Timestamp::new(self.place.at(began, 0));
        let item = self.item(ItemKind::Deadline, self.file.id, tier, from, day);
        let first = Item {
            person: self.assigned.filter(|_| tier == Tier::Local),
            // After that day the deadline is no reason any more; the case itself stays on the agenda.
            until: Some(self.end_of(day)),
            detail: Detail::Before(what, gate, lifter),
            ..item
        };
        let above = std::iter::successors(tier.above(), |tier| tier.above());
        let above: Vec<_> = above.zip(1..).map(|(tier, steps)| (tier, EACH * steps)).collect();
        let mut items = self.rising(first, began, &above);
        // However high it has come, the deadline is the day.
        items.iter_mut().for_each(|item| (item.due, item.due_at) = (day, self.end_of(day)));
        items
    }

    /// The first thing that is missing for the decision that is recommended, as things are on a day, and who can lift it.
    fn first_gap(&self, day: NaiveDate) -> Option<(GateId, Lifter)> {
        let file = self.file;
        let recommended =
            file.recommendations.iter().rfind(|recommended| !file.is_recused(recommended.stamp.by));
        let withholds = recommended.is_some_and(|recommended| recommended.outcome == Outcome::Withhold);
        let other = if withholds { Purpose::Greenlight } else { Purpose::Withhold };
        let shut = gates(&self.view(day)).into_iter().filter(|gate| gate.purpose != other);
        shut.into_iter().find_map(|gate| gate.gaps.first().map(|gap| (gate.id, gap.lifted_by)))
    }
}
