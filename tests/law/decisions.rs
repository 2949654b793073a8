//! Decisions: who else must have said so, when they take effect, lapse, stay in effect, and conflict.

use greenlight::domain::agenda::{Detail, ItemKind, agenda};
use greenlight::domain::authority::Denied;
use greenlight::domain::case::Status;
use greenlight::domain::event::Act;
use greenlight::domain::event::{Level, Outcome, Phase, RecordKind, Role, SecondRule, Tier};
use greenlight::domain::policy::Policy;
use greenlight::domain::roster::Standing;
use greenlight::domain::skeleton::DecisionState;
use serde_json::json;

use crate::kit::acts::*;
use crate::kit::party::{time, who};
use crate::kit::stage::Stage;

const EFFECTIVE: Option<DecisionState> = Some(DecisionState::Effective);
const AWAITING: Option<DecisionState> = Some(DecisionState::AwaitingSecond);
const LAPSED: Option<DecisionState> = Some(DecisionState::Lapsed);
const REVERSED: Option<DecisionState> = Some(DecisionState::Reversed);

#[test]
fn a_decision_counts_only_after_a_recommendation_by_another() {
    let mut stage = Stage::new();
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Withhold)), Some(Denied::NoRecommendation));
    stage.does("Ana Birch", recommend(Outcome::Withhold));
    assert_eq!(stage.denied("Ana Birch", decide(Outcome::Withhold)), Some(Denied::NoRecommendation));
    assert!(stage.may("Abel Crane", decide(Outcome::Withhold)));
}

#[test]
fn a_greenlight_that_was_recommended_takes_effect_at_once() {
    for (recommended, decided) in [
        (Outcome::Greenlight, Outcome::Greenlight),
        (Outcome::Greenlight, Outcome::WithConditions),
        (Outcome::WithConditions, Outcome::Greenlight),
    ] {
        let mut stage = Stage::new();
        stage.does("Vera Quill", recommend(recommended));
        let decision = stage.does("Ana Birch", decide(decided));
        assert_eq!(stage.decision(decision), EFFECTIVE);
    }
}

#[test]
fn a_decision_against_the_advice_or_to_withhold_waits() {
    for (recommended, decided) in [
        (Outcome::Withhold, Outcome::Greenlight),
        (Outcome::Greenlight, Outcome::Withhold),
        (Outcome::Withhold, Outcome::Withhold),
    ] {
        let mut stage = Stage::new();
        stage.does("Vera Quill", recommend(recommended));
        let decision = stage.does("Ana Birch", decide(decided));
        assert_eq!((stage.decision(decision), stage.file().status()), (AWAITING, Status::AwaitingSecond));
        stage.does("Abel Crane", second(decision));
        assert_eq!(stage.decision(decision), EFFECTIVE);
    }
}

