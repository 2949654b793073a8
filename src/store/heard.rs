//! Remembers what a bundle says of its sender's store, and tells a store that went back to an older copy from an old bundle.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::entry::Timestamp;
use crate::domain::ids::PublicKey;
use crate::store::anchor::Anchor;
use crate::store::attest::{chain_at, column_of, has_event};
use crate::store::colleagues::{Attested, Colleague, LogNote, Reached, colleague, lines_of};
use crate::store::error::StoreError;
use crate::store::stirred::{EVERYTHING, ONE, stir};

/// What a bundle says of its sender's store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Whose.
    pub by: PublicKey,
    /// Its arrivals and the end of their chain.
    pub store: Anchor,
    /// When it was written, by their clock.
    pub at: Timestamp,
    /// The mailbox through which it came, where it came through one.
    pub mailbox: Option<String>,
    /// How far it had heard of this store.
    pub knows: Reached,
    /// Its own chain at the arrivals of which it knows that this store heard of them.
    pub claims: Reached,
    /// The logs that it speaks of.
    pub logs: Vec<LogNote>,
}

/// How a bundle stands to what was heard of its sender's store before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It is the newest.
    Newer,
    /// A newer one came before it.
    Older,
    /// It is the newest, and the store is not the one that it was: it has fewer arrivals, or others.
    WentBack,
    /// The store has gone back since.
    BeforeItWentBack,
}

impl Turn {
    /// `is_split` tells whether the chain of the store was another one before.
    fn of(known: Option<&Colleague>, heard: &Heard, is_split: bool) -> Turn {
        let Some(known) = known else { return Turn::Newer };
        let (arrivals, is_later) = (heard.store.events, heard.at >= known.at);
        if known.back.is_some_and(|back| heard.at < back) {
            Turn::BeforeItWentBack
        } else if is_later && is_split || heard.at > known.at && arrivals < known.arrivals {
            Turn::WentBack
        } else if arrivals < known.arrivals || arrivals == known.arrivals && !is_later {
            Turn::Older
        } else {
            Turn::Newer
        }
    }
}

/// Whether this store heard of another chain at a point of a colleague's.
fn is_another(connection: &Connection, key: PublicKey, at: Reached) -> Result<bool, StoreError> {
    let sql = "SELECT chain FROM chains WHERE key = ? AND arrivals = ? AND arrivals > 0";
    let known: Option<Vec<u8>> = connection
        .prepare_cached(sql)?
        .query_row(params![key.as_bytes(), at.arrivals], |row| row.get(0))
        .optional()?;
    Ok(known.is_some_and(|known| at.chain.is_none_or(|chain| chain.as_bytes()[..] != known)))
}

/// Remembers what a bundle says of its sender's store: of each log the newest that it said. A store that went back may lack
/// what it once had, so that only counts what it says since.
pub(super) fn hear(connection: &Connection, heard: &Heard, now: Timestamp) -> Result<(), StoreError> {
    let (key, known) = (heard.by, colleague(connection, heard.by)?);
    let here = Reached { arrivals: heard.store.events, chain: Some(heard.store.chain) };
    let is_split = is_another(connection, key, heard.claims)? || is_another(connection, key, here)?;
    let turn = Turn::of(known.as_ref(), heard, is_split);
    if turn == Turn::BeforeItWentBack {
        return Ok(());
    }
    if turn == Turn::WentBack {
        for table in ["attested", "told", "sent", "chains", "missing"] {
            connection.execute(&format!("DELETE FROM {table} WHERE key = ?"), [key.as_bytes()])?;
        }
        stir(connection, EVERYTHING, [])?;
    }
    if turn != Turn::Older {
        let back =
            if turn == Turn::WentBack { Some(heard.at.min(now)) } else { known.and_then(|known| known.back) };
        hear_how_far(connection, heard, back, now)?;
    }
    heard.logs.iter().try_for_each(|note| hear_of(connection, heard, note, now))
}

/// Remembers what a bundle says of a log, where nothing newer was said of it.
fn hear_of(
    connection: &Connection,
    heard: &Heard,
    LogNote { attested: Attested { state, lacks }, sent }: &LogNote,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (key, log) = (heard.by.as_bytes(), state.log.as_bytes());
    let put = connection
        .prepare_cached(
            "INSERT INTO attested (key, log, events, heads, lacks, arrivals, at, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (key, log) DO UPDATE SET events = excluded.events, heads = excluded.heads,
                 lacks = excluded.lacks, arrivals = excluded.arrivals, at = excluded.at,
                 since = iif(heads = excluded.heads AND lacks = excluded.lacks, since, excluded.since)
             WHERE (excluded.arrivals, excluded.at) >= (arrivals, at)",
        )?
        .execute(params![
            key,
            log,
            i64::try_from(state.events).unwrap_or(i64::MAX),
            column_of(&state.heads),
            lines_of(lacks),
            heard.store.events,
            heard.at.to_string(),
            now.to_string(),
        ])?;
    if *sent > 0 {
        // Who sends what is here does not know that it is, and is told so again.
        connection
            .prepare_cached("DELETE FROM told WHERE log = ? AND key = ?")?
            .execute(params![log, key])?;
        stir(connection, ONE, [log])?;
    }
    if put > 0 {
        // What they have, or forgot, is on its way no longer.
        connection
            .prepare_cached(
                "DELETE FROM sent WHERE log = ?1 AND key = ?2 AND (?3 = x'' OR heads = ?3 AND lacks = '')",
            )?
            .execute(params![log, key, column_of(&state.heads)])?;
        connection
            .prepare_cached("DELETE FROM missing WHERE log = ? AND key = ?")?
            .execute(params![log, key])?;
        stir(
            connection,
            "SELECT log FROM cases WHERE log = ? AND (heads IS NOT ? OR ? <> '')",
            params![log, column_of(&state.heads), lines_of(lacks)],
        )?;
        for head in &state.heads {
            if !has_event(connection, state.log, *head)? {
                connection
                    .prepare_cached("INSERT OR IGNORE INTO missing (log, head, key) VALUES (?, ?, ?)")?
                    .execute(params![log, head.as_bytes(), key])?;
            }
        }
    }
    Ok(())
}

