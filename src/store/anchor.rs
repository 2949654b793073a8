//! The anchor: how far a store had come when somebody last saw it, remembered in their own folder, outside of the
//! store. Encryption authenticates pages, not versions: an old copy that is put back verifies. Only a memory outside of
//! the store can tell.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{Digest256, EventId, sha256};
use crate::domain::words::words;

/// The first line of an anchor's file.
const FIRST_LINE: &str = "greenlight1 anchor";

/// The link of the arrival chain after `chain` for an event.
pub fn link(chain: &[u8; 32], event: &EventId) -> [u8; 32] {
    let mut bytes = [0; 64];
    let (before, id) = bytes.split_at_mut(32);
    before.copy_from_slice(chain);
    id.copy_from_slice(event.as_bytes());
    sha256(&bytes)
}

/// How many hexadecimal digits of a chain stand at the foot of a summary: too many to be met by trying.
pub const SHOWN_DIGITS: usize = 16;

/// How far a store has come: so many arrivals, and the chain over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The roster's log: which party's store it is.
    pub roster: EventId,
    /// How many events had arrived.
    pub events: i64,
    /// The chain at the last of them.
    pub chain: Digest256,
}

impl Anchor {
    /// How the chain begins, as people see it.
    pub fn digits(&self) -> String {
        self.chain.to_string().chars().take(SHOWN_DIGITS).collect()
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let Anchor { roster, events, chain } = self;
        format!("{FIRST_LINE}\nroster {roster}\narrivals {events}\nchain {chain}\n")
    }

    /// Reads a file: accepts only what [`Anchor::to_text`] prints.
    pub fn parse(text: &str) -> Option<Anchor> {
        let mut lines = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?.split('\n');
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let anchor = Anchor {
            roster: value("roster")?.parse().ok()?,
            events: value("arrivals")?.parse().ok().filter(|events| *events > 0)?,
            chain: value("chain")?.parse().ok()?,
        };
        (anchor.to_text() == text).then_some(anchor)
    }
}

words! {
    /// How a store is not what was seen here last.
    Gone "stale" {
        /// Events that had arrived are not here: an older copy, or one that was cut short.
        RolledBack = "rolled-back",
        /// There are as many, but others: something was put in, taken out or exchanged.
        Spliced = "spliced",
        /// It is another party's store, or a new one.
        AnotherRoster = "another-roster",
    }
}

/// A store that is not what was seen here last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// In which way.
    pub how: Gone,
    /// What was seen last.
    pub known: Anchor,
    /// What is here.
    pub found: Anchor,
    /// When the last event that is here arrived, by the clock of the machine that took it in.
    pub last: String,
}

impl Stale {
    /// How many events are known to be missing.
    pub fn missing(&self) -> i64 {
        (self.known.events - self.found.events).max(0)
    }
}
