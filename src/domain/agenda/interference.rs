//! What notes on foreign interference leave to be done: whatever is still open is looked at again every year
//! (`docs/rules.md`, 6.8).

use chrono::{Days, Months};

use super::{Desk, Item, ItemKind};
use crate::domain::case::interference::{Interference, NoteStatus};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;

/// Months after which a note that is still open is looked at again.
pub const REVIEW_MONTHS: u32 = 12;
/// Days before that day from which it is on the agenda.
pub const REVIEW_AHEAD: u64 = 30;

impl Desk<'_> {
    /// The reviews of notes that are still open: with the provincial tier, and from there no higher than those who can
    /// sign one.
    pub(super) fn note_reviews(&self) -> Vec<Item> {
        let open = self.file.interference.iter().filter(|note| note.status == NoteStatus::Open);
        let lines = open.flat_map(|note| self.note_review(note));
        lines.filter(|line| line.tier <= Tier::National).collect()
    }

    fn note_review(&self, note: &Interference) -> Vec<Item> {
        let looked = self.day(self.file.since(&note.reviewed()));
        let due = looked.checked_add_months(Months::new(REVIEW_MONTHS)).unwrap_or(looked);
        let from = due.checked_sub_days(Days::new(REVIEW_AHEAD)).unwrap_or(due);
        let from = Timestamp::new(self.place.at(from, 0));
        let first = self.item(ItemKind::FiReview, note.id(), Tier::Provincial, from, due);
        self.climbing(Item { except: [Some(note.stamp.by), None], ..first })
    }
}
