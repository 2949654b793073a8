//! What waits for a second, what ends the waiting, and what does not.

use greenlight::domain::authority::Denied;
use greenlight::domain::event::{Act, Declared, Level, Outcome, Phase, Role, SecondRule, Tier, Waived};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::{RosterRefusal, Standing};
use greenlight::domain::skeleton::DecisionState;
use serde_json::json;

use crate::kit::acts::*;
use crate::kit::party::{Party, ROOT, who};
use crate::kit::stage::Stage;

fn withheld(stage: &mut Stage) -> EventId {
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    stage.does("Ana Birch", decide(Outcome::Withhold))
}

#[test]
fn who_may_second_may_decline_and_it_ends_the_waiting() {
    let mut stage = Stage::new();
    let decision = withheld(&mut stage);
    assert_eq!(stage.denied("Ana Birch", decline(decision)), Some(Denied::NotAnother));
    assert!(!stage.may("Rita Stone", decline(decision)));
    stage.does("Abel Crane", decline(decision));
    assert_eq!(stage.decision(decision), Some(DecisionState::Declined));
    assert!(matches!(stage.denied("Alma Frost", second(decision)), Some(Denied::Target(_))));
    // The same act may be signed again.
    let again = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does("Alma Frost", second(again));
    assert_eq!(stage.decision(again), Some(DecisionState::Effective));
}

#[test]
fn a_second_that_had_not_seen_the_decline_takes_effect() {
    let mut stage = Stage::new();
    let decision = withheld(&mut stage);
    stage.does_on(&[decision], "Abel Crane", decline(decision));
    stage.does_on(&[decision], "Alma Frost", second(decision));
    assert_eq!(stage.decision(decision), Some(DecisionState::Effective));
    assert_eq!(stage.file().skeleton.declines.len(), 1, "both are shown");
}

#[test]
fn nothing_is_declined_that_needs_no_second() {
    let mut stage = Stage::new();
    let given = stage.greenlit();
    assert!(matches!(stage.denied("Abel Crane", decline(given)), Some(Denied::Target(_))));
    let note = stage.does("Vera Quill", note());
    assert!(matches!(stage.denied("Abel Crane", decline(note)), Some(Denied::Target(_))));
    let mut stage = Stage::new();
    let decision = withheld(&mut stage);
    stage.does("Abel Crane", second(decision));
    stage.does("Alma Frost", decline(decision));
    assert_eq!(stage.decision(decision), Some(DecisionState::Effective));
}

#[test]
fn everything_that_waits_can_be_declined() {
    let mut stage = Stage::new();
    let about = who("Remi Vale");
    stage.does("Ana Birch", declare(&about, Declared::Recused));
    let finding = stage.does("Vera Quill", finding());
    for act in [
        waive_police(),
        Act::Waive { what: Waived::Finding(finding) },
        phase(Phase::Nominated),
        declare(&about, Declared::None),
    ] {
        let waits = stage.does("Ana Birch", act.clone());
        assert!(stage.file().seconds_awaited().iter().any(|waiting| waiting.stamp.id == waits), "{act:?}");
        stage.does("Abel Crane", decline(waits));
        assert!(!stage.file().seconds_awaited().iter().any(|waiting| waiting.stamp.id == waits), "{act:?}");
        assert!(matches!(stage.denied("Alma Frost", second(waits)), Some(Denied::Target(_))), "{act:?}");
    }
    assert!(stage.file().skeleton.waived.is_empty() && stage.file().is_recused(about.person));
    assert_eq!(stage.file().skeleton.phase(), Phase::Applied);
}

#[test]
fn each_waiver_names_what_it_lifts() {
    let mut stage = Stage::new();
    let finding = stage.does("Vera Quill", finding());
    let elsewhere = Stage::new().does("Vito Marsh", record(greenlight::domain::event::RecordKind::Prior));
    let police = greenlight::domain::check_kind::CheckKind::Police;
    for what in [Waived::Consent(police), Waived::Dispute(police), Waived::Finding(finding)] {
        assert!(!stage.may("Rita Stone", Act::Waive { what }));
        let waiver = stage.does("Ana Birch", Act::Waive { what });
        stage.does("Abel Crane", second(waiver));
        assert!(stage.file().skeleton.is_waived(what));
    }
    assert!(!stage.file().is_waived(police), "each opens its own gate only");
    let unknown = Act::Waive { what: Waived::Prior(elsewhere) };
    assert!(matches!(stage.denied("Ana Birch", unknown), Some(Denied::Target(_))));
}

#[test]
fn a_report_of_danger_lapses_nothing_and_every_other_flag_does() {
    let mut stage = Stage::new();
    let decision = withheld(&mut stage);
    let reported = stage.does("Vito Marsh", danger());
    assert_eq!(stage.decision(decision), Some(DecisionState::AwaitingSecond));
    assert!(stage.file().decisions[0].unseen.contains(&reported), "it is shown all the same");
    let mut other = stage.clone();
    stage.does("Abel Crane", second(decision));
    assert_eq!(stage.decision(decision), Some(DecisionState::Effective));
    other.does("Vito Marsh", flag(Level::Ordinary, Tier::Local));
    assert_eq!(other.decision(decision), Some(DecisionState::Lapsed));
}

