//! The rows of a nomination contest.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::contest::{ContestBody, Fact};
use crate::report::sheet::gather::Gather;
use crate::report::sheet::rows::Mark;

/// The contest whose record a case keeps.
#[derive(Debug, Clone, Serialize)]
pub struct ContestRow {
    /// Who said the last of it, and when.
    #[serde(flatten)]
    pub mark: Mark,
    /// All that is known.
    pub known: ContestBody,
    /// The last day for the report, while it is owed.
    pub report_due: Option<NaiveDate>,
    /// The numbers beside which a question is asked.
    pub asks: Vec<Fact>,
}

/// A contest of the district that another case keeps.
#[derive(Debug, Clone, Serialize)]
pub struct ElsewhereRow {
    /// The letters of that case.
    pub case: String,
    /// Its applicant.
    pub name: String,
    /// The selection date, where it is known.
    pub selected_on: Option<NaiveDate>,
}

impl Gather<'_> {
    pub(super) fn contest(&self) -> Option<ContestRow> {
        let contest = self.view.file.contest.as_ref()?;
        let known = contest.now.clone();
        let report_due = known.report_due().filter(|_| known.reported.is_none());
        Some(ContestRow { mark: self.mark(&contest.stamp), asks: known.facts(), known, report_due })
    }
}
