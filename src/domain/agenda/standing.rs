//! Who stands for the party without a greenlight: at once on the agendas of national and of the leader's office, until
//! somebody decides or two approvers let the person stand.

use super::{Desk, Item, ItemKind, Weight};
use crate::domain::event::Tier;
use crate::domain::skeleton::Uncleared;

impl Desk<'_> {
    pub(super) fn uncleared(&self) -> Vec<Item> {
        let file = self.file;
        if file.skeleton.uncleared(file.history()) != Some(Uncleared::Loud) {
            return Vec::new();
        }
        let brought = file.skeleton.uncleared_by(file.history()).into_iter();
        let brought = brought.filter_map(|at| file.stamp_at(at, file.author(at)?));
        let Some(last) = brought.max_by_key(|stamp| (file.since(stamp), stamp.at)) else { return Vec::new() };
        let from = file.since(&last);
        let at = |tier| {
            let item = self.item(ItemKind::Uncleared, last.id, tier, from, self.day(from));
            Item { weight: Weight::Serious, ..item }
        };
        vec![at(Tier::National), at(Tier::Leader)]
    }
}
