//! A recommendation whose author had not seen what came since: they recommend again, at whichever tier they work.

use crate::domain::agenda::{Desk, Item, ItemKind};
use crate::domain::case::Status;
use crate::domain::case::decision::Recommended;
use crate::domain::event::{Role, Tier};

/// Business days after which the provincial tier sees it, too, or the tier of an author who works above that.
const PROVINCIAL_AFTER: u32 = 2;

impl Desk<'_> {
    pub(super) fn overtaken(&self) -> Vec<Item> {
        let file = self.file;
        let recommends = |role: Role| matches!(role, Role::Vetter | Role::Reviewer | Role::Approver);
        if file.status() != Status::Recommended {
            return Vec::new();
        }
        let counts = |recommended: &&Recommended| !file.is_recused(recommended.stamp.by);
        let mut counting = file.recommendations.iter().filter(counts);
        // Where everybody who recommended is recused, the next tier recommends in the place of the last of them.
        let Some(last) = counting.next_back().or(file.recommendations.last()) else { return Vec::new() };
        // One that has seen everything is enough, no matter who wrote a later one without that.
        if counting.any(|recommended| file.came_since(recommended.stamp.at).is_empty()) {
            return Vec::new();
        }
        let came = file.came_since(last.stamp.at);
        let Some(from) = came.iter().map(|came| file.since(came)).min() else { return Vec::new() };
        let day = self.day(from);
        let due = self.days_after(day, PROVINCIAL_AFTER);
        let (by, id) = (last.stamp.by, last.stamp.id);
        let works_at = |tier: &Tier| self.can_act(by, |role| recommends(role) && role.tier() == Some(*tier));
        let own = [Tier::National, Tier::Provincial].into_iter().find(works_at).unwrap_or(Tier::Local);
        let first = Item { person: Some(by), ..self.item(ItemKind::Overtaken, id, own, from, due) };
        let next = (own.max(Tier::Provincial), PROVINCIAL_AFTER);
        self.owed(first, day, next, self.can_act(by, recommends))
    }
}
