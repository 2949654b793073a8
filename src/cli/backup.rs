//! `backup FILE`, `restore FILE`: one sealed file, tested before it gets its name; a restore that loses events needs
//! `--rollback` and a reason.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::json;

use crate::cli::checking::watched;
use crate::cli::context::Context;
use crate::cli::doctor::warn_of_place;
use crate::cli::prompt;
use crate::cli::vault_key::warn_of_recovery;
use crate::custody::restore::{self, Lost, Restored, open_beside};
use crate::custody::{self, backup, keys};
use crate::desk::{Clock, Desk, system_random};
use crate::domain::entry::Timestamp;
use crate::domain::ids::PublicKey;
use crate::domain::names::shows;
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;
use crate::say;
use crate::seal::identity::Identity;
use crate::seal::vault_key::KeyError;
use crate::store::{Store, StoreError};

/// `backup FILE`
#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// `restore FILE [--mend | --rollback --why TEXT|-]`
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, conflicts_with_all = ["rollback", "why"])]
    mend: bool,
    #[arg(long)]
    rollback: bool,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// The store that is here, opened: nothing where there is none, an error where it does not open.
type Here = Option<Result<Desk, Error>>;

/// A log that loses events, as it is shown.
#[derive(Debug, Serialize)]
struct LostRow {
    case: String,
    name: String,
    events: usize,
    last: String,
}

pub(super) fn backup(context: &Context, args: &BackupArgs) -> Result<(), Error> {
    if args.file.exists() || args.file.is_symlink() {
        return Err(Error::FileExists { path: args.file.clone() });
    }
    let desk = context.desk()?;
    warn_of_recovery(context, &desk.store)?;
    // A copy, the sealed file, and what comes out of it again for a test.
    context.takes_room_for_vaults(3, desk.store.dir());
    let in_hand = context.private_key(desk.identity())?;
    let identity = in_hand.as_ref().unwrap_or(desk.identity());
    let output = &context.output;
    let progress = |done, total| output.progress(done, total);
    let sealed = backup::backup(&desk.store, &args.file, identity, &progress)?;
    let path = args.file.display().to_string();
    let (texts, events, logs, count) = (&context.texts, sealed.events, sealed.logs, sealed.recipients);
    let sentence = say!(texts, done_backup, path = &path, events = events, logs = logs, count = count);
    let data = json!({
        "path": path, "events": sealed.events, "logs": sealed.logs, "bytes": sealed.bytes,
        "sha256": sealed.sha256, "recipients": sealed.recipients,
    });
    context.output.done(&path, &sentence, &data);
    context.output.say(&say!(context.texts, backup_hash, sha256 = sealed.sha256.to_string()));
    context.output.say(&say!(context.texts, backup_keep));
    Ok(())
}

/// Opens a backup beside the store, and verifies it whole.
fn opened(context: &Context, file: &Path, dir: &Path, identity: &Identity) -> Result<Restored, Error> {
    let output = &context.output;
    let progress = |done, total| output.progress(done, total);
    let restored = open_beside(file, dir, identity, &progress).map_err(|error| match error {
        StoreError::NotForThisKey(KeyError::NotForThisKey) => Error::BackupOtherKeys,
        other => other.into(),
    })?;
    let count = restored.report.problems.len();
    if restored.report.ok { Ok(restored) } else { Err(Error::Unsound { count }) }
}

/// Takes only the true bytes of what does not verify here from a backup; what came since stays.
fn mend(context: &Context, file: &Path) -> Result<(), Error> {
    let (store, identity) = context.vault()?;
    let in_hand = context.private_key(&identity)?;
    let copy = opened(context, file, &context.store_dir()?, in_hand.as_ref().unwrap_or(&identity))?;
    let report = watched(context, &store, Store::verify)?;
    store.checked(&report)?;
    let count = store.mend_from(&copy.store, &report)?;
    let left = watched(context, &store, Store::verify)?;
    store.checked(&left)?;
    let texts = &context.texts;
    let sentence =
        if report.ok { say!(texts, done_mend_sound) } else { say!(texts, done_mend, count = count) };
    let problems = left.problems.len();
    let data = json!({ "mended": count, "problems": problems });
    context.output.done(&count.to_string(), &sentence, &data);
    if left.ok { Ok(()) } else { Err(Error::Unsound { count: problems }) }
}

