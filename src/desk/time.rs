//! Compares the clock with the time that the record proves, and refuses acts that the clock would date too early.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::case::timed::clock_behind;
use crate::domain::clock::Place;
use crate::domain::clock::proved::is_behind;
use crate::domain::entry::{CLOCK_IS_RIGHT, Timestamp};
use crate::domain::event::Act;
use crate::domain::fault::is_never_held_up;
use crate::domain::positions::Positions;
use crate::domain::refusal::Refusal;

impl Desk {
    /// The day by which ages are judged over a case: that of the clock, unless the record proves a later one.
    pub fn today(&self, file: &CaseFile) -> NaiveDate {
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

    /// The fields of a body, with marks about its time.
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

    /// Refuses an act that the clock would date before the proved time, unless the act is urgent or the
    /// person says that the clock is right.
    pub(super) fn in_time(&self, act: &Act, proved: Option<Timestamp>) -> Result<(), Refusal> {
        let now = Timestamp::new(self.clock.now);
        let Some(proved) = proved.filter(|_| is_behind(now, proved)) else { return Ok(()) };
        if self.my_clock_is_right || is_never_held_up(act) {
            return Ok(());
        }
        Err(clock_behind(now, proved))
    }
}
