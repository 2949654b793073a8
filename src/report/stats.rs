//! Statistics of flags by province: how many, how long at each tier, how often a deadline was missed. The caller has
//! selected the cases that the reader may see.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::CaseFile;
use crate::domain::case::condition::Missed;
use crate::domain::case::flag::{Flag, Stay};
use crate::domain::clock::Place;
use crate::domain::district::Province;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::policy::Policy;
use crate::domain::words::Word;

/// How long flags were at a tier, in business days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TierStats {
    /// The tier.
    pub tier: Tier,
    /// How many stays there were.
    pub stays: usize,
    /// The median.
    pub median_days: u32,
    /// The longest.
    pub longest_days: u32,
}

/// The flags of a province, or of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlagStats {
    /// The province; none for all.
    pub province: Option<Province>,
    /// How many flags were raised.
    pub flags: usize,
    /// How many wait for an answer.
    pub open: usize,
    /// How many of the open flags are missed conditions, which no event raised.
    pub missed_conditions: usize,
    /// How often a tier's deadline passed without an act.
    pub silences: usize,
    /// How often a flag was returned.
    pub returns: usize,
    /// The tiers that any flag was at, the highest first.
    pub tiers: Vec<TierStats>,
}

#[derive(Debug, Clone, Default)]
struct Tally {
    flags: usize,
    open: usize,
    missed: usize,
    silences: usize,
    returns: usize,
    days: BTreeMap<Tier, Vec<u32>>,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.flags += other.flags;
        self.open += other.open;
        self.missed += other.missed;
        self.silences += other.silences;
        self.returns += other.returns;
        for (tier, days) in &other.days {
            self.days.entry(*tier).or_default().extend(days);
        }
    }

    fn stats(self, province: Option<Province>) -> FlagStats {
        let tiers = Tier::ALL.iter().rev().filter_map(|tier| {
            let mut days = self.days.get(tier)?.clone();
            let longest_days = days.iter().copied().max()?;
            Some(TierStats { tier: *tier, stays: days.len(), median_days: median(&mut days)?, longest_days })
        });
        let tiers = tiers.collect();
        let Tally { flags, open, missed, silences, returns, .. } = self;
        FlagStats { province, flags, open, missed_conditions: missed, silences, returns, tiers }
    }
}

/// Of two values in the middle, the shorter.
fn median(days: &mut [u32]) -> Option<u32> {
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

/// Whether the deadline of a tier passed while a flag was there.
fn passed_in_silence(file: &CaseFile, flag: &Flag, stay: &Stay, now: Timestamp, policy: &Policy) -> bool {
    let place = file.place();
    let due = match stay.to {
        // For the current tier, the ladder has the deadline that was asked for or deferred.
        None => flag.ladder(policy, place).first().map(|rung| rung.due),
        Some(to) => {
            let reached = flag.path().into_iter().find(|step| step.what.moves() && step.since == stay.from);
            let counted = |from| policy.days_at(stay.tier).map(|days| place.business_days_after(from, days));
            let first = place.day(stay.from.utc());
            let by_clock = reached.map(|step| flag.due_after(step, first, policy, place));
            // A deferral moves the deadline to its review, or restarts it on the day it was resumed.
            let put_off = file.deferrals.iter().filter(|deferral| {
                deferral.flag == Some(flag.stamp.id) && (stay.from..to).contains(&file.since(&deferral.stamp))
            });
            put_off.fold(by_clock, |due, deferral| match &deferral.resumed {
                Some((resumed, _)) => due.max(counted(place.day(file.since(resumed).utc()))),
                None => due.max(Some(deferral.review)),
            })
        }
    };
    let end = stay.to.unwrap_or(now).min(now);
    due.is_some_and(|due| Timestamp::new(place.end_of(due)) <= end)
}

fn tally(file: &CaseFile, flag: &Flag, now: Timestamp, policy: &Policy) -> Tally {
    let place: Place = file.place();
    let day = |at: Timestamp| place.day(at.utc());
    let stays = flag.stays();
    let mut days: BTreeMap<Tier, Vec<u32>> = BTreeMap::new();
    for stay in &stays {
        let spent = place.business_days_between(day(stay.from), day(stay.to.unwrap_or(now)));
        days.entry(stay.tier).or_default().push(spent);
    }
    let silences = stays.iter().filter(|stay| passed_in_silence(file, flag, stay, now, policy)).count();
    Tally { flags: 1, open: usize::from(flag.is_open()), missed: 0, silences, returns: flag.returns(), days }
}

/// A missed condition counts as an open flag; each tier whose deadline passed counts as a missed deadline.
fn tally_missed(missed: &Missed<'_>, today: NaiveDate) -> Tally {
    let silences = missed.stands.iter().filter(|rung| rung.due < today).count();
    // It has no stays, because no act brought it to a tier.
    Tally { flags: 1, open: 1, missed: 1, silences, ..Tally::default() }
}

/// Counts flags case by case.
#[derive(Debug, Clone, Default)]
pub struct Count {
    provinces: BTreeMap<Province, Tally>,
    all: Tally,
}

impl Count {
    /// Counts the flags and missed conditions of a case, without exercises.
    pub fn add(&mut self, file: &CaseFile, now: Timestamp, policy: &Policy) {
        let raised = file.flags.iter().filter(|flag| !flag.is_drill());
        let today = file.place().day(now.utc());
        let by_calendar = file.missed(today, policy);
        let by_calendar = by_calendar.iter().map(|missed| tally_missed(missed, today));
        for tally in raised.map(|flag| tally(file, flag, now, policy)).chain(by_calendar) {
            self.all.add(&tally);
            self.provinces.entry(file.place().province).or_default().add(&tally);
        }
    }

    /// The provinces in which there was any flag, then the total.
    pub fn stats(self) -> Vec<FlagStats> {
        let mut stats: Vec<FlagStats> =
            self.provinces.into_iter().map(|(province, tally)| tally.stats(Some(province))).collect();
        stats.push(self.all.stats(None));
        stats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_days() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [7]), Some(7));
        assert_eq!(median(&mut [9, 1]), Some(1));
        assert_eq!(median(&mut [3, 9, 1]), Some(3));
    }

    #[test]
    fn tallies_add_up() {
        let tally = Tally {
            flags: 1,
            open: 1,
            missed: 0,
            silences: 2,
            returns: 1,
            days: BTreeMap::from([(Tier::National, vec![4]), (Tier::Provincial, vec![2, 8])]),
        };
        let mut all = Tally::default();
        all.add(&tally);
        all.add(&Tally { open: 0, days: BTreeMap::from([(Tier::National, vec![1])]), ..tally });
        let stats = all.stats(None);
        assert_eq!((stats.flags, stats.open, stats.silences, stats.returns), (2, 1, 4, 2));
        let tier = |at: usize| {
            stats.tiers.get(at).map(|row| (row.tier, row.stays, row.median_days, row.longest_days))
        };
        assert_eq!(tier(0), Some((Tier::National, 2, 1, 4)));
        assert_eq!(tier(1), Some((Tier::Provincial, 2, 2, 8)));
    }
}
