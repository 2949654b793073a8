//! `person rekey`: a new key for the vault, and another recovery key on paper, or none.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::vault_key::{new_key, say_unlock, warn_of_recovery};
use crate::custody::alone::{self, PATIENCE};
use crate::custody::keys;
use crate::domain::authority::Denied;
use crate::domain::event::Role;
use crate::domain::refusal::Refusal;
use crate::error::Error;
use crate::say;
use crate::seal::recovery::RecoveryKey;
use crate::store::recovery::Recovery;

/// `person rekey [--new-recovery | --no-recovery]`
#[derive(Debug, Args)]
pub(in crate::cli) struct RekeyArgs {
    #[arg(long, conflicts_with = "no_recovery")]
    new_recovery: bool,
    #[arg(long)]
    no_recovery: bool,
}

/// Gives the vault a new key: with another recovery key, or at will.
pub(super) fn rekey(context: &Context, args: &RekeyArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let mut desk = context.seat()?;
    let before = keys::openers(&desk.store);
    let recovery = args.new_recovery.then(RecoveryKey::generate);
    if args.new_recovery || args.no_recovery {
        if !desk.roster.is_in_charge(desk.identity().public()) {
            return Err(Refusal::Law(Denied::Role { row: "recovery-key", roles: &[Role::Admin] }).into());
        }
        let log = desk.store.roster_log()?;
        let made = recovery.as_ref().map(|key| Recovery::make(log, &key.recipient(), desk.identity()));
        let made = made.transpose()?;
        // The recovery key must not change while another process keeps the vault from being re-keyed.
        alone::be_alone(&desk.store, PATIENCE)?;
        desk.store.name_recovery(made.as_ref())?;
        new_key(context, &mut desk, PATIENCE).map_err(|why| Error::RecoveryCutShort { why: why.into() })?;
    } else {
        new_key(context, &mut desk, PATIENCE)?;
        warn_of_recovery(context, &desk.store)?;
    }
    let after = keys::openers(&desk.store);
    let line = recovery.as_ref().map(RecoveryKey::line);
    let mut data = json!({ "openers": { "before": before, "after": after } });
    if let (Some(line), Some(data)) = (&line, data.as_object_mut()) {
        data.insert("recovery_key".to_owned(), json!(line.as_str()));
    }
    context.output.done(&after.to_string(), &say!(texts, done_rekey), &data);
    context.output.say(&say!(texts, openers, before = before, after = after));
    say_unlock(context, &desk);
    match &line {
        Some(_) if context.output.json => {}
        Some(line) => context.output.warn(&say!(texts, rekey_recovery, key = line.as_str())),
        None if args.no_recovery => context.output.warn(&say!(texts, rekey_no_recovery)),
        None => {}
    }
    if line.is_some() {
        desk.store.recovery_told()?;
    }
    Ok(())
}
