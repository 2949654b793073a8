//! The clock of the person at the desk, and the time that the record proves.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use crate::domain::case::CaseFile;
use crate::domain::entry::{LogKind, TIME_SET, Timestamp};
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;

/// The time by the person's clock.
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

/// The latest time that the past of an act on these heads proves.
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
