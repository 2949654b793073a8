//! What an event counts for: ok, late, void; covered by a revocation, carried by another, adopted.

use greenlight::domain::authority::Denied;
use greenlight::domain::event::{Act, Level, Outcome, RecordKind, Role, Tier};
use greenlight::domain::roster::Standing;

use crate::kit::acts::*;
use crate::kit::party::{ROOT, who};
use crate::kit::stage::Stage;

#[test]
fn a_stranger_and_a_role_that_ended_before_are_void() {
    let mut stage = Stage::new();
    assert_eq!(stage.denied("Nobody Known", note()), Some(Denied::Stranger));
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    stage.cites_the_roster_of_now();
    assert!(matches!(stage.denied("Vito Marsh", note()), Some(Denied::Role { .. })));
}

#[test]
fn what_builds_on_a_void_event_is_void() {
    let mut stage = Stage::new();
    let void = stage.case.by(&who("Nobody Known"), note());
    let on_it = stage.case.on(&[void], &who("Vera Quill"), note());
    assert_eq!((stage.standing(void), stage.standing(on_it)), (Standing::Void, Standing::Void));
}

#[test]
fn an_event_cites_no_less_of_the_roster_than_its_parents() {
    let mut stage = Stage::new();
    let before = stage.case.auth.clone();
    stage.party.grant(&who(ROOT), &who("Dora Lane"), Role::Vetter, "ON");
    stage.cites_the_roster_of_now();
    stage.does("Dora Lane", note());
    stage.case.auth = before;
    assert_eq!(stage.denied("Vera Quill", note()), Some(Denied::RosterCitation));
}

#[test]
fn an_admins_event_without_effect_need_not_be_cited() {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &who("Adam Field"), Role::Admin, "CA");
    let fork = stage.party.log.tips();
    let grant = stage.party.grant_on(&fork, &who("Adam Field"), &who("Dora Lane"), Role::Vetter, "ON");
    stage.case.auth = vec![grant];
    let opened = stage.case.tips();
    stage.does("Dora Lane", note());
    stage.does_on(&opened, "Vera Quill", note());
    // The root, who has not seen the grant, ends Adam's role: the grant counts for nothing any more.
    stage.party.revoke_on(&fork, &who(ROOT), &who("Adam Field"), Role::Admin, &[]);
    stage.cites_the_roster_of_now();
    assert!(!stage.case.auth.contains(&grant));
    assert_eq!(stage.denied("Vera Quill", note()), None);
    // Citing the grant's own parents, without the revocation, is still citing less.
    stage.case.auth = fork;
    assert_eq!(stage.denied("Vera Quill", note()), Some(Denied::RosterCitation));
}

#[test]
fn what_a_revocation_covers_stands_after_a_departure() {
    let mut stage = Stage::new();
    let covered = stage.does("Vito Marsh", finding());
    let heads = stage.case.tips();
    let later = stage.does("Vito Marsh", finding());
    stage.revoke("Vito Marsh", Role::Vetter, &heads);
    assert_eq!((stage.standing(covered), stage.standing(later)), (Standing::Ok, Standing::Late));
    assert_eq!(stage.file().findings.len(), 1, "a late finding gives nothing effect");
    assert_eq!(stage.file().late().count(), 1, "and is kept");
    assert!(!stage.file().heads().contains(&later), "honest programs do not build on it");
}

#[test]
fn a_late_event_is_carried_by_somebody_who_built_on_it_unaware() {
    let mut stage = Stage::new();
    let late = stage.does("Vito Marsh", finding());
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    assert_eq!(stage.standing(late), Standing::Late);
    // Vera knows nothing of the revocation; her role allows `record`.
    stage.does("Vera Quill", note());
    assert_eq!(stage.standing(late), Standing::Ok);
}

#[test]
fn who_is_late_carries_nobody() {
    let mut stage = Stage::new();
    let late = stage.does("Vito Marsh", finding());
    let later = stage.does("Remi Vale", finding());
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    stage.revoke("Remi Vale", Role::Reviewer, &[]);
    assert_eq!((stage.standing(late), stage.standing(later)), (Standing::Late, Standing::Late));
    // Carried by Vera, Remi's finding is ok, though not by itself; Vito's is carried by her alone.
    stage.does_on(&[later], "Vera Quill", note());
    assert_eq!((stage.standing(late), stage.standing(later)), (Standing::Ok, Standing::Ok));
}

#[test]
fn somebody_whose_role_does_not_allow_the_verb_carries_nothing() {
    let mut stage = Stage::new();
    let late = stage.does("Ana Birch", record(RecordKind::Counsel));
    stage.revoke("Ana Birch", Role::Approver, &[]);
    stage.does("Vera Quill", note());
    assert_eq!(stage.standing(late), Standing::Late);
    stage.does("Abel Crane", note());
    assert_eq!(stage.standing(late), Standing::Ok);
}

