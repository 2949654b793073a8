//! A case as it was: what the author of an event had before them, or what was there at the end of a day. Marks of past
//! decisions and hindsight are asked of this, so that nothing that came later changes what is said of them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::clock::proved::reckoned;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;

/// What somebody had before them.
#[derive(Debug)]
pub struct Then<'r> {
    /// The case.
    pub file: CaseFile,
    /// The people.
    pub roster: Cow<'r, Roster>,
    /// The party's numbers.
    pub policy: Policy,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day, in the riding that the case had.
    pub day: NaiveDate,
}

impl<'r> Then<'r> {
    fn of(history: History, roster: Cow<'r, Roster>, now: DateTime<Utc>) -> Then<'r> {
        let file = CaseFile::replay(history, &roster);
        let (policy, day) = (roster.policy(), file.place().day(now));
        Then { file, roster, policy, now, day }
    }

    /// The case, people and policy that the gates read, on a day.
    pub fn view(&self, today: NaiveDate) -> View<'_> {
        View { file: &self.file, roster: &self.roster, policy: &self.policy, today }
    }
}

impl CaseFile {
    /// What the author of an event had seen, under the roster and the policy that they cited, at the time that they
    /// claim, or that was proved to them to be later. `None` for an event that is not here, or had nothing before it.
    pub fn before<'r>(&self, event: EventId, roster: &'r Roster) -> Option<Then<'r>> {
        let at = self.history().position(event)?;
        let entry = self.history().entries().get(at)?;
        let history = self.history().as_seen_by(event)?;
        let now = reckoned(entry.header.at, self.proved_before(at, roster));
        Some(Then::of(history, roster.cited_by(entry), now.utc()))
    }

    /// Everything that claims to be of that day in the riding or earlier; the moment is no later than `now`. `None`
    /// where nothing was there.
    pub fn at_the_end_of<'r>(
        &self,
        day: NaiveDate,
        now: DateTime<Utc>,
        roster: &'r Roster,
    ) -> Option<Then<'r>> {
        let end = self.place().end_of(day);
        let entries = self.history().entries();
        let in_time = |at: usize| entries.get(at).is_some_and(|entry| entry.header.at.utc() < end);
        let history = self.history().until(in_time)?;
        // What the events of that day relied on was there, whatever its clock says.
        let mut cited = roster.past_of(&[]).unwrap_or_default();
        let relied: BTreeSet<&[EventId]> =
            history.entries().iter().map(|entry| entry.header.auth.as_slice()).collect();
        for auth in relied {
            cited.join(&roster.past_of(auth).unwrap_or_default());
        }
        let here = roster.order().until(|at| cited.contains(at) || roster.is_before(at, end));
        let then = Then::of(history, roster.as_of(&here), now.min(end - TimeDelta::seconds(1)));
        Some(Then { day, ..then })
    }
}
