//! What raises itself (`docs/rules.md`, 7.9): lines that are on the agenda because of how the case is, though nobody raised
//! a flag. Like silence they are worked out from the record and never written. One file has one kind of matter.

mod dispute;
mod idle;
mod news;
mod overtaken;
mod undecidable;
mod undecided;
mod untold;

use chrono::NaiveDate;

use super::{Desk, Item};
use crate::domain::case::Status;
use crate::domain::case::view::View;
use crate::domain::event::{Role, Tier};
use crate::domain::ids::PersonId;

impl Desk<'_> {
    /// Every line that raises itself. All of them end when the case is closed, or the person withdraws or lapses.
    pub(super) fn raised(&self) -> Vec<Item> {
        let mut items = self.grave();
        items.extend(self.disputes());
        items.extend(self.overtaken());
        items.extend(self.untold());
        if self.is_undecided() {
            items.extend(self.deadlines());
            items.extend(self.untouched());
            items.extend(self.unassigned());
        }
        items.extend(self.undecidable());
        items
    }

    fn is_undecided(&self) -> bool {
        !matches!(self.file.status(), Status::Greenlit | Status::Conditional | Status::Withheld)
    }

    fn view(&self, today: NaiveDate) -> View<'_> {
        View { file: self.file, roster: self.roster, policy: self.policy, today }
    }

    /// Whether somebody can act on a line: they hold a role that fits over the district, and are not recused.
    pub(super) fn can_act(&self, person: PersonId, fits: impl Fn(Role) -> bool) -> bool {
        // What roles somebody holds does not depend on the day.
        self.view(NaiveDate::MIN).works(person, fits) && !self.file.is_recused(person)
    }

    /// A line, and the same at further tiers, each of which sees it so many business days after it began.
    fn rising(&self, first: Item, began: NaiveDate, above: &[(Tier, u32)]) -> Vec<Item> {
        let rise = |(tier, days): &(Tier, u32)| {
            let since = self.days_after(began, *days);
            let due = self.policy.days_at(*tier).map_or(since, |days| self.days_after(since, days));
            let first = Item { tier: *tier, person: None, due, due_at: self.end_of(due), ..first.clone() };
            if *days == 0 { first } else { Item { from: self.end_of(since), silent: true, ..first } }
        };
        let above: Vec<Item> = above.iter().map(rise).collect();
        std::iter::once(first).chain(above).collect()
    }

    /// A line of one person that the next tier sees after so many business days. Where that person can no longer act on
    /// it, it is at the next tier at once, and there alone.
    fn owed(&self, first: Item, began: NaiveDate, next: (Tier, u32), can_act: bool) -> Vec<Item> {
        let days = if can_act { next.1 } else { 0 };
        let mut items = self.rising(first, began, &[(next.0, days)]);
        if let (Some(owner), Some(last)) = (items.first().and_then(|first| first.person), items.last_mut()) {
            last.detail = super::Detail::Owed(owner);
        }
        if !can_act {
            items.remove(0);
        }
        items
    }
}
