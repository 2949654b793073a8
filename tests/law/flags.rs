//! Flags: where they stand first, who takes them on, answers them, sends them on, and what two people do apart.

use greenlight::domain::authority::Denied;
use greenlight::domain::event::{Act, Level, Role, Tier};
use greenlight::domain::roster::Standing;
use greenlight::domain::skeleton::first_tier;

use crate::kit::acts::*;
use crate::kit::party::who;
use crate::kit::stage::Stage;

fn raised() -> (Stage, greenlight::domain::ids::EventId) {
    let mut stage = Stage::new();
    let flag = stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    (stage, flag)
}

#[test]
fn a_flag_stands_first_at_the_tier_above() {
    use Level::{Ordinary, Serious};
    use Tier::{Leader, Local, National, Provincial};
    for (level, from, tier) in [
        (Ordinary, Local, Provincial),
        (Serious, Local, Provincial),
        (Ordinary, Provincial, National),
        (Ordinary, National, National),
        (Serious, National, Leader),
        (Ordinary, Leader, National),
        (Serious, Leader, National),
    ] {
        assert_eq!(first_tier(level, from, None), tier, "{level} from {from}");
        assert_eq!(first_tier(level, from, Some(greenlight::domain::event::Route::Safety)), National);
    }
    let mut stage = Stage::new();
    let flag = stage.does("Otto Plain", danger());
    assert_eq!(stage.flag(flag), (National, true));
}

#[test]
fn who_raised_a_flag_never_acts_on_it() {
    let mut stage = Stage::new();
    let own = stage.does("Ana Birch", flag(Level::Ordinary, Tier::National));
    for act in [accept(own), answer(own), send_back(own, Tier::Local), pass_up(own)] {
        assert_eq!(stage.denied("Ana Birch", act.clone()), Some(Denied::Raiser), "{}", act.verb());
        assert!(stage.may("Abel Crane", act));
    }
}

#[test]
fn a_flag_is_acted_on_at_its_tier_or_above() {
    let (mut stage, flag) = raised();
    for act in [accept(flag), answer(flag), send_back(flag, Tier::Local), pass_up(flag)] {
        for (name, may) in [("Vito Marsh", false), ("Rita Stone", true), ("Ana Birch", true)] {
            assert_eq!(stage.may(name, act.clone()), may, "{} by {name}", act.verb());
        }
        assert!(stage.may("Lena Brook", act.clone()), "{} by the leader's office", act.verb());
        assert!(!stage.may("Ruth Archer", act));
    }
    stage.does("Rita Stone", pass_up(flag));
    assert_eq!(stage.flag(flag), (Tier::National, true));
    assert_eq!(stage.denied("Rita Stone", answer(flag)), Some(Denied::Tier(Tier::National)));
    stage.does("Ana Birch", pass_up(flag));
    assert_eq!(stage.denied("Ana Birch", accept(flag)), Some(Denied::Tier(Tier::Leader)));
    assert!(matches!(stage.denied("Lena Brook", pass_up(flag)), Some(Denied::Target(_))));
    stage.does("Lena Brook", answer(flag));
    assert_eq!(stage.flag(flag), (Tier::Leader, false));
}

#[test]
fn at_the_local_tier_no_flag_is_answered() {
    let (mut stage, flag) = raised();
    stage.does("Rita Stone", send_back(flag, Tier::Local));
    assert_eq!(stage.flag(flag), (Tier::Local, true));
    assert!(stage.may("Vito Marsh", accept(flag)) && stage.may("Vito Marsh", pass_up(flag)));
    assert!(!stage.may("Vito Marsh", answer(flag)));
    assert!(!stage.may("Vera Quill", accept(flag)), "not by its raiser, there neither");
    assert!(matches!(stage.denied("Rita Stone", send_back(flag, Tier::Local)), Some(Denied::Target(_))));
    stage.does("Vito Marsh", pass_up(flag));
    assert_eq!(stage.flag(flag), (Tier::Provincial, true));
}

#[test]
fn an_answered_flag_is_acted_on_no_more() {
    let (mut stage, flag) = raised();
    stage.does("Rita Stone", answer(flag));
    assert_eq!(stage.flag(flag), (Tier::Provincial, false));
    for act in [accept(flag), answer(flag), pass_up(flag), defer(Some(flag), &who("Rita Stone"))] {
        assert!(matches!(stage.denied("Remi Vale", act), Some(Denied::Target(_))));
    }
}

#[test]
fn of_acts_made_apart_an_open_flag_at_the_higher_tier_holds() {
    let (mut stage, flag) = raised();
    stage.does_on(&[flag], "Rita Stone", answer(flag));
    let up = stage.does_on(&[flag], "Remi Vale", pass_up(flag));
    stage.does_on(&[flag], "Remi Vale", send_back(flag, Tier::Local));
    assert_eq!(stage.flag(flag), (Tier::National, true));
    // Only an answer that descends from what keeps it open ends it.
    stage.does_on(&[up], "Ana Birch", answer(flag));
    assert_eq!(stage.flag(flag), (Tier::Local, true));
    stage.does("Ana Birch", answer(flag));
    assert!(!stage.flag(flag).1);
}

#[test]
fn a_flag_is_deferred_by_its_tier_and_resumed_by_the_owner() {
    let (mut stage, flag) = raised();
    let later = defer(Some(flag), &who("Vito Marsh"));
    assert!(!stage.may("Vito Marsh", later.clone()));
    assert!(stage.may("Ana Birch", later.clone()), "a higher tier");
    let deferral = stage.does("Rita Stone", later);
    let resume = Act::Resume { deferral };
    assert!(stage.may("Vito Marsh", resume.clone()), "the owner");
    assert!(stage.may("Remi Vale", resume.clone()), "the tier");
    assert!(stage.may("Ana Birch", resume.clone()), "a higher tier");
    assert!(!stage.may("Vera Quill", resume.clone()));
    stage.does("Vito Marsh", resume);
    assert!(stage.file().skeleton.deferrals[0].resumed.is_some());
}

#[test]
fn a_case_is_deferred_by_seniors_and_resumed_by_the_owner() {
    let mut stage = Stage::new();
    let deferral = stage.does("Rita Stone", defer(None, &who("Vito Marsh")));
    let resume = Act::Resume { deferral };
    for (name, may) in [("Vito Marsh", true), ("Vera Quill", false), ("Remi Vale", true), ("Ana Birch", true)]
    {
        assert_eq!(stage.may(name, resume.clone()), may, "{name}");
    }
}

#[test]
fn a_flag_is_raised_from_the_tier_of_a_role_that_one_holds() {
    let stage = Stage::new();
    let from_below = flag(Level::Ordinary, Tier::Local);
    assert_eq!(stage.denied("Ana Birch", from_below.clone()), Some(Denied::Tier(Tier::Local)));
    assert!(stage.may("Vera Quill", from_below));
}

#[test]
fn a_late_flag_stands_and_a_late_answer_does_not() {
    let (mut stage, open) = raised();
    stage.revoke("Rita Stone", Role::Reviewer, &[]);
    let late_answer = stage.does("Rita Stone", answer(open));
    let late_flag = stage.does_on(&[open], "Rita Stone", flag(Level::Ordinary, Tier::Provincial));
    assert_eq!(stage.standing(late_answer), Standing::Late);
    assert_eq!(stage.standing(late_flag), Standing::Late);
    assert_eq!(stage.flag(open), (Tier::Provincial, true));
    assert_eq!(stage.flag(late_flag), (Tier::National, true));
}
