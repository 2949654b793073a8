//! Signing drafts: what was refused is kept, and what was done is said.

use serde::Serialize;

use crate::cli::context::Context;
use crate::desk::drafts::typed;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::Flag;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::messages::{self, Message, Values};
use crate::say;

/// The values of a message `done-…`: the letters of the event and of its case, and the name of the person.
pub(super) trait Done: Values {
    fn of(item: &str, case: &str, name: &str) -> Self;
}

impl Done for messages::done_note {
    fn of(item: &str, case: &str, name: &str) -> Self {
        messages::done_note { item: item.into(), case: case.into(), name: name.into() }
    }
}

impl Done for messages::done_close {
    fn of(_: &str, case: &str, name: &str) -> Self {
        messages::done_close { case: case.into(), name: name.into() }
    }
}

/// What a command that writes answers in JSON.
#[derive(Debug, Serialize)]
pub(super) struct Written {
    pub(super) id: EventId,
    pub(super) short: String,
    pub(super) case: EventId,
}

/// A sentence, marked where it belongs to an exercise.
pub(super) fn marked(context: &Context, drill: bool, sentence: &str) -> String {
    if drill { say!(context.texts, drill_line, what = sentence) } else { sentence.to_owned() }
}

impl Context {
    /// Signs drafts. Where they are refused, what the person typed is kept.
    pub(super) fn sign(&self, desk: &mut Desk, drafts: &[Draft]) -> Result<Vec<EventId>, Error> {
        self.sign_as_read(desk, drafts).inspect_err(|_| self.keep(desk, drafts))
    }

    /// As [`Context::sign`], for what was read from a file and can be read again: no draft of it is kept.
    pub(super) fn sign_as_read(&self, desk: &mut Desk, drafts: &[Draft]) -> Result<Vec<EventId>, Error> {
        let papers = drafts.iter().flat_map(|draft| &draft.blobs).map(|blob| blob.bytes.len() as u64);
        // Once in the WAL, and once in the file.
        self.takes_room(papers.sum::<u64>() * 2);
        let signed = desk.record(drafts)?;
        self.signed_all_the_same();
        Ok(signed)
    }

    /// Keeps what the person typed for something that is not to be signed now.
    pub(super) fn keep(&self, desk: &mut Desk, drafts: &[Draft]) {
        let text = typed(drafts.iter().map(|draft| &draft.body));
        if text.is_empty() {
            return;
        }
        let Ok(number) = desk.keep_draft(drafts) else {
            // A full disk takes no draft either, so the text is printed.
            self.unkept.set(Some(text));
            return;
        };
        let listed = desk.drafts().unwrap_or_default();
        let is_listed = listed.iter().any(|draft| draft.number == number);
        self.kept.set(Some(number).filter(|_| is_listed));
    }

    /// Signs an act on a case, with what it says, and says what was done: message `done-…`, which names the item and
    /// the case.
    pub(super) fn act<V: Done>(
        &self,
        desk: &mut Desk,
        file: &CaseFile,
        act: Act,
        body: &impl Serialize,
        done: Message<V>,
    ) -> Result<(), Error> {
        self.sign_one(desk, file, Draft::new(Target::case(file), act, body)?, done)
    }

    /// As [`Context::act`], for what is recorded in a case.
    pub(super) fn record<V: Done>(
        &self,
        desk: &mut Desk,
        file: &CaseFile,
        (kind, relation): (RecordKind, Relation),
        body: &impl Serialize,
        done: Message<V>,
    ) -> Result<(), Error> {
        self.act(desk, file, Act::Record { kind, relation }, body, done)
    }

    /// As [`Context::act`], where the draft is ready.
    pub(super) fn sign_one<V: Done>(
        &self,
        desk: &mut Desk,
        file: &CaseFile,
        draft: Draft,
        done: Message<V>,
    ) -> Result<(), Error> {
        self.sign_and_say(desk, file, draft, done).map(|_| ())
    }

    /// As [`Context::sign_one`]; the answer is the event and the case with it.
    pub(super) fn sign_and_say<V: Done>(
        &self,
        desk: &mut Desk,
        file: &CaseFile,
        draft: Draft,
        done: Message<V>,
    ) -> Result<Option<(EventId, CaseFile)>, Error> {
        let ids = self.sign(desk, &[draft])?;
        let Some(id) = ids.first().copied() else { return Ok(None) };
        let after = desk.store.case(file.id, &desk.roster)?;
        self.say_done(desk, &after, id, done)?;
        Ok(Some((id, after)))
    }

    /// Says what was done: message `done-…`, which names the item and the case.
    pub(super) fn say_done<V: Done>(
        &self,
        desk: &Desk,
        after: &CaseFile,
        id: EventId,
        done: Message<V>,
    ) -> Result<(), Error> {
        let (letters, case) = (after.short(id), desk.store.short(after.id)?);
        let name = after.candidate.name();
        let entry = after.history().get(id);
        let drill = entry.and_then(|entry| after.flag_of(entry)).is_some_and(Flag::is_drill);
        let sentence = self.texts.say(done, V::of(&letters, &case, name));
        let sentence = marked(self, drill, &sentence);
        self.output.done(&letters, &sentence, &Written { id, short: letters.clone(), case: after.id });
        Ok(())
    }
}
