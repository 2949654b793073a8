//! `receive FILE...`: takes bundles in, and says in words what came with them; `sync` says it in the same way.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::desk::{Clock, Desk, system_random};
use crate::domain::entry::Timestamp;
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::exchange::bundle::Unreadable;
use crate::exchange::mailbox::MAX_SEALED;
use crate::exchange::receive::{Came, NotReceived, Received};
use crate::exchange::round::{Left, Taken, in_any_order, take};
use crate::say;
use crate::seal::identity::Identity;
use crate::store::Store;

/// `receive FILE...`
#[derive(Debug, Args)]
pub(super) struct ReceiveArgs {
    #[arg(value_name = "FILE|-", required = true)]
    files: Vec<String>,
}

/// What came of a case, as it is shown.
#[derive(Debug, Serialize)]
struct CameRow {
    case: EventId,
    #[serde(skip)]
    short: String,
    /// Its applicant; empty where the reader may not see the case.
    name: String,
    new: bool,
    events: usize,
    late: usize,
    late_by: Vec<String>,
    conflicting: bool,
}

/// Why a bundle was not taken in, for people.
pub(super) fn why(file: &str, left: &Left) -> Error {
    let file = file.to_owned();
    match left {
        Left::Unreadable(Unreadable::Newer) => Error::BundleNewer { file },
        Left::Unreadable(Unreadable::Sealed) => Error::BundleSealed { file },
        Left::Unreadable(Unreadable::Request(_)) => Error::BundleRequest { file },
        Left::Unreadable(Unreadable::AnotherParty) => Error::BundleParty { file },
        Left::NotReceived(NotReceived::Stranger(_)) => Error::BundleStranger { file },
        Left::NotReceived(NotReceived::Early) => Error::BundleEarly { file },
        Left::Unreadable(
            Unreadable::TooLarge
            | Unreadable::Malformed
            | Unreadable::Signature
            | Unreadable::NotToUs
            | Unreadable::Event { .. },
        )
        | Left::NotReceived(
            NotReceived::NotAdmitted(_)
            | NotReceived::Void(..)
            | NotReceived::VoidInRoster(..)
            | NotReceived::Store(_),
        ) => Error::BundleUnsound { file, why: left.to_string() },
    }
}

impl Context {
    /// The store, one that waits for its first bundle too, and the private key itself, which alone opens a bundle.
    pub(super) fn to_receive(&self) -> Result<(Store, Identity), Error> {
        let (store, identity) = self.vault_or_empty()?;
        store.writable()?;
        let in_hand = self.private_key(&identity)?;
        Ok((store, in_hand.unwrap_or(identity)))
    }

