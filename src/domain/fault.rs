//! The invalid events of a log: each is not as somebody signed it, or cannot be read at all. An invalid event has no
//! effect, and nothing else gains effect because it is absent: see `case/replay.rs`, `roster/doubt.rs`.

use std::collections::BTreeMap;

use crate::domain::event::{Act, Declared, Route};
use crate::domain::ids::EventId;
use crate::domain::positions::Positions;
use crate::domain::words::words;

words! {
    /// Why an event is invalid.
    Fault "fault" {
        /// The signature is not that of the key that it names.
        Signature = "signature",
        /// Its bytes are no event.
        Malformed = "malformed",
        /// Its first line says that a newer program wrote it.
        Newer = "newer",
        /// Its bytes are those of another event than the one that arrived.
        OtherId = "other-id",
        /// It is stored where it does not belong.
        Misplaced = "misplaced",
        /// Its body is not the one that its author signed.
        OtherBody = "other-body",
        /// Its body is gone, and no purge took it.
        BodyMissing = "body-missing",
        /// Others build on it, and it is not here.
        Missing = "missing",
        /// It does not link to the others.
        Unlinked = "unlinked",
        /// It rests on an invalid event of the roster.
        Roster = "roster",
    }
}

/// The invalid events of one log.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    all: BTreeMap<EventId, Fault>,
    /// By position: whose past is not wholly here.
    gapped: Positions,
    /// By position: what is not signed by the key that it names, and what builds on that or has a gap in its past.
    not_firm: Positions,
}

impl Faults {
    pub(super) fn named(all: BTreeMap<EventId, Fault>) -> Faults {
        let room = Positions::none(super::positions::MAX_EVENTS);
        Faults { all, gapped: room.clone(), not_firm: room }
    }

    pub(super) fn name(&mut self, id: EventId, fault: Fault) {
        self.all.entry(id).or_insert(fault);
    }

    /// Adds the event at `at` with these parents.
    pub(super) fn follow(&mut self, at: usize, id: EventId, parents: &[usize], gap: bool) {
        if gap || parents.iter().any(|parent| self.gapped.contains(*parent)) {
            self.gapped.insert(at);
        }
        let unsigned = self.of(id) == Some(Fault::Signature);
        if gap || unsigned || parents.iter().any(|parent| self.not_firm.contains(*parent)) {
            self.not_firm.insert(at);
        }
    }

    /// Whether everything is valid.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Every invalid event.
    pub fn all(&self) -> &BTreeMap<EventId, Fault> {
        &self.all
    }

    /// Why an event is invalid.
    pub fn of(&self, id: EventId) -> Option<Fault> {
        self.all.get(&id).copied()
    }

    /// Whether something that the author of the event at `at` had seen is not here: then it cannot be said that it was
    /// never allowed.
    pub fn has_gap_before(&self, at: usize) -> bool {
        self.gapped.contains(at)
    }

    /// Whether the event at `at`, and all that its author had seen, is here as it was signed: what new events build on,
    /// so that they link wherever the true events are.
    pub fn is_firm(&self, at: usize) -> bool {
        !self.not_firm.contains(at)
    }
}

/// Whether an act is signed whatever is invalid and whatever the clock says: a report of danger, a recusal, the end of
/// a role.
pub fn is_never_held_up(act: &Act) -> bool {
    match act {
        Act::Flag { route, .. } | Act::Refer { route } => *route == Some(Route::Safety),
        Act::Declare { state, .. } => *state == Declared::Recused,
        Act::Revoke { .. } => true,
        _ => false,
    }
}
