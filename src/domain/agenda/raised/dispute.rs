//! An applicant disputes what a provider reports: the vetter asks the provider, and national knows of it at once.

use crate::domain::agenda::{Desk, Detail, Item, ItemKind};
use crate::domain::case::check::Check;
use crate::domain::event::Tier;

/// Business days after which the leader's office sees an open dispute.
const LEADER_AFTER: u32 = 5;

impl Desk<'_> {
    pub(super) fn disputes(&self) -> Vec<Item> {
        let file = self.file;
        let began = |(check, at): (&Check, usize)| {
            let from = file.since(&file.stamp_at(at, file.author(at)?)?);
            let day = self.day(from);
            let due = self.days_after(day, LEADER_AFTER);
            let item = self.item(ItemKind::Dispute, check.stamp.id, Tier::Local, from, due);
            let local = Item { person: self.assigned, detail: Detail::Check(check.check), ..item };
            let national = Item { tier: Tier::National, person: None, ..local.clone() };
            let above = self.rising(national, day, &[(Tier::Leader, LEADER_AFTER)]);
            Some(std::iter::once(local).chain(above))
        };
        file.disputes().filter_map(began).flatten().collect()
    }
}
