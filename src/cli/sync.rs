//! `sync [MAILBOX]`: takes in what lies in the mailboxes, then leaves what colleagues are to have.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::asking;
use crate::cli::bundle::packer;
use crate::cli::context::Context;
use crate::cli::mailbox::mailboxes;
use crate::cli::notify::notify;
use crate::cli::output::Output;
use crate::cli::receive::{data, tell, why};
use crate::cli::spread;
use crate::desk::Desk;
use crate::domain::entry::Timestamp;
use crate::domain::ids::PersonId;
use crate::error::Error;
use crate::exchange::asking::settle;
use crate::exchange::mailbox::Carrier;
use crate::exchange::round::{In, OutGone, send, take_in};
use crate::exchange::withdraw::withdraw;
use crate::say;
use crate::store::colleagues::Colleague;

/// From how many days of silence on somebody is named.
const SILENT_DAYS: i64 = 7;
/// How many of many people are named.
const NAMED: usize = 5;
/// For how many days it is told that somebody's store went back.
const TOLD_DAYS: i64 = 30;

/// `sync [MAILBOX]`
#[derive(Debug, Args)]
pub(super) struct SyncArgs {
    #[arg(value_name = "MAILBOX")]
    mailbox: Option<String>,
}

pub(super) fn sync(context: &Context, args: &SyncArgs) -> Result<(), Error> {
    let clock = context.clock()?;
    let now = Timestamp::new(clock.now);
    let (mut store, identity) = context.to_receive()?;
    let (here, mut absent) = mailboxes(&store, args.mailbox.as_deref())?;
    let was_empty = store.awaits_its_first()?.is_some();
    let all_here = args.mailbox.is_none() && absent.is_empty();
    let taken = take_in(&mut store, &identity, &here, now)?;
    let carriers: Vec<&Carrier> = here.iter().map(|mailbox| &mailbox.carrier).collect();
    let (own, unasked) = settle(&store, &carriers, all_here, now)?;
    absent.extend(unasked);
    asking::tell_own(context, &store, own)?;
    let desk = context.desk_over(store, identity, clock, was_empty)?;
    let (withdrawn, gone) = match &desk {
        // What is taken out is sent again at once to those for whom it still is.
        Some(desk) => (withdraw(&desk.store, &here, &desk.roster)?, send(packer(desk), &here)?),
        None => Default::default(),
    };
    absent.extend(withdrawn.failed);
    if context.output.json {
        Output::json(&all(desk.as_ref(), &taken, &gone)?);
    } else {
        tell(context, desk.as_ref(), &taken.taken)?;
        tell_more(context, desk.as_ref(), &taken, &gone)?;
    }
    if withdrawn.bundles > 0 {
        context.output.say(&say!(context.texts, sync_withdrawn, count = withdrawn.bundles));
    }
    for (file, left) in &taken.left {
        context.warn_of(why(file, left));
    }
    if let Some(desk) = &desk {
        notify(context, desk);
    }
    // A mailbox that is not here ends the command as an error, once everything else is done.
    absent.extend(taken.failed);
    absent.extend(gone.failed);
    let last = absent.pop();
    for why in absent {
        context.warn_of(why);
    }
    last.map_or(Ok(()), |why| Err(why.into()))
}

/// Their names: of many, the first, and how many more there are.
fn names(context: &Context, desk: &Desk, people: &[PersonId]) -> String {
    let named =
        people.iter().take(NAMED).map(|person| desk.roster.name(*person)).collect::<Vec<_>>().join(", ");
    match people.len().saturating_sub(NAMED) {
        0 => named,
        more => say!(context.texts, names_and_more, names = named, count = more),
    }
}

/// What is known of the stores of everybody on the roster, under their names.
pub(super) fn colleagues(desk: &Desk) -> Result<Vec<(String, Colleague)>, Error> {
    let all = desk.store.colleagues()?.into_iter();
    let named = all.filter_map(|(key, known)| {
        let person = desk.roster.person_of(key).filter(|person| !desk.is_me(*person))?;
        Some((desk.roster.name(person), known))
    });
    Ok(named.collect())
}

