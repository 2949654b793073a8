//! One round of `sync`: takes in what lies in the mailboxes, puts away own bundles that have arrived, and leaves what
//! colleagues are to have. A bundle is noted before it is put down, so that one that never gets there is missed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, PersonId, PublicKey};
use crate::exchange::bundle::{self, Unreadable};
use crate::exchange::mailbox::{Carrier, MailboxError, NotHere, Read};
use crate::exchange::pack::{Addressee, Packer, Sealed};
use crate::exchange::receive::{NotReceived, Received, receive};
use crate::exchange::sync::Sender;
use crate::seal::identity::Identity;
use crate::store::outbox::Posted;
use crate::store::{Store, StoreError};

/// How long a bundle lies in a mailbox for somebody who does not come.
const KEPT: TimeDelta = TimeDelta::days(90);

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
    /// Own bundles that vanished from a mailbox before they arrived: what they bring is sent again.
    pub vanished: usize,
}

/// A bundle that waits to be tried.
struct Waiting {
    name: String,
    mailbox: usize,
    hash: Digest256,
    bytes: Vec<u8>,
}

/// Takes in what lies in the mailboxes.
pub fn take_in(
    store: &mut Store,
    identity: &Identity,
    mailboxes: &[Mailbox],
    now: Timestamp,
) -> Result<In, RoundError> {
    let mut all = In::default();
    let mut listed: Vec<Option<BTreeSet<Digest256>>> = Vec::new();
    let mut waiting: Vec<Waiting> = Vec::new();
    for (at, Mailbox { carrier, .. }) in mailboxes.iter().enumerate() {
        let mut listing = carrier.list()?;
        listing.files.sort_by_key(|file| file.modified);
        let mut here = BTreeSet::new();
        for file in &listing.files {
            if let Some(named) = file.named
                && store.was_looked_at(named)?
            {
                here.insert(named);
                continue;
            }
            match carrier.read(file) {
                Read::NotYet(why) => *all.not_here.entry(why).or_default() += 1,
                Read::Here(hash, bytes) => {
                    here.insert(hash);
                    if !store.was_looked_at(hash)? && !waiting.iter().any(|other| other.hash == hash) {
                        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                        waiting.push(Waiting { name, mailbox: at, hash, bytes });
                    }
                }
            }
        }
        listed.push((!listing.is_cut).then_some(here));
    }
    let early = in_any_order(waiting, |bundle| {
        match try_one(store, identity, &bundle.bytes, now)? {
            Tried::Taken(taken) => {
                store.looked_at(bundle.hash, now)?;
                if let Some(mailbox) = mailboxes.get(bundle.mailbox) {
                    store.heard_through(taken.by, &mailbox.name)?;
                }
                if !taken.received.is_nothing() {
                    all.taken.push(taken);
                }
            }
            Tried::NotForUs => store.looked_at(bundle.hash, now)?,
            Tried::Early => return Ok(false),
            Tried::Left(why) => all.left.push((bundle.name.clone(), why)),
        }
        Ok::<_, StoreError>(true)
    })?;
    all.early = early.len();
    for (mailbox, here) in mailboxes.iter().zip(&listed) {
        let Some(here) = here else { continue };
        put_away(store, mailbox, here, now, &mut all)?;
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

/// Takes one bundle in. Where others write at the same vault meanwhile, it is asked again on what is there then.
pub fn take(store: &mut Store, identity: &Identity, bytes: &[u8], now: Timestamp) -> Result<Taken, Left> {
    let roster = store.roster_log().map_err(NotReceived::from)?;
    let bundle = bundle::open(bytes, identity, roster)?;
    let by = bundle.manifest.by;
    let mut again = 0..9;
    loop {
        match receive(store, bundle.clone(), identity.public(), now) {
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
    now: Timestamp,
) -> Result<Tried, StoreError> {
    match take(store, identity, bytes, now) {
        Ok(taken) => Ok(Tried::Taken(taken)),
        Err(Left::Unreadable(Unreadable::Sealed)) => Ok(Tried::NotForUs),
        Err(Left::NotReceived(NotReceived::Early | NotReceived::Store(StoreError::Moved(_)))) => {
            Ok(Tried::Early)
        }
        Err(Left::NotReceived(NotReceived::Store(error))) => Err(error),
        Err(left) => Ok(Tried::Left(left)),
    }
}

/// Takes own bundles away that every recipient has, or that lay there for too long, and misses those that are gone.
fn put_away(
    store: &Store,
    mailbox: &Mailbox,
    here: &BTreeSet<Digest256>,
    now: Timestamp,
    all: &mut In,
) -> Result<(), RoundError> {
    for own in store.in_mailbox(&mailbox.name)? {
        if !here.contains(&own.bundle) {
            store.gone_from_mailbox(&mailbox.name, own.bundle, own.arrived)?;
            all.vanished += usize::from(!own.arrived);
        } else if own.arrived || own.at.utc() + KEPT <= now.utc() {
            mailbox.carrier.remove(own.bundle)?;
            store.gone_from_mailbox(&mailbox.name, own.bundle, own.arrived)?;
        }
    }
    Ok(())
}

/// Why a round ends before it is done. What was taken in stays.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// The vault.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// A mailbox.
    #[error("{0}")]
    Mailbox(#[from] MailboxError),
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
}

/// Leaves what colleagues are to have in the mailboxes: in the one through which somebody was heard last, or in each where
/// that is not known.
pub fn send(sender: &Sender<'_>, mailboxes: &[Mailbox]) -> Result<OutGone, RoundError> {
    let Packer { store, at, .. } = sender.packer;
    let plan = sender.plan()?;
    let mut out = OutGone { without_key: plan.without_key.clone(), ..OutGone::default() };
    if mailboxes.is_empty() {
        return Ok(out);
    }
    sender.pack(&plan, &mut |to: &[Addressee], sealed: Sealed| -> Result<(), RoundError> {
        let chosen = chosen(store, mailboxes, &sealed.to)?;
        let names: Vec<String> = chosen.iter().map(|mailbox| mailbox.name.clone()).collect();
        let posted = Posted { bundle: sealed.hash, mailboxes: &names, to: &sealed.to, tells: &sealed.logs };
        store.post(&posted, at)?;
        for mailbox in chosen {
            mailbox.carrier.put(&sealed.bytes)?;
        }
        if sealed.records > 0 {
            let sent = out.sent.entry(to.iter().map(|person| person.person).collect()).or_default();
            sent.bundles += 1;
            sent.logs += sealed.logs.iter().filter(|note| note.sent > 0).count();
            sent.bytes += sealed.bytes.len();
        }
        Ok(())
    })?;
    Ok(out)
}

/// The mailboxes in which a bundle is left for some colleagues.
fn chosen<'a>(
    store: &Store,
    mailboxes: &'a [Mailbox],
    keys: &[PublicKey],
) -> Result<Vec<&'a Mailbox>, StoreError> {
    let mut wanted = BTreeSet::new();
    for key in keys {
        let known = store.mailbox_of(*key)?;
        match known.filter(|known| mailboxes.iter().any(|mailbox| mailbox.name == *known)) {
            Some(name) => _ = wanted.insert(name),
            None => return Ok(mailboxes.iter().collect()),
        }
    }
    Ok(mailboxes.iter().filter(|mailbox| wanted.contains(&mailbox.name)).collect())
}
