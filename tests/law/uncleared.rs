//! Who stands for the party without a greenlight: from when that is loud, when two approvers make it quiet, what ends it.

use greenlight::domain::agenda::{ItemKind, agenda};
use greenlight::domain::event::{Act, Outcome, Phase, Tier};
use greenlight::domain::policy::Policy;
use greenlight::domain::skeleton::Uncleared;

use crate::kit::acts::*;
use crate::kit::stage::Stage;

fn uncleared(stage: &Stage) -> Option<Uncleared> {
    let file = stage.file();
    let uncleared = file.skeleton.uncleared(file.history());
    let items = agenda(&file, &Policy::default(), &stage.roster());
    let lines: Vec<Tier> =
        items.iter().filter(|item| item.kind == ItemKind::Uncleared).map(|item| item.tier).collect();
    let expected: &[Tier] =
        if uncleared == Some(Uncleared::Loud) { &[Tier::National, Tier::Leader] } else { &[] };
    assert_eq!(lines, expected, "it is on the agenda exactly while it is loud");
    uncleared
}

#[test]
fn it_is_loud_until_the_second_and_quiet_after_it() {
    let mut stage = Stage::new();
    assert_eq!(uncleared(&stage), None);
    let set = stage.does("Abel Crane", phase(Phase::Nominated));
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
    stage.does("Ana Birch", second(set));
    assert_eq!(uncleared(&stage), Some(Uncleared::Seconded));
    // The next phase is another exception.
    let next = stage.does("Abel Crane", phase(Phase::Endorsed));
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
    stage.does("Ana Birch", second(next));
    assert_eq!(uncleared(&stage), Some(Uncleared::Seconded));
}

#[test]
fn a_declined_exception_leaves_nobody_standing() {
    let mut stage = Stage::new();
    let set = stage.does("Abel Crane", phase(Phase::Contest));
    stage.does("Ana Birch", decline(set));
    assert_eq!(uncleared(&stage), None);
}

#[test]
fn a_greenlight_ends_it_and_its_loss_begins_it() {
    let mut stage = Stage::new();
    stage.nominated();
    let greenlight = stage.greenlit();
    assert_eq!(uncleared(&stage), None);
    let turned = stage.does("Ana Birch", reverse(greenlight, Outcome::Undecided));
    assert_eq!(uncleared(&stage), None, "a reversal that waits takes nothing away");
    stage.does("Abel Crane", second(turned));
    // The exception of that time knew nothing of it.
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
}

#[test]
fn a_withholding_after_the_exception_is_loud() {
    let mut stage = Stage::new();
    stage.nominated();
    stage.withheld();
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
}

#[test]
fn a_move_of_somebody_greenlit_who_stands_is_loud() {
    let mut stage = Stage::new();
    stage.greenlit();
    stage.does("Rita Stone", phase(Phase::Nominated));
    assert_eq!(uncleared(&stage), None);
    stage.does("Rita Stone", place(2023, "35002"));
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
    stage.greenlit();
    assert_eq!(uncleared(&stage), None);
}

#[test]
fn two_decisions_made_apart_are_loud_while_they_conflict() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let seen = stage.case.tips();
    stage.does("Ana Birch", decide(Outcome::Greenlight));
    stage.does("Rita Stone", phase(Phase::Nominated));
    let apart = stage.does_on(&seen, "Abel Crane", decide(Outcome::Withhold));
    stage.does_on(&[apart], "Alma Frost", second(apart));
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
}

#[test]
fn closing_ends_it_only_after_the_polls() {
    let mut stage = Stage::new();
    stage.nominated();
    let greenlight = stage.greenlit();
    let turned = stage.does("Ana Birch", reverse(greenlight, Outcome::Withhold));
    stage.does("Abel Crane", second(turned));
    stage.does("Ana Birch", Act::Close {});
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud));
    stage.does("Ana Birch", Act::Reopen {});
    let polled = stage.does("Ana Birch", phase(Phase::Polled));
    stage.does("Abel Crane", second(polled));
    stage.does("Ana Birch", Act::Close {});
    assert_eq!(uncleared(&stage), None);
}

#[test]
fn a_withdrawal_ends_it() {
    let mut stage = Stage::new();
    stage.nominated();
    stage.withheld();
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    assert_eq!(uncleared(&stage), None);
}

#[test]
fn an_earlier_phase_answers_for_nobody() {
    let mut stage = Stage::new();
    let set = stage.does("Abel Crane", phase(Phase::Nominated));
    stage.does("Vera Quill", phase(Phase::Vetting));
    assert_eq!(uncleared(&stage), Some(Uncleared::Loud), "one vetter does not end it");
    let file = stage.file();
    assert!(file.skeleton.exception_waits(file.history()).is_none(), "a second has no effect any more");
    let mut declined = stage.clone();
    declined.does("Ana Birch", decline(set));
    assert_eq!(uncleared(&declined), None);
    let mut greenlit = stage.clone();
    greenlit.greenlit();
    assert_eq!(uncleared(&greenlit), None);
    // Another exception stands in its place, until somebody declines that one.
    let again = stage.does("Abel Crane", phase(Phase::Contest));
    let mut answered = stage.clone();
    answered.does("Ana Birch", decline(again));
    assert_eq!(uncleared(&answered), Some(Uncleared::Loud));
    stage.does("Ana Birch", second(again));
    assert_eq!(uncleared(&stage), Some(Uncleared::Seconded));
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    assert_eq!(uncleared(&stage), None);
}
