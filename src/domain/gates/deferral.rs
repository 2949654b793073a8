//! The gate `deferral`: nothing was put off that has not come back.

use crate::domain::case::view::View;
use crate::domain::refusal::{Cause, Gap, Lifter, Suggest};

pub(super) fn deferrals(view: &View<'_>) -> Vec<Gap> {
    let file = view.file;
    let live = file.deferrals.iter().filter(|deferral| deferral.live);
    live.map(|live| {
        let deferral = file.item(live.stamp.id);
        let day = live.due(|stamp| file.place().day(file.since(stamp).utc()));
        let back = day <= view.today;
        let cause =
            if back { Cause::DeferralBack { deferral, day } } else { Cause::Deferral { deferral, day } };
        Gap::new(cause, Lifter::at(live.tier), Suggest::resume(deferral))
    })
    .collect()
}
