//! Ways into the vault: `unlock` and `lock` through an ssh-agent, `recover` with the key on paper.

use std::io::Write;
use std::process::{Command, Stdio};

use clap::Args;
use serde_json::json;
use zeroize::Zeroizing;

use crate::cli::context::Context;
use crate::cli::key::{agent, agent_holds};
use crate::cli::prompt;
use crate::custody::{self, keys, reading_only};
use crate::error::Error;
use crate::say;
use crate::seal::agent::AgentError;
use crate::seal::identity::{BadKey, Identity, KeyFile, fingerprint, public_line};
use crate::seal::recovery::{RECOVERY_FILE, RecoveryKey};
use crate::seal::vault_key::KeyError;
use crate::store::StoreError;
use crate::store::recovery::Named;

/// `unlock [--for TIME]`
#[derive(Debug, Args)]
pub(super) struct UnlockArgs {
    #[arg(long = "for", value_name = "TIME", default_value = "8h")]
    lifetime: String,
}

/// `lock [--forget]`
#[derive(Debug, Args)]
pub(super) struct LockArgs {
    #[arg(long)]
    forget: bool,
}

/// `recover [--recovery-fd N]`
#[derive(Debug, Args)]
pub(super) struct RecoverArgs {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(3..))]
    recovery_fd: Option<u32>,
}

/// The seconds of a lifetime as `ssh-add -t` takes it: `8h`, `1h30m`, `90`.
fn seconds(lifetime: &str) -> Option<u32> {
    let mut all = 0u32;
    for part in lifetime.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = match part.get(digits.len()..)? {
            "" | "s" | "S" => 1,
            "m" | "M" => 60,
            "h" | "H" => 3600,
            "d" | "D" => 86400,
            "w" | "W" => 604_800,
            _ => return None,
        };
        all = all.checked_add(digits.parse::<u32>().ok()?.checked_mul(unit)?)?;
    }
    (all > 0 && i32::try_from(all).is_ok()).then_some(all)
}

/// Runs `ssh-add` with input on its stdin, so that no part of a key is in its arguments or in a file.
fn ssh_add(args: &[&str], input: &str) -> Result<(), Error> {
    let failed = |error: String| Error::SshAdd { error };
    let io = |error: std::io::Error| failed(error.to_string());
    let mut command = Command::new("ssh-add");
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(io)?;
    if let Some(mut stdin) = child.stdin.take() {
        // Where it stops reading, its stderr says why.
        let _ = stdin.write_all(input.as_bytes());
    }
    let done = child.wait_with_output().map_err(io)?;
    let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    if done.status.success() { Ok(()) } else { Err(failed(said)) }
}

pub(super) fn unlock(context: &Context, args: &UnlockArgs) -> Result<(), Error> {
    let bad = || Error::BadLifetime { given: args.lifetime.clone() };
    let lifetime = seconds(&args.lifetime).ok_or_else(bad)?;
    let (texts, dir) = (&context.texts, context.store_dir()?);
    let (file, path) = context.key_file()?;
    let public = file.public();
    let print = fingerprint(&public);
    context.warn_of_bare(&file, &path);
    let held = agent()?.keys()?.contains(&public);
    let opens = || match Context::by_agent(&dir, public) {
        // The key itself, asked for below, settles it.
        Err(StoreError::NotForThisKey(KeyError::Agent(AgentError::Unsettled))) => Ok(false),
        opened => opened.map(|opened| opened.is_some()),
    };
    if held && opens()? {
        let sentence = say!(texts, unlock_already, fingerprint = &print);
        context.output.done(&print, &sentence, &json!({ "fingerprint": print, "already": true }));
        return Ok(());
    }
    if !custody::is_here(&dir) {
        return Err(StoreError::NoStore(dir).into());
    }
    let identity = context.in_hand(file, path.clone(), None)?;
    let store = custody::open(&dir, &identity)?;
    store.writable()?;
    if !held {
        let key = identity.to_openssh(&path).map_err(|bad: BadKey| Error::Key(bad, path))?;
        ssh_add(&["-q", "-t", &lifetime.to_string(), "-"], &key)?;
    }
    keys::admit_agent(&store, &Identity::in_agent(agent()?, public))?;
    let sentence = if held {
        say!(texts, unlock_prepared, fingerprint = &print)
    } else {
        say!(texts, done_unlock, fingerprint = &print, time = &args.lifetime)
    };
    let seconds = (!held).then_some(lifetime);
    context.output.done(
        &print,
        &sentence,
        &json!({ "fingerprint": print, "already": false, "seconds": seconds }),
    );
    Ok(())
}

