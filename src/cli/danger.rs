//! Reports of danger that a store does not take now: kept sealed, and taken in by the next command. Whatever goes wrong
//! here is said, and keeps no command from its work.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::key::agent;
use crate::cli::{Counter, safety};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::event::{Act, Tier};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::exchange::danger::{self, Report, Words};
use crate::say;
use crate::seal::identity::{Identity, KeyFile};
use crate::store::{StoreError, surroundings};

/// Where a person's own reports are kept.
fn kept() -> Option<PathBuf> {
    Counter::state().map(|state| state.join("reports"))
}

/// Takes in what waits, and says what still does. A refusal of one holds up no other.
pub(super) fn take_in(counter: &Counter, desk: &mut Desk) {
    let Ok(waiting) = danger::waiting(&desk.store, kept().as_deref()) else { return };
    let (mut taken, mut left) = (0usize, 0usize);
    let writable = desk.store.writable().is_ok();
    for path in waiting {
        match writable.then(|| take_in_one(counter, desk, &path)).flatten() {
            Some(new) => taken += new,
            None => left += 1,
        }
    }
    if taken > 0 {
        counter.output.warn(&say!(counter.texts, "danger-taken-in", count = taken));
    }
    if left > 0 {
        counter.output.warn(&say!(counter.texts, "danger-waits", count = left));
    }
}

/// Takes one in; nothing where it has to wait.
fn take_in_one(counter: &Counter, desk: &mut Desk, path: &Path) -> Option<usize> {
    let report = danger::read(path, desk.store.key(), desk.identity())?;
    let entry = match report {
        Report::Signed(entry) => *entry,
        Report::Words(words) => {
            let roster = desk.roster.order().log();
            if words.roster.is_some_and(|of| Some(of) != roster) {
                return None;
            }
            let entry = sign_words(desk, *words);
            let entry = entry.inspect_err(|why| say_why(counter, path, why)).ok()?;
            danger::replace(path, &desk.store, &entry).ok()?;
            entry
        }
    };
    let now = Timestamp::new(desk.clock.now);
    let roster = std::sync::Arc::clone(&desk.roster);
    danger::take_in(path, &mut desk.store, &roster, entry, now).ok()
}

/// Says why somebody's own words cannot be recorded, with the file that has them.
fn say_why(counter: &Counter, path: &Path, why: &Error) {
    if !counter.nameless.get() {
        let (why, path) = (why.tell(&counter.texts).0, path.display().to_string());
        counter.output.warn(&say!(counter.texts, "danger-words-wait", path = path, why = why));
    }
}

/// Signs what somebody wanted to report, as at the time at which they did.
fn sign_words(desk: &mut Desk, words: Words) -> Result<Entry, Error> {
    let file = safety::find_one(desk, &words.case, words.district.as_deref())?;
    let act = Act::from_lines(&words.act).filter(danger::is_of_danger);
    let act = act.ok_or_else(|| Error::Usage("safety-not-found", vec![("word", words.case.clone())]))?;
    let act = match act {
        Act::Flag { level, route, .. } => Act::Flag { level, route, from: tier_of(desk, &file) },
        other => other,
    };
    let draft = Draft { target: crate::cli::on(&file), act, body: words.body, blobs: Vec::new() };
    let at = words.at.parse::<Timestamp>().ok().map(Timestamp::utc);
    desk.sign_aside(&draft, at)
}

/// A report that was recorded, or where it is kept until it is.
pub(super) enum Reported {
    /// It is in the record.
    Recorded(Vec<EventId>),
    /// It is signed, and kept there.
    Kept(EventId, PathBuf),
}

