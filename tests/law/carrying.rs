//! A greenlight that carries, and what asks for one; a decision that is set aside.

use greenlight::domain::authority::Denied;
use greenlight::domain::case::Status;
use greenlight::domain::event::{Act, Outcome, Phase};
use greenlight::domain::skeleton::DecisionState;

use crate::kit::acts::*;
use crate::kit::stage::Stage;

const STANDING: [Phase; 5] =
    [Phase::Contest, Phase::Nominated, Phase::Endorsed, Phase::Confirmed, Phase::Polled];

#[test]
fn who_is_not_greenlit_stands_by_two_approvers_only() {
    let mut stage = Stage::new();
    for to in STANDING {
        assert!(!stage.may("Rita Stone", phase(to)), "{to}");
        assert!(stage.may("Ana Birch", phase(to)), "{to}");
    }
    let set = stage.does("Ana Birch", phase(Phase::Nominated));
    assert_eq!(stage.file().skeleton.phase(), Phase::Applied, "it waits");
    assert_eq!(stage.denied("Ana Birch", second(set)), Some(Denied::NotAnother));
    stage.does("Abel Crane", second(set));
    assert_eq!(stage.file().skeleton.phase(), Phase::Nominated);
    assert!(stage.file().skeleton.ever_nominated);

    let mut stage = Stage::new();
    stage.greenlit();
    assert!(stage.may("Vera Quill", phase(Phase::Contest)));
    STANDING.into_iter().for_each(|to| assert!(stage.may("Rita Stone", phase(to)), "{to}"));
    stage.does("Rita Stone", phase(Phase::Nominated));
    assert_eq!(stage.file().skeleton.phase(), Phase::Nominated, "at once");
}

#[test]
fn withdrawing_and_lapsing_ask_for_no_greenlight() {
    let stage = Stage::new();
    assert!(
        stage.may("Rita Stone", phase(Phase::Withdrawn)) && stage.may("Rita Stone", phase(Phase::Lapsed))
    );
}

#[test]
fn a_greenlight_not_in_effect_lets_nobody_stand() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let waits = stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(stage.decision(waits), Some(DecisionState::AwaitingSecond));
    assert!(!stage.may("Rita Stone", phase(Phase::Contest)));
    stage.does("Abel Crane", second(waits));
    assert!(stage.may("Rita Stone", phase(Phase::Contest)));
    let reversal = stage.does("Ana Birch", reverse(waits, Outcome::Withhold));
    assert!(stage.may("Rita Stone", phase(Phase::Contest)), "the reversal waits");
    stage.does("Abel Crane", second(reversal));
    assert!(!stage.may("Rita Stone", phase(Phase::Contest)));
}

#[test]
fn a_greenlight_carries_in_the_district_for_which_it_was_given() {
    let mut stage = Stage::new();
    let given = stage.greenlit();
    stage.does("Ana Birch", place(2023, "35002"));
    assert_eq!(stage.decision(given), Some(DecisionState::Ended));
    assert_eq!(stage.file().status(), Status::Recommended);
    assert!(stage.file().ended_greenlight().is_some_and(|decision| decision.stamp.id == given));
    assert!(!stage.may("Rita Stone", phase(Phase::Contest)));
    // It is no decision in effect: nothing to reverse, and no bar to deciding.
    assert!(matches!(stage.denied("Ana Birch", reverse(given, Outcome::Withhold)), Some(Denied::Target(_))));
    let back = stage.case.tips();
    let here = stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(stage.decision(here), Some(DecisionState::Effective));
    assert_eq!(
        (stage.decision(given), stage.file().status()),
        (Some(DecisionState::Reversed), Status::Greenlit)
    );
    // Moved back before anything was decided, it carries again.
    stage.case.entries.retain(|entry| entry.id != here);
    stage.does_on(&back, "Ana Birch", place(2023, "35001"));
    assert_eq!(
        (stage.decision(given), stage.file().status()),
        (Some(DecisionState::Effective), Status::Greenlit)
    );
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Greenlight)), Some(Denied::OnlyReverse));
}

#[test]
fn a_withholding_carries_wherever_the_case_goes() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let withheld = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does("Abel Crane", second(withheld));
    stage.does("Ana Birch", place(2023, "35002"));
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    assert_eq!(stage.decision(withheld), Some(DecisionState::Effective));
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Greenlight)), Some(Denied::OnlyReverse));
}

#[test]
fn a_greenlight_that_a_withdrawal_ended_does_not_come_back() {
    for end in [Phase::Withdrawn, Phase::Lapsed] {
        let mut stage = Stage::new();
        let given = stage.greenlit();
        stage.does("Rita Stone", phase(end));
        assert_eq!(stage.decision(given), Some(DecisionState::Ended));
        let back = stage.does("Ana Birch", phase(Phase::Vetting));
        stage.does("Abel Crane", second(back));
        assert_eq!(stage.file().skeleton.phase(), Phase::Vetting);
        assert_eq!(stage.decision(given), Some(DecisionState::Ended));
        assert!(!stage.may("Rita Stone", phase(Phase::Contest)));
        let anew = stage.does("Ana Birch", decide(Outcome::Greenlight));
        assert_eq!(stage.decision(anew), Some(DecisionState::Effective));
    }
}

