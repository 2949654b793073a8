//! Texts that were refused: kept for whoever typed them, and taken up again on top of what is there now.

use super::{Desk, Draft, Target};
use crate::domain::event::Act;
use crate::error::{Error, News};
use crate::store::drafts::{KeptDraft, WholeAct};
use crate::store::visible::Sight;

impl Desk {
    /// Keeps what a person typed for drafts that were refused; the answer is its number. One draft without files is
    /// kept whole, so that it can be taken up again.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn keep_draft(&mut self, drafts: &[Draft], text: &str) -> Result<u32, Error> {
        let Some(first) = drafts.first() else { return Err(Error::Usage("body", Vec::new())) };
        let (case, seen) = match first.target {
            Target::Case(log, seen) => (Some(log), seen),
            Target::Roster | Target::NewCase => (None, 0),
        };
        let alone = drafts.len() == 1 && first.blobs.is_empty();
        let whole = alone.then(|| WholeAct { act: first.act.to_lines(), body: first.body.clone(), seen });
        Ok(self.store.keep_draft(self.me, first.act.verb(), case, text, whole, self.clock.now)?)
    }

    /// What has come to the case of a kept draft since its author looked, and the draft as it would be signed now.
    ///
    /// # Errors
    /// Where the draft was not kept whole, or its case cannot be read.
    pub fn taken_up(&self, kept: &KeptDraft) -> Result<(Draft, Option<News>), Error> {
        let lost = || Error::Usage("draft-not-whole", vec![("number", kept.number.to_string())]);
        let whole = kept.whole.as_ref().ok_or_else(lost)?;
        let act = Act::from_lines(&whole.act).ok_or_else(lost)?;
        let (target, news) = match (kept.case, &act) {
            (Some(log), _) => {
                let file = self.store.case(log, &self.roster)?;
                if let Some(first) = self.before_content(&file, &act) {
                    return Err(first);
                }
                (Target::case(&file), Some(self.news(&file, whole.seen)))
            }
            (None, Act::Open { .. }) => (Target::NewCase, None),
            (None, _) => (Target::Roster, None),
        };
        Ok((Draft { target, act, body: whole.body.clone(), blobs: Vec::new() }, news))
    }

    /// The texts that were kept for this person; of a case that they may not see without the case, and none of one
    /// from which they are recused.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn drafts(&self) -> Result<Vec<KeptDraft>, Error> {
        let reader = self.reader();
        let mut seen = Vec::new();
        for mut draft in self.store.drafts(self.me)? {
            if let Some(log) = draft.case {
                let file = self.store.case(log, &self.roster)?;
                if file.is_recused(self.me) {
                    continue;
                }
                draft.case = draft.case.filter(|_| reader.sees(&file, Sight::Content));
            }
            seen.push(draft);
        }
        Ok(seen)
    }
}
