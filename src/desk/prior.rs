//! The search for earlier files of a case's applicant, and its record.

use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::prior::{PriorBody, is_searched, mark, would_count};
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::{Digest256, EventId};
use crate::error::Error;
use crate::store::likeness::Alike;

impl Desk {
    /// The files in the store that may be of the same person, also those that the reader may not see.
    pub fn earlier_files(&self, file: &CaseFile) -> Result<Vec<Alike>, Error> {
        Ok(self.store.alike(&file.candidate.description(), Some(file.id))?)
    }

    /// What says in the case that this store was searched, and what was found.
    pub fn search_draft(&self, file: &CaseFile, found: &[Alike]) -> Result<Draft, Error> {
        let cases = u64::try_from(self.store.cases()?).unwrap_or_default();
        let mut files: Vec<Digest256> = found.iter().filter_map(|alike| mark(file, alike.case)).collect();
        // In an order that says nothing of the cases.
        files.sort_unstable();
        let body =
            PriorBody { searched: Some(self.today(file)), cases: Some(cases), files, ..PriorBody::default() };
        let act = Act::Record { kind: RecordKind::Prior, relation: Relation::New };
        Draft::new(Target::case(file), act, &body)
    }

    /// Whether something was found that no search in the case names yet.
    pub fn is_new(&self, file: &CaseFile, found: &[Alike]) -> bool {
        let known = file.prior_files();
        found.iter().filter_map(|alike| mark(file, alike.case)).any(|mark| !known.contains(&mark))
    }

    /// Whether the case lacks a search that this person can make.
    pub fn owes_search(&self, file: &CaseFile) -> bool {
        let policy = self.policy();
        let view = self.view(file, &policy);
        would_count(&view, self.me()) && !is_searched(&view)
    }

    /// The case in this store that a mark names.
    pub fn marked(
        &self,
        file: &CaseFile,
        sought: Digest256,
        found: &[Alike],
    ) -> Result<Option<EventId>, Error> {
        let is_it = |case: &EventId| mark(file, *case) == Some(sought);
        if let Some(alike) = found.iter().map(|alike| alike.case).find(is_it) {
            return Ok(Some(alike));
        }
        // Names may have changed since, so that the two are alike no more.
        Ok(self.store.case_ids()?.into_iter().find(is_it))
    }
}
