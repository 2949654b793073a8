//! The named moments of everything that writes to a store. A test arms one of them and the process ends
//! there, as in a power cut; nobody else can. What must be true afterwards is in `docs/threat-model.md`.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Declares the moments, and the list of them all.
macro_rules! points {
    ($($(#[$doc:meta])* $point:ident),+ $(,)?) => {
        /// A moment at which a write may be cut short.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Point { $($(#[$doc])* $point),+ }

        impl Point {
            /// Every moment.
            pub const ALL: &'static [Point] = &[$(Point::$point),+];
        }
    };
}

points! {
    /// The transaction of an append is open.
    AppendBegun,
    /// Its events are in, its views are not.
    AppendEntered,
    /// Its views are in, nothing is committed.
    AppendViewed,
    /// It is durable, and the anchor does not know it yet.
    AppendCommitted,
    /// The anchor knows it, and nothing was printed yet.
    AppendAnchored,
    /// Somebody was given a role, and has no file that opens the vault.
    GrantSigned,
    /// Somebody's last role ended, and the vault has its old key.
    RevokeSigned,
    /// Their file in the folder of keys is gone, too.
    RevokeDismissed,
    /// Nobody else is at the vault that is to be re-keyed.
    RekeyAlone,
    /// The new key is written, wrapped, beside the old one.
    RekeyNextWritten,
    /// The vault is encrypted with the new key, and its key files are not in their place.
    RekeyCipherDone,
    /// The old files are out of the way, the new ones not in it.
    RekeyHalfSwapped,
    /// The new files are in their place, the old ones not gone.
    RekeySwapped,
    /// A backup is written and sealed, and nobody has looked at it.
    BackupSealed,
    /// It was opened and verified, and does not have its name yet.
    BackupTested,
    /// A restored store is ready beside the present one.
    RestoreUnpacked,
    /// The one that was here is moved aside.
    RestoreMovedAside,
    /// The restored one is in its place, and nothing was printed yet.
    RestoreMovedIn,
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
