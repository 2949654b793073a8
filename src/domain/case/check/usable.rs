//! When a check can be used: it is read, its result is known, and it is young enough today and on the next day that
//! matters (`docs/rules.md`, 4.7).

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::domain::case::CaseFile;
use crate::domain::case::check::Check;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::event::Waived;
use crate::domain::policy::Policy;

/// Whether a check can support a greenlight. In JSON it is one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
pub enum Usability {
    /// Read, current on the date that matters, with a known result.
    Usable,
    /// Two approvers waived it.
    Waived,
    /// Never begun.
    Missing,
    /// Not read yet.
    NotRead(CheckStatus),
    /// The applicant disputes what the provider says, and the provider has not closed it.
    Disputed,
    /// Read, without a result that says anything.
    Unresolved(Option<CheckResult>),
    /// A declaration that was read as clear, while an answer of the applicant is open.
    NotClear,
    /// A criminal record check where judicial matters are needed too.
    TooNarrow,
    /// Nobody recorded the date on the document.
    Undated,
    /// Dated after today.
    FromTheFuture(NaiveDate),
    /// Too old today; the last day it could be used.
    Stale(NaiveDate),
    /// Valid today, too old on the date that matters: the last day it can be used, and that date.
    StaleOn(NaiveDate, NaiveDate),
}

impl From<Usability> for &'static str {
    fn from(usability: Usability) -> &'static str {
        match usability {
            Usability::Usable => "usable",
            Usability::Waived => "waived",
            Usability::Missing => "missing",
            Usability::NotRead(_) => "not-read",
            Usability::Disputed => "disputed",
            Usability::Unresolved(_) => "unresolved",
            Usability::NotClear => "not-clear",
            Usability::TooNarrow => "too-narrow",
            Usability::Undated => "undated",
            Usability::FromTheFuture(_) => "future-dated",
            Usability::Stale(_) => "stale",
            Usability::StaleOn(..) => "stale-on-the-day",
        }
    }
}

impl Check {
    /// The last day on which the check is young enough.
    pub fn good_until(&self, policy: &Policy) -> Option<NaiveDate> {
        self.now.issued?.checked_add_days(Days::new(u64::from(policy.check_max_age_days)))
    }

    /// Whether the check can be used, today and on the coming date that matters. Whether a dispute is open, the case says:
    /// it may be waived.
    pub fn usability(&self, policy: &Policy, today: NaiveDate, matters_on: Option<NaiveDate>) -> Usability {
        if self.status() != CheckStatus::Read {
            return Usability::NotRead(self.status());
        }
        match self.now.result {
            // An unresolved check fails a gate until it is resolved, and counts against nobody (`docs/rules.md`, 4.3).
            None | Some(CheckResult::Incomplete | CheckResult::Unknown) => {
                return Usability::Unresolved(self.now.result);
            }
            Some(_) => {}
        }
        if self.check == CheckKind::Police && self.now.kind != Some(PoliceKind::Crjmc) {
            return Usability::TooNarrow;
        }
        // Interviews and statutory bars have a date, too, because last year's answer may no longer be true.
        let Some((issued, until)) = self.now.issued.zip(self.good_until(policy)) else {
            return Usability::Undated;
        };
        if issued > today {
            Usability::FromTheFuture(issued)
        } else if until < today {
            Usability::Stale(until)
        } else {
            match matters_on.filter(|day| *day > until) {
                Some(day) => Usability::StaleOn(until, day),
                None => Usability::Usable,
            }
        }
    }
}

impl CaseFile {
    /// Whether two approvers waived a required check.
    pub fn is_waived(&self, kind: CheckKind) -> bool {
        self.skeleton.is_waived(Waived::Check(kind))
    }

    /// Whether a required check can support a greenlight.
    pub fn usability(&self, kind: CheckKind, policy: &Policy, today: NaiveDate) -> Usability {
        if self.is_waived(kind) {
            return Usability::Waived;
        }
        if self.is_disputed(kind) {
            return Usability::Disputed;
        }
        let matters_on = self.matters_on(policy, today);
        let Some(check) = self.check(kind) else { return Usability::Missing };
        match check.usability(policy, today, matters_on) {
            Usability::Usable if self.is_contradicted(check) => Usability::NotClear,
            usability => usability,
        }
    }

    /// Whether a declaration was read as clear although an answer of the applicant is open.
    fn is_contradicted(&self, check: &Check) -> bool {
        check.check == CheckKind::Declaration
            && check.now.result == Some(CheckResult::Clear)
            && !self.open_declared().is_empty()
    }
}
