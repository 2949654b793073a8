//! A recommendation whose author had not seen what came since: they recommend again.

use crate::domain::agenda::{Desk, Item, ItemKind};
use crate::domain::case::Status;
use crate::domain::event::{Role, Tier};

/// Business days after which the provincial tier sees it, too.
const PROVINCIAL_AFTER: u32 = 2;

impl Desk<'_> {
    pub(super) fn overtaken(&self) -> Vec<Item> {
        let file = self.file;
        let recommends = |role: Role| matches!(role, Role::Vetter | Role::Reviewer | Role::Approver);
        let mut counting =
            file.recommendations.iter().filter(|recommended| !file.is_recused(recommended.stamp.by));
        let Some(last) = counting.next_back().filter(|_| file.status() == Status::Recommended) else {
            return Vec::new();
        };
        // One that has seen everything is enough, whoever wrote a later one without that.
        if counting.any(|recommended| file.came_since(recommended.stamp.at).is_empty()) {
            return Vec::new();
        }
        let came = file.came_since(last.stamp.at);
        let Some(from) = came.iter().map(|came| file.since(came)).min() else { return Vec::new() };
        let day = self.day(from);
        let due = self.days_after(day, PROVINCIAL_AFTER);
        let (by, id) = (last.stamp.by, last.stamp.id);
        let first = Item { person: Some(by), ..self.item(ItemKind::Overtaken, id, Tier::Local, from, due) };
        self.owed(first, day, (Tier::Provincial, PROVINCIAL_AFTER), self.can_act(by, recommends))
    }
}
