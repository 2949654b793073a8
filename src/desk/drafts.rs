//! Texts that were refused, kept so that their author can resume them on the present heads. Anybody with the
//! key of the vault can write such a row, so only one that its owner signed is resumed.

use data_encoding::HEXLOWER;
use serde_json::{Map, Value};

use super::{Desk, Draft, Target};
use crate::domain::event::Act;
use crate::domain::sight::{self, Page, Part};
use crate::error::{Error, News};
use crate::seal::signature;
use crate::store::StoreError;
use crate::store::drafts::{KeptDraft, WholeAct};

/// The namespace of the signature over a kept text.
const NAMESPACE: &str = "draft@greenlight";

/// The fields of bodies in which people write at length.
const WRITTEN: [&str; 21] = [
    "text",
    "fact",
    "inference",
    "why",
    "why_not",
    "question",
    "applicant",
    "innocent",
    "mitigating",
    "aggravating",
    "handling_condition",
    "source",
    "validity",
    "may_know",
    "credible",
    "actionable",
    "authority",
    "shadow_of_doubt",
    "not_heard",
    "leader_not",
    "evidence",
];

/// What a person wrote at length for some drafts, paragraph by paragraph.
pub fn typed<'a>(bodies: impl IntoIterator<Item = &'a Map<String, Value>>) -> String {
    let mut text = String::new();
    bodies.into_iter().for_each(|body| typed_in(body, &mut text));
    text
}

fn typed_in(body: &Map<String, Value>, to: &mut String) {
    for (name, value) in body {
        match value {
            Value::String(text) if WRITTEN.contains(&name.as_str()) && !text.trim().is_empty() => {
                if !to.is_empty() {
                    to.push_str("\n\n");
                }
                to.push_str(text);
            }
            Value::Object(fields) => typed_in(fields, to),
            Value::Array(items) => {
                items.iter().filter_map(Value::as_object).for_each(|item| typed_in(item, to));
            }
            _ => {}
        }
    }
}

/// Whether a kept text shows the verb and the words that resuming it would sign.
fn says_what_it_is(kept: &KeptDraft, act: &Act, whole: &WholeAct) -> bool {
    kept.verb == act.verb() && kept.text == typed([&whole.body])
}

impl Desk {
    /// Keeps what a person typed for refused drafts, and returns its number. A single draft of a case without
    /// files is kept whole and signed, so that it can be resumed.
    pub fn keep_draft(&mut self, drafts: &[Draft]) -> Result<u32, Error> {
        let Some(first) = drafts.first() else { return Err(Error::Body) };
        let (case, seen) = match first.target {
            Target::Case(log, seen) => (Some(log), seen),
            Target::Roster | Target::NewCase | Target::Opened => (None, 0),
        };
        let alone = drafts.len() == 1 && first.blobs.is_empty() && first.target != Target::Roster;
        let whole = alone.then(|| WholeAct { act: first.act.to_lines(), body: first.body.clone(), seen });
        let text = typed(drafts.iter().map(|draft| &draft.body));
        let mut kept =
            self.store.next_draft(self.me, first.act.verb(), case, &text, whole, self.clock.now)?;
        if kept.whole.is_some() {
            // A text that the agent does not sign is still worth keeping.
            let signed = self.identity.sign(NAMESPACE, &self.signed_form(&kept)?);
            kept.signature = signed.ok().map(|signature| HEXLOWER.encode(&*signature));
        }
        self.store.keep_draft(self.me, &kept)?;
        Ok(kept.number)
    }

    /// The signed form of a kept text. Store and person are in it, so that a row copied from elsewhere does not verify.
    fn signed_form(&self, kept: &KeptDraft) -> Result<Vec<u8>, Error> {
        let bare = KeptDraft { signature: None, ..kept.clone() };
        let form = serde_json::to_vec(&(self.roster.order().log(), self.me, &bare));
        Ok(form.map_err(|error| StoreError::Damaged(error.to_string()))?)
    }

    /// Whether this person's key signed a kept text in its present form.
    fn signed_by_me(&self, kept: &KeptDraft) -> Result<bool, Error> {
        let bytes = kept.signature.as_deref().and_then(signature_of);
        let form = self.signed_form(kept)?;
        Ok(bytes.is_some_and(|bytes| signature::verify(&self.identity.public(), NAMESPACE, &form, &bytes)))
    }

    /// The draft of a kept text as it would be signed now, and the events of its case since its author
    /// looked. It must be an act of a case, show what it signs, and carry this person's signature.
    pub fn taken_up(&self, shown: &KeptDraft) -> Result<(Draft, Option<News>), Error> {
        let number = shown.number;
        let lost = || Error::DraftNotWhole { number };
        // The row is read from the vault again, because the shown text was made from the act.
        let kept = self.store.drafts(self.me)?.into_iter().find(|kept| kept.number == shown.number);
        let kept = kept.filter(|kept| kept.case == shown.case).ok_or_else(lost)?;
        let whole = kept.whole.as_ref().ok_or_else(lost)?;
        let act = Act::from_lines(&whole.act).ok_or_else(lost)?;
        if !says_what_it_is(&kept, &act, whole) {
            return Err(Error::DraftNotWhatItSays { number });
        }
        if !act.fits(false) || (kept.case.is_none() && !matches!(act, Act::Open { .. })) {
            return Err(Error::DraftOfNoCase { number });
        }
        if !self.signed_by_me(&kept)? {
            return Err(Error::DraftNotSigned { number });
        }
        let (target, news) = match kept.case {
            Some(log) => {
                let file = self.store.case(log, &self.roster)?;
                if let Some(first) = self.before_content(&file, &act) {
                    return Err(first);
                }
                (Target::case(&file), Some(self.news(&file, whole.seen)))
            }
            None => (Target::NewCase, None),
        };
        Ok((Draft { target, act, body: whole.body.clone(), blobs: Vec::new() }, news))
    }

    /// The texts kept for this person: without the case where they may not see it, and none of a case from
    /// which they are recused. Where the case is missing or unreadable, nobody can tell what its text may
    /// show, so only the number is shown. Verb and text are read from the act that would be signed.
    pub fn drafts(&self) -> Result<Vec<KeptDraft>, Error> {
        let reader = self.reader();
        let mut seen = Vec::new();
        for mut draft in self.store.drafts(self.me)? {
            if let Some(log) = draft.case {
                match self.store.case(log, &self.roster) {
                    Ok(file) => {
                        let sight = sight::of(&reader, &file);
                        if sight.is_recused() {
                            continue;
                        }
                        draft.case = draft.case.filter(|_| sight.shows(Page::Case, Part::Facts));
                    }
                    Err(StoreError::NoCase(_) | StoreError::Damaged(_)) => {
                        draft = KeptDraft { number: draft.number, kept: draft.kept, ..KeptDraft::default() };
                    }
                    Err(other) => return Err(other.into()),
                }
            }
            if let Some(whole) = &draft.whole
                && let Some(act) = Act::from_lines(&whole.act)
            {
                act.verb().clone_into(&mut draft.verb);
                draft.text = typed([&whole.body]);
            }
            seen.push(draft);
        }
        Ok(seen)
    }
}

fn signature_of(digits: &str) -> Option<[u8; 64]> {
    HEXLOWER.decode(digits.as_bytes()).ok()?.try_into().ok()
}
