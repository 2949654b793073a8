//! A case that nobody can decide: every approver over the district is recused or a member of the riding, or nobody is left
//! who could second. Once decided, it counts while the person stands or grave news asks for an approver. It goes to outside counsel, and the leader's office knows of it; the approvers and the holders of
//! root keys who can bring counsel in may be recused themselves, so they learn no more than that there is such a case.

use chrono::NaiveDate;

use crate::domain::agenda::{Desk, Detail, Item, ItemKind, Weight};
use crate::domain::all_recused::deciders;
use crate::domain::event::Tier;
use crate::domain::gates::nobody_is_left;

impl Desk<'_> {
    pub(super) fn undecidable(&self) -> Vec<Item> {
        let file = self.file;
        let waiting = file.awaiting();
        let asks = || self.is_undecided() || waiting.is_some() || file.stands();
        if !asks() && file.unseen_grave().is_empty() {
            return Vec::new();
        }
        let stuck = match waiting {
            Some(waiting) => nobody_is_left(&self.view(NaiveDate::MIN), waiting.stamp.id),
            None => deciders(file, self.roster).is_empty(),
        };
        if !stuck {
            return Vec::new();
        }
        let barring = file.skeleton.declarations.iter().filter(|said| said.state.bars_deciding());
        let barring = barring.filter_map(|said| file.stamp_at(said.at, said.by));
        let all = barring.chain(waiting.map(|waiting| waiting.stamp));
        let opened = file.author(0).and_then(|by| file.stamp_at(0, by));
        let Some(from) = all.chain(opened).map(|stamp| file.since(&stamp)).max() else { return Vec::new() };
        let detail = self.policy.outside_counsel.clone().map_or(Detail::None, Detail::Counsel);
        let at = |tier| {
            let item = self.item(ItemKind::Undecidable, file.id, tier, from, self.day(from));
            Item { weight: Weight::Serious, detail: detail.clone(), ..item }
        };
        vec![at(Tier::National), at(Tier::Leader)]
    }
}
