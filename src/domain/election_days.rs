//! The days of an election (`docs/rules.md`, 2.3 to 2.5): when nominations close, when the list of endorsed candidates
//! is due, when an election is on; those of a case before those of the party. Nothing is put off past the next of
//! them.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::domain::case::CaseFile;
use crate::domain::policy::Policy;

/// Polling day is at most so many days after the writ (Canada Elections Act, section 57; `docs/rules.md`, 2.5).
const LONGEST_CAMPAIGN_DAYS: u64 = 50;
/// Nominations close at 2 pm, where the riding is (Canada Elections Act, section 69).
const CLOSE_HOUR: u32 = 14;

/// The days of an election, as far as they are known: the case's own first, else the party's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadlines {
    /// The nomination meeting.
    pub meeting: Option<NaiveDate>,
    /// The list of endorsed candidates is due.
    pub list_due: Option<NaiveDate>,
    /// Nominations close, at 2 pm there.
    pub close: Option<NaiveDate>,
    /// Polling day.
    pub polling: Option<NaiveDate>,
}

impl Deadlines {
    /// The next of the days before polling: no deferral runs past it.
    pub fn next(&self, today: NaiveDate) -> Option<NaiveDate> {
        first_from(today, [self.meeting, self.list_due, self.close])
    }
}

/// The first of some days that is not past yet.
fn first_from<const N: usize>(today: NaiveDate, days: [Option<NaiveDate>; N]) -> Option<NaiveDate> {
    days.into_iter().flatten().filter(|day| *day >= today).min()
}

impl Policy {
    /// The day nominations close: set, or the 21st day before polling (Canada Elections Act, section 69).
    pub fn close(&self) -> Option<NaiveDate> {
        let from_polling = || self.polling_day?.checked_sub_days(Days::new(21));
        self.close_of_nominations.or_else(from_polling)
    }

    /// The day the list of endorsed candidates is due: set, or 24 hours before nominations close.
    pub fn list_due(&self) -> Option<NaiveDate> {
        self.list_due.or_else(|| self.close()?.pred_opt())
    }

    /// Whether an election is on: from the writ to polling day. Where only polling day is set, from the first day on
    /// which the writ can have been issued.
    pub fn election_is_on(&self, today: NaiveDate) -> bool {
        let first_day =
            self.polling_day.and_then(|day| day.checked_sub_days(Days::new(LONGEST_CAMPAIGN_DAYS)));
        let begun = self.writ_day.or(first_day).is_some_and(|writ| writ <= today);
        begun && self.polling_day.is_none_or(|polling| today <= polling)
    }
}

impl CaseFile {
    /// When nominations close, in the riding.
    pub fn closes_at(&self, policy: &Policy) -> Option<DateTime<Utc>> {
        self.deadlines(policy).close.map(|day| self.place().at(day, CLOSE_HOUR))
    }

    /// Whether nominations are closed: from that hour on, or where only the day is known, from the next day on.
    pub fn is_past_close(&self, policy: &Policy, today: NaiveDate, now: Option<DateTime<Utc>>) -> bool {
        match now {
            Some(now) => self.closes_at(policy).is_some_and(|at| at <= now),
            None => self.deadlines(policy).close.is_some_and(|day| day < today),
        }
    }

    /// The next day that matters: the nomination meeting or the close of nominations, whichever comes first.
    pub fn matters_on(&self, policy: &Policy, today: NaiveDate) -> Option<NaiveDate> {
        let days = self.deadlines(policy);
        first_from(today, [days.meeting, days.close])
    }

    /// The first day on which the polls can have been held: polling day, and in any case after nominations close.
    pub fn polls_from(&self, policy: &Policy) -> Option<NaiveDate> {
        let days = self.deadlines(policy);
        days.polling.max(days.close.and_then(|close| close.succ_opt()))
    }

    /// The days of the election: the case's own, else the party's.
    pub fn deadlines(&self, policy: &Policy) -> Deadlines {
        let close = self.days.close.or(policy.close());
        let own_list = self.days.close.and_then(|close| close.pred_opt());
        Deadlines {
            meeting: self.days.meeting,
            list_due: self.days.list_due.or(own_list).or(policy.list_due()),
            close,
            polling: policy.polling_day,
        }
    }
}