#[test]
fn who_cites_the_revocation_carries_nothing_and_adopts() {
    let mut stage = Stage::new();
    let opened = stage.case.tips();
    let late = stage.does("Vito Marsh", finding());
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    stage.cites_the_roster_of_now();
    stage.does("Vera Quill", note());
    assert_eq!(stage.standing(late), Standing::Late);
    let act = adopt(vec![late]);
    assert!(!stage.may("Vera Quill", act.clone()), "a vetter adopts nothing");
    stage.does("Rita Stone", act);
    assert_eq!(stage.standing(late), Standing::Late, "it stays shown apart");
    assert_eq!(stage.file().findings.len(), 1, "and counts");
    // What the adopter had not seen is not adopted.
    let blind = stage.case.on(&opened, &who("Rita Stone"), adopt(vec![late]));
    assert_eq!(stage.standing(blind), Standing::Void);
}

#[test]
fn an_adoption_builds_on_the_late_events_that_it_names() {
    let mut stage = Stage::new();
    let opened = stage.case.tips();
    let late = stage.does("Vito Marsh", finding());
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    stage.cites_the_roster_of_now();
    let act = adopt(vec![late]);
    let file = stage.file();
    assert_eq!(file.heads(), opened);
    assert_eq!(file.heads_for(&note()), opened);
    assert!(file.heads_for(&act).contains(&late));
    stage.does_on(&file.heads_for(&act), "Rita Stone", act);
    assert_eq!(stage.file().findings.len(), 1);
}

#[test]
fn a_case_whose_opening_is_late_is_worked_on_and_adopted() {
    let mut stage = Stage::new();
    let opened = stage.case.tips();
    stage.revoke("Vera Quill", Role::Vetter, &[]);
    stage.cites_the_roster_of_now();
    assert_eq!(stage.standing(opened[0]), Standing::Late);
    assert_eq!(stage.file().heads(), opened, "there is nothing else to build on");
    stage.does_on(&opened, "Vito Marsh", finding());
    let act = adopt(opened);
    stage.does_on(&stage.file().heads_for(&act), "Rita Stone", act);
    assert_eq!(stage.file().findings.len(), 1);
    assert!(stage.file().skeleton.district().is_some());
}

#[test]
fn adopting_takes_a_role_that_allows_the_adopted_verb() {
    let mut stage = Stage::new();
    let late = stage.does("Ana Birch", record(RecordKind::Counsel));
    stage.revoke("Ana Birch", Role::Approver, &[]);
    assert!(!stage.may("Rita Stone", adopt(vec![late])));
    assert!(stage.may("Abel Crane", adopt(vec![late])));
}

#[test]
fn a_role_revoked_for_one_key_is_held_by_another_role_of_it() {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &who("Vito Marsh"), Role::Reviewer, "ON");
    stage.cites_the_roster_of_now();
    let both = stage.does("Vito Marsh", finding());
    stage.revoke("Vito Marsh", Role::Vetter, &[]);
    assert_eq!(stage.standing(both), Standing::Ok, "a reviewer may record, too");
    let as_vetter = stage.does("Vito Marsh", flag(Level::Ordinary, Tier::Local));
    assert_eq!(stage.standing(as_vetter), Standing::Late);
}

#[test]
fn work_under_a_grant_of_an_admin_who_left_in_order_stands() {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &who("Adam Field"), Role::Admin, "CA");
    stage.party.grant(&who("Adam Field"), &who("Dora Lane"), Role::Vetter, "ON");
    stage.cites_the_roster_of_now();
    let work = stage.does("Dora Lane", finding());
    stage.revoke("Adam Field", Role::Admin, &[]);
    assert_eq!(stage.standing(work), Standing::Ok, "the root had seen the grant");
}

#[test]
fn work_under_a_grant_of_a_revoked_admin_is_late() {
    let mut stage = Stage::new();
    stage.party.grant(&who(ROOT), &who("Adam Field"), Role::Admin, "CA");
    let fork = stage.party.log.tips();
    let grant = stage.party.grant_on(&fork, &who("Adam Field"), &who("Dora Lane"), Role::Vetter, "ON");
    stage.case.auth = vec![grant];
    let work = stage.does("Dora Lane", finding());
    assert_eq!(stage.standing(work), Standing::Ok);
    stage.party.revoke_on(&fork, &who(ROOT), &who("Adam Field"), Role::Admin, &[]);
    assert_eq!(stage.standing(work), Standing::Late);
}

#[test]
fn a_late_decision_has_no_effect_until_it_is_adopted() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let late = stage.does("Ana Birch", decide(Outcome::Greenlight));
    stage.revoke("Ana Birch", Role::Approver, &[]);
    assert_eq!(stage.decision(late), None);
    stage.cites_the_roster_of_now();
    stage.does("Abel Crane", Act::Adopt { events: vec![late] });
    assert!(stage.decision(late).is_some());
}

#[test]
fn the_same_event_twice_counts_once_and_with_its_body() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", finding());
    let whole = stage.case.entries.clone();
    let mut gone = whole.clone();
    gone.iter_mut().for_each(|entry| entry.body = None);
    for both in [[whole.clone(), gone.clone()], [gone, whole]] {
        stage.case.entries = both.concat();
        let file = stage.file();
        assert_eq!((file.history().len(), file.findings.len()), (2, 1));
    }
}