#[test]
fn a_withdrawal_apart_from_a_greenlight_does_not_end_it() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let before = stage.case.tips();
    stage.does_on(&before, "Rita Stone", phase(Phase::Withdrawn));
    let given = stage.does_on(&before, "Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(stage.decision(given), Some(DecisionState::Effective));
    assert_eq!(stage.file().status(), Status::Withdrawn);
}

#[test]
fn a_reversal_to_undecided_opens_the_case_again() {
    let mut stage = Stage::new();
    let given = stage.greenlit();
    let aside = stage.does("Ana Birch", reverse(given, Outcome::Undecided));
    assert_eq!(stage.file().status(), Status::AwaitingSecond);
    stage.does("Abel Crane", second(aside));
    let file = stage.file();
    assert_eq!((file.status(), file.decision().is_none()), (Status::Recommended, true));
    assert!(!file.is_conflicting() && file.ended_greenlight().is_none());
    assert!(!stage.may("Rita Stone", phase(Phase::Contest)));
    // Nothing is in effect, so there is nothing to reverse.
    assert!(matches!(stage.denied("Ana Birch", reverse(aside, Outcome::Withhold)), Some(Denied::Target(_))));
    let anew = stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(
        (stage.decision(anew), stage.decision(aside)),
        (Some(DecisionState::Effective), Some(DecisionState::Reversed))
    );
}

#[test]
fn undecided_ranks_between_withheld_and_greenlit() {
    let mut stage = Stage::new();
    let given = stage.greenlit();
    let before = stage.case.tips();
    let aside = stage.does_on(&before, "Ana Birch", reverse(given, Outcome::Undecided));
    let first = stage.does_on(&[aside], "Abel Crane", second(aside));
    let conditions = stage.does_on(&before, "Alma Frost", reverse(given, Outcome::WithConditions));
    let other = stage.does_on(&[conditions], "Abel Crane", second(conditions));
    let file = stage.file();
    assert_eq!(file.status(), Status::Conflicting);
    assert!(!file.skeleton.is_greenlit(file.history()), "not all of them are greenlights");
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Greenlight)), Some(Denied::OnlyReverse));
    // One decision that has seen both ends it.
    let end = stage.does_on(&[first, other], "Ana Birch", reverse(conditions, Outcome::Undecided));
    stage.does("Alma Frost", second(end));
    assert_eq!(stage.file().status(), Status::Recommended);
}

#[test]
fn two_that_set_aside_apart_agree() {
    let mut stage = Stage::new();
    let given = stage.greenlit();
    let before = stage.case.tips();
    for (author, other) in [("Ana Birch", "Abel Crane"), ("Alma Frost", "Ana Birch")] {
        let aside = stage.does_on(&before, author, reverse(given, Outcome::Undecided));
        stage.does_on(&[aside], other, second(aside));
    }
    assert_eq!(stage.file().status(), Status::Recommended);
    assert!(stage.may("Ana Birch", decide(Outcome::Greenlight)));
}

#[test]
fn of_decisions_made_apart_all_greenlights_let_somebody_stand() {
    let apart = |other: Outcome| {
        let mut stage = Stage::new();
        stage.does("Vera Quill", recommend(Outcome::Greenlight));
        let before = stage.case.tips();
        stage.does_on(&before, "Ana Birch", decide(Outcome::Greenlight));
        let decision = stage.does_on(&before, "Abel Crane", decide(other));
        if other == Outcome::Withhold {
            stage.does_on(&[decision], "Alma Frost", second(decision));
        }
        assert_eq!(stage.file().status(), Status::Conflicting);
        stage
    };
    assert!(apart(Outcome::WithConditions).may("Rita Stone", phase(Phase::Contest)));
    assert!(!apart(Outcome::Withhold).may("Rita Stone", phase(Phase::Contest)));
}

#[test]
fn a_case_is_closed_by_who_may_when_it_is_undecided_or_stands() {
    let close = Act::Close {};
    let mut stage = Stage::new();
    // Only the opener has signed.
    assert!(stage.may("Vera Quill", close.clone()) && !stage.may("Vito Marsh", close.clone()));
    stage.does("Vito Marsh", note());
    assert!(!stage.may("Vera Quill", close.clone()) && !stage.may("Rita Stone", close.clone()));
    assert!(stage.may("Ana Birch", close.clone()), "undecided");
    let mut decided = stage.clone();
    decided.greenlit();
    assert!(decided.may("Rita Stone", close.clone()));
    decided.does("Rita Stone", phase(Phase::Contest));
    assert!(!decided.may("Rita Stone", close.clone()) && decided.may("Ana Birch", close.clone()), "stands");
    decided.does("Rita Stone", phase(Phase::Polled));
    assert!(decided.may("Rita Stone", close.clone()));
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    assert!(stage.may("Rita Stone", close) && stage.may("Rita Stone", Act::Reopen {}));
}
