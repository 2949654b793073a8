//! A revocation reaches further than the cases that its key signed: with an admin go those whom the admin granted a
//! role, and whoever lost one by that admin has it again. The views follow at once.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod common;

use common::stage::Stage;
use common::{ROOT, acts, time, who};
use greenlight::domain::event::{Outcome, Role};
use greenlight::domain::ids::sha256;
use greenlight::exchange::admit::admit;
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Store};

#[test]
fn the_views_follow_when_an_admin_goes_and_with_them_whom_they_granted() {
    let mut stage = Stage::new();
    let recommended = stage.does("Rita Stone", acts::recommend(Outcome::Greenlight));
    let (place, me) = (tempfile::tempdir().unwrap(), Identity::from_seed(&sha256(b"who keeps the store")));
    let people = Batch { entries: stage.party.log.entries.clone(), ..Batch::default() };
    let (dir, key) = (place.path().join("store"), VaultKey::new(sha256(b"an invented vault")));
    Store::found(&dir, key, &me.public(), &people, time(0)).unwrap();
    let mut store = Store::open(&dir, &me).unwrap();
    let log = stage.case.entries[0].id;
    admit(&mut store, &stage.roster(), log, stage.case.entries.clone(), time(600)).unwrap();

    // The admin made the vetter and the reviewer, after a revocation that was not seen, and never signed in the case.
    let made_admin = stage.party.log.entries[1].id;
    stage.party.revoke_on(&[made_admin], &who(ROOT), &who(ROOT), Role::Admin, &[]);
    let revoked = stage.party.log.entries.last().unwrap().clone();
    store.append(&Batch { entries: vec![revoked], ..Batch::default() }, time(600)).unwrap();

    let file = store.case(log, &store.roster().unwrap()).unwrap();
    assert!(file.late().any(|entry| entry.id == recommended) && file.recommendations.is_empty());
    let report = store.verify(&|_| {}).unwrap();
    assert!(report.ok, "{:?}", report.problems);
    let views = store.dump_views().unwrap();
    store.rebuild(&mut |_, _| {}).unwrap();
    assert_eq!(store.dump_views().unwrap(), views);
}