#[test]
fn a_second_is_by_who_neither_decided_nor_recommended() {
    let mut stage = Stage::new();
    stage.does("Abel Crane", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    for name in ["Ana Birch", "Abel Crane"] {
        assert_eq!(stage.denied(name, second(decision)), Some(Denied::NotAnother));
    }
    assert!(!stage.may("Rita Stone", second(decision)), "only an approver seconds");
    assert!(stage.may("Alma Frost", second(decision)));
}

#[test]
fn the_recommendation_relied_on_is_the_last_by_another() {
    let mut stage = Stage::new();
    stage.does("Abel Crane", recommend(Outcome::Withhold));
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    stage.does("Ana Birch", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(stage.decision(decision), EFFECTIVE, "Vera's, which was for a greenlight");
}

#[test]
fn a_person_with_two_keys_is_one_person() {
    let mut stage = Stage::new();
    let mut other_key = who("Ana Birch on a second machine");
    other_key.person = who("Ana Birch").person;
    stage.party.grant(&who(crate::kit::party::ROOT), &other_key, Role::Approver, "CA");
    stage.cites_the_roster_of_now();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    let denied = stage.case.denied(&other_key, second(decision), &stage.roster());
    assert_eq!(denied, Some(Denied::NotAnother));
}

#[test]
fn under_a_policy_of_all_every_decision_waits() {
    let mut stage = Stage::new();
    let policy = stage.party.log.saying(
        &stage.party.log.tips(),
        &who("Ana Birch"),
        Act::Policy { second: SecondRule::All },
        json!({"check_max_age_days": 90}),
    );
    stage.party.log.by(&who("Abel Crane"), second(policy));
    let before = stage.greenlit();
    assert_eq!(stage.decision(before), EFFECTIVE, "the policy is not retroactive");
    let mut next = Stage::new();
    next.party = stage.party;
    next.cites_the_roster_of_now();
    let decision = next.greenlit();
    assert_eq!(next.decision(decision), AWAITING);
    assert_eq!(next.roster().policy().check_max_age_days, 90);
}

#[test]
fn a_waiting_decision_lapses_by_what_it_had_not_seen() {
    for kind in [RecordKind::Finding, RecordKind::Interference, RecordKind::Check, RecordKind::Reply] {
        let mut stage = Stage::new();
        stage.does("Vera Quill", recommend(Outcome::Withhold));
        let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
        stage.does("Vera Quill", record(kind));
        assert_eq!(stage.decision(decision), LAPSED, "{kind}");
        stage.does("Abel Crane", second(decision));
        assert_eq!(stage.decision(decision), LAPSED, "a second comes too late after a {kind}");
    }
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does("Vera Quill", note());
    assert_eq!(stage.decision(decision), AWAITING, "a note is no news");
    stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    assert_eq!(stage.decision(decision), LAPSED, "a flag is");
}

#[test]
fn a_waiting_decision_lapses_when_a_later_one_descends_from_it() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let first = stage.does("Ana Birch", decide(Outcome::Withhold));
    let later = stage.does("Abel Crane", decide(Outcome::Greenlight));
    assert_eq!((stage.decision(first), stage.decision(later)), (LAPSED, EFFECTIVE));
}

#[test]
fn what_joins_an_effective_decision_only_marks_it() {
    let mut stage = Stage::new();
    let decision = stage.greenlit();
    let flag = stage.does("Vera Quill", flag(Level::Serious, Tier::Local));
    assert_eq!(stage.decision(decision), EFFECTIVE);
    assert_eq!(stage.file().decisions[0].unseen, [flag]);
}

#[test]
fn after_an_effective_decision_only_a_reversal_counts() {
    let mut stage = Stage::new();
    let first = stage.greenlit();
    assert_eq!(stage.denied("Abel Crane", decide(Outcome::Withhold)), Some(Denied::OnlyReverse));
    let reversal = stage.does("Abel Crane", reverse(first, Outcome::Withhold));
    assert_eq!((stage.decision(first), stage.file().status()), (EFFECTIVE, Status::AwaitingSecond));
    assert_eq!(stage.denied("Abel Crane", second(reversal)), Some(Denied::NotAnother));
    stage.does("Alma Frost", second(reversal));
    assert_eq!((stage.decision(first), stage.decision(reversal)), (REVERSED, EFFECTIVE));
    assert_eq!(stage.file().status(), Status::Withheld);
    assert!(matches!(stage.denied("Ana Birch", reverse(first, Outcome::Withhold)), Some(Denied::Target(_))));
}

#[test]
fn of_two_decisions_made_apart_the_stricter_holds() {
    let mut stage = Stage::new();
    let recommended = stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let green = stage.does_on(&[recommended], "Ana Birch", decide(Outcome::Greenlight));
    let withhold = stage.does_on(&[recommended], "Abel Crane", decide(Outcome::Withhold));
    assert_eq!(stage.file().status(), Status::AwaitingSecond, "one of the two still waits");
    stage.does_on(&[withhold], "Alma Frost", second(withhold));
    assert_eq!((stage.decision(green), stage.decision(withhold)), (EFFECTIVE, EFFECTIVE));
    assert_eq!(stage.file().status(), Status::Conflicting);
    assert_eq!(stage.file().decision().unwrap().outcome, Outcome::Withhold);

    // It ends with a decision that descends from both, seconded.
    let end = stage.does("Ana Birch", reverse(withhold, Outcome::WithConditions));
    assert_eq!(stage.file().status(), Status::Conflicting);
    stage.does("Alma Frost", second(end));
    assert_eq!(
        (stage.decision(green), stage.decision(withhold), stage.decision(end)),
        (REVERSED, REVERSED, EFFECTIVE)
    );
    assert_eq!(stage.file().status(), Status::Conditional);
}

#[test]
fn decisions_made_apart_agree_where_they_say_the_same() {
    use Outcome::{Greenlight, WithConditions, Withhold};
    let until = |due: &str| {
        json!({ "why": "Reasons.", "conditions": [
            { "text": "Repay it.", "owner": "Alex Example", "due": due, "evidence": "receipt" }] })
    };
    let because = |reason: &str| json!({ "why": "Reasons.", "reason": reason, "applicant": "Words." });
    let (plain, candour) = (json!({ "why": "Reasons." }), because("candour"));
    for (one, other, agree) in [
        ((Greenlight, plain.clone()), (Greenlight, json!({ "why": "Others." })), true),
        ((Greenlight, plain.clone()), (WithConditions, until("2026-12-20")), false),
        ((WithConditions, until("2026-12-20")), (WithConditions, until("2026-12-20")), true),
        ((WithConditions, until("2026-12-20")), (WithConditions, until("2026-12-21")), false),
        ((Withhold, candour.clone()), (Withhold, candour.clone()), true),
        ((Withhold, candour.clone()), (Withhold, because("ethical")), false),
        ((Withhold, candour), (Greenlight, plain), false),
    ] {
        let what = format!("{one:?} {other:?}");
        let mut stage = Stage::new();
        let recommended = stage.does("Vera Quill", recommend(Greenlight));
        for (name, (outcome, says)) in [("Ana Birch", &one), ("Abel Crane", &other)] {
            let decision = stage.case.saying(&[recommended], &who(name), decide(*outcome), says.clone());
            if *outcome == Withhold {
                stage.does_on(&[decision], "Alma Frost", second(decision));
            }
        }
        let file = stage.file();
        assert_eq!(file.status(), Status::Conflicting, "{what}");
        assert_eq!(file.agreed(), agree.then_some(one.0), "{what}");
        let lines = agenda(&file, &Policy::default(), &stage.roster());
        let line = lines.iter().find(|line| line.kind == ItemKind::Conflicting).unwrap();
        assert_eq!(line.detail, if agree { Detail::Agreed(one.0) } else { Detail::None }, "{what}");
        // The decision that knows both ends it, whether they agree or not.
        let named = file.in_effect().unwrap().stamp.id;
        let end = stage.does("Ana Birch", reverse(named, Greenlight));
        stage.does("Alma Frost", second(end));
        assert_eq!((stage.file().status(), stage.file().agreed()), (Status::Greenlit, None), "{what}");
    }
    // One decision agrees with nobody.
    let mut stage = Stage::new();
    stage.greenlit();
    assert_eq!(stage.file().agreed(), None);
}

#[test]
fn a_decision_that_missed_the_second_conflicts_with_the_first() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let withhold = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does_on(&[withhold], "Abel Crane", second(withhold));
    // Alma has seen the withholding wait, and not that it took effect.
    let green = stage.does_on(&[withhold], "Alma Frost", decide(Outcome::Greenlight));
    assert_eq!((stage.decision(withhold), stage.decision(green)), (EFFECTIVE, EFFECTIVE));
    assert_eq!(stage.file().status(), Status::Conflicting);
    assert_eq!(stage.file().decision().unwrap().outcome, Outcome::Withhold);
}

