//! A case that nobody touches, and one on which nobody works. A case that is deferred, or in which a check is under way
//! that takes its time, is neither.

use chrono::NaiveDate;

use crate::domain::agenda::{Desk, Item, ItemKind, UNTOUCHED_DAYS};
use crate::domain::case::Stamp;
use crate::domain::event::{Act, RecordKind, Tier};

/// Business days after which each next tier sees an untouched case, too.
const EACH: u32 = 2;
/// Business days after which national sees that nobody works on a case.
const NATIONAL_AFTER: u32 = 5;

impl Desk<'_> {
    pub(super) fn untouched(&self) -> Vec<Item> {
        let Some(touched) = self.last_touch().filter(|_| !self.is_deferred()) else { return Vec::new() };
        let due = self.days_after(self.day(self.file.since(&touched)), UNTOUCHED_DAYS);
        let due = self.under_way_until().map_or(due, |until| due.max(until));
        let item = self.item(ItemKind::Untouched, self.file.id, Tier::Local, self.end_of(due), due);
        // Where the person named cannot act on it, the next tier sees it at once.
        let late = if self.is_assignment_idle() { 0 } else { EACH };
        let above =
            [(Tier::Provincial, late), (Tier::National, late + EACH), (Tier::Leader, late + 2 * EACH)];
        self.rising(Item { person: self.assigned, ..item }, due, &above)
    }

    pub(super) fn unassigned(&self) -> Vec<Item> {
        let file = self.file;
        if self.assigned.is_some() || self.is_deferred() {
            return Vec::new();
        }
        // Since the opening, or since the person to whom it was assigned can no longer act on it.
        let recusal =
            file.skeleton.assigned.value().and_then(|person| {
                file.skeleton.recusal_of(*person, file.history()).map(|recusal| recusal.at)
            });
        let at = recusal.or(file.skeleton.assigned.set_at()).unwrap_or(0);
        let Some(stamp) = file.author(at).and_then(|by| file.stamp_at(at, by)) else { return Vec::new() };
        let began = file.since(&stamp);
        let from = match self.under_way_until() {
            Some(until) => began.max(self.end_of(until)),
            None => began,
        };
        let day = self.day(from);
        let due = self.days_after(day, NATIONAL_AFTER);
        let first = self.item(ItemKind::Unassigned, file.id, Tier::Provincial, from, due);
        self.rising(first, day, &[(Tier::National, NATIONAL_AFTER)])
    }

    /// The last act that moved the case: a declaration and a note move nothing.
    fn last_touch(&self) -> Option<Stamp> {
        let moves =
            |act: &Act| !matches!(act, Act::Declare { .. } | Act::Record { kind: RecordKind::Note, .. });
        let entries = self.file.history().entries();
        let at = entries.iter().rposition(|entry| moves(&entry.header.act))?;
        self.file.stamp_at(at, self.file.author(at)?)
    }

    fn is_deferred(&self) -> bool {
        self.file.deferrals.iter().any(|deferral| deferral.live)
    }

    /// Whether the case is assigned to somebody who cannot act on it.
    fn is_assignment_idle(&self) -> bool {
        self.assigned.is_none() && self.file.skeleton.assigned.value().is_some()
    }

    /// The day until which a check that is under way may still take: known of fingerprints alone.
    fn under_way_until(&self) -> Option<NaiveDate> {
        self.file
            .checks
            .iter()
            .filter(|check| !check.superseded)
            .filter_map(|check| self.file.fingerprints_due(check))
            .max()
    }
}
