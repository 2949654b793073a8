//! Rounds of `sync` through a folder: who is sent what, once; what is lost is missed and sent again.

use std::fs;

use greenlight::domain::event::{Declared, Outcome, Role};

use crate::exchange::team::{DAY, Team, later, log};
use crate::kit::acts::{declare, finding, note, recommend};
use crate::kit::machines::{Carried, Machine};
use crate::kit::party::{ROOT, who};

#[test]
fn an_administrator_sends_newcomers_the_roster() {
    let team = Team::new();
    let people = team.party.log.entries.len();
    for machine in [&team.vera, &team.remi, &team.ana] {
        assert_eq!(machine.store.roster_history().unwrap().len(), people);
    }
}

#[test]
fn a_case_reaches_those_who_may_see_it_and_nobody_else() {
    let mut team = Team::new();
    let (ontario, quebec) = (team.opens("35001"), team.opens("24001"));
    for _ in 0..3 {
        team.round();
    }
    for case in [&ontario, &quebec] {
        assert_eq!(team.ana.has(log(case)), team.vera.has(log(case)));
    }
    assert_eq!(team.remi.has(log(&ontario)).len(), 1);
    assert_eq!(team.remi.has(log(&quebec)).len(), 0, "a reviewer of Ontario has nothing of a case in Quebec");
    assert_eq!(team.root.has(log(&ontario)).len(), 0, "an administrator has no case");
}

#[test]
fn a_quiet_round_sends_nothing_and_leaves_nothing() {
    let mut team = Team::new();
    team.opens("35001");
    for _ in 0..6 {
        team.round();
    }
    let files = team.folder.files();
    for machine in [&mut team.root, &mut team.vera, &mut team.remi, &mut team.ana] {
        let (came, gone) = machine.syncs(&team.folder, later(team.clock));
        assert!(came.taken.is_empty() && gone.sent.is_empty());
    }
    assert_eq!(team.folder.files(), files);
}

#[test]
fn what_arrived_is_taken_out_of_the_folder() {
    let mut team = Team::new();
    team.opens("35001");
    team.vera.syncs(&team.folder, later(50));
    let with_case: Vec<_> = team.folder.files();
    for _ in 0..4 {
        team.round();
    }
    // Everybody who exists was sent it; only those who never sync have not answered.
    let kept = team.folder.files();
    assert!(with_case.iter().any(|file| kept.contains(file)), "somebody has not come yet");
}

#[test]
fn acts_signed_apart_meet_on_every_machine() {
    let mut team = Team::new();
    let case = team.opens("35001");
    for _ in 0..2 {
        team.round();
    }
    let (mut by_vera, mut by_ana) = (case.clone(), case.clone());
    by_vera.by(&team.vera.who, finding());
    by_ana.by(&team.ana.who, recommend(Outcome::Withhold));
    let now = team.now();
    team.vera.signs(&by_vera.entries, now);
    team.ana.signs(&by_ana.entries, now);
    for _ in 0..3 {
        team.round();
    }
    for machine in [&team.vera, &team.remi, &team.ana] {
        assert_eq!(machine.has(log(&case)).len(), 3, "{}", machine.who.name);
        assert!(machine.store.not_here().unwrap().is_empty());
        assert_eq!(machine.store.verify(&|_| ()).unwrap().problems.len(), 0);
    }
}

#[test]
fn a_bundle_that_vanished_is_sent_again() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let before = team.folder.files();
    team.vera.syncs(&team.folder, team.now());
    for file in team.folder.files().iter().filter(|file| !before.contains(file)) {
        fs::remove_file(file).unwrap();
    }
    team.clock += 1;
    let now = team.now();
    team.ana.syncs(&team.folder, now);
    assert_eq!(team.ana.has(log(&case)).len(), 0);
    let (came, gone) = team.vera.syncs(&team.folder, now);
    assert!(came.lost > 0 && !gone.sent.is_empty());
    team.ana.syncs(&team.folder, now);
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn others_send_what_its_author_did_not_after_a_day() {
    let mut team = Team::new();
    let case = team.opens("35001");
    // Only Ana got it, on a stick; Vera's machine then stays off.
    let stick = Carried::new();
    let now = team.now();
    team.vera.syncs(&stick, now);
    team.ana.syncs(&stick, now);
    assert_eq!(team.ana.has(log(&case)).len(), 1);
    team.ana.syncs(&team.folder, later(team.clock + 60));
    team.remi.syncs(&team.folder, later(team.clock + 61));
    assert_eq!(team.remi.has(log(&case)).len(), 0, "its author is likely to send it");
    team.ana.syncs(&team.folder, later(team.clock + DAY + 60));
    team.remi.syncs(&team.folder, later(team.clock + DAY + 61));
    assert_eq!(team.remi.has(log(&case)).len(), 1);
}

