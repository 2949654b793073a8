//! Takes in events that were signed elsewhere, and hands events out for others to check. The checks do not
//! depend on when or where an event arrives.

pub mod admit;
pub mod asking;
pub mod bundle;
pub mod checkpoint;
pub mod danger;
pub mod invitation;
mod lines;
pub mod mailbox;
pub mod pack;
pub mod proof;
pub mod receive;
pub mod round;
pub mod six_words;
pub mod spread;
pub mod sync;
pub mod withdraw;
