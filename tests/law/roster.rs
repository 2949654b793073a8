//! The roster: two strata, who holds what at which heads, and the policy in force.

use greenlight::domain::district::Scope;
use greenlight::domain::event::{Act, Role, SecondRule};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::{RosterRefusal, Standing};
use serde_json::json;

use crate::kit::acts::second;
use crate::kit::party::{Party, ROOT, Someone, who};

fn standing(party: &Party, id: EventId) -> Standing {
    let roster = party.roster();
    roster.standing(roster.order().position(id).unwrap())
}

fn refusal(party: &Party, id: EventId) -> Option<RosterRefusal> {
    let roster = party.roster();
    roster.refusal(roster.order().position(id).unwrap())
}

fn holds(party: &Party, someone: &Someone, role: Role) -> bool {
    let roster = party.roster();
    roster.held(someone.public(), roster.everything()).any(|grant| grant.role == role)
}

fn with_admin() -> (Party, Someone) {
    let mut party = Party::founded();
    let adam = who("Adam Field");
    party.grant(&who(ROOT), &adam, Role::Admin, "CA");
    (party, adam)
}

fn policy(party: &mut Party, by: &str, on: &[EventId], days: u32) -> EventId {
    let by =
        crate::kit::party::PEOPLE.iter().find(|(name, ..)| *name == by).map(|(name, ..)| who(name)).unwrap();
    party.log.saying(on, &by, Act::Policy { second: SecondRule::Floor }, json!({"check_max_age_days": days}))
}

#[test]
fn root_keys_grant_the_three_that_decide_and_admins_the_rest() {
    for role in [Role::Admin, Role::Approver, Role::Records] {
        let (mut party, adam) = with_admin();
        let by_admin = party.grant(&adam, &who("Dora Lane"), role, "CA");
        assert_eq!(refusal(&party, by_admin), Some(RosterRefusal::NotRoot(role)));
        let (mut party, adam) = with_admin();
        let by_admin = party.revoke(&adam, &who(ROOT), role, &[]);
        assert_eq!(refusal(&party, by_admin), Some(RosterRefusal::NotRoot(role)), "nobody touches an equal");
        let (mut party, _) = with_admin();
        let by_root = party.grant(&who(ROOT), &who("Dora Lane"), role, "CA");
        assert_eq!(standing(&party, by_root), Standing::Ok);
    }
    for role in [Role::Vetter, Role::Reviewer, Role::Leader, Role::Auditor] {
        let (mut party, adam) = with_admin();
        let by_admin = party.grant(&adam, &who("Dora Lane"), role, "CA");
        assert_eq!(standing(&party, by_admin), Standing::Ok);
        let (mut party, _) = with_admin();
        let by_nobody = party.grant(&who("Nobody Known"), &who("Dora Lane"), role, "CA");
        assert_eq!(refusal(&party, by_nobody), Some(RosterRefusal::NotAdmin(role)));
    }
}

#[test]
fn a_root_key_is_no_admin_by_itself() {
    let mut party = Party::founded();
    party.log.entries.truncate(1);
    let grant = party.grant(&who(ROOT), &who("Dora Lane"), Role::Vetter, "CA");
    assert_eq!(refusal(&party, grant), Some(RosterRefusal::NotAdmin(Role::Vetter)));
}

#[test]
fn a_key_belongs_to_one_person_for_ever() {
    let mut party = Party::new();
    let mut thief = who("Vera Quill");
    thief.person = who("Dora Lane").person;
    party.revoke(&who(ROOT), &who("Vera Quill"), Role::Vetter, &[]);
    let taken = party.grant(&who(ROOT), &thief, Role::Vetter, "CA");
    assert_eq!(refusal(&party, taken), Some(RosterRefusal::KeyTaken));
}

#[test]
fn what_builds_on_a_void_event_of_the_roster_is_void() {
    let mut party = Party::founded();
    let void = party.grant(&who("Nobody Known"), &who("Dora Lane"), Role::Vetter, "CA");
    let on_it = party.grant_on(&[void], &who(ROOT), &who("Dora Lane"), Role::Approver, "CA");
    assert_eq!(refusal(&party, on_it), Some(RosterRefusal::ParentVoid));
}

