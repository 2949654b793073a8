//! The order in which events arrived here, each linked to the one before.

use rusqlite::{Connection, OptionalExtension};

use crate::store::error::StoreError;

/// The last arrival and the chain at it.
pub(super) fn last_arrival(connection: &Connection) -> Result<Option<(i64, [u8; 32])>, StoreError> {
    let last: Option<(i64, Vec<u8>)> = connection
        .prepare_cached("SELECT seq, chain FROM arrivals ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((seq, chain)) = last else { return Ok(None) };
    chain.try_into().map(|chain| Some((seq, chain))).map_err(|_| broken_chain())
}

/// The arrivals do not make a chain, so nothing can be said of how far the store has come.
pub(super) fn broken_chain() -> StoreError {
    StoreError::Damaged("the arrival chain is broken".into())
}
