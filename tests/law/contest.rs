//! The record of a nomination contest: what is merged, which numbers are a reason to ask, and the report that is owed.

use chrono::NaiveDate;
use greenlight::domain::agenda::{ItemKind, agenda};
use greenlight::domain::case::contest::{ContestBody, Fact, Selected};
use greenlight::domain::event::{Act, Phase, RecordKind, Tier};
use greenlight::domain::policy::Policy;
use serde_json::{Value, json};

use crate::kit::acts::*;
use crate::kit::party::who;
use crate::kit::stage::Stage;

fn says(stage: &mut Stage, fields: Value) {
    let tips = stage.case.tips();
    stage.case.saying(&tips, &who("Rita Stone"), record(RecordKind::Contest), fields);
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The tiers that owe the report, and until when.
fn owed(stage: &Stage) -> Vec<(Tier, NaiveDate)> {
    let items = agenda(&stage.file(), &Policy::default(), &stage.roster());
    let owed = items.iter().filter(|item| item.kind == ItemKind::ContestReport);
    owed.map(|item| (item.tier, item.due)).collect()
}

#[test]
fn what_is_said_later_is_added() {
    let mut stage = Stage::new();
    says(&mut stage, json!({"members": 840, "margin": 12}));
    says(&mut stage, json!({"members": 842, "selected_by": "vote"}));
    let known = stage.file().contest.unwrap().now;
    assert_eq!((known.members, known.margin, known.selected_by), (Some(842), Some(12), Some(Selected::Vote)));
}

#[test]
fn the_report_is_owed_for_thirty_days_from_the_selection() {
    let mut stage = Stage::new();
    says(&mut stage, json!({"members": 840}));
    assert_eq!(owed(&stage), []);
    says(&mut stage, json!({"selected_on": "2026-11-06"}));
    // The thirtieth day is a Sunday: the limit of an act moves to Monday.
    let due = day("2026-12-07");
    assert_eq!(owed(&stage), [(Tier::Provincial, due), (Tier::National, due)]);
    // Neither a withdrawal nor a closed case takes it away; the report does.
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    stage.does("Rita Stone", Act::Close {});
    assert_eq!(owed(&stage).len(), 2);
    says(&mut stage, json!({"reported": "2026-11-30"}));
    assert_eq!(owed(&stage), []);
}

#[test]
fn also_where_one_person_ran_and_not_where_the_party_chose() {
    for (how, lines) in [("acclaimed", 2), ("appointed", 0), ("vote", 2)] {
        let mut stage = Stage::new();
        says(&mut stage, json!({"selected_on": "2026-11-06", "selected_by": how}));
        assert_eq!(owed(&stage).len(), lines, "{how}");
    }
}

#[test]
fn numbers_are_a_reason_to_ask_and_no_more() {
    let none = ContestBody::default();
    let of = |body: ContestBody| body.facts();
    assert_eq!(of(none.clone()), []);
    let members =
        |new, members| ContestBody { new_members: Some(new), members: Some(members), ..none.clone() };
    assert_eq!(of(members(20, 100)), [Fact::ManyNew { new: 20, members: 100 }]);
    assert_eq!(of(members(19, 100)), []);
    assert_eq!(of(members(0, 0)), []);
    let closed = |cut_off: &str| ContestBody {
        cut_off: Some(day(cut_off)),
        selected_on: Some(day("2026-11-20")),
        ..none.clone()
    };
    assert_eq!(of(closed("2026-11-06")), []);
    assert_eq!(of(closed("2026-11-07")), [Fact::LateList { days: 13 }]);
    let won = |margin, voters, new| ContestBody {
        margin: Some(margin),
        voters: Some(voters),
        new_members: new,
        ..none.clone()
    };
    assert_eq!(of(won(5, 100, None)), [Fact::Narrow { margin: 5 }]);
    assert_eq!(of(won(6, 100, None)), []);
    // Fewer votes than there are new members.
    assert_eq!(of(won(30, 100, Some(30))), [Fact::Narrow { margin: 30 }]);
    assert_eq!(of(won(31, 100, Some(30))), []);
    let chosen = |how| ContestBody { selected_by: Some(how), contestants: Some(1), ..none.clone() };
    assert_eq!(of(chosen(Selected::Acclaimed)), [Fact::Alone]);
    assert_eq!(of(chosen(Selected::Appointed)), []);
}