#[test]
fn somebody_recused_is_sent_nothing_more() {
    let mut team = Team::new();
    let mut case = team.opens("35001");
    for _ in 0..2 {
        team.round();
    }
    assert_eq!(team.remi.has(log(&case)).len(), 1);
    case.by(&team.ana.who, declare(&team.remi.who, Declared::Recused));
    let now = team.now();
    team.ana.signs(&case.entries, now);
    case.by(&team.vera.who, note());
    for _ in 0..2 {
        team.round();
    }
    let now = team.now();
    team.vera.signs(&case.entries, now);
    for _ in 0..4 {
        team.round();
    }
    assert_eq!(team.ana.has(log(&case)).len(), 3);
    assert_eq!(team.remi.has(log(&case)).len(), 1, "what they have stays theirs, and no more comes");
}

#[test]
fn somebody_whose_role_ended_is_sent_nothing_more() {
    let mut team = Team::new();
    team.party.revoke(&who(ROOT), &who("Remi Vale"), Role::Reviewer, &[]);
    let now = team.now();
    team.root.signs(&team.party.log.entries, now);
    for _ in 0..2 {
        team.round();
    }
    let case = team.opens("35001");
    for _ in 0..3 {
        team.round();
    }
    assert_eq!(team.ana.has(log(&case)).len(), 1);
    assert_eq!(team.remi.has(log(&case)).len(), 0);
}

#[test]
fn a_lost_mailbox_is_filled_again_and_a_renamed_file_is_known() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let now = team.now();
    team.vera.syncs(&team.folder, now);
    for file in team.folder.files() {
        let renamed = file.with_file_name(format!("{} (1).glb", file.file_stem().unwrap().to_str().unwrap()));
        fs::rename(&file, renamed).unwrap();
    }
    team.clock += 1;
    let now = team.now();
    team.ana.syncs(&team.folder, now);
    assert_eq!(team.ana.has(log(&case)).len(), 1, "a carrier's other name changes nothing");
    for file in team.folder.files() {
        fs::remove_file(file).unwrap();
    }
    for _ in 0..3 {
        team.round();
    }
    assert_eq!(team.remi.has(log(&case)).len(), 1);
}

#[test]
fn a_store_that_was_put_back_is_named_and_filled_again() {
    let mut team = Team::new();
    let case = team.opens("35001");
    for _ in 0..3 {
        team.round();
    }
    // Ana puts back a copy from before the case, and the folder has forgotten everything.
    team.ana = Machine::new(who("Ana Birch"), &team.party, later(0));
    let now = team.now();
    team.ana.signs(&team.party.log.entries, now);
    for file in team.folder.files() {
        fs::remove_file(file).unwrap();
    }
    let key = team.ana.identity.public();
    let was = team.vera.store.colleague(key).unwrap().unwrap();
    assert!(was.back.is_none());
    team.clock += 10;
    for _ in 0..3 {
        team.round();
    }
    assert!(team.vera.store.colleague(key).unwrap().unwrap().back.is_some());
    assert_eq!(team.ana.has(log(&case)).len(), 1);
}

#[test]
fn a_foreign_file_in_the_folder_stops_nothing() {
    let mut team = Team::new();
    let case = team.opens("35001");
    let place = team.folder.files()[0].parent().unwrap().to_owned();
    fs::write(place.join("holiday photos.glb"), b"age-encryption.org/v1\nnothing of ours").unwrap();
    fs::write(place.join("notes.txt"), b"bread, milk").unwrap();
    for _ in 0..3 {
        team.round();
    }
    assert_eq!(team.ana.has(log(&case)).len(), 1);
    assert!(place.join("holiday photos.glb").exists() && place.join("notes.txt").exists());
}
