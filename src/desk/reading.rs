//! What somebody may read of a case before and after they declare whether anything ties them to it.

use std::sync::Arc;

use crate::desk::{Desk, Draft, clock};
use crate::domain::authority::Denied;
use crate::domain::case::CaseFile;
use crate::domain::case::admits::may_begin;
use crate::domain::case::conflict::declare_first;
use crate::domain::entry::LogKind;
use crate::domain::event::Act;
use crate::domain::gates::public_gates;
use crate::domain::ids::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;

impl Desk {
    /// Whether a number belongs to the person at the desk.
    pub fn is_me(&self, person: PersonId) -> bool {
        self.roster.same().is(person, self.me)
    }

    /// The case that a word means, for its content. It is refused where the person has not declared.
    pub fn declared_case(&self, word: &str, page: Page) -> Result<CaseFile, Error> {
        self.declared(self.case(word, page)?, page)
    }

    /// As [`Desk::declared_case`], for what is signed or handed out.
    pub fn declared_case_to_sign(&self, word: &str, page: Page) -> Result<CaseFile, Error> {
        self.declared(self.case_to_sign(word, page)?, page)
    }

    fn declared(&self, file: CaseFile, page: Page) -> Result<CaseFile, Error> {
        let reads = sight::of(&self.reader(), &file).shows(page, Part::Words);
        if reads { Ok(file) } else { Err(declare_first(file.candidate.name()).into()) }
    }

    /// Refuses what somebody would sign on a case that they have not declared about, and so have not read.
    pub fn must_have_declared(&self, file: &CaseFile) -> Result<(), Error> {
        let declared = sight::of(&self.reader(), file).has_declared();
        if declared { Ok(()) } else { Err(declare_first(file.candidate.name()).into()) }
    }

    /// The refusal that precedes every other one: a recused person learns nothing else, and a person who has
    /// not declared must do so first. Everybody may declare and report a danger.
    pub(super) fn before_content(&self, file: &CaseFile, act: &Act) -> Option<Error> {
        let free = matches!(
            act,
            Act::Declare { .. } | Act::Flag { route: Some(_), .. } | Act::Refer { route: Some(_) }
        );
        if free {
            return None;
        }
        let reader = self.reader();
        let sight = sight::of(&reader, file);
        if sight.is_recused() {
            return Some(Refusal::from(Denied::Recused).into());
        }
        (!sight.has_declared()).then(|| self.declare_first(file, act).into())
    }

    /// That the person declares first, with everything else in the way of the act that public facts tell.
    fn declare_first(&self, file: &CaseFile, act: &Act) -> Refusal {
        let policy = self.policy();
        let public = public_gates(&self.view(file, &policy), self.me(), act);
        if public.is_empty() { declare_first(file.candidate.name()) } else { Refusal::Gates(public) }
    }

    /// Whether the person may begin to write a text for an act. A refusal tells everything in its way that does not depend
    /// on the text.
    pub fn may_begin(&mut self, file: &CaseFile, draft: &Draft) -> Result<(), Error> {
        self.may_be_signed_on(file, &draft.act)?;
        let (roster, policy) = (Arc::clone(&self.roster), self.policy());
        let prev = file.heads_for(&draft.act);
        let proved = clock::proved(LogKind::Case, Some(file), &prev, &roster);
        let entry = self.draft_entry(draft, Some(file.id), Some(file.history()), prev, &roster, proved)?;
        let today = self.day_by(proved, file.place());
        let begun = may_begin(file, entry, &roster, &policy, today);
        begun.map_err(|refusal| self.told(Some(file), &draft.act, refusal))
    }

    /// A refusal as far as the person may know it. The roles for an act are public; every other rule would
    /// answer a question about the case.
    pub(super) fn told(&self, before: Option<&CaseFile>, act: &Act, refusal: Refusal) -> Error {
        let of_role =
            matches!(refusal, Refusal::Law(Denied::Role { .. } | Denied::Nobody(_) | Denied::Stranger));
        let first = before.filter(|file| !of_role || file.is_recused(self.me()));
        first.and_then(|file| self.before_content(file, act)).unwrap_or_else(|| refusal.into())
    }

    /// The case that a word means, for a declaration: everybody who may know of a case may declare, the
    /// leader and those who only read its log included.
    pub fn case_to_declare(&self, word: &str) -> Result<CaseFile, Error> {
        match self.case_to_sign(word, Page::Brief) {
            Err(Error::NotFound { .. }) => self.case_to_sign(word, Page::Log),
            found => found,
        }
    }
}
