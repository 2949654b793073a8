//! When a check can be used: it is read, its result is known, and it is young enough today and on the day of the meeting
//! (`docs/rules.md`, 4.7); and when it is too old for a later day.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::domain::case::CaseFile;
use crate::domain::case::check::{Check, Method};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::domain::event::{Outcome, Phase, Waived};
use crate::domain::policy::Policy;
use crate::domain::words::words;

/// Days that a match of fingerprints may take.
pub const FINGERPRINT_DAYS: u32 = 120;

words! {
    /// For which day the required checks of a case are too old.
    Age "checks-age" {
        /// For today.
        Stale = "stale",
        /// For the day of the meeting.
        OnTheDay = "stale-on-the-day",
        /// For the close of nominations.
        AtTheClose = "stale-at-the-close",
    }
}

/// From which day on the required checks of a case are shown as too old, each as far as it comes.
#[derive(Debug, Clone, Copy, Default)]
pub struct TooOld {
    /// For any day.
    pub from: Option<NaiveDate>,
    /// For the meeting, until it is over.
    pub for_meeting_from: Option<NaiveDate>,
    /// For the close, until nominations are closed.
    pub for_close_from: Option<NaiveDate>,
}

/// Coming days on which a check must be young enough, as far as one that is made now could be.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ahead {
    /// The nomination meeting.
    pub meeting: Option<NaiveDate>,
    /// The close of nominations.
    pub close: Option<NaiveDate>,
}

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
    /// Valid today, too old on the day of the meeting: the last day it can be used, and that day.
    StaleOn(NaiveDate, NaiveDate),
    /// Valid today and on the day of the meeting, too old when nominations close: the last day it can be used, and that
    /// day. A greenlight can rest on it.
    StaleAtClose(NaiveDate, NaiveDate),
}

impl Usability {
    /// Whether a greenlight can rest on it.
    pub fn is_enough(self) -> bool {
        matches!(self, Usability::Usable | Usability::Waived | Usability::StaleAtClose(..))
    }
}

/// The day on which fingerprints that are asked for on a day are due back.
fn fingerprints_from(asked: NaiveDate) -> Option<NaiveDate> {
    asked.checked_add_days(Days::new(u64::from(FINGERPRINT_DAYS)))
}

impl Policy {
    /// The first day on which a check can be made that is still young enough on another.
    pub fn reached_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_sub_days(Days::new(u64::from(self.check_max_age_days)))
    }
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
            Usability::StaleAtClose(..) => "stale-at-the-close",
        }
    }
}

impl Check {
    /// The last day on which the check is young enough.
    pub fn good_until(&self, policy: &Policy) -> Option<NaiveDate> {
        self.now.issued?.checked_add_days(Days::new(u64::from(policy.check_max_age_days)))
    }

