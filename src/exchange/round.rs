//! One round of `sync`: takes in what lies in the mailboxes, puts away own bundles that have arrived, and leaves what
//! colleagues are to have. A bundle is noted before it is put down, so that one that never gets there is missed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use crate::domain::case::CaseFile;
use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, PersonId, PublicKey};
use crate::exchange::asking;
use crate::exchange::bundle::{self, Unreadable};
use crate::exchange::mailbox::{Carrier, Found, MailboxError, NotHere, Read};
use crate::exchange::pack::{Addressee, Packer, Sealed};
use crate::exchange::receive::{NotReceived, Received, receive};
use crate::exchange::sync::Plan;
use crate::seal::identity::Identity;
use crate::store::outbox::{InMailbox, Posted, Why};
use crate::store::{Store, StoreError};

/// How long a bundle lies in a mailbox for somebody who does not come.
const KEPT: TimeDelta = TimeDelta::days(90);
/// How long somebody who took in a later bundle may take for this one, as carriers change the order of files.
const OVERTAKEN: TimeDelta = TimeDelta::days(1);

/// A mailbox that is here.
#[derive(Debug, Clone)]
pub struct Mailbox {
    /// What it is called here.
    pub name: String,
    /// What carries it.
    pub carrier: Carrier,
}

/// Why a bundle is left where it is.
#[derive(Debug, thiserror::Error)]
pub enum Left {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
    /// It is not taken in.
    #[error("{0}")]
    NotReceived(#[from] NotReceived),
}

/// A bundle that was taken in.
#[derive(Debug)]
pub struct Taken {
    /// Whose key signed it.
    pub by: PublicKey,
    /// What came with it.
    pub received: Received,
}

/// What a round took in.
#[derive(Debug, Default)]
pub struct In {
    /// The bundles that brought something, in the order in which they were taken in.
    pub taken: Vec<Taken>,
    /// Bundles that build on what has not come yet.
    pub early: usize,
    /// Files whose content is not here yet.
    pub not_here: BTreeMap<NotHere, usize>,
    /// Bundles that are left where they are, by the names of their files.
    pub left: Vec<(String, Left)>,
    /// Own bundles that are lost, or do not reach who should have them: what they bring is sent again.
    pub lost: usize,
    /// What a mailbox refused. Others were looked at all the same.
    pub failed: Vec<MailboxError>,
}

/// A file that waits to be tried.
struct Waiting {
    mailbox: usize,
    file: Found,
}

/// What lies in a mailbox: the sizes of the files, by the hashes of their content.
type Here = BTreeMap<Digest256, u64>;

/// Takes in what lies in the mailboxes.
pub fn take_in(
    store: &mut Store,
    identity: &Identity,
    mailboxes: &[Mailbox],
    now: Timestamp,
) -> Result<In, StoreError> {
    let (mut all, me) = (In::default(), identity.public());
    let mut here: Vec<Option<Here>> = Vec::new();
    let mut waiting: Vec<Waiting> = Vec::new();
    for (at, Mailbox { carrier, .. }) in mailboxes.iter().enumerate() {
        let listing = match carrier.list() {
            Ok(listing) => listing,
            Err(why) => {
                all.failed.push(why);
                here.push(None);
                continue;
            }
        };
        let mut found = Here::new();
        for file in listing.files {
            match file.named {
                Some(named) if store.was_looked_at(named, me)? => _ = found.insert(named, file.size),
                _ => waiting.push(Waiting { mailbox: at, file }),
            }
        }
        here.push((!listing.is_cut).then_some(found));
    }
    waiting.sort_by_key(|waiting| waiting.file.modified);
    // Each is read when its turn comes, so that only one is in memory.
    let early = in_any_order(waiting, |Waiting { mailbox, file }| {
        let Some(Mailbox { name, carrier }) = mailboxes.get(*mailbox) else { return Ok(true) };
        let (hash, bytes) = match carrier.read(file) {
            Read::NotYet(why) => {
                *all.not_here.entry(why).or_default() += 1;
                return Ok(true);
            }
            Read::Here(hash, bytes) => (hash, bytes),
        };
        if let Some(Some(here)) = here.get_mut(*mailbox) {
            here.insert(hash, file.size);
        }
        if store.was_looked_at(hash, me)? {
            return Ok(true);
        }
        match try_one(store, identity, &bytes, name, now)? {
            Tried::Taken(taken) => {
                store.looked_at(hash, None, now)?;
                if !taken.received.is_nothing() {
                    all.taken.push(taken);
                }
            }
            Tried::NotForUs => store.looked_at(hash, Some(me), now)?,
            Tried::Early => return Ok(false),
            Tried::Left(why) => {
                let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                all.left.push((name, why));
            }
        }
        Ok::<_, StoreError>(true)
    })?;
    all.early = early.len();
    for (mailbox, here) in mailboxes.iter().zip(&here) {
        if let Some(here) = here {
            put_away(store, mailbox, here, now, &mut all)?;
        }
    }
    Ok(all)
}

/// Tries bundles one after the other, and those that come too early again while any is done with: one may need what
/// another brings. Answers those that are too early still.
pub fn in_any_order<T, E>(
    mut waiting: Vec<T>,
    mut is_done: impl FnMut(&T) -> Result<bool, E>,
) -> Result<Vec<T>, E> {
    loop {
        let before = waiting.len();
        let mut early = Vec::new();
        for bundle in waiting {
            if !is_done(&bundle)? {
                early.push(bundle);
            }
        }
        if early.is_empty() || early.len() == before {
            return Ok(early);
        }
        waiting = early;
    }
}

/// What became of a bundle.
enum Tried {
    Taken(Taken),
    NotForUs,
    Early,
    Left(Left),
}

/// Takes one bundle in that came through a mailbox, or by hand. Where others write at the same vault meanwhile, it is asked
/// again on what is there then.
pub fn take(
    store: &mut Store,
    identity: &Identity,
    bytes: &[u8],
    through: Option<&str>,
    now: Timestamp,
) -> Result<Taken, Left> {
    let roster = store.roster_log().map_err(NotReceived::from)?;
    let bundle = bundle::open(bytes, identity, roster)?;
    let by = bundle.manifest.by;
    let mut again = 0..9;
    loop {
        match receive(store, bundle.clone(), identity.public(), through, now) {
            Ok(received) => return Ok(Taken { by, received }),
            Err(NotReceived::Store(StoreError::Moved(_))) if again.next().is_some() => {}
            Err(why) => return Err(why.into()),
        }
    }
}

fn try_one(
    store: &mut Store,
    identity: &Identity,
    bytes: &[u8],
    mailbox: &str,
    now: Timestamp,
) -> Result<Tried, StoreError> {
    match take(store, identity, bytes, Some(mailbox), now) {
        Ok(taken) => Ok(Tried::Taken(taken)),
        Err(Left::Unreadable(Unreadable::Sealed)) => Ok(Tried::NotForUs),
        Err(Left::Unreadable(Unreadable::Request(opened))) => {
            asking::keep(store, &opened, now)?;
            Ok(Tried::NotForUs)
        }
        Err(Left::NotReceived(NotReceived::Early | NotReceived::Store(StoreError::Moved(_)))) => {
            Ok(Tried::Early)
        }
        Err(Left::NotReceived(NotReceived::Store(error))) => Err(error),
        Err(left) => Ok(Tried::Left(left)),
    }
}

/// Takes own bundles away that every recipient has, or that lay there for too long, and misses those that are lost.
fn put_away(
    store: &Store,
    mailbox: &Mailbox,
    here: &Here,
    now: Timestamp,
    all: &mut In,
) -> Result<(), StoreError> {
    for own in store.in_mailbox(&mailbox.name)? {
        // A clock may have been ahead.
        let lay_for = (now.utc() - own.at.utc()).abs();
        // A carrier may keep the name of a file and not its content.
        let is_there = here.get(&own.bundle).is_some_and(|size| *size == own.size || *size == 0);
        let why = if own.arrived {
            Why::Arrived
        } else if !is_there || own.overtaken && lay_for >= OVERTAKEN {
            all.lost += 1;
            Why::Lost
        } else if lay_for >= KEPT {
            Why::TooLong
        } else {
            continue;
        };
        take_out(store, mailbox, &own, why, &mut all.failed)?;
    }
    Ok(())
}

/// Takes an own bundle out of a mailbox, and answers whether it was there. Where the mailbox does not let go of it, that is
/// noted, and tried again.
pub(super) fn take_out(
    store: &Store,
    mailbox: &Mailbox,
    own: &InMailbox,
    why: Why,
    failed: &mut Vec<MailboxError>,
) -> Result<bool, StoreError> {
    match mailbox.carrier.remove(own.bundle) {
        Ok(was_there) => {
            store.taken_out(own, why)?;
            Ok(was_there)
        }
        Err(error) => {
            failed.push(error);
            Ok(false)
        }
    }
}

/// What a round sent to a group of colleagues.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// How many bundles.
    pub bundles: usize,
    /// How many logs of which events were sent, the roster's among them.
    pub logs: usize,
    /// How many bytes.
    pub bytes: usize,
}

