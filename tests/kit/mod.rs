//! What the tests share: an invented party whose events are signed in memory, and a town in which the real program runs.

pub mod acts;
pub mod apart;
pub mod books;
pub mod golden;
pub mod machines;
pub mod party;
pub mod pty;
pub mod random;
pub mod stage;
pub mod town;
pub mod vectors;
