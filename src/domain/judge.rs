//! The verdict on each event of a case: ok, late or void, and by which role. The table is `authority.rs`; here it is
//! applied to each event's own past, and late events are carried over where somebody built on them.

use std::rc::Rc;

use crate::domain::authority::{Denied, Ground, may, row_of};
use crate::domain::event::{Act, Role};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::positions::Positions;
use crate::domain::roster::{Grant, Roster, Same, Standing};
use crate::domain::skeleton::{Author, Skeleton};

/// The verdict on an event of a case.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Whether it counts.
    pub standing: Standing,
    /// Who signed it, as the roster has them.
    pub author: Option<Author>,
    /// The role that allows it.
    pub role: Option<Role>,
    /// Why it is void.
    pub denied: Option<Denied>,
}

/// Judges every event of a case, in order.
pub fn judge(history: &History, roster: &Roster) -> Vec<Verdict> {
    let mut judge =
        Judge { history, roster, cited: None, verdicts: Vec::with_capacity(history.len()), lost: Vec::new() };
    let mut running = Skeleton::default();
    for (at, entry) in history.entries().iter().enumerate() {
        let cited = judge.cite(&entry.header.auth);
        running.same = cited.as_ref().map(|cited| cited.same.clone()).unwrap_or_default();
        let apart;
        let skeleton = if history.saw_all_before(at) {
            &running
        } else {
            apart = judge.skeleton_before(at, running.same.clone());
            &apart
        };
        let verdict = judge.verdict_on(at, skeleton, cited.as_deref());
        let verdict = judge.unless_something_is_missing(at, verdict);
        if let (Standing::Ok | Standing::Late, Some(author)) = (verdict.standing, verdict.author) {
            running.apply(at, entry, author, history);
        }
        judge.verdicts.push(verdict);
    }
    judge.carry_over();
    judge.verdicts
}

/// What an event cites of the roster.
struct Cited {
    heads: Vec<EventId>,
    past: Positions,
    /// Whether every decision waits for a second there.
    all_seconded: bool,
    /// Which persons are one there.
    same: Same,
}

struct Judge<'a> {
    history: &'a History,
    roster: &'a Roster,
    /// The roster that the last event cited: most cite the same.
    cited: Option<Rc<Cited>>,
    verdicts: Vec<Verdict>,
    /// For each late event: the revocations that took its role.
    lost: Vec<(usize, Vec<usize>)>,
}

