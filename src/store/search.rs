//! Words that are searched for in everything that a reader may see: `domain/sight.rs` says what that is, so that
//! a recused person finds nothing of the case.

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::Serialize;

use crate::domain::ids::EventId;
use crate::domain::sight::{Page, Part, Reader};
use crate::store::Store;
use crate::store::columns::{CaseRow, beside};
use crate::store::connect::intact;
use crate::store::error::StoreError;
use crate::store::query::{asking, match_of};
use crate::store::visible::visible;

/// A place where searched words occur.
#[derive(Debug, Clone, Serialize)]
pub struct Hit {
    /// The case.
    pub case: CaseRow,
    /// The event in which they occur.
    pub event: EventId,
    /// The words around, with the found ones between `[` and `]`.
    pub excerpt: String,
}

impl Store {
    /// Where words occur, best match first, in the cases about which the reader has declared.
    pub fn search(&self, words: &str, limit: u32, reader: &Reader) -> Result<Vec<Hit>, StoreError> {
        let Some(question) = match_of(words) else { return Ok(Vec::new()) };
        let (visible, values) = visible(reader, Page::Case, Part::Words);
        let (columns, beside) = (CaseRow::columns(), beside());
        let sql = format!(
            "SELECT {columns}, t.event AS event, snippet(words, 0, '[', ']', '…', 16) AS excerpt
             FROM words w JOIN texts t ON t.doc = w.rowid JOIN cases c ON c.came = t.came {beside}
             WHERE words MATCH ? AND {visible} ORDER BY rank, t.event LIMIT ?"
        );
        let values = asking(reader)
            .into_iter()
            .chain([Value::Text(question)])
            .chain(values)
            .chain([Value::Integer(i64::from(limit))]);
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_and_then(params_from_iter(values), |row| {
            let event: Vec<u8> = row.get("event")?;
            let event = EventId::from_slice(&event).unwrap_or_default();
            Ok::<_, StoreError>(Hit { case: CaseRow::read(row)?, event, excerpt: row.get("excerpt")? })
        })?;
        let mut hits = rows.collect::<Result<Vec<_>, _>>()?;
        intact(&self.connection)?;
        for hit in &mut hits {
            hit.case.short = self.short(hit.case.id)?;
        }
        Ok(hits)
    }
}
