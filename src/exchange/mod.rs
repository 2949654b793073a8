//! The door: events that were signed elsewhere. It asks what does not depend on when or where they arrive.

pub mod admit;
pub mod checkpoint;
pub mod danger;
pub mod proof;
