//! The manifest of a bundle: who sends what to whom, and what the sender's store holds of it. As with a header, there is
//! exactly one text for each.

use std::fmt::Write;

use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, PublicKey};
use crate::exchange::lines::Lines;
use crate::store::anchor::Anchor;
use crate::store::attest::LogState;
use crate::store::colleagues::{Attested, Lack, LogNote};

/// The first line of a manifest.
const FIRST_LINE: &str = "greenlight1 bundle";

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
        for LogNote { attested: Attested { state, lacks }, sent } in &self.logs {
            let _ = writeln!(text, "log {} {sent} {}", state.log, state.extent());
            for lack in lacks {
                let _ = writeln!(text, "lacks {lack}");
            }
        }
        text
    }

    /// Reads the text: accepts only what [`Manifest::to_text`] prints.
    pub fn read(text: &str) -> Option<Manifest> {
        let mut lines = Lines::after(FIRST_LINE, text)?;
        let store = Anchor {
            roster: lines.value("roster")?.parse().ok()?,
            events: lines.value("arrivals")?.parse().ok().filter(|events| *events >= 0)?,
            chain: lines.value("chain")?.parse().ok()?,
        };
        let (by, at) = (lines.value("by")?.parse().ok()?, lines.value("at")?.parse().ok()?);
        let time_set = lines.value("clock")? == "set";
        let (records, digest) = lines.value("records")?.split_once(' ')?;
        let (records, digest) = (records.parse().ok()?, digest.parse().ok()?);
        let recipient = |recipient: &str| {
            let (key, heard) = recipient.split_once(' ')?;
            Some((key.parse().ok()?, heard.parse().ok().filter(|heard| *heard >= 0)?))
        };
        let to = lines.values("to").into_iter().map(recipient).collect::<Option<Vec<_>>>()?;
        let mut logs = Vec::new();
        while let Some(log) = lines.next_of("log") {
            let lacks = lines.values("lacks").into_iter().map(|lack| lack.parse().ok());
            logs.push(log_note(log, lacks.collect::<Option<_>>()?)?);
        }
        let manifest = Manifest { store, by, at, time_set, to, records, digest, logs };
        let fits = manifest.logs.is_sorted_by(|note, next| note.attested.state.log < next.attested.state.log)
            && manifest.to.is_sorted_by(|(key, _), (next, _)| key < next)
            && !manifest.to.is_empty();
        (fits && manifest.to_text() == text).then_some(manifest)
    }
}

fn log_note(line: &str, lacks: Vec<Lack>) -> Option<LogNote> {
    let mut words = line.split(' ');
    let (log, sent) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let state = LogState::read(log, words)?;
    (sent <= state.events).then_some(LogNote { attested: Attested { state, lacks }, sent })
}
