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

/// Says so where the store names a recovery key that nobody who may has made.
pub(super) fn warn_of_recovery(context: &Context, store: &Store) -> Result<(), Error> {
    if store.named_recovery()? == Named::Unfounded {
        context.output.warn(&say!(context.texts, recovery_left_out));
    }
    Ok(())
}

/// Says so where a recovery key was named and the command ended before anybody saw it: no paper is to be relied on.
pub(super) fn warn_of_untold(context: &Context, store: &Store) -> Result<(), Error> {
    if store.is_recovery_untold()? {
        context.output.warn(&say!(context.texts, recovery_untold));
    }
    Ok(())
}

/// Gives the vault a new key for those who hold a role now; the answer is whether it has one. Where somebody else has it
/// open that long, who does is said where the system tells, and an administrator's next command tries again.
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
/// soon as nobody else is there, and say so until then. Nobody else is told.
pub(super) fn renew_if_due(context: &Context, desk: &mut Desk) -> Result<(), Error> {
    let texts = &context.texts;
    if !desk.roster.is_in_charge(desk.identity().public()) || !desk.store.is_rekey_due()? {
        return Ok(());
    }
    if desk.store.writable().is_err() {
        // Why nothing is written was said.
        context.output.warn(&say!(texts, rekey_due));
        return Ok(());
    }
    match renew(context, desk, UNASKED) {
        Ok(true) => {
            context.output.say(&say!(texts, rekey_caught_up));
            say_unlock(context, desk);
        }
        Ok(false) => {}
        // What was asked for is done all the same, as long as the store can be read.
        Err(why) if desk.store.events().is_ok() => {
            context.output.warn(&say!(texts, rekey_due));
            context.output.warn(&why.tell(texts).0);
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
    // Every page once more, until the last is under the new key.
    context.takes_room_for_vaults(1, desk.store.dir());
    desk.rekey(patience)
}
