//! Whether a store is as new as it was: the anchor at every opening, `accept-rollback`, `checkpoint`, and slips that are
//! held against a store.

use std::path::PathBuf;
use std::sync::Mutex;

use clap::Args;
use serde_json::json;

use crate::cli::brief::hand_out;
use crate::cli::output::json_text;
use crate::cli::verify::must_hold;
use crate::cli::{Counter, prompt};
use crate::domain::authority::Denied;
use crate::domain::case::admits::Refusal;
use crate::domain::entry::Timestamp;
use crate::domain::event::Role;
use crate::domain::roster::Roster;
use crate::domain::words::Word;
use crate::error::Error;
use crate::exchange::checkpoint::{self, Compared, MAX_SLIP};
use crate::report::texts::Texts;
use crate::report::{reasons, shown};
use crate::say;
use crate::store::Store;
use crate::store::accounted::{Teller, Told};
use crate::store::anchor::{Anchors, Freshness};
use crate::store::rollback::Rollback;
use crate::store::visible::Sight;

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

impl Counter {
    /// Where the program keeps what is the person's own: where the platform keeps state, else with the data.
    pub(super) fn state() -> Option<PathBuf> {
        use etcetera::BaseStrategy;
        let places = etcetera::choose_base_strategy().ok()?;
        Some(places.state_dir().unwrap_or_else(|| places.data_dir()).join("greenlight"))
    }

    /// Where the person's anchors are kept.
    pub(super) fn anchors() -> Option<Anchors> {
        Some(Anchors::in_folder(Self::state()?.join("anchors")))
    }

    /// Holds a store against its anchor, and says so where it is not what was seen here last.
    pub(super) fn watch(&self, store: &mut Store) -> Result<(), Error> {
        let texts = &self.texts;
        if let Some(path) = store.open_to_a_group() {
            self.output.warn(&say!(texts, "open-to-a-group", path = path.display().to_string()));
        }
        store.tell_to(self.teller());
        match Self::anchors() {
            Some(anchors) => store.watch(&anchors)?,
            None => self.output.warn(&texts.get("anchor-nowhere")),
        }
        match store.freshness() {
            // What a check of everything finds comes after it.
            Freshness::Unwatched | Freshness::Fresh | Freshness::Unsound(_) => {}
            Freshness::Unknown(..) if self.nameless.get() => self.output.warn(&texts.get("doctor-unknown")),
            Freshness::Stale(stale) if self.nameless.get() => {
                self.output.warn(&say!(texts, "doctor-stale", code = stale.how.code()));
            }
            Freshness::Unknown(path, why) => self.warn_unknown(&path.display().to_string(), why),
            Freshness::Stale(stale) => {
                self.output.warn(&say!(texts, "stale-warning", what = reasons::stale(stale, texts)));
            }
        }
        Ok(())
    }

    /// Who says what a store finds while somebody asks it for something else.
    fn teller(&self) -> Teller {
        let (output, lang, quiet) = (self.output.clone(), self.texts.lang(), Mutex::new(()));
        Teller::new(move |told| match told {
            Told::Checking(done, total) => {
                let _one_at_a_time = quiet.lock();
                output.progress(done, total);
            }
            Told::Altered(problems) => {
                output.warn(&say!(Texts::new(lang), "altered-warning", problems = problems));
            }
        })
    }

    fn warn_unknown(&self, path: &str, why: &str) {
        let texts = &self.texts;
        let why = if why.is_empty() { texts.get("anchor-garbled") } else { why.to_owned() };
        self.output.warn(&say!(texts, "anchor-unknown", path = path, why = why));
    }

    /// Remembers a store that was made just now.
    pub(super) fn remember_new(&self, store: &mut Store) {
        if let Some(anchors) = Self::anchors()
            && let Err(error) = store.watch_new(&anchors)
        {
            self.warn_unknown(&store.dir().display().to_string(), &error.to_string());
        }
    }
}