/// What a round sent.
#[derive(Debug, Default)]
pub struct OutGone {
    /// To whom. Nothing is named that only told how far this store has come.
    pub sent: BTreeMap<Vec<PersonId>, Sent>,
    /// Those of the roster who have no usable key, and to whom nothing was sent.
    pub without_key: Vec<PersonId>,
    /// Mailboxes into which something could not be put: it is sent again.
    pub failed: Vec<MailboxError>,
}

/// Leaves what colleagues are to have in the mailboxes: in the one through which somebody was heard last, or in each where
/// that is not known.
pub fn send(packer: Packer<'_>, mailboxes: &[Mailbox]) -> Result<OutGone, StoreError> {
    let ways = Ways::of(packer.store, mailboxes)?;
    send_as_planned(packer, packer.plan(ways.away()?)?, &ways)
}

/// As [`send`], for one case alone.
pub fn send_case(packer: Packer<'_>, file: &CaseFile, mailboxes: &[Mailbox]) -> Result<OutGone, StoreError> {
    let ways = Ways::of(packer.store, mailboxes)?;
    send_as_planned(packer, packer.plan_of(file, ways.away()?)?, &ways)
}

fn send_as_planned(packer: Packer<'_>, mut plan: Plan, ways: &Ways<'_>) -> Result<OutGone, StoreError> {
    let Packer { store, at, .. } = packer;
    let mut out = OutGone { without_key: std::mem::take(&mut plan.without_key), ..OutGone::default() };
    let mut failed: BTreeMap<String, MailboxError> = BTreeMap::new();
    if ways.here.is_empty() {
        return Ok(out);
    }
    let settled = std::mem::take(&mut plan.settled);
    packer.pack(plan, &mut |to: &[Addressee], sealed: Sealed| -> Result<(), StoreError> {
        let chosen = ways.chosen(&sealed.to);
        let names: Vec<String> = chosen.iter().map(|mailbox| mailbox.name.clone()).collect();
        let Sealed { hash, bytes, to: keys, logs, brings, records } = &sealed;
        let posted =
            Posted { bundle: *hash, size: bytes.len(), mailboxes: &names, to: keys, tells: logs, brings };
        store.post(&posted, at)?;
        let mut is_put = false;
        for Mailbox { name, carrier } in chosen {
            match carrier.put(bytes) {
                Ok(_) => is_put = true,
                Err(why) => _ = failed.entry(name.clone()).or_insert(why),
            }
        }
        if is_put && *records > 0 {
            let sent = out.sent.entry(to.iter().map(|person| person.person).collect()).or_default();
            sent.bundles += 1;
            sent.logs += logs.iter().filter(|note| note.sent > 0).count();
            sent.bytes += bytes.len();
        }
        Ok(())
    })?;
    store.settled(packer.me, &settled)?;
    out.failed = failed.into_values().collect();
    Ok(out)
}