pub(super) fn restore(context: &Context, args: RestoreArgs) -> Result<(), Error> {
    if args.mend {
        return mend(context, &args.file);
    }
    let (texts, dir, clock) = (&context.texts, context.store_dir()?, context.clock()?);
    let why = prompt::long_if_given(args.why)?.map(|why| why.trim().to_owned()).filter(|why| shows(why));
    if args.rollback && why.is_none() {
        return Err(Error::Missing { option: "--why" });
    }
    let identity = context.identity()?;
    context.takes_room(std::fs::metadata(&args.file).map_or(0, |about| about.len()));
    let mut restored = opened(context, &args.file, &dir, &identity)?;
    let (public, at) = (identity.public(), Timestamp::new(clock.now));
    let here = here(context, identity, clock)?;
    let lost = lost(context, here.as_ref(), &restored)?;
    let told = rows(here.as_ref(), &lost, context)?;
    let blind = matches!(here, Some(Err(_)));
    // A restore that loses no event may still lose drafts that only this store has.
    tell_drafts(context, here.as_ref(), &lost)?;
    let mut noted = false;
    if blind || !lost.forward {
        tell(context, &lost, &told, blind);
        if !args.rollback {
            return Err(if blind { Error::RestoreBlind } else { Error::Rollback { count: lost.events() } });
        }
    }
    if args.rollback {
        let why = why.as_deref().unwrap_or_default();
        noted = note(&mut restored.store, here.as_ref(), &dir, public, why, at)?;
        if let Some(anchors) = Context::anchors().filter(|_| noted) {
            // Where this cannot be written, as on a full disk, the user is asked again after an interruption.
            let _ = anchors.intend(&dir, &restored.store.anchor()?);
        }
    }
    let (events, _) = restored.store.end_of_arrivals()?;
    let open = here.as_ref().and_then(|here| here.as_ref().ok()).map(|desk| &desk.store);
    let before = open.map_or(0, keys::openers);
    let (mut store, aside) = restored.move_in(&dir, open, &at.to_string())?;
    drop(here);
    if noted {
        Context::anchors().map(|anchors| store.watch_new(&anchors)).transpose()?;
    } else {
        remember(context, &mut store, public, why.as_deref().filter(|_| args.rollback), at)?;
    }
    let path = dir.display().to_string();
    let after = keys::openers(&store);
    let aside = aside.map(|aside| aside.display().to_string());
    let data = json!({ "store": path, "events": events, "aside": aside, "lost": told, "drafts": lost.drafts.len(),
        "openers": { "before": before, "after": after },
    });
    context.output.done(&path, &say!(texts, done_restore, path = &path, events = events), &data);
    context.output.say(&say!(texts, openers, before = before, after = after));
    if let Some(aside) = aside {
        context.output.say(&say!(texts, restore_aside, path = &aside));
        if !lost.drafts.is_empty() {
            context.output.warn(&say!(texts, restore_drafts_aside, path = &aside));
        }
    }
    warn_of_place(context, &dir);
    Ok(())
}

/// Records in the restored store, before it is moved into its place, that somebody went back on purpose from the extent
/// of the present store, or from what this machine had seen of it. The answer is whether there was anything to record.
fn note(
    store: &mut Store,
    here: Option<&Result<Desk, Error>>,
    dir: &Path,
    key: PublicKey,
    why: &str,
    at: Timestamp,
) -> Result<bool, Error> {
    let here = here.and_then(|here| here.as_ref().ok()).map(|desk| desk.store.anchor()).transpose()?;
    let seen = Context::anchors().and_then(|anchors| anchors.known(dir));
    let known = here.into_iter().chain(seen).max_by_key(|known| known.events);
    let Some((known, me)) = known.zip(store.roster()?.person_of(key)) else { return Ok(false) };
    Ok(store.note_rollback(me, key, why, at, known)?.is_some())
}

/// Compares the restored store with what this machine remembers of its place. A rollback on purpose is accepted with
/// the same reason; without one the store stays read-only until somebody accepts it.
fn remember(
    context: &Context,
    store: &mut Store,
    key: PublicKey,
    why: Option<&str>,
    at: Timestamp,
) -> Result<(), Error> {
    let Some(why) = why else { return context.watch(store) };
    if let Some(anchors) = Context::anchors() {
        store.watch(&anchors)?;
    }
    if let Some(me) = store.roster()?.person_of(key) {
        store.accept_rollback(me, key, why, at)?;
    }
    Ok(())
}

