//! Reading a log: its events, the case that they leave, the files that they name.

use rusqlite::OptionalExtension;

use crate::domain::case::CaseFile;
use crate::domain::entry::Entry;
use crate::domain::history::History;
use crate::domain::ids::{Digest256, EventId};
use crate::domain::roster::Roster;
use crate::store::Store;
use crate::store::batch::Blob;
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::latest::{Latest, State};
use crate::store::reading::{self, Log, Trust, case_of, length, with_arrivals};
use crate::store::signatures::Signed;

impl Store {
    /// The events of one log, each checked against its hashes and its signature, with the faults found.
    pub fn history(&self, log: EventId) -> Result<History, StoreError> {
        let history =
            reading::read(&self.connection, log, Trust::Nothing(&self.signatures)).map(Log::history);
        self.compare(log, history, |history| history)
    }

    /// A case as its events leave it, each checked against its hashes and its signature.
    pub fn case(&self, log: EventId, roster: &Roster) -> Result<CaseFile, StoreError> {
        let state = State::of(&self.connection)?;
        let latest = self
            .latest
            .borrow()
            .as_ref()
            .filter(|latest| latest.is(log, state, roster))
            .map(|latest| latest.file.clone());
        let file = match latest {
            Some(file) => Ok(file),
            None => case_of(&self.connection, log, roster, Trust::Nothing(&self.signatures))
                .inspect(|file| drop(self.latest.replace(Some(Latest::of(file.clone(), state, roster))))),
        };
        self.compare(log, file, CaseFile::history)
    }

    /// One of thousands of cases that are counted together: the signatures of one that was whole when it was written
    /// last are not checked again.
    pub fn case_among_many(&self, log: EventId, roster: &Roster) -> Result<CaseFile, StoreError> {
        case_of(&self.connection, log, roster, Trust::Arrival(&self.signatures))
    }

    /// A case as it stood earlier, its clocks knowing what [`Store::case`] lets them know.
    pub fn as_it_arrived(&self, file: CaseFile) -> Result<CaseFile, StoreError> {
        let read = reading::read(&self.connection, file.id, Trust::Nothing(&self.signatures))?;
        Ok(with_arrivals(file, &read.early))
    }

    /// How many events of a log are here, those that do not verify among them.
    pub fn length(&self, log: EventId) -> Result<usize, StoreError> {
        length(&self.connection, log)
    }

    /// Whether a file is kept here.
    pub fn has_document(&self, blob: Digest256) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM documents WHERE blob = ?")?;
        Ok(statement.exists([blob.as_bytes()])?)
    }

    /// Whether an event names a file that has not come yet.
    pub fn awaits(&self, blob: Digest256) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM awaited WHERE blob = ?")?;
        Ok(statement.exists([blob.as_bytes()])?)
    }

    /// Those of these events that are not signed by the key that they name.
    pub fn unsigned(&self, entries: &[&Entry]) -> Vec<EventId> {
        self.signatures.failing_among(&entries.iter().map(|entry| Signed::of(entry)).collect::<Vec<_>>())
    }

    /// A kept file.
    pub fn document(&self, blob: Digest256) -> Result<Option<Blob>, StoreError> {
        let bytes: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT bytes FROM documents WHERE blob = ?")?
            .query_row([blob.as_bytes()], |row| row.get(0))
            .optional()?;
        intact(&self.connection)?;
        Ok(bytes.map(|bytes| Blob { digest: blob, bytes }))
    }
}
