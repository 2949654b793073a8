//! Somebody leaves: what they leave behind is shown, their roles end at once, and the vault gets a new key as soon as
//! nobody else has it open.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::moment;
use crate::cli::lookup::{self, person};
use crate::cli::output::Output;
use crate::cli::person::lost;
use crate::cli::prompt;
use crate::cli::vault_key::{renew, say_unlock};
use crate::custody::alone::UNASKED;
use crate::custody::keys;
use crate::desk::handover::{Behind, Unowned};
use crate::desk::lost::Covered;
use crate::desk::{Desk, Draft, Target};
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, Role};
use crate::domain::ids::PublicKey;
use crate::domain::roster::{Grant, RevokeBody};
use crate::error::Error;
use crate::report::texts::Arg;
use crate::say;
use crate::seal::identity::fingerprint;
use crate::store::points::{Point, reach};
use crate::store::recovery::Named;

/// So many letters of a fingerprint name a key.
const FEWEST_LETTERS: usize = 8;

/// `person revoke PERSON [--role ROLE | --lost-at TIME [--key FINGERPRINT]] [--handover]`
#[derive(Debug, Args)]
pub(in crate::cli) struct RevokeArgs {
    #[arg(value_name = "PERSON")]
    person: String,
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
    #[arg(long, value_name = "TIME", conflicts_with = "role", allow_hyphen_values = true)]
    lost_at: Option<String>,
    #[arg(long, value_name = "FINGERPRINT", requires = "lost_at")]
    key: Option<String>,
    #[arg(long)]
    handover: bool,
}

/// The items that would have no owner, a line each.
fn told(context: &Context, name: &str, left: &[Unowned]) -> String {
    let texts = &context.texts;
    if left.is_empty() {
        return say!(texts, handover_nothing, name = name);
    }
    let mut lines = vec![say!(texts, handover_head, name = name, count = left.len())];
    for unowned in left {
        let role = unowned.item.parse::<Role>().ok().filter(|_| unowned.what == Behind::LastRole);
        let item = role.map_or_else(|| unowned.item.clone(), |role| texts.word(role));
        let case = if unowned.name.is_empty() {
            unowned.case.clone()
        } else {
            format!("{} ({})", unowned.case, unowned.name)
        };
        let (letters, count) = (Arg::from(&unowned.case), unowned.left.unwrap_or_default());
        let args =
            [("case", case.into()), ("letters", letters), ("item", item.into()), ("count", count.into())];
        lines.push(format!("- {}", texts.word_with(unowned.what, &args)));
    }
    lines.join("\n")
}

/// One revocation for each key and role, and how many acts came after the machine was lost.
fn revocations(
    desk: &Desk,
    held: &[Grant],
    why: &str,
    lost: Option<Timestamp>,
) -> Result<(Vec<Draft>, usize), Error> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut done = Vec::new();
    let mut covered: BTreeMap<PublicKey, Covered> = BTreeMap::new();
    for grant in held {
        if done.contains(&(grant.key, grant.role)) {
            continue;
        }
        done.push((grant.key, grant.role));
        if let Entry::Vacant(place) = covered.entry(grant.key) {
            place.insert(desk.heads_signed_by(&grant.key, lost)?);
        }
        let heads = covered.get(&grant.key).map(|covered| covered.heads.clone()).unwrap_or_default();
        let act = Act::Revoke { person: grant.person, key: grant.key, role: grant.role, scope: grant.scope };
        drafts.push(Draft::new(Target::Roster, act, &RevokeBody { why: why.to_owned(), covered: heads })?);
    }
    Ok((drafts, covered.values().map(|covered| covered.later).sum()))
}

/// Whether somebody means this fingerprint: the whole of it, or its first letters.
fn is_fingerprint(fingerprint: &str, given: &str) -> bool {
    let letters = |text: &str| text.trim().trim_start_matches("SHA256:").to_owned();
    let given = letters(given);
    given.len() >= FEWEST_LETTERS && letters(fingerprint).starts_with(&given)
}