/// Takes a store that is not what was seen here last as it is. It is the person's own memory that is set aside, so
/// whoever has a role may do it for themselves; nobody does it for another machine.
pub(super) fn accept_rollback(counter: &Counter, args: AcceptArgs) -> Result<(), Error> {
    let texts = &counter.texts;
    let mut desk = counter.desk()?;
    if desk.reader().roles.is_empty() {
        return Err(Refusal::Law(Denied::Role { row: "accept-rollback", roles: Role::ALL }).into());
    }
    if desk.store.is_read_only() {
        desk.store.writable()?;
    }
    if desk.store.as_seen().is_ok() {
        return Err(Error::Usage("not-rolled-back", Vec::new()));
    }
    let why = prompt::long(args.why, "--why", &texts.get("label-why"))?;
    let (me, key, now) = (desk.me(), desk.identity().public(), Timestamp::new(desk.clock.now));
    let accepted = desk.store.accept_rollback(me, key, &why, now)?;
    let Some(accepted) = accepted else { return Ok(()) };
    let number = accepted.number.to_string();
    let sentence = say!(texts, "done-accept-rollback", number = &number);
    counter.output.done(&number, &sentence, &accepted);
    Ok(())
}

/// The acceptances of stores that were not what was seen last, in words: `verify` shows them for ever, `doctor` how many. A
/// reason is one line, so that none of it passes for a line of theirs.
pub(super) fn rollbacks(counter: &Counter, all: &[Rollback], roster: &Roster) -> Vec<String> {
    let texts = &counter.texts;
    let told = |one: &Rollback| {
        say!(
            texts,
            "rollback-accepted",
            number = one.number.to_string(),
            name = roster.name(one.by),
            time = &one.at,
            known = one.stale.known.events.to_string(),
            found = one.stale.found.events.to_string(),
            why = shown::line(&one.why)
        )
    };
    all.iter().map(told).collect()
}

pub(super) fn checkpoint(counter: &Counter, args: &CheckpointArgs) -> Result<(), Error> {
    let desk = counter.desk()?;
    let cases: Vec<_> = args
        .case
        .iter()
        .map(|word| desk.case(word, Sight::Log).map(|file| file.id))
        .collect::<Result<_, _>>()?;
    must_hold(counter, &desk.store)?;
    let (identity, at) = (desk.identity(), Timestamp::new(desk.clock.now));
    let slip = checkpoint::slip_of(&desk.store, &cases, identity.public(), at, desk.clock.set)?;
    let (text, armored) = slip.sign(identity)?;
    let text = text + &armored;
    if counter.output.json {
        let logs: Vec<_> = slip
            .logs
            .iter()
            .map(|state| json!({ "log": state.log, "events": state.events, "heads": state.heads }))
            .collect();
        let data = json!({
            "roster": slip.store.roster, "arrivals": slip.store.events, "chain": slip.store.chain,
            "by": slip.by, "at": at.to_string(), "logs": logs, "slip": text,
        });
        return hand_out(counter, args.out.as_ref(), &(json_text(&data) + "\n"));
    }
    hand_out(counter, args.out.as_ref(), &text)?;
    let (events, logs) = (slip.store.events, slip.logs.len());
    counter.output.say(&say!(counter.texts, "done-checkpoint", events = events, logs = logs));
    Ok(())
}

/// A slip as it was given, or the line at the foot of a summary.
pub(super) struct Given {
    word: String,
    bytes: Option<Vec<u8>>,
}

/// Reads what is to be held against the store.
pub(super) fn given(word: &str) -> Result<Given, Error> {
    let bytes = match checkpoint::mark(word) {
        Some(_) => None,
        None => Some(prompt::file_or_stdin(word, MAX_SLIP)?),
    };
    Ok(Given { word: word.to_owned(), bytes })
}

/// Holds it against the store.
pub(super) fn compare(store: &Store, roster: &Roster, given: &Given) -> Result<Compared, Error> {
    Ok(match (&given.bytes, checkpoint::mark(&given.word)) {
        (None, Some((events, digits))) => checkpoint::compare_mark(store, events, digits)?,
        (bytes, _) => {
            let bytes = bytes.as_deref().unwrap_or_default();
            checkpoint::compare(store, roster, &given.word, bytes)?
        }
    })
}

/// What came of a slip, in words.
pub(super) fn compared(counter: &Counter, one: &Compared, roster: &Roster) -> String {
    let texts = &counter.texts;
    let name = one.by.and_then(|key| roster.person_of(key)).map(|person| roster.name(person));
    let order = texts.get(if one.same_order { "slip-same-order" } else { "slip-other-order" });
    match (name, &one.at) {
        (Some(name), Some(time)) => say!(
            texts,
            "slip-holds",
            slip = &one.slip,
            name = name,
            time = time,
            logs = one.logs,
            order = order
        ),
        _ => say!(texts, "mark-holds", mark = &one.slip),
    }
}
