//! What was sent to whom, so that nothing is sent twice and nothing that was lost on the way is forgotten: what each
//! colleague was last told of a log, the own bundles that lie in a mailbox, and the bundles that need no second look.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::domain::entry::{Entry, Timestamp};
use crate::domain::ids::{Digest256, EventId, PublicKey};
use crate::domain::sight::Reader;
use crate::store::Store;
use crate::store::attest::column_of;
use crate::store::colleagues::{Attested, LogNote, damaged, heads_of};
use crate::store::error::StoreError;
use crate::store::rows::ids;
use crate::store::visible::{ASKING, rendered};

/// An own bundle that is about to lie in a mailbox.
#[derive(Debug, Clone)]
pub struct Posted<'a> {
    /// SHA-256 of its file.
    pub bundle: Digest256,
    /// The mailboxes.
    pub mailboxes: &'a [String],
    /// The keys of its recipients.
    pub to: &'a [PublicKey],
    /// What it tells.
    pub tells: &'a [LogNote],
}

/// What a colleague was last told of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The heads that this store had of it.
    pub heads: Vec<EventId>,
    /// Whether events came with it.
    pub sent: bool,
}

/// An own bundle in a mailbox.
#[derive(Debug, Clone)]
pub struct InMailbox {
    /// SHA-256 of its file.
    pub bundle: Digest256,
    /// When it was made.
    pub at: Timestamp,
    /// Whether every recipient has what it brings, as their own bundles say.
    pub arrived: bool,
}

/// The cases of which a colleague may have to be sent or told something, from the views.
const OUTSTANDING: &str = "SELECT c.log FROM cases c
    LEFT JOIN attested a ON a.key = ?1 AND a.log = c.log
    LEFT JOIN told t ON t.key = ?1 AND t.log = c.log";

fn digest(bytes: &[u8]) -> Result<Digest256, StoreError> {
    Digest256::from_slice(bytes).map_err(|_| damaged())
}

