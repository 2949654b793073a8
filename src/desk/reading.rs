//! Declaration first: what somebody may read of a case before and after they said whether anything ties them to it.

use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::admits::declare_first;
use crate::domain::event::Declared;
use crate::error::Error;
use crate::store::visible::Sight;

impl Desk {
    /// Whether the content of a case may be shown to the person: they declared, and nothing recuses them.
    #[must_use]
    pub fn may_read(&self, file: &CaseFile) -> bool {
        matches!(file.declared(self.me()), Some(Declared::None | Declared::Interest))
    }

    /// The case that a word means, where its content may be shown.
    ///
    /// # Errors
    /// As [`Desk::case`]; a rule where the person has not declared.
    pub fn declared_case(&self, word: &str, sight: Sight) -> Result<CaseFile, Error> {
        let file = self.case(word, sight)?;
        if self.may_read(&file) { Ok(file) } else { Err(declare_first(file.candidate.name()).into()) }
    }

    /// A refusal by the gates names what is in a case; whoever has not declared is asked for that first instead.
    #[must_use]
    pub fn declare_before_gates(&self, drafts: &[Draft], error: Error) -> Error {
        if error.gates().is_empty() {
            return error;
        }
        let logs = drafts.iter().filter_map(|draft| match draft.target {
            Target::Case(log, _) => Some(log),
            Target::Roster | Target::NewCase => None,
        });
        let mut files = logs.filter_map(|log| self.store.case(log, &self.roster).ok());
        let unread = files.find(|file| !self.may_read(file));
        unread.map_or(error, |file| declare_first(file.candidate.name()).into())
    }

    /// The case that a word means, for saying what ties somebody to it: whoever may know of a case at all may say so,
    /// the leader and those who only read its log included.
    ///
    /// # Errors
    /// As [`Desk::case`].
    pub fn case_to_declare(&self, word: &str) -> Result<CaseFile, Error> {
        match self.case(word, Sight::Brief) {
            Err(Error::NotFound(_, rows)) if rows.is_empty() => self.case(word, Sight::Log),
            found => found,
        }
    }
}
