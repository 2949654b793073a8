//! What comes next in a case, as the domain says it.

use greenlight::domain::case::Status;
use greenlight::domain::event::Outcome;
use greenlight::domain::next::{State, Step, next};
use greenlight::domain::refusal::{GateId, Purpose};

fn state(status: Status, shut: &[(GateId, Purpose)]) -> State<'_> {
    State { status, shut, recommended: None, open_condition: None, told: false }
}

#[test]
fn a_case_that_is_ready_is_recommended_then_decided() {
    let missing = [(GateId::Recommendation, Purpose::Every), (GateId::Source, Purpose::Withhold)];
    assert_eq!(next(&state(Status::Open, &missing)), Some(Step::Recommend));
    assert_eq!(next(&state(Status::Open, &missing[1..])), Some(Step::Decide(Outcome::Greenlight)));
    let withhold = State { recommended: Some(Outcome::Withhold), ..state(Status::Recommended, &[]) };
    assert_eq!(next(&withhold), Some(Step::Decide(Outcome::Withhold)));
    assert_eq!(next(&state(Status::Open, &[(GateId::Checks, Purpose::Greenlight)])), None);
}

#[test]
fn somebody_who_keeps_the_roster_neither_decides_nor_seconds() {
    let apart = [(GateId::SeparateAdmin, Purpose::Every)];
    assert_eq!(next(&state(Status::Recommended, &apart)), None);
    assert_eq!(next(&state(Status::AwaitingSecond, &apart)), None);
    assert_eq!(next(&state(Status::AwaitingSecond, &[])), Some(Step::Second));
}

#[test]
fn after_a_decision_come_conditions_the_notice_and_the_brief() {
    let decided = state(Status::Conditional, &[]);
    assert_eq!(next(&State { open_condition: Some(2), told: true, ..decided }), Some(Step::Condition(2)));
    assert_eq!(next(&decided), Some(Step::Notice));
    assert_eq!(next(&State { told: true, ..decided }), Some(Step::Brief));
}

#[test]
fn a_case_that_ended_is_closed_and_nothing_follows() {
    assert_eq!(next(&state(Status::Withdrawn, &[])), Some(Step::Close));
    assert_eq!(next(&state(Status::Closed, &[])), None);
}
