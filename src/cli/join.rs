//! `join FILE`: the store and the key of somebody who was invited, on their own machine, and the request that they send
//! back. Nothing is written before everything that can refuse was asked.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use zeroize::Zeroizing;

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
use crate::exchange::invitation::{Invitation, MAX_BYTES, Request};
use crate::say;
use crate::seal::identity::Identity;
use crate::seal::recovery::RecoveryKey;
use crate::seal::vault_key::VaultKey;
use crate::store::joined::Joined;
use crate::store::private::StagedFile;
use crate::store::recovery::Recovery;
use crate::store::{Store, StoreError};

/// `join FILE [--name NAME] [--out FILE]`
#[derive(Debug, Args)]
pub(super) struct JoinArgs {
    #[arg(value_name = "FILE|-")]
    file: String,
    #[arg(long, value_name = "NAME|-")]
    name: Option<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    no_passphrase: bool,
    #[arg(long)]
    no_recovery: bool,
}

/// Where the request is written: a file that was named, or one beside the invitation.
fn request_path(args: &JoinArgs) -> Result<PathBuf, Error> {
    let path = match &args.out {
        Some(path) => path.clone(),
        None if args.file == "-" => return Err(Error::Missing { option: "--out" }),
        None => PathBuf::from(format!("{}.request", args.file)),
    };
    if path.exists() {
        return Err(Error::FileExists { path });
    }
    // A folder that takes no file refuses before a key is made.
    drop(StagedFile::beside(&path, b"")?);
    Ok(path)
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
    let out = request_path(args)?;
    let (dir, path) = (context.store_dir()?, context.key_path()?);
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
    let staged = StagedFile::beside(&out, written.as_bytes())?;
    let joined = Joined { owner: key, inviter: invitation.inviter.clone(), invitation: whole };
    let recovery = match &store {
        Some(store) => {
            store.join(roster, &joined)?;
            None
        }
        None => make(context, args, &dir, &identity, &joined, roster)?,
    };
    staged.in_place()?;
    tell(context, &invitation, &identity, (&dir, &out), recovery.as_ref());
    if store.is_none() {
        match &recovery {
            Some(_) => custody::open(&dir, &identity)?.recovery_told()?,
            None => context.output.warn(&say!(texts, init_no_recovery)),
        }
    }
    Ok(())
}

fn tell(
    context: &Context,
    invitation: &Invitation,
    identity: &Identity,
    (dir, out): (&Path, &Path),
    recovery: Option<&RecoveryKey>,
) {
    let (texts, output) = (&context.texts, &context.output);
    let (store, request) = (dir.display().to_string(), out.display().to_string());
    let (party, inviter) = (invitation.party.as_str(), invitation.inviter.as_str());
    let (words, line) = (invitation.six_words(identity.public()), recovery.map(RecoveryKey::line));
    let data = json!({
        "store": store, "request": request, "party": party, "inviter": inviter, "words": words,
        "fingerprint": identity.fingerprint(), "recovery_key": line.as_deref(), "mailbox": invitation.mailbox,
        "settings": invitation.settings, "offices": invitation.offices,
    });
    output.done(&request, &say!(texts, done_join, store = &store, party = party, inviter = inviter), &data);
    if let Ok((file, path)) = context.key_file() {
        context.warn_of_bare(&file, &path);
    }
    if let Some(line) = line.as_ref().filter(|_| !output.json) {
        output.warn(&say!(texts, init_recovery, key = line.as_str()));
    }
    output.warn(&say!(texts, join_words, inviter = inviter, words = words));
    output.say(&say!(texts, join_send, request = &request, inviter = inviter));
    if let Some(mailbox) = &invitation.mailbox {
        output.say(&say!(texts, join_mailbox, mailbox = mailbox));
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
