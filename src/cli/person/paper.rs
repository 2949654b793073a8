//! `person rekey`: a new key for the vault, and another recovery key on paper, or none.

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
use crate::store::Store;
use crate::store::recovery::{Named, Recovery};

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

/// Gives the vault a new key for those who hold a role now.
pub(super) fn renew(counter: &Counter, desk: &mut Desk) -> Result<(), Error> {
    warn_of_recovery(counter, &desk.store)?;
    new_key(counter, desk)
}

/// The new key of the vault is not wrapped to what an agent signs: the next command asks for the passphrase again.
pub(super) fn say_unlock(counter: &Counter, desk: &Desk) {
    if desk.identity().is_in_agent() {
        counter.output.say(&counter.texts.get("rekey-unlock"));
    }
}

fn new_key(counter: &Counter, desk: &mut Desk) -> Result<(), Error> {
    // Every page once more, until the last is under the new key.
    counter.takes_room_for_vaults(1, desk.store.dir());
    let random = zeroize::Zeroizing::new(desk.random::<32>()?);
    Ok(desk.store.rekey(*random)?)
}

/// Gives the vault a new key: after a departure whose re-key was cut short, with another recovery key, or at will.
pub(super) fn rekey(counter: &Counter, args: &RekeyArgs) -> Result<(), Error> {
    let texts = &counter.texts;
    let mut desk = counter.desk()?;
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
        desk.store.be_alone()?;
        desk.store.name_recovery(made.as_ref())?;
        new_key(counter, &mut desk)
            .map_err(|why| Error::Half("recovery-cut-short", Vec::new(), why.into()))?;
    } else {
        renew(counter, &mut desk)?;
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