#[test]
fn a_revocation_beats_a_grant_made_apart() {
    let (mut party, _) = with_admin();
    let (root, dora) = (who(ROOT), who("Dora Lane"));
    party.grant(&root, &dora, Role::Vetter, "CA");
    let fork = party.log.tips();
    let revoked = party.revoke_on(&fork, &root, &dora, Role::Vetter, &[]);
    party.grant_on(&fork, &root, &dora, Role::Vetter, "ON");
    assert!(!holds(&party, &dora, Role::Vetter));
    party.grant_on(&[revoked], &root, &dora, Role::Vetter, "ON");
    assert!(holds(&party, &dora, Role::Vetter));
}

#[test]
fn a_revocation_ends_one_role_whatever_the_scope() {
    let (mut party, _) = with_admin();
    let (root, dora) = (who(ROOT), who("Dora Lane"));
    party.grant(&root, &dora, Role::Vetter, "ON");
    party.grant(&root, &dora, Role::Vetter, "QC");
    party.grant(&root, &dora, Role::Reviewer, "QC");
    let act = Act::Revoke {
        person: dora.person,
        key: dora.public(),
        role: Role::Vetter,
        scope: "ON".parse::<Scope>().unwrap(),
    };
    party.log.by(&root, act);
    assert!(!holds(&party, &dora, Role::Vetter) && holds(&party, &dora, Role::Reviewer));
}

#[test]
fn an_admin_revoked_apart_grants_nothing_that_counts() {
    let (mut party, adam) = with_admin();
    let dora = who("Dora Lane");
    let fork = party.log.tips();
    let apart = party.grant_on(&fork, &adam, &dora, Role::Vetter, "CA");
    assert!(holds(&party, &dora, Role::Vetter));
    party.revoke_on(&fork, &who(ROOT), &adam, Role::Admin, &[]);
    assert_eq!(standing(&party, apart), Standing::Late);
    assert!(!holds(&party, &dora, Role::Vetter));
    assert!(!party.roster().heads().contains(&apart));
}

#[test]
fn what_a_root_revocation_had_seen_counts_and_no_more() {
    let (mut party, adam) = with_admin();
    let (dora, ewan) = (who("Dora Lane"), who("Ewan Holt"));
    let fork = party.log.tips();
    let listed = party.grant_on(&fork, &adam, &dora, Role::Vetter, "CA");
    let seen = party.grant_on(&fork, &adam, &ewan, Role::Vetter, "CA");
    party.revoke_on(&[seen], &who(ROOT), &adam, Role::Admin, &[listed]);
    assert_eq!((standing(&party, listed), standing(&party, seen)), (Standing::Late, Standing::Ok));
    assert!(!holds(&party, &dora, Role::Vetter) && holds(&party, &ewan, Role::Vetter));
}

#[test]
fn a_grant_that_arrives_after_its_revocation_changes_nothing() {
    let (mut party, adam) = with_admin();
    let dora = who("Dora Lane");
    let fork = party.log.tips();
    let listed = party.grant_on(&fork, &adam, &dora, Role::Vetter, "CA");
    party.revoke_on(&fork, &who(ROOT), &adam, Role::Admin, &[listed]);
    // The same log before the listed grant arrives, and after: nobody holds a role that they did not hold.
    let after = holds(&party, &dora, Role::Vetter);
    party.log.entries.retain(|entry| entry.id != listed);
    assert_eq!((holds(&party, &dora, Role::Vetter), after), (false, false));
}

#[test]
fn a_revoked_authors_policy_counts_if_the_revocation_saw_it() {
    let mut party = Party::new();
    let (root, ana) = (who(ROOT), who("Ana Birch"));
    let fork = party.log.tips();
    let policy = Act::Policy { second: greenlight::domain::event::SecondRule::All };
    let set = party.log.saying(&fork, &ana, policy, serde_json::json!({}));
    let mut unseen = party.clone();
    party.revoke_on(&[set], &root, &ana, Role::Approver, &[set]);
    unseen.revoke_on(&fork, &root, &ana, Role::Approver, &[set]);
    assert_eq!((standing(&party, set), standing(&unseen, set)), (Standing::Ok, Standing::Late));
}

