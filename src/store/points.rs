//! The named moments of everything that writes to a store. A test arms one of them and the process ends there, as in a
//! power cut; nobody else can. What must hold afterwards stands in `docs/threat-model.md`.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A moment at which a write may be cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// The transaction of an append is open.
    AppendBegun,
    /// Its events are in, its views are not.
    AppendEntered,
    /// Its views are in, nothing is committed.
    AppendViewed,
    /// It is durable, and remembered nowhere else.
    AppendCommitted,
    /// It is remembered outside, and nobody has been told.
    AppendAnchored,
}

impl Point {
    /// Every moment.
    pub const ALL: [Point; 5] = [
        Point::AppendBegun,
        Point::AppendEntered,
        Point::AppendViewed,
        Point::AppendCommitted,
        Point::AppendAnchored,
    ];
}

/// No moment is armed.
const NONE: usize = usize::MAX;

static ARMED: AtomicUsize = AtomicUsize::new(NONE);

/// Ends the process when it next comes to this moment.
pub fn arm(point: Point) {
    ARMED.store(point as usize, Ordering::SeqCst);
}

/// The process is at this moment.
pub fn reach(point: Point) {
    if ARMED.load(Ordering::Relaxed) == point as usize {
        std::process::abort();
    }
}
