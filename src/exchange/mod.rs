//! Events that were signed elsewhere: how they come in, and how they are handed out for others to check. What is asked
//! of them does not depend on when or where they arrive.

pub mod admit;
pub mod checkpoint;
pub mod danger;
pub mod proof;
