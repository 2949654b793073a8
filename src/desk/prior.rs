//! The search for earlier files of a case's applicant, and its record.

use std::collections::BTreeMap;

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

    /// The cases in this store that marks name. A mark has the salt of its own case in it, so that no index could keep
    /// it: where one of them names nothing that was found, because names changed since, all cases are gone through
    /// once, a hash for each: a tenth of a second among 100,000.
    pub fn marked(
        &self,
        file: &CaseFile,
        sought: &[Digest256],
        found: &[Alike],
    ) -> Result<BTreeMap<Digest256, EventId>, Error> {
        let named = |case: EventId| Some((mark(file, case)?, case));
        let is_sought = |(mark, _): &(Digest256, EventId)| sought.contains(mark);
        let mut marked: BTreeMap<Digest256, EventId> =
            found.iter().filter_map(|alike| named(alike.case)).filter(is_sought).collect();
        if marked.len() < sought.len() {
            marked.extend(self.store.case_ids()?.into_iter().filter_map(named).filter(is_sought));
        }
        Ok(marked)
    }
}
