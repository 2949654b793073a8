//! A store that is older than what was seen of it last (`watch.rs` remembers that), or another one: how it is noticed;
//! and going back on purpose, where it is taken as it is. Who meant it so, when and why stays in the store and is shown
//! for ever.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::domain::entry::Timestamp;
use crate::domain::ids::{PersonId, PublicKey};
use crate::store::Store;
use crate::store::anchor::{Anchor, Gone, Stale};
use crate::store::connect::{intact, is_read_alone, no_index};
use crate::store::error::StoreError;
use crate::store::outbox::tell_again;
use crate::store::private::io;
use crate::store::state_file::write;
use crate::store::watch::{Freshness, anchor_of, meant};

/// The acceptance of a store that is not what was seen last. It stays in the store and is shown for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rollback {
    /// Which one, counted from 1.
    pub number: u32,
    /// Who accepted it.
    pub by: PersonId,
    /// With which key.
    pub key: PublicKey,
    /// When.
    pub at: String,
    /// Why.
    pub why: String,
    /// What was accepted.
    #[serde(flatten)]
    pub stale: Stale,
}

/// Compares a store with what is known of it by one row; the whole chain is `verify`'s work.
pub(super) fn stale(connection: &Connection, known: Anchor) -> Result<Option<Stale>, StoreError> {
    let found = anchor_of(connection)?;
    let row = |column: &str, seq: i64| {
        connection
            .prepare_cached(&format!("SELECT {column} FROM arrivals WHERE seq = ?"))?
            .query_row([seq], |row| row.get::<_, rusqlite::types::Value>(0))
    };
    let how = if found.roster != known.roster {
        Gone::AnotherRoster
    } else if found.events < known.events {
        Gone::RolledBack
    } else {
        match row("chain", known.events).optional()? {
            Some(rusqlite::types::Value::Blob(chain)) if chain == known.chain.as_bytes() => {
                return Ok(None);
            }
            _ => Gone::Spliced,
        }
    };
    let last = match row("at", found.events).optional()? {
        Some(rusqlite::types::Value::Text(at)) => at,
        _ => String::new(),
    };
    Ok(Some(Stale { how, known, found, last }))
}

impl Store {
    /// Accepts a store that is not what was seen here last: writes who, when and why into the store, and takes what is
    /// here as known from now on. `None` where there is nothing to accept. Where the store or the anchor cannot be
    /// written, the store stays as it was.
    pub fn accept_rollback(
        &mut self,
        by: PersonId,
        key: PublicKey,
        why: &str,
        now: Timestamp,
    ) -> Result<Option<Rollback>, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        let Some(watch) = &mut self.watch else { return Ok(None) };
        let Freshness::Stale(stale) = watch.freshness.clone() else { return Ok(None) };
        if is_read_alone(&self.connection) {
            return Err(no_index());
        }
        self.connection.pragma_update(None, "query_only", false)?;
        let rollback =
            Rollback { number: 0, by, key, at: now.to_string(), why: why.to_owned(), stale: *stale };
        let kept = keep(&mut self.connection, &watch.file, rollback);
        if kept.is_ok() {
            watch.freshness = Freshness::Fresh;
        } else {
            self.connection.pragma_update(None, "query_only", true)?;
        }
        kept.map(Some)
    }

    /// Writes into a store that is about to take the place of one that had more who means it so, and why. `known` is
    /// how far that one had come. `None` where nothing of it is missing here.
    pub fn note_rollback(
        &mut self,
        by: PersonId,
        key: PublicKey,
        why: &str,
        now: Timestamp,
        known: Anchor,
    ) -> Result<Option<Rollback>, StoreError> {
        let Some(stale) = stale(&self.connection, known)? else { return Ok(None) };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rollback = Rollback { number: 0, by, key, at: now.to_string(), why: why.to_owned(), stale };
        let noted = note(&transaction, rollback)?;
        transaction.commit()?;
        Ok(Some(noted))
    }

    /// Every acceptance of a store that was not what was seen last, oldest first.
    pub fn rollbacks(&self) -> Result<Vec<Rollback>, StoreError> {
        rollbacks(&self.connection)
    }
}

fn rollbacks(connection: &Connection) -> Result<Vec<Rollback>, StoreError> {
    let mut statement = connection
        .prepare("SELECT value FROM local WHERE name BETWEEN 'rollback-' AND 'rollback-:' ORDER BY name")?;
    let rows = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut all = Vec::new();
    for row in rows {
        let read = serde_json::from_slice(&row?);
        all.push(read.map_err(|error| StoreError::Damaged(format!("an accepted rollback: {error}")))?);
    }
    intact(connection)?;
    Ok(all)
}

/// Writes into the store, under the next number, that it is not what was seen, and that somebody means it so.
fn note(transaction: &Connection, mut rollback: Rollback) -> Result<Rollback, StoreError> {
    let number = rollbacks(transaction)?.last().map_or(1, |last| last.number.saturating_add(1));
    rollback.number = number;
    let bytes = serde_json::to_vec(&rollback).map_err(|error| StoreError::Damaged(error.to_string()))?;
    transaction.execute(
        "INSERT INTO local (name, value) VALUES (?, ?)",
        params![format!("rollback-{number:06}"), bytes],
    )?;
    tell_again(transaction)?;
    Ok(rollback)
}

/// Writes an acceptance of the store as it is now into it, and then the anchor. Between the two, the intent is recorded
/// beside the anchor, so that after an interruption nobody is asked again.
fn keep(connection: &mut Connection, file: &Path, mut rollback: Rollback) -> Result<Rollback, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    rollback.stale.found = anchor_of(&transaction)?;
    let rollback = note(&transaction, rollback)?;
    let next = meant(file);
    write(&next, &rollback.stale.found.to_text())?;
    transaction.commit()?;
    fs::rename(&next, file).map_err(io(file))?;
    Ok(rollback)
}
