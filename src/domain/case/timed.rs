//! Times that contradict each other: what the past of an act proves about the time, and how an act that claims another
//! is marked.

use crate::domain::case::CaseFile;
use crate::domain::clock::Place;
use crate::domain::clock::proved::{Claims, ClockMark, is_ahead, is_behind};
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::event::Act;
use crate::domain::ids::PersonId;
use crate::domain::positions::Positions;
use crate::domain::refusal::{Cause, Refusal, own_rule};
use crate::domain::roster::{Roster, Standing};

impl CaseFile {
    /// What the events at these positions claim of the time.
    pub fn claims(&self, within: &Positions) -> Claims {
        let mut claims = Claims::default();
        let entries = self.history.entries().iter().enumerate().filter(|(at, _)| within.contains(*at));
        for (at, entry) in entries {
            if let Some(person) = self.proves(at, entry) {
                claims.add(person, entry.header.at);
            }
        }
        claims
    }

    /// Whose clock an event attests. A time set by hand proves nothing. An event whose body is gone proves nothing
    /// either, because nobody can tell any more whether its time was set by hand; advice of counsel, whose body is not in
    /// every store, proves nothing anywhere.
    fn proves(&self, at: usize, entry: &Entry) -> Option<PersonId> {
        let counts = self.verdicts.get(at).is_some_and(|verdict| verdict.standing != Standing::Void);
        let told = !entry.is_counsel() && !entry.is_without_its_body();
        let proves = counts && told && !entry.is_time_set();
        self.author(at).filter(|_| proves)
    }

    /// What the past of an event proves of the time, the roster that it cites included.
    pub fn proved_before(&self, at: usize, roster: &Roster) -> Option<Timestamp> {
        let (entry, past) = self.history.entries().get(at).zip(self.history.past(at))?;
        let cited = cited(entry, roster);
        let same = roster.same_at(&cited);
        self.claims(past).and(&roster.claims(&cited)).of_people(|person| same.counted(person)).proved()
    }

    /// What is to be said of the time of each event, in the order of the log.
    pub fn clock_marks(&self, roster: &Roster) -> Vec<Vec<ClockMark>> {
        let (mut running, mut known) = (Claims::default(), None);
        let mut all = Vec::with_capacity(self.history.len());
        for (at, entry) in self.history.entries().iter().enumerate() {
            // Most cite the same roster as the one before, and build on everything before them.
            let (of_roster, same) = match known.take() {
                Some((auth, known)) if auth == &entry.header.auth => known,
                _ => {
                    let cited = cited(entry, roster);
                    (roster.claims(&cited), roster.same_at(&cited))
                }
            };
            let before = if self.history.saw_all_before(at) {
                running.clone()
            } else {
                self.history.past(at).map(|past| self.claims(past)).unwrap_or_default()
            };
            let proved = before.and(&of_roster).of_people(|person| same.counted(person)).proved();
            known = Some((&entry.header.auth, (of_roster, same)));
            if let Some(person) = self.proves(at, entry) {
                running.add(person, entry.header.at);
            }
            let arrived = self.arrived.get(&at);
            let marks = [
                is_behind(entry.header.at, proved).then_some(ClockMark::Behind),
                entry.is_clock_insisted().then_some(ClockMark::Insisted),
                arrived.filter(|arrived| is_ahead(entry.header.at, **arrived)).map(|_| ClockMark::Ahead),
            ];
            all.push(marks.into_iter().flatten().collect());
        }
        all
    }

    /// Where the case was, as far as the author of an event had seen: no later move changes the day of an act.
    pub fn place_at(&self, at: usize) -> Place {
        // Most cases never move.
        if self.skeleton.district.set_at() == Some(0) {
            return self.place();
        }
        let here = |earlier: usize| earlier == at || self.history.knew(at, earlier);
        let counts = |earlier: usize| {
            self.verdicts.get(earlier).is_some_and(|verdict| verdict.standing != Standing::Void)
        };
        let entries = self.history.entries().iter().enumerate();
        let places = entries.filter(|(earlier, _)| here(*earlier) && counts(*earlier));
        let mut places = places.filter_map(|(_, entry)| match &entry.header.act {
            Act::Open { district, .. } | Act::Place { district, .. } => Some(*district),
            _ => None,
        });
        places.next_back().map_or(Place::CAPITAL, Place::of)
    }
}

fn cited(entry: &Entry, roster: &Roster) -> Positions {
    roster.past_of(&entry.header.auth).unwrap_or_default()
}

/// The refusal of an act whose clock is behind what is proved.
pub fn clock_behind(now: Timestamp, proved: Timestamp) -> Refusal {
    own_rule(Cause::ClockBehind { now, proved })
}
