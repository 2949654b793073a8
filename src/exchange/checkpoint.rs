//! The checkpoint: a signed slip with the number of arrivals and the heads of each log. A copy elsewhere
//! shows later what the store has lost. As with a header, there is exactly one text for each slip.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use crate::domain::entry::{Timestamp, newer_format};
use crate::domain::ids::{EventId, PublicKey};
use crate::domain::roster::Roster;
use crate::exchange::lines::Lines;
use crate::seal::identity::Identity;
use crate::seal::signature;
use crate::seal::vault_key::KeyError;
use crate::store::anchor::{Anchor, SHOWN_DIGITS};
use crate::store::attest::LogState;
use crate::store::problem::{Counts, Problem, Wrong};
use crate::store::{Store, StoreError};

/// The namespace of a slip's signature.
pub const NAMESPACE: &str = "checkpoint@greenlight";
/// The most bytes of a slip, enough for some hundred thousand logs.
pub const MAX_SLIP: usize = 16 * 1024 * 1024;
/// The first line of a slip.
const FIRST_LINE: &str = "greenlight1 checkpoint";

/// The content of a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The store's arrivals and the end of their chain.
    pub store: Anchor,
    /// Whose key signs.
    pub by: PublicKey,
    /// When, by their clock.
    pub at: Timestamp,
    /// Whether that time was set by hand.
    pub time_set: bool,
    /// The logs, by id; the roster's is always among them.
    pub logs: Vec<LogState>,
}

impl Slip {
    /// The only text for this slip.
    pub fn to_text(&self) -> String {
        let Anchor { roster, events, chain } = self.store;
        let clock = if self.time_set { "set" } else { "-" };
        let mut text = format!(
            "{FIRST_LINE}\nroster {roster}\narrivals {events}\nchain {chain}\nby {}\nat {}\nclock {clock}\n",
            self.by, self.at
        );
        for state in &self.logs {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "log {} {}", state.log, state.extent());
        }
        text
    }

    /// Reads the text: accepts only what [`Slip::to_text`] prints.
    fn read(text: &str) -> Option<Slip> {
        let mut lines = Lines::after(FIRST_LINE, text)?;
        let store = Anchor {
            roster: lines.value("roster")?.parse().ok()?,
            events: lines.value("arrivals")?.parse().ok()?,
            chain: lines.value("chain")?.parse().ok()?,
        };
        let (by, at) = (lines.value("by")?.parse().ok()?, lines.value("at")?.parse().ok()?);
        let time_set = lines.value("clock")? == "set";
        let log = |line: &str| {
            let (log, extent) = line.split_once(' ')?;
            LogState::read(log.parse().ok()?, extent.split(' ')).filter(|state| state.events > 0)
        };
        let logs = lines.values("log").into_iter().map(log).collect::<Option<Vec<LogState>>>()?;
        let sorted = logs.is_sorted_by(|log, next| log.log < next.log);
        let slip = Slip { store, by, at, time_set, logs };
        (sorted && slip.to_text() == text).then_some(slip)
    }

    /// Reads a slip and verifies its signature.
    fn parse(bytes: &[u8]) -> Result<Slip, Wrong> {
        if newer_format(bytes).is_some() {
            return Err(Wrong::SlipNewer);
        }
        let whole = Some(bytes).filter(|bytes| bytes.len() <= MAX_SLIP);
        let whole = whole.and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or(Wrong::SlipMalformed)?;
        let (text, armored) = signature::parted(whole).ok_or(Wrong::SlipMalformed)?;
        let slip = Slip::read(text).ok_or(Wrong::SlipMalformed)?;
        let holds = signature::armored_over(&slip.by, NAMESPACE, text, armored).is_some();
        if holds { Ok(slip) } else { Err(Wrong::SlipSignature) }
    }

    /// The text and its armored signature.
    pub fn sign(&self, identity: &Identity) -> Result<(String, String), StoreError> {
        let text = self.to_text();
        let signature = identity.sign(NAMESPACE, text.as_bytes()).map_err(KeyError::Agent)?;
        let armored = signature::armor(&self.by, NAMESPACE, &signature)
            .map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok((text, armored))
    }
}

