//! Requests to join that come through a mailbox: sealed for the person who invited, so that a carrier sees no name. Anybody
//! who can write into a mailbox can leave some, so a request is kept only where it answers an invitation of this store,
//! few for each, and nobody is let in before the six words were heard.

use std::io::Write as _;

use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, sha256};
use crate::domain::likeness::alike;
use crate::domain::roster::Roster;
use crate::exchange::invitation::{Invitation, Request};
use crate::exchange::mailbox::{Carrier, MailboxError};
use crate::seal::vault_key::{KeyError, Recipient, sealed_to};
use crate::store::{Store, StoreError};

/// The most requests that wait for one invitation: the right one, and a few that somebody else left.
pub const MOST: usize = 8;

/// A request that waits for somebody to hear its six words.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The SHA-256 of its file, under which it is kept.
    pub hash: Digest256,
    /// What it asks.
    pub request: Request,
    /// What it answers.
    pub invitation: Invitation,
}

impl Waiting {
    /// The six words that its sender reads aloud.
    pub fn six_words(&self) -> String {
        self.invitation.six_words(self.request.key)
    }
}

/// Seals the file of a request for the person who invited.
pub fn seal(request: &str, invitation: &Invitation) -> Result<Vec<u8>, KeyError> {
    let sealed = sealed_to(&[Recipient::Ssh(invitation.by)], Vec::new()).and_then(|mut writer| {
        writer.write_all(request.as_bytes())?;
        writer.finish()
    });
    sealed.map_err(|_| KeyError::CannotWrap)
}

/// What a request answers, where it may still be answered: an invitation that was made here, is young and unused, and
/// names its sender.
fn answered(store: &Store, roster: &Roster, request: &Request, now: Timestamp) -> Option<Invitation> {
    let kept = store.invitation(request.invitation).ok().flatten()?;
    let (invitation, hash) = Invitation::parse(&kept).ok()?;
    let is_ours = Some(request.roster) == roster.order().log() && hash == request.invitation;
    let is_open = invitation.too_old(now).is_none() && !roster.is_used(hash);
    let is_new = roster.person_of(request.key).is_none();
    (is_ours && is_open && is_new && alike(&request.name, &invitation.invited)).then_some(invitation)
}

/// The requests that wait, by name.
pub fn waiting(store: &Store, roster: &Roster, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let mut waiting = Vec::new();
    for (hash, bytes) in store.requests()? {
        let Ok(request) = Request::parse(&bytes) else { continue };
        if let Some(invitation) = answered(store, roster, &request, now) {
            waiting.push(Waiting { hash, request, invitation });
        }
    }
    waiting.sort_by(|one, other| one.request.name.cmp(&other.request.name).then(one.hash.cmp(&other.hash)));
    Ok(waiting)
}

/// Keeps a request that was found in a mailbox, where it answers an invitation of this store and there is room for it.
/// Those that can no longer be answered make room.
pub(super) fn keep(store: &Store, opened: &[u8], now: Timestamp) -> Result<(), StoreError> {
    let Ok(request) = Request::parse(opened) else { return Ok(()) };
    let roster = store.roster()?;
    if answered(store, &roster, &request, now).is_none() {
        return Ok(());
    }
    let waiting = waiting(store, &roster, now)?;
    for (hash, _) in store.requests()? {
        if !waiting.iter().any(|other| other.hash == hash) {
            store.drop_request(hash)?;
        }
    }
    let mut others = waiting.iter().filter(|other| other.request.invitation == request.invitation);
    if others.clone().count() < MOST && !others.any(|other| other.request.key == request.key) {
        store.keep_request(Digest256(sha256(opened)), opened)?;
    }
    Ok(())
}

/// What became of one's own request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// There is none, or none any more: its sender is on the roster.
    Done,
    /// It lies in the mailboxes that are here.
    Asked,
    /// Its invitation is too old to be answered.
    TooOld,
}

/// Leaves one's own request in the mailboxes while it can be answered, and takes it away once it was, or cannot be any
/// more. `all` says that these are all its mailboxes. Those that failed are answered, too.
pub fn settle(
    store: &Store,
    carriers: &[&Carrier],
    all: bool,
    now: Timestamp,
) -> Result<(Own, Vec<MailboxError>), StoreError> {
    let Some(sealed) = store.asking()? else { return Ok((Own::Done, Vec::new())) };
    let joined = store.joined()?;
    let read = joined.as_ref().and_then(|joined| Invitation::parse(joined.invitation.as_bytes()).ok());
    let is_on = match &joined {
        Some(joined) if store.awaits_its_first()?.is_none() => {
            store.roster()?.person_of(joined.owner).is_some()
        }
        _ => false,
    };
    let is_old = read.is_none_or(|(invitation, _)| invitation.too_old(now).is_some());
    if !is_on && !is_old {
        let failed = carriers.iter().filter_map(|carrier| carrier.put(&sealed).err()).collect();
        return Ok((Own::Asked, failed));
    }
    let failed: Vec<_> = carriers.iter().filter_map(|carrier| take_away(carrier, &sealed).err()).collect();
    if all && failed.is_empty() {
        store.ask_no_more()?;
    }
    Ok((if is_on { Own::Done } else { Own::TooOld }, failed))
}

/// Takes one's own request out of a mailbox.
pub fn take_away(carrier: &Carrier, sealed: &[u8]) -> Result<bool, MailboxError> {
    carrier.remove(Digest256(sha256(sealed)))
}
