//! Whether a store is as new as it was: `accept-rollback`, `checkpoint`, and slips that are compared with a store.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::checking::must_hold;
use crate::cli::context::Context;
use crate::cli::output::json_text;
use crate::cli::prompt;
use crate::domain::authority::Denied;
use crate::domain::entry::Timestamp;
use crate::domain::event::Role;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Roster;
use crate::domain::sight::Page;
use crate::domain::words::Word;
use crate::error::Error;
use crate::exchange::checkpoint::{self, Compared, MAX_SLIP};
use crate::report::shown;
use crate::say;
use crate::store::Store;
use crate::store::rollback::Rollback;

/// `accept-rollback --why TEXT|-`
#[derive(Debug, Args)]
pub(super) struct AcceptArgs {
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `checkpoint [CASE...] [--out FILE]`
#[derive(Debug, Args)]
pub(super) struct CheckpointArgs {
    #[arg(value_name = "CASE")]
    case: Vec<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Accepts a store that is not what was seen here last. Only the person's own memory on this machine is replaced, so
/// any role may do it.
pub(super) fn accept_rollback(context: &Context, args: AcceptArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let mut desk = context.desk()?;
    if desk.reader().roles.is_empty() {
        return Err(Refusal::Law(Denied::Role { row: "accept-rollback", roles: Role::ALL }).into());
    }
    if desk.store.is_read_only() {
        desk.store.writable()?;
    }
    if desk.store.as_seen().is_ok() {
        return Err(Error::NotRolledBack);
    }
    let why = prompt::long(args.why, "--why", &say!(texts, label_why))?;
    let (me, key, now) = (desk.me(), desk.identity().public(), Timestamp::new(desk.clock.now));
    let accepted = desk.store.accept_rollback(me, key, &why, now)?;
    let Some(accepted) = accepted else { return Ok(()) };
    let number = accepted.number.to_string();
    let sentence = say!(texts, done_accept_rollback, number = &number);
    context.output.done(&number, &sentence, &accepted);
    Ok(())
}

/// The acceptances of stores that were not what was seen last, in words: `verify` shows them for ever, `doctor` how
/// many. A reason is printed as one line, so that it cannot imitate a line of the program.
pub(super) fn rollbacks(context: &Context, all: &[Rollback], roster: &Roster) -> Vec<String> {
    let texts = &context.texts;
    let told = |rollback: &Rollback| {
        say!(
            texts,
            rollback_accepted,
            number = rollback.number.to_string(),
            name = roster.name(rollback.by),
            time = &rollback.at,
            known = rollback.stale.known.events.to_string(),
            found = rollback.stale.found.events.to_string(),
            why = shown::line(&rollback.why)
        )
    };
    all.iter().map(told).collect()
}

pub(super) fn checkpoint(context: &Context, args: &CheckpointArgs) -> Result<(), Error> {
    let desk = context.desk()?;
    let cases: Vec<_> = args
        .case
        .iter()
        .map(|word| context.one_of(word, |word| desk.case_to_sign(word, Page::Log)).map(|file| file.id))
        .collect::<Result<_, _>>()?;
    must_hold(context, &desk.store)?;
    let (identity, at) = (desk.identity(), Timestamp::new(desk.clock.now));
    let slip = checkpoint::slip_of(&desk.store, &cases, identity.public(), at, desk.clock.set)?;
    let (text, armored) = slip.sign(identity)?;
    let text = text + &armored;
    if context.output.json {
        let logs: Vec<_> = slip
            .logs
            .iter()
            .map(|state| json!({ "log": state.log, "events": state.events, "heads": state.heads }))
            .collect();
        let data = json!({
            "roster": slip.store.roster, "arrivals": slip.store.events, "chain": slip.store.chain,
            "by": slip.by, "at": at.to_string(), "logs": logs, "slip": text,
        });
        return context.hand_out(args.out.as_ref(), &(json_text(&data) + "\n"));
    }
    context.hand_out(args.out.as_ref(), &text)?;
    let (events, logs) = (slip.store.events, slip.logs.len());
    context.output.say(&say!(context.texts, done_checkpoint, events = events, logs = logs));
    Ok(())
}

/// A slip as it was given, or the line at the foot of a summary.
pub(super) struct Given {
    word: String,
    bytes: Option<Vec<u8>>,
}

/// Reads what is to be compared with the store.
pub(super) fn given(word: &str) -> Result<Given, Error> {
    let bytes = match checkpoint::mark(word) {
        Some(_) => None,
        None => Some(prompt::file_or_stdin(word, MAX_SLIP)?),
    };
    Ok(Given { word: word.to_owned(), bytes })
}

/// Compares it with the store.
pub(super) fn compare(store: &Store, roster: &Roster, given: &Given) -> Result<Compared, Error> {
    Ok(match (&given.bytes, checkpoint::mark(&given.word)) {
        (None, Some((events, digits))) => checkpoint::compare_mark(store, events, digits)?,
        (bytes, _) => {
            let bytes = bytes.as_deref().unwrap_or_default();
            checkpoint::compare(store, roster, &given.word, bytes)?
        }
    })
}

/// The result of comparing a slip, in words.
pub(super) fn compared(context: &Context, slip: &Compared, roster: &Roster) -> String {
    let texts = &context.texts;
    let name = slip.by.and_then(|key| roster.person_of(key)).map(|person| roster.name(person));
    let order = say!(texts, if slip.same_order { slip_same_order } else { slip_other_order });
    match (name, &slip.at) {
        (Some(name), Some(time)) => say!(
            texts,
            slip_holds,
            slip = &slip.slip,
            name = name,
            time = time,
            logs = slip.logs,
            order = order
        ),
        _ => say!(texts, mark_holds, mark = &slip.slip),
    }
}