/// The ways to colleagues: the mailboxes that are here, and through which somebody was heard last.
struct Ways<'a> {
    store: &'a Store,
    here: &'a [Mailbox],
    heard_through: BTreeMap<PublicKey, String>,
}

impl<'a> Ways<'a> {
    fn of(store: &'a Store, here: &'a [Mailbox]) -> Result<Ways<'a>, StoreError> {
        Ok(Ways { store, here, heard_through: store.heard_through()? })
    }

    /// Those who cannot be reached now, because they are heard through a mailbox of this store that is not here.
    fn away(&self) -> Result<BTreeSet<PublicKey>, StoreError> {
        let known: BTreeSet<String> = self.store.mailboxes()?.into_iter().map(|known| known.name).collect();
        let is_away =
            |name: &String| known.contains(name) && !self.here.iter().any(|here| here.name == *name);
        Ok(self.heard_through.iter().filter(|(_, name)| is_away(name)).map(|(key, _)| *key).collect())
    }

    /// The mailboxes in which a bundle is left for some colleagues.
    fn chosen(&self, keys: &[PublicKey]) -> Vec<&'a Mailbox> {
        let names = keys.iter().map(|key| self.heard_through.get(key));
        let here = |name: &String| self.here.iter().any(|mailbox| mailbox.name == *name);
        match names.map(|name| name.filter(|name| here(name))).collect::<Option<BTreeSet<_>>>() {
            Some(wanted) => self.here.iter().filter(|mailbox| wanted.contains(&mailbox.name)).collect(),
            None => self.here.iter().collect(),
        }
    }
}
