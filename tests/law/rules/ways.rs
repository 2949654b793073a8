//! The three ways in, and what each answers to a breach. Each names the rule by [`id_of_law`], [`id_of_gates`] or the
//! code of a rule of content.

use std::sync::Arc;

use greenlight::custody::{self, keys};
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::authority::Denied;
use greenlight::domain::case::CaseFile;
use greenlight::domain::case::view::View;
use greenlight::domain::gates::gates;
use greenlight::domain::ids::{EventId, sha256};
use greenlight::domain::marks::{DecisionMark, marks, shut_in_its_past};
use greenlight::domain::policy::Policy;
use greenlight::domain::refusal::{Gate, GateId, Refusal};
use greenlight::domain::roster::{Roster, Standing};
use greenlight::domain::words::Word;
use greenlight::error::Error;
use greenlight::exchange::admit::{NotAdmitted, admit};
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Store};

use super::play::{Breach, Play};
use super::table::{Made, Rule};
use crate::kit::party::{date, time, who};

const TODAY: &str = "2026-11-22";

/// What a way answers.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// Turned away, by this rule.
    Out(String),
    /// Taken in; what marks it or stays as it was, or nothing where it counts for what it says.
    In(String),
}

impl Answer {
    /// What the table says of a way: the desk turns every breach away, the others only what the law forbids.
    pub fn expected(rule: &Rule, way: &str) -> Answer {
        let id = rule.id.to_owned();
        match rule.made {
            Made::Told(gates) if way == "desk" => Answer::Out(gates.to_owned()),
            Made::Void | Made::Told(_) => Answer::Out(id),
            Made::Counts => Answer::In(id),
            _ if way == "desk" => Answer::Out(id),
            Made::Marked => Answer::In(id),
            Made::Kept(stays) => Answer::In(stays.to_owned()),
        }
    }
}

/// The law's id, with the row, tier or detail that it names.
pub fn id_of_law(denied: &Denied) -> String {
    let id = denied.id();
    match denied {
        Denied::Role { row, .. } => format!("{id} {row}"),
        Denied::Tier(tier) => format!("{id} {tier}"),
        Denied::Nobody(why) => format!("{id}: {}", why.word().replace('-', " ")),
        Denied::Target(what) => format!("{id}: {}", what.word().replace('-', " ")),
        _ => id.to_owned(),
    }
}

/// The shut gates, each with what is missing.
pub fn id_of_gates(all: &[Gate]) -> String {
    let mut ids: Vec<_> = all
        .iter()
        .flat_map(|gate| gate.gaps.iter().map(|gap| format!("{} {}", gate.id, gap.code())))
        .collect();
    ids.dedup();
    ids.join(", ")
}

/// The breach stands in a history that is replayed.
pub fn history(play: &Play, breach: &Breach, rule: &Rule) -> Answer {
    let mut case = play.stage.case.clone();
    case.entries.push(breach.entry.clone());
    let roster = play.stage.roster();
    taken_in(&case.file(&roster), breach.entry.id, &roster, rule)
}

/// A case that contains the breach: it is void, or a reader of the case sees a mark.
fn taken_in(file: &CaseFile, breach: EventId, roster: &Roster, rule: &Rule) -> Answer {
    let verdict = &file.verdicts()[file.history().position(breach).unwrap()];
    if let Some(denied) = &verdict.denied {
        assert_eq!(verdict.standing, Standing::Void, "{}", rule.name);
        return Answer::Out(id_of_law(denied));
    }
    assert_eq!(verdict.standing, Standing::Ok, "{}", rule.name);
    if let Made::Kept(stays) = rule.made {
        // It is there, and what it claims to change is as it was.
        let view = View { file, roster, policy: &Policy::default(), today: date(TODAY) };
        let all = id_of_gates(&gates(&view));
        return Answer::In(all.split(", ").find(|id| *id == stays).unwrap_or(&all).to_owned());
    }
    if let Some(decision) = file.decisions.iter().find(|decision| decision.stamp.id == breach) {
        return Answer::In(id_of_gates(&shut_in_its_past(file, decision, roster)));
    }
    // A second carries its mark on what it seconds.
    let seconded =
        file.decisions.iter().find(|decision| decision.second.is_some_and(|second| second.id == breach));
    let all = seconded.map(|decision| marks(file, decision, roster)).unwrap_or_default();
    let gap = all.iter().find_map(|mark| match mark {
        DecisionMark::Shut(gap) => Some(format!("{} {}", GateId::Second, gap.code())),
        _ => None,
    });
    Answer::In(gap.unwrap_or_default())
}