/// The slip of a store now: of all its logs, or of the roster and these cases. It is refused where the store
/// is not what was seen here last, because the slip would attest a store that was rolled back.
pub fn slip_of(
    store: &Store,
    cases: &[EventId],
    by: PublicKey,
    at: Timestamp,
    time_set: bool,
) -> Result<Slip, StoreError> {
    store.as_seen()?;
    let mut only: BTreeSet<EventId> = cases.iter().copied().collect();
    only.insert(store.roster_log()?);
    let (store, logs) = store.states((!cases.is_empty()).then_some(&only))?;
    Ok(Slip { store, by, at, time_set, logs })
}

/// The result of comparing a slip with a store.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// The name of the slip.
    pub slip: String,
    /// The key that signed it; absent where the slip is not valid, and for the line at the foot of a brief.
    pub by: Option<PublicKey>,
    /// When it was signed.
    pub at: Option<String>,
    /// How many logs it attests.
    pub logs: usize,
    /// How many of them were forgotten here.
    pub forgotten: usize,
    /// Whether the events that it counts arrived here first, in the same order.
    pub same_order: bool,
    /// The differences.
    #[serde(skip)]
    pub problems: Vec<Problem>,
}

impl Compared {
    fn new(name: &str) -> Compared {
        Compared {
            slip: name.to_owned(),
            by: None,
            at: None,
            logs: 0,
            forgotten: 0,
            same_order: false,
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, what: Wrong, log: Option<EventId>, event: Option<EventId>, detail: &str) {
        let told = if detail.is_empty() { self.slip.clone() } else { format!("{}: {detail}", self.slip) };
        self.problems.push(Problem { log, event, ..Problem::of_store(what, &told) });
    }

    /// A problem with the number of attested events and of those in the store.
    fn fewer(&mut self, what: Wrong, log: Option<EventId>, event: Option<EventId>, counts: (i64, i64)) {
        let (attested, here) = counts;
        self.problem(what, log, event, &format!("{attested} attested, {here} here"));
        if let Some(last) = self.problems.last_mut() {
            last.counts = Some((Counts::Attested, attested, here));
        }
    }
}

/// Compares a slip with a store: its signature, its signer, and each log, count and head that it attests.
pub fn compare(store: &Store, roster: &Roster, name: &str, bytes: &[u8]) -> Result<Compared, StoreError> {
    let mut compared = Compared::new(name);
    let slip = match Slip::parse(bytes) {
        Ok(slip) => slip,
        Err(what) => {
            compared.problem(what, None, None, "");
            return Ok(compared);
        }
    };
    compared.by = Some(slip.by);
    compared.at = Some(slip.at.to_string());
    compared.logs = slip.logs.len();
    if slip.store.roster != store.roster_log()? {
        compared.problem(Wrong::SlipRoster, Some(slip.store.roster), None, "");
        return Ok(compared);
    }
    if roster.person_of(slip.by).is_none() {
        compared.problem(Wrong::SlipStranger, None, None, &slip.by.to_string());
        return Ok(compared);
    }
    compared.same_order = store.chain_at(slip.store.events)? == Some(slip.store.chain);
    let asked = slip.logs.iter().map(|state| state.log).collect();
    let (_, here) = store.states(Some(&asked))?;
    let here: BTreeMap<EventId, usize> = here.into_iter().map(|state| (state.log, state.events)).collect();
    for LogState { log, events, heads } in &slip.logs {
        let count = here.get(log).copied().unwrap_or(0);
        let [attested, here] = [*events, count].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        let counts = (attested, here);
        if count == 0 && store.forgotten(*log)?.is_some() {
            compared.forgotten += 1;
            continue;
        }
        if count == 0 {
            compared.fewer(Wrong::SlipLog, Some(*log), None, counts);
            continue;
        }
        let before = compared.problems.len();
        for head in heads {
            if !store.has_event(*log, *head)? {
                compared.fewer(Wrong::SlipHead, Some(*log), Some(*head), counts);
            }
        }
        if count < *events && compared.problems.len() == before {
            compared.fewer(Wrong::SlipCount, Some(*log), None, counts);
        }
    }
    Ok(compared)
}

/// The line at the foot of a brief, as somebody types it: `57:3fa9c2d41b7e6a90`, a number of arrivals and the
/// first digits of the chain's hash there.
pub fn mark(word: &str) -> Option<(i64, &str)> {
    let (events, digits) = word.split_once(':')?;
    let hex = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
    let fits = (SHOWN_DIGITS..=64).contains(&digits.len()) && digits.bytes().all(hex);
    let events = events.parse().ok().filter(|_| events.bytes().all(|c| c.is_ascii_digit()))?;
    fits.then_some((events, digits))
}

/// Compares the line at the foot of a brief with a store. It is not signed: it says what the author of the page saw.
pub fn compare_mark(store: &Store, events: i64, digits: &str) -> Result<Compared, StoreError> {
    let mut compared = Compared::new(&format!("{events}:{digits}"));
    match store.chain_at(events)? {
        Some(chain) if chain.to_string().starts_with(digits) => compared.same_order = true,
        Some(_) => compared.problem(Wrong::MarkDiffers, None, None, ""),
        None => {
            let here = store.anchor()?.events;
            compared.fewer(Wrong::MarkAhead, None, None, (events, here));
        }
    }
    Ok(compared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Digest256, sha256};

    fn id(name: &str) -> EventId {
        EventId(sha256(name.as_bytes()))
    }

    fn slip(key: &Identity) -> Slip {
        let mut heads = vec![id("one"), id("two")];
        heads.sort_unstable();
        let mut logs = vec![
            LogState { log: id("a"), events: 12, heads },
            LogState { log: id("b"), events: 1, heads: vec![id("b")] },
        ];
        logs.sort_by_key(|state| state.log);
        let store = Anchor { roster: id("a"), events: 13, chain: Digest256([7; 32]) };
        let at = "2026-11-22T06:00:00Z".parse().unwrap();
        Slip { store, by: key.public(), at, time_set: true, logs }
    }

    #[test]
    fn a_slip_is_read_as_it_was_written_and_no_other_way() {
        let key = Identity::from_seed(&[7; 32]);
        let slip = slip(&key);
        let (text, armored) = slip.sign(&key).unwrap();
        let whole = format!("{text}{armored}");
        assert_eq!(Slip::parse(whole.as_bytes()), Ok(slip));
        for at in 0..whole.len() {
            let mut changed = whole.clone().into_bytes();
            changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
            assert!(Slip::parse(&changed).is_err(), "byte {at}");
        }
        for changed in [
            whole.replace('\n', "\r\n"),
            format!("{whole}\n"),
            format!("\n{whole}"),
            text.clone(),
            format!("{text}{text}{armored}"),
            String::new(),
        ] {
            assert!(Slip::parse(changed.as_bytes()).is_err(), "{changed}");
        }
        let newer = whole.replace("greenlight1", "greenlight2");
        assert_eq!(Slip::parse(newer.as_bytes()), Err(Wrong::SlipNewer));
        // A signature of another key, and one in another namespace.
        let other = Identity::from_seed(&[8; 32]);
        let theirs = Slip { by: other.public(), ..Slip::parse(whole.as_bytes()).unwrap() };
        let swapped = format!("{}{armored}", theirs.to_text());
        assert_eq!(Slip::parse(swapped.as_bytes()), Err(Wrong::SlipSignature));
        let signed = key.sign("event@greenlight", text.as_bytes()).unwrap();
        let event = signature::armor(&key.public(), "event@greenlight", &signed).unwrap();
        assert_eq!(Slip::parse(format!("{text}{event}").as_bytes()), Err(Wrong::SlipSignature));
    }

    #[test]
    fn the_foot_of_a_summary_is_a_number_and_digits() {
        assert_eq!(mark("57:3fa9c2d41b7e6a90"), Some((57, "3fa9c2d41b7e6a90")));
        for word in
            ["57", "57:3fa9", ":3fa9c2d41b7e6a90", "57:3FA9C2D41B7E6A90", "-5:3fa9c2d41b7e6a90", "slip.txt"]
        {
            assert_eq!(mark(word), None, "{word}");
        }
    }
}
