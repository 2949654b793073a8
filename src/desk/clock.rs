//! The time at the desk: what the clock says, what the record proves, and what is refused where the two do not fit.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::timed::clock_behind;
use crate::domain::clock::Place;
use crate::domain::clock::proved::is_behind;
use crate::domain::entry::{CLOCK_IS_RIGHT, LogKind, TIME_SET, Timestamp};
use crate::domain::event::Act;
use crate::domain::fault::is_never_held_up;
use crate::domain::history::Positions;
use crate::domain::ids::EventId;
use crate::domain::refusal::Refusal;
use crate::domain::roster::Roster;

/// The time as the person at the desk has it.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day where the person is.
    pub today: NaiveDate,
    /// Whether somebody set the time by hand; every event then says so.
    pub set: bool,
}

impl Clock {
    /// The fields of a body that is signed at this time.
    pub(super) fn told(self, mut fields: Map<String, Value>) -> Map<String, Value> {
        if self.set {
            let (name, word) = TIME_SET;
            fields.insert(name.to_owned(), Value::from(word));
        }
        fields
    }
}

impl Desk {
    /// The day by which ages are judged over a case: the one that the clock says, unless what is there proves a later.
    pub(super) fn today(&self, file: &CaseFile) -> NaiveDate {
        let all = Positions::all(file.history().len());
        let same = self.roster.same();
        let claims = file.claims(&all).and(&self.roster.claims(self.roster.everything()));
        let proved = claims.of_people(|person| same.counted(person)).proved();
        self.day_by(proved, file.place())
    }

    pub(super) fn day_by(&self, proved: Option<Timestamp>, place: Place) -> NaiveDate {
        let now = Timestamp::new(self.clock.now);
        match proved.filter(|_| is_behind(now, proved)) {
            Some(proved) => self.clock.today.max(place.day(proved.utc())),
            None => self.clock.today,
        }
    }

    /// The fields of a body, with what is to be said of its time.
    pub(super) fn told_of_time(
        &self,
        body: Map<String, Value>,
        proved: Option<Timestamp>,
    ) -> Map<String, Value> {
        let mut fields = self.clock.told(body);
        if self.my_clock_is_right && is_behind(Timestamp::new(self.clock.now), proved) {
            fields.insert(CLOCK_IS_RIGHT.to_owned(), Value::Bool(true));
        }
        fields
    }

    /// Refuses what a clock would date before what is proved, unless it waits for no clock, or the person says that the
    /// clock is right.
    pub(super) fn in_time(&self, act: &Act, proved: Option<Timestamp>) -> Result<(), Refusal> {
        let now = Timestamp::new(self.clock.now);
        let Some(proved) = proved.filter(|_| is_behind(now, proved)) else { return Ok(()) };
        if self.my_clock_is_right || is_never_held_up(act) {
            return Ok(());
        }
        Err(clock_behind(now, proved))
    }
}

/// What the past of an act on these heads proves of the time.
pub(super) fn proved(
    kind: LogKind,
    before: Option<&CaseFile>,
    prev: &[EventId],
    roster: &Roster,
) -> Option<Timestamp> {
    let heads = if kind == LogKind::Roster { prev.to_vec() } else { roster.heads() };
    let of_roster = roster.claims(&roster.past_of(&heads).unwrap_or_default());
    let past = before.and_then(|file| Some(file.claims(&file.history().past_of(prev)?)));
    let same = roster.same();
    past.unwrap_or_default().and(&of_roster).of_people(|person| same.counted(person)).proved()
}