/// A store that has the people and the case up to the breach: the desk stands in it, and an import crosses its border.
pub struct Office {
    place: tempfile::TempDir,
    log: EventId,
    roster: Arc<Roster>,
    store: Store,
}

impl Office {
    pub fn new(play: &Play) -> Office {
        let (place, me) =
            (tempfile::tempdir().unwrap(), Identity::from_seed(&sha256(b"who keeps the store")));
        let people = Batch { entries: play.stage.party.log.entries.clone(), ..Batch::default() };
        let (dir, key) = (place.path().join("store"), VaultKey::new(sha256(b"an invented vault")));
        custody::found(&dir, key, &me.public(), None, &people, time(0)).unwrap();
        let mut store = custody::open(&dir, &me).unwrap();
        let roster = store.roster().unwrap();
        let before = play.stage.case.entries.clone();
        let (log, count) = (before[0].id, before.len());
        assert_eq!(admit(&mut store, &roster, log, &before, time(600)).unwrap(), count);
        Office { place, log, roster, store }
    }

    fn events(&self) -> usize {
        self.store.history(self.log).unwrap().len()
    }

    /// What the store has, now that it was taken in or written: nothing that never counts is.
    fn holds(&self, breach: EventId, rule: &Rule) -> Answer {
        let file = self.store.case(self.log, &self.roster).unwrap();
        match taken_in(&file, breach, &self.roster, rule) {
            Answer::Out(id) => Answer::In(format!("void: {id}")),
            answer @ Answer::In(_) => answer,
        }
    }

    /// Somebody sits down and wants to sign it.
    pub fn desk(&mut self, breach: &Breach, rule: &Rule) -> Answer {
        let me = Identity::from_seed(&who(breach.by).key.to_bytes());
        keys::admit(&self.store, &me.public()).unwrap();
        let store = custody::open(&self.place.path().join("store"), &me).unwrap();
        let clock = Clock { now: time(600).utc(), today: date(TODAY), set: false };
        let mut desk = Desk::open(store, me, clock, system_random()).unwrap();
        let count = self.events();
        let (target, act) = (Target::Case(self.log, count), breach.entry.header.act.clone());
        let draft = Draft { target, act, body: breach.says.clone(), blobs: Vec::new() };
        let refused = match desk.record(&[draft]) {
            Ok(ids) => return self.holds(ids[0], rule),
            Err(Error::Refused(refusal)) => *refusal,
            Err(other) => panic!("{}: {other}", rule.name),
        };
        assert_eq!(self.events(), count, "{}: what was refused was written", rule.name);
        Answer::Out(match refused {
            Refusal::Law(denied) => id_of_law(&denied),
            Refusal::Gates(all) => id_of_gates(&all),
            Refusal::Rule(gap) => gap.code().to_owned(),
            other @ (Refusal::Roster(_) | Refusal::Unlinked(_)) => other.to_string(),
        })
    }

    /// Somebody's machine signed it, and a file brings it.
    pub fn import(&mut self, breach: &Breach, rule: &Rule) -> Answer {
        let count = self.events();
        let entries = vec![breach.entry.clone()];
        match admit(&mut self.store, &self.roster, self.log, &entries, time(600)) {
            Ok(new) => {
                assert_eq!((new, self.events()), (1, count + 1), "{}", rule.name);
                self.holds(breach.entry.id, rule)
            }
            Err(NotAdmitted::Void(id, denied)) => {
                assert_eq!((id, self.events()), (breach.entry.id, count), "{}", rule.name);
                Answer::Out(id_of_law(&denied))
            }
            Err(other) => panic!("{}: {other}", rule.name),
        }
    }
}
