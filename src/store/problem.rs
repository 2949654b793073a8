//! Something that does not verify: which event of which log, and what is wrong with it.

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::domain::entry::Entry;
use crate::domain::ids::EventId;
use crate::domain::words::words;

/// How many problems are named at most; a damaged file has as many as it has pages.
pub(super) const MOST: usize = 1000;

words! {
    /// What can be wrong. Problems of one event are listed in this order.
    Wrong "verify" {
        AnotherRoster = "another-roster", ArrivalChain = "arrival-chain", ArrivalMissing = "arrival-missing",
        BadSignature = "bad-signature", BodyMissing = "body-missing", DocumentDiffers = "document-differs",
        DocumentMissing = "document-missing", DocumentUnnamed = "document-unnamed", EventMissing = "event-missing",
        Malformed = "malformed", MarkAhead = "mark-ahead", MarkDiffers = "mark-differs", Misplaced = "misplaced",
        NoFirst = "no-first", OtherId = "other-id", Page = "page",
        /// A recovery key that no administrator made. It concerns who may open the store, not the record, and
        /// `person rekey` resolves it.
        Unfounded = "recovery-unfounded",
        RolledBack = "rolled-back", Schema = "schema", SlipCount = "slip-count", SlipHead = "slip-head",
        SlipLog = "slip-log", SlipMalformed = "slip-malformed", SlipNewer = "slip-newer", SlipRoster = "slip-roster",
        SlipSignature = "slip-signature", SlipStranger = "slip-stranger", Spliced = "spliced", Unlinked = "unlinked",
        View = "view", Void = "void",
    }
}

/// Something that does not verify.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Its place among the arrivals; `None` for what is no event.
    pub seq: Option<i64>,
    /// The log.
    pub log: Option<EventId>,
    /// The event.
    pub event: Option<EventId>,
    /// What is wrong.
    pub what: Wrong,
    /// What more can be said: a table, a rule.
    pub detail: String,
    /// Where that is two numbers: what they are, how many there should be, how many are here.
    #[serde(skip)]
    pub counts: Option<(Counts, i64, i64)>,
}

/// What a number of events that is held against those here comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// This machine's memory.
    Known,
    /// A slip.
    Attested,
}

impl Problem {
    /// One that concerns no event in particular.
    pub fn of_store(what: Wrong, detail: &str) -> Problem {
        Problem { seq: None, log: None, event: None, what, detail: detail.to_owned(), counts: None }
    }
}

pub(super) fn of_view(log: Option<EventId>, view: &str) -> Problem {
    Problem { log, ..Problem::of_store(Wrong::View, view) }
}

pub(super) fn of_event(connection: &Connection, entry: &Entry, what: Wrong, detail: &str) -> Problem {
    let seq = seq_of(connection, entry);
    Problem { seq, log: Some(entry.log()), event: Some(entry.id), ..Problem::of_store(what, detail) }
}

fn seq_of(connection: &Connection, entry: &Entry) -> Option<i64> {
    let mut statement =
        connection.prepare_cached("SELECT seq FROM entries WHERE log = ? AND n = ? AND id = ?").ok()?;
    let (log, n, id) = (entry.log(), entry.header.n, entry.id);
    statement.query_row(params![log.as_bytes(), n, id.as_bytes()], |row| row.get(0)).ok()
}
