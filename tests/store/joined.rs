//! A store that somebody made to join a party: empty until the first events come, then the party's; its owner's alone.

use greenlight::custody::{self, keys};
use greenlight::desk::{Desk, system_random};
use greenlight::domain::entry::{Entry, Timestamp};
use greenlight::domain::ids::EventId;
use greenlight::error::Error;
use greenlight::seal::recovery::RecoveryKey;
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::joined::Joined;
use greenlight::store::recovery::{Named, Recovery};
use greenlight::store::{Batch, Store, StoreError};
use serde_json::json;

use crate::kit::town::desks::{hour, settles};
use crate::kit::town::{Town, identity};
use greenlight::domain::district::Scope;
use greenlight::domain::event::{Act, Role};
use greenlight::domain::ids::{Digest256, PersonId, sha256};

const AT: &str = "2026-11-22T06:00:00Z";

/// The store of a newcomer to the town's party, without any event.
fn joins(town: &Town, roster: EventId) -> Store {
    let me = identity("stranger");
    let invitation = "an invitation".to_owned();
    let joined = Joined { owner: me.public(), inviter: "Imogen Ashgrove".to_owned(), invitation };
    let recipient = RecoveryKey::generate().recipient();
    let recovery = Recovery::make(roster, &recipient, &me).unwrap();
    let dir = town.path("theirs");
    custody::make_empty(&dir, VaultKey::new([9; 32]), Some(&recovery), roster, &joined).unwrap();
    custody::open(&dir, &me).unwrap()
}

/// The roster of the town's party, on which the newcomer is by an invitation.
fn roster_with_newcomer(town: &Town) -> Vec<Entry> {
    let mut admin = town.desk_at(AT, "admin");
    let (person, key) = (PersonId(admin.random().unwrap()), identity("stranger").public());
    let grant = Act::Grant { person, key, role: Role::Vetter, scope: Scope::Canada };
    let invitation = Digest256(sha256(b"an invitation"));
    settles(&mut admin, grant, json!({ "name": "Ottilie Bergeron", "invitation": invitation })).unwrap();
    assert!(admin.roster.is_used(invitation) && !admin.roster.is_used(Digest256([0; 32])));
    admin.store.roster_history().unwrap().entries().to_vec()
}

#[test]
fn an_empty_store_says_what_it_waits_for() {
    let town = Town::founded(AT);
    let roster = town.desk_at(AT, "admin").store.roster_log().unwrap();
    let store = joins(&town, roster);
    assert_eq!(store.roster_log().unwrap(), roster);
    assert!(store.roster().unwrap().order().is_empty());
    let clock = greenlight::desk::Clock { now: hour(AT), today: hour(AT).date_naive(), set: false };
    let opened = Desk::open(store, identity("stranger"), clock, system_random());
    assert!(matches!(opened, Err(Error::NotYetHere { inviter }) if inviter == "Imogen Ashgrove"));
    let commands = "list\ndue\nverify\nrebuild\nwhoami\nperson list\npolicy show\nflag stats\nshow 7K3QX\nexport --csv\n\
        checkpoint\nbackup there.age\nopen --name N --district 35001\naccept-rollback --why -\nperson rekey";
    for line in commands.lines() {
        let args: Vec<&str> = ["--store", "theirs"].into_iter().chain(line.split(' ')).collect();
        let ran = town.run("stranger", &args, "a reason");
        assert_eq!(ran.code, 3, "{line}: {}{}", ran.out, ran.err);
        let told = "Your store is empty until the first bundle from Imogen Ashgrove comes.";
        assert!(ran.err.contains(told) && ran.err.contains("greenlight receive FILE"), "{line}: {}", ran.err);
    }
    let doctor = town.run("stranger", &["--store", "theirs", "doctor"], "");
    assert_eq!(doctor.code, 3, "{}", doctor.err);
    assert!(doctor.out.contains("The store is empty until the first bundle comes"), "{}", doctor.out);
    assert!(!doctor.out.contains("Imogen") && !doctor.err.contains("Imogen"));
    // Danger is reported all the same: the line to call comes first.
    let safety = town.run("stranger", &["--store", "theirs", "safety", "7K3QX", "--text", "-"], "a threat");
    assert!(safety.err.starts_with("Call") || safety.err.contains("911"), "{}", safety.err);
}

#[test]
fn the_first_events_fill_it_and_no_other_partys() {
    let town = Town::founded(AT);
    let entries = roster_with_newcomer(&town);
    let other = Town::founded(AT);
    let others = other.desk_at(AT, "admin").store.roster_history().unwrap().entries().to_vec();
    let mut store = joins(&town, entries[0].id);
    let now = Timestamp::new(hour(AT));
    let refused = store.append(&Batch { entries: others, ..Batch::default() }, now);
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    assert!(store.awaits_its_first().unwrap().is_some());

    store.append(&Batch { entries, ..Batch::default() }, now).unwrap();
    assert!(store.awaits_its_first().unwrap().is_none());
    assert!(store.verify(&|_| {}).unwrap().ok);
    drop(store);
    assert_eq!(town.run("stranger", &["--store", "theirs", "whoami"], "").code, 0);
    assert_eq!(town.run("stranger", &["--store", "theirs", "verify"], "").code, 0);
}

#[test]
fn a_store_that_was_joined_is_its_owners_alone() {
    let town = Town::founded(AT);
    let entries = roster_with_newcomer(&town);
    let mut store = joins(&town, entries[0].id);
    let now = Timestamp::new(hour(AT));
    let counts = |store: &Store| {
        let openers = keys::against_the_roster(store).unwrap();
        assert_eq!((openers.due, openers.here, openers.too_many, openers.missing), (1, 1, 0, 0));
        assert!(matches!(store.named_recovery().unwrap(), Named::Made(_)));
        assert!(!store.is_rekey_due().unwrap());
    };
    counts(&store);
    store.append(&Batch { entries, ..Batch::default() }, now).unwrap();
    counts(&store);
    // In the vault that the administrators share, the newcomer's key is neither missing nor let in.
    let admin = town.desk_at(AT, "admin");
    let shared = keys::against_the_roster(&admin.store).unwrap();
    assert_eq!((shared.due, shared.here, shared.too_many, shared.missing), (6, 6, 0, 0));
}

#[test]
fn nobody_of_a_shared_vault_names_themselves_its_owner() {
    let town = Town::founded(AT);
    let planted = Joined {
        owner: identity("vetter").public(),
        inviter: "Imogen Ashgrove".to_owned(),
        invitation: String::new(),
    };
    let admin = town.desk_at(AT, "admin");
    let key = {
        let me = identity("admin");
        let file = greenlight::seal::vault_key::file_name(&me.public());
        VaultKey::unwrap(&std::fs::read(town.path("store/keys").join(file)).unwrap(), &me).unwrap()
    };
    let connection = rusqlite::Connection::open(town.path("store/vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    let bytes = serde_json::to_vec(&planted).unwrap();
    connection.execute("INSERT INTO local (name, value) VALUES ('joined', ?)", [bytes]).unwrap();
    assert_eq!(admin.store.joined().unwrap(), Some(planted));
    assert_eq!(keys::recipients(&admin.store).unwrap().len(), 6);
}
