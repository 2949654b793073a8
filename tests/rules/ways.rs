//! The three ways in, and what each answers to a breach. Each names the rule by [`id_of_law`], [`id_of_gates`] or the
//! code of a rule of content.

use greenlight::domain::authority::Denied;
use greenlight::domain::case::CaseFile;
use greenlight::domain::case::admits::{Refusal, admits};
use greenlight::domain::entry::Entry;
use greenlight::domain::gates::{Gate, View, gates, shut_in_its_past};
use greenlight::domain::ids::{EventId, sha256};
use greenlight::domain::policy::Policy;
use greenlight::domain::roster::{Roster, Standing};
use greenlight::exchange::admit::{NotAdmitted, admit};
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Store};

use crate::common::{date, time};
use crate::play::Play;
use crate::table::{Made, Rule};

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
            Made::Void => Answer::Out(id),
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
        Denied::Nobody(what) | Denied::Target(what) => format!("{id}: {what}"),
        _ => id.to_owned(),
    }
}

/// The shut gates, each with what is missing.
pub fn id_of_gates(all: &[Gate]) -> String {
    let mut ids: Vec<_> =
        all.iter().flat_map(|gate| gate.gaps.iter().map(|gap| format!("{} {}", gate.id, gap.code))).collect();
    ids.dedup();
    ids.join(", ")
}

/// What the desk asks before anybody signs.
pub fn desk(play: &Play, breach: &Entry, _: &Rule) -> Answer {
    let roster = play.stage.roster();
    match admits(Some(&play.stage.file()), breach.clone(), &roster, &Policy::default(), date(TODAY)) {
        Ok(_) => Answer::In(String::new()),
        Err(Refusal::Law(denied)) => Answer::Out(id_of_law(&denied)),
        Err(Refusal::Gates(all)) => Answer::Out(id_of_gates(&all)),
        Err(Refusal::Rule(gap)) => Answer::Out(gap.code.to_owned()),
        Err(other) => Answer::Out(other.to_string()),
    }
}

/// The breach stands in a history that is replayed.
pub fn history(play: &Play, breach: &Entry, rule: &Rule) -> Answer {
    let mut case = play.stage.case.clone();
    case.entries.push(breach.clone());
    let roster = play.stage.roster();
    taken_in(&case.file(&roster), breach.id, &roster, rule)
}

/// A case that holds the breach: void, or what a reader of the case is told about it.
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
    let decision = file.decisions.iter().find(|one| one.stamp.id == breach);
    Answer::In(decision.map_or_else(String::new, |one| id_of_gates(&shut_in_its_past(file, one, roster))))
}

/// The border of a store that an import crosses: a store for each breach, with the people and the case before it.
pub struct Import {
    place: tempfile::TempDir,
    me: Identity,
}

impl Import {
    pub fn new() -> Import {
        let me = Identity::from_seed(&sha256(b"who keeps the store"));
        Import { place: tempfile::tempdir().unwrap(), me }
    }

    pub fn brings(&self, play: &Play, breach: &Entry, rule: &Rule) -> Answer {
        let dir = self.place.path().join(rule.name.replace(' ', "-"));
        let people = Batch { entries: play.stage.party.log.entries.clone(), ..Batch::default() };
        let key = VaultKey::new(sha256(b"an invented vault"));
        Store::found(&dir, key, &self.me.public(), &people, time(0)).unwrap();
        let mut store = Store::open(&dir, &self.me).unwrap();
        let roster = store.roster().unwrap();
        let before = play.stage.case.entries.clone();
        let log = before[0].id;
        let count = before.len();
        assert_eq!(admit(&mut store, &roster, log, before, time(600)).unwrap(), count);
        let answer = match admit(&mut store, &roster, log, vec![breach.clone()], time(600)) {
            Ok(new) => {
                assert_eq!(new, 1, "{}", rule.name);
                taken_in(&store.case(log, &roster).unwrap(), breach.id, &roster, rule)
            }
            Err(NotAdmitted::Void(id, denied)) => {
                assert_eq!(id, breach.id, "{}", rule.name);
                Answer::Out(id_of_law(&denied))
            }
            Err(other) => Answer::Out(other.to_string()),
        };
        // What was turned away left nothing behind.
        let kept = store.history(log).unwrap().len();
        assert_eq!(kept, count + usize::from(matches!(answer, Answer::In(_))), "{}", rule.name);
        answer
    }
}
