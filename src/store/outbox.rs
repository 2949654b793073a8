//! What was sent to whom, so that nothing is sent twice and nothing that was lost on the way is forgotten: what each
//! colleague was last told of a log, the own bundles that lie in a mailbox, and the bundles that need no second look.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, params};

use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, EventId, PublicKey};
use crate::store::Store;
use crate::store::attest::column_of;
use crate::store::colleagues::{Attested, Lack, LogNote, damaged, heads_of, lacks_of, lines_of};
use crate::store::error::StoreError;
use crate::store::rows::Cell;
use crate::store::stirred::{EVERYTHING, stir};

/// What an own bundle brings of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brings {
    /// The log.
    pub log: EventId,
    /// The heads of its events; none where only bodies or documents come.
    pub heads: Vec<EventId>,
    /// Those bodies and documents.
    pub lacks: Vec<Lack>,
}

/// An own bundle that is about to lie in a mailbox.
#[derive(Debug, Clone)]
pub struct Posted<'a> {
    /// SHA-256 of its file.
    pub bundle: Digest256,
    /// How many bytes that has.
    pub size: usize,
    /// The mailboxes.
    pub mailboxes: &'a [String],
    /// The keys of its recipients.
    pub to: &'a [PublicKey],
    /// What it tells.
    pub tells: &'a [LogNote],
    /// What it brings.
    pub brings: &'a [Brings],
}

/// What is on its way to a colleague of a log.
#[derive(Debug, Clone, Default)]
pub struct OnItsWay {
    /// Heads of the events.
    pub heads: BTreeSet<EventId>,
    /// Bodies and documents.
    pub lacks: BTreeSet<Lack>,
}

/// An own bundle in a mailbox.
#[derive(Debug, Clone)]
pub struct InMailbox {
    /// SHA-256 of its file.
    pub bundle: Digest256,
    /// The mailbox.
    pub mailbox: String,
    /// When it was made.
    pub at: Timestamp,
    /// How many bytes it has.
    pub size: u64,
    /// The keys that open it.
    pub recipients: Vec<PublicKey>,
    /// Whether every recipient has what it brings, as their own bundles say.
    pub arrived: bool,
    /// Whether a recipient took in a later one, and still lacks what this one brings.
    pub overtaken: bool,
}

/// Why an own bundle does not lie in its mailbox any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Everybody has what it brings.
    Arrived,
    /// It does not reach who should have it: what it brings is sent again at once.
    Lost,
    /// It lay there for too long: what it brings is sent again once something is heard of who lacks it.
    TooLong,
}

