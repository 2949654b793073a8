//! The manifest of a bundle: who sends what to whom, and what the sender's store holds of it. As with a header, there is
//! exactly one text for each.

use std::fmt::Write;

use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, PublicKey};
use crate::exchange::lines::Lines;
use crate::store::anchor::Anchor;
use crate::store::attest::LogState;
use crate::store::colleagues::{Attested, Lack, LogNote, Reached};

/// The first line of a manifest.
const FIRST_LINE: &str = "greenlight1 bundle";

/// Somebody who can open a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct To {
    /// Their key.
    pub key: PublicKey,
    /// How far the sender has heard of the store at which it signs.
    pub heard: Reached,
    /// The chain of the sender's store at the arrivals of which that store had heard.
    pub claims: Reached,
}

impl To {
    fn to_text(self) -> String {
        let point = |Reached { arrivals, chain }| {
            format!("{arrivals} {}", chain.map_or_else(|| "-".to_owned(), |chain| chain.to_string()))
        };
        format!("{} {} {}", self.key, point(self.heard), point(self.claims))
    }

    fn read(text: &str) -> Option<To> {
        let mut words = text.split(' ');
        let key = words.next()?.parse().ok()?;
        let mut point = || {
            let arrivals = words.next()?.parse().ok().filter(|arrivals| *arrivals >= 0)?;
            let chain = words.next().filter(|chain| *chain != "-").map(str::parse);
            Some(Reached { arrivals, chain: chain.transpose().ok()? })
        };
        Some(To { key, heard: point()?, claims: point()? })
    }
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
    /// Everybody who can open it, sorted by their keys.
    pub to: Vec<To>,
    /// How many events and documents follow.
    pub records: usize,
    /// SHA-256 of their bytes.
    pub digest: Digest256,
    /// The logs, by id: those that are in the bundle, and those that changed since the recipients were last told.
    pub logs: Vec<LogNote>,
}

impl Manifest {
    /// What it says to the holder of a key; `None` for a key that is no recipient's.
    pub fn said_to(&self, key: PublicKey) -> Option<&To> {
        self.to.iter().find(|to| to.key == key)
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
        for to in &self.to {
            let _ = writeln!(text, "to {}", to.to_text());
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
        let to = lines.values("to").into_iter().map(To::read).collect::<Option<Vec<_>>>()?;
        let mut logs = Vec::new();
        while let Some(log) = lines.next_of("log") {
            let lacks = lines.values("lacks").into_iter().map(|lack| lack.parse().ok());
            logs.push(log_note(log, lacks.collect::<Option<_>>()?)?);
        }
        let manifest = Manifest { store, by, at, time_set, to, records, digest, logs };
        let fits = manifest.logs.is_sorted_by(|note, next| note.attested.state.log < next.attested.state.log)
            && manifest.to.is_sorted_by(|to, next| to.key < next.key)
            && !manifest.to.is_empty();
        (fits && manifest.to_text() == text).then_some(manifest)
    }
}

fn log_note(line: &str, lacks: Vec<Lack>) -> Option<LogNote> {
    let mut words = line.split(' ');
    let (log, sent) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let state = LogState::read(log, words)?;
    let attested = Attested { state, lacks };
    (sent <= attested.state.events && attested.is_sound()).then_some(LogNote { attested, sent })
}
