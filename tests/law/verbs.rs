//! The table of verbs: which roles may, where the role must count. What a row says is written out here a second time,
//! from the format and not from the table in the code.

use greenlight::domain::authority::Denied;
use greenlight::domain::event::{
    Act, Audience, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role, Tier,
    Waived,
};
use greenlight::domain::roster::Standing;
use greenlight::domain::skeleton::DecisionState;

use crate::kit::acts::*;
use crate::kit::party::{ROOT, who};
use crate::kit::stage::Stage;

/// One person of each role, all for the whole country.
const ONE_OF_EACH: [(&str, Role); 7] = [
    ("Rita Stone", Role::Reviewer),
    ("Ana Birch", Role::Approver),
    ("Lena Brook", Role::Leader),
    ("Ruth Archer", Role::Records),
    ("Otto Plain", Role::Auditor),
    (ROOT, Role::Admin),
    ("Vera Quill", Role::Vetter),
];

const V: Role = Role::Vetter;
const R: Role = Role::Reviewer;
const A: Role = Role::Approver;
const L: Role = Role::Leader;

fn assert_roles(stage: &Stage, act: &Act, roles: &[Role]) {
    for (name, role) in ONE_OF_EACH {
        let denied = stage.denied(name, act.clone());
        assert_eq!(denied.is_none(), roles.contains(&role), "{} by {role}: {denied:?}", act.verb());
    }
}

#[test]
fn each_verb_is_open_to_its_roles_and_to_no_others() {
    let mut stage = Stage::new();
    let finding = stage.does("Vito Marsh", finding());
    let counsel = stage.does("Abel Crane", record(RecordKind::Counsel));
    let prior = stage.does("Vito Marsh", record(RecordKind::Prior));
    stage.does("Vito Marsh", recommend(Outcome::Greenlight));
    let somebody = who("Remi Vale");
    for (act, roles) in [
        (place(2023, "35002"), &[R, A][..]),
        (phase(Phase::Vetting), &[V, R, A]),
        // Without a greenlight.
        (phase(Phase::Contest), &[A]),
        (phase(Phase::Nominated), &[A]),
        (phase(Phase::Polled), &[A]),
        (phase(Phase::Withdrawn), &[R, A]),
        (phase(Phase::Lapsed), &[R, A]),
        (Act::Assign { person: somebody.person }, &[R, A]),
        (declare(&somebody, Declared::Recused), &[A]),
        (record(RecordKind::Candidate), &[V, R, A]),
        (record(RecordKind::Check), &[V, R, A]),
        (record(RecordKind::Finding), &[V, R, A]),
        (record(RecordKind::Note), &[V, R, A, L]),
        (record(RecordKind::Counsel), &[A]),
        (record(RecordKind::Prior), &[V, R, A]),
        (Act::Record { kind: RecordKind::Counsel, relation: Relation::Continues(prior) }, &[V, R, A]),
        (Act::Record { kind: RecordKind::Counsel, relation: Relation::Continues(finding) }, &[A]),
        (Act::Record { kind: RecordKind::Counsel, relation: Relation::Corrects(prior) }, &[A]),
        (record(RecordKind::Weighing), &[V, R, A]),
        (record(RecordKind::Contest), &[V, R, A]),
        (record(RecordKind::Briefing), &[V, R, A, L]),
        (record(RecordKind::Appeal), &[R, A]),
        (adopt(vec![finding]), &[R, A]),
        (adopt(vec![finding, counsel]), &[A]),
        (flag(Level::Ordinary, Tier::Local), &[V]),
        (flag(Level::Ordinary, Tier::Provincial), &[R]),
        (flag(Level::Ordinary, Tier::National), &[A]),
        (flag(Level::Ordinary, Tier::Leader), &[L]),
        (danger(), Role::ALL_OF_THEM),
        (defer(None, &somebody), &[R, A]),
        (Act::Refer { route: None }, &[A]),
        (Act::Refer { route: Some(greenlight::domain::event::Route::Safety) }, Role::ALL_OF_THEM),
        (recommend(Outcome::Withhold), &[V, R, A]),
        (decide(Outcome::Greenlight), &[A]),
        (waive_police(), &[A]),
        // Nothing is decided.
        (Act::Close {}, &[A]),
        (Act::Reopen {}, &[A]),
        (Act::Issue { copy: 1, audience: Audience::Leader }, &[R, A]),
        (Act::Hold { matter: matter("a lawsuit") }, &[Role::Records]),
        (Act::Release { matter: matter("a lawsuit") }, &[Role::Records]),
        (purge(PurgeRule::Retention, PurgeExtent::All, finding), &[Role::Records]),
        (purge(PurgeRule::Read, PurgeExtent::Document, finding), &[R, A]),
        (purge(PurgeRule::Read, PurgeExtent::All, finding), &[]),
        (purge(PurgeRule::Unlawful, PurgeExtent::All, finding), &[A]),
    ] {
        assert_roles(&stage, &act, roles);
    }
}

