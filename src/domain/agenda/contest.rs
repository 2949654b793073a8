//! The report on a nomination contest, which the party owes to Elections Canada whatever becomes of the candidacy.

use super::{Desk, Item, ItemKind};
use crate::domain::event::Tier;

impl Desk<'_> {
    /// From the selection date, at the provincial and at the national tier, until the day of the report is recorded.
    pub(super) fn contest_report(&self) -> Vec<Item> {
        let owed = || {
            let contest = self.file.contest.as_ref().filter(|contest| contest.now.reported.is_none())?;
            Some((contest.selected?, contest.now.report_due()?))
        };
        let Some((selected, due)) = owed() else { return Vec::new() };
        let from = self.file.since(&selected);
        let at = |tier| self.item(ItemKind::ContestReport, selected.id, tier, from, due);
        vec![at(Tier::Provincial), at(Tier::National)]
    }
}