pub(super) fn lock(context: &Context, args: &LockArgs) -> Result<(), Error> {
    let (texts, dir) = (&context.texts, context.store_dir()?);
    let public = context.key_file()?.0.public();
    let print = fingerprint(&public);
    let holds = || -> Result<bool, AgentError> {
        match agent() {
            Ok(agent) => Ok(agent.keys()?.contains(&public)),
            Err(AgentError::Gone) => Ok(false),
            Err(other) => Err(other),
        }
    };
    let held = holds()?;
    let known = keys::knows_agent(&dir, &public);
    if args.forget && known && !reading_only::can_be_written(&dir) {
        return Err(StoreError::ReadOnly(dir).into());
    }
    if held {
        ssh_add(&["-q", "-d", "-"], &format!("{}\n", public_line(&public)))?;
        if holds()? {
            return Err(Error::SshAdd { error: say!(texts, lock_still) });
        }
    }
    if args.forget {
        keys::forget_agent(&dir, &public)?;
    }
    let sentence = say!(texts, if held { done_lock } else { lock_nothing }, fingerprint = &print);
    let data = json!({ "fingerprint": print, "removed": held, "forgotten": args.forget && known });
    context.output.done(&print, &sentence, &data);
    if args.forget && known {
        context.output.say(&say!(texts, lock_forgotten));
    }
    Ok(())
}

pub(super) fn recover(context: &Context, args: &RecoverArgs) -> Result<(), Error> {
    let (texts, dir) = (&context.texts, context.store_dir()?);
    let file = context.key_file()?.0;
    let public = file.public();
    if !custody::is_here(&dir) {
        return Err(StoreError::NoStore(dir).into());
    }
    if !dir.join("keys").join(RECOVERY_FILE).is_file() {
        return Err(Error::NoRecovery);
    }
    let missing = || Error::Missing { option: "--recovery-fd" };
    let typed: Zeroizing<String> = match args.recovery_fd {
        Some(number) => prompt::secret_from(number)?,
        None => prompt::passphrase(&say!(texts, prompt_recovery)).ok_or_else(missing)?,
    };
    let key = RecoveryKey::read(&typed).map_err(|_| Error::RecoveryBad)?;
    let mut store = custody::recover(&dir, &key).map_err(|error| match error {
        StoreError::NotForThisKey(KeyError::NotForThisKey) => Error::RecoveryWrong,
        other => other.into(),
    })?;
    context.watch(&mut store)?;
    store.writable()?;
    // Somebody who once had the vault key may have planted a recovery file for a key of their own.
    match store.named_recovery()? {
        Named::Made(made) if made.recipient == key.recipient() => {}
        _ => return Err(Error::RecoveryUnfounded),
    }
    let before = keys::openers(&store);
    // The present key file may be the reason why the store does not open, so it is replaced.
    keys::dismiss(&store, &public)?;
    keys::admit(&store, &public)?;
    if matches!(file, KeyFile::Public(_)) && agent_holds(public) {
        // A key of which there is no file opens nothing but through its agent.
        keys::admit_agent(&store, &Identity::in_agent(agent()?, public))?;
    }
    let after = keys::openers(&store);
    let roster = store.roster()?;
    let person = roster.person_of(public).and_then(|person| roster.person(person));
    let print = fingerprint(&public);
    let sentence = say!(texts, done_recover, fingerprint = &print);
    let data = json!({ "fingerprint": print, "person": person.map(|person| person.id),
        "openers": { "before": before, "after": after },
    });
    context.output.done(&print, &sentence, &data);
    context.output.say(&say!(texts, openers, before = before, after = after));
    match person {
        Some(person) => context.output.warn(&say!(texts, recover_known, name = &person.name)),
        None => context.output.warn(&say!(texts, recover_stranger)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_lifetime_is_read_as_ssh_add_reads_it() {
        assert_eq!(seconds("8h"), Some(28800));
        assert_eq!(seconds("1h30m"), Some(5400));
        assert_eq!(seconds("90"), Some(90));
        assert_eq!(seconds("1W"), Some(604_800));
        for bad in ["", "0", "0h", "h", "8x", "-8h", "8 h", "1.5h", "4294967296", "9999w", "8é"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
