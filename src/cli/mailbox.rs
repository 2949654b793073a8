//! The places where bundles are left and looked for: `mailbox add`, `list`, `remove`, `doctor`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::lookup;
use crate::cli::output::Output;
use crate::cli::room::mebibytes;
use crate::custody::surroundings::real;
use crate::domain::entry::Timestamp;
use crate::domain::words::Word;
use crate::error::{Error, exit};
use crate::exchange::mailbox::{Carrier, CarrierKind, MailboxError};
use crate::exchange::round;
use crate::say;
use crate::store::Store;
use crate::store::layout::vault_file;
use crate::store::mailboxes::Mailbox;

/// The most letters of a name.
const MOST_LETTERS: usize = 100;

/// What can be done with mailboxes.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum MailboxCommand {
    Add(AddArgs),
    List,
    Remove(NameArgs),
    Doctor(DoctorArgs),
}

/// `mailbox add MAILBOX KIND PLACE`
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(value_name = "MAILBOX")]
    name: String,
    #[arg(value_name = "KIND")]
    kind: String,
    #[arg(value_name = "PATH")]
    place: PathBuf,
}

/// `mailbox remove MAILBOX`
#[derive(Debug, Args)]
pub(super) struct NameArgs {
    #[arg(value_name = "MAILBOX")]
    name: String,
}

/// `mailbox doctor [MAILBOX]`
#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    #[arg(value_name = "MAILBOX")]
    name: Option<String>,
}

/// What a look at a mailbox found.
#[derive(Debug, Serialize)]
struct Seen {
    name: String,
    kind: String,
    place: String,
    readable: bool,
    writable: bool,
    bundles: usize,
    bytes: u64,
    oldest: Option<NaiveDate>,
    passed_over: usize,
    cut: bool,
    #[serde(skip)]
    why: Vec<Error>,
}

pub(super) fn run(context: &Context, command: MailboxCommand) -> Result<(), Error> {
    // A store that waits for its first bundle needs a mailbox to get it from.
    let (mut store, _) = context.vault_or_empty()?;
    match command {
        MailboxCommand::Add(args) => add(context, &mut store, &args),
        MailboxCommand::List => list(context, &store),
        MailboxCommand::Remove(args) => {
            let name = named(&store, &args.name)?.name;
            store.remove_mailbox(&name)?;
            let sentence = say!(context.texts, done_mailbox_remove, name = &name);
            context.output.done(&name, &sentence, &json!({ "name": name }));
            Ok(())
        }
        MailboxCommand::Doctor(args) => doctor(context, &store, args.name.as_deref()),
    }
}

fn named(store: &Store, name: &str) -> Result<Mailbox, Error> {
    let found = store.mailboxes()?.into_iter().find(|mailbox| mailbox.name == name);
    found.ok_or_else(|| Error::NoMailbox { name: name.to_owned() })
}

/// The mailbox of this name, or all.
pub(super) fn asked_for(store: &Store, name: Option<&str>) -> Result<Vec<Mailbox>, Error> {
    match name {
        Some(name) => Ok(vec![named(store, name)?]),
        None => Ok(store.mailboxes()?),
    }
}

/// The mailboxes that are here, and why others are not.
pub(super) fn mailboxes(
    store: &Store,
    name: Option<&str>,
) -> Result<(Vec<round::Mailbox>, Vec<MailboxError>), Error> {
    let known = asked_for(store, name)?;
    if known.is_empty() {
        return Err(Error::MailboxNone);
    }
    let (mut here, mut absent) = (Vec::new(), Vec::new());
    for mailbox in known {
        let carrier = carrier(&mailbox)?;
        match carrier.is_here() {
            Ok(()) => here.push(round::Mailbox { name: mailbox.name, carrier }),
            Err(why) => absent.push(why),
        }
    }
    Ok((here, absent))
}

/// What carries a mailbox.
pub(super) fn carrier(mailbox: &Mailbox) -> Result<Carrier, Error> {
    Ok(Carrier::of(lookup::word(&mailbox.kind)?, Path::new(&mailbox.place)))
}

fn add(context: &Context, store: &mut Store, args: &AddArgs) -> Result<(), Error> {
    let name = args.name.trim();
    if name.is_empty() || name.chars().count() > MOST_LETTERS {
        return Err(Error::MailboxName { most: MOST_LETTERS });
    }
    let kind: CarrierKind = lookup::word(&args.kind)?;
    let place = fitting(&args.place, store.dir())?;
    let known = store.mailboxes()?;
    if known.iter().any(|mailbox| mailbox.name == name) {
        return Err(Error::MailboxKnown { name: name.to_owned() });
    }
    if let Some(same) = known.iter().find(|mailbox| is_same(Path::new(&mailbox.place), Path::new(&place))) {
        return Err(Error::MailboxSame { path: place.into(), name: same.name.clone() });
    }
    match Carrier::of(kind, Path::new(&place)).is_here() {
        // Somebody may be let read and no more.
        Err(error @ MailboxError::Unwritable(_)) => {
            context.warn_of(error);
        }
        other => other?,
    }
    let now = Timestamp::new(context.clock()?.now);
    store.add_mailbox(name, kind.word(), &place, now)?;
    let sentence = say!(context.texts, done_mailbox_add, name = name, place = &place);
    let data = json!({ "name": name, "kind": kind.word(), "place": place });
    context.output.done(name, &sentence, &data);
    Ok(())
}