    /// Whether the check can be used, today and on the coming days. Whether a dispute is open, the case says: it may be
    /// waived.
    pub fn usability(&self, policy: &Policy, today: NaiveDate, ahead: Ahead) -> Usability {
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
            let too_late = |day: Option<NaiveDate>| day.filter(|day| *day > until);
            match (too_late(ahead.meeting), too_late(ahead.close)) {
                (Some(day), _) => Usability::StaleOn(until, day),
                (None, Some(day)) => Usability::StaleAtClose(until, day),
                (None, None) => Usability::Usable,
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
        self.usability_for(kind, policy, today, self.ahead(policy, today))
    }

    /// Whether a required check can be used on the day on which nominations close; where that is not known, today. Once
    /// they are closed, one that was made since is no worse than one of that day.
    pub fn usability_at_close(&self, kind: CheckKind, policy: &Policy, today: NaiveDate) -> Usability {
        let close = self.deadlines(policy).close;
        let on = close.map_or(today, |close| close.min(today));
        match self.usability_for(kind, policy, on, Ahead { meeting: None, close }) {
            Usability::FromTheFuture(day) if day <= today => Usability::Usable,
            Usability::Stale(until) => {
                close.map_or(Usability::Stale(until), |close| Usability::StaleAtClose(until, close))
            }
            usability => usability,
        }
    }

    fn usability_for(&self, kind: CheckKind, policy: &Policy, today: NaiveDate, ahead: Ahead) -> Usability {
        if self.is_waived(kind) {
            return Usability::Waived;
        }
        if self.is_disputed(kind) {
            return Usability::Disputed;
        }
        let Some(check) = self.check(kind) else { return Usability::Missing };
        match check.usability(policy, today, ahead) {
            Usability::Usable | Usability::StaleAtClose(..) if self.is_contradicted(check) => {
                Usability::NotClear
            }
            usability => usability,
        }
    }

    /// The coming days on which a check must be young enough. One that lies further ahead than a check may be old counts
    /// for none: no check that is made now could reach it.
    pub fn ahead(&self, policy: &Policy, today: NaiveDate) -> Ahead {
        let days = self.deadlines(policy);
        let coming = |day: &NaiveDate| *day >= today && policy.reached_from(*day) <= Some(today);
        Ahead { meeting: days.meeting.filter(coming), close: days.close.filter(coming) }
    }

    /// From which day on the required checks of a case are too old for what lies ahead; nothing for somebody who does not
    /// come to stand. A check that was waived is not asked for its age.
    pub fn too_old(&self, policy: &Policy) -> TooOld {
        let withheld = self.decision().is_some_and(|decision| decision.outcome == Outcome::Withhold);
        if withheld || self.skeleton.is_closed() || self.skeleton.phase() >= Phase::Polled {
            return TooOld::default();
        }
        let asked = policy.required_checks.iter().filter(|kind| !self.is_waived(**kind));
        let read =
            asked.filter_map(|kind| self.check(*kind)).filter(|check| check.status() == CheckStatus::Read);
        let Some(until) = read.filter_map(|check| check.good_until(policy)).min() else {
            return TooOld::default();
        };
        let days = self.deadlines(policy);
        let from = |day: Option<NaiveDate>| policy.reached_from(day.filter(|day| *day > until)?);
        TooOld {
            from: until.succ_opt(),
            for_meeting_from: from(days.meeting),
            for_close_from: from(days.close),
        }
    }

    /// For which day the required checks of a case are too old.
    pub fn checks_age(&self, policy: &Policy, today: NaiveDate) -> Option<Age> {
        let (old, days) = (self.too_old(policy), self.deadlines(policy));
        let begun = |from: Option<NaiveDate>| from.is_some_and(|from| from <= today);
        let ahead = |day: Option<NaiveDate>| day.is_some_and(|day| day >= today);
        if days.close.is_some_and(|close| close < today) {
            // Somebody on the ballot stays on it.
            None
        } else if begun(old.from) {
            Some(Age::Stale)
        } else if begun(old.for_meeting_from) && ahead(days.meeting) {
            Some(Age::OnTheDay)
        } else {
            (begun(old.for_close_from) && ahead(days.close)).then_some(Age::AtTheClose)
        }
    }

    /// When fingerprints that were asked for are due back.
    pub fn fingerprints_due(&self, check: &Check) -> Option<NaiveDate> {
        let under_way = matches!(check.status(), CheckStatus::Requested | CheckStatus::InProgress);
        if !under_way || check.now.method != Some(Method::Fingerprint) {
            return None;
        }
        let asked = check.steps.iter().rfind(|(_, step)| step.status == Some(CheckStatus::Requested));
        let asked = asked.map_or(check.stamp, |(stamp, _)| *stamp);
        fingerprints_from(self.place().day(self.since(&asked).utc()))
    }

    /// The close of nominations, where fingerprints that are asked for on a day may come back only after it.
    pub fn close_before_fingerprints(&self, policy: &Policy, asked: NaiveDate) -> Option<NaiveDate> {
        self.close_before(policy, asked, fingerprints_from(asked)?)
    }

    /// The close of nominations, where a check that is under way by fingerprints may come back only after it.
    pub fn close_before_due(&self, policy: &Policy, check: &Check, today: NaiveDate) -> Option<NaiveDate> {
        self.close_before(policy, today, self.fingerprints_due(check)?)
    }

    fn close_before(&self, policy: &Policy, today: NaiveDate, due: NaiveDate) -> Option<NaiveDate> {
        self.deadlines(policy).close.filter(|close| (today..due).contains(close))
    }

    /// Whether a declaration was read as clear although an answer of the applicant is open.
    fn is_contradicted(&self, check: &Check) -> bool {
        check.check == CheckKind::Declaration
            && check.now.result == Some(CheckResult::Clear)
            && !self.open_declared().is_empty()
    }
}