/// Signs a report; where the store does not take it, it is sealed and kept.
pub(super) fn sign(counter: &Counter, desk: &mut Desk, draft: Draft) -> Result<Reported, Error> {
    let why = match desk.record(std::slice::from_ref(&draft)) {
        Ok(ids) => {
            counter.signed_all_the_same();
            return Ok(Reported::Recorded(ids));
        }
        Err(why @ (Error::Store(_) | Error::Moved(_) | Error::Failed(..))) => why,
        Err(refused) => {
            counter.keep(desk, &[draft]);
            return Err(refused);
        }
    };
    let kept = desk
        .sign_aside(&draft, None)
        .and_then(|entry| Ok((entry.id, danger::keep(&desk.store, &entry, kept().as_deref())?)));
    match (kept, draft.target) {
        (Ok((id, path)), _) => {
            counter.signed_all_the_same();
            Ok(Reported::Kept(id, path))
        }
        // What does not let itself be signed now is kept as words.
        (Err(_), Target::Case(case, _)) => {
            let wanted = Wanted { case: case.to_string(), district: None, draft: &draft };
            Err(keep_words(counter, &wanted, why))
        }
        (Err(_), _) => Err(not_recorded(counter, &draft, why)),
    }
}

/// Says what was not recorded, so that nobody relies on it; what was typed stays on the screen.
fn not_recorded(counter: &Counter, draft: &Draft, why: Error) -> Error {
    counter.output.warn(&counter.texts.get("danger-not-recorded"));
    counter.unkept.set(Some(crate::desk::drafts::typed([&draft.body])));
    why
}

/// Says where a signed report is kept.
pub(super) fn say_kept(counter: &Counter, drill: bool, id: EventId, path: &Path) {
    let path = path.display().to_string();
    let sentence = say!(counter.texts, "done-danger-kept", path = &path);
    let data = json!({
        "id": id, "short": id.short(0), "recorded": false, "kept": path, "drill": drill,
    });
    counter.output.done(&id.short(0), &safety::marked(counter, drill, &sentence), &data);
}

/// What somebody wants to report, before the store could be read.
pub(super) struct Wanted<'a> {
    pub case: String,
    pub district: Option<String>,
    pub draft: &'a Draft,
}

/// Keeps what somebody wanted to report in a store that could not be read; the answer is why it could not.
pub(super) fn keep_words(counter: &Counter, wanted: &Wanted<'_>, why: Error) -> Error {
    match words_kept(counter, wanted, &why) {
        Some((path, already)) => {
            let path = path.display().to_string();
            let id = if already { "danger-words-kept-already" } else { "danger-words-kept" };
            counter.output.warn(&say!(counter.texts, id, path = path));
            why
        }
        None => not_recorded(counter, wanted.draft, why),
    }
}

fn words_kept(counter: &Counter, wanted: &Wanted<'_>, why: &Error) -> Option<(PathBuf, bool)> {
    // Somebody who is on no roster reports nothing there.
    if matches!(why, Error::Stranger | Error::NoKey(_) | Error::Key(..)) {
        return None;
    }
    let (identity, kept) = (signing(counter)?, kept()?);
    let dir = counter.store_dir().ok()?;
    let place = std::fs::canonicalize(&dir).unwrap_or_else(|_| surroundings::real(&dir));
    let known = Counter::anchors().and_then(|anchors| anchors.known(&place));
    // Where this machine never saw a store, none is likely to come.
    if matches!(why, Error::Store(StoreError::NoStore(_))) && known.is_none() {
        return None;
    }
    let words = Words {
        roster: known.map(|anchor| anchor.roster),
        case: wanted.case.clone(),
        district: wanted.district.clone(),
        act: wanted.draft.act.to_lines(),
        body: wanted.draft.body.clone(),
        at: Timestamp::new(counter.clock().ok()?.now).to_string(),
        by: identity.public(),
    };
    danger::keep_words(words, &place, &identity, &kept).ok()
}

/// A key that signs without the store: in hand, or in an agent.
fn signing(counter: &Counter) -> Option<Identity> {
    let (file, path) = counter.key_file().ok()?;
    let public = file.public();
    if !matches!(file, KeyFile::Open(_))
        && let Ok(agent) = agent()
        && agent.keys().is_ok_and(|keys| keys.contains(&public))
    {
        return Some(Identity::in_agent(agent, public));
    }
    counter.in_hand(file, path, None).ok()
}

/// The tier from which somebody reports.
pub(super) fn tier_of(desk: &Desk, file: &CaseFile) -> Tier {
    desk.tiers(file).last().copied().unwrap_or(Tier::Local)
}