/// Ends a role, or all that a person holds. What they signed so far is covered, so it stands.
pub(super) fn revoke(context: &Context, args: RevokeArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let role = args.role.as_deref().map(lookup::word::<Role>).transpose()?;
    let mut desk = context.seat()?;
    let lost = args.lost_at.as_ref().map(|given| moment(given, &desk)).transpose()?.map(Timestamp::new);
    let person = person(&desk, &args.person)?;
    let why = prompt::long_if_given(args.why)?.unwrap_or_default();
    let Some(known) = desk.roster.person(person).cloned() else { return Ok(()) };
    // A person who has several numbers leaves with all of them. A role that somebody has by a grant that does not
    // verify ends like any other.
    let numbers = desk.roster.same().numbers(person);
    let written = desk.roster.as_written();
    let held = numbers.iter().filter_map(|number| written.person(*number));
    let held = held.flat_map(|known| written.held_now(known));
    let is_meant = |grant: &&Grant| {
        role.is_none_or(|role| grant.role == role)
            && args.key.as_ref().is_none_or(|key| is_fingerprint(&fingerprint(&grant.key), key))
    };
    let held: Vec<Grant> = held.filter(is_meant).cloned().collect();
    if held.is_empty() {
        return Err(Error::NothingHeld { name: known.name });
    }
    let left = desk.handover(&known, &held)?;
    let machines = match lost {
        Some(_) => lost::machines(&desk, held.iter().map(|grant| grant.key))?,
        None => Vec::new(),
    };
    if args.handover {
        if context.output.json {
            let machines = lost.map(|_| lost::data(&machines));
            Output::json(&json!({ "person": person, "handover": left, "machines": machines }));
        } else {
            if lost.is_some() {
                context.output.sentences(&lost::told(context, &known.name, &machines));
            }
            context.output.sentences(&told(context, &known.name, &left));
        }
        return Ok(());
    }
    if lost.is_some() {
        context.output.warn(&lost::told(context, &known.name, &machines));
    }
    if left.is_empty() {
        context.output.say(&told(context, &known.name, &left));
    } else {
        context.output.warn(&told(context, &known.name, &left));
    }
    if prompt::can_ask() && !prompt::yes(&say!(texts, handover_go_on, name = &known.name), texts.lang())? {
        return Err(Error::NotConfirmed);
    }
    let (drafts, later) = revocations(&desk, &held, &why, lost)?;
    let before = keys::openers(&desk.store);
    let left_without = desk.emptied_keys(&held);
    let emptied = left_without.inspect_err(|_| context.keep(&mut desk, &drafts))?;
    // Signed at once, because a role must end even while somebody has the store open or holds a lock on its file.
    context.sign(&mut desk, &drafts)?;
    reach(Point::RevokeSigned);
    let half = |why: Error| Error::RekeyFailed { why: why.into() };
    for key in &emptied {
        keys::dismiss(&desk.store, key).map_err(|why| half(why.into()))?;
    }
    reach(Point::RevokeDismissed);
    let due = !emptied.is_empty();
    let rekeyed = due && renew(context, &mut desk, UNASKED).map_err(half)?;
    // The recovery key may have been made by somebody who is no administrator any more.
    if !rekeyed && desk.store.named_recovery()? == Named::Unfounded {
        context.output.warn(&say!(texts, doctor_recovery_unfounded));
    }
    let mut roles: Vec<Role> = held.iter().map(|grant| grant.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let roles: Vec<_> = roles.into_iter().map(|role| texts.word(role)).collect();
    let sentence = say!(texts, done_revoke, name = &known.name, roles = roles.join(", "));
    let after = keys::openers(&desk.store);
    let data = json!({
        "person": person, "revoked": drafts.len(), "handover": left, "rekeyed": rekeyed,
        "rekey_due": due && !rekeyed, "openers": { "before": before, "after": after },
        "lost_at": lost.map(|lost| lost.to_string()), "machines": lost.map(|_| lost::data(&machines)),
        "later": lost.map(|_| later),
    });
    context.output.done(&person.to_string(), &sentence, &data);
    context.output.say(&say!(texts, openers, before = before, after = after));
    if rekeyed {
        context.output.say(&say!(texts, done_rekey));
        say_unlock(context, &desk);
    }
    if due {
        context.output.say(&say!(texts, revoke_still_holds));
        if desk.store.recovery()?.is_some() {
            context.output.warn(&say!(texts, revoke_paper, name = &known.name));
        }
    }
    match lost {
        Some(lost) => lost::tell_later(context, later, lost),
        None => context.output.say(&say!(texts, revoke_keeps)),
    }
    lost::clear_mailboxes(context, &desk)
}
