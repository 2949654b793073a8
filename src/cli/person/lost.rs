//! `person revoke --lost-at TIME`: a machine was lost. What it had and when it was last heard of is said, what its key
//! signed since then does not count, and bundles that it could open leave the mailboxes.

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::mailbox::mailboxes;
use crate::custody::keys;
use crate::desk::Desk;
use crate::desk::lost::{Had, Lost};
use crate::domain::entry::Timestamp;
use crate::domain::ids::PublicKey;
use crate::error::Error;
use crate::exchange::withdraw::{Withdrawn, withdraw};
use crate::say;
use crate::seal::identity::fingerprint;

/// What each machine had: the key, and what is known of it.
pub(super) type Machines = Vec<(PublicKey, Lost)>;

/// What the machines of some keys had.
pub(super) fn machines(desk: &Desk, keys: impl Iterator<Item = PublicKey>) -> Result<Machines, Error> {
    let mut keys: Vec<PublicKey> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    let of = |key: PublicKey| Ok((key, desk.machine_of(key, keys::lets_in(&desk.store, &key))?));
    keys.into_iter().map(of).collect()
}

/// The same as data.
pub(super) fn data(machines: &Machines) -> Vec<Value> {
    let row = |(key, lost): &(PublicKey, Lost)| {
        let Lost { heard, had, opens } = lost;
        json!({ "fingerprint": fingerprint(key), "heard": heard, "opens": opens, "had": had })
    };
    machines.iter().map(row).collect()
}

/// The same in words.
pub(super) fn told(context: &Context, name: &str, machines: &Machines) -> String {
    let texts = &context.texts;
    let mut lines = Vec::new();
    for (key, Lost { heard, had, opens }) in machines {
        let key = fingerprint(key);
        lines.push(match heard {
            Some(heard) => say!(texts, lost_heard, name = name, key = key, at = heard),
            None => say!(texts, lost_never_heard, name = name, key = key),
        });
        if *opens {
            lines.push(say!(texts, lost_opens));
        }
        match had.len() {
            0 if !opens => lines.push(say!(texts, lost_had_nothing)),
            0 => {}
            count => lines.push(say!(texts, lost_had, count = count)),
        }
        for Had { case, name, receipt } in had {
            let what = if name.is_empty() { case.clone() } else { format!("{case} ({name})") };
            lines.push(match receipt {
                Some(at) => format!("- {}", say!(texts, lost_case_receipt, case = what, at = at)),
                None => format!("- {}", say!(texts, lost_case_sent, case = what)),
            });
        }
    }
    lines.push(say!(texts, lost_ask_others));
    lines.join("\n")
}

/// Takes out of the mailboxes what a key without a role could open, says how much that was, and what to do next.
pub(super) fn clear_mailboxes(context: &Context, desk: &Desk) -> Result<(), Error> {
    let (texts, output) = (&context.texts, &context.output);
    let (here, mut failed) = match mailboxes(&desk.store, None) {
        Err(Error::MailboxNone) => return Ok(()),
        other => other?,
    };
    let Withdrawn { bundles, failed: more } = withdraw(&desk.store, &here, &desk.roster)?;
    failed.extend(more);
    for why in failed {
        context.warn_of(why);
    }
    if bundles > 0 {
        output.say(&say!(texts, sync_withdrawn, count = bundles));
    }
    output.say(&say!(texts, revoke_sync));
    Ok(())
}

/// Says how many acts of the lost key do not count by themselves.
pub(super) fn tell_later(context: &Context, later: usize, lost: Timestamp) {
    if later > 0 {
        context.output.warn(&say!(context.texts, lost_later, count = later, at = lost.to_string()));
    }
    context.output.warn(&say!(context.texts, lost_folder));
}