#[test]
fn a_revocation_by_an_admin_who_had_lost_the_role_takes_nothing() {
    let (mut party, adam) = with_admin();
    let dora = who("Dora Lane");
    party.grant(&who(ROOT), &dora, Role::Vetter, "CA");
    let fork = party.log.tips();
    party.revoke_on(&fork, &adam, &dora, Role::Vetter, &[]);
    assert!(!holds(&party, &dora, Role::Vetter));
    party.revoke_on(&fork, &who(ROOT), &adam, Role::Admin, &[]);
    assert!(holds(&party, &dora, Role::Vetter));
}

#[test]
fn held_is_judged_from_the_past_of_the_cited_heads_alone() {
    let (mut party, _) = with_admin();
    let dora = who("Dora Lane");
    party.grant(&who(ROOT), &dora, Role::Vetter, "CA");
    let before = party.log.tips();
    party.revoke(&who(ROOT), &dora, Role::Vetter, &[]);
    let roster = party.roster();
    let past = roster.past_of(&before).unwrap();
    assert_eq!(roster.held(dora.public(), &past).count(), 1);
    assert_eq!(roster.held(dora.public(), roster.everything()).count(), 0);
}

#[test]
fn a_policy_takes_two_approvers_for_the_country() {
    let mut party = Party::new();
    party.grant(&who(ROOT), &who("Olga Reed"), Role::Approver, "ON");
    let mut tried = party.clone();
    let by_province = tried.log.by(&who("Olga Reed"), Act::Policy { second: SecondRule::All });
    assert_eq!(refusal(&tried, by_province), Some(RosterRefusal::NotNationalApprover));
    let tips = party.log.tips();
    let set = policy(&mut party, "Ana Birch", &tips, 90);
    assert_eq!(party.roster().policy().check_max_age_days, 180, "it waits");
    let mut tried = party.clone();
    let own = tried.log.by(&who("Ana Birch"), second(set));
    assert_eq!(refusal(&tried, own), Some(RosterRefusal::NotAnother));
    party.log.by(&who("Abel Crane"), second(set));
    assert_eq!(party.roster().policy().check_max_age_days, 90);
}

#[test]
fn of_two_policies_set_apart_the_stricter_of_each_setting_holds() {
    let mut party = Party::new();
    let fork = party.log.tips();
    for (author, days) in [("Ana Birch", 90), ("Abel Crane", 120)] {
        let set = policy(&mut party, author, &fork, days);
        party.log.on(&[set], &who("Alma Frost"), second(set));
    }
    assert_eq!(party.roster().policy().check_max_age_days, 90);
    let tips = party.log.tips();
    let later = policy(&mut party, "Ana Birch", &tips, 150);
    party.log.by(&who("Abel Crane"), second(later));
    assert_eq!(party.roster().policy().check_max_age_days, 150, "a later one that knew both replaces them");
}

#[test]
fn a_policy_below_the_floor_is_raised_to_it() {
    let mut party = Party::new();
    let tips = party.log.tips();
    let loose = policy(&mut party, "Ana Birch", &tips, 4000);
    party.log.by(&who("Abel Crane"), second(loose));
    assert_eq!(party.roster().policy().check_max_age_days, 365);
}

#[test]
fn a_policy_of_an_approver_revoked_apart_is_not_in_force() {
    let mut party = Party::new();
    let fork = party.log.tips();
    let set = policy(&mut party, "Ana Birch", &fork, 30);
    party.log.on(&[set], &who("Abel Crane"), second(set));
    let mut covered = party.clone();
    for name in ["Ana Birch", "Abel Crane"] {
        party.revoke_on(&fork, &who(ROOT), &who(name), Role::Approver, &[]);
    }
    assert_eq!(standing(&party, set), Standing::Late);
    assert_eq!(party.roster().policy().check_max_age_days, 180);
    let heads = covered.log.tips();
    covered.revoke_on(&fork, &who(ROOT), &who("Ana Birch"), Role::Approver, &heads);
    assert_eq!(covered.roster().policy().check_max_age_days, 30, "a departure in order leaves it in force");
}