/// The whole path of a folder that may be a mailbox of the store in `dir`.
pub(super) fn fitting(place: &Path, dir: &Path) -> Result<String, Error> {
    let place = std::path::absolute(place).map_err(|error| Error::io(place, &error))?;
    // What carries the mailbox would carry the store with it.
    if lie_in_each_other(&place, dir) || vault_file(&place).exists() {
        return Err(Error::MailboxInStore { path: place });
    }
    place.into_os_string().into_string().map_err(|path| Error::MailboxPath { path: path.into() })
}

/// Adds the folder that a newcomer shares with the team, under its own name, unless it is a mailbox already.
pub(super) fn add_shared(store: &mut Store, place: &str, now: Timestamp) -> Result<(), Error> {
    let known = store.mailboxes()?;
    if known.iter().any(|mailbox| is_same(Path::new(&mailbox.place), Path::new(place))) {
        return Ok(());
    }
    let last = Path::new(place).file_name().map(|name| name.to_string_lossy().trim().to_owned());
    let own: String = last.unwrap_or_default().chars().take(MOST_LETTERS / 2).collect();
    let own = if own.is_empty() { CarrierKind::Folder.word().to_owned() } else { own };
    let others = (2..).map(|number| format!("{own} {number}"));
    let free = |name: &String| !known.iter().any(|mailbox| mailbox.name == *name);
    if let Some(name) = std::iter::once(own.clone()).chain(others).find(free) {
        store.add_mailbox(&name, CarrierKind::Folder.word(), place, now)?;
    }
    Ok(())
}

/// Whether two paths lead to the same folder.
fn is_same(path: &Path, other: &Path) -> bool {
    real(path) == real(other)
}

/// Whether one of two folders is in the other, or both are one.
fn lie_in_each_other(path: &Path, other: &Path) -> bool {
    let (path, other) = (real(path), real(other));
    path.starts_with(&other) || other.starts_with(&path)
}

fn kind_in_words(context: &Context, kind: &str) -> String {
    CarrierKind::from_word(kind).map_or_else(|_| kind.to_owned(), |kind| context.texts.word(kind))
}

fn list(context: &Context, store: &Store) -> Result<(), Error> {
    let mailboxes = store.mailboxes()?;
    if context.output.json {
        Output::json(&mailboxes);
    } else if mailboxes.is_empty() {
        context.output.say(&say!(context.texts, mailbox_none));
    } else {
        let heads = say!(context.texts, [col_mailbox, col_kind, col_place, col_time]);
        let row = |mailbox: &Mailbox| {
            let kind = kind_in_words(context, &mailbox.kind);
            vec![mailbox.name.clone(), kind, mailbox.place.clone(), mailbox.added.clone()]
        };
        context.output.table(&heads, &mailboxes.iter().map(row).collect::<Vec<_>>());
    }
    Ok(())
}

/// Looks at a mailbox: whether it is there, takes a file, and how much is in it.
fn look(mailbox: &Mailbox) -> Seen {
    let mut seen = Seen {
        name: mailbox.name.clone(),
        kind: mailbox.kind.clone(),
        place: mailbox.place.clone(),
        readable: false,
        writable: false,
        bundles: 0,
        bytes: 0,
        oldest: None,
        passed_over: 0,
        cut: false,
        why: Vec::new(),
    };
    let carrier = match carrier(mailbox) {
        Ok(carrier) => carrier,
        Err(unknown) => {
            seen.why.push(unknown);
            return seen;
        }
    };
    match carrier.list() {
        Ok(listing) => {
            seen.readable = true;
            seen.bundles = listing.files.len();
            seen.bytes = listing.files.iter().map(|file| file.size).sum();
            let oldest = listing.files.iter().filter_map(|file| file.modified).min();
            seen.oldest = oldest.map(|time| DateTime::<Utc>::from(time).date_naive());
            (seen.passed_over, seen.cut) = (listing.passed_over, listing.is_cut);
            match carrier.try_writing() {
                Ok(()) => seen.writable = true,
                Err(error) => seen.why.push(error.into()),
            }
        }
        Err(error) => seen.why.push(error.into()),
    }
    seen
}

fn doctor(context: &Context, store: &Store, name: Option<&str>) -> Result<(), Error> {
    let texts = &context.texts;
    let mailboxes = asked_for(store, name)?;
    let seen: Vec<Seen> = mailboxes.iter().map(look).collect();
    if context.output.json {
        Output::json(&seen);
    } else if seen.is_empty() {
        context.output.say(&say!(texts, mailbox_none));
    }
    for seen in &seen {
        if !context.output.json {
            tell(context, seen);
        }
        for why in &seen.why {
            let (what, hint) = why.tell(texts);
            context.output.warn(&what);
            hint.iter().for_each(|hint| context.output.warn(hint));
        }
        if !seen.why.is_empty() {
            context.ends.set(exit::FAILED);
        }
    }
    Ok(())
}

fn tell(context: &Context, seen: &Seen) {
    let texts = &context.texts;
    let mut lines = vec![say!(texts, mailbox_head, name = &seen.name, place = &seen.place)];
    if seen.readable {
        let size = mebibytes(seen.bytes, texts);
        lines.push(match seen.oldest.map(|oldest| texts.day(oldest)) {
            Some(oldest) => say!(texts, mailbox_bundles, count = seen.bundles, size = size, oldest = oldest),
            None => say!(texts, mailbox_empty),
        });
        if seen.writable {
            lines.push(say!(texts, mailbox_writable));
        }
    }
    if seen.passed_over > 0 {
        lines.push(say!(texts, mailbox_passed_over, count = seen.passed_over));
    }
    if seen.cut {
        lines.push(say!(texts, mailbox_cut));
    }
    Output::text(&lines.join("\n"));
}
