//! Somebody has decided, or set aside what the applicant was told, and nobody has told the applicant.

use crate::domain::agenda::{Desk, Item, ItemKind};
use crate::domain::event::{Role, Tier};

/// Business days in which the decider tells the applicant.
const TOLD_AFTER: u32 = 5;
/// Business days after which every approver sees that nobody did.
const NATIONAL_AFTER: u32 = 2;

impl Desk<'_> {
    pub(super) fn untold(&self) -> Vec<Item> {
        let file = self.file;
        let Some(decision) = file.to_tell() else { return Vec::new() };
        let effective = decision.effective();
        if file.is_told(&effective) {
            return Vec::new();
        }
        let began = self.days_after(self.day(file.since(&effective)), TOLD_AFTER);
        let due = self.days_after(began, NATIONAL_AFTER);
        let (by, id) = (decision.stamp.by, decision.stamp.id);
        let first = self.item(ItemKind::Untold, id, Tier::National, self.end_of(began), due);
        let decides = |role: Role| role == Role::Approver;
        let first = Item { person: Some(by), ..first };
        self.owed(first, began, (Tier::National, NATIONAL_AFTER), self.can_act(by, decides))
    }
}
