//! `join FILE`: the store and the key of somebody who was invited, on their own machine, and the request that they send
//! back. Nothing is written before everything that can refuse was asked.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use zeroize::Zeroizing;

use crate::cli::asking;
use crate::cli::context::Context;
use crate::cli::doctor::warn_of_place;
use crate::cli::person::unread;
use crate::cli::prompt;
use crate::custody;
use crate::desk::system_random;
use crate::domain::entry::Timestamp;
use crate::domain::ids::EventId;
use crate::domain::names::shows;
use crate::error::Error;
use crate::exchange::asking::seal;
use crate::exchange::invitation::{Invitation, MAX_BYTES, Request};
use crate::say;
use crate::seal::identity::Identity;
use crate::seal::recovery::RecoveryKey;
use crate::seal::vault_key::VaultKey;
use crate::store::joined::Joined;
use crate::store::private::StagedFile;
use crate::store::recovery::Recovery;
use crate::store::{Store, StoreError};

/// `join FILE [--name NAME] [--mailbox PATH] [--out FILE]`
#[derive(Debug, Args)]
pub(super) struct JoinArgs {
    #[arg(value_name = "FILE|-")]
    file: String,
    #[arg(long, value_name = "NAME|-")]
    name: Option<String>,
    #[arg(long, value_name = "PATH")]
    mailbox: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    no_passphrase: bool,
    #[arg(long)]
    no_recovery: bool,
}

/// Where the request is written: a file that was named, or one beside the invitation where no mailbox takes it.
fn request_path(args: &JoinArgs, shared: Option<&str>) -> Result<Option<PathBuf>, Error> {
    let path = match &args.out {
        Some(path) => path.clone(),
        None if shared.is_some() => return Ok(None),
        None if args.file == "-" => return Err(Error::Missing { option: "--out" }),
        None => PathBuf::from(format!("{}.request", args.file)),
    };
    if path.exists() {
        return Err(Error::FileExists { path });
    }
    // A folder that takes no file refuses before a key is made.
    drop(StagedFile::beside(&path, b"")?);
    Ok(Some(path))
}

/// The store that is in this place with its key, where it is of the same party and waits for its first bundle: the command
/// was interrupted, or its request was lost, or the invitation was old. Any other store is in the way.
fn waiting(
    context: &Context,
    dir: &Path,
    invitation: &Invitation,
) -> Result<Option<(Store, Identity)>, Error> {
    if !custody::is_taken(dir) {
        return Ok(None);
    }
    let path = dir.to_owned();
    if !custody::is_here(dir) {
        return Err(StoreError::Exists(path).into());
    }
    let Ok((store, identity)) = context.vault_or_empty() else {
        return Err(StoreError::Exists(path).into());
    };
    let party = invitation.party.clone();
    if store.roster_log()? != invitation.roster {
        return Err(Error::StoreOfAnother { path, party });
    }
    match store.awaits_its_first()? {
        Some(joined) if joined.owner == identity.public() => Ok(Some((store, identity))),
        _ => Err(Error::JoinedAlready { path, party }),
    }
}

/// Makes the empty store. The answer is the line of its recovery key, where it has one.
fn make(
    context: &Context,
    args: &JoinArgs,
    dir: &Path,
    identity: &Identity,
    joined: &Joined,
    roster: EventId,
) -> Result<Option<RecoveryKey>, Error> {
    let recovery = (!args.no_recovery).then(RecoveryKey::generate);
    let named =
        recovery.as_ref().map(|key| Recovery::make(roster, &key.recipient(), identity)).transpose()?;
    let mut vault_key = Zeroizing::new([0; 32]);
    system_random()(&mut *vault_key)?;
    warn_of_place(context, dir);
    custody::make_empty(dir, VaultKey::new(*vault_key), named.as_ref(), roster, joined)?;
    if let Some(anchors) = Context::anchors() {
        anchors.forget(dir)?;
    }
    Ok(recovery)
}