trait AllRoles {
    const ALL_OF_THEM: &'static [Role];
}

impl AllRoles for Role {
    const ALL_OF_THEM: &'static [Role] = <Role as greenlight::domain::words::Word>::ALL;
}

#[test]
fn what_follows_a_decision_is_open_to_its_roles_only() {
    let mut stage = Stage::new();
    stage.does("Vito Marsh", recommend(Outcome::WithConditions));
    let decision = stage.does("Abel Crane", decide(Outcome::WithConditions));
    assert_roles(&stage, &Act::Met { decision, number: 1 }, &[V, R, A]);
    assert_roles(&stage, &Act::Waive { what: Waived::Condition(decision, 1) }, &[A]);
    assert_roles(&stage, &reverse(decision, Outcome::Withhold), &[A]);
    assert_roles(&stage, &decide(Outcome::Greenlight), &[]);
}

#[test]
fn a_case_is_opened_by_those_who_work_on_it() {
    let stage = Stage::new();
    let roster = stage.roster();
    for (name, role) in ONE_OF_EACH {
        let case = stage.party.open(&who(name), "35001");
        let opened = case.file(&roster).verdicts()[0].standing == Standing::Ok;
        assert_eq!(opened, [V, R, A].contains(&role), "{role}");
    }
}

#[test]
fn a_role_counts_inside_its_scope_only() {
    let mut stage = Stage::new();
    // Vito Marsh and Remi Vale work in Ontario; the case stands in Nova Scotia now.
    stage.does("Ana Birch", place(2023, "12001"));
    assert!(matches!(stage.denied("Vito Marsh", note()), Some(Denied::Role { row: "record-note", .. })));
    assert!(stage.may("Vera Quill", note()));
    assert!(stage.may("Vito Marsh", danger()), "a danger is reported from anywhere");
    assert!(stage.may("Vito Marsh", declare(&who("Vito Marsh"), Declared::None)));
    let roster = stage.roster();
    let elsewhere = stage.party.open(&who("Vito Marsh"), "12001");
    assert_eq!(elsewhere.file(&roster).verdicts()[0].standing, Standing::Void);
}

#[test]
fn a_move_voids_nobodys_earlier_work() {
    let mut stage = Stage::new();
    let opened = stage.case.tips();
    let before = stage.does("Vito Marsh", finding());
    stage.does("Ana Birch", place(2023, "12001"));
    assert_eq!(stage.standing(before), Standing::Ok);
    // For somebody who had not seen the move, the case was still in their province.
    let apart = stage.does_on(&opened, "Vito Marsh", note());
    assert_eq!(stage.standing(apart), Standing::Ok);
}

#[test]
fn only_a_national_approver_moves_a_case_between_provinces() {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &who("Olga Reed"), Role::Approver, "ON");
    stage.cites_the_roster_of_now();
    assert!(stage.may("Rita Stone", place(2023, "35002")));
    assert!(stage.may("Olga Reed", place(2023, "35002")));
    assert!(!stage.may("Rita Stone", place(2023, "24001")));
    assert!(!stage.may("Olga Reed", place(2023, "24001")));
    assert!(stage.may("Ana Birch", place(2023, "24001")));
}

#[test]
fn a_scope_of_one_district_means_the_2023_order() {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &who("Dora Lane"), Role::Vetter, "35001");
    let roster = stage.roster();
    let opens = |order: u16| {
        let case = stage.party.open_under(&who("Dora Lane"), order, "35001");
        case.file(&roster).verdicts()[0].standing
    };
    assert_eq!((opens(2023), opens(2013)), (Standing::Ok, Standing::Void));
}

#[test]
fn greenlit_is_read_from_the_decision_and_never_set() {
    let mut stage = Stage::new();
    assert!(matches!(stage.denied("Ana Birch", phase(Phase::Greenlit)), Some(Denied::Nobody(_))));
    stage.greenlit();
    assert_eq!(stage.file().phase(), Phase::Greenlit);
}

#[test]
fn a_phase_goes_back_by_two_approvers() {
    let mut stage = Stage::new();
    stage.nominated();
    assert!(!stage.may("Rita Stone", phase(Phase::Vetting)));
    let back = stage.does("Ana Birch", phase(Phase::Vetting));
    assert_eq!(stage.file().skeleton.phase(), Phase::Nominated);
    assert_eq!(stage.denied("Ana Birch", second(back)), Some(Denied::NotAnother));
    assert!(!stage.may("Rita Stone", second(back)));
    stage.does("Abel Crane", second(back));
    assert_eq!(stage.file().skeleton.phase(), Phase::Vetting);
    assert!(stage.file().skeleton.ever_nominated, "the second standard stays");
}

