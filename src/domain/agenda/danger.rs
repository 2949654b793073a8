//! A report of danger to life, which knows no business days: while it is open it is due at once, with everybody who works
//! over the district. The tiers of its ladder answer it; the others know of it. An exercise is a flag like any
//! other.

use super::{Desk, Detail, Item, ItemKind, Weight};
use crate::domain::case::flag::{Flag, Rung};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::PersonId;
use crate::domain::words::Word;

impl Desk<'_> {
    /// The lines of an open report, made at `begun`, which somebody may have accepted.
    pub(super) fn danger(
        &self,
        flag: &Flag,
        ladder: &[Rung],
        begun: Timestamp,
        kind: ItemKind,
        accepted: Option<PersonId>,
    ) -> Vec<Item> {
        let at = |tier| {
            let answers = ladder.iter().any(|rung| rung.tier == tier);
            let kind = if answers { kind } else { ItemKind::FlagTold };
            let detail = if answers { Detail::Turn(flag.turn_of(tier)) } else { Detail::None };
            let person = accepted.filter(|_| tier == flag.tier);
            let item = self.item(kind, flag.stamp.id, tier, begun, self.day(begun));
            let except = [Some(flag.stamp.by), None];
            Item { due_at: begun, weight: Weight::Danger, person, except, detail, ..item }
        };
        Tier::ALL.iter().copied().map(at).collect()
    }
}