    /// The desk over a store that took something in; `None` where it still waits for its first events.
    pub(super) fn desk_over(
        &self,
        mut store: Store,
        identity: Identity,
        clock: Clock,
        was_empty: bool,
    ) -> Result<Option<Desk>, Error> {
        if store.awaits_its_first()?.is_some() {
            return Ok(None);
        }
        if was_empty {
            self.remember_new(&mut store);
        }
        match Desk::open(store, identity, clock, system_random()) {
            Ok(desk) => Ok(Some(desk)),
            // The roster has come without this person's grant.
            Err(Error::Stranger) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

pub(super) fn run(context: &Context, args: &ReceiveArgs) -> Result<(), Error> {
    let mut waiting = Vec::new();
    for file in &args.files {
        waiting.push((file.clone(), prompt::file_or_stdin(file, MAX_SEALED)?));
    }
    let clock = context.clock()?;
    let now = Timestamp::new(clock.now);
    let (mut store, identity) = context.to_receive()?;
    let was_empty = store.awaits_its_first()?.is_some();
    let mut taken = Vec::new();
    let mut refused = None;
    let early = in_any_order(waiting, |(file, bytes)| {
        match take(&mut store, &identity, bytes, None, now) {
            Ok(one) => taken.push(one),
            Err(Left::NotReceived(NotReceived::Early)) => return Ok(false),
            Err(Left::NotReceived(NotReceived::Store(error))) => return Err(error),
            Err(left) => refused = refused.take().or(Some(why(file, &left))),
        }
        Ok(true)
    })?;
    let refused = refused.or_else(|| early.into_iter().next().map(|(file, _)| Error::BundleEarly { file }));
    let desk = context.desk_over(store, identity, clock, was_empty)?;
    if context.output.json {
        Output::json(&data(desk.as_ref(), &taken)?);
    } else {
        tell(context, desk.as_ref(), &taken)?;
    }
    refused.map_or(Ok(()), Err)
}

/// What came of each case with some bundles, together.
fn together(taken: &[Taken]) -> BTreeMap<EventId, Came> {
    let mut cases: BTreeMap<EventId, Came> = BTreeMap::new();
    for (case, came) in taken.iter().flat_map(|taken| &taken.received.cases) {
        let all = cases.entry(*case).or_default();
        all.is_new |= came.is_new;
        all.events.extend(&came.events);
        all.late.extend(&came.late);
    }
    cases
}

fn rows(desk: &Desk, taken: &[Taken]) -> Result<Vec<CameRow>, Error> {
    let cases = together(taken);
    let ids: Vec<EventId> = cases.keys().copied().collect();
    let shown = desk.store.rows_of(&ids, &desk.reader())?;
    let mut rows = Vec::new();
    for (case, came) in cases {
        let row = shown.iter().find(|row| row.id == case);
        let history = if came.late.is_empty() { None } else { Some(desk.store.history(case)?) };
        let author = |id: &EventId| {
            let by = history.as_ref()?.get(*id)?.header.by;
            desk.roster.person_of(by).map(|person| desk.roster.name(person))
        };
        let mut late_by: Vec<String> = came.late.iter().filter_map(author).collect();
        late_by.sort();
        late_by.dedup();
        rows.push(CameRow {
            case,
            short: desk.store.short(case)?,
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            new: came.is_new,
            events: came.events.len(),
            late: came.late.len(),
            late_by,
            conflicting: row.is_some_and(|row| row.conflicting),
        });
    }
    rows.sort_by(|row, other| row.name.cmp(&other.name).then(row.case.cmp(&other.case)));
    Ok(rows)
}

fn count(taken: &[Taken], of: impl Fn(&Received) -> usize) -> usize {
    taken.iter().map(|taken| of(&taken.received)).sum()
}

/// What came, as data.
pub(super) fn data(desk: Option<&Desk>, taken: &[Taken]) -> Result<serde_json::Value, Error> {
    let cases = desk.map(|desk| rows(desk, taken)).transpose()?.unwrap_or_default();
    let mut from: Vec<String> = taken.iter().map(|taken| taken.by.to_string()).collect();
    from.sort();
    from.dedup();
    Ok(json!({
        "bundles": taken.len(), "from": from, "cases": cases,
        "roster": count(taken, |received| received.roster),
        "documents": count(taken, |received| received.documents),
        "on_their_way": count(taken, |received| received.on_their_way),
        "forgotten": count(taken, |received| received.forgotten.len()),
        "mended": count(taken, |received| received.mended),
    }))
}

/// What came, in words.
pub(super) fn tell(context: &Context, desk: Option<&Desk>, taken: &[Taken]) -> Result<(), Error> {
    let (texts, output) = (&context.texts, &context.output);
    let Some(desk) = desk else {
        output.say(&say!(texts, came_still_empty));
        return Ok(());
    };
    let rows = rows(desk, taken)?;
    context.shows_ids(desk, rows.iter().map(|row| row.case))?;
    let what = |row: &CameRow| {
        let mut said =
            vec![if row.new { say!(texts, came_new) } else { say!(texts, came_events, count = row.events) }];
        if row.late > 0 {
            said.push(say!(texts, came_late, count = row.late, names = row.late_by.join(", ")));
        }
        if row.conflicting {
            said.push(say!(texts, came_conflict));
        }
        said.join("; ")
    };
    if !rows.is_empty() {
        let lines: Vec<Vec<String>> =
            rows.iter().map(|row| vec![row.short.clone(), row.name.clone(), what(row)]).collect();
        output.table(&say!(texts, [col_case, col_name, col_came]), &lines);
    }
    let roster = count(taken, |received| received.roster);
    if roster > 0 {
        output.say(&say!(texts, came_roster, count = roster));
    }
    let (documents, way) =
        (count(taken, |received| received.documents), count(taken, |received| received.on_their_way));
    if documents > 0 {
        output.say(&say!(texts, came_documents, count = documents));
    }
    if way > 0 {
        output.say(&say!(texts, came_on_their_way, count = way));
    }
    let forgotten = count(taken, |received| received.forgotten.len());
    if forgotten > 0 {
        output.say(&say!(texts, came_forgotten, count = forgotten));
    }
    let mended = count(taken, |received| received.mended);
    if mended > 0 {
        output.say(&say!(texts, came_mended, count = mended));
    }
    let missing: usize = desk.store.not_here()?.values().map(BTreeMap::len).sum();
    if missing > 0 {
        output.warn(&say!(texts, came_missing, count = missing));
    }
    if taken.iter().all(|taken| taken.received.is_nothing()) {
        output.say(&say!(texts, came_nothing));
    } else {
        output.say(&say!(texts, came_see_due));
    }
    Ok(())
}
