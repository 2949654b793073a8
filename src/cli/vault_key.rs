//! The vault's key where somebody left: a new one as soon as nobody else has the vault open, and what is said of the
//! recovery key.

use std::time::Duration;

use crate::cli::context::Context;
use crate::custody::alone::UNASKED;
use crate::desk::Desk;
use crate::error::Error;
use crate::say;
use crate::store::recovery::Named;
use crate::store::{Store, StoreError};

/// Warns where the recovery key was made by nobody who may make one.
pub(super) fn warn_of_recovery(context: &Context, store: &Store) -> Result<(), Error> {
    if store.named_recovery()? == Named::Unfounded {
        context.output.warn(&say!(context.texts, recovery_left_out));
    }
    Ok(())
}

/// Warns where a recovery key was made and the command ended before it was printed, so that no paper copy of it exists.
pub(super) fn warn_of_untold(context: &Context, store: &Store) -> Result<(), Error> {
    if store.is_recovery_untold()? {
        context.output.warn(&say!(context.texts, recovery_untold));
    }
    Ok(())
}

/// Gives the vault a new key for those with a role now, and returns whether it succeeded. Where another process keeps
/// the vault open, its name is printed if the system gives it, and an administrator's next command tries again.
pub(super) fn renew(context: &Context, desk: &mut Desk, patience: Duration) -> Result<bool, Error> {
    match new_key(context, desk, patience) {
        Ok(()) => {
            warn_of_recovery(context, &desk.store)?;
            Ok(true)
        }
        Err(Error::Store(StoreError::InUse)) => {
            context.output.warn(&say!(context.texts, rekey_due));
            context.name_holders(desk.store.dir());
            Ok(false)
        }
        Err(other) => Err(other),
    }
}

/// Somebody left, and the vault still has a key that they may have: the commands of an administrator give it another as
/// soon as nobody else has it open, and warn until then. Nobody else is warned.
pub(super) fn renew_if_due(context: &Context, desk: &mut Desk) -> Result<(), Error> {
    let texts = &context.texts;
    if !desk.roster.is_in_charge(desk.identity().public()) || !desk.store.is_rekey_due()? {
        return Ok(());
    }
    if desk.store.writable().is_err() {
        // The reason why nothing is written was printed already.
        context.output.warn(&say!(texts, rekey_due));
        return Ok(());
    }
    match renew(context, desk, UNASKED) {
        Ok(true) => {
            context.output.say(&say!(texts, rekey_caught_up));
            say_unlock(context, desk);
        }
        Ok(false) => {}
        // The command itself goes on, as long as the store can be read.
        Err(why) if desk.store.events().is_ok() => {
            context.output.warn(&say!(texts, rekey_due));
            context.warn_of(why);
        }
        Err(why) => return Err(why),
    }
    Ok(())
}

/// The new key of the vault is not wrapped to what an agent signs: the next command asks for the passphrase again.
pub(super) fn say_unlock(context: &Context, desk: &Desk) {
    if desk.identity().is_in_agent() {
        context.output.say(&say!(context.texts, rekey_unlock));
    }
}

pub(super) fn new_key(context: &Context, desk: &mut Desk, patience: Duration) -> Result<(), Error> {
    // SQLCipher writes every page again, so the file needs its size in free space.
    context.takes_room_for_vaults(1, desk.store.dir());
    desk.rekey(patience)
}