impl Judge<'_> {
    /// What the past of an event shows if its author takes these persons for one.
    fn skeleton_before(&self, at: usize, same: Same) -> Skeleton {
        let past = self.history.past(at).cloned().unwrap_or_default();
        let author = |earlier: usize| {
            self.verdicts.get(earlier).filter(|verdict| verdict.standing != Standing::Void)?.author
        };
        Skeleton::of(self.history, &past, same, author)
    }

    /// The roster at these heads; `None` where one is not here.
    fn cite(&mut self, heads: &[EventId]) -> Option<Rc<Cited>> {
        if let Some(last) = self.cited.as_ref().filter(|last| last.heads == heads) {
            return Some(Rc::clone(last));
        }
        let past = self.roster.past_of(heads)?;
        let cited = Rc::new(Cited {
            heads: heads.to_vec(),
            all_seconded: self.roster.all_seconded(&past),
            same: self.roster.same_at(&past),
            past,
        });
        self.cited = Some(Rc::clone(&cited));
        Some(cited)
    }

    fn verdict_on(&mut self, at: usize, skeleton: &Skeleton, cited: Option<&Cited>) -> Verdict {
        let void =
            |denied| Verdict { standing: Standing::Void, author: None, role: None, denied: Some(denied) };
        let Some(entry) = self.history.entries().get(at) else { return void(Denied::ParentVoid) };
        let parents = || entry.header.prev.iter().filter_map(|parent| self.history.position(*parent));
        let is_void =
            |at: usize| self.verdicts.get(at).is_none_or(|verdict| verdict.standing == Standing::Void);
        if parents().any(is_void) {
            return void(Denied::ParentVoid);
        }
        let Some(Cited { past: cited, all_seconded, .. }) = cited else {
            return void(Denied::RosterCitation);
        };
        let inherited = parents()
            .filter_map(|parent| self.history.entries().get(parent))
            .filter(|parent| parent.header.auth != entry.header.auth)
            .filter_map(|parent| self.roster.past_of(&parent.header.auth));
        for inherited in inherited {
            if !self.roster.cites_all_that_counts(cited, &inherited) {
                return void(Denied::RosterCitation);
            }
        }
        let by = entry.header.by;
        let held: Vec<&Grant> = self.roster.held(by, cited).collect();
        let Some(person) = held.first().map(|grant| grant.person).or_else(|| self.roster.person_of(by))
        else {
            return void(Denied::Stranger);
        };
        let ground = Ground { history: self.history, skeleton, at, me: person };
        let decides = matches!(entry.header.act, Act::Decide { .. } | Act::Reverse { .. });
        let relies_on = skeleton.relies_on(at, person, self.history).copied().filter(|_| decides);
        let district = skeleton.district();
        let mut author =
            Some(Author { person, all_seconded: *all_seconded, waits: false, relies_on, district });
        match may(&entry.header.act, &ground, &held) {
            Err(denied) => Verdict { author, ..void(denied) },
            Ok((row, mut carrying)) => {
                // A person with several roles acts in the most senior of those that allow the act.
                carrying.sort_by_key(|grant| std::cmp::Reverse(grant.role.tier()));
                author = author.map(|author| Author { waits: !row.second.is_empty(), ..author });
                let mut lost = Vec::new();
                for grant in &carrying {
                    let taken: Vec<usize> = self.roster.lost(grant, cited, self.history, at).collect();
                    if taken.is_empty() {
                        return Verdict {
                            standing: Standing::Ok,
                            author,
                            role: Some(grant.role),
                            denied: None,
                        };
                    }
                    lost.extend(taken);
                }
                self.lost.push((at, lost));
                let role = carrying.first().map(|grant| grant.role);
                Verdict { standing: Standing::Late, author, role, denied: None }
            }
        }
    }

    /// Where something before an event is not here, in its log or in the roster, nobody can say that it was never
    /// allowed: it is late, not void, so that what was built on it still counts.
    fn unless_something_is_missing(&self, at: usize, verdict: Verdict) -> Verdict {
        let missing = self.history.faults().has_gap_before(at) || self.roster.has_gaps();
        if verdict.standing != Standing::Void || !missing {
            return verdict;
        }
        let Some(entry) = self.history.entries().get(at) else { return verdict };
        // The grant of the key may be missing; then the key counts as a person of its own.
        let unknown = || PersonId(std::array::from_fn(|byte| entry.header.by.0[byte]));
        let person = self.roster.person_of(entry.header.by).unwrap_or_else(unknown);
        let author = Author { person, all_seconded: false, waits: false, relies_on: None, district: None };
        Verdict {
            standing: Standing::Late,
            author: verdict.author.or(Some(author)),
            role: verdict.role,
            denied: None,
        }
    }

    /// A late event counts after all where somebody built on it who is ok by themselves, had not seen the
    /// revocation, and whose role allows the verb.
    fn carry_over(&mut self) {
        let mut carried = Vec::new();
        for (at, lost) in &self.lost {
            let Some(entry) = self.history.entries().get(*at) else { continue };
            let saved = self.history.entries().iter().enumerate().skip(at + 1).any(|(later, builder)| {
                let Some(verdict) = self.verdicts.get(later) else { return false };
                let ok = verdict.standing == Standing::Ok && self.history.knew(later, *at);
                let unaware = || {
                    let cited = self.roster.past_of(&builder.header.auth).unwrap_or_default();
                    lost.iter().all(|revocation| !cited.contains(*revocation))
                };
                let allows = || {
                    let cited = self.roster.past_of(&entry.header.auth).unwrap_or_default();
                    let skeleton = self.skeleton_before(*at, self.roster.same_at(&cited));
                    let me = self.verdicts.get(*at).and_then(|verdict| verdict.author);
                    let me = me.map_or(PersonId([0; 8]), |author| author.person);
                    let ground = Ground { history: self.history, skeleton: &skeleton, at: *at, me };
                    let row = row_of(&entry.header.act, &ground);
                    row.is_ok_and(|row| verdict.role.is_some_and(|role| row.roles.contains(&role)))
                };
                ok && unaware() && allows()
            });
            if saved {
                carried.push(*at);
            }
        }
        for at in carried {
            if let Some(verdict) = self.verdicts.get_mut(at) {
                verdict.standing = Standing::Ok;
            }
        }
    }
}
