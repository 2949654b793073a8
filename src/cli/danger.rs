//! Reports of danger that a store cannot take now are kept encrypted, and taken in by the next command. Failures here
//! are printed, and must not stop a command.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::key::{agent, agent_holds};
use crate::cli::signing::marked;
use crate::custody::surroundings;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::event::{Act, Tier};
use crate::domain::ids::EventId;
use crate::domain::sight;
use crate::error::{Error, exit};
use crate::exchange::danger::{self, Report, Words};
use crate::report::due;
use crate::say;
use crate::seal::identity::{Identity, KeyFile};
use crate::store::StoreError;

/// Where a person's own reports are kept.
fn kept() -> Option<PathBuf> {
    Context::state().map(|state| state.join("reports"))
}

/// Takes in the reports that wait, and prints how many still do. The refusal of one must not delay another.
pub(super) fn take_in(context: &Context, desk: &mut Desk) {
    let Ok(waiting) = danger::waiting(&desk.store, kept().as_deref()) else { return };
    let (mut taken, mut left) = (0usize, 0usize);
    let writable = desk.store.writable().is_ok();
    for path in waiting {
        match writable.then(|| take_in_one(context, desk, &path)).flatten() {
            Some(new) => taken += new,
            None => left += 1,
        }
    }
    if taken > 0 {
        context.output.warn(&say!(context.texts, danger_taken_in, count = taken));
    }
    if left > 0 {
        context.output.warn(&say!(context.texts, danger_waits, count = left));
    }
}

/// Takes one in; none where it has to wait.
fn take_in_one(context: &Context, desk: &mut Desk, path: &Path) -> Option<usize> {
    let report = danger::read(path, desk.store.key(), desk.identity())?;
    let entry = match report {
        Report::Signed(entry) => *entry,
        Report::Words(words) => {
            let roster = desk.roster.order().log();
            if words.roster.is_some_and(|of| Some(of) != roster) {
                return None;
            }
            let entry = sign_words(desk, *words);
            let entry = entry.inspect_err(|why| say_why(context, path, why)).ok()?;
            danger::replace(path, &desk.store, &entry).ok()?;
            entry
        }
    };
    let now = Timestamp::new(desk.clock.now);
    let roster = std::sync::Arc::clone(&desk.roster);
    danger::take_in(path, &mut desk.store, &roster, entry, now).ok()
}

/// Says why somebody's own words cannot be recorded, with the file that has them.
fn say_why(context: &Context, path: &Path, why: &Error) {
    if !context.nameless.get() {
        let (why, path) = (why.tell(&context.texts).0, path.display().to_string());
        context.output.warn(&say!(context.texts, danger_words_wait, path = path, why = why));
    }
}

/// Signs what somebody wanted to report, as at the time at which they did.
fn sign_words(desk: &mut Desk, words: Words) -> Result<Entry, Error> {
    let file = find_one(desk, &words.case, words.district.as_deref())?;
    let act = Act::from_lines(&words.act).filter(danger::is_of_danger);
    let act = act.ok_or_else(|| Error::SafetyNotFound { word: words.case.clone() })?;
    let act = match act {
        Act::Flag { level, route, .. } => Act::Flag { level, route, from: tier_of(desk, &file) },
        other => other,
    };
    let draft = Draft { target: Target::case(&file), act, body: words.body, blobs: Vec::new() };
    let at = words.at.parse::<Timestamp>().ok().map(Timestamp::utc);
    desk.sign_aside(&draft, at)
}

/// The only case that a word names, in a district where one is given.
pub(super) fn find_one(desk: &Desk, word: &str, code: Option<&str>) -> Result<CaseFile, Error> {
    let found = desk.store.find_for_safety(word)?;
    if code.is_none() && found.len() > 1 {
        return Err(Error::SafetyDistrict);
    }
    let files = found.into_iter().map(|id| desk.store.case(id, &desk.roster));
    let mut files = files.collect::<Result<Vec<_>, _>>()?;
    if let Some(code) = code {
        files.retain(|file| file.skeleton.district().is_some_and(|(_, known)| known.to_string() == code));
    }
    match (files.pop(), files.is_empty()) {
        (Some(file), true) => Ok(file),
        _ => Err(Error::SafetyNotFound { word: word.to_owned() }),
    }
}