#[test]
fn a_policy_seconded_knowing_the_revocation_is_not_in_force() {
    let mut party = Party::new();
    let fork = party.log.tips();
    let set = policy(&mut party, "Ana Birch", &fork, 30);
    let revoked = party.revoke_on(&fork, &who(ROOT), &who("Ana Birch"), Role::Approver, &[]);
    let unaware = {
        let mut party = party.clone();
        party.log.on(&[set], &who("Abel Crane"), second(set));
        party
    };
    let seconded = party.log.on(&[set, revoked], &who("Abel Crane"), second(set));
    assert_eq!((standing(&party, set), standing(&party, seconded)), (Standing::Late, Standing::Ok));
    assert_eq!(party.roster().policy().check_max_age_days, 180);
    assert_eq!(
        unaware.roster().policy().check_max_age_days,
        30,
        "carried by somebody who knew nothing of it"
    );
}

/// Sets some settings on some events, by one approver, and has another second it.
fn seconded(party: &mut Party, by: &'static str, on: &[EventId], settings: serde_json::Value) -> EventId {
    let set = party.log.saying(on, &who(by), Act::Policy { second: SecondRule::Floor }, settings);
    let other = if by == "Ana Birch" { "Abel Crane" } else { "Ana Birch" };
    party.log.on(&[set], &who(other), second(set))
}

/// The one of two policies that comes later in the order.
fn later(party: &Party, one: EventId, other: EventId) -> bool {
    let roster = party.roster();
    roster.order().position(one) > roster.order().position(other)
}

#[test]
fn of_two_lines_the_later_counts_and_the_other_is_named() {
    let mut party = Party::new();
    let fork = party.log.tips();
    let line = |line: &str| json!({"channels": {"police": {"line": line}}, "templates": line});
    let set = |party: &mut Party, by: &'static str, line: serde_json::Value| {
        seconded(party, by, &fork, line);
        party
            .log
            .entries
            .iter()
            .rev()
            .find(|entry| matches!(entry.header.act, Act::Policy { .. }))
            .unwrap()
            .id
    };
    let first = set(&mut party, "Ana Birch", line("one"));
    let other = set(&mut party, "Abel Crane", line("other"));
    let (counts, lost, author) = if later(&party, other, first) {
        ("other", first, "Ana Birch")
    } else {
        ("one", other, "Abel Crane")
    };
    let roster = party.roster();
    let policy = roster.policy();
    assert_eq!(policy.channels.other_emergency().as_deref(), Some(counts));
    assert_eq!(policy.other["templates"], counts);
    let named = roster.overruled();
    let settings: Vec<_> = named.iter().map(|row| row.setting.as_str()).collect();
    assert_eq!(settings, ["channels.police", "templates"]);
    assert!(named.iter().all(|row| row.event == lost && roster.name(row.author) == author));
    // A policy by somebody who saw both ends that.
    let tips = party.log.tips();
    seconded(&mut party, "Ana Birch", &tips, line("both"));
    assert_eq!(party.roster().policy().channels.other_emergency().as_deref(), Some("both"));
    assert_eq!(party.roster().overruled(), []);
}

#[test]
fn a_policy_that_repeats_a_line_undoes_no_change_of_it() {
    let all = |police: &str, help: &str, days: u32| {
        json!({"channels": {"police": {"line": police}, "party-help": {"line": help}}, "leader_days": days,
            "outside_counsel": "Wynne Abbott"})
    };
    let mut party = Party::new();
    let tips = party.log.tips();
    seconded(&mut party, "Ana Birch", &tips, all("one", "desk", 3));
    let fork = party.log.tips();
    // One changes a telephone line, one a number, one another line; each repeats the rest.
    seconded(&mut party, "Ana Birch", &fork, all("two", "desk", 3));
    seconded(&mut party, "Abel Crane", &fork, all("one", "desk", 1));
    seconded(&mut party, "Abel Crane", &fork, all("one", "other desk", 3));
    let roster = party.roster();
    let policy = roster.policy();
    assert_eq!(policy.channels.other_emergency().as_deref(), Some("two"));
    assert_eq!(policy.channels.office(greenlight::domain::route::Channel::PartyHelp).line, "other desk");
    assert_eq!((policy.leader_days, policy.outside_counsel.as_deref()), (1, Some("Wynne Abbott")));
    assert_eq!(roster.overruled(), []);
    let kept = greenlight::domain::roster::Roster::kept(&roster.keep()).unwrap();
    assert_eq!(kept.policy(), policy);
}
