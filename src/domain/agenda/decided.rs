//! What decisions leave to be done: the decision itself, its second and every other, its conditions.

use super::{Desk, Detail, Item, ItemKind, Weight};
use crate::domain::case::awaiting::Awaited;
use crate::domain::case::condition::rungs_of_condition;
use crate::domain::case::{Stamp, Status};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::skeleton::DecisionState;

impl Desk<'_> {
    /// Two lines with the clock of a flag at national: one there, and one at the leader's tier once the national
    /// deadline has passed without an answer.
    fn at_national(&self, kind: ItemKind, stamp: &Stamp, from: Timestamp) -> Vec<Item> {
        let due = self.days_after(self.day(from), self.policy.national_days);
        let first = self.item(kind, stamp.id, Tier::National, from, due);
        self.climbing(Item { except: [Some(stamp.by), None], ..first })
    }

    /// Since when nobody has decided: since the recommendation, or since what undid the decision that followed it.
    fn undecided_since(&self, recommended: &Stamp) -> Timestamp {
        let file = self.file;
        let undone = file.skeleton.undone_at(file.history()).into_iter();
        let stamps = undone.filter_map(|at| file.stamp_at(at, file.author(at)?));
        stamps.map(|stamp| file.since(&stamp)).fold(file.since(recommended), Timestamp::max)
    }

    pub(super) fn decisions(&self) -> Vec<Item> {
        let file = self.file;
        let mut items = Vec::new();
        let last = file.recommendations.iter().rfind(|recommended| !file.is_recused(recommended.stamp.by));
        if let (Status::Recommended, Some(last)) = (file.status(), last) {
            let from = self.undecided_since(&last.stamp);
            items.extend(self.at_national(ItemKind::DecisionAwaited, &last.stamp, from));
        }
        if !file.skeleton.is_closed() {
            for waiting in
                file.decisions.iter().filter(|waiting| waiting.state == DecisionState::AwaitingSecond)
            {
                let recommended = waiting.recommendation.and_then(|id| file.history().position(id));
                let except = [Some(waiting.stamp.by), recommended.and_then(|at| file.author(at))];
                let lines =
                    self.at_national(ItemKind::SecondAwaited, &waiting.stamp, file.since(&waiting.stamp));
                items.extend(lines.into_iter().map(|item| Item { except, ..item }));
            }
        }
        let mut holding = file.decisions.iter().filter(|decision| decision.state == DecisionState::Effective);
        if let (true, Some(last)) = (file.is_conflicting(), holding.next_back()) {
            let from = file.since(&last.stamp);
            let strictest = file.in_effect().map_or(last.stamp.id, |decision| decision.stamp.id);
            let item = self.item(ItemKind::Conflicting, strictest, Tier::National, from, self.day(from));
            items.push(match file.agreed() {
                Some(outcome) => Item { detail: Detail::Agreed(outcome), ..item },
                None => Item { weight: Weight::Serious, ..item },
            });
        }
        for (decision, number, condition) in file.open_conditions() {
            let from = file.since(&decision.stamp);
            let tier = Tier::Local;
            let item = self.item(ItemKind::Condition, decision.stamp.id, tier, from, condition.due);
            // A missed condition is a question for the next tiers; the decision stays in effect.
            let first = Item { person: self.assigned, detail: Detail::Condition(number), ..item };
            let rungs = rungs_of_condition(condition.due, self.policy, self.place);
            items.extend(self.climbing_by(first, rungs));
        }
        items
    }

    /// The other acts that need a second: any other approver may sign it. None of them escalates to the leader's
    /// office, because that office seconds nothing.
    pub(super) fn seconds(&self) -> Vec<Item> {
        let item = |awaited: Awaited| {
            let from = self.file.since(&awaited.stamp);
            let due = self.days_after(self.day(from), self.policy.national_days);
            let item = self.item(ItemKind::SecondAct, awaited.stamp.id, Tier::National, from, due);
            let detail = Detail::Second(awaited.what, awaited.about);
            Item { except: [Some(awaited.stamp.by), None], detail, ..item }
        };
        self.file.seconds_awaited().into_iter().map(item).collect()
    }
}
