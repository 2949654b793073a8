//! The case that was read last. One command looks at a case, signs on it and says what became of it: as long as nobody
//! wrote to the vault, it is read once. The state is asked for before the case is read: when somebody commits in
//! between, the case is kept under a state that has passed, and read again.

use rusqlite::Connection;

use crate::domain::case::CaseFile;
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;
use crate::store::error::StoreError;

/// A state of the vault, as one connection sees it: it changes when another connection commits, and when this one
/// writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    others: i64,
    own: u64,
}

impl State {
    pub(super) fn of(connection: &Connection) -> Result<State, StoreError> {
        let others = connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(State { others, own: connection.total_changes() })
    }
}

/// A case, its signatures checked, the state of the vault from which it was read, and the heads of the roster under
/// which it was judged: a roster can have an event more that is not stored yet.
#[derive(Debug)]
pub(super) struct Latest {
    pub(super) file: CaseFile,
    pub(super) state: State,
    pub(super) roster: Vec<EventId>,
}

impl Latest {
    pub(super) fn of(file: CaseFile, state: State, roster: &Roster) -> Latest {
        Latest { file, state, roster: roster.heads() }
    }

    /// Whether it is this case, as it stands in this state.
    pub(super) fn is(&self, log: EventId, state: State, roster: &Roster) -> bool {
        self.file.id == log && self.state == state && self.roster == roster.heads()
    }
}