#[test]
fn a_phase_that_waits_lapses_by_a_later_phase() {
    let mut stage = Stage::new();
    let waits = stage.does("Ana Birch", phase(Phase::Nominated));
    stage.does("Vera Quill", phase(Phase::Vetting));
    assert!(stage.file().seconds_awaited().is_empty());
    stage.does("Abel Crane", second(waits));
    assert_eq!(stage.file().skeleton.phase(), Phase::Vetting);

    // A later phase that had not seen it, or that the second had not seen, changes nothing.
    let mut stage = Stage::new();
    let opened = stage.case.tips();
    let waits = stage.does_on(&opened, "Ana Birch", phase(Phase::Nominated));
    stage.does_on(&opened, "Vera Quill", phase(Phase::Vetting));
    stage.does_on(&[waits], "Vito Marsh", phase(Phase::Vetting));
    stage.does_on(&[waits], "Abel Crane", second(waits));
    assert!(stage.file().skeleton.ever_nominated);
}

#[test]
fn a_flag_comes_back_to_its_raiser_who_passes_it_up_again() {
    let mut stage = Stage::new();
    let flag = stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    assert_eq!(stage.denied("Vera Quill", pass_up(flag)), Some(Denied::Tier(Tier::Provincial)));
    stage.does("Rita Stone", send_back(flag, Tier::Local));
    assert_eq!(stage.denied("Vera Quill", accept(flag)), Some(Denied::Raiser));
    let mut taken = stage.clone();
    stage.does("Vera Quill", pass_up(flag));
    assert_eq!(stage.flag(flag), (Tier::Provincial, true));
    assert!(!stage.may("Vera Quill", pass_up(flag)));
    // Once a colleague has accepted it, it is theirs to pass up.
    taken.does("Vito Marsh", accept(flag));
    assert_eq!(taken.denied("Vera Quill", pass_up(flag)), Some(Denied::Raiser));

    // To a tier of which the raiser holds no role it does not come back to them.
    let mut stage = Stage::new();
    let flag = stage.does("Ana Birch", crate::kit::acts::flag(Level::Ordinary, Tier::National));
    stage.does("Abel Crane", send_back(flag, Tier::Local));
    assert_eq!(stage.denied("Ana Birch", pass_up(flag)), Some(Denied::Raiser));
}

#[test]
fn a_policy_is_declined_by_another_approver_and_set_again() {
    let mut party = Party::new();
    let (ana, abel, alma) = (who("Ana Birch"), who("Abel Crane"), who("Alma Frost"));
    let set = |party: &mut Party| {
        let tips = party.log.tips();
        party.log.saying(&tips, &ana, Act::Policy { second: SecondRule::All }, json!({}))
    };
    let policy = set(&mut party);
    let refusal = |party: &Party, id: EventId| {
        let roster = party.roster();
        roster.refusal(roster.order().position(id).unwrap())
    };
    let mut tried = party.clone();
    let own = tried.log.by(&ana, decline(policy));
    assert_eq!(refusal(&tried, own), Some(RosterRefusal::NotAnother));
    let before = party.log.tips();
    party.log.by(&abel, decline(policy));
    assert_eq!(party.roster().policies_waiting().count(), 0);
    let mut late = party.clone();
    let seconded = late.log.by(&alma, second(policy));
    assert_eq!(refusal(&late, seconded), Some(RosterRefusal::Declined));
    // A second that had not seen it puts the policy in force.
    let mut apart = party.clone();
    apart.log.on(&before, &alma, second(policy));
    assert_eq!(apart.roster().policy().second, SecondRule::All);
    let again = set(&mut party);
    party.log.by(&alma, second(again));
    assert_eq!(party.roster().policy().second, SecondRule::All);
}

#[test]
fn the_party_keeps_records_of_its_own_in_the_roster() {
    use greenlight::domain::event::{RecordKind, Relation};
    let mut party = Party::new();
    let act = |relation| Act::Record { kind: RecordKind::Breach, relation };
    let first = party.log.by(&who("Ana Birch"), act(Relation::New));
    let next = party.log.by(&who("Abel Crane"), act(Relation::Continues(first)));
    let not =
        party.log.entries.iter().find(|entry| matches!(entry.header.act, Act::Grant { .. })).unwrap().id;
    let roster = |party: &Party, id: EventId| {
        let roster = party.roster();
        let at = roster.order().position(id).unwrap();
        (roster.standing(at), roster.refusal(at))
    };
    assert_eq!((roster(&party, first).0, roster(&party, next).0), (Standing::Ok, Standing::Ok));
    let mut tried = party.clone();
    let wrong = tried.log.by(&who("Ana Birch"), act(Relation::Continues(not)));
    assert_eq!(roster(&tried, wrong).1, Some(RosterRefusal::Target));
    for name in [ROOT, "Rita Stone", "Vera Quill"] {
        let mut tried = party.clone();
        let wrong = tried.log.by(&who(name), act(Relation::New));
        assert_eq!(roster(&tried, wrong).1, Some(RosterRefusal::RecordNotByNational), "{name}");
    }
    // It counts as a policy does: what its author's revocation does not cover is late.
    party.revoke(&who(ROOT), &who("Ana Birch"), Role::Approver, &[]);
    assert_eq!(roster(&party, first).0, Standing::Ok, "somebody built on it");
    let mut alone = Party::new();
    let fork = alone.log.tips();
    let record = alone.log.on(&fork, &who("Ana Birch"), act(Relation::New));
    alone.revoke_on(&fork, &who(ROOT), &who("Ana Birch"), Role::Approver, &[]);
    assert_eq!(roster(&alone, record).0, Standing::Late);
}
