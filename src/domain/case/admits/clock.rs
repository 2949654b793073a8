//! What is not signed by a clock that is behind what others signed.

use super::Refusal;
use crate::domain::entry::Timestamp;
use crate::domain::gates::{Gap, Lifter};

/// The refusal of what a clock dates before what is proved.
pub fn clock_behind(now: Timestamp, proved: Timestamp) -> Refusal {
    let told = |at: Timestamp| at.utc().format("%Y-%m-%d %H:%M UTC").to_string();
    Refusal::Rule(Gap {
        code: "clock-behind",
        names: vec![("now", told(now)), ("proved", told(proved))],
        lifted_by: Lifter::Person,
        command: String::new(),
    })
}
