//! Every event of a case and of the roster damaged in every way, one and two at a time: no decision of the case is in
//! effect, nothing that was built on it counts for less, and what is signed all the same links wherever the true events
//! are.

use std::collections::BTreeMap;

use greenlight::domain::case::admits::admits;
use greenlight::domain::case::{CaseFile, Status};
use greenlight::domain::entry::Entry;
use greenlight::domain::event::{Act, Declared, Level, Outcome, Tier};
use greenlight::domain::fault::Fault;
use greenlight::domain::history::History;
use greenlight::domain::ids::EventId;
use greenlight::domain::policy::Policy;
use greenlight::domain::roster::{Roster, Standing};
use greenlight::domain::skeleton::DecisionState;

use crate::kit::acts::{answer, danger, declare, flag, note, reverse, second};
use crate::kit::party::{date, who};
use crate::kit::stage::Stage;

/// A case that was greenlit and then withheld, flagged and answered, with somebody recused.
fn stage() -> Stage {
    let mut stage = Stage::new();
    stage.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    let raised = stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    stage.does("Rita Stone", answer(raised));
    let decision = stage.greenlit();
    let reversal = stage.does("Abel Crane", reverse(decision, Outcome::Withhold));
    stage.does("Ana Birch", second(reversal));
    stage.does("Vera Quill", note());
    stage
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Damage {
    Junk,
    Body,
    Gone,
}

const ALL: [Damage; 3] = [Damage::Junk, Damage::Body, Damage::Gone];

/// What a store hands on of a log of which these events are damaged.
fn damaged(entries: &[Entry], what: &[(EventId, Damage)]) -> History {
    let of = |id: EventId| what.iter().find(|(event, _)| *event == id).map(|(_, damage)| *damage);
    let here = entries.iter().filter(|entry| of(entry.id) != Some(Damage::Gone)).map(|entry| {
        let mut entry = entry.clone();
        match of(entry.id) {
            Some(Damage::Junk) => entry.signature = [7; 64],
            Some(Damage::Body) => entry.body = None,
            _ => {}
        }
        entry
    });
    let faults: BTreeMap<EventId, Fault> = what
        .iter()
        .map(|(id, damage)| {
            let fault = match damage {
                Damage::Junk => Fault::Signature,
                Damage::Body => Fault::OtherBody,
                Damage::Gone => Fault::Malformed,
            };
            (*id, fault)
        })
        .collect();
    History::of_what_is_here(entries[0].log(), here.collect(), faults)
}

fn holds(file: &CaseFile, whole: &CaseFile, what: &str) {
    assert_eq!(file.status(), Status::Broken, "{what}");
    assert!(file.decision().is_none() && file.awaiting().is_none() && !file.is_conflicting(), "{what}");
    assert!(file.decisions.iter().all(|decision| decision.state == DecisionState::Broken), "{what}");
    assert!(
        file.is_recused(who("Vito Marsh").person) || file.history().get(recusal(whole)).is_none(),
        "{what}"
    );
    for (entry, verdict) in file.history().entries().iter().zip(file.verdicts()) {
        assert_ne!(verdict.standing, Standing::Void, "{what}: {}", entry.header.act.verb());
        // What is here, with its past or without, is never less than late; with its past it is what it was.
        let at = file.history().position(entry.id).unwrap();
        if !file.history().faults().has_gap_before(at) {
            let before = &whole.verdicts()[whole.history().position(entry.id).unwrap()];
            assert_eq!(verdict.standing, before.standing, "{what}: {}", entry.header.act.verb());
        }
    }
}

fn recusal(whole: &CaseFile) -> EventId {
    whole.history().entries().iter().find(|entry| matches!(entry.header.act, Act::Declare { .. })).unwrap().id
}

/// Signs something on a damaged case as the desk does, and compares it with the whole one.
fn signed_all_the_same(stage: &Stage, file: &CaseFile, roster: &Roster, what: &str) {
    for (name, act) in
        [("Vera Quill", danger()), ("Abel Crane", declare(&who("Abel Crane"), Declared::Recused))]
    {
        let mut log = stage.case.clone();
        let prev = file.heads();
        let seen = |id: &EventId| file.history().get(*id);
        let inherited: Vec<EventId> =
            prev.iter().filter_map(seen).flat_map(|entry| entry.header.auth.clone()).collect();
        log.auth = roster.heads_to_cite(&inherited);
        let entry = log.sign(&prev, &who(name), act.clone(), &crate::kit::acts::fields_of(&act));
        let after = admits(Some(file), entry.clone(), roster, &Policy::default(), date("2026-11-25"));
        assert!(after.is_ok(), "{what}: {name} {:?}", after.err());
        // Where the true events are, it links and counts.
        log.entries.push(entry.clone());
        let whole = log.file(&stage.roster());
        let at = whole.history().position(entry.id).unwrap();
        assert_eq!(whole.verdicts()[at].standing, Standing::Ok, "{what}: {name}");
        assert!(!whole.is_broken());
    }
}

#[test]
fn every_event_of_a_case_damaged_in_every_way() {
    let stage = stage();
    let (whole, roster) = (stage.file(), stage.roster());
    assert_eq!(whole.status(), Status::Withheld);
    let entries = &stage.case.entries;
    for (at, first) in entries.iter().enumerate() {
        for damage in ALL {
            for other in entries.iter().skip(at) {
                let mut what = vec![(first.id, damage)];
                if other.id != first.id {
                    what.push((other.id, Damage::Junk));
                }
                let name = format!("{} {damage:?}, {}", first.header.act.verb(), other.header.act.verb());
                let file = CaseFile::replay(damaged(entries, &what), &roster);
                assert_eq!(file.id, whole.id);
                holds(&file, &whole, &name);
                signed_all_the_same(&stage, &file, &roster, &name);
            }
        }
    }
}

#[test]
fn every_event_of_the_roster_damaged_in_every_way() {
    let stage = stage();
    let whole = stage.file();
    let people = &stage.party.log.entries;
    let deciders = ["Vera Quill", "Ana Birch", "Abel Crane"].map(|name| who(name).public());
    for event in people {
        for damage in ALL {
            let name = format!("{} {damage:?}", event.header.act.verb());
            let roster = Roster::replay(&damaged(people, &[(event.id, damage)]));
            assert!(!roster.faults().is_empty());
            let file = CaseFile::replay(stage.case.history(), &roster);
            // A withholding rests on three people; without one of them nothing comes back.
            let rests = matches!(&event.header.act, Act::Grant { key, .. } if deciders.contains(key));
            if rests || damage == Damage::Gone {
                assert_eq!(file.status(), Status::Broken, "{name}");
            }
            let now = file.decision().map(|decision| decision.outcome);
            assert!(now.is_none() || now == whole.decision().map(|decision| decision.outcome), "{name}");
            // A person whose own grant is damaged has no role; everybody else reads on.
            for person in stage.roster().people() {
                let held =
                    roster.person(person.id).is_some_and(|known| roster.held_now(known).next().is_some());
                let own = |act: &Act| matches!(act, Act::Grant { person: of, .. } if *of == person.id);
                let grants = people.iter().filter(|entry| own(&entry.header.act)).count();
                if own(&event.header.act) && grants == 1 {
                    assert!(!held, "{name}");
                } else {
                    assert!(held, "{name}: {}", person.name);
                }
            }
        }
    }
}
