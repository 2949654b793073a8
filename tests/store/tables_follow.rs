//! A revocation reaches further than the cases that its key signed: with an admin go those whom the admin granted a
//! role, and who lost one by that admin has it again. The views follow at once.

use greenlight::custody;
use greenlight::domain::entry::Entry;
use greenlight::domain::event::{Outcome, Role};
use greenlight::domain::ids::{EventId, sha256};
use greenlight::exchange::admit::admit;
use greenlight::seal::identity::Identity;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::{Batch, Store};

use crate::kit::acts;
use crate::kit::party::{ROOT, time, who};
use crate::kit::stage::Stage;
use crate::kit::town::filled::raw_with;

struct Office {
    _place: tempfile::TempDir,
    store: Store,
    log: EventId,
}

impl Office {
    fn with(stage: &Stage) -> Office {
        let (place, me) =
            (tempfile::tempdir().unwrap(), Identity::from_seed(&sha256(b"who keeps the store")));
        let people = Batch { entries: stage.party.log.entries.clone(), ..Batch::default() };
        let (dir, key) = (place.path().join("store"), VaultKey::new(sha256(b"an invented vault")));
        custody::found(&dir, key, &me.public(), None, &people, time(0)).unwrap();
        let mut store = custody::open(&dir, &me).unwrap();
        let log = stage.case.entries[0].id;
        admit(&mut store, &stage.roster(), log, &stage.case.entries, time(600)).unwrap();
        Office { _place: place, store, log }
    }

    /// An event of the roster arrives; the answer is how many recommendations count then, as the views have it, too.
    fn takes(&mut self, entry: &Entry) -> usize {
        self.store.append(&Batch { entries: vec![entry.clone()], ..Batch::default() }, time(600)).unwrap();
        let report = self.store.verify(&|_| {}).unwrap();
        assert!(report.ok, "{:?}", report.problems);
        let views = self.store.dump_views().unwrap();
        self.store.rebuild(&mut |_, _| {}).unwrap();
        assert_eq!(self.store.dump_views().unwrap(), views);
        self.store.case(self.log, &self.store.roster().unwrap()).unwrap().recommendations.len()
    }
}

#[test]
fn with_an_admin_go_those_whom_they_granted() {
    let mut stage = Stage::new();
    stage.does("Rita Stone", acts::recommend(Outcome::Greenlight));
    let mut office = Office::with(&stage);
    // The admin made the vetter and the reviewer, after a revocation that was not seen, and never signed in the case.
    let made_admin = stage.party.log.entries[1].id;
    stage.party.revoke_on(&[made_admin], &who(ROOT), &who(ROOT), Role::Admin, &[]);
    assert_eq!(office.takes(stage.party.log.entries.last().unwrap()), 0);
}

#[test]
fn a_listed_event_that_arrives_later_gives_nothing_back() {
    let mut stage = Stage::new();
    stage.does("Rita Stone", acts::recommend(Outcome::Greenlight));
    let mut office = Office::with(&stage);
    // Who ends the admin's role lists one more grant by them, which is not here yet and not in the revocation's past.
    let made_admin = stage.party.log.entries[1].id;
    let last = stage.party.grant(&who(ROOT), &who("Nora Field"), Role::Vetter, "CA");
    let granted = stage.party.log.entries.last().unwrap().clone();
    stage.party.revoke_on(&[made_admin], &who(ROOT), &who(ROOT), Role::Admin, &[last]);
    assert_eq!(office.takes(stage.party.log.entries.last().unwrap()), 0);
    assert_eq!(office.takes(&granted), 0);
}

#[test]
fn a_case_whose_place_was_changed_is_put_back_to_it() {
    let mut stage = Stage::new();
    stage.does("Rita Stone", acts::recommend(Outcome::Greenlight));
    let mut office = Office::with(&stage);
    let raw = raw_with(office.store.dir(), office.store.key());
    for table in ["cases", "names", "signers", "texts"] {
        let moved = raw.execute(&format!("UPDATE {table} SET came = came + 1000"), []).unwrap();
        assert!(moved > 0, "{table}");
    }
    assert!(!office.store.verify(&|_| {}).unwrap().ok);
    // A revocation touches every case that its key signed.
    stage.party.revoke(&who(ROOT), &who("Rita Stone"), Role::Reviewer, &[]);
    assert_eq!(office.takes(stage.party.log.entries.last().unwrap()), 0);
}

#[test]
fn without_an_approver_nobody_can_decide_until_one_comes() {
    let mut stage = Stage::new();
    let mut office = Office::with(&stage);
    let undecidable = |office: &Office| {
        let row = |row: &String| row.starts_with("agenda ") && row.contains("undecidable");
        office.store.dump_views().unwrap().iter().any(row)
    };
    for approver in ["Ana Birch", "Abel Crane", "Alma Frost"] {
        assert!(!undecidable(&office), "{approver}");
        stage.party.revoke(&who(ROOT), &who(approver), Role::Approver, &[]);
        office.takes(stage.party.log.entries.last().unwrap());
    }
    assert!(undecidable(&office));
    stage.party.grant(&who(ROOT), &who("Nora Field"), Role::Approver, "CA");
    office.takes(stage.party.log.entries.last().unwrap());
    assert!(!undecidable(&office));
}
