//! The gate `deferral`: nothing was put off that has not come back.

use crate::domain::case::view::View;
use crate::domain::refusal::{Gap, Lifter, gap};

/// Nothing was put off that has not come back.
pub(super) fn deferrals(view: &View<'_>) -> Vec<Gap> {
    let file = view.file;
    let live = file.deferrals.iter().filter(|one| one.live);
    live.map(|one| {
        let id = file.short(one.stamp.id);
        let due = one.due(|stamp| file.place().day(file.since(stamp).utc()));
        let command = format!("resume CASE {id} --outcome OUTCOME --text -");
        let by = Lifter::at(one.tier);
        if due <= view.today {
            gap("deferral-back", by, command).naming("deferral", &id).naming("day", &due)
        } else {
            gap("deferral", by, command).naming("deferral", &id).naming("day", &due)
        }
    })
    .collect()
}
