//! Grave news: about somebody greenlit or standing at once at national and at the leader's office; about anybody else at
//! national, and at the leader's office once national has let its days pass.
//! Who gave the greenlight sees the line, too: they can take it back.

use crate::domain::agenda::{Desk, Detail, Item, ItemKind, Weight};
use crate::domain::case::grave::{Grave, Matter};
use crate::domain::event::Tier;

impl Desk<'_> {
    pub(super) fn grave(&self) -> Vec<Item> {
        let file = self.file;
        let greenlit = file.skeleton.is_greenlit(file.history());
        let at_once = greenlit || file.stands();
        let kind = if greenlit { ItemKind::News } else { ItemKind::Grave };
        let unseen = file.unseen_grave().into_iter().filter(|grave| at_once || grave.is_gravest());
        unseen.flat_map(|grave| self.of_grave(&grave, kind, at_once)).collect()
    }

    fn of_grave(&self, grave: &Grave, kind: ItemKind, at_once: bool) -> Vec<Item> {
        let Some(came) = self.file.came(grave) else { return Vec::new() };
        let from = self.file.since(&came);
        let day = self.day(from);
        let detail = match grave.matter {
            Matter::Finding(_) | Matter::Note => Detail::None,
            Matter::Record(check) => Detail::Check(check),
        };
        let due = if at_once { day } else { self.days_after(day, self.policy.national_days) };
        let first = self.item(kind, grave.id, Tier::National, from, due);
        // An approver who gave the greenlight does not say why it stays.
        let mut gave = self.file.gave_greenlight();
        let except = [gave.next(), gave.next()];
        let first = Item { weight: Weight::Serious, detail, except, ..first };
        if at_once { vec![first.clone(), Item { tier: Tier::Leader, ..first }] } else { self.climbing(first) }
    }
}
