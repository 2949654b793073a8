//! The manifest of a bundle: who sends what to whom, and what the sender's store holds of it. As with a header, there is
//! exactly one text for each.

use std::fmt::Write;

use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, EventId, PublicKey};
use crate::store::anchor::Anchor;
use crate::store::attest::LogState;
use crate::store::colleagues::Lack;

/// The first line of a manifest.
const FIRST_LINE: &str = "greenlight1 bundle";

/// What a bundle says of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogNote {
    /// What the sender's store has of it: the part of the manifest that is a checkpoint.
    pub state: LogState,
    /// How many of its events are in the bundle: all, some of the roster's, or none.
    pub sent: usize,
    /// What the sender's store lacks of it.
    pub lacks: Vec<Lack>,
}

/// What a bundle says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The sender's store: the roster, its arrivals and the end of their chain.
    pub store: Anchor,
    /// Whose key signs.
    pub by: PublicKey,
    /// When, by their clock.
    pub at: Timestamp,
    /// Whether that time was set by hand.
    pub time_set: bool,
    /// Every key that can open it, sorted, with the arrivals of that store of which the sender has heard.
    pub to: Vec<(PublicKey, i64)>,
    /// How many events and documents follow.
    pub records: usize,
    /// SHA-256 of their bytes.
    pub digest: Digest256,
    /// The logs, by id: those that are in the bundle, and those that changed since the recipients were last told.
    pub logs: Vec<LogNote>,
}

impl Manifest {
    /// The arrivals of the store at which a recipient's key signs of which the sender has heard; `None` for a key that is
    /// no recipient's.
    pub fn heard_of(&self, key: PublicKey) -> Option<i64> {
        self.to.iter().find(|(known, _)| *known == key).map(|(_, heard)| *heard)
    }

    /// The only text for this manifest.
    pub fn to_text(&self) -> String {
        let Anchor { roster, events, chain } = self.store;
        let clock = if self.time_set { "set" } else { "-" };
        let mut text = format!(
            "{FIRST_LINE}\nroster {roster}\narrivals {events}\nchain {chain}\nby {}\nat {}\nclock {clock}\nrecords {} {}\n",
            self.by, self.at, self.records, self.digest
        );
        // Writing into a String cannot fail.
        for (key, heard) in &self.to {
            let _ = writeln!(text, "to {key} {heard}");
        }
        for LogNote { state: LogState { log, events, heads }, sent, lacks } in &self.logs {
            let _ = write!(text, "log {log} {sent} {events}");
            heads.iter().for_each(|head| {
                let _ = write!(text, " {head}");
            });
            text.push('\n');
            for lack in lacks {
                let _ = writeln!(text, "lacks {lack}");
            }
        }
        text
    }

    /// Reads the text: accepts only what [`Manifest::to_text`] prints.
    pub fn read(text: &str) -> Option<Manifest> {
        let rest = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
        let mut lines = rest.strip_suffix('\n')?.split('\n').peekable();
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let store = Anchor {
            roster: value("roster")?.parse().ok()?,
            events: value("arrivals")?.parse().ok().filter(|events| *events >= 0)?,
            chain: value("chain")?.parse().ok()?,
        };
        let (by, at) = (value("by")?.parse().ok()?, value("at")?.parse().ok()?);
        let time_set = value("clock")? == "set";
        let (records, digest) = value("records")?.split_once(' ')?;
        let (records, digest) = (records.parse().ok()?, digest.parse().ok()?);
        let mut to = Vec::new();
        while let Some(recipient) = lines.peek().and_then(|line| line.strip_prefix("to ")) {
            let (key, heard) = recipient.split_once(' ')?;
            to.push((key.parse().ok()?, heard.parse().ok().filter(|heard| *heard >= 0)?));
            lines.next();
        }
        let mut logs: Vec<LogNote> = Vec::new();
        for line in lines {
            match line.strip_prefix("lacks ") {
                Some(lack) => logs.last_mut()?.lacks.push(lack.parse().ok()?),
                None => logs.push(log_note(line)?),
            }
        }
        let manifest = Manifest { store, by, at, time_set, to, records, digest, logs };
        let logs = manifest.logs.iter().map(|note| note.state.log).collect::<Vec<_>>();
        let fits = logs.is_sorted_by(|log, next| log < next)
            && manifest.to.is_sorted_by(|(key, _), (next, _)| key < next)
            && !manifest.to.is_empty();
        (fits && manifest.to_text() == text).then_some(manifest)
    }
}

fn log_note(line: &str) -> Option<LogNote> {
    let mut words = line.strip_prefix("log ")?.split(' ');
    let (log, sent) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let events = words.next()?.parse().ok()?;
    let heads = words.map(|head| head.parse().ok()).collect::<Option<Vec<EventId>>>()?;
    let sorted = heads.is_sorted_by(|head, next| head < next) && !heads.is_empty();
    let state = LogState { log, events, heads };
    (sorted && sent <= events).then_some(LogNote { state, sent, lacks: Vec::new() })
}
