//! `person rekey`: a new key for the vault, and another recovery key on paper, or none.

use std::time::Duration;

use clap::Args;
use serde_json::json;

use crate::cli::Counter;
use crate::desk::Desk;
use crate::domain::authority::Denied;
use crate::domain::case::admits::Refusal;
use crate::domain::event::Role;
use crate::error::Error;
use crate::say;
use crate::seal::recovery::RecoveryKey;
use crate::store::alone::{PATIENCE, UNASKED};
use crate::store::recovery::{Named, Recovery};
use crate::store::{Store, StoreError};

/// `person rekey [--new-recovery | --no-recovery]`
#[derive(Debug, Args)]
pub(in crate::cli) struct RekeyArgs {
    #[arg(long, conflicts_with = "no_recovery")]
    new_recovery: bool,
    #[arg(long)]
    no_recovery: bool,
}

/// Says so where the store names a recovery key that nobody who may has made.
pub(in crate::cli) fn warn_of_recovery(counter: &Counter, store: &Store) -> Result<(), Error> {
    if store.named_recovery()? == Named::Unfounded {
        counter.output.warn(&counter.texts.get("recovery-left-out"));
    }
    Ok(())
}

/// Says so where a recovery key was named and the command ended before anybody saw it: no paper is to be relied on.
pub(in crate::cli) fn warn_of_untold(counter: &Counter, store: &Store) -> Result<(), Error> {
    if store.is_recovery_untold()? {
        counter.output.warn(&counter.texts.get("recovery-untold"));
    }
    Ok(())
}

/// Gives the vault a new key for those who hold a role now; the answer is whether it has one. Where somebody else has it
/// open that long, who does is said where the system tells, and an administrator's next command tries again.
pub(super) fn renew(counter: &Counter, desk: &mut Desk, patience: Duration) -> Result<bool, Error> {
    match new_key(counter, desk, patience) {
        Ok(()) => {
            warn_of_recovery(counter, &desk.store)?;
            Ok(true)
        }
        Err(Error::Store(StoreError::InUse)) => {
            counter.output.warn(&counter.texts.get("rekey-due"));
            counter.name_holders(desk.store.dir());
            Ok(false)
        }
        Err(other) => Err(other),
    }
}

/// Somebody left, and the vault still has a key that they may have: the commands of an administrator give it another as
/// soon as nobody else is there, and say so until then. Nobody else is told.
pub(in crate::cli) fn renew_if_due(counter: &Counter, desk: &mut Desk) -> Result<(), Error> {
    let texts = &counter.texts;
    if !desk.roster.is_in_charge(desk.identity().public()) || !desk.store.is_rekey_due()? {
        return Ok(());
    }
    if desk.store.writable().is_err() {
        // Why nothing is written was said.
        counter.output.warn(&texts.get("rekey-due"));
        return Ok(());
    }
    match renew(counter, desk, UNASKED) {
        Ok(true) => {
            counter.output.say(&texts.get("rekey-caught-up"));
            say_unlock(counter, desk);
        }
        Ok(false) => {}
        // What was asked for is done all the same, as long as the store can be read.
        Err(why) if desk.store.events().is_ok() => {
            counter.output.warn(&texts.get("rekey-due"));
            counter.output.warn(&why.tell(texts).0);
        }
        Err(why) => return Err(why),
    }
    Ok(())
}

/// The new key of the vault is not wrapped to what an agent signs: the next command asks for the passphrase again.
pub(super) fn say_unlock(counter: &Counter, desk: &Desk) {
    if desk.identity().is_in_agent() {
        counter.output.say(&counter.texts.get("rekey-unlock"));
    }
}

fn new_key(counter: &Counter, desk: &mut Desk, patience: Duration) -> Result<(), Error> {
    // Every page once more, until the last is under the new key.
    counter.takes_room_for_vaults(1, desk.store.dir());
    desk.rekey(patience)
}

/// Gives the vault a new key: with another recovery key, or at will.
pub(super) fn rekey(counter: &Counter, args: &RekeyArgs) -> Result<(), Error> {
    let texts = &counter.texts;
    let mut desk = counter.seat()?;
    let before = desk.store.openers();
    let recovery = args.new_recovery.then(RecoveryKey::generate);
    if args.new_recovery || args.no_recovery {
        if !desk.roster.is_in_charge(desk.identity().public()) {
            return Err(Refusal::Law(Denied::Role { row: "recovery-key", roles: &[Role::Admin] }).into());
        }
        let log = desk.store.roster_log()?;
        let made = recovery.as_ref().map(|key| Recovery::make(log, &key.recipient(), desk.identity()));
        let made = made.transpose()?;
        // Nothing is changed while somebody is there who would keep the vault from being re-keyed.
        desk.store.be_alone(PATIENCE)?;
        desk.store.name_recovery(made.as_ref())?;
        new_key(counter, &mut desk, PATIENCE)
            .map_err(|why| Error::Half("recovery-cut-short", Vec::new(), why.into()))?;
    } else {
        new_key(counter, &mut desk, PATIENCE)?;
        warn_of_recovery(counter, &desk.store)?;
    }
    let after = desk.store.openers();
    let line = recovery.as_ref().map(RecoveryKey::line);
    let mut data = json!({ "openers": { "before": before, "after": after } });
    if let (Some(line), Some(data)) = (&line, data.as_object_mut()) {
        data.insert("recovery_key".to_owned(), json!(line.as_str()));
    }
    counter.output.done(&after.to_string(), &texts.get("done-rekey"), &data);
    counter.output.say(&say!(texts, "openers", before = before, after = after));
    say_unlock(counter, &desk);
    match &line {
        Some(_) if counter.output.json => {}
        Some(line) => counter.output.warn(&say!(texts, "rekey-recovery", key = line.as_str())),
        None if args.no_recovery => counter.output.warn(&texts.get("rekey-no-recovery")),
        None => {}
    }
    if line.is_some() {
        desk.store.recovery_told()?;
    }
    Ok(())
}