/// What is on its way to somebody with bundles that lay in a mailbox for too long.
const TOO_LONG: &str = "FROM sent WHERE key = ? AND bundle IN (SELECT bundle FROM outbox WHERE mailbox = '')";

/// Bundles that lay in a mailbox for too long, and that bring nobody anything any more.
const ENDED: &str = "DELETE FROM outbox
    WHERE mailbox = '' AND NOT EXISTS (SELECT 1 FROM sent s WHERE s.bundle = outbox.bundle)";

/// Remembers how far the newest bundle says that its sender's store is.
fn hear_how_far(
    connection: &Connection,
    heard: &Heard,
    back: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (key, Reached { arrivals: knows, chain }) = (heard.by, heard.knows);
    let is_here = knows == 0 || chain.is_some() && chain_at(connection, knows)? == chain;
    connection
        .prepare_cached(
            "INSERT INTO colleagues (key, arrivals, chain, at, heard, knows, back, ahead, mailbox)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (key) DO UPDATE SET arrivals = excluded.arrivals, chain = excluded.chain, at = excluded.at,
                 heard = excluded.heard, knows = excluded.knows, back = excluded.back, ahead = excluded.ahead,
                 mailbox = coalesce(excluded.mailbox, mailbox)",
        )?
        .execute(params![
            key.as_bytes(),
            heard.store.events,
            heard.store.chain.as_bytes(),
            heard.at.to_string(),
            now.to_string(),
            knows,
            back.map(|back| back.to_string()),
            (!is_here).then_some(knows),
            heard.mailbox,
        ])?;
    connection
        .prepare_cached("DELETE FROM chains WHERE key = ? AND arrivals < ?")?
        .execute(params![key.as_bytes(), heard.claims.arrivals])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO chains (key, arrivals, chain) VALUES (?, ?, ?)")?
        .execute(params![key.as_bytes(), heard.store.events, heard.store.chain.as_bytes()])?;
    // What lay for them in a mailbox for too long is sent again where they lack it still.
    stir(connection, &format!("SELECT log {TOO_LONG}"), [key.as_bytes()])?;
    connection.prepare_cached(&format!("DELETE {TOO_LONG}"))?.execute([key.as_bytes()])?;
    connection.prepare_cached(ENDED)?.execute([])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Digest256, EventId};

    fn heard(events: i64, chain: u8, minute: u8) -> Heard {
        let store = Anchor { roster: EventId([1; 32]), events, chain: Digest256([chain; 32]) };
        let at = format!("2026-11-30T06:{minute:02}:00Z").parse().unwrap();
        let nothing = Reached::NOTHING;
        let (knows, claims) = (nothing, nothing);
        Heard { by: PublicKey([2; 32]), store, at, mailbox: None, knows, claims, logs: Vec::new() }
    }

    #[test]
    fn a_store_that_went_back_is_told_from_an_old_bundle() {
        let first = heard(10, 10, 10);
        let (at, chain) = (first.at, first.store.chain);
        let known = Colleague { arrivals: 10, chain, at, heard: at, knows: 0, back: None, ahead: None };
        for (then, is_split, turn) in [
            (heard(10, 10, 10), false, Turn::Newer),
            (heard(11, 11, 11), false, Turn::Newer),
            // More arrivals at an earlier minute: a clock that was set back.
            (heard(11, 11, 9), false, Turn::Newer),
            (heard(9, 9, 9), false, Turn::Older),
            (heard(10, 10, 9), false, Turn::Older),
            (heard(9, 9, 11), false, Turn::WentBack),
            (heard(10, 7, 11), true, Turn::WentBack),
            (heard(12, 7, 11), true, Turn::WentBack),
        ] {
            assert_eq!(Turn::of(Some(&known), &then, is_split), turn, "{then:?}");
        }
        let back = Colleague { back: Some(at), ..known };
        assert_eq!(Turn::of(Some(&back), &heard(11, 11, 9), false), Turn::BeforeItWentBack);
        assert_eq!(Turn::of(None, &first, false), Turn::Newer);
    }
}
