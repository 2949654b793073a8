//! Two numbers that are one human being: from then on no rule that asks for another person takes one for the other.

use greenlight::domain::authority::{Barred, Denied};
use greenlight::domain::event::{Act, Declared, Level, Outcome, Tier};
use greenlight::domain::roster::RosterRefusal;
use greenlight::domain::skeleton::DecisionState;

use crate::kit::acts::*;
use crate::kit::party::{ROOT, who};
use crate::kit::stage::Stage;

/// The root says that two numbers are one person.
fn said(stage: &mut Stage, one: &'static str, other: &'static str) {
    let act = Act::Same { person: who(one).person, other: who(other).person };
    stage.party.log.by(&who(ROOT), act);
    stage.cites_the_roster_of_now();
}

#[test]
fn nobody_seconds_their_own_decision_under_another_number() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let before = stage.does("Ana Birch", decide(Outcome::Withhold));
    assert!(stage.may("Abel Crane", second(before)), "nothing was said yet");
    said(&mut stage, "Ana Birch", "Abel Crane");
    assert_eq!(stage.denied("Abel Crane", second(before)), Some(Denied::NotAnother));
    assert_eq!(stage.denied("Abel Crane", decline(before)), Some(Denied::NotAnother));
    stage.does("Alma Frost", second(before));
}

#[test]
fn what_was_signed_before_it_was_said_stays() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does("Abel Crane", second(decision));
    said(&mut stage, "Abel Crane", "Ana Birch");
    stage.does("Vera Quill", note());
    assert_eq!(stage.decision(decision), Some(DecisionState::Effective));
}

#[test]
fn nobody_decides_or_answers_what_they_said_themselves() {
    let mut stage = Stage::new();
    stage.does("Rita Stone", recommend(Outcome::Greenlight));
    let flag = stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    said(&mut stage, "Rita Stone", "Ana Birch");
    said(&mut stage, "Vera Quill", "Remi Vale");
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Greenlight)), Some(Denied::NoRecommendation));
    assert_eq!(stage.denied("Remi Vale", answer(flag)), Some(Denied::Raiser));
    assert!(stage.may("Abel Crane", decide(Outcome::Greenlight)) && stage.may("Rita Stone", answer(flag)));
}

#[test]
fn a_recusal_is_of_the_human_being() {
    let mut stage = Stage::new();
    stage.does("Abel Crane", declare(&who("Ana Birch"), Declared::Recused));
    assert!(stage.may("Alma Frost", note()));
    said(&mut stage, "Ana Birch", "Alma Frost");
    assert_eq!(stage.denied("Alma Frost", note()), Some(Denied::Recused));
    assert!(stage.file().is_recused(who("Alma Frost").person));
    let own = declare(&who("Ana Birch"), Declared::None);
    assert_eq!(stage.denied("Alma Frost", own), Some(Denied::Nobody(Barred::OwnRecusal)));
}

#[test]
fn it_joins_through_a_third_number_and_only_by_root() {
    let mut stage = Stage::new();
    said(&mut stage, "Ana Birch", "Alma Frost");
    said(&mut stage, "Alma Frost", "Abel Crane");
    let same = stage.roster().same();
    assert!(same.is(who("Ana Birch").person, who("Abel Crane").person));
    let mut tried = stage.party.clone();
    let act = Act::Same { person: who("Vera Quill").person, other: who("Vito Marsh").person };
    let id = tried.log.by(&who("Ana Birch"), act);
    let roster = tried.roster();
    let at = roster.order().position(id).unwrap();
    assert_eq!(roster.refusal(at), Some(RosterRefusal::SameNotByRoot));
    assert!(!roster.same().is(who("Vera Quill").person, who("Vito Marsh").person));
}