pub(super) fn join(context: &Context, args: &JoinArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let bytes = prompt::file_or_stdin(&args.file, MAX_BYTES)?;
    let foreign = |path| Error::NotInvitation { path };
    let read = Invitation::parse(&bytes).map_err(|why| unread(why, &args.file, foreign));
    let (invitation, hash) = read?;
    let whole = String::from_utf8_lossy(&bytes).into_owned();
    let now = Timestamp::new(context.clock()?.now);
    if let Some(day) = invitation.too_old(now) {
        return Err(Error::InvitationOld { day });
    }
    let name = prompt::long_if_given(args.name.clone())?.unwrap_or_else(|| invitation.invited.clone());
    if !shows(&name) {
        return Err(Error::NameUnseen { option: "--name" });
    }
    let (dir, path) = (context.store_dir()?, context.key_path()?);
    let shared = asking::shared(args.mailbox.as_ref(), &invitation, &dir)?;
    let out = request_path(args, shared.as_deref())?;
    let (store, identity) = match waiting(context, &dir, &invitation)? {
        Some((store, identity)) => (Some(store), identity),
        None if !path.is_file() && (args.no_passphrase || context.can_ask_secret()) => {
            (None, context.make_key(&path, args.no_passphrase)?)
        }
        None => (None, context.identity()?),
    };
    let (roster, key) = (invitation.roster, identity.public());
    let request = Request { roster, invitation: hash, name, key, at: now };
    let written = request.sign(&identity)?;
    if written.len() > MAX_BYTES {
        return Err(Error::TextTooLong { bytes: written.len() as u64, most: MAX_BYTES });
    }
    let sealed = seal(&written, &invitation).map_err(StoreError::from)?;
    let staged = out.as_ref().map(|out| StagedFile::beside(out, written.as_bytes())).transpose()?;
    let joined = Joined { owner: key, inviter: invitation.inviter.clone(), invitation: whole };
    let is_new = store.is_none();
    let (mut store, recovery) = match store {
        Some(store) => {
            store.join(roster, &joined)?;
            (store, None)
        }
        None => {
            let recovery = make(context, args, &dir, &identity, &joined, roster)?;
            (custody::open(&dir, &identity)?, recovery)
        }
    };
    asking::ask(context, &mut store, &sealed, shared.as_deref(), now)?;
    staged.map_or(Ok(()), StagedFile::in_place)?;
    let made = Made { dir: &dir, shared: shared.as_deref(), request: out.as_deref() };
    tell(context, &invitation, &identity, &made, recovery.as_ref());
    if is_new {
        match &recovery {
            Some(_) => store.recovery_told()?,
            None => context.output.warn(&say!(texts, init_no_recovery)),
        }
    }
    Ok(())
}

/// What was made: the store, and where the request is.
struct Made<'a> {
    dir: &'a Path,
    shared: Option<&'a str>,
    request: Option<&'a Path>,
}

fn tell(
    context: &Context,
    invitation: &Invitation,
    identity: &Identity,
    made: &Made<'_>,
    recovery: Option<&RecoveryKey>,
) {
    let (texts, output) = (&context.texts, &context.output);
    let store = made.dir.display().to_string();
    let request = made.request.map(|path| path.display().to_string());
    let (party, inviter) = (invitation.party.as_str(), invitation.inviter.as_str());
    let (words, line) = (invitation.six_words(identity.public()), recovery.map(RecoveryKey::line));
    let data = json!({
        "store": store, "request": request, "party": party, "inviter": inviter, "words": words,
        "fingerprint": identity.fingerprint(), "recovery_key": line.as_deref(), "mailbox": invitation.mailbox,
        "shared": made.shared, "settings": invitation.settings, "offices": invitation.offices,
    });
    output.done(
        request.as_deref().or(made.shared).unwrap_or_default(),
        &say!(texts, done_join, store = &store, party = party, inviter = inviter),
        &data,
    );
    if let Ok((file, path)) = context.key_file() {
        context.warn_of_bare(&file, &path);
    }
    if let Some(line) = line.as_ref().filter(|_| !output.json) {
        output.warn(&say!(texts, init_recovery, key = line.as_str()));
    }
    output.warn(&say!(texts, join_words, inviter = inviter, words = words));
    if let Some(request) = &request {
        output.say(&say!(texts, join_send, request = request, inviter = inviter));
    }
    match (made.shared, &invitation.mailbox) {
        (Some(place), _) => output.say(&say!(texts, join_shared, place = place, inviter = inviter)),
        (None, Some(mailbox)) => output.say(&say!(texts, join_mailbox, mailbox = mailbox)),
        (None, None) => {}
    }
    if !invitation.settings.is_empty() {
        let quoted = |setting: &String| {
            if setting.contains(char::is_whitespace) { format!("\"{setting}\"") } else { setting.clone() }
        };
        let settings = invitation.settings.iter().map(quoted).collect::<Vec<_>>().join(" ");
        output.say(&say!(texts, join_settings, inviter = inviter, settings = settings));
    }
    if invitation.offices.is_some() {
        output.say(&say!(texts, join_offices, inviter = inviter));
    }
}