impl Store {
    /// The heads that this store had of a log when each colleague was last told of it, by their keys.
    pub fn told(&self, log: EventId) -> Result<BTreeMap<PublicKey, Vec<EventId>>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT key, heads FROM told WHERE log = ?")?;
        let rows = statement.query_and_then([log.as_bytes()], |row| {
            Ok((PublicKey::read(row, 0)?, heads_of(&row.get::<_, Vec<u8>>(1)?)?))
        })?;
        rows.collect()
    }

    /// What is on its way to colleagues of a log, by their keys.
    pub fn on_its_way(&self, log: EventId) -> Result<BTreeMap<PublicKey, OnItsWay>, StoreError> {
        let mut all: BTreeMap<PublicKey, OnItsWay> = BTreeMap::new();
        let mut statement =
            self.connection.prepare_cached("SELECT key, heads, lacks FROM sent WHERE log = ?")?;
        let mut rows = statement.query([log.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let (heads, lacks): (Vec<u8>, String) = (row.get(1)?, row.get(2)?);
            let to = all.entry(PublicKey::read(row, 0)?).or_default();
            to.heads.extend(heads_of(&heads)?);
            to.lacks.extend(lacks_of(&lacks)?);
        }
        Ok(all)
    }

    /// Notes a bundle before it is put into its mailboxes: one that does not get there is missed at the next look, and
    /// what it brings is sent again.
    pub fn post(&self, posted: &Posted<'_>, now: Timestamp) -> Result<(), StoreError> {
        let arrivals = self.anchor()?.events;
        let size = i64::try_from(posted.size).unwrap_or(i64::MAX);
        let recipients: Vec<u8> = posted.to.iter().flat_map(|key| key.0).collect();
        self.own(|vault| {
            for mailbox in posted.mailboxes {
                vault
                    .prepare_cached(
                        "INSERT OR REPLACE INTO outbox (bundle, mailbox, at, arrivals, size, recipients)
                         VALUES (?, ?, ?, ?, ?, ?)",
                    )?
                    .execute(params![
                        posted.bundle.as_bytes(),
                        mailbox,
                        now.to_string(),
                        arrivals,
                        size,
                        recipients
                    ])?;
            }
            look_at(vault, posted.bundle, None, now)?;
            let mut tell = vault.prepare_cached(
                "INSERT OR REPLACE INTO told (key, log, heads, bundle) VALUES (?, ?, ?, ?)",
            )?;
            let mut send = vault.prepare_cached(
                "INSERT OR REPLACE INTO sent (key, log, bundle, heads, lacks) VALUES (?, ?, ?, ?, ?)",
            )?;
            for key in posted.to {
                for LogNote { attested: Attested { state, .. }, .. } in posted.tells {
                    let heads = column_of(&state.heads);
                    let row = params![key.as_bytes(), state.log.as_bytes(), heads, posted.bundle.as_bytes()];
                    tell.execute(row)?;
                }
                for Brings { log, heads, lacks } in posted.brings {
                    let (heads, lacks) = (column_of(heads), lines_of(lacks));
                    let bundle = posted.bundle.as_bytes();
                    send.execute(params![key.as_bytes(), log.as_bytes(), bundle, heads, lacks])?;
                }
            }
            Ok(())
        })
    }

    /// The own bundles that should lie in a mailbox.
    pub fn in_mailbox(&self, mailbox: &str) -> Result<Vec<InMailbox>, StoreError> {
        let mut known: BTreeMap<Vec<u8>, i64> = BTreeMap::new();
        // What they know of arrivals that are not here says nothing of those that are.
        let sql = "SELECT key, iif(ahead IS NULL, knows, 0) FROM colleagues";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            known.insert(row.get(0)?, row.get(1)?);
        }
        let sql =
            "SELECT bundle, at, arrivals, size, recipients FROM outbox WHERE mailbox = ? ORDER BY at, bundle";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_and_then([mailbox], |row| {
            let bundle = Digest256::read(row, 0)?;
            let (arrivals, size, recipients): (i64, i64, Vec<u8>) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let knows = |key: &[u8]| known.get(key).copied().unwrap_or_default();
            let is_known = recipients.chunks(32).all(|key| knows(key) >= arrivals);
            let is_past = recipients.chunks(32).any(|key| knows(key) > arrivals);
            let keys = recipients.chunks(32).map(PublicKey::from_slice);
            let lacking = if is_known || is_past { self.lacking_of(bundle)? } else { Vec::new() };
            Ok(InMailbox {
                bundle,
                mailbox: mailbox.to_owned(),
                at: Timestamp::read(row, 1)?,
                size: u64::try_from(size).map_err(|_| damaged())?,
                recipients: keys.collect::<Result<_, _>>().map_err(|_| damaged())?,
                arrived: is_known && lacking.is_empty(),
                overtaken: lacking.iter().any(|key| knows(key.as_bytes()) > arrivals),
            })
        })?;
        rows.collect()
    }

    /// The keys of those who lack something that an own bundle brings, as their receipts say.
    fn lacking_of(&self, bundle: Digest256) -> Result<Vec<PublicKey>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s.key, s.log, s.heads, s.lacks, a.heads, coalesce(a.lacks, '')
             FROM sent s LEFT JOIN attested a ON a.key = s.key AND a.log = s.log
             WHERE s.bundle = ? AND (s.heads <> x'' AND s.heads IS NOT a.heads
                 OR s.lacks <> '' AND coalesce(a.lacks, '') <> '')",
        )?;
        let mut rows = statement.query([bundle.as_bytes()])?;
        let mut lacking = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, log) = (PublicKey::read(row, 0)?, EventId::read(row, 1)?);
            let (brought, has) = (heads_of(&row.get::<_, Vec<u8>>(2)?)?, row.get::<_, Option<Vec<u8>>>(4)?);
            let has = has.map(|has| heads_of(&has)).transpose()?.unwrap_or_default();
            let (lacks, misses) =
                (lacks_of(&row.get::<_, String>(3)?)?, lacks_of(&row.get::<_, String>(5)?)?);
            let misses_more = misses.iter().any(|lack| lacks.contains(lack));
            if misses_more || !self.is_behind(log, &brought, &has)? {
                lacking.push(key);
            }
        }
        Ok(lacking)
    }

    /// Whether events are at or behind heads that somebody has, as far as is known here.
    fn is_behind(&self, log: EventId, events: &[EventId], heads: &[EventId]) -> Result<bool, StoreError> {
        if events.iter().all(|event| heads.contains(event)) {
            return Ok(true);
        }
        let history = match self.history(log) {
            // Of a case that was forgotten here nothing is sent again.
            Err(StoreError::NoCase(_)) => return Ok(true),
            history => history?,
        };
        let lacking = history.lacking(heads);
        Ok(events.iter().all(|event| history.position(*event).is_some() && !lacking.contains(event)))
    }

    /// An own bundle lies in a mailbox no longer.
    pub fn taken_out(&self, own: &InMailbox, why: Why) -> Result<(), StoreError> {
        self.own(|vault| {
            let out = match why {
                Why::TooLong => "UPDATE OR REPLACE outbox SET mailbox = '' WHERE mailbox = ? AND bundle = ?",
                Why::Arrived | Why::Lost => "DELETE FROM outbox WHERE mailbox = ? AND bundle = ?",
            };
            vault.prepare_cached(out)?.execute(params![own.mailbox, own.bundle.as_bytes()])?;
            if why == Why::Lost {
                let logs =
                    "SELECT log FROM sent WHERE bundle = ?1 UNION ALL SELECT log FROM told WHERE bundle = ?1";
                stir(vault, logs, [own.bundle.as_bytes()])?;
            }
            let rest: &[&str] = match why {
                Why::Arrived => &["DELETE FROM sent WHERE bundle = ?"],
                Why::Lost => &["DELETE FROM sent WHERE bundle = ?", "DELETE FROM told WHERE bundle = ?"],
                Why::TooLong => &[],
            };
            for sql in rest {
                vault.prepare_cached(sql)?.execute([own.bundle.as_bytes()])?;
            }
            Ok(())
        })
    }

    /// See [`tell_again`].
    pub fn tell_again(&self) -> Result<(), StoreError> {
        self.own(tell_again)
    }

    /// Whether a bundle needs no second look with a key.
    pub fn was_looked_at(&self, bundle: Digest256, key: PublicKey) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM looked_at WHERE bundle = ? AND key IN (x'', ?)";
        Ok(self.connection.prepare_cached(sql)?.exists([bundle.as_bytes(), key.as_bytes()])?)
    }

    /// A bundle needs no second look: with a key that does not open it, or with any.
    pub fn looked_at(
        &self,
        bundle: Digest256,
        with: Option<PublicKey>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.own(|vault| look_at(vault, bundle, with, now))
    }

    /// The mailbox through which each colleague was heard last, by their keys.
    pub fn heard_through(&self) -> Result<BTreeMap<PublicKey, String>, StoreError> {
        let sql = "SELECT key, mailbox FROM colleagues WHERE mailbox IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_and_then([], |row| Ok((PublicKey::read(row, 0)?, row.get(1)?)))?.collect()
    }

    /// When the events of a log arrived here.
    pub fn arrived(&self, log: EventId) -> Result<BTreeMap<EventId, Timestamp>, StoreError> {
        let sql = "SELECT e.id, a.at FROM entries e JOIN arrivals a ON a.seq = e.seq WHERE e.log = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let read = |row: &Row<'_>| Ok((EventId::read(row, 0)?, Timestamp::read(row, 1)?));
        statement.query_and_then([log.as_bytes()], read)?.collect()
    }
}

/// Everybody is told again how far this store has come: one that took the place of another may have less than what
/// colleagues heard of, and they notice only what they hear.
pub(super) fn tell_again(vault: &Connection) -> Result<(), StoreError> {
    vault.execute("DELETE FROM told", [])?;
    stir(vault, EVERYTHING, [])
}

/// Colleagues are told again of these logs, a `SELECT` of their ids with one value: what is here of them is not what they
/// were told, though the heads may be the same.
pub(super) fn tell_again_of(vault: &Connection, logs: &str, value: &[u8]) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM told WHERE log IN ({logs})");
    vault.prepare_cached(&sql)?.execute([value])?;
    stir(vault, logs, [value])
}

fn look_at(
    vault: &Connection,
    bundle: Digest256,
    with: Option<PublicKey>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO looked_at (bundle, key, at) VALUES (?, ?, ?)";
    let key = with.map_or_else(Vec::new, |key| key.0.to_vec());
    vault.prepare_cached(sql)?.execute(params![bundle.as_bytes(), key, now.to_string()])?;
    Ok(())
}
