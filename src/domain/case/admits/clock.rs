//! What is not signed by a clock that is behind what others signed, and what is signed whatever the clock says.

use super::Refusal;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, Declared, Route};
use crate::domain::gates::{Gap, Lifter};

/// Whether an act is signed whatever the clock says: a report of danger, a recusal, the end of a role.
#[must_use]
pub fn waits_for_no_clock(act: &Act) -> bool {
    matches!(
        act,
        Act::Flag { route: Some(Route::Safety), .. }
            | Act::Refer { route: Some(Route::Safety) }
            | Act::Declare { state: Declared::Recused, .. }
            | Act::Revoke { .. }
    )
}

/// The refusal of what a clock dates before what is proved.
#[must_use]
pub fn clock_behind(now: Timestamp, proved: Timestamp) -> Refusal {
    let told = |at: Timestamp| at.utc().format("%Y-%m-%d %H:%M UTC").to_string();
    Refusal::Rule(Gap {
        code: "clock-behind",
        names: vec![("now", told(now)), ("proved", told(proved))],
        lifted_by: Lifter::Person,
        command: String::new(),
    })
}
