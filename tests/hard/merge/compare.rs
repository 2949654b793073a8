//! What the program and the judge say of the same events, as lines that can be compared.

use std::collections::BTreeSet;

use greenlight::domain::case::CaseFile;
use greenlight::domain::entry::Entry;
use greenlight::domain::entry::body_of;
use greenlight::domain::event::{Act, Declared};
use greenlight::domain::history::History;
use greenlight::domain::ids::{EventId, PersonId};
use greenlight::domain::roster::{RevokeBody, Roster, Standing};
use greenlight::domain::skeleton::FlagStep;

use super::figures::Figures;
use super::judge::case::Case;
use super::judge::{Roster as Judged, Stands, TIERS, Told};
use super::shrink::Logs;
use super::world::{NOBODY, PEOPLE, key};
use crate::kit::party::who;

/// Facts, one a line.
pub type Facts = BTreeSet<String>;

/// The number of everybody in a world, and one that nobody has.
fn numbers() -> BTreeSet<PersonId> {
    let people = (0..PEOPLE.len()).map(|at| key(at).person);
    people.chain([who(NOBODY).person]).collect()
}

/// The heads that a revocation lists.
pub fn covered(entry: &Entry) -> Vec<EventId> {
    match entry.header.act {
        Act::Revoke { .. } => {
            body_of::<RevokeBody>(entry).map(|body| body.covered.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The same event for the judge: its words, and what a revocation covers.
fn told(entries: &[Entry]) -> Vec<Told> {
    let tell = |entry: &Entry| Told {
        id: entry.id.to_string(),
        header: entry.header.to_text(),
        covered: covered(entry).iter().map(ToString::to_string).collect(),
    };
    entries.iter().map(tell).collect()
}

/// What the judge says of a roster.
pub fn judged_roster(entries: &[Entry]) -> Judged {
    Judged::of(told(entries))
}

/// What the judge says of a case.
pub fn judged_case<'a>(entries: &[Entry], roster: &'a Judged) -> Case<'a> {
    Case::of(roster, told(entries))
}

/// Who is one person.
fn joined(is_one: impl Fn(PersonId, PersonId) -> bool) -> Vec<String> {
    let (all, mut facts) = (numbers(), Vec::new());
    for person in &all {
        let others = all.iter().filter(|other| person < *other && is_one(*person, **other));
        facts.extend(others.map(|other| format!("{person} and {other} are one person")));
    }
    facts
}

pub fn roster_by_judge(roster: &Judged) -> Facts {
    let all = roster.all();
    let mut facts = Facts::new();
    for (event, stands) in roster.log.events.iter().zip(roster.standings()) {
        facts.insert(format!("{} is {}", event.id, word(stands)));
    }
    for at in 0..PEOPLE.len() {
        let public = key(at).public().to_string();
        for held in roster.held(&public, &all) {
            let grant = &roster.log.events[held.grant].id;
            facts.insert(format!("{public} holds {} over {} by {grant}", held.role, held.scope));
        }
    }
    facts.insert(format!("every decision is seconded: {}", roster.second_all(&all)));
    let persons = roster.persons(&all);
    facts.extend(joined(|one, other| persons.one(&one.to_string(), &other.to_string())));
    facts
}

pub fn roster_by_program(roster: &Roster) -> Facts {
    let all = roster.everything();
    let mut facts = Facts::new();
    for (at, id) in roster.order().ids().iter().enumerate() {
        facts.insert(format!("{id} is {}", roster.standing(at)));
    }
    for at in 0..PEOPLE.len() {
        let public = key(at).public();
        for held in roster.held(public, all) {
            let grant = roster.order().ids()[held.at];
            facts.insert(format!("{public} holds {} over {} by {grant}", held.role, held.scope));
        }
    }
    facts.insert(format!("every decision is seconded: {}", roster.all_seconded(all)));
    let same = roster.same();
    facts.extend(joined(|one, other| same.is(one, other)));
    facts
}

fn word(stands: Stands) -> Standing {
    match stands {
        Stands::Ok => Standing::Ok,
        Stands::Late => Standing::Late,
        Stands::Void => Standing::Void,
    }
}

pub fn case_by_judge(case: &Case) -> Facts {
    let set = case.counting_set();
    let id = |e: usize| &case.log.events[e].id;
    let mut facts = Facts::new();
    for (e, stands) in case.stands.iter().enumerate() {
        facts.insert(format!("{} is {}", id(e), word(*stands)));
    }
    facts.extend(
        case.decisions(&set).into_iter().map(|(d, state)| format!("{} as a decision: {state}", id(d))),
    );
    facts.insert(format!("conflicting: {}", case.is_conflicting(&set)));
    let outcome = case.outcome(&set).filter(|outcome| *outcome != "undecided" || case.is_conflicting(&set));
    facts.insert(format!("outcome: {}", outcome.unwrap_or("none")));
    for (e, stands) in case.flags(&set) {
        let stands = stands.map_or("nowhere", |tier| TIERS[tier]);
        facts.insert(format!("flag {} stands at {stands}", id(e)));
    }
    for number in numbers().iter().map(ToString::to_string) {
        if case.is_recused(&number, &set, &case.now) {
            facts.insert(format!("{number} is recused"));
        } else if case.has_interest(&number, &set, &case.now) {
            facts.insert(format!("{number} has an interest"));
        }
    }
    facts.extend(case.place(&set).map(|(order, district)| format!("place: {order} {district}")));
    facts.insert(format!("phase: {}", case.phase(&set)));
    facts.insert(format!("on hold: {}", case.is_held(&set)));
    facts.extend(case.waived(&set).into_iter().map(|e| format!("{} lifts", id(e))));
    facts.extend(case.purged(&set).into_iter().map(|id| format!("{id} is purged")));
    facts
}

pub fn case_by_program(file: &CaseFile) -> Facts {
    let (history, skeleton) = (file.history(), &file.skeleton);
    let id = |at: usize| history.entries()[at].id;
    let mut facts = Facts::new();
    for (entry, verdict) in history.entries().iter().zip(file.verdicts()) {
        facts.insert(format!("{} is {}", entry.id, verdict.standing));
    }
    let states = skeleton.decisions.iter().enumerate();
    let states =
        states.filter_map(|(at, decision)| Some((decision.id, skeleton.decision_state(at, history)?)));
    facts.extend(states.map(|(id, state)| format!("{id} as a decision: {state}")));
    facts.insert(format!("conflicting: {}", file.is_conflicting()));
    let outcome = file.decision().map_or("none".to_owned(), |decision| decision.outcome.to_string());
    facts.insert(format!("outcome: {outcome}"));
    for flag in &skeleton.flags {
        let stands = skeleton.flag_stands(flag, history).expect("a flag stands somewhere");
        let open = stands.what != FlagStep::Answered;
        let stands = if open { stands.tier.to_string() } else { "nowhere".to_owned() };
        facts.insert(format!("flag {} stands at {stands}", flag.id));
    }
    for number in numbers() {
        if file.is_recused(number) {
            facts.insert(format!("{number} is recused"));
        } else if file.declared(number) == Some(Declared::Interest) {
            facts.insert(format!("{number} has an interest"));
        }
    }
    facts.extend(skeleton.district().map(|(order, district)| format!("place: {order} {district}")));
    facts.insert(format!("phase: {}", skeleton.phase()));
    facts.insert(format!("on hold: {}", skeleton.is_on_hold(history)));
    let seconded = skeleton.waiting.iter().filter(|waiting| waiting.seconded.is_some());
    let waived = seconded.filter(|waiting| matches!(waiting.act, Act::Waive { .. }));
    facts.extend(waived.map(|waiting| format!("{} lifts", id(waiting.at))));
    facts.extend(skeleton.purged.iter().map(|id| format!("{id} is purged")));
    facts
}

/// The case as the program reads it.
pub fn file(entries: &[Entry], roster: &Roster) -> CaseFile {
    CaseFile::replay(History::of(entries.to_vec()).expect("a log"), roster)
}

/// The roster as the program reads it.
pub fn roster(entries: &[Entry]) -> Roster {
    Roster::replay(&History::of(entries.to_vec()).expect("a roster"))
}

/// What differs between the program and the judge.
pub fn all((people, cases): &Logs, figures: &mut Figures) -> Vec<String> {
    let program = roster(people);
    let judged = judged_roster(people);
    figures.roster(&judged);
    let mut all = differences(&roster_by_program(&program), &roster_by_judge(&judged));
    for entries in cases {
        let case = judged_case(entries, &judged);
        figures.case(&case);
        all.extend(differences(&case_by_program(&file(entries, &program)), &case_by_judge(&case)));
    }
    all
}

/// What only one of the two says.
pub fn differences(program: &Facts, judge: &Facts) -> Vec<String> {
    let only = |who: &str, facts: &Facts, other: &Facts| {
        facts.difference(other).map(|fact| format!("only the {who} says: {fact}")).collect::<Vec<_>>()
    };
    let mut all = only("program", program, judge);
    all.extend(only("judge", judge, program));
    all
}