/// Those of whom nothing was heard for days, the longest first.
fn silent(desk: &Desk) -> Result<Vec<(String, i64)>, Error> {
    let known = desk.store.colleagues()?;
    let mut silent = Vec::new();
    for person in desk.roster.people().filter(|person| !desk.is_me(person.id)) {
        let heard = desk.roster.held_now(person).filter_map(|grant| known.get(&grant.key));
        if let Some(newest) = heard.map(|colleague| colleague.heard).max() {
            let days = (desk.clock.now - newest.utc()).num_days();
            if days >= SILENT_DAYS {
                silent.push((person.name.clone(), days));
            }
        }
    }
    silent.sort_by_key(|(_, days)| std::cmp::Reverse(*days));
    Ok(silent)
}

/// Those whose store went back to an older copy of late.
fn went_back(desk: &Desk, colleagues: &[(String, Colleague)]) -> Vec<String> {
    let is_new = |back: Timestamp| (desk.clock.now - back.utc()).num_days() < TOLD_DAYS;
    let all = colleagues.iter().filter(|(_, known)| known.back.is_some_and(is_new));
    all.map(|(name, _)| name.clone()).collect()
}

/// Those who had events of this store that are not here any more, so that an older copy of it was put back.
fn ahead(colleagues: &[(String, Colleague)]) -> Vec<String> {
    colleagues.iter().filter(|(_, known)| known.ahead.is_some()).map(|(name, _)| name.clone()).collect()
}

fn all(desk: Option<&Desk>, taken: &In, gone: &OutGone) -> Result<Value, Error> {
    let sent = gone.sent.iter().map(|(people, sent)| {
        let to = desk.map(|desk| people.iter().map(|person| desk.roster.name(*person)).collect::<Vec<_>>());
        json!({ "to": to, "bundles": sent.bundles, "logs": sent.logs, "bytes": sent.bytes })
    });
    let left = taken.left.iter().map(|(file, left)| json!({ "file": file, "why": left.to_string() }));
    let silent = desk.map(silent).transpose()?.unwrap_or_default();
    let silent = silent.into_iter().map(|(name, days)| json!({ "name": name, "days": days }));
    let not_here: usize = taken.not_here.values().sum();
    let known = desk.map(colleagues).transpose()?;
    Ok(json!({
        "received": data(desk, &taken.taken)?,
        "sent": sent.collect::<Vec<_>>(),
        "without_key": desk.map(|desk| gone.without_key.iter().map(|id| desk.roster.name(*id)).collect::<Vec<_>>()),
        "early": taken.early, "not_here_yet": not_here, "lost": taken.lost,
        "requests": desk.map(asking::for_me).transpose()?.map(|waiting| asking::data(&waiting)),
        "left": left.collect::<Vec<_>>(), "silent": silent.collect::<Vec<_>>(),
        "went_back": desk.zip(known.as_deref()).map(|(desk, known)| went_back(desk, known)), "ahead": known.as_deref().map(ahead),
    }))
}

fn tell_more(context: &Context, desk: Option<&Desk>, taken: &In, gone: &OutGone) -> Result<(), Error> {
    let (texts, output) = (&context.texts, &context.output);
    let not_here: usize = taken.not_here.values().sum();
    if not_here > 0 {
        output.say(&say!(texts, sync_not_here, count = not_here));
    }
    if taken.early > 0 {
        output.say(&say!(texts, sync_early, count = taken.early));
    }
    if taken.lost > 0 {
        output.warn(&say!(texts, sync_lost, count = taken.lost));
    }
    let Some(desk) = desk else { return Ok(()) };
    for (people, sent) in &gone.sent {
        output.say(&say!(texts, sync_sent, names = names(context, desk, people), count = sent.logs));
    }
    if gone.sent.is_empty() {
        output.say(&say!(texts, sync_sent_nothing));
    }
    asking::tell(context, &asking::for_me(desk)?);
    spread::tell_own(context, desk)?;
    if !gone.without_key.is_empty() {
        output.say(&say!(texts, sync_without_key, names = names(context, desk, &gone.without_key)));
    }
    for (name, days) in silent(desk)? {
        output.say(&say!(texts, sync_silent, name = name, count = days));
    }
    let colleagues = colleagues(desk)?;
    for name in went_back(desk, &colleagues) {
        output.warn(&say!(texts, sync_went_back, name = name));
    }
    for name in ahead(&colleagues) {
        output.warn(&say!(texts, sync_ahead, name = name));
    }
    Ok(())
}
