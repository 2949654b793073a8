//! Conflicts of interest: who is out, of what, and how one comes back.

use greenlight::domain::authority::Denied;
use greenlight::domain::event::{Act, Declared, Level, Outcome, Role, Tier};
use greenlight::domain::roster::Standing;

use crate::kit::acts::*;
use crate::kit::party::who;
use crate::kit::stage::Stage;

#[test]
fn a_recused_person_only_declares_or_reports_a_danger() {
    let mut stage = Stage::new();
    let text = stage.does("Ana Birch", note());
    stage.does("Ana Birch", declare(&who("Ana Birch"), Declared::Recused));
    for act in
        [note(), recommend(Outcome::Greenlight), adopt(vec![text]), flag(Level::Serious, Tier::National)]
    {
        assert_eq!(stage.denied("Ana Birch", act), Some(Denied::Recused));
    }
    assert!(stage.may("Ana Birch", declare(&who("Ana Birch"), Declared::Recused)));
    assert!(stage.may("Ana Birch", danger()));
    assert!(stage.may("Ana Birch", Act::Refer { route: Some(greenlight::domain::event::Route::Safety) }));
}

#[test]
fn an_approver_recuses_somebody_else_at_once() {
    let mut stage = Stage::new();
    stage.does("Ana Birch", declare(&who("Vera Quill"), Declared::Recused));
    assert_eq!(stage.denied("Vera Quill", note()), Some(Denied::Recused));
}

#[test]
fn nobody_ends_their_own_recusal() {
    let mut stage = Stage::new();
    stage.does("Ana Birch", declare(&who("Ana Birch"), Declared::Recused));
    for state in [Declared::None, Declared::Interest] {
        let denied = stage.denied("Ana Birch", declare(&who("Ana Birch"), state));
        assert!(matches!(denied, Some(Denied::Nobody(_))));
    }
    let end = stage.does("Abel Crane", declare(&who("Ana Birch"), Declared::None));
    assert!(stage.file().is_recused(who("Ana Birch").person));
    assert_eq!(stage.denied("Abel Crane", second(end)), Some(Denied::NotAnother));
    assert_eq!(stage.denied("Ana Birch", second(end)), Some(Denied::Recused));
    stage.does("Alma Frost", second(end));
    assert!(!stage.file().is_recused(who("Ana Birch").person));
}

#[test]
fn a_recusal_that_its_end_had_not_seen_stands() {
    let mut stage = Stage::new();
    let first = stage.does("Ana Birch", declare(&who("Vera Quill"), Declared::Recused));
    stage.does_on(&[first], "Alma Frost", declare(&who("Vera Quill"), Declared::Recused));
    let end = stage.does_on(&[first], "Abel Crane", declare(&who("Vera Quill"), Declared::None));
    stage.does_on(&[end], "Ana Birch", second(end));
    assert!(stage.file().is_recused(who("Vera Quill").person));
}

#[test]
fn a_late_recusal_stands() {
    let mut stage = Stage::new();
    stage.revoke("Vera Quill", Role::Vetter, &[]);
    let late = stage.does("Vera Quill", declare(&who("Vera Quill"), Declared::Recused));
    assert_eq!(stage.standing(late), Standing::Late);
    assert!(stage.file().is_recused(who("Vera Quill").person));
}

#[test]
fn membership_of_the_riding_bars_deciding_and_seconding_only() {
    let mut stage = Stage::new();
    let waiver = stage.does("Abel Crane", waive_police());
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    stage.does("Ana Birch", declare(&who("Ana Birch"), Declared::Interest));
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Greenlight)), Some(Denied::Interest));
    assert_eq!(stage.denied("Ana Birch", second(waiver)), Some(Denied::Interest));
    assert!(stage.may("Ana Birch", note()) && stage.may("Ana Birch", waive_police()));
    stage.does("Ana Birch", declare(&who("Ana Birch"), Declared::None));
    assert!(stage.may("Ana Birch", decide(Outcome::Greenlight)));
}

#[test]
fn the_recommendation_of_a_recused_person_carries_nothing() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    stage.does("Ana Birch", declare(&who("Vera Quill"), Declared::Recused));
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Greenlight)), Some(Denied::NoRecommendation));
}

#[test]
fn a_recusal_that_a_decision_had_not_seen_does_not_undo_it() {
    let mut stage = Stage::new();
    let recommended = stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let decision = stage.does_on(&[recommended], "Ana Birch", decide(Outcome::Greenlight));
    // Several, so that some stand before the decision in the order and some after.
    for name in ["Abel Crane", "Alma Frost", "Ana Birch"] {
        stage.does_on(&[recommended], name, declare(&who("Vera Quill"), Declared::Recused));
    }
    assert_eq!(stage.decision(decision), Some(greenlight::domain::skeleton::DecisionState::Effective));
}