/// The store that the backup replaces. A folder that is no store must not be moved away.
fn here(context: &Context, identity: Identity, clock: Clock) -> Result<Here, Error> {
    let dir = context.store_dir()?;
    match custody::open(&dir, &identity) {
        Ok(store) => Ok(Some(Desk::open(store, identity, clock, system_random()))),
        Err(StoreError::NoStore(_) | StoreError::MovedAside(_)) => {
            let taken =
                std::fs::read_dir(&dir).is_ok_and(|mut files| files.next().is_some()) || dir.is_file();
            if taken { Err(StoreError::Exists(dir).into()) } else { Ok(None) }
        }
        // A store in use must not be replaced as if it did not open.
        Err(StoreError::InUse) => Err(StoreError::InUse.into()),
        Err(other) => Ok(Some(Err(other.into()))),
    }
}

fn lost(context: &Context, here: Option<&Result<Desk, Error>>, restored: &Restored) -> Result<Lost, Error> {
    match here {
        None => Ok(Lost { forward: true, ..Lost::default() }),
        Some(Ok(desk)) => Ok(restore::loses_to(&desk.store, &restored.store)?),
        Some(Err(error)) => {
            let (what, _) = error.tell(&context.texts);
            context.output.warn(&what);
            Ok(Lost::default())
        }
    }
}

/// What is lost, with names only where the person may see them.
fn rows(here: Option<&Result<Desk, Error>>, lost: &Lost, context: &Context) -> Result<Vec<LostRow>, Error> {
    let Some(Ok(desk)) = here else { return Ok(Vec::new()) };
    let (reader, roster) = (desk.reader(), desk.store.roster_log()?);
    let mut rows = Vec::new();
    for log in &lost.logs {
        let (case, name) = if log.log == roster {
            (String::new(), say!(context.texts, restore_roster))
        } else {
            let file = desk.store.case(log.log, &desk.roster)?;
            let sees = sight::of(&reader, &file).shows(Page::Log, Part::Facts);
            let name = if sees { file.candidate.name() } else { "" };
            (desk.store.short(log.log)?, name.to_owned())
        };
        rows.push(LostRow { case, name, events: log.events, last: log.last.clone() });
    }
    Ok(rows)
}

/// Says which kept texts are lost: the person's own by number and case, those of others only by how many.
fn tell_drafts(context: &Context, here: Option<&Result<Desk, Error>>, lost: &Lost) -> Result<(), Error> {
    let Some(Ok(desk)) = here.filter(|_| !lost.drafts.is_empty()) else { return Ok(()) };
    let texts = &context.texts;
    context.output.warn(&say!(texts, restore_loses_drafts, count = lost.drafts.len()));
    let me = desk.me().to_string();
    let is_lost = |number: u32| lost.drafts.iter().any(|draft| draft.person == me && draft.number == number);
    let mut others = lost.drafts.len();
    for mine in desk.drafts()?.into_iter().filter(|kept| is_lost(kept.number)) {
        let case = mine.case.map(|case| desk.store.short(case)).transpose()?;
        let case = case.unwrap_or_else(|| "none".to_owned());
        let line = say!(texts, restore_loses_draft_line, number = mine.number.to_string(), case = case);
        context.output.warn(&format!("- {line}"));
        others = others.saturating_sub(1);
    }
    if others > 0 {
        context.output.warn(&format!("- {}", say!(texts, restore_loses_drafts_others, count = others)));
    }
    Ok(())
}

fn tell(context: &Context, lost: &Lost, told: &[LostRow], blind: bool) {
    let texts = &context.texts;
    if blind {
        context.output.warn(&say!(texts, restore_blind));
        return;
    }
    context.output.warn(&say!(texts, restore_loses, count = lost.events(), logs = lost.logs.len()));
    for row in told {
        let (case, name) = (row.case.as_str(), row.name.as_str());
        let named = [case, name].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let line = say!(texts, restore_loses_line, case = named, count = row.events, last = &row.last);
        context.output.warn(&format!("- {line}"));
    }
    if told.iter().any(|row| row.case.is_empty()) {
        context.output.warn(&say!(texts, restore_roster_back));
    }
    if lost.events() == 0 {
        context.output.warn(&say!(texts, restore_other_order));
    }
}