#[test]
fn a_decision_on_a_late_recommendation_never_takes_effect() {
    let mut stage = Stage::new();
    let recommended = stage.does("Vito Marsh", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    // Ana's event would carry the recommendation, had she not cited the revocation.
    let mut aware = stage.clone();
    aware.case.entries.truncate(2);
    aware.cites_the_roster_of_now();
    let decided = aware.does("Ana Birch", decide(Outcome::Withhold));
    aware.does("Abel Crane", second(decided));
    assert_eq!(aware.standing(recommended), Standing::Late);
    assert_eq!(aware.decision(decided), LAPSED);
    // Unaware, she carries it.
    stage.does("Abel Crane", second(decision));
    assert_eq!((stage.standing(recommended), stage.decision(decision)), (Standing::Ok, EFFECTIVE));
}

/// From which event on the case waits for a decision, as the agenda has it: the event's place in the log.
fn waits_from(stage: &Stage) -> Option<usize> {
    let items = agenda(&stage.file(), &Policy::default(), &stage.roster());
    let first = items.into_iter().find(|item| item.kind == ItemKind::DecisionAwaited && !item.silent)?;
    (0..stage.case.entries.len()).find(|tick| time(u32::try_from(*tick).unwrap()) == first.from)
}

fn last(stage: &Stage) -> Option<usize> {
    Some(stage.case.entries.len() - 1)
}

/// What was greenlit for one riding waits for the other from the move on, not from the recommendation.
#[test]
fn a_case_that_was_moved_waits_for_a_decision_from_the_move_on() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    assert_eq!(waits_from(&stage), last(&stage));
    let recommended = last(&stage);
    stage.does("Vera Quill", note());
    assert_eq!(waits_from(&stage), recommended);
    stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(waits_from(&stage), None);
    stage.does("Rita Stone", place(2023, "35002"));
    let moved = last(&stage);
    stage.does("Vera Quill", note());
    assert_eq!(waits_from(&stage), moved);
    // A new recommendation is later still.
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    assert_eq!(waits_from(&stage), last(&stage));
}

#[test]
fn a_move_of_a_case_that_nobody_decided_excuses_nobody() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let recommended = last(&stage);
    stage.does("Rita Stone", place(2023, "35002"));
    assert_eq!(waits_from(&stage), recommended);
}

#[test]
fn a_case_set_aside_waits_for_a_decision_from_the_second_on() {
    let mut stage = Stage::new();
    let decision = stage.greenlit();
    let reversal = stage.does("Ana Birch", reverse(decision, Outcome::Undecided));
    stage.does("Abel Crane", second(reversal));
    assert_eq!(waits_from(&stage), last(&stage));
}

#[test]
fn an_applicant_who_is_back_waits_for_a_decision_from_then_on() {
    let mut stage = Stage::new();
    stage.greenlit();
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    let back = stage.does("Ana Birch", phase(Phase::Vetting));
    assert_eq!(waits_from(&stage), None);
    stage.does("Abel Crane", second(back));
    assert_eq!(waits_from(&stage), last(&stage));
}

#[test]
fn a_case_waits_again_once_a_decision_is_declined_or_lapses() {
    for undoes in ["decline", "news"] {
        let mut stage = Stage::new();
        stage.does("Vera Quill", recommend(Outcome::Withhold));
        let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
        assert_eq!(waits_from(&stage), None);
        match undoes {
            "decline" => stage.does("Abel Crane", decline(decision)),
            _ => stage.does("Vera Quill", finding()),
        };
        assert_eq!(waits_from(&stage), last(&stage), "{undoes}");
    }
}