/// Signs a report; where the store does not take it, it is encrypted and kept, which is printed. The answer is the
/// events that are in the record.
pub(super) fn sign(
    context: &Context,
    desk: &mut Desk,
    draft: Draft,
    drill: bool,
) -> Result<Option<Vec<EventId>>, Error> {
    let why = match desk.record(std::slice::from_ref(&draft)) {
        Ok(ids) => {
            context.signed_all_the_same();
            return Ok(Some(ids));
        }
        Err(why @ (Error::Store(_) | Error::Moved { .. })) => why,
        Err(why) if why.exit() == exit::FAILED => why,
        Err(refused) => {
            context.keep(desk, &[draft]);
            return Err(refused);
        }
    };
    let kept = desk
        .sign_aside(&draft, None)
        .and_then(|entry| Ok((entry.id, danger::keep(&desk.store, &entry, kept().as_deref())?)));
    match (kept, draft.target) {
        (Ok((id, path)), _) => {
            context.signed_all_the_same();
            say_kept(context, drill, id, &path);
            Ok(None)
        }
        // A report that cannot be signed now is kept as words.
        (Err(_), Target::Case(case, _)) => {
            let wanted = Wanted { case: case.to_string(), district: None, draft: &draft };
            Err(keep_words(context, &wanted, why))
        }
        (Err(_), _) => Err(not_recorded(context, &draft, why)),
    }
}

/// Warns that nothing was recorded, so that nobody relies on it, and prints what was typed.
fn not_recorded(context: &Context, draft: &Draft, why: Error) -> Error {
    context.output.warn(&say!(context.texts, danger_not_recorded));
    context.unkept.set(Some(crate::desk::drafts::typed([&draft.body])));
    why
}

/// Says where a signed report is kept.
fn say_kept(context: &Context, drill: bool, id: EventId, path: &Path) {
    let path = path.display().to_string();
    let sentence = say!(context.texts, done_danger_kept, path = &path);
    let short = id.short(0);
    let data = json!({ "id": id, "short": short, "recorded": false, "kept": path, "drill": drill });
    context.output.done(&short, &marked(context, drill, &sentence), &data);
}

/// What somebody wants to report, before the store could be read.
pub(super) struct Wanted<'a> {
    pub case: String,
    pub district: Option<String>,
    pub draft: &'a Draft,
}

/// Keeps what somebody wanted to report in a store that could not be read; the answer is why it could not.
pub(super) fn keep_words(context: &Context, wanted: &Wanted<'_>, why: Error) -> Error {
    match words_kept(context, wanted, &why) {
        Some((path, already)) => {
            let path = path.display().to_string();
            let texts = &context.texts;
            let kept =
                say!(texts, if already { danger_words_kept_already } else { danger_words_kept }, path = path);
            context.output.warn(&kept);
            why
        }
        None => not_recorded(context, wanted.draft, why),
    }
}

fn words_kept(context: &Context, wanted: &Wanted<'_>, why: &Error) -> Option<(PathBuf, bool)> {
    // Somebody who is not on the roster cannot report, so nothing is kept.
    if matches!(why, Error::Stranger | Error::NoKey { .. } | Error::NoKeyButAgent { .. } | Error::Key(..)) {
        return None;
    }
    let (identity, kept) = (signing(context)?, kept()?);
    let dir = context.store_dir().ok()?;
    let place = std::fs::canonicalize(&dir).unwrap_or_else(|_| surroundings::real(&dir));
    let known = Context::anchors().and_then(|anchors| anchors.known(&place));
    // Where this machine never saw a store, there will hardly be one later.
    if matches!(why, Error::Store(StoreError::NoStore(_))) && known.is_none() {
        return None;
    }
    let words = Words {
        roster: known.map(|anchor| anchor.roster),
        case: wanted.case.clone(),
        district: wanted.district.clone(),
        act: wanted.draft.act.to_lines(),
        body: wanted.draft.body.clone(),
        at: Timestamp::new(context.clock().ok()?.now).to_string(),
        by: identity.public(),
    };
    danger::keep_words(words, &place, &identity, &kept).ok()
}

/// A key that signs without the store: from its file, or in an agent.
fn signing(context: &Context) -> Option<Identity> {
    let (file, path) = context.key_file().ok()?;
    let public = file.public();
    if !matches!(file, KeyFile::Open(_))
        && agent_holds(public)
        && let Ok(agent) = agent()
    {
        return Some(Identity::in_agent(agent, public));
    }
    context.in_hand(file, path, None).ok()
}

/// The tier from which somebody reports.
pub(super) fn tier_of(desk: &Desk, file: &CaseFile) -> Tier {
    sight::of(&desk.reader(), file).tier().unwrap_or(Tier::Local)
}

/// Says that danger is reported and not answered, to somebody who has declared, before they sign a recommendation, a
/// decision or its second.
pub(super) fn say_open(context: &Context, desk: &Desk, file: &CaseFile) {
    if !sight::of(&desk.reader(), file).has_declared() {
        return;
    }
    let (texts, now) = (&context.texts, Timestamp::new(desk.clock.now));
    for danger in file.flags.iter().filter(|flag| flag.is_danger()) {
        let when = due::hours_since(file.since(&danger.stamp), now, texts);
        let item = file.short(danger.stamp.id);
        context.output.warn(&say!(texts, danger_open, item = item, when = when));
    }
}