#[test]
fn a_phase_that_was_forward_for_its_author_needs_no_second() {
    let mut stage = Stage::new();
    stage.greenlit();
    let greenlit = stage.case.tips();
    stage.does_on(&greenlit, "Rita Stone", phase(Phase::Nominated));
    stage.does_on(&greenlit, "Vera Quill", phase(Phase::Contest));
    // The last in the order is in effect, and the other is shown beside it: nothing waits.
    assert_eq!(stage.file().skeleton.phase.apart().count(), 1);
    assert!(stage.file().skeleton.waiting.is_empty());
}

#[test]
fn a_waiver_takes_two_approvers() {
    let mut stage = Stage::new();
    let waiver = stage.does("Ana Birch", waive_police());
    assert!(stage.file().skeleton.waived.is_empty());
    assert_eq!(stage.denied("Ana Birch", second(waiver)), Some(Denied::NotAnother));
    assert!(!stage.may("Ruth Archer", second(waiver)));
    stage.does("Abel Crane", second(waiver));
    assert_eq!(stage.file().skeleton.waived.len(), 1);
}

#[test]
fn a_second_needs_something_that_waits_for_it() {
    let mut stage = Stage::new();
    let text = stage.does("Vera Quill", note());
    assert!(matches!(stage.denied("Ana Birch", second(text)), Some(Denied::Target(_))));
    let decision = stage.greenlit();
    assert_eq!(stage.decision(decision), Some(DecisionState::Effective));
    assert!(matches!(stage.denied("Abel Crane", second(decision)), Some(Denied::Target(_))));
}

#[test]
fn a_record_continues_only_what_its_author_has_seen() {
    let mut stage = Stage::new();
    let opened = stage.case.tips();
    let unseen = stage.does("Vera Quill", finding());
    let act = Act::Record {
        kind: RecordKind::Finding,
        relation: greenlight::domain::event::Relation::Continues(unseen),
    };
    assert!(stage.may("Vera Quill", act.clone()));
    let blind = stage.case.on(&opened, &who("Vito Marsh"), act);
    assert_eq!(stage.standing(blind), Standing::Void);
}

#[test]
fn retention_waits_for_a_second() {
    let mut stage = Stage::new();
    let text = stage.does("Vera Quill", note());
    let waits = stage.does("Ruth Archer", purge(PurgeRule::Retention, PurgeExtent::All, text));
    assert!(stage.file().skeleton.purged.is_empty());
    assert_eq!(stage.denied("Ruth Archer", second(waits)), Some(Denied::NotAnother));
    assert!(!stage.may("Rita Stone", second(waits)));
    stage.does("Ana Birch", second(waits));
    assert_eq!(stage.file().skeleton.purged, [text]);
}

/// A hold that the purge had not seen: it waits, until two persons release it.
#[test]
fn retention_stops_at_a_hold() {
    let mut stopped = Stage::new();
    let text = stopped.does("Vera Quill", note());
    let waits = stopped.does("Ruth Archer", purge(PurgeRule::Retention, PurgeExtent::All, text));
    let on_hold = stopped.does("Ruth Archer", Act::Hold { matter: matter("a lawsuit") });
    assert!(!stopped.may("Ruth Archer", purge(PurgeRule::Retention, PurgeExtent::All, text)));
    assert!(!stopped.may("Rita Stone", purge(PurgeRule::Read, PurgeExtent::Document, text)));
    stopped.does("Ana Birch", second(waits));
    assert!(stopped.file().skeleton.purged.is_empty());
    let release = stopped.does("Ruth Archer", Act::Release { matter: matter("a lawsuit") });
    assert!(stopped.file().skeleton.is_on_hold(&stopped.case.history()), "{on_hold}");
    stopped.does("Ana Birch", second(release));
    stopped.does("Ana Birch", second(waits));
    assert_eq!(stopped.file().skeleton.purged, [text]);
}

#[test]
fn under_a_hold_records_seconds_an_unlawful_record() {
    let mut stage = Stage::new();
    let text = stage.does("Vera Quill", note());
    let waits = stage.does("Ana Birch", purge(PurgeRule::Unlawful, PurgeExtent::All, text));
    assert!(stage.may("Abel Crane", second(waits)) && !stage.may("Ruth Archer", second(waits)));
    stage.does("Ruth Archer", Act::Hold { matter: matter("a lawsuit") });
    assert!(!stage.may("Abel Crane", second(waits)));
    stage.does("Ruth Archer", second(waits));
    assert_eq!(stage.file().skeleton.purged, [text]);
}