impl Store {
    /// The cases of which a colleague, at one of their keys, may have to be sent or told something. Those that do not
    /// verify are not sent.
    pub fn outstanding(&self, reader: &Reader, key: PublicKey) -> Result<BTreeSet<EventId>, StoreError> {
        let (visible, values) = rendered(&reader.condition_sent(), reader);
        let sql = format!(
            "{OUTSTANDING} {ASKING} WHERE c.status <> 'broken' AND {visible} AND (t.heads IS NOT c.heads
             OR t.sent = 0 AND a.heads IS NOT c.heads OR coalesce(a.lacks, '') <> '')"
        );
        let first = [Value::Blob(key.0.to_vec()), Value::Text(reader.person.to_string())];
        ids(
            &self.connection,
            &sql.replace("?1", "?"),
            params_from_iter(first.iter().take(1).chain(&first).chain(&values)),
        )
    }

    /// What a colleague was last told of a log at one of their keys.
    pub fn told(&self, key: PublicKey, log: EventId) -> Result<Option<Told>, StoreError> {
        let sql = "SELECT heads, sent FROM told WHERE key = ? AND log = ?";
        let row =
            self.connection.prepare_cached(sql)?.query_row(params![key.as_bytes(), log.as_bytes()], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?))
            });
        row.optional()?.map(|(heads, sent)| Ok(Told { heads: heads_of(&heads)?, sent })).transpose()
    }

    /// Notes a bundle before it is put into its mailboxes: one that does not get there is missed at the next look, and
    /// what it brings is sent again.
    pub fn post(&self, posted: &Posted<'_>, now: Timestamp) -> Result<(), StoreError> {
        let arrivals = self.anchor()?.events;
        self.own(|vault| {
            for mailbox in posted.mailboxes {
                vault
                    .prepare_cached(
                        "INSERT OR REPLACE INTO outbox (bundle, mailbox, at, arrivals) VALUES (?, ?, ?, ?)",
                    )?
                    .execute(params![posted.bundle.as_bytes(), mailbox, now.to_string(), arrivals])?;
            }
            look_at(vault, posted.bundle, now)?;
            let mut put = vault.prepare_cached(
                "INSERT OR REPLACE INTO told (key, log, heads, bundle, sent) VALUES (?, ?, ?, ?, ?)",
            )?;
            for LogNote { attested: Attested { state, .. }, sent } in posted.tells {
                for key in posted.to {
                    put.execute(params![
                        key.as_bytes(),
                        state.log.as_bytes(),
                        column_of(&state.heads),
                        posted.bundle.as_bytes(),
                        *sent > 0
                    ])?;
                }
            }
            Ok(())
        })
    }

    /// The own bundles that should lie in a mailbox.
    pub fn in_mailbox(&self, mailbox: &str) -> Result<Vec<InMailbox>, StoreError> {
        // A bundle with events has arrived once each recipient attests the heads that they were told with it; one that
        // only tells, once something came from a recipient's store that knew of it. What a later bundle told again
        // counts with that.
        let sql = "SELECT o.bundle, o.at,
                     EXISTS (SELECT 1 FROM told t LEFT JOIN attested a ON a.key = t.key AND a.log = t.log
                             LEFT JOIN colleagues k ON k.key = t.key
                             WHERE t.bundle = o.bundle AND
                                 iif(t.sent, a.heads IS NOT t.heads, coalesce(k.knows, 0) < o.arrivals))
                   FROM outbox o WHERE o.mailbox = ? ORDER BY o.at, o.bundle";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then([mailbox], |row| {
            let bundle = digest(row.get_ref(0)?.as_blob().map_err(|_| damaged())?)?;
            let at = row.get_ref(1)?.as_str().ok().and_then(|at| at.parse().ok()).ok_or_else(damaged)?;
            Ok(InMailbox { bundle, at, arrived: !row.get::<_, bool>(2)? })
        })?;
        rows.collect()
    }

    /// An own bundle is no longer in a mailbox. Where it did not arrive, its recipients were told nothing.
    pub fn gone_from_mailbox(
        &self,
        mailbox: &str,
        bundle: Digest256,
        arrived: bool,
    ) -> Result<(), StoreError> {
        self.own(|vault| {
            let gone = "DELETE FROM outbox WHERE mailbox = ? AND bundle = ?";
            vault.prepare_cached(gone)?.execute(params![mailbox, bundle.as_bytes()])?;
            let elsewhere = "SELECT 1 FROM outbox WHERE bundle = ?";
            if !arrived && !vault.prepare_cached(elsewhere)?.exists([bundle.as_bytes()])? {
                let untold = "DELETE FROM told WHERE bundle = ?";
                vault.prepare_cached(untold)?.execute([bundle.as_bytes()])?;
            }
            Ok(())
        })
    }

    /// Whether a bundle needs no second look.
    pub fn was_looked_at(&self, bundle: Digest256) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM looked_at WHERE bundle = ?";
        Ok(self.connection.prepare_cached(sql)?.exists([bundle.as_bytes()])?)
    }

    /// A bundle needs no second look.
    pub fn looked_at(&self, bundle: Digest256, now: Timestamp) -> Result<(), StoreError> {
        self.own(|vault| look_at(vault, bundle, now))
    }

    /// Through which mailbox a colleague's bundle came.
    pub fn heard_through(&self, key: PublicKey, mailbox: &str) -> Result<(), StoreError> {
        self.own_statement(
            "UPDATE colleagues SET mailbox = ? WHERE key = ?",
            params![mailbox, key.as_bytes()],
        )
    }

    /// The mailbox through which a colleague was heard last.
    pub fn mailbox_of(&self, key: PublicKey) -> Result<Option<String>, StoreError> {
        let sql = "SELECT mailbox FROM colleagues WHERE key = ?";
        let found = self.connection.prepare_cached(sql)?.query_row([key.as_bytes()], |row| row.get(0));
        Ok(found.optional()?.flatten())
    }

    /// When an event arrived here.
    pub fn arrived_at(&self, entry: &Entry) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT a.at FROM entries e JOIN arrivals a ON a.seq = e.seq
                   WHERE e.log = ? AND e.n = ? AND e.id = ?";
        let log = entry.log();
        let place = params![log.as_bytes(), entry.header.n, entry.id.as_bytes()];
        let at = self.connection.prepare_cached(sql)?.query_row(place, |row| row.get::<_, String>(0));
        Ok(at.optional()?.and_then(|at| at.parse().ok()))
    }
}

fn look_at(vault: &Connection, bundle: Digest256, now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO looked_at (bundle, at) VALUES (?, ?)";
    vault.prepare_cached(sql)?.execute(params![bundle.as_bytes(), now.to_string()])?;
    Ok(())
}
